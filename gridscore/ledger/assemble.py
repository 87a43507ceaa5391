"""From grids to the ledger: recognises the tables, types their columns, gathers every problem."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from gridscore.ledger.copies import report_copies
from gridscore.ledger.grid import LARGE
from gridscore.ledger.hidden import report_hidden
from gridscore.ledger.kinds import (
    BALLOTS,
    EXEMPTIONS,
    FAULTS,
    FINDINGS,
    HISTORY,
    LONG_MEASURES,
    LONG_SCORES,
    ROSTER,
    SURVEY,
    TOTALS,
    table_kinds,
)
from gridscore.ledger.model import Ledger, TableRead
from gridscore.ledger.open_table import open_table
from gridscore.ledger.own_words import CHOICE_COLUMNS, OwnWords, Teaching
from gridscore.ledger.people import People
from gridscore.ledger.period_names import SheetNames
from gridscore.ledger.problem_log import ProblemLog
from gridscore.ledger.recognise import Headings, recognise
from gridscore.ledger.subjects import only_subjects
from gridscore.ledger.tables.events import EVENT_TABLES, read_events
from gridscore.ledger.tables.exemptions import read_exemptions
from gridscore.ledger.tables.given import read_past_grades, read_totals
from gridscore.ledger.tables.measures import read_measures
from gridscore.ledger.tables.roster import read_roster
from gridscore.ledger.tables.score_sheets import read_scores
from gridscore.ledger.tables.survey import read_survey
from gridscore.ledger.vocabulary import vocabulary_of
from gridscore.messages.word_list import WordList
from gridscore.periods import PeriodKind
from gridscore.problems import make_problem
from gridscore.side_by_side import AT_ONCE, begun, longest_first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence, Set

    from gridscore.ledger.grid import Grid
    from gridscore.ledger.kinds import TableKind
    from gridscore.ledger.model import Scores
    from gridscore.ledger.table import Table
    from gridscore.ledger.vocabulary import Vocabulary
    from gridscore.periods import Period
    from gridscore.problems import Problem
    from gridscore.scheme.model import Scheme


_IN_BOOKS = {
    ROSTER.id: ("id", "grid", "zone"),
    **{kind.id: ("document",) for kind in EVENT_TABLES},
}
"""Columns that may be very many words, which are numbered: a long job in a large table."""


def assemble_ledger(
    grids: Sequence[Grid],
    scheme: Scheme,
    default_period: Period | None,
    problems: Sequence[Problem] = (),
    own_words: OwnWords | None = None,
) -> Ledger:
    """Read all tables of all sheets, in the order given, under one scheme.

    `default_period` is the period of the run. Score sheets that name none belong to it if it is
    a routine one, else they are an error; tallies that name no year belong to its year.
    `problems` from reading the files come first in the ledger's own. Bad content never raises:
    with errors among the problems the tables hold what could be typed. Raises UsageError for
    one of a station's `own_words` that means nothing. Of large tables the grids are empty
    afterwards: what is in them is kept once.
    """
    sheets = [grid.ref for grid in grids]
    log = ProblemLog(sheets)
    vocabulary = vocabulary_of(scheme)
    teaching = Teaching(own_words or OwnWords(), table_kinds(vocabulary), vocabulary)
    usual = Headings(teaching.kinds)

    def headings_in(grid: Grid) -> Headings:
        kinds = teaching.kinds_in(grid)
        return usual if kinds is teaching.kinds else Headings(kinds)

    opened = _open_all(grids, headings_in, log)
    if teaching.has_values:
        for table in opened:
            table.translate(CHOICE_COLUMNS, teaching.value)
    tables = _in_order(single for table in opened for single in table.singly)
    blank_forms = [table for table in tables if table.is_blank_form]
    filled = [table for table in tables if not table.is_blank_form]

    def of(*kinds: TableKind) -> list[Table]:
        ids = {kind.id for kind in kinds}
        return [table for table in filled if table.kind.id in ids]

    rosters = of(ROSTER)
    roster = read_roster(rosters)
    people = People(roster.ids, roster.names)
    # Tables that were opened as one are read as one where that makes no difference.
    filled_as_opened = [table for table in opened if not table.is_blank_form]
    people.look_up([table for table in filled_as_opened if table.kind.id != ROSTER.id])
    # From here on tables of different kinds share nothing.
    sheets_of_scores = [table for table in filled_as_opened if table.kind.id == LONG_SCORES.id]
    read = partial(read_scores, sheets_of_scores, vocabulary, people, default_period)
    scores_read = begun(read, is_long=any(table.is_large for table in filled))
    incidents = read_events(of(*EVENT_TABLES), vocabulary, people, default_period)
    survey = read_survey(of(SURVEY, BALLOTS), vocabulary, people, roster, default_period)
    exemptions = read_exemptions(of(EXEMPTIONS), vocabulary, people)
    measures = read_measures(of(LONG_MEASURES), vocabulary, people, default_period)
    totals = read_totals(of(TOTALS), vocabulary, people, default_period)
    past_grades = read_past_grades(of(HISTORY), vocabulary, people)
    scores = scores_read()
    recorded = {table.kind.id for table in filled if len(table)}
    for table in filled:
        _report_on_whole(table, recorded)
        report_hidden(table, grids[table.sheet].look)
    report_copies(of(*EVENT_TABLES), incidents, len(roster.ids))
    awaited = _report_blank_forms(blank_forms, scores, scheme, vocabulary, default_period)
    _report_tidied(filled)
    return Ledger(
        roster=only_subjects(roster, scheme.subjects),
        scores=scores,
        incidents=incidents,
        survey=survey,
        exemptions=exemptions,
        measures=measures,
        totals=totals,
        past_grades=past_grades,
        handed_in=frozenset(table.kind.id for table in filled),
        panel_awaited=awaited,
        sheets=sheets,
        problems=[*problems, *([] if rosters else [_no_roster()]), *log.in_order()],
        tables=[_summary(table) for table in tables],
    )


def _open_all(
    grids: Sequence[Grid], headings_in: Callable[[Grid], Headings], log: ProblemLog
) -> list[Table]:
    """Take the tables out of all sheets; one table may be of several that are headed alike.

    Sheets have nothing to do with each other, and the log puts what it is told in their order.
    """
    jobs: list[tuple[Callable[[], list[Table]], int]] = []
    alike: dict[int, list[int]] = {}
    for sheet, grid in enumerate(grids):
        if grid.alike:
            alike.setdefault(id(grid.alike), []).append(sheet)
        else:
            size = 0 if isinstance(grid.rows, list) else grid.rows.weight
            jobs.append((partial(_open_tables, grid, sheet, headings_in(grid), log), size))
    for numbers in alike.values():
        some = [(sheet, grids[sheet]) for sheet in numbers]
        size = sum(one.alike.rows.weight for _, one in some[:1] if one.alike)
        jobs.append((partial(_open_alike, some, headings_in, log), size))
    return _in_order(chain.from_iterable(longest_first(jobs, AT_ONCE)))


def _in_order(tables: Iterable[Table]) -> list[Table]:
    """Put tables in the order of their sheets; those of one sheet stay in theirs."""
    return sorted(tables, key=lambda table: table.sheet)


def _open_alike(
    grids: Sequence[tuple[int, Grid]], headings_in: Callable[[Grid], Headings], log: ProblemLog
) -> list[Table]:
    """Take the tables out of sheets that were read as one, which all are given, with numbers."""
    from gridscore.ledger.alike import open_together

    headings = [headings_in(grid) for _, grid in grids]
    tables, alone = open_together(grids, headings, log)
    for sheet, grid in alone:
        tables += _open_tables(grid, sheet, headings_in(grid), log)
    return tables


def _open_tables(grid: Grid, sheet: int, headings: Headings, log: ProblemLog) -> list[Table]:
    """Take the tables out of a sheet; of a large one nothing is left but them."""
    laid = _laid_by_columns(grid, headings.kinds) if len(grid.rows) >= LARGE else grid
    regions = recognise(laid, sheet, headings, log)
    tables = [open_table(laid, region, sheet, log) for region in regions]
    for table in tables:
        columns = map(table.texts, _IN_BOOKS.get(table.kind.id, ()))
        jobs = [(texts.get_ready, len(texts)) for texts in columns if texts]
        longest_first(jobs, AT_ONCE)
    if not isinstance(laid.rows, list):
        laid.rows.give_up()
    return tables


def _laid_by_columns(grid: Grid, kinds: Sequence[TableKind]) -> Grid:
    from gridscore.ledger.laid_by_columns import by_columns

    return by_columns(grid, kinds)


def _report_on_whole(table: Table, recorded: Set[str]) -> None:
    """Say what there is to say of a table; `recorded` are the kinds some table has rows of."""
    if table.region.extra:
        table.report_whole("GS205", columns=list(table.region.extra))
    if not len(table):
        table.report_whole(_code_of_empty(table, recorded))


def _code_of_empty(table: Table, recorded: Set[str]) -> str:
    """Say what a table without rows is: a statement that there was nothing, or a mistake.

    A blank log of faults or findings that gridscore made may only be waiting, and where there is
    no other it keeps everybody at full points.
    """
    if not table.kind.may_be_empty:
        return "GS204"
    costs_points = table.kind.id in {FAULTS.id, FINDINGS.id} - recorded
    return "GS214" if costs_points and table.is_own_form else "GS210"


def _report_blank_forms(
    blank_forms: Sequence[Table],
    scores: Scores,
    scheme: Scheme,
    vocabulary: Vocabulary,
    asked: Period | None,
) -> frozenset[Period]:
    """Tell of forms that are not filled in; return the years whose annual sheets are awaited.

    A blank annual sheet that names nobody says nothing of whether a panel gives points: the year
    asked for is computed without, with a warning (R5). One that is made out to people says that
    they are to have some.
    """
    years = [_year_of_panel(table, scheme, vocabulary, asked) for table in blank_forms]
    awaited = frozenset(
        year
        for table, year in zip(blank_forms, years, strict=True)
        if year and year not in scores.periods and table.names_somebody
    )
    for table, year in zip(blank_forms, years, strict=True):
        if year is None or year != asked or year in scores.periods:  # or there is time yet
            table.report_whole("GS213")
        elif table.names_somebody:
            table.report_whole("GS217", year=str(year))
        else:
            table.report_whole("GS213" if year in awaited else "GS215", year=str(year))
    return awaited


def _year_of_panel(
    table: Table, scheme: Scheme, vocabulary: Vocabulary, asked: Period | None
) -> Period | None:
    """Tell the year that a sheet is the annual one of; None if it is of a round, or nothing."""
    if table.kind.id != LONG_SCORES.id or "panel" not in scheme.year.weights:
        return None
    names = SheetNames(table.region.titles, table.ref, vocabulary.cadences, asked)
    period = names.choose().period
    return period if period and period.kind is PeriodKind.YEAR else None


def _report_tidied(tables: Sequence[Table]) -> None:
    """Count the cells that were tidied, once for all, and show the first."""
    tidied = [column for table in tables for column in table.tidied]
    if tidied:
        tidied[0].tell_first(sum(map(len, tidied)))


def _no_roster() -> Problem:
    required = tuple(ROSTER.title_of(names) for names in ROSTER.required)
    optional = tuple(
        column.title for column in ROSTER.columns if (column.id,) not in ROSTER.required
    )
    return make_problem("GS401", required=WordList(required), optional=WordList(optional))


def _summary(table: Table) -> TableRead:
    """Say what a table was taken for; a score sheet of the year is a panel sheet."""
    is_panel = table.period is not None and table.period.kind is PeriodKind.YEAR
    region = table.region
    return TableRead(
        sheet=table.ref,
        kind="panel" if is_panel and table.kind.id == "scores" else table.kind.id,
        header_row=region.header_row,
        rows=len(table),
        period=table.period,
        headings=region.headings,
        ignored=region.extra,
        is_blank_form=table.is_blank_form,
        tidied=table.tidied,
    )

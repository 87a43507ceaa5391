"""From grids to the ledger: recognises the tables, types their columns, gathers every problem."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gridscore.ledger.copies import report_copies
from gridscore.ledger.hidden import report_hidden
from gridscore.ledger.joined import joined
from gridscore.ledger.kinds import (
    BALLOTS,
    EXEMPTIONS,
    HISTORY,
    LONG_MEASURES,
    LONG_SCORES,
    ROSTER,
    SURVEY,
    TOTALS,
)
from gridscore.ledger.model import Ledger, TableRead
from gridscore.ledger.open_tables import SheetOpener
from gridscore.ledger.own_words import CHOICE_COLUMNS
from gridscore.ledger.people import People
from gridscore.ledger.problem_log import ProblemLog
from gridscore.ledger.stack import single_tables
from gridscore.ledger.subjects import only_subjects
from gridscore.ledger.tables.events import EVENT_TABLES, read_events
from gridscore.ledger.tables.exemptions import read_exemptions
from gridscore.ledger.tables.given import read_past_grades, read_totals
from gridscore.ledger.tables.measures import read_measures
from gridscore.ledger.tables.roster import read_roster
from gridscore.ledger.tables.score_sheets import read_scores
from gridscore.ledger.tables.survey import read_survey
from gridscore.ledger.whole_tables import (
    no_roster,
    report_blank_forms,
    report_tidied,
    report_whole_tables,
)
from gridscore.problems import has_errors
from gridscore.records import replace
from gridscore.side_by_side import begun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Grid
    from gridscore.ledger.kinds import TableKind
    from gridscore.ledger.model import SheetRef
    from gridscore.ledger.table import Table
    from gridscore.ledger.vocabulary import Vocabulary
    from gridscore.periods import Period
    from gridscore.problems import Problem
    from gridscore.scheme.model import Scheme


class _Tables:
    """The tables of all sheets: those that are filled in, and forms that are not yet."""

    def __init__(self, opened: Sequence[Table]) -> None:
        self._opened = joined([table for table in opened if not table.is_blank_form])
        self.each = single_tables(opened)
        self.blank_forms = [table for table in self.each if table.is_blank_form]
        self.filled = [table for table in self.each if not table.is_blank_form]

    def of(self, *kinds: TableKind) -> list[Table]:
        """Return the filled tables of some kinds, each of one sheet."""
        return _of_kinds(self.filled, *kinds)

    def together(self, *kinds: TableKind) -> list[Table]:
        """Return them with several sheets as one table where they are headed alike.

        It is quicker: what their rows have alike is looked up once. Sheets of other tables may
        stand in between: a `Stack` has the rows in the order of sheets.
        """
        return _of_kinds(self._opened, *kinds)

    def to_look_up(self) -> list[Table]:
        """Return all whose rows are about people of the roster, several sheets as one table."""
        return [table for table in self._opened if table.kind.id != ROSTER.id]

    @property
    def are_large(self) -> bool:
        """Whether any has so many rows that it is worth while to read others beside it."""
        return any(table.is_large for table in self.filled)


def _of_kinds(tables: Sequence[Table], *kinds: TableKind) -> list[Table]:
    ids = {kind.id for kind in kinds}
    return [table for table in tables if table.kind.id in ids]


def assemble_ledger(
    grids: Sequence[Grid],
    scheme: Scheme,
    default_period: Period | None,
    problems: Sequence[Problem] = (),
    opener: SheetOpener | None = None,
) -> Ledger:
    """Read all tables of all sheets, in the order given, under one scheme.

    `default_period` is the period of the run. Score sheets that name none belong to it if it is
    a routine one, else they are an error; tallies that name no year belong to its year.
    `problems` from reading the files come first in the ledger's own. Bad content never raises:
    with errors among the problems the tables hold what could be typed. Sheets may be open already,
    by an `opener` that knows the scheme and a station's own words. Of large tables the grids are
    empty afterwards: what is in them is kept once.
    """
    sheets = [grid.ref for grid in grids]
    log = ProblemLog(sheets)
    opener = opener or SheetOpener(scheme)
    vocabulary, teaching = opener.vocabulary, opener.teaching
    opened = opener.tables(grids, log)
    if teaching.has_values:
        for table in opened:
            for one in (table, *table.parts):
                one.translate(CHOICE_COLUMNS, teaching.value)
    tables = _Tables(opened)
    ledger = _read_all(tables, sheets, vocabulary, default_period)
    report_whole_tables(tables.filled, has_points=not scheme.lacks_tariff)
    for table in tables.filled:
        report_hidden(table, grids[table.sheet].look)
    report_copies(tables.of(*EVENT_TABLES), ledger.incidents, len(ledger.roster.ids))
    awaited = report_blank_forms(tables.blank_forms, ledger.scores, vocabulary, default_period)
    report_tidied(tables.filled)
    is_known = bool(tables.of(ROSTER)) or has_errors(problems)  # a file that failed may be it
    of_roster = [] if is_known else [no_roster()]
    return replace(
        ledger,
        roster=only_subjects(ledger.roster, scheme.subjects),
        panel_awaited=awaited,
        problems=[*problems, *teaching.problems, *of_roster, *log.in_order()],
        tables=[_summary(table) for table in tables.each],
    )


def _read_all(
    tables: _Tables, sheets: list[SheetRef], vocabulary: Vocabulary, default_period: Period | None
) -> Ledger:
    """Type all that was handed in; what is told of it goes into the log of the tables."""
    roster = read_roster(tables.together(ROSTER))
    people = People(roster.ids, roster.names)
    people.look_up(tables.to_look_up())
    # From here on tables of different kinds share nothing.
    sheets_of_scores = tables.together(LONG_SCORES)
    read = partial(read_scores, sheets_of_scores, vocabulary, people, default_period)
    scores_read = begun(read, is_long=tables.are_large)
    incidents = read_events(tables.together(*EVENT_TABLES), vocabulary, people, default_period)
    ballots = tables.together(SURVEY, BALLOTS)
    survey = read_survey(ballots, vocabulary, people, roster, default_period)
    exemptions = read_exemptions(tables.of(EXEMPTIONS), vocabulary, people)
    measures = read_measures(tables.of(LONG_MEASURES), vocabulary, people, default_period)
    totals = read_totals(tables.of(TOTALS), vocabulary, people, default_period)
    past_grades = read_past_grades(tables.of(HISTORY), vocabulary, people)
    return Ledger(
        roster=roster,
        scores=scores_read(),
        incidents=incidents,
        survey=survey,
        exemptions=exemptions,
        measures=measures,
        totals=totals,
        past_grades=past_grades,
        handed_in=frozenset(table.kind.id for table in tables.filled),
        sheets=sheets,
    )


def _summary(table: Table) -> TableRead:
    """Say what a table was taken for."""
    region = table.region
    return TableRead(
        sheet=table.ref,
        kind=table.kind_name,
        header_row=region.header_row,
        rows=len(table),
        period=table.period,
        headings=region.headings,
        ignored=region.extra,
        is_blank_form=table.is_blank_form,
        tidied=table.tidied,
    )

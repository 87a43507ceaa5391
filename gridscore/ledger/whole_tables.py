"""What is to be told of tables as a whole: empty ones, forms not filled in, cells tidied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.ledger.kinds import FAULTS, FINDINGS, LONG_SCORES, ROSTER
from gridscore.ledger.parsing.period_names import SheetNames
from gridscore.messages.word_list import WordList
from gridscore.periods import PeriodKind
from gridscore.problems import make_problem

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from gridscore.ledger.model import Scores
    from gridscore.ledger.table import Table
    from gridscore.ledger.vocabulary import Vocabulary
    from gridscore.periods import Period
    from gridscore.problems import Problem


def report_whole_tables(tables: Sequence[Table], *, has_points: bool) -> None:
    """Say of tables which columns were passed over, and what those without rows may mean.

    `has_points` says whether the regulation takes points off for what logs record at all.
    """
    recorded = {table.kind.id for table in tables if len(table)}
    costly = {FAULTS.id, FINDINGS.id} - recorded if has_points else set()
    for table in tables:
        _report_whole(table, costly)


def _report_whole(table: Table, costly: Set[str]) -> None:
    """Say what there is to say of a table; `costly` are the kinds whose rows would cost points."""
    if table.region.extra:
        table.report_whole("GS205", columns=list(table.region.extra))
    if not len(table):
        table.report_whole(_code_of_empty(table, costly))


def _code_of_empty(table: Table, costly: Set[str]) -> str:
    """Say what a table without rows is: a statement that there was nothing, or a mistake.

    A blank log of faults or findings that gridscore made may only be waiting, and where there is
    no other it keeps everybody at full points.
    """
    if not table.kind.may_be_empty:
        return "GS204"
    return "GS214" if table.kind.id in costly and table.is_own_form else "GS210"


def report_blank_forms(
    blank_forms: Sequence[Table],
    scores: Scores,
    vocabulary: Vocabulary,
    asked: Period | None,
) -> frozenset[Period]:
    """Tell of forms that are not filled in; return the years whose annual sheets are awaited.

    A blank annual sheet that names nobody says nothing of whether a panel gives points: the year
    asked for is computed without, with a warning (R5). One that is made out to people says that
    they are to have some.
    """
    years = [_year_of_panel(table, vocabulary, asked) for table in blank_forms]
    awaited = frozenset(
        year
        for table, year in zip(blank_forms, years, strict=True)
        if year and year not in scores.periods and table.names_somebody
    )
    for table, year in zip(blank_forms, years, strict=True):
        table.is_panel = year is not None
        if year is None or year in scores.periods:
            table.report_whole("GS213")
        elif table.names_somebody and asked in (None, year):
            table.report_whole("GS217", year=str(year))
        elif year != asked:  # there is time yet
            table.report_whole("GS213")
        else:
            table.report_whole("GS213" if year in awaited else "GS215", year=str(year))
    return awaited


def _year_of_panel(table: Table, vocabulary: Vocabulary, asked: Period | None) -> Period | None:
    """Tell the year that a sheet is the annual one of; None if it is of a round, or nothing."""
    if table.kind.id != LONG_SCORES.id or "panel" not in vocabulary.uses:
        return None
    names = SheetNames(table.region.titles, table.ref, vocabulary.cadences, asked)
    period = names.choose().period
    return period if period and period.kind is PeriodKind.YEAR else None


def report_tidied(tables: Sequence[Table]) -> None:
    """Count the cells that were tidied, once for all, and show the first."""
    tidied = [column for table in tables for column in table.tidied]
    if tidied:
        tidied[0].tell_first(sum(map(len, tidied)))


def no_roster() -> Problem:
    """Say that nobody is known: which columns a roster needs, and which it may have."""
    required = tuple(ROSTER.title_of(names) for names in ROSTER.required)
    optional = tuple(
        column.title for column in ROSTER.columns if (column.id,) not in ROSTER.required
    )
    return make_problem("GS401", required=WordList(required), optional=WordList(optional))

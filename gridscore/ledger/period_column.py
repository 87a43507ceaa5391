"""The period of every row: from its own column, else from the names around the table.

`cadences` are the kinds of period that a regulation assesses, the shortest first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import as_ints
from gridscore.ledger.model import BLANK
from gridscore.ledger.parsing.period_names import ASKED, COLUMN, SheetNames
from gridscore.ledger.parsing.values import BadCell, Parsed, is_blank, parse_text
from gridscore.messages import Wording, worded
from gridscore.periods import PeriodKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gridscore.ledger.codebook import Codebook
    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.ledger.parsing.period_names import Choice
    from gridscore.ledger.table import Mask, Table
    from gridscore.ledger.vocabulary import Vocabulary
    from gridscore.periods import Period


def score_periods(
    table: Table, vocabulary: Vocabulary, default: Period | None, book: Codebook[Period]
) -> Ints:
    """Return the period of every row of a score sheet: a round, or the year that a panel scores."""
    names = SheetNames(table.region.titles, table.ref, vocabulary.cadences, default)
    kinds = {names.routine, PeriodKind.YEAR} if "panel" in vocabulary.uses else {names.routine}
    periods = _row_periods(table, names, kinds, default, book)
    table.is_panel = names.routine is not PeriodKind.YEAR and _is_of_one_year(periods, book)
    if table.is_panel and table.period and not names.speak_of_year:
        table.report_whole("GS226", period=table.period, kinds=_kind_words({names.routine}))
    return as_ints(periods)


def figure_periods(
    table: Table, cadences: Sequence[PeriodKind], default: Period | None, book: Codebook[Period]
) -> Ints:
    """Return the period of every row of measures or given totals: a round or a year."""
    names = SheetNames(table.region.titles, table.ref, cadences, default)
    return as_ints(_row_periods(table, names, {names.routine, PeriodKind.YEAR}, default, book))


def _row_periods(
    table: Table,
    names: SheetNames,
    kinds: set[PeriodKind],
    default: Period | None,
    book: Codebook[Period],
) -> Amounts:
    """Return the period of every row, of some kinds.

    A sheet that names none belongs to `default`, the period of the run, if that is a routine
    one; a year lends its number to names such as `第一季度` only.
    """
    periods = table.read("period", _parser(names, kinds, book))
    unnamed = ~table.is_filled("period")
    if unnamed.any():
        table.period = _sheet_period(table, names, kinds, default)
        periods = _with_unnamed(table, periods, unnamed, book)
    return periods


def _is_of_one_year(periods: Amounts, book: Codebook[Period]) -> bool:
    """Say whether every row is of one and the same year."""
    if not len(periods) or periods[0] == BLANK:
        return False
    is_year = book.words[int(periods[0])].kind is PeriodKind.YEAR
    return is_year and bool((periods == periods[0]).all())


def survey_periods(
    table: Table, vocabulary: Vocabulary, default: Period | None, book: Codebook[Period]
) -> Ints:
    """Return the period of every row of a survey tally, of a kind that residents vote on.

    Where none is named it is the year of `default`, or `default` itself where only rounds have
    a vote. Where only the year has one, a tally of a quarter's title is of its year too.
    """
    names = SheetNames(table.region.titles, table.ref, vocabulary.cadences, default)
    periods = table.read("period", _parser(names, set(vocabulary.voted), book))
    unnamed = ~table.is_filled("period")
    if unnamed.any():
        yearly = PeriodKind.YEAR in vocabulary.voted
        choice = names.choose_year() if len(vocabulary.voted) == yearly else names.choose()
        table.period = _agreed(table, choice)
        if table.period and table.period.kind not in vocabulary.voted:
            kinds = _kind_words(set(vocabulary.voted))
            table.report_whole("GS208", value=str(table.period), kinds=kinds)
            table.period = None
        elif default and not choice.period and not choice.named:
            table.period = default.calendar_year if yearly else default
            if table.period.kind in vocabulary.voted:
                table.report_whole("GS209", period=table.period)
            else:
                table.period = None
                table.report_whole("GS206")
        periods = _with_unnamed(table, periods, unnamed, book)
    return as_ints(periods)


def past_periods(table: Table, cadences: Sequence[PeriodKind], book: Codebook[Period]) -> Ints:
    """Return the period of every past grade; the year around the table where a row names none.

    The period of the run is never taken for it.
    """
    names = SheetNames(table.region.titles, table.ref, cadences, None)
    periods = table.read("period", _parser(names, set(cadences), book, contradict=False))
    unnamed = ~table.is_filled("period")
    if unnamed.any():
        choice = names.choose_year()
        table.period = _agreed(table, choice)
        if not choice.period and not choice.named:
            table.report_whole("GS206")
        periods = _with_unnamed(table, periods, unnamed, book)
    return as_ints(periods)


def exemption_periods(table: Table, cadences: Sequence[PeriodKind], book: Codebook[Period]) -> Ints:
    """Return the period of every exemption, which each row has to name itself."""
    names = SheetNames(table.region.titles, table.ref, cadences, None)
    parse = _parser(names, set(cadences), book, contradict=False)
    return as_ints(table.read("period", parse, required=True))


def _with_unnamed(table: Table, periods: Amounts, unnamed: Mask, book: Codebook[Period]) -> Amounts:
    """Put the period of the table as a whole where a row names none."""
    code = BLANK if table.period is None else book.code(table.period)
    if unnamed.all():
        return np.broadcast_to(np.int64(code), len(periods))
    return np.where(unnamed, code, periods)


def year_named(table: Table, cadences: Sequence[PeriodKind]) -> int | None:
    """Return the year that a table is named for by its title, sheet, file or folder, if any."""
    return SheetNames(table.region.titles, table.ref, cadences, None).year_named()


class DateYears:
    """Tells the year of a table's dates that name none, from the names around it."""

    def __init__(
        self, table: Table, cadences: Sequence[PeriodKind], default: Period | None
    ) -> None:
        """`default` is the period of the run, whose year is taken where no name tells one."""
        names = SheetNames(table.region.titles, table.ref, cadences, None)
        self._table, self._default = table, default
        self._period = names.choose().period
        self._year, self._is_unsure = names.year_around()
        self._has_told = False

    def year_of(self, month: int) -> int:
        """Return the year of a date in a month; raises BadCell where it is not certain."""
        if self._period and self._period.kind is not PeriodKind.YEAR:
            if month not in self._period.months:
                raise BadCell("GS310")
            return self._period.year
        if self._year is None and not self._is_unsure and self._default:
            self._tell_lent(self._default.year)
            return self._default.year
        if self._year is None:
            raise BadCell("GS310")
        return self._year

    def _tell_lent(self, year: int) -> None:
        if not self._has_told:
            self._table.report_whole("GS325", year=year)
        self._has_told = True


def _parser(
    names: SheetNames, kinds: set[PeriodKind], book: Codebook[Period], *, contradict: bool = True
) -> Callable[[Cell], Parsed[int]]:
    def parse(cell: Cell) -> Parsed[int]:
        if is_blank(cell):
            return Parsed(BLANK)
        period = names.read(parse_text(cell).value)
        if period is None:
            raise BadCell("GS319")
        if period.kind not in kinds:
            raise BadCell("GS208", kinds=_kind_words(kinds))
        others = names.contradicting(period) if contradict else ()
        if others:
            raise BadCell("GS207", found=_found([(period, COLUMN), *others]))
        return Parsed(book.code(period))

    return parse


def _sheet_period(
    table: Table, names: SheetNames, kinds: set[PeriodKind], default: Period | None
) -> Period | None:
    choice = names.choose()
    others = sorted({period for naming in names.namings for period in naming.others})
    if choice.named or (choice.period and choice.period.kind in kinds):
        return _agreed(table, choice)
    found = [choice.period] if choice.period else others
    if found or names.spans:
        value = str(found[0]) if found else names.spans[0]
        table.report_whole("GS208", value=value, kinds=_kind_words(kinds))
    elif default is None or default.kind is PeriodKind.YEAR:
        table.report_whole("GS206")
    elif names.other_years(default):
        table.report_whole("GS207", found=_found([(default, ASKED), *names.other_years(default)]))
    else:
        table.report_whole("GS209", period=default)
        return default
    return None


def _agreed(table: Table, choice: Choice) -> Period | None:
    if choice.named:
        table.report_whole("GS207", found=_found(choice.named))
    return choice.period


def _found(named: Iterable[tuple[Period, Wording]]) -> list[Wording]:
    """Write periods with the places that name them: `2026Q1 (title)`."""
    return [worded("console.remarked", what=period, remark=where) for period, where in named]


_KIND_WORDS = {
    PeriodKind.MONTH: Wording("a month (2026-03)", "月份（2026年3月）", "月份（2026年3月）"),
    PeriodKind.QUARTER: Wording(
        "a quarter (2026Q1)", "季度（2026年第一季度）", "季度（2026年第一季度）"
    ),
    PeriodKind.HALF: Wording(
        "a half-year (2026H1)", "半年（2026年上半年）", "半年（2026年上半年）"
    ),
    PeriodKind.YEAR: Wording("a year (2026)", "年度（2026年）", "年度（2026年）"),
}


def _kind_words(kinds: set[PeriodKind]) -> list[Wording]:
    return [words for kind, words in _KIND_WORDS.items() if kind in kinds]

"""Which period a sheet is about, from its title, its name, and the names of file and folders."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from gridscore.ledger.parsing.period_words import (
    bare_periods,
    naming_in,
    plain_words,
    several_in,
    years_in,
)
from gridscore.messages import Wording
from gridscore.patterns import pattern
from gridscore.periods import Period, PeriodKind, parse_period
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.model import SheetRef
    from gridscore.ledger.parsing.period_words import Naming

_A_YEAR = pattern(r"(?:19|20|21)\d\d")

TITLE = Wording("title", "标题", "標題")
SHEET = Wording("sheet name", "工作表名", "工作表名稱")
FILE = Wording("file name", "文件名", "檔案名稱")
FOLDER = Wording("folder", "文件夹", "資料夾")
ASKED = Wording("asked for", "命令中的期间", "命令中的期間")
COLUMN = Wording("period column", "期间列", "期間欄")


@dataclass(frozen=True, slots=True)
class Choice:
    """The period a sheet is about; `named` has all of them, with their places, if they differ."""

    period: Period | None
    named: tuple[tuple[Period, Wording], ...] = ()


class SheetNames:
    """The places around a table that may name its period, the nearest first."""

    def __init__(
        self, titles: str, ref: SheetRef, cadences: Sequence[PeriodKind], asked: Period | None
    ) -> None:
        """`asked` is the period of the run, which lends its year where no place names one.

        `cadences` are the kinds of period that are assessed, the shortest first.
        """
        self.routine = cadences[0]
        self._halves = PeriodKind.HALF in cadences
        path = PurePath(ref.file.replace("\\", "/"))
        self._folders = path.parent.parts
        texts = (
            (TITLE, titles),
            (SHEET, ref.name),
            (FILE, path.stem),
            (FOLDER, "/".join(self._folders)),
        )
        plain = [(where, plain_words(text)) for where, text in texts]
        self._years = [years_in(text) for _, text in plain]
        self._lent = frozenset({asked.year} if asked else ())
        self.namings = [
            naming_in(where, text, self._year_for(level), self.routine, halves=self._halves)
            for level, (where, text) in enumerate(plain)
        ]

    def _year_for(self, level: int) -> int | None:
        """Tell the year a bare quarter means: of the same place, of one further out, nearer."""
        return _only([*self._years[level:], *self._years[:level], self._lent])

    def year_around(self) -> tuple[int | None, bool]:
        """Return the year that the nearest place names, and whether it names several."""
        nearest = next((years for years in self._years if years), frozenset())
        return _only(self._years), len(nearest) > 1

    def year_named(self) -> int | None:
        """Return the year that the nearest place names as one; a folder named `2026` does too.

        Another number of four digits, such as that of a regulation, is no year here.
        """
        for naming in self.namings:
            years = {period.year for period in naming.every}
            if years:
                return years.pop() if len(years) == 1 else None
        numbers = [int(part) for part in self._folders if _A_YEAR.fullmatch(part)]
        return numbers[-1] if numbers else None

    @property
    def spans(self) -> list[str]:
        """What the places call the time, where it is no period there is: half a year, say."""
        return [naming.span for naming in self.namings if naming.span]

    @property
    def speak_of_year(self) -> bool:
        """Whether any place speaks of the year's own assessment, and does not merely date it."""
        return any(naming.annual for naming in self.namings)

    def other_years(self, asked: Period) -> list[tuple[Period, Wording]]:
        """List the years named around the table that are not the one asked for."""
        return [
            (Period(year, PeriodKind.YEAR), naming.where)
            for naming, years in zip(self.namings, self._years, strict=True)
            for year in sorted(years - {asked.year})
        ]

    def read(self, text: str) -> Period | None:
        """Read a period; one without its year, `第一季度`, is completed by the nearest year."""
        year, plain = self._year_for(0), plain_words(text)
        bare = set()
        if year and not several_in(plain):
            bare = bare_periods(plain, year, halves=self._halves)
        return parse_period(text) or (bare.pop() if len(bare) == 1 else None)

    def contradicting(self, period: Period) -> tuple[tuple[Period, Wording], ...]:
        """Return the periods of the same kind that are named around a table instead of this one."""
        named = [(naming.where, naming.of_kind(period.kind)) for naming in self.namings]
        single = [(next(iter(found)), where) for where, found in named if len(found) == 1]
        if any(found == period for found, _ in single):
            return ()
        return tuple(single)

    def choose(self) -> Choice:
        """Tell the period of the table: the nearest place that names one decides.

        A title that merely dates the table (`2026年`) leaves the word to a place that names a
        quarter or a month; where none does, such a date is the year's only if it is not one of
        rounds, or of months that no regulation asked for. Places that name different periods of
        one kind contradict each other, as do a title of the year and a sheet or file of a quarter.
        """
        for naming in self.namings:
            if naming.routine:
                return self._agreed(naming.routine, _rounds_named(self.namings))
            if naming.years and naming.annual:
                near = [other for other in self.namings if other.where is not FOLDER]
                rivals = _years_named(self.namings) + _rounds_named(near)
                return self._agreed(naming.years, rivals)
        nearest = next((naming for naming in self.namings if naming.says_when), None)
        if nearest is not None and not nearest.is_of_a_year:
            return Choice(None)
        years = _years_named(self.namings)
        return self._agreed(frozenset(period for period, _ in years), years)

    def choose_year(self) -> Choice:
        """Tell the year of a table that is about a year; the year of a quarter counts too.

        Where no place names a period, a mere number such as `2026` decides, the nearest first:
        further out it may be the regulation's year, or a part of any name.
        """
        named = [
            (Period(year, PeriodKind.YEAR), naming.where)
            for naming in self.namings
            for year in sorted({period.year for period in naming.every})
        ]
        if not named:
            named = self._nearest_loose_years()
        return self._agreed(frozenset(period for period, _ in named), named)

    def _nearest_loose_years(self) -> list[tuple[Period, Wording]]:
        for naming, years in zip(self.namings, self._years, strict=True):
            if years:
                return [(Period(year, PeriodKind.YEAR), naming.where) for year in sorted(years)]
        return []

    @staticmethod
    def _agreed(chosen: frozenset[Period], named: Sequence[tuple[Period, Wording]]) -> Choice:
        if len({period for period, _ in named}) > 1:
            return Choice(None, tuple(named))
        return Choice(next(iter(chosen), None))


def _rounds_named(namings: Sequence[Naming]) -> list[tuple[Period, Wording]]:
    """List the routine periods that are named, each with its place."""
    return [(period, naming.where) for naming in namings for period in sorted(naming.routine)]


def _years_named(namings: Sequence[Naming]) -> list[tuple[Period, Wording]]:
    """List the whole years that are named, each with its place."""
    return [(period, naming.where) for naming in namings for period in sorted(naming.years)]


def _only(levels: Sequence[frozenset[int]]) -> int | None:
    """Return the year of the nearest place that names any, if it names just one."""
    nearest = next((years for years in levels if years), frozenset())
    return next(iter(nearest)) if len(nearest) == 1 else None

"""Which periods a text names: `2026年第二季度`, `Q2`, `4-6月`, `2026年1月1日至3月31日`."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from gridscore.patterns import pattern
from gridscore.periods import (
    FIRST_YEAR,
    LAST_YEAR,
    Period,
    PeriodKind,
    day_date,
    find_periods,
    parse_period,
)
from gridscore.records import dataclass

if TYPE_CHECKING:
    import re

    from gridscore.messages import Wording

_BARE_QUARTER = pattern(r"第?(?P<han>[一二三四1-4])季|q(?P<latin>[1-4])(?!\d)")
_BARE_MONTH = pattern(r"(?P<month>0?[1-9]|1[0-2])月(?!\d)")
_ENDS_IN_YEAR = pattern(r"\d{4}(?:[-_./年]|年度)?$")
_LOOSE_YEAR = pattern(r"(?<!\d)(199\d|20\d\d|21\d\d)(?!\d)")
_MONTHS = pattern(
    r"(?<!\d)(?P<first>0?[1-9]|1[0-2])月?(?:份)?[-—–~～至到](?P<last>0?[1-9]|1[0-2])月"
)
_DAYS = pattern(
    r"(?<!\d)(?P<year>\d{4})[-./年](?P<month>\d{1,2})[-./月](?P<day>\d{1,2})日?(?:[-—–~～]+|至|到)"
    r"(?:(?P<to_year>\d{4})[-./年])?(?P<to_month>\d{1,2})[-./月](?P<to_day>\d{1,2})日?(?!\d)"
)
_HALF_YEAR = pattern(r"(?P<half>[上下])半年")
_ANNUAL = pattern(r"(?<!半)年度|年终|年終|年末|全年|annual|year-?end")


@dataclass(frozen=True, slots=True)
class Naming:
    """The periods that one place names: routine ones, whole years, and any others.

    `annual` says that it speaks of the year's own assessment and does not merely give a date.
    `span` is a stretch of time that is no period, such as `上半年` or `2-5月`.
    """

    where: Wording
    routine: frozenset[Period]
    years: frozenset[Period]
    others: frozenset[Period]
    annual: bool
    span: str

    def of_kind(self, kind: PeriodKind) -> frozenset[Period]:
        """Return the periods of one kind."""
        return frozenset(period for period in self.every if period.kind is kind)

    @property
    def every(self) -> frozenset[Period]:
        """All the periods the place names."""
        return self.routine | self.years | self.others


@lru_cache(maxsize=1024)
def naming_in(
    where: Wording, text: str, year: int | None, routine: PeriodKind, *, halves: bool
) -> Naming:
    """Find what a place names; many sheets of a station have the same name, file and folder."""
    found = set(find_periods(text)) | _periods_between_days(text)
    if year is not None:
        found |= bare_periods(text, year, halves=halves)
        if not found and _ANNUAL.search(text):
            found = {Period(year, PeriodKind.YEAR)}
    known = (routine, PeriodKind.YEAR)
    return Naming(
        where,
        frozenset(period for period in found if period.kind is routine),
        frozenset(period for period in found if period.kind is PeriodKind.YEAR),
        frozenset(period for period in found if period.kind not in known),
        bool(_ANNUAL.search(text)),
        _span_in(text),
    )


def plain_text(text: str) -> str:
    """Return a text as the functions here look at it: half-width, in lower case, without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def years_in(text: str) -> frozenset[int]:
    """Return the years of the periods that a text names, or else every number that may be one."""
    named = {period.year for period in find_periods(text)}
    return frozenset(named or {int(year) for year in _LOOSE_YEAR.findall(text)})


def bare_periods(text: str, year: int, *, halves: bool) -> set[Period]:
    """Find periods without a year; a half-year only where it is a period at all."""
    found = _bare_quarters_and_months(text, year)
    return found | _bare_halves(text, year) if halves else found


def _periods_between_days(text: str) -> set[Period]:
    """Find periods that are named by their first and last day: `2026年1月1日至3月31日`."""
    found = set()
    for match in _DAYS.finditer(text):
        year, month, day = (int(match[part]) for part in ("year", "month", "day"))
        to_year, to_month = int(match["to_year"] or year), int(match["to_month"])
        months = to_month - month + 1
        kind = next((kind for kind in PeriodKind if kind.months == months), None)
        if kind is None or day != 1 or year != to_year or to_month % months or to_month > 12:
            continue
        if not FIRST_YEAR <= year <= LAST_YEAR:
            continue
        period = Period(year, kind, to_month // months)
        if day_date(period.last_day).day == int(match["to_day"]):
            found.add(period)
    return found


def _span_in(text: str) -> str:
    """Find a stretch of time that is no quarter."""
    half = _HALF_YEAR.search(text)
    if half:
        return half[0]
    spans = [match for match in _MONTHS.finditer(text) if _quarter_of(match) is None]
    return spans[0][0] if spans else ""


def _quarter_of(months: re.Match[str]) -> int | None:
    """Tell which quarter a stretch of months is: `4-6月` is the second."""
    first, last = int(months["first"]), int(months["last"])
    return last // 3 if last % 3 == 0 and last - first == 2 else None


def _bare_quarters_and_months(text: str, year: int) -> set[Period]:
    """Find quarters and months that stand without a year."""
    quarters = {
        parse_period(f"{year}年{match['han'] or match['latin']}季度")
        for match in _BARE_QUARTER.finditer(text)
        if _stands_alone(text, match)
    }
    spans = {
        Period(year, PeriodKind.QUARTER, quarter)
        for quarter in map(_quarter_of, _MONTHS.finditer(text))
        if quarter
    }
    outside = _MONTHS.sub("", text)
    months = {
        Period(year, PeriodKind.MONTH, int(match["month"]))
        for match in _BARE_MONTH.finditer(outside)
        if _stands_alone(outside, match)
    }
    return {period for period in quarters | spans | months if period}


def _bare_halves(text: str, year: int) -> set[Period]:
    """Find half-years that stand without a year, also as `1-6月`."""
    halves = {
        "上下".index(match["half"]) + 1
        for match in _HALF_YEAR.finditer(text)
        if _stands_alone(text, match)
    }
    for months in _MONTHS.finditer(text):
        first, last = int(months["first"]), int(months["last"])
        if last % 6 == 0 and last - first == 5:
            halves.add(last // 6)
    return {Period(year, PeriodKind.HALF, half) for half in halves}


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Say whether no year and no part of a word or number stands right before a find."""
    before = text[max(match.start() - 6, 0) : match.start()]
    last = before[-1:]
    return not (_ENDS_IN_YEAR.search(before) or last == "第" or (last.isascii() and last.isalnum()))

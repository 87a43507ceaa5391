"""Which periods a text names: `2026年第二季度`, `Q2`, `4-6月`, `2026年1月1日至3月31日`.

Texts are looked at as `plain_words` gives them.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from gridscore.ledger.parsing.values import HAN_DIGITS
from gridscore.patterns import pattern
from gridscore.periods import (
    FIRST_YEAR,
    LAST_YEAR,
    SEASON,
    Period,
    PeriodKind,
    day_date,
    find_periods,
    parse_period,
    plain_text,
)
from gridscore.records import dataclass

if TYPE_CHECKING:
    import re

    from gridscore.messages import Wording

_BARE_QUARTER = pattern(
    rf"第?(?P<han>[一二三四1-4]){SEASON}|q(?P<latin>[1-4])(?!\d)", needs=("季", "q")
)
_BARE_MONTH = pattern(r"(?P<month>0?[1-9]|1[0-2])月(?!\d)", needs=("月",))
_ENDS_IN_YEAR = pattern(r"(?<!\d)\d{4}(?:[-_./年]|年度)?$")
_LOOSE_YEAR = pattern(r"(?<!\d)(199\d|20\d\d|21\d\d)(?!\d)", needs=("199", "20", "21"))
_MONTHS = pattern(
    r"(?<!\d)(?P<first>0?[1-9]|1[0-2])月?(?:份)?[-—–~～至到](?P<last>0?[1-9]|1[0-2])月",
    needs=("月",),
)
_JOINS = "-—–~、,至到和及与與"  # what stands between several
_AND = f"[{_JOINS}]"
_ONE = "[一二三四1-4]"
_QUARTERS = pattern(  # several of them: `第一、二季度`, `1-2季度`, `q1和q2`, and not `第一季度-2`
    rf"(?:第{_ONE}(?:季度?)?|(?<!\d){_ONE}季度?)(?:{_AND}第?{_ONE}(?:季度?)?)*{_AND}第?{_ONE}{SEASON}"
    rf"|(?<!\d){_ONE}(?:{_AND}{_ONE})+{SEASON}|q[1-4](?:{_AND}q[1-4])+(?!\d)",
    needs=("季", "q"),
)
_SO_FAR = pattern(
    r"前(?:[一二两兩三四1-4]个?季度?|[\d一二两兩三四五六七八九十]{1,2}个?月)", needs=("前",)
)
_LISTED_MONTHS = pattern(
    r"(?<!\d)(?:(?:0?[1-9]|1[0-2])月?(?:份)?[、,和及与與])+(?:0?[1-9]|1[0-2])月", needs=("月",)
)
_FROM_MONTH_TO_MONTH = pattern(  # 2026.1-2026.3, 2026年1月至2026年3月, and not from day to day
    r"\d{4}[-./年]\d{1,2}(?:月份?)?[-—–~～至到]+\d{4}[-./年]\d{1,2}(?:月份?)?(?![-./]?\d)"
)
_NUMBER = pattern(r"\d+|[一二三四]")
_DAYS = pattern(
    r"(?<!\d)(?P<year>\d{4})[-./年](?P<month>\d{1,2})[-./月](?P<day>\d{1,2})日?(?:[-—–~～]+|至|到)"
    r"(?:(?P<to_year>\d{4})[-./年])?(?P<to_month>\d{1,2})[-./月](?P<to_day>\d{1,2})日?(?!\d)",
    needs=tuple("-—–~～至到"),
)
_HALF_YEAR = pattern(r"(?P<half>[上下])半年", needs=("半年",))
_ANNUAL_WORDS = "年终", "年終", "年末", "全年", "annual", "yearend", "year-end"
_ANNUAL = pattern("|".join(_ANNUAL_WORDS), needs=_ANNUAL_WORDS)
_OF_A_YEAR = pattern(r"(?<!半)年度", needs=("年度",))
_OF_ROUNDS = pattern(
    rf"每季|{SEASON}|季末|末季|月度|每月|平[时時]|日常|第.{{1,2}}[次期轮輪周週]|quarter|month",
    needs=("季", "月", "平", "日常", "第", "quarter", "month"),
)
_MONTH_NAMES = "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
_UNREAD = pattern(  # a part of the year in other words, where none can be read
    r"(?:第.{1,2}|[首春夏秋冬]|[ivx]+)季度?|(?:first|second|third|fourth|\d(?:st|nd|rd|th))quarter"
    rf"|quarter\d|(?:{'|'.join(_MONTH_NAMES)})[a-z]*,?\d{{4}}|\d{{4}}年?(?:{'|'.join(_MONTH_NAMES)})"
    r"|[1-4]q(?![a-z])|(?<![上下])半年|年中|第.{1,2}阶段|第.{1,2}階段",
    needs=("季", "quarter", *_MONTH_NAMES, "q", "半年", "年中", "第"),
)


@dataclass(frozen=True, slots=True)
class Naming:
    """The periods that one place names: routine ones, and whole years.

    `annual` says that it speaks of the year's own assessment and does not merely give a date,
    `of_rounds` that it speaks of quarters or months without saying which. `span` is a stretch of
    time that is no period, such as `上半年`, `2-5月` or `一、二季度`.
    """

    where: Wording
    routine: frozenset[Period]
    years: frozenset[Period]
    others: frozenset[Period]
    annual: bool
    of_rounds: bool
    span: str

    def of_kind(self, kind: PeriodKind) -> frozenset[Period]:
        """Return the periods of one kind."""
        return frozenset(period for period in self.every if period.kind is kind)

    @property
    def every(self) -> frozenset[Period]:
        """All the periods the place names."""
        return self.routine | self.years | self.others

    @property
    def says_when(self) -> bool:
        """Whether the place names a time at all, be it one that is no period."""
        return bool(self.every or self.span or self.of_rounds)

    @property
    def is_of_a_year(self) -> bool:
        """Whether all that the place names is a year."""
        return not (self.routine or self.others or self.span or self.of_rounds)


@lru_cache(maxsize=1024)
def plain_words(text: str) -> str:
    """Return a text without blanks, in half-width characters and lower case."""
    return plain_text(text).casefold()


@lru_cache(maxsize=1024)
def naming_in(
    where: Wording, text: str, year: int | None, routine: PeriodKind, *, halves: bool
) -> Naming:
    """Find what a place names; many sheets of a station have the same name, file and folder."""
    several = several_in(text)
    for stretch in several:
        text = text.replace(stretch, "")
    found = set(find_periods(_MONTHS.sub("", text))) | _periods_between_days(text)
    of_rounds = bool(_OF_ROUNDS.search(text))
    annual = bool(_ANNUAL.search(text) or (_OF_A_YEAR.search(text) and not of_rounds))
    if year is not None:
        found |= bare_periods(text, year, halves=halves)
        if not found and annual:
            found = {Period(year, PeriodKind.YEAR)}
    known = (routine, PeriodKind.YEAR)
    spans = [*several, _span_in(text)]
    if year is not None and all(period.kind is PeriodKind.YEAR for period in found):
        spans += [match[0] for match in _UNREAD.finditer(text)]
    return Naming(
        where,
        frozenset(period for period in found if period.kind is routine),
        frozenset(period for period in found if period.kind is PeriodKind.YEAR),
        frozenset(period for period in found if period.kind not in known),
        annual,
        of_rounds,
        next(filter(None, spans), ""),
    )


@lru_cache(maxsize=1024)
def years_in(text: str) -> frozenset[int]:
    """Return the years of the periods that a text names, or else every number that may be one."""
    named = {period.year for period in find_periods(text)}
    return frozenset(named or {int(year) for year in _LOOSE_YEAR.findall(text)})


def bare_periods(text: str, year: int, *, halves: bool) -> set[Period]:
    """Find periods without a year; a half-year only where it is a period at all."""
    found = _bare_quarters_and_months(text, year)
    return found | _bare_halves(text, year) if halves else found


def several_in(text: str) -> list[str]:
    """Find quarters or months that are told together, in a range or a list: `第一、二季度`."""
    stretches = _SO_FAR.findall(text)
    if not any(join in text for join in _JOINS):
        return stretches
    stretches += _FROM_MONTH_TO_MONTH.findall(text)
    found = [match[0] for match in _QUARTERS.finditer(text) if _rise(match[0])]
    listed = [match[0] for match in _LISTED_MONTHS.finditer(text)]
    return stretches + found + [months for months in listed if _rise(months, by_one=True)]


def _rise(stretch: str, *, by_one: bool = False) -> bool:
    """Say whether the numbers of a stretch rise; those of `2、2月` do not: 2 numbers the title."""
    numbers = [
        int(found) if found.isdecimal() else HAN_DIGITS.index(found) + 1
        for found in _NUMBER.findall(stretch)
    ]
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    return steps == {1} if by_one else min(steps) > 0


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
    before = text[max(match.start() - 7, 0) : match.start()]
    last = before[-1:]
    return not (_ENDS_IN_YEAR.search(before) or last == "第" or (last.isascii() and last.isalnum()))

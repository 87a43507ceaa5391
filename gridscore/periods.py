"""Periods of assessment: a month, a quarter, a half-year or a calendar year.

Days are integers, counted from 1970-01-01, so that whole columns of dates compare as int32.
"""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from gridscore.patterns import pattern
from gridscore.records import dataclass

if TYPE_CHECKING:
    import re

    import numpy as np
    from numpy.typing import NDArray

EPOCH = date(1970, 1, 1)
FIRST_YEAR, LAST_YEAR = 1950, 2199


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half-year"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Months that one such period lasts."""
        return _MONTHS[self]


_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


def day_number(day: date) -> int:
    """Count days from 1970-01-01."""
    return (day - EPOCH).days


def day_date(number: int) -> date:
    """Turn a day number back into a date."""
    return EPOCH + timedelta(days=int(number))


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """One assessed stretch of a year; `index` counts from 1 within the year (a year has 1)."""

    year: int
    kind: PeriodKind
    index: int = 1

    def __str__(self) -> str:
        match self.kind:
            case PeriodKind.MONTH:
                return f"{self.year}-{self.index:02d}"
            case PeriodKind.QUARTER:
                return f"{self.year}Q{self.index}"
            case PeriodKind.HALF:
                return f"{self.year}H{self.index}"
            case PeriodKind.YEAR:
                return str(self.year)

    def in_language(self, lang: str) -> str:
        """Name the period as offices do, `2026年第一季度`; English has it as commands take it."""
        if lang == "en":
            return str(self)
        match self.kind:
            case PeriodKind.MONTH:
                return f"{self.year}年{self.index}月"
            case PeriodKind.QUARTER:
                return f"{self.year}年第{'一二三四'[self.index - 1]}季度"
            case PeriodKind.HALF:
                return f"{self.year}年{'上下'[self.index - 1]}半年"
            case PeriodKind.YEAR:
                return f"{self.year}年度"

    @property
    def first_day(self) -> int:
        """Day number of the period's first day."""
        return day_number(date(self.year, (self.index - 1) * self.kind.months + 1, 1))

    @property
    def last_day(self) -> int:
        """Day number of the period's last day."""
        end_month = self.index * self.kind.months
        after = date(self.year + end_month // 12, end_month % 12 + 1, 1)
        return day_number(after) - 1

    @property
    def months(self) -> range:
        """The months of its year that this period spans, counted from 1."""
        return range((self.index - 1) * self.kind.months + 1, self.index * self.kind.months + 1)

    @property
    def calendar_year(self) -> Period:
        """The year this period lies in."""
        return Period(self.year, PeriodKind.YEAR)

    def parts(self, kind: PeriodKind) -> tuple[Period, ...]:
        """Return the periods of `kind` inside this one, in order; `kind` must not be longer."""
        count = self.kind.months // kind.months
        first = (self.index - 1) * count + 1
        return tuple(Period(self.year, kind, first + i) for i in range(count))

    def before(self) -> Period:
        """Return the period of the same kind that ends the day before this one begins."""
        if self.index > 1:
            return Period(self.year, self.kind, self.index - 1)
        return Period(self.year - 1, self.kind, 12 // self.kind.months)

    def contains(self, other: Period) -> bool:
        """Say whether every day of `other` lies in this period."""
        return self.first_day <= other.first_day and other.last_day <= self.last_day

    def has_days(self, days: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Mark the day numbers that lie in this period."""
        return (days >= self.first_day) & (days <= self.last_day)


def spoken(text: str, lang: str) -> str:
    """Name a period that is written as commands take it, in the words of a language."""
    period = parse_period(text)
    return period.in_language(lang) if period else text


def period_around(day: date, kind: PeriodKind) -> Period:
    """Return the period of a kind that a day lies in."""
    return Period(day.year, kind, (day.month - 1) // kind.months + 1)


_HALVES = {"上": 1, "下": 2, "1": 1, "2": 2}
_CHINESE_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(?P<year>\d{4})"
_BETWEEN = r"(?:年度?|[-_./])?"
SEASON = r"季(?:度|(?<=第.季)|(?![^\W\d_A-Za-z])|(?=[评評考测測得打表绩績网網工]))"
"""How a quarter ends in words; `四季青街道` and `四季花园` are names of places.

What must not follow is a letter that is not Latin: to compile a range of all Chinese characters
takes longer than all else that is asked of a station's names.
"""
_MONTH = pattern(rf"{_YEAR}(?:[-./]|年)(?P<index>0?[1-9]|1[0-2])(?:月(?:份)?)?")
_QUARTER = pattern(
    rf"{_YEAR}{_BETWEEN}(?:[Qq](?P<latin>[1-4])(?!\d)|第?(?P<han>[一二三四1-4]){SEASON})",
    needs=("季", "Q", "q"),
)
_HALF = pattern(
    rf"{_YEAR}{_BETWEEN}(?:[Hh](?P<latin>[12])(?!\d)|(?P<han>[上下])半年(?:度)?)",
    needs=("半年", "H1", "H2", "h1", "h2"),
)
_WHOLE_YEAR = pattern(rf"{_YEAR}(?:年(?:度)?)?")
_OF_HAN_YEARS = "〇零○一二三四五六七八九O0"  # 二〇二六年, typed with O and 0 too
_HAN_YEAR = pattern(
    rf"[{_OF_HAN_YEARS}]{{4}}(?=年)", needs=tuple(f"{digit}年" for digit in _OF_HAN_YEARS)
)
_HAN_DIGITS = str.maketrans("零○O〇一二三四五六七八九", "0000123456789")
_HAN = "一二三四五六七八九"
_ONE_HAN_MONTH = f"(?:十[一二]?|[{_HAN}])"
_HAN_MONTHS = pattern(  # 三月, 十二月份, 七至九月, 七、八、九月, and the day behind: 三月二十五日
    rf"(?<![{_HAN}十])(?:{_ONE_HAN_MONTH}(?:月份?)?[-—–~～至到、,和及与與])*{_ONE_HAN_MONTH}(?=月)"
    rf"|(?<=月)(?:[二三]?十[{_HAN}]?|[{_HAN}])(?=[日号號])",
    needs=("月",),
)
_HAN_NUMBER = pattern(f"(?P<tens>[二三]?十)?(?P<ones>[{_HAN}])?")
_YEAR_AND_MONTH = pattern(  # 202603, as systems name what they export, and not 20260331
    r"(?<![-—–~～至到./\d])(20\d\d)(0[1-9]|1[0-2])(?!\d|[-—–~～至到./]\d)"
)
_SHORT_YEAR = pattern(  # 26年第一季度, 26年3月, 26Q1, and 26年 where a text begins
    r"(?<![0-9A-Za-z])(?=\d\d(?:年度?(?:第?[一二三四1-4]季|[QqHh][1-4]|[上下]半年|\d{1,2}月)"
    r"|[-_./]?[Qq][1-4])(?!\d))|^(?=\d\d年)",
    needs=("年", "Q", "q"),
)
_MONTH_INSIDE = pattern(  # not part of a date, nor `2026年3期`
    rf"(?<!\d){_MONTH.pattern}(?!\d|[-./]\d|月)(?:(?<!年\d)(?<!年\d\d)|$)",
    needs=("年", "-", ".", "/"),
)
_YEAR_INSIDE = pattern(rf"(?<!\d){_YEAR}年(?:度)?(?!\d)", needs=("年",))


def _from_match(match: re.Match[str], kind: PeriodKind) -> Period | None:
    year = int(match["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if kind is PeriodKind.YEAR:
        return Period(year, kind)
    if kind is PeriodKind.MONTH:
        return Period(year, kind, int(match["index"]))
    if kind is PeriodKind.HALF:
        return Period(year, kind, _HALVES[match["latin"] or match["han"]])
    return Period(year, kind, _CHINESE_QUARTERS[match["latin"] or match["han"]])


def plain_text(text: str) -> str:
    """Write a text without blanks and full-width characters, its years and months in digits."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    plain = _HAN_YEAR.sub(lambda year: year[0].translate(_HAN_DIGITS), plain)
    plain = _YEAR_AND_MONTH.sub(r"\1-\2", plain)
    plain = _HAN_MONTHS.sub(_in_digits, plain)
    return _SHORT_YEAR.sub("20", plain)


def _in_digits(numbers: re.Match[str]) -> str:
    """Write the numbers of months or of a day in digits."""
    return _HAN_NUMBER.sub(_number_in_digits, numbers[0])


def _number_in_digits(number: re.Match[str]) -> str:
    if not number[0]:
        return ""
    ones = _HAN.index(number["ones"]) + 1 if number["ones"] else 0
    if not number["tens"]:
        return str(ones)
    tens = number["tens"].removesuffix("十")
    return str((_HAN.index(tens) + 1 if tens else 1) * 10 + ones)


def parse_period(text: str) -> Period | None:
    """Read a period as people write it: `2026Q1`, `2026年上半年`, `2026-03`, `２０２６年`.

    Full-width characters and blanks are allowed. Returns None when the text is no period.
    """
    plain = plain_text(text)
    for way, kind in (
        (_QUARTER, PeriodKind.QUARTER),
        (_HALF, PeriodKind.HALF),
        (_WHOLE_YEAR, PeriodKind.YEAR),
        (_MONTH, PeriodKind.MONTH),
    ):
        match = way.fullmatch(plain)
        if match:
            return _from_match(match, kind)
    return None


@lru_cache(maxsize=4096)
def find_periods(text: str) -> frozenset[Period]:
    """Find the periods named inside a longer text, such as a title line or a file name.

    The longest reading of each spot counts: `2026年第一季度` names the quarter and not the
    year. A bare four-digit number is not taken for a year, `2026年` is.
    """
    plain = plain_text(text)
    found: set[Period] = set()
    for way, kind in (
        (_QUARTER, PeriodKind.QUARTER),
        (_HALF, PeriodKind.HALF),
        (_MONTH_INSIDE, PeriodKind.MONTH),
        (_YEAR_INSIDE, PeriodKind.YEAR),
    ):
        for match in way.finditer(plain):
            period = _from_match(match, kind)
            if period:
                found.add(period)
        plain = way.sub("\n", plain)
    return frozenset(found)

"""One cell → one day: dates as programs and as people write them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.grid import CellFault
from gridscore.ledger.model import BLANK
from gridscore.ledger.parsing.values import (
    FULL_WIDTH,
    HAN_DIGITS,
    LONGEST_NUMBER,
    BadCell,
    Parsed,
    fault_of,
    is_blank,
    shown,
    visible,
)
from gridscore.patterns import pattern
from gridscore.periods import FIRST_YEAR, LAST_YEAR, day_date, day_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gridscore.ledger.grid import Cell

_LAST_DAY = day_number(date(LAST_YEAR, 12, 31))
_SERIAL_EPOCH = date(1899, 12, 30).toordinal()  # from which spreadsheets count days
_FIRST_SERIAL = date(FIRST_YEAR, 1, 1).toordinal() - _SERIAL_EPOCH
_LAST_SERIAL = date(LAST_YEAR, 12, 31).toordinal() - _SERIAL_EPOCH
_ZERO = {"零": "〇", "○": "〇"}
_CLOCK = pattern(
    r"(?<=[\d日号號])(?:T|\s+)(?:[上下中]午)?\s*"
    r"(?:\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?|\d{1,2}[时時点點](?:\d{1,2}分?)?)$",
    re.ASCII,
)
_WEEKDAY = pattern(r"[(\[]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][)\]]?$")
_OF_DAY = len("2026-03-05")
_PROGRAM_DATES = {
    _OF_DAY: pattern(r"(?:\d{4}-\d\d-\d\d)+", re.ASCII),
    len("2026-03-05 00:00:00"): pattern(r"(?:\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d)+", re.ASCII),
}
"""By the length of each, what texts of dates that stand one behind the other look like."""
_FULL_DATE = pattern(
    r"(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号號]?|(\d{2})(\d{2}))",
    re.ASCII,
)
_UNSURE_DATE = pattern(
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{1,4}|\d{2}年\d{1,2}月\d{1,2}[日号號]?", re.ASCII
)
_WITHOUT_YEAR = pattern(r"(\d{1,2})月(\d{1,2})[日号號]?", re.ASCII)
_MONTH = pattern(r"\d{4}(?:年\d{1,2}月|[-/]\d{1,2}|\.(?:\d{2}|[2-9]))", re.ASCII)
"""A month of a year; `2022.1` is none, which is what a number leaves of 2022.10."""
_FIGURES = pattern(r"\d+", re.ASCII)
_HAN_DATE = pattern(
    r"(?:(?P<year>[〇零○一二三四五六七八九]{4})年)?"
    r"(?P<month>[一二三四五六七八九十]{1,3})月(?P<day>[一二三四五六七八九十]{1,3})[日号號]?"
)
_HAN_NUMBER = pattern(r"(?P<tens>[一二三四五六七八九]?十)?(?P<ones>[一二三四五六七八九])?")


def parse_date(cell: Cell, year_of: Callable[[int], int] | None = None) -> Parsed[int]:
    """Read a date as a day number; BLANK for a blank cell. A time of day is dropped.

    `year_of` tells the year of a date that names none, `3月5日`, from its month, or raises
    BadCell; without it such a date cannot be read.
    """
    if is_blank(cell):
        return Parsed(BLANK)
    match cell:
        case date():  # a datetime too
            return Parsed(_day(cell.year, cell.month, cell.day))
        case str():
            return _date_in_text(cell, year_of)
        case CellFault():
            raise fault_of(cell)
        case int() | float() if not isinstance(cell, bool):
            return _date_in_number(cell)
    raise BadCell("GS308")


def parse_first_day(cell: Cell) -> Parsed[int]:
    """Read a date as `parse_date` does; a month is its first day, as Excel takes `2021年9月`."""
    try:
        return parse_date(cell)
    except BadCell:
        plain = (
            "".join(visible(cell.translate(FULL_WIDTH)).split()) if isinstance(cell, str) else ""
        )
        if not _MONTH.fullmatch(plain):
            raise
    year, month = map(int, _FIGURES.findall(plain))
    return _in_year(year, month, 1)


@lru_cache(maxsize=2**15)  # the same days stand in the sheets of many stations
def _date_as_it_stands(text: str) -> Parsed[int] | None:
    """Read a date in which nothing is to be tidied; None for what is no such."""
    found = _FULL_DATE.fullmatch(text)
    return Parsed(_day(*_parts_of(found))) if found else None


def _parts_of(found: re.Match[str]) -> tuple[int, int, int]:
    year, month, day = (int(part) for part in found.groups() if part and part.isdecimal())
    return year, month, day


def days_of_programs(cells: Sequence[Cell]) -> dict[Cell, int]:
    """Read dates together that are all written as programs do; says nothing where one is not.

    What `parse_date` reads of each, in a sixth of the time: a roster has thousands.
    """
    texts = [cell for cell in cells if isinstance(cell, str)]
    lengths = set(map(len, texts))
    if len(texts) < len(cells) or len(lengths) != 1:
        return {}
    written = _PROGRAM_DATES.get(lengths.pop())
    if not written or not written.fullmatch("".join(texts)):
        return {}
    try:
        days = np.array([text[:_OF_DAY] for text in texts], "datetime64[D]").astype(np.int64)
    except ValueError:  # there is no such day
        return {}
    if days.min() <= BLANK or days.max() > _LAST_DAY:
        return {}
    return dict(zip(cells, days.tolist(), strict=True))


def _date_in_text(text: str, year_of: Callable[[int], int] | None) -> Parsed[int]:
    stripped = text.strip()
    plainly = _date_as_it_stands(stripped)
    if plainly:
        return plainly if stripped == text else _tidied(plainly.value)
    narrow = visible(text.translate(FULL_WIDTH)).removeprefix("'")
    plain = _WEEKDAY.sub("", "".join(_CLOCK.sub("", narrow).split())).rstrip(".")
    plain = _HAN_DATE.sub(_in_digits, plain)
    if plain.isascii() and plain.isdecimal() and len(plain) != len("20260305"):
        return _date_in_number(int(plain[:LONGEST_NUMBER]))
    if _UNSURE_DATE.fullmatch(plain):
        raise BadCell("GS310")
    without_year = _WITHOUT_YEAR.fullmatch(plain)
    if without_year:
        month, day = map(int, without_year.groups())
        return _in_year(_year_told(year_of, month), month, day)
    found = _FULL_DATE.fullmatch(plain)
    if not found:
        raise BadCell("GS308")
    year, month, day = _parts_of(found)
    number = _day(year, month, day)
    return Parsed(number) if narrow == text else _tidied(number)


def _tidied(number: int) -> Parsed[int]:
    return Parsed(number, str(day_date(number)))


def _year_told(year_of: Callable[[int], int] | None, month: int) -> int:
    if year_of is None:
        raise BadCell("GS310")
    return year_of(month)


def _in_year(year: int, month: int, day: int) -> Parsed[int]:
    return _tidied(_day(year, month, day))


def _in_digits(found: re.Match[str]) -> str:
    """Write a date in Chinese numerals in digits: 二〇二六年三月五日 is 2026年3月5日."""
    year = found["year"]
    digits = "".join(str("〇一二三四五六七八九".index(_ZERO.get(han, han))) for han in year or "")
    month, day = (han_number(found[part]) for part in ("month", "day"))
    return f"{digits}年{month}月{day}日" if year else f"{month}月{day}日"


def han_number(text: str) -> int:
    """Read 1 to 99 in Chinese numerals; 0 for what is no such number."""
    found = _HAN_NUMBER.fullmatch(text)
    if not found:
        return 0
    tens = found["tens"] or ""
    high = (HAN_DIGITS.index(tens[0]) + 1 if len(tens) > 1 else 1) if tens else 0
    return high * 10 + (HAN_DIGITS.index(found["ones"]) + 1 if found["ones"] else 0)


def _date_in_number(number: float) -> Parsed[int]:
    if 10**7 <= number < 10**8:  # 20260305
        return _date_in_text(shown(int(number)), None)
    if _FIRST_SERIAL <= number <= _LAST_SERIAL:
        raise BadCell("GS309", date=str(date.fromordinal(_SERIAL_EPOCH + int(number))))
    raise BadCell("GS308")


def _day(year: int, month: int, day: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadCell("GS312", first=FIRST_YEAR, last=LAST_YEAR)
    try:
        return day_number(date(year, month, day))
    except ValueError:
        raise BadCell("GS311") from None

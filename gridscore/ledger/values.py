"""One cell → one exact value: points, counts, dates, choices, words.

Each reader takes a raw cell and returns a `Parsed`, or raises `BadCell` with the code and the
details of the problem. No number passes through float arithmetic.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from operator import or_
from typing import TYPE_CHECKING, Generic, TypeVar, cast

import numpy as np

from gridscore.ledger.grid import CellFault
from gridscore.ledger.model import BLANK
from gridscore.numbers import HUNDRED, UNSET, format_hundredths
from gridscore.patterns import pattern
from gridscore.periods import FIRST_YEAR, LAST_YEAR, day_number
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeGuard

    from gridscore.ledger.grid import Cell

T = TypeVar("T")

MOST_BALLOTS = 10_000_000
LARGEST_FIGURE = 1_000_000
LONGEST_NUMBER = 30  # characters; what is longer is no score, count or date
LONGEST_SHOWN = 60
EXACT_DIGITS = 15  # as many as Excel keeps of a number
_LAST_DAY = day_number(date(LAST_YEAR, 12, 31))
_FIRST_SERIAL, _LAST_SERIAL = 1, 109_574  # the days Excel would show as up to 2199-12-31
_SERIAL_EPOCH = date(1899, 12, 30).toordinal()

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_FULL_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}
_WIDE_ALNUM = {wide: narrow for wide, narrow in _FULL_WIDTH.items() if chr(narrow).isalnum()}
_TEXT_FORMULA = pattern(r'="((?:[^"]|"")*)"')
TEXT_FORMULA = '="'
"""How a text begins that programs write into csv for Excel: `="007"`."""
_PLAIN = pattern("[0-9A-Za-z\u4e00-\u9fff]+")
_INNER_BLANKS = pattern(r"(?<=(\S))\s+(?=(\S))")
_DOTS = dict.fromkeys(map(ord, "•‧・･."), "·")  # between the parts of a transcribed name

_POINT_UNITS, _BALLOT_UNITS = ("分",), tuple("票张張份人户戶")
_UNITS = ("分钟", "分鐘", "小时", "小時", *"分次天日件户戶人条條个個元票%")
_HAN_DIGITS = "一二三四五六七八九"
_ZERO = {"零": "〇", "○": "〇"}
_LEVEL = pattern(
    rf"(?:第|level|l)?(?P<digit>[1-9{_HAN_DIGITS}])(?:[级級层層](?:网格|網格)?[员員长長]?)?",
    re.ASCII,
)
_NUMBER = pattern(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)
_CHINESE_POINT = pattern(r"(?<=\d)。(?=\d)", re.ASCII)
_CLOCK = pattern(
    r"(?<=[\d日号號])(?:T|\s+)(?:[上下中]午)?\s*"
    r"(?:\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?|\d{1,2}[时時点點](?:\d{1,2}分?)?)$",
    re.ASCII,
)
_WEEKDAY = pattern(r"[(\[]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][)\]]?$")
_PROGRAM_DATES = pattern(r"(?:\d{4}-\d\d-\d\d)+", re.ASCII)
_FULL_DATE = pattern(
    r"(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号號]?|(\d{2})(\d{2}))",
    re.ASCII,
)
_UNSURE_DATE = pattern(
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{1,4}|\d{2}年\d{1,2}月\d{1,2}[日号號]?", re.ASCII
)
_WITHOUT_YEAR = pattern(r"(\d{1,2})月(\d{1,2})[日号號]?", re.ASCII)
_HAN_DATE = pattern(
    r"(?:(?P<year>[〇零○一二三四五六七八九]{4})年)?"
    r"(?P<month>[一二三四五六七八九十]{1,3})月(?P<day>[一二三四五六七八九十]{1,3})[日号號]?"
)
_HAN_NUMBER = pattern(r"(?P<tens>[一二三四五六七八九]?十)?(?P<ones>[一二三四五六七八九])?")


_FAULT_CODES = {
    CellFault.ERROR: "GS301",
    CellFault.NO_CACHED_VALUE: "GS302",
    CellFault.MERGED: "GS324",
}


class BadCell(Exception):  # noqa: N818  it says what the cell is, no error of the program
    """A cell that cannot be read: the code of the problem and the details of its text."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class Parsed(NamedTuple, Generic[T]):
    """What a cell says, and how it reads once tidied; "" if it was read as it stands."""

    value: T
    tidied: str = ""


def is_blank(cell: Cell) -> bool:
    """Say whether a cell holds nothing but blanks."""
    return isinstance(cell, str) and not cell[:1].isalnum() and not visible(cell)


def is_number_or_id(text: str) -> bool:
    """Say whether a text is a number or an id such as `W007`: the usual start of a data row."""
    return text.isascii() and text.isalnum() and not text.isalpha()


def is_meant_as_number(cell: Cell) -> bool:
    """Say whether a cell is meant as a number, be it one that cannot be read."""
    if isinstance(cell, str):
        return unicodedata.normalize("NFKC", cell).strip()[:1].isdecimal()
    return isinstance(cell, int | float | CellFault)


def are_words(cells: Sequence[Cell]) -> TypeGuard[Sequence[str]]:
    """Say of cells whether all are texts of nothing but letters and digits, and none is empty.

    So most ids, names and grids are. Asked of all at once it costs no call for each.
    """
    return set(map(type, cells)) == {str} and all(map(str.isalnum, cast("Sequence[str]", cells)))


def is_plain(text: str) -> bool:
    """Say of most texts that are compared by themselves, and read as they stand, that they are."""
    return _PLAIN.fullmatch(text) is not None


def are_plain(cells: Sequence[Cell]) -> TypeGuard[Sequence[str]]:
    """Say of cells whether all are plain texts, with one look at all of them together."""
    return are_words(cells) and is_plain("".join(cells))


def visible(text: str) -> str:
    """Strip blanks at both ends, characters that cannot be seen, and `="…"` around a text."""
    stripped = text.strip()
    if not stripped.isprintable():
        stripped = stripped.translate(_INVISIBLE).strip()
    if stripped.startswith(TEXT_FORMULA):
        return _without_formula(stripped).strip()
    return stripped


def _without_formula(text: str) -> str:
    """Return what a formula says that only keeps `007` of a csv from being read as a number."""
    found = _TEXT_FORMULA.fullmatch(text)
    return found[1].replace('""', '"') if found else text


def plain_key(text: str) -> str:
    """Reduce a name, grid or document number to what it is compared by."""
    if is_plain(text):
        return text
    return "".join(unicodedata.normalize("NFKC", visible(text)).split())


def name_key(text: str) -> str:
    """Reduce a person's name to what it is compared by: `张 三` is `张三`."""
    key = plain_key(text)
    return key if key.isalnum() else key.translate(_DOTS)


def shown(cell: Cell) -> str:
    """Write a raw cell as people see it, long ones shortened."""
    match cell:
        case CellFault():
            return str(cell.value)
        case bool():
            return str(cell).upper()
        case int() if cell.bit_length() > 4 * LONGEST_SHOWN:
            return f"{Decimal(cell):.5e}"
        case float() if cell.is_integer() and abs(cell) < 10**EXACT_DIGITS:
            return str(int(cell))  # a workbook's numbers come as floats: 18 is 18.0
        case datetime() if cell.time() == cell.time().min:
            return str(cell.date())
    text = str(cell)
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"


# ---- numbers ----


@lru_cache(maxsize=4096, typed=True)  # the same few points stand in every sheet
def parse_points(cell: Cell, maximum: int) -> Parsed[int]:
    """Read points from 0 to `maximum` as hundredths; BLANK for a blank cell."""
    if is_blank(cell):
        return Parsed(BLANK)
    number, tidied = _number(cell, _POINT_UNITS)
    if number < 0:
        raise BadCell("GS306")
    if number * HUNDRED > maximum:
        raise BadCell("GS305", maximum=format_hundredths(maximum))
    return Parsed(_exact_hundredths(number), tidied)


def parse_count(cell: Cell) -> Parsed[int]:
    """Read a number of ballots; BLANK for a blank cell."""
    if is_blank(cell):
        return Parsed(BLANK)
    number, tidied = _number(cell, _BALLOT_UNITS)
    if number < 0:
        raise BadCell("GS306")
    if number > MOST_BALLOTS:
        raise BadCell("GS315", maximum=MOST_BALLOTS)
    if number != int(number):
        raise BadCell("GS314")
    return Parsed(int(number), tidied)


def parse_quantity(cell: Cell) -> Parsed[int]:
    """Read how much or how many, from 0, as hundredths; BLANK for a blank cell."""
    if is_blank(cell):
        return Parsed(BLANK)
    number, tidied = parse_figure(cell)
    if number < 0:
        raise BadCell("GS306")
    return Parsed(number, tidied)


def parse_figure(cell: Cell) -> Parsed[int]:
    """Read a figure of either sign, with or without its unit, as hundredths; UNSET for a blank."""
    if is_blank(cell):
        return Parsed(UNSET)
    number, tidied = _number(cell, _UNITS)
    if abs(number) > LARGEST_FIGURE:
        raise BadCell("GS322", maximum=LARGEST_FIGURE)
    return Parsed(_exact_hundredths(number), tidied)


def parse_times(cell: Cell) -> Parsed[int]:
    """Read how often something happened, whole and from 1, as hundredths; BLANK for a blank."""
    if is_blank(cell):
        return Parsed(BLANK)
    number, tidied = _number(cell, _UNITS)
    if number < 1 or number != int(number):
        raise BadCell("GS323")
    if number > LARGEST_FIGURE:
        raise BadCell("GS322", maximum=LARGEST_FIGURE)
    return Parsed(int(number) * HUNDRED, tidied)


def parse_level(cell: Cell) -> Parsed[int]:
    """Read a level from 1 to 9: `2`, `二级`, `第二级网格`, `level 2`; BLANK for a blank cell."""
    text = parse_text(cell).value
    if not text:
        return Parsed(BLANK)
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    found = _LEVEL.fullmatch(plain)
    if not found:
        raise BadCell("GS321")
    digit = found["digit"]
    return Parsed(int(digit) if digit.isascii() else _HAN_DIGITS.index(digit) + 1)


def _exact_hundredths(number: Decimal) -> int:
    scaled = number * HUNDRED
    if scaled != int(scaled):
        raise BadCell("GS307")
    return int(scaled)


def _number(cell: Cell, units: tuple[str, ...]) -> Parsed[Decimal]:
    match cell:
        case str():
            return _number_in_text(cell, units)
        case bool():
            raise BadCell("GS303")
        case int():
            return Parsed(Decimal(cell))
        case float():
            return Parsed(_without_noise(cell))
        case CellFault():
            raise _fault(cell)
    raise BadCell("GS304")


@lru_cache(maxsize=4096)  # the same few points stand in every sheet
def _number_in_text(text: str, units: tuple[str, ...]) -> Parsed[Decimal]:
    narrow = "".join(text.translate(_INVISIBLE).translate(_FULL_WIDTH).split()).removeprefix("'")
    narrow = _without_formula(narrow)
    narrow = _CHINESE_POINT.sub(".", narrow)
    unit = next((unit for unit in units if narrow.endswith(unit)), "")
    digits = narrow.removesuffix(unit)
    if len(digits) > LONGEST_NUMBER or not _NUMBER.fullmatch(digits):
        raise BadCell("GS303")
    return Parsed(Decimal(digits.replace(",", "")), "" if digits == text else digits)


def _without_noise(number: float) -> Decimal:
    """Turn what a spreadsheet holds into what it means: 18.299999999999997 is 18.3.

    The digits after the ninth decimal are dropped only where two decimals are what remains.
    """
    if not isfinite(number):
        raise BadCell("GS303")
    exact = Decimal(repr(number))
    if abs(exact) > MOST_BALLOTS:
        return exact
    cleaned = round(exact, 9)
    return cleaned if cleaned == round(cleaned, 2) else exact


def _fault(cell: CellFault) -> BadCell:
    return BadCell(_FAULT_CODES[cell])


# ---- dates ----


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
            raise _fault(cell)
        case int() | float() if not isinstance(cell, bool):
            return _date_in_number(cell)
    raise BadCell("GS308")


@lru_cache(maxsize=2**14)  # the same days stand in the sheets of many stations
def _date_of_program(text: str) -> Parsed[int]:
    """Read a date as programs write it; raises ValueError for what is none."""
    written = date.fromisoformat(text)
    return Parsed(_day(written.year, written.month, written.day))


def days_of_programs(cells: Sequence[Cell]) -> dict[Cell, int]:
    """Read dates together that are all written as programs do; says nothing where one is not.

    What `parse_date` reads of each, in a sixth of the time: a roster has thousands.
    """
    texts = [cell for cell in cells if isinstance(cell, str)]
    alike = len(texts) == len(cells) and set(map(len, texts)) == {len("2026-03-05")}
    if not alike or not _PROGRAM_DATES.fullmatch("".join(texts)):
        return {}
    try:
        days = np.array(texts, "datetime64[D]").astype(np.int64)
    except ValueError:  # there is no such day
        return {}
    if days.min() <= BLANK or days.max() > _LAST_DAY:
        return {}
    return dict(zip(cells, days.tolist(), strict=True))


def _date_in_text(text: str, year_of: Callable[[int], int] | None) -> Parsed[int]:
    if len(text) == len("2026-03-05") and text[4] == text[7] == "-":
        with suppress(ValueError):  # what is wrong with it is told below
            return _date_of_program(text)
    narrow = visible(text.translate(_FULL_WIDTH)).removeprefix("'")
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
    year, month, day = (int(part) for part in found.groups() if part and part.isdecimal())
    number = _day(year, month, day)
    return Parsed(number, "" if narrow == text else str(date(year, month, day)))


def _year_told(year_of: Callable[[int], int] | None, month: int) -> int:
    if year_of is None:
        raise BadCell("GS310")
    return year_of(month)


def _in_year(year: int, month: int, day: int) -> Parsed[int]:
    return Parsed(_day(year, month, day), str(date(year, month, day)))


def _in_digits(found: re.Match[str]) -> str:
    """Write a date in Chinese numerals in digits: 二〇二六年三月五日 is 2026年3月5日."""
    year = found["year"]
    digits = "".join(str("〇一二三四五六七八九".index(_ZERO.get(han, han))) for han in year or "")
    month, day = (_han_number(found[part]) for part in ("month", "day"))
    return f"{digits}年{month}月{day}日" if year else f"{month}月{day}日"


def _han_number(text: str) -> int:
    """Read 1 to 99 in Chinese numerals; 0 for what is no such number."""
    found = _HAN_NUMBER.fullmatch(text)
    if not found:
        return 0
    tens = found["tens"] or ""
    high = (_HAN_DIGITS.index(tens[0]) + 1 if len(tens) > 1 else 1) if tens else 0
    return high * 10 + (_HAN_DIGITS.index(found["ones"]) + 1 if found["ones"] else 0)


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


# ---- words ----


def parse_text(cell: Cell) -> Parsed[str]:
    """Read a word or a name, as written; a number typed where text belongs is its digits."""
    match cell:
        case str():
            word = visible(cell)
            return Parsed(word, word if TEXT_FORMULA in cell and word != cell else "")
        case CellFault():
            raise _fault(cell)
        case int() | float() if not isinstance(cell, bool):
            return Parsed(_digits(cell))
    raise BadCell("GS316")


def parse_name(cell: Cell) -> Parsed[str]:
    """Read a name as it is shown in results: `张　三` is 张三, `第０１ 网格` is 第01网格.

    Blanks between words of other scripts stay.
    """
    if isinstance(cell, str) and is_plain(cell):
        return Parsed(cell)
    text, tidied = parse_text(cell)
    if text.isascii() or not isinstance(cell, str):
        return Parsed(text, tidied)
    name = _INNER_BLANKS.sub(_unless_set_wide, text.translate(_WIDE_ALNUM))
    return Parsed(name, name if name != text else tidied)


def _unless_set_wide(blanks: re.Match[str]) -> str:
    """Drop blanks that only fill a column: between Han characters, and between them and digits."""
    around = blanks.groups()
    han = list(map(_is_han, around))
    digits = [char.isascii() and char.isdecimal() for char in around]
    return "" if any(han) and all(map(or_, han, digits)) else blanks[0]


def _is_han(char: str) -> bool:
    return (
        "\u3400" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U0003ffff"
    )


def parse_id(cell: Cell) -> Parsed[str]:
    """Read an id: text without blanks and full-width characters, `007` stays `007`."""
    text = parse_text(cell).value
    key = plain_key(text.removeprefix("'"))
    return Parsed(key, key if isinstance(cell, str) and key != cell else "")


def _digits(number: float) -> str:
    if abs(number) >= 10**EXACT_DIGITS:
        raise BadCell("GS317", digits=EXACT_DIGITS)
    return str(number).removesuffix(".0")

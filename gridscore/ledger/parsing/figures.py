"""One cell → one exact number: points, counts, quantities, levels.

No number passes through float arithmetic.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING

from gridscore.ledger.grid import CellFault
from gridscore.ledger.model import BLANK
from gridscore.ledger.parsing.values import (
    FULL_WIDTH,
    HAN_DIGITS,
    INVISIBLE,
    LONGEST_NUMBER,
    BadCell,
    Parsed,
    fault_of,
    is_blank,
    parse_text,
    without_formula,
)
from gridscore.numbers import HUNDRED, UNSET, format_hundredths
from gridscore.patterns import pattern

if TYPE_CHECKING:
    from gridscore.ledger.grid import Cell

MOST_BALLOTS = 10_000_000
LARGEST_FIGURE = 1_000_000
_POINT_UNITS, _BALLOT_UNITS = ("分",), tuple("票张張份人户戶")
_PERCENT = ("%", "％")
_UNITS = ("分钟", "分鐘", "小时", "小時", *"分次天日件户戶人条條个個元票%")
_LEVEL = pattern(
    rf"(?:第|level|l)?(?P<digit>[1-9{HAN_DIGITS}])(?:[级級层層](?:网格|網格)?[员員长長]?)?",
    re.ASCII,
)
_NUMBER = pattern(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)
_BLANK_WITHIN = pattern(r"\d\s+\d")
_ABSENCE = pattern("假|缺勤|缺席|缺考|免评|免評|免考|未到岗|未到崗|未参评|未參評")
_CHINESE_POINT = pattern(r"(?<=\d)。(?=\d)", re.ASCII)


@lru_cache(maxsize=4096, typed=True)  # the same few points stand in every sheet
def parse_points(cell: Cell, maximum: int) -> Parsed[int]:
    """Read points from 0 to `maximum` as hundredths; BLANK for a blank cell."""
    if is_blank(cell):
        return Parsed(BLANK)
    if isinstance(cell, str) and _ABSENCE.search(cell):
        raise BadCell("GS328")
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
    if isinstance(cell, str) and cell.rstrip().endswith(_PERCENT):
        raise BadCell("GS314")
    number, tidied = _number(cell, _BALLOT_UNITS, no_number="GS314")
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
    number, tidied = _number(cell, _UNITS, no_number="GS323")
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
    return Parsed(int(digit) if digit.isascii() else HAN_DIGITS.index(digit) + 1)


def _exact_hundredths(number: Decimal) -> int:
    scaled = number * HUNDRED
    if scaled != int(scaled):
        raise BadCell("GS307")
    return int(scaled)


def _number(cell: Cell, units: tuple[str, ...], *, no_number: str = "GS303") -> Parsed[Decimal]:
    """Read a number with or without its unit; what is none is a problem of the code given."""
    match cell:
        case str():
            return _number_in_text(cell, units, no_number)
        case bool():
            raise BadCell(no_number)
        case int():
            return Parsed(Decimal(cell))
        case float():
            return Parsed(_without_noise(cell))
        case CellFault():
            raise fault_of(cell)
    raise BadCell("GS304")


@lru_cache(maxsize=4096)  # the same few points stand in every sheet
def _number_in_text(text: str, units: tuple[str, ...], no_number: str) -> Parsed[Decimal]:
    plain = text.translate(INVISIBLE).translate(FULL_WIDTH)
    if _BLANK_WITHIN.search(plain):  # 18, 1.8, or two numbers: only the clerk knows
        raise BadCell(no_number)
    narrow = without_formula("".join(plain.split()).removeprefix("'"))
    narrow = _CHINESE_POINT.sub(".", narrow)
    unit = next((unit for unit in units if narrow.endswith(unit)), "")
    digits = narrow.removesuffix(unit)
    if len(digits) > LONGEST_NUMBER or not _NUMBER.fullmatch(digits):
        raise BadCell(no_number)
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

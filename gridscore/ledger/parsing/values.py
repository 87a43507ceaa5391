"""What a cell says: whether it is blank, what it is compared by, which word or id it holds.

Each reader of a cell, here, in `figures` and in `dates`, returns a `Parsed`, or raises `BadCell`
with the code and the details of the problem.
"""

from __future__ import annotations

import unicodedata
from datetime import datetime
from decimal import Decimal
from operator import or_
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from gridscore.ledger.grid import CellFault
from gridscore.patterns import pattern
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from typing import TypeGuard

    from gridscore.ledger.grid import Cell

T = TypeVar("T")

LONGEST_NUMBER = 30  # characters; what is longer is no score, count or date
LONGEST_SHOWN = 60
EXACT_DIGITS = 15  # as many as Excel keeps of a number

_MARKS_OF_DIRECTION = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\u2060\ufeff" + _MARKS_OF_DIRECTION))
"""Takes what cannot be seen out of a text; what is copied from Windows often has some."""
FULL_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}
"""Turns full-width characters into those of ASCII."""
HAN_DIGITS = "一二三四五六七八九"
WIDE_ALNUM = {wide: narrow for wide, narrow in FULL_WIDTH.items() if chr(narrow).isalnum()}
"""Does so with letters and digits alone."""
_TEXT_FORMULA = pattern(r'="((?:[^"]|"")*)"')
TEXT_FORMULA = '="'
"""How a text begins that programs write into csv for Excel: `="007"`."""
_BYTES_OF_PLAIN = bytes([*range(0x80), *range(0x80, 0xC0), *range(0xE4, 0xEA)])
"""What ASCII and the characters U+4000 to U+9FFF, and no others, are made of in UTF-8."""
_INNER_BLANKS = pattern(r"(?<=(\S))\s+(?=(\S))")
DOCUMENT_MARKS = {
    **dict.fromkeys("[({【〖〈<", "〔"),
    **dict.fromkeys("])}】〗〉>", "〕"),
    **dict.fromkeys("—–‐", "-"),
    **dict.fromkeys("“”", ""),
}
"""How signs in document numbers are compared, of which each office types its own."""
_DOCUMENT_MARKS = str.maketrans(DOCUMENT_MARKS)
DOCUMENT_FORMS = {
    (
        r"^(?:《.*》|(?:[^〔〕号號]|[^〔〕0-9号號][号號])*)"  # a title, not a number of its own
        r"〔([^〔〕]+〔[^〔〕]*〕[^〔〕]*)〕$"
    ): r"\1",
    r"^(?:《.*》)?([^《》〔〕]+〔[0-9]{4}年?〕[^《》〔〕]*)(?:《.*》)?$": r"\1",
    r"[《》]": "",
    (
        r"^(?:文[号號]:)?([^〔〕]*)"
        r"〔([0-9]{4})年?〕第?0*([0-9]+)(?:[号號](?:文件?)?)?$"
    ): r"\1〔\2〕\3号",
}
"""How what stands in and around document numbers is compared, one after the other.

`《通报》甲〔2026〕1号` is `甲〔2026〕1号`, and so it is with that in brackets after a title; so are
`甲〔2026年〕1号`, `甲〔2026〕第1号`, `甲〔2026〕01号`, `甲〔2026〕1号文件` and `甲〔2026〕1`.
"""
_DOCUMENT_FORMS = [(pattern(written), compared) for written, compared in DOCUMENT_FORMS.items()]
DOCUMENT_END = "号"
OTHERWISE = ("年〕", "〕第", "〕0", "《", "》", ":")
"""A document number that has that end, and none of these signs, has none of those forms."""
DOTS = dict.fromkeys(map(ord, "•‧・･."), "·")
"""How dots between the parts of a transcribed name are compared."""


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
    """Say of most texts that are compared by themselves, and read as they stand, that they are.

    They are Chinese characters, and letters and digits of ASCII. Bytes tell it: a pattern with
    a range of all these characters takes a millisecond to compile.
    """
    return text.isalnum() and _is_of_plain(text)


def _is_of_plain(text: str) -> bool:
    return not text.encode().translate(None, _BYTES_OF_PLAIN)


def are_plain(cells: Sequence[Cell]) -> TypeGuard[Sequence[str]]:
    """Say of cells whether all are plain texts, with one look at all of them together."""
    return are_words(cells) and _is_of_plain("".join(cells))


def visible(text: str) -> str:
    """Strip blanks at both ends, characters that cannot be seen, and `="…"` around a text."""
    stripped = text.strip()
    if not stripped.isprintable():
        stripped = stripped.translate(INVISIBLE).strip()
    if stripped.startswith(TEXT_FORMULA):
        return without_formula(stripped).strip()
    return stripped


def without_formula(text: str) -> str:
    """Return what a formula says that only keeps `007` of a csv from being read as a number."""
    found = _TEXT_FORMULA.fullmatch(text)
    return found[1].replace('""', '"') if found else text


def plain_key(text: str) -> str:
    """Reduce a grid, zone, role or unit to what it is compared by."""
    if is_plain(text):
        return text
    return "".join(unicodedata.normalize("NFKC", visible(text)).split())


def document_key(text: str) -> str:
    """Reduce a document number to what it is compared by: `[2026]第01号` is `〔2026〕1号`."""
    key = plain_key(text)
    if key.isalnum():
        return key
    key = key.translate(_DOCUMENT_MARKS)
    if key.endswith(DOCUMENT_END) and not any(sign in key for sign in OTHERWISE):
        return key
    for written, compared in _DOCUMENT_FORMS:
        key = written.sub(compared, key)
    return key


def name_key(text: str) -> str:
    """Reduce a person's name to what it is compared by: `张 三` is `张三`."""
    key = plain_key(text)
    return key if key.isalnum() else key.translate(DOTS)


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


def fault_of(cell: CellFault) -> BadCell:
    """Say what is wrong with a cell that holds no value."""
    return BadCell(_FAULT_CODES[cell])


def parse_text(cell: Cell) -> Parsed[str]:
    """Read a word or a name, as written; a number typed where text belongs is its digits."""
    match cell:
        case str():
            word = visible(cell)
            return Parsed(word, word if TEXT_FORMULA in cell and word != cell else "")
        case CellFault():
            raise fault_of(cell)
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
    name = _INNER_BLANKS.sub(_unless_set_wide, text.translate(WIDE_ALNUM))
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

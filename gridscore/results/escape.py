"""Text from ledgers, made safe for where it is shown: a terminal, a spreadsheet, an encoding.

What stands in a ledger is never trusted: it may carry terminal control sequences, characters
that turn the reading direction round, formulas, or characters that a console cannot write.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from gridscore.patterns import pattern

ELLIPSIS = "…"
CELL_LIMIT = 32_767
"""The longest text of a spreadsheet cell, in UTF-16 code units."""

_INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # controls, marks of direction, surrogates, breaks
_NAMED = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}
_FORMULA = pattern(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")
_PLAIN_SYMBOLS = str.maketrans(
    {ELLIPSIS: ".", "█": "#", "·": "-", "—": "-", "×": "x", "÷": "/", "─": "-", "→": ">", "¥": "Y"}
    | {"▲": "+", "▼": "-", "✓": "v"}
)
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))
_LONGEST_SHEET_NAME = 31
_NEAREST = {"“": '"', "”": '"', "‘": "'", "’": "'"}
"""What stands for a character that an encoding lacks."""


def visible(text: str) -> str:
    r"""Spell out the characters that act instead of showing: escape is `\x1b`, RLO `\u202e`."""
    if text.isprintable():
        return text
    return "".join(map(_spelt_out, text))


def _spelt_out(character: str) -> str:
    if character.isprintable() or unicodedata.category(character) not in _INVISIBLE:
        return character
    if character in _NAMED:
        return _NAMED[character]
    number = ord(character)
    if number <= 0xFF:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def for_encoding(text: str, encoding: str) -> str:
    """Replace what `encoding` cannot write, at the same width: symbols by ASCII ones, else `?`.

    Outside UTF encodings symbols are always replaced: old Chinese consoles draw them two
    cells wide, which would put columns out of line.
    """
    if not encoding.lower().startswith("utf"):
        text = text.translate(_PLAIN_SYMBOLS)
    if _can_encode(text, encoding):
        return text
    return "".join(
        character
        if _can_encode(character, encoding)
        else _NEAREST.get(character, "?" * display_width(character))
        for character in text
    )


def _can_encode(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def display_width(text: str) -> int:
    """Count the cells that text takes in a fixed-width grid; East Asian wide ones take two."""
    if text.isascii():
        return len(text)
    return sum(map(character_width, text))


@lru_cache(maxsize=4096)
def character_width(character: str) -> int:
    """Count the cells that a character takes."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def shorten(text: str, width: int) -> str:
    """Cut text to `width` cells, with an ellipsis where something was cut off."""
    if display_width(text) <= width:
        return text
    kept, room = 0, width - 1
    for character in text:
        room -= character_width(character)
        if room < 0:
            break
        kept += 1
    return text[:kept] + ELLIPSIS if width > 0 else ""


def defused(text: str) -> str:
    """Keep a text field from being run as a formula: `=1+1` becomes `'=1+1`.

    For csv and tsv, where a spreadsheet guesses what a field is. Full-width signs and leading
    blanks count, since some programs look through them.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def encodable_in_utf8(text: str) -> str:
    r"""Write out lone surrogates, left by undecodable file names, as `\udc..`."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def in_xml(text: str) -> str:
    """Write text as it stands in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_sheet_name(text: str) -> str:
    """Make of a text what a sheet of a workbook can be called."""
    return text.translate(_NOT_IN_SHEET_NAMES)[:_LONGEST_SHEET_NAME]


def for_workbook_cell(text: str) -> str:
    """Make text fit for a string cell of XlsxWriter: encodable, within the limit, plain.

    Text longer than a cell can hold is cut with an ellipsis. XlsxWriter takes a string that
    is wrapped in `<r>` and `</r>` for finished XML, so such a one gets a leading blank.
    """
    if not text.isascii():
        text = encodable_in_utf8(text)
    if 2 * len(text) > CELL_LIMIT:  # a character is one unit or two
        units = text.encode("utf-16-le")
        if len(units) > 2 * CELL_LIMIT:
            text = units[: 2 * (CELL_LIMIT - 1)].decode("utf-16-le", "ignore") + ELLIPSIS
    return f" {text}" if text.startswith("<r>") and text.endswith("</r>") else text

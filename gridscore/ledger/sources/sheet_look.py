"""What an .xlsx says of a sheet's look: hidden rows and columns, filters, cells shown in percent.

calamine tells none of it. Like the sketch of a part these are cheap searches in its text; what
is written in an unusual way is not found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridscore.ledger.sources.archive import known_if_alike
from gridscore.ledger.sources.limits import MAX_COLUMNS
from gridscore.ledger.sources.xmlread import local_name, parse_xml
from gridscore.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from gridscore.ledger.sources.archive import Archive
    from gridscore.ledger.sources.blanks import SheetExtent

_STYLES = "xl/styles.xml"
_PERCENT_FORMATS = {"9", "10"}  # built in: 0% and 0.00%
_MAY_BE_PERCENT = pattern(rb"%|&#|numFmtId\s*=\s*[\"'](?:9|10)[\"']")
_HIDDEN = pattern(rb'<(?:\w+:)?(row|col) ([^<>]*?)hidden="(?:1|true)"([^<>]*)>')
_MARK = b'hidden="'
_FROM_TO = pattern(rb'(?<![a-z])(r|min|max)="([0-9]{1,7})"')


def column_number(letters: str) -> int:
    """Count columns up to the one with these letters: `A` is 1, `AA` is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def hidden_rows(sheet: bytes, start: int, end: int) -> frozenset[int]:
    """Tell which rows are hidden that stand in a part of a sheet."""
    if sheet.find(_MARK, start, end) < 0:
        return frozenset()
    found = (before + after for _, before, after in _HIDDEN.findall(sheet, start, end))
    numbers = (dict(_FROM_TO.findall(attributes)).get(b"r") for attributes in found)
    return frozenset(int(number) - 1 for number in numbers if number)


class SheetLookFinder:
    """Gathers the look of one sheet, piece by piece; no cell is torn between two pieces."""

    def __init__(self, percent_styles: Collection[int]) -> None:
        self._hidden_rows: set[int] = set()
        self._hidden_cols: set[int] = set()
        self._columns_seen = 0  # they are told in order; what overlaps is passed over
        self._is_filtered = False
        self._percents: list[tuple[int, int]] = []
        self._percent = _cells_of_styles(percent_styles) if percent_styles else None

    def add(self, text: bytes) -> None:
        """Look at the next piece of the sheet."""
        if _MARK in text:
            self._add_hidden(text)
        if b"filterColumn" in text:
            self._is_filtered = True
        if self._percent is not None:
            for letters, row in self._percent.findall(text):
                self._percents.append((int(row) - 1, column_number(letters.decode()) - 1))

    def add_to(self, extent: SheetExtent) -> None:
        """Note what was found."""
        extent.hidden_rows |= self._hidden_rows
        extent.hidden_cols |= self._hidden_cols
        extent.is_filtered |= self._is_filtered
        extent.percents += self._percents

    def _add_hidden(self, text: bytes) -> None:
        for kind, before, after in _HIDDEN.findall(text):
            places = {name: int(number) for name, number in _FROM_TO.findall(before + after)}
            if kind == b"row" and b"r" in places:
                self._hidden_rows.add(places[b"r"] - 1)
            elif kind == b"col" and {b"min", b"max"} <= places.keys():
                last = min(places[b"max"], MAX_COLUMNS)
                first = max(places[b"min"] - 1, self._columns_seen)
                self._hidden_cols.update(range(first, last))
                self._columns_seen = max(self._columns_seen, last)


def find_percent_styles(archive: Archive) -> frozenset[int]:
    """Return the cell styles by which numbers are shown in percent."""
    part = archive.find(_STYLES)
    return frozenset() if part is None else _percent_styles(archive, part)


@known_if_alike
def _percent_styles(styles: Iterable[bytes]) -> frozenset[int]:
    if isinstance(styles, tuple) and not any(map(_MAY_BE_PERCENT.search, styles)):
        parse_xml(styles)  # it must be sound all the same
        return frozenset()
    reader = _StyleReader()
    parse_xml(styles, reader.start, reader.end)
    return frozenset(reader.percent_styles)


def _cells_of_styles(styles: Collection[int]) -> re.Pattern[bytes]:
    numbers = "|".join(map(str, sorted(styles)))
    styled, address = rf'\bs="(?:{numbers})"', r'\br="([A-Z]{1,3})([0-9]{1,7})"'
    return re.compile(rf"<(?:\w{{1,9}}:)?c (?=[^<>]*{styled})[^<>]*{address}[^<>/]*>".encode())


class _StyleReader:
    """Follows the number formats, and the styles of cells that use them."""

    def __init__(self) -> None:
        self.percent_styles: list[int] = []
        self._percent_formats = set(_PERCENT_FORMATS)
        self._style = -1  # within the styles of cells, how many came before
        self._in_cell_styles = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = local_name(name)
        if name == "numFmt" and "%" in attributes.get("formatCode", ""):
            self._percent_formats.add(attributes.get("numFmtId", ""))
        elif name == "cellXfs":
            self._in_cell_styles = True
        elif name == "xf" and self._in_cell_styles:
            self._style += 1
            if attributes.get("numFmtId") in self._percent_formats:
                self.percent_styles.append(self._style)

    def end(self, name: str) -> None:
        if local_name(name) == "cellXfs":
            self._in_cell_styles = False

"""What must be known of an .xlsx or .xlsm before calamine reads it.

Every part that is read, and whatever else is large, is streamed once and looked at cheaply. The
sketch of a part is meant to prove it harmless: cells in the usual writing, of a sane extent,
without errors and without formulas that were never calculated. Only a part that cannot be
proved so is parsed.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from gridscore.ledger.grid import CellFault
from gridscore.ledger.sources.archive import is_xml, known_if_alike
from gridscore.ledger.sources.blanks import SheetExtent
from gridscore.ledger.sources.limits import MAX_CELLS, MAX_SPARSE_CELLS
from gridscore.ledger.sources.refusal import RefusedError
from gridscore.ledger.sources.shared_strings import cut_at_cells, refuse_multiplied_text
from gridscore.ledger.sources.sheet_look import (
    SheetLookFinder,
    column_number,
    find_percent_styles,
)
from gridscore.ledger.sources.xmlread import local_name, parse_xml
from gridscore.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from gridscore.ledger.sources.archive import Archive

_WORKBOOK = "xl/workbook.xml"

# Each of these stops at the next `<`, so that no text makes them run on.
_ERROR = b't="e"'
_STRING, _STRING_TOO = b't="s"', b"t='s'"
_UNCALCULATED = pattern(rb"<f(?: [^<>]*)?(?:/>|>[^<]*</f>)(?!<v>[^<])")
_PREFIXED = pattern(rb":c[\s/>]")
_FAR_OR_IRREGULAR = pattern(rb'<c(?! r="[A-Z][0-9]{1,5}"|[A-Za-z])')
_IRREGULAR = pattern(rb'<c(?! r="[A-Z]{1,3}[0-9]{1,7}"|[A-Za-z])')
# Self-closed cells are blank.
_FAR_RIGHT = pattern(rb'<c r="([A-Z]{2,3})[0-9]+"(?:[^<>]*[^<>/])?>')
_FAR_DOWN = pattern(rb'<c r="[A-Z]+([0-9]{6,7})"(?:[^<>]*[^<>/])?>')
_NEAR_WIDTH, _NEAR_HEIGHT = 26, 99_999  # how far cells reach that are not far
_READ_TOO = frozenset({"xl/sharedstrings.xml", "xl/styles.xml", "xl/workbook.xml"})  # in any case
_CELL = pattern(r"([A-Z]{1,3})([0-9]{1,7})")


def survey_xlsx(archive: Archive) -> dict[str, SheetExtent]:
    """Return what was found out about the sheets, by name; harmless ones are left out.

    Raises RefusedError for a workbook that must not be read, ExpatError for broken XML.
    """
    sheets = sheet_parts(archive)
    if not all(map(is_xml, sheets.values())):
        raise RefusedError("GS110")  # a sheet where only pictures belong was not looked at
    sketches = _sketches(archive, set(sheets.values()))
    extents = {}
    for sheet, part in sheets.items():
        sketch = sketches[part]
        extent = _parse_sheet(archive.chunks(part)) if sketch.is_suspect else SheetExtent()
        extent.refuse_if_far(sheet)
        sketch.look.add_to(extent)
        extents[sheet] = extent
    return extents


def _sketches(archive: Archive, sheets: set[str]) -> dict[str, _Sketch]:
    """Stream what is read and all large parts, and sketch them."""
    sketches = {}
    string_cells = 0
    percent_styles = find_percent_styles(archive)
    looked_at = [
        part
        for part in archive.names
        if part in sheets or part.lower() in _READ_TOO or not archive.is_small(part)
    ]
    for part, chunks in archive.walk(looked_at):
        if part in sheets:
            sketches[part] = sketch = _Sketch(percent_styles)
            for text in cut_at_cells(chunks):
                sketch.add(text)
            string_cells += sketch.string_cells
        else:
            for text in chunks:
                if is_xml(part):
                    _refuse_wide_characters(text)
    refuse_multiplied_text(archive, string_cells)
    return sketches


class _Sketch:
    """A cheap look at a part, piece by piece, by searches that only ever err on the safe side."""

    def __init__(self, percent_styles: Collection[int]) -> None:
        self.string_cells = 0
        self.look = SheetLookFinder(percent_styles)
        self._size = 0
        self._width = _NEAR_WIDTH
        self._height = _NEAR_HEIGHT
        self._is_strange = False

    @property
    def is_suspect(self) -> bool:
        """Whether the part needs a closer look."""
        # Less than a byte for each cell: nearly all of them are blank.
        limit = MAX_SPARSE_CELLS if self._size < self._height * self._width else MAX_CELLS
        return self._is_strange or self._height * self._width > limit

    def add(self, text: bytes) -> None:
        """Look at the next piece of the part; no cell is torn between two."""
        _refuse_wide_characters(text)
        self._size += len(text)
        self.string_cells += text.count(_STRING)
        if b"'" in text:
            self.string_cells += text.count(_STRING_TOO)
        self._is_strange = (
            self._is_strange
            or _ERROR in text
            or _UNCALCULATED.search(text) is not None
            or _PREFIXED.search(text) is not None
        )
        if _FAR_OR_IRREGULAR.search(text):
            self._look_closer(text)
        self.look.add(text)

    def _look_closer(self, text: bytes) -> None:
        if _IRREGULAR.search(text):
            self._is_strange = True
        columns = map(column_number, set(map(bytes.decode, _FAR_RIGHT.findall(text))))
        rows = map(int, set(_FAR_DOWN.findall(text)))
        self._width = max(self._width, *columns, 0)
        self._height = max(self._height, *rows, 0)


def _refuse_wide_characters(text: bytes) -> None:
    """Raise RefusedError for UTF-16, which no writer of workbooks uses."""
    if b"\0" in text:
        raise RefusedError("GS110")


def _parse_sheet(chunks: Iterable[bytes]) -> SheetExtent:
    """Find the extent and the cells without value of a sheet, cell by cell."""
    reader = _SheetReader()
    parse_xml(chunks, reader.start, reader.end, reader.characters)
    return reader.extent


class _SheetReader:
    """Follows the cells of a sheet; those without an address stand right of the one before."""

    def __init__(self) -> None:
        self.extent = SheetExtent()
        self._row = -1
        self._col = -1
        self._cell_type = ""
        self._has_formula = False
        self._has_value = False  # a value element, be it empty
        self._is_filled = False
        self._in_value = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = local_name(name)
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._col = -1
        elif name == "f":
            self._has_formula = True
        elif name in ("v", "is"):
            self._has_value = self._in_value = True

    def characters(self, _text: str) -> None:
        if self._in_value:
            self._is_filled = True

    def end(self, name: str) -> None:
        name = local_name(name)
        if name == "c":
            self._end_cell()
        elif name in ("v", "is"):
            self._in_value = False

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._row, self._col = self._address(attributes.get("r"))
        self._cell_type = attributes.get("t", "")
        self._has_formula = self._has_value = self._is_filled = self._in_value = False

    def _address(self, written: str | None) -> tuple[int, int]:
        if written is None:
            return max(self._row, 0), self._col + 1
        match = _CELL.fullmatch(written)
        if match is None:
            raise RefusedError("GS110")
        return int(match[2]) - 1, column_number(match[1]) - 1

    def _end_cell(self) -> None:
        if self._cell_type == "e":
            self.extent.add_fault(CellFault.ERROR, self._row, self._col)
        elif self._is_uncalculated():
            self.extent.add_fault(CellFault.NO_CACHED_VALUE, self._row, self._col)
        elif self._has_value:
            self.extent.fill(self._row, self._col)

    def _is_uncalculated(self) -> bool:
        is_empty_text = self._cell_type == "str" and self._has_value
        return self._has_formula and not self._is_filled and not is_empty_text


def sheet_parts(archive: Archive) -> dict[str, str]:
    """Return which part holds each sheet, by the sheet's name."""
    ids = _sheet_ids(archive, archive.find(_WORKBOOK) or _WORKBOOK)
    targets = relationship_targets(archive, _WORKBOOK)
    return {sheet: targets[key] for sheet, key in ids.items()}


@known_if_alike
def _sheet_ids(workbook: Iterable[bytes]) -> dict[str, str]:
    """Return the id of the relationship that leads to each sheet, by the sheet's name."""
    ids: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if local_name(name) == "sheet":
            by_local = {local_name(key): value for key, value in attributes.items()}
            if by_local["name"] in ids:
                raise RefusedError("GS110")  # two sheets of one name: which is meant?
            ids[by_local["name"]] = by_local["id"]

    parse_xml(workbook, start)
    return ids


def relationship_targets(archive: Archive, workbook: str) -> dict[str, str]:
    """Return the parts a workbook refers to, by the id of the relationship.

    Targets are resolved as calamine resolves them, so that both read the same parts.
    """
    folder, name = posixpath.split(workbook)
    relationships = archive.find(f"{folder}/_rels/{name}.rels")
    if relationships is None:
        raise RefusedError("GS110")
    targets: dict[str, str] = {}
    for attributes in _relationships(archive, relationships):
        target = attributes["Target"].removeprefix("/")
        if not target.startswith(f"{folder}/"):
            target = f"{folder}/{target}"
        part = archive.find(target)
        if part is not None:  # else it is outside the workbook, such as a link
            targets[attributes["Id"]] = part
    return targets


@known_if_alike
def _relationships(relationships: Iterable[bytes]) -> list[dict[str, str]]:
    """Return the attributes of each relationship."""
    found: list[dict[str, str]] = []

    def start(element: str, attributes: dict[str, str]) -> None:
        if local_name(element) == "Relationship":
            found.append(attributes)

    parse_xml(relationships, start)
    return found

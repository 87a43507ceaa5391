"""What must be known of an .ods before calamine reads it.

Cells and rows are repeated by a count, so a short file can describe a sheet without end; the
trailing blank ones of every sheet are harmless. Cells are therefore always counted here.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from gridscore.ledger.grid import CellFault
from gridscore.ledger.sources.blanks import SheetExtent
from gridscore.ledger.sources.limits import MAX_CELL_TEXT, MAX_COLUMNS, MAX_TEXT_BYTES
from gridscore.ledger.sources.refusal import RefusedError
from gridscore.ledger.sources.xmlread import local_name, parse_xml

if TYPE_CHECKING:
    from gridscore.ledger.sources.archive import Archive

_CONTENT = "content.xml"
_CELLS = ("table-cell", "covered-table-cell")
_MANIFEST = "META-INF/manifest.xml"
_VISIBILITY, _VISIBLE = "table:visibility", "visible"
_MOST_PERCENTS = 1_000_000


def survey_ods(archive: Archive) -> dict[str, SheetExtent]:
    """Return the extent and the cells without value of each sheet, by name.

    Raises RefusedError for a workbook that must not be read, ExpatError for broken XML.
    """
    _refuse_locked(archive)
    archive.measure()
    content = archive.find(_CONTENT) or _CONTENT
    reader = _ContentReader()
    parse_xml(archive.chunks(content), reader.start, reader.end, reader.characters)
    for sheet, extent in reader.extents.items():
        extent.refuse_if_far(sheet)
    if reader.text_bytes > MAX_TEXT_BYTES:
        raise RefusedError("GS115")
    return reader.extents


def _refuse_locked(archive: Archive) -> None:
    def start(name: str, _attributes: dict[str, str]) -> None:
        if local_name(name) == "encryption-data":
            raise RefusedError("GS109")

    manifest = archive.find(_MANIFEST)
    if manifest is not None:
        parse_xml(archive.chunks(manifest), start)


class _ContentReader:
    """Follows the cells of every sheet, as blocks of equal ones."""

    def __init__(self) -> None:
        self.extents: dict[str, SheetExtent] = {}
        self.text_bytes = 0  # with what is repeated
        self._extent = SheetExtent()
        self._row = self._rows = 0
        self._hidden: list[tuple[int, int]] = []  # rows of the sheet, from and up to
        self._col = self._cols = 0
        self._column = 0  # among the columns that are described before the rows
        self._cell: dict[str, str] = {}
        self._has_text = False
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = local_name(name)
        if name in _CELLS:
            self._cols = _repeated(attributes, "table:number-columns-repeated")
            self._cell = attributes
            self._has_text = False
            self._length = 0
        elif name == "table-row":
            self._rows = _repeated(attributes, "table:number-rows-repeated")
            self._col = 0
            self._note_hidden_rows(attributes)
        elif name == "table-column":
            self._note_columns(attributes)
        elif name == "table":
            self._extent = SheetExtent()
            self._row = self._column = 0
            self._hidden = []
            self.extents[attributes.get("table:name", "")] = self._extent
        else:
            self._has_text = True
            self._length += int(attributes.get("text:c", "0"))  # blanks, told by their number
            if self._length > MAX_CELL_TEXT:
                raise RefusedError("GS115")

    def characters(self, text: str) -> None:
        self._length += len(text)

    def end(self, name: str) -> None:
        name = local_name(name)
        if name in _CELLS:
            self._end_cell((self._row, self._col, self._rows, self._cols))
            self._col += self._cols
        elif name == "table-row":
            self._row += self._rows
        elif name == "table":
            for first, last in self._hidden:  # beyond what is filled there may be a million
                self._extent.hidden_rows.update(range(first, min(last, self._extent.height)))

    def _note_hidden_rows(self, attributes: dict[str, str]) -> None:
        visibility = attributes.get(_VISIBILITY, _VISIBLE)
        if visibility != _VISIBLE:
            self._hidden.append((self._row, self._row + self._rows))
            self._extent.is_filtered |= visibility == "filter"

    def _note_columns(self, attributes: dict[str, str]) -> None:
        first = self._column
        self._column += _repeated(attributes, "table:number-columns-repeated")
        if attributes.get(_VISIBILITY, _VISIBLE) != _VISIBLE:
            self._extent.hidden_cols.update(range(first, min(self._column, MAX_COLUMNS)))

    def _note_look(self, row: int, col: int, rows: int, cols: int) -> None:
        """Note a cell merged over others; and percentages, which calamine gives as fractions."""
        down = _repeated(self._cell, "table:number-rows-spanned")
        right = _repeated(self._cell, "table:number-columns-spanned")
        if down > 1 or right > 1:
            self._extent.merged.append((row, col, row + down - 1, col + right - 1))
        if self._cell.get("office:value-type") == "percentage":
            area = ((row + y, col + x) for y in range(rows) for x in range(cols))
            room = _MOST_PERCENTS - len(self._extent.percents)
            self._extent.percents.extend(islice(area, room))

    def _end_cell(self, block: tuple[int, int, int, int]) -> None:
        self._note_look(*block)
        if self._cell.get("calcext:value-type") == "error":
            self._extent.add_fault(CellFault.ERROR, *block)
        elif self._has_text or "office:value-type" in self._cell:
            self._extent.fill(*block)
            self.text_bytes += self._length * self._rows * self._cols
        elif "table:formula" in self._cell:  # an empty result has an empty paragraph
            self._extent.add_fault(CellFault.NO_CACHED_VALUE, *block)


def _repeated(attributes: dict[str, str], name: str) -> int:
    written = attributes.get(name)
    return 1 if written is None else max(int(written), 1)

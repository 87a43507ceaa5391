"""What must be known of an .xlsb before calamine reads it: its extent and its error cells.

A part is a run of records: an id and a length of up to two and four bytes, seven bits each,
then that many bytes. A formula in this format always carries its value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.ledger.grid import CellFault
from gridscore.ledger.sources.blanks import SheetExtent
from gridscore.ledger.sources.spreadsheetml import relationship_targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.ledger.sources.archive import Archive

_WORKBOOK = "xl/workbook.bin"
_ROW = 0
_ERRORS = (3, 11)  # an error typed in, an error from a formula
_CELLS = range(2, 12)  # 1 is a blank cell
_SHEET = 156


def survey_xlsb(archive: Archive) -> dict[str, SheetExtent]:
    """Return the extent and the error cells of each sheet, by name.

    Raises RefusedError for a workbook that must not be read, LookupError or ValueError for
    broken records.
    """
    archive.measure()
    extents = {}
    for sheet, part in _sheet_parts(archive):
        extents[sheet] = _read_extent(archive.read(part))
        extents[sheet].refuse_if_far(sheet)
    return extents


def _read_extent(data: bytes) -> SheetExtent:
    extent = SheetExtent()
    row = 0
    for kind, start, end in _records(data):
        if kind == _ROW:
            row = int.from_bytes(data[start : start + 4], "little")
        elif kind in _CELLS and end - start >= 4:
            col = int.from_bytes(data[start : start + 4], "little")
            extent.fill(row, col)
            if kind in _ERRORS:
                extent.add_fault(CellFault.ERROR, row, col)
    return extent


def _sheet_parts(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield each sheet's name and the part that holds it."""
    targets = relationship_targets(archive, _WORKBOOK)
    data = archive.read(archive.find(_WORKBOOK) or _WORKBOOK)
    for kind, start, _ in _records(data):
        if kind != _SHEET:
            continue
        key, after = _wide_string(data, start + 8)  # after its visibility and its number
        name, _ = _wide_string(data, after)
        yield name, targets[key]


def _records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the id of each record, and where its bytes begin and end."""
    at = 0
    while at < len(data):
        kind, at = _seven_bits(data, at, most=2)
        length, at = _seven_bits(data, at, most=4)
        if at + length > len(data):
            raise ValueError("a record reaches beyond its part")
        yield kind, at, at + length
        at += length


def _seven_bits(data: bytes, at: int, most: int) -> tuple[int, int]:
    """Read a number of at most `most` bytes, the high bit telling that more follow."""
    number = 0
    for place in range(most):
        byte = data[at + place]
        number |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return number, at + place + 1
    return number, at + most


def _wide_string(data: bytes, at: int) -> tuple[str, int]:
    """Read a string with its length before it; return it and where it ends."""
    end = at + 4 + 2 * int.from_bytes(data[at : at + 4], "little")
    return data[at + 4 : end].decode("utf-16-le"), end

"""Puts the rows of tables into a workbook that XlsxWriter made without them."""

from __future__ import annotations

import re
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZipFile

from gridscore.results.xlsx.bulk_rows import ROWS_AT_A_TIME, SharedStrings, rows_as_xml
from gridscore.results.xlsx.deflated import Piece, ZipWriter, deflated
from gridscore.results.xlsx.held_formulas import put_formulas
from gridscore.side_by_side import AT_ONCE, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from gridscore.results.xlsx.bulk_rows import BulkRows

    _Maker = Callable[[], bytes | memoryview]

_SHEETS = "xl/worksheets/sheet"
_STRINGS = "xl/sharedStrings.xml"
_STRINGS_TAG = re.compile(r'<sst xmlns="([^"]*)" count="\d+" uniqueCount="(\d+)">')
_EXTENT = re.compile(r'<dimension ref="(A1:[A-Z]+)(\d+)"/>')
_ROW = re.compile(r'<row r="(\d+)"')
_STYLE = re.compile(r'<c r="[A-Z]+\d+" s="(\d+)"/>')


def splice(
    frame: BinaryIO,
    bulks: Sequence[BulkRows],
    target: Path | BinaryIO,
    formulas: Sequence[str] = (),
) -> None:
    """Copy the workbook `frame` to `target` with the rows of `bulks` on their sheets.

    `formulas` are those that a number stands for (`held_formulas`). The same rows give the same
    bytes. `target` need not be seekable. Raises OSError when it cannot be written.
    """
    with ZipFile(frame) as made:
        if isinstance(target, Path):
            with target.open("wb") as file:
                _write_parts(made, bulks, file, formulas)
        else:
            _write_parts(made, bulks, target, formulas)


def _write_parts(
    made: ZipFile, bulks: Sequence[BulkRows], target: BinaryIO, formulas: Sequence[str]
) -> None:
    rows = {bulk.part: bulk for bulk in bulks}
    whole = ZipWriter(target)
    texts = made.read(_STRINGS).decode() if _STRINGS in made.namelist() else ""
    strings = SharedStrings(int(_STRINGS_TAG.findall(texts)[0][1]) if texts else 0)
    for name in made.namelist():
        content = made.read(name)
        if name.startswith(_SHEETS):
            content = put_formulas(content, formulas)
        if name in rows:
            _add(whole, name, _sheet(content.decode(), rows[name], strings), len(rows[name].rows))
        elif name != _STRINGS:
            whole.add(name, [deflated(content)])
    if texts:  # last: now they are all known; not a single one is on the slips of nobody
        _add(whole, _STRINGS, _texts(texts, strings), len(strings))
    whole.close()


def _add(whole: ZipWriter, name: str, makers: Iterable[_Maker], items: int) -> None:
    """Add a part of the workbook; where there are many items, some pieces are made at a time."""
    are_many = items > ROWS_AT_A_TIME
    jobs = ((partial(_deflated, make), are_many) for make in makers)
    with closing(in_order(jobs, AT_ONCE)) as pieces:  # where it fails, no thread goes on
        whole.add(name, pieces)


def _deflated(make: _Maker) -> Piece:
    return deflated(make())


def _sheet(xml: str, bulk: BulkRows, strings: SharedStrings) -> Iterator[_Maker]:
    """Give what makes the XML of a sheet, its empty rows replaced by those of a table."""
    start = _start_of(xml, bulk.first)
    second = _start_of(xml, bulk.first + 1)
    stop = _start_of(xml, bulk.end)
    styles = [_STYLE.findall(xml, start, second)]
    if bulk.begins:
        styles.append(_STYLE.findall(xml, second, _start_of(xml, bulk.first + 2)))
    above = _EXTENT.sub(lambda found: _reaching(found, bulk.end), xml[:start])
    rows = rows_as_xml(bulk, styles, strings)
    return chain([above.encode], rows, [xml[stop:].encode])


def _reaching(extent: re.Match[str], row: int) -> str:
    """Let a sheet reach down to a row, if it did not before."""
    return f'<dimension ref="{extent[1]}{max(int(extent[2]), row)}"/>'


def _start_of(xml: str, row: int) -> int:
    """Find where a row of a sheet, counted from 0, begins or would begin."""
    found = next((at for at in _ROW.finditer(xml) if int(at[1]) > row), None)
    return found.start() if found else xml.index("</sheetData>")


def _texts(xml: str, strings: SharedStrings) -> Iterator[_Maker]:
    """Give what makes the XML of the shared texts, ours behind those of XlsxWriter."""
    tag = rf'<sst xmlns="\1" uniqueCount="{len(strings)}">'
    yield _STRINGS_TAG.sub(tag, xml.removesuffix("</sst>")).encode
    yield from strings.as_xml()
    yield "</sst>".encode

"""Puts the rows of tables into a workbook that XlsxWriter made without them."""

from __future__ import annotations

import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gridscore.results.bulk_rows import ROWS_AT_A_TIME, SharedStrings, rows_as_xml
from gridscore.results.held_formulas import put_formulas
from gridscore.side_by_side import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from gridscore.results.bulk_rows import BulkRows

_LEVEL = 4  # of compression: a third of the time of the usual 6, a seventh more bytes
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
    rows = {bulk.part: bulk for bulk in bulks}
    with (
        ZipFile(frame) as made,
        ZipFile(target, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as whole,
    ):
        if _STRINGS not in made.namelist():  # not a single text, as on the slips of nobody
            for name in made.namelist():
                _copy(whole, made.getinfo(name), _part(made, name, formulas))
            return
        texts = made.read(_STRINGS).decode()
        strings = SharedStrings(int(_STRINGS_TAG.findall(texts)[0][1]))
        for name in made.namelist():
            content = _part(made, name, formulas)
            if name in rows:
                sheet = _sheet(content.decode(), rows[name], strings)
                _write(whole, name, sheet, are_many=len(rows[name].rows) > ROWS_AT_A_TIME)
            elif name != _STRINGS:
                _copy(whole, made.getinfo(name), content)
        # Last: now they are all known.
        _write(whole, _STRINGS, _texts(texts, strings), are_many=len(strings) > ROWS_AT_A_TIME)


def _part(made: ZipFile, name: str, formulas: Sequence[str]) -> bytes:
    content = made.read(name)
    return put_formulas(content, formulas) if name.startswith(_SHEETS) else content


def _copy(whole: ZipFile, info: ZipInfo, content: bytes) -> None:
    whole.writestr(info, content, compresslevel=_LEVEL)


def _write(whole: ZipFile, name: str, pieces: Iterable[str], *, are_many: bool) -> None:
    """Add a part of the workbook; where pieces are many, one is deflated while the next is made."""
    # No sheet comes near the two gigabytes from which zip has a form that some programs refuse:
    # a million rows of forty columns would, at fifty bytes for a cell, whose text stands elsewhere.
    with whole.open(name, "w") as part:

        def write(piece: str) -> None:
            part.write(piece.encode())

        for _ in in_order(((partial(write, piece), are_many) for piece in pieces), threads=1):
            pass


def _sheet(xml: str, bulk: BulkRows, strings: SharedStrings) -> Iterator[str]:
    """Give the XML of a sheet, its empty rows replaced by those of a table."""
    start = _start_of(xml, bulk.first)
    second = _start_of(xml, bulk.first + 1)
    stop = _start_of(xml, bulk.end)
    styles = [_STYLE.findall(xml, start, second)]
    if bulk.begins:
        styles.append(_STYLE.findall(xml, second, _start_of(xml, bulk.first + 2)))
    above = _EXTENT.sub(lambda found: _reaching(found, bulk.end), xml[:start])
    return chain([above], rows_as_xml(bulk, styles, strings), [xml[stop:]])


def _reaching(extent: re.Match[str], row: int) -> str:
    """Let a sheet reach down to a row, if it did not before."""
    return f'<dimension ref="{extent[1]}{max(int(extent[2]), row)}"/>'


def _start_of(xml: str, row: int) -> int:
    """Find where a row of a sheet, counted from 0, begins or would begin."""
    found = next((at for at in _ROW.finditer(xml) if int(at[1]) > row), None)
    return found.start() if found else xml.index("</sheetData>")


def _texts(xml: str, strings: SharedStrings) -> Iterator[str]:
    """Give the XML of the shared texts, ours behind those of XlsxWriter."""
    tag = rf'<sst xmlns="\1" uniqueCount="{len(strings)}">'
    yield _STRINGS_TAG.sub(tag, xml.removesuffix("</sst>"))
    yield from strings.as_xml()
    yield "</sst>"

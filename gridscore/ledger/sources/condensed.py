"""Large sheets of an .xlsx by columns, each different cell read once.

A sheet of ten thousand rows has some hundred different numbers and dates. Where it is written
plainly, as all usual programs write it, its cells are told apart by their bytes, and a copy of the
workbook is made in which each different one stands once, below the others. That copy is surveyed
and read by calamine like any workbook; what it says of a cell holds for all that are written so.
Texts that are written as they are to be read need not go that way. A sheet that is not written
plainly stays in the copy as it is.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import as_ints
from gridscore.equal_rows import distinct, told_apart
from gridscore.ledger.grid import LARGE
from gridscore.ledger.large.laid_by_columns import as_large_rows, coded_column
from gridscore.ledger.sources.archive import Archive, is_xml
from gridscore.ledger.sources.limits import MAX_CELLS, MAX_TEXT_BYTES, MIB
from gridscore.ledger.sources.plain_cells import ROOM, PlainCells, plain_cells
from gridscore.ledger.sources.sheet_look import hidden_rows
from gridscore.ledger.sources.spreadsheetml import sheet_parts
from gridscore.patterns import pattern
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.large.large_rows import LargeRows
    from gridscore.ledger.model import Ints

    Objects = NDArray[np.object_]

_STRINGS = "xl/sharedStrings.xml"
_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_PACKS, _LITTLE = 100, 8 * MIB  # how far tables pack at most; bytes of which it says nothing
_SPARSE = 4  # so many times as many cells as are written may lie between the first and the last
_ITEM_OPEN, _TEXT_OPEN, _ITEM_END = b"<si>", b"<t>", b"</t></si>"
_KEPT_OPEN = b'<t xml:space="preserve">'
_ITEM = _ITEM_OPEN + _TEXT_OPEN
_ODD_ITEM = pattern(rb"<!|<si[^>]")
_NO_TEXTS = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
_RUN = rb"<r>(?:<rPr>(?:<(?!/rPr>)[^<>]*>)*</rPr>)?<t>[^<]*</t></r>"
_IN_RUNS, _TEXT_OF_RUN = pattern(rb"(?:" + _RUN + rb")+</si>"), pattern(rb"<t>([^<]*)</t>")
_SHARED = b' t="s"><v>'
_INLINE = tuple(b' t="inlineStr"><is>' + opening for opening in (_TEXT_OPEN, _KEPT_OPEN))
_ERROR = b't="e"'
_PREFIX = pattern(rb"\w{1,9}:")
_LINE_ENDS = (b"</row>\n", b">\n<row", b">\n<c ", b">\n</row>")
_BEGINNING = MIB // 16  # of a sheet, which tells whether rows are lines
_MAY_SHARE = pattern(rb"=\s*[\"']s[\"']")


class Layout(NamedTuple):
    """Where each different cell stands: `codes`, by column and row, into `values`.

    Those that calamine has to read are still to come: they go to the places `asked`. Rows that
    are hidden are told here, since the copy does not have them.
    """

    codes: Ints
    values: Objects
    asked: list[int]
    hidden_rows: frozenset[int]

    def filled(self, answers: Sequence[Sequence[Cell]]) -> LargeRows:
        """Return the rows of the sheet, given what calamine read, one cell a row."""
        values = self.values
        for place, row in zip(self.asked, answers, strict=False):  # blank ones at the end lack
            values[place] = row[0] if row else ""
        columns = []
        for codes in self.codes:
            used, number = told_apart(codes)
            columns.append(coded_column(values[used], as_ints(number)))
        return as_large_rows(columns)


def condense(data: bytes, archive: Archive) -> tuple[bytes, Archive, dict[str, Layout]]:
    """Condense the large sheets of an .xlsx; those laid out are given by their names.

    Where there is none the workbook is returned as it came. Raises RefusedError for one that must
    not be read.
    """
    sheets = sheet_parts(archive)
    large = {part for part in sheets.values() if is_xml(part) and not archive.is_small(part)}
    parts = _unpacked(archive) if large else None
    if parts is None:
        return data, archive, {}
    strings = archive.find(_STRINGS) or _STRINGS
    shared = _unprefixed(parts.get(strings, b""), _ITEM_OPEN)
    texts = _objects([*_shared_texts(shared), None])  # the last: of no text
    longest = max(map(len, shared.split(b"</si>"))) + 1
    layouts: dict[str, Layout] = {}
    for part in large:
        layout, parts[part] = _lay_out(parts[part], texts, MAX_TEXT_BYTES // longest)
        if layout:
            layouts |= {name: layout for name, own in sheets.items() if own == part}
    if not layouts:
        return data, archive, {}
    if not any(_MAY_SHARE.search(parts.get(part, b"")) for part in sheets.values()):
        parts[strings] = _NO_TEXTS
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as copy:
        for part, content in parts.items():
            copy.writestr(part, content)
    data = whole.getvalue()
    return data, Archive(data), layouts


def _unpacked(archive: Archive) -> dict[str, bytes] | None:
    """Unpack all parts but pictures and the like; None if one unpacks to more than tables do.

    The others are only measured: nobody who reads cells looks into them.
    """
    parts = {}
    looked_at = [name for name in archive.names if is_xml(name) or not archive.is_small(name)]
    for part, chunks in archive.walk(looked_at):
        pieces, left = [], max(_PACKS * archive.packed_size(part), _LITTLE)
        for chunk in chunks:
            if is_xml(part):
                pieces.append(chunk)
                left -= len(chunk)
            if left < 0:
                return None
        if is_xml(part):
            parts[part] = b"".join([*pieces, b" " * ROOM])
    return parts


def _lay_out(sheet: bytes, texts: Objects, most: int) -> tuple[Layout | None, bytes]:
    """Lay a sheet out, and condense it; None where it is not plain, not large or all too large.

    More than `most` cells may hold too much text, at which the survey takes a closer look.
    """
    as_it_stands, sheet = sheet, _tightened(_unprefixed(sheet, _OPEN))
    start, end = sheet.find(_OPEN) + len(_OPEN), sheet.rfind(_CLOSE)
    if start < len(_OPEN) or end < start:
        return None, as_it_stands
    cells = plain_cells(sheet, start, end)
    if cells is None or any(_ERROR in look for look in cells.blank_looks):
        return None, as_it_stands
    height, width = int(cells.row.max(initial=-1)) + 1, int(cells.col.max(initial=-1)) + 1
    area = height * width
    if height < LARGE or area > min(_SPARSE * len(cells.row), MAX_CELLS, most):
        return None, as_it_stands
    values, asked = _known(cells, texts)
    codes = np.full((width, height), len(values) - 1, np.int32)
    codes[cells.col, cells.row] = cells.code
    layout = Layout(codes, values, asked, hidden_rows(sheet, start, end))
    return layout, sheet[:start] + _rows(cells, asked) + sheet[end:]


def _unprefixed(part: bytes, tag: bytes) -> bytes:
    """Take the prefix off the tags of a part, which .NET's own writer gives to all: `<x:row>`."""
    if tag in part:
        return part
    name = part.find(b":" + tag[1:])
    prefix = part[part.rfind(b"<", 0, max(name, 0)) + 1 : name + 1]
    if name < 0 or not _PREFIX.fullmatch(prefix):
        return part
    opening, closing = b"<" + prefix, b"</" + prefix
    if part.count(b"<") != part.count(opening) + part.count(closing) + part.count(b"<?"):
        return part
    return part.replace(opening, b"<").replace(closing, b"</")


def _tightened(sheet: bytes) -> bytes:
    """Take out the ends of lines that Java programs (POI, EasyExcel) write beside rows."""
    if _LINE_ENDS[0] not in sheet[: sheet.find(_OPEN) + _BEGINNING]:
        return sheet
    for line_end in _LINE_ENDS:
        sheet = sheet.replace(line_end, line_end.replace(b"\n", b""))
    return sheet


def _known(cells: PlainCells, texts: Objects) -> tuple[Objects, list[int]]:
    """Return what the different cells hold, and the places of those that calamine has to read.

    One more stands at the end: of all cells in which nothing is written.
    """
    values = _objects([""] * (len(cells.look) + 1))
    read = np.ones(len(cells.look), np.bool_)
    for number in distinct(cells.look).tolist():
        at = np.flatnonzero(cells.look == number)
        look, _ = cells.looks[number]
        if look.endswith(_INLINE):
            said = _objects(_all_plain(cells.texts(at)))
        elif look.endswith(_SHARED):
            numbers = cells.numbers(at)
            last = len(texts) - 1
            said = texts[np.where((numbers >= 0) & (numbers < last), numbers, last)]
        else:
            continue
        is_known = said != _NONE
        values[at[is_known]] = said[is_known]
        read[at[is_known]] = False
    return values, np.flatnonzero(read).tolist()


_NONE = np.full(1, None)
"""None, with which numpy compares each of a column."""


def _objects(some: Sequence[str | None]) -> Objects:
    objects = np.empty(len(some), np.object_)
    objects[:] = some
    return objects


def _shared_texts(part: bytes) -> list[str | None]:
    """Return the shared texts that are written as they are to be read, None for each other one."""
    first = part.find(_ITEM_OPEN)
    if first < 0 or _ODD_ITEM.search(part):
        return []
    items = part[first:].rstrip().removesuffix(b"</sst>").replace(_KEPT_OPEN, _TEXT_OPEN)
    if items.startswith(_ITEM) and items.endswith(_ITEM_END):
        texts = _all_plain(items[len(_ITEM) : -len(_ITEM_END)].split(_ITEM_END + _ITEM))
        if None not in texts:
            return texts
    return _all_plain([_text_of(item) for item in items.split(_ITEM_OPEN)[1:]])


def _text_of(item: bytes) -> bytes:
    """Return the text of a shared one, or what is no plain text.

    It may stand in runs of several fonts, as LibreOffice has Chinese characters beside others.
    """
    if _IN_RUNS.fullmatch(item):
        runs = _TEXT_OF_RUN.findall(item)
        return b"".join(runs) if all(run == run.strip() for run in runs) else _TEXT_OPEN
    is_text = item.startswith(_TEXT_OPEN) and item.endswith(_ITEM_END)
    return item[len(_TEXT_OPEN) : -len(_ITEM_END)] if is_text else _TEXT_OPEN


def _all_plain(texts: list[bytes]) -> list[str | None]:
    """Decode texts that are written as they are to be read; None for each other one."""
    joined = b"|".join(texts).decode()
    every = joined.split("|")
    if len(every) == len(texts) and _is_plain(joined) and "| " not in joined and " |" not in joined:
        return [*every]
    return [text if _is_plain(text) else None for text in map(bytes.decode, texts)]


def _is_plain(text: str) -> bool:
    return (
        text.isprintable()
        and text == text.strip()
        and not any(mark in text for mark in ("<", "&", "_x"))
    )


def _rows(cells: PlainCells, asked: list[int]) -> bytes:
    """Write some of the different cells below each other."""
    places = np.array(asked, np.int64)
    looks = [cells.looks[look] for look in cells.look[places].tolist()]
    return b"".join(
        [
            b'<row r="%d"><c r="A%d%b%b%b</row>' % (row, row, look, text, end)
            for row, ((look, end), text) in enumerate(
                zip(looks, cells.texts(places), strict=True), 1
            )
        ]
    )

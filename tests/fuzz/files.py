"""Writes sheets as files of every format that offices use.

.xlsb and .ods are written here in the least form that holds, since no library at hand writes them;
`seeds/` has files that LibreOffice saved.
"""

from __future__ import annotations

import csv
import io
import re
import struct
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import openpyxl
import xlwt
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from random import Random


@dataclass(frozen=True)
class Formula:
    """A formula without a cached value."""

    text: str


Cell = str | int | float | bool | date | datetime | time | timedelta | Formula | None
Rows = list[list[Cell]]
Sheets = dict[str, Rows]

TEXTS = (".csv", ".tsv", ".txt")
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def write_sheets(folder: Path, sheets: Mapping[str, Rows], random: Random) -> None:
    """Write the sheets into files of random formats; at times several into one workbook."""
    names = list(sheets)
    while names:
        ending = random.choice((*TEXTS, ".csv", ".csv", *WORKBOOKS))
        taken = names[: random.randint(1, 3)] if ending in WORKBOOKS else names[:1]
        names = names[len(taken) :]
        path = folder / (_safe_name(taken[0]) + ending)
        while path.exists():
            path = path.with_name("x" + path.name)
        path.write_bytes(as_file(ending, {name: sheets[name] for name in taken}, random))


def as_file(ending: str, sheets: Mapping[str, Rows], random: Random) -> bytes:
    """Return sheets as a file of that format; a text holds the first alone."""
    if ending in TEXTS:
        return _text(next(iter(sheets.values())), ending, random)
    named = {name[:31] or "表": rows for name, rows in sheets.items()}
    writers = {".xls": _xls, ".xlsb": _xlsb, ".ods": _ods}
    return writers.get(ending, _xlsx)(named)


def _safe_name(name: str) -> str:
    return re.sub(r"[\0-\x1f/]", "_", name)[:40] or "_"


def _text(rows: Rows, ending: str, random: Random) -> bytes:
    target = io.StringIO(newline="")
    delimiter = "\t" if ending == ".tsv" else random.choice(",,,;\t")
    writer = csv.writer(target, delimiter=delimiter, lineterminator=random.choice(("\r\n", "\n")))
    for row in rows:
        writer.writerow(["" if cell is None else _shown(cell) for cell in row])
    encoding = random.choice(_ENCODINGS)
    return target.getvalue().encode(encoding, "replace" if "16" in encoding else "ignore")


def _shown(cell: Cell) -> str:
    return cell.text if isinstance(cell, Formula) else str(cell)


def _xlsx(sheets: Mapping[str, Rows]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, (name, rows) in enumerate(sheets.items()):
        sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\\0-\x1f]", "_", name) or f"{number}")
        for row in rows:
            sheet.append([_for_openpyxl(cell) for cell in row])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _for_openpyxl(cell: Cell) -> Cell:
    if isinstance(cell, Formula):
        return cell.text
    if isinstance(cell, str):
        return ILLEGAL_CHARACTERS_RE.sub("", cell).encode("utf-8", "ignore").decode()[:32_767]
    if isinstance(cell, float | int) and abs(cell) > 1e300:
        return str(cell)
    return cell


def _xls(sheets: Mapping[str, Rows]) -> bytes:
    book = xlwt.Workbook()
    style = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    taken: set[str] = set()
    for number, (name, rows) in enumerate(sheets.items()):
        title = re.sub(r"[\[\]:*?/\\\0-\x1f']", "_", name)
        title = title if title.lower() not in taken else f"{number}"
        taken.add(title.lower())
        sheet = book.add_sheet(title)
        for row, cells in enumerate(rows[:65_000]):
            for col, cell in enumerate(cells[:256]):
                if cell is not None and cell != "":
                    _write_xls_cell(sheet, row, col, cell, style)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _write_xls_cell(sheet: xlwt.Worksheet, row: int, col: int, cell: Cell, style: object) -> None:
    if isinstance(cell, date) and cell.year >= 1900:
        sheet.write(row, col, cell, style)
    elif isinstance(cell, bool | float) or (isinstance(cell, int) and abs(cell) < 2**31):
        sheet.write(row, col, cell)
    else:
        sheet.write(row, col, _shown(cell).encode("utf-8", "ignore").decode()[:32_000])


# ---- .ods ----


def _ods(sheets: Mapping[str, Rows]) -> bytes:
    tables = "".join(
        f'<table:table table:name="{_xml(name)}">{"".join(map(_ods_row, rows))}</table:table>'
        for name, rows in sheets.items()
    )
    names = ("office", "table", "text")
    spaces = "".join(f' xmlns:{name}="{_OASIS}:{name}:1.0"' for name in names)
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0"/>'
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped(
        {
            "mimetype": kind,
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def _ods_row(row: list[Cell]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(cell: Cell) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, Formula):
        return f'<table:table-cell table:formula="of:{_xml(cell.text)}"/>'
    kind, value = "string", ""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        kind, value = "float", f' office:value="{cell}"'
    elif isinstance(cell, date):
        kind, value = "date", f' office:date-value="{cell.isoformat()}"'
    text = _xml(_shown(cell))
    return (
        f'<table:table-cell office:value-type="{kind}"{value}><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


def _xml(text: str) -> str:
    clean = ILLEGAL_CHARACTERS_RE.sub("", text).encode("utf-8", "ignore").decode()
    return escape(clean, {'"': "&quot;"})


# ---- .xlsb ----


def _xlsb(sheets: Mapping[str, Rows]) -> bytes:
    bundle = b"".join(
        _record(156, struct.pack("<II", 0, number) + _wide(f"rId{number}") + _wide(_xml(name)))
        for number, name in enumerate(sheets, 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>'.encode(),
        "_rels/.rels": _relationships([("rId1", "officeDocument", "xl/workbook.bin")]),
        "xl/_rels/workbook.bin.rels": _relationships(
            (f"rId{number}", "worksheet", f"worksheets/sheet{number}.bin")
            for number in range(1, len(sheets) + 1)
        ),
        "xl/workbook.bin": _record(131) + _record(143) + bundle + _record(144) + _record(132),
    }
    for number, rows in enumerate(sheets.values(), 1):
        width = max(map(len, rows), default=0)
        size = struct.pack("<IIII", 0, max(len(rows), 1) - 1, 0, max(width, 1) - 1)
        cells = b"".join(_xlsb_row(at, row) for at, row in enumerate(rows))
        parts[f"xl/worksheets/sheet{number}.bin"] = (
            _record(129) + _record(148, size) + _record(145) + cells + _record(146) + _record(130)
        )
    return zipped(parts)


def _xlsb_row(at: int, row: list[Cell]) -> bytes:
    head = _record(0, struct.pack("<IIHBBI", at, 0, 300, 0, 0, 0) + b"\0" * 8)
    return head + b"".join(
        _xlsb_cell(col, cell) for col, cell in enumerate(row) if cell is not None and cell != ""
    )


def _xlsb_cell(col: int, cell: Cell) -> bytes:
    place = struct.pack("<II", col, 0)
    if isinstance(cell, bool):
        return _record(4, place + bytes([cell]))
    if isinstance(cell, int | float) and abs(cell) < 1e300:
        return _record(5, place + struct.pack("<d", cell))
    return _record(6, place + _wide(_shown(cell)[:32_767]))


def _record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(data)
    sized = bytearray()
    while length >= 0x80:
        sized.append(length & 0x7F | 0x80)
        length >>= 7
    return head + bytes(sized) + bytes([length]) + data


def _wide(text: str) -> bytes:
    data = text.encode("utf-16-le", "replace")
    return struct.pack("<I", len(data) // 2) + data


def _relationships(links: Iterable[tuple[str, str, str]]) -> bytes:
    inside = "".join(
        f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for id_, kind, target in links
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'.encode()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()

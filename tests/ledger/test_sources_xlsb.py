"""Binary workbooks, written record by record: no library for Python writes them."""

from __future__ import annotations

import struct
import zipfile
from typing import TYPE_CHECKING

from gridscore.ledger.discover import SourceFile
from gridscore.ledger.grid import CellFault
from gridscore.ledger.sources import read_grids
from gridscore.problems import Place

if TYPE_CHECKING:
    from pathlib import Path

    from gridscore.ledger.grid import Grid
    from gridscore.problems import Problem


def read(path: Path) -> tuple[list[Grid], list[Problem]]:
    return read_grids([SourceFile(path, path.name)])


def record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(data)
    return (
        head
        + (bytes([length]) if length < 0x80 else bytes([length & 0x7F | 0x80, length >> 7]))
        + data
    )


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def write_xlsb(path: Path, cells: bytes) -> None:
    """Write the least that is an .xlsb: one sheet, 评分, with these cell records."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    relationship = (
        '<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        'Type="{office}/{kind}" Target="{target}"/></Relationships>'
    )
    workbook = (
        record(131)
        + record(143)
        + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("评分"))
        + record(144)
        + record(132)
    )
    sheet = (
        record(129)
        + record(148, struct.pack("<IIII", 0, 9, 0, 9))
        + record(145)
        + cells
        + record(146)
        + record(130)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types"/>')
        archive.writestr(
            "_rels/.rels",
            relationship.format(
                package=package, office=office, kind="officeDocument", target="xl/workbook.bin"
            ),
        )
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            relationship.format(
                package=package, office=office, kind="worksheet", target="worksheets/sheet1.bin"
            ),
        )
        archive.writestr("xl/workbook.bin", workbook)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)


def row_record(row: int) -> bytes:
    return record(0, struct.pack("<IIHBBI", row, 0, 300, 0, 0, 0) + b"\0" * 8)


def cell_record(kind: int, col: int, value: bytes) -> bytes:
    return record(kind, struct.pack("<II", col, 0) + value)


def test_xlsb_values_and_errors(tmp_path: Path) -> None:
    formula = struct.pack("<H", 0) + struct.pack("<I", 0) * 2
    write_xlsb(
        tmp_path / "a.xlsb",
        row_record(1)
        + cell_record(6, 1, wide("张三"))
        + cell_record(5, 2, struct.pack("<d", 18.5))
        + cell_record(3, 3, b"\x2a")
        + cell_record(11, 4, b"\x07" + formula)
        + cell_record(4, 5, b"\x01"),
    )
    (grid,), problems = read(tmp_path / "a.xlsb")
    assert problems == []
    assert grid.ref.name == "评分"
    assert grid.rows == [
        ["", "", "", "", "", ""],
        ["", "张三", 18.5, CellFault.ERROR, CellFault.ERROR, True],
    ]


def test_xlsb_with_a_lone_far_cell_is_refused(tmp_path: Path) -> None:
    far = row_record(1_048_575) + cell_record(5, 16_383, struct.pack("<d", 1))
    write_xlsb(tmp_path / "a.xlsb", row_record(0) + cell_record(6, 0, wide("a")) + far)
    grids, (problem,) = read(tmp_path / "a.xlsb")
    assert (grids, problem.code) == ([], "GS117")
    assert problem.place == Place("a.xlsb", "评分", "XFD1048576")

"""Files that a text cannot express: workbooks, and things that only look like one.

Each builder leaves one file in the folder. `BUILDERS` names them for the bad ledgers.
"""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl

from tests.command import SCHEME, run

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

MIB = 2**20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ROSTER = (("id", "name", "grid"), ("W1", "甲一", "G1"), ("W2", "乙二", "G2"))


def write_workbook(path: Path, sheet: str, rows: Any, *, hidden: bool = False) -> None:
    """Write one sheet of raw values; a hidden one stands behind an empty visible one."""
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    target = book.create_sheet(sheet) if hidden else first
    target.title = sheet
    for row in rows:
        target.append(row)
    if hidden:
        target.sheet_state = "hidden"
    book.save(path)


def own_result(folder: Path, _: pytest.MonkeyPatch) -> None:
    result = str(folder / "2026Q1.xlsx")
    assert run("quarter", "2026Q1", folder, "--scheme", SCHEME, "-o", result).status == 0


def unopenable(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another program holds; permissions would not stop an administrator."""
    held = folder / "held.csv"
    held.write_text("id,name\n", encoding="utf-8")
    opening = Path.open

    def open_others(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name == held.name:
            raise PermissionError
        return opening(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", open_others)


def pipe(folder: Path, _: pytest.MonkeyPatch) -> None:
    """A pipe with a name, out of which nothing comes."""
    os.mkfifo(folder / "pipe.csv")


def large(folder: Path, _: pytest.MonkeyPatch) -> None:
    with (folder / "large.xlsx").open("wb") as file:
        file.truncate(256 * MIB + 1)


def locked(folder: Path, _: pytest.MonkeyPatch) -> None:
    stream = "EncryptedPackage".encode("utf-16-le")
    (folder / "locked.xlsx").write_bytes(OLE + b"\0" * 500 + stream + b"\0" * 99)


def damaged(folder: Path, _: pytest.MonkeyPatch) -> None:
    (folder / "damaged.xlsx").write_bytes(b"PK\x03\x04" + b"\0" * 50)


def misnamed(folder: Path, _: pytest.MonkeyPatch) -> None:
    write_workbook(folder / "roster.xlsx", "花名册", ROSTER)
    (folder / "roster.xlsx").rename(folder / "roster.xls")


def too_many_parts(folder: Path, _: pytest.MonkeyPatch) -> None:
    (folder / "bomb.xlsx").write_bytes(b"PK\x03\x04" + b"PK\x01\x02" * 10_001)


def entities(folder: Path, _: pytest.MonkeyPatch) -> None:
    write_workbook(folder / "plain.xlsx", "花名册", ROSTER)
    with (
        zipfile.ZipFile(folder / "plain.xlsx") as plain,
        zipfile.ZipFile(folder / "entities.xlsx", "w") as changed,
    ):
        for name in plain.namelist():
            declared = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' if "sheet1" in name else b""
            changed.writestr(name, declared + plain.read(name))
    (folder / "plain.xlsx").unlink()


def far_cell(folder: Path, _: pytest.MonkeyPatch) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "台账"
    sheet["A1"] = "id"
    sheet["XFD1048576"] = 1
    book.save(folder / "far.xlsx")


def hidden_sheet(folder: Path, _: pytest.MonkeyPatch) -> None:
    write_workbook(folder / "roster.xlsx", "花名册", ROSTER, hidden=True)


def hidden_rows(folder: Path, _: pytest.MonkeyPatch) -> None:
    """A filter hides a row, and a column is hidden by hand."""
    write_workbook(folder / "roster.xlsx", "花名册", ROSTER)
    book = openpyxl.load_workbook(folder / "roster.xlsx")
    sheet = book.worksheets[0]
    sheet.auto_filter.ref = "A1:C3"
    sheet.auto_filter.add_filter_column(0, ["W1"])
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.save(folder / "roster.xlsx")


def merged_points(folder: Path, _: pytest.MonkeyPatch) -> None:
    """One score merged over the rows of two workers."""
    rows = [
        ("id", "period", "scorer", "patrol", "log", "environment", "service", "ability"),
        ("W1", "2026Q1", "评委一", 16, 16, 16, 16, 16),
        ("W2", "2026Q1", "评委一", None, 17, 17, 17, 17),
    ]
    write_workbook(folder / "scores.xlsx", "评分", rows)
    book = openpyxl.load_workbook(folder / "scores.xlsx")
    book.worksheets[0].merge_cells("D2:D3")
    book.save(folder / "scores.xlsx")


def neither_utf8_nor_gbk(folder: Path, _: pytest.MonkeyPatch) -> None:
    (folder / "old.csv").write_bytes(b"id,name\nW1,\xff\xff\n")


def endless(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of too many cells, where a thousand are too many: the real limit takes seconds."""
    monkeypatch.setattr("gridscore.ledger.sources.text.MAX_CELLS", 1_000)
    (folder / "endless.csv").write_bytes(b"id,name\n" + b"\n" * 1_000)


def wide(folder: Path, _: pytest.MonkeyPatch) -> None:
    """A text whose line breaks were lost, a thousand times over."""
    (folder / "wide.csv").write_bytes(b"id,name\n" + b"W1,x," * 10_000 + b"\n")


BUILDERS: dict[str, Callable[[Path, pytest.MonkeyPatch], None]] = {
    build.__name__: build
    for build in (
        *(own_result, unopenable, pipe, large, locked, damaged, misnamed, too_many_parts, entities),
        *(far_cell, hidden_sheet, hidden_rows, merged_points, neither_utf8_nor_gbk, endless, wide),
    )
}

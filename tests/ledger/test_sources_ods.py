"""OpenDocument spreadsheets: formulas without a value, and repetitions without end."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from gridscore.ledger.discover import SourceFile
from gridscore.ledger.grid import CellFault
from gridscore.ledger.sources import read_grids

if TYPE_CHECKING:
    from pathlib import Path

    from gridscore.ledger.grid import Cell, Grid
    from gridscore.problems import Problem


def read(path: Path) -> tuple[list[Grid], list[Problem]]:
    return read_grids([SourceFile(path, path.name)])


ODS_TEXT = '<table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell>'


def write_ods(path: Path, rows: str, manifest: str = "") -> None:
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{oasis}:office:1.0"'
        f' xmlns:table="{oasis}:table:1.0" xmlns:text="{oasis}:text:1.0"'
        ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="表">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{oasis}:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type='
            f'"application/vnd.oasis.opendocument.spreadsheet"/>{manifest}</manifest:manifest>',
        )


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<table:table-cell table:formula="of:=[.A1]"/>', CellFault.NO_CACHED_VALUE),
        (
            (
                '<table:table-cell table:formula="of:=1/0" office:value-type="float"'
                ' office:value="0" calcext:value-type="error">'
                "<text:p>#DIV/0!</text:p></table:table-cell>"
            ),
            CellFault.ERROR,
        ),
        ('<table:table-cell table:formula="of:=[.A1]"><text:p/></table:table-cell>', ""),
        (
            (
                '<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string"'
                ' office:string-value=""><text:p/></table:table-cell>'
            ),
            "",
        ),
    ],
    ids=["uncalculated", "error", "empty text of LibreOffice", "empty text"],
)
def test_ods_formulas_without_value(tmp_path: Path, cell: str, expected: Cell) -> None:
    write_ods(
        tmp_path / "a.ods",
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="2"/>'
        f"{cell}{ODS_TEXT}</table:table-row>",
    )
    (grid,), problems = read(tmp_path / "a.ods")
    assert problems == []
    assert grid.rows == [["", "", "", ""], ["", "", "", ""], ["", "", expected, "甲"]]


@pytest.mark.parametrize(
    "rows",
    [
        (
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell'
            ' table:number-columns-repeated="16384" office:value-type="float" office:value="1">'
            "<text:p>1</text:p></table:table-cell></table:table-row>"
        ),
        (
            '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/>'
            "</table:table-row><table:table-row>"
            '<table:table-cell table:number-columns-repeated="99"/>'
            f"{ODS_TEXT}</table:table-row>"
        ),
        (
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell'
            ' table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell>'
            "</table:table-row>"
        ),
    ],
    ids=["repeated value", "lone cell", "text without a type"],
)
def test_ods_that_repeats_without_end_is_refused(tmp_path: Path, rows: str) -> None:
    write_ods(tmp_path / "a.ods", rows)
    grids, (problem,) = read(tmp_path / "a.ods")
    assert (grids, problem.code) == ([], "GS117")
    assert problem.place is not None
    assert problem.place.sheet == "表"


@pytest.mark.parametrize(
    "text", ["甲" * 30_000, '<text:s text:c="99999999"/>'], ids=["text", "counted blanks"]
)
def test_ods_that_repeats_a_long_text_is_refused(tmp_path: Path, text: str) -> None:
    write_ods(
        tmp_path / "a.ods",
        '<table:table-row table:number-rows-repeated="99999"><table:table-cell'
        f' office:value-type="string"><text:p>{text}</text:p></table:table-cell></table:table-row>',
    )
    grids, (problem,) = read(tmp_path / "a.ods")
    assert (grids, problem.code) == ([], "GS115")


def test_ods_with_a_password_says_so(tmp_path: Path) -> None:
    write_ods(
        tmp_path / "a.ods",
        "",
        '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
        "</manifest:file-entry>",
    )
    grids, (problem,) = read(tmp_path / "a.ods")
    assert (grids, problem.code) == ([], "GS109")

"""Workbooks as openpyxl, XlsxWriter and LibreOffice write them; each other format has its page."""

from __future__ import annotations

import shutil
import sys
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from gridscore.ledger import sources
from gridscore.ledger.discover import SourceFile
from gridscore.ledger.grid import Cell, CellFault, Grid
from gridscore.ledger.sources import read_grids
from gridscore.problems import Place, Problem
from tests.office import needs_libreoffice, save_as

if TYPE_CHECKING:
    from pathlib import Path

ERROR, UNCALCULATED = CellFault.ERROR, CellFault.NO_CACHED_VALUE
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def read(path: Path) -> tuple[list[Grid], list[Problem]]:
    return read_grids([SourceFile(path, path.name)])


def rows_of(path: Path) -> list[list[Cell]]:
    (grid,), problems = read(path)
    assert problems == []
    return grid.rows


def with_sheet(path: Path, xml: str) -> Path:
    """Write a workbook whose only sheet has this XML."""
    openpyxl.Workbook().save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = xml.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def sheet_of(cells: str) -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'


@pytest.mark.parametrize("is_1904", [False, True])
def test_values_keep_their_kind_and_address(tmp_path: Path, is_1904: bool) -> None:  # noqa: FBT001
    book = openpyxl.Workbook()
    if is_1904:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    sheet.title = "评分表"
    sheet["B3"] = date(2026, 3, 5)
    sheet["C3"] = datetime(2026, 3, 5, 12, 30)  # noqa: DTZ001
    sheet["D3"] = time(8, 30)
    sheet["E3"] = True
    sheet["F3"] = "007"
    sheet["G3"] = 10001
    sheet["H3"] = 18.5
    book.save(tmp_path / "a.xlsx")
    (grid,), problems = read(tmp_path / "a.xlsx")
    assert problems == []
    assert (grid.ref.file, grid.ref.name) == ("a.xlsx", "评分表")
    assert grid.rows[:2] == [[""] * 8] * 2
    assert grid.rows[2] == [
        "",
        date(2026, 3, 5),
        datetime(2026, 3, 5, 12, 30),  # noqa: DTZ001
        time(8, 30),
        True,
        "007",
        10001,
        18.5,
    ]


def test_dates_in_excels_own_chinese_formats_are_dates(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet()
    for col, number_format in enumerate([14, 22, 27, 31, 36, 50, 57, 58]):
        sheet.write_number(0, col, 46086, book.add_format({"num_format": number_format}))
    book.close()
    assert rows_of(tmp_path / "a.xlsx") == [[date(2026, 3, 5)] * 8]


def test_errors_and_uncalculated_formulas_are_not_blanks(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "编号"
    sheet["B2"] = "#N/A"
    sheet["C2"] = "=A1"
    sheet["D9"] = "=1/0"
    second = book.create_sheet("第二张")
    second["A2"] = "=1+1"
    book.save(tmp_path / "a.xlsx")
    grids, problems = read(tmp_path / "a.xlsx")
    assert problems == []
    assert grids[0].rows[1][:3] == ["", ERROR, UNCALCULATED]
    assert grids[0].rows[8] == ["", "", "", UNCALCULATED]
    assert grids[1].rows == [[], [UNCALCULATED]]


def test_cached_results_are_read(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet()
    sheet.write_formula("A1", "=1+1", None, 2)
    sheet.write_formula("B1", '="甲"', None, "甲")
    sheet.write_formula("C1", "=NA()", None, "#N/A")
    sheet.write_formula("D1", "=1=1", None, value=True)
    book.close()
    assert rows_of(tmp_path / "a.xlsx") == [[2, "甲", ERROR, True]]


def test_shared_formulas_and_inline_strings(tmp_path: Path) -> None:
    path = with_sheet(
        tmp_path / "a.xlsx",
        sheet_of(
            '<row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">1+1</f><v>2</v></c>'
            '<c r="B1"><f t="shared" si="0"/><v>2</v></c><c r="C1"><f t="shared" si="0"/></c>'
            '<c r="D1" t="inlineStr"><is><t>甲</t></is></c>'
            '<c r="E1" t="str"><f>""</f><v></v></c><c r="F1" t="str"><f>B9</f></c></row>'
        ),
    )
    assert rows_of(path) == [[2, 2, UNCALCULATED, "甲", "", UNCALCULATED]]


@pytest.mark.parametrize(
    "xml",
    [
        (
            f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="B1" t="e">'
            '<x:v>#N/A</x:v></x:c><x:c r="C1"><x:v>5</x:v></x:c></x:row>'
            "</x:sheetData></x:worksheet>"
        ),
        sheet_of("<row><c/><c t='e'><v>#N/A</v></c><c><v>5</v></c></row>"),
        sheet_of(
            '<row\nr="1"><c s="0" r="B1" t="e"><v>#N/A</v></c>\n<c\tr="C1" ><v>5</v></c></row>'
        ),
    ],
    ids=["prefix", "no addresses", "other order"],
)
def test_unusual_writings_of_a_sheet_read_the_same(tmp_path: Path, xml: str) -> None:
    assert rows_of(with_sheet(tmp_path / "a.xlsx", xml)) == [["", ERROR, 5]]


@pytest.mark.parametrize("dimension", ["A1", "A1:XFD1048576"])
def test_a_wrong_declared_size_is_not_believed(tmp_path: Path, dimension: str) -> None:
    xml = sheet_of('<row r="2"><c r="C2"><v>1</v></c></row>').replace(
        "<sheetData>", f'<dimension ref="{dimension}"/><sheetData>'
    )
    assert rows_of(with_sheet(tmp_path / "a.xlsx", xml)) == [["", "", ""], ["", "", 1]]


def test_a_fault_is_found_wherever_it_falls_in_the_stream(tmp_path: Path) -> None:
    """Sheets are looked at in chunks of a MiB: a cell may be cut anywhere."""
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet()
    for row in range(60_000):
        sheet.write_number(row, 0, row)
    sheet.write_formula(59_999, 1, "=NA()", None, "#N/A")
    book.close()
    rows = rows_of(tmp_path / "a.xlsx")
    assert len(rows) == 60_000
    assert [row[1:] for row in rows if row[1:] not in ([], [""])] == [[ERROR]]


def test_a_long_and_wide_sheet_is_read(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_string(0, 40, "AO1")
    sheet.write_string(120_000, 0, "A120001")
    book.close()
    rows = rows_of(tmp_path / "a.xlsx")
    assert (rows[0][40], rows[120_000][0]) == ("AO1", "A120001")


def test_blank_formatted_cells_far_away_do_no_harm(tmp_path: Path) -> None:
    xml = sheet_of(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    )
    assert rows_of(with_sheet(tmp_path / "a.xlsx", xml)) == [[1]]


def test_hidden_sheets_are_read_and_chart_sheets_are_not(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "a"
    for name, state in (("隐藏", "hidden"), ("深藏", "veryHidden"), ("空", "hidden")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        if name != "空":
            sheet["A1"] = name
    book.create_chartsheet("图表")
    book.save(tmp_path / "a.xlsx")
    grids, problems = read(tmp_path / "a.xlsx")
    assert [grid.ref.name for grid in grids] == ["Sheet", "隐藏", "深藏", "空"]
    assert [(problem.code, problem.place) for problem in problems] == [
        ("GS118", Place("a.xlsx", "隐藏")),
        ("GS118", Place("a.xlsx", "深藏")),
    ]


def test_a_workbook_named_otherwise_is_read_with_a_notice(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book["Sheet"]["A1"] = "工号"
    book.save(tmp_path / "a.xlsx")
    for name in ("a.xls", "a.csv", "a.ods", "a.xlsb"):
        (tmp_path / name).write_bytes((tmp_path / "a.xlsx").read_bytes())
        grids, (problem,) = read(tmp_path / name)
        assert [grid.ref.name for grid in grids] == ["Sheet"]
        assert (problem.code, problem.details) == ("GS111", {"format": ".xlsx"})
    shutil.copy(tmp_path / "a.xlsx", tmp_path / "a.xlsm")
    assert read(tmp_path / "a.xlsm")[1] == []


def convert(path: Path, ending: str) -> Path:
    folder = path.parent / "converted"
    save_as(ending, [path], folder)
    return folder / f"{path.stem}.{ending}"


@needs_libreoffice
@pytest.mark.parametrize("ending", ["ods", "xls", "xlsx"])
def test_what_libreoffice_writes(tmp_path: Path, ending: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["B3"] = date(2026, 3, 5)
    sheet["C3"] = datetime(2026, 3, 5, 12, 30)  # noqa: DTZ001
    sheet["D3"] = "007"
    sheet["E3"] = "=1/0"
    sheet["F3"] = "=NA()"
    sheet["G3"] = '=""'
    sheet["H3"] = "=1+1"
    sheet["I3"] = '=VLOOKUP("x",A1:B1,2,FALSE)'
    hidden = book.create_sheet("隐藏")
    hidden["A1"] = 1
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    (grid, _), problems = read(convert(tmp_path / "a.xlsx", ending))
    assert [problem.code for problem in problems] == ["GS118"]
    assert grid.rows[2] == [
        "",
        date(2026, 3, 5),
        datetime(2026, 3, 5, 12, 30),  # noqa: DTZ001
        "007",
        ERROR,
        ERROR,
        "",
        2,
        ERROR,
    ]


def test_a_workbook_of_blank_sheets_is_refused_as_empty(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    grids, (problem,) = read(tmp_path / "a.xlsx")
    assert (grids, problem.code) == ([], "GS107")


def test_large_workbooks_read_at_a_time_are_those_read_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    names = [f"{number}.xlsx" for number in range(8)]
    for number, name in enumerate(names):
        book = openpyxl.Workbook()
        for row in range(50):
            book.active.append([f"甲{number}", row])
        book.save(tmp_path / name)
    (tmp_path / "3.xlsx").write_bytes((tmp_path / "3.xlsx").read_bytes()[:-300])
    files = [SourceFile(tmp_path / name, name) for name in [*names, "nowhere.xlsx"]]
    one_by_one = read_grids(files)
    monkeypatch.setattr(sources, "_LARGE_WORKBOOK", 0)
    for _ in range(3):
        assert read_grids(files) == one_by_one
    assert [problem.code for problem in one_by_one[1]] == ["GS110", "GS101"]
    sys.stderr.write("still there\n")
    assert "still there" in capfd.readouterr().err

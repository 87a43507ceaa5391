from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest
import xlwt

from gridscore.ledger.discover import SourceFile
from gridscore.ledger.grid import CellFault, Grid
from gridscore.ledger.sources import read_grids
from gridscore.problems import Place, Problem

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path) -> tuple[list[Grid], list[Problem]]:
    return read_grids([SourceFile(path, path.name)])


def new_book(**options: Any) -> Any:
    return xlwt.Workbook(encoding="utf-8", **options)


@pytest.mark.parametrize("is_1904", [False, True])
def test_values_keep_their_kind_in_both_date_systems(tmp_path: Path, is_1904: bool) -> None:  # noqa: FBT001
    book = new_book()
    book.dates_1904 = is_1904
    sheet = book.add_sheet("台账")
    day = xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"')
    moment = xlwt.easyxf(num_format_str="yyyy-mm-dd hh:mm")
    clock = xlwt.easyxf(num_format_str="hh:mm")
    sheet.write(2, 1, date(2026, 3, 5), day)
    sheet.write(2, 2, datetime(2026, 3, 5, 12, 30), moment)  # noqa: DTZ001
    sheet.write(2, 3, time(8, 30), clock)
    sheet.write(2, 4, True)  # noqa: FBT003
    sheet.write(2, 5, "007")
    sheet.write(2, 6, 18.5)
    sheet.row(2).set_cell_error(7, 42)  # #N/A
    book.save(str(tmp_path / "a.xls"))
    (grid,), problems = read(tmp_path / "a.xls")
    assert problems == []
    assert grid.ref.name == "台账"
    assert grid.rows[:2] == [[], []]
    assert grid.rows[2] == [
        "",
        date(2026, 3, 5),
        datetime(2026, 3, 5, 12, 30),  # noqa: DTZ001
        time(8, 30),
        True,
        "007",
        18.5,
        CellFault.ERROR,
    ]


def test_a_date_beyond_the_calendar_stays_a_number(tmp_path: Path) -> None:
    book = new_book()
    sheet = book.add_sheet("s")
    sheet.write(0, 0, 9e9, xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    book.save(str(tmp_path / "a.xls"))
    (grid,), _ = read(tmp_path / "a.xls")
    assert grid.rows == [[9e9]]


def test_a_hidden_sheet_is_read_and_named(tmp_path: Path) -> None:
    book = new_book()
    book.add_sheet("显示").write(0, 0, "a")
    hidden = book.add_sheet("隐藏")
    hidden.write(0, 0, "b")
    hidden.visibility = 1
    empty = book.add_sheet("空")
    empty.visibility = 1
    book.save(str(tmp_path / "a.xls"))
    grids, problems = read(tmp_path / "a.xls")
    assert [grid.ref.name for grid in grids] == ["显示", "隐藏", "空"]
    assert [(problem.code, problem.place) for problem in problems] == [
        ("GS118", Place("a.xls", "隐藏"))
    ]


def test_a_damaged_book_is_a_problem_and_prints_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    book = new_book()
    book.add_sheet("s").write(0, 0, "a" * 3000)
    book.save(str(tmp_path / "a.xls"))
    data = (tmp_path / "a.xls").read_bytes()
    for cut in range(100, len(data), 700):
        (tmp_path / "a.xls").write_bytes(data[:cut])
        _, problems = read(tmp_path / "a.xls")
        assert problems
        assert {problem.code for problem in problems} <= {"GS110", "GS114"}
    assert capfd.readouterr() == ("", "")


def test_an_encrypted_book_says_so(tmp_path: Path) -> None:
    book = new_book()
    book.add_sheet("s").write(0, 0, "a")
    book.save(str(tmp_path / "a.xls"))
    data = (tmp_path / "a.xls").read_bytes()
    # The record of the code page gives way to one that announces encryption (FILEPASS).
    at = data.index(b"\x42\x00\x02\x00")
    (tmp_path / "a.xls").write_bytes(data[:at] + b"\x2f\x00" + data[at + 2 :])
    grids, (problem,) = read(tmp_path / "a.xls")
    assert (grids, problem.code) == ([], "GS109")


def test_a_book_of_another_format_is_read_as_what_it_is(tmp_path: Path) -> None:
    book = new_book()
    book.add_sheet("s").write(0, 0, "a")
    book.save(str(tmp_path / "a.xlsx"))
    (grid,), (problem,) = read(tmp_path / "a.xlsx")
    assert grid.rows == [["a"]]
    assert (problem.code, problem.details) == ("GS111", {"format": ".xls"})


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body><table><tr><td>1</td></tr></table></body></html>",
        b'\xef\xbb\xbf<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com">',
        b"\r\n<!DOCTYPE html><html>",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
        b"\xff\xfe" + "<html>".encode("utf-16-le"),
        b"<meta charset='gbk'><table>",
    ],
)
def test_an_exported_page_named_xls_is_refused(tmp_path: Path, page: bytes) -> None:
    (tmp_path / "a.xls").write_bytes(page)
    grids, (problem,) = read(tmp_path / "a.xls")
    assert (grids, problem.code) == ([], "GS112")

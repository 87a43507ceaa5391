"""What gridscore itself puts into workbooks is not taken for a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from in_memory import CRITERIA, HAZE, JIMIYA, Row, grid, read

from gridscore.ledger.discover import SourceFile, find_files
from gridscore.ledger.grid import CellFault
from gridscore.ledger.own_forms import AID_MARK
from gridscore.ledger.sources import read_grids

if TYPE_CHECKING:
    from pathlib import Path

    from gridscore.ledger.model import Ledger

TITLE: Row = ["2026年第一季度评分表（gridscore forms）"]
HEADINGS: Row = ["工号", "评分人", *CRITERIA, "合计"]


def codes(ledger: Ledger) -> list[str]:
    return [problem.code for problem in ledger.problems]


def test_a_sheet_for_people_and_a_column_of_marks_are_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append([f"{AID_MARK}问题清单"])
    sheet = book.create_sheet("评分表")
    sheet.append(["工号", "姓名", f"{AID_MARK}问题"])
    sheet.append(["001", "甲一", "错误"])
    hidden = book.create_sheet("选项")
    hidden.append([f"{AID_MARK}选项", "市"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    (read_back,), problems = read_grids([SourceFile(tmp_path / "a.xlsx", "a.xlsx")])
    assert problems == []
    assert read_back.ref.name == "评分表"
    assert read_back.rows == [["工号", "姓名", ""], ["001", "甲一", ""]]


def test_a_list_of_problems_among_the_ledgers_is_left_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append([f"{AID_MARK}问题清单"])
    book.save(tmp_path / "问题清单.xlsx")
    grids, (problem,) = read_grids([SourceFile(tmp_path / "问题清单.xlsx", "a.xlsx")])
    assert (grids, problem.code) == ([], "GS105")


def test_folders_of_templates_and_of_marked_copies_are_not_read(tmp_path: Path) -> None:
    for name in ("a.csv", "templates/b.csv", "marked/c.csv", "2026/marked/d.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("工号,姓名\n", "utf-8")
    (tmp_path / "gridscore.toml").touch()
    for folder in (tmp_path / "marked", tmp_path / "2026" / "marked"):
        (folder / ".gridscore-marked").touch()
    assert [file.shown for file in find_files([tmp_path], tmp_path)[0]] == ["a.csv"]
    named, _ = find_files([tmp_path / "marked"], tmp_path)
    assert [file.shown for file in named] == ["marked/c.csv"]


@pytest.mark.parametrize("rows", [[], [["001"], ["002"]]])
def test_a_form_that_is_not_filled_in_says_nothing(rows: list[Row]) -> None:
    ledger = read(grid(TITLE, HEADINGS, *rows))
    assert codes(ledger) == ["GS213"]
    assert len(ledger.scores.worker) == 0
    assert "scores" not in ledger.handed_in
    assert ledger.tables[1].is_blank_form


def test_one_point_makes_it_a_sheet() -> None:
    ledger = read(grid(TITLE, HEADINGS, ["001", "", 18], ["002"]))
    assert codes(ledger) == []
    assert len(ledger.scores.worker) == 2


def test_a_sheet_of_the_stations_own_is_never_a_form() -> None:
    ledger = read(grid(["2026年第一季度评分表"], HEADINGS, ["001"]))
    assert codes(ledger) == []
    assert len(ledger.scores.worker) == 1


def test_a_sum_of_a_form_that_no_program_worked_out_says_nothing() -> None:
    row: Row = ["001", "", 18, 18, 18, 18, 18, CellFault.NO_CACHED_VALUE]
    assert codes(read(grid(TITLE, HEADINGS, row))) == []
    own = read(grid(["2026年第一季度评分表"], HEADINGS, row))
    assert codes(own) == ["GS438"]


def test_a_blank_log_warns_only_where_there_is_no_other() -> None:
    blank = grid(["2026年度不合格记录（gridscore forms）"], ["日期", "工号", "考核项目"])
    filled = grid(["日期", "工号", "考核项目"], ["2026-01-05", "001", "工作日志"], file="b.csv")
    assert codes(read(blank, scheme=JIMIYA)) == ["GS214"]
    assert codes(read(blank, filled, scheme=JIMIYA)) == ["GS210"]


def test_a_blank_list_of_findings_warns_only_where_findings_have_points() -> None:
    blank = grid(["2026年度问题台账（gridscore forms）"], ["日期", "工号", "来源", "程度"])
    assert codes(read(blank, scheme=HAZE)) == ["GS210"]  # totals are handed in ready made

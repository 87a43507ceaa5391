"""Columns that are not read and say of a row that it does not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from in_memory import HAZE, JIMIYA, ROSTER, Row, codes, found, grid, read, the_problem, told
from pyarrow.parquet import write_table

from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.discover import find_files
from gridscore.ledger.open_tables import SheetOpener
from gridscore.ledger.sources import read_grids
from gridscore.messages import Lang

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Ledger


def incidents(heading: str, *cells: Cell) -> Ledger:
    rows: list[Row] = [["2026-01-05", "001", "信息漏报", cell] for cell in cells]
    return read(grid(["日期", "工号", "类别", heading], *rows))


def faults(heading: str, *cells: Cell) -> Ledger:
    rows: list[Row] = [["2026-01-05", "001", "工作日志", cell] for cell in cells]
    return read(grid(["日期", "工号", "考核项目", heading], *rows), scheme=JIMIYA)


def findings(heading: str, *cells: Cell) -> Ledger:
    rows: list[Row] = [["2026-01-05", "001", "日常", "一般", cell] for cell in cells]
    return read(grid(["日期", "工号", "来源", "程度", heading], *rows), scheme=HAZE)


def exemptions(heading: str, *cells: Cell) -> Ledger:
    rows: list[Row] = [["001", f"2026Q{at}", "产假", cell] for at, cell in enumerate(cells, 1)]
    return read(grid(["工号", "期间", "原因", heading], *rows))


def roster(heading: str, *cells: Cell) -> Ledger:
    rows: list[Row] = [[f"{at:03}", f"甲{at}", "", cell] for at, cell in enumerate(cells, 1)]
    return read(roster=grid(["工号", "姓名", "离职日期", heading], *rows))


TABLES: dict[str, Callable[..., Ledger]] = {
    "incidents": incidents,
    "faults": faults,
    "findings": findings,
    "exemptions": exemptions,
    "roster": roster,
}


@pytest.mark.parametrize(
    ("kind", "heading", "cell"),
    [
        ("incidents", "是否属实", "否"),
        ("incidents", "是否屬實", False),
        ("faults", "状态", "已撤销"),
        ("faults", "處理狀態", "作廢"),
        ("faults", "核实情况", "不属实（误记）"),
        ("faults", "核实结果", "已核实，不属实"),
        ("roster", "人员状态", "2026年3月 离职"),
        ("faults", "status", "pending"),
        ("findings", "处理状态", "取消"),
        ("findings", "是否属实", " 否 "),
        ("exemptions", "审批状态", "待审批"),
        ("exemptions", "審批結果", "不同意"),
        ("exemptions", "是否免评", "否"),
        ("exemptions", "approved", "No"),
        ("roster", "状态", "离职"),
        ("roster", "在崗狀態", "離崗"),
        ("roster", "人员状态", "已退出"),
        ("roster", "status", "Left"),
    ],
)
def test_a_row_that_a_column_says_does_not_count_is_a_warning(
    kind: str, heading: str, cell: Cell
) -> None:
    ledger = TABLES[kind](heading, "", cell)
    warning = the_problem(ledger, "GS224")
    assert warning.place
    assert warning.place.cell.endswith("3")
    said = told(warning, Lang.ZH_HANS)
    assert f"“{heading}”" in said
    assert "离职日期" in said


@pytest.mark.parametrize(
    ("kind", "heading", "cells"),
    [
        ("incidents", "是否属实", ["是", "属实", True]),
        ("faults", "状态", ["已办结", "已确认", "正常"]),
        ("faults", "处理状态", ["已处理", "处理中", "申诉驳回"]),
        ("findings", "状态", ["已整改", "未整改", "已销号"]),
        ("exemptions", "审批结果", ["已批准", "同意", ""]),
        ("exemptions", "是否免评", ["是"]),
        ("roster", "状态", ["在岗", "在职", "试用"]),
        ("roster", "职称", ["离职"]),
        ("faults", "在岗状态", ["离岗"]),
    ],
)
def test_what_says_nothing_of_the_kind_is_none(kind: str, heading: str, cells: Row) -> None:
    assert codes(TABLES[kind](heading, *cells)) == ["GS205"]


def test_a_column_that_is_read_is_none() -> None:
    assert codes(incidents("状态", "已撤销")) == []


@pytest.mark.parametrize(
    ("left", "stays"), [("2026-01-31", False), ("", True), ("在岗", True), ("/", True)]
)
def test_who_has_a_day_of_leaving_has_left(left: str, *, stays: bool) -> None:
    people = grid(["工号", "姓名", "离职日期", "状态"], ["001", "甲一", left, "离职"])
    assert ("GS224" in codes(read(roster=people))) == stays


def test_a_roster_without_days_of_leaving_keeps_everybody() -> None:
    people = grid(["工号", "姓名", "状态"], ["001", "甲一", "在岗"], ["002", "乙二", "辞退"])
    ledger = read(roster=people)
    assert ("GS224", "C3", "辞退") in found(ledger)
    assert list(ledger.roster.ids) == ["001", "002"]


def test_every_column_and_every_row_is_told_of() -> None:
    rows: list[Row] = [["2026-01-05", "001", "工作日志", "已撤销", "否"]] * 2
    log = grid(["日期", "工号", "考核项目", "状态", "是否属实"], *rows)
    cells = [cell for code, cell, _ in found(read(log, scheme=JIMIYA)) if code == "GS224"]
    assert cells == ["D2", "E2", "D3", "E3"]


@pytest.mark.parametrize("length", [2, 3000])
def test_tables_of_every_size_are_looked_at(length: int) -> None:
    states = ["已办结"] * (length - 1) + ["撤销"]
    ledger = faults("状态", *states)
    assert [one for one in found(ledger) if one[0] == "GS224"] == [
        ("GS224", f"D{length + 1}", "撤销")
    ]


def test_the_column_of_a_parquet_is_looked_at(tmp_path: Path) -> None:
    columns = {"日期": ["2026-01-05"], "工号": ["001"], "考核项目": ["工作日志"]}
    table = pa.table({**columns, "电话": ["1"], "状态": ["撤销"]})
    write_table(table, tmp_path / "log.parquet")
    opener = SheetOpener(JIMIYA)
    grids, _ = read_grids(find_files([tmp_path], tmp_path)[0], None, opener.unused)
    assert grids[0].whole is not None  # the other column was not read
    ledger = assemble_ledger([ROSTER, *grids], JIMIYA, None, opener=opener)
    assert ("GS224", "E2", "撤销") in found(ledger)

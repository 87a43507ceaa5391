"""The rounds that a year is told beside: all that it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from tests.command import run, write_ledgers

if TYPE_CHECKING:
    from pathlib import Path


def rounds_listed(tmp_path: Path, *more: str) -> list[tuple[object, ...]]:
    """Assess a year of faults in two quarters, and give the lines of its quarters."""
    ledgers = {
        "roster.csv": "id,name,level,parent\nA,甲一,1,市\nB,乙一,3,A\nC,乙二,3,A\n",
        "faults.csv": "date,id,criterion,count\n2026-02-01,B,log,4\n2026-05-01,C,service,2\n",
    }
    write_ledgers(tmp_path / "station", ledgers)
    out = tmp_path / "2026.xlsx"
    year = "2026", tmp_path / "station", "--scheme", "jimiya", "--lang", "zh-Hans"
    run("year-end", *year, "-o", out, *more)
    rows = openpyxl.load_workbook(out)["汇总"].values
    return [row[:3] for row in rows if str(row[0]).endswith("季度")]


def test_a_quarter_without_a_fault_is_one_of_the_year(tmp_path: Path) -> None:
    assert rounds_listed(tmp_path) == [
        ("第一季度", 2, 98),
        ("第二季度", 2, 99),
        ("第三季度", 2, 100),
        ("第四季度", 2, 100),
    ]


def test_a_draft_lists_the_quarters_that_have_begun(tmp_path: Path) -> None:
    assert [row[0] for row in rounds_listed(tmp_path, "--draft")] == ["第一季度", "第二季度"]

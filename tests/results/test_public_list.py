"""The list for the notice board: who stands on it, and how names are masked."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from gridscore.results.xlsx.public_list import mask_name, public_table, write_public
from tests.command import run

if TYPE_CHECKING:
    from gridscore.results.model import Report

SAMPLES = Path(__file__).parents[2] / "sample_data"


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("张小丽", "张*丽"),
        ("张 小丽", "张*丽"),
        ("欧阳小丽", "欧**丽"),
        ("王", "王*"),
        ("买买提·吐尔逊", "买**·**逊"),
        ("阿·买提·江山", "阿·**·*山"),
        ("Li Lei", "L* L**"),
        ("Ann-Marie Smith", "A******** S****"),
        ("X", "X"),
        ("", ""),
        (" · ", "·"),
    ],
)
def test_names_are_masked(name: str, masked: str) -> None:
    assert mask_name(name) == masked


def test_rank_name_and_grade_and_nothing_else(chinese_report: Report) -> None:
    table = public_table(chinese_report, mask=False)
    assert [column.id for column in table.columns] == ["rank", "name", "grade"]
    assert len(table) == len(chinese_report.roster) - 1  # the dismissed one has no result
    target = io.BytesIO()
    write_public(chinese_report, public_table(chinese_report, mask=True), target)
    sheet = openpyxl.load_workbook(target)["公示名单"]
    assert [row[:3] for row in sheet.iter_rows(4, 7, values_only=True)] == [
        (1, "甲*", "优秀"),
        (2, "乙*", "优秀"),
        (3, "丙*丙", "优秀"),
        (4, "欧**例", "优秀"),
    ]
    assert sheet.max_column == 3
    assert sheet.page_setup.orientation == "portrait"
    # What the line below the title says stays within the list, and so on its page.
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A2:C2"]
    assert sheet["A2"].alignment.wrap_text
    assert sheet.print_area == f"'公示名单'!$A$1:$C${sheet.max_row}"
    assert sum(sheet.column_dimensions[col].width for col in "ABC") > 60


def test_a_list_as_csv(tmp_path: Path) -> None:
    done = run(
        *(
            "quarter",
            "2026Q2",
            SAMPLES / "daqinggou-2013",
            "-o",
            tmp_path / "q.csv",
            "--lang",
            "en",
        ),
        *("--public", tmp_path / "public.csv", "--mask"),
    )
    assert done.status == 0, done.stderr
    lines = (tmp_path / "public.csv").read_text("utf-8-sig").splitlines()
    assert lines[:2] == ["rank,name,grade", "1,甲*,excellent"]
    assert len(lines) == 24  # one was exempt


def test_ranks_within_groups_name_the_group(tmp_path: Path) -> None:
    done = run(
        *("month", "2026-03", SAMPLES / "haze-grid", "-o", tmp_path / "m.csv", "--lang", "en"),
        *("--public", tmp_path / "public.csv"),
    )
    assert done.status == 0, done.stderr
    lines = (tmp_path / "public.csv").read_text("utf-8-sig").splitlines()
    assert lines[:2] == ["group,rank,name", '"level 2, parent 市",1,B区']


def test_a_mask_needs_a_list(tmp_path: Path) -> None:
    done = run("quarter", "2026Q2", SAMPLES / "daqinggou-2013", "-o", tmp_path / "q.csv", "--mask")
    assert done.status == 2
    assert "--public" in done.stderr
    assert not list(tmp_path.iterdir())

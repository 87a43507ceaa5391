"""A monthly ranking within level and superior, on the terminal and in the workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from gridscore.results.escape import display_width
from tests.command import run

CITY = Path(__file__).parents[2] / "sample_data" / "haze-grid"
SECTIONS = ("日常督查", "上级检查", "专项督查", "媒体曝光", "群众投诉", "逾期未改", "有据加分")


def bulletin(width: int, lang: str) -> list[str]:
    env = {"COLUMNS": str(width), "FORCE_COLOR": None, "TTY_COMPATIBLE": None}
    options = ["--format", "table", "-o", "-", "--lang", lang, "--quiet"]
    result = run("month", "2026-03", CITY, *options, env=env)
    assert result.status == 0, result.stderr
    return result.text.splitlines()


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("width", [60, 80, 120, 240])
def test_a_bulletin_fits(lang: str, width: int) -> None:
    assert max(map(display_width, bulletin(width, lang))) <= width


def test_eighty_columns_hold_every_figure_but_the_opening_balance() -> None:
    lines = bulletin(80, "zh-Hans")
    upper, lower = lines[1].split(), lines[2].split()
    assert upper == ["名次", *(title[:2] for title in SECTIONS)]
    assert lower[:4] == ["名次", "变化", "工号", "姓名"]
    assert lower[4:] == [*(title[2:] for title in SECTIONS), "总分"]
    assert lines[-1] == "屏幕宽度不足，未显示：网格、起始分、在岗状态、依据"


def test_wide_headings_are_not_folded() -> None:
    headings = bulletin(240, "zh-Hans")[1].split()
    assert headings[1] == "名次变化"
    assert headings[5:14] == ["起始分", *SECTIONS, "总分"]


def test_each_group_has_its_heading_and_its_ranks() -> None:
    lines = bulletin(120, "zh-Hans")
    at = lines.index("级别 2，上级 市")
    rows = [line.split()[:3] for line in lines[at + 1 : at + 5]]
    assert rows == [["1", "+1", "B"], ["2", "-1", "C"], ["3", "+1", "A"], ["4", "-1", "D"]]
    assert lines[at + 5] == "级别 3，上级 A A区"
    assert lines[at + 6].split()[:3] == ["1", "0", "A3"]
    english = bulletin(120, "en")
    assert "level 3, parent D D开发区" in english


def test_the_workbook_divides_groups_and_hides_empty_columns(tmp_path: Path) -> None:
    result = run("month", "2026-03", CITY, "-o", tmp_path / "m.xlsx", "--lang", "en")
    assert result.status == 0, result.stderr
    sheet = openpyxl.load_workbook(tmp_path / "m.xlsx")["Results"]
    headings = {cell.value: cell.column_letter for cell in sheet[3]}
    hidden = {name for name, col in headings.items() if sheet.column_dimensions[col].hidden}
    assert hidden == {"zone", "grade", "due", "withheld", "paid"}
    starts = [row for row in range(4, 40) if sheet[f"A{row}"].border.top.style == "medium"]
    ranks = [sheet[f"A{row}"].value for row in starts]
    levels = [sheet[f"{headings['level']}{row}"].value for row in starts]
    assert ranks == [1] * 13
    assert levels == ["3"] * 4 + ["4"] * 9
    change = sheet[f"{headings['change']}4"]
    assert (change.value, change.number_format) == (1, "+0;-0;0")

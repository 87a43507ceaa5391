"""What counts as one document, and as none, in logs as offices write them: workbooks and csv."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.command import run, sound_ledgers, write_ledgers

if TYPE_CHECKING:
    from pathlib import Path

    from tests.command import Run

HEADINGS = ("日期", "工号", "类别", "文号")
ENDINGS = ("xlsx", "csv")
SETTINGS = 'scheme = "daqinggou-2013"\n'


def year_end(folder: Path, ending: str, documents: list[object]) -> Run:
    """Assess the year of a station where the first worker has a commendation by each document."""
    write_ledgers(folder, sound_ledgers() | {"gridscore.toml": SETTINGS})
    rows = [
        HEADINGS,
        *((f"2026-05-{day:02d}", "W1", "表彰", one) for day, one in enumerate(documents, 1)),
    ]
    if ending == "xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(folder / "奖惩台账.xlsx")
    else:
        with (folder / "奖惩台账.csv").open("w", encoding="gb18030", newline="") as file:
            csv.writer(file).writerows(rows)
    result = run(
        "year-end", "2026", folder, "-o", "-", "--format", "json", "--lang", "en", "--verbose"
    )
    assert result.status == 0, result.stderr
    return result


def commended(result: Run) -> int:
    """Give the first worker's money for commendations, in yuan."""
    return int(float(result.rows["W1"]["commendation"]))


@pytest.mark.parametrize("ending", ENDINGS)
def test_one_document_pays_once_however_its_number_is_written(tmp_path: Path, ending: str) -> None:
    written = [
        *(
            "示例〔2026〕1号",
            "示例〔2026〕第1号",
            "示例〔2026〕01号",
            "示例〔2026〕1",
            "示例〔2026年〕1号",
        ),
        *("《关于表彰先进的决定》（示例〔2026〕1号）", "示例 【２０２６】 １ 号", "示例(2026)1號"),
    ]
    result = year_end(tmp_path, ending, [*written, "示例〔2026〕2号", "样例〔2026〕1号"])
    assert commended(result) == 1500
    again = [problem for problem in result.problems if problem.code == "GS605"]
    assert len(again) == len(written) - 1
    assert "示例〔2026〕1号" in again[0].what

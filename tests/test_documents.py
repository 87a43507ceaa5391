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


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_word_for_no_document_pays_nothing(tmp_path: Path, ending: str) -> None:
    none = ["口头表扬", "见附件", "无编号", "不详", "待补", "x", " 待 补 ", "Ｎ／Ａ", ""]
    result = year_end(tmp_path, ending, none)
    assert commended(result) == 0
    codes = [problem.code for problem in result.problems]
    assert codes.count("GS604") == len(none)
    assert "GS329" not in codes


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_hardly_a_document_number_is_told(tmp_path: Path, ending: str) -> None:
    numbers = [
        *("街办发〔2026〕12号", "表彰决定2026-05", 20260512003, "DOC-12", "甲字1号", "第三号令"),
        *("（2026）样例12", "样例2026年第3号", "12345"),
    ]
    doubtful = [
        "荣誉证书",
        1,
        "〔2026〕",
        "样例〔2026〕号",
        "《关于表彰（2026年）的决定》",
        "√",
        2026,
    ]
    result = year_end(tmp_path, ending, [*numbers, *doubtful])
    assert commended(result) == 500 * len(numbers + doubtful)
    told = [problem for problem in result.problems if problem.code == "GS329"]
    assert [problem.where.rpartition(": ")[2].strip('"') for problem in told] == [
        str(one) for one in doubtful
    ]
    assert {problem.severity for problem in told} == {"warning"}
    assert f"D{len(numbers) + 2}" in told[0].where


def test_documents_of_one_day_that_differ_in_words_alone_are_told(tmp_path: Path) -> None:
    log = "日期,工号,类别,文号\n" + "".join(
        f"2026-05-{day},W1,表彰,{document}\n"
        for day, document in (
            *(("01", "样例办发〔2026〕3号"), ("01", "样例发2026年03号")),
            *(("02", "DOC-12"), ("02", "doc-12")),
            *(("03", "样例发〔2026〕5号"), ("03", "样例发〔2026〕6号")),
            *(("04", "样例发〔2026〕7号"), ("05", "样例办〔2026〕7号")),
        )
    )
    write_ledgers(tmp_path, sound_ledgers() | {"gridscore.toml": SETTINGS, "incidents.csv": log})
    result = run(
        *("year-end", "2026", tmp_path, "-o", "-", "--format", "json", "--lang", "en", "--verbose")
    )
    assert commended(result) == 8 * 500
    told = [problem.where for problem in result.problems if problem.code == "GS646"]
    assert told == ['incidents.csv C3: "commendation"', 'incidents.csv C5: "commendation"']

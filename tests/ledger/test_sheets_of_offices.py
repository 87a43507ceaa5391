"""Sheets as offices make them, written with openpyxl and saved again by LibreOffice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from in_memory import CRITERIA, ROSTER, SCHEME, Row

from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.discover import find_files
from gridscore.ledger.sources import read_grids
from gridscore.periods import parse_period
from tests.forms.filling import convert
from tests.office import needs_libreoffice

if TYPE_CHECKING:
    from pathlib import Path

    from gridscore.ledger.model import Ledger

POINTS: Row = [18, 17.5, 16, 15, 14]
TITLE: Row = ["2026年第一季度考核评分表"]
HEADINGS: Row = ["工号", "姓名", *CRITERIA]
PEOPLE: list[Row] = [["001", "甲一"], ["002", "乙二"]]
SUMS: Row = [2 * points for points in POINTS]
Found = list[tuple[str, str, str]]


def one_person(name: str, points: Row, worth: Row) -> list[Row]:
    items = [list(item) for item in zip(CRITERIA, worth, points, strict=True)]
    return [["考核测评表"], ["姓名：", name, "2026Q1"], ["考核项目", "分值", "得分"], *items, [""]]


NOBODY: Row = [None] * 5
SHEETS: dict[str, tuple[list[Row], Found, int]] = {
    "figures before the label of a sum": (
        [TITLE, HEADINGS, *([*who, *POINTS] for who in PEOPLE), [2, "合计", *SUMS]],
        [],
        2,
    ),
    "people counted before the label of a sum, which does not fit": (
        [TITLE, HEADINGS, *([*who, *POINTS] for who in PEOPLE), ["2人", "合计", 37, *SUMS[1:]]],
        [("GS220", "C5", "37")],
        2,
    ),
    "names behind the points": (
        [
            *(TITLE, [*CRITERIA, "姓名"], *([*POINTS, name] for _, name in PEOPLE)),
            *([*SUMS, "合 计"], [*POINTS, "平均分"]),
        ],
        [],
        2,
    ),
    "somebody behind figures": ([TITLE, HEADINGS, [1, "", *POINTS]], [], 1),
    "a form of somebody without points": (
        [*one_person("甲一", POINTS, [20] * 5), *one_person("乙二", NOBODY, [20] * 5)],
        [("GS213", "A12", "")],
        1,
    ),
    "a form of nobody without points": (
        [*one_person("甲一", POINTS, [20] * 5), *one_person("", NOBODY, [20] * 5)],
        [("GS213", "A12", "")],
        1,
    ),
    "a form that lacks one of the points": (one_person("甲一", [*POINTS[:4], ""], [20] * 5), [], 1),
    "headings with other points": (
        [TITLE, ["工号", "姓名", "走访巡查与信息采集（25分）", "工作日志(20分)", *CRITERIA[2:]]]
        + [[*who, *POINTS] for who in PEOPLE],
        [("GS216", "C2", "走访巡查与信息采集（25分）")],
        2,
    ),
    "a form with other points": (
        one_person("甲一", POINTS, [20, 20, 25, 20, 20]),
        [("GS216", "B6", "25")],
        1,
    ),
}


def read(path: Path) -> Ledger:
    grids, problems = read_grids(find_files([path], path.parent)[0])
    assert problems == []
    return assemble_ledger([ROSTER, *grids], SCHEME, parse_period("2026Q1"))


def write_all(folder: Path) -> None:
    folder.mkdir()
    for number, (rows, _, _) in enumerate(SHEETS.values()):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(folder / f"{number}.xlsx")


def compare(folder: Path, ending: str) -> None:
    for number, (name, (_, problems, scored)) in enumerate(SHEETS.items()):
        ledger = read(folder / f"{number}.{ending}")
        found = [
            (problem.code, problem.place.cell if problem.place else "", problem.value)
            for problem in ledger.problems
            if problem.code != "GS320"
        ]
        assert (name, found, len(ledger.scores.worker)) == (name, problems, scored)


def test_written_by_openpyxl(tmp_path: Path) -> None:
    write_all(tmp_path / "written")
    compare(tmp_path / "written", "xlsx")


@needs_libreoffice
@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_saved_by_libreoffice(ending: str, tmp_path: Path) -> None:
    write_all(tmp_path / "written")
    convert(sorted((tmp_path / "written").iterdir()), ending, tmp_path / "scratch")
    compare(tmp_path / "written", ending)

"""The sample station of longyunli-2014 holds what its README says, by a plain reading of it."""

from __future__ import annotations

import tomllib
from collections import Counter
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.sample_files import SAMPLES, Record, records_of, sheets_of, tables
from tests.test_sample_data import mean, published, shown

if TYPE_CHECKING:
    from pathlib import Path

STATION = SAMPLES / "longyunli-2014"
YEAR = STATION / "2026"
CRITERIA = ("走访巡查与信息采集", "工作日志", "市容环境卫生", "服务态度", "工作能力")
ROUNDS = ("Q1", "Q2", "Q4")
POINTS_OFF = {1: 10, 2: 20}
FLOORS = ((90, "excellent"), (75, "good"), (60, "pass"), (0, "fail"))
CHINESE = {"优秀": "excellent", "良好": "good", "合格": "pass", "不合格": "fail"}
READMES = [("README.md", "| rank |"), ("README.zh-CN.md", "| 名次 |")]


def totals_of(*paths: Path) -> dict[str, Fraction]:
    marks: dict[str, dict[str, list[Fraction]]] = {}
    for row in tables(*paths):
        for criterion in CRITERIA:
            given = marks.setdefault(row["工号"], {}).setdefault(criterion, [])
            given.append(Fraction(str(row[criterion])))
    return {
        worker: sum((mean(points) for points in criteria.values()), Fraction(0))
        for worker, criteria in marks.items()
    }


@cache
def round_totals(name: str) -> dict[str, Fraction]:
    return totals_of(*sorted((YEAR / name).iterdir()))


@cache
def offences() -> dict[str, list[int]]:
    """Number the offences that count of each worker, apart by category."""
    numbers: dict[str, list[int]] = {}
    count: Counter[tuple[str, str]] = Counter()
    seen: set[tuple[str, str]] = set()
    for row in tables(YEAR / "奖惩台账.xlsx"):
        worker, category, document = row["工号"], row["类别"], row["文号"]
        noticed = category != "市容环境通报批评" or row["通报单位"] in ("市", "区")
        if category == "表彰" or row["状态"] != "已确认" or not noticed:
            continue
        if document and (worker, document) in seen:
            continue
        seen.add((worker, document))
        count[worker, category] += 1
        numbers.setdefault(worker, []).append(count[worker, category])
    return numbers


def satisfaction(worker: str, grid: str) -> Fraction:
    by_grid, by_worker = sheets_of(YEAR / "满意度统计.xlsx")
    own = {row["工号"]: row for row in records_of(by_worker)}
    headings = by_grid[2]
    grids = {row[1]: dict(zip(headings, row, strict=True)) for row in by_grid[3:8]}
    votes = own.get(worker) or grids[grid]
    sampled = votes["抽样总票数"] or votes["满意"] + votes["一般"] + votes["差"]
    return published(Fraction(100 * votes["满意"], sampled))


def year_of(row: Record) -> list[str]:
    """Work out routine, panel, rate, share of the vote, points off, total and grade."""
    worker = row["工号"]
    routine = mean([round_totals(name)[worker] for name in ROUNDS])
    panel = totals_of(YEAR / "年终测评表.xlsx")[worker]
    rate = satisfaction(worker, row["网格"])
    share = published(rate / 5)
    numbers = offences().get(worker, [])
    off = Fraction(sum(POINTS_OFF.get(number, 0) for number in numbers))
    total = published(routine * 2 / 5) + published(panel * 2 / 5) + share - off
    grade = "fail" if max(numbers, default=0) > 2 else next(g for f, g in FLOORS if total >= f)
    figures = [shown(figure) for figure in (routine, panel, rate, share, off, total)]
    return [*figures, "" if row["离职日期"] else grade]


@pytest.mark.parametrize(("file", "first"), READMES)
def test_the_readme_has_the_year_of_every_worker(file: str, first: str) -> None:
    text = (SAMPLES / file).read_text(encoding="utf-8").split("\n# longyunli-2014", 1)[1]
    lines = text.split(first, 1)[1].split("\n\n")[0].splitlines()[2:]
    table = {
        cells[1]: cells
        for line in lines
        for cells in [[cell.strip() for cell in line.strip("|").split("|")]]
    }
    roster = tables(STATION / "花名册.xlsx")
    assert sorted(table) == [row["工号"] for row in roster]
    for row in roster:
        cells = table[row["工号"]]
        assert [*cells[3:9], CHINESE.get(cells[9], cells[9])] == year_of(row), row["工号"]


def test_two_workers_look_after_each_grid() -> None:
    grids = Counter(row["网格"] for row in tables(STATION / "花名册.xlsx"))
    assert grids == {f"第{n}网格": 2 for n in "一二三四五"}


def test_the_third_quarter_has_no_round() -> None:
    assert sorted(path.name for path in YEAR.iterdir() if path.is_dir()) == list(ROUNDS)
    assert [len(round_totals(name)) for name in ROUNDS] == [10, 10, 10]


def test_the_ladder_of_late_reports_is_climbed_beyond_its_last_step() -> None:
    assert offences() == {
        "L003": [1],
        "L004": [1, 1],
        "L005": [1, 2, 3, 4],
        "L006": [1],
        "L009": [1],
    }


def test_settings_leave_the_commendation_open() -> None:
    settings = tomllib.loads((STATION / "gridscore.toml").read_text(encoding="utf-8"))
    assert settings["scheme"] == "longyunli-2014"
    assert settings["pay"] == {"bonus": {"excellent": 2000, "good": 1500, "pass": 800, "fail": 0}}

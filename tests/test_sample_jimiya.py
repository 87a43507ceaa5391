"""The sample station of jimiya holds what its README says, read by the oracle and by eye."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from tests.oracle import jimiya
from tests.oracle.station import Exemption, Fault, Incident, Settings, StationYear, Stint, Worker
from tests.oracle.write import CHINESE_VALUES
from tests.sample_files import SAMPLES, Record, day, records_of, sheets_of, tables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STATION = SAMPLES / "jimiya"
YEAR = STATION / "2026"
LEVELS = {"一级": "1", "二级": "2", "三级": "3"}
READMES = [
    ("README.md", "| id | 2026Q1 |", "| rank |"),
    ("README.zh-CN.md", "| 工号 | 第一季度 |", "| 名次 |"),
]
CHINESE = {
    "优秀": "excellent",
    "良好": "good",
    "合格": "pass",
    "不合格": "fail",
    "在岗": "active",
    "警告": "warned",
    "严重警告": "seriously-warned",
    "已解聘": "dismissed",
    "已离岗": "left",
}
YEAR_CELLS = ("total", "grade", "bonus", "commendation", "paid", "standing")

# What the rows show: quarter or year, worker, and the cells that show it.
SHOWN: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("2026", "J11", {"level": "2", "parent": "J01", "total": "100.00", "paid": "2500.00"}),
    ("2026", "J12", {"total": "90.00", "grade": "excellent", "rank": "3", "paid": ""}),
    ("2026", "J32", {"rank": "3", "commendation": "0.00", "standing": "active"}),
    ("2026", "J13", {"total": "89.75", "grade": "good", "rank": "5", "standing": "active"}),
    ("2026Q1", "J14", {"standing": "warned", "reasons": "四-2"}),
    ("2026Q2", "J14", {"standing": "warned", "reasons": ""}),
    ("2026Q3", "J14", {"standing": "seriously-warned", "reasons": "四-2"}),
    ("2026Q2", "J21", {"standing": "seriously-warned"}),
    ("2026Q3", "J21", {"standing": "dismissed", "total": "96.00", "grade": "excellent"}),
    ("2026", "J21", {"standing": "dismissed", "commendation": "500.00", "rank": "", "grade": ""}),
    ("2026Q2", "J22", {"standing": "dismissed", "total": "95.00", "reasons": "四-3"}),
    ("2026Q1", "J23", {"log": "0.00", "total": "55.00", "grade": "fail"}),
    ("2026", "J23", {"total": "59.50", "grade": "fail", "bonus": "0.00", "paid": "300.00"}),
    ("2026Q4", "J24", {"standing": "dismissed", "total": "91.00"}),
    ("2026Q2", "J31", {"total": "", "grade": "", "rank": ""}),
    ("2026", "J31", {"total": "94.33", "commendation": "1000.00"}),
    ("2026Q2", "J33", {"total": "70.00", "grade": "pass"}),
    ("2026", "J33", {"total": "72.33", "bonus": "800.00"}),
    ("2026Q3", "J34", {"standing": "warned"}),
    ("2026", "J34", {"standing": "left", "total": "87.00", "grade": "", "paid": "0.00"}),
    ("2026Q2", "J35", {"total": "75.00", "grade": "good", "level": "3", "parent": "J21"}),
    ("2026Q3", "J35", {"level": "2", "parent": "J03", "standing": "warned"}),
    ("2026", "J35", {"standing": "seriously-warned", "total": "79.50"}),
    ("2026Q1", "J36", {"standing": "dismissed", "total": "88.00", "reasons": "四-3"}),
)
ABSENT = (
    *(("2026Q4", "J21"), ("2026Q3", "J22"), ("2026Q2", "J36"), ("2026Q1", "J33")),
    *(("2026", official) for official in ("J01", "J02", "J03")),
)


def word(column: str, cell: str | None) -> str:
    """Find the canonical name of a word of the ledgers."""
    names = {shown: name for name, shown in CHINESE_VALUES[column].items()}
    names |= {"居民": "resident", "待核实": "pending"}
    return names[cell] if cell else ""


def workers() -> tuple[Worker, ...]:
    stays: dict[str, list[Stint]] = {}
    names = {}
    for row in tables(STATION / "花名册.xlsx"):
        names[row["工号"]] = row["姓名"]
        dates = (day(row["入职日期"]), day(row["离职日期"]))
        level, parent = LEVELS[row["级别"]], row["上级"] or ""
        stays.setdefault(row["工号"], []).append(Stint(row["网格"], "", *dates, level, parent))
    return tuple(Worker(known, names[known], tuple(rows)) for known, rows in stays.items())


def fault_files() -> list[Path]:
    return sorted(path for path in YEAR.glob("Q*/*") if path.is_file())


def fault(row: Record) -> Fault:
    count = None if row["次数"] is None else int(row["次数"])
    found = day(row["日期"])
    assert found is not None
    return Fault(found, row["工号"], word("criterion", row["考核项目"]), count)


def incident(row: Record) -> Incident:
    found = day(row["日期"])
    assert found is not None
    return Incident(
        found,
        row["工号"],
        word("category", row["类别"]),
        word("authority", row["通报单位"]),
        row["文号"] or "",
        word("status", row["状态"]),
    )


def settings() -> dict[str, Any]:
    return tomllib.loads((STATION / "gridscore.toml").read_text(encoding="utf-8"))


@cache
def station() -> StationYear:
    pay = settings()["pay"]
    rewards = {name: str(yuan) for name, yuan in pay.items() if name != "bonus"}
    rewards |= {f"bonus.{grade}": str(yuan) for grade, yuan in pay["bonus"].items()}
    return StationYear(
        2026,
        workers(),
        incidents=tuple(incident(row) for row in tables(YEAR / "奖惩台账.xlsx")),
        exemptions=tuple(
            Exemption(row["工号"], {"2026年第二季度": "2026Q2"}[row["期间"]], row["原因"])
            for row in tables(YEAR / "免评记录.xlsx")
        ),
        settings=Settings(rewards=rewards),
        faults=tuple(fault(row) for row in tables(*fault_files())),
    )


@cache
def rows_of(period: str) -> dict[str, dict[str, str]]:
    """Assess a period of the files as the oracle reads them; rows by id, in order."""
    year = "Q" not in period
    run = jimiya.year_end(station()) if year else jimiya.quarter(station(), int(period[-1]))
    assert run.missing == set()
    return {row["id"]: row for row in run.rows}


def readme_table(file: str, first: str) -> list[list[str]]:
    text = (SAMPLES / file).read_text(encoding="utf-8").split("\n# jimiya", 1)[1]
    lines = (first + text.split(first, 1)[1]).split("\n\n")[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@pytest.mark.parametrize(("file", "_quarters", "year"), READMES)
def test_the_readme_has_the_year_of_every_worker(file: str, _quarters: str, year: str) -> None:
    table = readme_table(file, year)
    worked = rows_of("2026")
    assert [cells[1] for cells in table] == list(worked)
    for cells in table:
        row = worked[cells[1]]
        expected = [row["rank"], row["id"], row["name"], row["routine"]]
        expected += [row[name] for name in YEAR_CELLS]
        assert [CHINESE.get(cell, cell) for cell in cells] == expected


@pytest.mark.parametrize(("file", "quarters", "_year"), READMES)
def test_the_readme_has_every_quarter(file: str, quarters: str, _year: str) -> None:
    table = {cells[0]: cells[1:] for cells in readme_table(file, quarters)}
    assert sorted(table) == sorted(rows_of("2026"))
    for worker, totals in table.items():
        worked = [rows_of(f"2026Q{n}").get(worker, {}).get("total", "–") for n in (1, 2, 3, 4)]
        assert totals == [total or "–" for total in worked], worker


@pytest.mark.parametrize(("period", "worker", "cells"), SHOWN)
def test_a_row_shows_what_it_is_there_for(
    period: str, worker: str, cells: Mapping[str, str]
) -> None:
    row = rows_of(period)[worker]
    assert {column: row[column] for column in cells} == cells


@pytest.mark.parametrize(("period", "worker"), ABSENT)
def test_a_worker_has_no_row(period: str, worker: str) -> None:
    assert worker not in rows_of(period)


def test_every_step_category_and_grade_occurs() -> None:
    confirmed = Counter(i.category for i in station().incidents if i.status == "confirmed")
    assert confirmed.keys() == {"late-report", *jimiya.AT_ONCE, *jimiya.REWARDS}
    rows = [
        row
        for period in ("2026Q1", "2026Q2", "2026Q3", "2026Q4", "2026")
        for row in rows_of(period).values()
    ]
    assert {row["standing"] for row in rows} == set(CHINESE.values()) - {
        *("excellent", "good", "pass", "fail"),
    }
    assert {row["grade"] for row in rows} == {"excellent", "good", "pass", "fail", ""}


def test_the_fault_of_the_day_of_dismissal_counts_by_the_order_of_the_files() -> None:
    assert max(fault_files()) < YEAR / "奖惩台账.xlsx"
    otherwise = replace(station(), faults_after_incidents=True)
    rows = {row["id"]: row for row in jimiya.quarter(otherwise, 2).rows}
    assert (rows_of("2026Q2")["J22"]["log"], rows["J22"]["log"]) == ("18.00", "19.00")


def test_some_fault_log_is_empty_and_some_counts_are_blank() -> None:
    sheets = sheets_of(YEAR / "Q3" / "不合格记录.xlsx")
    assert [bool(records_of(rows)) for rows in sheets] == [True, False]
    assert {fault.count for fault in station().faults or ()} >= {None, 2, 14}


def test_settings_leave_the_reward_for_protection_open() -> None:
    assert settings()["scheme"] == "jimiya"
    assert settings()["pay"] == {
        "clue": 500,
        "rescue": 1000,
        "hazard": 300,
        "bonus": {"excellent": 2000, "good": 1500, "pass": 800},
    }

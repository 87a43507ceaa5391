"""The sample city of haze-grid holds what its README says, read by the oracle and by eye."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests import sample_files
from tests.command import run
from tests.oracle.haze_grid import Bulletin, City, Finding, Stay, Total, Unit, bulletin
from tests.oracle.station import Exemption, Incident
from tests.sample_files import SAMPLES, Record, day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STATION = SAMPLES / "haze-grid"
YEAR = STATION / "2026"
LEVELS = {"一级": 1, "二级": 2, "三级": 3, "四级": 4}
MODES = {
    "日常督查": "daily",
    "上级检查": "superior",
    "专项督查": "special",
    "媒体曝光": "media",
    "群众投诉": "public",
}
SEVERITIES = {"一般": "minor", "较重": "serious", "严重": "grave"}
CATEGORIES = {"表彰": "commendation", "通报批评": "criticism"}
AUTHORITIES = {"市": "city", "区": "district", "街道": "street", None: ""}
STATUSES = {"已确认": "confirmed", "待核实": "pending"}
ASSESSORS = {"市督办室": "市"}
READMES = [("README.md", "| id | 2026-01 |"), ("README.zh-CN.md", "| 编号 | 1月 |")]

# What the rows show: month, unit, and the cells that show it.
SHOWN: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("2026-01", "C", {"rank": "1", "total": "95.00", "opening": "", "change": ""}),
    ("2026-01", "D", {"rank": "4", "total": "90.75", "daily": ""}),
    ("2026-02", "C", {"additions": "3.00", "total": "100.00", "rank": "1", "change": "0"}),
    ("2026-02", "A", {"superior": "-7.00", "missed": "0.00", "total": "92.50", "change": "-1"}),
    ("2026-03", "A", {"superior": "-3.00", "missed": "0.00", "total": "96.50"}),
    ("2026-02", "B", {"media": "-2.00", "missed": "-0.63", "total": "97.37"}),
    ("2026-03", "B", {"additions": "0.00", "rank": "1", "change": "1"}),
    ("2026-03", "C", {"missed": "-0.63", "total": "98.37", "parent": "全市"}),
    ("2026-02", "D", {"superior": "-1.00", "missed": "-1.25"}),
    ("2026-03", "D", {"superior": "0.00", "missed": "-2.00", "total": "92.00", "change": "-1"}),
    ("2026-02", "A1", {"additions": "2.00", "total": "100.00", "rank": "1"}),
    ("2026-03", "A1", {"rank": "2", "total": "98.00"}),
    ("2026-03", "A2", {"rank": "2", "total": "98.00"}),
    ("2026-02", "A3", {"rank": "1", "parent": "A区", "total": "100.00"}),
    ("2026-02", "B2", {"rank": "", "total": "", "opening": ""}),
    ("2026-03", "B2", {"public": "-8.00", "total": "92.00", "change": ""}),
    ("2026-02", "C2", {"special": "-3.00", "total": "97.00"}),
    ("2026-02", "A302", {"parent": "A3", "rank": "1"}),
    ("2026-03", "A302", {"parent": "A2", "rank": "3", "change": "", "missed": "-0.50"}),
    ("2026-03", "A202", {"public": "-0.50", "missed": "-1.50", "total": "98.00"}),
    ("2026-03", "A201", {"additions": "0.00"}),
    ("2026-03", "C102", {"public": "0.00", "standing": "left", "total": "100.00"}),
    ("2026-03", "D202", {"additions": "0.00", "rank": "1"}),
    ("2026-03", "D203", {"rank": "3", "change": "", "missed": "-1.00", "total": "97.00"}),
    ("2026-03", "D201", {"rank": "2", "parent": "D开发区示例街道"}),
    ("2026-02", "D102", {"daily": "-3.00", "missed": "-1.00", "grid": ""}),
)
ABSENT = (("2026-02", "S"), ("2026-03", "S"), ("2026-02", "D203"))


def tables(*paths: Path) -> list[Record]:
    """Read the tables of units, down to the signatures."""
    return sample_files.tables(*paths, by="编号")


def known_day(cell: datetime | str | None) -> date:
    found = day(cell)
    assert found is not None
    return found


def units() -> tuple[Unit, ...]:
    stays: dict[str, list[Stay]] = {}
    names = {}
    for row in tables(STATION / "花名册.xlsx"):
        names[row["编号"]] = row["单位名称"]
        dates = day(row["到岗日期"]), day(row["离岗日期"])
        level, parent = LEVELS[row["级别"]], row["上级"] or ""
        stays.setdefault(row["编号"], []).append(Stay(level, parent, *dates, row["网格"] or ""))
    return tuple(Unit(known, names[known], tuple(rows)) for known, rows in stays.items())


def finding_files() -> list[Path]:
    return sorted(path for path in YEAR.glob("0*/*") if path.is_file())


def finding(row: Record) -> Finding:
    return Finding(
        known_day(row["日期"]),
        row["编号"],
        MODES[row["来源"]],
        SEVERITIES[row["程度"]],
        ASSESSORS.get(row["考核单位"], row["考核单位"]),
        day(row["整改时限"]),
        day(row["办结日期"]),
        row["文号"] or "",
    )


def incident(row: Record) -> Incident:
    return Incident(
        known_day(row["日期"]),
        row["编号"],
        CATEGORIES[row["类别"]],
        AUTHORITIES[row["通报单位"]],
        row["文号"] or "",
        STATUSES[row["状态"]],
    )


@cache
def city() -> City:
    totals = tables(*(STATION / "上报总分").iterdir())
    return City(
        units(),
        tuple(finding(row) for row in tables(*finding_files())),
        tuple(incident(row) for row in tables(YEAR / "奖惩台账.xlsx")),
        tuple(Total(row["编号"], "2026-01", str(row["总分"])) for row in totals),
        tuple(
            Exemption(row["编号"], {"2026年2月": "2026-02"}[row["期间"]], row["原因"])
            for row in tables(YEAR / "免评记录.xlsx")
        ),
    )


@cache
def worked(month: str) -> Bulletin:
    result = bulletin(city(), month)
    assert not result.is_refused
    return result


@pytest.mark.parametrize(("month", "unit", "cells"), SHOWN)
def test_a_row_shows_what_it_is_there_for(month: str, unit: str, cells: Mapping[str, str]) -> None:
    row = worked(month).rows[unit]
    assert {column: row[column] for column in cells} == cells


@pytest.mark.parametrize(("month", "unit"), ABSENT)
def test_a_unit_has_no_row(month: str, unit: str) -> None:
    assert unit not in worked(month).rows


@pytest.mark.parametrize("month", ["2026-01", "2026-02", "2026-03"])
def test_the_command_gives_what_the_oracle_gives(month: str) -> None:
    result = run("month", month, STATION, "--format", "json", "--lang", "en", "-o", "-")
    assert result.status == 0, result.stderr
    expected = worked(month).rows
    assert result.rows.keys() == expected.keys()
    for unit, row in expected.items():
        assert {column: result.rows[unit][column] for column in row} == row, unit


def test_the_warnings_are_those_the_readme_tells_of() -> None:
    result = run("month", "2026-03", STATION, "--format", "csv", "--lang", "en", "--verbose")
    warned = sorted(problem.code for problem in result.problems if problem.severity == "warning")
    assert warned == ["GS608", "GS641", "GS641", "GS644"]


def test_given_totals_are_ranked_without_the_tariff() -> None:
    paths = [STATION / "花名册.xlsx", STATION / "上报总分"]
    wanted = ["--scheme", "haze-grid", "--format", "json", "--lang", "en", "-o", "-"]
    ranked = run("month", "2026-01", *paths, *wanted)
    assert (ranked.status, ranked.rows["C"]["rank"], ranked.rows["A"]["rank"]) == (0, "1", "3")
    refused = run("month", "2026-03", STATION, *wanted)
    assert (refused.status, refused.stdout) == (2, b"")
    assert 'extends = "haze-grid"' in refused.stderr


def test_every_mode_severity_and_assessor_occurs() -> None:
    assert {one.mode for one in city().findings} == set(MODES.values())
    assert {one.severity for one in city().findings} == set(SEVERITIES.values())
    written = {row["考核单位"] for row in tables(*finding_files())}
    assert {"市", "市督办室", "S", "A", "A区", "A1"} <= written


def test_the_settings_name_the_example_tariff() -> None:
    settings = tomllib.loads((STATION / "gridscore.toml").read_text(encoding="utf-8"))
    assert settings["scheme"] == "示例标准.toml"
    tariff = (STATION / "示例标准.toml").read_text(encoding="utf-8")
    assert tomllib.loads(tariff)["extends"] == "haze-grid"
    assert "仅为示例" in tariff.splitlines()[0]


@pytest.mark.parametrize(("file", "first"), READMES)
def test_the_readme_has_the_totals_and_ranks(file: str, first: str) -> None:
    text = (SAMPLES / file).read_text(encoding="utf-8").split("\n# haze-grid", 1)[1]
    lines = (first + text.split(first, 1)[1]).split("\n\n")[0].splitlines()
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
    above = [unit.id for unit in city().units if unit.stays[0].level in (2, 3)]
    assert [cells[0] for cells in table] == above
    for unit, *cells in table:
        rows = [worked(f"2026-0{month}").rows[unit] for month in (1, 2, 3)]
        shown = [f"{row['total']} ({row['rank']})" if row["total"] else "–" for row in rows]
        assert [cell.replace("（", " (").replace("）", ")") for cell in cells] == shown, unit

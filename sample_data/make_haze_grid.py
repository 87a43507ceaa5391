"""Make the sample city `haze-grid` from `haze_grid_facts.py`.

    python sample_data/make_haze_grid.py [FOLDER]

Writes the ledger folder as a city's supervision office holds it: a roster of four levels, the
findings of February by mode and those of March by assessor, commendations and criticisms, and,
in a folder of their own, totals of January that were handed in before there was a tariff. The
example tariff `示例标准.toml` stands beside them as it is. Every run writes the same bytes.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from haze_grid_facts import (
    EXEMPTION,
    FINDINGS,
    INCIDENTS,
    REVIEWER,
    ROSTER,
    STATION,
    TOTALS,
    YEAR,
)
from office_files import Cell, Office, Sheet, write_csv

if TYPE_CHECKING:
    from collections.abc import Sequence

OFFICE = Office(STATION, YEAR)
SIGNED = f"制表人：督办专员    审核人：{REVIEWER}"
TARIFF = "示例标准.toml"
BESIDE = Path(__file__).parent / "haze-grid"
NAMES = {stint.unit: stint.name for stint in ROSTER}
LEVELS = ("一级", "二级", "三级", "四级")
MODES = {
    "daily": "日常督查",
    "superior": "上级检查",
    "special": "专项督查",
    "media": "媒体曝光",
    "public": "群众投诉",
}
SEVERITIES = {"minor": "一般", "serious": "较重", "grave": "严重"}
WIDTHS = {"序号": 6, "单位名称": 20, "文号": 24, "备注": 26, "程度": 8, "级别": 8, "原因": 30}

SETTINGS = f"""\
# 示例市治污减霾督办室（样例）的设置：单位、人员、问题和文号均为虚构
scheme = "{TARIFF}"  # 仅为示例，分值虚构
station = "{STATION}"
lang = "zh-Hans"
"""


class Finding(NamedTuple):
    """A line of the list of findings, as the facts have it."""

    day: date
    unit: str
    mode: str
    severity: str
    assessor: str
    deadline: date | None
    resolved: date | None
    document: str


def findings_of(month: int) -> list[Finding]:
    """Read a month's lines of the facts."""
    findings = []
    for line in FINDINGS[month].split("\n"):
        if line:
            day, unit, mode, severity, assessor, deadline, resolved, document = line.split(" ")
            days = [day_of(text) for text in (deadline, resolved)]
            found = date.fromisoformat(f"{YEAR}-{day}")
            number = "" if document == "-" else document
            findings.append(Finding(found, unit, mode, severity, assessor, *days, number))
    return findings


def day_of(text: str) -> date | None:
    """Read a day of the year, - for a blank."""
    return None if text == "-" else date.fromisoformat(f"{YEAR}-{text}")


def table_sheet(name: str, title: str, headings: Sequence[str], rows: list[list[Cell]]) -> Sheet:
    """Lay out a list whose first column numbers the rows."""
    numbered = [[number, *row] for number, row in enumerate(rows, start=1)]
    note = f"单位：{STATION}"
    return Sheet(name, title, note, ["序号", *headings], numbered, SIGNED, WIDTHS)


def finding_sheet(month: int, name: str, findings: Sequence[Finding]) -> Sheet:
    """Lay out a list of findings."""
    rows: list[list[Cell]] = [
        [
            *(one.day, one.unit, NAMES[one.unit], MODES[one.mode], SEVERITIES[one.severity]),
            *(one.assessor, one.deadline, one.resolved, one.document),
        ]
        for one in findings
    ]
    headings = [
        "日期",
        "编号",
        "单位名称",
        "来源",
        "程度",
        "考核单位",
        "整改时限",
        "办结日期",
        "文号",
    ]
    return table_sheet(name, f"{YEAR}年{month}月治污减霾问题台账", headings, rows)


def roster_sheet() -> Sheet:
    """Lay out the roster."""
    rows: list[list[Cell]] = [
        [
            *(stint.unit, stint.name, LEVELS[stint.level - 1], stint.superior, stint.grid),
            *(stint.joined, stint.left, stint.remark),
        ]
        for stint in ROSTER
    ]
    headings = ["编号", "单位名称", "级别", "上级", "网格", "到岗日期", "离岗日期", "备注"]
    return table_sheet("花名册", "治污减霾网格单位和网格员花名册", headings, rows)


def incident_sheet() -> Sheet:
    """Lay out the log of commendations and criticisms."""
    rows: list[list[Cell]] = [[row.day, row.unit, NAMES[row.unit], *row[2:]] for row in INCIDENTS]
    headings = ["日期", "编号", "单位名称", "类别", "通报单位", "文号", "状态", "备注"]
    return table_sheet("奖惩台账", f"{YEAR}年治污减霾奖惩台账", headings, rows)


def exemption_sheet() -> Sheet:
    """Lay out the exemptions, of which there is one."""
    unit, *rest = EXEMPTION
    headings = ["编号", "单位名称", "期间", "原因", "文号"]
    return table_sheet("免评记录", f"{YEAR}年免评记录", headings, [[unit, NAMES[unit], *rest]])


def total_sheets() -> list[Sheet]:
    """Lay out January's totals: a sheet for each level."""
    given = [line.split(" ") for line in TOTALS.split("\n") if line]
    levels = {stint.unit: stint.level for stint in ROSTER}
    sheets = []
    for level in (2, 3, 4):
        rows: list[list[Cell]] = [
            [unit, NAMES[unit], float(points)] for unit, points in given if levels[unit] == level
        ]
        title = f"{YEAR}年1月治污减霾考核总分（{LEVELS[level - 1]}）"
        sheets.append(table_sheet(LEVELS[level - 1], title, ["编号", "单位名称", "总分"], rows))
    return sheets


def write_findings(year: Path) -> None:
    """Write the findings: February's by mode, March's by assessor, what residents said as CSV."""
    february, march = findings_of(2), findings_of(3)
    by_mode = [
        finding_sheet(2, title, [one for one in february if one.mode == mode])
        for mode, title in MODES.items()
    ]
    OFFICE.write_workbook(year / "02" / "问题台账.xlsx", by_mode)
    listed = [one for one in march if one.mode != "public"]
    offices = {"市督办室": [one for one in listed if one.assessor == "市"]}
    for district in "ABCD":
        below = [one for one in listed if one.assessor != "市" and one.unit[0] == district]
        offices[NAMES[district]] = below
    for office, findings in offices.items():
        OFFICE.write_workbook(
            year / "03" / f"问题台账（{office}）.xlsx", [finding_sheet(3, "问题台账", findings)]
        )
    public = [one for one in march if one.mode == "public"]
    write_csv(year / "03" / "群众投诉.csv", finding_sheet(3, "群众投诉", public))


def write_city(folder: Path) -> None:
    """Write the whole ledger folder."""
    year = folder / str(YEAR)
    OFFICE.write_workbook(folder / "花名册.xlsx", [roster_sheet()])
    (folder / "gridscore.toml").write_text(SETTINGS, encoding="utf-8", newline="\n")
    if folder != BESIDE:
        tariff = (BESIDE / TARIFF).read_text(encoding="utf-8")
        (folder / TARIFF).write_text(tariff, encoding="utf-8", newline="\n")
    OFFICE.write_workbook(year / "奖惩台账.xlsx", [incident_sheet()])
    OFFICE.write_workbook(year / "免评记录.xlsx", [exemption_sheet()])
    OFFICE.write_workbook(folder / "上报总分" / "2026年1月总分.xlsx", total_sheets())
    write_findings(year)


if __name__ == "__main__":
    write_city(Path(sys.argv[1]) if len(sys.argv) > 1 else BESIDE)

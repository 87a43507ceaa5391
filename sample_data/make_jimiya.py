"""Make the sample station `jimiya` from `jimiya_facts.py`.

    python sample_data/make_jimiya.py [FOLDER]

Writes the ledger folder as a port area's office holds it: a roster of three levels, an incident
log, and the quarterly fault logs: a sheet for each first-level grid, a workbook for each, one
with a sheet on which nothing was found, and a CSV in GB18030. Every run writes the same bytes.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jimiya_facts import (
    BONUS,
    EXEMPTION,
    FAULTS,
    INCIDENTS,
    REVIEWER,
    REWARDS,
    ROSTER,
    STATION,
    YEAR,
)
from office_files import CRITERIA, QUARTER_NAMES, Cell, Office, Sheet, write_csv

if TYPE_CHECKING:
    from collections.abc import Sequence

OFFICE = Office(STATION, YEAR)
SIGNED = f"制表人：综治专员    审核人：{REVIEWER}"
NAMES = {stint.worker: stint.name for stint in ROSTER}
LEVELS = ("一级", "二级", "三级")
TITLES = dict(zip(("patrol", "log", "environment", "service", "ability"), CRITERIA, strict=True))
WIDTHS = {"序号": 6, "考核项目": 22, "类别": 14, "文号": 24, "备注": 30, "次数": 8}


def amounts(yuan: dict[str, int]) -> str:
    """Write amounts as lines of the settings."""
    return "\n".join(f"{name} = {amount}" for name, amount in yuan.items())


SETTINGS = f"""\
# 积米崖港区社会治理办公室（样例）的设置：人员、记录和文号均为虚构
scheme = "jimiya"
station = "{STATION}"
lang = "zh-Hans"

[pay]  # 现金奖励，元；见义勇为 pay.protection 的标准尚未下达
{amounts(REWARDS)}

[pay.bonus]  # 各等次的奖励，元；不合格不奖励
{amounts(BONUS)}
"""


class Fault(NamedTuple):
    """A line of a fault log, as the facts have it."""

    day: date
    worker: str
    item: str
    count: int | None
    note: str


def faults_of(quarter: int) -> list[Fault]:
    """Read a quarter's lines of the facts."""
    faults = []
    for line in FAULTS[quarter].split("\n"):
        if line:
            day, worker, item, count, note = line.split(" ")
            number = None if count == "-" else int(count)
            faults.append(Fault(date.fromisoformat(f"{YEAR}-{day}"), worker, item, number, note))
    return faults


def top_grid(fault: Fault) -> str:
    """Return the first-level grid in which the worker was on that day."""
    stays = [stint for stint in ROSTER if stint.worker == fault.worker]
    then = next(stint for stint in stays if stint.left is None or fault.day <= stint.left)
    return then.grid.split("-")[0]


def table_sheet(name: str, title: str, headings: Sequence[str], rows: list[list[Cell]]) -> Sheet:
    """Lay out a list whose first column numbers the rows."""
    numbered = [[number, *row] for number, row in enumerate(rows, start=1)]
    note = f"单位：{STATION}"
    return Sheet(name, title, note, ["序号", *headings], numbered, SIGNED, WIDTHS)


def fault_sheet(quarter: int, name: str, faults: Sequence[Fault]) -> Sheet:
    """Lay out a fault log."""
    rows: list[list[Cell]] = [
        [fault.day, fault.worker, NAMES[fault.worker], TITLES[fault.item], fault.count, fault.note]
        for fault in faults
    ]
    title = f"积米崖港区网格员{YEAR}年{QUARTER_NAMES[quarter - 1]}不合格记录"
    headings = ["日期", "工号", "姓名", "考核项目", "次数", "备注"]
    return table_sheet(name, title, headings, rows)


def roster_sheet() -> Sheet:
    """Lay out the roster."""
    rows: list[list[Cell]] = [
        [
            *(stint.worker, stint.name, stint.grid, LEVELS[stint.level - 1], stint.superior),
            *(stint.joined, stint.left, stint.remark),
        ]
        for stint in ROSTER
    ]
    headings = ["工号", "姓名", "网格", "级别", "上级", "入职日期", "离职日期", "备注"]
    return table_sheet("花名册", "积米崖港区网格员花名册", headings, rows)


def incident_sheet() -> Sheet:
    """Lay out the incident log."""
    rows: list[list[Cell]] = [
        [row.day, row.worker, NAMES[row.worker], *row[2:]] for row in INCIDENTS
    ]
    headings = ["日期", "工号", "姓名", "类别", "通报单位", "文号", "状态", "备注"]
    return table_sheet("奖惩台账", f"积米崖港区网格员{YEAR}年奖惩台账", headings, rows)


def exemption_sheet() -> Sheet:
    """Lay out the exemptions, of which there is one."""
    worker, *rest = EXEMPTION
    headings = ["工号", "姓名", "期间", "原因", "文号"]
    title = f"积米崖港区网格员{YEAR}年免评记录"
    return table_sheet("免评记录", title, headings, [[worker, NAMES[worker], *rest]])


def write_fault_logs(year: Path) -> None:
    """Write the fault logs, each quarter's as it was handed in."""
    grids = [stint.grid for stint in ROSTER if stint.level == 1]
    first, second = (
        {grid: [fault for fault in faults_of(quarter) if top_grid(fault) == grid] for grid in grids}
        for quarter in (1, 2)
    )
    by_grid = [fault_sheet(1, grid, faults) for grid, faults in first.items()]
    OFFICE.write_workbook(year / "Q1" / "不合格记录.xlsx", by_grid)
    for grid, faults in second.items():
        OFFICE.write_workbook(
            year / "Q2" / f"不合格记录（{grid}）.xlsx", [fault_sheet(2, "不合格记录", faults)]
        )
    third = [fault_sheet(3, "不合格记录", faults_of(3)), fault_sheet(3, "夜间抽查", [])]
    OFFICE.write_workbook(year / "Q3" / "不合格记录.xlsx", third)
    last = year / "Q4" / "不合格记录.csv"
    last.parent.mkdir(parents=True, exist_ok=True)
    write_csv(last, fault_sheet(4, "不合格记录", faults_of(4)))


def write_station(folder: Path) -> None:
    """Write the whole ledger folder."""
    year = folder / str(YEAR)
    OFFICE.write_workbook(folder / "花名册.xlsx", [roster_sheet()])
    (folder / "gridscore.toml").write_text(SETTINGS, encoding="utf-8", newline="\n")
    OFFICE.write_workbook(year / "奖惩台账.xlsx", [incident_sheet()])
    OFFICE.write_workbook(year / "免评记录.xlsx", [exemption_sheet()])
    write_fault_logs(year)


if __name__ == "__main__":
    beside = Path(__file__).parent / "jimiya"
    write_station(Path(sys.argv[1]) if len(sys.argv) > 1 else beside)

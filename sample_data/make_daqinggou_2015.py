"""Make the sample station `daqinggou-2015` from `daqinggou_2015_facts.py`.

    python sample_data/make_daqinggou_2015.py [FOLDER]

Writes the ledger folder as four zone managers hand their monthly sheets in: a workbook a quarter
with a sheet a month, a workbook a month, one workbook for the whole year, one list a half-year;
the incident log is a CSV in GB18030. Every run writes the same bytes.
"""

from __future__ import annotations

import sys
from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from daqinggou_2015_facts import (
    EXEMPTIONS,
    INCIDENTS,
    ITEMS,
    PANEL,
    REVIEWER,
    ROSTER,
    SCORES,
    STATION,
    SUBSIDY,
    YEAR,
    ZONES,
    Stint,
    Zone,
)
from office_files import QUARTER_NAMES, Cell, Office, Sheet, points_of, sum_of, write_csv

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

OFFICE = Office(STATION, YEAR)
NAMES = {stint.worker: stint.name for stint in ROSTER}
FULL_TITLES = ("考勤", "各类信息上报", "专项工作完成情况", "工作日志")  # as the fourth zone has it
WIDTHS = {"序号": 6, "类别": 20, "文号": 22, "备注": 28, "期间": 18, "岗位": 12}

SETTINGS = f"""\
# 大青沟社区工作站（网格员样例）的设置：人员、分数和文号均为虚构
scheme = "daqinggou-2015"
station = "{STATION}"
lang = "zh-Hans"

[pay]
subsidy = {SUBSIDY}  # 季度补贴，元；每月绩效 620 元由办法写明
"""


# ---- what stands in the sheets ----


def people_of(zone: Zone, month: int) -> list[Stint]:
    """Return whose sheet the zone hands in: the grid at the month's end decides (R26)."""
    month_end = date(YEAR, month, monthrange(YEAR, month)[1])
    latest = {stint.worker: stint for stint in ROSTER if stint.joined <= month_end}
    return sorted(
        stint
        for stint in latest.values()
        if stint.zone == zone.number and (stint.worker, month) in SCORES
    )


class ScoreLine(NamedTuple):
    """One scorer's points for one worker."""

    stint: Stint
    scorer: str
    points: list[Decimal | None]


def lines_of(zone: Zone, month: int) -> list[ScoreLine]:
    """Return the lines of a zone's month, worker by worker."""
    return [
        ScoreLine(stint, scorer, points_of(line))
        for stint in people_of(zone, month)
        for scorer, line in zip(
            (zone.manager, *zone.scorers), SCORES[stint.worker, month], strict=True
        )
    ]


def month_sheet(zone: Zone, month: int) -> Sheet:
    """Lay out a zone's sheet of one month."""
    rows: list[list[Cell]] = [
        [number, stint.worker, stint.name, scorer, *points, sum_of(points, 4)]
        for number, (stint, scorer, points) in enumerate(lines_of(zone, month), start=1)
    ]
    return Sheet(
        f"{month}月",
        f"大青沟社区网格员{YEAR}年{month}月考核评分表",
        f"单位：{STATION}    {zone.title}    考核小组：{'、'.join(PANEL)}",
        ["序号", "工号", "姓名", "评分人", *(f"{item}（25分）" for item in ITEMS), "合计"],
        rows,
        f"评分人：{zone.manager}    审核人：{REVIEWER}",
        WIDTHS,
    )


def half_year_list(zone: Zone, months: Sequence[int], name: str) -> Sheet:
    """Lay out a list of several months, which says in a column what month a row is about."""
    rows: list[list[Cell]] = [
        [f"{YEAR}年{month}月", stint.worker, stint.name, *points, sum_of(points, 3)]
        for month in months
        for stint, _, points in lines_of(zone, month)
    ]
    return Sheet(
        "月度考核",
        f"大青沟社区网格员月度考核得分汇总（{name}）",
        f"单位：{STATION}    {zone.title}    评分人：{zone.manager}",
        ["考核月份", "工号", "姓名", *(f"{title}(25分)" for title in FULL_TITLES), "合计"],
        rows,
        f"制表人：{zone.manager}    审核人：{REVIEWER}",
        WIDTHS,
    )


def table_sheet(name: str, headings: Sequence[str], rows: list[list[Cell]]) -> Sheet:
    """Lay out a list whose first column numbers the rows."""
    return Sheet(
        name,
        f"大青沟社区网格员{YEAR}年{name}",
        f"单位：{STATION}",
        ["序号", *headings],
        [[number, *row] for number, row in enumerate(rows, start=1)],
        f"制表人：{PANEL[2]}    审核人：{REVIEWER}",
        WIDTHS,
    )


def roster_sheet() -> Sheet:
    """Lay out the roster; who moved has two rows."""
    rows: list[list[Cell]] = [
        [
            stint.worker,
            stint.name,
            f"第{stint.grid:02d}网格",
            f"第{stint.zone:02d}责任区",
            "网格员",
            stint.joined,
            stint.left,
            stint.remark,
        ]
        for stint in ROSTER
    ]
    headings = ["工号", "姓名", "网格", "责任区", "岗位", "入职日期", "离职日期", "备注"]
    return table_sheet("花名册", headings, rows)


def incident_sheet() -> Sheet:
    """Lay out the incident log."""
    rows: list[list[Cell]] = [
        [row.day, row.worker, NAMES[row.worker], *row[2:]] for row in INCIDENTS
    ]
    headings = ["日期", "工号", "姓名", "类别", "通报单位", "文号", "状态", "备注"]
    return table_sheet("奖惩台账", headings, rows)


def exemption_sheet() -> Sheet:
    """Lay out the recorded exemptions."""
    rows: list[list[Cell]] = [[row.worker, NAMES[row.worker], *row[1:]] for row in EXEMPTIONS]
    return table_sheet("免评记录", ["工号", "姓名", "期间", "原因", "文号"], rows)


# ---- the files ----


def write_monthly_sheets(year: Path) -> None:
    """Write the score sheets of each zone as its manager keeps them."""
    by_quarter, by_month, by_year, by_half = ZONES
    for number, quarter in enumerate(QUARTER_NAMES, start=1):
        sheets = [month_sheet(by_quarter, month) for month in range(3 * number - 2, 3 * number + 1)]
        OFFICE.write_workbook(year / by_quarter.title / f"{quarter}.xlsx", sheets)
    for month in range(1, 13):
        path = year / by_month.title / f"{YEAR}年{month:02d}月.xlsx"
        OFFICE.write_workbook(path, [month_sheet(by_month, month)])
    whole_year = [month_sheet(by_year, month) for month in range(1, 13)]
    OFFICE.write_workbook(year / f"{by_year.title}.xlsx", whole_year)
    for name, months in (("上半年", range(1, 7)), ("下半年", range(7, 13))):
        path = year / by_half.title / f"{name}.xlsx"
        OFFICE.write_workbook(path, [half_year_list(by_half, months, name)])


def write_station(folder: Path) -> None:
    """Write the whole ledger folder."""
    year = folder / str(YEAR)
    OFFICE.write_workbook(folder / "花名册.xlsx", [roster_sheet()])
    (folder / "gridscore.toml").write_text(SETTINGS, encoding="utf-8", newline="\n")
    write_monthly_sheets(year)
    write_csv(year / "奖惩台账.csv", incident_sheet())
    OFFICE.write_workbook(year / "免评记录.xlsx", [exemption_sheet()])


if __name__ == "__main__":
    beside = Path(__file__).parent / "daqinggou-2015"
    write_station(Path(sys.argv[1]) if len(sys.argv) > 1 else beside)

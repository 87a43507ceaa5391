"""Make the sample station `daqinggou-2013` from `daqinggou_2013_facts.py`.

    python sample_data/make_daqinggou_2013.py [FOLDER]

Writes the ledger folder as zone managers and the station's clerk would hand it in: workbooks
of several layouts, old .xls files of zone 9 and one CSV in GB18030. Every run writes the same
bytes.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from daqinggou_2013_facts import (
    EXEMPTIONS,
    INCIDENTS,
    PANEL,
    PANEL_SCORES,
    QUARTER_SCORES,
    REMARKS,
    REVIEWER,
    ROSTER,
    STATION,
    SUBSIDY,
    SURVEY,
    YEAR,
    ZONES,
    Stint,
    Zone,
)
from office_files import (
    CRITERIA,
    FULL_WIDTH_DIGITS,
    QUARTER_NAMES,
    Cell,
    Office,
    Sheet,
    points_of,
    sum_of,
    write_csv,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

QUARTERS = (1, 2, 3, 4)
QUARTER_ENDS = (date(YEAR, 3, 31), date(YEAR, 6, 30), date(YEAR, 9, 30), date(YEAR, 12, 31))
FILLED_IN = ("2026年4月3日", "2026年7月3日", "2026年10月12日", "2026年12月30日")

NAME_ONLY_ZONE = 5  # its manager writes no ids
SHEET_PER_SCORER_ZONE = 4
XLS_ZONE = 9
OFFICE = Office(STATION, YEAR)
CSV_SHEET = (10, 3)  # zone and quarter
LONG_SHEET = (11, 2)

SETTINGS = f"""\
# 大青沟社区工作站（样例）的设置：人员、分数、文号和账号均为虚构
scheme = "daqinggou-2013"
station = "{STATION}"
lang = "zh-Hans"

[pay]
subsidy = {SUBSIDY}  # 季度补贴，元
"""


# ---- what stands in the sheets ----


def heading_of(zone: int, criterion: str) -> str:
    """Write a criterion's heading in the hand of the zone's manager."""
    match zone:
        case 6:
            return f"{criterion}(20分)"
        case 8:
            return criterion.replace("与", "与\n") + "\n（20分）"
        case _:
            return f"{criterion}（20分）"


def quarter_of(zone: int, quarter: int) -> str:
    """Write a quarter in the hand of the zone's manager."""
    match zone:
        case 2:
            return f"{YEAR}年{quarter}季度"
        case 6:
            return f"{YEAR}年{QUARTER_NAMES[quarter - 1]}".translate(FULL_WIDTH_DIGITS)
        case _:
            return f"{YEAR}年{QUARTER_NAMES[quarter - 1]}"


def name_of(zone: int, name: str) -> str:
    """Write a name in the hand of the zone's manager: zone 3 spreads it with a wide blank."""
    return "\u3000".join(name) if zone == 3 else name


def people_of(zone: Zone, quarter: int) -> list[Stint]:
    """Return whose sheet the zone hands in: the grid at the quarter's end decides (R26)."""
    latest = {stint.worker: stint for stint in ROSTER if stint.joined <= QUARTER_ENDS[quarter - 1]}
    return sorted(
        stint
        for stint in latest.values()
        if stint.zone == zone.number and (stint.worker, quarter) in QUARTER_SCORES
    )


class ScoreLine(NamedTuple):
    """One scorer's points for one worker."""

    stint: Stint
    scorer: str
    points: list[Decimal | None]


def score_lines(zone: Zone, quarter: int) -> list[ScoreLine]:
    """Return the lines of a zone's quarter, worker by worker."""
    scorers = (zone.manager, *zone.scorers)
    return [
        ScoreLine(stint, scorer, points_of(line))
        for stint in people_of(zone, quarter)
        for scorer, line in zip(scorers, QUARTER_SCORES[stint.worker, quarter], strict=True)
    ]


def quarter_sheet(zone: Zone, quarter: int, name: str, lines: Sequence[ScoreLine]) -> Sheet:
    """Lay out a quarterly score sheet, one row for each scorer of each worker."""
    lead = ["序号", "编号", "姓名"]
    if zone.number == NAME_ONLY_ZONE:
        lead.remove("编号")
    if zone.scorers:
        lead.append("评分人")
    rows: list[list[Cell]] = []
    for number, (stint, scorer, points) in enumerate(lines, start=1):
        known: dict[str, Cell] = {
            "序号": number,
            "编号": stint.worker,
            "姓名": name_of(zone.number, stint.name),
            "评分人": scorer,
        }
        row = [known[heading] for heading in lead] + points
        remark = REMARKS.get((stint.worker, quarter), "") if scorer == zone.manager else ""
        rows.append([*row, sum_of(points, len(lead)), remark])
    criteria = [heading_of(zone.number, criterion) for criterion in CRITERIA]
    return Sheet(
        name,
        f"大青沟社区义务网格信息员{quarter_of(zone.number, quarter)}考核测评表",
        f"单位：{STATION}    {zone.title}    填表日期：{FILLED_IN[quarter - 1]}",
        [*lead, *criteria, "合计", "备注"],
        rows,
        f"制表人：{zone.manager}    审核人：{REVIEWER}",
        {"序号": 6, "备注": 24},
    )


def long_sheet(zone: Zone, quarter: int) -> Sheet:
    """Lay out a quarterly sheet with one row for each worker and criterion."""
    rows: list[list[Cell]] = [
        [line.stint.worker, line.stint.name, criterion, mark]
        for line in score_lines(zone, quarter)
        for criterion, mark in zip(CRITERIA, line.points, strict=True)
    ]
    return Sheet(
        "考核得分",
        f"大青沟社区义务网格信息员{quarter_of(zone.number, quarter)}考核得分明细",
        f"单位：{STATION}    {zone.title}    填表日期：{FILLED_IN[quarter - 1]}",
        ["编号", "姓名", "考核项目", "得分"],
        rows,
        widths={"考核项目": 24},
    )


def quarter_sheets(zone: Zone, quarter: int) -> list[Sheet]:
    """Return the sheets of a zone's workbook."""
    if (zone.number, quarter) == LONG_SHEET:
        return [long_sheet(zone, quarter)]
    lines = score_lines(zone, quarter)
    if zone.number == SHEET_PER_SCORER_ZONE:
        return [
            quarter_sheet(zone, quarter, scorer, [line for line in lines if line.scorer == scorer])
            for scorer in (zone.manager, *zone.scorers)
        ]
    return [quarter_sheet(zone, quarter, "考核测评表", lines)]


def panel_sheet(member: str, zones: Sequence[Zone]) -> Sheet:
    """Lay out a panel member's annual sheet for some zones."""
    place = PANEL.index(member)
    latest = {stint.worker: stint for stint in ROSTER}
    rows: list[list[Cell]] = []
    for zone in zones:
        for stint in sorted(latest.values()):
            if stint.zone != zone.number or stint.worker not in PANEL_SCORES:
                continue
            points = points_of(PANEL_SCORES[stint.worker][place])
            remark = REMARKS.get((stint.worker, 0), "")
            row = [len(rows) + 1, zone.title, stint.worker, stint.name, member, *points]
            rows.append([*row, sum_of(points, 5), remark])
    return Sheet(
        f"{zones[0].number:02d}-{zones[-1].number:02d}责任区",
        f"大青沟社区义务网格信息员{YEAR}年年终考核测评表",
        f"单位：{STATION}    测评日期：2026年12月15日",
        ["序号", "责任区", "编号", "姓名", "评分人"]
        + [f"{criterion}（20分）" for criterion in CRITERIA]
        + ["合计", "备注"],
        rows,
        f"制表人：{member}    审核人：{REVIEWER}",
        {"序号": 6, "备注": 30},
    )


def roster_sheet() -> Sheet:
    """Lay out the roster; who moved has two rows."""
    rows: list[list[Cell]] = [
        [
            number,
            stint.worker,
            stint.name,
            f"第{stint.grid:02d}网格",
            f"第{stint.zone:02d}责任区",
            "义务网格信息员",
            stint.joined,
            stint.left,
            f"样例{stint.worker[1:]:0>4}",
            stint.remark,
        ]
        for number, stint in enumerate(ROSTER, start=1)
    ]
    return Sheet(
        "花名册",
        "大青沟社区义务网格信息员花名册",
        f"单位：{STATION}    截至：2026年12月31日",
        [
            "序号",
            "编号",
            "姓名",
            "网格",
            "责任区",
            "岗位",
            "入职日期",
            "离职日期",
            "银行账号",
            "备注",
        ],
        rows,
        f"制表人：{PANEL[2]}    审核人：{REVIEWER}",
        {"序号": 6, "岗位": 18, "备注": 26},
    )


def incident_sheet() -> Sheet:
    """Lay out the incident log."""
    name = {stint.worker: stint.name for stint in ROSTER}
    rows: list[list[Cell]] = [
        [
            number,
            incident.day,
            incident.worker,
            name[incident.worker],
            incident.category,
            incident.authority,
            incident.document,
            incident.status,
            incident.note,
        ]
        for number, incident in enumerate(INCIDENTS, start=1)
    ]
    return Sheet(
        "奖惩台账",
        f"大青沟社区义务网格信息员{YEAR}年奖惩台账",
        f"单位：{STATION}",
        ["序号", "日期", "编号", "姓名", "类别", "通报单位", "文号", "状态", "备注"],
        rows,
        f"制表人：{PANEL[2]}    审核人：{REVIEWER}",
        {"序号": 6, "日期": 16, "类别": 22, "文号": 24, "备注": 30},
    )


def survey_sheet() -> Sheet:
    """Lay out the residents' votes, one row a worker."""
    latest = {stint.worker: stint for stint in ROSTER}
    rows: list[list[Cell]] = [
        [number, f"第{latest[worker].zone:02d}责任区", worker, latest[worker].name, *votes]
        for number, (worker, votes) in enumerate(SURVEY.items(), start=1)
    ]
    return Sheet(
        "满意度统计",
        f"大青沟社区{YEAR}年群众满意度测评统计表",
        f"单位：{STATION}    测评日期：2026年11月15日",
        ["序号", "责任区", "编号", "姓名", "满意", "一般", "差", "抽样总票数"],
        rows,
        f"制表人：{PANEL[2]}    审核人：{REVIEWER}",
        {"序号": 6, "抽样总票数": 14},
    )


def exemption_sheet() -> Sheet:
    """Lay out the recorded exemptions."""
    name = {stint.worker: stint.name for stint in ROSTER}
    rows: list[list[Cell]] = [
        [
            number,
            exemption.worker,
            name[exemption.worker],
            f"{YEAR}年{QUARTER_NAMES[exemption.quarter - 1]}",
            exemption.reason,
            exemption.document,
        ]
        for number, exemption in enumerate(EXEMPTIONS, start=1)
    ]
    return Sheet(
        "免评记录",
        f"大青沟社区义务网格信息员{YEAR}年免评记录",
        f"单位：{STATION}",
        ["序号", "编号", "姓名", "期间", "原因", "文号"],
        rows,
        f"制表人：{PANEL[2]}    审核人：{REVIEWER}",
        {"序号": 6, "期间": 18, "文号": 22},
    )


# ---- the files ----


def zone_books(folder: Path) -> Iterator[tuple[Path, Zone, int]]:
    """Name the file of each zone and quarter, without its ending."""
    for quarter in QUARTERS:
        for zone in ZONES:
            yield folder / str(YEAR) / f"Q{quarter}" / zone.title, zone, quarter


def write_zone_books(folder: Path) -> None:
    """Write the quarterly sheets of every zone."""
    old: dict[Path, Sequence[Sheet]] = {}
    for path, zone, quarter in zone_books(folder):
        sheets = quarter_sheets(zone, quarter)
        if zone.number == XLS_ZONE:
            old[path.with_suffix(".xls")] = sheets
        elif (zone.number, quarter) == CSV_SHEET:
            write_csv(path.with_suffix(".csv"), sheets[0])
        else:
            OFFICE.write_workbook(path.with_suffix(".xlsx"), sheets)
    OFFICE.write_old_workbooks(old)


def write_station(folder: Path) -> None:
    """Write the whole ledger folder."""
    year = folder / str(YEAR)
    OFFICE.write_workbook(folder / "花名册.xlsx", [roster_sheet()])
    (folder / "gridscore.toml").write_text(SETTINGS, encoding="utf-8", newline="\n")
    OFFICE.write_workbook(year / "奖惩台账.xlsx", [incident_sheet()])
    OFFICE.write_workbook(year / "满意度统计.xlsx", [survey_sheet()])
    OFFICE.write_workbook(year / "免评记录.xlsx", [exemption_sheet()])
    for member in PANEL:
        halves = [panel_sheet(member, ZONES[:6]), panel_sheet(member, ZONES[6:])]
        OFFICE.write_workbook(year / "年终测评" / f"年终测评表（{member}）.xlsx", halves)
    write_zone_books(folder)


if __name__ == "__main__":
    beside = Path(__file__).parent / "daqinggou-2013"
    write_station(Path(sys.argv[1]) if len(sys.argv) > 1 else beside)

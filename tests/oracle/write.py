"""Writes a station-year as the CSV ledgers that clerks would hand in.

    read_back = write(station, folder, Layout(language="zh", files=3, shuffle=True), rng)

The ledger's order matters for incidents of one day (R7). What comes back is the station as
it stands in the files; with `keep_day_order` its results are those of the station given.
"""

import csv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from .station import Fault, Incident, ScoreSheet, StationYear, Tally

if TYPE_CHECKING:
    from datetime import date

Table = list[dict[str, str]]

CHINESE = {
    "id": "工号",
    "name": "姓名",
    "grid": "网格",
    "zone": "责任区",
    "level": "级别",
    "parent": "上级",
    "joined": "入职日期",
    "left": "离职日期",
    "period": "期间",
    "scorer": "评分人",
    "criterion": "考核项目",
    "count": "次数",
    "date": "日期",
    "category": "类别",
    "authority": "通报单位",
    "document": "文号",
    "status": "状态",
    "satisfied": "满意",
    "fair": "一般",
    "poor": "差",
    "sampled": "抽样总票数",
    "choice": "评价",
    "reason": "原因",
    "patrol": "走访巡查与信息采集",
    "log": "工作日志",
    "environment": "市容环境卫生",
    "service": "服务态度",
    "ability": "工作能力",
    "attendance": "考勤",
    "reporting": "信息上报",
    "tasks": "专项工作",
}
CHINESE_VALUES = {
    "criterion": CHINESE,
    "category": {
        "late-report": "信息漏报",
        "environment": "市容环境通报批评",
        "commendation": "表彰",
        "complaint": "投诉",
        "misconduct": "严重失职",
        "absence": "长期不履职",
        "crime": "违法犯罪",
        "clue": "重要线索",
        "rescue": "抢险救灾",
        "protection": "见义勇为",
        "hazard": "消除隐患",
    },
    "authority": {
        "city": "市",
        "district": "区",
        "street": "街道",
        "community": "社区",
        "department": "上级部门",
        "media": "媒体",
        "resident": "居民",
    },
    "status": {"confirmed": "已确认", "pending": "申诉中", "revoked": "已撤销"},
    "choice": {"satisfied": "满意", "fair": "一般", "poor": "差"},
}


@dataclass(frozen=True)
class Layout:
    """How the ledgers look."""

    language: str = "en"
    """Headings and set words: en or zh."""
    shape: str = "wide"
    """Score sheets: wide (a column for each criterion) or long (a row for each)."""
    files: int = 1
    """Each table is split over so many files."""
    shuffle: bool = False
    """Rows in any order."""
    keep_day_order: bool = True
    """Shuffling leaves one worker's incidents of one day in their order."""
    ballots: bool = False
    """Votes whose number sampled is not stated are written ballot by ballot."""
    names: bool = True
    """Names beside the ids."""
    bom: bool = True
    spelled_periods: bool = False
    """2026年3月, 2026年第一季度 and 2026年 in place of 2026-03, 2026Q1 and 2026."""


def layouts(rng: Random) -> Layout:
    """Any layout that keeps the results."""
    return Layout(
        language=rng.choice(("en", "zh")),
        shape=rng.choice(("wide", "long")),
        files=rng.choice((1, 1, 2, 3)),
        shuffle=rng.random() < 0.5,
        ballots=rng.random() < 0.3,
        names=rng.random() < 0.7,
        bom=rng.random() < 0.5,
        spelled_periods=rng.random() < 0.3,
    )


def write(
    station: StationYear, folder: Path, layout: Layout | None = None, rng: Random | None = None
) -> StationYear:
    """Write the ledgers into an existing folder; give back the station as the files have it.

    Tables without a row are not written, except the incident log, and the fault log where one
    was handed in. Settings are not written: they are the caller's to pass on.
    """
    layout = layout or Layout()
    rng = rng or Random(0)
    if layout.shuffle:
        station = replace(station, incidents=_shuffled_log(station.incidents, layout, rng))
    for name, table in _tables(station, layout).items():
        if layout.shuffle and name != "incidents":
            rng.shuffle(table)
        if table:
            _write_split(folder, name, table, layout, rng)
    if not station.incidents:
        _write_file(folder / "incidents.csv", list(_incident_row(None)), [], layout)
    if station.faults == ():
        _write_file(folder / "faults.csv", ["date", "id", "criterion", "count"], [], layout)
    return station


def _shuffled_log(
    incidents: Sequence[Incident], layout: Layout, rng: Random
) -> tuple[Incident, ...]:
    """The log in another order; days that coincide keep theirs, if so asked."""
    mixed = list(incidents)
    rng.shuffle(mixed)
    if not layout.keep_day_order:
        return tuple(mixed)
    in_turn: dict[tuple[str, date], list[Incident]] = defaultdict(list)
    for incident in incidents:
        in_turn[incident.worker, incident.day].append(incident)
    return tuple(in_turn[place.worker, place.day].pop(0) for place in mixed)


def _tables(station: StationYear, layout: Layout) -> dict[str, Table]:
    by_ballot = [t for t in station.tallies if layout.ballots and t.sampled is None]
    counted = [t for t in station.tallies if t not in by_ballot]
    names = {w.id: w.name for w in station.workers} if layout.names else {}
    return {
        "roster": _roster(station),
        "scores": _score_table(station.scores, names, layout),
        "panel": _score_table(station.panel, names, layout),
        "incidents": [_incident_row(incident) for incident in station.incidents],
        _fault_log(station): [_fault_row(fault) for fault in station.faults or ()],
        "survey-grids": [_tally_row(t, station.year) for t in counted if t.grid],
        "survey-workers": [_tally_row(t, station.year) for t in counted if t.worker],
        "ballots-grids": [row for t in by_ballot if t.grid for row in _ballot_rows(t)],
        "ballots-workers": [row for t in by_ballot if t.worker for row in _ballot_rows(t)],
        "exemptions": [
            {"id": e.worker, "period": e.period, "reason": e.reason} for e in station.exemptions
        ],
    }


def _roster(station: StationYear) -> Table:
    levelled = any(stint.level for worker in station.workers for stint in worker.stints)
    return [
        {
            "id": worker.id,
            "name": worker.name,
            "grid": stint.grid,
            "zone": stint.zone,
            **({"level": stint.level, "parent": stint.parent} if levelled else {}),
            "joined": stint.joined.isoformat() if stint.joined else "",
            "left": stint.left.isoformat() if stint.left else "",
        }
        for worker in station.workers
        for stint in worker.stints
    ]


def _score_table(sheets: Sequence[ScoreSheet], names: dict[str, str], layout: Layout) -> Table:
    criteria = list(dict.fromkeys(name for sheet in sheets for name in sheet.points))
    rows: Table = []
    for sheet in sheets:
        head = {"id": sheet.worker}
        if names:
            head["name"] = names[sheet.worker]
        head |= {"period": sheet.period, "scorer": sheet.scorer, "scorer_role": sheet.role}
        if layout.shape == "wide":
            rows.append(head | {name: sheet.points.get(name, "") for name in criteria})
            continue
        rows += [
            head | {"criterion": name, "points": sheet.points.get(name, "")} for name in criteria
        ]
    return rows


def _incident_row(incident: Incident | None) -> dict[str, str]:
    """A row of the log; of None its headings only. A confirmed one is at times left blank."""
    if incident is None:
        return dict.fromkeys(("date", "id", "category", "authority", "document", "status"), "")
    return {
        "date": incident.day.isoformat(),
        "id": incident.worker,
        "category": incident.category,
        "authority": incident.authority,
        "document": incident.document,
        "status": "" if _left_blank(incident) else incident.status,
    }


def _fault_log(station: StationYear) -> str:
    """A file name before, or after, that of the incident log."""
    return "log-of-faults" if station.faults_after_incidents else "faults"


def _fault_row(fault: Fault) -> dict[str, str]:
    return {
        "date": fault.day.isoformat(),
        "id": fault.worker,
        "criterion": fault.criterion,
        "count": "" if fault.count is None else str(fault.count),
    }


def _left_blank(incident: Incident) -> bool:
    """Blank is confirmed: every other day of the month it is written so."""
    return incident.status == "confirmed" and incident.day.day % 2 == 0


def _tally_row(tally: Tally, year: int) -> dict[str, str]:
    return {
        **({"id": tally.worker} if tally.worker else {"grid": tally.grid}),
        "satisfied": str(tally.satisfied),
        "fair": str(tally.fair),
        "poor": str(tally.poor),
        "sampled": "" if tally.sampled is None else str(tally.sampled),
        "period": str(year),
    }


def _ballot_rows(tally: Tally) -> Table:
    who = {"id": tally.worker} if tally.worker else {"grid": tally.grid}
    counts = {"satisfied": tally.satisfied, "fair": tally.fair, "poor": tally.poor}
    return [who | {"choice": choice} for choice, count in counts.items() for _ in range(count)]


# --- files -----------------------------------------------------------------------------


def _write_split(folder: Path, name: str, table: Table, layout: Layout, rng: Random) -> None:
    """Consecutive parts, so that files by path and rows down give the table's own order."""
    cuts = sorted(rng.randint(0, len(table)) for _ in range(layout.files - 1))
    bounds = [0, *cuts, len(table)]
    parts = [table[start:end] for start, end in pairwise(bounds)]
    for number, part in enumerate(filter(None, parts), start=1):
        ending = f"-{number}" if layout.files > 1 else ""
        _write_file(folder / f"{name}{ending}.csv", list(table[0]), part, layout)


def _write_file(path: Path, headings: list[str], rows: Table, layout: Layout) -> None:
    encoding = "utf-8-sig" if layout.bom else "utf-8"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow([_heading(heading, layout) for heading in headings])
        for row in rows:
            writer.writerow([_value(heading, row[heading], layout) for heading in headings])


def _heading(heading: str, layout: Layout) -> str:
    return CHINESE.get(heading, heading) if layout.language == "zh" else heading


def _value(heading: str, value: str, layout: Layout) -> str:
    if heading == "period" and layout.spelled_periods:
        return _spelled(value)
    if layout.language == "en":
        return value
    return CHINESE_VALUES.get(heading, {}).get(value, value)


def _spelled(period: str) -> str:
    year, _, month = period.partition("-")
    if month:
        return f"{year}年{int(month)}月"
    year, _, number = period.partition("Q")
    return f"{year}年第{'一二三四'[int(number) - 1]}季度" if number else f"{year}年"

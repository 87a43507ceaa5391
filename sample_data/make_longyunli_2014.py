"""Make the sample station `longyunli-2014` from `longyunli_2014_facts.py`.

    python sample_data/make_longyunli_2014.py [FOLDER]

Writes the ledger folder as a small station hands it in: a sheet for each grid in one quarter, a
file for each panel member in another, one CSV in GB18030 in the last. Every run writes the same
bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from longyunli_2014_facts import (
    GRID_SURVEY,
    INCIDENTS,
    PANEL,
    PANEL_SCORES,
    REVIEWER,
    REWARDS,
    ROSTER,
    ROUND_SCORES,
    STATION,
    WORKER_SURVEY,
    YEAR,
    Worker,
)
from office_files import (
    CRITERIA,
    QUARTER_NAMES,
    Cell,
    Office,
    Sheet,
    points_of,
    sum_of,
    write_csv,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OFFICE = Office(STATION, YEAR)
FILLED_IN = {1: "2026年4月2日", 2: "2026年7月1日", 4: "2026年12月28日"}
SIGNED = f"制表人：{PANEL[2]}    审核人：{REVIEWER}"
NAMES = {worker.id: worker.name for worker in ROSTER}

AMOUNTS = "\n".join(f"{grade} = {yuan}" for grade, yuan in REWARDS.items())
SETTINGS = f"""\
# 龙云里社区工作站（样例）的设置：人员、分数和文号均为虚构
scheme = "longyunli-2014"
station = "{STATION}"
lang = "zh-Hans"

[pay.bonus]  # 各等次的奖励，元；表彰奖 pay.commendation 尚未商定
{AMOUNTS}
"""


class ScoreLine(NamedTuple):
    """What one panel member gave one worker, as a line of the facts."""

    worker: Worker
    scorer: str
    points: str


def grid_name(grid: int) -> str:
    """Write a grid as the station does."""
    return f"第{'一二三四五'[grid - 1]}网格"


def lines_of(scores: Mapping[str, Sequence[str]]) -> list[ScoreLine]:
    """Return the lines of a round, worker by worker."""
    return [
        ScoreLine(worker, scorer, points)
        for worker in ROSTER
        for scorer, points in zip(PANEL, scores[worker.id], strict=False)  # one may be away
    ]


def score_sheet(name: str, title: str, filled_in: str, lines: Sequence[ScoreLine]) -> Sheet:
    """Lay out a score sheet, one row for each panel member of each worker."""
    rows: list[list[Cell]] = []
    for number, line in enumerate(lines, start=1):
        who: list[Cell] = [number, grid_name(line.worker.grid), line.worker.id, line.worker.name]
        points = points_of(line.points)
        rows.append([*who, line.scorer, *points, sum_of(points, len(who) + 1)])
    return Sheet(
        name,
        title,
        f"单位：{STATION}    填表日期：{filled_in}",
        ["序号", "网格", "工号", "姓名", "评分人"]
        + [f"{criterion}（20分）" for criterion in CRITERIA]
        + ["合计"],
        rows,
        SIGNED,
        {"序号": 6},
    )


def round_sheet(quarter: int, name: str, lines: Sequence[ScoreLine]) -> Sheet:
    """Lay out a sheet of a routine round."""
    title = f"龙云里社区网格员{YEAR}年{QUARTER_NAMES[quarter - 1]}平时考核评分表"
    return score_sheet(name, title, FILLED_IN[quarter], lines)


def lines_of_round(quarter: int) -> list[ScoreLine]:
    """Return the lines of a quarter's round."""
    return lines_of({worker.id: ROUND_SCORES[worker.id, quarter] for worker in ROSTER})


def table_sheet(name: str, title: str, headings: Sequence[str], rows: list[list[Cell]]) -> Sheet:
    """Lay out a list whose first column numbers the rows."""
    numbered = [[number, *row] for number, row in enumerate(rows, start=1)]
    widths = {"序号": 6, "类别": 20, "文号": 22, "备注": 28}
    note = f"单位：{STATION}"
    return Sheet(name, title, note, ["序号", *headings], numbered, SIGNED, widths)


def roster_sheet() -> Sheet:
    """Lay out the roster."""
    rows: list[list[Cell]] = [
        [worker.id, worker.name, grid_name(worker.grid), worker.joined, worker.left, worker.remark]
        for worker in ROSTER
    ]
    headings = ["工号", "姓名", "网格", "入职日期", "离职日期", "备注"]
    return table_sheet("花名册", "龙云里社区网格员花名册", headings, rows)


def incident_sheet() -> Sheet:
    """Lay out the incident log."""
    rows: list[list[Cell]] = [
        [row.day, row.worker, NAMES[row.worker], *row[2:]] for row in INCIDENTS
    ]
    headings = ["日期", "工号", "姓名", "类别", "通报单位", "文号", "状态", "备注"]
    return table_sheet("奖惩台账", f"龙云里社区网格员{YEAR}年奖惩台账", headings, rows)


def survey_sheets() -> list[Sheet]:
    """Lay out the votes: one row a grid, and those on single workers on a sheet of their own."""
    title = f"龙云里社区{YEAR}年群众满意度测评统计表"
    answers = ["满意", "一般", "差", "抽样总票数"]
    grids: list[list[Cell]] = [[grid_name(grid), *votes] for grid, votes in GRID_SURVEY.items()]
    people: list[list[Cell]] = [[id_, NAMES[id_], *votes] for id_, votes in WORKER_SURVEY.items()]
    return [
        table_sheet("按网格", title, ["网格", *answers], grids),
        table_sheet("按个人", title, ["工号", "姓名", *answers], people),
    ]


def write_rounds(year: Path) -> None:
    """Write the routine rounds, each as it was handed in."""
    lines = lines_of_round(1)
    by_grid = [
        round_sheet(1, grid_name(grid), [line for line in lines if line.worker.grid == grid])
        for grid in GRID_SURVEY
    ]
    OFFICE.write_workbook(year / "Q1" / "平时考核评分表.xlsx", by_grid)
    for scorer in PANEL:
        own = [line for line in lines_of_round(2) if line.scorer == scorer]
        sheet = round_sheet(2, "评分表", own)
        OFFICE.write_workbook(year / "Q2" / f"评分表（{scorer}）.xlsx", [sheet])
    last = year / "Q4" / "平时考核评分表.csv"
    last.parent.mkdir(parents=True, exist_ok=True)
    write_csv(last, round_sheet(4, "评分表", lines_of_round(4)))


def write_station(folder: Path) -> None:
    """Write the whole ledger folder."""
    year = folder / str(YEAR)
    OFFICE.write_workbook(folder / "花名册.xlsx", [roster_sheet()])
    (folder / "gridscore.toml").write_text(SETTINGS, encoding="utf-8", newline="\n")
    OFFICE.write_workbook(year / "奖惩台账.xlsx", [incident_sheet()])
    OFFICE.write_workbook(year / "满意度统计.xlsx", survey_sheets())
    title = f"龙云里社区网格员{YEAR}年年终考核测评表"
    annual = score_sheet("年终测评表", title, "2026年12月18日", lines_of(PANEL_SCORES))
    OFFICE.write_workbook(year / "年终测评表.xlsx", [annual])
    write_rounds(year)


if __name__ == "__main__":
    beside = Path(__file__).parent / "longyunli-2014"
    write_station(Path(sys.argv[1]) if len(sys.argv) > 1 else beside)

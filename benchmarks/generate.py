"""Writes the ledgers of an invented station for one year, with as many workers as asked for.

Usage: python generate.py FOLDER WORKERS csv|xlsx

Writes roster, q1 to q4, incidents, panel and survey, one table a file. The same number of
workers always gives the same ledgers.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

YEAR = 2026
CRITERIA = ("走访巡查与信息采集", "工作日志", "市容环境卫生", "服务态度", "工作能力")
INCIDENTS_PER_WORKER = 0.2
BALLOTS = 60  # for each worker
WORKERS_PER_ZONE = 2

_FIRST_DAY = date(YEAR, 1, 1)
_DAYS = 365
_HALF_POINTS = tuple(half / 2 if half % 2 else half // 2 for half in range(41))
_STEMS, _BRANCHES, _DIGITS = (
    "甲乙丙丁戊己庚辛壬癸",
    "子丑寅卯辰巳午未申酉戌亥",
    "一二三四五六七八九",
)
_OCCURRENCES = (  # category, who noted it, share of all incidents
    ("信息漏报", "社区", 0.40),
    ("市容环境通报批评", "区", 0.25),
    ("市容环境通报批评", "市", 0.10),
    ("表彰", "街道", 0.25),
)

Cell = str | int | float | date


@dataclass(frozen=True, slots=True)
class Table:
    """A table by columns, each with its heading."""

    name: str
    columns: dict[str, Sequence[Cell]]


def make_tables(workers: int) -> list[Table]:
    """Invent the tables of a year; every worker has every sheet and a vote."""
    random = np.random.default_rng(workers)
    ids = [f"W{number:06d}" for number in range(1, workers + 1)]
    names = [_name(number) for number in range(workers)]
    quarters = [
        _score_sheet(f"q{quarter}", f"{YEAR}Q{quarter}", ids, names, random)
        for quarter in range(1, 5)
    ]
    return [
        _roster(ids, names, random),
        *quarters,
        _incidents(ids, random),
        _score_sheet("panel", str(YEAR), ids, names, random),
        _survey(ids, random),
    ]


def _name(number: int) -> str:
    rest, digit = divmod(number, len(_DIGITS))
    rest, branch = divmod(rest, len(_BRANCHES))
    return _STEMS[rest % len(_STEMS)] + _BRANCHES[branch] + _DIGITS[digit]


def _roster(ids: list[str], names: list[str], random: np.random.Generator) -> Table:
    days_in_post = random.integers(1, 10 * _DAYS, len(ids)).tolist()
    return Table(
        "roster",
        {
            "编号": ids,
            "姓名": names,
            "网格": [f"第{number}网格" for number in range(1, len(ids) + 1)],
            "责任区": [f"第{number // WORKERS_PER_ZONE + 1}责任区" for number in range(len(ids))],
            "入职日期": [_FIRST_DAY - timedelta(days) for days in days_in_post],
        },
    )


def _score_sheet(
    name: str, period: str, ids: list[str], names: list[str], random: np.random.Generator
) -> Table:
    """Score everybody in half points, around a mark of their own, so that all grades occur."""
    marks = random.normal(33, 3, len(ids))
    scores = {}
    for criterion in CRITERIA:
        halves = np.clip(np.rint(random.normal(marks, 1.5)), 0, 40).astype(np.int64)
        scores[f"{criterion}（20分）"] = [_HALF_POINTS[half] for half in halves.tolist()]
    return Table(name, {"编号": ids, "姓名": names, "期间": [period] * len(ids), **scores})


def _incidents(ids: list[str], random: np.random.Generator) -> Table:
    count = round(len(ids) * INCIDENTS_PER_WORKER)
    days = np.sort(random.integers(0, _DAYS, count)).tolist()
    workers = random.integers(0, len(ids), count).tolist()
    kinds = random.choice(len(_OCCURRENCES), count, p=[share for *_, share in _OCCURRENCES])
    occurrences = [_OCCURRENCES[kind] for kind in kinds.tolist()]
    return Table(
        "incidents",
        {
            "日期": [_FIRST_DAY + timedelta(day) for day in days],
            "编号": [ids[worker] for worker in workers],
            "类别": [category for category, *_ in occurrences],
            "通报单位": [authority for _, authority, _ in occurrences],
            "文号": [f"样例〔{YEAR}〕{number}号" for number in range(1, count + 1)],
            "状态": ["已确认"] * count,
        },
    )


def _survey(ids: list[str], random: np.random.Generator) -> Table:
    votes = random.multinomial(BALLOTS, [0.85, 0.1, 0.05], len(ids)).T.tolist()
    answers = dict(zip(("满意", "一般", "差"), votes, strict=True))
    return Table("survey", {"编号": ids, **answers, "抽样总票数": [BALLOTS] * len(ids)})


def write_csv(table: Table, folder: Path) -> None:
    """Write a table as Excel saves it as "CSV UTF-8"."""
    path = folder / f"{table.name}.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(table.columns)
        rows.writerows(zip(*table.columns.values(), strict=True))


def write_xlsx(table: Table, folder: Path) -> None:
    """Write a table as a workbook of one sheet, with its texts shared as Excel does it."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(folder / f"{table.name}.xlsx")) as workbook:
        sheet = workbook.add_worksheet()
        as_date = workbook.add_format({"num_format": "yyyy-mm-dd"})
        writers: dict[type, Callable[[int, int, Cell], object]] = {
            str: sheet.write_string,
            int: sheet.write_number,
            float: sheet.write_number,
            date: lambda row, col, day: sheet.write_datetime(row, col, day, as_date),
        }
        for col, (heading, cells) in enumerate(table.columns.items()):
            sheet.write_string(0, col, heading)
            for row, cell in enumerate(cells, start=1):
                writers[type(cell)](row, col, cell)


WRITERS = {"csv": write_csv, "xlsx": write_xlsx}


def main(folder: str, workers: str, format_name: str) -> None:
    """Write the ledgers of one station into a new folder."""
    target = Path(folder)
    target.mkdir(parents=True)
    for table in make_tables(int(workers)):
        WRITERS[format_name](table, target)


if __name__ == "__main__":
    main(*sys.argv[1:])

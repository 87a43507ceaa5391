"""The sample station of daqinggou-2015: who shows what, by the oracle and by the command.

The files are read here by a plain reading of their own and worked by `tests/oracle`; the figures
below and those of the README must be what comes of it, and what the command says.
"""

from __future__ import annotations

import csv
import tomllib
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.command import command_of, run
from tests.oracle.daqinggou_2013 import clauses_in
from tests.oracle.daqinggou_2015 import month, quarter, year_end
from tests.oracle.station import (
    Exemption,
    Incident,
    ScoreSheet,
    Settings,
    StationYear,
    Stint,
    Worker,
)
from tests.sample_files import SAMPLES, Record, records_of, sheets_of, tables

if TYPE_CHECKING:
    pass

STATION = SAMPLES / "daqinggou-2015"
YEAR = STATION / "2026"
ITEMS = {
    "attendance": ("考勤",),
    "reporting": ("信息上报", "各类信息上报"),
    "tasks": ("专项工作", "专项工作完成情况"),
    "log": ("工作日志",),
}
CATEGORIES = {
    "信息漏报": "late-report",
    "市容环境通报批评": "environment",
    "表彰": "commendation",
    "投诉": "complaint",
}
AUTHORITIES = {
    "市": "city",
    "区": "district",
    "街道": "street",
    "社区": "community",
    "上级部门": "department",
    "居民": "resident",
    None: "",
}
STATUSES = {"已确认": "confirmed", "申诉中": "pending", "已撤销": "revoked"}
PERIODS = {"2026年3月": "2026-03", "2026年第二季度": "2026Q2"}
CHINESE = {
    "优秀": "excellent",
    "良好": "good",
    "合格": "pass",
    "不合格": "fail",
    "": "",
    "在岗": "active",
    "解聘": "dismissed",
    "已离岗": "left",
}


class Shown(NamedTuple):
    """A row that shows something: readings and clauses, and the cells they lead to."""

    period: str
    worker: str
    shows: str
    cells: dict[str, str]


def pay(due: str, withheld: str, paid: str) -> dict[str, str]:
    return {"due": f"{due}.00", "withheld": f"{withheld}.00", "paid": f"{paid}.00"}


def marks(rank: str, total: str, grade: str) -> dict[str, str]:
    return {"rank": rank, "total": total, "grade": grade}


def commended(times: int) -> dict[str, str]:
    return {"commendation": f"{100 * times}.00", "paid": f"{100 * times}.00"}


FULL = pay("1980", "0", "1980")  # the subsidy of 120 and three months of 620
SHOWN = (
    # --- 四-1 late reports, 四-2 notices ---
    Shown("2026Q1", "D003", "四-1, first: 50", pay("1980", "50", "1930") | {"reasons": "四-1"}),
    Shown("2026-01", "D003", "the month itself is paid in full", pay("620", "0", "620")),
    Shown(
        "2026Q4",
        "D003",
        "四-1, second: 100; in post for two months (R15)",
        pay("1360", "100", "1260"),
    ),
    Shown("2026Q2", "D004", "two on one day (R20): 150 of 120 (R10)", pay("1980", "120", "1860")),
    Shown("2026Q4", "D004", "四-2 has a ladder of its own: 50", pay("1980", "50", "1930")),
    Shown("2026Q1", "D005", "四-2, first: 50", pay("1980", "50", "1930") | {"reasons": "四-2"}),
    Shown("2026Q2", "D005", "四-2, second: 100", pay("1980", "100", "1880")),
    Shown(
        "2026-07",
        "D005",
        "四-2, third, and fourth (R8): the month's 620, once; a late report",
        pay("620", "620", "0") | {"reasons": "四-1 四-2", "standing": "active"},
    ),
    Shown("2026-08", "D005", "the next month is paid again", pay("620", "0", "620")),
    Shown("2026-09", "D005", "四-2, fifth (R8): the 620 of September", pay("620", "620", "0")),
    Shown(
        "2026Q3",
        "D005",
        "two pots: 50 off the subsidy, 620 twice",
        pay("1980", "1290", "690") | {"reasons": "四-1 四-2"},
    ),
    Shown("2026Q1", "D006", "四-1, first", pay("1980", "50", "1930")),
    Shown("2026Q2", "D006", "四-1, second", pay("1980", "100", "1880")),
    Shown(
        "2026-08",
        "D006",
        "四-1, third: dismissed; its month without sheet (R11)",
        marks("", "", "") | pay("620", "0", "620") | {"standing": "dismissed", "reasons": "四-1"},
    ),
    Shown(
        "2026Q3",
        "D006",
        "the quarter: July alone; 120 and two months; the notice of 25 August is too late (R11)",
        marks("6", "81.00", "good") | pay("1360", "0", "1360") | {"standing": "dismissed"},
    ),
    # --- incidents that do not count ---
    Shown("2026Q1", "D009", "one notice of district and city (R19)", pay("1980", "50", "1930")),
    Shown("2026Q3", "D007", "a notice by the street office (R12)", FULL | {"reasons": ""}),
    Shown("2026-05", "D007", "a complaint (三-4)", pay("620", "0", "620") | {"reasons": ""}),
    Shown("2026Q2", "D008", "pending and revoked (R7)", FULL | {"reasons": ""}),
    # --- marks ---
    Shown(
        "2026-05",
        "D002",
        "means of three scorers, one blank (R4, R23)",
        {
            "attendance": "22.33",
            "reporting": "22.50",
            "tasks": "23.00",
            "log": "24.33",
            "total": "92.16",
        },
    ),
    Shown(
        "2026Q2",
        "D002",
        "the quarter: means of published figures (R3)",
        {"attendance": "22.00", "reporting": "22.78", "tasks": "23.50", "log": "22.78"}
        | marks("2", "91.05", "excellent"),
    ),
    Shown("2026Q1", "D004", "exactly 60.00 (R1)", {"total": "60.00", "grade": "pass"}),
    Shown("2026Q2", "D005", "exactly 75.00 (R1)", {"total": "75.00", "grade": "good"}),
    Shown(
        "2026-03", "D008", "exempt for a month (R16)", marks("", "", "") | pay("620", "0", "620")
    ),
    Shown("2026Q1", "D008", "the mean of the other two", {"total": "75.75", "grade": "good"}),
    Shown("2026Q2", "D009", "exempt for the quarter (R16)", marks("", "", "") | FULL),
    Shown("2026-07", "D009", "before the move (R26)", {"grid": "第08网格", "zone": "第03责任区"}),
    Shown("2026-08", "D009", "after the move (R26)", {"grid": "第10网格", "zone": "第04责任区"}),
    Shown("2026Q2", "D010", "joined on 18 May: two months (R15)", pay("1360", "0", "1360")),
    Shown("2026Q4", "D003", "left on 30 November (R15)", {"standing": "left"}),
    # --- the year ---
    Shown(
        "2026", "D001", "四-4: department and city", marks("1", "94.14", "excellent") | commended(2)
    ),
    Shown(
        "2026",
        "D002",
        "exactly 90.00 (R1); 四-4: street and district, one document twice (R24)",
        marks("2", "90.00", "excellent") | commended(2),
    ),
    Shown(
        "2026",
        "D009",
        "89.94 is good (R1); the mean of three quarters",
        marks("3", "89.94", "good"),
    ),
    Shown(
        "2026",
        "D010",
        "四-4: by nobody named, not paid",
        marks("4", "82.92", "good") | commended(0),
    ),
    Shown(
        "2026",
        "D007",
        "equal totals (R17); 四-4: the community's own",
        marks("5", "77.85", "good") | commended(0),
    ),
    Shown(
        "2026",
        "D008",
        "equal totals (R17); 四-4: no document (R24)",
        marks("5", "77.85", "good") | commended(0),
    ),
    Shown("2026", "D005", "the next rank skips (R17)", marks("7", "74.21", "pass")),
    Shown("2026", "D004", "fail", marks("8", "59.08", "fail")),
    Shown("2026", "D003", "left (R15)", marks("", "84.94", "") | {"standing": "left"}),
    Shown(
        "2026",
        "D006",
        "dismissed (R18); 四-4 from before is paid",
        marks("", "77.78", "") | commended(1) | {"standing": "dismissed", "reasons": "四-1 四-4"},
    ),
)
ABSENT = (
    ("2026-09", "D006"),
    ("2026Q4", "D006"),
    ("2026-12", "D003"),
    ("2026-04", "D010"),
    ("2026Q1", "D010"),
)


# --- a plain reading of the files -------------------------------------------------------------


def workers() -> tuple[Worker, ...]:
    stints: dict[tuple[str, str], list[Stint]] = {}
    for row in tables(STATION / "花名册.xlsx"):
        days = [row[name] and row[name].date() for name in ("入职日期", "离职日期")]
        stints.setdefault((row["工号"], row["姓名"]), []).append(
            Stint(row["网格"], row["责任区"], *days)
        )
    return tuple(Worker(*who, tuple(own)) for who, own in stints.items())


def score_sheets() -> list[ScoreSheet]:
    """Every score sheet, whose month is in a column of its own or in the title."""
    found = []
    for path in sorted(YEAR.rglob("第*责任区*/*.xlsx")) + sorted(YEAR.glob("第*责任区.xlsx")):
        for rows in sheets_of(path):
            title = str(rows[0][0])
            for row in records_of(rows):
                said = row.get("考核月份") or title
                number = int(said.split("2026年")[1].split("月")[0])
                found.append(
                    ScoreSheet(
                        row["工号"], f"2026-{number:02d}", points_in(row), row.get("评分人", "")
                    )
                )
    return found


def points_in(row: Record) -> dict[str, str]:
    cells = {item: next(row[t] for t in titles if t in row) for item, titles in ITEMS.items()}
    return {item: "" if points is None else str(points) for item, points in cells.items()}


def incidents() -> list[Incident]:
    with (YEAR / "奖惩台账.csv").open(encoding="gb18030", newline="") as file:
        rows = list(csv.reader(file))
    return [
        Incident(
            date.fromisoformat(row["日期"]),
            row["工号"],
            CATEGORIES[row["类别"]],
            AUTHORITIES[row["通报单位"] or None],
            row["文号"],
            STATUSES[row["状态"]],
        )
        for row in records_of(rows)
    ]


@cache
def station() -> StationYear:
    settings = tomllib.loads((STATION / "gridscore.toml").read_text(encoding="utf-8"))
    assert settings["scheme"] == "daqinggou-2015"
    return StationYear(
        2026,
        workers(),
        tuple(score_sheets()),
        incidents=tuple(incidents()),
        exemptions=tuple(
            Exemption(row["工号"], PERIODS[row["期间"]], row["原因"])
            for row in tables(YEAR / "免评记录.xlsx")
        ),
        settings=Settings(subsidy=str(settings["pay"]["subsidy"])),
    )


@cache
def worked(period: str) -> dict[str, dict[str, str]]:
    """What the oracle makes of a period, by worker."""
    if "Q" in period:
        outcome = quarter(station(), int(period[-1]))
    elif "-" in period:
        outcome = month(station(), int(period[-2:]))
    else:
        outcome = year_end(station())
    assert outcome.missing == set()
    return {row["id"]: row for row in outcome.rows}


# --- who shows what ----------------------------------------------------------------------------

PERIODS_OF_THE_YEAR = (
    *(f"2026-{number:02d}" for number in range(1, 13)),
    *(f"2026Q{number}" for number in range(1, 5)),
    "2026",
)


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: f"{shown.period} {shown.worker}")
def test_who_shows_what(shown: Shown) -> None:
    row = worked(shown.period)[shown.worker]
    assert {column: row[column] for column in shown.cells} == shown.cells, shown.shows


@pytest.mark.parametrize(("period", "worker"), ABSENT)
def test_who_has_no_row(period: str, worker: str) -> None:
    assert worker not in worked(period)


@pytest.mark.parametrize("period", PERIODS_OF_THE_YEAR)
def test_the_command_says_the_same(period: str) -> None:
    result = run(command_of(period), period, STATION, "--format", "json", "--lang", "en")
    assert result.status == 0, result.stderr
    assert list(result.rows) == list(worked(period))
    for worker, expected in worked(period).items():
        got = {column: result.rows[worker][column] for column in expected}
        clauses = clauses_in(got.pop("reasons"))
        assert got == {c: cell for c, cell in expected.items() if c != "reasons"}, worker
        assert clauses == clauses_in(expected["reasons"]), worker


def test_four_rows_of_the_log_bring_a_warning() -> None:
    result = run("year-end", "2026", STATION, "--format", "json", "--lang", "en", "--verbose")
    warned = [problem for problem in result.problems if problem.severity == "warning"]
    assert len(warned) == 4, [problem.what for problem in warned]
    assert all("奖惩台账.csv" in problem.where for problem in warned)


def test_every_step_and_payment_occurs() -> None:
    rows = [row for period in PERIODS_OF_THE_YEAR for row in worked(period).values()]
    assert {row["grade"] for row in rows} == {"excellent", "good", "pass", "fail", ""}
    assert {row["standing"] for row in rows} == {"active", "dismissed", "left"}
    by_quarter = [row["withheld"] for p in PERIODS_OF_THE_YEAR[12:16] for row in worked(p).values()]
    assert set(by_quarter) == {"0.00", "50.00", "100.00", "120.00", "1290.00"}
    assert {(i.category, i.authority, i.status) for i in station().incidents} >= {
        *(("commendation", by, "confirmed") for by in ("department", "street", "district", "city")),
        *(("commendation", by, "confirmed") for by in ("community", "")),
        *(("environment", by, "confirmed") for by in ("district", "city", "street")),
        ("environment", "district", "revoked"),
        ("late-report", "community", "pending"),
        ("complaint", "resident", "confirmed"),
    }


# --- the README --------------------------------------------------------------------------------

READMES = {
    "README.md": ("| rank |", "| worker |", "| period |"),
    "README.zh-CN.md": ("| 名次 |", "| 人员 |", "| 期间 |"),
}


def readme_table(file: str, first: str) -> list[list[str]]:
    """Read the rows of the table of this station that begins so; figures and words in English."""
    text = (SAMPLES / file).read_text(encoding="utf-8").split("\n# daqinggou-2015", 1)[1]
    lines = text.split(f"\n{first}", 1)[1].split("\n\n")[0].splitlines()[2:]
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    return [[CHINESE.get(cell, cell) for cell in row] for row in rows]


@pytest.mark.parametrize("file", READMES)
def test_the_readme_has_the_year(file: str) -> None:
    columns = (
        "rank",
        "id",
        "name",
        "routine",
        "total",
        "grade",
        "commendation",
        "paid",
        "standing",
    )
    expected = [[row[column] for column in columns] for row in worked("2026").values()]
    assert readme_table(file, READMES[file][0]) == expected


@pytest.mark.parametrize("file", READMES)
def test_the_readme_has_the_totals_of_the_quarters(file: str) -> None:
    quarters = [worked(f"2026Q{number}") for number in range(1, 5)]
    expected = [
        [worker, *(rows[worker]["total"] if worker in rows else "" for rows in quarters)]
        for worker in sorted(worked("2026"))
    ]
    assert readme_table(file, READMES[file][1]) == expected


@pytest.mark.parametrize("file", READMES)
def test_the_readme_has_every_payment_that_is_not_full(file: str) -> None:
    """The quarters short of 1980, and the months short of 620."""
    expected = [
        [period, row["id"], row["due"], row["withheld"], row["paid"]]
        for period in PERIODS_OF_THE_YEAR[:16]
        for row in sorted(worked(period).values(), key=lambda row: row["id"])
        if row["paid"] not in ("1980.00", "620.00")
    ]
    assert sorted(readme_table(file, READMES[file][2])) == sorted(expected)

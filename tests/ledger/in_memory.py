"""Grids made in memory, and what reading them gives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.grid import Cell, Grid
from gridscore.ledger.model import SheetRef
from gridscore.messages import Lang, say
from gridscore.periods import parse_period
from gridscore.scheme.loading import load_scheme

if TYPE_CHECKING:
    from gridscore.ledger.model import Ledger
    from gridscore.problems import Problem
    from gridscore.scheme.model import Scheme

SCHEME = load_scheme("daqinggou-2013").scheme
JIMIYA = load_scheme("jimiya").scheme
HAZE = load_scheme("haze-grid").scheme
EVERY_TABLE = load_scheme(str(Path(__file__).parent / "every_table.toml")).scheme

Row = list[Cell]

CRITERIA: Row = ["走访巡查与信息采集", "工作日志", "市容环境卫生", "服务态度", "工作能力"]


def grid(*rows: Row, file: str = "台账.xlsx", sheet: str = "表一") -> Grid:
    return Grid(SheetRef(file, sheet), list(rows))


ROSTER = grid(
    ["工号", "姓名", "网格", "责任区", "入职日期", "离职日期"],
    ["001", "甲一", "一号网格", "东区", "", ""],
    ["002", "乙二", "二号网格", "东区", "2025-01-01", ""],
    ["003", "丙三", "三号网格", "西区", "", ""],
    ["004", "丙三", "三号网格", "西区", "", ""],
    file="花名册.csv",
    sheet="",
)


def read(
    *grids: Grid,
    period: str | None = None,
    roster: Grid | None = ROSTER,
    scheme: Scheme = SCHEME,
) -> Ledger:
    """Read grids beside the roster; every problem met must be sayable in every language."""
    before = [roster] if roster else []
    default = parse_period(period) if period else None
    ledger = assemble_ledger([*before, *grids], scheme, default)
    for problem in ledger.problems:
        for lang in Lang:
            assert "{" not in told(problem, lang)
    return ledger


def told(problem: Problem, lang: Lang = Lang.EN) -> str:
    """Put a problem into words: what is wrong and what to do."""
    details = {"value": problem.value, **problem.details}
    keys = (f"problems.{problem.code}.what", f"problems.{problem.code}.repair")
    return " ".join(say(key, lang, **details) for key in keys)


def found(ledger: Ledger) -> list[tuple[str, str, str]]:
    """Return the problems as (code, cell, value)."""
    return [
        (problem.code, problem.place.cell if problem.place else "", problem.value)
        for problem in ledger.problems
    ]


def codes(ledger: Ledger) -> list[str]:
    return [problem.code for problem in ledger.problems]


def the_problem(ledger: Ledger, code: str) -> Problem:
    """Return the only problem with a code."""
    (problem,) = [problem for problem in ledger.problems if problem.code == code]
    return problem

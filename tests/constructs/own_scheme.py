"""Runs the engine on a short scheme of a test's own, with the ledgers as csv texts.

`scheme_text` fills in what every scheme needs; `assess` gives the rows and the journal back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.engine.assessment import Case
from gridscore.engine.routine import assess_routine
from gridscore.engine.year import assess_year
from gridscore.journal import Unit, known_total_of, total_of
from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.discover import find_files
from gridscore.ledger.sources import read_grids
from gridscore.messages import Lang
from gridscore.numbers import UNSET, format_hundredths
from gridscore.periods import PeriodKind, parse_period
from gridscore.results.journal_table import journal_table
from gridscore.results.model import Kind
from gridscore.results.report import build_report
from gridscore.scheme.loading import LoadedScheme, load_scheme
from tests.command import write_ledgers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from gridscore.engine.assessment import Assessment
    from gridscore.ledger.model import Ledger
    from gridscore.problems import Problem
    from gridscore.results.model import Report, Table

GRADES = """
[[grades]]
id = "excellent"
from = 90
[[grades]]
id = "good"
from = 75
[[grades]]
id = "pass"
from = 60
[[grades]]
id = "fail"
from = 0
"""


def scheme_text(body: str = "", *, routine: str = "quarter", grades: str = GRADES) -> str:
    """Write a scheme of one criterion, `work`, out of 100; the year is the mean of its rounds."""
    return f"""
id = "own"
title = "A scheme of a test's own"
routine = "{routine}"
[scoring]
clause = "1"
[[criteria]]
id = "work"
clause = "1"
max = 100
title = "Work"
{grades}
{body if "[year]" in body else f'[year]{chr(10)}clause = "2"{chr(10)}{body}'}
"""


def scores(marks: Mapping[str, object], period: str = "2026Q1") -> str:
    """Write a score sheet of one scorer: the mark of each person in one period."""
    rows = [f"{who},{period},A,{mark}" for who, mark in marks.items()]
    return "\n".join(["id,period,scorer,work", *rows]) + "\n"


def year_scores(marks: Mapping[str, object]) -> str:
    """Write the same mark of each person in every quarter, which is also that of the year."""
    rows = [f"{who},2026Q{n},A,{mark}" for who, mark in marks.items() for n in (1, 2, 3, 4)]
    return "\n".join(["id,period,scorer,work", *rows]) + "\n"


def roster(people: Mapping[str, object] | list[str], columns: str = "") -> str:
    """Write a roster; `columns` are further headings, the values theirs."""
    given = people if isinstance(people, dict) else dict.fromkeys(people, "")
    head = f"id,name,{columns}" if columns else "id,name"
    rows = [f"{who},N{who},{more}" if columns else f"{who},N{who}" for who, more in given.items()]
    return "\n".join([head, *rows]) + "\n"


@dataclass
class Result:
    """What came out: rows by id as published, and the journal by id."""

    case: Case
    assessment: Assessment
    report: Report
    rows: dict[str, dict[str, str]]
    journal: list[dict[str, str]]
    problems: list[Problem] = field(default_factory=list)

    def column(self, name: str) -> dict[str, str]:
        """One column of the result by id."""
        return {who: row[name] for who, row in self.rows.items()}

    def lines(self, who: str, account: str) -> list[str]:
        """The reasons of one person's lines in an account."""
        return [
            line["reason"]
            for line in self.journal
            if line["id"] == who and line["account"] == account
        ]

    def codes(self) -> list[str]:
        """The codes of all problems, errors among them."""
        return sorted(problem.code for problem in self.problems)


def read(folder: Path, scheme: str, ledgers: Mapping[str, str]) -> tuple[LoadedScheme, Ledger]:
    """Write the scheme and the ledgers, and read them as the command does."""
    (folder / "rules").mkdir(exist_ok=True)
    file = folder / "rules" / "own.toml"
    file.write_text(scheme, "utf-8")
    loaded = load_scheme(str(file))
    write_ledgers(folder / "ledgers", ledgers)
    files, problems = find_files([folder / "ledgers"], folder)
    grids, unread = read_grids(files)
    return loaded, assemble_ledger(grids, loaded.scheme, None, [*problems, *unread])


def assess(
    folder: Path,
    scheme: str,
    ledgers: Mapping[str, str],
    period: str,
    *,
    change: Callable[[Ledger], Ledger] | None = None,
    draft: bool = False,
) -> Result:
    """Assess one period; `change` puts into the ledger what no table of the test says."""
    loaded, ledger = read(folder, scheme, ledgers)
    ledger = change(ledger) if change else ledger
    return assess_ledger(loaded, ledger, period, draft=draft)


def assess_ledger(
    loaded: LoadedScheme, ledger: Ledger, given: str, *, draft: bool = False
) -> Result:
    """Assess one period of a ledger, and hold the result to the two laws of the journal."""
    period = parse_period(given)
    assert period is not None
    case = Case(ledger, loaded.scheme, loaded.settings, draft)
    run = assess_year if period.kind is PeriodKind.YEAR else assess_routine
    assessment = run(case, period)
    keep_laws(assessment)
    report = build_report(case, loaded, assessment, Lang.EN, "")
    journal = table_rows(journal_table(case, assessment, Lang.EN))
    rows = {row["id"]: row for row in table_rows(report.roster)}
    return Result(case, assessment, report, rows, journal, assessment.problems)


def keep_laws(assessment: Assessment) -> None:
    """Points lines add up to the total, pay lines to what is paid; every line has a clause."""
    rows, figures = len(assessment.person), assessment.figures
    total = figures["total"]
    points = total_of(assessment.postings, Unit.POINTS, rows)
    assert (points == np.where(total == UNSET, points, total)).all()
    if "paid" in figures:
        paid = known_total_of(assessment.postings, Unit.YUAN, rows)
        assert (paid == figures["paid"]).all()
    for posting in assessment.postings:
        assert posting.clause
        if posting.unit is Unit.NONE:
            assert not posting.amount.any()


def table_rows(table: Table) -> list[dict[str, str]]:
    """Write out a table as texts by column, unset figures empty."""
    columns: dict[str, list[str]] = {}
    for column in table.columns:
        if column.kind in (Kind.TEXT, Kind.WORD):
            columns[column.id] = [str(value) for value in column.values]
        else:
            plain = column.kind in (Kind.COUNT, Kind.CHANGE)
            write: Any = str if plain else format_hundredths
            columns[column.id] = [
                "" if value == UNSET else write(int(value)) for value in column.values
            ]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def override(name: str, when: str, does: str, *, on: str = "year") -> str:
    """Write an override of clause 9, under the title `Override NAME`."""
    return f"""
[[overrides]]
id = "{name}"
clause = "9"
title = "Override {name}"
when = [{when}]
on = "{on}"
{does}
"""

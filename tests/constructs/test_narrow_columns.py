"""Columns that the ledger keeps as narrow as they can be: nothing worked out from them runs over.

numpy adds and multiplies within the width of a column and says nothing when a sum needs more. So
every result is held against the same ledger with all columns in 64 bits, and against plain sums.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from gridscore.columns import narrowed, narrowest
from gridscore.ledger.model import BLANK, Ledger
from gridscore.records import replace

from .own_scheme import Result, assess
from .station import half_up

CRITERIA = 4
GRADES = "\n".join(
    f'[[grades]]\nid = "{name}"\nfrom = {least}' for name, least in (("good", 1), ("bad", 0))
)
WIDTHS = {"1.27": 1, "1.28": 2, "327.67": 2, "327.68": 4, "25000": 4}
"""Bytes that points up to a bound need; a sum of four or of three sheets needs more each time."""
SCORING = {
    "plain": "",
    "roles": 'role_weights = {"leader" = 60, "deputy" = 40}',
    "trimmed": "trim = 1",
    "zero": 'blank = "zero"',
}


def scheme_of(full: str, scoring: str = "", weight: int | None = None) -> str:
    """Write a scheme of four criteria that reach `full` each, and of a panel for the year."""
    counts = half_up(Fraction(full) * (100 if weight is None else weight) / 100)
    more = "" if weight is None else f"weight = {weight}"
    criteria = [
        f'[[criteria]]\nid = "c{number}"\nclause = "1"\ntitle = "C{number}"\nmax = {full}\n{more}'
        for number in range(CRITERIA)
    ]
    return "\n".join(
        [
            'id = "own"\ntitle = "A scheme of a test\'s own"\nroutine = "quarter"',
            f'[scoring]\nclause = "1"\n{scoring}',
            f'[score]\nclause = "1"\nfull = {float(CRITERIA * counts):.2f}',
            *criteria,
            GRADES,
            '[year]\nclause = "2"\nweights = { routine = 60, panel = 40 }',
        ]
    )


def ledgers_of(full: str) -> dict[str, str]:
    """Write three sheets a period for two people: the greatest points, and nearly those."""
    marks = {"G1": full, "G2": str(Decimal(full) - Decimal("0.01"))}
    head = ",".join(f"c{number}" for number in range(CRITERIA))
    tables = {
        "roster.csv": "id,name\n" + "".join(f"{who},N{who}\n" for who in marks),
    }
    for period in ("2026Q1", "2026Q2", "2026Q3", "2026Q4", "2026"):
        for scorer, role in (("A", "leader"), ("B", "deputy"), ("C", "deputy")):
            rows = [
                f"{who},{period},{scorer},{role},{','.join([mark] * CRITERIA)}\n"
                for who, mark in marks.items()
            ]
            name = f"{period}-{scorer}.csv"
            tables[name] = f"id,period,scorer,scorer_role,{head}\n" + "".join(rows)
    return tables


def widened(ledger: Ledger) -> Ledger:
    """Give a ledger with all columns of scores and votes in 64 bits."""
    tables = {}
    for name in ("scores", "survey"):
        table = getattr(ledger, name)
        columns = {column: getattr(table, column) for column in table.__match_args__}
        wide = {
            column: np.array(values, np.int64)
            for column, values in columns.items()
            if isinstance(values, np.ndarray)
        }
        tables[name] = replace(table, **wide)
    return replace(ledger, **tables)


def hold_alike(narrow: Result, wide: Result) -> None:
    assert narrow.rows == wide.rows
    assert narrow.journal == wide.journal
    assert list(narrow.problems) == list(wide.problems)


@pytest.mark.parametrize("weight", [None, 90])
@pytest.mark.parametrize("scoring", SCORING)
@pytest.mark.parametrize("full", WIDTHS)
def test_points_are_worked_out_wide(
    full: str, scoring: str, weight: int | None, tmp_path: Path
) -> None:
    scheme, ledgers = scheme_of(full, SCORING[scoring], weight), ledgers_of(full)
    for period in ("2026Q1", "2026"):
        narrow = assess(tmp_path, scheme, ledgers, period)
        scores = narrow.case.ledger.scores
        assert scores.points.dtype.itemsize == WIDTHS[full]
        assert scores.points.max() == Decimal(full) * 100
        assert (scores.period.dtype, scores.sheet.dtype) == (np.int8, np.int8)
        hold_alike(narrow, assess(tmp_path, scheme, ledgers, period, change=widened))
        if weight is None:
            totals = [Decimal(row["total"]) for row in narrow.rows.values()]
            each = Decimal(full)
            assert totals == [CRITERIA * each, CRITERIA * (each - Decimal("0.01"))]


def test_one_sheet_each_is_added_up_wide(tmp_path: Path) -> None:
    """Where everybody has one sheet, scores are added up as they stand, stretch by stretch."""
    ledgers = {
        name: text
        for name, text in ledgers_of("327.67").items()
        if name.endswith(("A.csv", "r.csv"))
    }
    for order in (1, -1):
        turned = {
            name: "\n".join([text.split("\n")[0], *text.split("\n")[1:-1][::order], ""])
            for name, text in ledgers.items()
        }
        result = assess(tmp_path, scheme_of("327.67"), turned, "2026")
        assert result.case.ledger.scores.points.dtype == np.int16
        assert result.column("routine") == {"G1": "1310.68", "G2": "1310.64"}
        assert result.column("total") == {"G1": "1310.68", "G2": "1310.64"}


def test_totals_that_sheets_state_are_added_up_wide(tmp_path: Path) -> None:
    head = ",".join(f"c{number}" for number in range(CRITERIA))
    sheet = f"id,period,{head},total\nG1,2026Q1,{','.join(['327.67'] * CRITERIA)},1310.68\n"
    ledgers = {"roster.csv": "id,name\nG1,N1\n", "q1.csv": sheet}
    result = assess(tmp_path, scheme_of("327.67"), ledgers, "2026Q1")
    assert result.column("total") == {"G1": "1310.68"}
    assert not {"GS414", "GS415"} & {problem.code for problem in result.case.ledger.problems}


def test_many_sheets_and_periods_keep_their_places(tmp_path: Path) -> None:
    """More sheets than a byte can number: the journal names the same cells as in 64 bits."""
    people = [f"G{number}" for number in range(150)]
    head = ",".join(f"c{number}" for number in range(CRITERIA))
    ledgers = {"a-roster.csv": "id,name\n" + "".join(f"{who},N{who}\n" for who in people)}
    for who in people:
        ledgers[f"{who}.csv"] = f"id,period,{head}\n{who},2026Q1,{','.join(['5'] * CRITERIA)}\n"
    scheme = scheme_of("10")
    result = assess(tmp_path, scheme, ledgers, "2026Q1")
    scores = result.case.ledger.scores
    assert scores.sheet.dtype == np.int16
    files = {line["id"]: line["file"] for line in result.journal if line["account"].endswith("c0")}
    assert files == {who: f"ledgers/{who}.csv" for who in people}
    hold_alike(result, assess(tmp_path, scheme, ledgers, "2026Q1", change=widened))


@pytest.mark.parametrize("most", [0, 126, 127, 128, 32_767, 32_768, 2**31 - 1])
def test_narrow_columns_hold_what_they_are_for(most: int) -> None:
    kind = np.iinfo(narrowest(most))
    assert kind.min <= BLANK <= most <= kind.max
    column = np.array([BLANK, 0, most], np.int64)
    assert narrowed(column, most).tolist() == column.tolist()
    alike = narrowed(np.broadcast_to(np.int32(most), 3), most)
    assert (alike.tolist(), alike.strides) == ([most] * 3, (0,))


@pytest.mark.parametrize("ballots", [214_748, 214_749, 10_000_000])
def test_votes_of_very_many_ballots_are_worked_out_wide(ballots: int, tmp_path: Path) -> None:
    scheme = scheme_of("25").replace("panel = 40", "survey = 40")
    scheme += '\n[survey]\nclause = "3"\nminimum = 1\nanswers = { fair = 50 }\n'
    fair = ballots // 2
    vote = f"id,satisfied,fair,poor\nG1,{ballots},{fair},{ballots}\n"
    ledgers = {**ledgers_of("25"), "survey.csv": vote}
    result = assess(tmp_path, scheme, ledgers, "2026")
    rate = half_up(100 * (ballots + Fraction(fair, 2)) / (2 * ballots + fair))
    assert result.rows["G1"]["survey_rate"] == f"{float(rate):.2f}"

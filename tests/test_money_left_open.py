"""Money that a regulation does not know, and money that the station has not set, in the results."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.command import run

STATION = Path(__file__).parent.parent / "sample_data" / "longyunli-2014"


@pytest.fixture
def book(tmp_path: Path, request: pytest.FixtureRequest) -> Any:
    """Give the result workbook of a period of the station whose commendations are not set."""
    command, period = request.param
    file = tmp_path / "out.xlsx"
    result = run(command, period, STATION, "-o", file, "--lang", "en")
    assert result.status == 0, result.stderr
    return openpyxl.load_workbook(file, data_only=True)


def column_of(sheet: Any, heading: str) -> list[Any]:
    """List what stands under a heading of the roster, the row of totals included."""
    heads = [cell.value for cell in sheet[3]]
    return [row[heads.index(heading)] for row in sheet.iter_rows(min_row=4, values_only=True)]


@pytest.mark.parametrize("book", [("quarter", "2026Q1")], indirect=True, ids=["quarter"])
def test_what_a_quarter_does_not_pay_is_neither_shown_nor_asked_for(book: Any) -> None:
    roster, summary = book["Results"], book["Summary"]
    for heading in ("due", "withheld", "paid"):
        assert column_of(roster, heading) == [None] * 10  # and no row of totals
    said = {cell for row in summary.iter_rows(values_only=True) for cell in row}
    assert said.isdisjoint({"not set", "due", "paid", "Money (yuan)"})


@pytest.mark.parametrize("book", [("year-end", "2026")], indirect=True, ids=["year"])
def test_an_amount_that_is_not_set_is_no_zero(book: Any) -> None:
    roster = book["Results"]
    assert column_of(roster, "bonus")[0] == 2000
    assert column_of(roster, "bonus")[-1] == 10300
    for heading in ("commendation", "paid"):
        assert column_of(roster, heading)[0] is None
        assert column_of(roster, heading)[-1] == "not set"


def test_explain_closes_a_quarter_without_money_by_its_points() -> None:
    result = run("explain", "L006", "2026Q1", STATION, "--lang", "en")
    assert "total 84.50" in result.text
    assert "Money" not in result.text
    assert "due" not in result.text


def test_a_notice_asks_for_each_amount_that_is_not_set() -> None:
    result = run("year-end", "2026", STATION, "--lang", "en", "--verbose", "-o", "-")
    asked = [problem.what for problem in result.problems if problem.code == "GS701"]
    assert len(asked) == 1
    assert "pay.commendation" in asked[0]
    settled = run("year-end", "2026", STATION, "--set", "pay.commendation=300", "-o", "-", "-v")
    assert "GS701" not in settled.stderr

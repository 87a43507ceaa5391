"""Rows of sums are held against the rows above them."""

from __future__ import annotations

import pytest
from in_memory import CRITERIA, Row, codes, found, grid, read, the_problem, told

HEAD: list[Row] = [["2026Q1"], ["工号", *CRITERIA]]
ONE: Row = ["001", 18, 18, 18, 18, 18]
TWO: Row = ["002", 17.5, 17, 17, 17, 17]
THREE: Row = ["003", 10, 10, 10, 10, 10]


def test_sums_that_fit_say_nothing() -> None:
    blank: Row = ["003", "", "", 0, 0, 0]
    sheet = grid(*HEAD, ONE, TWO, blank, ["合 计", 35.5, 35, "35", "３５", 35])
    assert codes(read(sheet)) == []


def test_a_sum_that_does_not_fit_is_told_with_both_numbers() -> None:
    ledger = read(grid(*HEAD, ONE, TWO, ["合计", 35.5, 35, 36, 35, 35]))
    assert found(ledger) == [("GS220", "D5", "36")]
    words = told(the_problem(ledger, "GS220"))
    assert "says 36" in words
    assert "35.00" in words


def test_subtotals_are_of_the_rows_since_the_last_one() -> None:
    sheet = grid(
        *HEAD,
        ONE,
        ["小计", 18, 18, 18, 18, 18],
        TWO,
        THREE,
        ["小计", 27.5, 27, 27, 27, 28],
        ["合计", 45.5, 45, 45, 45, 45],
    )
    assert found(read(sheet)) == [("GS220", "F7", "28")]


def test_sums_of_pages_may_begin_anew_or_go_on() -> None:
    sheet = grid(
        *HEAD,
        ONE,
        ["合计", 18, 18, 18, 18, 18],
        TWO,
        ["合计", 17.5, 17, 35, 35, 35],
    )
    assert codes(read(sheet)) == []


def test_a_sum_over_cells_that_cannot_be_read_is_not_compared() -> None:
    sheet = grid(*HEAD, ["001", "x", 18, 18, 18, 18], THREE, ["合计", 18, 99, 18, 18, 18])
    assert codes(read(sheet)) == ["GS303"]


@pytest.mark.parametrize("cell", ["", "—", "90%", "=…"])
def test_what_is_no_sum_is_not_compared(cell: str) -> None:
    assert codes(read(grid(*HEAD, ONE, ["合计", cell]))) == []


def test_ballots_are_added_up_too() -> None:
    sheet = grid(
        ["2026年满意度"],
        ["工号", "满意", "一般", "差"],
        ["001", 40, 8, 2],
        ["002", 30, 3, 1],
        ["合计", 70, 11, 4],
    )
    ledger = read(sheet)
    assert found(ledger) == [("GS220", "D5", "4")]
    assert "adds up to 3." in told(the_problem(ledger, "GS220"))


def test_averages_are_not_sums() -> None:
    assert codes(read(grid(*HEAD, ONE, TWO, ["平均分", 1, 2, 3, 4, 5]))) == []

"""Recorded exemptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from in_memory import Row, codes, found, grid, read, the_problem, told

if TYPE_CHECKING:
    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Ledger


def exempt(*rows: Row) -> Ledger:
    return read(grid(["姓名", "期间", "免评原因"], *rows))


def test_quarters_and_years_may_be_exempted() -> None:
    ledger = exempt(["甲一", "2026Q1", "产假"], ["乙二", "2026年", "病假"])
    exemptions = ledger.exemptions
    assert codes(ledger) == []
    assert exemptions.worker.tolist() == [0, 1]
    assert [str(exemptions.periods[code]) for code in exemptions.period] == ["2026Q1", "2026"]
    assert [exemptions.reasons[code] for code in exemptions.reason] == ["产假", "病假"]
    assert exemptions.row.tolist() == [1, 2]
    assert exemptions.col.tolist() == [2, 2]


def test_each_needs_a_period_of_the_regulation_and_a_reason() -> None:
    ledger = exempt(
        ["甲一", "2026-03", "产假"],
        ["甲一", "", "产假"],
        ["甲一", "2026Q2", ""],
        ["甲一", "下季", "病"],
    )
    assert found(ledger) == [
        ("GS208", "B2", "2026-03"),
        ("GS313", "B3", ""),
        ("GS313", "C4", ""),
        ("GS319", "B5", "下季"),
    ]
    assert len(ledger.exemptions.worker) == 0


@pytest.mark.parametrize("word", ["-", "/", "无", " ／ ", "無", "——", "√", "免评", "0", 0])
def test_what_only_fills_the_cell_is_no_reason(word: Cell) -> None:
    ledger = exempt(["甲一", "2026Q1", word], ["乙二", "2026Q1", "无法到岗"])
    assert found(ledger) == [("GS313", "C2", str(word))]
    assert ledger.exemptions.worker.tolist() == [1]


def test_the_same_exemption_twice_is_told() -> None:
    ledger = exempt(["甲一", "2026Q1", "产假"], ["甲一", "2026年第一季度", "产假"])
    assert found(ledger) == [("GS422", "B3", "2026年第一季度")]
    assert "台账.xlsx 表一 B2" in told(the_problem(ledger, "GS422"))
    assert len(ledger.exemptions.worker) == 2


def test_the_periods_of_a_list_may_differ_from_its_title() -> None:
    rows: list[Row] = [["2026年第一季度"], ["姓名", "期间", "原因"], ["甲一", "2026Q2", "产假"]]
    assert codes(read(grid(*rows))) == []

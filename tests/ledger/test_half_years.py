"""Half-years: as people write them, around sheets and in columns."""

from __future__ import annotations

import pytest
from in_memory import CRITERIA, SCHEME, codes, found, grid, read

from gridscore.periods import Period, PeriodKind, find_periods, parse_period

HALVES = SCHEME.model_copy(update={"routine": PeriodKind.HALF})
SCORED = ["001", 18, 18, 18, 18, 18]


@pytest.mark.parametrize(
    ("text", "half"),
    [
        *(("2026H1", 1), ("2026-h2", 2), ("2026上半年", 1), ("2026年下半年", 2)),
        *(("２０２６年 上半年", 1), ("2026年度下半年", 2), ("2026 Ｈ２", 2)),
    ],
)
def test_half_years_as_people_write_them(text: str, half: int) -> None:
    period = Period(2026, PeriodKind.HALF, half)
    assert parse_period(text) == period
    assert parse_period(str(period)) == period
    assert find_periods(f"网格员{text}考核评分表") == {period}


def test_a_half_year_is_made_of_quarters_and_months() -> None:
    half = Period(2026, PeriodKind.HALF, 2)
    assert [str(part) for part in half.parts(PeriodKind.QUARTER)] == ["2026Q3", "2026Q4"]
    assert len(half.parts(PeriodKind.MONTH)) == 6
    assert half.calendar_year.parts(PeriodKind.HALF)[1] == half


@pytest.mark.parametrize("text", ["2026H3", "2026H", "2026年半年", "上半年", "2026H12"])
def test_what_is_no_half_year(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("title", "file"),
    [
        ("2026年上半年考核评分表", "a.csv"),
        ("上半年评分表", "2026年.csv"),
        ("2026年1-6月评分表", "a.csv"),
        ("", "2026H1.csv"),
        ("2026年半年度考核", "2026/上半年/a.csv"),
    ],
)
def test_a_sheet_of_a_half_year(title: str, file: str) -> None:
    sheet = grid([title], ["工号", *CRITERIA], SCORED, file=file, sheet="")
    ledger = read(sheet, scheme=HALVES)
    assert codes(ledger) == []
    assert [str(period) for period in ledger.scores.periods] == ["2026H1"]


def test_a_column_of_half_years() -> None:
    rows = [[worker, half, *SCORED[1:]] for worker, half in (("001", "上半年"), ("002", "2026H2"))]
    ledger = read(grid(["2026年考核"], ["工号", "期间", *CRITERIA], *rows), scheme=HALVES)
    assert codes(ledger) == []
    assert [str(period) for period in ledger.scores.periods] == ["2026H1", "2026H2"]


def test_a_half_year_is_no_period_of_a_quarterly_regulation() -> None:
    sheet = grid(["2026年上半年考核"], ["工号", *CRITERIA], SCORED)
    assert found(read(sheet)) == [("GS208", "A2", "2026H1")]

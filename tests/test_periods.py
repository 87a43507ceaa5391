"""Periods, held against a calendar that is gone through day by day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import numpy as np
import pytest

from gridscore.periods import (
    FIRST_YEAR,
    LAST_YEAR,
    Period,
    PeriodKind,
    day_date,
    day_number,
    find_periods,
    parse_period,
    period_around,
    spoken,
)

MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}


def all_of(year: int) -> list[Period]:
    return [
        Period(year, kind, index)
        for kind, months in MONTHS.items()
        for index in range(1, 12 // months + 1)
    ]


def days_of(period: Period) -> list[date]:
    """Every day of a period, month by month."""
    size = MONTHS[period.kind]
    months = range((period.index - 1) * size + 1, period.index * size + 1)
    return [
        date(period.year, month, day)
        for month in months
        for day in range(1, monthrange(period.year, month)[1] + 1)
    ]


@pytest.mark.parametrize("year", [2024, 2026])
def test_a_period_is_its_days(year: int) -> None:
    for period in all_of(year):
        days = days_of(period)
        assert (day_date(period.first_day), day_date(period.last_day)) == (days[0], days[-1])
        assert list(period.months) == sorted({day.month for day in days})
        assert period.kind.months == MONTHS[period.kind]
        assert period.calendar_year == Period(year, PeriodKind.YEAR)
        around = np.arange(period.first_day - 2, period.last_day + 3)
        inside = [day_date(day) for day in around[period.has_days(around)].tolist()]
        assert inside == days
        assert {period_around(day, period.kind) for day in days} == {period}


def test_the_period_before_ends_the_day_before() -> None:
    for period in all_of(2026):
        before = period.before()
        assert before in [one for year in (2025, 2026) for one in all_of(year)]
        assert before.kind is period.kind
        assert before.last_day == period.first_day - 1


def test_parts_are_all_the_periods_inside() -> None:
    for period in all_of(2026):
        for other in all_of(2026):
            inside = set(days_of(other)) <= set(days_of(period))
            assert period.contains(other) is inside
            if MONTHS[other.kind] <= MONTHS[period.kind]:
                assert (other in period.parts(other.kind)) is inside
        assert not period.contains(Period(2027, period.kind, period.index))
        assert period.parts(period.kind) == (period,)


def test_days_are_counted_from_1970() -> None:
    assert (day_number(date(1970, 1, 1)), day_number(date(1969, 12, 31))) == (0, -1)
    assert all(day_date(day_number(date(2024, 1, 1) + timedelta(n))).year == 2024 for n in (0, 365))


@pytest.mark.parametrize(
    ("period", "plain", "hans"),
    [
        (Period(2026, PeriodKind.MONTH, 3), "2026-03", "2026年3月"),
        (Period(2026, PeriodKind.MONTH, 12), "2026-12", "2026年12月"),
        (Period(2026, PeriodKind.QUARTER, 1), "2026Q1", "2026年第一季度"),
        (Period(2026, PeriodKind.QUARTER, 4), "2026Q4", "2026年第四季度"),
        (Period(2026, PeriodKind.HALF, 2), "2026H2", "2026年下半年"),
        (Period(2026, PeriodKind.YEAR), "2026", "2026年度"),
    ],
)
def test_a_period_is_read_as_it_is_written(period: Period, plain: str, hans: str) -> None:
    assert str(period) == period.in_language("en") == plain
    assert period.in_language("zh-Hans") == period.in_language("zh-Hant") == hans
    assert parse_period(plain) == parse_period(hans) == period
    assert spoken(plain, "zh-Hans") == hans
    assert find_periods(f"关于{hans}考核") == {period}


def test_what_is_no_period_is_told_as_it_stands() -> None:
    assert spoken("whenever", "zh-Hans") == "whenever"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("２０２６年 １ 季度", "2026Q1"),
        ("二〇二六年第三季度", "2026Q3"),
        ("二零二六年", "2026"),
        ("26年3月", "2026-03"),
        ("26Q4", "2026Q4"),
        ("2026-q2", "2026Q2"),
        ("2026/3", "2026-03"),
        ("2026.3", "2026-03"),
        ("2026年上半年", "2026H1"),
        ("2026H1", "2026H1"),
        ("2026h2", "2026H2"),
        ("2026年三月", "2026-03"),
        ("2026年十月份", "2026-10"),
        ("二〇二六年十二月", "2026-12"),
        ("2026H3", None),
        ("2026Q5", None),
        ("2026-13", None),
        ("2026-0", None),
        ("第一季度", None),
        (f"{FIRST_YEAR}", f"{FIRST_YEAR}"),
        (f"{FIRST_YEAR - 1}", None),
        (f"{LAST_YEAR}Q4", f"{LAST_YEAR}Q4"),
        (f"{LAST_YEAR + 1}-01", None),
    ],
)
def test_periods_as_people_write_them(text: str, known: str | None) -> None:
    found = parse_period(text)
    assert (None if found is None else str(found)) == known


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026年第一季度", {"2026Q1"}),  # and not the year too
        ("2026年考核，含2026年第二季度和2026年7月", {"2026", "2026Q2", "2026-07"}),
        ("2026年3月5日", set()),  # a day is no period
        ("评分表2026Q3", {"2026Q3"}),
        ("2026-03-05", set()),
        ("文号20261", set()),
        ("2026", set()),
        ("2025年度、2026年度", {"2025", "2026"}),
    ],
)
def test_periods_are_found_in_longer_texts(text: str, found: set[str]) -> None:
    assert {str(period) for period in find_periods(text)} == found

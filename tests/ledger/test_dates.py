"""One cell, one day."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridscore.ledger.grid import Cell, CellFault
from gridscore.ledger.parsing.dates import days_of_programs, parse_date
from gridscore.ledger.parsing.values import BadCell, Parsed
from gridscore.periods import day_number

MARCH_5 = day_number(date(2026, 3, 5))


@pytest.mark.parametrize(
    "cell",
    [
        date(2026, 3, 5),
        datetime(2026, 3, 5),  # noqa: DTZ001
        datetime(2026, 3, 5, 17, 30),  # noqa: DTZ001
        "2026-03-05",
        "2026/3/5",
        "2026.3.5",
        "2026年3月5日",
        "2026年 3月 5日",
        "20260305",
        20260305,
        20260305.0,
        "２０２６－０３－０５",
        "2026-03-05 00:00:00",
        "2026-03-05T08:30",
        " 2026/03/05 ",
        "2026.3.5.",
        "'2026-03-05",
        '="2026-03-05"',
        "2026年3月5日（星期四）",
        "2026年3月5日 周四",
        "2026-03-05 上午 10:30",
        "2026年3月5日 10时30分",
        "二〇二六年三月五日",
        "二○二六年三月五号",
    ],
)
def test_dates_as_people_write_them(cell: Cell) -> None:
    assert parse_date(cell).value == MARCH_5


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (46086, "GS309"),
        (46086.5, "GS309"),
        ("46086", "GS309"),
        ("03/05/2026", "GS310"),
        ("5.3.2026", "GS310"),
        ("26-3-5", "GS310"),
        ("26年3月5日", "GS310"),
        ("2026-02-30", "GS311"),
        (20261301, "GS311"),
        ("1949-12-31", "GS312"),
        ("2200-01-01", "GS312"),
        (date(1900, 1, 1), "GS312"),
        ("2026-03", "GS308"),
        ("3月5日", "GS310"),
        ("三月五日", "GS310"),
        ("二〇二六年十十月五日", "GS311"),
        ("2026-3/5", "GS308"),
        (True, "GS308"),
        (time(8), "GS308"),
        (float("nan"), "GS308"),
        (10**400, "GS308"),
        (-1, "GS308"),
        (5, "GS308"),  # of the month, perhaps
        (2022.5, "GS308"),  # a month
        (18_263, "GS308"),
        (18_264, "GS309"),  # 1950-01-01
        (109_574, "GS309"),  # 2199-12-31
        (109_575, "GS308"),
        ("0" * 26 + "46086", "GS308"),  # cut to thirty characters: 4608
        ("9" * 5000, "GS308"),
        (CellFault.ERROR, "GS301"),
        (CellFault.NO_CACHED_VALUE, "GS302"),
    ],
)
def test_what_is_no_date_is_refused(cell: Cell, code: str) -> None:
    with pytest.raises(BadCell) as refusal:
        parse_date(cell)
    assert refusal.value.code == code


@pytest.mark.parametrize("clock", ["", " 00:00:00", "T23:59:59"])
@given(st.lists(st.dates(date(1900, 1, 1), date(2300, 1, 1)), min_size=1))
def test_dates_of_programs_are_read_together_as_one_by_one(clock: str, days: list[date]) -> None:
    cells = [day.isoformat() + clock for day in days]
    together = days_of_programs(cells)
    assert bool(together) == all(1970 <= day.year < 2200 for day in days)
    for cell, number in together.items():
        assert parse_date(cell) == Parsed(number)


@pytest.mark.parametrize(
    "other",
    [
        *("2026-02-30", "2026-13-01", "0000-01-01", "9999-12-31", "1969-12-31", "2200-01-01"),
        *("2026/03/05", "2026-03-5 ", " 026-03-05", "2026-W10-4", "20260305", "２０２６-03-05"),
        *("2026-03-052026-03-05", "", "2026-03-05\n", 20260305, date(2026, 3, 5), CellFault.ERROR),
        *("2026-03-05 00:00:00", "2026-03-052026-03-0"),
    ],
)
def test_one_date_in_another_form_leaves_all_to_be_read_one_by_one(other: Cell) -> None:
    assert days_of_programs(["2026-03-05"]) == {"2026-03-05": MARCH_5}
    assert not days_of_programs(["2026-03-05", other])
    assert not days_of_programs([])


def test_the_period_tells_the_year_of_a_date_without() -> None:
    for cell in ("3月5日", "３月５日", "3月5号", "三月五日", "03月05日"):
        assert parse_date(cell, {3: 2026}.__getitem__) == Parsed(MARCH_5, "2026-03-05")
    assert parse_date("十二月三十一日", lambda _: 2025).tidied == "2025-12-31"
    assert parse_date("十月二十日", lambda _: 2025).tidied == "2025-10-20"


def test_a_serial_number_is_told_as_the_day_it_would_be() -> None:
    with pytest.raises(BadCell) as refusal:
        parse_date(46086)
    assert refusal.value.details == {"date": "2026-03-05"}

"""One cell, one exact value."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridscore.ledger.grid import Cell, CellFault
from gridscore.ledger.model import BLANK
from gridscore.ledger.values import (
    BadCell,
    Parsed,
    days_of_programs,
    is_blank,
    name_key,
    parse_count,
    parse_date,
    parse_id,
    parse_points,
    parse_text,
    shown,
)
from gridscore.periods import day_number

FULL = 2000


@pytest.mark.parametrize(
    ("cell", "points"),
    [
        (18, 1800),
        (18.5, 1850),
        (0, 0),
        (-0.0, 0),
        (20.0, 2000),
        ("18.25", 1825),
        ("18.500", 1850),
        (18.299999999999997, 1830),
        (0.1 + 0.2, 30),
        (-1e-12, 0),
    ],
)
def test_points_are_exact_hundredths(cell: Cell, points: int) -> None:
    assert parse_points(cell, FULL) == Parsed(points)


@pytest.mark.parametrize("cell", ["", "  ", "\u3000", "\u200b", "\n"])
def test_blank_points_are_blank_and_never_zero(cell: Cell) -> None:
    assert is_blank(cell)
    assert parse_points(cell, FULL) == Parsed(BLANK)


@pytest.mark.parametrize(
    "cell",
    [
        "１８．５",
        " 18.5 ",
        "18.5分",
        "1 8.5",
        "18.5\u200b",
        "１８.５ 分",
        "'18.5",
        "18。5",
        '="18.5"',
    ],
)
def test_points_in_odd_spelling_are_tidied(cell: Cell) -> None:
    assert parse_points(cell, FULL) == Parsed(1850, "18.5")


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (CellFault.ERROR, "GS301"),
        (CellFault.NO_CACHED_VALUE, "GS302"),
        ("优", "GS303"),
        ("1e1", "GS303"),
        ("18,5", "GS303"),
        ("18.", "GS303"),
        ("1²", "GS303"),
        ("①", "GS303"),
        ("٣", "GS303"),
        ("9" * 5000, "GS303"),
        (True, "GS303"),
        (float("nan"), "GS303"),
        (float("inf"), "GS303"),
        (datetime(2026, 5, 18), "GS304"),  # noqa: DTZ001  as spreadsheets hold them
        (date(2026, 5, 18), "GS304"),
        (time(18, 30), "GS304"),
        (timedelta(hours=18), "GS304"),
        (20.01, "GS305"),
        ("２１", "GS305"),
        (1e300, "GS305"),
        (10**4000, "GS305"),
        (-1, "GS306"),
        ("-0.5", "GS306"),
        ("－１", "GS306"),
        (18.255, "GS307"),
        ("18.2999999999999", "GS307"),
        (1e-5, "GS307"),
    ],
)
def test_what_is_no_score_is_refused(cell: Cell, code: str) -> None:
    with pytest.raises(BadCell) as refusal:
        parse_points(cell, FULL)
    assert refusal.value.code == code


@given(st.integers(0, 2000))
def test_every_score_survives_as_float_and_as_text(hundredths: int) -> None:
    assert parse_points(hundredths / 100, FULL).value == hundredths
    assert parse_points(f"{hundredths // 100}.{hundredths % 100:02d}", FULL) == Parsed(hundredths)


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.times()))
def test_no_cell_is_beyond_the_readers(cell: Cell) -> None:
    for parse in (lambda c: parse_points(c, FULL), parse_count, parse_date, parse_text, parse_id):
        with suppress(BadCell):
            parse(cell)
    assert isinstance(shown(cell), str)


@pytest.mark.parametrize(
    ("cell", "count"), [(30, 30), (30.0, 30), ("30", 30), ("30.0", 30), (0, 0), ("", BLANK)]
)
def test_ballots_are_whole(cell: Cell, count: int) -> None:
    assert parse_count(cell).value == count


def test_ballots_may_carry_their_unit() -> None:
    assert parse_count("３０票") == Parsed(30, "30")
    assert parse_count("30份").value == 30


@pytest.mark.parametrize(
    ("cell", "count"), [("1,234", 1234), ("1，234", 1234), ("1,234,567", 1_234_567)]
)
def test_thousands_may_be_set_apart(cell: Cell, count: int) -> None:
    assert parse_count(cell).value == count


@pytest.mark.parametrize("cell", ["18,5", "1,23", "12,34", ",123", "1,,234", "18/20", "90%"])
def test_what_may_be_read_in_two_ways_is_no_number(cell: Cell) -> None:
    with pytest.raises(BadCell, match="GS303"):
        parse_points(cell, FULL)


@pytest.mark.parametrize(
    ("cell", "code"),
    [(30.5, "GS314"), ("0.5", "GS314"), (-1, "GS306"), (10_000_001, "GS315"), ("多", "GS303")],
)
def test_what_is_no_count_is_refused(cell: Cell, code: str) -> None:
    with pytest.raises(BadCell) as refusal:
        parse_count(cell)
    assert refusal.value.code == code


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
        ("9" * 5000, "GS308"),
        (CellFault.ERROR, "GS301"),
        (CellFault.NO_CACHED_VALUE, "GS302"),
    ],
)
def test_what_is_no_date_is_refused(cell: Cell, code: str) -> None:
    with pytest.raises(BadCell) as refusal:
        parse_date(cell)
    assert refusal.value.code == code


@given(st.lists(st.dates(date(1900, 1, 1), date(2300, 1, 1)), min_size=1))
def test_dates_of_programs_are_read_together_as_one_by_one(days: list[date]) -> None:
    cells = [day.isoformat() for day in days]
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


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("007", "007"),
        (7, "7"),
        (10001.0, "10001"),
        ("１０００１", "10001"),
        (" 10 001 ", "10001"),
        ("wg-1", "wg-1"),
        ('="007"', "007"),
        (' =" 007 " ', "007"),
        ('="a""b"', 'a"b'),
        ('="007', '="007'),
    ],
)
def test_ids_are_text(cell: Cell, key: str) -> None:
    assert parse_id(cell).value == key


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (True, "GS316"),
        (date(2026, 3, 1), "GS316"),
        (370211199001011234, "GS317"),
        (6.2220212345678901e18, "GS317"),
        (CellFault.ERROR, "GS301"),
    ],
)
def test_what_is_no_text_is_refused(cell: Cell, code: str) -> None:
    with pytest.raises(BadCell) as refusal:
        parse_text(cell)
    assert refusal.value.code == code


def test_blanks_and_dots_inside_a_name_do_not_tell_people_apart() -> None:
    assert name_key("张 三") == name_key("张\u3000三") == "张三"
    assert name_key("阿卜·买买提") == name_key("阿卜•买买提")


def test_long_values_are_shown_shortened() -> None:
    assert shown("9" * 5000) == "9" * 60 + "…"
    assert shown(10**5000) == "1.00000e+5000"  # more digits than Python writes out
    assert [shown(18.0), shown(17.5), shown(-3.0), shown(1e300)] == ["18", "17.5", "-3", "1e+300"]
    assert shown(cell=True) == "TRUE"
    assert shown(CellFault.ERROR) == "#N/A"
    assert shown(datetime(2026, 5, 18)) == "2026-05-18"  # noqa: DTZ001

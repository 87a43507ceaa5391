"""One cell, one exact number."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridscore.ledger.grid import Cell, CellFault
from gridscore.ledger.model import BLANK
from gridscore.ledger.parsing.figures import parse_count, parse_points
from gridscore.ledger.parsing.values import BadCell, Parsed, is_blank

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
        ("0" * 28 + "18", 1800),
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
        "18 .5",
        "18.5\u200b",
        "\u202a18.5\u202c",
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
        ("1 8", "GS303"),
        ("１　８．５", "GS303"),
        ("45\n3", "GS303"),
        ("18.5 0", "GS303"),
        ("优", "GS303"),
        ("1e1", "GS303"),
        ("18,5", "GS303"),
        ("18.", "GS303"),
        ("1²", "GS303"),
        ("①", "GS303"),
        ("٣", "GS303"),
        ("9" * 5000, "GS303"),
        ("0" * 29 + "18", "GS303"),
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
    [(30.5, "GS314"), ("85%", "GS314"), (-1, "GS306"), (10_000_001, "GS315"), ("无", "GS314")],
)
def test_what_is_no_count_is_refused(cell: Cell, code: str) -> None:
    with pytest.raises(BadCell) as refusal:
        parse_count(cell)
    assert refusal.value.code == code

"""Exact hundredths: held against fractions, and against figures as they are written."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridscore.numbers import (
    LARGEST_PRODUCT,
    divide_half_up,
    format_hundredths,
    format_money,
    format_percent,
    hundredths,
)

DIVIDENDS = st.integers(-LARGEST_PRODUCT, LARGEST_PRODUCT)
DIVISORS = st.integers(1, 10**6)


def half_up(dividend: int, divisor: int) -> int:
    """The nearest integer, a half upwards, also below zero (R3)."""
    return (Fraction(dividend, divisor) + Fraction(1, 2)).__floor__()


@pytest.mark.parametrize(
    ("dividend", "divisor", "result"),
    [(5, 2, 3), (-5, 2, -2), (7, 2, 4), (1, 3, 0), (2, 3, 1), (-1, 3, 0), (-2, 3, -1), (0, 9, 0)],
)
def test_a_half_goes_upwards(dividend: int, divisor: int, result: int) -> None:
    assert divide_half_up(dividend, divisor) == result
    assert divide_half_up(np.array([dividend]), divisor).tolist() == [result]


@given(DIVIDENDS, DIVISORS)
def test_single_numbers_are_rounded_as_fractions_are(dividend: int, divisor: int) -> None:
    assert divide_half_up(dividend, divisor) == half_up(dividend, divisor)


@given(st.lists(st.tuples(DIVIDENDS, DIVISORS), max_size=5), DIVISORS)
def test_columns_are_rounded_number_by_number(pairs: list[tuple[int, int]], one: int) -> None:
    dividends = np.array([dividend for dividend, _ in pairs], np.int64)
    given_ones = dividends.copy()
    divisors = np.array([divisor for _, divisor in pairs], np.int64)
    alike = np.full(len(pairs), one, np.int64)
    assert divide_half_up(dividends, divisors).tolist() == [half_up(*pair) for pair in pairs]
    expected = [half_up(dividend, one) for dividend, _ in pairs]
    assert divide_half_up(dividends, one).tolist() == expected
    assert divide_half_up(dividends, alike).tolist() == expected
    assert dividends.tolist() == given_ones.tolist()  # what is divided stays what it was


def test_numbers_of_any_size_are_divided_exactly() -> None:
    dividends = np.array([10**30 + 5, -(10**30) - 5], object)
    assert divide_half_up(dividends, np.array([10, 10], object)).tolist() == [
        10**29 + 1,
        -(10**29),
    ]


@pytest.mark.parametrize(
    ("number", "result"), [("18.5", 1850), ("-0.05", -5), ("1E+2", 10_000), ("7.00", 700)]
)
def test_two_decimals_are_hundredths(number: str, result: int) -> None:
    assert hundredths(Decimal(number)) == result


@pytest.mark.parametrize("number", ["0.005", "1.001", "NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_of_hundredths_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="more than two decimals"):
        hundredths(Decimal(number))


@pytest.mark.parametrize(
    ("number", "plain", "percent", "money"),
    [
        (0, "0.00", "0", "0.00"),
        (-5, "-0.05", "-0.05", "-0.05"),
        (4000, "40.00", "40", "40.00"),
        (3330, "33.30", "33.3", "33.30"),
        (10_000, "100.00", "100", "100.00"),
        (-123_456_789, "-1234567.89", "-1234567.89", "-1,234,567.89"),
    ],
)
def test_hundredths_are_written(number: int, plain: str, percent: str, money: str) -> None:
    assert format_hundredths(number) == plain
    assert format_percent(number) == percent
    assert format_money(number) == money

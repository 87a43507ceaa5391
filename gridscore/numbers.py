"""Exact numbers: points, yuan and rates as integer hundredths, rounded half up (R3).

Points are held in hundredths of a point, money in fen, rates in hundredths of a percent,
always as `int` or int64 arrays. No function here accepts or returns a float.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal, overload

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HUNDRED = 100

UNSET = -(2**63)
"""Stands in an int64 column where there is no figure; shown as an empty cell."""

LARGEST_PRODUCT = 2**61
"""Beyond it products are worked out one by one, in numbers of any size."""


@overload
def divide_half_up(dividend: int, divisor: int) -> int: ...
@overload
def divide_half_up(
    dividend: NDArray[np.int64], divisor: int | NDArray[np.int64]
) -> NDArray[np.int64]: ...
def divide_half_up(
    dividend: int | NDArray[np.int64], divisor: int | NDArray[np.int64]
) -> int | NDArray[np.int64]:
    """Divide and round to the nearest integer, a half upwards (R3).

    The divisor must be positive. Arrays broadcast; the caller keeps `2 * dividend` in int64.
    """
    if not isinstance(divisor, int) and divisor.ndim == 1 and len(divisor):
        least = int(divisor.min())
        divisor = least if least == divisor.max() else divisor  # several times as fast
    doubled = 2 * dividend
    if not isinstance(divisor, int):
        return (doubled + divisor) // (2 * divisor)
    doubled += divisor  # in its place: to make a column of millions takes as long as to divide it
    doubled //= 2 * divisor
    return doubled


def whole_share(
    people: NDArray[np.int64], share: int, rounding: Literal["down", "half-up", "up"]
) -> NDArray[np.int64]:
    """Take a share, hundredths of a percent, of numbers of people; whole people, as said."""
    wanted = people * share
    if rounding == "half-up":
        return divide_half_up(wanted, HUNDRED * HUNDRED)
    whole = HUNDRED * HUNDRED
    return wanted // whole if rounding == "down" else -(-wanted // whole)


def hundredths(number: Decimal | int) -> int:
    """Turn an exact number of points or yuan into hundredths.

    Raises ValueError when the number has more than two decimals or is not finite.
    """
    scaled = Decimal(number) * HUNDRED
    if not scaled.is_finite() or scaled != scaled.to_integral_value(ROUND_HALF_UP):
        raise ValueError(f"{number} has more than two decimals")
    return int(scaled)


def format_hundredths(number: int) -> str:
    """Write hundredths with two decimals and a full stop: -5 is `-0.05`, 10000 is `100.00`."""
    whole, rest = divmod(abs(number), HUNDRED)
    return f"{'-' if number < 0 else ''}{whole}.{rest:02d}"


def format_percent(number: int) -> str:
    """Write hundredths of a percent as short as can be: 4000 is `40`, 3330 is `33.3`."""
    return format_hundredths(number).rstrip("0").rstrip(".")


def format_money(number: int) -> str:
    """Write fen as yuan with two decimals and thousands separators: 240000 is `2,400.00`."""
    whole, rest = divmod(abs(number), HUNDRED)
    return f"{'-' if number < 0 else ''}{whole:,}.{rest:02d}"

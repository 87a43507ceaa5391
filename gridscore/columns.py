"""What is done to numpy columns all over the house: one number for all rows, places, taking.

What asks which rows are equal is in `equal_rows`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

Value = TypeVar("Value", bound=np.generic)

STRETCH = 1 << 16
"""Rows that are worked on at a time, so that what is worked out on the way stays in the cache."""
LOWEST_BYTES = np.array([2 ** (8 * count) - 1 for count in range(9)], np.uint64)
"""By a number of bytes, what leaves only so many of eight, the lowest."""
_MORE_DIGITS = 10 ** np.arange(1, 19)  # from each of these on, numbers have one digit more


def is_one_number(values: NDArray[Value]) -> bool:
    """Say whether a column is one number that was broadcast."""
    return len(values) > 0 and values.strides == (0,)


def all_alike(value: int, length: int) -> NDArray[np.int32]:
    """Return a column that has one value in every row, which is kept once."""
    return np.broadcast_to(np.int32(value), (length,))


def worked_out(
    function: Callable[[NDArray[Any]], NDArray[Value]], column: NDArray[Any]
) -> NDArray[Value]:
    """Work something out for each value of a column, once where it is one number."""
    if is_one_number(column):
        return np.broadcast_to(function(column[:1]), column.shape)
    return function(column)


def as_ints(column: NDArray[np.integer]) -> NDArray[np.int32]:
    """Give a column of small numbers in 32 bits: itself, if it has them; one number stays one."""
    if is_one_number(column):
        return all_alike(int(column[0]), len(column))
    return column.astype(np.int32, copy=False)


def narrowest(most: int) -> np.dtype[np.signedinteger[Any]]:
    """Give the narrowest kind of numbers that holds those up to `most`, and BLANK."""
    kind: np.dtype[Any] = np.min_scalar_type(-most - 1)
    return kind


def narrowed(column: NDArray[np.integer], most: int) -> NDArray[np.integer]:
    """Give a column of numbers up to `most` as narrow as can be; one number stays one.

    numpy adds and multiplies within the width of what it is given, and says nothing where a sum
    needs more: who works something out from a narrow column widens it first.
    """
    return worked_out(lambda numbers: numbers.astype(narrowest(most), copy=False), column)


def one_below_the_other(columns: Sequence[NDArray[Value]]) -> NDArray[Value]:
    """Join columns without a copy where there is nothing to join, or all is alike."""
    filled = [column for column in columns if len(column)] or columns[:1]
    if len(filled) == 1:
        return filled[0]
    if all(column.strides[0] == 0 and column[0] == filled[0][0] for column in filled):
        return np.broadcast_to(filled[0][0], (sum(map(len, filled)),))
    return np.concatenate(filled)


@lru_cache(maxsize=4)
def everywhere(length: int) -> NDArray[np.int64]:
    """Give all places in a column of some length: of each length one array that is shared."""
    everything = np.arange(length)
    everything.flags.writeable = False
    return everything


def marked(which: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Give the places that are marked, in order; all of them as `everywhere` does."""
    return everywhere(len(which)) if which.all() else np.flatnonzero(which)


def chosen(which: NDArray[np.bool_]) -> slice | NDArray[np.int64]:
    """Return what takes or sets the marked rows of a column; all of them without a copy.

    It serves as an index alone; where places are asked for, `marked` gives them.
    """
    return slice(None) if which.all() else np.flatnonzero(which)


def places(length: int, *among: NDArray[np.integer] | NDArray[np.bool_]) -> NDArray[np.int64]:
    """Unite places in a column of some length, each once and in order."""
    met = np.zeros(length, np.bool_)
    for some in among:
        met[some] = True
    return np.flatnonzero(met)


def counting(start: int, end: int) -> NDArray[np.int32]:
    """Give the numbers from `start` up to before `end`, as a part of an array that is shared.

    Rows of large tables have running numbers, a table's as another's.
    """
    return _numbers(-(-end // STRETCH) * STRETCH)[start:end]


@lru_cache(maxsize=4)
def _numbers(end: int) -> NDArray[np.int32]:
    numbers = np.arange(end, dtype=np.int32)
    numbers.flags.writeable = False
    return numbers


def taken(values: NDArray[Value], at: NDArray[np.integer]) -> NDArray[Value]:
    """Give the values at some places, none below zero; the column itself for `everywhere`.

    It takes rows of a column; what narrow codes stand for in a short list is `looked_up`.
    """
    if len(at) == len(values) and at is everywhere(len(values)):
        return values
    if is_one_number(values):
        return np.broadcast_to(values[:1], len(at))
    return values.take(at, mode="clip")  # twice as fast as where each place is looked at first


def looked_up(
    values: NDArray[Value], codes: NDArray[np.integer], out: NDArray[Value] | None = None
) -> NDArray[Value]:
    """Give for each code the value that it stands for; codes below zero count from the end.

    numpy makes codes as long as places are before it takes by them: a stretch at a time, so that
    these stay in the cache.
    """
    if len(values) == 1 and out is None:
        return np.broadcast_to(values[0], (len(codes),))
    found = np.empty(len(codes), values.dtype) if out is None else out
    for start in range(0, len(codes), STRETCH):
        end = start + STRETCH
        values.take(codes[start:end], out=found[start:end], mode="wrap")
    return found


def counts_up(values: NDArray[np.integer], length: int) -> bool:
    """Say whether the values are 0, 1, 2 and so on, so many of them."""
    if len(values) != length or not length or values[0] or values[-1] != length - 1:
        return not length and not len(values)
    return bool((values[1:] - values[:-1] == 1).all())


def rise(values: NDArray[np.integer]) -> bool:
    """Say whether each value is greater than the one before it."""
    return bool((values[1:] > values[:-1]).all())


def never_fall(values: NDArray[np.integer]) -> bool:
    """Say whether no value is less than the one before it."""
    return bool((values[1:] >= values[:-1]).all())


def digits_of(numbers: NDArray[np.integer]) -> NDArray[np.int64]:
    """Count the digits of numbers that are not below zero."""
    if not numbers.size:
        return np.zeros(numbers.shape, np.int64)
    least, most = len(str(numbers.min())), len(str(numbers.max()))
    digits = np.full(numbers.shape, least)
    for more in _MORE_DIGITS[least - 1 : most - 1]:
        digits += numbers >= more
    return digits

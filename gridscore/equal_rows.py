"""Rows and values that are equal: told apart, found, numbered, and put in order."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from gridscore.columns import STRETCH, counting, counts_up, everywhere, is_one_number, rise, taken
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Code = TypeVar("Code", bound=np.integer)

_SIGNED = 63  # bits of a number that is not below zero
_ODD, _HALF, _BITS = np.uint64(0x9E3779B97F4A7C15), np.uint64(32), 64  # of keys
_SPARSE = 4  # so many times as many possible numbers as there are values can still be counted
_FAR_APART = 64  # and so many can still be marked, in a byte each, before sorting is faster


def distinct(values: NDArray[Code]) -> NDArray[Code]:
    """Return the distinct values of a column, in rising order.

    Asked for nothing but the values, `numpy.unique` would import `numpy.ma` to look for masks:
    a twentieth of a station's run.
    """
    least, span = _span(values)
    if span > _FAR_APART * len(values):
        found: NDArray[Code] = np.unique(values, return_index=True)[0]
        return found
    met = np.zeros(span, np.bool_)
    for start in range(0, len(values), STRETCH):
        # As wide as places are: how far apart two narrow numbers are may be too wide for them.
        met[values[start : start + STRETCH].astype(np.int64, copy=False) - least] = True
    return (np.flatnonzero(met) + least).astype(values.dtype)


def told_apart(values: NDArray[Code]) -> tuple[NDArray[Code], NDArray[np.int64]]:
    """Return the distinct values of a column, in rising order, and which of them stands where."""
    known = distinct(values)
    least, most = (int(known[0]), int(known[-1])) if len(known) else (0, 0)
    room = max(most + 1, 0) - min(least, 0)
    if room > _FAR_APART * len(values):
        return known, np.searchsorted(known, values)
    which = np.empty(room, np.int64)
    which[known] = np.arange(len(known))  # numbers below zero count from the end
    return known, which[values]


def appearing(
    codes: NDArray[np.integer], possible: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Tell which of so many codes a column has, in order of appearance, and where each first is."""
    seen = np.zeros(possible, np.bool_)
    met = [np.zeros(0, np.int64)]
    rows = [np.zeros(0, np.int64)]
    step = max(STRETCH, _SPARSE * possible)
    for start in range(0, len(codes), step):
        stretch = codes[start : start + step]
        new = np.flatnonzero((np.bincount(stretch, minlength=possible) > 0) & ~seen)
        if not len(new):
            continue
        first = first_of_each(stretch, possible)[new]
        order = np.argsort(first)
        met.append(new[order])
        rows.append(first[order] + start)
        seen[new] = True
        if seen.all():
            break
    return np.concatenate(met), np.concatenate(rows)


def first_of_each(codes: NDArray[np.integer], possible: int) -> NDArray[np.int64]:
    """Tell where each of so many codes first stands; what stands for one that does not is free."""
    first = np.empty(possible, np.int64)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)  # of several, the last is what stays
    return first


def first_like(*columns: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return for every row the first row that equals it in all columns (itself, if none does)."""
    numbered = combined(*columns)
    if numbered:
        number, possible = numbered
        return first_of_each(number, possible)[number]
    length = len(columns[0])
    order = np.lexsort(columns)
    starts = np.ones(length, np.bool_)
    if length:
        starts[1:] = False
        for column in columns:
            ordered = column[order]
            starts[1:] |= ordered[1:] != ordered[:-1]
    first = np.empty(length, np.int64)
    first[order] = order[np.maximum.accumulate(np.where(starts, np.arange(length), 0))]
    return first


def different_rows(
    *matrices: NDArray[np.integer],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Find the rows that differ in some of the matrices, which are equally long.

    Returns where each of them first stands, and which stands where.
    """
    which = np.zeros(len(matrices[0]), np.int64)
    if not len(which):
        return which, which
    first = np.zeros(1, np.int64)
    for matrix in matrices:
        for column in matrix.T if matrix.strides[0] else ():  # but for one row, broadcast
            if (column != column[0]).any():
                first, which = told_apart(first_like(which, column))
    return first, which


def all_differ(*columns: NDArray[np.integer]) -> bool:
    """Say whether no row equals another one in all columns; False where that is not known."""
    length = len(columns[0])
    spans = [_span(column) for column in columns]
    possible = prod(span for _, span in spans)
    if possible > _SPARSE * max(length, 1):
        return False
    met = np.zeros(possible, np.bool_)
    for start in range(0, length, STRETCH):
        met[_numbered([column[start : start + STRETCH] for column in columns], spans)] = True
    return int(np.count_nonzero(met)) == length


def combined(*columns: NDArray[np.integer]) -> tuple[NDArray[np.int64], int] | None:
    """Give equal rows one number, if few enough numbers are possible.

    Returns the number of each row, and how many there may be.
    """
    spans = [_span(column) for column in columns]
    possible = prod(span for _, span in spans)
    if possible > _SPARSE * max(len(columns[0]), 1):
        return None
    return _numbered(columns, spans), possible


def _numbered(
    columns: Sequence[NDArray[np.integer]], spans: Sequence[tuple[int, int]]
) -> NDArray[np.int64]:
    """Give equal rows one number, made of how far each column is above its least."""
    number = np.zeros(0, np.int64)
    for nth, (column, (least, span)) in enumerate(zip(columns, spans, strict=True)):
        if not nth:
            number = column.astype(np.int64)  # as which numpy looks up; others it would convert
            number -= least
        elif span > 1:
            number *= span
            number += column
            number -= least
    return number


def _span(values: NDArray[np.integer]) -> tuple[int, int]:
    """Return the least value, and how many numbers there are up to the greatest."""
    if not len(values):
        return 0, 1
    if is_one_number(values):
        return int(values[0]), 1
    least = int(values.min())
    return least, int(values.max()) - least + 1


def first_equal(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return for each key, well mixed, the first one that equals it.

    Each is put where its upper bits say, the first ones last, so that they stay; those that meet
    another key there are put once more.
    """
    first = np.arange(len(keys))
    left, own = first.astype(np.int32), keys
    while len(left):
        bits = (2 * len(left)).bit_length()
        own = own * _ODD
        place = (own >> np.uint64(_BITS - bits)).view(np.int64)
        table = np.empty(1 << bits, np.int32)
        table[place[::-1]] = left[::-1]
        met = table[place]
        equal = keys[met] == keys[left]
        first[left[equal]] = met[equal]
        left, own = left[~equal], own[~equal]
        own ^= own >> _HALF
    return first


def mixed(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread what keys differ in over all of their bits."""
    spread: NDArray[np.uint64] = keys * _ODD
    return spread ^ (spread >> _HALF)


@dataclass(frozen=True, slots=True)
class RowsByCode:
    """Where each code of a column stands: code c in `order[start[c]]` to `order[start[c + 1]]`."""

    order: NDArray[np.int32]
    start: NDArray[np.int32]

    @classmethod
    def of(cls, codes: NDArray[np.integer], possible: int) -> RowsByCode:
        """Look up where each of so many possible codes stands."""
        if len(codes) == possible:  # perhaps each stands once
            start = counting(0, possible + 1)
            if counts_up(codes, possible):
                return cls(start[:-1], start)
            order = np.zeros(possible, np.int32)
            order[codes] = start[:-1]
            if (codes[order] == start[:-1]).all():
                return cls(order, start)
        start = np.zeros(possible + 1, np.int32)
        np.cumsum(np.bincount(codes, minlength=possible), out=start[1:])
        if rise(codes):
            order = np.arange(len(codes), dtype=np.int32)
        elif (np.diff(start) <= 1).all():
            order = np.empty(len(codes), np.int32)
            order[start[codes]] = np.arange(len(codes))
        else:
            order = np.argsort(codes, kind="stable").astype(np.int32)
        return cls(order, start)

    def rows_of(self, codes: NDArray[np.integer]) -> tuple[NDArray[np.int64], NDArray[np.integer]]:
        """Return the rows in which any of the codes stands, one code after the other.

        The first array says of each row whose it is, as a place in `codes`.
        """
        first = self.start[codes]
        count = self.start[codes + 1] - first
        if (count == 1).all():
            return np.arange(len(codes)), self.order[first]
        whose = np.repeat(np.arange(len(codes)), count)
        nth = np.arange(len(whose)) - np.repeat(np.cumsum(count) - count, count)
        return whose, self.order[first[whose] + nth]


def order_by(*columns: NDArray[np.integer]) -> NDArray[np.int64]:
    """Tell in which order rows rise by the first column, then by the next; equal ones stay."""
    length = len(columns[0])
    order = as_they_stand = everywhere(length)
    for part in _fitting(columns, _SIGNED - length.bit_length()):
        found = _in_order([taken(column, order) for column in part])
        order = found if order is as_they_stand else order[found]
    return order


def _fitting(columns: Sequence[NDArray[np.integer]], bits: int) -> list[list[NDArray[np.integer]]]:
    """Part columns, the last ones first, so that so many bits number what is in those of a part.

    A column that needs more is a part by itself; those that have one value are left out.
    """
    parts: list[list[NDArray[np.integer]]] = []
    possible = 1
    for column in reversed(columns):
        _, span = _span(column)
        if span == 1:
            continue
        possible *= span
        if not parts or possible > 1 << bits:
            parts.append([])
            possible = span
        parts[-1].insert(0, column)
    return parts


def _in_order(columns: Sequence[NDArray[np.integer]]) -> NDArray[np.int64]:
    """Tell in which order rows rise by columns that fit, or by one that does not.

    What is in a row is sorted together with its place, as one number: numbers are sorted ten
    times as fast as places by numbers.
    """
    length = len(columns[0])
    bits, spans = length.bit_length(), [_span(column) for column in columns]
    if prod(span for _, span in spans) > 1 << (_SIGNED - bits):
        return np.argsort(columns[0], kind="stable")
    both = np.empty(length, np.int64)
    for start in range(0, length, STRETCH):
        end = min(start + STRETCH, length)
        stretch = _numbered([column[start:end] for column in columns], spans)
        stretch <<= bits
        np.bitwise_or(stretch, counting(start, end), out=both[start:end])
    both.sort()
    both &= (1 << bits) - 1
    return both

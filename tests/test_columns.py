"""What is done to columns: orders, shared places, numbers that stand for a whole column."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from gridscore.columns import (
    RowsByCode,
    counting,
    distinct,
    everywhere,
    is_one_number,
    marked,
    order_by,
    taken,
    told_apart,
)

if TYPE_CHECKING:
    pass


@pytest.mark.parametrize("most", [0, 1, 300, 2**40, 2**62])
def test_rows_are_ordered_as_lexsort_does(most: int) -> None:
    random = Random(most)
    for rows in (0, 1, 30, 2000):
        columns = [
            np.array([random.randint(-most, most) for _ in range(rows)], np.int64) for _ in range(3)
        ]
        expected = np.lexsort(tuple(reversed(columns)))
        assert order_by(*columns).tolist() == expected.tolist()


def test_everybody_is_one_column_that_is_shared() -> None:
    assert marked(np.ones(5, np.bool_)) is everywhere(5)
    column = np.arange(5) * 2
    assert taken(column, everywhere(5)) is column
    assert taken(column, np.array([3, 1])).tolist() == [6, 2]
    with pytest.raises(ValueError, match="read-only"):
        everywhere(5)[0] = 1


def test_one_number_stays_one_number() -> None:
    column = np.broadcast_to(np.int64(7), 5)
    some = taken(column, np.array([3, 1]))
    assert is_one_number(some)
    assert some.tolist() == [7, 7]
    assert not is_one_number(np.full(5, 7))


@pytest.mark.parametrize("dtype", [np.int8, np.int16, np.int32, np.int64, np.uint64])
def test_distinct_values_are_those_of_numpy(dtype: type[np.integer]) -> None:
    least, most = int(np.iinfo(dtype).min), int(np.iinfo(dtype).max)
    whole = np.arange(max(least, -40_000), min(most, 40_000) + 1).astype(dtype)
    for values in (whole[:0], whole[::-1], np.array([most, least, most], dtype), whole[::777]):
        expected, places = np.unique(values, return_inverse=True)
        assert distinct(values).tolist() == expected.tolist()
        known, which = told_apart(values)
        assert (known.tolist(), which.tolist()) == (expected.tolist(), places.tolist())


def test_running_numbers_are_shared_and_nobody_writes_into_them() -> None:
    for start, end in ((0, 0), (0, 5), (1, 100_000), (65_536, 65_540)):
        numbers = counting(start, end)
        assert numbers.dtype == np.int32
        assert numbers.tolist() == list(range(start, end))
        with pytest.raises(ValueError, match="read-only"):
            numbers[:] = 0
    assert np.shares_memory(counting(0, 70_000), counting(1, 80_000))


@pytest.mark.parametrize("seed", range(40))
def test_rows_are_found_by_the_code_they_have(seed: int) -> None:
    random = Random(seed)
    possible = random.choice((1, 5, 40))
    codes = [random.randrange(possible) for _ in range(random.choice((0, possible, 90)))]
    if seed % 3 == 0:  # each of them once
        codes = random.sample(range(possible), possible)
    if seed % 2 == 0:
        codes.sort()
    found = RowsByCode.of(np.array(codes, np.int32), possible)
    asked = random.choices(range(possible), k=7)
    whose, rows = found.rows_of(np.array(asked))
    assert list(zip(whose.tolist(), rows.tolist(), strict=True)) == [
        (place, row)
        for place, code in enumerate(asked)
        for row, known in enumerate(codes)
        if known == code
    ]

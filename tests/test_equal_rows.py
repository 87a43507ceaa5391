"""Which rows are equal, and in which order they stand, is what numpy says of them."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from gridscore.equal_rows import RowsByCode, distinct, order_by, told_apart


@pytest.mark.parametrize("most", [0, 1, 300, 2**40, 2**62])
def test_rows_are_ordered_as_lexsort_does(most: int) -> None:
    random = Random(most)
    for rows in (0, 1, 30, 2000):
        columns = [
            np.array([random.randint(-most, most) for _ in range(rows)], np.int64) for _ in range(3)
        ]
        expected = np.lexsort(tuple(reversed(columns)))
        assert order_by(*columns).tolist() == expected.tolist()


@pytest.mark.parametrize("dtype", [np.int8, np.int16, np.int32, np.int64, np.uint64])
def test_distinct_values_are_those_of_numpy(dtype: type[np.integer]) -> None:
    least, most = int(np.iinfo(dtype).min), int(np.iinfo(dtype).max)
    whole = np.arange(max(least, -40_000), min(most, 40_000) + 1).astype(dtype)
    for values in (whole[:0], whole[::-1], np.array([most, least, most], dtype), whole[::777]):
        expected, places = np.unique(values, return_inverse=True)
        assert distinct(values).tolist() == expected.tolist()
        known, which = told_apart(values)
        assert (known.tolist(), which.tolist()) == (expected.tolist(), places.tolist())


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

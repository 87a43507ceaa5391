"""What is done to columns: shared places, numbers that stand for a whole column."""

from __future__ import annotations

import numpy as np
import pytest

from gridscore.columns import counting, everywhere, is_one_number, marked, taken


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


def test_running_numbers_are_shared_and_nobody_writes_into_them() -> None:
    for start, end in ((0, 0), (0, 5), (1, 100_000), (65_536, 65_540)):
        numbers = counting(start, end)
        assert numbers.dtype == np.int32
        assert numbers.tolist() == list(range(start, end))
        with pytest.raises(ValueError, match="read-only"):
            numbers[:] = 0
    assert np.shares_memory(counting(0, 70_000), counting(1, 80_000))

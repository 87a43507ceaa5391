"""numpy's columns as Arrow arrays are what Arrow itself makes of them."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from gridscore.arrow import arrow_mask, arrow_numbers


@pytest.mark.parametrize("kind", [np.int8, np.uint8, np.int16, np.uint16, np.int32, np.int64])
def test_numbers_are_those_of_arrow(kind: type[np.integer]) -> None:
    limits = np.iinfo(kind)
    column = np.random.default_rng(7).integers(limits.min, limits.max, 37, kind, endpoint=True)
    for numbers in (column, column[::-3], column[5:6], column[:0], np.broadcast_to(column[3], 9)):
        made = arrow_numbers(numbers)
        made.validate(full=True)
        assert made.equals(pa.array(numbers))
        present = numbers % 3 != 0
        made = arrow_numbers(numbers, present)
        made.validate(full=True)
        assert made.equals(pa.array(numbers, mask=~present))


@pytest.mark.parametrize("length", [0, 1, 7, 8, 9, 1000])
def test_masks_are_those_of_arrow(length: int) -> None:
    marked = np.arange(length) % 5 % 2 == 0
    for mask in (marked, marked[::-2], ~marked, np.broadcast_to(np.True_, length)):
        made = arrow_mask(mask)
        made.validate(full=True)
        assert made.equals(pa.array(mask))


def test_numbers_are_not_copied() -> None:
    column = np.arange(1000)
    made = arrow_numbers(column)
    assert made.buffers()[1].address == column.ctypes.data

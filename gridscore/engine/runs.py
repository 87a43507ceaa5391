"""Rows that stand in order: where runs of equal ones begin, and numbers to put them in order by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PERSON_SHIFT, _DAY_OFFSET = 2**33, 2**31


def begins(*columns: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Mark the rows that differ from the one before in some column, the first row among them."""
    starts = np.ones(len(columns[0]), np.bool_)
    starts[1:] = False
    for column in columns:
        starts[1:] |= column[1:] != column[:-1]
    return starts


def ordinals(*columns: NDArray[np.integer]) -> NDArray[np.int64]:
    """Count from 0 within each run of rows that agree in all columns; rows stand sorted."""
    length = len(columns[0])
    starts = np.flatnonzero(begins(*columns))
    sizes = np.diff(np.append(starts, length))
    return np.arange(length) - np.repeat(starts, sizes)


def person_day(person: NDArray[np.integer], day: NDArray[np.integer]) -> NDArray[np.int64]:
    """Make numbers that stand in the order of people, and for each of them in that of days."""
    return person.astype(np.int64) * _PERSON_SHIFT + _DAY_OFFSET + day

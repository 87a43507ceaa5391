"""Columns that grow where they stay, so that no part of one is kept beside the whole.

Memory that is used for the first time is dear: the system has to clear it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.ledger.cell_column import CellColumn
from gridscore.ledger.large.texts import Texts
from gridscore.ledger.sources.coded import few_or_many, narrowed, united

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SPARE = 1.05  # times what the cells so far let expect
_MOST_BYTES = np.iinfo(np.int32).max


class GrownTexts:
    """A column of texts, each stretch set behind the one before."""

    def __init__(self) -> None:
        self._ends: NDArray[Any] = np.zeros(1, np.int32)
        self._data: NDArray[Any] = np.zeros(0, np.uint8)
        self._length = self._size = 0

    def add(self, chunk: Any, share: float) -> None:
        """Add Arrow's texts, with which there is such a share of all.

        Raises OverflowError where all together are too long.
        """
        ends, data = Texts(chunk).offsets_and_data()
        length, size = self._length + len(chunk), self._size + len(data)
        if size > _MOST_BYTES:
            raise OverflowError
        self._ends = _with_room(self._ends, self._length + 1, length + 1, share)
        self._data = _with_room(self._data, self._size, size, share)
        np.add(ends[1:], self._size - ends[0], out=self._ends[self._length + 1 : length + 1])
        self._data[self._size : size] = data
        self._length, self._size = length, size

    def cells(self) -> CellColumn:
        """Give the column; nothing can be added any more."""
        import pyarrow as pa

        self._ends.resize(self._length + 1, refcheck=False)  # which stays in its place
        self._data.resize(self._size, refcheck=False)
        buffers = [None, pa.py_buffer(self._ends), pa.py_buffer(self._data)]
        return CellColumn(Texts(pa.Array.from_buffers(pa.string(), self._length, buffers)))


def _with_room(array: NDArray[Any], filled: int, needed: int, share: float) -> NDArray[Any]:
    """Give an array room for what is needed, and for what is to come."""
    if needed <= len(array):
        return array
    larger = np.empty(int(needed / share * _SPARE), array.dtype)
    larger[:filled] = array[:filled]
    return larger


class GrownCodes:
    """A column of few distinct texts, of which narrow codes are kept."""

    def __init__(self) -> None:
        self._chunks: list[Any] = []

    def add(self, chunk: Any, _share: float) -> None:
        """Add Arrow's texts, or what it has made codes."""
        import pyarrow as pa

        is_coded = pa.types.is_dictionary(chunk.type)
        self._chunks.append(narrowed(chunk if is_coded else chunk.dictionary_encode()))

    def cells(self) -> CellColumn:
        """Give the column; nothing can be added any more."""
        words, codes = united(self._chunks)
        self._chunks.clear()
        return CellColumn(few_or_many(words), codes, appear_in_order=True)

"""Columns that grow where they stay, so that no part of one is kept beside the whole.

Memory that is used for the first time is dear: the system has to clear it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.ledger.cell_column import CellColumn
from gridscore.ledger.large.row_search import may_be_headings
from gridscore.ledger.large.texts import Texts
from gridscore.ledger.sources.coded import few_or_many, narrowed, united

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.ledger.headings import KnownHeadings

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


class GrownHeadings:
    """A column that no table has a use for: blank but for what may be headings."""

    def __init__(self, known: KnownHeadings) -> None:
        self._known = known
        self._length = 0
        self._rows: list[NDArray[np.int64]] = []
        self._words: list[Texts] = []

    def add(self, chunk: Any, _share: float) -> None:
        """Add Arrow's texts."""
        texts = Texts(chunk)
        at = np.flatnonzero(may_be_headings(texts, self._known))
        self._rows.append(at + self._length)
        self._words.append(texts.take(at))
        self._length += len(texts)

    def pass_over(self, rows: int) -> None:
        """Add rows in which nothing may be a heading."""
        self._length += rows

    def cells(self) -> CellColumn:
        """Give the column; nothing can be added any more."""
        words = Texts.joined([[""], *self._words])
        if len(words) == 1:
            return CellColumn([""], np.broadcast_to(np.uint8(0), self._length))
        codes = np.zeros(self._length, np.int32)
        codes[np.concatenate(self._rows)] = np.arange(1, len(words))
        return CellColumn([*words], codes)


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

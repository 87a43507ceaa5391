"""The rows of a large table, kept by columns.

A column with few distinct cells is codes into them, another one an array of texts. What looks
at single rows still can: a row is put together when it is asked for. What would look at every
row asks `row_search` which ones are worth looking at.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, overload

import numpy as np

from gridscore.ledger.cell_column import CellColumn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Ints

_AT_ONCE = 1 << 10  # rows that are put together at once


class LargeRows(Sequence[list["Cell"]]):
    """First rows as they are, then the bulk by columns, then last rows as they are.

    The columns hold the rows from `start` on, the first and last ones too, filled up with blanks.
    Those that were `left_out` when the file was read look blank.
    """

    def __init__(
        self,
        columns: Sequence[CellColumn],
        *,
        head: list[list[Cell]],
        tail: list[list[Cell]],
        start: int,
        left_out: frozenset[int] = frozenset(),
    ) -> None:
        self._columns, self._head, self._tail = list(columns), head, tail
        self._start, self.bulk_start = start, len(head)
        self.left_out = left_out
        length = start + len(columns[0]) if columns else len(head) + len(tail)
        self.bulk_end = length - len(tail)

    def __len__(self) -> int:
        return self.bulk_end + len(self._tail)

    @property
    def width(self) -> int:
        """The number of cells in the longest row."""
        return max(len(self._columns), *map(len, chain([[]], self._head, self._tail)))

    @property
    def weight(self) -> int:
        """Roughly, how long it takes to look through: most for texts that nearly all differ."""
        return len(self) * (1 + sum(column.codes is None for column in self._columns))

    @overload
    def __getitem__(self, at: int) -> list[Cell]: ...
    @overload
    def __getitem__(self, at: slice) -> list[list[Cell]]: ...
    def __getitem__(self, at: int | slice) -> list[Cell] | list[list[Cell]]:
        if isinstance(at, slice):
            return [self[row] for row in range(*at.indices(len(self)))]
        if at < self.bulk_start:
            return self._head[at]
        if at >= self.bulk_end:
            return self._tail[at - self.bulk_end]
        return [column.at(at - self._start) for column in self._columns]

    def __iter__(self) -> Iterator[list[Cell]]:
        yield from self._head
        for start in range(self.bulk_start, self.bulk_end, _AT_ONCE):
            end = min(start + _AT_ONCE, self.bulk_end)
            yield from self._rows_of_bulk(start, end)
        yield from self._tail

    def _rows_of_bulk(self, start: int, end: int) -> Iterator[list[Cell]]:
        """Put rows together of whole columns, in a tenth of the time that each by itself takes."""
        start, end = start - self._start, end - self._start
        columns = [column.part(start, end).listed() for column in self._columns]
        return map(list, zip(*columns, strict=True))

    def put(self, row: int, col: int, cell: Cell) -> None:
        """Set a cell, as one does that is merged over others."""
        for kept, at in ((self._head, row), (self._tail, row - self.bulk_end)):
            if 0 <= at < len(kept):
                kept[at].extend([""] * (col + 1 - len(kept[at])))
                kept[at][col] = cell
        if row < self._start:
            return
        while col >= len(self._columns):
            self._columns.append(CellColumn([""], np.zeros(len(self) - self._start, np.int32)))
        self._columns[col] = self._columns[col].with_cell(row - self._start, cell)

    def give_up(self) -> None:
        """Let go of the bulk, once the tables have its columns."""
        self._columns, self._tail, self.bulk_end = [], [], self.bulk_start

    def outside_bulk(self, first: int = 0, end: int | None = None) -> Iterator[int]:
        """Go through the numbers of rows that are kept as they are, in a stretch of rows."""
        end = len(self) if end is None else end
        yield from range(first, min(self.bulk_start, end))
        yield from range(max(self.bulk_end, first), end)

    def bulk(self, first_column: int = 0) -> Iterator[CellColumn]:
        """Go through the columns from one on, the rows of the bulk alone."""
        columns = self._columns[first_column:]
        for column in columns:
            if not isinstance(column.cells, list):
                _ = column.cells.odd  # which then is known of all that is cut out of it
        first, end = self.bulk_start - self._start, self.bulk_end - self._start
        return (column.part(first, end) for column in columns)

    def below_heading(self, start: int, end: int) -> LargeRows:
        """Leave a stretch of rows below the first row, which is kept as it is."""
        start, end = start - self._start, end - self._start
        columns = [column.part(start, end) for column in self._columns]
        return LargeRows(columns, head=[self[0]], tail=[], start=1)

    def cells(self, col: int, numbers: Sequence[int]) -> list[Cell]:
        """Give the cells of a column in some rows below `start`."""
        return self.column(col, np.array(numbers, np.int32)).listed()

    def some(self, numbers: Sequence[int]) -> list[list[Cell]]:
        """Give some rows below `start`."""
        columns = [self.cells(col, numbers) for col in range(len(self._columns))]
        return [*map(list, zip(*columns, strict=True))]

    def column(self, col: int, numbers: Ints) -> CellColumn:
        """Give a column of some rows below `start`, its cells in order of appearance."""
        if not len(numbers):
            return CellColumn([], np.zeros(0, np.int32))
        if col >= len(self._columns):
            return CellColumn([""], np.zeros(len(numbers), np.uint8))
        column, first, end = self._columns[col], int(numbers[0]), int(numbers[-1]) + 1
        if end - first == len(numbers):
            return column.stretch(first - self._start, end - self._start)
        return column.take(numbers - self._start).in_order()

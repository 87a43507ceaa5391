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

from gridscore.columns import appearing, counts_up, looked_up
from gridscore.ledger.texts import Texts
from gridscore.ledger.values import is_blank
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Codes, Ints

    Mask = NDArray[np.bool_]

_AT_ONCE = 1 << 10  # rows that are put together at once


@dataclass(frozen=True, slots=True)
class Cells:
    """A column: the cells there are, and for each row which; no codes where each row has its own.

    Where there are very many cells they are texts. It may be known that the cells stand in the
    order in which the rows have them, and that each is in some row.
    """

    cells: list[Cell] | Texts
    codes: Codes | None = None
    appear_in_order: bool = False

    def __len__(self) -> int:
        return len(self.cells if self.codes is None else self.codes)

    def at(self, row: int) -> Cell:
        """Return the cell of a row."""
        return self.cells[row if self.codes is None else int(self.codes[row])]

    def part(self, start: int, end: int) -> Cells:
        """Leave a stretch of rows; of cells with codes those from the first to the last it has."""
        if self.codes is None:
            return Cells(self.cells[start:end])
        codes = self.codes[start:end]
        if not len(codes):
            return Cells(self.cells, codes)
        least, most = int(codes.min()), int(codes.max())
        return Cells(
            self.cells[least : most + 1], codes - codes.dtype.type(least) if least else codes
        )

    def listed(self) -> list[Cell]:
        """Give the cell of each row."""
        cells = [*self.cells]
        return cells if self.codes is None else [cells[code] for code in self.codes.tolist()]

    def take(self, rows: NDArray[np.integer]) -> Cells:
        """Take some rows; of cells with codes all stay."""
        if self.codes is not None:
            return Cells(self.cells, self.codes[rows])
        if isinstance(self.cells, Texts):
            return Cells(self.cells.take(rows))
        return Cells([self.cells[row] for row in rows.tolist()])

    def with_cell(self, row: int, cell: Cell) -> Cells:
        """Set the cell of a row, in place where that can be."""
        cells, codes = self.cells, self.codes
        if codes is None or isinstance(cells, Texts):
            cells, codes = list(cells), np.arange(len(cells)) if codes is None else codes
        cells.append(cell)
        codes = codes.astype(np.int32, copy=False)
        codes[row] = len(cells) - 1
        return Cells(cells, codes)

    def stretch(self, start: int, end: int) -> Cells:
        """Leave a stretch of rows and only the cells that it has, in order of appearance."""
        part = self.part(start, end)
        if self.codes is None or not self.appear_in_order:
            return part.in_order()
        if start and self.codes[start:end].min() <= self.codes[:start].max():
            return part.in_order()  # one stands above already
        return part

    def in_order(self) -> Cells:
        """Leave only the cells that rows have, in order of appearance."""
        if self.codes is None:
            return self
        order, _ = appearing(self.codes, len(self.cells))
        if counts_up(order, len(order)):
            return Cells(self.cells[: len(order)], self.codes)
        number = np.zeros(len(self.cells), self.codes.dtype)
        number[order] = np.arange(len(order))
        codes = looked_up(number, self.codes)
        if isinstance(self.cells, Texts):
            return Cells(self.cells.take(order), codes)
        return Cells([self.cells[code] for code in order.tolist()], codes)

    def marked(self, is_so: Callable[[Cell], bool]) -> Mask:
        """Mark the rows whose cell is so, with a look at each different cell."""
        return self.of_rows(np.fromiter(map(is_so, self.cells), np.bool_, len(self.cells)))

    def of_rows(self, by_cell: Mask) -> Mask:
        """Tell of each row what is told of its cell."""
        if self.codes is None:
            return by_cell
        if not by_cell.any():
            return np.broadcast_to(np.False_, len(self.codes))
        return looked_up(by_cell, self.codes)

    @property
    def blank(self) -> Mask:
        """Mark the rows whose cell is blank."""
        if isinstance(self.cells, Texts):
            return self.of_rows(self.cells.blank)
        return self.marked(is_blank)


class LargeRows(Sequence[list["Cell"]]):
    """First rows as they are, then the bulk by columns, then last rows as they are.

    The columns hold the rows from `start` on, the first and last ones too, filled up with blanks.
    """

    def __init__(
        self,
        columns: Sequence[Cells],
        *,
        head: list[list[Cell]],
        tail: list[list[Cell]],
        start: int,
    ) -> None:
        self._columns, self._head, self._tail = list(columns), head, tail
        self._start, self.bulk_start = start, len(head)
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
            self._columns.append(Cells([""], np.zeros(len(self) - self._start, np.int32)))
        self._columns[col] = self._columns[col].with_cell(row - self._start, cell)

    def give_up(self) -> None:
        """Let go of the bulk, once the tables have its columns."""
        self._columns, self._tail, self.bulk_end = [], [], self.bulk_start

    def outside_bulk(self, first: int = 0, end: int | None = None) -> Iterator[int]:
        """Go through the numbers of rows that are kept as they are, in a stretch of rows."""
        end = len(self) if end is None else end
        yield from range(first, min(self.bulk_start, end))
        yield from range(max(self.bulk_end, first), end)

    def bulk(self) -> Iterator[Cells]:
        """Go through the columns, the rows of the bulk alone."""
        for column in self._columns:
            if not isinstance(column.cells, list):
                _ = column.cells.odd  # which then is known of all that is cut out of it
        first, end = self.bulk_start - self._start, self.bulk_end - self._start
        return (column.part(first, end) for column in self._columns)

    def below_heading(self, start: int, end: int) -> LargeRows:
        """Leave a stretch of rows below the first row, which is kept as it is."""
        start, end = start - self._start, end - self._start
        columns = [column.part(start, end) for column in self._columns]
        return LargeRows(columns, head=[self[0]], tail=[], start=1)

    def cells(self, col: int, numbers: Sequence[int]) -> list[Cell]:
        """Give the cells of a column in some rows below `start`."""
        return self.column(col, np.array(numbers, np.int32)).listed()

    def column(self, col: int, numbers: Ints) -> Cells:
        """Give a column of some rows below `start`, its cells in order of appearance."""
        if not len(numbers):
            return Cells([], np.zeros(0, np.int32))
        if col >= len(self._columns):
            return Cells([""], np.zeros(len(numbers), np.uint8))
        column, first, end = self._columns[col], int(numbers[0]), int(numbers[-1]) + 1
        if end - first == len(numbers):
            return column.stretch(first - self._start, end - self._start)
        return column.take(numbers - self._start).in_order()

"""A column of a sheet: its cells, of which those alike are kept once, or very many texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

from gridscore.columns import counts_up, looked_up
from gridscore.equal_rows import appearing
from gridscore.ledger.parsing.values import are_words, is_blank
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from numpy.typing import NDArray

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.large.texts import Texts
    from gridscore.ledger.model import Codes

    Mask = NDArray[np.bool_]

Value = TypeVar("Value", bound=np.generic)


@dataclass(frozen=True, slots=True)
class CellColumn:
    """The cells there are, and for each row which; no codes where each row has its own.

    Where there are very many cells they are texts. It may be known that the cells stand in the
    order in which the rows have them, and that each is in some row.
    """

    cells: list[Cell] | Texts
    codes: Codes | None = None
    appear_in_order: bool = False

    def __len__(self) -> int:
        return len(self.cells if self.codes is None else self.codes)

    def code(self, row: int) -> int:
        """Return which cell a row has."""
        return row if self.codes is None else int(self.codes[row])

    def at(self, row: int) -> Cell:
        """Return the cell of a row."""
        return self.cells[self.code(row)]

    def listed(self) -> list[Cell]:
        """Give the cell of each row."""
        cells = [*self.cells]
        return cells if self.codes is None else [cells[code] for code in self.codes.tolist()]

    @property
    def texts(self) -> Texts | None:
        """The cell of every row, where nearly all differ."""
        return None if self.codes is not None or isinstance(self.cells, list) else self.cells

    @property
    def coded(self) -> CellColumn:
        """The same, with cells that are alike kept once."""
        texts = self.texts
        return self if texts is None else CellColumn(*texts.numbered())

    # ---- some of the rows ----

    def part(self, start: int, end: int) -> CellColumn:
        """Leave a stretch of rows; of cells with codes those from the first to the last it has."""
        if self.codes is None:
            return CellColumn(self.cells[start:end])
        codes = self.codes[start:end]
        if not len(codes):
            return CellColumn(self.cells, codes)
        least, most = int(codes.min()), int(codes.max())
        if least == most:
            return CellColumn(self.cells[least : most + 1], np.zeros(len(codes), np.int32))
        return CellColumn(
            self.cells[least : most + 1], codes - codes.dtype.type(least) if least else codes
        )

    def take(self, rows: NDArray[np.integer]) -> CellColumn:
        """Take some rows; of cells with codes all stay."""
        if self.codes is not None:
            return CellColumn(self.cells, self.codes[rows])
        if isinstance(self.cells, list):
            return CellColumn([self.cells[row] for row in rows.tolist()])
        return CellColumn(self.cells.take(rows))

    def stretch(self, start: int, end: int) -> CellColumn:
        """Leave a stretch of rows and only the cells that it has, in order of appearance."""
        part = self.part(start, end)
        if self.codes is None or not self.appear_in_order:
            return part.in_order()
        if start and self.codes[start:end].min() <= self.codes[:start].max():
            return part.in_order()  # one stands above already
        return part

    def in_order(self) -> CellColumn:
        """Leave only the cells that rows have, in order of appearance."""
        if self.codes is None or (len(self.cells) == 1 and len(self.codes)):
            return self
        order, _ = appearing(self.codes, len(self.cells))
        if counts_up(order, len(order)):
            return CellColumn(self.cells[: len(order)], self.codes)
        number = np.zeros(len(self.cells), self.codes.dtype)
        number[order] = np.arange(len(order))
        codes = looked_up(number, self.codes)
        if isinstance(self.cells, list):
            return CellColumn([self.cells[code] for code in order.tolist()], codes)
        return CellColumn(self.cells.take(order), codes)

    def with_cell(self, row: int, cell: Cell) -> CellColumn:
        """Set the cell of a row, in place where that can be."""
        cells, codes = self.cells, self.codes
        if codes is None or not isinstance(cells, list):
            cells, codes = list(cells), np.arange(len(cells)) if codes is None else codes
        cells.append(cell)
        codes = codes.astype(np.int32, copy=False)
        codes[row] = len(cells) - 1
        return CellColumn(cells, codes)

    # ---- what is told of cells, told of rows ----

    def values(self, by_cell: NDArray[Value]) -> NDArray[Value]:
        """Give each row the value of its cell."""
        return by_cell if self.codes is None else looked_up(by_cell, self.codes)

    def of_rows(self, by_cell: Mask) -> Mask:
        """Mark the rows whose cell is marked."""
        if self.codes is None or by_cell.any():
            return self.values(by_cell)
        return np.broadcast_to(np.False_, len(self.codes))

    def marked(self, is_so: Callable[[Cell], bool]) -> Mask:
        """Mark the rows whose cell is so, with a look at each different cell."""
        return self.of_rows(np.fromiter(map(is_so, self.cells), np.bool_, len(self.cells)))

    def rows_of(self, codes: Collection[int]) -> NDArray[np.int64]:
        """Return the rows that have one of some cells."""
        if self.codes is None:
            return np.array(sorted(codes), np.int64)
        wanted = np.zeros(len(self.cells), np.bool_)
        wanted[list(codes)] = True
        return np.flatnonzero(looked_up(wanted, self.codes))

    @property
    def blank(self) -> Mask:
        """Mark the rows whose cell is blank."""
        if not isinstance(self.cells, list):
            return self.of_rows(self.cells.blank)
        if are_words(self.cells):
            return np.broadcast_to(np.False_, len(self))
        # What begins with a letter or digit is not blank; asked here, it costs no call.
        blank = [
            isinstance(cell, str) and not cell[:1].isalnum() and is_blank(cell)
            for cell in self.cells
        ]
        return self.of_rows(np.array(blank, np.bool_))

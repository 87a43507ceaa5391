"""Cells that calamine reads as blank although they hold something."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gridscore.ledger.model import cell_name
from gridscore.ledger.sources.limits import MAX_CELLS, MAX_FAULTS, MAX_SPARSE_CELLS, SPARSE
from gridscore.ledger.sources.refusal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.ledger.grid import Cell, CellFault


@dataclass(slots=True)
class SheetExtent:
    """How far the filled cells of a sheet reach, and which of them hold no value.

    A fault is (row, column, rows, columns, what): a block, since .ods repeats cells by a count.
    """

    height: int = 0
    width: int = 0
    filled: int = 0  # cells, a repeated one counted once
    faults: list[tuple[int, int, int, int, CellFault]] = field(default_factory=list)

    def fill(self, row: int, col: int, rows: int = 1, cols: int = 1) -> None:
        """Note that a block of cells, counted from 0, holds something."""
        self.height = max(self.height, row + rows)
        self.width = max(self.width, col + cols)
        self.filled += 1

    def add_fault(self, fault: CellFault, row: int, col: int, rows: int = 1, cols: int = 1) -> None:
        """Note that a block of cells holds no value."""
        self.fill(row, col, rows, cols)
        self.faults.append((row, col, rows, cols, fault))
        if len(self.faults) > MAX_FAULTS:
            raise RefusedError("GS115")

    def refuse_if_far(self, sheet: str) -> None:
        """Raise RefusedError if the sheet is too large to be laid out in memory."""
        area = self.height * self.width
        limit = MAX_SPARSE_CELLS if area > SPARSE * self.filled else MAX_CELLS
        if area > limit:
            corner = cell_name(self.height - 1, self.width - 1)
            raise RefusedError("GS117", sheet=sheet, cell=corner, limit=f"{limit:,}")

    def mark_faults(self, rows: list[list[Cell]]) -> None:
        """Put the faults into the cells that were read."""
        for row, col, fault in self._faulty_cells():
            rows.extend([] for _ in range(row + 1 - len(rows)))
            cells = rows[row]
            cells.extend([""] * (col + 1 - len(cells)))
            cells[col] = fault

    def _faulty_cells(self) -> Iterator[tuple[int, int, CellFault]]:
        for row, col, rows, cols, fault in self.faults:
            for down in range(rows):
                for right in range(cols):
                    yield row + down, col + right, fault

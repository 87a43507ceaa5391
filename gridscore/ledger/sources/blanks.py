"""Cells that calamine reads as blank although they hold something."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gridscore.ledger.grid import SheetLook
from gridscore.ledger.model import cell_name
from gridscore.ledger.sources.limits import MAX_CELLS, MAX_FAULTS, MAX_SPARSE_CELLS, SPARSE
from gridscore.ledger.sources.refusal import RefusedError
from gridscore.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.ledger.grid import Block, Cell, CellFault

_PERCENT_DECIMALS = 7  # what is left of a fraction of nine, as a percentage


@dataclass(slots=True)
class SheetExtent:
    """How far the filled cells of a sheet reach, which of them hold no value, how it looks.

    A fault is (row, column, rows, columns, what): a block, since .ods repeats cells by a count.
    """

    height: int = 0
    width: int = 0
    filled: int = 0  # cells, a repeated one counted once
    faults: list[tuple[int, int, int, int, CellFault]] = field(default_factory=list)
    percents: list[tuple[int, int]] = field(default_factory=list)  # fractions shown as 95%
    merged: list[Block] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_cols: set[int] = field(default_factory=set)
    is_filtered: bool = False

    @property
    def look(self) -> SheetLook:
        """What the sheet shows beside its cells."""
        return SheetLook(
            tuple(sorted(self.merged)),
            frozenset(self.hidden_rows),
            frozenset(self.hidden_cols),
            self.is_filtered,
        )

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

    def correct(self, rows: list[list[Cell]]) -> None:
        """Put the faults into the cells that were read, and percentages as they are shown."""
        for row, col in self.percents:
            if row < len(rows) and col < len(rows[row]):
                rows[row][col] = as_percentage(rows[row][col])
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


def as_percentage(cell: Cell) -> Cell:
    """Write a number as a percentage, 0.95 as `95%`: what people see and typed."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    try:
        shown = round(Decimal(repr(cell)) * 100, _PERCENT_DECIMALS).normalize()
    except ArithmeticError:  # far beyond any percentage
        return cell
    return f"{shown:f}%"

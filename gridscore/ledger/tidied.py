"""Cells that could only be read after tidying, such as digits stored as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.equal_rows import told_apart
from gridscore.ledger.cell_column import CellColumn
from gridscore.ledger.model import TidiedCell
from gridscore.ledger.parsing.values import shown
from gridscore.ledger.words import are_filled
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.ledger.table import Mask, Table
    from gridscore.ledger.words import Words


class TidiedColumn(NamedTuple):
    """The cells of a column that were tidied: `written`, and for each code what it reads, or ""."""

    table: Table
    col: int
    written: CellColumn
    reads: Words

    def __len__(self) -> int:
        return int(np.count_nonzero(self._is_tidied()))

    def cells(self) -> Iterator[TidiedCell]:
        """Go through the cells, downwards."""
        for index in np.flatnonzero(self._is_tidied()).tolist():
            place = self.table.log.place(self.table.sheet, int(self.table.row[index]), self.col)
            code = self.written.code(index)
            yield TidiedCell(place, shown(self.written.cells[code]), self.reads[code])

    def tell_first(self, count: int) -> None:
        """Log the first of so many cells that were tidied."""
        index = int(np.flatnonzero(self._is_tidied())[0])
        code = self.written.code(index)
        self.table.log.at(
            "GS320",
            self.table.sheet,
            int(self.table.row[index]),
            self.col,
            shown(self.written.cells[code]),
            count=count,
            reads=self.reads[code],
        )

    def _is_tidied(self) -> Mask:
        return self.written.values(are_filled(self.reads))


def tidied_part(
    part: Table, col: int, written: CellColumn, reads: Words, start: int, end: int
) -> TidiedColumn:
    """Give a part of a table its rows of a column that was tidied, and only the cells they have."""
    number = written.values(np.arange(len(written.cells)))
    used, codes = told_apart(number[start:end])
    cells = (
        [written.cells[code] for code in used.tolist()]
        if isinstance(written.cells, list)
        else written.cells.take(used)
    )
    own = [reads[code] for code in used.tolist()] if isinstance(reads, list) else reads.take(used)
    return TidiedColumn(part, col, CellColumn(cells, codes), own)

"""Tables of one kind, one below the other, as one set of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.columns import all_differ, first_like
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.model import Amounts, Ints
    from gridscore.ledger.table import Mask, Table


@dataclass(frozen=True, slots=True)
class Stack:
    """Rows of several tables: for each the table it comes from, and its place in there."""

    tables: Sequence[Table]
    table: Ints
    index: Ints
    is_whole: bool = False  # no row of the tables is left out, and none out of order

    @classmethod
    def of(cls, tables: Sequence[Table]) -> Stack:
        """Stack all rows of the tables, in order."""
        lengths = [len(table) for table in tables]
        table = np.repeat(np.arange(len(tables), dtype=np.int32), lengths)
        index = [np.arange(length, dtype=np.int32) for length in lengths]
        return cls(tables, table, np.concatenate([np.empty(0, np.int32), *index]), is_whole=True)

    def __len__(self) -> int:
        return len(self.table)

    def column(self, read: Callable[[Table], NDArray[Any] | int]) -> Amounts:
        """Read a column of every table, or a number that holds for all rows of a table."""
        parts = [np.broadcast_to(read(table), len(table)) for table in self.tables]
        every_row = np.concatenate([np.empty(0, np.int64), *parts])
        if self.is_whole:
            return every_row
        starts = np.cumsum([0, *map(len, self.tables)])
        return every_row[starts[self.table] + self.index]

    def take(self, keep: Mask | NDArray[np.int64]) -> Stack:
        """Keep some of the rows."""
        return Stack(self.tables, self.table[keep], self.index[keep])

    def sheet(self) -> Ints:
        """Return the sheet of every row."""
        return self.column(lambda table: table.sheet).astype(np.int32)

    def row(self) -> Ints:
        """Return where every row stands in its sheet."""
        return self.column(lambda table: table.row).astype(np.int32)

    def report(self, code: str, position: int, column: str, **details: object) -> None:
        """Log a problem with one cell of one row."""
        table = self.tables[self.table[position]]
        table.report(code, int(self.index[position]), column, **details)

    def who(self, position: int) -> str:
        """Return the column that tells whom a row is about."""
        who: str = self.tables[self.table[position]].who
        return who

    def place(self, position: int, column: str) -> str:
        """Name one cell of one row, to point to it from another."""
        table = self.tables[self.table[position]]
        return str(table.place(int(self.index[position]), column))


def repeats(*columns: NDArray[np.integer]) -> list[tuple[int, int]]:
    """Return each row that equals an earlier one in all columns, with the first such row."""
    if all_differ(*columns):
        return []
    first = first_like(*columns)
    again = np.flatnonzero(first != np.arange(len(first)))
    return list(zip(again.tolist(), first[again].tolist(), strict=True))

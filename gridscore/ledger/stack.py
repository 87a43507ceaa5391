"""Tables of one kind, one below the other, as one set of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.columns import all_alike, counting, one_below_the_other, worked_out
from gridscore.equal_rows import all_differ, first_like
from gridscore.ledger.codebook import Gathered
from gridscore.ledger.model import BLANK
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.codebook import Book
    from gridscore.ledger.model import Ints
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
        none = np.empty(0, np.int32)
        numbers = (all_alike(number, len(table)) for number, table in enumerate(tables))
        places = (counting(0, len(table)) for table in tables)
        table, index = (one_below_the_other([none, *parts]) for parts in (numbers, places))
        return cls(tables, table, index, is_whole=True)

    def __len__(self) -> int:
        return len(self.table)

    @property
    def parts(self) -> Iterator[tuple[Table, slice]]:
        """Go through the tables, each with its rows in a stack of all rows."""
        end = 0
        for table in self.tables:
            start, end = end, end + len(table)
            yield table, slice(start, end)

    def column(self, read: Callable[[Table], NDArray[Any] | int]) -> NDArray[Any]:
        """Read a column of every table, or a number that holds for all rows of a table.

        What is read of a single table is returned as it is; nobody may write into it.
        """
        return self._joined([np.broadcast_to(read(table), len(table)) for table in self.tables])

    def words(self, read: Callable[[Table, Book], Ints], book: Book) -> Ints:
        """Read a column of words of every table, as codes into a book."""
        return self._joined(words_of_tables(self.tables, read, book))

    def _joined(self, parts: list[NDArray[Any]]) -> NDArray[Any]:
        if len(parts) == 1 and self.is_whole:
            return parts[0]
        every_row = one_below_the_other(parts) if parts else np.empty(0, np.int64)
        if self.is_whole:
            return every_row
        starts = np.cumsum([0, *map(len, self.tables)])
        return every_row[starts[self.table] + self.index]

    def take(self, keep: Mask | NDArray[np.int64] | slice) -> Stack:
        """Keep some of the rows; a slice of all of them costs nothing."""
        if isinstance(keep, slice) and keep == slice(None):
            return self
        return Stack(self.tables, self.table[keep], self.index[keep])

    def sheet(self) -> Ints:
        """Return the sheet of every row."""
        if any(table.parts for table in self.tables):
            return self.column(lambda table: table.sheets)
        return self.of_tables([table.sheet for table in self.tables])

    def of_tables(self, numbers: Sequence[Any]) -> Ints:
        """Return what holds for the table of every row, a number or several; kept once if alike."""
        by_table = np.array(numbers, np.int32)
        if len(by_table) and (by_table == by_table[0]).all():
            return np.broadcast_to(by_table[0], (len(self), *by_table.shape[1:]))
        return by_table[self.table] if len(by_table) else np.empty(0, np.int32)

    def row(self) -> Ints:
        """Return where every row stands in its sheet."""
        return self.column(lambda table: table.row).astype(np.int32, copy=False)

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


def words_of_tables(
    tables: Sequence[Table], read: Callable[[Table, Book], Ints], book: Book
) -> list[Ints]:
    """Read a column of words of every table, as codes into a book that numbers them all at once."""
    if len(tables) == 1:
        return [read(table, book) for table in tables]
    gathered = Gathered()
    parts = [read(table, gathered) for table in tables]
    codes = np.append(gathered.put_into(book), BLANK).astype(np.int32, copy=False)
    return [worked_out(codes.__getitem__, part) for part in parts]


def repeats(*columns: NDArray[np.integer]) -> list[tuple[int, int]]:
    """Return each row that equals an earlier one in all columns, with the first such row."""
    if all_differ(*columns):
        return []
    first = first_like(*columns)
    again = np.flatnonzero(first != np.arange(len(first)))
    return list(zip(again.tolist(), first[again].tolist(), strict=True))

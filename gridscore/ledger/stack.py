"""Tables of one kind, one below the other, as one set of columns."""

from __future__ import annotations

from itertools import accumulate, chain, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.columns import counting, looked_up, narrowest, one_below_the_other, worked_out
from gridscore.equal_rows import all_differ, first_like
from gridscore.ledger.codebook import Gathered
from gridscore.ledger.model import BLANK
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.codebook import Book
    from gridscore.ledger.model import Amounts, Ints, Narrow
    from gridscore.ledger.table import Mask, Table


_INT32 = np.dtype(np.int32)


@dataclass(frozen=True, slots=True)
class Stack:
    """Rows of several tables: `at` tells where each is among all rows of the tables.

    The rows of each table begin at its entry of `starts`; the last entry is where all end.
    """

    tables: Sequence[Table]
    starts: Amounts
    at: Ints
    is_whole: bool = False  # no row of the tables is left out, and none out of order

    @classmethod
    def of(cls, tables: Sequence[Table]) -> Stack:
        """Stack all rows of the tables, sheet by sheet.

        The tables come in the order of their first sheets. Where one is of several sheets and
        those of another stand in between, its rows are parted.
        """
        starts = np.cumsum([0, *map(len, tables)])
        whole = cls(tables, starts, counting(0, int(starts[-1])), is_whole=True)
        lasts = [table.singly[-1].sheet for table in tables[:-1]]
        if all(last <= table.sheet for last, table in zip(lasts, tables[1:], strict=True)):
            return whole
        return cls(tables, starts, np.argsort(whole.sheet(), kind="stable").astype(np.int32))

    def __len__(self) -> int:
        return len(self.at)

    @property
    def table(self) -> Amounts:
        """Tell in which table each row stands."""
        return np.searchsorted(self.starts[1:], self.at, side="right")

    @property
    def single(self) -> tuple[list[Table], Amounts]:
        """The tables of single sheets, in the order of sheets, and in which of them each row is."""
        each = [single for table in self.tables for single in table.singly]
        order = np.argsort([single.sheet for single in each], kind="stable")
        number = np.empty(len(each), np.int64)
        number[order] = np.arange(len(each))
        which = np.searchsorted(np.cumsum([*map(len, each)]), self.at, side="right")
        return [each[at] for at in order.tolist()], number[which]

    @property
    def parts(self) -> Iterator[tuple[Table, slice]]:
        """Go through the tables of single sheets, each with its rows in a stack of all rows."""
        singly = single_tables(self.tables)
        ends = accumulate(map(len, singly), initial=0)
        for table, (start, end) in zip(singly, pairwise(ends), strict=True):
            yield table, slice(start, end)

    def column(self, read: Callable[[Table], NDArray[Any] | int]) -> NDArray[Any]:
        """Read a column of every table, or a number that holds for all rows of a table.

        What is read of a single table is returned as it is; nobody may write into it.
        """
        return self._joined([np.broadcast_to(read(table), len(table)) for table in self.tables])

    def by_sheet(self, read: Callable[[Table], Ints]) -> Ints:
        """Read a column of all rows sheet by sheet, where it matters which is read first."""
        return _below(map(read, single_tables(self.tables)))

    def words_by_sheet(self, read: Callable[[Table, Book], Ints], book: Book) -> Ints:
        """Read a column of words of all rows sheet by sheet, as codes into a book."""
        return _below(words_of_tables(single_tables(self.tables), read, book))

    def is_filled(self, column: str) -> Mask:
        """Mark the rows in which a column holds something."""
        return self.column(lambda table: table.is_filled(column)).astype(np.bool_)

    def words(self, read: Callable[[Table, Book], Ints], book: Book) -> Ints:
        """Read a column of words of every table, as codes into a book.

        New words are numbered in the order of the rows.
        """
        if self.is_whole:
            return self._joined(words_of_tables(self.tables, read, book))
        gathered = Gathered()
        places = self._joined([read(table, gathered) for table in self.tables])
        codes = gathered.put_as_met(book, places[places != BLANK])
        return looked_up(np.append(codes, BLANK).astype(np.int32), places)

    def _joined(self, parts: list[NDArray[Any]]) -> NDArray[Any]:
        if len(parts) == 1 and self.is_whole:
            return parts[0]
        every_row = one_below_the_other(parts) if parts else np.empty(0, np.int64)
        return every_row if self.is_whole else every_row[self.at]

    def take(self, keep: Mask | NDArray[np.int64] | slice) -> Stack:
        """Keep some of the rows; a slice of all of them costs nothing."""
        if isinstance(keep, slice) and keep == slice(None):
            return self
        return Stack(self.tables, self.starts, self.at[keep])

    def sheet(self) -> Narrow:
        """Return the sheet of every row."""
        sheets = [single.sheet for table in self.tables for single in table.singly]
        kind = narrowest(max(sheets, default=0))
        if len(sheets) == len(self.tables):
            return self.of_tables(sheets, kind)
        rows = [len(single) for table in self.tables for single in table.singly]
        return self._joined([np.repeat(np.array(sheets, kind), rows)])

    def of_tables(
        self, numbers: Sequence[Any], kind: np.dtype[np.signedinteger[Any]] = _INT32
    ) -> NDArray[np.signedinteger[Any]]:
        """Return what holds for the table of every row, a number or several; kept once if alike."""
        by_table = np.array(numbers, kind)
        if len(by_table) and (by_table == by_table[0]).all():
            return np.broadcast_to(by_table[0], (len(self), *by_table.shape[1:]))
        if self.is_whole:
            return np.repeat(by_table, np.diff(self.starts), axis=0)
        return by_table[self.table] if len(by_table) else np.empty(0, np.int32)

    def row(self) -> Ints:
        """Return where every row stands in its sheet."""
        return self.column(lambda table: table.row).astype(np.int32, copy=False)

    def report(self, code: str, position: int, column: str, **details: object) -> None:
        """Log a problem with one cell of one row."""
        table, index = self.where(position)
        table.report(code, index, column, **details)

    def who(self, position: int) -> str:
        """Return the column that tells whom a row is about."""
        table, _ = self.where(position)
        return table.who

    def place(self, position: int, column: str) -> str:
        """Name one cell of one row, to point to it from another."""
        table, index = self.where(position)
        return str(table.place(index, column))

    def where(self, position: int) -> tuple[Table, int]:
        """Tell in which table a row stands, and where in it."""
        at = self.at[position]
        number = int(np.searchsorted(self.starts[1:], at, side="right"))
        return self.tables[number], int(at - self.starts[number])


def single_tables(tables: Iterable[Table]) -> list[Table]:
    """Return the tables of single sheets that some tables are made of, in the order of sheets."""
    return sorted(chain.from_iterable(table.singly for table in tables), key=attrgetter("sheet"))


def _below(columns: Iterable[Ints]) -> Ints:
    return one_below_the_other([np.empty(0, np.int32), *columns])


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

"""The rows of a large text table, kept by columns.

A column with few distinct cells is codes into them, another one an array of texts. What looks
at single rows still can: a row is put together when it is asked for. What would look at every
row asks here which ones are worth looking at; the answer may hold too many rows, never too few.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, overload

import numpy as np

from gridscore.columns import distinct, first_of_each, places
from gridscore.ledger.texts import Texts
from gridscore.ledger.values import is_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from numpy.typing import NDArray

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Ints

    Mask = NDArray[np.bool_]


class Coded(NamedTuple):
    """A column with few distinct cells: those there are, and for each row which."""

    cells: list[Cell]
    codes: Ints

    def marked(self, is_so: Callable[[Cell], bool]) -> Mask:
        """Mark the rows whose cell is so."""
        return np.fromiter(map(is_so, self.cells), np.bool_, len(self.cells))[self.codes]


BulkColumn = Coded | Texts
"""A column of the bulk; texts have one for each row."""


class LargeRows(Sequence[list["Cell"]]):
    """First rows as they are, then the bulk by columns, then last rows as they are."""

    def __init__(
        self, head: list[list[Cell]], bulk: Sequence[BulkColumn], tail: list[list[Cell]]
    ) -> None:
        self._head, self.bulk, self._tail = head, list(bulk), tail
        self.bulk_start = len(head)
        self.bulk_end = self.bulk_start + (_length(bulk[0]) if bulk else 0)

    def __len__(self) -> int:
        return self.bulk_end + len(self._tail)

    @property
    def width(self) -> int:
        """The number of cells in the longest row."""
        return max(len(self.bulk), *map(len, chain([[]], self._head, self._tail)))

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
        row = at - self.bulk_start
        return [
            column[row] if isinstance(column, Texts) else column.cells[column.codes[row]]
            for column in self.bulk
        ]

    def __iter__(self) -> Iterator[list[Cell]]:
        return (self[row] for row in range(len(self)))

    def give_up(self) -> None:
        """Let go of the bulk, once the tables have its columns."""
        self.bulk, self._tail, self.bulk_end = [], [], self.bulk_start

    def outside_bulk(self, first: int = 0, end: int | None = None) -> Iterator[int]:
        """Go through the numbers of rows that are kept as they are, in a stretch of rows."""
        end = len(self) if end is None else end
        yield from range(first, min(self.bulk_start, end))
        yield from range(max(self.bulk_end, first), end)

    def cells_outside_bulk(self) -> Iterator[Cell]:
        """Go through the cells of the rows that are kept as they are."""
        return chain.from_iterable(chain(self._head, self._tail))

    def rows_with_two(self, words: frozenset[str], is_one: Callable[[Cell], bool]) -> list[int]:
        """Return rows of the bulk in which two cells may be among `words`.

        `is_one` tells of a single cell whether it is, whatever it is written like; a plain text
        is if its lower case is.
        """
        count = np.zeros(self.bulk_end - self.bulk_start, np.uint8)
        for column in self.bulk:
            if isinstance(column, Coded) and any(map(is_one, column.cells)):
                count += column.marked(is_one)
        texts = sorted((column for column in self.bulk if isinstance(column, Texts)), key=_oddness)
        for left, text in zip(range(len(texts), 0, -1), texts, strict=True):
            rows = np.flatnonzero(count + left > 1) if left < 2 else np.arange(len(count))
            if len(rows):
                count[rows] += _may_be_among(
                    text if len(rows) == len(text) else text.take(rows), words, is_one
                )
        return self._numbers(np.flatnonzero(count > 1))

    def rows_beginning(
        self,
        first: int,
        end: int,
        known: Collection[int],
        is_serial: Callable[[Cell], bool],
        says: Callable[[Cell], bool],
        pattern: str,
    ) -> list[int]:
        """Return rows of the bulk whose first filled cell may be one that `says` tells of.

        Serial numbers are passed over, except in the columns `known`.
        `pattern` is a regular expression that finds something in every plain text that is.
        """
        first, end = max(first, self.bulk_start), min(end, self.bulk_end)
        waiting = np.arange(first - self.bulk_start, max(end, first) - self.bulk_start)
        found: list[NDArray[np.int64]] = []
        for col, column in enumerate(self.bulk):
            if not len(waiting):
                break
            if isinstance(column, Texts):
                texts = column if len(waiting) == len(column) else column.take(waiting)
                passed, hit = texts.blank, _texts_saying(texts, says, pattern)
                if col not in known:
                    passed = passed | _serial_texts(texts, is_serial)
            else:
                passed, hit = column.marked(is_blank)[waiting], column.marked(says)[waiting]
                if col not in known:
                    passed = passed | column.marked(is_serial)[waiting]
            found.append(waiting[hit & ~passed])
            waiting = waiting[passed]
        return self._numbers(np.sort(np.concatenate([np.zeros(0, np.int64), *found])))

    def rows_filled_beyond(self, width: int) -> list[int]:
        """Return rows of the bulk in which a cell from the column `width` on is not blank."""
        filled = np.zeros(self.bulk_end - self.bulk_start, np.bool_)
        for column in self.bulk[width:]:
            if isinstance(column, Texts):
                filled |= ~column.blank
            else:
                filled |= ~column.marked(is_blank)
        return self._numbers(np.flatnonzero(filled))

    def _numbers(self, rows: NDArray[np.int64]) -> list[int]:
        """Return how the sheet numbers rows of the bulk."""
        numbers: list[int] = (rows + self.bulk_start).tolist()
        return numbers

    def column(self, col: int, numbers: Ints) -> tuple[Ints, list[Cell] | Texts]:
        """Give a column of some rows: for each row a code, for each code the cell.

        They stand in order of appearance. In a column of texts each row has its own.
        """
        before = int(np.searchsorted(numbers, self.bulk_start))
        after = int(np.searchsorted(numbers, self.bulk_end))
        above, below = (
            [_cell_of(self[n], col) for n in rows.tolist()]
            for rows in (numbers[:before], numbers[after:])
        )
        blanks = Coded([""], np.zeros(self.bulk_end - self.bulk_start, np.int32))
        column = self.bulk[col] if col < len(self.bulk) else blanks
        bulk = _rows_of(column, numbers[before:after] - self.bulk_start)
        if isinstance(bulk, Texts):
            texts = Texts.joined([list(map(str, above)), bulk, list(map(str, below))])
            return np.arange(len(texts), dtype=np.int32), texts
        return _renumbered(above, bulk.cells, bulk.codes, below)


def _length(column: BulkColumn) -> int:
    return len(column) if isinstance(column, Texts) else len(column.codes)


def _oddness(texts: Texts) -> int:
    return len(texts.odd)


def _may_be_among(texts: Texts, words: frozenset[str], is_one: Callable[[Cell], bool]) -> Mask:
    """Mark texts that may be among words: odd ones by a look at each, plain ones in lower case."""
    import pyarrow as pa
    import pyarrow.compute as pc

    known = pa.array(sorted(words), pa.string())
    may_be = pc.is_in(pc.ascii_lower(texts.array), value_set=known).to_numpy(zero_copy_only=False)
    # Of plain texts only these lose something on the way to a key: see `heading_key`.
    cut = [pc.match_substring(texts.array, mark) for mark in "-〔〕"]
    cut.append(pc.ends_with(texts.array, "分"))
    unsure = places(len(texts), texts.odd, *(one.to_numpy(zero_copy_only=False) for one in cut))
    among: Mask = may_be.copy()
    among[unsure] = [is_one(text) for text in texts.take(unsure)]
    return among


def _texts_saying(texts: Texts, says: Callable[[Cell], bool], pattern: str) -> Mask:
    """Mark the texts that `says` may tell of."""
    import pyarrow.compute as pc

    hit = texts.begin_like_words
    wordy = np.flatnonzero(hit)
    if len(wordy):
        some = texts if len(wordy) == len(texts) else texts.take(wordy)
        hit[wordy] = pc.match_substring_regex(some.array, pattern).to_numpy(zero_copy_only=False)
    hit[texts.odd] = [says(text) for text in texts.take(texts.odd)]
    return hit


def _serial_texts(texts: Texts, is_serial: Callable[[Cell], bool]) -> Mask:
    """Mark the texts that are nothing but digits."""
    import pyarrow.compute as pc

    serial: Mask = pc.match_substring_regex(texts.array, "^[0-9]+$").to_numpy(zero_copy_only=False)
    serial = serial.copy()
    serial[texts.odd] = [is_serial(text) for text in texts.take(texts.odd)]
    return serial


def _cell_of(row: list[Cell], col: int) -> Cell:
    return row[col] if col < len(row) else ""


def _rows_of(column: BulkColumn, rows: Ints) -> BulkColumn:
    """Take some rows; the cells that are left stand in order of appearance."""
    if len(rows) == _length(column):
        return column
    if isinstance(column, Texts):
        return column.take(rows)
    codes = column.codes[rows]
    used = distinct(codes)
    order = used[np.argsort(first_of_each(codes, len(column.cells))[used])]
    number = np.zeros(len(column.cells), np.int32)
    number[order] = np.arange(len(order))
    return Coded([column.cells[code] for code in order.tolist()], number[codes])


def _renumbered(
    above: list[Cell], cells: Sequence[Cell], codes: Ints, below: list[Cell]
) -> tuple[Ints, list[Cell]]:
    """Give the cells of a column new codes; 1, 1.0, True and "1" are distinct."""
    numbers: dict[tuple[type, Cell], int] = {}

    def number(of: Sequence[Cell]) -> Ints:
        return np.fromiter(
            (numbers.setdefault((type(cell), cell), len(numbers)) for cell in of),
            np.int32,
            len(of),
        )

    first, middle, last = number(above), number(cells), number(below)
    if len(above) or len(below) or not np.array_equal(middle, np.arange(len(middle))):
        codes = np.concatenate([first, middle[codes], last])
    return codes, [cell for _, cell in numbers]

"""The rows of a large table, kept by columns.

A column with few distinct cells is codes into them, another one an array of texts. What looks
at single rows still can: a row is put together when it is asked for. What would look at every
row asks here which ones are worth looking at; the answer may hold too many rows, never too few.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, overload

import numpy as np

from gridscore.columns import appearing, counts_up, looked_up, places
from gridscore.ledger.texts import Texts, trimmed, without_blanks
from gridscore.ledger.values import are_words, is_blank, is_number_or_id
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from numpy.typing import NDArray

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Codes, Ints

    Mask = NDArray[np.bool_]

_OWN_KEYS = re.compile("[0-9A-Za-z\u4e00-\u5205\u5207-\u9fff]*")
"""What texts are made of that are looked for in lower case and else as they stand.

分 is not among it: it may name points, which are no part of a heading.
"""

_LOST_BY_KEYS = "-〔〕"  # what plain texts have and their keys have not: see `heading_key`
_SAMPLE = 1000  # texts that are looked at to tell what is rare in a column
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

    def rows_with_words(
        self,
        words: frozenset[str],
        ends: frozenset[str],
        is_one: Callable[[Cell], bool],
        *,
        fewest: int,
    ) -> list[int]:
        """Return rows of the bulk in which so many cells, or more, may be among `words`.

        `is_one` tells of a single cell whether it is, whatever it is written like, `ends` in
        which characters such a cell ends, in lower case; a plain text is if its lower case is.
        """
        may_end = _ends_of(ends)
        for column in self._columns:
            if isinstance(column.cells, Texts):
                _ = column.cells.odd  # which then is known of all that is cut out of it
        count = np.zeros(self.bulk_end - self.bulk_start, np.uint8)
        texts: list[tuple[float, int, Texts]] = []
        for col, column in enumerate(self._bulk()):
            cells = column.cells
            if not isinstance(cells, Texts):
                _count_in(count, column, _which_are(cells, words, ends, is_one))
                continue
            if len(cells.odd):  # which no heading has in its key
                cells = cells.without_end_blanks().without_formulas()
            if column.codes is not None:
                _count_in(count, column, _may_be_among(cells, words, may_end, is_one))
            else:
                sample = _may_be(cells[:_SAMPLE], _begins_of(words), may_end)
                texts.append((float(np.count_nonzero(sample)), col, cells))
        texts.sort(key=itemgetter(0, 1))  # those first that rule out most
        for left, (*_, text) in zip(range(len(texts), 0, -1), texts, strict=True):
            rows = np.flatnonzero(count + left >= fewest)
            if len(rows) == len(count):
                count += _may_be_among(text, words, may_end, is_one)
            elif len(rows):
                count[rows] += _may_be_among(text.take(rows), words, may_end, is_one)
        return self._numbers(np.flatnonzero(count >= fewest))

    def _bulk(self) -> Iterator[Cells]:
        """Go through the columns, the rows of the bulk alone."""
        first, end = self.bulk_start - self._start, self.bulk_end - self._start
        return (column.part(first, end) for column in self._columns)

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

        Serial numbers are passed over, except in the columns `known`; of numbers, and of ids such
        as `W007`, it says nothing.
        `pattern` is a regular expression that finds something in every text that is, once its
        blanks are taken out; the text may have plain characters and those of ASCII.
        """
        first, end = max(first, self.bulk_start), min(end, self.bulk_end)
        waiting = np.arange(first - self.bulk_start, max(end, first) - self.bulk_start)
        found: list[NDArray[np.int64]] = []
        for col, whole in enumerate(self._bulk()):
            if not len(waiting):
                break
            column = whole if len(waiting) == len(whole) else whole.take(waiting)
            if isinstance(column.cells, Texts):
                passed = column.blank
                hit = column.of_rows(_texts_saying(column.cells, says, pattern))
            else:
                passed, hit = map(column.of_rows, _blank_or_saying(column.cells, says))
            if col not in known:
                passed = passed | _serial(column, is_serial)
            found.append(waiting[hit & ~passed])
            waiting = waiting[passed]
        return self._numbers(np.sort(np.concatenate([np.zeros(0, np.int64), *found])))

    def rows_filled_beyond(self, width: int) -> list[int]:
        """Return rows of the bulk in which a cell from the column `width` on is not blank."""
        filled = np.zeros(self.bulk_end - self.bulk_start, np.bool_)
        for column in islice(self._bulk(), width, None):
            filled |= ~column.blank
        return self._numbers(np.flatnonzero(filled))

    def _numbers(self, rows: NDArray[np.int64]) -> list[int]:
        """Return how the sheet numbers rows of the bulk."""
        numbers: list[int] = (rows + self.bulk_start).tolist()
        return numbers

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


def _count_in(count: NDArray[np.uint8], column: Cells, by_cell: Mask) -> None:
    """Count the rows up whose cell is marked; mostly none is."""
    if by_cell.any():
        count += column.of_rows(by_cell)


def _which_are(
    cells: list[Cell],
    words: frozenset[str],
    ends: frozenset[str],
    is_one: Callable[[Cell], bool],
) -> Mask:
    """Mark the cells that are among words; few end as they do."""
    last = {cell[-1:] for cell in cells if isinstance(cell, str)}
    among = {end for end in last if end.casefold() in ends}
    if not among:
        return np.zeros(len(cells), np.bool_)
    likely = [at for at, cell in enumerate(cells) if isinstance(cell, str) and cell[-1:] in among]
    texts = [str(cells[at]) for at in likely]
    are = np.zeros(len(cells), np.bool_)
    if _OWN_KEYS.fullmatch("".join(texts)):
        are[likely] = [text.lower() in words for text in texts]
    else:
        are[likely] = list(map(is_one, texts))
    return are


def _blank_or_saying(cells: list[Cell], says: Callable[[Cell], bool]) -> tuple[Mask, Mask]:
    """Mark the cells that are blank, and those that `says` tells of."""
    blank, hit = np.zeros((2, len(cells)), np.bool_)
    if are_words(cells) and "".join(cells).isascii() and not any(map(str.isalpha, cells)):
        return blank, hit
    for at, cell in enumerate(cells):
        if isinstance(cell, str) and not is_number_or_id(cell):
            blank[at], hit[at] = is_blank(cell), says(cell)
    return blank, hit


@lru_cache(maxsize=4)
def _ends_of(characters: frozenset[str]) -> Mask:
    """Mark the last two bytes, as one number, of texts that may end in a character.

    `characters` are in lower case; texts may not be.
    """
    may_end = np.zeros(1 << 16, np.bool_)
    by_two = may_end.reshape(256, 256)
    for character in characters:
        for written in (character, character.upper()):
            *_, before, last = b"\0" + written.encode()
            if written.isascii():
                by_two[:, last] = True
            else:
                by_two[before, last] = True
        if not character.isascii() and character.upper() != character:
            by_two[:, 0x80:] = True  # there may be more letters than two of which it is lower case
    for letter in "\u212aſ":  # whose lower case is k and s
        *_, before, last = letter.encode()
        by_two[before, last] = True
    return may_end


@lru_cache(maxsize=4)
def _begins_of(words: frozenset[str]) -> Mask:
    """Mark the first two bytes, as one number, of plain texts that may be among words.

    All are that begin in ASCII; others begin like a word, or with what a key has lost.
    """
    may_begin = np.zeros(1 << 16, np.bool_)
    by_two = may_begin.reshape(256, 256)
    by_two[:0x80] = True
    for word in {*words, *_LOST_BY_KEYS}:
        first, second, *_ = word.encode() + b"\0"
        by_two[first, second] = True
    return may_begin


def _may_be(texts: Texts, may_begin: Mask, may_end: Mask) -> Mask:
    """Mark the texts whose last two bytes are marked, and the first two of those not odd."""

    def mark(part: Texts) -> Mask:
        begins = may_begin.take(part.first_two_bytes, mode="clip")
        begins[part.odd] = True
        begins &= may_end.take(part.last_two_bytes, mode="clip")
        return begins

    return texts.by_stretches(mark)


def _may_be_among(
    texts: Texts, words: frozenset[str], may_end: Mask, is_one: Callable[[Cell], bool]
) -> Mask:
    """Mark texts that may be among words: odd ones by a look at each, plain ones in lower case."""
    among = _may_be(texts, _begins_of(words), may_end)
    if among.any() and not any(map(is_number_or_id, words)):
        among &= ~texts.surely_ids
    rows = np.flatnonzero(among)
    if len(rows):
        some = texts if len(rows) == len(texts) else texts.take(rows)
        among[rows] = _are_among(some, words, is_one)
    return among


def _are_among(texts: Texts, words: frozenset[str], is_one: Callable[[Cell], bool]) -> Mask:
    import pyarrow as pa
    import pyarrow.compute as pc

    known = pa.array(sorted(words), pa.string())
    may_be = pc.is_in(pc.ascii_lower(texts.array), value_set=known).to_numpy(zero_copy_only=False)
    # Of plain texts only these lose something on the way to a key: see `heading_key`.
    cut = [pc.match_substring(texts.array, mark) for mark in _LOST_BY_KEYS]
    cut.append(pc.ends_with(texts.array, "分"))
    unsure = places(len(texts), texts.odd, *(one.to_numpy(zero_copy_only=False) for one in cut))
    among: Mask = may_be.copy()
    among[unsure] = texts.take(unsure).read_each(is_one)
    return among


def _texts_saying(texts: Texts, says: Callable[[Cell], bool], pattern: str) -> Mask:
    """Mark the texts that `says` may tell of."""
    import pyarrow.compute as pc

    hit = texts.read_like_words
    wordy = np.flatnonzero(hit)
    if len(wordy):
        some = texts if len(wordy) == len(texts) else texts.take(wordy)
        narrow, strange = without_blanks(some) if len(some.odd) else (some, some.odd)
        say = pc.match_substring_regex(narrow.array, pattern).to_numpy(zero_copy_only=False).copy()
        say[strange] = some.take(strange).read_each(says)
        hit[wordy] = say
    return hit


def _serial(column: Cells, is_serial: Callable[[Cell], bool]) -> Mask:
    """Mark the rows whose cell is nothing but digits."""
    import pyarrow.compute as pc

    texts = column.cells
    if not isinstance(texts, Texts):
        return column.marked(is_serial)
    bare, strange = trimmed(texts) if len(texts.odd) else (texts, texts.odd)
    serial: Mask = pc.match_substring_regex(bare.array, "^[0-9]+$").to_numpy(zero_copy_only=False)
    serial = serial.copy()
    serial[strange] = texts.take(strange).read_each(is_serial)
    return column.of_rows(serial)

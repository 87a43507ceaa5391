"""Large text tables by columns: what the careful reader in `text` would read, many times faster.

A text is read a stretch at a time, so that little more than its columns is ever held. The first
and last rows are left to the careful reader, and so is every stretch with quotations in which
rows are not all as wide; without, narrow rows are first filled up. A text that could be split in
two ways goes to it as a whole.
"""

from __future__ import annotations

from functools import partial
from io import SEEK_END
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.ledger.large.large_rows import LargeRows
from gridscore.ledger.large.texts import Texts
from gridscore.ledger.sources.grown import GrownCodes, GrownHeadings, GrownTexts
from gridscore.ledger.sources.limits import HUGE, MAX_LARGE_CELLS, MIB
from gridscore.ledger.sources.narrowed_text import narrowed
from gridscore.ledger.sources.other_encoding import as_utf8
from gridscore.ledger.sources.refusal import RefusedError
from gridscore.ledger.sources.text_checks import UnfitError, are_utf8, check_cells
from gridscore.ledger.words import RAREST
from gridscore.side_by_side import AT_ONCE, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedIOBase

    from numpy.typing import NDArray

    from gridscore.ledger.grid import Cell, Unused

    Rows = list[list[Cell]]
    FindUnused = Callable[[Rows], Unused]
    Split = Callable[[str, str], Rows]
    Decode = Callable[[bytes], str]
    _Parts = list[tuple[list[Any], float]]

_HEAD_ROWS = 80  # as many as are looked at for forms of one person
_TAIL_BYTES = 4 * 1024
_BLOCK_BYTES, _SMALL_BLOCK_BYTES = 4 * MIB, MIB
_WIDEST = 256  # columns; a wider table is nobody's ledger
_LOOKED_AT_ONCE = 1 << 17  # bytes, which stay in the cache
_QUOTE, _NEWLINE = b'"', b"\n"
_RETURN, _FEED = b"\r\n"
_SAMPLE_BYTES = MIB // 16
_MOST_OF_A_TEXT = 0.5  # from which share on unused columns are cut out sooner than they are split
_MOST_WORDS = 1 << 13  # of a column, if a sample has so many of them that it does not show how few


def read_large_text(
    file: BufferedIOBase,
    begin: int,
    choose_delimiter: Callable[[str], str],
    split: Split,
    *,
    decode: Decode | None = None,
    unused: FindUnused | None = None,
) -> LargeRows | None:
    """Split a text table by columns, from `begin` on; None where that is not safe.

    The first rows tell the delimiter, and which columns are `unused`: of those no more is kept than
    what may be a heading. `split` is the careful reader of whole rows with that delimiter. The
    text is UTF-8 unless `decode` tells how to read it; delimiters, quotation marks and line ends
    must be bytes that are part of no other character. Raises what decoding rows raises, for
    UTF-8 UnicodeDecodeError.
    """
    stretch = _read_stretch(file, begin, decode)
    try:
        head_end = stretch.after_rows(_HEAD_ROWS)
        head = stretch.decoded(0, head_end)
        delimiter = choose_delimiter(head)
        reader = _BulkReader(file, delimiter, split, decode)
        return reader.read(split(head, delimiter), stretch, head_end, unused)
    except (UnfitError, RefusedError, OverflowError):  # the careful reader says what is wrong
        return None


class _Stretch:
    """A part of a text of some `size`: from its `place` in the file on, where a row begins."""

    def __init__(self, held: bytes, place: int, size: int, decode: Decode | None = None) -> None:
        self.bytes, self._place, self.size = held, place, size
        self._decode = decode or bytes.decode
        self.is_last = len(held) < _BLOCK_BYTES
        self._is_quoted = _QUOTE in held
        self._codes = np.frombuffer(held, np.uint8)

    def place(self, at: int) -> int:
        """Return where in the file something stands."""
        return self._place + at

    def share(self, end: int) -> float:
        """Return how much of the file stands before a place, of 1."""
        return min(self.place(end) / self.size, 1.0)  # the file may have grown

    def decoded(self, start: int, end: int) -> str:
        """Give some rows as text; raises what decoding raises."""
        return self._decode(self.bytes[start:end])

    def has_quotes(self, start: int, end: int) -> bool:
        """Say whether there are quotations in some rows."""
        return self._is_quoted and self.bytes.find(_QUOTE, start, end) >= 0

    def _marks(self, start: int, end: int) -> int:
        """Count the quotation marks between two places."""
        if not self._is_quoted:
            return 0
        return int(np.count_nonzero(self._codes[start:end] == ord(_QUOTE)))

    def after_rows(self, count: int) -> int:
        """Return where the row after the first `count` rows begins."""
        end = 0
        for _ in range(count):
            end = self.row_after(end, end)
        return end

    def row_after(self, start: int, near: int) -> int:
        """Return where the first row begins after a place; one begins at `start`, before it."""
        marks = self._marks(start, near)
        while (line := self.bytes.find(_NEWLINE, near)) >= 0:
            marks += self._marks(near, line)
            near = line + 1
            if marks % 2 == 0:
                return near
        raise UnfitError

    def row_before(self, start: int, end: int) -> int:
        """Return where the last row begins up to a place; one begins at `start`."""
        line = self.bytes.rfind(_NEWLINE, start, end)
        marks = self._marks(start, line)
        while line >= 0:
            if marks % 2 == 0:
                return line + 1
            end, line = line, self.bytes.rfind(_NEWLINE, start, line)
            marks -= self._marks(line, end)
        raise UnfitError

    def bulk_end(self, start: int) -> int:
        """Return where the rows end that can be split by now; the last bytes are left out."""
        near = len(self.bytes) - _TAIL_BYTES
        if near < start:
            raise UnfitError
        return self.row_after(start, near) if self.is_last else self.row_before(start, near)

    def small_end(self, start: int, end: int, size: int) -> int:
        """Return where rows end that begin at `start` and have such a size, or else `end`."""
        near = start + size
        return min(self.row_after(start, near), end) if near < end else end

    def check_quotations(self, start: int, end: int, delimiter: str) -> None:
        """See that every quotation in some rows is a whole cell, so that all readers take it alike.

        The marks of odd number open one and those of even number close it; two in a row stand for
        one. So each mark has its own side open to a border or to another mark.
        """
        if not self.has_quotes(start, end):
            return
        count = 0
        for first in range(start, end, _LOOKED_AT_ONCE):
            codes = self._with_neighbours(first, min(first + _LOOKED_AT_ONCE, end), start, end)
            marks = codes == ord(_QUOTE)
            border = marks | (codes == ord(delimiter)) | (codes == _RETURN) | (codes == _FEED)
            at = np.flatnonzero(marks[1:-1])
            opening, closing = at[count % 2 :: 2], at[1 - count % 2 :: 2]
            if not (border[opening].all() and border[closing + 2].all()):
                raise UnfitError
            count += len(at)
        if count % 2:
            raise UnfitError

    def _with_neighbours(self, first: int, last: int, start: int, end: int) -> NDArray[np.uint8]:
        """Give a few bytes, the one before and the one after; beyond the rows, line ends."""
        codes = np.full(last - first + 2, _FEED, np.uint8)
        before, after = max(first - 1, start), min(last + 1, end)
        codes[before - first + 1 : after - first + 1] = self._codes[before:after]
        return codes


def _read_stretch(file: BufferedIOBase, place: int, decode: Decode | None) -> _Stretch:
    size = file.seek(0, SEEK_END)
    file.seek(place)
    return _Stretch(file.read(_BLOCK_BYTES), place, size, decode)


def _usual_width(rows: Rows) -> int:
    widths = [len(row) for row in rows if len(row) > 1]
    return max(set(widths), key=widths.count, default=0)


class _BulkReader:
    """Reads the rows between head and tail, stretch by stretch."""

    def __init__(
        self, file: BufferedIOBase, delimiter: str, split: Split, decode: Decode | None
    ) -> None:
        self._file, self._delimiter, self._split, self._decode = file, delimiter, split, decode
        self._names: list[str] = []
        self._types: list[Any] = []
        self._columns: list[GrownCodes | GrownTexts | GrownHeadings] = []
        self._headings: dict[int, GrownHeadings] = {}  # of unused columns
        self._rows = 0
        self._tail: Rows = []
        self._unused: Unused | None = None

    def read(
        self, head: Rows, stretch: _Stretch, head_end: int, unused: FindUnused | None
    ) -> LargeRows:
        """Read all rows; `head` are those of a first stretch before `head_end`."""
        import pyarrow as pa

        width = _usual_width(head)
        if not 1 < width <= _WIDEST:
            raise UnfitError
        stretch.check_quotations(0, head_end, self._delimiter)
        self._names = [str(col) for col in range(width)]
        self._types = self._fitting_types(stretch, head_end)
        self._columns = [
            GrownCodes() if pa.types.is_dictionary(kind) else GrownTexts() for kind in self._types
        ]
        left_out = self._leave_out(unused(head), head) if unused else frozenset[int]()
        self._add(_as_columns(head, width))
        for parts in in_order(self._jobs(stretch, head_end), AT_ONCE):
            for columns, share in parts:
                self._add(columns, share)
        self._add(_as_columns(self._tail, width))
        columns = [column.cells() for column in self._columns]
        return LargeRows(columns, head=head, tail=self._tail, start=0, left_out=left_out)

    def _leave_out(self, unused: Unused, head: Rows) -> frozenset[int]:
        """Keep no more of unused columns than may be headings, where they are most of the text.

        Return those that are left out: none of a text that is to be decoded, since all of it is.
        """
        left_out = unused.columns.intersection(range(len(self._columns)))
        if self._decode is not None or _share_of(left_out, head) < _MOST_OF_A_TEXT:
            return frozenset()
        self._headings = {column: GrownHeadings(unused.known) for column in left_out}
        for column, headings in self._headings.items():
            self._columns[column] = headings
        self._unused = unused._replace(columns=left_out) if left_out else None
        return left_out

    def _jobs(self, stretch: _Stretch, start: int) -> Iterator[tuple[Callable[[], _Parts], bool]]:
        """Tell how to split each stretch of the bulk, of a huge text two at a time."""
        while True:
            end = stretch.bulk_end(start)
            yield partial(self._parts, stretch, start, end), stretch.size >= HUGE
            if stretch.is_last:
                break
            stretch, start = _read_stretch(self._file, stretch.place(end), self._decode), 0
        stretch.check_quotations(end, len(stretch.bytes), self._delimiter)
        self._tail = self._split(stretch.decoded(end, len(stretch.bytes)), self._delimiter)

    def _parts(self, stretch: _Stretch, start: int, end: int) -> _Parts:
        """Split rows by columns, in one piece where that can be; of each what share ends there."""
        stretch.check_quotations(start, end, self._delimiter)
        columns = self._by_columns(stretch, start, end)
        if columns is not None:
            return [(columns, stretch.share(end))]
        parts = []
        while start < end:
            after = stretch.small_end(start, end, _SMALL_BLOCK_BYTES)
            columns = (
                self._by_columns(stretch, start, after)
                or self._filled_up(stretch, start, after)
                or self._carefully(stretch, start, after)
            )
            parts.append((columns, stretch.share(after)))
            start = after
        return parts

    def _fitting_types(self, stretch: _Stretch, start: int) -> list[Any]:
        """Have the columns with few distinct cells made codes while they are read."""
        import pyarrow as pa

        end = stretch.small_end(start, stretch.bulk_end(start), _SAMPLE_BYTES)
        coded = pa.dictionary(pa.int32(), pa.string())
        self._types = [coded for _ in self._names]
        sample = self._by_columns(stretch, start, end) or self._filled_up(stretch, start, end)
        if sample is None:
            return []
        rows = len(sample[0]) * stretch.size / (end - start)
        return [
            coded if _are_few(column, rows) else pa.string()
            for column in sample[: len(self._names)]
        ]

    def _by_columns(self, stretch: _Stretch, start: int, end: int) -> list[Any] | None:
        """Let Arrow split some rows; None where they are not all as wide, or no UTF-8."""
        import pyarrow as pa

        text = pa.py_buffer(stretch.bytes).slice(start, end - start)
        return self._split_alike(text, self._names, quoted=stretch.has_quotes(start, end))

    def _filled_up(self, stretch: _Stretch, start: int, end: int) -> list[Any] | None:
        """Split some rows once all its rows are as wide as the widest; None if some are quoted.

        Blank lines come, and rows without the delimiters of their last blank cells: Excel leaves
        them out here and there.
        """
        import pyarrow as pa

        if stretch.has_quotes(start, end):
            return None
        delimiter = ord(self._delimiter)
        codes = np.frombuffer(stretch.bytes, np.uint8)[start:end]
        ends = np.flatnonzero(codes == ord(_NEWLINE))
        count = np.diff(np.searchsorted(np.flatnonzero(codes == delimiter), ends), prepend=0)
        width = max(int(count.max(initial=0)) + 1, len(self._names))
        if width > _WIDEST:
            return None
        ends -= codes[np.maximum(ends - 1, 0)] == ord("\r")
        filled = np.insert(codes, np.repeat(ends, width - 1 - count), delimiter)
        names = [str(col) for col in range(width)]
        return self._split_alike(pa.py_buffer(filled), names, quoted=False)

    def _split_alike(self, text: Any, names: list[str], *, quoted: bool) -> list[Any] | None:
        """Split rows that are all as wide; None where they are not, or no UTF-8."""
        if self._unused is not None:
            return self._split_used(text, names, self._unused, quoted=quoted)
        table = self._split_by_arrow(text, names, quoted=quoted)
        if table is None:
            return None
        columns = list(table.columns)
        if self._decode is not None:
            decoded = [as_utf8(column, self._decode) for column in columns]
            return decoded if all(column is not None for column in decoded) else None
        return columns if all(map(are_utf8, columns)) else None

    def _split_used(
        self, text: Any, names: list[str], unused: Unused, *, quoted: bool
    ) -> list[Any] | None:
        """Split what is used of such rows; other columns are what may be headings, or None."""
        cut = narrowed(text, self._delimiter, len(names), unused, quoted=quoted)
        if cut is None:
            return None
        used = [name for column, name in enumerate(names) if column not in unused.columns]
        table = self._split_by_arrow(cut.text, used, quoted=quoted)
        if table is None or len(table) != cut.rows:
            return None
        split = iter(table.columns)
        return [
            cut.others.get(column) if column in unused.columns else next(split)
            for column in range(len(names))
        ]

    def _split_by_arrow(self, text: Any, names: list[str], *, quoted: bool) -> Any | None:
        import pyarrow as pa
        from pyarrow import csv

        types = dict(zip_longest(self._names, self._types, fillvalue=pa.string()))
        try:
            return csv.read_csv(
                pa.BufferReader(text),
                read_options=csv.ReadOptions(
                    column_names=names, block_size=_BLOCK_BYTES, use_threads=False
                ),
                parse_options=csv.ParseOptions(
                    delimiter=self._delimiter,
                    quote_char='"' if quoted else False,
                    newlines_in_values=quoted,
                    ignore_empty_lines=False,
                ),
                convert_options=csv.ConvertOptions(
                    column_types={name: types.get(name, pa.string()) for name in names},
                    check_utf8=False,
                ),
            )
        except pa.ArrowInvalid:
            return None

    def _carefully(self, stretch: _Stretch, start: int, end: int) -> list[Any]:
        """Split some rows one by one."""
        rows = self._split(stretch.decoded(start, end), self._delimiter)
        return _as_columns(rows, len(self._names))

    def _add(self, columns: list[Any], share: float = 1.0) -> None:
        """Set the columns of a stretch behind those before; missing ones are blank.

        Unused ones are None where nothing in them may be a heading. With the stretch there is a
        share of all rows.
        """
        import pyarrow as pa

        length = len(columns[0])
        for _ in columns[len(self._columns) :]:
            self._columns.append(GrownTexts())
            self._columns[-1].add(Texts.empty(self._rows).array, share)
        blank = pa.chunked_array([Texts.empty(length).array])
        for number, kept in enumerate(self._columns):
            column = columns[number] if number < len(columns) else blank
            if column is None:
                self._headings[number].pass_over(length)
                continue
            for chunk in column.chunks:
                check_cells(chunk.dictionary if pa.types.is_dictionary(chunk.type) else chunk)
                kept.add(chunk, share)
        self._rows += length
        if self._rows * len(self._columns) > MAX_LARGE_CELLS:
            raise UnfitError


def _share_of(columns: frozenset[int], rows: Rows) -> float:
    """Return the share of all characters that stand in some columns."""
    every = [(col in columns, len(str(cell))) for row in rows for col, cell in enumerate(row)]
    return sum(length for is_one, length in every if is_one) / sum(length for _, length in every)


def _as_columns(rows: Rows, width: int) -> list[Any]:
    """Turn rows, at least so wide, into columns as Arrow has them; missing cells are blank."""
    import pyarrow as pa

    width = max(width, *map(len, rows)) if rows else width
    if width > _WIDEST:
        raise UnfitError
    columns = zip_longest(*rows, [""] * width, fillvalue="")
    return [pa.chunked_array([pa.array(column[:-1], pa.string())]) for column in columns]


def _are_few(sample: Any, rows: float) -> bool:
    """Say of a column of so many rows whether it has few distinct cells, by a sample as codes.

    Where those of the sample are not few, all are counted as animals are: by how many that were
    met in the first half are met again in the second.
    """
    every = len(sample.chunk(0).dictionary)
    if every <= RAREST * len(sample):
        return True
    codes, middle = sample.chunk(0).indices.to_numpy(), len(sample) // 2
    halves = codes[:middle], codes[middle:]
    first, second = (int(np.count_nonzero(np.bincount(half))) for half in halves)
    again = first + second - every
    return first * second <= again * min(RAREST * rows, _MOST_WORDS)

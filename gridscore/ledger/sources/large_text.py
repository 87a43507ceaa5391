"""Large text tables by columns: what the careful reader in `text` would read, many times faster.

The first and last rows are left to the careful reader, and so is every stretch with quotations
in which rows are not all as wide; without, narrow rows are first filled up. A text that could be
split in two ways goes to it as a whole.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.ledger.large_rows import Cells, LargeRows
from gridscore.ledger.own_forms import AID_MARK
from gridscore.ledger.sources.coded import few_or_many, united
from gridscore.ledger.sources.limits import MAX_LARGE_CELLS, MIB
from gridscore.ledger.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gridscore.ledger.grid import Cell

    Rows = list[list[Cell]]
    Split = Callable[[str], Rows]

_HEAD_ROWS = 64
_TAIL_BYTES = 16 * 1024
_BLOCK_BYTES, _SMALL_BLOCK_BYTES = 64 * MIB, MIB
_PARSED_AT_ONCE = 8 * MIB
_WIDEST = 256  # columns; a wider table is nobody's ledger
_LONGEST_CELL = 100_000  # bytes; the careful reader has a word on longer ones
_CHECKED_AT_ONCE = 1 << 16  # cells
_BLANK = ord(" ")
_FIRST_BREAK, _LAST_BREAK = ord("\t"), ord("\r")  # the control characters that a text table has
_QUOTE, _NEWLINE = b'"', b"\n"
_NOT_ASCII = 0x80
_TOP_TWO, _GOES_ON = 0xC0, 0x80  # of bytes of UTF-8, and those of one that begins no character
_RAREST = 0.3  # of the rows of a sample, from which on a column's cells count as all different


def read_large_text(data: bytes, begin: int, delimiter: str, split: Split) -> LargeRows | None:
    """Split a text table of UTF-8 by columns, from `begin` on; None where that is not safe.

    `split` is the careful reader of a stretch of whole rows. Raises UnicodeDecodeError where a
    stretch that it has to read is not UTF-8.
    """
    quoted = _QUOTE in data
    if quoted and not _is_well_quoted(data, begin, delimiter):
        return None
    head_end = _after_rows(data, begin, _HEAD_ROWS, quoted=quoted)
    tail_start = _row_start(data, max(len(data) - _TAIL_BYTES, begin), quoted=quoted)
    if head_end is None or tail_start is None or tail_start <= head_end:
        return None
    head = split(data[begin:head_end].decode())
    width = _usual_width(head)
    if not 1 < width <= _WIDEST:
        return None
    reader = _BulkReader(data, delimiter, width, split, quoted=quoted)
    try:
        bulk = list(reader.read(head_end, tail_start))
        tail = split(data[tail_start:].decode())
        columns = _joined([_as_columns(head, width), *bulk, _as_columns(tail, width)])
    except _UnfitError:
        return None
    return LargeRows(columns, head=head, tail=tail, start=0)


class _UnfitError(Exception):
    """What is not kept by columns: rows too wide or too many, cells too long, odd characters."""


def _is_well_quoted(data: bytes, begin: int, delimiter: str) -> bool:
    """Say whether every quotation is a whole cell, so that all readers take it alike.

    The marks of odd number open one and those of even number close it; two in a row stand for
    one. So each mark has its own side open to a border or to another mark.
    """
    codes = np.frombuffer(data, np.uint8)[begin:]
    marks = np.flatnonzero(codes == ord(_QUOTE))
    if len(marks) % 2:
        return False
    border = np.zeros(256, np.bool_)
    border[[ord(delimiter), *b'\r\n"']] = True
    before = border[codes[np.maximum(marks[::2] - 1, 0)]] | (marks[::2] == 0)
    after = border[codes[np.minimum(marks[1::2] + 1, len(codes) - 1)]]
    after |= marks[1::2] == len(codes) - 1
    return bool(before.all() and after.all())


def _after_rows(data: bytes, begin: int, count: int, *, quoted: bool) -> int | None:
    """Return where the row after the first `count` rows begins."""
    end, marks, rows = begin, 0, 0
    while rows < count:
        line = data.find(_NEWLINE, end)
        if line < 0:
            return None
        if quoted:
            marks += data.count(_QUOTE, end, line)
        end = line + 1
        rows += marks % 2 == 0
    return end


def _row_start(data: bytes, near: int, *, quoted: bool) -> int | None:
    """Return where the first row begins after a place."""
    marks = data.count(_QUOTE, 0, near) if quoted else 0
    while True:
        line = data.find(_NEWLINE, near)
        if line < 0:
            return None
        if quoted:
            marks += data.count(_QUOTE, near, line)
        if marks % 2 == 0:
            return line + 1
        near = line + 1


def _usual_width(rows: Rows) -> int:
    widths = [len(row) for row in rows if len(row) > 1]
    return max(set(widths), key=widths.count, default=0)


class _BulkReader:
    """Reads the rows between head and tail, stretch by stretch."""

    def __init__(
        self, data: bytes, delimiter: str, width: int, split: Split, *, quoted: bool
    ) -> None:
        import pyarrow as pa
        from pyarrow import csv

        self._data, self._buffer = data, pa.py_buffer(data)
        self._split, self._quoted = split, quoted
        self._names = [str(col) for col in range(width)]
        self._options = csv.ParseOptions(
            delimiter=delimiter,
            quote_char='"' if quoted else False,
            newlines_in_values=quoted,
            ignore_empty_lines=False,
        )
        self._types: dict[str, Any] = dict.fromkeys(self._names, pa.string())

    def read(self, start: int, end: int) -> Iterator[list[Any]]:
        """Read whole rows from `start` to `end`; of each stretch the columns, as Arrow has them."""
        self._types = self._fitting_types(start, end)
        cells = 0
        for first, last in self._stretches(start, end, _BLOCK_BYTES):
            columns = self._by_columns(first, last)
            if columns is not None:
                cells += len(columns) * len(columns[0])
                if cells > MAX_LARGE_CELLS:
                    raise _UnfitError
                yield columns
                continue
            for small, after in self._stretches(first, last, _SMALL_BLOCK_BYTES):
                columns = self._by_columns(small, after) or self._filled_up(small, after)
                yield self._carefully(small, after) if columns is None else columns

    def _stretches(self, start: int, end: int, size: int) -> Iterator[tuple[int, int]]:
        while start < end:
            after = end
            if start + size < end:
                after = start + self._row_after(start, size)
            yield start, min(after, end)
            start = after

    def _row_after(self, start: int, size: int) -> int:
        """Return how far after `start` the first row begins that is at least `size` away."""
        near, marks = start, 0
        if self._quoted:
            marks = self._data.count(_QUOTE, start, start + size)
        near = start + size
        while (line := self._data.find(_NEWLINE, near)) >= 0:
            if self._quoted:
                marks += self._data.count(_QUOTE, near, line)
            near = line + 1
            if marks % 2 == 0:
                break
        return (near if line >= 0 else len(self._data)) - start

    def _fitting_types(self, start: int, end: int) -> dict[str, Any]:
        """Have the columns with few distinct cells made codes while they are read."""
        import pyarrow as pa

        sample_end = min(start + self._row_after(start, _SMALL_BLOCK_BYTES), end)
        sample = self._by_columns(start, sample_end) or self._filled_up(start, sample_end)
        if sample is None:
            return self._types
        coded = pa.dictionary(pa.int32(), pa.string())
        return {
            name: pa.string() if len(column.unique()) > _RAREST * len(column) else coded
            for name, column in zip(self._names, sample, strict=False)  # which may be wider
        }

    def _by_columns(self, start: int, end: int) -> list[Any] | None:
        """Let Arrow split a stretch; None where its rows are not all as wide, or it is no UTF-8."""
        return self._split_alike(self._buffer.slice(start, end - start), self._names)

    def _filled_up(self, start: int, end: int) -> list[Any] | None:
        """Split a stretch once all its rows are as wide as the widest; None if some are quoted.

        Blank lines come, and rows without the delimiters of their last blank cells: Excel leaves
        them out here and there.
        """
        import pyarrow as pa

        stretch = self._data[start:end]
        if _QUOTE in stretch:
            return None
        delimiter = ord(self._options.delimiter)
        codes = np.frombuffer(stretch, np.uint8)
        ends = np.flatnonzero(codes == ord(_NEWLINE))
        count = np.diff(np.searchsorted(np.flatnonzero(codes == delimiter), ends), prepend=0)
        width = max(int(count.max(initial=0)) + 1, len(self._names))
        if width > _WIDEST:
            return None
        ends -= codes[np.maximum(ends - 1, 0)] == ord("\r")
        filled = np.insert(codes, np.repeat(ends, width - 1 - count), delimiter)
        return self._split_alike(pa.py_buffer(filled), [str(col) for col in range(width)])

    def _split_alike(self, text: Any, names: list[str]) -> list[Any] | None:
        import pyarrow as pa
        from pyarrow import csv

        types = {name: self._types.get(name, pa.string()) for name in names}
        try:
            table = csv.read_csv(
                pa.BufferReader(text),
                read_options=csv.ReadOptions(column_names=names, block_size=_PARSED_AT_ONCE),
                parse_options=self._options,
                convert_options=csv.ConvertOptions(column_types=types, check_utf8=False),
            )
        except pa.ArrowInvalid:
            return None
        columns = list(table.columns)
        return columns if all(map(_is_utf8, columns)) else None

    def _carefully(self, start: int, end: int) -> list[Any]:
        """Split a stretch row by row."""
        rows = self._split(self._data[start:end].decode())
        return _as_columns(rows, len(self._names))


def _as_columns(rows: Rows, width: int) -> list[Any]:
    """Turn rows, at least so wide, into columns as Arrow has them; missing cells are blank."""
    import pyarrow as pa

    width = max(width, *map(len, rows)) if rows else width
    if width > _WIDEST:
        raise _UnfitError
    columns = zip_longest(*rows, [""] * width, fillvalue="")
    return [pa.chunked_array([pa.array(column[:-1], pa.string())]) for column in columns]


def _joined(parts: list[list[Any]]) -> list[Cells]:
    """Set the columns of stretches one behind the other; missing ones are blank."""
    import pyarrow as pa

    width = max(map(len, parts))
    lengths = [len(part[0]) for part in parts]
    columns: list[Cells] = []
    for col in range(width):
        chunks = []
        for part, length in zip(parts, lengths, strict=True):
            if col < len(part):
                chunks += part[col].chunks
                part[col] = None  # one column after the other, so that only one is kept twice
            else:
                chunks.append(pa.array([""] * length, pa.string()))
        columns.append(_column(chunks))
    return columns


def _column(chunks: list[Any]) -> Cells:
    """Make one column of chunks of strings, some of them made codes."""
    import pyarrow as pa

    if not any(pa.types.is_dictionary(chunk.type) for chunk in chunks):
        texts = pa.chunked_array(chunks, pa.string()).combine_chunks()
        _check_cells(texts)
        return Cells(Texts(texts))
    coded = [
        chunk if pa.types.is_dictionary(chunk.type) else chunk.dictionary_encode()
        for chunk in chunks
    ]
    words, codes = united(coded)
    _check_cells(words)
    return Cells(few_or_many(words), codes, appear_in_order=True)


def _is_utf8(column: Any) -> bool:
    """Say whether a column's cells are: Arrow would ask of each, this asks of all that differ."""
    import pyarrow as pa

    for chunk in column.chunks:
        cells = Texts(chunk.dictionary if pa.types.is_dictionary(chunk.type) else chunk)
        starts, data = cells.offsets_and_data()
        if not len(data) or data.max() < _NOT_ASCII:
            continue
        whole = [None, pa.py_buffer(np.array([0, len(data)])), pa.py_buffer(data)]
        try:
            pa.Array.from_buffers(pa.large_string(), 1, whole).validate(full=True)
        except pa.ArrowInvalid:
            return False
        begin = data[np.minimum(starts - starts[0], len(data) - 1)]
        if ((begin & _TOP_TWO == _GOES_ON) & (starts < starts[-1])).any():
            return False
    return True


def _check_cells(array: Any) -> None:
    """Refuse cells that only the careful reader has a word on."""
    import pyarrow.compute as pc

    texts = Texts(array)
    for start in range(0, len(texts), _CHECKED_AT_ONCE):
        part = texts[start : start + _CHECKED_AT_ONCE]
        _, data = part.offsets_and_data()
        if not len(data):
            continue
        control = data[data < _BLANK] if data.min() < _BLANK else data[:0]
        if ((control < _FIRST_BREAK) | (control > _LAST_BREAK)).any():
            raise _UnfitError
        if part.lengths.max() > _LONGEST_CELL:
            raise _UnfitError
        if data.max() >= _NOT_ASCII and pc.any(pc.starts_with(part.array, AID_MARK)).as_py():
            raise _UnfitError

"""Writes tables as parquet, a group of rows for each part they come in.

Columns of few words go in as codes and the words they stand for, which is several times as fast
as looking each word up anew. They are read back as plain strings: what Arrow itself would note
down about the columns is left out.
"""

from __future__ import annotations

import io
from itertools import chain
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from gridscore.columns import looked_up
from gridscore.ledger.codebook import Codebook
from gridscore.ledger.large.texts import Texts
from gridscore.numbers import UNSET
from gridscore.results.model import TEXTS, WHOLE_NUMBERS
from gridscore.results.streams.large_stream import decimals, word_speller
from gridscore.results.words import CodedWords
from gridscore.side_by_side import made_ahead

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from typing import BinaryIO

    from gridscore.results.model import Column, Table

_SEVERAL = 4  # so many rows a word for codes to be worth it
_AT_ONCE = 1 << 12  # rows that are encoded at once
_PAGE = 1 << 17  # bytes of a page, which is compressed while it is in the cache
_BUFFER = 1 << 22  # bytes that are written at once: page by page, threads would wait for each other
_LONG = 20_000  # rows that are put into arrays while others are written


class _Counted(io.RawIOBase):
    """A target that knows its position, as a pipe does not."""

    def __init__(self, target: BinaryIO) -> None:
        self._target, self._position = target, 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:  # a buffer of Arrow's
        self._position += self._target.write(data)
        return len(data)

    def tell(self) -> int:
        return self._position


def write_groups(head: Table, parts: Iterable[Table], target: BinaryIO, meta: str) -> None:
    """Write the parts of a table, of which `head` is the first, with `meta` in the schema.

    While one is encoded and written, a thread makes the next and puts it into Arrow's arrays: as
    much work as the other, so that two processors are busy and nobody waits for a third.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    # What the first part is like decides for all: a short last one has fewer rows to a word.
    few = {column.id for column in head.columns if not _mostly_differ(column)}
    is_long = len(head) >= _LONG
    tables = made_ahead((_as_arrow(part, few) for part in parts), is_long=is_long)
    first = next(tables)
    file = pa.PythonFile(_Counted(target), "w")
    with (
        pa.BufferedOutputStream(file, _BUFFER) as buffered,
        pq.ParquetWriter(
            buffered,
            first.schema,
            store_schema=False,
            use_dictionary=[column.id for column in head.columns if column.id in few],
            column_encoding={
                column.id: "DELTA_BINARY_PACKED"  # numbers that count up take next to nothing
                for column in head.columns
                if column.kind in WHOLE_NUMBERS
            },
            write_statistics=["id"],  # rows are looked for by it
            write_batch_size=_AT_ONCE,
            data_page_size=_PAGE,
        ) as writer,
    ):
        for table in chain([first], tables):
            writer.write_table(table)
        writer.add_key_value_metadata({"gridscore": meta})


def _mostly_differ(column: Column) -> bool:
    """Say whether words or whole numbers are many for so many rows."""
    if isinstance(column.values, CodedWords):
        known = column.values.words
        return isinstance(known, Texts) and _SEVERAL * len(known) > len(column.values)
    return column.kind in TEXTS | WHOLE_NUMBERS


def _as_arrow(part: Table, few: Collection[str]) -> Any:  # pyarrow ships no types
    import pyarrow as pa

    arrays = [_array(column, is_few=column.id in few) for column in part.columns]
    # A text is never missing, so that it need not be noted of each whether it is there.
    fields = [
        pa.field(column.id, array.type, nullable=column.kind not in TEXTS)
        for column, array in zip(part.columns, arrays, strict=True)
    ]
    return pa.table(arrays, schema=pa.schema(fields))


def _array(column: Column, *, is_few: bool) -> Any:
    import pyarrow as pa

    if column.kind in TEXTS:
        words = cast("Sequence[str]", column.values)
        if isinstance(words, CodedWords) and is_few:
            return _coded(words)
        return word_speller(words, str)(0, len(words))
    numbers = np.asarray(column.values, np.int64)
    if column.kind in WHOLE_NUMBERS:
        unset = numbers == UNSET
        return pa.array(numbers, pa.int64(), mask=unset if unset.any() else None)
    return decimals(numbers)


def _coded(words: CodedWords) -> Any:
    """Give words as codes into a list, in which each stands once."""
    import pyarrow as pa

    codes, known = words.codes, words.words
    if codes.min(initial=0) < 0:
        codes = np.where(codes < 0, len(known) - 1, codes)
    elif not isinstance(known, Texts):
        known = known[:-1]  # no row is blank
    if not isinstance(known, Texts) and len(set(known)) < len(known):
        book = Codebook[str]()
        codes = looked_up(np.array([book.code(word) for word in known], np.int32), codes)
        known = list(book.words)
    indices = pa.array(codes.astype(np.int32, copy=False))
    spelt = word_speller(known, str)(0, len(known))
    return pa.DictionaryArray.from_arrays(indices, spelt, safe=False)

"""Writes large tables as csv, tsv, json and jsonl by columns: the same bytes, many times faster.

Each column is spelt out as an array of strings, a stretch of rows at a time; Arrow puts the
stretch together.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from gridscore.columns import distinct
from gridscore.ledger.texts import Texts
from gridscore.numbers import UNSET, format_hundredths
from gridscore.results.cell_names import CellNames
from gridscore.results.escape import encodable_in_utf8
from gridscore.results.model import WHOLE_NUMBERS, Kind
from gridscore.results.words import CodedWords
from gridscore.side_by_side import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import BinaryIO

    from numpy.typing import NDArray

    from gridscore.results.model import Column, Table

    Spell = Callable[[str], str]
    SpellStretch = Callable[[int, int], Any]

_AT_A_TIME = 1 << 16  # rows whose columns stay near the processor
_AT_ONCE = 2
_MOST_WORDS = 50_000  # figures that are put into words one by one


def write_rows(
    parts: Iterable[Table], target: BinaryIO, separator: str, end: str, text: Spell
) -> None:
    """Write headings and rows of csv or tsv; `text` makes a word fit, and leaves plain ones alone.

    A word with a mark of the format in it is put into quotation marks.
    """
    marks = {separator, '"', *end}

    def quoted(word: str) -> str:
        fit = text(word)
        return fit if marks.isdisjoint(fit) else '"{}"'.format(fit.replace('"', '""'))

    for number, part in enumerate(parts):
        if not number:
            headings = separator.join(quoted(column.heading) for column in part.columns)
            target.write(f"{encodable_in_utf8(headings)}{end}".encode())
        _write_part(part, target, (separator, end), text, quoted)


def _write_part(
    table: Table, target: BinaryIO, marks: tuple[str, str], text: Spell, quoted: Spell
) -> None:
    """Write rows; Arrow writes them itself as long as no word needs quotation marks."""
    import pyarrow as pa
    from pyarrow import csv

    separator, end = marks
    options = csv.WriteOptions(include_header=False, delimiter=separator, quoting_style="none")
    spelt = [_speller(column, text, "") for column in table.columns]
    names = list(map(str, range(len(spelt))))
    in_marks: list[SpellStretch] = []

    def rows(stretch: tuple[int, int]) -> bytes | memoryview:
        if not in_marks:
            buffer = pa.BufferOutputStream()
            try:
                csv.write_csv(
                    pa.table([spell(*stretch) for spell in spelt], names), buffer, options
                )
            except pa.ArrowInvalid:
                in_marks[:] = [_speller(column, quoted, "") for column in table.columns]
            else:
                lines = buffer.getvalue()
                if end == "\n":
                    return memoryview(lines)
                # Arrow refuses words with a line break in them, so each one ends a row.
                return bytes(lines).replace(b"\n", end.encode())
        columns: list[Any] = [spell(*stretch) for spell in in_marks]
        pieces = [piece for column in columns for piece in (column, separator)]
        return _joined([*pieces[:-1], end])

    for written in _each_stretch(rows, len(table)):
        target.write(written)


def write_objects(parts: Iterable[Table], target: BinaryIO, text: Spell, between: str) -> None:
    """Write rows as json objects; `text` writes a string, and puts plain ones into marks only."""

    def within_marks(word: str) -> str:
        return text(word)[1:-1]

    before = b""
    for part in parts:
        spelt = [_speller(column, within_marks, "null") for column in part.columns]
        keys = [text(column.id) for column in part.columns]
        marks = ['"' if column.kind in (Kind.TEXT, Kind.WORD) else "" for column in part.columns]

        def objects(
            stretch: tuple[int, int], spelt: Any = spelt, keys: Any = keys, marks: Any = marks
        ) -> memoryview:
            pieces: list[Any] = ["{"]
            for key, mark, spell in zip(keys, marks, spelt, strict=True):
                pieces[-1] += f"{key}: {mark}"
                pieces += [spell(*stretch), f"{mark}, "]
            pieces[-1] = pieces[-1].removesuffix(", ") + "}" + between
            return _joined(pieces)[: -len(between)]

        for written in _each_stretch(objects, len(part)):
            target.write(before)
            target.write(written)
            before = between.encode()


def _joined(pieces: Sequence[Any]) -> memoryview:
    """Join, row by row, pieces that are arrays or the same in every row."""
    import pyarrow.compute as pc

    rows = pc.binary_join_element_wise(*pieces, "")
    _, offsets, data = rows.buffers()
    ends = np.frombuffer(offsets, np.int32)[rows.offset : rows.offset + len(rows) + 1]
    return memoryview(data)[ends[0] : ends[-1]]


def _each_stretch(
    write: Callable[[tuple[int, int]], bytes | memoryview], rows: int
) -> Iterator[bytes | memoryview]:
    """Write stretches of rows, some at once; what they come to is given in their order."""
    stretches = ((start, min(start + _AT_A_TIME, rows)) for start in range(0, rows, _AT_A_TIME))
    return in_order(((partial(write, stretch), True) for stretch in stretches), _AT_ONCE)


def _speller(column: Column, text: Spell, unset: str) -> SpellStretch:
    """Return what spells out a stretch of a column, as an array of strings."""
    if column.kind in (Kind.TEXT, Kind.WORD):
        return word_speller(cast("Sequence[str]", column.values), text)
    numbers = np.asarray(column.values, np.int64)
    if column.kind in WHOLE_NUMBERS:
        return lambda start, stop: _whole(numbers[start:stop], unset)
    some_unset = numbers.min(initial=0) == UNSET
    known = distinct(numbers[numbers != UNSET] if some_unset else numbers)
    if len(known) > _MOST_WORDS or not len(known):
        return lambda start, stop: _hundredths(numbers[start:stop], unset)
    import pyarrow as pa

    words = pa.array([*map(format_hundredths, known.tolist()), unset])
    find = _finder(known, len(numbers))

    def spell(start: int, stop: int) -> Any:
        part = numbers[start:stop]
        if not some_unset:
            return words.take(pa.array(find(part)))
        is_unset = part == UNSET
        found = find(np.where(is_unset, known[0], part))
        return words.take(pa.array(np.where(is_unset, len(known), found)))

    return spell


def _finder(
    known: NDArray[np.int64], numbers: int
) -> Callable[[NDArray[np.int64]], NDArray[np.integer]]:
    """Return what tells where known numbers stand, which rise; so many are to be looked for."""
    least, span = int(known[0]), int(known[-1] - known[0]) + 1
    if span > numbers:
        return lambda some: np.searchsorted(known, some)
    place = np.zeros(span, np.int32)
    place[known - least] = np.arange(len(known))
    return lambda some: np.asarray(place[some - least])


def word_speller(words: Sequence[str], text: Spell) -> SpellStretch:
    """Return what spells out a stretch of words, as an array of strings."""
    import pyarrow as pa

    if isinstance(words, CellNames):
        return lambda start, stop: words[start:stop].spelt(text)
    if isinstance(words, CodedWords):
        last, codes = len(words.words) - 1, words.codes
        spelt = word_speller(words.words, text)(0, last + 1)
        if codes.min(initial=0) >= 0:
            return lambda start, stop: spelt.take(pa.array(codes[start:stop]))
        return lambda start, stop: spelt.take(
            pa.array(np.where(codes[start:stop] < 0, last, codes[start:stop]))
        )
    if not isinstance(words, Texts):
        fit = pa.array([encodable_in_utf8(text(word)) for word in words], pa.string())
        return lambda start, stop: fit[start:stop]
    whole = words.with_special(text)
    return lambda start, stop: whole.array[start:stop]


def _whole(numbers: NDArray[np.int64], unset: str) -> Any:
    import pyarrow as pa
    import pyarrow.compute as pc

    return pc.fill_null(pa.array(numbers, mask=numbers == UNSET).cast(pa.string()), unset)


def _hundredths(numbers: NDArray[np.int64], unset: str) -> Any:
    import pyarrow as pa
    import pyarrow.compute as pc

    return pc.fill_null(decimals(numbers).cast(pa.string()), unset)


def decimals(numbers: NDArray[np.int64]) -> Any:  # pyarrow ships no types
    """Give hundredths as exact decimals, null for UNSET."""
    import pyarrow as pa

    # A decimal is a 128-bit integer in memory: our hundredths, and a word of sign before them.
    halves = np.stack([numbers, numbers >> 63], axis=1)
    present = pa.array(numbers != UNSET).buffers()[1]
    return pa.Array.from_buffers(
        pa.decimal128(18, 2), len(numbers), [present, pa.py_buffer(halves.tobytes())]
    )

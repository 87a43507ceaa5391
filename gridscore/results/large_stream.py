"""Writes large tables as csv, tsv, json and jsonl by columns: the same bytes, many times faster.

Each column is spelt out as an array of strings, a stretch of rows at a time; Arrow puts the
stretch together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np

from gridscore.columns import distinct
from gridscore.ledger.texts import Texts
from gridscore.numbers import UNSET, format_hundredths
from gridscore.results.cell_names import CellNames
from gridscore.results.escape import encodable_in_utf8
from gridscore.results.model import WHOLE_NUMBERS, Kind
from gridscore.results.words import CodedWords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import BinaryIO

    from numpy.typing import NDArray

    from gridscore.results.model import Column, Table

    Spell = Callable[[str], str]

_AT_A_TIME = 1 << 17
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
    options = csv.WriteOptions(
        include_header=False,
        delimiter=separator,
        quoting_style="none",
        batch_size=_AT_A_TIME,
    )
    spelt = [_speller(column, text, "") for column in table.columns]
    in_marks: list[Callable[[int, int], Any]] = []
    for start, stop in _stretches(len(table)):
        if not in_marks:
            part = pa.table(
                [spell(start, stop) for spell in spelt], names=list(map(str, range(len(spelt))))
            )
            buffer = pa.BufferOutputStream()
            try:
                csv.write_csv(part, buffer, options)
            except pa.ArrowInvalid:
                in_marks = [_speller(column, quoted, "") for column in table.columns]
            else:
                # Arrow refuses words with a line break in them, so each one ends a row.
                target.write(buffer.getvalue().to_pybytes().replace(b"\n", end.encode()))
                continue
        columns: list[Any] = [spell(start, stop) for spell in in_marks]
        pieces = [piece for column in columns for piece in (column, separator)]
        target.write(_joined([*pieces[:-1], end]))


def write_objects(parts: Iterable[Table], target: BinaryIO, text: Spell, between: str) -> None:
    """Write rows as json objects; `text` writes a string, and puts plain ones into marks only."""

    def within_marks(word: str) -> str:
        return text(word)[1:-1]

    before = b""
    for part in parts:
        spelt = [_speller(column, within_marks, "null") for column in part.columns]
        for start, stop in _stretches(len(part)):
            pieces: list[Any] = ["{"]
            for column, spell in zip(part.columns, spelt, strict=True):
                mark = '"' if column.kind in (Kind.TEXT, Kind.WORD) else ""
                pieces[-1] += f"{text(column.id)}: {mark}"
                pieces += [spell(start, stop), f"{mark}, "]
            pieces[-1] = pieces[-1].removesuffix(", ") + "}" + between
            target.write(before)
            target.write(_joined(pieces)[: -len(between)])
            before = between.encode()


def _joined(pieces: Sequence[Any]) -> memoryview:
    """Join, row by row, pieces that are arrays or the same in every row."""
    import pyarrow.compute as pc

    rows = pc.binary_join_element_wise(*pieces, "")
    _, offsets, data = rows.buffers()
    ends = np.frombuffer(offsets, np.int32)[rows.offset : rows.offset + len(rows) + 1]
    return memoryview(data)[ends[0] : ends[-1]]


def _stretches(rows: int) -> Iterator[tuple[int, int]]:
    return ((start, min(start + _AT_A_TIME, rows)) for start in range(0, rows, _AT_A_TIME))


def _speller(column: Column, text: Spell, unset: str) -> Callable[[int, int], Any]:
    """Return what spells out a stretch of a column, as an array of strings."""
    if column.kind in (Kind.TEXT, Kind.WORD):
        return word_speller(cast("Sequence[str]", column.values), text)
    numbers = np.asarray(column.values, np.int64)
    if column.kind in WHOLE_NUMBERS:
        return lambda start, stop: _whole(numbers[start:stop], unset)
    is_unset = numbers == UNSET
    known = distinct(numbers[~is_unset] if is_unset.any() else numbers)
    if len(known) > _MOST_WORDS or not len(known):
        return lambda start, stop: _hundredths(numbers[start:stop], unset)
    words = [*map(format_hundredths, known.tolist()), unset]
    codes = np.where(is_unset, len(known), _places_among(known, numbers)).astype(np.int32)
    return word_speller(CodedWords(words, codes), str)


def _places_among(known: NDArray[np.int64], numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Tell where numbers stand among the known ones, which rise; of others, anything."""
    least, span = int(known[0]), int(known[-1] - known[0]) + 1
    if span > len(numbers):
        return np.searchsorted(known, numbers)
    place = np.zeros(span, np.int64)
    place[known - least] = np.arange(len(known))
    return place[np.clip(numbers, least, least + span - 1) - least]


def word_speller(words: Sequence[str], text: Spell) -> Callable[[int, int], Any]:
    """Return what spells out a stretch of words, as an array of strings."""
    import pyarrow as pa

    if isinstance(words, CellNames):
        return lambda start, stop: words[start:stop].spelt(text)
    if isinstance(words, CodedWords):
        last = len(words.words) - 1
        spelt = word_speller(words.words, text)(0, last + 1)
        codes = np.where(words.codes < 0, last, words.codes).astype(np.int32)
        return lambda start, stop: spelt.take(pa.array(codes[start:stop]))
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

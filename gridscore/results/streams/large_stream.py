"""Writes large tables as csv, tsv, json and jsonl by columns: the same bytes, many times faster.

Each column is spelt out as an array of strings, a stretch of rows at a time; Arrow puts the
stretch together.
"""

from __future__ import annotations

from functools import partial
from math import prod
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from gridscore.arrow import arrow_mask, arrow_numbers
from gridscore.columns import places
from gridscore.equal_rows import distinct
from gridscore.ledger.large.plain_bytes import SURELY_FILLED, words_of_formats
from gridscore.ledger.large.texts import Texts
from gridscore.numbers import UNSET, format_hundredths
from gridscore.records import NamedTuple
from gridscore.results.escape import encodable_in_utf8
from gridscore.results.model import TEXTS, WHOLE_NUMBERS
from gridscore.results.streams.filled_bytes import as_arrow
from gridscore.results.text_templates import FilledTemplates
from gridscore.results.words import CodedWords
from gridscore.side_by_side import AT_ONCE, FOR_TWO, in_order, made_ahead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import BinaryIO

    from numpy.typing import NDArray

    from gridscore.results.model import Column, Table

    Spell = Callable[[str], str]
    SpellStretch = Callable[[int, int], Any]

_AT_A_TIME = 1 << 15  # rows whose columns stay near the processor
_MOST_WORDS = 50_000  # figures that are put into words one by one


def write_rows(
    parts: Iterable[Table], target: BinaryIO, separator: str, end: str, text: Spell
) -> None:
    """Write headings and rows of csv or tsv; `text` makes a word fit (see `_defused`).

    A word with a mark of the format in it is put into quotation marks.
    """
    marks = {separator, '"', *end}

    def quoted(word: str) -> str:
        fit = text(word)
        return fit if marks.isdisjoint(fit) else '"{}"'.format(fit.replace('"', '""'))

    for number, part in enumerate(made_ahead(parts, is_long=True)):
        if not number:
            headings = separator.join(quoted(column.heading) for column in part.columns)
            target.write(f"{encodable_in_utf8(headings)}{end}".encode())
        for written in _each_stretch(_lines_of(part, separator, end, quoted), len(part)):
            target.write(written)


def _lines_of(
    table: Table, separator: str, end: str, quoted: Spell
) -> Callable[[tuple[int, int]], memoryview]:
    """Return what writes a stretch of the rows of a table."""
    import pyarrow.compute as pc

    spelt: list[SpellStretch] = []
    coded: list[_Coded] = []  # neighbours that are to be written as one column

    def close(after: str) -> None:
        if coded:
            joint = _side_by_side(tuple(coded), separator)
            spelt.append(_Coded(_followed_by(joint.words, after), joint.codes).spell)
            coded.clear()

    several = in_order(
        ((partial(_coded, column, quoted, ""), len(table) >= FOR_TWO) for column in table.columns),
        AT_ONCE,
    )
    for column, one in zip(table.columns, several, strict=True):
        if one is None or prod(len(each.words) for each in (*coded, one)) > _most_words(table):
            close("")
        if one is None:
            spelt.append(_speller(column, quoted, ""))
        else:
            coded.append(one)
    is_ended = bool(coded)
    close(end)

    def lines(stretch: tuple[int, int]) -> memoryview:
        *before, last = [spell(*stretch) for spell in spelt]
        last = last if is_ended else _followed_by(last, end)
        return _bytes_of(pc.binary_join_element_wise(*before, last, separator))

    return lines


def _followed_by(words: Any, mark: str) -> Any:
    """Put a mark after each word of an array."""
    import pyarrow.compute as pc

    return pc.binary_join_element_wise(words, mark, "") if mark else words


def _most_words(table: Table) -> int:
    """Say how many words a column may have that are spelt out before it is written."""
    return min(_MOST_WORDS, len(table))


def write_objects(parts: Iterable[Table], target: BinaryIO, text: Spell, between: str) -> None:
    """Write rows as json objects; `text` writes a string in marks (see `_defused`)."""

    def within_marks(word: str) -> str:
        return text(word)[1:-1]

    before = b""
    for part in made_ahead(parts, is_long=True):
        spelt = [_speller(column, within_marks, "null") for column in part.columns]
        keys = [text(column.id) for column in part.columns]
        marks = ['"' if column.kind in TEXTS else "" for column in part.columns]

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

    return _bytes_of(pc.binary_join_element_wise(*pieces, ""))


def _bytes_of(rows: Any) -> memoryview:
    """Give the texts of an array, one after the other, as they lie in memory."""
    _, offsets, data = rows.buffers()
    ends = np.frombuffer(offsets, np.int32)[rows.offset : rows.offset + len(rows) + 1]
    return memoryview(data)[ends[0] : ends[-1]]


def _each_stretch(
    write: Callable[[tuple[int, int]], bytes | memoryview], rows: int
) -> Iterator[bytes | memoryview]:
    """Write stretches of rows, some at once; what they come to is given in their order.

    They are of one length, and so many that no thread is left with nothing to do before the end.
    """
    times = -(-rows // (_AT_A_TIME * AT_ONCE))
    step = max(-(-rows // max(times * AT_ONCE, 1)), 1)
    stretches = ((start, min(start + step, rows)) for start in range(0, rows, step))
    return in_order(((partial(write, stretch), True) for stretch in stretches), AT_ONCE)


class _Coded(NamedTuple):
    """A column of few words: an array of them, and what tells which each row of a stretch has."""

    words: Any
    codes: Callable[[int, int], NDArray[np.integer]]

    def spell(self, start: int, stop: int) -> Any:
        """Spell out a stretch."""
        return self.words.take(arrow_numbers(self.codes(start, stop)))


def _side_by_side(columns: Sequence[_Coded], separator: str) -> _Coded:
    """Make one column of neighbours, whose words are all that may stand in a row, joined.

    Half the time of writing is spent on single cells, however short they are.
    """
    import pyarrow.compute as pc

    if len(columns) == 1:
        return columns[0]
    sizes = [len(column.words) for column in columns]
    which = np.unravel_index(np.arange(prod(sizes)), sizes)
    pieces = [
        column.words.take(arrow_numbers(codes))
        for column, codes in zip(columns, which, strict=True)
    ]

    def codes(start: int, stop: int) -> NDArray[np.integer]:
        joint = np.zeros(stop - start, np.int64)
        for column, size in zip(columns, sizes, strict=True):
            joint *= size
            joint += column.codes(start, stop)
        return joint

    return _Coded(pc.binary_join_element_wise(*pieces, separator), codes)


def _speller(column: Column, text: Spell, unset: str) -> SpellStretch:
    """Return what spells out a stretch of a column, as an array of strings."""
    coded = _coded(column, text, unset)
    if coded is not None:
        return coded.spell
    if column.kind in TEXTS:
        return word_speller(cast("Sequence[str]", column.values), text)
    numbers = np.asarray(column.values, np.int64)
    if column.kind in WHOLE_NUMBERS:
        return lambda start, stop: _whole(numbers[start:stop], unset)
    return lambda start, stop: _hundredths(numbers[start:stop], unset)


def _coded(column: Column, text: Spell, unset: str) -> _Coded | None:
    """Give a column as codes into its words where they are few, None where they are many."""
    if column.kind in TEXTS:
        words = column.values
        if not isinstance(words, CodedWords) or isinstance(words.words, Texts):
            return None
        return _Coded(word_speller(words.words, text)(0, len(words.words)), _whole_codes(words))
    import pyarrow as pa

    write = str if column.kind in WHOLE_NUMBERS else format_hundredths
    numbers = np.asarray(column.values, np.int64)
    some_unset = numbers.min(initial=0) == UNSET
    known = distinct(numbers[numbers != UNSET] if some_unset else numbers)
    if len(known) > _MOST_WORDS:
        return None
    figures = [*map(write, known.tolist()), *([unset] if some_unset else [])]
    find = _finder(known, len(numbers))

    def codes(start: int, stop: int) -> NDArray[np.integer]:
        part = numbers[start:stop]
        if not some_unset:
            return find(part)
        is_unset = part == UNSET
        if is_unset.all():
            return np.full(len(part), len(known))
        return np.where(is_unset, len(known), find(np.where(is_unset, known[0], part)))

    return _Coded(pa.array(figures, pa.string()), codes)


def _whole_codes(words: CodedWords) -> Callable[[int, int], NDArray[np.integer]]:
    """Return what gives the codes of a stretch; that of a blank is the last."""
    last, codes = len(words.words) - 1, words.codes
    if codes.min(initial=0) >= 0:
        return lambda start, stop: codes[start:stop]
    return lambda start, stop: np.where(codes[start:stop] < 0, last, codes[start:stop])


def _finder(
    known: NDArray[np.int64], numbers: int
) -> Callable[[NDArray[np.int64]], NDArray[np.integer]]:
    """Return what tells where known numbers stand, which rise; so many are to be looked for."""
    if not len(known):
        return lambda some: np.zeros(len(some), np.int64)
    least, span = int(known[0]), int(known[-1] - known[0]) + 1
    if span > numbers:
        return lambda some: np.searchsorted(known, some)
    place = np.zeros(span, np.int32)
    place[known - least] = np.arange(len(known))
    return lambda some: np.asarray(place[some - least])


def word_speller(words: Sequence[str], text: Spell) -> SpellStretch:
    """Return what spells out a stretch of words, as an array of strings."""
    import pyarrow as pa

    if isinstance(words, FilledTemplates):
        return lambda start, stop: as_arrow(words[start:stop], text)
    if isinstance(words, CodedWords):
        spelt = word_speller(words.words, text)(0, len(words.words))
        return _Coded(spelt, _whole_codes(words)).spell
    if not isinstance(words, Texts):
        fit = pa.array([encodable_in_utf8(text(word)) for word in words], pa.string())
        return lambda start, stop: fit[start:stop]
    whole = words if text is str else _defused(words, text)
    return lambda start, stop: whole.array[start:stop]


def _defused(words: Texts, text: Spell) -> Texts:
    """Put every word through `text` that it may change.

    Those are strange ones, those with a mark of a format, and those that begin in any other way
    than with a plain letter or digit.
    """
    filled = np.flatnonzero(words.lengths > 0)
    first = words.bytes_at(0)[filled]
    begin_oddly = filled[~SURELY_FILLED[first] | (first == ord("-"))]
    at = places(len(words), begin_oddly, words.strange)
    if len(words.odd):
        at = places(len(words), at, words_of_formats(*words.offsets_and_data()))
    return words.replaced(at, words.take(at).read_each(text)) if len(at) else words


def _whole(numbers: NDArray[np.int64], unset: str) -> Any:
    import pyarrow as pa
    import pyarrow.compute as pc

    return pc.fill_null(arrow_numbers(numbers, numbers != UNSET).cast(pa.string()), unset)


def _hundredths(numbers: NDArray[np.int64], unset: str) -> Any:
    import pyarrow as pa
    import pyarrow.compute as pc

    return pc.fill_null(decimals(numbers).cast(pa.string()), unset)


def decimals(numbers: NDArray[np.int64]) -> Any:  # pyarrow ships no types
    """Give hundredths as exact decimals, null for UNSET."""
    import pyarrow as pa

    # A decimal is a 128-bit integer in memory: our hundredths, and a word of sign before them.
    halves = np.empty((len(numbers), 2), np.int64)
    halves[:, 0] = numbers
    np.right_shift(numbers, 63, out=halves[:, 1])
    known = numbers != UNSET
    present = None if known.all() else arrow_mask(known).buffers()[1]
    return pa.Array.from_buffers(
        pa.decimal128(18, 2), len(numbers), [present, pa.py_buffer(halves)]
    )

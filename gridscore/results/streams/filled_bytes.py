"""Texts of templates as an array of strings: each piece of each text is put straight to its place.

The source cells of a country come to more than a gigabyte, most of what its journal holds. Pieces
with numbers of equally many digits have one length, and numpy copies them like numbers so long.
"""

from __future__ import annotations

from itertools import accumulate, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.columns import chosen, digits_of
from gridscore.equal_rows import distinct
from gridscore.ledger.large.texts import Texts
from gridscore.records import NamedTuple
from gridscore.results.padded_rows import zero_led
from gridscore.results.text_templates import words_as_spelt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from gridscore.results.text_templates import FilledTemplates, Template

_OFTEN = 1000
"""Texts of a template from which on they are made by themselves."""

_AT_A_TIME = 1 << 13
"""Pieces of texts that stay near the processor."""


class _Piece(NamedTuple):
    """A piece of some texts: its bytes in each of them, and what puts it where it is to begin."""

    lengths: NDArray[np.integer] | np.int64
    put: Callable[[NDArray[np.uint8], NDArray[np.int64]], None]


def as_arrow(texts: FilledTemplates, spell: Callable[[str], str]) -> Any:  # pyarrow ships no types
    """Spell texts out as an array of strings, putting templates through `spell`.

    Those of a template that many have are made by themselves. The others with equally many
    numbers are joined by Arrow together, which takes its time for every piece of a text.
    """
    import pyarrow as pa

    templates = texts.templates
    used = np.bincount(texts.code, minlength=len(templates))
    count = np.array([len(template.slots) for template in templates], np.int32)
    kinds = np.where(used >= _OFTEN, -1 - np.arange(len(count), dtype=np.int32), count)
    kind = kinds[texts.code]
    starts = np.zeros(len(texts) + 1, np.int64)
    lengths = starts[1:]
    made = []
    for one in distinct(kinds[used > 0]).tolist():
        lines = chosen(kind == one)
        if one < 0:
            pieces = _pieces(templates[-1 - one], texts, lines, spell)
        else:
            pieces = [_of_words(_joined(texts.at(lines), spell))]
        if pieces:
            lengths[lines] = sum(piece.lengths for piece in pieces)
            made.append((lines, pieces))
    np.cumsum(lengths, out=lengths)
    data = np.empty(starts[-1], np.uint8)
    for lines, pieces in made:
        at = starts[:-1][lines]
        for piece in pieces:
            piece.put(data, at)
            at = at + piece.lengths
    buffers = [None, pa.py_buffer(starts), pa.py_buffer(data)]
    return pa.Array.from_buffers(pa.large_string(), len(texts), buffers).cast(pa.string())


def _pieces(
    template: Template,
    texts: FilledTemplates,
    lines: NDArray[np.int64] | slice,
    spell: Callable[[str], str],
) -> list[_Piece]:
    """Give the pieces of texts that all are of one template.

    A piece is a number with all that stands before it, as often as it goes in one after the other;
    what stands behind the last number is another.
    """
    *words, last = (word.encode() for word in words_as_spelt(template.words, spell))
    pieces = []
    if words:
        first = texts.first[lines]
        for slot, own in groupby(zip(template.slots, words, strict=True), itemgetter(0)):
            number = texts.numbers.take(first + slot, mode="clip")
            pieces.append(_with_number([word for _, word in own], number))
    if last:
        length = np.int64(len(last))
        pieces.append(_Piece(length, lambda data, at: _put(data, at, np.void(last))))
    return pieces


def _with_number(words: Sequence[bytes], numbers: NDArray[np.integer]) -> _Piece:
    """Make a piece of the numbers, each behind every one of the words."""
    widths = digits_of(numbers)

    def put(data: NDArray[np.uint8], at: NDArray[np.int64]) -> None:
        spelt = zero_led(numbers)
        for width in range(widths.min(), widths.max() + 1):
            own = chosen(widths == width)
            before = spelt.itemsize - width
            figures = np.ndarray(len(spelt), f"V{width}", spelt, before, spelt.strides)[own]
            blank = np.void(b"".join(word + bytes(width) for word in words))
            ends = list(accumulate(len(word) + width for word in words))
            for start in range(0, len(figures), _AT_A_TIME):
                some = slice(start, start + _AT_A_TIME)
                rows = np.full(len(figures[some]), blank)
                for end in ends:
                    place = np.ndarray(len(rows), f"V{width}", rows, end - width, rows.strides)
                    place[:] = figures[some]
                _put(data, at[own][some], rows)

    return _Piece(widths * len(words) + sum(map(len, words)), put)


def _of_words(array: Any) -> _Piece:
    """Make a piece of strings of any length."""
    offsets, source = Texts(array).offsets_and_data()
    starts, lengths = offsets[:-1] - offsets[0], np.diff(offsets)

    def put(data: NDArray[np.uint8], at: NDArray[np.int64]) -> None:
        for length in distinct(lengths).tolist():
            if length:
                own = chosen(lengths == length)
                _put(data, at[own], _anywhere(source, length)[starts[own]])

    return _Piece(lengths, put)


def _put(data: NDArray[np.uint8], at: NDArray[np.int64], rows: Any) -> None:
    """Put some bytes, or rows of equally many, to their places."""
    _anywhere(data, rows.itemsize)[at] = rows


def _anywhere(data: NDArray[np.uint8], length: int) -> NDArray[np.void]:
    """Give so many bytes from every place on."""
    return np.ndarray(len(data) - length + 1, f"V{length}", data, strides=(1,))


def _joined(texts: FilledTemplates, spell: Callable[[str], str]) -> Any:
    """Spell texts with equally many numbers out as an array of strings."""
    import pyarrow as pa
    import pyarrow.compute as pc

    pieces = texts.spelt(
        spell,
        lambda words, code: pa.array(words, pa.string()).take(pa.array(code)),
        lambda numbers: pa.array(numbers).cast(pa.string()),
        lambda mask, column: pc.if_else(pa.array(mask), column, ""),
    )
    if len(pieces) == 1 and isinstance(pieces[0], str):
        return pa.repeat(pieces[0], len(texts))
    return pc.binary_join_element_wise(*pieces, "")

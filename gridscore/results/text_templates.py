"""Texts that differ from each other in numbers alone, kept as templates and what fills them.

Of `SUMIF($H$5:$H$11,"元",$G$5:$G$11)` a hundred thousand formulas of a sheet have the same words,
of `[q1.csv]!D5, E5; [q2.csv]!D7` as many source cells. What a file asks of text is asked of a
template once, numbers are spelt column by column, and no text is made before it is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, SupportsIndex, overload

import numpy as np

from gridscore.columns import digits_of, distinct, first_equal, mixed, told_apart
from gridscore.results.escape import encodable_in_utf8

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

SLOT = "\0"
"""Marks in a formula where a number goes; none holds it otherwise."""

_STAND_INS = range(0xE000, 0xF900)
"""Numbers of characters for private use: one that does not occur marks where a number goes."""

_OFTEN = 1000
"""Texts of a template from which on they are made by themselves."""


class Template(NamedTuple):
    """The words of a text, and which of its numbers goes behind each of them but the last."""

    words: tuple[str, ...]
    slots: tuple[int, ...]

    @classmethod
    def of_formula(cls, formula: str, *slots: int) -> Template:
        """Take a formula, in which `SLOT` stands for numbers."""
        return cls(tuple(formula.split(SLOT)), slots)

    def filled(self, numbers: Sequence[int], first: int = 0) -> str:
        """Fill in the numbers from `first` on."""
        words = zip(self.words, self.slots, strict=False)  # the last has no number behind it
        return "".join(
            [*(f"{word}{numbers[first + slot]}" for word, slot in words), self.words[-1]]
        )


class FilledTemplates(Sequence[str]):
    """Texts: `templates[code]`, with the `numbers` from `first` on, none of which is below zero."""

    def __init__(
        self,
        templates: Sequence[Template],
        code: NDArray[np.integer],
        first: NDArray[np.integer],
        numbers: NDArray[np.integer],
    ) -> None:
        self.templates, self.code, self.first, self.numbers = templates, code, first, numbers

    def __len__(self) -> int:
        return len(self.code)

    @overload
    def __getitem__(self, at: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> FilledTemplates: ...
    def __getitem__(self, at: SupportsIndex | slice) -> str | FilledTemplates:
        if isinstance(at, slice):
            return self._at(at)
        first = int(self.first[at])
        template: Template = self.templates[self.code[at]]
        most = max(template.slots, default=-1) + 1
        return template.filled(self.numbers[first : first + most].tolist())

    def __iter__(self) -> Iterator[str]:
        numbers = self.numbers.tolist()
        for code, first in zip(self.code.tolist(), self.first.tolist(), strict=True):
            yield self.templates[code].filled(numbers, first)

    def _at(self, at: slice | NDArray[np.integer]) -> FilledTemplates:
        return FilledTemplates(self.templates, self.code[at], self.first[at], self.numbers)

    @property
    def is_filled(self) -> NDArray[np.bool_]:
        """Mark the texts that are not empty."""
        are_filled = np.array([template.words != ("",) for template in self.templates], np.bool_)
        return are_filled.take(self.code)

    def different(self) -> tuple[FilledTemplates, NDArray[np.integer]]:
        """Return the different texts, and which of them stands where."""
        marks = list(self.numbers_in_turn())
        key = mixed(self.code.astype(np.uint64))
        for is_there, number in marks:
            key = np.where(is_there, mixed(key ^ number.astype(np.uint64)), key)
        like = first_equal(key)
        same = self.code[like] == self.code
        for is_there, number in marks:
            same &= ~is_there | (number[like] == number)
        like[~same] = np.flatnonzero(~same)  # their keys are alike by chance
        known, which = told_apart(like)
        return self._at(known), which

    def numbers_in_turn(self) -> Iterator[tuple[NDArray[np.bool_], NDArray[np.integer]]]:
        """Give the first number of each text, and which texts have one, then the second one."""
        used, code = told_apart(self.code)
        slots = [self.templates[one].slots for one in used.tolist()]
        count = np.array(list(map(len, slots)), np.int64)[code]
        for nth in range(max(map(len, slots), default=0)):
            nths = [own[nth] if nth < len(own) else 0 for own in slots]
            first = self.first + (nths[0] if len(set(nths)) == 1 else np.array(nths)[code])
            yield count > nth, self.numbers.take(first, mode="clip")

    def spelt(
        self,
        spell: Callable[[str], str],
        chosen: Callable[[Sequence[str], NDArray[np.integer]], Any],
        digits: Callable[[NDArray[np.integer]], Any],
        only: Callable[[NDArray[np.bool_], Any], Any],
    ) -> list[Any]:
        """Spell the texts out in pieces: words and numbers in turn, each a string or a column.

        Each template is put through `spell` once, which must not depend on the numbers within.
        `chosen` makes a column of words by their codes, `digits` one of numbers; `only` leaves
        what is marked in it.
        """
        used, code = told_apart(self.code)
        words = [_spelt(self.templates[one].words, spell) for one in used.tolist()]

        def words_of(nth: int) -> Any:
            nths = [own[nth] if nth < len(own) else "" for own in words]
            return chosen(nths, code) if len(set(nths)) > 1 else "".join(nths[:1])

        pieces = [words_of(0)]
        shown: NDArray[np.integer] = np.zeros(0, np.int64)
        spelt = digits(shown)
        for nth, (is_there, number) in enumerate(self.numbers_in_turn(), start=1):
            if not np.array_equal(number, shown):  # many numbers of a text are the same
                shown, spelt = number, digits(number)
            pieces += [spelt if is_there.all() else only(is_there, spelt), words_of(nth)]
        return pieces

    def as_arrow(self, spell: Callable[[str], str]) -> Any:  # pyarrow ships no types
        """Spell the texts out as an array of strings, putting templates through `spell`.

        Those of a template that many have are made by themselves. The others with equally many
        numbers are made together: Arrow takes its time for every piece of a text, however empty,
        and of a mark's source cells there is one or twenty.
        """
        count = np.array([len(template.slots) for template in self.templates], np.int64)
        often = np.bincount(self.code, minlength=len(self.templates)) >= _OFTEN
        sort = np.where(often & (count > 0), -1 - np.arange(len(count)), count)[self.code]

        def spelt(lines: NDArray[np.int64] | slice, sort: int) -> Any:
            return (_at_once if sort >= 0 else _all_of_one)(self._at(lines), spell)

        return _by_kind(sort, spelt)


def _by_kind(
    kind: NDArray[np.integer], made: Callable[[NDArray[np.int64] | slice, int], Any]
) -> Any:
    """Put an array of strings together of those of each kind, which are made by their places."""
    import pyarrow as pa
    import pyarrow.compute as pc

    kinds = distinct(kind).tolist()
    if len(kinds) == 1:
        return made(slice(None), kinds[0])
    places = [np.flatnonzero(kind == one) for one in kinds]
    parts = [made(at, one) for at, one in zip(places, kinds, strict=True)]
    where = np.empty(len(kind), np.int64)
    where[np.concatenate([np.zeros(0, np.int64), *places])] = np.arange(len(kind))
    texts = pa.concat_arrays([pa.array([], pa.string()), *parts])
    return pc.take(texts, pa.array(where), boundscheck=False)


def _all_of_one(texts: FilledTemplates, spell: Callable[[str], str]) -> Any:
    """Spell texts of one template out as an array of strings.

    What stands before a number, as often as it goes in one after the other, is made with it for all
    of the texts; then these pieces are joined.
    """
    import pyarrow.compute as pc

    template = texts.templates[texts.code[0]]
    *words, last = (word.encode() for word in _spelt(template.words, spell))
    pieces = []
    for slot, own in groupby(zip(template.slots, words, strict=True), itemgetter(0)):
        number = texts.numbers.take(texts.first + slot, mode="clip")
        pieces.append(_with_number([word for _, word in own], number))
    if last:
        pieces.append(last.decode())
    return pc.binary_join_element_wise(*pieces, "") if len(pieces) > 1 else pieces[0]


def _with_number(words: Sequence[bytes], numbers: NDArray[np.integer]) -> Any:
    """Put each of the numbers behind every one of the words: an array of strings.

    Numbers with equally many digits make texts of one length. These are rows of bytes, into which
    the figures, spelt once, are copied wherever they go.
    """
    import pyarrow as pa

    def spelt(at: NDArray[np.int64] | slice, length: int) -> Any:
        own = pa.array(numbers[at]).cast(pa.string())
        figures = np.frombuffer(own.buffers()[2], f"V{length}", len(own))
        blank = b"".join(word + bytes(length) for word in words)
        rows = np.empty((len(own), len(blank)), np.uint8)
        rows[:] = np.frombuffer(blank, np.uint8)
        for end in accumulate(len(word) + length for word in words):
            np.ndarray(len(own), f"V{length}", rows, end - length, len(blank))[:] = figures
        starts = np.arange(len(own) + 1, dtype=np.int32) * np.int32(len(blank))
        buffers = [None, pa.py_buffer(starts), pa.py_buffer(rows)]
        return pa.Array.from_buffers(pa.string(), len(own), buffers)

    return _by_kind(digits_of(numbers), spelt)


def _at_once(texts: FilledTemplates, spell: Callable[[str], str]) -> Any:
    """Spell texts out as an array of strings, all together."""
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


def _spelt(words: Sequence[str], spell: Callable[[str], str]) -> list[str]:
    """Put a template through `spell`."""
    number = next(mark for mark in map(chr, _STAND_INS) if not any(mark in word for word in words))
    return encodable_in_utf8(spell(number.join(words))).split(number)

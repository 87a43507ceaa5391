"""Texts that differ from each other in numbers alone, kept as templates and what fills them.

Of `SUMIF($H$5:$H$11,"元",$G$5:$G$11)` a hundred thousand formulas of a sheet have the same words,
of `[q1.csv]!D5, E5; [q2.csv]!D7` as many source cells. What a file asks of text is asked of a
template once, numbers are spelt column by column, and no text is made before it is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, SupportsIndex, overload

import numpy as np

from gridscore.equal_rows import first_equal, mixed, told_apart
from gridscore.records import NamedTuple
from gridscore.results.escape import encodable_in_utf8

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

SLOT = "\0"
"""Marks in a formula where a number goes; none holds it otherwise."""

_STAND_INS = range(0xE000, 0xF900)
"""Numbers of characters for private use: one that does not occur marks where a number goes."""


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
            return self.at(at)
        first = int(self.first[at])
        template: Template = self.templates[self.code[at]]
        most = max(template.slots, default=-1) + 1
        return template.filled(self.numbers[first : first + most].tolist())

    def __iter__(self) -> Iterator[str]:
        numbers = self.numbers.tolist()
        for code, first in zip(self.code.tolist(), self.first.tolist(), strict=True):
            yield self.templates[code].filled(numbers, first)

    def at(self, at: slice | NDArray[np.integer]) -> FilledTemplates:
        """Give the texts at some places."""
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
        return self.at(known), which

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
        words = [words_as_spelt(self.templates[one].words, spell) for one in used.tolist()]

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


def words_as_spelt(words: Sequence[str], spell: Callable[[str], str]) -> list[str]:
    """Put a template through `spell`."""
    number = next(mark for mark in map(chr, _STAND_INS) if not any(mark in word for word in words))
    return encodable_in_utf8(spell(number.join(words))).split(number)

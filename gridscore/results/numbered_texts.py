"""Texts that differ from each other in the numbers in them, kept as numbers and patterns.

Of `SUMIF($H$5:$H$11,"元",$G$5:$G$11)` a hundred thousand formulas of a sheet have the same words,
of `[q1.xlsx]Sheet1!D5:H5` as many source cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, SupportsIndex, overload

import numpy as np

from gridscore.columns import distinct, first_equal, mixed
from gridscore.results.book import line_count
from gridscore.results.many_texts import display_widths, lines_taken
from gridscore.results.padded_rows import digits, only

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from gridscore.results.padded_rows import Piece

NUMBER = "\0"
"""Marks in a formula where a number goes; none holds it otherwise."""

_STAND_INS = range(0xE000, 0xF900)
"""Numbers of characters for private use: one that does not occur marks where a number goes."""
_MORE_DIGITS = 10 ** np.arange(1, 19)


class Pattern(NamedTuple):
    """The words of a text, and which of its numbers follows each of them but the last."""

    words: tuple[str, ...]
    places: tuple[int, ...]

    @classmethod
    def of_formula(cls, formula: str, *places: int) -> Pattern:
        """Take a formula, in which `NUMBER` stands for numbers."""
        return cls(tuple(formula.split(NUMBER)), places)

    def filled(self, numbers: Sequence[int] | NDArray[np.integer]) -> str:
        """Put numbers into their places."""
        after = [str(numbers[place]) for place in self.places]
        return "".join(map("".join, zip(self.words, [*after, ""], strict=True)))


class NumberedTexts(Sequence[str]):
    """Texts: `patterns[code]`, with the `numbers` from `first` on, none of which is below zero."""

    def __init__(
        self,
        patterns: Sequence[Pattern],
        code: NDArray[np.integer],
        first: NDArray[np.integer],
        numbers: NDArray[np.integer],
    ) -> None:
        self.patterns, self.code, self.first, self.numbers = patterns, code, first, numbers

    def __len__(self) -> int:
        return len(self.code)

    @overload
    def __getitem__(self, at: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> NumberedTexts: ...
    def __getitem__(self, at: SupportsIndex | slice) -> str | NumberedTexts:
        if isinstance(at, slice):
            return NumberedTexts(self.patterns, self.code[at], self.first[at], self.numbers)
        pattern: Pattern = self.patterns[self.code[at]]
        return pattern.filled(self.numbers[int(self.first[at]) :])

    def __iter__(self) -> Iterator[str]:
        return map(self.__getitem__, range(len(self)))

    @property
    def is_filled(self) -> NDArray[np.bool_]:
        """Mark the texts that are not empty."""
        are_filled = np.array([pattern.words != ("",) for pattern in self.patterns], np.bool_)
        return are_filled.take(self.code)

    def different(self) -> tuple[NumberedTexts, NDArray[np.int64]]:
        """Return the different texts, and which of them stands where."""
        marks = list(self._marks())
        key = mixed(self.code.astype(np.uint64))
        for is_there, number in marks:
            key = np.where(is_there, mixed(key ^ number.astype(np.uint64)), key)
        like = first_equal(key)
        same = self.code[like] == self.code
        for is_there, number in marks:
            same &= ~is_there | (number[like] == number)
        like[~same] = np.flatnonzero(~same)  # their keys are alike by chance
        known = distinct(like)
        place = np.empty(len(self), np.int64)
        place[known] = np.arange(len(known))
        texts = NumberedTexts(self.patterns, self.code[known], self.first[known], self.numbers)
        return texts, place[like]

    def line_counts(self, width: int) -> NDArray[np.int64]:
        """Count the lines that each text takes in a column of this width, as `line_count` does.

        Patterns with numbers must have no line ends in them.
        """
        wholes = ["".join(pattern.words) for pattern in self.patterns]
        of_numbers = np.zeros(len(self), np.int64)
        for is_there, number in self._marks():
            of_numbers += is_there * (np.searchsorted(_MORE_DIGITS, number, side="right") + 1)
        lengths = np.array(list(map(len, wholes)), np.int64)[self.code] + of_numbers
        lines = lines_taken(display_widths(wholes)[self.code] + of_numbers, lengths, width)
        for code, whole in enumerate(wholes):
            if "\n" in whole:
                lines[self.code == code] = line_count(whole, width)
        return lines

    def pieces(self, spell: Callable[[str], str]) -> list[Piece]:
        """Spell the texts out, as pieces of rows.

        Each pattern is put through `spell` once, which must not depend on the numbers within.
        """
        used = distinct(self.code)
        code = np.searchsorted(used, self.code)
        words = [_spelt(self.patterns[one].words, spell) for one in used.tolist()]
        pieces: list[Piece] = []
        shown: NDArray[np.integer] = np.zeros(0, np.int64)
        spelt = digits(shown)
        for nth, (is_there, number) in enumerate(self._marks()):
            if not np.array_equal(number, shown):  # many numbers of a text are the same
                shown, spelt = number, digits(number)
            pieces += [_nth_words(words, nth, code), only(is_there, spelt)]
        return [*pieces, _nth_words(words, len(pieces) // 2, code)]

    def _marks(self) -> Iterator[tuple[NDArray[np.bool_], NDArray[np.integer]]]:
        """Give the first number of each text, and which texts have one, then the second one."""
        used = distinct(self.code)
        places = [self.patterns[code].places for code in used.tolist()]
        code = np.searchsorted(used, self.code)
        count = np.array(list(map(len, places)))[code] if places else code
        for nth in range(max(map(len, places), default=0)):
            nths = [of_pattern[nth] if nth < len(of_pattern) else 0 for of_pattern in places]
            yield count > nth, self.numbers.take(self.first + np.array(nths)[code], mode="clip")


def _nth_words(words: Sequence[list[bytes]], nth: int, code: NDArray[np.integer]) -> Piece:
    """Give the nth word of each text, nothing where it has not so many."""
    nths = [of_pattern[nth] if nth < len(of_pattern) else b"" for of_pattern in words]
    return nths[0] if len(set(nths)) == 1 else np.array(nths)[code]


def _spelt(words: Sequence[str], spell: Callable[[str], str]) -> list[bytes]:
    """Put a pattern through `spell`."""
    number = next(mark for mark in map(chr, _STAND_INS) if not any(mark in word for word in words))
    return spell(number.join(words)).encode().split(number.encode())

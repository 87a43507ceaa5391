"""Columns of few distinct words: the words once, and for each row which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, SupportsIndex, overload

import numpy as np

from gridscore.equal_rows import distinct
from gridscore.ledger.words import are_filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from gridscore.ledger.words import Words


class CodedWords(Sequence[str]):
    """A word for each row: `words` by `codes`, an empty one for the code BLANK.

    The empty one is the last of `words`; it lacks where they are texts that every code is one of.
    """

    def __init__(self, words: Words, codes: NDArray[np.integer]) -> None:
        self.words: Words
        if isinstance(words, list):
            self.words = [*words, ""]
        else:
            self.words = words.joined([words, [""]]) if codes.min(initial=0) < 0 else words
        self.codes = codes

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, at: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> CodedWords: ...
    def __getitem__(self, at: SupportsIndex | slice) -> str | CodedWords:
        if isinstance(at, slice):
            return self.by(self.codes[at])
        word: str = self.words[self.codes[at]]
        return word

    def by(self, codes: NDArray[np.integer]) -> CodedWords:
        """Return the same words by other codes."""
        others = CodedWords.__new__(CodedWords)
        others.words, others.codes = self.words, codes
        return others

    @property
    def is_filled(self) -> NDArray[np.bool_]:
        """Mark the rows whose word is not empty."""
        return are_filled(self.words).take(self.codes, mode="wrap")  # the last one for BLANK

    def different(self) -> list[str]:
        """Return the words that stand in some row, once for each code."""
        return self.words_of(distinct(self.codes).tolist())

    def words_of(self, codes: list[int]) -> list[str]:
        """Return the word of each code."""
        if isinstance(self.words, list):
            return [self.words[code] for code in codes]
        return list(self.words.take(np.array(codes, np.int64) % len(self.words)))

    def __iter__(self) -> Iterator[str]:
        if isinstance(self.words, list):
            return map(self.words.__getitem__, self.codes.tolist())
        return iter(self.words.take(np.where(self.codes < 0, len(self.words) - 1, self.codes)))

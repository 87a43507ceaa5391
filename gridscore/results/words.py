"""Columns of few distinct words: the words once, and for each row which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, SupportsIndex, overload

import numpy as np

from gridscore.ledger.texts import Texts, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from gridscore.ledger.texts import Words


class CodedWords(Sequence[str]):
    """A word for each row: `words` by `codes`, an empty one for the code BLANK."""

    def __init__(self, words: Sequence[str], codes: NDArray[np.integer]) -> None:
        many = isinstance(words, Texts)
        self.words: Words = Texts.joined([words, [""]]) if many else [*words, ""]
        self.codes = codes  # BLANK is the last of the words

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, at: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> CodedWords: ...
    def __getitem__(self, at: SupportsIndex | slice) -> str | CodedWords:
        if isinstance(at, slice):
            return CodedWords(self.words[:-1], self.codes[at])
        word: str = self.words[self.codes[at]]
        return word

    def words_of(self, codes: list[int]) -> list[str]:
        """Return the word of each code."""
        if isinstance(self.words, Texts):
            return list(self.words.take(np.array(codes, np.int64) % len(self.words)))
        return [self.words[code] for code in codes]

    def __iter__(self) -> Iterator[str]:
        return map(list(self.words).__getitem__, self.codes.tolist())


def worded(words: Words, codes: NDArray[np.integer]) -> Sequence[str]:
    """Give each row its word, an empty one for BLANK; very many words stay texts."""
    return words_of(words, codes) if isinstance(words, Texts) else CodedWords(words, codes)

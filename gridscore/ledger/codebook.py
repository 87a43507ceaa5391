"""Words as integer codes: what columns hold instead of the words themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from gridscore.ledger.model import BLANK

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")


class Codebook(Generic[T]):
    """Words in order of first appearance; words with one key are one word, as first written."""

    def __init__(self, key: Callable[[T], Hashable] = lambda word: word) -> None:
        self._key = key
        self._codes: dict[Hashable, int] = {}
        self.words: list[T] = []

    def code(self, word: T) -> int:
        """Return the word's code, a new one if the word is new."""
        code = self._codes.setdefault(self._key(word), len(self.words))
        if code == len(self.words):
            self.words.append(word)
        return code

    def find(self, word: T) -> int:
        """Return the word's code, or BLANK if the word is not there."""
        return self._codes.get(self._key(word), BLANK)

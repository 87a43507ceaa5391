"""Words as integer codes: what columns hold instead of the words themselves."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import chain, count
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast

import numpy as np

from gridscore.equal_rows import appearing, first_of_each
from gridscore.ledger.model import BLANK
from gridscore.ledger.words import FEW, as_texts, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.large.texts import Texts
    from gridscore.ledger.model import Amounts, Codes, Ints
    from gridscore.ledger.words import Words

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)

UNKNOWN, SEVERAL = -2, -3
"""Beside BLANK: not in the book that was looked into; what may be one of several."""


class Codebook(Generic[T]):
    """Words in order of first appearance; words with one key are one word, as first written.

    The key of a plain text must be the text itself (see `plain_bytes`).
    """

    def __init__(self, key: Callable[[T], Hashable] | None = None) -> None:
        self._key = key or (lambda word: word)
        self._is_own_key = key is None
        self._codes: dict[Hashable, int] = {}
        self._words: list[T] = []
        self._many: tuple[Texts, Texts] | None = None  # very many words, and their keys
        self._seen: tuple[Texts, Texts] | None = None  # the words when they were last looked up

    @property
    def words(self) -> Sequence[T]:
        """The words by their codes."""
        return cast("Sequence[T]", self._many[0]) if self._many else self._words

    @property
    def strings(self: Codebook[str]) -> Words:
        """The words by their codes, where they are strings."""
        return self._many[0] if self._many else self._words

    def code(self, word: T) -> int:
        """Return the word's code, a new one if the word is new."""
        if self._many:
            self._by_key()
            self._words, self._many = list(self.words), None
        code = self._codes.setdefault(self._key(word), len(self._words))
        if code == len(self._words):
            self._words.append(word)
        return code

    def find(self, word: T) -> int:
        """Return the word's code, or BLANK if the word is not there."""
        return self._by_key().get(self._key(word), BLANK)

    def codes(self: Codebook[str], texts: Sequence[str]) -> Codes:
        """Return the code of each text, new ones for those that are new."""
        if isinstance(texts, list):
            return self._codes_of_few(texts)
        texts = as_texts(texts)
        distinct, number = texts.numbered()
        if not self._many and len(self._words) + len(distinct) < FEW:
            by_number = np.fromiter(map(self.code, distinct), np.int64, len(distinct))
            return by_number[number]
        words, keys = self._as_texts()
        new_keys = self._keys_of(distinct)
        if not len(words) and new_keys is distinct:  # each is its own key, and new
            self._codes.clear()
            self._many = distinct, distinct
            return number
        all_words = texts.joined([words, distinct])
        all_keys, code = texts.joined([keys, new_keys]).numbered()
        self._codes.clear()
        self._many = all_words.take(first_of_each(code, len(all_keys))), all_keys
        return code[len(words) :][number]

    def _codes_of_few(self: Codebook[str], texts: list[str]) -> Codes:
        if self._many:
            return np.fromiter(map(self.code, texts), np.int64, len(texts))
        keys = list(map(self._key, texts))
        as_written = dict(zip(reversed(keys), reversed(texts), strict=True))  # the first of each
        new = [key for key in dict.fromkeys(keys) if key not in self._codes]
        self._codes.update(zip(new, count(len(self._words))))
        self._words += map(as_written.__getitem__, new)
        return np.fromiter(map(self._codes.__getitem__, keys), np.int64, len(keys))

    def find_all(self: Codebook[str], texts: Texts) -> Ints:
        """Return the code of each text, BLANK where it is not there."""
        _, keys = self._as_texts()
        return keys.find(self._keys_of(texts))

    def _as_texts(self: Codebook[str]) -> tuple[Texts, Texts]:
        if self._many:
            return self._many
        if not self._seen or len(self._seen[0]) != len(self._words):
            keys = as_texts([self._text_key(word) for word in self._words])
            self._seen = as_texts(self._words), keys
        return self._seen

    def _keys_of(self: Codebook[str], texts: Texts) -> Texts:
        from gridscore.ledger.large.text_tidying import keys_of

        return texts if self._is_own_key else keys_of(texts, self._text_key)

    @property
    def _text_key(self: Codebook[str]) -> Callable[[str], str]:
        return cast("Callable[[str], str]", self._key)

    def _by_key(self) -> dict[Hashable, int]:
        if self._many and not self._codes:
            self._codes = {key: code for code, key in enumerate(self._many[1])}
        return self._codes


class Book(Protocol):
    """What words of a table are put into."""

    def codes(self, texts: Sequence[str]) -> Codes:
        """Return the code of each text."""


class Gathered:
    """Words of several tables, kept as they come for a codebook to number them all at once.

    With each table by itself a large book would be gone through again for each.
    """

    def __init__(self) -> None:
        self._parts: list[Sequence[str]] = []
        self._length = 0

    def codes(self, texts: Sequence[str]) -> Codes:
        """Return the place of each text among all."""
        start, self._length = self._length, self._length + len(texts)
        self._parts.append(texts)
        return np.arange(start, self._length, dtype=np.int32)

    def put_into(self, book: Book) -> Codes:
        """Return the code in a book of each text that came."""
        return book.codes(self._together())

    def put_as_met(self, book: Book, places: NDArray[np.integer]) -> Codes:
        """Return their codes, new ones in the order in which a column has the places of texts.

        A text that it does not have is not put into the book.
        """
        met, _ = appearing(places, self._length)
        codes = np.full(self._length, BLANK, np.int64)
        codes[met] = book.codes(words_of(self._together(), met))
        return codes

    def _together(self) -> Words:
        if all(isinstance(part, list) for part in self._parts):
            return [*chain.from_iterable(self._parts)]
        from gridscore.ledger.large.texts import Texts

        return Texts.joined(self._parts)


class WordsInOrder(Codebook[str]):
    """Words that are only read by their codes: very many are kept as they come, alike or not."""

    def codes(self, texts: Sequence[str]) -> Codes:
        """Give each text a code; what is told of few texts holds for them only."""
        if isinstance(texts, list):
            return super().codes(texts)
        before, _ = self._as_texts()
        every = before.joined([before, texts])
        self._codes.clear()
        self._many = every, every
        return np.arange(len(before), len(every), dtype=np.int32)


def encode(cells: Sequence[Cell]) -> tuple[list[Cell], Ints]:
    """Return the distinct cells in order of appearance, and for each cell which it is.

    1, 1.0, True and "1" are distinct.
    """
    if len(set(map(type, cells))) <= 1:
        return _number_words(cells)
    pairs, by_row = _number_words(list(zip(map(type, cells), cells, strict=True)))
    return [cell for _, cell in pairs], by_row


def _number_words(words: Sequence[H]) -> tuple[list[H], Ints]:
    """Return the distinct words in order of appearance, and which of them stands where."""
    distinct = list(dict.fromkeys(words))
    if len(distinct) == len(words):
        return distinct, np.arange(len(words), dtype=np.int32)
    numbers = dict(zip(distinct, range(len(distinct)), strict=True))
    return distinct, np.fromiter(map(numbers.__getitem__, words), np.int32, len(words))


def only_ones(code: Codes, codes: int) -> Amounts:
    """Tell of each code the only place that has it, BLANK for none, or SEVERAL."""
    only = np.full(codes, BLANK, np.int64)
    only[code] = np.arange(len(code))
    only[np.bincount(code, minlength=codes) > 1] = SEVERAL
    return only

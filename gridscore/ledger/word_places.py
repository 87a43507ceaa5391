"""Words of any kind, each found in one step by a number that is made of its bytes.

Arrow looks very many words up with a table that it makes anew for each call, and goes to it for
one word after the other: 4.5 million ids in any order take 1.9 s, and a fifth of that here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from gridscore.ledger.model import BLANK

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.ledger.model import Ints
    from gridscore.ledger.texts import Texts

    Numbers = NDArray[np.uint64]

_WORD = 8  # bytes that are looked at together
_LONGEST = 8 * _WORD  # bytes of a word; ids and numbers of documents are shorter
_AT_A_TIME = 1 << 15  # words that stay in the cache
_ROOM = 2  # times as many places as words: then two thirds have one of their own
_MOST_LEVELS = 20  # of which each leaves a third; so hardly any word is left
_SAMPLE = 1000
_MIXED, _AGAIN = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)
"""Odd numbers of many bits: what is multiplied by them has all its bits in the highest."""


class WordPlaces(NamedTuple):
    """Where each of some words stands: levels of places, of which a word is sought in one or more.

    On each level a word has one place, by the highest bits of its number; where several have the
    same, one stands there, and the others go to the next level, by other bits. What is found is
    compared letter by letter.
    """

    lengths: Ints
    parts: list[Numbers]  # of each word the first eight bytes, the next eight, and so on
    levels: list[Ints]
    left: Ints  # words that no level has a place for
    words: Texts

    @classmethod
    def of(cls, words: Texts) -> WordPlaces | None:
        """Take words that are distinct; None where one is very long."""
        longest = int(words.lengths.max(initial=0))
        if longest > _LONGEST:
            return None
        parts = [np.empty(len(words), np.uint64) for _ in range(0, longest, _WORD)]
        number = np.empty(len(words), np.uint64)
        for start in range(0, len(words), _AT_A_TIME):
            end = start + _AT_A_TIME
            some = _parts(words[start:end], len(parts))
            for part, those in zip(parts, some, strict=True):
                part[start:end] = those
            number[start:end] = _number(words[start:end], some)
        levels: list[Ints] = []
        left = np.arange(len(words), dtype=np.int32)
        while len(left) and len(levels) < _MOST_LEVELS:
            level = np.full(1 << (_ROOM * len(left)).bit_length(), BLANK, np.int32)
            at = _places(number, len(level))
            level[at] = left
            others = level[at] != left
            left, number = left[others], _once_more(number[others])
            levels.append(level)
        return cls(words.lengths, parts, levels, left, words)

    def find(self, words: Texts) -> Ints:
        """Tell where each of the words stands among those here; BLANK where nowhere."""
        found = np.full(len(words), BLANK, np.int32)
        for start in range(0, len(words), _AT_A_TIME):
            end = start + _AT_A_TIME
            self._find(words[start:end], found[start:end])
        return found

    def _find(self, words: Texts, found: Ints) -> None:
        """Put into `found` where each of some words stands."""
        parts, lengths = _parts(words, len(self.parts)), words.lengths
        number = _number(words, parts)
        at: NDArray[np.int64] | slice = slice(None)
        for level in self.levels:
            place = level.take(_places(number, len(level)))
            same = lengths == self.lengths.take(place, mode="clip")
            for part, ours in zip(parts, self.parts, strict=True):
                same &= part == ours.take(place, mode="clip")
            met = place != BLANK
            same &= met
            found[at] = np.where(same, place, BLANK)
            others = np.flatnonzero(met ^ same)
            if not len(others):
                return
            at, lengths = others if isinstance(at, slice) else at[others], lengths[others]
            parts, number = [part[others] for part in parts], _once_more(number[others])
        if len(self.left):
            place = self.words.take(self.left).find(words.take(np.arange(len(words))[at]))
            found[at] = np.where(place == BLANK, BLANK, self.left[place])


def surely_differ(words: Texts) -> bool:
    """Say whether it is certain that no word occurs twice; it may be so and not be certain."""
    sample = list(words[:_SAMPLE])
    if len(set(sample)) < len(sample) or words.lengths.max(initial=0) > _LONGEST:
        return False
    number = np.empty(len(words), np.uint64)
    count = -(-int(words.lengths.max(initial=0)) // _WORD)
    for start in range(0, len(words), _AT_A_TIME):
        some = words[start : start + _AT_A_TIME]
        number[start : start + _AT_A_TIME] = _number(some, _parts(some, count))
    number.sort()
    return bool((number[1:] != number[:-1]).all())


def _parts(words: Texts, count: int) -> list[Numbers]:
    """Cut each word into so many numbers of eight bytes; behind its end stand zeros."""
    return [words.eight_or_fewer(_WORD * part) for part in range(count)]


def _number(words: Texts, parts: list[Numbers]) -> Numbers:
    """Make one number of each word's length and parts, of which any bit may change all."""
    number = words.lengths.astype(np.uint64)
    for part in parts:
        number = (number ^ part) * _MIXED
        number ^= number >> np.uint64(32)
    return number * _AGAIN


def _once_more(number: Numbers) -> Numbers:
    """Make another number of each, whose highest bits have nothing to do with those before."""
    return (number ^ (number >> np.uint64(29))) * _MIXED


def _places(number: Numbers, places: int) -> NDArray[np.int64]:
    """Tell which of so many places, a power of two, each number has."""
    return (number >> np.uint64(65 - places.bit_length())).astype(np.int64)

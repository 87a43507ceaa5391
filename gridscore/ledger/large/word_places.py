"""Words of any kind, each found in one step by a number that is made of its bytes.

Arrow looks very many words up with a table that it makes anew for each call, and goes to it for
one word after the other: 4.5 million ids in any order take 1.9 s, and a tenth of that here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import LOWEST_BYTES
from gridscore.ledger.model import BLANK
from gridscore.records import NamedTuple
from gridscore.side_by_side import in_halves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from gridscore.ledger.large.texts import Texts
    from gridscore.ledger.model import Ints

    Numbers = NDArray[np.uint64]

_WORD = 8  # bytes that are looked at together
_OF_PLACE = 4  # bytes of the last eight of a row, behind those of the word
_MOST_PARTS = 8  # of a row; ids and numbers of documents have fewer
_AT_A_TIME = 1 << 17
"""Words that stay in the cache; of fewer, steps are so short that threads wait for each other."""
_ROOM = 1.5  # times as many rows as words: then three of four have one on the first level
_MOST_LEVELS = 20  # of which each leaves a quarter; so hardly any word is left
_HALF = np.uint64(32)
_LOWER = np.uint64(2**32 - 1)
_EMPTY = np.uint64(2**64 - 1)  # each part of a row that no word has; its place reads as BLANK
_MIXED, _AGAIN = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)
"""Odd numbers of many bits: what is multiplied by them has all its bits in the highest."""


class _Some(NamedTuple):
    """Some words: their bytes in parts as rows have them, the number of each, where it stands."""

    parts: list[Numbers]
    number: Numbers
    at: NDArray[np.int64]

    def rows(self, count: int) -> NDArray[np.int64]:
        """Tell which of so many rows each has."""
        return (((self.number >> _HALF) * np.uint64(count)) >> _HALF).view(np.int64)

    def others(self, which: NDArray[np.int64]) -> _Some:
        """Leave some words, each with a number whose highest bits have nothing to do with these."""
        number = self.number[which]
        number = (number ^ (number >> np.uint64(29))) * _MIXED
        return _Some([part[which] for part in self.parts], number, self.at[which])


class WordPlaces(NamedTuple):
    """Where each of some words stands: levels of rows, of which a word is sought in one or more.

    On each level a word has one row, by its number; where several have the same, one of them
    stands there, and the others go to the next level, by another number. A row is all bytes of
    the word and its place: memory is waited for once, and what is found needs no other look.
    """

    levels: list[Numbers]  # shape (rows, parts)
    left: NDArray[np.int64]  # words that no level has a row for
    words: Texts

    @classmethod
    def of(cls, words: Texts) -> WordPlaces | None:
        """Take words that are distinct; None where one is very long."""
        longest = int(words.lengths.max(initial=0))
        parts = -(-(longest + _OF_PLACE) // _WORD)
        if parts > _MOST_PARTS:
            return None
        levels: list[Numbers] = []
        waiting: Iterable[_Some] = _stretches(words, parts)
        count = len(words)
        while not levels or (count and len(levels) < _MOST_LEVELS):
            level = np.full((int(count * _ROOM) + 1, parts), _EMPTY)
            waiting = [_put(some, level) for some in waiting]
            count = sum(len(some.at) for some in waiting)
            levels.append(level)
        left = [np.zeros(0, np.int64), *(some.at for some in waiting)]
        return cls(levels, np.concatenate(left), words)

    def find(self, words: Texts) -> Ints:
        """Tell where each of the words stands among those here; BLANK where nowhere."""
        found = np.full(len(words), BLANK, np.int32)
        _ = words.width  # which then is known of each half

        def find(start: int, end: int) -> None:
            self._find_all(words[start:end], found[start:end])

        in_halves(find, len(words))
        return found

    def _find_all(self, words: Texts, found: Ints) -> None:
        """Put into `found` where each of very many words stands."""
        for some in _stretches(words, self.levels[0].shape[1]):
            left = self._find(some, found)
            if len(left) and len(self.left):
                place = self.words.take(self.left).find(words.take(left))
                found[left] = np.where(place == BLANK, BLANK, self.left[place])

    def _find(self, some: _Some, found: Ints) -> NDArray[np.int64]:
        """Put into `found` where each of some words stands; return those that no level tells of."""
        for level in self.levels:
            rows = level.take(some.rows(len(level)), axis=0, mode="clip")
            place = (rows[:, -1] >> _HALF).astype(np.int32)  # what is too much for 32 bits is BLANK
            rows[:, -1] &= _LOWER
            same = np.ones(len(rows), np.bool_)
            for part, found_there in zip(some.parts, rows.T, strict=True):
                same &= part == found_there
            found[some.at] = np.where(same, place, BLANK)
            same |= place == BLANK
            if same.all():
                return some.at[:0]
            some = some.others(np.flatnonzero(~same))
        return some.at


def _put(some: _Some, level: Numbers) -> _Some:
    """Put words into rows that are empty, and return the others."""
    row, last = some.rows(len(level)), level[:, -1]
    empty = np.flatnonzero(last[row] == _EMPTY)
    with_place = some.parts[-1] | some.at.astype(np.uint64) << _HALF
    for part, column in zip([*some.parts[:-1], with_place], level.T, strict=True):
        column[row[empty]] = part[empty]
    return some.others(np.flatnonzero(last[row] != with_place))


def _stretches(words: Texts, parts: int) -> Iterator[_Some]:
    """Go through words, as many at a time as stay in the cache."""
    _ = words.width  # which then is known of each stretch
    for start in range(0, len(words), _AT_A_TIME):
        some = words[start : start + _AT_A_TIME]
        cut = _parts(some, parts)
        yield _Some(cut, _number(cut), np.arange(start, start + len(some)))


def _parts(words: Texts, count: int) -> list[Numbers]:
    """Cut each word into parts of eight bytes, and the last of four; behind its end are bits set.

    No text has such a byte, so that each has parts of its own; of one too long for them the last
    is more than four bytes can be, so that no other has it.
    """
    lengths = words.lengths[:1] if words.width else words.lengths  # the first for all
    parts = []
    for start in range(0, _WORD * count, _WORD):
        kept = LOWEST_BYTES[np.clip(lengths - start, 0, _WORD)]
        parts.append(words.eight_bytes(start) | ~kept)
    parts[-1] &= _LOWER
    if (too_long := lengths > _WORD * count - _OF_PLACE).any():
        parts[-1] |= np.where(too_long, _EMPTY, 0)
    return parts


def _number(parts: list[Numbers]) -> Numbers:
    """Make one number of the parts of each word, of which any bit may change all."""
    number = parts[0]
    for part in parts[1:]:
        number = (number * _MIXED) ^ part
    number = number * _MIXED
    number ^= number >> _HALF
    number *= _AGAIN
    return number

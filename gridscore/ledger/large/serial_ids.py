"""Ids that are a serial number behind letters all alike, `G00000001`: found by their number.

Where an id stands is read off a table of all numbers: a hundredth of what it takes to look very
many words up, and they may come in any order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.model import BLANK
from gridscore.records import NamedTuple
from gridscore.side_by_side import in_halves

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.ledger.large.texts import Texts
    from gridscore.ledger.model import Ints

    Numbers = NDArray[np.uint64]

_WORD = 8  # bytes that are looked at together
_SPARSE = 4  # so many times as many numbers as there are ids may be possible
_AT_A_TIME = 1 << 17
"""Ids whose words stay in the cache; of fewer, steps are so short that threads wait in turn."""
_NO_NUMBER = np.uint64(2**64 - 1)
_KEPT = np.array([2 ** (8 * count) - 1 for count in range(_WORD + 1)], np.uint64)
"""By a number of bytes, what leaves only so many of a word's, the lowest."""
_UP = np.array([8 * (_WORD - count) for count in range(_WORD + 1)], np.uint64)
"""By a number of digits, how far to shift them up to the end of a word."""
_ZEROS = np.array([int.from_bytes(b"0" * count, "little") for count in range(_WORD + 1)], np.uint64)
_ZEROS <<= _UP  # the same number of digits, all of them 0
_NOT_UP_TO_NINE = np.uint64(0x7676767676767676)  # added to what is more, sets the highest bit
_HIGHEST = np.uint64(0x8080808080808080)
_JOINS = tuple(
    (np.uint64(tens), np.uint64(bits), np.uint64(mask))
    for tens, bits, mask in (
        (10, 8, 0x00FF00FF00FF00FF),
        (100, 16, 0x0000FFFF0000FFFF),
        (10_000, 32, 0x00000000FFFFFFFF),
    )
)
"""How neighbours are made one number: two digits, two of these, and again."""


class SerialIds(NamedTuple):
    """Where each number stands among ids, from the least on, and how many digits it has there."""

    prefix: bytes
    least: int
    place: Ints
    digits: NDArray[np.uint8]

    @classmethod
    def of(cls, ids: Texts) -> SerialIds | None:
        """Take ids that are distinct; None where they are others, or far between."""
        prefix = ids[0].encode().rstrip(b"0123456789") if len(ids) else b""
        if not len(ids) or len(prefix) > _WORD:
            return None
        number, digits = _read_all(ids, prefix)
        if not digits.all():
            return None
        least, span = int(number.min()), int(number.max() - number.min()) + 1
        if span > _SPARSE * len(ids):
            return None
        place, count = np.full(span, BLANK, np.int32), np.zeros(span, np.uint8)
        for start in range(0, len(ids), _AT_A_TIME):
            end = min(start + _AT_A_TIME, len(ids))
            at = (number[start:end] - np.uint64(least)).astype(np.int64)
            place[at], count[at] = np.arange(start, end, dtype=np.int32), digits[start:end]
        if np.count_nonzero(count) < len(ids):  # 7 is not 007
            return None
        return cls(prefix, least, place, count)

    def find(self, words: Texts) -> Ints:
        """Tell where each of the words stands among the ids; BLANK where nowhere."""
        found = np.empty(len(words), np.int32)
        _ = words.width  # which then is known of each half

        def find(start: int, end: int) -> None:
            self._find_all(words[start:end], found[start:end])

        in_halves(find, len(words))
        return found

    def _find_all(self, words: Texts, found: Ints) -> None:
        """Put into `found` where each of very many words stands."""
        for start in range(0, len(words), _AT_A_TIME):
            end = start + _AT_A_TIME
            number, digits = _read(words[start:end], self.prefix)
            number -= np.uint64(self.least)  # what is less becomes very much
            outside = number >= len(self.place)
            at = number.astype(np.int64)  # of what is outside, any place will do
            place = self.place.take(at, mode="clip")
            place[outside | (self.digits.take(at, mode="clip") != digits)] = BLANK
            found[start:end] = place


def _read_all(words: Texts, prefix: bytes) -> tuple[Numbers, NDArray[np.uint8]]:
    """Read very many words, as `_read` does a few."""
    numbers, digits = np.empty(len(words), np.uint64), np.empty(len(words), np.uint8)
    for start in range(0, len(words), _AT_A_TIME):
        end = start + _AT_A_TIME
        numbers[start:end], digits[start:end] = _read(words[start:end], prefix)
    return numbers, digits


def _read(words: Texts, prefix: bytes) -> tuple[Numbers, NDArray[np.uint8]]:
    """Read the number behind the prefix of each word, and how many digits it has: 0 for no such."""
    count = words.lengths - len(prefix)
    if words.width:
        count = count[:1]  # for all
    is_one = (count > 0) & (count <= _WORD)
    count = np.where(is_one, count, 0)
    if prefix:
        begins = words.eight_bytes(0) & _KEPT[len(prefix)]
        is_one = is_one & (begins == int.from_bytes(prefix, "little"))
    digits = words.eight_bytes(len(prefix)) << _UP[count]
    digits -= _ZEROS[count]
    is_one = is_one & (((digits + _NOT_UP_TO_NINE) | digits) & _HIGHEST == 0)
    for tens, bits, mask in _JOINS:
        digits = (digits * tens + (digits >> bits)) & mask
    return np.where(is_one, digits, _NO_NUMBER), np.where(is_one, count, 0).astype(np.uint8)

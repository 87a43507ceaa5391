"""Which of very many texts may be headings, footers, ids: marked by their bytes, all at once.

A mark may stand where none is due, never lack where one is: what reads single cells decides.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from gridscore.arrow import mask_of
from gridscore.columns import places
from gridscore.ledger.large.text_tidying import trimmed, without_blanks
from gridscore.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.large.texts import Texts

    Mask = NDArray[np.bool_]

_LOST_BY_KEYS = "-〔〕"  # what plain texts have and their keys have not: see `heading_key`
_A_DIGIT = pattern(r"[0-9]")
_LAST_ASCII = 127
_EACH = 0x0101010101010101  # of eight bytes
_UP_TO_ZERO, _UP_TO_AFTER_NINE = (np.uint64((0x80 - ord(byte)) * _EACH) for byte in "0:")
_HIGHEST = np.uint64(0x80 * _EACH)
"""What `0`, and what the byte after `9`, lack to their highest bit; that bit."""
_LETTER, _DIGIT = (
    np.array([of(chr(byte)) for byte in range(128)] + [False] * 128)
    for of in (str.isalpha, str.isdigit)
)


def may_be_among(
    texts: Texts, words: frozenset[str], ends: frozenset[str], is_one: Callable[[Cell], bool]
) -> Mask:
    """Mark texts that may be among words: odd ones by a look at each, plain ones in lower case.

    `ends` are the characters that words end in, `is_one` tells of a single cell whether it is one.
    """
    among = _look_like(texts, words, ends)
    if among.any() and not any(word.isascii() and _A_DIGIT.search(word) for word in words):
        among &= ~have_digits(texts)
    rows = np.flatnonzero(among)
    if len(rows):
        some = texts if len(rows) == len(texts) else texts.take(rows)
        among[rows] = begins = _begin_with_one_of(some, words)
        if begins.any():
            rows, some = rows[begins], some.take(np.flatnonzero(begins))
            among[rows] = _are_among(some, words, is_one)
    return among


def count_like(texts: Texts, words: frozenset[str], ends: frozenset[str]) -> int:
    """Count the texts that begin and end like words."""
    return int(np.count_nonzero(_look_like(texts, words, ends)))


def _look_like(texts: Texts, words: frozenset[str], ends: frozenset[str]) -> Mask:
    """Mark the texts whose last two bytes are those of a word, and the first two if not odd."""
    may_begin, may_end = _begins_of(words), ends_of(ends)

    def mark(part: Texts) -> Mask:
        begins = may_begin.take(_first_two_bytes(part), mode="clip")
        begins[part.odd] = True
        begins &= may_end.take(_last_two_bytes(part), mode="clip")
        return begins

    return texts.by_stretches(mark)


@lru_cache(maxsize=4)
def ends_of(characters: frozenset[str]) -> Mask:
    """Mark the last two bytes, as one number, of texts that may end in a character.

    `characters` are in lower case; texts may not be.
    """
    may_end = np.zeros(1 << 16, np.bool_)
    by_two = may_end.reshape(256, 256)
    for character in characters:
        for written in (character, character.upper()):
            *_, before, last = b"\0" + written.encode()
            if written.isascii():
                by_two[:, last] = True
            else:
                by_two[before, last] = True
        if not character.isascii() and character.upper() != character:
            by_two[:, 0x80:] = True  # there may be more letters than two of which it is lower case
    for letter in "\u212aſ":  # whose lower case is k and s
        *_, before, last = letter.encode()
        by_two[before, last] = True
    return may_end


@lru_cache(maxsize=4)
def _begins_of(words: frozenset[str]) -> Mask:
    """Mark the first two bytes, as one number, of plain texts that may be among words.

    All are that begin in ASCII; others begin like a word, or with what a key has lost.
    """
    may_begin = np.zeros(1 << 16, np.bool_)
    by_two = may_begin.reshape(256, 256)
    by_two[:0x80] = True
    for word in {*words, *_LOST_BY_KEYS}:
        first, second, *_ = word.encode() + b"\0"
        by_two[first, second] = True
    return may_begin


def _begin_with_one_of(texts: Texts, words: frozenset[str]) -> Mask:
    """Mark the texts that begin with the first character of a word, and those that may do so.

    It is `_look_like` by a whole character of three bytes, as plain texts have: 样 is not 核.
    """
    first = texts.bytes_at(0)
    begin = _as_one(first, texts.bytes_at(1)).astype(np.uint32) << 8 | texts.bytes_at(2)
    may_begin = np.isin(begin, _first_characters(words))
    may_begin |= first < 0x80
    may_begin[texts.odd] = True
    return may_begin


@lru_cache(maxsize=4)
def _first_characters(words: frozenset[str]) -> NDArray[np.uint32]:
    """List the first three bytes, as one number, of words and of what a key has lost."""
    first = {(word.encode() + b"\0\0")[:3] for word in (*words, *_LOST_BY_KEYS)}
    return np.array([int.from_bytes(character, "big") for character in first], np.uint32)


def _first_two_bytes(texts: Texts) -> NDArray[np.uint16]:
    """Return the first two bytes of each text as one number, of a shorter one any."""
    return _as_one(texts.bytes_at(0), texts.bytes_at(1))


def _last_two_bytes(texts: Texts) -> NDArray[np.uint16]:
    """Return the last two bytes of each text as one number, of a shorter one any."""
    offsets, data = texts.offsets_and_data()
    width = texts.width
    if width > 1:
        return _as_one(data[width - 2 :: width], data[width - 1 :: width])
    if not len(data):
        return np.zeros(len(texts), np.uint16)
    ends = offsets[1:] - offsets[0] - 1
    return _as_one(data[np.maximum(ends - 1, 0)], data[np.maximum(ends, 0)])


def _as_one(first: NDArray[np.uint8], second: NDArray[np.uint8]) -> NDArray[np.uint16]:
    two: NDArray[np.uint16] = first.astype(np.uint16)
    two <<= 8
    two |= second
    return two


def _are_among(texts: Texts, words: frozenset[str], is_one: Callable[[Cell], bool]) -> Mask:
    import pyarrow as pa
    import pyarrow.compute as pc

    known = pa.array(sorted(words), pa.string())
    among = mask_of(pc.is_in(pc.ascii_lower(texts.array), value_set=known))
    # Of plain texts only these lose something on the way to a key: see `heading_key`.
    cut = [pc.match_substring(texts.array, mark) for mark in _LOST_BY_KEYS]
    cut.append(pc.ends_with(texts.array, "分"))
    unsure = places(len(texts), texts.odd, *map(mask_of, cut))
    among[unsure] = texts.take(unsure).read_each(is_one)
    return among


def may_say(texts: Texts, says: Callable[[Cell], bool], pattern: str) -> Mask:
    """Mark the texts that `says` may tell of, as `row_search.rows_beginning` has it."""
    import pyarrow.compute as pc

    hit = read_like_words(texts)
    wordy = np.flatnonzero(hit)
    if len(wordy):
        some = texts if len(wordy) == len(texts) else texts.take(wordy)
        narrow, strange = without_blanks(some) if len(some.odd) else (some, some.odd)
        say = mask_of(pc.match_substring_regex(narrow.array, pattern))
        say[strange] = some.take(strange).read_each(says)
        hit[wordy] = say
    return hit


def are_serial(texts: Texts, is_serial: Callable[[Cell], bool]) -> Mask:
    """Mark the texts that are nothing but digits, as `is_serial` tells of a single cell."""
    import pyarrow.compute as pc

    bare, strange = trimmed(texts) if len(texts.odd) else (texts, texts.odd)
    serial = mask_of(pc.utf8_is_decimal(bare.array))
    serial[strange] = texts.take(strange).read_each(is_serial)
    return serial


def have_digits(texts: Texts) -> Mask:
    """Mark texts of plain ASCII with a digit, such as `W007` and `WG-2026-007`; not all.

    The key of such a one has its digits, too.
    """
    return texts.by_stretches(_have_digits)


def _have_digits(texts: Texts) -> Mask:
    """Mark texts with a digit in their first eight bytes; none unless all are plain ASCII."""
    _, data = texts.offsets_and_data()
    if not len(data) or data.max() > _LAST_ASCII or len(texts.odd):
        return np.zeros(len(texts), np.bool_)
    eight = texts.eight_or_fewer(0)  # at once: none is above 127, and no sum leaves its byte
    digits = (eight + _UP_TO_ZERO) & ~(eight + _UP_TO_AFTER_NINE) & _HIGHEST
    has: Mask = digits != 0
    return has


def read_like_words(texts: Texts) -> Mask:
    """Mark texts that are no ids, and begin neither with a digit nor with a letter and one.

    Ids such as `WG-2026-007` count as such. A text that is not all ASCII is marked in any case.
    """
    return texts.by_stretches(_read_so)


def _read_so(texts: Texts) -> Mask:
    first, second, lengths = texts.bytes_at(0), texts.bytes_at(1), texts.lengths
    like: Mask = ~_LETTER.take(first, mode="clip") | (lengths < 2)
    like |= ~_DIGIT.take(second, mode="clip")
    like &= ~_DIGIT.take(first, mode="clip") & (lengths > 0)
    offsets, data = texts.offsets_and_data()
    if len(data) and data.max() > _LAST_ASCII:
        filled = np.flatnonzero(lengths)
        highest = np.maximum.reduceat(data, offsets[:-1][filled] - offsets[0])
        like[filled] |= highest > _LAST_ASCII
    elif like.any():
        like &= ~_have_digits(texts)
    return like

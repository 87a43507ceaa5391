"""Which bytes words are made of that are compared by themselves and read as they stand.

A kernel may only say "this cell is plain": one that the careful readers of single cells would
take just as it stands. Every other cell goes through those readers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BLOCK = 1 << 18  # bytes that stay in the cache while they are looked at


def _plain_bytes() -> NDArray[np.bool_]:
    """Mark the bytes of UTF-8 that only plain cells are made of.

    Those are ASCII letters, digits and `-`, and the characters from U+4000 to U+9FFF, which all
    begin with one of six bytes: they are no blanks, can be seen, and NFKC leaves them alone. So
    it does with the brackets of document numbers, of which `odd_words` tells.
    """
    plain = np.zeros(256, np.bool_)
    plain[[ord(character) for character in "-0123456789"]] = True
    plain[ord("A") : ord("Z") + 1] = plain[ord("a") : ord("z") + 1] = True
    plain[0x80:0xC0] = plain[0xE4:0xEA] = True
    return plain


_PLAIN = _plain_bytes()
_ODD = bytes(~_PLAIN)
"""Translates plain bytes to zeros, all others to ones."""
_STRANGE = bytes(~(_PLAIN | (np.arange(256) < 0x80)))
"""Translates plain bytes, and all of ASCII, to zeros."""
_OPENING, _CLOSING, _NUMBER_END = "〔", "〕", "号".encode()
A_BLANK = r"[\t-\r\x1c-\x20\x{A0}\x{3000}]"
"""A pattern of Arrow: what `str.split` takes for a blank, among characters that are not strange."""
KNOWN = _OPENING + _CLOSING + "　\xa0·•‧・"
"""Not strange, though their bytes are: brackets, two blanks, and what parts names."""
_WIDE_LEAD, _WIDE_SECOND, _WIDE_FIRST, _WIDE_LAST = *"！".encode()[:2], 0x01, 0x5E
"""How the full-width forms of ASCII, U+FF01 to U+FF5E, begin in UTF-8, which are known as well."""
_OF_FORMATS = bytes(np.isin(np.arange(256), [*range(0x20), *b'",\\\x7f']))
"""Translates what csv, tsv and JSON use for themselves, wherever in a word, to ones."""
_YEAR_END, _ORDINAL_BEGIN, _ZERO = "年".encode()[-1], "第".encode()[0], ord("0")
_MARK = b"\1"
SURELY_FILLED = _PLAIN & ((np.arange(256) < 0x80) | (np.arange(256) >= 0xC0))
"""Bytes that begin no blank character: those that begin a plain one."""
_HEXAGRAM = "\u4dc0".encode()


def odd_words(offsets: NDArray[np.int32], data: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Tell which words are not plain, in order.

    `offsets` tell where the words begin and end, the first of them where `data` does. Brackets are
    plain in a document number that is compared as it stands: it ends in 号, and has neither 年
    before the closing one nor 第 or a zero after it.
    """
    found, is_closed = [np.zeros(0, np.int64)], False
    for start in range(0, len(data), _BLOCK):
        marks = data[start : start + _BLOCK].tobytes().translate(_ODD)
        if _MARK in marks:
            opening, closing = _brackets(data, start)
            odd = np.frombuffer(marks, np.bool_) & ~(opening | closing)
            found.append(np.flatnonzero(odd) + start)
            is_closed |= bool(closing.any())
    places = np.concatenate(found)
    if is_closed and not (end_so := end_as_numbers(offsets, data)).all():
        blocks = range(0, len(data), _BLOCK)
        at = np.concatenate([np.flatnonzero(_brackets(data, one)[1]) + one for one in blocks])
        places = np.sort(np.concatenate([places, at[~end_so[_words_at(at, offsets)]]]))
    return _words_of(places, offsets, data)


def _brackets(data: NDArray[np.uint8], start: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Mark where brackets begin in a block of bytes, the opening and the closing ones.

    Closing ones that stand behind 年, or before 第 or a zero, are left out: they are not plain.
    """
    length = min(_BLOCK, len(data) - start)
    around = np.zeros(length + 4, np.uint8)  # one byte before the block, three behind it
    known = data[max(start - 1, 0) : start + length + 3]
    begin = 1 if start == 0 else 0
    around[begin : begin + len(known)] = known
    before, first, second, third, after = (around[at : at + length] for at in range(5))
    one, two, of_opening = _OPENING.encode()
    bracket = (first == one) & (second == two)  # both begin alike
    closing = bracket & (third == _CLOSING.encode()[-1])
    if closing.any():
        closing &= (before != _YEAR_END) & (after != _ZERO) & (after != _ORDINAL_BEGIN)
    return bracket & (third == of_opening), closing


def strange_words(offsets: NDArray[np.int32], data: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Tell which words have a character that is not plain, of ASCII, full-width or KNOWN."""
    strange = marked_bytes(data, _STRANGE)
    for character in KNOWN if len(strange) else "":
        strange = strange[~_are_known(data, strange, character)]
    strange = strange[~_are_full_width(data, strange)]
    return _words_of(strange, offsets, data)


def words_of_formats(offsets: NDArray[np.int32], data: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Tell which words have a character that csv, tsv or JSON writes otherwise, in order."""
    return _words_of(marked_bytes(data, _OF_FORMATS), offsets, data)


def _words_of(
    places: NDArray[np.int64], offsets: NDArray[np.int32], data: NDArray[np.uint8]
) -> NDArray[np.int64]:
    """Tell which words bytes stand in, and which have hexagrams: no letters, though plain bytes."""
    hexagrams = _hexagrams(data)
    if len(hexagrams):
        places = np.sort(np.concatenate([places, hexagrams]))
    if not len(places):
        return places
    if len(places) > len(offsets):
        before = np.searchsorted(places + offsets[0], offsets)
        return np.flatnonzero(before[1:] != before[:-1])
    of = _words_at(places, offsets)
    words: NDArray[np.int64] = of[np.append(True, of[1:] != of[:-1])]
    return words


def _words_at(places: NDArray[np.int64], offsets: NDArray[np.int32]) -> NDArray[np.int64]:
    """Tell which words bytes stand in."""
    words: NDArray[np.int64] = np.searchsorted(offsets, places + offsets[0], side="right") - 1
    return words


def end_as_numbers(offsets: NDArray[np.int32], data: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Mark the words that end as document numbers do, in a digit and 号; some are filled."""
    ends = (offsets[1:] - offsets[0]).astype(np.int64)
    so: NDArray[np.bool_] = np.diff(offsets) > len(_NUMBER_END)
    for byte in reversed(_NUMBER_END):
        ends -= 1
        so &= data.take(ends, mode="clip") == byte
    ends -= 1
    digit = data.take(ends, mode="clip")
    so &= (digit >= ord("0")) & (digit <= ord("9"))
    return so


def _are_known(
    data: NDArray[np.uint8], places: NDArray[np.int64], character: str
) -> NDArray[np.bool_]:
    """Say of some bytes whether they begin a character, which is none of ASCII."""
    first, *others = character.encode()
    begin: NDArray[np.bool_] = data[places] == first
    for after, byte in enumerate(others, 1):
        begin[begin] = data[np.minimum(places[begin] + after, len(data) - 1)] == byte
    return begin


def _are_full_width(data: NDArray[np.uint8], places: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say of some bytes whether they begin a full-width form of a character of ASCII."""
    are: NDArray[np.bool_] = data[places] == _WIDE_LEAD
    begin = places[are]
    second, third = (data[np.minimum(begin + after, len(data) - 1)] for after in (1, 2))
    offset = ((second - np.uint8(_WIDE_SECOND)) << 6) + (third & 0x3F)
    are[are] = (
        (second - np.uint8(_WIDE_SECOND) < 2) & (offset >= _WIDE_FIRST) & (offset <= _WIDE_LAST)
    )
    return are


def marked_bytes(data: NDArray[np.uint8], as_marks: bytes) -> NDArray[np.int64]:
    """Tell which bytes a table of 256 translates to a one, and not to a zero."""
    found = [np.zeros(0, np.int64)]
    for start in range(0, len(data), _BLOCK):
        marks = data[start : start + _BLOCK].tobytes().translate(as_marks)
        if _MARK in marks:
            found.append(np.flatnonzero(np.frombuffer(marks, np.bool_)) + start)
    return np.concatenate(found)


def _hexagrams(data: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Tell where the bytes of a hexagram begin."""
    first, second = _HEXAGRAM[:2]
    found = [np.zeros(0, np.int64)]
    for start in range(0, len(data) - 1, _BLOCK):
        block = data[start : start + _BLOCK + 1]
        may_begin = block[:-1] == first
        if may_begin.any():
            found.append(np.flatnonzero(may_begin & (block[1:] == second)) + start)
    return np.concatenate(found)

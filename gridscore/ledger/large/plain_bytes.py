"""Which bytes words are made of that are compared by themselves and read as they stand.

A kernel may only say "this cell is plain": one that the careful readers of single cells would
take just as it stands. Every other cell goes through those readers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NOT_ASCII = 0x80
_BLOCK = 1 << 18  # bytes that stay in the cache while they are looked at


def _plain_bytes() -> NDArray[np.bool_]:
    """Mark the bytes of UTF-8 that only plain cells are made of.

    Those are ASCII letters, digits and `-`, and the characters from U+4000 to U+9FFF, which all
    begin with one of six bytes: they are no blanks, can be seen, and NFKC leaves them alone. So
    it does with the brackets of document numbers, which `_is_bracket` tells.
    """
    plain = np.zeros(256, np.bool_)
    plain[[ord(character) for character in "-0123456789"]] = True
    plain[ord("A") : ord("Z") + 1] = plain[ord("a") : ord("z") + 1] = True
    plain[0x80:0xC0] = plain[0xE4:0xEA] = True
    return plain


_PLAIN = _plain_bytes()
ODD = bytes(~_PLAIN)
"""Translates plain bytes to zeros, all others to ones."""
STRANGE = bytes(~(_PLAIN | (np.arange(256) < 0x80)))
"""Translates plain bytes, and all of ASCII, to zeros."""
BRACKETS = "〔〕"
"""Of document numbers: plain, though their bytes are odd."""
KNOWN = BRACKETS + "　·"
"""Not strange, though their bytes are: a blank, and what stands between the parts of names."""
_MARK = b"\1"
SURELY_FILLED = _PLAIN & ((np.arange(256) < 0x80) | (np.arange(256) >= 0xC0))
"""Bytes that begin no blank character: those that begin a plain one."""
_HEXAGRAM = "\u4dc0".encode()


def words_with(
    offsets: NDArray[np.int32], data: NDArray[np.uint8], marks: bytes, known: str
) -> NDArray[np.int64]:
    """Tell which words have a byte that is marked, in order, beside those of known characters.

    Hexagrams count as marked. `offsets` tell where the words begin and end, the first of them
    where `data` does.
    """
    wrong = _marked_bytes(data, marks)
    wrong = wrong[~_are_known(data, wrong, known)]
    hexagrams = _hexagrams(data)  # no letters, though plain bytes
    if len(hexagrams):
        wrong = np.sort(np.concatenate([wrong, hexagrams]))
    if not len(wrong):
        return wrong
    of = np.searchsorted(offsets, wrong + offsets[0], side="right") - 1
    words: NDArray[np.int64] = of[np.append(True, of[1:] != of[:-1])]
    return words


def _are_known(data: NDArray[np.uint8], at: NDArray[np.int64], known: str) -> NDArray[np.bool_]:
    """Say of some bytes whether they begin a known character, which are none of ASCII."""
    are_known = np.zeros(len(at), np.bool_)
    may_begin = np.flatnonzero(data[at] >= _NOT_ASCII)
    places = at[may_begin]
    for character in known if len(places) else "":
        begin = np.ones(len(places), np.bool_)
        for after, byte in enumerate(character.encode()):
            begin &= data[np.minimum(places + after, len(data) - 1)] == byte
        are_known[may_begin[begin]] = True
    return are_known


def _marked_bytes(data: NDArray[np.uint8], as_marks: bytes) -> NDArray[np.int64]:
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

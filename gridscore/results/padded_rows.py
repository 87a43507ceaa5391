"""Rows of XML put together from columns of bytes, thousands at a time and without a string each.

A piece of a row has the same width in all of them; what is shorter is filled up with zeros, which
XML cannot hold, and which are taken out at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from gridscore.numbers import HUNDRED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from gridscore.results.text_templates import FilledTemplates

Piece: TypeAlias = "bytes | NDArray[Any]"
"""What is the same in all rows, or a column of it, shape (rows), of any type without objects."""

_GROUP, _DIGITS = 10_000, 4
_ZERO = ord("0")


def _groups_of_digits() -> NDArray[np.uint32]:
    """Spell the numbers below 10,000, four bytes each.

    First without zeros in front, then with them, then once more as at first, but nothing for 0.
    """
    digit = np.arange(_ZERO, _ZERO + 10, dtype=np.uint8)
    full = np.empty((_GROUP, _DIGITS), np.uint8)
    upper = np.empty_like(full)
    for place in range(_DIGITS):
        unit = 10 ** (_DIGITS - 1 - place)
        upper[:, place] = full[:, place] = np.tile(digit.repeat(unit), 10**place)
        upper[:unit, place] = 0
    short = upper.copy()
    short[0, -1] = _ZERO
    return np.concatenate([short, full, upper]).view(np.uint32)[:, 0]


_SPELT = _groups_of_digits()
_SHORT, _FULL, _UPPER = 0, _GROUP, 2 * _GROUP  # where each of its parts begins
_FRACTIONS = np.array(
    [f".{number:02d}".rstrip("0").rstrip(".") for number in range(HUNDRED)], "S4"
).view(np.uint32)
_AS_ONE = {1: "u4", 2: "u8"}  # types that numpy copies at once


def joined(pieces: Sequence[Piece], count: int) -> memoryview:
    """Join the pieces of so many rows, row by row.

    All of it is numpy's work, so that two threads can do it at a time: to take zeros out of bytes
    is a fifth faster, but nothing else runs meanwhile.
    """
    row = [piece if isinstance(piece, bytes) else bytes(piece.itemsize) for piece in pieces]
    width = sum(map(len, row))
    rows, at = np.empty((count, width), np.uint8), 0
    rows[...] = np.frombuffer(b"".join(row), np.uint8)
    for piece, room in zip(pieces, row, strict=True):
        if not isinstance(piece, bytes):
            np.ndarray(count, piece.dtype, rows, at, (width,))[...] = piece
        at += len(room)
    every = rows.reshape(-1)
    return memoryview(every[every != 0])


def digits(numbers: NDArray[np.integer]) -> NDArray[Any]:
    """Spell whole numbers that are not below zero."""
    most = int(numbers.max(initial=0))
    spelt: NDArray[Any]
    if most < _GROUP:
        spelt = _SPELT[numbers]
        return spelt
    groups, low, left = list[Any](), _SHORT, numbers
    while most:
        above = left // _GROUP
        group = left - above * _GROUP
        group += np.where(above, _FULL, low)
        groups.append(_SPELT[group])
        left, low, most = above, _UPPER, most // _GROUP
    as_one = _AS_ONE.get(len(groups), f"S{_DIGITS * len(groups)}")
    spelt = np.stack(groups[::-1], axis=1).view(as_one)[:, 0]
    return spelt


def zero_led(numbers: NDArray[np.integer]) -> NDArray[Any]:
    """Spell whole numbers that are not below zero, all in equally many bytes: zeros go first."""
    most, groups = int(numbers.max(initial=0)) // _GROUP, 1
    while most:
        most, groups = most // _GROUP, groups + 1
    spelt, left = np.empty((len(numbers), groups), np.uint32), numbers
    for nth in reversed(range(groups)):
        above = left // _GROUP
        _SPELT[_FULL:_UPPER].take(left - above * _GROUP, out=spelt[:, nth], mode="clip")
        left = above
    whole: NDArray[Any] = spelt.view(f"V{_DIGITS * groups}")[:, 0]
    return whole


def whole_numbers(figures: NDArray[np.int64]) -> list[NDArray[Any]]:
    """Spell whole numbers."""
    return [*_sign(figures), digits(np.abs(figures))]


def hundredths(figures: NDArray[np.int64]) -> list[NDArray[Any]]:
    """Spell hundredths with no more decimals than they need.

    A spreadsheet holds binary floats, and takes of these the one nearest to the decimal, which its
    number format shows again digit for digit.
    """
    amounts = np.abs(figures)
    whole = amounts // HUNDRED
    fraction = amounts - whole * HUNDRED
    spelt = [*_sign(figures), digits(whole)]
    return [*spelt, _FRACTIONS[fraction]] if fraction.any() else spelt


def _sign(figures: NDArray[np.int64]) -> list[NDArray[Any]]:
    is_less = figures < 0
    return [is_less * np.uint8(ord("-"))] if is_less.any() else []


def only(mask: NDArray[np.bool_], column: NDArray[Any]) -> NDArray[Any]:
    """Give what is in a column where it is marked, and nothing elsewhere."""
    return column if mask.all() else np.where(mask, column, np.zeros((), column.dtype))


def where(mask: NDArray[np.bool_], text: bytes, otherwise: bytes) -> Piece:
    """Give rows one text where they are marked, and another where they are not."""
    if not mask.any():
        return otherwise
    return text if mask.all() else np.where(mask, np.bytes_(text), np.bytes_(otherwise))


def filled(texts: FilledTemplates, spell: Callable[[str], str]) -> list[Piece]:
    """Spell texts out as pieces of rows, putting templates through `spell`."""

    def chosen(words: Sequence[str], code: NDArray[np.integer]) -> Piece:
        encoded: NDArray[Any] = np.array([word.encode() for word in words])[code]
        return encoded

    pieces = texts.spelt(spell, chosen, digits, only)
    return [piece.encode() if isinstance(piece, str) else piece for piece in pieces]

"""What of a large text only the careful reader has a word on, and what is no UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.ledger.large.texts import Texts
from gridscore.ledger.own_forms import AID_MARK

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST_CELL = 100_000
"""Bytes of a cell; the careful reader has a word on longer ones."""
_CHECKED_AT_ONCE = 1 << 16  # cells
_LOOKED_AT_ONCE = 1 << 17  # bytes, which stay in the cache
_BLANK = ord(" ")
_FIRST_BREAK, _LAST_BREAK = ord("\t"), ord("\r")  # the control characters that a text table has
_NOT_ASCII = 0x80
_TOP_TWO, _GOES_ON = 0xC0, 0x80  # of bytes of UTF-8, and those of one that begins no character


class UnfitError(Exception):
    """What is not kept by columns: rows too wide or too many, cells too long, odd characters."""


def are_utf8(column: Any) -> bool:
    """Say whether a column's cells are UTF-8.

    Arrow would ask of each, this asks of all that differ.
    """
    import pyarrow as pa

    for chunk in column.chunks:
        cells = Texts(chunk.dictionary if pa.types.is_dictionary(chunk.type) else chunk)
        starts, data = cells.offsets_and_data()
        if not len(data) or data.max() < _NOT_ASCII:
            continue
        if not is_utf8(data):
            return False
        begin = data[np.minimum(starts - starts[0], len(data) - 1)]
        if ((begin & _TOP_TWO == _GOES_ON) & (starts < starts[-1])).any():
            return False
    return True


def is_utf8(data: Any) -> bool:
    """Say whether some bytes are UTF-8 as a whole."""
    import pyarrow as pa

    whole = [None, pa.py_buffer(np.array([0, len(data)])), pa.py_buffer(data)]
    try:
        pa.Array.from_buffers(pa.large_string(), 1, whole).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def check_bytes(codes: NDArray[np.uint8], ends: NDArray[np.int32]) -> None:
    """Refuse rows with cells that only the careful reader has a word on, by where cells end."""
    for start in range(0, len(codes), _LOOKED_AT_ONCE):
        part = codes[start : start + _LOOKED_AT_ONCE]
        low = part < _FIRST_BREAK
        low |= part - np.uint8(_LAST_BREAK + 1) < _BLANK - _LAST_BREAK - 1
        if low.any():
            raise UnfitError
    if np.diff(ends).max(initial=ends[0]) > LONGEST_CELL:
        raise UnfitError


def check_cells(array: Any) -> None:
    """Refuse cells that only the careful reader has a word on."""
    import pyarrow.compute as pc

    texts = Texts(array)
    for start in range(0, len(texts), _CHECKED_AT_ONCE):
        part = texts[start : start + _CHECKED_AT_ONCE]
        _, data = part.offsets_and_data()
        if not len(data):
            continue
        control = data[data < _BLANK] if data.min() < _BLANK else data[:0]
        if ((control < _FIRST_BREAK) | (control > _LAST_BREAK)).any():
            raise UnfitError
        if part.lengths.max() > LONGEST_CELL:
            raise UnfitError
        if data.max() >= _NOT_ASCII and pc.any(pc.starts_with(part.array, AID_MARK)).as_py():
            raise UnfitError

"""Very many words with characters left out, or written otherwise in no more bytes.

It is done to the bytes of thousands of words at once: a regular expression takes each by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import STRETCH
from gridscore.ledger.large.plain_bytes import marked_bytes
from gridscore.ledger.large.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]
    Places = NDArray[np.int64]

_KEPT, _LEFT_OUT = -1, 0
_LONGEST = 3  # bytes of a character that is written otherwise
_OF_TWO, _OF_THREE = 0x80, 0x800  # code points from which on UTF-8 takes so many bytes
_LEADS_TWO, _LEADS_THREE, _GOES_ON = 0xC0, 0xE0, 0x80  # the bits that its bytes begin with


class Rewriting:
    """What some characters up to U+FFFF become: "", or one up to U+07FF of no more bytes."""

    def __init__(self, becomes: Mapping[str, str]) -> None:
        leads = np.zeros(256, np.bool_)
        leads[[character.encode()[0] for character in becomes]] = True
        self._leads = bytes(leads)
        self._becomes = np.full(1 << 16, _KEPT, np.int32)
        for character, other in becomes.items():
            self._becomes[ord(character)] = ord(other) if other else _LEFT_OUT

    def of(self, texts: Texts) -> Texts:
        """Write every word so."""
        import pyarrow as pa

        parts = [texts[start : start + STRETCH] for start in range(0, len(texts), STRETCH)]
        written = [self._written(part) for part in parts]
        if all(new is part for new, part in zip(written, parts, strict=True)):
            return texts
        return Texts(pa.concat_arrays([part.array for part in written]))

    def _written(self, texts: Texts) -> Texts:
        import pyarrow as pa

        offsets, data = texts.offsets_and_data()
        at = marked_bytes(data, self._leads)
        before = _code_points(data, at)
        after = self._becomes[before]
        some = np.flatnonzero(after != _KEPT)
        if not len(some):
            return texts
        at, before, after = at[some], before[some], after[some]
        data, stays = data.copy(), np.ones(len(data), np.bool_)
        was, is_now = _bytes_of(before), _bytes_of(after)
        for nth in range(_LONGEST):
            stays[at[(is_now <= nth) & (nth < was)] + nth] = False
        _write(data, at, after)
        ends = np.append(np.int32(0), np.cumsum(stays, dtype=np.int32))[offsets - offsets[0]]
        buffers = map(pa.py_buffer, (ends, data[stays]))
        return Texts(pa.StringArray.from_buffers(len(texts), *buffers))


def _code_points(data: Bytes, at: Places) -> NDArray[np.int32]:
    """Read characters of up to three bytes; longer ones come to one that is none."""
    first = data[at].astype(np.int32)
    second, third = (data[np.minimum(at + after, len(data) - 1)] & 0x3F for after in (1, 2))
    of_two = (first & 0x1F) << 6 | second
    of_three = (first & 0x0F) << 12 | second.astype(np.int32) << 6 | third
    return np.where(first < _GOES_ON, first, np.where(first < _LEADS_THREE, of_two, of_three))


def _bytes_of(code: NDArray[np.int32]) -> NDArray[np.int8]:
    """Count the bytes that characters take."""
    return (code > _LEFT_OUT).astype(np.int8) + (code >= _OF_TWO) + (code >= _OF_THREE)


def _write(data: Bytes, at: Places, code: NDArray[np.int32]) -> None:
    """Write characters of up to two bytes in their places."""
    one, two = ((code > _LEFT_OUT) & (code < _OF_TWO)), code >= _OF_TWO
    data[at[one]] = code[one]
    data[at[two]] = _LEADS_TWO | code[two] >> 6
    data[at[two] + 1] = _GOES_ON | code[two] & 0x3F

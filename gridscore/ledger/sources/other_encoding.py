"""Cells of another encoding, split by columns as they stand, and then put into UTF-8.

So columns of figures and of ids need nothing, and of words each that differs is read once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.ledger.large.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable

_NOT_ASCII = 0x80
_BETWEEN = 0x1E  # behind each cell while all are read at once; a control character, in no ledger


def as_utf8(column: Any, decode: Callable[[bytes], str]) -> Any | None:
    """Put Arrow's texts, or what it has made codes, into UTF-8; raises what `decode` raises.

    None where a cell has a control character that separates others while they are decoded.
    """
    import pyarrow as pa

    chunks = []
    for chunk in column.chunks:
        is_coded = pa.types.is_dictionary(chunk.type)
        texts = _decoded(chunk.dictionary if is_coded else chunk, decode)
        if texts is None:
            return None
        chunks.append(pa.DictionaryArray.from_arrays(chunk.indices, texts) if is_coded else texts)
    return pa.chunked_array(chunks, column.type)


def _decoded(array: Any, decode: Callable[[bytes], str]) -> Any | None:
    import pyarrow as pa

    places, data = Texts(array).offsets_and_data()
    if not len(data) or data.max() < _NOT_ASCII:
        return array
    separated = np.insert(data, places[1:] - places[0], _BETWEEN)
    text = np.frombuffer(decode(separated.tobytes()).encode(), np.uint8)
    ends = np.flatnonzero(text == _BETWEEN)
    if len(ends) != len(array):
        return None
    starts = np.zeros(len(array) + 1, np.int32)
    starts[1:] = ends - np.arange(len(array))
    buffers = [None, pa.py_buffer(starts), pa.py_buffer(text[text != _BETWEEN])]
    return pa.Array.from_buffers(pa.string(), len(array), buffers)

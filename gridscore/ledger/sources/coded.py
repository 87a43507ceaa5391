"""Columns that Arrow keeps as codes into their distinct values, as small as they can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.columns import looked_up
from gridscore.ledger.large.texts import Texts
from gridscore.ledger.words import FEW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Codes


def narrowed(chunk: Any) -> Any:
    """Give a chunk of codes in one byte or two each, where that is enough."""
    import pyarrow as pa

    narrow = np.min_scalar_type(len(chunk.dictionary))
    codes = chunk.indices.cast(pa.from_numpy_dtype(narrow), safe=False)
    return pa.DictionaryArray.from_arrays(codes, chunk.dictionary, safe=False)


def united(chunks: Sequence[Any]) -> tuple[Any, Codes]:
    """Give chunks of a column one set of values, in order of appearance, and codes into it.

    The code of what is null is one more than there are values. Raises ValueError for a code without
    a value, as a damaged file may have: Arrow does not look for them.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    own_words = pa.concat_arrays([chunk.dictionary for chunk in chunks])
    words = own_words.unique()
    codes = np.empty(sum(map(len, chunks)), np.min_scalar_type(len(words)))
    code_of = pc.index_in(own_words, value_set=words).to_numpy().astype(codes.dtype)
    end = end_words = 0
    for chunk in chunks:
        start, end = end, end + len(chunk)
        start_words, end_words = end_words, end_words + len(chunk.dictionary)
        least, most = pc.min_max(chunk.indices).values()
        if most.is_valid and not 0 <= least.as_py() <= most.as_py() < len(chunk.dictionary):
            raise ValueError("a code without a value")
        code = np.append(code_of[start_words:end_words], codes.dtype.type(len(words)))
        indices = pc.fill_null(chunk.indices, len(code) - 1).to_numpy()
        looked_up(code, indices, out=codes[start:end])
    return words, codes


def few_or_many(words: Any) -> list[Cell] | Texts:
    """Keep distinct strings as a list where there are few, else as Arrow does."""
    return words.to_pylist() if len(words) < FEW else Texts(words)

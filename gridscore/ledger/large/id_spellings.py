"""Ids among very many that another one is but for zeros in front or capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.ledger.large.texts import Texts

_IDLE_ZEROS, _WITHOUT = r"^(\D*)0+(\d)", r"\1\2"  # 007 and g01 without them are 7 and g1


def spelled_like_others(ids: Texts) -> NDArray[np.int64]:
    """Tell which of distinct ids another one differs from in zeros or capitals alone, in order."""
    if _are_spelled_alike(ids):
        return np.zeros(0, np.int64)
    bare = pc.replace_substring_regex(pc.ascii_lower(ids.array), _IDLE_ZEROS, _WITHOUT)
    spelling = bare.dictionary_encode().indices.to_numpy()
    return np.flatnonzero((np.bincount(spelling) > 1)[spelling])


def _are_spelled_alike(ids: Texts) -> bool:
    """Say whether ids are as programs write them: none can be another one without its zeros."""
    offsets, data = ids.offsets_and_data()
    lengths, first = np.diff(offsets), data[offsets[:-1] - offsets[0]]
    has_idle_zeros = len(lengths) and lengths.min() != lengths.max()
    if has_idle_zeros and ((first < ord("1")) | (first > ord("9"))).any():
        return False
    has_capitals = ((data >= ord("A")) & (data <= ord("Z"))).any()
    return not (has_capitals and ((data >= ord("a")) & (data <= ord("z"))).any())

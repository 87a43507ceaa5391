"""Words by their codes: few of them as a list, very many as one Arrow array (`texts`).

What does with either is here, so that ledgers of a few people never load what is for many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from gridscore.columns import counts_up
from gridscore.ledger.model import BLANK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.large.texts import Texts

MANY = 50_000
"""Words from which on they are kept as texts."""
FEW = 1000
"""Texts up to which they are looked at one by one."""

RAREST = 0.3
"""Distinct words for each of a sample from which on those of a column count as all different."""

Words: TypeAlias = "list[str] | Texts"
"""Words by their codes, few or very many."""


def as_texts(words: Sequence[str]) -> Texts:
    """Keep words as an array, however few."""
    from gridscore.ledger.large.texts import Texts

    return Texts.of(words)


def words_of(words: Sequence[str], codes: NDArray[np.integer]) -> Words:
    """Return the word of each code, an empty one for BLANK."""
    if isinstance(words, list) and len(codes) < MANY:
        return ["" if code == BLANK else words[code] for code in codes.tolist()]
    texts = as_texts(words)
    if counts_up(codes, len(words)):
        return texts
    blank = codes == BLANK
    if not blank.any():
        return texts.take(codes)
    if blank.all():
        return texts.empty(len(codes))
    return texts.joined([texts, [""]]).take(np.where(blank, len(words), codes))


def are_filled(words: Words) -> NDArray[np.bool_]:
    """Mark the words that are not empty."""
    return (
        np.array(list(map(bool, words)), np.bool_) if isinstance(words, list) else words.lengths > 0
    )


def order_of(words: Words) -> NDArray[np.int32]:
    """Tell in which order distinct words rise, by code point."""
    if isinstance(words, list):
        return np.array(sorted(range(len(words)), key=words.__getitem__), np.int32)
    return words.order()

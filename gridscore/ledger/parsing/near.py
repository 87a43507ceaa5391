"""Words that look like a mistyped one: shown to people, never taken in its place."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gridscore.ledger.large.texts import Texts

_ENDS = 2
"""A mistyped word still starts or ends like the right one, with so many characters."""
_SHORT = 4
"""Characters up to which a word need not."""
_MOST_COMPARED = 500  # which takes some milliseconds, for each cell that is told of
_CUTOFF = 0.6  # a name of three characters with one wrong is like it, one of two is not


def near_words(word: str, known: Iterable[str]) -> list[str]:
    """Return up to three known words that look like `word`, the likeliest first."""
    like = (other for other in known if _is_roughly_like(other, word))
    return get_close_matches(word, list(islice(like, _MOST_COMPARED)), n=3, cutoff=_CUTOFF)


def _is_roughly_like(other: str, word: str) -> bool:
    if abs(len(other) - len(word)) > _ENDS:
        return False
    return other[:_ENDS] == word[:_ENDS] or other[-_ENDS:] == word[-_ENDS:] or len(word) <= _SHORT


def near_texts(word: str, known: Texts) -> list[str]:
    """Return what `near_words` does of very many words; kernels leave most of them out."""
    import pyarrow.compute as pc

    length = pc.utf8_length(known.array)
    like = pc.less_equal(pc.abs(pc.subtract(length, len(word))), _ENDS)
    if len(word) > _SHORT:
        begin = pc.starts_with(known.array, word[:_ENDS])
        like = pc.and_(like, pc.or_(begin, pc.ends_with(known.array, word[-_ENDS:])))
    return near_words(word, known.array.filter(like).to_pylist())

"""Words that look like a mistyped one: shown to people, never taken in its place."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ENDS = 2
"""A mistyped word still starts or ends like the right one, with so many characters."""
SHORT = 4
"""Characters up to which a word need not."""

_MOST_COMPARED = 500
_CUTOFF = 0.6


def near_words(word: str, known: Iterable[str]) -> list[str]:
    """Return up to three known words that look like `word`, the likeliest first."""
    like = (
        other
        for other in known
        if abs(len(other) - len(word)) <= ENDS
        and (other[:ENDS] == word[:ENDS] or other[-ENDS:] == word[-ENDS:] or len(word) <= SHORT)
    )
    return get_close_matches(word, list(islice(like, _MOST_COMPARED)), n=3, cutoff=_CUTOFF)

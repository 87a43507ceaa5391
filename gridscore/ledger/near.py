"""Words that look like a mistyped one: shown to people, never taken in its place."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENDS = 2  # a mistyped word still starts or ends like the right one
_MOST_COMPARED = 500
_CUTOFF = 0.6


def near_words(word: str, known: Iterable[str]) -> list[str]:
    """Return up to three known words that look like `word`, the likeliest first."""
    like = [
        other
        for other in known
        if abs(len(other) - len(word)) <= _ENDS
        and (other[:_ENDS] == word[:_ENDS] or other[-_ENDS:] == word[-_ENDS:] or len(word) <= 4)
    ]
    return get_close_matches(word, like[:_MOST_COMPARED], n=3, cutoff=_CUTOFF)

"""Where a key may hold several kinds of value, pydantic tells of each why it does not fit.

A person wrote one of them; the others' errors are noise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic_core import ErrorDetails

    from gridscore.scheme.files import TomlTable

_TAGS = frozenset("[(")


def one_branch_each(errors: Iterable[ErrorDetails], table: TomlTable) -> list[ErrorDetails]:
    """Keep, of the errors about one value, those of the kind that was most likely meant.

    Their paths lead through the file alone: what pydantic puts between for a kind is taken out.
    """
    branches: dict[tuple[str | int, ...], dict[str, list[ErrorDetails]]] = {}
    for error in errors:
        place, tag, rest = _split(error["loc"], table)
        told = error.copy()
        told["loc"] = (*place, *rest)
        branches.setdefault(place if tag else told["loc"], {}).setdefault(tag, []).append(told)
    kept = [told for place, kinds in branches.items() for told in _likeliest(place, kinds)]
    return [error for error in kept if not _only_follows(error, kept)]


def _split(
    loc: Sequence[str | int], table: TomlTable
) -> tuple[tuple[str | int, ...], str, tuple[str | int, ...]]:
    """Part a path at the first step that names a kind of value and no key of the file."""
    here: Any = table
    for number, step in enumerate(loc):
        inside = isinstance(here, dict) and step in here
        if isinstance(step, str) and not inside and (_TAGS & set(step) or step[:1].isupper()):
            place, rest = tuple(loc[:number]), tuple(loc[number + 1 :])
            return (place, "", rest) if step == "[key]" else (place, step, rest)
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = None
    return tuple(loc), "", ()


def _likeliest(
    place: tuple[str | int, ...], kinds: dict[str, list[ErrorDetails]]
) -> list[ErrorDetails]:
    """Choose the kind that the value looks like: a table's inside, a word's choices, a number."""
    if len(kinds) == 1:
        return next(iter(kinds.values()))
    inside = [told for told in kinds.values() if any(len(e["loc"]) > len(place) for e in told)]
    if inside:
        return min(inside, key=len)
    given = next(iter(kinds.values()))[0]["input"]
    words = [told for tag, told in kinds.items() if tag.startswith("literal")]
    return words[0] if words and isinstance(given, str) else next(iter(kinds.values()))


def _only_follows(error: ErrorDetails, errors: Iterable[ErrorDetails]) -> bool:
    """Tell a list that is called empty only because its entries were refused."""
    loc = error["loc"]
    return error["type"] == "too_short" and any(
        len(other["loc"]) > len(loc) and other["loc"][: len(loc)] == loc for other in errors
    )

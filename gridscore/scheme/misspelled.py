"""Keys of a scheme file that are misspelled: which key was meant.

What is wrong only because a key is not known under the name it was given is not told beside it.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from gridscore.scheme.known_keys import keys_at, tables_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic_core import ErrorDetails

    from gridscore.scheme.files import TomlTable


def nearest_key(given: str, known: Sequence[str]) -> str | None:
    """Find the key that is spelled most like the one that was given."""
    return next(iter(difflib.get_close_matches(given, known, 1)), None)


def key_meant(loc: Sequence[str | int], table: TomlTable) -> str | None:
    """Say which key an unknown one stands for; None where that cannot be told, or stands too."""
    given = str(loc[-1])
    near = None if tables_with(given) else nearest_key(given, keys_at(loc[:-1]))
    holder: Any = table
    for step in loc[:-1]:
        holder = holder[step]
    return near if near is not None and near not in holder else None


def without_what_misspelling_explains(
    errors: Iterable[ErrorDetails], table: TomlTable
) -> list[ErrorDetails]:
    """Leave out that a key is missing where it stands under a name that is nearly its own."""
    errors = list(errors)
    unknown = (error["loc"] for error in errors if error["type"] == "extra_forbidden")
    meant = {(*loc[:-1], key_meant(loc, table)) for loc in unknown}
    return [e for e in errors if e["type"] != "missing" or tuple(e["loc"]) not in meant]

"""Prints all that a loaded scheme says and answers, and what was imported to load it.

Usage: python describe_scheme.py FOLDER ID [KEY=VALUE...]

FOLDER is where sound schemes are kept.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from gridscore import kept
from gridscore.scheme.loading import load_scheme

OURS = "gridscore.scheme"


def describe(value: Any) -> object:
    """Take a value apart: of objects of a scheme each value and property, of others the repr."""
    if isinstance(value, tuple):
        return ["tuple", *map(describe, value)]
    if isinstance(value, list | Iterator):
        return ["list", *map(describe, value)]
    if isinstance(value, frozenset):
        return ["set", *sorted(map(repr, value))]
    if isinstance(value, dict):
        return [[describe(key), describe(part)] for key, part in value.items()]
    if not type(value).__module__.startswith(OURS):
        return repr(value)
    known = sorted(getattr(value, "model_fields_set", ()))
    return [
        type(value).__name__,
        known,
        {name: describe(getattr(value, name)) for name in names(value)},
    ]


def names(value: object) -> list[str]:
    """Name the values and properties of an object."""
    found: dict[str, None] = {}
    for kind in type(value).__mro__:
        if kind.__module__.startswith(OURS):
            found |= dict.fromkeys(vars(kind).get("__annotations__", ()))
            found |= dict.fromkeys(
                name
                for name, part in vars(kind).items()
                if isinstance(part, property | cached_property)
            )
    return list(found)


def main(folder: str, name: str, *overrides: str) -> None:
    """Load a scheme as a command that needs no other does, and print it."""
    kept.in_use, kept.FOLDER = True, Path(folder)
    loaded = load_scheme(name, overrides, once=True)
    scheme = loaded.scheme
    print(json.dumps([describe(scheme), scheme.cited_clauses(), repr(loaded.overrides)]))
    print(loaded.digest)
    print(*sorted({"pydantic", "gridscore.scheme.consistency"} & set(sys.modules)))


if __name__ == "__main__":
    main(*sys.argv[1:])

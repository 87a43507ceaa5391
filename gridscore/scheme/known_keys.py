"""Which keys the model knows in which table of a scheme file."""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from gridscore.scheme.model import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def keys_at(path: Sequence[str | int]) -> list[str]:
    """List the keys that the table at a path may have; a rule in a list is a number or its id."""
    return list(dict.fromkeys(key for kind in _kinds_at(path) for key in _keys_of(kind)))


@cache
def tables_with(key: str) -> list[str]:
    """Name the tables of a scheme file that know a key, the outermost first."""
    return [table for table, keys in _tables() if key in keys]


@cache
def _tables() -> list[tuple[str, frozenset[str]]]:
    """List every table below the top of the file with its keys, each kind where it is met first."""
    found: dict[Any, tuple[str, frozenset[str]]] = {}
    met: list[tuple[str, Any]] = [("", Scheme)]
    for path, kind in met:
        for name, field in kind.model_fields.items():
            inner = f"{path}.{field.alias or name}".removeprefix(".")
            for one in _models_in(field.annotation):
                if one not in found:
                    keys = [part.alias or key for key, part in one.model_fields.items()]
                    found[one] = inner, frozenset(keys)
                    met.append((inner, one))
    return list(found.values())


def _models_in(annotation: Any) -> Iterator[Any]:
    """Find the kinds of table that a key may hold, in lists and by keys of their own too."""
    for kind in _members(annotation):
        if _is_model(kind):
            yield kind
        elif get_origin(kind) is tuple:
            yield from _models_in(get_args(kind)[0])
        elif get_origin(kind) is dict:
            yield from _models_in(get_args(kind)[1])


def takes_any_key(path: Sequence[str | int]) -> bool:
    """Say whether the table at a path has keys of the file's own, such as weights by role."""
    return any(_is_open(kind) for kind in _kinds_at(path))


def may_be_table(path: Sequence[str | int]) -> bool:
    """Say whether there may be a table at a path, of keys that the model knows or any."""
    return any(get_origin(kind) is dict or _is_model(kind) for kind in _kinds_at(path))


def _kinds_at(path: Sequence[str | int]) -> list[Any]:
    """Follow a path through the types of the model."""
    kinds: list[Any] = [Scheme]
    for step in path:
        kinds = [inner for kind in kinds for inner in _step(kind, step)]
    return kinds


def _step(kind: Any, step: str | int) -> Iterator[Any]:
    if _is_model(kind):
        for name, field in kind.model_fields.items():
            if step in (name, field.alias):
                yield from _members(field.annotation)
    elif get_origin(kind) is tuple:
        yield from _members(get_args(kind)[0])
    elif get_origin(kind) is dict:
        yield from _members(get_args(kind)[1])


def _members(annotation: Any) -> Iterator[Any]:
    """Take apart what a key may hold: each of several types, without their constraints."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        for member in get_args(annotation):
            yield from _members(member)
    elif hasattr(annotation, "__metadata__"):  # Annotated
        yield from _members(get_args(annotation)[0])
    else:
        yield annotation


def _keys_of(kind: Any) -> Iterator[str]:
    """Go through the keys that a kind of table knows, such as the parts of the year."""
    if _is_model(kind):
        yield from (field.alias or name for name, field in kind.model_fields.items())
    elif get_origin(kind) is dict and not _is_open(kind):
        yield from get_args(get_args(kind)[0])


def _is_open(kind: Any) -> bool:
    """Say whether a kind of table has keys of the file's own."""
    return get_origin(kind) is dict and get_origin(get_args(kind)[0]) is not Literal


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)

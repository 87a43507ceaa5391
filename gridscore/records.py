"""Classes of values: what `dataclasses` makes of the same declarations, in a tenth of the time.

A station's run declares more than a hundred of them. `dataclasses` writes and compiles half a dozen
methods for each, which took a quarter of the whole run; here only `__init__` is written for each,
what compares and shows is shared. It knows no more than the program uses: fields with or without a
default, none inherited, none left out. Whoever checks types sees `dataclasses` itself, and its
functions take such values for their own.
"""

from __future__ import annotations

import operator
from functools import cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass, field, replace

__all__ = ["dataclass", "field", "replace"]

_ORDERING = {f"__{name}__": getattr(operator, name) for name in ("lt", "le", "gt", "ge")}
_OF_THE_CLASS_REPLACED = ("__dict__", "__weakref__")
_SET = object.__setattr__


class FrozenError(AttributeError):
    """A value that does not change was to be changed."""


class _StandardFields:
    """The fields as the functions of `dataclasses` want them, made when they are asked for."""

    def __get__(self, one: object, cls: type) -> dict[str, Any]:
        return _standard_fields(cls)


@cache
def _standard_fields(cls: Any) -> dict[str, Any]:
    from dataclasses import fields, make_dataclass

    return {field.name: field for field in fields(make_dataclass("_", cls.__match_args__))}


class _Field:
    """A field whose default is made anew for each object."""

    def __init__(self, *, default_factory: Callable[[], object]) -> None:
        self.make = default_factory


def _dataclass(
    *, frozen: bool = False, slots: bool = False, order: bool = False
) -> Callable[[type], type]:
    """Give a class the methods of a class of values; its annotations name the fields."""

    def give(cls: type) -> type:
        members = dict(vars(cls))
        fields = tuple(members.get("__annotations__", ()))
        defaults = {name: members.pop(name) for name in fields if name in members}
        values = operator.attrgetter(*fields) if fields else _no_values
        members["__qualname__"] = cls.__qualname__
        members["__match_args__"] = fields
        members["__dataclass_fields__"] = _StandardFields()
        members["__init__"] = _init(fields, defaults)
        members["__eq__"] = _comparison(operator.eq, values)
        members["__hash__"] = (lambda one: hash(values(one))) if frozen else None
        members.setdefault("__repr__", _shown)
        members["__reduce__"] = _taken_apart
        if order:
            members |= {name: _comparison(how, values) for name, how in _ORDERING.items()}
        if frozen:
            members["__setattr__"] = members["__delattr__"] = _refuse
        if slots:
            members["__slots__"] = fields
        for name in _OF_THE_CLASS_REPLACED:
            members.pop(name, None)
        return type(cls)(cls.__name__, cls.__bases__, members)

    return give


def _init(fields: tuple[str, ...], defaults: dict[str, Any]) -> object:
    """Make `__init__`, which takes the fields by place or by name.

    To compile one takes as long as all else of a class, so they are compiled once for each number
    of fields, and only names and defaults are put in for each class.
    """
    makes = tuple(isinstance(defaults.get(name), _Field) for name in fields)
    compiled = _compiled(makes)
    called = dict(zip(map(_placeholder, range(len(fields))), fields, strict=True))
    code = compiled.replace(
        co_varnames=tuple(called.get(name, name) for name in compiled.co_varnames),
        co_consts=tuple(called.get(value, value) for value in compiled.co_consts),
    )
    return FunctionType(code, globals(), code.co_name, tuple(defaults.values()))


@cache
def _compiled(makes: tuple[bool, ...]) -> CodeType:
    """Compile `__init__` for so many fields, of which some have a default that is made anew."""
    arguments, lines = ["self"], ["    pass"]
    for place, is_made in enumerate(makes):
        name = _placeholder(place)
        value = f"{name}.make() if {name}.__class__ is _Field else {name}" if is_made else name
        arguments.append(name)
        lines.append(f"    _SET(self, {name!r}, {value})")
    made: dict[str, Any] = {}
    exec("\n".join([f"def __init__({', '.join(arguments)}):", *lines]), made)  # noqa: S102 - ours
    code: CodeType = made["__init__"].__code__
    return code


def _placeholder(place: int) -> str:
    """Name a field while it has no name."""
    return f"_{place}"


def _comparison(how: Callable[[Any, Any], Any], values: Callable[[Any], Any]) -> object:
    def compare(one: Any, other: object) -> Any:
        if other.__class__ is not one.__class__:
            return NotImplemented
        return how(values(one), values(other))

    return compare


def _no_values(_: object) -> tuple[()]:
    return ()


def _shown(one: Any) -> str:
    fields = ", ".join(f"{name}={getattr(one, name)!r}" for name in one.__match_args__)
    return f"{type(one).__qualname__}({fields})"


def _taken_apart(one: Any) -> tuple[type, tuple[object, ...]]:
    """Say how a copy is made."""
    return type(one), tuple(getattr(one, name) for name in one.__match_args__)


def _refuse(one: Any, name: str, _: object = None) -> NoReturn:
    raise FrozenError(f"{type(one).__qualname__} does not change: {name}")


def _replace(one: Any, /, **changes: object) -> Any:
    """Make another object, with some of the values changed."""
    return type(one)(**{name: getattr(one, name) for name in one.__match_args__} | changes)


if not TYPE_CHECKING:
    dataclass, field, replace = _dataclass, _Field, _replace

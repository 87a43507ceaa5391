"""Classes of values: what `dataclasses` and `NamedTuple` make of the same declarations, sooner.

A station's run declares a hundred and fifty of them, and makes no more than some hundred values.
`dataclasses` writes and compiles half a dozen methods for each class, which took a quarter of the
whole run, `NamedTuple` one, a thirtieth for all; here nothing is compiled. It knows no more than
the program uses: fields with or without a default, none inherited, none left out. Whoever checks
types sees `dataclasses` and `typing` themselves, and the functions of `dataclasses` take such
values for their own.
"""

from __future__ import annotations

import operator
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass, field, replace
    from typing import NamedTuple

__all__ = ["NamedTuple", "dataclass", "field", "replace"]

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
        fields, defaults = _declared(cls)
        values = operator.attrgetter(*fields) if fields else _no_values
        for name in (*defaults, *_OF_THE_CLASS_REPLACED):
            members.pop(name, None)
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
        return type(cls)(cls.__name__, cls.__bases__, members)

    return give


def _declared(cls: type) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Name the fields that a class declares, and their defaults.

    The class is asked, not its members: from Python 3.14 on these hold no annotations where they
    are not strings.
    """
    fields = tuple(cls.__annotations__)
    return fields, {name: vars(cls)[name] for name in fields if name in vars(cls)}


def _init(fields: tuple[str, ...], defaults: dict[str, Any]) -> object:
    """Make `__init__`, which takes the fields by place or by name."""
    count = len(fields)

    def put_in(self: Any, /, *values: object, **named: object) -> None:
        if named or len(values) != count:
            values = _in_places(type(self), fields, defaults, values, named)
        for name, value in zip(fields, values, strict=True):
            _SET(self, name, value)

    return put_in


def _new(fields: tuple[str, ...], defaults: dict[str, Any]) -> object:
    """Make `__new__` of a tuple, which takes the fields by place or by name."""
    count = len(fields)

    def made(cls: Any, /, *values: object, **named: object) -> Any:
        if named or len(values) != count:
            values = _in_places(cls, fields, defaults, values, named)
        return tuple.__new__(cls, values)

    return made


def _in_places(
    cls: type,
    fields: tuple[str, ...],
    defaults: dict[str, Any],
    values: tuple[object, ...],
    named: dict[str, object],
) -> tuple[object, ...]:
    """Put what was named or left out behind what was given by place; raises TypeError."""
    every = list(values)
    for name in fields[len(values) :]:
        if name in named:
            every.append(named.pop(name))
        elif name in defaults:
            default = defaults[name]
            every.append(default.make() if isinstance(default, _Field) else default)
        else:
            raise TypeError(f"{cls.__qualname__}() lacks the argument {name!r}")
    if named or len(values) > len(fields):
        wrong = ", ".join(named) or "beyond the last"
        raise TypeError(f"{cls.__qualname__}() has no argument {wrong}")
    return tuple(every)


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


class _OfTuples(type):
    """Makes classes of tuples whose places have names."""

    def __new__(cls, name: str, bases: tuple[type, ...], members: dict[str, Any]) -> type:
        made = super().__new__(cls, name, bases, members | {"__slots__": ()})
        fields, defaults = _declared(made)
        places = {field: property(operator.itemgetter(n)) for n, field in enumerate(fields)}
        given = {"_fields": fields, "__match_args__": fields, "__new__": _new(fields, defaults)}
        for field, value in (given | places).items():
            setattr(made, field, value)
        return made


class _NamedTuple(tuple[Any, ...], metaclass=_OfTuples):
    """What tuples whose places have names have in common."""

    __slots__ = ()
    _fields = tuple[str, ...]()

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def _replace(self, **changes: object) -> Any:
        return type(self)(**self._asdict() | changes)

    def __repr__(self) -> str:
        return _shown(self)

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


def _replace(one: Any, /, **changes: object) -> Any:
    """Make another object, with some of the values changed."""
    return type(one)(**{name: getattr(one, name) for name in one.__match_args__} | changes)


if not TYPE_CHECKING:
    dataclass, field, replace, NamedTuple = _dataclass, _Field, _replace, _NamedTuple

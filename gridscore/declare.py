"""What the classes of checked files are declared with: pydantic, or no more than the classes.

Where a file is to be checked the names come from pydantic. Where its checked form is at hand
(`kept`) nothing is left to check, and to load pydantic and to build its validators would be most
of what a station's run takes: the same declarations then make plain classes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, model_validator

__all__ = ["BaseModel", "BeforeValidator", "ConfigDict", "Field", "StrictBool", "model_validator"]

plainly = False
"""Whether what a module that is being imported declares is to be plain."""


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if plainly:
        return _PLAIN[name]
    import pydantic

    return getattr(pydantic, name)


class Plain:
    """An object of values that were checked before, and of its class's methods; equal by value.

    It does of a pydantic model what the rest of the program asks of one.
    """

    _names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls._names = (*cls._names, *cls.__annotations__)

    def __init__(self, **values: object) -> None:
        for name in self._names:
            self.__dict__[name] = values[name] if name in values else getattr(type(self), name)
        self.model_fields_set = frozenset(values)

    @classmethod
    def model_construct(cls, fields_set: frozenset[str] | None = None, **values: object) -> Self:
        """Make an object of values that are known to be right, some of which the file gave."""
        made = cls(**values)
        if fields_set is not None:
            made.model_fields_set = fields_set
        return made

    def model_copy(self, *, update: Mapping[str, object]) -> Self:
        """Make another object, with some of the values changed."""
        return self.model_construct(self.model_fields_set | set(update), **{**dict(self), **update})

    def __iter__(self) -> Iterator[tuple[str, object]]:
        return ((name, getattr(self, name)) for name in self._names)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return False
        return all(vars(self)[name] == vars(other)[name] for name in self._names)

    def __hash__(self) -> int:
        return hash((type(self), *(value for _, value in self)))


def _plain_field(default: object = ..., *, default_factory: Any = None, **_: object) -> object:
    return default if default_factory is None else default_factory()


def _unchecked(*_: object, **__: object) -> Callable[[Any], Any]:
    return lambda function: function


_PLAIN: Mapping[str, Any] = {
    "BaseModel": Plain,
    "BeforeValidator": _unchecked,
    "ConfigDict": dict,
    "Field": _plain_field,
    "StrictBool": bool,
    "model_validator": _unchecked,
}

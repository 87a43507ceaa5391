"""The catalogue of problem codes: how severe each is, what it says, what to do about it.

Each hundred of codes has a module, imported when one of them is met. It holds `SEVERITIES`, by
code, and `TEXTS`, by `CODE.what` and `CODE.repair`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.messages import Wording
    from gridscore.messages.severity import Severity

HUNDREDS = {
    "GS1": "files",
    "GS2": "tables",
    "GS3": "cells",
    "GS4": "people",
    "GS5": "missing",
    "GS6": "readings",
    "GS7": "settings",
}

T = TypeVar("T")


class Catalogue(Mapping[str, T]):
    """What all the modules hold under one name, in the order of the codes."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getitem__(self, key: str) -> T:
        return self._of(key[:3])[key]

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(map(self._of, HUNDREDS))

    def __len__(self) -> int:
        return sum(map(len, map(self._of, HUNDREDS)))

    def _of(self, hundred: str) -> dict[str, T]:
        held: dict[str, T] = getattr(_module(HUNDREDS[hundred]), self._name)
        return held


@cache
def _module(name: str) -> object:
    return import_module(f"{__name__}.{name}")


SEVERITIES: Mapping[str, Severity] = Catalogue("SEVERITIES")

TEXTS: Mapping[str, Wording] = Catalogue("TEXTS")

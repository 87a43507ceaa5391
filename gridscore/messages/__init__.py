"""Everything a person sees, in three languages, side by side.

One module per room holds `TEXTS`: a key to its English, simplified and traditional wording.
Blanks in a text are named, `{value}`, and filled by `say`.
"""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import NamedTuple


class Lang(StrEnum):
    """A language of everything shown and written."""

    EN = "en"
    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"


class Wording(NamedTuple):
    """One message in each language."""

    en: str
    hans: str
    hant: str

    def in_language(self, lang: Lang) -> str:
        """Return the wording in `lang`."""
        return self[list(Lang).index(lang)]


def wording(key: str) -> Wording:
    """Look a message up: `problems.GS301.what` is key `GS301.what` of `messages.problems`.

    Raises KeyError when there is no such message: a bug, which the tests look for.
    """
    room, _, name = key.partition(".")
    texts: dict[str, Wording] = import_module(f"gridscore.messages.{room}").TEXTS
    return texts[name]


def say(key: str, lang: Lang, **details: object) -> str:
    """Put a message into words."""
    return wording(key).in_language(lang).format(**details)

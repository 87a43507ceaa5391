"""Everything a person sees, in three languages, side by side.

One module per room holds `TEXTS`: a key to its English, simplified and traditional wording.
Blanks in a text are named, `{value}`, and filled by `say`.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Lang(StrEnum):
    """A language of everything shown and written."""

    EN = "en"
    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"


class Localised(Protocol):
    """Something that has a wording in each language, such as a criterion's title."""

    def in_language(self, lang: Lang) -> str:
        """Return the wording in `lang`."""
        ...


_PLACES = {Lang.EN: 0, Lang.ZH_HANS: 1, Lang.ZH_HANT: 2}


class Wording(NamedTuple):
    """One message in each language."""

    en: str
    hans: str
    hant: str

    def in_language(self, lang: Lang) -> str:
        """Return the wording in `lang`."""
        return self[_PLACES[lang]]


@cache
def _room(name: str) -> Mapping[str, Wording]:
    texts: Mapping[str, Wording] = import_module(f"gridscore.messages.{name}").TEXTS
    return texts


def wording(key: str) -> Wording:
    """Look a message up: `problems.GS301.what` is key `GS301.what` of `messages.problems`.

    Raises KeyError when there is no such message: a bug, which the tests look for.
    """
    room, _, name = key.partition(".")
    return _room(room)[name]


def outline(key: str, lang: Lang) -> str:
    """Give a message with its blanks left open, for lists of what may be said."""
    return re.sub(r"\{\w*\}", "…", wording(key).in_language(lang))


def term(kind: str, name: str) -> Wording:
    """Name a grade, a standing, a category …; a name of a station's own stands for itself."""
    texts = _room("terms")
    return texts.get(f"{kind}.{name}", Wording(name, name, name))


def say(key: str, lang: Lang, /, **details: object) -> str:
    """Put a message into words; details that have a wording of their own are put in `lang` too.

    A detail that is a list is one of words, with the language's own comma between them.
    """
    words = {name: in_words(detail, lang) for name, detail in details.items()}
    return wording(key).in_language(lang).format(**words)


def worded(key: str, /, **details: object) -> Wording:
    """Put a message into words in every language, to stand as a detail in another."""
    return Wording(*(say(key, lang, **details) for lang in Lang))


def in_words(detail: object, lang: Lang) -> object:
    """Put a detail that has wordings of its own into `lang`; leave any other as it is."""
    in_language = getattr(detail, "in_language", None)  # asking for the protocol is slow
    if in_language is not None:
        return in_language(lang)
    if isinstance(detail, list):
        return (
            wording("console.list").in_language(lang).join(str(in_words(d, lang)) for d in detail)
        )
    return detail

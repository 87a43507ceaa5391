"""Several words in a row, each put into the reader's language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from gridscore.messages import Localised, say
from gridscore.records import dataclass

if TYPE_CHECKING:
    from gridscore.messages import Lang


_MOST = 60
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class WordList:
    """Words for one blank of a message; `-` where there are none.

    Of words from a ledger there may be any number, of any length: a message shows the first.
    """

    words: tuple[Localised | str, ...]

    def in_language(self, lang: Lang) -> str:
        """Return the words with the language's own comma between them."""
        spelled = [_spelled(word, lang) for word in self.words[:_MOST]]
        if len(self.words) > _MOST:
            spelled.append(say("console.list-more", lang, count=len(self.words) - _MOST))
        return say("console.list", lang).join(spelled) or "-"


def _spelled(word: Localised | str, lang: Lang) -> str:
    if isinstance(word, str):
        word = " ".join(word.split())  # a heading may have line breaks
        return word if len(word) <= _LONGEST else f"{word[:_LONGEST]}…"
    return word.in_language(lang)


@dataclass(frozen=True, slots=True)
class Hint:
    """A sentence about some words, such as those that look like a mistyped one.

    It is nothing where there are none.
    """

    words: tuple[Localised | str, ...]
    key: str = "console.similar"

    def in_language(self, lang: Lang) -> str:
        """Return a sentence of its own, or nothing."""
        return _sentence(self.key, self.words, lang) if self.words else ""


@lru_cache(maxsize=1000)  # masses of problems name the same few people
def _sentence(key: str, words: tuple[Localised | str, ...], lang: Lang) -> str:
    return say(key, lang, words=WordList(words))

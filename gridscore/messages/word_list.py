"""Several words in a row, each put into the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gridscore.messages import Localised, say

if TYPE_CHECKING:
    from gridscore.messages import Lang


@dataclass(frozen=True, slots=True)
class WordList:
    """Words for one blank of a message; `-` where there are none."""

    words: tuple[Localised | str, ...]

    def in_language(self, lang: Lang) -> str:
        """Return the words with the language's own comma between them."""
        spelled = [
            word.in_language(lang) if isinstance(word, Localised) else word for word in self.words
        ]
        return say("console.list", lang).join(spelled) or "-"


@dataclass(frozen=True, slots=True)
class Similar:
    """The hint of words that look like a mistyped one; nothing where there are none."""

    words: tuple[Localised | str, ...]

    def in_language(self, lang: Lang) -> str:
        """Return a sentence of its own, or nothing."""
        return say("console.similar", lang, words=WordList(self.words)) if self.words else ""

"""Regular expressions that are compiled when they are first used.

To compile one takes as long as to declare ten functions, and a run meets few of the ways in which
cells can be written.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def pattern(text: AnyStr, flags: int = 0, *, needs: tuple[AnyStr, ...] = ()) -> re.Pattern[AnyStr]:
    """Declare a pattern; it is used like one that `re.compile` made.

    `needs` are words of which one stands in every text that it finds anything in: without them a
    text is not searched.
    """
    late = _Needing(text, flags, needs) if needs else _Pattern(text, flags)
    return cast("re.Pattern[AnyStr]", late)


class _Pattern:
    def __init__(self, text: str | bytes, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern, and keep the method that is asked for."""
        method = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, method)
        return method


_OFTEN = 500
"""Texts from which on to compile a pattern takes less time than to look for words in each."""


class _Needing(_Pattern):
    """One that is first compiled for a text with a word it needs; then `re` has its methods.

    So it is for many texts: `re` is several times as quick to see that one begins otherwise.
    """

    def __init__(self, text: str | bytes, flags: int, needs: tuple[Any, ...]) -> None:
        super().__init__(text, flags)
        self.needs = needs
        self._asked = 0

    def search(self, text: Any) -> Any:
        return self._or_else(None, "search", text)

    def fullmatch(self, text: Any) -> Any:
        return self._or_else(None, "fullmatch", text)

    def finditer(self, text: Any) -> Any:
        return self._or_else(iter(()), "finditer", text)

    def findall(self, text: Any) -> Any:
        return self._or_else([], "findall", text)

    def sub(self, put: Any, text: Any) -> Any:
        return self._or_else(text, "sub", put, text)

    def _or_else(self, nothing: Any, name: str, *given: Any) -> Any:
        """Do what is asked of a text, the last that is given, or return what says: no find."""
        self._asked += 1
        if self._asked > _OFTEN or any(word in given[-1] for word in self.needs):
            return self.__getattr__(name)(*given)
        return nothing

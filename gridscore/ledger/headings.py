"""How headings are compared: by a key in which blanks, brackets, points and case do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from gridscore.ledger.parsing.values import INVISIBLE, is_plain
from gridscore.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gridscore.ledger.grid import Cell

_LONGEST_HEADING = 200
_NUMBERING = pattern(
    r"^(?:(?:\d+|[一二三四五六七八九十]+)[、.)]|\((?:\d+|[一二三四五六七八九十]+)\)(?=.))"
)
_BEGIN_NUMBERING = frozenset("(一二三四五六七八九十")
_CIRCLED = frozenset(
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
)
"""Numbers that NFKC would make part of the word behind them."""
_BRACKETED_END = pattern(r"(?<=.)(?:[(\[{【〔《][^(\[{【〔《]*|\d+(?:\.\d+)?分)$")
_STATED_POINTS = pattern(
    r"[(\[]?(?:满分|滿分|max)?(?P<whole>\d{1,4})(?:\.(?P<part>\d)0?)?(?:分|points?|pts?)?[)\]]?",
    re.ASCII,
)
_POINTS_ARE_MEANT = ("分", "max", "pt", "point")
_NOT_A_WORD = pattern(r"[\W_]+")
_AFTER_A_KEY = frozenset(')]}】〕》）］｝*＊:：分" \t\r\n\u3000\xa0').union(map(chr, INVISIBLE))
"""What a heading may end in."""
_FIRST_CHINESE, _LAST_CHINESE = "\u4e00", "\u9fff"


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """Reduce a heading to what it is compared by: `3、工作日志（20分）` is `工作日志`.

    What is too long for a heading has no key.
    """
    if not text or len(text) > _LONGEST_HEADING:
        return ""
    if _is_bare(text):
        return text.casefold()
    letters = "".join(text.replace("_", " ").split())
    if letters.isascii() and letters.isalpha():
        return letters.casefold()  # `worker_id`
    text = text.lstrip()
    text = text[text[:1] in _CIRCLED :]
    key = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    if key[:1] in _BEGIN_NUMBERING or key[:1].isdecimal():
        key = _NUMBERING.sub("", key)
    while (shorter := _BRACKETED_END.sub("", key)) != key:
        key = shorter
    return _NOT_A_WORD.sub("", key)


def _is_bare(text: str) -> bool:
    """Say of most headings that nothing has to be taken off: no numbering, brackets or points."""
    return is_plain(text) and not (text.endswith("分") and text[-2:-1].isdecimal())


def stated_points(text: str) -> int | None:
    """Read the points that a heading or a line below it names, `（20分）`, in hundredths."""
    found = _STATED_POINTS.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    return int(found["whole"]) * 100 + int(found["part"] or 0) * 10 if found else None


@lru_cache(maxsize=1024)
def points_at_end(heading: str) -> int | None:
    """Read the points that a heading ends in, `日志（20分）`, in hundredths; `（2）` are none."""
    if _is_bare(heading):
        return None
    plain = "".join(unicodedata.normalize("NFKC", heading).split()).casefold()
    end = _BRACKETED_END.search(plain)
    says_points = end is not None and any(word in end[0] for word in _POINTS_ARE_MEANT)
    return stated_points(end[0]) if end and says_points else None


class KnownHeadings:
    """The keys of headings that are known: finds such among cells, of which most are none."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.keys = frozenset(keys)
        self.ends = _AFTER_A_KEY.union(key[-1] for key in self.keys)  # in lower case
        begins = _BEGIN_NUMBERING.union(key[0] for key in self.keys)
        self._may_begin = _Answers(
            # A Chinese character begins the key as well, unless it is a number before it.
            lambda first: first in begins or not _FIRST_CHINESE <= first <= _LAST_CHINESE
        )
        self._may_end = _Answers(lambda last: last.casefold() in self.ends)

    def has(self, cell: Cell) -> bool:
        """Say whether a cell is a known heading."""
        return (
            isinstance(cell, str)
            and cell[-1:].casefold() in self.ends
            and heading_key(cell) in self.keys
        )

    def among(self, rows: Iterable[Sequence[Cell]]) -> set[str]:
        """Return the cells of some rows that are known headings; cells that are alike once."""
        texts = {cell for cell in chain.from_iterable(rows) if isinstance(cell, str)}
        may_end, may_begin, keys = self._may_end, self._may_begin, self.keys
        return {
            text
            for text in texts
            if may_end[text[-1:]] and may_begin[text[:1]] and heading_key(text) in keys
        }


class _Answers(dict[str, bool]):
    """What was found out of characters, each of which is asked about once."""

    def __init__(self, is_so: Callable[[str], bool]) -> None:
        self._is_so = is_so

    def __missing__(self, character: str) -> bool:
        answer = self[character] = self._is_so(character)
        return answer

"""Small text files that are headed alike: they are read by columns as if they were one.

To read a text by columns takes some hundred calls of Arrow and numpy, however short it is. For a
file of a thousand rows that is as long as reading it row by row; for fifty of them together it is
nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.grid import Alike
from gridscore.ledger.sources.content import Content, is_zip, recognise
from gridscore.ledger.sources.refusal import RefusedError
from gridscore.ledger.sources.text import is_utf8, read_alike, split_titles
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Cell


_BOM = b"\xef\xbb\xbf"
_DELIMITERS = b",\t;"
_LINE_ENDS = b"\r\n"
_MOST_TITLES = 5  # lines above a heading
_OWN = b"gridscore"  # in titles of what gridscore wrote itself, which has a say in what it is
_QUOTE = ord('"')
_PARTS_CELLS = np.zeros(256, np.bool_)
_PARTS_CELLS[[*_DELIMITERS, *_LINE_ENDS]] = True


class Top(NamedTuple):
    """What a text begins with: the lines of its title, if it has any, and its heading."""

    titles: bytes
    heading: bytes

    @property
    def shape(self) -> tuple[int, bytes]:
        """What texts have in common that may be read together."""
        return self.titles.count(b"\n"), _mark_of(self.titles) + self.heading

    def cells(self) -> list[list[Cell]]:
        """Split the lines of the title; raises ValueError or RefusedError for what is no text."""
        encoding = "utf-8-sig" if is_utf8(self.heading) else "gb18030"
        return split_titles(self.titles.decode(encoding), _delimiter_in(self.heading))


def top_of(text: bytes) -> Top | None:
    """Return the beginning of a text that may be read with others; None where it may not.

    It then has one kind of delimiter, its rows are its lines, and what it holds is not known by
    anything but its first lines.
    """
    delimiters = [bytes([mark]) for mark in _DELIMITERS if mark in text]
    if len(delimiters) != 1:
        return None
    start = 0
    for _ in range(_MOST_TITLES + 1):
        end = text.find(b"\n", start) + 1
        said = text[start:end].removeprefix(_BOM).strip(_DELIMITERS + _LINE_ENDS)
        if not said:  # the text ends here, or a blank line or one of delimiters comes first
            return None
        if delimiters[0] in said:
            break
        start = end
    else:
        return None
    if b'"' in text or b"\0" in text or text.count(b"\r") != text.count(b"\r\n"):
        return None
    if is_zip(text) or recognise(text) is not Content.TEXT or _OWN in text[:start]:
        return None
    return Top(text[:start], text[start:end])


def _mark_of(titles: bytes) -> bytes:
    """Give the byte-order mark of a text whose titles are left out."""
    return _BOM if titles.startswith(_BOM) else b""


def _delimiter_in(heading: bytes) -> str:
    return next(chr(mark) for mark in _DELIMITERS if mark in heading)


def without_quotes(text: bytes) -> bytes:
    """Take off the quotation marks of a text where they stand around whole cells and tell nothing.

    They do where a delimiter, a line's end or another such mark is between them: then all stay.
    """
    if b'"' not in text:
        return text
    data = np.frombuffer(text.removeprefix(_BOM), np.uint8)
    marks = np.flatnonzero(data == _QUOTE)
    opening, closing = marks[::2], marks[1::2]
    parting = np.flatnonzero(_PARTS_CELLS[data])
    if len(opening) != len(closing) or not np.array_equal(
        np.searchsorted(parting, opening), np.searchsorted(parting, closing)
    ):
        return text
    ends = np.concatenate([opening - 1, closing + 1])
    within = ends[(ends >= 0) & (ends < len(data))]
    return text.replace(b'"', b"") if _PARTS_CELLS[data[within]].all() else text


def read_together(texts: Sequence[bytes], tops: Sequence[Top]) -> Alike | None:
    """Read texts that have one heading; None where they are to be read one by one."""
    bodies = [
        _whole_lines(text[len(top.titles) + len(top.heading) :])
        for text, top in zip(texts, tops, strict=True)
    ]
    counts = [body.count(b"\n") for body in bodies]
    _, heading = tops[0].shape
    try:
        titles = [top.cells() for top in tops]
        rows = read_alike(b"".join([heading, *bodies]))
    except (RefusedError, UnicodeDecodeError):
        return None
    is_whole = rows is not None and len(rows) == 1 + sum(counts)
    return Alike(rows, counts, titles) if rows is not None and is_whole else None


def _whole_lines(text: bytes) -> bytes:
    """End the last line, where it is not."""
    return text if not text or text.endswith(b"\n") else text + b"\n"

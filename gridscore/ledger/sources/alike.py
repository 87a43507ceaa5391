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
from gridscore.ledger.sources.text import read_alike

if TYPE_CHECKING:
    from collections.abc import Sequence


_BOM = b"\xef\xbb\xbf"
_DELIMITERS = b",\t;"
_LINE_ENDS = b"\r\n"
_QUOTE = ord('"')
_PARTS_CELLS = np.zeros(256, np.bool_)
_PARTS_CELLS[[*_DELIMITERS, *_LINE_ENDS]] = True


def heading_of(text: bytes) -> bytes:
    """Return the first line of a text that may be read with others; nothing where it may not.

    It then has one kind of delimiter, its rows are its lines, and what it holds is not known by
    anything but its first line.
    """
    heading = text[: text.find(b"\n") + 1]
    delimiters = [bytes([mark]) for mark in _DELIMITERS if mark in text]
    if len(delimiters) != 1 or delimiters[0] not in heading:
        return b""
    if not heading.removeprefix(_BOM).strip(_DELIMITERS + _LINE_ENDS):
        return b""
    if b'"' in text or b"\0" in text or text.count(b"\r") != text.count(b"\r\n"):
        return b""
    return heading if not is_zip(text) and recognise(text) is Content.TEXT else b""


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


def read_together(texts: Sequence[bytes], heading: bytes) -> Alike | None:
    """Read texts that have one heading; None where they are to be read one by one."""
    bodies = [_whole_lines(text[len(heading) :]) for text in texts]
    counts = [body.count(b"\n") for body in bodies]
    try:
        rows = read_alike(b"".join([heading, *bodies]))
    except RefusedError:
        return None
    return Alike(rows, counts) if rows is not None and len(rows) == 1 + sum(counts) else None


def _whole_lines(text: bytes) -> bytes:
    """End the last line, where it is not."""
    return text if not text or text.endswith(b"\n") else text + b"\n"

"""Breaking text into lines: Latin words stay whole, Chinese breaks but before its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.patterns import pattern
from gridscore.results.escape import display_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

_NOT_FIRST = "，。、；：？！）」』》〉】〕”’·…%％"
_NOT_LAST = "（「『《〈【〔“‘"
_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…·"
_PIECE = pattern(
    rf"[ \t]+|[{_NOT_LAST}]*(?:[{_WIDE}]|[^{_WIDE} \t]+)[{_NOT_FIRST}]*|[{_NOT_LAST}]+"
)


def wrap(text: str, width: int) -> list[str]:
    """Break one line of text into lines of at most `width` cells; at least one, maybe empty.

    A word longer than a line, such as a path, is broken where the line ends.
    """
    if display_width(text) <= width:
        return [text.rstrip()]
    lines, line, room = [], "", width
    for piece in _pieces(text, width):
        size = display_width(piece)
        if size > room and line.strip():
            lines.append(line.rstrip())
            line, room = "", width
            if piece.isspace():
                continue
        line += piece
        room -= size
    return [*lines, line.rstrip()] if line or not lines else lines


def wrap_styled(text: Text, width: int) -> list[Text]:
    """Break styled text in the same way; each piece keeps its style."""
    lines, end = [], 0
    for line in wrap(text.plain, width):
        start = text.plain.index(line, end)
        end = start + len(line)
        lines.append(text[start:end])
    return lines


def _pieces(text: str, width: int) -> Iterator[str]:
    """Part text where it may break."""
    for piece in _PIECE.findall(text):
        rest = piece
        while display_width(rest) > width:
            head = _head(rest, width)
            yield head
            rest = rest[len(head) :]
        yield rest


def _head(text: str, width: int) -> str:
    """Take what fits into `width` cells, one character at the least."""
    end = 1
    while end < len(text) and display_width(text[: end + 1]) <= width:
        end += 1
    return text[:end]

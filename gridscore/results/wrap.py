"""Breaking text into lines: Latin words stay whole, Chinese breaks but before its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.patterns import pattern
from gridscore.results.escape import display_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gridscore.results.terminal import Piece

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
        if size > room and line:
            lines += [line.rstrip()] if line.strip() else []
            line, room = "", width
            if piece.isspace():
                continue
        line += piece
        room -= size
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def wrap_styled(pieces: Sequence[Piece], width: int) -> list[list[Piece]]:
    """Break styled text in the same way; each piece keeps its style."""
    whole = "".join(text for text, _ in pieces)
    lines, end = [], 0
    for line in wrap(whole, width):
        start = whole.index(line, end)
        end = start + len(line)
        lines.append(_cut_out(pieces, start, end))
    return lines


def _cut_out(pieces: Sequence[Piece], start: int, end: int) -> list[Piece]:
    """Take the characters from `start` to before `end`, counted over all pieces."""
    cut, begun = [], 0
    for text, style in pieces:
        cut.append((text[max(0, start - begun) : max(0, end - begun)], style))
        begun += len(text)
    return cut


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

"""Where people read what is told: how wide a line may be, which colours, which characters.

Typer paints, which every command has loaded; on an old console of Windows, too. To import rich
for it took a tenth of a station's run.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import typer

from gridscore.results.escape import for_encoding

if TYPE_CHECKING:
    from typing import TextIO

Piece = tuple[str, str]
"""Text and its style: none, or words such as `bold`, `bold red` or `bold white on red`."""

_MANNERS = {"bold", "dim"}
_DUMB = {"dumb", "unknown"}
_USUAL_WIDTH = 80


class Console:
    """A stream that lines are put on, whether somebody looks on or a file keeps them.

    As other programs do it heeds the variables COLUMNS, FORCE_COLOR, NO_COLOR and TERM. Where
    colours are refused text is still bold or dim; what is no terminal gets neither.
    """

    def __init__(self, stream: TextIO, *, no_color: bool = False, width: int | None = None) -> None:
        self._stream = stream
        self.encoding = stream.encoding or "utf-8"
        self.is_terminal = bool(os.environ.get("FORCE_COLOR")) or stream.isatty()
        self.width = width or _width()
        self._may_paint = self.is_terminal and os.environ.get("TERM", "").lower() not in _DUMB
        self._may_colour = not (no_color or os.environ.get("NO_COLOR"))

    def put(self, *pieces: Piece) -> None:
        """Put a line, a blank one if it is of no pieces; nothing in it is taken for markup."""
        line = "".join(self._painted(*piece) for piece in pieces)
        typer.echo(line, self._stream, color=self._may_paint)

    def _painted(self, text: str, style: str) -> str:
        text = for_encoding(text, self.encoding)
        if not (text and style and self._may_paint):
            return text
        words, _, ground = style.partition(" on ")
        manners = {word: True for word in words.split() if word in _MANNERS}
        if not self._may_colour:
            return typer.style(text, **manners)
        colour = next((word for word in words.split() if word not in _MANNERS), None)
        return typer.style(text, colour, ground or None, **manners)


def _width() -> int:
    """Count the cells of a line: by COLUMNS, or by the first standard stream that is a terminal."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    for stream in (0, 1, 2):
        try:
            return os.get_terminal_size(stream).columns or _USUAL_WIDTH
        except (OSError, ValueError):
            continue
    return _USUAL_WIDTH

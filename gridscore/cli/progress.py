"""How far a long run has come, on standard error; a run of less than a second shows nothing.

The line is drawn by a thread that first looks up after a second, and is plain text: a run pays
for neither drawing nor imports unless somebody waits.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from typing import TYPE_CHECKING, TypeVar

from gridscore.messages import Lang, say
from gridscore.results.escape import display_width, for_encoding, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds before anything is shown."""
_BEAT = 0.2
_BAR = 20


class Progress:
    """The stages of a run: reading so many files, computing, writing."""

    def __init__(self, lang: Lang, *, wanted: bool | None, quiet: bool) -> None:
        self._lang = lang
        self._shown = _is_wanted() and not quiet if wanted is None else wanted
        self._begun = time.monotonic()
        self._stage = ""
        self._done = 0
        self._total = 0
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._width = 0

    def begin(self, stage: str, total: int = 0) -> None:
        """Begin a stage, by its key in `messages.console`, of so many steps if that is known."""
        self._stage, self._done, self._total = stage, 0, total
        if self._shown and self._thread is None:
            self._ended.clear()
            self._thread = threading.Thread(target=self._draw_on, daemon=True)
            self._thread.start()

    def over(self, stage: str, things: Sequence[T]) -> Iterator[T]:
        """Go through things as a stage of as many steps."""
        self.begin(stage, len(things))
        for thing in things:
            yield thing
            self._done += 1

    def end(self) -> None:
        """Take the line away, before anything else is shown."""
        if self._thread is None:
            return
        self._ended.set()
        self._thread.join()
        self._thread = None
        self._put("")

    def _draw_on(self) -> None:
        waited = time.monotonic() - self._begun
        if self._ended.wait(max(0.0, PATIENCE - waited)):
            return
        while True:
            self._put(self._line())
            if self._ended.wait(_BEAT):
                return

    def _line(self) -> str:
        seconds = int(time.monotonic() - self._begun)
        line = say(f"console.progress.{self._stage}", self._lang)
        if self._total > 1:
            filled = _BAR * self._done // self._total
            line += f"  {'█' * filled}{'·' * (_BAR - filled)}  {self._done}/{self._total}"
        return f"{line}  {say('console.progress.seconds', self._lang, seconds=seconds)}"

    def _put(self, line: str) -> None:
        """Draw over what was drawn before, which blanks do on any terminal."""
        line = shorten(line, shutil.get_terminal_size().columns - 1)
        width = display_width(line)
        if not width and not self._width:
            return
        blanks = " " * max(0, self._width - width)
        self._width = width
        shown = for_encoding(f"\r{line}{blanks}", sys.stderr.encoding)
        try:
            sys.stderr.write(shown if line else f"{shown}\r")
            sys.stderr.flush()
        except (OSError, ValueError):  # nobody looks on any more
            self._ended.set()


def _is_wanted() -> bool:
    """Say whether somebody looks at standard error who can see a line being drawn over."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

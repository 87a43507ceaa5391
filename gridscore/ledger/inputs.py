"""What a run read, byte for byte: so that a result proves what it was made from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from gridscore.problems import UsageError
from gridscore.records import dataclass

if TYPE_CHECKING:
    from pathlib import Path

LEGAL_TIME = timezone(timedelta(hours=8))
"""The one legal time of China, so that the machine's own zone does not change a result."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as it was: how it is called, its size, when it was last changed, its SHA-256."""

    name: str
    size: int
    modified: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Input:
    """Something that was read: a file, or what came on standard input."""

    shown: str
    source: Path | bytes
    state: tuple[int, int] | None = None

    @classmethod
    def to_read(cls, shown: str, file: Path) -> Input:
        """Name a file that is about to be read, and note its state."""
        return cls(shown, file, _state(file))

    def stamp(self) -> Stamp:
        """Take the stamp of what was read; raises UsageError if it is no longer what it was.

        Standard input has no time, and shows none.
        """
        import hashlib

        if isinstance(self.source, bytes):
            digest = hashlib.sha256(self.source).hexdigest()
            return Stamp(self.shown, len(self.source), "", digest)
        try:
            with self.source.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise UsageError("input-changed", file=self.shown) from error
        state = _state(self.source)
        if state is None or state != self.state:
            raise UsageError("input-changed", file=self.shown)
        size, changed_ns = state
        # Whole seconds: file systems differ in what they keep of the rest.
        changed = datetime.fromtimestamp(changed_ns // 10**9, UTC).astimezone(LEGAL_TIME)
        return Stamp(self.shown, size, f"{changed:%Y-%m-%d %H:%M:%S}", digest)


def _state(file: Path) -> tuple[int, int] | None:
    """Return the size of a file and when it was last changed; None if it is not there."""
    try:
        state = file.stat()
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns

"""What a run read, byte for byte: so that a result proves what it was made from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

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

    def stamp(self) -> Stamp:
        """Take the stamp of what stands there now; raises OSError if it is gone.

        Standard input has no time, and shows none.
        """
        if isinstance(self.source, bytes):
            digest = hashlib.sha256(self.source).hexdigest()
            return Stamp(self.shown, len(self.source), "", digest)
        state = self.source.stat()
        with self.source.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        # Whole seconds: file systems differ in what they keep of the rest.
        changed = datetime.fromtimestamp(int(state.st_mtime), UTC).astimezone(LEGAL_TIME)
        return Stamp(self.shown, state.st_size, f"{changed:%Y-%m-%d %H:%M:%S}", digest)

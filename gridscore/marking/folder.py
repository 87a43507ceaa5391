"""The folder of marked copies: which files are ours, and whether somebody worked in them."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from gridscore.ledger.discover import MARKED_FILE
from gridscore.problems import OutputExistsError, UsageError
from gridscore.results.safe_write import make_folder, refusals_told, write_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class MarkedFolder:
    """A folder that holds nothing but marked copies, each with a sum of what we wrote."""

    def __init__(self, path: Path, *, overwrite: bool) -> None:
        self.path = path
        self._overwrite = overwrite
        self._sums: dict[str, str] = {}

    def claim(self, read: Iterable[Path]) -> None:
        """Make the folder ours, before anything is written into it.

        Raises UsageError for a folder with ledgers that are `read`, or with other files;
        OutputExistsError where a copy was changed since, unless it may be overwritten.
        """
        real = _real(self.path)
        with refusals_told(self.path):
            if self.path.exists() and not self.path.is_dir():
                raise UsageError("init-not-folder", path=str(self.path))
            if any(_real(file).is_relative_to(real) for file in read):
                raise UsageError("mark-among-ledgers", path=str(self.path))
            sums = _read_sums(self.path / MARKED_FILE)
            if sums is None and self.path.is_dir() and any(self.path.iterdir()):
                raise UsageError("mark-folder-taken", path=str(self.path))
            self._sums = sums or {}
            self._keep([name for name in self._sums if self._is_changed(name)])
        make_folder(self.path, with_parents=True)
        self._write_sums(self._sums)

    def write(self, contents: Mapping[str, bytes]) -> None:
        """Write the copies, by their names within the folder; copies of an earlier run go.

        Raises OutputExistsError where somebody put a file in the place of one.
        """
        new = contents.keys() - self._sums.keys()
        self._keep([name for name in sorted(new) if os.path.lexists(self.path / name)])
        for name in self._sums.keys() - contents.keys():
            with refusals_told(self.path / name):
                (self.path / name).unlink(missing_ok=True)
        sums = {name: _sum_of(content) for name, content in contents.items()}
        self._write_sums(sums)
        for name, content in contents.items():
            path = self.path / name
            make_folder(path.parent, with_parents=True)
            write_bytes(path, content, overwrite=True)

    def _keep(self, names: Sequence[str]) -> None:
        """Refuse to go on where somebody worked in some files, unless they may be overwritten."""
        if names and not self._overwrite:
            raise OutputExistsError(str(self.path / names[0]), "mark-changed")

    def _is_changed(self, name: str) -> bool:
        path = self.path / name
        return path.is_file() and _sum_of(path.read_bytes()) != self._sums[name]

    def _write_sums(self, sums: Mapping[str, str]) -> None:
        text = json.dumps(dict(sums), ensure_ascii=False, indent=1)
        write_bytes(self.path / MARKED_FILE, text.encode("utf-8"), overwrite=True)


def _read_sums(path: Path) -> dict[str, str] | None:
    """Read what was written last; None where the folder is not ours."""
    if not path.is_file():
        return None
    try:
        known = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    sums = known if isinstance(known, dict) else {}
    return {
        name: str(value)
        for name, value in sums.items()
        if not name.startswith(("/", "\\")) and ".." not in name.replace("\\", "/").split("/")
    }


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))  # `resolve` fails in a loop of links


def _sum_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

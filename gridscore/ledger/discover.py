"""Which files a run reads: PATHs, each a file or a folder, become a sorted list of files."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from gridscore.foreign_names import readable
from gridscore.ledger.sources.content import EXPECTED
from gridscore.problems import Place, Problem, has_errors, make_problem
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FOLDER_FILE = "gridscore.toml"
OWN_FOLDERS = frozenset({"results", "templates"})
"""Folders beside a `gridscore.toml` that hold no ledgers."""
MARKED_FILE = ".gridscore-marked"
"""Lies in a folder of marked copies, which are for people to look at."""

_OFFICE_ENDINGS = frozenset(
    {".et", ".ett", ".ksheet", ".wps", ".wpt", ".dps", ".numbers", ".pages", ".xlt", ".xltx"}
    | {".xltm", ".xlk", ".slk", ".dif", ".prn", ".wks", ".wk1", ".wk3", ".wk4", ".sxc", ".ots"}
    | {".fods", ".uos", ".uot", ".uof", ".odt", ".doc", ".docx", ".rtf", ".ppt", ".pptx", ".pdf"}
    | {".ofd", ".htm", ".html", ".mht", ".mhtml", ".xml", ".dbf", ".mdb", ".accdb", ".zip", ".rar"}
    | {".7z", ".gz", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"}
)
"""Endings under which people keep tables, or pictures of tables, that cannot be read."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read, and how it is called in everything shown."""

    path: Path
    shown: str


def find_files(
    paths: Sequence[Path], base: Path, outputs: Iterable[Path] = ()
) -> tuple[list[SourceFile], list[Problem]]:
    """Find the ledgers among `paths`: files, and folders with all that is below them.

    A file inside `base` is shown by its path from there, another one as it was given. A file
    that is reached twice is read once. The files come sorted by the name they are shown under.
    A link to where one of the run's `outputs` is to be written leads nowhere yet, and need not.
    """
    search = _Search(base, outputs)
    for path in paths:
        search.add(path)
    return search.found()


class _Search:
    """Collects files and problems, path by path."""

    def __init__(self, base: Path, outputs: Iterable[Path]) -> None:
        self._base = _plain(base)
        self._outputs = {_plain(output) for output in outputs}
        self._named: set[Path] = set()
        self._files: list[SourceFile] = []
        self._problems: list[Problem] = []
        self._real_folders: dict[Path, Path] = {}
        self._written_to = _redirected_streams()

    def add(self, path: Path) -> None:
        """Take a path that was given."""
        self._named.add(path)
        try:
            if path.is_dir():
                self._add_folder(path)
            elif path.is_file():
                self._add_named(path)
            else:
                self._report("GS124" if path.exists() else "GS101", path)
        except OSError:
            self._report("GS106", path)

    def found(self) -> tuple[list[SourceFile], list[Problem]]:
        """Return the files, each once, and what is to be said about the paths."""
        return self._each_once(), self._problems

    def _each_once(self) -> list[SourceFile]:
        """Sort the files; of several names for one file its own goes before those of links."""
        base = Path(os.path.realpath(self._base))  # `resolve` fails in a loop of links
        once: dict[Path, tuple[bool, str, SourceFile]] = {}
        for file in self._files:
            real = self._real(file.path)
            rank = (real != base / file.shown, file.shown, file)
            once[real] = min(rank, once.get(real, rank), key=lambda rank: rank[:2])
        return sorted((file for *_, file in once.values()), key=lambda file: file.shown)

    def _real(self, path: Path) -> Path:
        """Follow the links that lead to a file; those to its folder once for all files in it."""
        if path.is_symlink():
            return path.resolve()
        if path.parent not in self._real_folders:
            self._real_folders[path.parent] = path.parent.resolve()
        return self._real_folders[path.parent] / path.name

    def _add_named(self, path: Path) -> None:
        if _is_lock_file(path):  # a shell's `*.xlsx` names them too
            return
        if path.suffix.lower() in EXPECTED:
            self._take(path)
        else:
            self._report("GS103", path, ending=path.suffix)

    def _add_folder(self, folder: Path) -> None:
        before = len(self._files), len(self._problems)
        for path in self._below(folder):
            ending = path.suffix.lower()
            if ending in EXPECTED:
                self._take(path)
            elif ending in _OFFICE_ENDINGS:
                self._report("GS104", path, ending=path.suffix)
        if len(self._files) == before[0] and not has_errors(self._problems[before[1] :]):
            self._report("GS102", folder)

    def _below(self, folder: Path) -> Iterator[Path]:
        """Yield the files below a folder that may be ledgers; a loop of links is walked once."""
        waiting = [folder]
        walked: set[Path] = set()
        while waiting:
            folder = waiting.pop()
            real = folder.resolve()
            if real in walked:
                continue
            walked.add(real)
            try:
                inside = sorted(folder.iterdir())
            except OSError:
                self._report("GS106", folder)
                continue
            names = {path.name for path in inside}
            if MARKED_FILE in names and folder not in self._named:
                continue
            for path in inside:
                if not _is_passed_over(path, names) and self._is_file(path, waiting):
                    yield path

    def _is_file(self, path: Path, waiting: list[Path]) -> bool:
        """Say whether something in a folder is a file; a folder in it is put to those waiting."""
        try:
            if path.is_dir():
                waiting.append(path)
            elif path.is_file():
                return True
            elif path.is_symlink() and not path.exists() and _plain(path) not in self._outputs:
                self._report("GS101", path)  # its records must not be lost
        except OSError:  # its folder may be listed, but not entered
            self._report("GS106", path)
        return False

    def _take(self, path: Path) -> None:
        if not self._written_to or _identity(path.stat()) not in self._written_to:
            self._files.append(SourceFile(path, self._shown(path)))

    def _report(self, code: str, path: Path, **details: object) -> None:
        self._problems.append(make_problem(code, Place(self._shown(path)), "", **details))

    def _shown(self, path: Path) -> str:
        plain = _plain(path)
        is_inside = plain != self._base and plain.is_relative_to(self._base)
        return readable((plain.relative_to(self._base) if is_inside else path).as_posix())


def _plain(path: Path) -> Path:
    """Make a path absolute and take `..` out of it, keeping links as they are."""
    return Path(os.path.normpath(path.absolute()))


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _redirected_streams() -> set[tuple[int, int]]:
    """Tell the files that this run's own output goes to, as by `gridscore check > check.txt`."""
    files = set()
    for stream in (1, 2):
        try:
            status = os.fstat(stream)
        except OSError:  # closed by the caller
            continue
        if stat.S_ISREG(status.st_mode):
            files.add(_identity(status))
    return files


def _is_lock_file(path: Path) -> bool:
    return path.name.startswith("~$")


def _is_passed_over(path: Path, beside: set[str]) -> bool:
    """Say whether something in a folder is not looked at: hidden, ours, or for people only."""
    return (
        _is_lock_file(path)
        or path.name.startswith(".")
        or path.stem.lower() == "readme"
        or (path.name in OWN_FOLDERS and FOLDER_FILE in beside)
    )

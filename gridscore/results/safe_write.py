"""Output files that are either complete or not there: written aside, then put in place."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from gridscore.patterns import pattern
from gridscore.problems import OutputExistsError, OutputNotWritableError

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Self

_REASONS = {
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EROFS: "no-permission",
    errno.ENOENT: "no-folder",
    errno.ENOTDIR: "no-folder",
    errno.EEXIST: "no-folder",  # a file stands where the folder should be
    errno.ELOOP: "not-a-file",
    errno.ENOSPC: "no-space",
    errno.EDQUOT: "no-space",
    errno.ENAMETOOLONG: "long-name",
}


_TEMPORARY = pattern(r"\.gridscore-[0-9a-f]{16}(\..*)?")
_PREFIX = ".gridscore-"
_ON_ITS_WAY = 1 << 22  # bytes that are sent to the disk at a time


class _ToDisk(io.FileIO):
    """A file whose bytes go to the disk while more are written.

    Otherwise all of a large one waits in memory for the end, where it has to be on the disk before
    it is put in place: memory that the system clears first, and time that nothing else is done in.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, "wb")
        self._written = self._sent = 0

    def write(self, data: Any) -> int:  # a buffer
        written: int = super().write(data) or 0
        self._written += written
        if self._written - self._sent >= _ON_ITS_WAY and hasattr(os, "posix_fadvise"):
            # What is not on the disk yet is begun to be put there, what is gives its memory back.
            os.posix_fadvise(self.fileno(), 0, self._written, os.POSIX_FADV_DONTNEED)
            self._sent = self._written
        return written


def open_result(path: Path) -> BinaryIO:
    """Open a file for a result that may be large."""
    return io.BufferedWriter(_ToDisk(path))


def write_safely(path: Path, write: Callable[[Path], None], *, overwrite: bool) -> None:
    """Let `write` fill a temporary file beside `path`, then move it into place.

    A symlink is followed to its target; an overwritten file keeps its permission bits, a new
    one has those of the umask. Whatever happens, `path` is complete or untouched and the
    temporary file is gone.

    Raises OutputExistsError when there is a file and `overwrite` is False, also when it
    appears while `write` is busy, and OutputNotWritableError when it cannot be written.
    """
    write_together([(path, write)], overwrite=overwrite)


def write_bytes(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Write what is ready, as `write_safely` does."""

    def write(target: Path) -> None:
        target.write_bytes(content)

    write_safely(path, write, overwrite=overwrite)


def write_together(
    outputs: Iterable[tuple[Path, Callable[[Path], None]]], *, overwrite: bool
) -> None:
    """Write several files as `write_safely` does; none is put in place before all are complete."""
    with ExitStack() as temporaries:
        moves = [
            temporaries.enter_context(_written_aside(path, write, overwrite=overwrite))
            for path, write in outputs
        ]
        for move in moves:
            move()


@contextmanager
def _written_aside(
    path: Path, write: Callable[[Path], None], *, overwrite: bool
) -> Iterator[Callable[[], None]]:
    """Fill a temporary file, give what moves it into place, and leave no trace of it."""
    target = Path(os.path.realpath(path))
    with refusals_told(path):
        _check(path, target, overwrite=overwrite)
        _clear_leftovers(target.parent)
        temporary, held = _create_beside(target)

    def move() -> None:
        held.close()  # Windows does not move a file that is open
        with _filled_or_told(path):
            _put_in_place(temporary, target, overwrite=overwrite)

    try:
        with _filled_or_told(path):
            write(temporary)
            _flush_to_disk(temporary)
        yield move
    finally:
        held.close()
        temporary.unlink(missing_ok=True)


@contextmanager
def refusals_told(path: Path) -> Iterator[None]:
    """Say of whatever the system refuses which output it was, and why.

    Raises OutputNotWritableError.
    """
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "failed")
        raise OutputNotWritableError(str(path), reason) from error


@contextmanager
def _filled_or_told(path: Path) -> Iterator[None]:
    """Say so where the folder took a new file: what is in the way then is the old one."""
    with refusals_told(path):
        try:
            yield
        except FileExistsError as error:
            raise OutputExistsError(str(path)) from error
        except PermissionError as error:
            raise OutputNotWritableError(str(path), "in-use") from error


def check_output(path: Path, *, overwrite: bool, may_make_folder: bool) -> None:
    """See beforehand whether `write_safely` will be able to write; raises what it would.

    With `may_make_folder`, the folder itself may be missing, but not the one it is in.
    """
    target = Path(os.path.realpath(path))
    folder = target.parent.parent if may_make_folder else target.parent
    with refusals_told(path):
        _check(path, target, overwrite=overwrite)
        if not folder.is_dir():
            raise OutputNotWritableError(str(path), "no-folder")


class NewFiles:
    """Files that are of use together only: where one cannot be written, those before it go again.

    So do the folders that were made for them. What was there before, and was written over, stays
    as it then is.
    """

    def __init__(self) -> None:
        self._undo = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failed: type[BaseException] | None, *_: object) -> None:
        if failed is None:
            self._undo.pop_all()
        self._undo.close()

    def make_folder(self, folder: Path) -> None:
        """Make a folder and those it is in, unless they are there."""
        if not folder.is_dir():
            for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
                make_folder(missing)
                self._undo.callback(_remove_empty, missing)

    def write(self, path: Path, content: bytes, *, overwrite: bool) -> None:
        """Write a file as `write_bytes` does, and its folder with it."""
        self.make_folder(path.parent)
        is_new = not path.exists()
        write_bytes(path, content, overwrite=overwrite)
        if is_new:
            self._undo.callback(path.unlink, missing_ok=True)


def _remove_empty(folder: Path) -> None:
    """Remove a folder, unless somebody has put something into it by now."""
    with suppress(OSError):
        folder.rmdir()


def make_folder(folder: Path, *, with_parents: bool = False) -> None:
    """Make a folder unless it is there; raises OutputNotWritableError where that fails."""
    with refusals_told(folder):
        folder.mkdir(parents=with_parents, exist_ok=True)


def _check(path: Path, target: Path, *, overwrite: bool) -> None:
    if target.is_dir():
        raise OutputNotWritableError(str(path), "is-folder")
    if not target.exists():
        return
    if not overwrite:
        raise OutputExistsError(str(path))
    if not target.is_file():
        raise OutputNotWritableError(str(path), "not-a-file")  # a device, a pipe
    if not os.access(target, os.W_OK):  # a rename would go over the protection
        raise OutputNotWritableError(str(path), "no-permission")


def _create_beside(target: Path) -> tuple[Path, BinaryIO]:
    """Create an empty file in the target's folder; hidden, so that no ledger reader takes it.

    While it is held open nobody takes it for a leftover.
    """
    temporary = target.with_name(f"{_PREFIX}{os.urandom(8).hex()}{target.suffix}")
    held = temporary.open("xb")
    with suppress(OSError):  # a network share without locks
        _lock(held)
    return temporary, held


def _clear_leftovers(folder: Path) -> None:
    """Remove what runs that were cut off, by a power failure say, left half-written."""
    for leftover in folder.iterdir():
        if leftover.name.startswith(_PREFIX) and _TEMPORARY.fullmatch(leftover.name):
            with suppress(OSError):  # another run is at it
                with leftover.open("rb+") as file:
                    _lock(file)
                leftover.unlink()  # Windows refuses while somebody holds it open


def _lock(file: BinaryIO) -> None:
    """Keep a file, or raise OSError where another run does; the lock goes with its holder."""
    if sys.platform != "win32":
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _flush_to_disk(file: Path) -> None:
    with file.open("rb+") as handle:
        os.fsync(handle.fileno())


def _put_in_place(temporary: Path, target: Path, *, overwrite: bool) -> None:
    if overwrite:
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o7777)
        temporary.replace(target)
        return
    try:
        os.link(temporary, target)  # fails where a file is, in one step
    except FileExistsError:
        raise
    except OSError:  # no hard links here, as on most USB sticks and some network shares
        _claim_and_rename(temporary, target)


def _claim_and_rename(temporary: Path, target: Path) -> None:
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    try:
        temporary.replace(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise

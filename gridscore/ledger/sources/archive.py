"""Looking into zipped workbooks without trusting what they say about themselves.

Nothing is ever unpacked to disk, and nothing is unpacked whole: parts are streamed, and their
real size is counted while they are, since the sizes an archive declares can lie.
"""

from __future__ import annotations

import zipfile
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar

from gridscore.ledger.sources.limits import (
    BOMB_BYTES,
    BOMB_RATIO,
    MAX_PARTS,
    MAX_UNPACKED_BYTES,
    MIB,
    SMALL_BYTES,
)
from gridscore.ledger.sources.refusal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")

_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MOST_KEPT = 8  # parts
_MOST_KNOWN, _LARGEST_KNOWN = 32, 8 * SMALL_BYTES  # parts of other workbooks; bytes of one
_DOCTYPE, _MARK = b"<!DOCTYPE", b"!"  # without one there are no entities


def known_if_alike(tell: Callable[[Iterable[bytes]], T]) -> Callable[[Archive, str], T]:
    """Let what is told by a part of a workbook be asked by archive and name, of parts alike once.

    Styles, sheet names and relations are the same in many workbooks, byte for byte, if one program
    wrote them. Small parts are kept for that, and come in one piece; large ones are streamed.
    """
    of_small = lru_cache(_MOST_KNOWN)(tell)

    def ask(archive: Archive, name: str) -> T:
        if not archive.is_small(name):
            return tell(archive.chunks(name))
        whole = archive.read(name)
        return of_small((whole,)) if len(whole) <= _LARGEST_KNOWN else tell((whole,))

    return ask


class Archive:
    """The parts of a zipped workbook.

    Opening raises RefusedError for an archive that is locked or has implausibly many parts,
    and whatever `zipfile` raises for one that is damaged.
    """

    def __init__(self, data: bytes) -> None:
        # Counted before zipfile builds its list: a hostile directory fills memory by itself.
        if data.count(_DIRECTORY_ENTRY) > MAX_PARTS:
            raise RefusedError("GS115")
        self._size = len(data)
        self._walked = 0
        self._zip = zipfile.ZipFile(BytesIO(data))
        infos = [info for info in self._zip.infolist() if not info.is_dir()]
        for info in infos:
            info.file_size = MAX_UNPACKED_BYTES + 1  # else zipfile stops at the size declared
        self._parts = {info.filename: info for info in infos}
        if len(self._parts) != len(infos):
            raise RefusedError("GS110")  # two parts of one name: readers differ in which they take
        self._in_any_case: dict[str, str] = {}
        for name in self._parts:
            self._in_any_case.setdefault(name.lower(), name)
        self._unpacked: dict[str, bytes] = {}
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise RefusedError("GS109")
        if any(info.compress_type not in _METHODS for info in infos):
            raise RefusedError("GS110")

    @property
    def names(self) -> list[str]:
        """The parts' names, in the order of the archive."""
        return list(self._parts)

    def find(self, name: str) -> str | None:
        """Return the part of that name, in whatever case it is written."""
        return self._in_any_case.get(name.lower())

    def chunks(self, name: str) -> Iterator[bytes]:
        """Stream a part, of a MiB at a time; a small one comes whole.

        Raises RefusedError as soon as the part unpacks to more than is plausible, or declares
        XML entities.
        """
        if self.is_small(name):
            yield self._whole(name)
        else:
            yield from self._streamed(name)

    def _whole(self, name: str) -> bytes:
        """Unpack a small part; the first ones are kept, since they are looked at several times."""
        if name in self._unpacked:
            return self._unpacked[name]
        whole = b"".join(self._streamed(name))
        if len(self._unpacked) < _MOST_KEPT:
            self._unpacked[name] = whole
        return whole

    def _streamed(self, name: str) -> Iterator[bytes]:
        packed = self.packed_size(name)
        size = 0
        tail = b""
        with self._zip.open(self._parts[name]) as stream:
            while chunk := stream.read(MIB):
                size += len(chunk)
                _refuse_bomb(size, packed)
                if is_xml(name) and _declares_entities(tail, chunk):
                    raise RefusedError("GS116")
                tail = chunk[-len(_DOCTYPE) :]
                yield chunk

    def walk(self, names: Iterable[str] | None = None) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Stream parts in turn, as `chunks` does; all of them together are limited too."""
        self._walked = 0
        for name in self._parts if names is None else names:
            yield name, self._counted(name)

    def is_small(self, name: str) -> bool:
        """Say whether a part is so small that it unpacks to little whatever it holds."""
        return self.packed_size(name) <= SMALL_BYTES

    def packed_size(self, name: str) -> int:
        """Tell how many bytes a part takes in the archive, whatever it says of itself."""
        return min(self._parts[name].compress_size, self._size)

    def measure(self) -> None:
        """Raise RefusedError if the parts unpack to more than is plausible."""
        for _, chunks in self.walk():
            for _ in chunks:
                pass

    def read(self, name: str) -> bytes:
        """Return a whole part; `chunks` says what is refused."""
        return b"".join(self.chunks(name))

    def _counted(self, name: str) -> Iterator[bytes]:
        for chunk in self.chunks(name):
            self._walked += len(chunk)
            if self._walked > MAX_UNPACKED_BYTES:
                raise RefusedError("GS115")
            yield chunk


def is_xml(name: str) -> bool:
    """Say whether a part holds XML, by its name."""
    return name.lower().endswith((".xml", ".rels"))


def _declares_entities(tail: bytes, chunk: bytes) -> bool:
    """Say whether a document type stands in a chunk, or begins in the tail of the one before it.

    A single byte, which tables hold next to nowhere, is found ten times as fast.
    """
    may_be = _MARK in chunk or _MARK in tail
    return may_be and (_DOCTYPE in chunk or _DOCTYPE in tail + chunk[: len(_DOCTYPE)])


def _refuse_bomb(size: int, packed: int) -> None:
    if size > MAX_UNPACKED_BYTES or (size > BOMB_BYTES and size > packed * BOMB_RATIO):
        raise RefusedError("GS115")

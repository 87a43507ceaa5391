"""A zip file whose large parts are deflated in pieces, some at a time.

Each piece is deflated by itself up to a whole byte, so that they stand one behind the other as one
stream, which any program inflates. What `zipfile` offers deflates a part from end to end.
"""

from __future__ import annotations

from struct import Struct
from typing import TYPE_CHECKING

from zlib_ng import zlib_ng

from gridscore.records import NamedTuple, dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

LEVEL = 3  # of compression: a sixth of the time of zlib's usual 6, a seventh more bytes
_END = b"\3\0"  # a stream's last, empty block

# As PKWARE's APPNOTE.TXT lays them down. Sizes stand behind a part, since only then they are known.
_BEFORE, _BEHIND = Struct("<4s5H3L2H"), Struct("<4s3L")
_ENTRY, _LAST = Struct("<4s6H3L5H2L"), Struct("<4s4H2LH")
_VERSION, _SIZES_BEHIND, _DEFLATE, _NO_TIME, _FIRST_DAY = 20, 8, 8, 0, 0x21  # January 1980


class Piece(NamedTuple):
    """A piece of a part as it is, and deflated."""

    content: bytes | memoryview
    deflated: bytes


def deflated(content: bytes | memoryview) -> Piece:
    """Deflate a piece of a part."""
    stream = zlib_ng.compressobj(LEVEL, wbits=-zlib_ng.MAX_WBITS)
    return Piece(content, stream.compress(content) + stream.flush(zlib_ng.Z_SYNC_FLUSH))


class _Entry(NamedTuple):
    """What the directory says of a part."""

    name: bytes
    checksum: int
    packed: int
    size: int
    start: int


@dataclass(slots=True)
class ZipWriter:
    """Writes a zip file to a stream, seekable or not; the same parts give the same bytes.

    No file may come near four gigabytes, nor any part of it: from there on zip has another form,
    which not all programs read.
    """

    target: BinaryIO
    _entries: list[_Entry] = field(default_factory=list)
    _written: int = 0

    def add(self, name: str, pieces: Iterable[Piece]) -> None:
        """Add a part of an ASCII name. Raises OSError when it cannot be written."""
        start, called = self._written, name.encode("ascii")
        how = _VERSION, _SIZES_BEHIND, _DEFLATE, _NO_TIME, _FIRST_DAY
        self._write(_BEFORE.pack(b"PK\3\4", *how, 0, 0, 0, len(called), 0) + called)
        first, size, checksum = self._written, 0, 0
        for content, packed in pieces:
            self._write(packed)
            size += len(content)
            checksum = zlib_ng.crc32(content, checksum)
        self._write(_END)
        entry = _Entry(called, checksum, self._written - first, size, start)
        self._write(_BEHIND.pack(b"PK\7\10", entry.checksum, entry.packed, entry.size))
        self._entries.append(entry)

    def close(self) -> None:
        """Write the directory of the parts, with which the file ends."""
        start, count = self._written, len(self._entries)
        how = _VERSION, _VERSION, _SIZES_BEHIND, _DEFLATE, _NO_TIME, _FIRST_DAY
        for entry in self._entries:
            sizes = entry.checksum, entry.packed, entry.size
            more = len(entry.name), 0, 0, 0, 0, 0, entry.start
            self._write(_ENTRY.pack(b"PK\1\2", *how, *sizes, *more) + entry.name)
        size = self._written - start
        self._write(_LAST.pack(b"PK\5\6", 0, 0, count, count, size, start, 0))

    def _write(self, data: bytes) -> None:
        self.target.write(data)
        self._written += len(data)

"""Columns of a Parquet file that are stored as codes: told by their pages, and read as such.

A column with few distinct cells is stored as a dictionary and pages of codes into it. Arrow hands
such codes out, but for strings alone: decimals it spells out, each in 128 bits, which takes five
times as long. So the pages of a column of decimals are put behind a dictionary of the texts that
its figures come to, in a small file that says they are strings. Arrow stays the one to read them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_WORDS = 1 << 16  # of a dictionary
_MOST_PAGES = 10_000  # of a column in a group of rows
_LONGEST_HEADER = 1 << 15  # bytes of a page's
_DECIMAL_BYTES = 16
_MAGIC = b"PAR1"
_NAME = "figures"

# What follows are numbers and fields of the format, parquet.thrift.
_BYTE_ARRAY, _UTF8 = 6, 0
_DATA_PAGE, _DICTIONARY_PAGE, _DATA_PAGE_V2 = 0, 2, 3
_PLAIN, _PLAIN_DICTIONARY, _RLE, _RLE_DICTIONARY = 0, 2, 3, 8
_UNCOMPRESSED = "UNCOMPRESSED"
_CODECS = {_UNCOMPRESSED: 0, "SNAPPY": 1, "GZIP": 2, "ZSTD": 6}
_TYPE, _UNPACKED, _PACKED = 1, 2, 3  # fields of a page's header, and its own part by its type:
_PART = {_DATA_PAGE: 5, _DICTIONARY_PAGE: 7, _DATA_PAGE_V2: 8}
_ENCODING = {_DATA_PAGE: 2, _DICTIONARY_PAGE: 2, _DATA_PAGE_V2: 4}  # fields of these parts
_COUNT = 1

# Kinds of values in Thrift's compact protocol.
_TRUE, _FALSE, _ONE_BYTE, _INT32, _INT64, _BYTES, _LIST, _STRUCT = 1, 2, 3, 5, 6, 8, 9, 12
_SEVEN_BITS, _GOES_ON = 0x7F, 0x80  # of a number's bytes


class _Chunk(NamedTuple):
    """A column in a group of rows: its dictionary page, and where its pages of codes begin and end.

    Of the dictionary stands here where its own bytes begin, and as how many they are unpacked.
    """

    described: Any
    words: int
    dictionary: int
    unpacked: int
    pages: int
    end: int


def words_as_stored(file: Any, metadata: Any, column: int) -> int | None:
    """Return how many words the dictionaries of a column have; None where not all are codes.

    Only what Arrow's `metadata` and the headers of pages in its `file` say is looked at.
    """
    chunks = _chunks(file, metadata, column)
    return None if chunks is None else sum(chunk.words for chunk in chunks)


def decimals_as_stored(file: Any, metadata: Any, column: int, field: Any) -> Any:
    """Read a column of decimals of 128 bits as codes into their texts, a chunk for each group.

    Returns None for one that is not all codes, or not stored as bytes of a fixed length.
    """
    import pyarrow as pa
    from pyarrow import parquet

    chunks = _chunks(file, metadata, column)
    if not chunks or any(one.words > _MOST_WORDS for one in chunks):
        return None
    texts = [text for text in (_texts(file, chunk, field.type) for chunk in chunks) if text]
    if len(texts) < len(chunks):
        return None
    strings = pa.BufferReader(_file_of_strings(file, chunks, texts, may_lack=field.nullable))
    return parquet.ParquetFile(strings, read_dictionary=[_NAME]).read(use_threads=False).column(0)


def _chunks(file: Any, metadata: Any, column: int) -> list[_Chunk] | None:
    """Find a column in all groups of rows; None where something in it is no codes."""
    chunks = []
    for number in range(metadata.num_row_groups):
        described = metadata.row_group(number).column(column)
        if not described.has_dictionary_page or described.compression not in _CODECS:
            return None
        try:
            chunks.append(_chunk(file, described))
        except (IndexError, KeyError, ValueError):  # which Arrow has a word on
            return None
    return chunks


def _chunk(file: Any, described: Any) -> _Chunk:
    """Take a column of a group of rows apart; raises ValueError where not all its pages are codes.

    A header that is none raises IndexError or KeyError as well.
    """
    start = described.dictionary_page_offset
    end = start + described.total_compressed_size
    (header, dictionary, first), *pages = _headers(file, start, end)
    if header[_TYPE] != _DICTIONARY_PAGE:
        raise ValueError
    for other, *_ in pages:
        kind = other[_TYPE]
        if other[_PART[kind]][_ENCODING[kind]] not in (_PLAIN_DICTIONARY, _RLE_DICTIONARY):
            raise ValueError
        if kind == _DICTIONARY_PAGE:
            raise ValueError
    words = header[_PART[_DICTIONARY_PAGE]][_COUNT]
    return _Chunk(described, words, dictionary, header[_UNPACKED], first, end)


def _headers(file: Any, start: int, end: int) -> Iterator[tuple[dict[int, Any], int, int]]:
    """Go through the pages: what the header of each says, where its own bytes begin and end."""
    for _ in range(_MOST_PAGES):
        if start == end:
            return
        head = file.read_at(min(_LONGEST_HEADER, end - start), start)
        header, length = _read_struct(head, 0)
        own = start + length
        start = own + header[_PACKED]
        if not own <= start <= end:
            raise ValueError
        yield header, own, start
    raise ValueError


def _read_struct(data: bytes, at: int) -> tuple[dict[int, Any], int]:
    """Read the numbers and structs of a struct by their fields; say also where it ends."""
    fields: dict[int, Any] = {}
    field = 0
    while head := data[at]:
        step, kind = divmod(head, 16)
        field, at = field + step, at + 1
        if not step:
            raise ValueError
        if kind == _STRUCT:
            fields[field], at = _read_struct(data, at)
        elif kind in (_INT32, _INT64):
            twice, at = _read_number(data, at)
            fields[field] = (twice >> 1) ^ -(twice & 1)
        elif kind == _BYTES:
            size, at = _read_number(data, at)
            at += size
        elif kind == _ONE_BYTE:
            at += 1
        elif kind not in (_TRUE, _FALSE):
            raise ValueError
    return fields, at + 1


def _read_number(data: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while (byte := data[at]) & _GOES_ON:
        number |= (byte & _SEVEN_BITS) << shift
        at, shift = at + 1, shift + 7
    return number | byte << shift, at + 1


def _texts(file: Any, chunk: _Chunk, kind: Any) -> list[str] | None:
    """Write the figures of a dictionary as texts, as Arrow writes decimals."""
    import pyarrow as pa

    described, count = chunk.described, chunk.words
    if described.physical_type != "FIXED_LEN_BYTE_ARRAY" or not count:
        return None
    plain = file.read_at(chunk.pages - chunk.dictionary, chunk.dictionary)
    if described.compression != _UNCOMPRESSED:
        plain = pa.decompress(plain, chunk.unpacked, described.compression.lower())
    figures = np.frombuffer(plain, np.uint8).reshape(count, -1)[:, ::-1]  # the highest byte last
    width = figures.shape[1]
    if not 0 < width <= _DECIMAL_BYTES:
        return None
    wide = np.empty((count, _DECIMAL_BYTES), np.uint8)
    wide[:, width:] = np.where(figures[:, -1:] & 0x80, 0xFF, 0)
    wide[:, :width] = figures
    decimals = pa.Array.from_buffers(kind, count, [None, pa.py_buffer(wide)])
    texts: list[str] = decimals.cast(pa.string()).to_pylist()
    return texts


# ---- a file of strings ----


def _file_of_strings(
    file: Any, chunks: Sequence[_Chunk], texts: Sequence[list[str]], *, may_lack: bool
) -> bytes:
    """Write a file of one column, some cells of which may be null: pages of codes behind texts."""
    parts = [_MAGIC]
    groups = []
    start = len(_MAGIC)
    for chunk, words in zip(chunks, texts, strict=True):
        dictionary = _dictionary_page(words, chunk.described.compression)
        pages = file.read_at(chunk.end - chunk.pages, chunk.pages)
        parts += [dictionary, pages]
        size = len(dictionary) + len(pages)
        groups.append(_row_group(chunk.described, start, len(dictionary), size))
        start += size
    name = (4, _BYTES, _NAME.encode())
    root = _struct(name, (5, _INT32, 1))
    column = _struct((1, _INT32, _BYTE_ARRAY), (3, _INT32, may_lack), name, (6, _INT32, _UTF8))
    footer = _struct(
        (1, _INT32, 1),
        (2, _LIST, _list(_STRUCT, [root, column])),
        (3, _INT64, sum(chunk.described.num_values for chunk in chunks)),
        (4, _LIST, _list(_STRUCT, groups)),
    )
    return b"".join([*parts, footer, len(footer).to_bytes(4, "little"), _MAGIC])


def _dictionary_page(words: Sequence[str], codec: str) -> bytes:
    import pyarrow as pa

    encoded = [word.encode() for word in words]
    plain = packed = b"".join(len(word).to_bytes(4, "little") + word for word in encoded)
    if codec != _UNCOMPRESSED:
        packed = pa.compress(plain, codec.lower(), asbytes=True)
    header = _struct(
        (_TYPE, _INT32, _DICTIONARY_PAGE),
        (_UNPACKED, _INT32, len(plain)),
        (_PACKED, _INT32, len(packed)),
        (7, _STRUCT, _struct((_COUNT, _INT32, len(words)), (2, _INT32, _PLAIN))),
    )
    return header + packed


def _row_group(described: Any, start: int, after: int, size: int) -> bytes:
    """Describe a group of rows whose pages begin at `start`, those of codes so much `after`."""
    rows, unpacked = described.num_values, described.total_uncompressed_size
    encodings = [_signed(one) for one in (_PLAIN, _RLE, _RLE_DICTIONARY)]
    column = _struct(
        (1, _INT32, _BYTE_ARRAY),
        (2, _LIST, _list(_INT32, encodings)),
        (3, _LIST, _list(_BYTES, [_bytes(_NAME.encode())])),
        (4, _INT32, _CODECS[described.compression]),
        (5, _INT64, rows),
        (6, _INT64, unpacked),
        (7, _INT64, size),
        (9, _INT64, start + after),
        (11, _INT64, start),
    )
    chunk = _struct((2, _INT64, start), (3, _STRUCT, column))
    return _struct((1, _LIST, _list(_STRUCT, [chunk])), (2, _INT64, unpacked), (3, _INT64, rows))


def _struct(*fields: tuple[int, int, Any]) -> bytes:
    """Write fields in rising order, each with the kind of its value; structs and lists as bytes."""
    written = bytearray()
    before = 0
    for field, kind, value in fields:
        written.append((field - before) << 4 | kind)
        before = field
        if kind in (_STRUCT, _LIST):
            written += value
        else:
            written += _bytes(value) if kind == _BYTES else _signed(value)
    return bytes(written) + b"\0"


def _list(kind: int, values: Sequence[bytes]) -> bytes:
    return bytes([0xF0 | kind]) + _number(len(values)) + b"".join(values)


def _bytes(value: bytes) -> bytes:
    return _number(len(value)) + value


def _signed(value: int) -> bytes:
    return _number(2 * value if value >= 0 else -2 * value - 1)


def _number(value: int) -> bytes:
    """Write a whole number that is not below zero, seven bits a byte, the lowest first."""
    written = bytearray()
    while value > _SEVEN_BITS:
        written.append(value & _SEVEN_BITS | _GOES_ON)
        value >>= 7
    return bytes(written) + bytes([value])

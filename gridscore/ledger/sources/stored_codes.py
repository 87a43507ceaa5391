"""Columns of a Parquet file that are stored as codes: told by their pages, and read as such.

A column with few distinct cells is stored as pages of codes into a dictionary, one for each group
of rows. Arrow spells them out, decimals in 128 bits each; only for strings it hands out codes, in
32 bits and for each group others. So the dictionaries are read first, as pages of values in a
small file of their own. Then the pages of codes are put behind dictionaries of whole numbers: the
code that each value has among the values of all groups. Arrow stays the one to read pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gridscore.ledger.model import Codes

_MOST_GROUPS = 256  # of rows; what has more of them has too many pages to look at
_MOST_PAGES = 10_000  # of a column in a group of rows
_LONGEST_HEADER = 1 << 15  # bytes of a page's
_AT_A_TIME = 1 << 16  # codes
_MAGIC = b"PAR1"
_NAME = b"cells"

# What follows are numbers and fields of the format, parquet.thrift.
_DECIMAL_BYTES = "FIXED_LEN_BYTE_ARRAY"
_PHYSICAL = {"INT32": 1, "INT64": 2, "FLOAT": 4, "DOUBLE": 5, "BYTE_ARRAY": 6, _DECIMAL_BYTES: 7}
_UTF8, _DECIMAL, _DATE = 0, 5, 6
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


class _Kind(NamedTuple):
    """What a column of a small file is: how its values are stored, and what makes of these more."""

    physical: str
    may_lack: int
    fields: Sequence[tuple[int, int, Any]] = ()

    def element(self) -> bytes:
        """Describe the column in a file's schema."""
        physical = (1, _INT32, _PHYSICAL[self.physical])
        return _struct(
            *sorted([physical, (3, _INT32, self.may_lack), (4, _BYTES, _NAME), *self.fields])
        )


class _Group(NamedTuple):
    """A column in a group of rows, as a small file has it: its pages, and the dictionary before."""

    rows: int
    codec: str
    pages: bytes
    unpacked: int
    dictionary: bytes = b""


def codes_as_stored(
    file: Any, metadata: Any, column: int, kind: Any, most: float
) -> tuple[Any, Codes] | None:
    """Read a column of Arrow's `kind` as its distinct values and, for each row, a code into them.

    The values are an array of the kind; the code of what is null is one more than there are. `file`
    is Arrow's, `metadata` what it says of the file. Returns None where not all cells are codes, for
    more than `most` values, and for kinds that are no texts, dates or figures.
    """
    import pyarrow.compute as pc

    described = metadata.schema.column(column)
    fields = _fields(described, kind)
    chunks = None if fields is None else _chunks(file, metadata, column)
    if fields is None or not chunks or not 0 < sum(one.words for one in chunks) <= most:
        return None
    own = _read_dictionaries(file, chunks, _Kind(described.physical_type, 0, fields))
    values = own.unique()
    codes = np.empty(metadata.num_rows, np.min_scalar_type(len(values)))
    code_of = pc.index_in(own, value_set=values).to_numpy().astype("<i4")
    end = 0
    for batch in _batches(_file_of_codes(file, chunks, code_of, described.max_definition_level)):
        start, end = end, end + len(batch)
        codes[start:end] = pc.fill_null(batch, len(values)).to_numpy()
    if end < len(codes):
        raise ValueError("fewer rows than the file is said to have")
    return values, codes


def _fields(described: Any, kind: Any) -> list[tuple[int, int, Any]] | None:
    """Say what makes a physical type the values that Arrow has of a column; None for others."""
    import pyarrow as pa

    if described.max_repetition_level or described.path != described.name:
        return None
    physical, logical = described.physical_type, described.logical_type.type
    if physical == "BYTE_ARRAY" and logical == "STRING":
        return [(6, _INT32, _UTF8)]
    if pa.types.is_decimal128(kind) and logical == "DECIMAL":
        length = [(2, _INT32, described.length)] if physical == _DECIMAL_BYTES else []
        digits = [(7, _INT32, described.scale), (8, _INT32, described.precision)]
        return [*length, (6, _INT32, _DECIMAL), *digits]
    if pa.types.is_date32(kind):
        return [(6, _INT32, _DATE)]
    is_figure = pa.types.is_signed_integer(kind) or kind in (pa.float32(), pa.float64())
    return [] if is_figure and physical in _PHYSICAL else None


def _chunks(file: Any, metadata: Any, column: int) -> list[_Chunk] | None:
    """Find a column in all groups of rows; None where something in it is no codes."""
    if metadata.num_row_groups > _MOST_GROUPS:
        return None
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


def _read_dictionaries(file: Any, chunks: Sequence[_Chunk], kind: _Kind) -> Any:
    """Read the values of all dictionaries, one after the other, as if their pages were rows."""
    import pyarrow as pa

    groups = []
    for chunk in chunks:
        packed = file.read_at(chunk.pages - chunk.dictionary, chunk.dictionary)
        encodings = ((2, _INT32, _PLAIN), (3, _INT32, _RLE), (4, _INT32, _RLE))
        part = _struct((1, _INT32, chunk.words), *encodings)
        page = _page(_DATA_PAGE, packed, chunk.unpacked, part)
        groups.append(_Group(chunk.words, chunk.described.compression, page, len(page)))
    filled = [group for group in groups if group.rows]
    values = pa.chunked_array([*_batches(_file(kind, filled))]).combine_chunks()
    if len(values) != sum(chunk.words for chunk in chunks):
        raise ValueError("fewer values than a dictionary is said to have")
    return values


def _file_of_codes(file: Any, chunks: Sequence[_Chunk], code_of: Codes, may_lack: int) -> bytes:
    """Put the pages of codes behind dictionaries of whole numbers; some cells may be null."""
    import pyarrow as pa

    groups = []
    end = 0
    for chunk in chunks:
        start, end = end, end + chunk.words
        codec = chunk.described.compression
        plain = packed = code_of[start:end].tobytes()
        if codec != _UNCOMPRESSED:
            packed = pa.compress(plain, codec.lower(), asbytes=True)
        part = _struct((1, _INT32, chunk.words), (2, _INT32, _PLAIN))
        pages = file.read_at(chunk.end - chunk.pages, chunk.pages)
        unpacked = chunk.described.total_uncompressed_size
        dictionary = _page(_DICTIONARY_PAGE, packed, len(plain), part)
        groups.append(_Group(chunk.described.num_values, codec, pages, unpacked, dictionary))
    return _file(_Kind("INT32", may_lack), groups)


def _batches(file: bytes) -> Iterator[Any]:
    """Go through the cells of a small file, so many at a time as stay in the cache."""
    import pyarrow as pa
    from pyarrow import parquet

    opened = parquet.ParquetFile(pa.BufferReader(file), pre_buffer=False)
    for batch in opened.iter_batches(_AT_A_TIME, use_threads=False):
        yield batch.column(0)


# ---- small files of one column ----


def _file(kind: _Kind, groups: Sequence[_Group]) -> bytes:
    """Write a file of one column."""
    parts = [_MAGIC]
    written = []
    start = len(_MAGIC)
    for group in groups:
        parts += [group.dictionary, group.pages]
        written.append(_row_group(group, _PHYSICAL[kind.physical], start))
        start += len(group.dictionary) + len(group.pages)
    root = _struct((4, _BYTES, _NAME), (5, _INT32, 1))
    footer = _struct(
        (1, _INT32, 1),
        (2, _LIST, _list(_STRUCT, [root, kind.element()])),
        (3, _INT64, sum(group.rows for group in groups)),
        (4, _LIST, _list(_STRUCT, written)),
    )
    return b"".join([*parts, footer, len(footer).to_bytes(4, "little"), _MAGIC])


def _page(kind: int, packed: bytes, unpacked: int, part: bytes) -> bytes:
    """Write a page behind its header, of which one part belongs to its kind."""
    header = _struct(
        (_TYPE, _INT32, kind),
        (_UNPACKED, _INT32, unpacked),
        (_PACKED, _INT32, len(packed)),
        (_PART[kind], _STRUCT, part),
    )
    return header + packed


def _row_group(group: _Group, physical: int, start: int) -> bytes:
    """Describe a group of rows that begins at `start` of the file."""
    size = len(group.dictionary) + len(group.pages)
    encodings = [_signed(one) for one in (_PLAIN, _RLE, _RLE_DICTIONARY)]
    fields = [
        (1, _INT32, physical),
        (2, _LIST, _list(_INT32, encodings)),
        (3, _LIST, _list(_BYTES, [_bytes(_NAME)])),
        (4, _INT32, _CODECS[group.codec]),
        (5, _INT64, group.rows),
        (6, _INT64, group.unpacked),
        (7, _INT64, size),
        (9, _INT64, start + len(group.dictionary)),
    ]
    if group.dictionary:
        fields.append((11, _INT64, start))
    chunk = _struct((2, _INT64, start), (3, _STRUCT, _struct(*fields)))
    rows, unpacked = group.rows, group.unpacked
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

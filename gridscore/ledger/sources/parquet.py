"""Parquet files, as programs write them: a table by columns under its names."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from gridscore.arrow import arrow_numbers, mask_of
from gridscore.equal_rows import appearing
from gridscore.ledger.cell_column import CellColumn
from gridscore.ledger.large.large_rows import LargeRows
from gridscore.ledger.large.texts import Texts
from gridscore.ledger.sources.coded import few_or_many, united
from gridscore.ledger.sources.grown import GrownTexts
from gridscore.ledger.sources.limits import (
    MAX_COLUMNS,
    MAX_LARGE_CELLS,
    MAX_UNPACKED_COLUMNS,
    MIB,
)
from gridscore.ledger.sources.refusal import RefusedError
from gridscore.ledger.sources.stored_codes import codes_as_stored
from gridscore.ledger.words import RAREST
from gridscore.side_by_side import AT_ONCE, longest_first

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from io import BufferedIOBase, BufferedReader

    from numpy.typing import NDArray

    from gridscore.ledger.grid import Cell, Unused
    from gridscore.ledger.model import Codes

    FindUnused = Callable[[list[list[Cell]]], Unused]

_SAMPLE_ROWS = 20_000  # which tell whether the cells of a column differ
_ROWS_AT_A_TIME = 1 << 18  # of a column of texts: beside the texts no more is in memory
_MANY_ROWS = 1 << 18  # from which on columns are read two at a time
_WIDEST_RANGE = 1 << 16  # of figures that are told apart by counting
_LONGEST_WORD = 18  # digits that 64 bits hold
_MANY_CHUNKS = 256  # of row groups of few rows, each with words of its own: joined first
_OWN = b"gridscore"  # the key of the schema under which our results say where they come from


def read_parquet(stream: BufferedIOBase, unused: FindUnused | None = None) -> LargeRows:
    """Read a table; the names of its columns are the first row, as they were in a csv.

    Whole numbers and decimals come as their digits, dates as dates, nothing as a blank. Columns
    that are `unused` by their names are left out, and look blank.
    Raises RefusedError for a result of our own, for a table too large, and for columns that are
    no single values; whatever the library raises for a file that is damaged.
    """
    import pyarrow as pa
    from pyarrow import parquet

    file = parquet.ParquetFile(pa.PythonFile(stream, "r"), pre_buffer=False)
    described, schema = file.metadata, file.schema_arrow
    groups = (described.row_group(number) for number in range(described.num_row_groups))
    unpacked = sum(group.total_byte_size for group in groups)
    cells = described.num_rows * described.num_columns
    if described.num_columns > MAX_COLUMNS or cells > MAX_LARGE_CELLS:
        raise RefusedError("GS122", limit=f"{MAX_LARGE_CELLS:,}")
    if unpacked > MAX_UNPACKED_COLUMNS:
        raise RefusedError("GS108", limit=MAX_UNPACKED_COLUMNS // MIB)
    if _OWN in (schema.metadata or {}):
        raise RefusedError("GS105")
    names: list[Cell] = [field.name for field in schema]
    if len(set(names)) < len(names) or described.num_columns > len(names):
        columns = [_column(column) for column in file.read().columns]
        return LargeRows(columns, head=[names], tail=[], start=1)
    named = unused([names]).columns if unused else frozenset[int]()
    left_out = frozenset(at for at in named if _is_plain(schema.field(at).type))
    blank = CellColumn([""], np.zeros(described.num_rows, np.uint8))
    jobs = [
        ((lambda: blank), 0)
        if number in left_out
        else (partial(_read_column, stream, described, number, field), _size(described, number))
        for number, field in enumerate(schema)
    ]
    columns = longest_first(jobs, AT_ONCE)
    return LargeRows(columns, head=[names], tail=[], start=1, left_out=left_out)


def _is_plain(kind: Any) -> bool:
    """Say whether a column of a type can be read in any case: of others it would be told."""
    import pyarrow as pa

    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return not (pa.types.is_nested(kind) or pa.types.is_binary(kind))


def _size(described: Any, number: int) -> int:
    """Tell how long it takes to read a column: by its bytes, or 0 for one that is soon read."""
    groups = (described.row_group(group) for group in range(described.num_row_groups))
    size = sum(group.column(number).total_uncompressed_size for group in groups)
    return size if described.num_rows >= _MANY_ROWS else 0


def _read_column(stream: BufferedIOBase, described: Any, number: int, field: Any) -> CellColumn:
    """Read a column of a flat table, as codes where most of its cells occur again."""
    import pyarrow as pa
    from pyarrow import parquet

    with _opened_again(stream) as own:
        file = pa.PythonFile(own, "r")
        most = RAREST * described.num_rows
        stored = codes_as_stored(file, described, number, field.type, most)
        if stored:
            return _cells(*stored)
        reader = partial(parquet.ParquetFile, file, metadata=described, pre_buffer=False)
        is_text = _is_text(field.type)
        texts = _read_texts(reader(), described, field.name) if is_text else None
        if texts is not None:
            return texts
        as_codes = is_text and not _is_by_differences(described, number)
        coded = reader(read_dictionary=[field.name] if as_codes else None)
        return _column(coded.read(columns=[field.name], use_threads=False).column(0))


def _is_by_differences(described: Any, number: int) -> bool:
    """Say whether words are kept by how they differ, which Arrow does not read as codes.

    So Java programs write what does not repeat, in the newer form of pages.
    """
    groups = (described.row_group(group) for group in range(described.num_row_groups))
    return any(
        encoding.startswith("DELTA_")
        for group in groups
        for encoding in group.column(number).encodings
    )


def _opened_again(stream: BufferedIOBase) -> BufferedIOBase:
    """Open what is read once more: Arrow moves about in it, so that threads cannot share it."""
    if isinstance(stream, BytesIO):
        return BytesIO(stream.getvalue())  # both have the same bytes
    return Path(cast("BufferedReader", stream).name).open("rb")


def _read_texts(reader: Any, described: Any, name: str) -> CellColumn | None:
    """Read a column of texts some rows at a time; None where in the first most occur again."""
    import pyarrow as pa

    texts, rows = GrownTexts(), 0
    for batch in reader.iter_batches(_ROWS_AT_A_TIME, columns=[name], use_threads=False):
        cells = batch.column(0).cast(pa.string()).fill_null("")
        sample = cells[:_SAMPLE_ROWS]
        if not rows and _are_few(len(sample.unique()), len(sample)):
            return None
        rows += len(cells)
        texts.add(cells, rows / described.num_rows)
    return texts.cells()


def _is_text(kind: Any) -> bool:
    import pyarrow as pa

    return kind in (pa.string(), pa.large_string(), pa.string_view())


def _are_few(words: int, cells: int) -> bool:
    """Say whether so many cells have few distinct words."""
    return words <= RAREST * cells


def _column(chunks: Any) -> CellColumn:
    """Make a column of cells from one of Arrow's."""
    import pyarrow as pa

    kind = chunks.type
    if pa.types.is_dictionary(kind):
        if _are_few(sum(len(chunk.dictionary) for chunk in chunks.chunks), len(chunks)):
            return _coded(chunks.chunks)
        chunks, kind = chunks.cast(kind.value_type), kind.value_type
    column = chunks.chunk(0) if chunks.num_chunks == 1 else chunks.combine_chunks()
    if pa.types.is_integer(kind) or pa.types.is_decimal(kind):
        counted = _counted(column)
        if counted is not None:
            return counted
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_integer(kind):
        texts = column.cast(pa.string()).fill_null("")
        sample = texts[:_SAMPLE_ROWS]
        if not _are_few(len(sample.unique()), len(sample)):
            return CellColumn(Texts(texts))
        return _coded([texts.dictionary_encode()])
    if pa.types.is_nested(kind) or pa.types.is_binary(kind):
        raise RefusedError("GS110")
    return _coded([column.dictionary_encode()])


def _counted(column: Any) -> CellColumn | None:
    """Code whole numbers and decimals of a narrow range by counting; None where it is wider."""
    import pyarrow as pa

    numbers = _unscaled(column)
    if numbers is None:
        return None
    if column.null_count:
        is_null = mask_of(column.is_null())
        numbers = np.where(is_null, numbers[~is_null].min(initial=0), numbers)
    least, most = int(numbers.min()), int(numbers.max())
    span = most - least + 2  # the last stands for null
    if span > min(_WIDEST_RANGE, len(numbers)):
        return None
    at = (numbers - least).astype(np.uint16)
    if column.null_count:
        at[is_null] = span - 1
    order, rows = appearing(at, span)
    code = np.zeros(span, np.min_scalar_type(len(order)))
    code[order] = np.arange(len(order))
    words = column.take(arrow_numbers(rows)).cast(pa.string()).fill_null("")
    return CellColumn(few_or_many(words), code.take(at, mode="clip"), appear_in_order=True)


def _unscaled(column: Any) -> NDArray[np.int64] | None:
    """Return the digits of figures as whole numbers, any for null; None where they are too many."""
    import pyarrow as pa

    if not len(column) or pa.types.is_uint64(column.type):
        return None
    if pa.types.is_integer(column.type):
        whole: NDArray[np.int64] = column.cast(pa.int64()).fill_null(0).to_numpy()
        return whole
    if not pa.types.is_decimal128(column.type) or column.type.precision > _LONGEST_WORD:
        return None
    halves = np.frombuffer(column.buffers()[1], np.int64)  # the lower first, the sign goes on
    return halves[2 * column.offset : 2 * (column.offset + len(column)) : 2]


def _coded(chunks: Sequence[Any]) -> CellColumn:
    import pyarrow as pa

    if len(chunks) > _MANY_CHUNKS:
        chunks = [pa.concat_arrays(chunks)]
    return _cells(*united(chunks))


def _cells(values: Any, codes: Codes) -> CellColumn:
    """Make a column of distinct values and codes into them, one more for what is null."""
    import pyarrow as pa

    is_whole = not len(codes) or int(codes.max()) < len(values)
    if pa.types.is_decimal(values.type) or pa.types.is_integer(values.type):
        values = values.cast(pa.string())
    if pa.types.is_string(values.type):
        blank = pa.array([] if is_whole else [""], pa.string())
        return CellColumn(few_or_many(pa.concat_arrays([values.fill_null(""), blank])), codes)
    cells: list[Cell | None] = [*values.to_pylist(), *([] if is_whole else [None])]
    return CellColumn(["" if cell is None else cell for cell in cells], codes)

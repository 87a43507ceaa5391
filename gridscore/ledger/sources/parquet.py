"""Parquet files, as programs write them: a table by columns under its names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridscore.ledger.large_rows import Cells, LargeRows
from gridscore.ledger.sources.coded import few_or_many, united
from gridscore.ledger.sources.limits import (
    MAX_COLUMNS,
    MAX_LARGE_CELLS,
    MAX_UNPACKED_COLUMNS,
    MIB,
)
from gridscore.ledger.sources.refusal import RefusedError
from gridscore.ledger.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Cell

_SAMPLE_ROWS = 20_000
_RAREST = 0.3  # of the rows of a sample, from which on a column's cells count as all different
_OWN = b"gridscore"  # the key of the schema under which our results say where they come from


def read_parquet(data: bytes) -> LargeRows:
    """Read a table; the names of its columns are the first row, as they were in a csv.

    Whole numbers and decimals come as their digits, dates as dates, nothing as a blank.
    Raises RefusedError for a result of our own, for a table too large, and for columns that are
    no single values; whatever the library raises for a file that is damaged.
    """
    import pyarrow as pa
    from pyarrow import parquet

    file = parquet.ParquetFile(pa.BufferReader(data))
    described = file.metadata
    groups = (described.row_group(number) for number in range(described.num_row_groups))
    unpacked = sum(group.total_byte_size for group in groups)
    cells = described.num_rows * described.num_columns
    if described.num_columns > MAX_COLUMNS or cells > MAX_LARGE_CELLS:
        raise RefusedError("GS122", limit=f"{MAX_LARGE_CELLS:,}")
    if unpacked > MAX_UNPACKED_COLUMNS:
        raise RefusedError("GS108", limit=MAX_UNPACKED_COLUMNS // MIB)
    if _OWN in (file.schema_arrow.metadata or {}):
        raise RefusedError("GS105")
    names: list[Cell] = [field.name for field in file.schema_arrow]
    few = [name for name, is_few in _few_distinct(file).items() if is_few]
    coded = parquet.ParquetFile(pa.BufferReader(data), read_dictionary=few)
    if len(set(names)) < len(names):
        columns = [_column(column) for column in coded.read().columns]
    else:  # one after the other, so that only one is in memory twice
        columns = [_column(coded.read(columns=[name]).column(0)) for name in names]
    return LargeRows(columns, head=[names], tail=[], start=1)


def _few_distinct(file: Any) -> dict[str, bool]:
    """Tell of each column of strings whether most of its cells occur again."""
    import pyarrow as pa

    sample = next(file.iter_batches(_SAMPLE_ROWS), None)
    if sample is None:
        return {}
    return {
        name: len(column.unique()) <= _RAREST * len(column)
        for name, column in zip(sample.schema.names, sample.columns, strict=True)
        if pa.types.is_string(column.type)
    }


def _column(chunks: Any) -> Cells:
    """Make a column of cells from one of Arrow's."""
    import pyarrow as pa

    kind = chunks.type
    if pa.types.is_dictionary(kind):
        return _coded(chunks.chunks)
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_integer(kind):
        texts = chunks.cast(pa.string()).combine_chunks().fill_null("")
        sample = texts[:_SAMPLE_ROWS]
        if len(sample.unique()) > _RAREST * len(sample):
            return Cells(Texts(texts))
        return _coded([texts.dictionary_encode()])
    if pa.types.is_nested(kind) or pa.types.is_binary(kind):
        raise RefusedError("GS110")
    return _coded([chunks.combine_chunks().dictionary_encode()])


def _coded(chunks: Sequence[Any]) -> Cells:
    import pyarrow as pa

    values, codes = united(chunks)
    if pa.types.is_decimal(values.type):
        values = values.cast(pa.string())
    if pa.types.is_string(values.type):
        return Cells(few_or_many(pa.concat_arrays([values.fill_null(""), pa.array([""])])), codes)
    cells: Sequence[Cell | None] = values.to_pylist()
    return Cells(["" if cell is None else cell for cell in [*cells, ""]], codes)

from __future__ import annotations

import io
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import parquet

from gridscore.ledger.sources.parquet import read_parquet
from gridscore.ledger.sources.stored_codes import decimals_as_stored, words_as_stored

if TYPE_CHECKING:
    from gridscore.ledger.large_rows import LargeRows

CODECS = ("none", "snappy", "gzip", "zstd")


def written(column: pa.Array, **options: Any) -> bytes:
    target = io.BytesIO()
    field = pa.field("分", column.type, nullable=options.pop("nullable", True))
    parquet.write_table(pa.table([column], pa.schema([field])), target, **options)
    return target.getvalue()


def stored(data: bytes) -> pa.ChunkedArray | None:
    file = parquet.ParquetFile(pa.BufferReader(data))
    return decimals_as_stored(pa.BufferReader(data), file.metadata, 0, file.schema_arrow.field(0))


def some_decimals(random: Random, rows: int) -> pa.Array:
    precision = random.choice((1, 2, 6, 18, 19, 38))
    scale = random.randint(0, min(precision, 6))
    most = 10 ** random.randint(1, precision) - 1
    figures = [Decimal(random.randint(-most, most)).scaleb(-scale) for _ in range(30)]
    return pa.array([random.choice(figures) for _ in range(rows)], pa.decimal128(precision, scale))


@pytest.mark.parametrize("seed", range(40))
def test_decimals_come_as_the_texts_that_arrow_makes_of_them(seed: int) -> None:
    random = Random(seed)
    column = some_decimals(random, random.choice((1, 100, 3000)))
    nullable = random.random() < 0.7
    if nullable and random.random() < 0.7:
        missing = [random.random() < 0.2 for _ in range(len(column))]
        column = pa.array([None if no else one for no, one in zip(missing, column, strict=True)])
    data = written(
        column,
        nullable=nullable,
        compression=random.choice(CODECS),
        row_group_size=random.choice((50, 1000, 10_000)),
        data_page_size=random.choice((100, 10_000)),
        data_page_version=random.choice(("1.0", "2.0")),
        write_statistics=random.random() < 0.5,
        write_page_checksum=random.random() < 0.5,
        write_page_index=random.random() < 0.5,
    )
    found = stored(data)
    assert found is not None or column.null_count == len(column)
    if found is not None:
        assert pa.types.is_dictionary(found.type)
        assert found.cast(pa.string()).combine_chunks().equals(column.cast(pa.string()))


def cells(rows: LargeRows) -> list[Any]:
    return [row[0] for row in rows]


@pytest.mark.parametrize(
    "options",
    [
        {"use_dictionary": False},
        {"dictionary_pagesize_limit": 100, "data_page_size": 100},  # the last pages are plain
        {"compression": "brotli"},
        {"store_decimal_as_integer": True},
    ],
)
def test_what_is_no_codes_is_left_to_arrow(options: dict[str, Any]) -> None:
    column = pa.array([Decimal(number).scaleb(-2) for number in range(2000)], pa.decimal128(6, 2))
    column = pa.concat_arrays([column] * 3)
    data = written(column, **options)
    assert stored(data) is None
    assert cells(read_parquet(io.BytesIO(data))) == ["分", *map(str, column.to_pylist())]


def test_decimals_of_one_group_that_are_no_codes_are_all_left_to_arrow() -> None:
    few = pa.array([Decimal("1.50"), Decimal("2.00")] * 1000, pa.decimal128(6, 2))
    many = pa.array([Decimal(number).scaleb(-2) for number in range(2000)], few.type)
    options = {"dictionary_pagesize_limit": 100, "data_page_size": 100, "row_group_size": 2000}
    assert stored(written(few, **options)) is not None
    data = written(pa.concat_arrays([few, many]), **options)
    assert stored(data) is None
    assert cells(read_parquet(io.BytesIO(data))) == [
        "分",
        *map(str, [*few.to_pylist(), *many.to_pylist()]),
    ]


@pytest.mark.parametrize("seed", range(100))
def test_damaged_pages_read_as_arrow_reads_them_or_not_at_all(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(seed)
    data = bytearray(written(some_decimals(random, 500), compression=random.choice(CODECS)))
    footer = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    for _ in range(random.randint(1, 3)):
        data[random.randrange(4, footer)] = random.randrange(256)

    def read() -> object:
        try:
            return cells(read_parquet(io.BytesIO(data)))
        except (ValueError, OSError):  # those of Arrow are either
            return "refused"

    found = read()
    fast = "gridscore.ledger.sources.parquet.decimals_as_stored"
    monkeypatch.setattr(fast, lambda *_: None)
    assert found in ("refused", read())


@pytest.mark.parametrize("limit", [1_000, 10**6])
def test_the_words_of_a_column_are_counted_where_all_cells_are_codes(limit: int) -> None:
    words = pa.array([f"张{number % 300}" for number in range(9000)])
    data = written(words, dictionary_pagesize_limit=limit, data_page_size=1000, row_group_size=3000)
    metadata = parquet.read_metadata(pa.BufferReader(data))
    assert words_as_stored(pa.BufferReader(data), metadata, 0) == (None if limit == 1_000 else 900)


def test_names_are_kept_as_the_codes_they_are_stored_as() -> None:
    """Of the first rows nearly all may differ, and yet there are few in a large table."""
    names = [f"张{number % 25_000}" for number in range(100_000)]
    rows = read_parquet(io.BytesIO(written(pa.array(names))))
    kept = rows.column(0, np.arange(1, 100_001, dtype=np.int32))
    assert kept.codes is not None
    assert len(kept.cells) == 25_000
    assert [kept.at(row) for row in range(0, 100_000, 999)] == names[::999]

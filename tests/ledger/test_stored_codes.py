from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import parquet

from gridscore.ledger.sources.parquet import read_parquet
from gridscore.ledger.sources.stored_codes import codes_as_stored

if TYPE_CHECKING:
    from gridscore.ledger.large.large_rows import LargeRows

CODECS = ("none", "snappy", "gzip", "zstd")


def written(column: pa.Array, **options: Any) -> bytes:
    target = io.BytesIO()
    field = pa.field("分", column.type, nullable=options.pop("nullable", True))
    parquet.write_table(pa.table([column], pa.schema([field])), target, **options)
    return target.getvalue()


def stored(data: bytes) -> list[Any] | None:
    file = parquet.ParquetFile(pa.BufferReader(data))
    source = pa.BufferReader(data)
    kind = file.schema_arrow.field(0).type
    found = codes_as_stored(source, file.metadata, 0, kind, file.metadata.num_rows)
    if found is None:
        return None
    values, codes = found
    words = [*values.to_pylist(), None]
    assert len(set(map(str, words))) == len(words)
    return [words[code] for code in codes.tolist()]


def some_decimals(random: Random, rows: int) -> pa.Array:
    precision = random.choice((1, 2, 6, 18, 19, 38))
    scale = random.randint(0, min(precision, 6))
    most = 10 ** random.randint(1, precision) - 1
    figures = [Decimal(random.randint(-most, most)).scaleb(-scale) for _ in range(30)]
    return pa.array([random.choice(figures) for _ in range(rows)], pa.decimal128(precision, scale))


def some_column(random: Random, rows: int) -> pa.Array:
    cells: dict[pa.DataType, list[Any]] = {
        pa.string(): ["甲", "", "乙二", "x" * 300],
        pa.large_string(): ["G1", "G2"],
        pa.string_view(): ["张三", "李四 of a long name"],
        pa.int8(): [-128, 0, 127],
        pa.int32(): [-(2**31), 7, 2**31 - 1],
        pa.int64(): [-(2**63), 7, 2**63 - 1],
        pa.float32(): [0.5, -1.25, 3.0],
        pa.float64(): [0.1, -0.0, 18.5, 1e300],
        pa.date32(): [date(1, 1, 1), date(2026, 3, 5), date(9999, 12, 31)],
    }
    kind = random.choice([*cells, None])
    if kind is None:
        return some_decimals(random, rows)
    return pa.array(random.choices(cells[kind], k=rows), kind)


@pytest.mark.parametrize("seed", range(80))
def test_cells_come_as_arrow_spells_them_out(seed: int) -> None:
    random = Random(seed)
    column = some_column(random, random.choice((1, 100, 3000)))
    nullable = random.random() < 0.7
    if nullable and random.random() < 0.7:
        missing = [random.random() < 0.2 for _ in range(len(column))]
        cells = [None if no else one for no, one in zip(missing, column.to_pylist(), strict=True)]
        column = pa.array(cells, column.type)
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
        store_decimal_as_integer=random.random() < 0.5,
    )
    found = stored(data)
    assert found is not None or column.null_count == len(column)
    if found is not None:
        assert found == column.to_pylist()


@pytest.mark.parametrize(
    "column",
    [
        pa.array([1, 2], pa.uint32()),
        pa.array([1, 2], pa.duration("s")),
        pa.array([1, 2], pa.timestamp("ms")),
        pa.array([1, 2], pa.time64("us")),
        pa.array([True, False]),
        pa.array([b"a", b"b"]),
        pa.array([["a"], ["b"]]),
        pa.array([{"a": 1}, {"a": 2}]),
    ],
)
def test_what_is_no_text_date_or_figure_is_left_to_arrow(column: pa.Array) -> None:
    assert stored(written(column)) is None


def cells(rows: LargeRows) -> list[Any]:
    return [row[0] for row in rows]


@pytest.mark.parametrize(
    "options",
    [
        {"use_dictionary": False},
        {"dictionary_pagesize_limit": 100, "data_page_size": 100},  # the last pages are plain
        {"compression": "brotli"},
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
    fast = "gridscore.ledger.sources.parquet.codes_as_stored"
    monkeypatch.setattr(fast, lambda *_: None)
    assert found in ("refused", read())


@pytest.mark.parametrize(("limit", "most"), [(10**6, 900), (10**6, 899), (1_000, 9000)])
def test_many_words_and_those_that_are_no_codes_are_left_to_arrow(limit: int, most: int) -> None:
    words = pa.array([f"张{number % 300}" for number in range(9000)])
    options = {"data_page_size": 1000, "row_group_size": 3000}
    data = written(words, dictionary_pagesize_limit=limit, **options)
    source = pa.BufferReader(data)
    found = codes_as_stored(source, parquet.read_metadata(source), 0, words.type, most)
    assert (found is None) == ((limit, most) != (10**6, 900))
    if found:
        assert found[0].equals(words[:300])
        assert (found[1] == np.arange(9000) % 300).all()


def test_names_are_kept_as_the_codes_they_are_stored_as() -> None:
    """Of the first rows nearly all may differ, and yet there are few in a large table."""
    names = [f"张{number % 25_000}" for number in range(100_000)]
    rows = read_parquet(io.BytesIO(written(pa.array(names))))
    kept = rows.column(0, np.arange(1, 100_001, dtype=np.int32))
    assert kept.codes is not None
    assert len(kept.cells) == 25_000
    assert [kept.at(row) for row in range(0, 100_000, 999)] == names[::999]

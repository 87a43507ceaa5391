"""A table in parquet is several groups of rows, put into arrays while others are written."""

from __future__ import annotations

import errno
import io
import threading
import time
from contextlib import suppress
from random import Random
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest

from gridscore.ledger.large.texts import Texts
from gridscore.numbers import UNSET
from gridscore.results.model import Column, Kind, Table
from gridscore.results.streams import parquet
from gridscore.results.words import CodedWords


def any_table(random: Random, rows: int) -> Table:
    zones = Texts.of([f"Z{number}" for number in range(random.choice((1, 5, 9)))])
    grades = ["excellent", "good", "fail"]
    columns: dict[str, tuple[Kind, Any]] = {
        "rank": (Kind.COUNT, [random.choice((UNSET, 3, 4)) for _ in range(rows)]),
        "id": (Kind.TEXT, Texts.of([f"W{number}" for number in range(rows)])),
        "zone": (Kind.TEXT, CodedWords(zones, codes(random, 0, len(zones), rows))),
        "total": (Kind.POINTS, [random.choice((UNSET, -5, 9900)) for _ in range(rows)]),
        "grade": (Kind.WORD, CodedWords(grades, codes(random, -1, len(grades), rows))),
    }
    return Table("t", tuple(Column(name, name, *column) for name, column in columns.items()))


def codes(random: Random, least: int, end: int, rows: int) -> np.ndarray[Any, Any]:
    return np.array([random.randrange(least, end) for _ in range(rows)], np.int32)


def written(table: Table, rows: int) -> bytes:
    target = io.BytesIO()
    head = next(table.parts(rows))
    parquet.write_groups(head, table.parts(rows), target, "{}")
    return target.getvalue()


@pytest.mark.parametrize("seed", range(20))
def test_a_thread_changes_no_byte(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    rows = random.randrange(1, 60)
    table, in_a_group = any_table(random, rows), random.choice((7, 20))
    bytes_of = []
    for long in (0, 10**9):
        monkeypatch.setattr(parquet, "_LONG", long)
        bytes_of.append(written(table, in_a_group))
    assert bytes_of[0] == bytes_of[1]
    read = pq.read_table(io.BytesIO(bytes_of[0]))
    assert read.column("zone").to_pylist() == list(table.columns[2].values)
    assert read.column("grade").to_pylist() == list(table.columns[4].values)


def test_a_short_last_group_is_of_the_same_types() -> None:
    """Of its few rows nearly every word differs, though in the groups before few do."""
    zones = CodedWords(Texts.of(["east", "west"]), np.arange(21) % 2)
    table = Table("t", (Column("zone", "zone", Kind.TEXT, zones),))
    read = pq.read_table(io.BytesIO(written(table, 20)))
    assert read.column("zone").to_pylist() == list(zones)


class FullDisk(io.RawIOBase):
    """A target that takes a few bytes."""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        raise OSError(errno.ENOSPC, "full")


def test_a_full_disk_leaves_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_LONG", 0)
    table = any_table(Random(1), 100)
    before = threading.active_count()
    with suppress(OSError):  # what `raises` keeps would keep the thread
        parquet.write_groups(table, table.parts(10), FullDisk(), "{}")
        pytest.fail("written to a full disk")
    ends = time.monotonic() + 10
    while threading.active_count() > before and time.monotonic() < ends:
        time.sleep(0.001)  # the thread finishes the part that it is at
    assert threading.active_count() == before

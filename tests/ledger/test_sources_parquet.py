from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from errno import EIO
from random import Random
from threading import get_ident
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import parquet

from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.discover import find_files
from gridscore.ledger.sources import parquet as sources_parquet
from gridscore.ledger.sources import read_grids, read_stdin
from gridscore.periods import parse_period
from gridscore.results.model import Column, Kind, Table
from gridscore.results.streams.stream import write_table
from tests.ledger.in_memory import CRITERIA, SCHEME

if TYPE_CHECKING:
    from pathlib import Path

    from gridscore.ledger.grid import Cell


MOMENT = datetime.fromisoformat("2026-03-05T07:30")


def rows_of(folder: Path, **columns: Any) -> list[list[Cell]]:
    parquet.write_table(pa.table(columns), folder / "台账.parquet")
    grids, problems = read_grids(find_files([folder], folder)[0])
    assert problems == []
    (grid,) = grids
    assert (grid.ref.file, grid.ref.name) == ("台账.parquet", "")
    return list(grid.rows)


def test_each_type_comes_as_its_cell(tmp_path: Path) -> None:
    assert rows_of(
        tmp_path,
        id=["007", "008"],
        number=[10**17, None],
        points=pa.array([Decimal("18.50"), None], pa.decimal128(6, 2)),
        share=[0.5, None],
        day=[date(2026, 3, 5), None],
        moment=[MOMENT, None],
        is_so=[True, None],
        nothing=pa.nulls(2),
    ) == [
        ["id", "number", "points", "share", "day", "moment", "is_so", "nothing"],
        ["007", str(10**17), "18.50", 0.5, date(2026, 3, 5), MOMENT, True, ""],
        ["008", "", "", "", "", "", "", ""],
    ]


def test_a_dictionary_of_words_that_nearly_all_differ_is_no_codes(tmp_path: Path) -> None:
    ids, zones = [f"G{number}" for number in range(2000)], ["东", "西"] * 1000
    columns = {"id": ids, "zone": zones}
    coded = {name: pa.array([*words, None]).dictionary_encode() for name, words in columns.items()}
    parquet.write_table(pa.table(coded), tmp_path / "a.parquet")
    ((grid,), _) = read_grids(find_files([tmp_path], tmp_path)[0])
    assert list(grid.rows) == [["id", "zone"], *map(list, zip(ids, zones, strict=True)), ["", ""]]
    by_id, by_zone = (grid.rows.column(col, np.arange(1, 2002)) for col in range(2))
    assert (by_id.codes is None, len(by_zone.cells)) == (True, 3)


@pytest.mark.parametrize(
    "kind",
    [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), "string")],
)
def test_words_come_however_they_are_kept(tmp_path: Path, kind: pa.DataType) -> None:
    words = ["甲", "乙", None, *["丙"] * 30]
    rows = rows_of(tmp_path, name=pa.array(words).cast(kind), id=pa.array(map(str, range(33))))
    assert [name for name, _ in rows[1:]] == [word or "" for word in words]


@pytest.mark.parametrize("encoding", ["DELTA_BYTE_ARRAY", "DELTA_LENGTH_BYTE_ARRAY", "PLAIN"])
def test_words_come_however_their_pages_are_encoded(tmp_path: Path, encoding: str) -> None:
    words = {"name": ["甲", "乙", None, *["丙"] * 3000], "id": list(map(str, range(3003)))}
    path, encodings = tmp_path / "a.parquet", dict.fromkeys(words, encoding)
    table = pa.table(words)
    parquet.write_table(table, path, use_dictionary=False, column_encoding=encodings)
    ((grid,), problems) = read_grids(find_files([tmp_path], tmp_path)[0])
    assert problems == []
    assert list(grid.rows)[1:] == [
        [name or "", own] for name, own in zip(*words.values(), strict=True)
    ]


@pytest.mark.parametrize("seed", range(20))
def test_figures_are_counted_to_the_same_cells(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(seed)
    most = random.choice((3, 40, 10**6))
    figures = [random.choice((None, random.randrange(-3, most))) for _ in range(200)]
    if seed % 2:
        figures = [figure or 0 for figure in figures]
    kinds = (pa.int16(), pa.int64(), pa.uint8(), pa.uint64(), *map(pa.decimal128, (9, 18, 30)))
    columns = {}
    for number, kind in enumerate(kinds):
        if pa.types.is_decimal(kind):
            places = random.choice((0, 2, 6))  # of more, old Arrow writes small ones its own way
            exact = [None if one is None else Decimal(one).scaleb(-places) for one in figures]
            columns[str(number)] = pa.array(exact, pa.decimal128(kind.precision, places))
        else:
            columns[str(number)] = pa.array([one and abs(one) % 100 for one in figures], kind)
    counted = rows_of(tmp_path, **columns)
    monkeypatch.setattr("gridscore.ledger.sources.parquet._WIDEST_RANGE", 0)
    assert counted == rows_of(tmp_path, **columns)
    for number, column in enumerate(columns.values()):
        assert [row[number] for row in counted[1:]] == [
            "" if one is None else str(one) for one in column.to_pylist()
        ]


def test_a_ledger_reads_as_its_csv_does(tmp_path: Path) -> None:
    columns = {
        "编号": [f"G{number:04}" for number in range(50)],
        "姓名": [f"甲{number % 7}" for number in range(50)],
        "入职日期": ["2020-01-01", "2020-01-0x"] * 25,
    }
    found = []
    for name in ("a.csv", "a.parquet"):
        folder = tmp_path / name
        folder.mkdir()
        if name == "a.csv":
            lines = [",".join(columns), *map(",".join, zip(*columns.values(), strict=True))]
            (folder / name).write_text("\n".join(lines), encoding="utf-8")
        else:
            parquet.write_table(pa.table(columns), folder / name)
        grids, _ = read_grids(find_files([folder], folder)[0])
        ledger = assemble_ledger(grids, SCHEME, parse_period("2026Q1"))
        cells = [
            (problem.code, problem.place and problem.place.cell) for problem in ledger.problems
        ]
        found.append((list(ledger.roster.ids), list(ledger.roster.names), cells))
    assert found[0] == found[1]
    assert ("GS308", "C3") in found[1][2]


def test_somebody_else_beside_a_roster_of_one_is_told(tmp_path: Path) -> None:
    roster = {"编号": ["G1"], "姓名": ["甲"]}
    sheet = {"编号": ["G2"], "姓名": ["乙"], **{str(item): ["18"] for item in CRITERIA}}
    for name, columns in (("a", roster), ("b", sheet)):
        parquet.write_table(pa.table(columns), tmp_path / f"{name}.parquet")
    grids, _ = read_grids(find_files([tmp_path], tmp_path)[0])
    ledger = assemble_ledger(grids, SCHEME, parse_period("2026Q1"))
    assert "GS402" in [problem.code for problem in ledger.problems]


def problem_of(path: Path) -> str:
    grids, problems = read_grids(find_files([path], path.parent)[0])
    assert grids == []
    (problem,) = problems
    return problem.code


@pytest.mark.parametrize("seed", range(10))
def test_columns_read_side_by_side_are_those_read_one_after_the_other(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(seed)
    words = [f"甲{number}" for number in range(40)]
    kinds = [pa.string(), pa.large_string(), pa.int64(), pa.float64(), pa.decimal128(9, 2)]
    columns = {}
    for number in range(12):
        kind = random.choice(kinds)
        if pa.types.is_string(kind) or pa.types.is_large_string(kind):
            ids = [f"G{one:0{random.choice((1, 6))}}" for one in range(20_000)]
            cells: list[Any] = random.choice((ids, random.choices(words, k=20_000)))
        else:
            cells = random.choices(range(1000), k=20_000)
        columns[str(number)] = pa.array([*cells, None, *cells[:5]], kind)
    target = tmp_path / "a.parquet"
    parquet.write_table(pa.table(columns), target, row_group_size=random.choice((3000, 10**6)))
    threads = set()

    def read() -> list[list[Cell]]:
        ((grid,), _) = read_grids(find_files([tmp_path], tmp_path)[0])
        return list(grid.rows)

    def opened_again(stream: Any) -> Any:
        threads.add(get_ident())
        return reopened(stream)

    reopened = sources_parquet._opened_again
    monkeypatch.setattr(sources_parquet, "_opened_again", opened_again)
    monkeypatch.setattr(sources_parquet, "_ROWS_AT_A_TIME", 7000)
    one_after_the_other = read()
    assert len(threads) == 1
    monkeypatch.setattr(sources_parquet, "_MANY_ROWS", 0)
    assert read() == one_after_the_other
    assert len(threads) > 1  # on a busy machine one of the two may do it all
    ((piped,), _) = read_stdin(target.read_bytes())
    assert list(piped.rows) == one_after_the_other


def test_a_file_that_fails_while_it_is_read_is_not_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(io.BytesIO):
        def read(self, _: int | None = -1) -> bytes:
            raise OSError(EIO, "the cable was pulled")

    path = tmp_path / "花名册.parquet"
    parquet.write_table(pa.table({"id": ["1"]}), path)
    data = path.read_bytes()
    monkeypatch.setattr(sources_parquet, "_opened_again", lambda _: Failing(data))
    assert problem_of(path) == "GS106"


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "花名册.parquet"
    parquet.write_table(pa.table({"id": ["1"]}), path)
    path.write_bytes(path.read_bytes()[:-20])
    assert problem_of(path) == "GS110"


def test_a_column_of_lists_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "花名册.parquet"
    parquet.write_table(pa.table({"id": [["1"]]}), path)
    assert problem_of(path) == "GS110"


def test_a_table_without_rows_has_its_headings(tmp_path: Path) -> None:
    assert rows_of(tmp_path, id=pa.array([], pa.string()), name=pa.array([], pa.string())) == [
        ["id", "name"]
    ]


def test_a_result_of_our_own_is_passed_over(tmp_path: Path) -> None:
    target = io.BytesIO()
    write_table(Table("t", (Column("id", "id", Kind.TEXT, ["1"]),)), target, "parquet", bom=False)
    path = tmp_path / "结果.parquet"
    path.write_bytes(target.getvalue())
    assert problem_of(path) == "GS105"

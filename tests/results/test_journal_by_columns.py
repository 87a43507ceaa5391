"""A journal is put together by columns, some people at a time: each line as one by one."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.parquet as pq
import pytest
from slow_journal import _source, as_csv, slow_journal

from gridscore.engine.assessment import Case
from gridscore.journal import Cells
from gridscore.ledger.model import SheetRef
from gridscore.messages import Lang
from gridscore.periods import parse_period
from gridscore.problems import has_errors
from gridscore.results import journal_table
from gridscore.results.cell_names import CellNamer
from gridscore.results.escape import defused, encodable_in_utf8
from gridscore.results.report import build_report
from gridscore.results.streams import filled_bytes, large_stream, parquet, stream
from gridscore.results.streams.filled_bytes import as_arrow
from gridscore.results.streams.stream import defused_line, json_text, write_parts, write_table
from gridscore.scheme.loading import load_scheme
from tests.oracle import engine_run, generate_haze_grid
from tests.oracle.test_engine import REGULATIONS, with_roles_filled
from tests.oracle.test_haze_grid import EXAMPLE
from tests.oracle.write import layouts
from tests.oracle.write import write as write_station
from tests.properties.any_run import Pair, assess

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.engine.assessment import Assessment
    from gridscore.results.model import Report
    from gridscore.scheme.loading import LoadedScheme

STATIONS, PAIRS = 8, 30


@pytest.fixture(autouse=True)
def _few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_table, "PEOPLE_AT_A_TIME", 2)
    monkeypatch.setattr(large_stream, "_AT_A_TIME", 7)
    monkeypatch.setattr(parquet, "_LONG", 1)
    monkeypatch.setattr(stream, "LARGE", 1)
    monkeypatch.setattr(filled_bytes, "_OFTEN", 3)
    monkeypatch.setattr(filled_bytes, "_AT_A_TIME", 2)


def written(report: Report, name: str, *, whole: bool = False) -> bytes:
    target = io.BytesIO()
    if whole:
        write_table(report.journal, target, name, bom=True)
    else:
        write_parts(report.journal_parts(), target, name, bom=True)
    return target.getvalue()


def compare(case: Case, loaded: LoadedScheme, assessment: Assessment, lang: Lang) -> None:
    report = build_report(case, loaded, assessment, lang, "")
    lines = slow_journal(case, assessment, lang)
    columns = [column.id for column in next(iter(report.journal_parts())).columns]
    in_parts = {name: written(report, name) for name in ("csv", "tsv", "json", "jsonl", "parquet")}
    assert in_parts["csv"] == as_csv(lines, lang, columns)
    stream.LARGE = 10**6  # the fixture puts it back
    for name in ("csv", "tsv", "json", "jsonl"):
        assert written(report, name, whole=True) == in_parts[name]
    stream.LARGE = 1
    read = pq.read_table(io.BytesIO(in_parts["parquet"]))
    assert {str(field.type) for field in read.schema} == {"int64", "string", "decimal128(18, 2)"}
    expected = [
        line
        | {"posting": int(line["posting"])}
        | {"amount": Decimal(line["amount"]) if line["amount"] else None}
        for line in lines
    ]
    assert read.to_pylist() == expected


def stations(scheme: str, folder: Path) -> Iterator[tuple[int, Case, LoadedScheme]]:
    """Make up station-years of a regulation, in files of many layouts."""
    for seed, made in REGULATIONS[scheme].seeded(STATIONS, seed=7000):
        random, ledgers = Random(seed), folder / str(seed)
        ledgers.mkdir()
        layout = replace(layouts(random), ballots=False)
        station = write_station(with_roles_filled(made), ledgers, layout, random)
        loaded = engine_run.load(station.settings, scheme)
        ledger = engine_run.read([ledgers], loaded)
        case = Case(ledger, loaded.scheme, loaded.settings, draft=seed % 3 == 0)
        yield station.year, case, loaded


@pytest.mark.parametrize("scheme", REGULATIONS)
def test_each_line_of_a_station(scheme: str, tmp_path: Path) -> None:
    compared = 0
    for number, (year, case, loaded) in enumerate(stations(scheme, tmp_path)):
        for given in (f"{year}Q{number % 4 + 1}", str(year)):
            period = parse_period(given)
            assert period is not None
            assessment = assess(case, period)
            if not has_errors(case.ledger.problems):
                compare(case, loaded, assessment, list(Lang)[number % 3])
                compared += 1
    assert compared > STATIONS


def test_each_line_of_a_city(tmp_path: Path) -> None:
    loaded = load_scheme(str(EXAMPLE))
    for seed, city in generate_haze_grid.seeded(STATIONS):
        folder = tmp_path / str(seed)
        folder.mkdir()
        generate_haze_grid.write(city, folder)
        case = Case(engine_run.read([folder], loaded), loaded.scheme, loaded.settings)
        period = parse_period(f"2026-0{seed % 2 + 2}")
        assert period is not None
        compare(case, loaded, assess(case, period), list(Lang)[seed % 3])


@pytest.mark.parametrize("seed", range(PAIRS))
def test_each_line_under_any_regulation(seed: int) -> None:
    pair = Pair.of(seed)
    case = pair.case(Random(seed))
    for number, period in enumerate(pair.periods):
        compare(case, pair.loaded, assess(case, period), list(Lang)[number % 3])


def any_cells(random: Random, lines: int, sheets: int) -> Cells:
    counts = [random.choice((0, 1, 1, 2, 5)) for _ in range(lines)]
    start = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
    total = int(start[-1])
    alike = random.random() < 0.3  # then most cells of a line stand in one row
    row = [random.randrange(3 if alike else 10**6) for _ in range(total)]
    sheet = [random.randrange(sheets) for _ in range(total)]
    columns = [(0,), (3,), (25,), (26,), (701, 702), (3, 26, 4), (3,)]
    which = [random.randrange(len(columns)) for _ in range(total)]
    return Cells(start, *(np.array(each, np.int32) for each in (sheet, row, which)), columns)


def in_words(cells: Cells, refs: list[SheetRef]) -> list[tuple[str, str, str]]:
    ledger = SimpleNamespace(sheets=refs)
    posting = SimpleNamespace(cells=lambda lines: _some(cells, int(lines[0])))
    sources = [_source(ledger, posting, line) for line in range(len(cells.start) - 1)]
    return [(one["file"], one["sheet"], one["cell"]) for one in sources]


def _some(cells: Cells, line: int) -> Cells:
    own = slice(cells.start[line], cells.start[line + 1])
    place = cells.sheet[own], cells.row[own], cells.which[own]
    return Cells(np.array([0]), *place, cells.columns)


@pytest.mark.parametrize("seed", range(60))
def test_cells_of_any_sheets_are_named(seed: int) -> None:
    random = Random(seed)
    files = ["a.csv", "乙,丙.xlsx", 'd"\ue000.xlsx', "%s\udcff.csv", "f\u2028.tsv"]
    refs = [
        SheetRef(file, random.choice(("", "一季度", "=1+1", "x\ny")))
        for file in random.choices(files, k=random.choice((1, 2, 5)))
    ]
    namer = CellNamer(refs)
    for _ in range(3):  # places that were met before are taken again
        cells = any_cells(random, random.choice((1, 30)), len(refs))
        expected = in_words(cells, refs)
        code = namer.codes_of(cells)
        names = namer.names(code, cells.start[:-1], cells.row)
        assert list(names) == [cell for _, _, cell in expected]
        assert [names[line] for line in range(len(names))] == list(names)
        known = [namer.places[each] for each in code]
        assert [(one.file, one.sheet) for one in known] == [
            (file, sheet) for file, sheet, _ in expected
        ]
        order = np.array(random.sample(range(len(names)), len(names)))
        mixed = namer.names(code[order], cells.start[:-1][order], cells.row)
        some = mixed[1:-1]
        for text in (str, defused, defused_line, lambda word: json_text(word)[1:-1]):
            spelt = [encodable_in_utf8(text(word)) for word in some]
            assert as_arrow(some, text).to_pylist() == spelt

"""What must hold for every ledger, whatever it says."""

import csv
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from gridscore.messages.severity import Severity
from gridscore.numbers import UNSET
from gridscore.results.model import Report
from tests.oracle import engine_run
from tests.oracle.daqinggou_2013 import dismissals
from tests.oracle.generate import station_years
from tests.oracle.generate_longyunli_2014 import longyunli_year
from tests.oracle.station import Incident, StationYear
from tests.oracle.test_engine import with_roles_filled
from tests.oracle.write import Layout, write

PERIODS = ("Q1", "Q2", "Q3", "Q4", "")
few = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
stations = station_years(workers=3).map(with_roles_filled)


def results(
    station: StationYear, folder: Path, scheme: str = engine_run.SCHEME
) -> dict[str, engine_run.Run]:
    loaded = engine_run.load(station.settings, scheme)
    ledger = engine_run.read([folder], loaded)
    return {
        part: engine_run.assess(ledger, loaded, f"{station.year}{part}", draft=True)
        for part in PERIODS
    }


def results_of(
    station: StationYear, layout: Layout | None = None, scheme: str = engine_run.SCHEME
) -> dict[str, engine_run.Run]:
    with TemporaryDirectory() as name:
        write(station, Path(name), layout or Layout(), Random(1))
        return results(station, Path(name), scheme)


def tables(runs: dict[str, engine_run.Run]) -> dict[str, list[dict[str, str]]]:
    for run in runs.values():
        assert not run.errors, run.errors
    return {part: run.rows for part, run in runs.items()}


@few
@given(stations, st.sampled_from(["wide", "long"]), st.integers(1, 4), st.randoms())
def test_row_order_and_file_splitting_change_nothing(
    station: StationYear, shape: str, files: int, rng: Random
) -> None:
    plain = tables(results_of(station))
    layout = Layout(shape=shape, files=files, shuffle=True)
    with TemporaryDirectory() as name:
        written = write(station, Path(name), layout, rng)
        assert tables(results(written, Path(name))) == plain


def as_gb18030(source: Path, target: Path) -> None:
    text = source.read_text("utf-8-sig")
    target.with_suffix(".csv").write_bytes(text.encode("gb18030"))


def as_utf16_tsv(source: Path, target: Path) -> None:
    with source.open(encoding="utf-8-sig", newline="") as file:
        rows = ["\t".join(row) for row in csv.reader(file)]
    target.with_suffix(".txt").write_text("\r\n".join(rows), "utf-16")


def as_xlsx(source: Path, target: Path) -> None:
    import xlsxwriter

    with (
        source.open(encoding="utf-8-sig", newline="") as file,
        xlsxwriter.Workbook(target.with_suffix(".xlsx")) as book,
    ):
        sheet = book.add_worksheet()
        for number, row in enumerate(csv.reader(file)):
            for column, value in enumerate(row):
                write_typed(sheet, number, column, value)


def write_typed(sheet: object, row: int, column: int, value: str) -> None:
    """Write what looks like a number as one, as Excel does when a csv is opened."""
    if value.replace(".", "", 1).isdigit():
        sheet.write_number(row, column, float(value))  # type: ignore[attr-defined]
    elif value:
        sheet.write_string(row, column, value)  # type: ignore[attr-defined]


def as_xls(source: Path, target: Path) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    with source.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.reader(file)):
            for column, value in enumerate(row):
                if value:
                    sheet.write(number, column, value)
    book.save(str(target.with_suffix(".xls")))


@pytest.mark.parametrize("convert", [as_gb18030, as_utf16_tsv, as_xlsx, as_xls])
@settings(parent=few, max_examples=10)
@given(station=stations)
def test_format_and_encoding_change_nothing(
    convert: Callable[[Path, Path], None], station: StationYear
) -> None:
    plain = tables(results_of(station))
    with TemporaryDirectory() as name:
        csvs, other = Path(name, "csv"), Path(name, "other")
        csvs.mkdir()
        other.mkdir()
        write(station, csvs, Layout(), Random(1))
        for source in sorted(csvs.iterdir()):
            convert(source, other / source.name)
        assert tables(results(station, other)) == plain


@few
@given(stations)
def test_journal_lines_add_up_to_every_total_and_payment(station: StationYear) -> None:
    for run in results_of(station).values():
        assert run.report is not None
        check_laws(run.report)


@few
@given(st.randoms(use_true_random=False))
def test_journal_lines_add_up_by_another_regulation(rng: Random) -> None:
    station = with_roles_filled(longyunli_year(rng, workers=3))
    for run in results_of(station, scheme="longyunli-2014").values():
        assert run.report is not None
        check_laws(run.report)


def check_laws(report: Report) -> None:
    columns = {column.id: list(column.values) for column in report.journal.columns}
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for who, account, amount, clause in zip(
        columns["id"], columns["account"], columns["amount"], columns["clause"], strict=True
    ):
        assert clause, account
        if amount != UNSET:
            sums[str(who), str(account).partition(":")[0]] += int(amount)
    published = {column.id: list(column.values) for column in report.roster.columns}
    for who, total, paid in zip(
        published["id"], published["total"], published["paid"], strict=True
    ):
        assert sums[str(who), "points"] == (0 if total == UNSET else total)
        assert sums[str(who), "pay"] == (0 if paid == UNSET else paid)


offences = st.builds(
    Incident,
    day=st.integers(0, 364).map(lambda offset: date(2025, 1, 1) + timedelta(days=offset)),
    worker=st.just("G01"),
    category=st.sampled_from(["late-report", "environment"]),
    authority=st.just("city"),
    document=st.just(""),
    status=st.just("confirmed"),
)


@few
@given(stations, offences, st.integers(0, 20))
def test_one_more_offence_that_does_not_dismiss_never_helps(
    station: StationYear, offence: Incident, at: int
) -> None:
    offence = replace(offence, day=offence.day.replace(year=station.year))
    log = list(station.incidents)
    log.insert(at, offence)
    worse = replace(station, incidents=tuple(log))
    assume(dismissals(worse) == dismissals(station))
    before, after = tables(results_of(station)), tables(results_of(worse))
    for part in PERIODS:
        for old, new in zip(by_id(before[part]), by_id(after[part]), strict=True):
            for column in ("total", "paid"):
                assert number(new[column]) <= number(old[column]), (part, column)


@few
@given(stations, offences, st.integers(0, 20), st.sampled_from(["pending", "revoked"]))
def test_pending_and_revoked_incidents_change_nothing(
    station: StationYear, offence: Incident, at: int, status: str
) -> None:
    idle = replace(offence, day=offence.day.replace(year=station.year), status=status)
    log = list(station.incidents)
    log.insert(at, idle)
    with_idle = replace(station, incidents=tuple(log))
    assert tables(results_of(with_idle)) == tables(results_of(station))


def by_id(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return sorted(rows, key=lambda row: row["id"])


def number(text: str) -> int:
    return int(text.replace(".", "")) if text else 0


@few
@given(stations)
def test_a_draft_of_complete_ledgers_differs_only_by_its_mark(station: StationYear) -> None:
    with TemporaryDirectory() as name:
        write(station, Path(name), Layout(), Random(1))
        loaded = engine_run.load(station.settings)
        ledger = engine_run.read([Path(name)], loaded)
        final = engine_run.assess(ledger, loaded, str(station.year))
        draft = engine_run.assess(ledger, loaded, str(station.year), draft=True)
    assert all(problem.severity is not Severity.ERROR for problem in draft.problems)
    if not final.errors:
        assert [{**row, "draft": "draft"} for row in final.rows] == draft.rows

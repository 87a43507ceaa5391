"""Fills forms in as people do: into the rows of those who stand there, else into blank ones."""

from __future__ import annotations

import csv
import io
import os
from typing import TYPE_CHECKING

import openpyxl

from gridscore.ledger.headings import heading_key
from gridscore.ledger.kinds import table_kinds
from gridscore.ledger.vocabulary import vocabulary_of
from gridscore.scheme.loading import load_scheme
from tests.command import run
from tests.forms.stations import EVERY_TABLE, TARIFF, Row, Station
from tests.office import save_as

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

TABLE_OF = {"panel": "scores"}
MANY = 2
KEYS = ("id", "grid", "group")


def settings(station: Station, lang: str = "zh-Hans") -> str:
    return f'scheme = "{station.scheme}"\nstation = "示例站"\nlang = "{lang}"\n{station.settings}'


def begin(folder: Path, station: Station, lang: str = "zh-Hans") -> None:
    """Start the folder of a station with its settings alone."""
    folder.mkdir(parents=True)
    (folder / "gridscore.toml").write_text(settings(station, lang), "utf-8")
    if station.scheme == "tariff.toml":
        (folder / "tariff.toml").write_text(TARIFF, "utf-8")
    if station.scheme == EVERY_TABLE.name:
        (folder / EVERY_TABLE.name).write_text(EVERY_TABLE.read_text("utf-8"), "utf-8")


def columns_of(folder: Path, station: Station, kind: str) -> dict[str, str]:
    """Map the keys of headings to the columns of a kind of table."""
    scheme = load_scheme(
        str(folder / station.scheme) if station.scheme.endswith(".toml") else station.scheme
    ).scheme
    wanted = TABLE_OF.get(kind, kind)
    found: dict[str, str] = {}
    for table in table_kinds(vocabulary_of(scheme)):
        if table.id == wanted:
            found = table.column_of | found
    return found


def heading_row(sheet: Worksheet, columns: dict[str, str]) -> tuple[int, dict[str, int]]:
    """Find the headings of a form, and where each column stands."""
    for row in sheet.iter_rows():
        found = {
            columns[key]: cell.column
            for cell in row
            if isinstance(cell.value, str) and (key := heading_key(cell.value)) in columns
        }
        if len(found) > 1:
            return row[0].row, found
    raise AssertionError(sheet.title)


def fill(path: Path, rows: Iterable[Row], columns: dict[str, str]) -> None:
    """Fill rows into a form and save it; whoever stands there already keeps the own row."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    top, places = heading_row(sheet, columns)
    keys = [name for name in KEYS if name in places]

    def is_for(row: int, given: Row) -> bool:
        cells = [sheet.cell(row, places[name]) for name in keys]
        if cells and cells[0].protection.locked:
            return [cell.value for cell in cells] == [given.get(name) for name in keys]
        values = [sheet.cell(row, col).value for col in places.values()]
        return all(value is None or str(value).startswith("=") for value in values)

    for given in rows:
        row = next(row for row in range(top + 1, sheet.max_row) if is_for(row, given))
        for name, value in given.items():
            cell = sheet.cell(row, places[name])
            assert cell.value == value or not cell.protection.locked, (path.name, name)
            cell.value = value
    book.save(path)


def hand_out_and_fill(folder: Path, station: Station, lang: str = "zh-Hans") -> list[Path]:
    """Have every form of a station written and fill it in; returns the forms."""
    begin(folder, station, lang)
    os.chdir(folder)
    written = forms("roster")
    fill(written[0], station.roster, columns_of(folder, station, "roster"))
    for kind, by_period in station.forms.items():
        columns = columns_of(folder, station, kind)
        every_round = len(by_period) > MANY  # are asked for at once, by their year
        for period in ["2026"] if every_round else by_period:
            made = forms(kind, "--period", period)
            written += made
            for path in made:
                rows = by_period[period_of(path) if every_round else period]
                fill(path, _for_form(path, rows, columns), columns)
    return written


def period_of(path: Path) -> str:
    """Tell the round of a form by the folder it lies in: 2026/Q1, 2026/03."""
    year, part = path.parent.parts[-2:]
    return f"{year}{part}" if part.startswith("Q") else f"{year}-{part}"


def forms(*arguments: str) -> list[Path]:
    """Call `gridscore forms` here; returns what it wrote."""
    from pathlib import Path

    before = set(Path().resolve().rglob("*.xlsx"))
    result = run("forms", *arguments, "--quiet")
    assert result.status == 0, result.stderr
    return sorted(set(Path().resolve().rglob("*.xlsx")) - before)


def _for_form(path: Path, rows: list[Row], columns: dict[str, str]) -> list[Row]:
    """Choose the rows of whoever stands on a form, all of them where nobody does."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    top, places = heading_row(sheet, columns)
    key = next(name for name in ("id", "grid") if name in places)
    on_it = {sheet.cell(row, places[key]).value for row in range(top + 1, sheet.max_row + 1)}
    on_it.discard(None)
    listed = [row for row in rows if row.get(key) in on_it]
    return listed or rows


def write_plain(folder: Path, station: Station) -> None:
    """Write the same facts as plain text tables under canonical headings."""
    begin(folder, station)
    (folder / "roster.csv").write_text(as_csv(station.roster), "utf-8")
    for kind, by_period in station.forms.items():
        with_period = kind in ("scores", "panel", "survey", "ballots", "measures", "totals")
        rows = [
            row | ({"period": period} if with_period else {})
            for period, rows in by_period.items()
            for row in rows
        ]
        (folder / f"{kind}.csv").write_text(as_csv(rows), "utf-8")


def as_csv(rows: list[Row]) -> str:
    names = list(dict.fromkeys(name for row in rows for name in row))
    target = io.StringIO()
    writer = csv.DictWriter(target, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue()


def results(folder: Path, station: Station) -> dict[str, bytes]:
    """Assess every period of a station within its folder; returns JSON by period."""
    from tests.command import command_of

    os.chdir(folder)
    found = {}
    for period in station.periods:
        result = run(command_of(period), period, "-o", "-", "--format", "json", "--lang", "en")
        assert result.status == 0, result.stderr
        found[period] = result.stdout
    return found


def convert(paths: list[Path], ending: str, scratch: Path) -> None:
    """Have LibreOffice open and save workbooks in another format, in place of the originals."""
    out = scratch / "out"
    by_name = {f"{number}": path for number, path in enumerate(paths)}
    source = scratch / "in"
    source.mkdir(parents=True)
    for name, path in by_name.items():
        path.rename(source / f"{name}.xlsx")
    save_as(ending, sorted(source.glob("*.xlsx")), out)
    for name, path in by_name.items():
        (out / f"{name}.{ending}").rename(path.with_suffix(f".{ending}"))

"""The sample years against `golden/`, and `golden/` against the figures worked by hand."""

from __future__ import annotations

import csv
import difflib
from pathlib import Path

import pytest

from tests.golden_runs import GOLDEN, QUARTERS, RUNS, GoldenRun, make

README = Path(__file__).parent.parent / "sample_data" / "README.md"
SHOWN = 40


@pytest.mark.parametrize("golden", RUNS, ids=lambda golden: golden.file)
def test_sample_year(golden: GoldenRun) -> None:
    kept = GOLDEN / golden.file
    expected = kept.read_text("utf-8") if kept.is_file() else ""
    made = make(golden)
    before, now = (text.splitlines(keepends=True) for text in (expected, made))
    difference = difflib.unified_diff(before, now, f"golden/{golden.file}", "made now")
    told = "".join(list(difference)[:SHOWN])
    if made != expected:  # pytest's own comparison would say it all once more
        pytest.fail(f"{golden.file} has changed:\n{told}\nif right, accept with: make accept")


def test_nothing_else_is_kept() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {golden.file for golden in RUNS}


def test_golden_files_name_no_machine() -> None:
    for path in GOLDEN.iterdir():
        text = path.read_text("utf-8")
        assert [word for word in ("/tmp", "/home", str(GOLDEN.parent)) if word in text] == []  # noqa: S108


def golden_rows(name: str) -> dict[str, dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def readme_table(station: str, *headings: str) -> list[dict[str, str]]:
    """Read the table of a station's part of the README that begins with these headings."""
    lines = README.read_text("utf-8").split(f"\n# {station}", 1)[1].splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith(f"| {' | '.join(headings)}"))
    rows = []
    for line in lines[first:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


@pytest.mark.parametrize("station", ["daqinggou-2013", "longyunli-2014"])
def test_the_year_is_the_one_worked_by_hand(station: str) -> None:
    year = golden_rows(f"{'' if station == 'daqinggou-2013' else f'{station}.'}2026.en.csv")
    table = readme_table(station, "rank", "id", "name", "routine")
    assert [row["id"] for row in table] == list(year)
    for row in table:
        assert row == {column: year[row["id"]][column] for column in row}


def test_withheld_is_what_was_worked_by_hand() -> None:
    expected = {
        (row["quarter"], row["id"]): (row["withheld"], row["paid"])
        for row in readme_table("daqinggou-2013", "quarter", "id", "by the ladder")
    }
    made = {
        (quarter.removeprefix("2026"), worker): (row["withheld"], row["paid"])
        for quarter in QUARTERS
        for worker, row in golden_rows(f"{quarter}.en.csv").items()
        if row["withheld"] != "0.00"
    }
    assert made == expected

"""Messy twins give the same bytes of result; a spoiled cell is named, and nothing else is."""

from __future__ import annotations

import json
import shutil
from contextlib import chdir
from pathlib import Path
from random import Random

import openpyxl
import pytest

from tests.command import command_of, run
from tests.golden_runs import SAMPLES
from tests.properties.messy_twin import CRITERIA, IDS, clean_sheets, write_twin

STATION = SAMPLES / "daqinggou-2013"
LEDGERS = sorted(
    path.relative_to(STATION)
    for path in STATION.rglob("*")
    if path.suffix in (".xlsx", ".xls", ".csv")
)


def make_twin(folder: Path, rng: Random) -> list[tuple[str, str, str, str]]:
    """Write a twin of the whole station; return file, sheet, heading and cell of every cell."""
    shutil.copy(STATION / "gridscore.toml", folder)
    places = []
    for ledger in LEDGERS:
        target = (folder / ledger).with_suffix(".xlsx")
        target.parent.mkdir(parents=True, exist_ok=True)
        written = write_twin(clean_sheets(STATION / ledger), target, rng)
        file = target.relative_to(folder).as_posix()
        places += [
            (file, sheet, heading, cell)
            for (_, sheet, heading), cells in written.cells.items()
            for cell, _ in cells
        ]
    return places


def assess(folder: Path, period: str) -> bytes:
    with chdir(folder):
        result = run(command_of(period), period, "--format", "csv", "--lang", "en", "-o", "-")
    assert result.status == 0, result.stderr
    return result.stdout


@pytest.mark.parametrize("seed", range(4))
def test_messy_twins_give_the_same_bytes(seed: int, tmp_path: Path) -> None:
    make_twin(tmp_path, Random(seed))
    for period in ("2026", f"2026Q{seed % 4 + 1}"):
        assert assess(tmp_path, period) == assess(STATION, period)


SPOILED = (
    (CRITERIA, 21, "GS305"),
    (CRITERIA, "十八", "GS303"),
    (CRITERIA, "#N/A", "GS301"),
    (CRITERIA, "=9+9", "GS302"),
    (CRITERIA, 18.555, "GS307"),
    (IDS, "W999", "GS402"),
    (("日期",), "3/5/2026", "GS310"),
    (("类别",), "表杨", "GS318"),
    (("满意",), "很多", "GS314"),
)


@pytest.mark.parametrize("seed", range(4))
def test_spoiled_cells_are_named_exactly(seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    places = make_twin(tmp_path, rng)
    spoiled = set()
    for headings, value, code in SPOILED:
        file, sheet, _, cell = rng.choice(
            [one for one in places if one[2] in headings and one[0] != "花名册.xlsx"]
        )
        if (file, sheet) in {(other, name) for other, name, _, _ in spoiled}:
            continue
        book = openpyxl.load_workbook(tmp_path / file)
        if isinstance(book[sheet][cell], openpyxl.cell.cell.MergedCell):
            continue
        book[sheet][cell] = value
        book.save(tmp_path / file)
        spoiled.add((file, sheet, cell, code))
    result = run("check", tmp_path, "--format", "json", "--lang", "en")
    errors = {
        (one["file"], one["sheet"], one["cell"], one["code"])
        for one in json.loads(result.stdout)
        if one["severity"] == "error"
    }
    assert errors == spoiled

"""Small tables joined are typed as each by itself, whatever stands in them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from gridscore.ledger import assemble, joined
from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.discover import find_files
from gridscore.ledger.grid import CellFault, Grid
from gridscore.ledger.model import SheetRef
from gridscore.ledger.open_tables import SheetOpener
from gridscore.ledger.own_words import OwnWords
from gridscore.ledger.sources import read_grids
from gridscore.periods import parse_period
from tests.ledger.in_memory import CRITERIA, EVERY_TABLE, ROSTER, SCHEME, codes
from tests.ledger.test_alike import write_folder
from tests.ledger.test_large_text import contents

if TYPE_CHECKING:
    from pathlib import Path

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.table import Table
    from gridscore.scheme.model import Scheme

QUARTER = parse_period("2026Q1")
_FAULTS = (*CellFault, "合计", " 18", True, 0.5)


@pytest.fixture
def sizes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Tell of how many sheets each table is after joining."""
    counts: list[int] = []

    def noting(tables: list[Table]) -> list[Table]:
        found = joined.joined(tables)
        counts.extend(len(table.singly) for table in found)
        return found

    monkeypatch.setattr(assemble, "joined", noting)
    return counts


def as_workbooks(folder: Path, random: Random) -> list[Grid]:
    """Read texts as workbooks would hold them: with numbers, and a cell here and there at fault."""
    mess = random.choice((0, 0, 0.01))

    def cell(text: Cell) -> Cell:
        if isinstance(text, str) and text.isdecimal() and not text.startswith("0"):
            text = float(text) if text.isascii() else text
        return random.choice(_FAULTS) if text and random.random() < mess else text

    grids, _ = read_grids(find_files([folder], folder)[0])
    return [
        Grid(
            SheetRef(grid.ref.file.replace(".csv", ".xlsx"), random.choice(("表", "二季度"))),
            [list(map(cell, row)) for row in grid.rows],
        )
        for grid in grids
    ]


def read(grids: list[Grid], scheme: Scheme, own: OwnWords | None = None) -> dict[str, Any]:
    copies = [Grid(grid.ref, [[*row] for row in grid.rows], grid.look) for grid in grids]
    ledger = assemble_ledger(copies, scheme, QUARTER, (), SheetOpener(scheme, own))
    return contents(ledger)


def read_both(
    grids: list[Grid], scheme: Scheme = SCHEME, own: OwnWords | None = None
) -> tuple[dict[str, Any], dict[str, Any]]:
    together = read(grids, scheme, own)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(assemble, "joined", list)
        return together, read(grids, scheme, own)


@pytest.mark.parametrize("seed", range(60))
def test_tables_joined_are_read_as_each_by_itself(
    seed: int, tmp_path: Path, sizes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(seed)
    write_folder(tmp_path, random)
    grids = as_workbooks(tmp_path, random)
    own = OwnWords(values={"嘉奖": "表彰", "甲": "一般"}) if random.random() < 0.2 else None
    monkeypatch.setattr(joined, "MANY", random.choice((30, 50_000)))
    together, alone = read_both(grids, random.choice((SCHEME, EVERY_TABLE)), own)
    assert together == alone
    assert max(sizes) > 1


def sheet_of_scores(nth: int, *rows: list[Cell], titles: tuple[str, ...] = ()) -> Grid:
    heading: list[Cell] = ["编号", *CRITERIA, "合计"]
    above: list[list[Cell]] = [[title] for title in titles]
    return Grid(SheetRef(f"b{nth}.xlsx", "评分表"), [*above, heading, *rows])


PEOPLE = Grid(SheetRef("a.xlsx", "花名册"), ROSTER.rows)
SCORED: list[Cell] = [18.0, 18.0, 18.0, 18.0, 18.0]


def test_totals_that_were_never_worked_out_are_counted_sheet_by_sheet(sizes: list[int]) -> None:
    waiting = CellFault.NO_CACHED_VALUE
    grids = [
        sheet_of_scores(nth, ["001", *SCORED, waiting], ["002", *SCORED, waiting])
        for nth in range(3)
    ]
    together, alone = read_both([PEOPLE, *grids])
    assert together == alone
    assert sizes[:2] == [1, 3]
    assert sum("GS438" in problem for problem in together["problems"]) == 3


def test_what_stands_around_a_table_is_its_own(sizes: list[int]) -> None:
    grids = [
        sheet_of_scores(1, ["001", *SCORED, 90.0], titles=("2026年第一季度",)),
        sheet_of_scores(2, ["001", *SCORED, 90.0], titles=("2026年第二季度",)),
        sheet_of_scores(3, ["001", *SCORED, 90.0], titles=("2026年第一季度", "评分人：乙")),
        sheet_of_scores(4, ["001", *SCORED, 90.0], ["合计", *SCORED, 91.0], titles=("2026Q3",)),
    ]
    together, alone = read_both([PEOPLE, *grids])
    assert together == alone
    assert sizes[:4] == [1, 2, 1, 1]


def test_lists_that_look_like_a_roster_are_told_of_when_joined_with_it(sizes: list[int]) -> None:
    rows = [["编号", "姓名"], *([f"{nth:03}", f"甲{nth}"] for nth in range(9))]
    grids = [Grid(SheetRef(f"{name}.xlsx", "表"), [[*row] for row in rows]) for name in "ab"]
    together, alone = read_both(grids)
    assert together == alone
    assert sizes[:1] == [2]
    assert any("GS437" in problem for problem in together["problems"])


def test_no_table_is_joined_that_shares_its_sheet(sizes: list[int]) -> None:
    grid = sheet_of_scores(1, ["001", *SCORED, 90.0])
    twice = Grid(grid.ref, [*grid.rows, [], *grid.rows])
    ledger = assemble_ledger(
        [PEOPLE, twice, sheet_of_scores(2, ["002", *SCORED, 90.0])], SCHEME, QUARTER
    )
    assert "GS411" in codes(ledger)
    assert max(sizes) == 1

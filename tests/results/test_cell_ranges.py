from __future__ import annotations

import re
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridscore.journal import Cells
from gridscore.ledger.model import SheetRef, cell_name
from gridscore.results.cell_names import CellNamer
from gridscore.results.xlsx.cell_ranges import compact_cells, compact_names


@pytest.mark.parametrize(
    ("cells", "ranges"),
    [
        ("E4, F4", "E4, F4"),  # short: as it is
        ("E4, E5, E6, F4, F5, F6, G4, G5, G6", "E4:G6"),
        ("E4, E6, F4, F6, G4, G5, G6, H9, H10", "E4:F4, E6:F6, G4:G6, H9:H10"),
        (
            "[甲/一.xlsx]表!D4, E4, F4; [甲/二.xlsx]表!Z7, AA7, AB7",
            "[甲/一.xlsx]表!D4:F4; [甲/二.xlsx]表!Z7:AB7",
        ),
        ("[a.csv]!D4, E4, F4, G4, H4, I4, J4", "[a.csv]!D4:J4"),
        ("whatever stands here, and more of it", "whatever stands here, and more of it"),
    ],
)
def test_cells_become_ranges(cells: str, ranges: str) -> None:
    assert compact_cells(cells) == ranges


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(22, 31)), min_size=1))
def test_the_ranges_name_exactly_the_cells(cells: set[tuple[int, int]]) -> None:
    sheet = f"[{'long' * 9}.csv]!"  # what is short is left as it is
    ranges = compact_cells(sheet + ", ".join(cell_name(row, col) for row, col in cells))
    parts = ranges.removeprefix(sheet).split(", ")
    named = [place for part in parts for place in spelt_out(part)]
    assert sorted(named) == sorted(cells)


def test_many_lines_together_are_those_of_each() -> None:
    random = Random(1)
    files = ("甲/一.xlsx", "100%.xlsx", "a; b.xlsx", "q1.csv", "d%d!.xlsx")
    sheets = [SheetRef(file, name) for file in files for name in ("", "表 1", "%s; x!")]
    lines = [any_line(random, len(sheets)) for _ in range(3000)]
    start = np.cumsum([0, *map(len, lines)])
    cells = [cell for line in lines for cell in line]
    sheet, row, col = (np.array(column, np.int32) for column in zip(*cells, strict=True))
    namer = CellNamer(sheets)
    columns = [(one,) for one in range(int(col.max()) + 1)]
    code = namer.codes_of(Cells(start, sheet, row, col, columns))
    names = namer.names(code, start[:-1], row)
    compact = compact_names(names)
    assert list(compact) == list(map(compact_cells, names))
    assert len(set(map(len, lines))) > 10
    assert sum(":" in text for text in compact) > 500


def any_line(random: Random, sheets: int) -> list[tuple[int, int, int]]:
    """Make up the cells of a line: often some beside each other, on one sheet or several."""
    line = []
    for sheet in random.sample(range(sheets), random.choice((0, 1, 1, 2, 4))):
        top, left = random.choice((0, 8, 9, 98, 99_999)), random.choice((0, 3, 24))
        height = random.choice((1, 1, 1, 2, 3))
        for row in range(top, top + height):
            wide = random.choice((1, 3, 5))
            line += [(sheet, row, left + step) for step in range(wide) if random.random() < 0.95]
    if random.random() < 0.2:
        random.shuffle(line)
    return line


def spelt_out(part: str) -> list[tuple[int, int]]:
    corners = [number(cell) for cell in part.split(":")]
    (top, left), (bottom, right) = corners[0], corners[-1]
    return [(row, col) for row in range(top, bottom + 1) for col in range(left, right + 1)]


def number(cell: str) -> tuple[int, int]:
    match = re.fullmatch(r"([A-Z]+)(\d+)", cell)
    assert match
    col = 0
    for letter in match[1]:
        col = col * 26 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(letter) + 1
    return int(match[2]) - 1, col - 1

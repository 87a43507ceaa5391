from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridscore.ledger.model import cell_name
from gridscore.results import cell_ranges
from gridscore.results.cell_ranges import compact_cells


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
    text = ", ".join(cell_name(row, col) for row, col in cells)
    named = [
        place for part in cell_ranges._compact_sheet(text).split(", ") for place in spelt_out(part)
    ]
    assert sorted(named) == sorted(cells)


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

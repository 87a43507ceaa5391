"""Many cells in few words: `E4, E5, F4, F5` is `E4:F5`, as a person would say it."""

from __future__ import annotations

import re
from functools import lru_cache

from gridscore.ledger.model import cell_name

_CELL = re.compile(r"([A-Z]+)(\d+)")
_ONE_ROW = re.compile(r"[A-Z]+(\d+)(?:, [A-Z]+\1)*")
_LONG = 24
"""Characters up to which a list of cells reads well as it is."""


def compact_cells(text: str) -> str:
    """Put the cells of a journal line together into ranges, sheet by sheet."""
    if len(text) <= _LONG:
        return text
    return "; ".join(_compact_sheet(spot) for spot in text.split("; "))


def _compact_sheet(spot: str) -> str:
    """Compact `[file]sheet!E4, E5`, the name of the sheet being there or not."""
    name, mark, cells = spot.rpartition("!")
    row = _ONE_ROW.fullmatch(cells)
    if row:  # as most do; the columns are then those of thousands of lines
        ranges = _ranges(cells.replace(row[1], "1"))
        return f"{name}{mark}{ranges.replace('1', row[1])}"
    return f"{name}{mark}{_ranges(cells)}"


@lru_cache(maxsize=1000)
def _ranges(cells: str) -> str:
    places = [_CELL.fullmatch(cell) for cell in cells.split(", ")]
    if not all(places):
        return cells
    by_column: dict[int, list[int]] = {}
    for place in places:
        if place:
            by_column.setdefault(_column(place[1]), []).append(int(place[2]) - 1)
    columns = {col: tuple(_runs(rows)) for col, rows in by_column.items()}
    ranges = []
    for first, last in _runs(list(columns), columns):
        for start, end in columns[first]:
            corners = dict.fromkeys((cell_name(start, first), cell_name(end, last)))
            ranges.append(":".join(corners))
    return ", ".join(ranges)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _runs(
    numbers: list[int], alike: dict[int, tuple[tuple[int, int], ...]] | None = None
) -> list[tuple[int, int]]:
    """Find the stretches of numbers without a gap, within which all are `alike`."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        last = runs[-1][1] if runs else None
        joins = last == number - 1 and (alike is None or alike[number] == alike[number - 1])
        if joins:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs

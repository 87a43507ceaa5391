"""Many cells in few words: `E4, E5, F4, F5` is `E4:F5`, as a person would say it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import RowsByCode
from gridscore.ledger.model import cell_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.results.cell_names import CellNames

_CELL = re.compile(r"([A-Z]+)(\d+)")
_ONE_ROW = re.compile(r"[A-Z]+(\d+)(?:, [A-Z]+\1)*")
_LONG = 24
"""Characters up to which a list of cells reads well as it is."""
_MORE_DIGITS = [10**digits for digits in range(1, 10)]


def compact_cells(text: str) -> str:
    """Put the cells of a journal line together into ranges, sheet by sheet."""
    if len(text) <= _LONG:
        return text
    return "; ".join(_compact_sheet(spot) for spot in text.split("; "))


def compact_names(names: CellNames) -> list[str]:
    """Put the cells of every line of a journal together, those of each pattern at once."""
    texts = np.full(len(names), "", object)
    by_pattern = RowsByCode.of(names.code, len(names.patterns))
    for code, pattern in enumerate(names.patterns):
        lines = by_pattern.order[by_pattern.start[code] : by_pattern.start[code + 1]]
        if len(lines) and pattern.words:
            at = names.first[lines][:, np.newaxis] + np.arange(len(pattern.words))
            texts[lines] = _compact_alike(pattern.words, names.numbers[at])
    compact: list[str] = texts.tolist()
    return compact


def _compact_alike(words: tuple[str, ...], rows: NDArray[np.integer]) -> list[str]:
    """Put the cells of lines together that differ in their rows alone: shape (lines, cells)."""
    full = "".join([f"{_in_pattern(word)}%d" for word in words])
    length = len("".join(words)) + (np.searchsorted(_MORE_DIGITS, rows, "right") + 1).sum(axis=1)
    texts = np.empty(len(rows), object)
    # The first word of each sheet but the first begins with `; `.
    starts = [0, *(at for at, word in enumerate(words) if at and word.startswith("; "))]
    sheet = np.repeat(starts, np.diff([*starts, len(words)]))
    is_long = length > _LONG
    in_one_row = is_long & (rows == rows[:, sheet]).all(axis=1)
    texts[~is_long] = _filled(full, rows[~is_long])
    apart = is_long & ~in_one_row
    texts[apart] = [compact_cells(text) for text in _filled(full, rows[apart])]
    if in_one_row.any():
        pattern, places = _one_row_pattern(words, starts)
        texts[in_one_row] = _filled(pattern, rows[in_one_row][:, places])
    compact: list[str] = texts.tolist()
    return compact


def _one_row_pattern(words: tuple[str, ...], starts: Sequence[int]) -> tuple[str, list[int]]:
    """Give the pattern of ranges of cells that stand in one row of each sheet.

    Returns with it which of the rows go into it.
    """
    spots, places = [], []
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        name, mark, first = words[start].removeprefix("; ").rpartition("!")
        ranges = _ranges("".join([f"{word}1" for word in (first, *words[start + 1 : end])]))
        spots.append(f"{_in_pattern(name)}{mark}{ranges.replace('1', '%d')}")
        places += [start] * ranges.count("1")
    return "; ".join(spots), places


def _in_pattern(text: str) -> str:
    return text.replace("%", "%%")


def _filled(pattern: str, rows: NDArray[np.integer]) -> list[str]:
    return list(map(pattern.__mod__, map(tuple, rows.tolist())))


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

"""What cells merged over several rows or columns mean for each of the cells they cover.

A zone, a grid, a person or a date merged over several rows holds for all of them. Points and
counts hold for nobody but the row they stand in: what such a cell covers is marked, and said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.ledger.grid import CellFault
from gridscore.ledger.parsing.values import is_blank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridscore.ledger.grid import Cell, Grid
    from gridscore.ledger.kinds import TableKind

_STAYS = frozenset({"note", "total"})
"""Columns that say nothing where they are covered."""

_AMOUNTS = frozenset({"points", "satisfied", "fair", "poor", "sampled", "count", "value"})


def spread_values(
    grid: Grid, columns: Mapping[str, int], kind: TableKind, first: int, end: int
) -> None:
    """Fill in the cells of a table's rows that merged cells cover, or mark them."""
    amounts = _AMOUNTS | {column.id for column in kind.columns if column.is_item}
    name_at = {col: name for name, col in columns.items()}
    reached: dict[int, int] = {}  # by column; blocks that overlap are no writer's, but a bomb's
    for top, left, bottom, right in grid.look.merged_from(first, end):
        name = name_at.get(left)
        if name is None or name in _STAYS or top < reached.get(left, 0):
            continue
        reached[left] = bottom + 1
        value = _cell(grid, top, left)
        if is_blank(value):
            continue
        for row in range(top, min(bottom + 1, end)):
            if name not in amounts:
                if row > top:
                    _put(grid, row, left, value)
            elif isinstance(value, int | float) or _starts_like_a_number(value):
                for col, covered in name_at.items():
                    inside = left <= col <= right and (row, col) != (top, left)
                    if inside and covered in amounts:
                        _put(grid, row, col, CellFault.MERGED)


def _starts_like_a_number(value: Cell) -> bool:
    return isinstance(value, str) and value.strip()[:1].isdecimal()


def _cell(grid: Grid, row: int, col: int) -> Cell:
    cells = grid.rows[row] if row < len(grid.rows) else []
    return cells[col] if col < len(cells) else ""


def _put(grid: Grid, row: int, col: int, value: Cell) -> None:
    if row >= len(grid.rows):
        return
    if not isinstance(grid.rows, list):
        grid.rows.put(row, col, value)
        return
    cells = grid.rows[row]
    cells.extend([""] * (col + 1 - len(cells)))
    cells[col] = value

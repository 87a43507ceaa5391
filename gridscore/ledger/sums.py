"""Sums that ledgers state, held against what was read; a difference is a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.parsing.figures import parse_figure
from gridscore.ledger.parsing.values import BadCell, is_blank, shown
from gridscore.numbers import HUNDRED, format_hundredths

if TYPE_CHECKING:
    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Narrow
    from gridscore.ledger.table import Table


def check_sums(table: Table, column: str, values: Narrow, unit: int = 1) -> None:
    """Compare what the rows of sums say of a column with the values above them.

    `values` has one entry a row, below zero where there is none; times `unit` they are hundredths.
    A column with a cell that cannot be read is not compared. The sum of all rows may also be
    that since the last one: offices begin anew on each page.
    """
    if not table.sums or column not in table.columns or table.flawed.any():
        return
    amounts = np.where(values < 0, 0, values).astype(np.int64) * unit
    last, last_total = -1, -1
    for sum_row in table.sums:
        cell = sum_row.cells.get(column, "")
        above = table.row < sum_row.row
        since = int(amounts[above & (table.row > last)].sum())
        since_total = int(amounts[above & (table.row > last_total)].sum())
        every = int(amounts[above].sum())
        last = sum_row.row
        if not sum_row.of_part:
            last_total = sum_row.row
        stated = _hundredths(cell)
        if stated is not None and stated not in {since, since_total, every}:
            added = since if sum_row.of_part else since_total
            table.log.at(
                "GS220",
                table.sheet,
                sum_row.row,
                table.col(column),
                shown(cell),
                heading=table.kind.titles[column],
                added=format_hundredths(added) if unit == 1 else str(added // HUNDRED),
            )


def _hundredths(cell: Cell) -> int | None:
    """Read a sum; a formula not calculated, a word and a percentage state none."""
    if is_blank(cell) or (isinstance(cell, str) and "%" in cell):
        return None
    try:
        return parse_figure(cell).value
    except BadCell:
        return None

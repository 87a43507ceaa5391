"""A table out of its sheet: the rows of data in a region, column by column."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from gridscore.columns import counting
from gridscore.ledger.cell_column import CellColumn
from gridscore.ledger.codebook import encode
from gridscore.ledger.parsing.values import is_blank, shown
from gridscore.ledger.recognition.footers import Footer
from gridscore.ledger.recognition.void_rows import report_void_rows
from gridscore.ledger.table import SumRow, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gridscore.ledger.grid import Cell, Grid
    from gridscore.ledger.model import Ints
    from gridscore.ledger.problem_log import ProblemLog
    from gridscore.ledger.recognition.region import Region

Key = TypeVar("Key")

_FILLED_DOWN = frozenset({"period", "scorer", "scorer_role", "total", "group"})
"""Columns that forms fill in before anybody is entered; alone they do not make a row."""


def open_table(grid: Grid, region: Region, sheet: int, log: ProblemLog) -> Table:
    """Take the data rows of a region out of its grid; blank rows and footers stay behind."""
    numbers = counting(region.first, region.end)
    if region.footers:
        numbers = np.delete(numbers, [n - region.first for n in region.footers])
    columns = _columns(grid, region.columns, numbers)
    filled = np.zeros(len(numbers), np.bool_)
    telling = [column for name, column in columns.items() if name not in _FILLED_DOWN]
    for column in sorted(telling, key=lambda column: not isinstance(column.cells, list)):
        filled |= ~column.blank
        if filled.all():
            break
    row = numbers
    if not filled.all():
        row = numbers[filled]
        columns = _columns(grid, region.columns, row)
    for name, label in region.fixed.items():
        columns[name] = CellColumn([label.cell], np.zeros(len(row), np.int32))
    sums = [
        SumRow(number, says is Footer.SUBTOTAL, _cells_of(grid.rows[number], region))
        for number, says in sorted(region.footers.items())
        if says in (Footer.TOTAL, Footer.SUBTOTAL)
    ]
    table = Table(
        region=region,
        ref=grid.ref,
        sheet=sheet,
        row=row,
        columns=columns,
        log=log,
        flawed=np.zeros(len(row), np.bool_),
        sums=sums,
    )
    if region.void:
        report_void_rows(table, _columns(grid, {col: col for col in region.void}, row))
    if not grid.ref.name:
        _report_overflow(grid, region, numbers, table)
    return table


def _cells_of(row: Sequence[Cell], region: Region) -> dict[str, Cell]:
    return {name: row[col] for name, col in region.columns.items() if col < len(row)}


def _columns(grid: Grid, cols: Mapping[Key, int], numbers: Ints) -> dict[Key, CellColumn]:
    """Encode columns of a grid, of the given rows."""
    if not isinstance(grid.rows, list):
        return {name: grid.rows.column(col, numbers) for name, col in cols.items()}
    rows = [grid.rows[n] for n in numbers.tolist()]
    by_col = list(zip_longest(*rows, fillvalue=""))
    columns = {}
    for name, col in cols.items():
        cells = by_col[col] if col < len(by_col) else ("",) * len(rows)
        columns[name] = CellColumn(*encode(cells))
    return columns


def _report_overflow(grid: Grid, region: Region, numbers: Ints, table: Table) -> None:
    """Log rows of a text file with more cells than headings: a comma too many shifts them."""
    if isinstance(grid.rows, list):
        among = numbers.tolist()
    else:
        from gridscore.ledger.large.row_search import rows_filled_beyond

        wide = [*grid.rows.outside_bulk(), *rows_filled_beyond(grid.rows, region.width)]
        found = np.searchsorted(numbers, wide)
        among = [n for n, at in zip(wide, found.tolist(), strict=True) if n in numbers[at : at + 1]]
    for number in among:
        beyond = [cell for cell in grid.rows[number][region.width :] if not is_blank(cell)]
        if beyond:
            table.log.at(
                "GS211",
                table.sheet,
                number,
                region.width,
                shown(beyond[0]),
                table=region.kind.title,
            )

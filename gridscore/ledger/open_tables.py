"""From sheets to tables: recognises what stands in them, and takes the rows of data out."""

from __future__ import annotations

from functools import partial
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import counting
from gridscore.ledger.cell_column import CellColumn
from gridscore.ledger.codebook import encode
from gridscore.ledger.footers import Footer
from gridscore.ledger.grid import LARGE
from gridscore.ledger.heading_rows import Headings
from gridscore.ledger.kinds import ROSTER
from gridscore.ledger.recognise import recognise
from gridscore.ledger.table import SumRow, Table
from gridscore.ledger.tables.events import EVENT_TABLES
from gridscore.ledger.values import is_blank, shown
from gridscore.side_by_side import AT_ONCE, longest_first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gridscore.ledger.grid import Cell, Grid
    from gridscore.ledger.kinds import TableKind
    from gridscore.ledger.model import Ints
    from gridscore.ledger.own_words import Teaching
    from gridscore.ledger.problem_log import ProblemLog
    from gridscore.ledger.region import Region

_IN_BOOKS = {
    ROSTER.id: ("id", "grid", "zone"),
    **{kind.id: ("document",) for kind in EVENT_TABLES},
}
"""Columns that may be very many words, which are numbered: a long job in a large table."""
_FILLED_DOWN = frozenset({"period", "scorer", "scorer_role", "total", "group"})
"""Columns that forms fill in before anybody is entered; alone they do not make a row."""


def open_all(grids: Sequence[Grid], teaching: Teaching, log: ProblemLog) -> list[Table]:
    """Take the tables out of all sheets; one table may be of several that are headed alike.

    Sheets have nothing to do with each other, and the log puts what it is told in their order.
    Of large tables the grids are empty afterwards: what is in them is kept once.
    """
    usual = Headings(teaching.kinds)

    def headings_in(grid: Grid) -> Headings:
        kinds = teaching.kinds_in(grid)
        return usual if kinds is teaching.kinds else Headings(kinds)

    jobs: list[tuple[Callable[[], list[Table]], int]] = []
    alike: dict[int, list[int]] = {}
    for sheet, grid in enumerate(grids):
        if grid.alike:
            alike.setdefault(id(grid.alike), []).append(sheet)
        else:
            size = 0 if isinstance(grid.rows, list) else grid.rows.weight
            jobs.append((partial(_open_tables, grid, sheet, headings_in(grid), log), size))
    for numbers in alike.values():
        some = [(sheet, grids[sheet]) for sheet in numbers]
        size = sum(one.alike.rows.weight for _, one in some[:1] if one.alike)
        jobs.append((partial(_open_alike, some, headings_in, log), size))
    return by_sheet(chain.from_iterable(longest_first(jobs, AT_ONCE)))


def by_sheet(tables: Iterable[Table]) -> list[Table]:
    """Put tables in the order of their sheets; those of one sheet stay in theirs."""
    return sorted(tables, key=lambda table: table.sheet)


def _open_alike(
    grids: Sequence[tuple[int, Grid]], headings_in: Callable[[Grid], Headings], log: ProblemLog
) -> list[Table]:
    """Take the tables out of sheets that were read as one, which all are given, with numbers."""
    from gridscore.ledger.alike import open_together

    headings = [headings_in(grid) for _, grid in grids]
    tables, alone = open_together(grids, headings, log)
    for sheet, grid in alone:
        tables += _open_tables(grid, sheet, headings_in(grid), log)
    return tables


def _open_tables(grid: Grid, sheet: int, headings: Headings, log: ProblemLog) -> list[Table]:
    """Take the tables out of a sheet; of a large one nothing is left but them."""
    laid = _laid_by_columns(grid, headings.kinds) if len(grid.rows) >= LARGE else grid
    regions = recognise(laid, sheet, headings, log)
    tables = [open_table(laid, region, sheet, log) for region in regions]
    for table in tables:
        columns = map(table.texts, _IN_BOOKS.get(table.kind.id, ()))
        jobs = [(texts.get_ready, len(texts)) for texts in columns if texts]
        longest_first(jobs, AT_ONCE)
    if not isinstance(laid.rows, list):
        laid.rows.give_up()
    return tables


def _laid_by_columns(grid: Grid, kinds: Sequence[TableKind]) -> Grid:
    from gridscore.ledger.laid_by_columns import by_columns

    return by_columns(grid, kinds)


def open_table(grid: Grid, region: Region, sheet: int, log: ProblemLog) -> Table:
    """Take the data rows of a region out of its grid; blank rows and footers stay behind."""
    numbers = counting(region.first, region.end)
    if region.footers:
        numbers = np.delete(numbers, [n - region.first for n in region.footers])
    columns = _columns(grid, region, numbers)
    filled = np.zeros(len(numbers), np.bool_)
    telling = [column for name, column in columns.items() if name not in _FILLED_DOWN]
    for column in sorted(telling, key=lambda column: not isinstance(column.cells, list)):
        filled |= ~column.blank
        if filled.all():
            break
    row = numbers
    if not filled.all():
        row = numbers[filled]
        columns = _columns(grid, region, row)
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
    if not grid.ref.name:
        _report_overflow(grid, region, numbers, table)
    return table


def _cells_of(row: Sequence[Cell], region: Region) -> dict[str, Cell]:
    return {name: row[col] for name, col in region.columns.items() if col < len(row)}


def _columns(grid: Grid, region: Region, numbers: Ints) -> dict[str, CellColumn]:
    """Encode the columns of a region, of the given rows."""
    if not isinstance(grid.rows, list):
        return {name: grid.rows.column(col, numbers) for name, col in region.columns.items()}
    rows = [grid.rows[n] for n in numbers.tolist()]
    by_col = list(zip_longest(*rows, fillvalue=""))
    columns = {}
    for name, col in region.columns.items():
        cells = by_col[col] if col < len(by_col) else ("",) * len(rows)
        columns[name] = CellColumn(*encode(cells))
    return columns


def _report_overflow(grid: Grid, region: Region, numbers: Ints, table: Table) -> None:
    """Log rows of a text file with more cells than headings: a comma too many shifts them."""
    if isinstance(grid.rows, list):
        among = numbers.tolist()
    else:
        from gridscore.ledger.row_search import rows_filled_beyond

        wide = [*grid.rows.outside_bulk(), *rows_filled_beyond(grid.rows, region.width)]
        found = np.searchsorted(numbers, wide)
        among = [n for n, at in zip(wide, found.tolist(), strict=True) if n in numbers[at : at + 1]]
    for number in among:
        beyond = [cell for cell in grid.rows[number][region.width :] if not is_blank(cell)]
        if beyond:
            table.log.at(
                *("GS211", table.sheet, number, region.width),
                shown(beyond[0]),
                table=region.kind.title,
            )

"""Small tables that have the same columns, joined: their cells are typed together.

To type a column takes some calls of numpy, and what its cells have in common is looked up, however
few rows it has. Of the tables of many workbooks that is done for all at once.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.cell_column import CellColumn
from gridscore.ledger.codebook import encode
from gridscore.ledger.grid import LARGE
from gridscore.ledger.words import MANY
from gridscore.records import replace

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.table import Table


def joined(tables: Sequence[Table]) -> list[Table]:
    """Join small tables that have the same columns, each alone on its sheet.

    The tables come in the order of their sheets, those joined where the first of them stood.
    """
    on_sheet = Counter(one.sheet for table in tables for one in table.singly)
    alike: dict[Hashable, list[Table]] = {}
    for table in tables:
        may_be = on_sheet[table.sheet] == 1 and _may_be_joined(table)
        alike.setdefault(_shape(table) if may_be else id(table), []).append(table)
    return [some[0] if len(some) == 1 else _join(some) for some in alike.values()]


def _may_be_joined(table: Table) -> bool:
    """Say of a small table that nothing in it holds for it alone: labels above it, sums."""
    if table.parts or table.sums or table.region.fixed or not 0 < len(table) < LARGE:
        return False
    columns = table.columns.values()
    return all(isinstance(column.cells, list) and column.codes is not None for column in columns)


def _shape(table: Table) -> Hashable:
    """Return what tables that are joined have in common, and what is asked of any of them."""
    region, is_of_workbook = table.region, table.ref.name != ""
    headed = tuple(region.columns.items()), region.headings, region.extra
    return id(region.kind), *headed, table.is_own_form, is_of_workbook


def _join(tables: Sequence[Table]) -> Table:
    """Make one table of several, which become its parts."""
    ends = [*accumulate(map(len, tables))]
    flawed = np.concatenate([table.flawed for table in tables])
    for table, (start, end) in zip(tables, pairwise([0, *ends]), strict=True):
        table.flawed = flawed[start:end]
    return replace(
        tables[0],
        row=np.concatenate([table.row for table in tables]),
        columns={
            name: _below([table.columns[name] for table in tables]) for name in tables[0].columns
        },
        tidied=[],
        flawed=flawed,
        parts=tables,
        ends=ends,
    )


def _below(columns: Sequence[CellColumn]) -> CellColumn:
    """Set columns one below the other; cells that are alike are kept once."""
    cells: list[Cell] = [*chain.from_iterable(column.cells for column in columns)]
    codes = np.concatenate([column.codes for column in columns if column.codes is not None])
    before = [0, *accumulate(len(column.cells) for column in columns[:-1])]
    codes = codes + np.repeat(np.array(before, np.int32), list(map(len, columns)))
    if len(codes) >= MANY:
        from gridscore.ledger.large.laid_by_columns import coded_column

        objects = np.empty(len(cells), np.object_)
        objects[:] = cells
        return coded_column(objects, codes)
    distinct, number = encode(cells)
    return CellColumn(distinct, number[codes])

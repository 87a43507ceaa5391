"""Large sheets of workbooks, laid by columns: much less is to be done for each row then.

Forms of one person each, a stack of them on a sheet, stay rows. What is read is the same.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, cast

import numpy as np

from gridscore.ledger.cell_column import CellColumn
from gridscore.ledger.codebook import encode
from gridscore.ledger.large.large_rows import LargeRows
from gridscore.ledger.large.texts import Texts
from gridscore.ledger.recognition.person_forms import holds_forms
from gridscore.ledger.words import MANY, RAREST
from gridscore.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.grid import Cell, Grid
    from gridscore.ledger.kinds import TableKind
    from gridscore.ledger.model import Ints

_HEAD_ROWS = 64  # which may be titles and headings
_SAMPLE = 1_000  # cells that tell whether those of a column differ


def by_columns(grid: Grid, kinds: Sequence[TableKind]) -> Grid:
    """Lay a sheet by columns, where that is safe, which empties the rows it had."""
    rows = grid.rows
    if holds_forms(rows, kinds):
        return grid if isinstance(rows, list) else replace(grid, rows=[*rows])
    if not isinstance(rows, list):
        return grid
    head = rows[:_HEAD_ROWS]
    columns = [_column(cells) for cells in zip_longest(*rows, fillvalue="")]
    if not columns:
        return grid
    rows.clear()
    return replace(grid, rows=LargeRows(columns, head=head, tail=[], start=0))


def as_large_rows(columns: Sequence[CellColumn]) -> LargeRows:
    """Take columns for the rows of a sheet, of which the first ones are put together."""
    head = [
        [column.at(row) for column in columns] for row in range(min(_HEAD_ROWS, len(columns[0])))
    ]
    return LargeRows(columns, head=head, tail=[], start=0)


def _column(cells: Sequence[Cell]) -> CellColumn:
    # Headings apart, most columns hold cells of one type, which are quicker to tell apart.
    head, below = cells[:_HEAD_ROWS], cells[_HEAD_ROWS:]
    kinds = set(map(type, cells))
    if len(cells) >= MANY and kinds == {str} and _all_differ(cells):
        return CellColumn(Texts.of(cast("Sequence[str]", cells)))
    if len(kinds) <= 1:
        return CellColumn(*encode(cells))
    distinct, code = encode(below)
    every, number = encode([*head, *distinct])
    return CellColumn(every, np.concatenate([number[: len(head)], number[len(head) :][code]]))


def coded_column(cells: NDArray[np.object_], codes: Ints) -> CellColumn:
    """Keep a column of codes into cells, of which some may be alike, as it would be kept itself."""
    kept: Sequence[Cell] = cells.tolist()
    if len(codes) >= MANY and _all_differ(codes) and set(map(type, kept)) == {str}:
        return CellColumn(Texts.of(cast("Sequence[str]", cells[codes])))
    every, number = encode(kept)
    return CellColumn(every, codes if len(every) == len(cells) else number[codes])


def _all_differ(cells: Sequence[Cell] | Ints) -> bool:
    """Say whether nearly all cells differ, by a sample of them."""
    sample = [*cells[:: max(len(cells) // _SAMPLE, 1)]]
    return len(set(sample)) > RAREST * len(sample)

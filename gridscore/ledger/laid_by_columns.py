"""Large sheets of workbooks, laid by columns: much less is to be done for each row then.

Forms of one person each, a stack of them on a sheet, stay rows. What is read is the same.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, cast

import numpy as np

from gridscore.ledger.codebook import encode
from gridscore.ledger.large_rows import Cells, LargeRows
from gridscore.ledger.person_forms import holds_forms
from gridscore.ledger.texts import MANY, Texts
from gridscore.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Cell, Grid
    from gridscore.ledger.kinds import TableKind

_HEAD_ROWS = 64
_SAMPLE = 1_000
_RAREST = 0.3  # of the cells of a sample, from which on those of a column count as all different


def by_columns(grid: Grid, kinds: Sequence[TableKind]) -> Grid:
    """Lay a sheet by columns, where that is safe, which empties the rows it had."""
    rows = grid.rows
    if not isinstance(rows, list) or holds_forms(rows, kinds):
        return grid
    head = rows[:_HEAD_ROWS]
    columns = [_column(cells) for cells in zip_longest(*rows, fillvalue="")]
    if not columns:
        return grid
    rows.clear()
    return replace(grid, rows=LargeRows(columns, head=head, tail=[], start=0))


def _column(cells: Sequence[Cell]) -> Cells:
    """Keep a column as codes; as texts, where they are very many and nearly all differ."""
    kinds = set(map(type, cells))
    if len(cells) >= MANY and kinds == {str} and _all_differ(cells):
        return Cells(Texts.of(cast("Sequence[str]", cells)))
    if len(kinds) <= 1:
        return Cells(*encode(cells))
    # Headings apart, most columns hold cells of one type, which are quicker to tell apart.
    head, below = cells[:_HEAD_ROWS], cells[_HEAD_ROWS:]
    distinct, code = encode(below)
    every, number = encode([*head, *distinct])
    return Cells(every, np.concatenate([number[: len(head)], number[len(head) :][code]]))


def _all_differ(cells: Sequence[Cell]) -> bool:
    """Say whether nearly all cells differ, by a sample of them."""
    sample = cells[:: max(len(cells) // _SAMPLE, 1)]
    return len(set(sample)) > _RAREST * len(sample)

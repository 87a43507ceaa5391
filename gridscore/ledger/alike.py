"""Sheets that are headed alike and were read as one: recognised and opened as one table.

What is asked of the rows of a sheet is asked of all of them together. Nothing is understood in
another way: where a row of any sheet has a say in what the sheet is taken for, or anything is to
be told, each sheet is taken by itself.
"""

from __future__ import annotations

from collections import UserDict
from itertools import accumulate, islice
from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.codebook import encode
from gridscore.ledger.grid import Grid
from gridscore.ledger.large_rows import Cells
from gridscore.ledger.problem_log import ProblemLog
from gridscore.ledger.recognise import go_on_alike, recognise
from gridscore.ledger.table import Encoded, Table, open_table
from gridscore.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gridscore.ledger.recognise import Headings


def open_as_one(grid: Grid, sheet: int, headings: Headings, log: ProblemLog) -> Table | None:
    """Take the one table out of sheets that are headed alike; None where they are no such.

    The sheets count up from `sheet`. The table has a part for each.
    """
    rows = grid.rows
    if isinstance(rows, list):
        return None
    starts = [*accumulate((count for _, count in grid.below), initial=1)][:-1]
    trial = ProblemLog([grid.ref])
    regions = recognise(grid, 0, headings, trial)
    if len(regions) != 1 or not go_on_alike(rows, regions[0], starts, headings):
        return None
    whole = open_table(grid, regions[0], 0, trial)
    if trial.has_any:  # which would not be told of the first sheet alone
        return None
    rows.give_up()
    cuts = [*np.searchsorted(whole.row, starts).tolist(), len(whole)]
    own_row = np.empty(len(whole), np.int32)
    parts = []
    for nth, (ref, _) in enumerate(grid.below):
        start, end = cuts[nth : nth + 2]
        own_row[start:end] = whole.row[start:end] - np.int32(starts[nth] - 1)
        parts.append(
            Table(
                region=whole.region,
                ref=ref,
                sheet=sheet + nth,
                row=own_row[start:end],
                columns=_PartColumns(whole.columns, start, end),
                log=log,
                flawed=whole.flawed[start:end],
            )
        )
    return replace(whole, sheet=sheet, row=own_row, log=log, parts=parts)


def one_by_one(grid: Grid) -> Iterator[Grid]:
    """Take sheets that were read as one apart, into the rows of each."""
    rows = iter(grid.rows)
    heading = next(rows)
    for ref, count in grid.below:
        yield Grid(ref, [[*heading], *islice(rows, count)])


class _PartColumns(UserDict[str, Encoded]):
    """The columns of a part of a table, each cut out of the whole when it is first asked for."""

    def __init__(self, whole: Mapping[str, Encoded], start: int, end: int) -> None:
        self._uncut: set[str] = set()
        super().__init__(whole)
        self._uncut.update(whole)
        self._rows = start, end

    def __getitem__(self, name: str) -> Encoded:
        if name in self._uncut:
            self[name] = _cut(self.data[name], *self._rows)
        return self.data[name]

    def __setitem__(self, name: str, column: Encoded) -> None:
        self.data[name] = column
        self._uncut.discard(name)


def _cut(column: Encoded, start: int, end: int) -> Encoded:
    """Leave some rows of a column, each different cell once and in order of appearance."""
    col, codes, cells = column
    if codes is None:
        few, number = encode([*cells[start:end]])
        return Encoded(col, number, few)
    part = Cells(cells, codes).stretch(start, end)
    return Encoded(col, part.codes, part.cells)

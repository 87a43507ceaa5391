"""Sheets that are headed alike and were read as one: recognised and opened as one table.

What is asked of the rows of a sheet is asked of all of them together. Nothing is understood in
another way: a sheet in which any row has a say in what it is taken for, or is to be told of, is
opened by itself.
"""

from __future__ import annotations

from collections import UserDict
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.cell_column import CellColumn
from gridscore.ledger.codebook import encode
from gridscore.ledger.data_rows import open_table
from gridscore.ledger.grid import Grid
from gridscore.ledger.problem_log import ProblemLog
from gridscore.ledger.recognition.heading_rows import (
    DEEPEST,
    rows_with_headings,
    rows_with_some,
)
from gridscore.ledger.recognition.person_forms import criteria_of_forms
from gridscore.ledger.recognition.recognise import recognise, rows_that_tell
from gridscore.ledger.recognition.unsound import may_name_deductions
from gridscore.ledger.table import Table
from gridscore.ledger.words import FEW
from gridscore.records import NamedTuple, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.large.large_rows import LargeRows
    from gridscore.ledger.model import SheetRef
    from gridscore.ledger.recognition.heading_rows import Headings
    from gridscore.ledger.recognition.region import Region


class _Member(NamedTuple):
    """A sheet among others: its number, and where its rows stand among those of all.

    Above its heading it has rows of its own, its titles.
    """

    sheet: int
    ref: SheetRef
    titles: list[list[Cell]]
    start: int
    end: int


def open_together(
    grids: Sequence[tuple[int, Grid]], headings: Sequence[Headings], log: ProblemLog
) -> tuple[list[Table], list[tuple[int, Grid]]]:
    """Take tables out of sheets that were read as one, each of as many sheets as can be.

    The grids are all of one `Grid.alike`, with the numbers of their sheets. Those that are to be
    opened by themselves are returned, with their rows.
    """
    alike = grids[0][1].alike
    if alike is None:
        return [], [*grids]
    rows = pairwise(accumulate(alike.counts, initial=1))
    members = [
        _Member(number, one.ref, titles, *at)
        for (number, one), titles, at in zip(grids, alike.titles, rows, strict=True)
    ]
    tables: list[Table] = []
    waiting = [members] if all(one is headings[0] for one in headings) else []
    alone: list[_Member] = [] if waiting else members
    while waiting:
        some = waiting.pop()
        table, odd = _open_as_one(alike.rows, some, headings[0], log)
        if table is not None:  # it may be without rows
            tables.append(table)
        elif 2 * len(odd) >= len(some):
            alone += some
        else:
            alone += [some[at] for at in odd]
            between = pairwise([-1, *odd, len(some)])
            waiting += [some[last + 1 : end] for last, end in between if last + 1 < end]
    singly = [
        (one.sheet, Grid(one.ref, [*one.titles, *alike.rows.below_heading(one.start, one.end)]))
        for one in alone
    ]
    alike.rows.give_up()
    return tables, singly


def _open_as_one(
    every: LargeRows, some: Sequence[_Member], headings: Headings, log: ProblemLog
) -> tuple[Table | None, list[int]]:
    """Take one table out of some of the sheets, or tell which of them are odd."""
    first = some[0].start - 1
    rows = every.below_heading(some[0].start, some[-1].end)
    starts = [one.start - first for one in some]

    def sheets_of(numbers: Iterable[int]) -> list[int]:
        """Tell in which sheets some rows stand."""
        at = np.searchsorted(starts, np.fromiter(numbers, np.int64), side="right") - 1
        return sorted({*at.tolist()})

    everyone = [*range(len(some))]
    telling = [*rows_with_headings(rows, headings), *_rows_of_forms(rows, headings)]
    if any(telling):
        return None, sheets_of(filter(None, telling))
    below = _words_below(rows, [*pairwise([*starts, len(rows)])], headings)
    trial = ProblemLog([some[0].ref])
    grid = Grid(some[0].ref, rows)
    regions = recognise(grid, 0, headings, trial)
    if len(regions) != 1 or trial.rows or regions[0].first != 1 or regions[0].fixed:
        return None, [at for at, under in enumerate(below) if under] or everyone
    region = regions[0]
    telling = rows_that_tell(rows, region, [*pairwise([*starts, len(rows)])])
    if telling:
        return None, sheets_of(telling)
    whole = open_table(grid, region, 0, trial)
    if trial.rows:
        return None, sheets_of(trial.rows)
    own = [
        _below_titles(one, [rows[0], *under], region, headings)
        for one, under in zip(some, below, strict=True)
    ]
    regions = [one for one in own if one is not None]
    if len(regions) < len(some):
        return None, [at for at, one in enumerate(own) if one is None]
    return _in_parts(whole, some, regions, starts, log), []


def _rows_of_forms(rows: LargeRows, headings: Headings) -> list[int]:
    """Return the rows that name a criterion, as the heading may and those of a form."""
    criteria = criteria_of_forms(headings.kinds)
    return rows_with_some(rows, criteria, fewest=1) if criteria and criteria.keys else []


def _words_below(
    rows: LargeRows, parts: Sequence[tuple[int, int]], headings: Headings
) -> list[list[list[Cell]]]:
    """Give each sheet's rows right below its heading that may be of it: with a known word, if any.

    `parts` are the rows of each. Mostly none has such words.
    """
    tops = [range(start, min(start + DEEPEST - 1, end)) for start, end in parts]
    every = rows.some([number for top in tops for number in top])
    words = headings.telling.among(every)
    each = iter(every)
    under = [[row for _, row in zip(top, each, strict=False)] for top in tops]
    return [some if any(not words.isdisjoint(row) for row in some) else [] for some in under]


def _below_titles(
    one: _Member, below: list[list[Cell]], region: Region, headings: Headings
) -> Region | None:
    """Give a sheet the region that all have, below its own titles.

    None where these say more, or with the file's name that points were taken off, or where rows
    `below` are of the heading, which is the first of them.
    """
    if not one.titles and not below[1:] and not may_name_deductions(one.ref.file):
        return region
    trial, above = ProblemLog([one.ref]), len(one.titles)
    own = recognise(Grid(one.ref, [*one.titles, *below]), 0, headings, trial)
    if trial.rows or len(own) != 1 or own[0].fixed or own[0].header_row != above:
        return None
    if own[0].columns != region.columns or own[0].first != above + 1:
        return None
    return replace(region, titles=own[0].titles, header_row=above)


def _in_parts(
    whole: Table,
    sheets: Sequence[_Member],
    regions: Sequence[Region],
    starts: Sequence[int],
    log: ProblemLog,
) -> Table:
    """Give a table of several sheets a part for each; its rows are numbered as in the sheets."""
    cuts = [*np.searchsorted(whole.row, starts).tolist(), len(whole)]
    row = whole.row.astype(np.int32)
    parts = []
    for one, region, begin, (start, end) in zip(
        sheets, regions, starts, pairwise(cuts), strict=True
    ):
        row[start:end] -= np.int32(begin - 1 - region.header_row)
        parts.append(
            Table(
                region=region,
                ref=one.ref,
                sheet=one.sheet,
                row=row[start:end],
                columns=_PartColumns(whole.columns, start, end),
                log=log,
                flawed=whole.flawed[start:end],
            )
        )
    return replace(whole, sheet=sheets[0].sheet, row=row, log=log, parts=parts, ends=cuts[1:])


class _PartColumns(UserDict[str, CellColumn]):
    """The columns of a part of a table, each cut out of the whole when it is first asked for."""

    def __init__(self, whole: Mapping[str, CellColumn], start: int, end: int) -> None:
        self._uncut: set[str] = set()
        super().__init__(whole)
        self._uncut.update(whole)
        self._rows = start, end

    def __getitem__(self, name: str) -> CellColumn:
        if name in self._uncut:
            self[name] = _cut(self.data[name], *self._rows)
        return self.data[name]

    def __setitem__(self, name: str, column: CellColumn) -> None:
        self.data[name] = column
        self._uncut.discard(name)


def _cut(column: CellColumn, start: int, end: int) -> CellColumn:
    """Leave some rows of a column, each different cell once and in order of appearance.

    Many cells that nearly all differ stay texts.
    """
    if column.codes is None and end - start < FEW:
        return CellColumn(*encode([*column.cells[start:end]]))
    return column.stretch(start, end)

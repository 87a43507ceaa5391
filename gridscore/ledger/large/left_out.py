"""Columns that a table has no use for, and whether it is what it would be if they were read.

Those that a large text or a parquet has behind others are left out. They say something all the
same where a row is no data: `合计` may stand there, or what else fills the row. In a text they may
head another table below, so that what may be a heading is read even there; a parquet is one table
under the names of its columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.grid import Unused
from gridscore.ledger.large.plain_bytes import SURELY_FILLED
from gridscore.ledger.large.row_search import rows_with_words
from gridscore.ledger.parsing.values import is_blank
from gridscore.ledger.recognition.footers import footer_rows
from gridscore.ledger.recognition.heading_rows import DEEPEST, FEWEST_HEADINGS, find_headers
from gridscore.ledger.recognition.own_results import is_own_table
from gridscore.ledger.recognition.split_headings import split_headings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.cell_column import CellColumn
    from gridscore.ledger.grid import Cell, Grid, Rows
    from gridscore.ledger.recognition.heading_rows import Header, Headings
    from gridscore.ledger.recognition.region import Region

_DIGITS = np.isin(np.arange(256), [ord(digit) for digit in "0123456789"])
_BEGINS_WORD = SURELY_FILLED & ~_DIGITS
"""Bytes that begin neither a blank nor a figure."""


def unused_columns(grid: Grid, headings: Headings) -> Unused:
    """Tell which columns need not be read, by the first rows, or by names alone.

    They are those that the only table has no use for, not even for a warning, that stand behind
    one it has and one of words, and in whose first rows is no heading; none where no table is
    headed that can be read.
    """
    header = _only_header(grid, headings)
    if header is None:
        return Unused(frozenset(), headings.known)
    match = header.match
    below = grid.rows[header.row + 1 :]
    used = {col for cols in match.columns.values() for col in cols}
    first = max(min(used), _column_of_words(below))
    used.update(match.void)
    used.update(col for row in below for col, cell in enumerate(row) if headings.known.has(cell))
    columns = {col for col, text in enumerate(match.headings) if text and col > first}
    return Unused(frozenset(columns - used), headings.known)


def _only_header(grid: Grid, headings: Headings) -> Header | None:
    """Return the headings of the only table that the first rows have, if it is one to be read.

    Below names nothing is a heading; below other headings there are rows enough to tell.
    """
    rows = grid.rows
    headers = [] if is_own_table(rows) else find_headers(grid, headings)
    if len(headers) != 1:
        return None
    [header] = headers
    is_cut_off = 1 < len(rows) < header.row + DEEPEST
    if is_cut_off or header.match.missing or header.match.kind.left_out_by:
        return None
    if split_headings(rows, header) or _has_rows_in_doubt(rows, header):
        return None
    return header


def _has_rows_in_doubt(rows: Rows, header: Header) -> bool:
    """Say whether rows below headings are blank or no data, as others then may be further below."""
    columns = {name: cols[0] for name, cols in header.match.columns.items()}
    first = header.row + 1
    is_blank_row = any(all(map(is_blank, row)) for row in rows[first:])
    return is_blank_row or bool(footer_rows(rows, first, len(rows), columns))


def _column_of_words(rows: Sequence[Sequence[Cell]]) -> int:
    """Return the first column in which each row begins a word."""
    width = max(map(len, rows), default=1)
    are_words = (all(_is_word(row, col) for row in rows) for col in range(width))
    return next((col for col, are in enumerate(are_words) if are), width)


def _is_word(row: Sequence[Cell], col: int) -> bool:
    return col < len(row) and _begins_word(row[col])


def _begins_word(cell: Cell) -> bool:
    return isinstance(cell, str) and cell[:1].isalpha()


def tell_all(rows: Rows, regions: Sequence[Region], headings: Headings) -> bool:
    """Say whether the regions found would be no others if the columns left out had been read.

    So it is where one table is headed in the first rows and goes on to the last, and all rows of
    the bulk are its data, each with a word before the first column that was left out: by that word
    it is known what the row is.
    """
    if isinstance(rows, list) or len(regions) != 1:
        return False
    [region] = regions
    bulk = range(rows.bulk_start, rows.bulk_end)
    if (
        region.first > bulk.start
        or region.end < len(rows)
        or any(n in bulk for n in region.footers)
    ):
        return False
    before = range(min(rows.left_out))
    if not any(_are_words(column) for _, column in zip(before, rows.bulk(), strict=False)):
        return False
    return not rows_with_words(rows, headings.known, fewest=FEWEST_HEADINGS)


def _are_words(column: CellColumn) -> bool:
    """Say whether every cell surely begins with a letter, so that it is no blank and no figure."""
    if isinstance(column.cells, list):
        return all(map(_begins_word, column.cells))
    begin = _BEGINS_WORD.take(column.cells.bytes_at(0), mode="clip")
    return bool((begin & (column.cells.lengths > 0)).all())

"""Whether a table whose columns were not all read is what it would be if they were.

A parquet is one table under the names of its columns. Those that the table has no use for say
something all the same where a row is no data: `合计` may stand there, or what else fills the row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.large.plain_bytes import SURELY_FILLED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.cell_column import CellColumn
    from gridscore.ledger.grid import Rows
    from gridscore.ledger.recognition.region import Region

_DIGITS = np.isin(np.arange(256), [ord(digit) for digit in "0123456789"])
_BEGINS_WORD = SURELY_FILLED & ~_DIGITS
"""Bytes that begin neither a blank nor a figure."""


def tell_all(rows: Rows, regions: Sequence[Region]) -> bool:
    """Say whether the regions found would be no others if the columns left out had been read.

    So it is where the names of the columns head the only table and all rows are its data, each with
    a word before the first column that was left out: by that word it is known what the row is.
    """
    if isinstance(rows, list) or len(regions) != 1:
        return False
    [region] = regions
    if region.header_row or region.first != 1 or region.footers:
        return False
    before = range(min(rows.left_out))
    return any(_are_words(column) for _, column in zip(before, rows.bulk(), strict=False))


def _are_words(column: CellColumn) -> bool:
    """Say whether every cell surely begins with a letter, so that it is no blank and no figure."""
    if isinstance(column.cells, list):
        return all(isinstance(cell, str) and cell[:1].isalpha() for cell in column.cells)
    begin = _BEGINS_WORD.take(column.cells.bytes_at(0), mode="clip")
    return bool((begin & (column.cells.lengths > 0)).all())

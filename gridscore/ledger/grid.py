"""A sheet as it was read: rows of raw cells, nothing interpreted yet."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from gridscore.records import NamedTuple, dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gridscore.ledger.headings import KnownHeadings
    from gridscore.ledger.large.large_rows import LargeRows
    from gridscore.ledger.model import SheetRef


class CellFault(Enum):
    """A cell that holds something, but no value."""

    ERROR = "#N/A"  # an Excel error value, such as #N/A or #DIV/0!
    NO_CACHED_VALUE = "=…"  # a formula that was never calculated
    MERGED = "⊞"  # covered by a cell merged over several; what it says is nobody's own


Cell = str | int | float | bool | datetime | date | time | timedelta | CellFault
"""What a cell holds; a blank cell is the empty string."""

Rows: TypeAlias = "list[list[Cell]] | LargeRows"
"""The rows of a sheet; those of a large table are kept by columns."""

LARGE = 1_000
"""Rows of a sheet from which on it is worth while to lay them by columns."""

Block = tuple[int, int, int, int]
"""Cells that were merged: first row, first column, last row, last column."""


@dataclass(frozen=True, slots=True)
class SheetLook:
    """What a sheet shows beside its cells; rows and columns are counted from 0."""

    merged: tuple[Block, ...] = ()  # in order
    hidden_rows: frozenset[int] = frozenset()
    hidden_cols: frozenset[int] = frozenset()
    is_filtered: bool = False

    def merged_from(self, first: int, end: int) -> tuple[Block, ...]:
        """Return the blocks that begin in the rows `first` up to but without `end`."""
        return self.merged[bisect_left(self.merged, (first,)) : bisect_left(self.merged, (end,))]


class Unused(NamedTuple):
    """Columns of a sheet that its table has no use for, and the headings that may stand in them."""

    columns: frozenset[int]
    known: KnownHeadings


@dataclass(frozen=True, slots=True)
class Alike:
    """The rows of several sheets that are headed alike, below the heading of the first.

    `counts` tells how many rows each sheet has below its heading; they stand one below the other.
    `titles` are the rows that each has above its heading, as many as the others.
    """

    rows: LargeRows
    counts: Sequence[int]
    titles: Sequence[list[list[Cell]]]


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet or text file.

    `rows[r][c]` is the cell Excel calls column c, row r, both counted from 0 at A1, whatever
    part of the sheet is used. Rows may differ in length; a missing end is blank.

    Where several sheets were read as one its rows are among those of `alike`, whose grids come in
    the same order.

    Of a large text or a parquet some columns may not have been read: `LargeRows.left_out`. Then
    `whole` reads the file again, with all of them; it raises RefusedError where that cannot be
    done any more.
    """

    ref: SheetRef
    rows: Rows
    look: SheetLook = SheetLook()
    alike: Alike | None = None
    whole: Callable[[], Grid] | None = None

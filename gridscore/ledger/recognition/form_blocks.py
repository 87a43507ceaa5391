"""Where the score forms of a sheet stand: runs of criteria below each other in one column."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gridscore.ledger.headings import heading_key
from gridscore.ledger.parsing.values import is_blank
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.kinds import TableKind

    Row = Sequence[Cell]

_FEWEST = 2  # criteria below each other before they are taken for those of a form
_LOOKED_AT = 80  # rows in which the first form of a sheet has to begin
_ITEM = "criterion"  # the column whose heading is that of the criteria
_LABEL_MARKS = frozenset(":：")


class Block(NamedTuple):
    """One form in a sheet: the column and the rows of its items, and the rows it spans."""

    col: int
    rows: list[int]
    start: int
    end: int

    @property
    def first(self) -> int:
        """The row of its first item."""
        return self.rows[0]

    @property
    def last(self) -> int:
        """The row of its last item."""
        return self.rows[-1]


def find_blocks(rows: Sequence[Row], wide: TableKind, long: TableKind) -> Iterator[Block]:
    """Find the forms of a sheet: runs of different criteria below each other in one column.

    The score sheet with a column for each criterion is `wide`, that with a row for each is `long`.
    """
    found: dict[int, tuple[int, str]] = {}
    for looked_at in (rows[:_LOOKED_AT], rows):  # a sheet that begins as no form is none
        found = _items_by_row(looked_at, wide)
        cols = [col for col, _ in found.values()]
        col = max(set(cols), key=cols.count, default=0)
        numbers = [number for number, (at, _) in found.items() if at == col]
        if len(numbers) < _FEWEST or _is_long_table(rows, numbers[0], col, long.column_of):
            return
    runs = _runs(numbers, found)
    below = [_start_below(rows, run[-1] + 1, after[0]) for run, after in pairwise(runs)]
    starts = [0, *below]
    for run, start, end in zip(runs, starts, [*starts[1:], len(rows)], strict=True):
        if len(run) >= _FEWEST:
            yield Block(col, run, start, end)


def _runs(numbers: Sequence[int], found: Mapping[int, tuple[int, str]]) -> list[list[int]]:
    """Part rows where a criterion comes again: there the next form has begun."""
    runs: list[list[int]] = [[]]
    seen: set[str] = set()
    for number in numbers:
        item = found[number][1]
        if item in seen:
            runs.append([])
            seen = set()
        seen.add(item)
        runs[-1].append(number)
    return runs


def _items_by_row(rows: Sequence[Row], wide: TableKind) -> dict[int, tuple[int, str]]:
    """Return the rows that name just one criterion, with the column and the criterion."""
    named: dict[Cell, str] = {
        text: wide.item_of[heading_key(text)] for text in wide.item_headings.among(rows)
    }
    found = {}
    for number, row in enumerate(rows if named else ()):
        if named.keys().isdisjoint(row):
            continue
        here = [(col, named[cell]) for col, cell in enumerate(row) if cell in named]
        if len(here) == 1:
            found[number] = here[0]
    return found


def _is_long_table(rows: Sequence[Row], first: int, col: int, column_of: Mapping[str, str]) -> bool:
    """Say whether the heading of the criteria stands beside one of id or name.

    It stands right above them, or above criteria that the regulation does not know.
    """
    above = [row for row in reversed(rows[:first]) if not is_blank(cell_at(row, col))]
    headings = [row for row in above if column_of.get(heading_key(text_in(row[col]))) == _ITEM]
    for row in above[:1] + headings:
        known = {column_of.get(heading_key(cell)) for cell in row if isinstance(cell, str)}
        if not known.isdisjoint({"id", "name"}) and _ITEM in known:
            return True
    return False


def _start_below(rows: Sequence[Row], after: int, first: int) -> int:
    """Tell where the next form begins: at the last title before it, a line of a single text."""
    for number in range(first - 1, after - 1, -1):
        filled = [cell for cell in rows[number] if not is_blank(cell)]
        text = filled[0] if len(filled) == 1 else None
        if isinstance(text, str) and not _LABEL_MARKS.intersection(text):
            return number
    return after


def cell_at(row: Row, col: int) -> Cell:
    """Give a cell of a row; what is right of its last one is blank."""
    return row[col] if col < len(row) else ""


def text_in(cell: Cell) -> str:
    """Give the text of a cell without blanks around it, none for anything else."""
    return cell.strip() if isinstance(cell, str) else ""

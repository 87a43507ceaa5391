"""Rows and columns that a sheet hides: they are read, and it is said which they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.ledger.model import column_letters
from gridscore.messages import worded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gridscore.ledger.grid import SheetLook
    from gridscore.ledger.table import Table

_MOST_NAMED = 12  # stretches of rows; what is longer nobody reads


def report_hidden(table: Table, look: SheetLook) -> None:
    """Name the rows and columns of a table that are hidden, and a filter that hides rows."""
    if not look.hidden_rows and not look.hidden_cols:
        return
    rows = sorted(look.hidden_rows.intersection(table.row.tolist()))
    cols = sorted(look.hidden_cols.intersection(table.region.columns.values()))
    hidden = []
    if rows:
        hidden.append(worded("console.hidden.rows", places=_stretches(rows, _row_name)))
        if look.is_filtered:
            hidden.append(worded("console.hidden.filter"))
    if cols:
        hidden.append(worded("console.hidden.columns", places=_stretches(cols, column_letters)))
    if hidden:
        table.report_whole("GS221", hidden=hidden)


def _row_name(row: int) -> str:
    return str(row + 1)


def _stretches(numbers: Iterable[int], name: Callable[[int], str]) -> str:
    """Write rising numbers with stretches of neighbours as such: `4-6, 9`."""
    stretches: list[list[int]] = []
    for number in numbers:
        if stretches and number == stretches[-1][-1] + 1:
            stretches[-1].append(number)
        else:
            stretches.append([number])
    words = [
        name(stretch[0]) if len(stretch) == 1 else f"{name(stretch[0])}-{name(stretch[-1])}"
        for stretch in stretches
    ]
    more = ["…"] if len(words) > _MOST_NAMED else []
    return ", ".join(words[:_MOST_NAMED] + more)

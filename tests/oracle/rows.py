"""Rows of results, as the tests of the oracles look at them."""

from __future__ import annotations

Row = dict[str, str]


def only(rows: list[Row]) -> Row:
    """Return the one row there is."""
    (row,) = rows
    return row


def shown(row: Row, *columns: str) -> tuple[str, ...]:
    """Return some cells of a row."""
    return tuple(row[column] for column in columns)

"""What gridscore itself puts into workbooks for people: none of it is taken for a ledger.

Forms have a sheet of choices, marked copies a sheet of problems and a column of them. Each
says so in its own text, which every office program keeps, whatever format it saves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Cell

AID_MARK = "〔gridscore〕"
"""Begins the first cell of a sheet that is no ledger, and the heading of a column of marks."""

FORM_MARK = "gridscore forms"
"""Stands above the headings of every form that gridscore made."""


def is_aid(rows: Sequence[Sequence[Cell]]) -> bool:
    """Say whether a sheet holds what gridscore wrote for people, and no ledger."""
    first = rows[0][0] if rows and rows[0] else ""
    return isinstance(first, str) and first.startswith(AID_MARK)


def without_marks(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Take the columns of marks out of a sheet of a marked copy, headings and all."""
    marked = {
        col
        for row in rows
        for col, cell in enumerate(row)
        if isinstance(cell, str) and cell.startswith(AID_MARK)
    }
    return [["" if col in marked else cell for col, cell in enumerate(row)] for row in rows]

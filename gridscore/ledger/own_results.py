"""Results of gridscore itself, lying among the ledgers: they are passed over, not read again."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gridscore.messages import Lang, term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Cell

_MARKS = (
    ("column", ("rank", "standing", "reasons")),
    ("column", ("posting", "account", "clause")),
    ("problem", ("code", "severity", "message", "repair")),
)
"""Headings, as terms of a kind."""
_TITLE_LINES = 8  # of our own sheets, at most, down to their headings


@cache
def _marks() -> tuple[frozenset[str], ...]:
    """List the headings, in every language, that only our tables have together."""
    return tuple(
        frozenset(term(kind, name).in_language(lang) for name in names)
        for kind, names in _MARKS
        for lang in Lang
    )


def own_headings() -> frozenset[str]:
    """Return all headings that tell our own tables."""
    return frozenset().union(*_marks())


def is_own_table(rows: Sequence[Sequence[Cell]]) -> bool:
    """Say whether a sheet starts like a roster, a journal or a list of problems of our own."""
    for row in rows[:_TITLE_LINES]:
        texts = {cell for cell in row if isinstance(cell, str)}
        if any(marks <= texts for marks in _marks()):
            return True
    return False

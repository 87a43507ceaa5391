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
_PUBLIC = (
    *(("rank", "name"), ("rank", "name", "grade")),
    *(("group", "rank", "name"), ("group", "rank", "name", "grade")),
)
"""Headings of a list for the notice board, which has no others."""
_TITLE_LINES = 8  # of our own sheets, at most, down to their headings


@cache
def _marks() -> tuple[frozenset[str], ...]:
    """List the headings, in every language, that only our tables have together."""
    return tuple(
        frozenset(term(kind, name).in_language(lang) for name in names)
        for kind, names in _MARKS
        for lang in Lang
    )


@cache
def _public_rows() -> frozenset[tuple[Cell, ...]]:
    """List the whole rows of headings of lists for the notice board, in every language."""
    return frozenset(
        tuple(term("column", name).in_language(lang) for name in names)
        for names in _PUBLIC
        for lang in Lang
    )


def own_headings() -> frozenset[str]:
    """Return all headings that tell our own tables."""
    return frozenset().union(*_marks())


def is_own_table(rows: Sequence[Sequence[Cell]]) -> bool:
    """Say whether a sheet starts like a roster, a journal or a list of our own."""
    for row in rows[:_TITLE_LINES]:
        if tuple(row) in _public_rows():
            return True
        texts = {cell for cell in row if isinstance(cell, str)}
        if any(marks <= texts for marks in _marks()):
            return True
    return False

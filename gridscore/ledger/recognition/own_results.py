"""Results of gridscore itself, lying among the ledgers: they are passed over, not read again."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gridscore.messages import Lang, term, wording

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
_IN_NOTE = " · "  # between what the line below a title tells
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


@cache
def _notes() -> re.Pattern[str]:
    """Match the line that each of our sheets has below its title: by which regulation."""
    in_languages = (re.escape(text) for text in wording("results.note"))
    ends = (re.sub(r"\\{\w+\\}", ".+", text) for text in in_languages)
    return re.compile(f"{_IN_NOTE}(?:{'|'.join(ends)})$")


@cache
def _words() -> frozenset[Cell]:
    """List all headings that have a say; most rows have none of them."""
    return frozenset().union(*_marks(), *_public_rows())


def own_headings() -> frozenset[str]:
    """Return all headings that tell our own tables."""
    return frozenset().union(*_marks())


def is_own_table(rows: Sequence[Sequence[Cell]]) -> bool:
    """Say whether a sheet starts like one of our own: its headings, or the line below its title.

    So it does when an office program has saved our workbook as text, a sheet a file.
    """
    for row in rows[:_TITLE_LINES]:
        texts = {cell for cell in row if isinstance(cell, str)}
        if not texts.isdisjoint(_words()) and (
            tuple(row) in _public_rows() or any(marks <= texts for marks in _marks())
        ):
            return True
        if any(_IN_NOTE in text and _notes().search(text) for text in texts):
            return True
    return False

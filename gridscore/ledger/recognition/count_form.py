"""The tally of a vote as a form: each answer with its number beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.ledger.headings import heading_key
from gridscore.ledger.known_columns import is_further_answer
from gridscore.ledger.parsing.values import is_meant_as_number
from gridscore.ledger.recognition.labels import find_labels, with_who
from gridscore.ledger.recognition.region import Region, text_of
from gridscore.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Cell, Grid
    from gridscore.ledger.kinds import TableKind

_ANSWERS = ("satisfied", "fair", "poor", "sampled", "returned", "valid", "total")
_WORDS = pattern(r"[\s:：]+")
_LOOKED_AT = 80  # rows in which the form has to begin


def find_count_form(grid: Grid, kinds: Sequence[TableKind]) -> list[Region]:
    """Return the tally of a form in which each answer has its number beside it."""
    rows = grid.rows
    survey = next((kind for kind in kinds if kind.id == "survey" and not kind.left_out_by), None)
    if survey is None:
        return []
    labels = find_labels(rows, 0, min(len(rows), _LOOKED_AT), survey.column_of, wanted=_ANSWERS)
    counts = {name: fixed for name, fixed in labels.items() if is_meant_as_number(fixed.cell)}
    if not {"satisfied", "fair", "poor"} <= counts.keys():
        return []
    who = find_labels(rows, 0, len(rows), survey.column_of)
    further = _further_answers(rows[:_LOOKED_AT], survey)
    row, col, _ = counts.pop("satisfied")
    return [
        Region(
            kind=survey,
            header_row=row,
            columns={"satisfied": col},
            headings=(("满意", "satisfied"),),
            extra=further,
            titles=text_of(rows[:row]),
            first=row,
            end=row + 1,
            footers={},
            width=col + 1,
            fixed=counts | with_who(grid.ref.name, who),
        )
    ]


def _further_answers(rows: Sequence[Sequence[Cell]], survey: TableKind) -> tuple[str, ...]:
    """Return the answers beside the three that have a number with them too."""
    texts = (cell for row in rows for cell in row if isinstance(cell, str))
    words = {word for text in texts for word in _WORDS.split(text) if is_further_answer(word)}
    keys = {key: word for word in words if (key := heading_key(word)) not in survey.column_of}
    labels = find_labels(rows, 0, len(rows), keys, wanted=keys.values())
    return tuple(word for word, fixed in labels.items() if is_meant_as_number(fixed.cell))

"""The tally of a vote as a form: each answer with its number beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.ledger.labels import find_labels, with_who
from gridscore.ledger.region import Region, text_of
from gridscore.ledger.values import is_meant_as_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Grid
    from gridscore.ledger.kinds import TableKind

_ANSWERS = ("satisfied", "fair", "poor", "sampled", "returned", "valid", "total")
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
    row, col, _ = counts.pop("satisfied")
    return [
        Region(
            kind=survey,
            header_row=row,
            columns={"satisfied": col},
            headings=(("满意", "satisfied"),),
            extra=(),
            titles=text_of(rows[:row]),
            first=row,
            end=row + 1,
            footers={},
            width=col + 1,
            fixed=counts | with_who(grid.ref.name, who),
        )
    ]

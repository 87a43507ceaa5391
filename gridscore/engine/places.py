"""Where in the ledgers something stands, and problems that name a person and his place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.model import BLANK, cell_name
from gridscore.problems import Place, make_problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.model import Ledger, SheetRef
    from gridscore.problems import Problem


def place_of(sheets: Sequence[SheetRef], sheet: int, row: int, col: int) -> Place:
    """Name a cell of the ledgers; `col` BLANK names the whole sheet."""
    ref = sheets[sheet]
    return Place(ref.file, ref.name, cell_name(row, col) if col != BLANK else "")


def place_of_score(ledger: Ledger, entry: int, criterion: int) -> Place:
    """Name the cell of one score."""
    scores = ledger.scores
    row, col = int(scores.row[entry, criterion]), int(scores.col[entry, criterion])
    return place_of(ledger.sheets, int(scores.sheet[entry]), row, col)


def place_of_person(ledger: Ledger, person: int) -> Place:
    """Name the roster row a person first stands in."""
    roster = ledger.roster
    wanted = roster.person.dtype.type(person)  # of another kind, all would be converted first
    stint = int(np.searchsorted(roster.person, wanted))
    return place_of(ledger.sheets, roster.sheet[stint], roster.row[stint], 0)


def problem_about(
    ledger: Ledger, code: str, person: int, place: Place | None = None, /, **details: object
) -> Problem:
    """Make a problem about a person, told by id and name; without a place, at his roster row."""
    roster = ledger.roster
    return make_problem(
        code,
        place_of_person(ledger, person) if place is None else place,
        id=roster.ids[person],
        name=roster.names[person],
        **details,
    )

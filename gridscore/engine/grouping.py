"""Which group somebody belongs to: a level, a grid, a zone, a role, a parent or a top."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.presence import last_stint
from gridscore.ledger.coded import flags_by_code
from gridscore.ledger.model import BLANK
from gridscore.ledger.superiors import cities

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort
    from gridscore.ledger.model import Roster
    from gridscore.periods import Period
    from gridscore.scheme.outcome import Grouping

HIGHEST_LEVEL = 9
"""Levels there may be, one above the other."""

NOBODY = -3
"""No index of the roster, and neither BLANK nor CITY."""


def grouping_of(case: Case, period: Period, cohort: Cohort, by: Grouping) -> NDArray[np.int64]:
    """Say for each row which group it belongs to on its last day in the period: a code.

    `top` is the highest above it in the roster, or what the highest one's parent is called.
    """
    roster = case.ledger.roster
    stint = cohort.take(last_stint(roster, period))
    if by == "top":
        return cohort.take(tops(roster, period))
    if by == "parent":
        return _parents(roster)[stint]
    return np.asarray(getattr(roster, by)[stint], np.int64)


def _parents(roster: Roster) -> NDArray[np.int64]:
    """Give each stint's parent: a code of the roster's parents, or, beyond them, of its people.

    By id or by name it is one person or unit; the city is one too, by any word or by its row.
    """
    above, code = roster.superior, roster.parent.astype(np.int64)
    known = above != BLANK
    code[known] = len(roster.parents) + above[known]
    code[_under_city(roster)] = city_code(roster)
    return code


def _under_city(roster: Roster) -> NDArray[np.bool_]:
    """Mark the stints whose parent is the city."""
    under: NDArray[np.bool_] = _called_city(roster) | (roster.superior == city_of(roster))
    return under


def _called_city(roster: Roster) -> NDArray[np.bool_]:
    """Mark the stints whose parent is the city by a word for it."""
    called_city = np.zeros(len(roster.parents), np.bool_)
    called_city[cities(roster.parents)] = True
    return flags_by_code(called_city, roster.parent)


def city_code(roster: Roster) -> int:
    """Give the code of the city as a parent: its row, or a word that means it; BLANK for none.

    Of several words it is the first by spelling, wherever they stand.
    """
    city = city_of(roster)
    if city != NOBODY:
        return len(roster.parents) + city
    return min(cities(roster.parents), key=roster.parents.__getitem__, default=BLANK)


def city_of(roster: Roster) -> int:
    """Find the city where it stands on the roster: the only unit of the first level, or NOBODY."""
    first = roster.person[roster.level == 1]
    return int(first[0]) if len(first) and (first == first[0]).all() else NOBODY


def tops(roster: Roster, period: Period) -> NDArray[np.int64]:
    """Give each person's top: a code of the roster's parents, or, beyond them, of its people.

    Who stands right under the city is a top himself: the city is nobody's group.
    """
    stint = last_stint(roster, period)
    known = stint != BLANK
    superior = np.where(known, roster.superior[stint], BLANK)
    below = np.where(_called_city(roster), BLANK, _parents(roster))
    parent = np.where(known, below[stint], BLANK)
    top = np.arange(len(roster.ids))
    for _ in range(HIGHEST_LEVEL):
        above = superior[top]
        top = np.where(above != BLANK, above, top)
    named = parent[top]
    return np.where(named != BLANK, named, len(roster.parents) + top).astype(np.int64)

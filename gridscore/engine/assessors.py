"""Who may assess whom: a finding's assessor stands above the unit, or is the city."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assessment import incident_cells, place_of
from gridscore.engine.presence import stint_on
from gridscore.ledger.model import BLANK, CITY
from gridscore.periods import day_date
from gridscore.problems import make_problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case
    from gridscore.ledger.model import Incidents, Ints, Roster
    from gridscore.periods import Period
    from gridscore.problems import Problem

STRANGE_ASSESSOR = "GS512"
_HIGHEST = 9  # levels there may be, one above the other


def report_assessors(case: Case, period: Period) -> list[Problem]:
    """Name every finding of a period whose assessor is neither above the unit nor the city."""
    events, roster = case.ledger.incidents, case.ledger.roster
    dated = (events.day >= period.first_day) & (events.day <= period.last_day)
    found = np.flatnonzero(dated & (events.assessor != BLANK) & _is_finding(events))
    stint = stint_on(roster, events.worker[found], events.day[found])
    found, stint = found[stint != BLANK], stint[stint != BLANK]
    strange = found[~_is_above(roster, stint, events.assessor_person[found])]
    return [_tell(case, int(row)) for row in strange]


def _is_finding(events: Incidents) -> NDArray[np.bool_]:
    named = [category.startswith("finding:") for category in events.categories]
    return np.array([*named, False])[events.category]


def _is_above(roster: Roster, stint: Ints, assessor: Ints) -> NDArray[np.bool_]:
    """Say for each roster row whether an assessor is one of its superiors, or the city."""
    latest = np.full(len(roster.ids), BLANK, np.int64)
    latest[roster.person] = np.arange(len(roster.person))  # stints of a person stand in order
    above: NDArray[np.bool_] = assessor == CITY
    superior = roster.superior[stint]
    for _ in range(_HIGHEST):
        above |= (superior == assessor) & (superior != BLANK)
        higher = roster.superior[latest[superior]]
        superior = np.where(superior == BLANK, BLANK, higher)
    return above


def _tell(case: Case, row: int) -> Problem:
    ledger, events = case.ledger, case.ledger.incidents
    sheet, line, col = (int(part[0]) for part in incident_cells(events, np.array([row])))
    person = events.worker[row]
    return make_problem(
        STRANGE_ASSESSOR,
        place_of(ledger, sheet, line, col),
        events.assessors[events.assessor[row]],
        id=ledger.roster.ids[person],
        name=ledger.roster.names[person],
        date=str(day_date(events.day[row])),
        assessor=events.assessors[events.assessor[row]],
    )

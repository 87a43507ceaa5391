"""Who may assess whom: a finding's assessor stands above the unit, or is the city."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.grouping import HIGHEST_LEVEL, city_of
from gridscore.engine.places import place_of
from gridscore.engine.presence import stint_on
from gridscore.ledger.coded import flags_by_code
from gridscore.ledger.model import BLANK, CITY
from gridscore.messages import term
from gridscore.messages.word_list import WordList
from gridscore.periods import day_date
from gridscore.problems import make_problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case
    from gridscore.ledger.model import Ints, Roster
    from gridscore.periods import Period
    from gridscore.problems import Problem

STRANGE_ASSESSOR = "GS512"


def report_assessors(case: Case, period: Period) -> list[Problem]:
    """Name every finding of a period whose assessor is neither above the unit nor the city.

    Also those whose time limit was missed in the period; superiors are those of the day of the
    finding.
    """
    events, roster = case.ledger.incidents, case.ledger.roster
    findings = {name for name in events.categories if name.startswith("finding:")}
    if not findings:
        return []
    asked = flags_by_code((name in findings for name in events.categories), events.category)
    asked &= (events.assessor != BLANK) & events.dated_in(period)
    asked &= (events.assessor_person != CITY) & (events.assessor_person != city_of(roster))
    found = np.flatnonzero(asked)
    if not len(found):
        return []
    stint = stint_on(roster, events.worker[found], events.day[found])
    found, stint = found[stint != BLANK], stint[stint != BLANK]
    strange = ~_is_above(roster, stint, events.day[found], events.assessor_person[found])
    found, stint = found[strange], stint[strange]
    return [_tell(case, found[n], stint[n : n + 1]) for n in range(len(found))]


def _is_above(roster: Roster, stint: Ints, day: Ints, assessor: Ints) -> NDArray[np.bool_]:
    """Say for each roster row whether an assessor is one of its superiors that day."""
    above: NDArray[np.bool_] = (roster.superior[stint] == assessor) & (assessor != BLANK)
    left = np.flatnonzero(~above)  # hardly any: what stands further above is looked up for these
    for superior in _superiors(roster, stint[left], day[left]):
        above[left] |= (superior == assessor[left]) & (superior != BLANK)
    return above


def _superiors(roster: Roster, stint: Ints, day: Ints) -> Iterator[Ints]:
    """Give who is above each roster row on a day, then who is above that, BLANK for nobody.

    A superior that is not itself assessed has no time in post: its last row says who is above it.
    """
    latest = np.full(len(roster.ids), BLANK, np.int64)
    latest[roster.person] = np.arange(len(roster.person))  # stints of a person stand in order
    superior = roster.superior[stint]
    for _ in range(HIGHEST_LEVEL):
        if (superior == BLANK).all():
            return
        yield superior
        then = stint_on(roster, superior, day)
        higher = roster.superior[np.where(then == BLANK, latest[superior], then)]
        superior = np.where(superior == BLANK, np.int32(BLANK), higher)


def _tell(case: Case, row: np.int64, stint: Ints) -> Problem:
    ledger, events, roster = case.ledger, case.ledger.incidents, case.ledger.roster
    person = events.worker[row]
    assessor = events.assessors[events.assessor[row]]
    above = [int(one[0]) for one in _superiors(roster, stint, events.day[row : row + 1])]
    allowed = [f"{roster.ids[one]} {roster.names[one]}" for one in above if one != BLANK]
    return make_problem(
        STRANGE_ASSESSOR,
        place_of(ledger.sheets, int(events.sheet[row]), int(events.row[row]), int(events.col[row])),
        assessor,
        id=roster.ids[person],
        name=roster.names[person],
        date=str(day_date(events.day[row])),
        assessor=assessor,
        allowed=WordList((*allowed, term("authority", "city"))),
    )

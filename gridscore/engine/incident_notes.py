"""Notices about incidents that do not count, or count in a way that may surprise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assessment import incident_cells, place_of
from gridscore.engine.ladder import Verdict
from gridscore.ledger.model import BLANK
from gridscore.messages import term
from gridscore.periods import day_date
from gridscore.problems import make_problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.ladder import History
    from gridscore.ledger.model import Ledger
    from gridscore.periods import Period
    from gridscore.problems import Problem

CODES = {
    Verdict.PENDING: "GS601",
    Verdict.REVOKED: "GS602",
    Verdict.AUTHORITY: "GS603",
    Verdict.UNDOCUMENTED: "GS604",
    Verdict.DUPLICATE: "GS605",
    Verdict.AFTER_DISMISSAL: "GS606",
    Verdict.OUT_OF_POST: "GS608",
}
SAME_DAY = "GS607"


def note_incidents(ledger: Ledger, history: History, period: Period) -> list[Problem]:
    """Tell of each incident of the period that a reading set aside, or that shares its day."""
    inside = history.day >= period.first_day
    problems = []
    for verdict, code in CODES.items():
        told = np.flatnonzero(inside & (history.verdict == verdict))
        problems += [_note(ledger, history, code, int(position)) for position in told]
    told = np.flatnonzero(inside & _shares_its_day(history))
    return problems + [_note(ledger, history, SAME_DAY, int(position)) for position in told]


def _shares_its_day(history: History) -> NDArray[np.bool_]:
    """Mark occurrences that follow another of the same person and ladder on one day (R20)."""
    repeated = np.zeros(len(history.day), np.bool_)
    counting = np.flatnonzero((history.number > 0) & (history.step != BLANK))
    order = counting[np.lexsort((counting, history.rule[counting], history.worker[counting]))]
    same = np.ones(max(len(order) - 1, 0), np.bool_)
    for column in (history.worker, history.rule, history.day):
        same &= column[order][1:] == column[order][:-1]
    repeated[order[1:]] = same
    return repeated


def _note(ledger: Ledger, history: History, code: str, position: int) -> Problem:
    incidents = ledger.incidents
    source = history.source[position : position + 1]
    sheet, row, col = (int(part[0]) for part in incident_cells(incidents, source))
    person = history.worker[position]
    authority = int(incidents.authority[source[0]])
    document = int(incidents.document[source[0]])
    category = incidents.categories[incidents.category[source[0]]]
    return make_problem(
        code,
        place_of(ledger, sheet, row, col),
        term("category", category),
        id=ledger.roster.ids[person],
        name=ledger.roster.names[person],
        date=str(day_date(history.day[position])),
        category=term("category", category),
        authority="-"
        if authority == BLANK
        else term("authority", incidents.authorities[authority]),
        document="-" if document == BLANK else incidents.documents[document],
        number=int(history.number[position]),
    )

"""Incidents in the order of the year: which count, which step each reaches, who is dismissed.

Covers R7 (order, only confirmed ones count), R8 (the last step repeats), R11 (nothing counts
after a dismissal), R12 (whose notice counts), R19 (one document, one fact), R20 (one day, each
its own step) and R24 (commendations need a document).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.presence import stint_on
from gridscore.ledger.model import BLANK, PENDING, REVOKED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.ledger.model import Incidents, Ints, Roster
    from gridscore.periods import Period
    from gridscore.scheme.model import Scheme


class Verdict(IntEnum):
    """Whether an incident counts, and if not, why."""

    COUNTS = 0
    PENDING = 1  # R7
    REVOKED = 2  # R7
    OUT_OF_POST = 3  # dated outside the person's time in post
    AUTHORITY = 4  # R12
    UNDOCUMENTED = 5  # R24
    DUPLICATE = 6  # R19, R24
    AFTER_DISMISSAL = 7  # R11
    NO_RULE = 8  # no rule of the scheme claims its category


NEVER = 2**31 - 1
"""The position of a dismissal that did not happen."""


@dataclass(frozen=True, slots=True)
class History:
    """The incidents of a calendar year up to some day, in the order that counts (R7).

    Incident columns have length k. `rule` indexes the scheme's ladders; `COMMENDATION` (the
    number of ladders) stands for commendations, BLANK for categories without a rule. `number`
    is the occurrence on its ladder, from 1, 0 where the incident does not count; `step`
    indexes the ladder's steps, BLANK likewise. Person columns have length n: the position in
    this history of the incident that dismissed, NEVER if none.
    """

    source: NDArray[np.int64]  # row of the incidents table
    worker: Ints
    day: Ints
    rule: Ints
    verdict: Ints
    number: Ints
    step: Ints
    dismissed_at: Ints

    def dismissal_day(self) -> NDArray[np.int64]:
        """Give each person's day of dismissal, NEVER if there was none."""
        days = np.full(len(self.dismissed_at), NEVER, np.int64)
        gone = self.dismissed_at != NEVER
        days[gone] = self.day[self.dismissed_at[gone]]
        return days


def trace_incidents(
    incidents: Incidents, roster: Roster, scheme: Scheme, year: Period, until: int
) -> History:
    """Go through the year's incidents up to day `until` and decide what each one brings."""
    source = np.flatnonzero((incidents.day >= year.first_day) & (incidents.day <= until))
    source = source[np.argsort(incidents.day[source], kind="stable")]
    worker, day = incidents.worker[source], incidents.day[source]
    rule = _rules(incidents, scheme)[incidents.category[source]]
    verdict = _own_verdicts(incidents, source, rule, scheme)
    outside = (stint_on(roster, worker, day) == BLANK) & (rule != len(scheme.ladders))
    verdict[(verdict == Verdict.COUNTS) & outside] = Verdict.OUT_OF_POST
    _set_aside_duplicates(verdict, worker, rule, incidents.document[source])
    number = _number_occurrences(verdict, worker, rule)
    step = _steps(number, rule, scheme)
    dismissed_at = _first_dismissals(step, rule, worker, len(roster.ids), scheme)
    late = np.arange(len(source)) > dismissed_at[worker]
    late &= verdict == Verdict.COUNTS
    verdict[late] = Verdict.AFTER_DISMISSAL
    number[late], step[late] = 0, BLANK
    return History(source, worker, day, rule, verdict, number, step, dismissed_at)


def _rules(incidents: Incidents, scheme: Scheme) -> Ints:
    """Translate each category code into the rule that claims it."""
    rules = {category: i for i, category in enumerate(scheme.categories)}
    codes = [rules.get(category, BLANK) for category in incidents.categories]
    return np.array(codes, np.int32).reshape(-1)


def _own_verdicts(
    incidents: Incidents, source: NDArray[np.int64], rule: Ints, scheme: Scheme
) -> Ints:
    """Judge each incident by itself: has it a rule, is it confirmed, may its author notify."""
    verdict = np.full(len(source), Verdict.COUNTS, np.int32)
    for code, ladder in enumerate(scheme.ladders):
        if ladder.authorities:
            allowed = [name in ladder.authorities for name in incidents.authorities]
            counts = np.array([*allowed, False])[incidents.authority[source]]  # BLANK is last
            verdict[(rule == code) & ~counts] = Verdict.AUTHORITY
    undocumented = incidents.document[source] == BLANK
    verdict[(rule == len(scheme.ladders)) & undocumented] = Verdict.UNDOCUMENTED
    status = incidents.status[source]
    verdict[status == PENDING] = Verdict.PENDING
    verdict[status == REVOKED] = Verdict.REVOKED
    verdict[rule == BLANK] = Verdict.NO_RULE
    return verdict


def _set_aside_duplicates(verdict: Ints, worker: Ints, rule: Ints, document: Ints) -> None:
    """Keep the earliest of those that would count under one document number (R19, R24)."""
    documented = np.flatnonzero((verdict == Verdict.COUNTS) & (document != BLANK))
    facts = np.stack([worker[documented], rule[documented], document[documented]], axis=1)
    _, first = np.unique(facts, axis=0, return_index=True)
    repeated = np.ones(len(documented), np.bool_)
    repeated[first] = False
    verdict[documented[repeated]] = Verdict.DUPLICATE


def _number_occurrences(verdict: Ints, worker: Ints, rule: Ints) -> Ints:
    """Give the counting incidents of each person and rule their number, from 1, in order."""
    number = np.zeros(len(verdict), np.int32)
    counting = np.flatnonzero(verdict == Verdict.COUNTS)
    order = counting[np.lexsort((counting, rule[counting], worker[counting]))]
    if len(order):
        same = (worker[order][1:] == worker[order][:-1]) & (rule[order][1:] == rule[order][:-1])
        starts = np.flatnonzero(np.concatenate(([True], ~same)))
        lengths = np.diff(np.append(starts, len(order)))
        number[order] = np.arange(len(order)) - np.repeat(starts, lengths) + 1
    return number


def _steps(number: Ints, rule: Ints, scheme: Scheme) -> Ints:
    """Find the step of each occurrence; beyond the last, the last again (R8)."""
    step = np.full(len(number), BLANK, np.int32)
    for code, ladder in enumerate(scheme.ladders):
        mine = (rule == code) & (number > 0)
        step[mine] = np.minimum(number[mine], len(ladder.steps)) - 1
    return step


def _first_dismissals(step: Ints, rule: Ints, worker: Ints, people: int, scheme: Scheme) -> Ints:
    """Find for each person the position of the first incident that dismisses him."""
    dismissed_at = np.full(people, NEVER, np.int32)
    for code, ladder in enumerate(scheme.ladders):
        dismisses = np.array([*(step.dismiss for step in ladder.steps), False])
        position = np.flatnonzero((rule == code) & dismisses[step])  # BLANK is last
        np.minimum.at(dismissed_at, worker[position], position.astype(np.int32))
    return dismissed_at

"""Dismissals by what earlier rounds of the year came to, carried into the periods after (R11, R18).

A ladder dismisses on the day of an event, which the log tells. An override dismisses by the result
of a round, so the earlier rounds of the year are assessed first, each once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assessment import Run
from gridscore.engine.events import trace_events
from gridscore.engine.history import NEVER
from gridscore.engine.lines import Lines
from gridscore.engine.past_rounds import EarlierRounds
from gridscore.journal import Posting, Reason, Unit
from gridscore.ledger.model import BLANK
from gridscore.periods import PeriodKind
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gridscore.engine.assessment import Assessment, Case, Cohort
    from gridscore.ledger.model import Ints
    from gridscore.periods import Period


def run_of(case: Case, period: Period, assess_round: Callable[[Case, Period], Assessment]) -> Run:
    """Go through the events up to a period's end; earlier rounds may have ended somebody's post.

    Where this period looks back at such a round, `assess_round` is called, once for each.
    """
    earlier = EarlierRounds(case, period.year, assess_round)
    ended = _ended_before(earlier, period).day if _rounds_dismiss(case) else None
    year, until = period.calendar_year, period.last_day
    history = trace_events(case.ledger, case.scheme, year, until, ended=ended)
    return Run(case, period, history, history.dismissal_day(), earlier)


def post_earlier_dismissals(run: Run, cohort: Cohort) -> list[Posting]:
    """Post, with the clause, whose post an earlier round ended by which override."""
    case = run.case
    if not _rounds_dismiss(case):
        return []
    ended = _ended_before(run.earlier, run.period)
    postings = []
    for index, rule in enumerate(case.scheme.overrides):
        lines = Lines(f"standing:{rule.id}", rule.clause, rule.id, Unit.NONE)
        for code, one in enumerate(ended.periods):
            mine = (ended.rule == index) & (ended.period == code)
            why = Reason("override-dismissed-in", {"period": str(one)}, moves=True)
            lines.add(np.flatnonzero(mine[cohort.person]), 0, why)
        if lines.batches:
            postings.append(lines.posting())
    return postings


@dataclass(frozen=True, slots=True)
class _Ended:
    """Whose post an override ended: an entry per person.

    `day` is the last day in post, NEVER for the others; `rule` is the override and `period` the
    one of `periods` by whose result it was, BLANK for the others.
    """

    day: Ints
    rule: Ints
    period: Ints
    periods: list[Period]


def _rounds_dismiss(case: Case) -> bool:
    """Say whether an override can end a post by the result of a round."""
    return any(rule.dismiss and rule.on != "year" for rule in case.scheme.overrides)


def _ended_before(earlier: EarlierRounds, period: Period) -> _Ended:
    """Assess the periods of the year that end before another, and note whom they dismissed."""
    people = len(earlier.case.ledger.roster.ids)
    ended = _Ended(
        np.full(people, NEVER, np.int32),
        np.full(people, BLANK, np.int32),
        np.full(people, BLANK, np.int32),
        list(_periods_before(earlier.case, period)),
    )
    for code, one in enumerate(ended.periods):
        assessed = earlier.assessed(one)
        if assessed is None:
            continue
        row = np.flatnonzero(assessed.ended_by != BLANK)
        person = assessed.person[row]
        ended.day[person], ended.period[person] = one.last_day, code
        ended.rule[person] = assessed.ended_by[row]
    return ended


def _periods_before(case: Case, period: Period) -> Iterator[Period]:
    """List what is assessed of a year before a period, in the order in which it ends."""
    kinds = [kind for kind in case.scheme.cadences if kind is not PeriodKind.YEAR]
    earlier = [
        one
        for kind in kinds
        for one in period.calendar_year.parts(kind)
        if one.last_day < period.first_day
        or (one.last_day <= period.last_day and kind.months < period.kind.months)
    ]
    yield from sorted(earlier, key=lambda one: (one.last_day, one.kind.months))

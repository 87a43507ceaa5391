"""Which earlier rounds a condition looks back at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.periods import PeriodKind

if TYPE_CHECKING:
    from gridscore.engine.context import Context
    from gridscore.periods import Period


def rounds_before(context: Context, number: int) -> list[Period]:
    """List so many rounds before the one that is assessed; in the year they are its last ones."""
    period, routine = context.period, context.case.scheme.routine
    last = period.before()
    if period.kind is PeriodKind.YEAR and routine is not PeriodKind.YEAR:
        last = period.parts(routine)[-1]
    rounds = [last]
    while len(rounds) < number:
        rounds.append(rounds[-1].before())
    return rounds


def rounds_to_count(context: Context) -> list[Period]:
    """List the rounds of the period; where it is itself one, those of the calendar year before."""
    period, routine = context.period, context.case.scheme.routine
    if period.kind is routine:
        return list(period.calendar_year.parts(routine))[: period.index - 1]
    return list(period.parts(routine))

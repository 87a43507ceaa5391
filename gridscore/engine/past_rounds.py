"""Rounds that a later one looks back at: which they are, and what they came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.ledger.model import CONFIRMED
from gridscore.periods import PeriodKind
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from gridscore.engine.assessment import Assessment, Case
    from gridscore.engine.context import Context
    from gridscore.periods import Period


@dataclass(frozen=True, slots=True)
class EarlierRounds:
    """The rounds that a run of a `year` looks back at; each is assessed once in a case."""

    case: Case
    year: int
    assess: Callable[[Case, Period], Assessment]

    def assessed(self, period: Period) -> Assessment | None:
        """Assess a round; None where none was held.

        In the year of the run every round was held, unless the scheme lets some go by; of other
        years those for which something was handed in.
        """
        case = self.case
        certain = period.year == self.year and case.scheme.year.rounds == "every"
        if not (certain or was_begun(case, period)):
            return None
        if period not in case.earlier:
            case.earlier[period] = self.assess(case, period)
        return case.earlier[period]


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


def was_begun(case: Case, period: Period) -> bool:
    """Say whether anything was handed in for a period: an event, a sheet, a measure, a total.

    Of one that rounds are gathered into it may have been for any of them. Events that are pending
    or revoked begin none (R7).
    """
    ledger = case.ledger
    confirmed = ledger.incidents.status == CONFIRMED
    happened = bool((ledger.incidents.dated_in(period) & confirmed).any())
    tables = (ledger.scores, ledger.measures, ledger.totals)
    return happened or any(period.contains(one) for table in tables for one in table.periods)

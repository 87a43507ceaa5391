"""What `check` can say without a period: completeness of what was begun, odd incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.engine.assess import assess_period
from gridscore.engine.dismissals import run_of
from gridscore.engine.event_gaps import report_events
from gridscore.engine.incident_notes import note_incidents
from gridscore.engine.missing import report_fault_log
from gridscore.engine.round_score import score_round
from gridscore.engine.year_parts import report_annual_parts
from gridscore.periods import Period, PeriodKind, day_date
from gridscore.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.engine.assessment import Case
    from gridscore.problems import Problem


def check_case(case: Case) -> Problems:
    """List what is missing or odd in every period that some sheet was handed in for.

    Periods without any sheet are not asked about: they may lie in the future.
    """
    parts: list[Sequence[Problem]] = []
    begun = _begun(case)
    for year in _years(case, begun):
        run = run_of(case, year, assess_period)
        for period in year.parts(case.scheme.routine):
            if period in begun:
                score = score_round(run.within(period))
                parts.append(report_fault_log(case, period, score.assessed & ~score.exempt))
                parts.append(score.problems)
        if year in begun or len(case.ledger.survey.worker):
            parts.append(report_annual_parts(run))
        parts += [report_events(run), note_incidents(run)]
    return Problems(*parts)


def _begun(case: Case) -> set[Period]:
    """List the periods that something was handed in for.

    Where nobody gives scores, an event begins the round it is dated in.
    """
    ledger = case.ledger
    begun = {*ledger.scores.periods, *ledger.measures.periods, *ledger.totals.periods}
    if not (case.scheme.scored or case.scheme.lacks_tariff):
        days = [day_date(day) for day in ledger.incidents.days]
        months = case.scheme.routine.months
        rounds = {(day.year, (day.month - 1) // months + 1) for day in days}
        begun |= {Period(year, case.scheme.routine, index) for year, index in rounds}
    return begun


def _years(case: Case, begun: set[Period]) -> list[Period]:
    """List the calendar years that sheets, votes or incidents fall into."""
    ledger = case.ledger
    years = {period.year for period in [*begun, *ledger.survey.periods]}
    years |= {day_date(day).year for day in ledger.incidents.days}
    return [Period(year, PeriodKind.YEAR) for year in sorted(years)]

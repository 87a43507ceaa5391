"""What `check` can say without a period: completeness of what was begun, odd incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.engine.events import trace_events
from gridscore.engine.incident_notes import note_incidents
from gridscore.engine.round_score import score_round
from gridscore.engine.year_parts import report_annual_parts
from gridscore.periods import Period, PeriodKind, day_date

if TYPE_CHECKING:
    from gridscore.engine.assessment import Case
    from gridscore.problems import Problem


def check_case(case: Case) -> list[Problem]:
    """List what is missing or odd in every period that some sheet was handed in for.

    Periods without any sheet are not asked about: they may lie in the future.
    """
    problems: list[Problem] = []
    begun = {
        *case.ledger.scores.periods,
        *case.ledger.measures.periods,
        *case.ledger.totals.periods,
    }
    for year in _years(case, begun):
        history = trace_events(case.ledger, case.scheme, year, year.last_day)
        dismissal = history.dismissal_day()
        for period in year.parts(case.scheme.routine):
            if period in begun:
                problems += score_round(case, history, period, dismissal).problems
        if year in begun or len(case.ledger.survey.worker):
            problems += report_annual_parts(case, history, year, dismissal)
        problems += note_incidents(case, history, year)
    return problems


def _years(case: Case, begun: set[Period]) -> list[Period]:
    """List the calendar years that sheets or incidents fall into."""
    ledger = case.ledger
    years = {period.year for period in begun}
    years |= {day_date(day).year for day in set(ledger.incidents.day.tolist())}
    return [Period(year, PeriodKind.YEAR) for year in sorted(years)]

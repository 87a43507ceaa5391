"""The assessment of a period, whatever kind it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.periods import PeriodKind

if TYPE_CHECKING:
    from gridscore.engine.assessment import Assessment, Case
    from gridscore.periods import Period


def assess_period(case: Case, period: Period) -> Assessment:
    """Assess a year, a round, or a period that rounds are gathered into."""
    if period.kind is PeriodKind.YEAR:
        from gridscore.engine.year import assess_year

        return assess_year(case, period)
    from gridscore.engine.routine import assess_routine

    return assess_routine(case, period)

"""What a period is compared with: the one before, and the rounds that it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assess import assess_period
from gridscore.engine.past_rounds import was_begun
from gridscore.numbers import UNSET, divide_half_up
from gridscore.problems import has_errors
from gridscore.results.model import History, PeriodSummary

if TYPE_CHECKING:
    from gridscore.engine.assessment import Assessment, Case
    from gridscore.periods import Period

MOST_ROWS = 20_000
"""Rows beyond which a workbook does without: every period beside it would cost its own again."""

_MONEY = ("due", "withheld", "bonus", "commendation", "paid")


def look_back(case: Case, assessment: Assessment) -> History:
    """Assess the period before and the rounds of a longer one from the same ledgers.

    A period is known where something was handed in for it and it can be assessed without errors;
    a round also where nothing had to be, as in a quarter without a fault.
    """
    period, scheme = assessment.period, case.scheme
    rounds = rounds_of(case, period)
    if len(assessment.person) * (1 + len(rounds)) > MOST_ROWS:
        return History()
    before = _summary(case, period.before()) if was_begun(case, period.before()) else None
    all_count = not scheme.scored and scheme.year.rounds == "every" and not case.draft
    known = [_summary(case, one) for one in rounds if all_count or was_begun(case, one)]
    return History(before, tuple(one for one in known if one is not None))


def rounds_of(case: Case, period: Period) -> tuple[Period, ...]:
    """Name the assessed periods that this one is made of: the longest that are shorter."""
    shorter = [kind for kind in case.scheme.cadences if kind.months < period.kind.months]
    return period.parts(max(shorter, key=lambda kind: kind.months)) if shorter else ()


def _summary(case: Case, period: Period) -> PeriodSummary | None:
    assessment = case.earlier.get(period) or assess_period(case, period)
    return None if has_errors(assessment.problems) else summarise(case, assessment)


def summarise(case: Case, assessment: Assessment) -> PeriodSummary:
    """Count and add up a period."""
    counts = np.bincount(assessment.grade + 1, minlength=len(case.scheme.grades) + 1)[1:]
    total = assessment.figures["total"]
    totals = total[total != UNSET]
    money: dict[str, int | None] = {}
    for name in _MONEY:
        if name in assessment.figures:
            amounts = assessment.figures[name]
            money[name] = None if (amounts == UNSET).any() else int(amounts.sum())
    return PeriodSummary(
        str(assessment.period),
        len(assessment.person),
        {grade.id: int(count) for grade, count in zip(case.scheme.grades, counts, strict=True)},
        divide_half_up(int(totals.sum()), len(totals)) if len(totals) else UNSET,
        money,
    )

"""One routine period, a month or a quarter: scores, grades, ranks and pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assessment import Assessment, Cohort, Standing
from gridscore.engine.incident_lines import post_dismissals
from gridscore.engine.incident_notes import note_earlier_dismissals, note_incidents
from gridscore.engine.ladder import trace_incidents
from gridscore.engine.outcome import band_of, rank_by_total
from gridscore.engine.pay import note_unset_period, pay_period
from gridscore.engine.penalty import announce_penalties
from gridscore.engine.presence import has_left, last_stint
from gridscore.engine.score_postings import post_criteria, post_exemptions
from gridscore.engine.sheets import read_period
from gridscore.journal import Unit, total_of
from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET
from gridscore.periods import day_number
from gridscore.problems import make_problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case
    from gridscore.engine.sheets import PeriodSheets
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.periods import Period
    from gridscore.problems import Problem


def assess_routine(case: Case, period: Period) -> Assessment:
    """Assess everyone in post in a routine period of the scheme.

    The problems of the assessment hold errors where a score is missing (R16); the figures
    are then those of what there is, and must not be published.
    """
    roster = case.ledger.roster
    history = trace_incidents(
        case.ledger.incidents, roster, case.scheme, period.calendar_year, period.last_day
    )
    dismissal = history.dismissal_day()
    scored = read_period(case, period, dismissal)
    cohort = Cohort.of(scored.assessed)
    money, pay = pay_period(case, history, period, cohort)
    postings = [
        *post_criteria(case, scored, cohort),
        post_exemptions(case, period, scored.exempt, cohort),
        *announce_penalties(case, history, period, cohort),
        *pay,
        *post_dismissals(case, history, cohort),
    ]
    has_total = scored.total[cohort.person] != UNSET
    total = np.where(has_total, total_of(postings, Unit.POINTS, len(cohort)), UNSET)
    complete = scored.complete[cohort.person]
    grade = band_of(np.where(complete, total, UNSET), case.scheme.grades)
    return Assessment(
        period=period,
        person=cohort.person,
        stint=last_stint(roster, period)[cohort.person],
        figures={
            "rank": rank_by_total(total, grade != BLANK),
            **_criterion_figures(case, scored, cohort),
            "total": total,
            **money,
        },
        grade=grade,
        survey_band=np.full(len(cohort), BLANK, np.int32),
        standing=standings(case, cohort, period, dismissal),
        postings=postings,
        problems=[
            *scored.problems,
            *note_incidents(case, history, period),
            *note_earlier_dismissals(case, period),
            *note_in_force(case, period),
            *note_unset_period(case),
        ],
    )


def _criterion_figures(case: Case, scored: PeriodSheets, cohort: Cohort) -> dict[str, Amounts]:
    means = np.where(scored.sheets.means == BLANK, UNSET, scored.sheets.means)[cohort.person]
    means[scored.exempt[cohort.person]] = UNSET
    return {criterion.id: means[:, i] for i, criterion in enumerate(case.scheme.criteria)}


def standings(case: Case, cohort: Cohort, period: Period, dismissal: NDArray[np.int64]) -> Ints:
    """Say where each person stands on the period's last day; a dismissal goes before leaving."""
    left = has_left(case.ledger.roster, cohort.person, period)
    standing = np.where(left, Standing.LEFT, Standing.ACTIVE)
    standing[dismissal[cohort.person] <= period.last_day] = Standing.DISMISSED
    return standing.astype(np.int32)


def note_in_force(case: Case, period: Period) -> list[Problem]:
    """Tell that a period begins before the regulation was in force."""
    start = case.scheme.in_force
    if start is None or period.first_day >= day_number(start):
        return []
    return [make_problem("GS702", scheme=case.scheme.id, date=str(start), period=str(period))]

"""The year: weighted parts, grade, bonus and commendations (R5, R6, R15, R18, R25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assessment import Assessment, Cohort, Standing
from gridscore.engine.incident_notes import note_earlier_dismissals, note_incidents
from gridscore.engine.ladder import trace_incidents
from gridscore.engine.missing import (
    exempt_in,
)
from gridscore.engine.outcome import band_of, rank_by_total
from gridscore.engine.pay import (
    pay_bonus,
    pay_commendations,
    post_dismissals,
    post_no_bonus,
)
from gridscore.engine.presence import last_stint
from gridscore.engine.routine import note_in_force, standings
from gridscore.engine.score_postings import post_exemptions
from gridscore.engine.year_parts import Parts, post_parts, read_parts, report_parts, share_of
from gridscore.journal import Posting, Reason, Unit, total_of
from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET, format_hundredths
from gridscore.problems import make_problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.periods import Period
    from gridscore.problems import Problem

FAIL_EARNS = "GS609"

NO_BONUS = {
    "dismissed": ("R18", Reason("no-bonus-dismissed")),
    "left": ("R15", Reason("no-bonus-left", moves=True)),
    "exempt": ("R16", Reason("no-bonus-exempt")),
    "incomplete": ("R16", Reason("no-bonus-incomplete", moves=True)),
}
"""Which reading leaves a row without grade and bonus, and how the journal says so."""


def assess_year(case: Case, year: Period) -> Assessment:
    """Assess the calendar year of everyone in post in one of its periods.

    As with a routine period, errors among the problems mean that figures must not be published.
    """
    roster, people = case.ledger.roster, len(case.ledger.roster.ids)
    history = trace_incidents(case.ledger.incidents, roster, case.scheme, year, year.last_day)
    dismissal = history.dismissal_day()
    exempt = exempt_in(case.ledger.exemptions, year, people)
    parts = read_parts(case, year, dismissal)
    cohort = Cohort.of(parts.assessed)

    standing = standings(case, cohort, year, dismissal)
    left_out = exempt | (parts.no_routine & (dismissal > year.last_day))
    points = post_parts(case, parts, cohort, left_out)
    total = _totals(points, cohort)
    grade, ungraded = _grade(case, parts, cohort, total, standing, left_out)
    bonus = [pay_bonus(case, year, cohort, grade), *_post_no_bonus(ungraded)]
    commendation = pay_commendations(case, history, cohort)
    return Assessment(
        period=year,
        person=cohort.person,
        stint=last_stint(roster, year)[cohort.person],
        figures={
            "rank": rank_by_total(total, grade != BLANK),
            **_mark_figures(parts, cohort, exempt),
            "deducted": np.zeros(len(cohort), np.int64),
            "total": total,
            "bonus": total_of(bonus, Unit.YUAN, len(cohort)),
            "commendation": total_of([commendation], Unit.YUAN, len(cohort)),
            "paid": total_of([*bonus, commendation], Unit.YUAN, len(cohort)),
        },
        grade=grade,
        survey_band=_survey_bands(case, parts, cohort, exempt),
        standing=standing,
        postings=[
            *points,
            post_exemptions(case, year, exempt, cohort),
            *post_dismissals(case, history, cohort),
            *bonus,
            commendation,
        ],
        problems=[
            *(problem for period in parts.periods for problem in period.problems),
            *report_parts(case, year, parts, exempt, dismissal),
            *note_incidents(case, history, year),
            *note_earlier_dismissals(case, year),
            *note_in_force(case, year),
            *_note_fail_bonus(case, cohort, grade),
        ],
    )


def _totals(points: list[Posting], cohort: Cohort) -> Amounts:
    """Add up the posted parts of each row; UNSET where none was posted."""
    posted = np.zeros(len(cohort), np.bool_)
    for posting in points:
        posted[posting.row] = True
    return np.where(posted, total_of(points, Unit.POINTS, len(cohort)), UNSET)


def _grade(
    case: Case,
    parts: Parts,
    cohort: Cohort,
    total: Amounts,
    standing: Ints,
    left_out: NDArray[np.bool_],
) -> tuple[Ints, dict[str, NDArray[np.bool_]]]:
    """Grade the rows that have a whole total and that no reading leaves out.

    Returns the grade of each row, and the other rows by why they have none.
    """
    ungraded = _without_grade(case, standing, left_out[cohort.person])
    excused = np.any(list(ungraded.values()), axis=0)
    whole = parts.complete[cohort.person] & (total != UNSET)
    ungraded["incomplete"] = ~whole & ~excused
    grade = band_of(np.where(whole & ~excused, total, UNSET), case.scheme.grades)
    return grade, ungraded


def _post_no_bonus(ungraded: dict[str, NDArray[np.bool_]]) -> list[Posting]:
    return [post_no_bonus(*NO_BONUS[why], rows) for why, rows in ungraded.items()]


def _mark_figures(parts: Parts, cohort: Cohort, exempt: NDArray[np.bool_]) -> dict[str, Amounts]:
    """Give the published marks to show; who is exempt from the year has none."""
    marks = {
        part: np.where(exempt, UNSET, mark)[cohort.person] for part, mark in parts.marks.items()
    }
    return {
        "routine": marks["routine"],
        "panel": marks["panel"],
        "survey_rate": marks["survey"],
        "survey": share_of(marks["survey"], parts.weights.get("survey", 0)),
    }


def _survey_bands(case: Case, parts: Parts, cohort: Cohort, exempt: NDArray[np.bool_]) -> Ints:
    """Label each vote satisfied, fair or poor, which moves nothing (R21)."""
    rate = np.where(exempt, UNSET, parts.votes.rate)[cohort.person]
    return band_of(rate, case.scheme.survey.labels)


def _without_grade(
    case: Case, standing: Ints, left_out: NDArray[np.bool_]
) -> dict[str, NDArray[np.bool_]]:
    """Say which rows a reading leaves without a grade, each under one reason."""
    left = (standing == Standing.LEFT) & (not case.scheme.year.grade_leavers)
    return {
        "dismissed": standing == Standing.DISMISSED,
        "left": left,
        "exempt": left_out & (standing != Standing.DISMISSED) & ~left,
    }


def _note_fail_bonus(case: Case, cohort: Cohort, grade: Ints) -> list[Problem]:
    """Tell that the worst grade is paid too, which surprises (R22)."""
    worst = case.scheme.grades[-1].id
    amount = case.scheme.pay.bonus.amounts[worst]
    if amount == 0:
        return []
    roster = case.ledger.roster
    return [
        make_problem(
            FAIL_EARNS,
            id=roster.ids[cohort.person[row]],
            name=roster.names[cohort.person[row]],
            amount=format_hundredths(amount),
            clause=case.scheme.pay.bonus.clause,
        )
        for row in np.flatnonzero(grade == len(case.scheme.grades) - 1)
    ]

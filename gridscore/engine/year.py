"""The year: weighted parts, grade, bonus and commendations (R5, R6, R15, R18, R25)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import all_alike
from gridscore.engine.assessment import Assessment, Cohort, Standing
from gridscore.engine.bands import band_of
from gridscore.engine.bounds import bound_total
from gridscore.engine.context import Context
from gridscore.engine.dismissals import post_earlier_dismissals, run_of
from gridscore.engine.drawn_on import figures_drawn_on, tie_breaks
from gridscore.engine.gather import mean_of
from gridscore.engine.grading import decide
from gridscore.engine.groups import assess_groups
from gridscore.engine.ladder_lines import balances
from gridscore.engine.missing import exempt_in
from gridscore.engine.part_postings import post_parts, shares_of
from gridscore.engine.pay import note_unset_year, pay_year
from gridscore.engine.payslip import PayRun
from gridscore.engine.penalty import force_grades, post_penalties
from gridscore.engine.presence import last_stint
from gridscore.engine.routine import assess_routine, note_run
from gridscore.engine.score_postings import post_exemptions
from gridscore.engine.standings import post_standings, standings
from gridscore.engine.tariff import Tariff
from gridscore.engine.year_parts import Parts, read_parts, report_parts
from gridscore.journal import Posting, Reason, Unit, total_of
from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET, format_hundredths
from gridscore.periods import PeriodKind
from gridscore.problems import Problems, make_problem
from gridscore.records import dataclass
from gridscore.side_by_side import FOR_TWO, begun

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Run
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.periods import Period
    from gridscore.problems import Problem
    from gridscore.scheme.outcome import YearPart

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
    run, people = run_of(case, year, assess_routine), len(case.ledger.roster.ids)
    is_long = people >= FOR_TWO
    has_long_log = len(run.history.source) >= FOR_TWO
    noted = begun(partial(note_run, run), is_long=has_long_log or is_long)
    exempt = exempt_in(case.ledger.exemptions, year, people)
    parts = read_parts(run)
    told = begun(partial(report_parts, run, parts, exempt), is_long=is_long)
    cohort = Cohort.of(parts.assessed)

    standing = standings(run, cohort)
    posted = begun(partial(post_standings, run, cohort, standing), is_long=is_long)
    left_out = exempt | (parts.no_routine & ~run.dismissed)
    shares = shares_of(parts, cohort)
    posted_parts = post_parts(case, parts, cohort, shares, left_out)
    has_total = cohort.take(parts.known & ~left_out)
    ungraded = _without_grade(case, parts, cohort, standing, left_out, has_total)
    graded = ~np.any(list(ungraded.values()), axis=0)
    points = _Points.of(run, cohort, parts, posted_parts, has_total, graded)
    figures = {
        **_mark_figures(case, parts, cohort, shares, exempt),
        **_united(_round_figures(case, parts, cohort), points.figures(cohort)),
        "total": points.total(cohort),
    }
    known = _figures_to_ask(case, year, parts, cohort, figures)
    nobody = all_alike(BLANK, len(cohort))
    context = Context(run, cohort, known, nobody)
    force = partial(force_grades, run, cohort)
    expected = ~(ungraded["dismissed"] | ungraded["left"] | ungraded["exempt"])
    decided = decide(context, expected, graded, standing, force)
    no_bonus = [(*NO_BONUS[why], rows) for why, rows in ungraded.items()]
    no_bonus.append((*NO_BONUS["incomplete"], graded & ~decided.whole))
    pay = pay_year(PayRun.of(decided, no_bonus))
    return Assessment(
        period=year,
        person=cohort.person,
        stint=cohort.take(last_stint(case.ledger.roster, year)),
        figures={
            "rank": decided.rank,
            **figures,
            **balances(run, cohort),
            **pay.columns,
        },
        grade=decided.grade,
        survey_band=_survey_bands(case, parts, cohort, exempt),
        standing=decided.standing,
        ended_by=decided.ended_by,
        ranked_in=decided.ranked_in,
        met=decided.context.met,
        groups=assess_groups(decided),
        posted=[
            *points.postings,
            *decided.postings,
            post_exemptions(case, year, exempt, cohort),
            *posted(),
            *post_earlier_dismissals(run, cohort),
            *pay.postings,
        ],
        problems=Problems(
            *(period.problems for period in parts.periods),
            told(),
            decided.problems,
            noted(),
            _note_fail_bonus(case, cohort, decided.grade),
            pay.problems,
            note_unset_year(case, year),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Points:
    """The postings of the year's total, in the order in which it comes about (R25)."""

    shares: list[Posting]
    tariff: list[Posting]
    penalties: list[Posting]
    bounds: list[Posting]
    sums: dict[str, Amounts]
    has_total: NDArray[np.bool_]

    @classmethod
    def of(
        cls,
        run: Run,
        cohort: Cohort,
        parts: Parts,
        shares: list[Posting],
        has_total: NDArray[np.bool_],
        graded: NDArray[np.bool_],
    ) -> _Points:
        """Add the year's tariff to the weighted parts, take the penalties off, keep the limits."""
        tariff = Tariff(run, cohort, has_total, "year")
        moved, sums = tariff.gather_sections(tariff.post(parts.measured))
        penalties = post_penalties(run, cohort, has_total, graded)
        total = total_of([*shares, *moved, *penalties], Unit.POINTS, len(cohort))
        bounds = bound_total(run.case.scheme, total, has_total)
        return cls(shares, moved, penalties, bounds, sums, has_total)

    @property
    def postings(self) -> list[Posting]:
        return [*self.shares, *self.tariff, *self.penalties, *self.bounds]

    def total(self, cohort: Cohort) -> Amounts:
        """Add up all lines of each row; UNSET where no part of the year is known."""
        total = total_of(self.postings, Unit.POINTS, len(cohort))
        total[~self.has_total] = UNSET
        return total

    def figures(self, cohort: Cohort) -> dict[str, Amounts]:
        """Say how many points were really taken off: what is named, less what the floor gave."""
        lifted = [posting for posting in self.bounds if posting.account == "points:floor"]
        moved = [posting for posting in (*self.penalties, *lifted) if posting.batches]
        if not moved:
            return {"deducted": np.broadcast_to(np.int64(0), len(cohort)), **self.sums}
        taken = total_of(moved, Unit.POINTS, len(cohort))
        return {"deducted": np.maximum(-taken, 0), **self.sums}


def _mark_figures(
    case: Case,
    parts: Parts,
    cohort: Cohort,
    shares: Mapping[YearPart, Amounts],
    exempt: NDArray[np.bool_],
) -> dict[str, Amounts]:
    """Give the published marks to show; who is exempt from the year has none."""
    marks = {part: _unless(exempt, cohort, mark) for part, mark in parts.marks.items()}
    survey = shares.get("survey", np.broadcast_to(np.int64(0), len(cohort)))
    unset = marks["survey"] == UNSET
    if case.scheme.routine is PeriodKind.YEAR:  # whose sheets are those of the round
        marks["panel"] = np.broadcast_to(np.int64(UNSET), len(cohort))
    return {
        "routine": marks["routine"],
        "panel": marks["panel"],
        "survey_rate": marks["survey"],
        "survey": np.where(unset, UNSET, survey) if unset.any() else survey,
    }


def _unless(exempt: NDArray[np.bool_], cohort: Cohort, mark: Amounts) -> Amounts:
    """Give each row its mark, UNSET for who is exempt."""
    return cohort.take(np.where(exempt, UNSET, mark) if exempt.any() else mark)


def _round_figures(case: Case, parts: Parts, cohort: Cohort) -> dict[str, Amounts]:
    """Give the criteria and sections of a year that is itself the round."""
    if case.scheme.routine is not PeriodKind.YEAR:
        return {}
    return {name: cohort.take(figure) for name, figure in parts.periods[0].figures.items()}


def _united(own: Mapping[str, Amounts], of_year: Mapping[str, Amounts]) -> dict[str, Amounts]:
    """Add up what both a round that is the year and the year's own tariff move."""
    sums = {}
    for name in own.keys() & of_year.keys():
        parts = np.stack([own[name], of_year[name]])
        known = parts != UNSET
        sums[name] = np.where(known.any(axis=0), np.where(known, parts, 0).sum(axis=0), UNSET)
    return {**own, **of_year, **sums}


def _figures_to_ask(
    case: Case, year: Period, parts: Parts, cohort: Cohort, figures: Mapping[str, Amounts]
) -> dict[str, Amounts]:
    """Give the figures that conditions of the year may ask for, those that the year has.

    The panel's mark is one where it counts, the vote where there is a survey. Of a criterion, and
    of a section that only rounds move, it is the published mean of the periods' (as where rounds
    are gathered).
    """
    names = ["total", "routine"]
    names += ["panel"] if "panel" in parts.weights else []
    names += ["survey_rate"] if case.scheme.survey else []
    names += [section.id for section in case.scheme.sections_of("year")]
    known = {name: figures[name] for name in names}
    asked = figures_drawn_on(case.scheme, year.kind) | tie_breaks(case.scheme, year.kind)
    for name in asked - known.keys():
        if any(name in period.figures for period in parts.periods):
            known[name] = cohort.take(mean_of([one.figures[name] for one in parts.periods]))
    return known


def _survey_bands(case: Case, parts: Parts, cohort: Cohort, exempt: NDArray[np.bool_]) -> Ints:
    """Label each vote satisfied, fair or poor, which moves nothing (R21)."""
    labels = case.scheme.survey.labels if case.scheme.survey else ()
    if not labels:
        return all_alike(BLANK, len(cohort))
    return band_of(_unless(exempt, cohort, parts.votes.rate), labels)


def _without_grade(
    case: Case,
    parts: Parts,
    cohort: Cohort,
    standing: Ints,
    left_out: NDArray[np.bool_],
    has_total: NDArray[np.bool_],
) -> dict[str, NDArray[np.bool_]]:
    """Say which rows have no grade, each under one reason of NO_BONUS."""
    dismissed = standing == Standing.DISMISSED
    left = (standing == Standing.LEFT) & (not case.scheme.year.grade_leavers)
    exempt = cohort.take(left_out) & ~dismissed & ~left
    whole = cohort.take(parts.complete) & has_total
    incomplete = ~whole & ~dismissed & ~left & ~exempt
    return {"dismissed": dismissed, "left": left, "exempt": exempt, "incomplete": incomplete}


def _note_fail_bonus(case: Case, cohort: Cohort, grade: Ints) -> list[Problem]:
    """Tell that the regulation itself pays the worst grade too, which surprises (R22)."""
    bonus, grades = case.scheme.pay.bonus, case.scheme.grades
    amount = bonus.amounts[grades[-1].id] if bonus and grades else 0
    if bonus is None or not isinstance(amount, int) or amount == 0:
        return []
    roster = case.ledger.roster
    return [
        make_problem(
            FAIL_EARNS,
            id=roster.ids[cohort.person[row]],
            name=roster.names[cohort.person[row]],
            amount=format_hundredths(amount),
            clause=bonus.clause,
        )
        for row in np.flatnonzero(grade == len(case.scheme.grades) - 1)
    ]

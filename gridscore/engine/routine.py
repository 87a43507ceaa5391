"""One routine period, a month or a quarter: scores, grades, ranks and pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assessment import Assessment, Cohort, Standing
from gridscore.engine.context import Context
from gridscore.engine.dismissals import post_earlier_dismissals, run_of
from gridscore.engine.event_gaps import report_events
from gridscore.engine.gather import score_period
from gridscore.engine.grading import decide
from gridscore.engine.groups import assess_groups
from gridscore.engine.incident_notes import note_earlier_dismissals, note_incidents
from gridscore.engine.ladder_lines import balances
from gridscore.engine.missing import report_fault_log
from gridscore.engine.past_rounds import was_begun
from gridscore.engine.pay import note_repeated, note_unset_period, pay_period
from gridscore.engine.payslip import PayRun
from gridscore.engine.penalty import announce_penalties
from gridscore.engine.presence import last_stint
from gridscore.engine.rounds_held import note_not_held, rounds_held
from gridscore.engine.score_postings import post_exemptions
from gridscore.engine.standings import post_standings, standings
from gridscore.journal import Reason, Unit, total_of
from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET
from gridscore.periods import day_number
from gridscore.problems import Problems, has_errors, make_problem
from gridscore.records import replace

if TYPE_CHECKING:
    from gridscore.engine.assessment import Case, Run
    from gridscore.engine.grading import Decided
    from gridscore.ledger.model import Amounts
    from gridscore.periods import Period
    from gridscore.problems import Problem

NOT_PAID = ("R16", Reason("payment-exempt"))
"""Which reading leaves a row without what goes by results, and how the journal says so."""

CHANGE_UNKNOWN = "GS642"


def assess_routine(case: Case, period: Period) -> Assessment:
    """Assess everyone in post in a routine period of the scheme, or one that rounds gather into.

    The problems of the assessment hold errors where a score is missing (R16); the figures
    are then those of what there is, and must not be published.
    """
    run = run_of(case, period, assess_routine)
    held = rounds_held(case, period)
    score = score_period(run, held)
    cohort = score.cohort
    standing = standings(run, cohort)
    points = [
        *score.postings,
        post_exemptions(case, period, score.exempt, cohort),
        *announce_penalties(run, cohort),
    ]
    has_total = cohort.take(score.total) != UNSET
    total = np.where(has_total, total_of(points, Unit.POINTS, len(cohort)), UNSET)
    figures = {name: cohort.take(figure) for name, figure in score.figures.items()}
    figures["total"] = total
    ungraded = np.full(len(cohort), BLANK, np.int32)
    context = Context(run, cohort, figures, ungraded)
    expected = ~cohort.take(score.exempt) & (standing != Standing.DISMISSED)
    decided = decide(context, expected, cohort.take(score.complete), standing)
    pay = pay_period(PayRun.of(decided, [(*NOT_PAID, cohort.take(score.exempt))]))
    change, unknown_change = _change_of_rank(decided)
    return Assessment(
        period=period,
        person=cohort.person,
        stint=cohort.take(last_stint(case.ledger.roster, period)),
        figures={
            "rank": decided.rank,
            **change,
            **figures,
            **balances(run, cohort),
            **pay.columns,
        },
        grade=decided.grade,
        survey_band=np.full(len(cohort), BLANK, np.int32),
        standing=decided.standing,
        ended_by=decided.ended_by,
        ranked_in=decided.ranked_in,
        met=decided.context.met,
        posted=[
            *points,
            *pay.postings,
            *post_standings(run, cohort, standing),
            *post_earlier_dismissals(run, cohort),
            *decided.postings,
        ],
        groups=assess_groups(decided),
        problems=Problems(
            score.problems,
            note_not_held(case, period, held),
            report_fault_log(case, period, score.assessed & ~score.exempt),
            decided.problems,
            note_run(run),
            pay.problems,
            unknown_change,
            note_unset_period(case, period),
            note_repeated(case, period),
        ),
    )


def _change_of_rank(decided: Decided) -> tuple[dict[str, Amounts], list[Problem]]:
    """Say how many places each row has gained since the round before, UNSET where it is not known.

    It is not known where nothing was handed in for the round before, where that has errors, and
    for who was ranked among others then.
    """
    case, cohort, rank = decided.context.case, decided.context.cohort, decided.rank
    ranking, before = case.scheme.ranking, decided.context.period.before()
    if ranking is None or not ranking.change:
        return {}, []
    change = np.full(len(cohort), UNSET, np.int64)
    if not was_begun(case, before):
        return {"change": change}, []
    unchanging = ranking.model_copy(update={"change": False})
    plain = case.scheme.model_copy(update={"ranking": unchanging})
    earlier = assess_routine(replace(case, scheme=plain), before)
    if has_errors(earlier.problems):
        return {"change": change}, [make_problem(CHANGE_UNKNOWN, before=before)]
    peers = Cohort.of(np.isin(np.arange(len(cohort.row_of)), earlier.person))
    was = peers.spread(earlier.figures["rank"])[cohort.person]
    known = (was != UNSET) & (rank != UNSET)
    for was_in, is_in in zip(earlier.ranked_in, decided.ranked_in, strict=True):
        known &= peers.spread(was_in)[cohort.person] == is_in
    change[known] = was[known] - rank[known]
    return {"change": change}, []


def note_run(run: Run) -> Problems:
    """Tell what is odd about the events of a period, and about its regulation."""
    return Problems(
        report_events(run),
        note_incidents(run),
        note_earlier_dismissals(run),
        _note_in_force(run.case, run.period),
    )


def _note_in_force(case: Case, period: Period) -> list[Problem]:
    """Tell that a period begins before the regulation was in force."""
    start = case.scheme.in_force
    if start is None or period.first_day >= day_number(start):
        return []
    return [make_problem("GS702", scheme=case.scheme.id, date=str(start), period=period)]

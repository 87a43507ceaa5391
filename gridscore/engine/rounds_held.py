"""Which rounds of a year a station held, and whether anybody was scored in a period (R5, R16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.engine.given_totals import GivenTotals
from gridscore.engine.past_rounds import was_begun
from gridscore.engine.presence import in_post
from gridscore.engine.score import entries_of
from gridscore.ledger.model import BLANK
from gridscore.problems import make_problem

if TYPE_CHECKING:
    from collections.abc import Collection

    from gridscore.engine.assessment import Case
    from gridscore.periods import Period
    from gridscore.problems import Problem

NOT_HELD = "GS623"


def rounds_held(case: Case, whole: Period) -> list[Period]:
    """List the rounds of a year, or of a period that rounds are gathered into, that were held.

    They are all of them but for those the scheme lets go by. A round was held where somebody in
    post has a score or a given total, or, where nobody is scored by sheets, where anything was
    handed in for it. A period without any has not skipped its rounds; they are all missing.
    """
    periods = list(whole.parts(case.scheme.routine))
    if case.scheme.year.rounds == "every":
        return periods
    held = [period for period in periods if _was_held(case, period)]
    return held or periods


def note_not_held(case: Case, whole: Period, held: Collection[Period]) -> list[Problem]:
    """Tell of each round of a period that it is taken not to have been held."""
    rounds = whole.parts(case.scheme.routine)
    return [make_problem(NOT_HELD, period=one) for one in rounds if one not in held]


def _was_held(case: Case, period: Period) -> bool:
    """Say whether the station held a round."""
    if not case.scheme.scored:
        return was_begun(case, period)
    return anyone_scored(case, period) or _any_given(case, period)


def anyone_scored(case: Case, period: Period) -> bool:
    """Say whether somebody in post in the period, or the year, has a score of it."""
    scores, present = case.ledger.scores, in_post(case.ledger.roster, period)
    entry = entries_of(scores, period)
    scored = (scores.points.T[:, entry] != BLANK).any(axis=0)
    return bool((scored & present[scores.worker[entry]]).any())


def _any_given(case: Case, period: Period) -> bool:
    """Say whether somebody in post in the period has a given total of it."""
    given = GivenTotals.of(case, period).known
    return bool((given & in_post(case.ledger.roster, period)).any())

"""Which rounds of a year a station held, and whether anybody was scored in a period (R5, R16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.engine.gather import was_begun
from gridscore.engine.given_totals import GivenTotals
from gridscore.engine.presence import in_post
from gridscore.engine.score import entries_of
from gridscore.ledger.model import BLANK

if TYPE_CHECKING:
    from gridscore.engine.assessment import Case
    from gridscore.periods import Period


def rounds_held(case: Case, year: Period) -> list[Period]:
    """List the routine periods of a year, but for those the scheme lets go by without a round.

    A round was held where somebody in post has a score or a given total, or, where nobody is scored
    by sheets, where anything was handed in for it. A year without any has not skipped its rounds;
    they are all missing.
    """
    periods = list(year.parts(case.scheme.routine))
    if case.scheme.year.rounds == "every":
        return periods
    held = [period for period in periods if _was_held(case, period)]
    return held or periods


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

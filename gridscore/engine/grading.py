"""From a total to a grade, in the order of R25: bands, what a grade needs, what decides it else.

The rank goes by the total (R17): whoever has a grade has a rank, however the grade came about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.bands import band_of, grade_by_bands
from gridscore.engine.condition_words import condition_in_words
from gridscore.engine.conditions import holds, is_seen
from gridscore.engine.lines import Lines
from gridscore.engine.measures import find_unmeasured
from gridscore.engine.overrides import override
from gridscore.engine.places import problem_about
from gridscore.engine.quota import keep_quotas
from gridscore.engine.ranks import rank_within, ranking_keys
from gridscore.journal import Reason, Unit
from gridscore.ledger.model import BLANK
from gridscore.messages import worded
from gridscore.numbers import UNSET, format_hundredths
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from gridscore.engine.context import Context
    from gridscore.journal import Posting
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.messages import Wording
    from gridscore.problems import Problem
    from gridscore.scheme.outcome import Grade

NO_BAND = "GS630"


@dataclass(frozen=True, slots=True)
class Decided:
    """What a period's totals led to, an entry per row, with the postings behind it.

    `ranked_in` is what each row is ranked within. `ended_by` is the override that ended a row's
    post, BLANK for none. `whole` marks the rows whose result lacks nothing. `context` knows the
    rank, the final grade and which overrides held, for the conditions of payments.
    """

    rank: Amounts
    ranked_in: tuple[NDArray[np.int64], ...]
    grade: Ints
    standing: Ints
    ended_by: Ints
    whole: NDArray[np.bool_]
    postings: list[Posting]
    problems: list[Problem]
    context: Context


def decide(
    context: Context,
    expected: NDArray[np.bool_],
    whole: NDArray[np.bool_],
    standing: Ints,
    force: Callable[[Ints, NDArray[np.bool_]], Ints] | None = None,
) -> Decided:
    """Grade and rank the `whole` rows by the figure `total` of the context, and override.

    `expected` marks whose measures must be there (R16). `standing` are codes of the case's
    standing names. `force` is what ladders make of the grades of whole rows; one that they decide
    outright it has also where the total lies in a hole between bands.
    """
    case, total = context.case, context.figures["total"]
    lacking, problems = find_unmeasured(context, expected)
    whole = whole & ~lacking & (total != UNSET)
    band = grade_by_bands(case.scheme.grades, np.where(whole, total, UNSET))
    decided = band if force is None else force(band, whole)
    gaps, told = _post_gaps(context, whole & (decided == BLANK))
    ranked = decided != BLANK if case.scheme.grades else whole
    keys = ranking_keys(case, context.period, context.cohort)
    rank = rank_within(keys, total, ranked)
    context = context.knowing("rank", rank).graded(band)
    grade, needs = _keep_needs(context)
    context = context.graded(grade if force is None else force(grade, whole))
    overridden = override(context, whole, standing)
    context = context.meeting(overridden.met)
    grade, quotas = keep_quotas(context.graded(overridden.grade), standing)
    if ((grade == BLANK) & ranked).any() and case.scheme.grades:  # an override took grades away
        rank = rank_within(keys, total, ranked & (grade != BLANK))
        context = context.knowing("rank", rank)
    return Decided(
        rank,
        tuple(keys),
        grade,
        overridden.standing,
        overridden.ended_by,
        whole,
        [*gaps, *needs, *overridden.postings, *quotas],
        [*problems, *told, *overridden.problems],
        context.graded(grade),
    )


def _post_gaps(context: Context, gap: NDArray[np.bool_]) -> tuple[list[Posting], list[Problem]]:
    """Say of each row in `gap` between which bands its total lies: it has no grade and no rank."""
    grades, total = context.case.scheme.grades, context.figures["total"]
    if not grades or not gap.any():
        return [], []
    below = band_of(total, grades)
    postings, problems = [], []
    for code, grade in enumerate(grades):
        row = np.flatnonzero(gap & (below == code))
        if not len(row):
            continue
        above = _band_above(context, code)
        details = {"grade": grade.word, "end": format_hundredths(grade.to or 0), "above": above}
        lines = _account(context, grade)
        lines.add(row, 0, Reason("grade-gap", details, moves=True), figure=total[row])
        postings.append(lines.posting())
        problems += [_no_band(context, int(one), details) for one in row]
    return postings, problems


def _band_above(context: Context, code: int) -> Wording:
    """Word where the next better band begins."""
    if code == 0:
        return worded("reasons.no-band-above")
    upper = context.case.scheme.grades[code - 1]
    return worded("reasons.band-above", grade=upper.word, start=format_hundredths(upper.floor))


def _no_band(context: Context, row: int, details: dict[str, object]) -> Problem:
    total = format_hundredths(int(context.figures["total"][row]))
    person = int(context.cohort.person[row])
    return problem_about(context.case.ledger, NO_BAND, person, total=total, **details)


def _account(context: Context, grade: Grade) -> Lines:
    clause = grade.clause or context.case.scheme.year.clause
    return Lines(f"grade:{grade.id}", clause, grade.id, Unit.NONE)


def _keep_needs(context: Context) -> tuple[Ints, list[Posting]]:
    """Give each row the best grade, from that of its band down, whose needs hold.

    The worst grade is anybody's. What the run cannot look at keeps nobody from a grade.
    """
    case, grade = context.case, context.grade.copy()
    postings = []
    for code, rule in enumerate(case.scheme.grades[:-1]):
        if not rule.needs:
            continue
        lines, asked = _account(context, rule), grade == code
        failed = np.zeros(len(asked), np.bool_)
        for condition in rule.needs:
            details = {"grade": rule.word, "condition": condition_in_words(case, condition)}
            short = asked & ~holds(condition, context, unseen=True)
            lines.add(np.flatnonzero(short), 0, Reason("grade-short", details, moves=True))
            if not is_seen(condition, context):
                lines.add(np.flatnonzero(asked), 0, Reason("condition-unseen", details))
            failed |= short
        earned = Reason("grade-earned", {"grade": rule.word})
        lines.add(np.flatnonzero(asked & ~failed), 0, earned)
        grade[failed] = code + 1
        postings.append(lines.posting())
    return grade, postings

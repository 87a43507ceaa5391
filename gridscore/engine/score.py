"""From score sheets to published points: one mean per person and criterion (R3, R4, R23)."""

from __future__ import annotations

from functools import cached_property
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import RowsByCode
from gridscore.ledger.model import BLANK
from gridscore.numbers import LARGEST_PRODUCT, divide_half_up
from gridscore.records import dataclass
from gridscore.scheme.base import WHOLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.model import Amounts, Ints, Scores
    from gridscore.periods import Period
    from gridscore.scheme.scoring import Criterion, Scoring


@dataclass(frozen=True)
class Sheets:
    """What the panel gave in one period.

    `entry` are the rows of the scores table that belong to the period. `means` are published
    points, shape (people, criteria), BLANK where no scorer gave any. `used` says which single
    scores went into a mean, shape (entries, criteria). `handed_in` says who has a sheet; `worker`
    whose each entry is.
    """

    entry: NDArray[np.int64]
    worker: Ints
    means: Amounts
    used: NDArray[np.bool_]
    handed_in: NDArray[np.bool_]

    @cached_property
    def of_worker(self) -> RowsByCode:
        """Where in `entry` those of each person stand."""
        return RowsByCode.of(self.worker, len(self.handed_in))


def publish_means(scores: Scores, period: Period, people: int, scoring: Scoring | None) -> Sheets:
    """Publish the mean of each criterion for everyone with a sheet in the period."""
    mine = np.array([known == period for known in scores.periods], np.bool_)
    entry = np.flatnonzero(mine[scores.period]) if len(mine) else np.zeros(0, np.int64)
    worker, points = scores.worker[entry], scores.points[entry].astype(np.int64)
    used = points != BLANK
    if scoring and scoring.blank == "zero":
        used |= left_blank(worker, scores.scorer[entry], used, len(scores.scorers))
        points = np.where(points == BLANK, 0, points)
    weights = scoring.role_weights if scoring else {}
    role = scores.role[entry]
    if scoring and scoring.trim:
        weight = [*(weights.get(name, 0) for name in scores.roles), 0]  # BLANK is last
        used &= ~_trimmed(points, used, worker, np.array(weight, np.int64)[role], scoring.trim)
    handed_in = np.zeros(people, np.bool_)
    handed_in[worker] = True
    if np.count_nonzero(handed_in) == len(worker) and not weights:  # nobody has two sheets
        means = np.full((people, points.shape[1]), BLANK, np.int64)
        means[worker] = points if used.all() else np.where(used, points, BLANK)
    elif weights:
        of_role = [role == _code(scores.roles, name) for name in weights]
        means = _weighted_means(points, used, worker, of_role, people, list(weights.values()))
    else:
        means = _mean(*_sums(points, used, worker, people))
    return Sheets(entry, worker, means, used, handed_in)


def left_blank(
    worker: Ints, scorer: Ints, given: NDArray[np.bool_], scorers: int
) -> NDArray[np.bool_]:
    """Mark the blanks of scorers who gave no score elsewhere, shape (entries, criteria).

    A scorer's rows in the long shape may be spread over several sheets; only the first of
    them is marked.
    """
    if given.all():
        return np.zeros(given.shape, np.bool_)
    key = worker.astype(np.int64) * max(scorers, 1) + scorer
    _, first, one = np.unique(key, return_index=True, return_inverse=True)
    by_scorer = np.zeros((len(first), given.shape[1]), np.bool_)
    np.logical_or.at(by_scorer, one, given)
    blank = np.zeros(given.shape, np.bool_)
    blank[first] = ~by_scorer
    return blank


def _sums(
    points: Amounts, used: NDArray[np.bool_], worker: Ints, people: int
) -> tuple[Amounts, Amounts]:
    """Add up and count the used scores per person and criterion."""
    total = np.zeros((people, points.shape[1]), np.int64)
    count = np.zeros_like(total)
    np.add.at(total, worker, np.where(used, points, 0))
    np.add.at(count, worker, used.astype(np.int64))
    return total, count


def _mean(total: Amounts, count: Amounts) -> Amounts:
    return np.where(count > 0, divide_half_up(total, np.maximum(count, 1)), BLANK)


def _trimmed(
    points: Amounts, used: NDArray[np.bool_], worker: Ints, weight: Amounts, trim: int
) -> NDArray[np.bool_]:
    """Mark the `trim` lowest and `trim` highest scores of each person and criterion.

    Where so few scores were given that none would remain, none is left out. Equal ones stand in
    order of the weight of their role, not of the ledger, which then could move the mean.
    """
    out = np.zeros(points.shape, np.bool_)
    for criterion in range(points.shape[1]):
        given = np.flatnonzero(used[:, criterion])
        order = given[np.lexsort((weight[given], points[given, criterion], worker[given]))]
        _, start, size = np.unique(worker[order], return_index=True, return_counts=True)
        place = np.arange(len(order)) - np.repeat(start, size)
        of = np.repeat(size, size)
        extreme = (place < trim) | (place >= of - trim)
        out[order, criterion] = extreme & (of > 2 * trim)
    return out


def _code(roles: Sequence[str], name: str) -> int:
    return roles.index(name) if name in roles else BLANK - 1  # of nobody


def _weighted_means(
    points: Amounts,
    used: NDArray[np.bool_],
    worker: Ints,
    of_role: list[NDArray[np.bool_]],
    people: int,
    weights: list[int],
) -> Amounts:
    """Weigh the plain mean of each role; a role without any score weighs nothing.

    `of_role` marks the entries of each role, in the order of `weights`. The means are kept as
    exact fractions over a common denominator until the one rounding, in numbers of any size where
    so many scorers ask for it.
    """
    parts = [
        (weight, *_sums(points, used & mine[:, None], worker, people))
        for weight, mine in zip(weights, of_role, strict=True)
    ]
    most = sum(weight * int(total.max(initial=0)) for weight, total, _ in parts)
    most *= prod(int(count.max(initial=1)) for _, _, count in parts)
    kind = np.int64 if most < LARGEST_PRODUCT else object
    dividend = np.zeros((people, points.shape[1]), kind)
    divisor = np.ones_like(dividend)
    whole = np.zeros(dividend.shape, np.int64)
    for weight, total, count in parts:
        each = np.maximum(count, 1)
        dividend = dividend * each + weight * total.astype(kind) * divisor
        divisor *= each
        whole += np.where(count > 0, weight, 0)
    means = divide_half_up(dividend, divisor * np.maximum(whole, 1))
    return np.where(whole > 0, means, BLANK).astype(np.int64)


def at_weight(means: Amounts, criterion: Criterion) -> Amounts:
    """Publish what means of a criterion add to a whole: all of them, or so many percent (R3)."""
    if criterion.weight is None:
        return means
    return divide_half_up(means * criterion.weight, WHOLE)


def totals_of(means: Amounts, criteria: Sequence[Criterion]) -> tuple[Amounts, NDArray[np.bool_]]:
    """Add up each person's means at their weights; say also who has one for every criterion."""
    given = means != BLANK
    total = np.zeros(len(means), np.int64)
    for column, criterion in enumerate(criteria):
        total += np.where(given[:, column], at_weight(means[:, column], criterion), 0)
    return total, given.all(axis=1)

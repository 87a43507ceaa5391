"""From score sheets to published points: one mean per person and criterion (R3, R4, R23)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.model import BLANK
from gridscore.numbers import divide_half_up

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.ledger.model import Amounts, Ints, Scores
    from gridscore.periods import Period
    from gridscore.scheme.scoring import Scoring


@dataclass(frozen=True, slots=True)
class Sheets:
    """What the panel gave in one period.

    `entry` are the rows of the scores table that belong to the period. `means` are published
    points, shape (people, criteria), BLANK where no scorer gave any. `used` says which single
    scores went into a mean, shape (entries, criteria). `handed_in` says who has a sheet.
    """

    entry: NDArray[np.int64]
    means: Amounts
    used: NDArray[np.bool_]
    handed_in: NDArray[np.bool_]


def publish_means(scores: Scores, period: Period, people: int, scoring: Scoring | None) -> Sheets:
    """Publish the mean of each criterion for everyone with a sheet in the period."""
    mine = np.array([known == period for known in scores.periods], np.bool_)
    entry = np.flatnonzero(mine[scores.period]) if len(mine) else np.zeros(0, np.int64)
    worker, points = scores.worker[entry], scores.points[entry]
    used = points != BLANK
    if scoring and scoring.blank == "zero":
        points, used = np.where(used, points, 0), np.ones(points.shape, np.bool_)
    if scoring and scoring.trim:
        used &= ~_trimmed(points, used, worker, scoring.trim)
    if scoring and scoring.role_weights:
        means = _weighted_means(points, used, worker, scores, entry, people, scoring)
    else:
        means = _mean(*_sums(points, used, worker, people))
    handed_in = np.zeros(people, np.bool_)
    handed_in[worker] = True
    return Sheets(entry, means, used, handed_in)


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
    points: Amounts, used: NDArray[np.bool_], worker: Ints, trim: int
) -> NDArray[np.bool_]:
    """Mark the `trim` lowest and `trim` highest scores of each person and criterion.

    Where so few scores were given that none would remain, none is left out.
    """
    out = np.zeros(points.shape, np.bool_)
    for criterion in range(points.shape[1]):
        given = np.flatnonzero(used[:, criterion])
        order = given[np.lexsort((points[given, criterion], worker[given]))]
        _, start, size = np.unique(worker[order], return_index=True, return_counts=True)
        place = np.arange(len(order)) - np.repeat(start, size)
        of = np.repeat(size, size)
        extreme = (place < trim) | (place >= of - trim)
        out[order, criterion] = extreme & (of > 2 * trim)
    return out


def _weighted_means(
    points: Amounts,
    used: NDArray[np.bool_],
    worker: Ints,
    scores: Scores,
    entry: NDArray[np.int64],
    people: int,
    scoring: Scoring,
) -> Amounts:
    """Weigh the plain mean of each role; a role without any score weighs nothing.

    The means are kept as exact fractions over a common denominator until the one rounding.
    """
    shape = (people, points.shape[1])
    dividend = np.zeros(shape, np.int64)
    divisor = np.ones(shape, np.int64)
    weights = np.zeros(shape, np.int64)
    for role, weight in scoring.role_weights.items():
        code = scores.roles.index(role) if role in scores.roles else BLANK - 1
        of_role = used & (scores.role[entry] == code)[:, None]
        total, count = _sums(points, of_role, worker, people)
        given = count > 0
        count = np.maximum(count, 1)
        dividend = dividend * count + weight * total * divisor
        divisor *= count
        weights += np.where(given, weight, 0)
    whole = np.where(weights > 0, weights, 1)
    return np.where(weights > 0, divide_half_up(dividend, divisor * whole), BLANK)


def totals_of(means: Amounts) -> tuple[Amounts, NDArray[np.bool_]]:
    """Add up the published means of each person; say also who has one for every criterion."""
    complete = (means != BLANK).all(axis=1)
    return np.where(means == BLANK, 0, means).sum(axis=1), complete

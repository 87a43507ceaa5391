"""From score sheets to published points: one mean per person and criterion (R3, R4, R23)."""

from __future__ import annotations

from functools import cached_property
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.columns import rise
from gridscore.engine.runs import begins
from gridscore.equal_rows import RowsByCode, order_by
from gridscore.ledger.coded import amounts_by_code
from gridscore.ledger.model import BLANK
from gridscore.numbers import LARGEST_PRODUCT, UNSET, divide_half_up
from gridscore.records import NamedTuple, dataclass
from gridscore.scheme.base import WHOLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.model import Amounts, Ints, Narrow, Scores
    from gridscore.periods import Period
    from gridscore.scheme.scoring import Criterion, Scoring


_STRETCH = 1 << 16  # entries whose scores stay in the cache while they are added up


@dataclass(frozen=True)
class Entries:
    """The single scores of one period, and which of them count.

    `at` are the rows of the scores table, a stretch of it where they stand together; `worker` says
    whom each is about. `used` says which single scores went into a mean, shape (criteria, entries),
    None where all did. `counts` has an entry per person: whose scores count.
    """

    at: slice | NDArray[np.int64]
    worker: Ints
    used: NDArray[np.bool_] | None
    counts: NDArray[np.bool_]

    @cached_property
    def of_worker(self) -> RowsByCode:
        """Where among the entries those of each person stand."""
        return RowsByCode.of(self.worker, len(self.counts))

    def rows(self, nth: NDArray[np.integer]) -> NDArray[np.integer]:
        """Give the rows of the scores table of some entries."""
        return np.asarray(nth + self.at.start if isinstance(self.at, slice) else self.at[nth])


@dataclass(frozen=True)
class Sheets:
    """What the scorers gave in one period.

    `handed_in` says who has a sheet with any score on it. Where nobody has two, `by_entry` holds
    and `points` are the scores as they were given, shape (criteria, entries), and as narrow as the
    ledger has them: each is its own mean. Otherwise they are the means, shape (criteria, people).
    """

    entries: Entries
    handed_in: NDArray[np.bool_]
    points: Narrow
    by_entry: bool

    @cached_property
    def means(self) -> Ints:
        """The published points, shape (criteria, people), BLANK where no scorer gave any."""
        if not self.by_entry or self._stand_in_order:
            return self.points.astype(np.int32, copy=False)
        if not len(self.entries.worker):
            return np.broadcast_to(np.int32(BLANK), (len(self.points), len(self.handed_in)))
        means = np.full((len(self.points), len(self.handed_in)), BLANK, np.int32)
        place = self.entries.worker.astype(np.int64)  # once, and not for each criterion
        for mean, score in zip(means, self.points, strict=True):
            mean[place] = score
        return means

    def sum_of(self, criteria: Sequence[int], most: int) -> NDArray[np.integer]:
        """Add up each person's means of some criteria, as far as there are any.

        The sum is `most` at the greatest. Scores of single sheets are added up before they are put
        in the order of people, which takes longer than all of the adding.
        """
        kind: Any = np.int32 if most <= np.iinfo(np.int32).max else np.int64
        total: NDArray[np.integer] = np.zeros(len(self.handed_in), kind)
        if not self.by_entry or self.entries.used is not None:
            for criterion in criteria:
                mean = self.means[criterion]
                np.add(total, mean, out=total, where=mean != BLANK)
            return total
        worker = self.entries.worker
        for start in range(0, len(worker), _STRETCH):
            some = slice(start, start + _STRETCH)
            each: NDArray[np.integer] = np.zeros(len(worker[some]), kind)
            for criterion in criteria:
                each += self.points[criterion, some]
            total[some if self._stand_in_order else worker[some]] = each
        return total

    @cached_property
    def _stand_in_order(self) -> bool:
        """Whether everybody has one sheet, in the order of people."""
        return len(self.entries.worker) == len(self.handed_in) and rise(self.entries.worker)

    @property
    def whole(self) -> NDArray[np.bool_]:
        """Mark who has a score for every criterion."""
        whole = np.ones(len(self.handed_in), np.bool_)
        for criterion in range(len(self.points)):
            whole &= self.has_mean(criterion)
        return whole

    def has_mean(self, criterion: int) -> NDArray[np.bool_]:
        """Mark who has a published mean in one of the scored criteria."""
        if self.entries.used is None:  # no sheet has a blank
            return self.handed_in
        return np.asarray(self.means[criterion] != BLANK)


def publish_means(scores: Scores, period: Period, people: int, scoring: Scoring | None) -> Sheets:
    """Publish the mean of each criterion for everyone with a sheet in the period."""
    entry = entries_of(scores, period)
    worker, points = scores.worker[entry], scores.points.T[:, entry]
    handed_in = _marked(worker, people)
    weights = scoring.role_weights if scoring else {}
    nobody_twice = np.count_nonzero(handed_in) == len(worker) and not weights
    if nobody_twice and points.min(initial=0) > BLANK:  # so there is nothing to leave out either
        return Sheets(Entries(entry, worker, None, handed_in), handed_in, points, by_entry=True)
    used = points != BLANK
    if scoring and scoring.blank == "zero":
        used |= blanks_of(worker, scores.scorer[entry], used, len(scores.scorers)).single
        points = np.where(points == BLANK, np.int32(0), points)
    role = scores.role[entry]
    if scoring and scoring.trim:
        weight = amounts_by_code((weights.get(name, 0) for name in scores.roles), role, 0)
        used &= ~_trimmed(points, used, worker, weight, scoring.trim)
    all_used = bool(used.all())
    if not all_used:
        handed_in = _marked(worker[used.any(axis=0)], people)  # a row of blanks is no sheet
    entries = Entries(entry, worker, None if all_used else used, handed_in)
    if nobody_twice:
        given = points if all_used else np.where(used, points, np.int32(BLANK))
        return Sheets(entries, handed_in, given, by_entry=True)
    of_role = {_code(scores.roles, name): weight for name, weight in weights.items()}
    means = np.empty((len(points), people), np.int32)
    for mean, score, given in zip(means, points, used, strict=True):
        mean[:] = (
            _weighted_mean(score, given, worker, role, of_role, people)
            if weights
            else _mean(*_sums(score, given, worker, people))
        )
    return Sheets(entries, handed_in, means, by_entry=False)


def _marked(worker: Ints, people: int) -> NDArray[np.bool_]:
    marked = np.zeros(people, np.bool_)
    marked[worker] = True
    return marked


def entries_of(scores: Scores, period: Period) -> slice | NDArray[np.int64]:
    """Find the rows of the scores table of a period: a stretch of it where they stand together."""
    if period not in scores.periods:
        return slice(0, 0)
    mine = scores.period == scores.periods.index(period)
    first, count = int(mine.argmax()) if len(mine) else 0, np.count_nonzero(mine)
    return slice(first, first + count) if mine[first : first + count].all() else mine.nonzero()[0]


class Blanks(NamedTuple):
    """What scorers left blank: single criteria, shape (criteria, entries), and whole people.

    A scorer's rows in the long shape may be spread over several sheets; only the first of
    them is marked.
    """

    single: NDArray[np.bool_]
    whole: NDArray[np.bool_]


def blanks_of(worker: Ints, scorer: Ints, given: NDArray[np.bool_], scorers: int) -> Blanks:
    """Find the criteria that scorers left blank of people they scored, and whom they left out.

    Somebody who has no score of a scorer has no sheet of his, though he may stand on it, as all
    zones do on a form of which each fills in its own.
    """
    single, whole = np.zeros(given.shape, np.bool_), np.zeros(len(worker), np.bool_)
    if given.all():
        return Blanks(single, whole)
    key = worker.astype(np.int64) * max(scorers, 1) + scorer
    _, first, one = np.unique(key, return_index=True, return_inverse=True)
    by_scorer = np.zeros((len(given), len(first)), np.bool_)
    for criterion, is_given in enumerate(given):
        by_scorer[criterion, one[is_given]] = True
    scored = by_scorer.any(axis=0)
    for blank, has_score in zip(single, by_scorer, strict=True):
        blank[first] = scored & ~has_score
    whole[first] = ~scored
    return Blanks(single, whole)


def _sums(
    score: Narrow, given: NDArray[np.bool_], worker: Ints, people: int
) -> tuple[Amounts, Amounts]:
    """Add up and count the given scores of one criterion for each person."""
    if not given.all():
        score, worker = score[given], worker[given]
    total = np.zeros(people, np.int64)
    np.add.at(total, worker.astype(np.int64), score.astype(np.int64))
    return total, np.bincount(worker, minlength=people)


def _mean(total: Amounts, count: Amounts) -> Amounts:
    """Publish means, which lie between the least and the greatest score."""
    mean = divide_half_up(total, np.maximum(count, 1))
    mean[count == 0] = BLANK
    return mean


def _trimmed(
    points: Narrow, used: NDArray[np.bool_], worker: Ints, weight: Amounts, trim: int
) -> NDArray[np.bool_]:
    """Mark the `trim` lowest and `trim` highest scores of each person and criterion.

    Where so few scores were given that none would remain, none is left out. Equal ones stand in
    order of the weight of their role, not of the ledger, which then could move the mean.
    """
    out = np.zeros(points.shape, np.bool_)
    for criterion, score in enumerate(points):
        given = np.flatnonzero(used[criterion])
        order = given[order_by(worker[given], score[given], weight[given])]
        whose = worker[order]
        start = np.flatnonzero(begins(whose))
        size = np.diff(np.append(start, len(whose)))
        place = np.arange(len(order)) - np.repeat(start, size)
        of = np.repeat(size, size)
        extreme = (place < trim) | (place >= of - trim)
        out[criterion, order] = extreme & (of > 2 * trim)
    return out


def _code(roles: Sequence[str], name: str) -> int:
    return roles.index(name) if name in roles else BLANK - 1  # of nobody


def _weighted_mean(
    score: Narrow,
    given: NDArray[np.bool_],
    worker: Ints,
    role: Ints,
    weights: Mapping[int, int],
    people: int,
) -> Amounts:
    """Weigh the plain mean of each role in one criterion; a role without any score weighs nothing.

    `weights` are those of roles by their codes. The means are kept as exact fractions over a common
    denominator until the one rounding, in numbers of any size where so many scorers ask for it.
    """
    parts = [
        (weight, *_sums(score, given & (role == code), worker, people))
        for code, weight in weights.items()
    ]
    most = sum(weight * int(total.max(initial=0)) for weight, total, _ in parts)
    most *= prod(int(count.max(initial=1)) for _, _, count in parts)
    kind = np.int64 if most < LARGEST_PRODUCT else object
    dividend = np.zeros(people, kind)
    divisor = np.ones_like(dividend)
    whole = np.zeros(people, np.int64)
    for weight, total, count in parts:
        each = np.maximum(count, 1)
        dividend = dividend * each + weight * total.astype(kind) * divisor
        divisor *= each
        whole += np.where(count > 0, weight, 0)
    mean = divide_half_up(dividend, divisor * np.maximum(whole, 1))
    return np.where(whole > 0, mean, BLANK).astype(np.int64)


def at_weight(means: Ints, criterion: Criterion) -> NDArray[np.integer]:
    """Publish what means of a criterion add to a whole: all of them, or so many percent (R3)."""
    if criterion.weight is None:
        return means
    return divide_half_up(means.astype(np.int64) * criterion.weight, WHOLE)


def totals_of(sheets: Sheets, criteria: Sequence[Criterion]) -> Amounts:
    """Add up each person's means at their weights, as far as there are any; UNSET without sheet."""
    if not len(sheets.entries.worker):
        return np.broadcast_to(np.int64(UNSET), len(sheets.handed_in))
    total = np.where(sheets.handed_in, 0, UNSET)
    for mean, criterion in zip(sheets.means, criteria, strict=True):
        np.add(total, at_weight(mean, criterion), out=total, where=mean != BLANK)
    return total

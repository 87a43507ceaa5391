"""Quotas: how many may have the best grades, in each group (R25: after what overrides them)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assessment import Standing
from gridscore.engine.condition_words import grade_words
from gridscore.engine.grouping import grouping_of
from gridscore.engine.lines import Lines
from gridscore.engine.runs import begins
from gridscore.equal_rows import distinct, told_apart
from gridscore.journal import Reason, Unit
from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET, whole_share
from gridscore.records import NamedTuple
from gridscore.scheme.outcome import runs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.engine.context import Context
    from gridscore.journal import Posting
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.scheme.outcome import Quota


_LAST = 2**62


class Places(NamedTuple):
    """Who stands where in the queue for the grades of a quota; an entry for each in the queue.

    `row` are result rows; equal ones share a tie, which takes the places from `first` up to and
    including `last` of their group, counted from 0.
    """

    row: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


def keep_quotas(context: Context, standing: Ints) -> tuple[Ints, list[Posting]]:
    """Lower the grades beyond each quota of the period, one quota after the other.

    `standing` is that of the period's last day, before overrides: who is still in post counts
    for a share of those in post. Rows of no group (a zone left blank) are a group together.
    Returns the grades, codes of the scheme's, and the postings.
    """
    scheme, grade = context.case.scheme, context.grade
    in_post = (standing != Standing.LEFT) & (standing != Standing.DISMISSED)
    postings = []
    for quota in scheme.quotas:
        if context.period.kind in runs_of(quota.on, scheme.cadences):
            base = in_post if quota.of == "in-post" else grade != BLANK
            grade, posting = _keep(context.graded(grade), quota, base)
            postings.append(posting)
    return grade, postings


def _keep(context: Context, quota: Quota, base: NDArray[np.bool_]) -> tuple[Ints, Posting]:
    case, grade = context.case, context.grade
    codes = case.grade_codes
    wanted = np.array([codes[name] for name in quota.grades])
    group = _groups(context, quota)
    room = rooms(quota, np.bincount(group[base], minlength=int(group.max(initial=0)) + 1))[group]
    merits: list[Amounts] = [context.figures["total"]]
    merits += [_merit(context, name) for name in quota.tie_break]
    queue = line_up(np.isin(grade, wanted), group, grade, merits)
    fits = (queue.first if quota.ties == "in" else queue.last) < room[queue.row]
    below = int(wanted.max()) + 1
    lines = Lines(f"quota:{quota.id}", quota.clause, quota.id, Unit.NONE)
    listed = grade_words(case, quota.grades)
    for most in distinct(room[queue.row]):
        alike = room[queue.row] == most
        details = {"room": int(most), "grades": listed, "grade": case.scheme.grades[below].word}
        lines.add(queue.row[alike & fits], 0, Reason("quota-kept", details))
        lines.add(queue.row[alike & ~fits], 0, Reason("quota-beyond", details, moves=True))
    kept = grade.copy()
    kept[queue.row[~fits]] = below
    return kept, lines.posting()


def _merit(context: Context, name: str) -> Amounts:
    """Give a figure that decides between equal totals; who has none comes last."""
    figure = context.figure(name)
    return np.full(len(context), UNSET, np.int64) if figure is None else figure


def _groups(context: Context, quota: Quota) -> NDArray[np.int64]:
    """Give each row the number of its group, from 0."""
    if quota.per is None:
        return np.zeros(len(context), np.int64)
    keys = grouping_of(context.case, context.period, context.cohort, quota.per)
    return told_apart(keys)[1]


def rooms(quota: Quota, people: NDArray[np.int64]) -> NDArray[np.int64]:
    """Say how many of so many people the quota lets have its grades, an entry per group."""
    if quota.share is None:
        return np.full(len(people), quota.number, np.int64)
    return whole_share(people, quota.share, quota.rounding)


def line_up(
    queued: NDArray[np.bool_], group: NDArray[np.int64], grade: Ints, merits: Sequence[Amounts]
) -> Places:
    """Line up the `queued` rows of each group, by grade and then by each merit, the best first."""
    row = np.flatnonzero(queued)
    falling = [np.where(merit == UNSET, _LAST, -merit)[row] for merit in merits]
    row = row[np.lexsort((*reversed(falling), grade[row], group[row]))]
    place = np.arange(len(row))
    opens = begins(group[row])
    unequal = begins(group[row], grade[row], *(merit[row] for merit in merits))
    start = np.maximum.accumulate(np.where(opens, place, 0))
    first = np.maximum.accumulate(np.where(unequal, place, 0))
    ends = np.flatnonzero(np.append(unequal[1:], True)) if len(row) else place
    last = ends[np.cumsum(unequal) - 1] if len(row) else place
    return Places(row, first - start, last - start)

"""Who is in post when, and under which grid (R15, R26)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from gridscore.columns import everywhere, looked_up, never_fall
from gridscore.engine.runs import person_day
from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET, divide_half_up
from gridscore.periods import PeriodKind
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.model import Amounts, Ints, Roster
    from gridscore.periods import Period
    from gridscore.scheme.pay import Proration


_MIDDLE = 14
"""Days from the first of a month to its 15th."""


class Days(Protocol):
    """Days that follow one another: a period, or a part of a month."""

    @property
    def first_day(self) -> int:
        """Day number of the first."""
        ...

    @property
    def last_day(self) -> int:
        """Day number of the last."""
        ...


class _Stretch(NamedTuple):
    """A part of a month."""

    first_day: int
    last_day: int


def _one_stint_each(roster: Roster) -> bool:
    """Say whether row by row of the roster is person by person."""
    return len(roster.person) == len(roster.ids)  # who has no row has no id


def in_post(roster: Roster, period: Days) -> NDArray[np.bool_]:
    """Say for each person whether at least one day of the period falls into a stint (R15)."""
    overlaps: NDArray[np.bool_]
    overlaps = (roster.joined <= period.last_day) & (roster.left >= period.first_day)
    if _one_stint_each(roster):
        return overlaps
    present = np.zeros(len(roster.ids), np.bool_)
    present[roster.person[overlaps]] = True
    return present


def stint_on(roster: Roster, person: NDArray[np.integer], day: Ints) -> Ints:
    """Find the roster row of each person on each day; BLANK where he is not in post then."""
    if not len(roster.person) or not len(person):
        return np.full(len(person), BLANK, np.int32)
    if _one_stint_each(roster):
        there = person >= 0
        comes_or_goes = (roster.joined > day.min()) | (roster.left < day.max())
        unsure = np.flatnonzero(looked_up(comes_or_goes, person))  # mostly few of many
        whose, when = person[unsure], day[unsure]
        there[unsure] &= (roster.joined[whose] <= when) & (roster.left[whose] >= when)
        return np.where(there, person, BLANK).astype(np.int32, copy=False)
    starts, order = person_day(roster.person, roster.joined), everywhere(len(roster.person))
    if not never_fall(starts):
        order = np.argsort(starts, kind="stable")
        starts = starts[order]
    latest = np.searchsorted(starts, person_day(person, day), side="right") - 1
    stint = order[np.maximum(latest, 0)]
    found = (latest >= 0) & (roster.person[stint] == person) & (roster.left[stint] >= day)
    return np.where(found, stint, BLANK).astype(np.int32)


def last_stint(roster: Roster, period: Period) -> Ints:
    """Find for each person the roster row of his last day within the period (R26).

    BLANK where he is not in post in the period at all.
    """
    overlaps = (roster.joined <= period.last_day) & (roster.left >= period.first_day)
    if _one_stint_each(roster):
        everybody = overlaps.all()
        return roster.person if everybody else np.where(overlaps, roster.person, np.int32(BLANK))
    rows = np.flatnonzero(overlaps)
    rows = rows[np.argsort(roster.joined[rows], kind="stable")]
    found = np.full(len(roster.ids), BLANK, np.int32)
    found[roster.person[rows]] = rows  # the last assignment to a person stands
    return found


def has_left(roster: Roster, period: Period) -> NDArray[np.bool_]:
    """Say for each person whether he is no longer in post on the period's last day."""
    if _one_stint_each(roster):
        return np.asarray((roster.joined > period.last_day) | (roster.left < period.last_day))
    person = np.arange(len(roster.ids), dtype=np.int32)
    day = np.full(len(person), period.last_day, np.int32)
    return np.asarray(stint_on(roster, person, day) == BLANK)


def longest_grid(roster: Roster, period: Period, dismissal: Ints) -> Ints:
    """Find for each person the grid he spent most days of the period in (R26).

    Days after `dismissal`, a day number per person, are not spent in any. Where two grids have
    equal days, it is the one he was in later. BLANK where he has no grid.
    """
    if _one_stint_each(roster):
        there = (roster.joined <= period.last_day) & (roster.left >= period.first_day)
        there &= (roster.joined <= roster.left) & (roster.joined <= dismissal)
        there &= dismissal >= period.first_day
        return roster.grid if there.all() else np.where(there, roster.grid, np.int32(BLANK))
    first = np.maximum(roster.joined, period.first_day).astype(np.int64)
    last = np.minimum(roster.left, period.last_day).astype(np.int64)
    last = np.minimum(last, dismissal[roster.person])
    used = np.flatnonzero((last >= first) & (roster.grid != BLANK))
    found = np.full(len(roster.ids), BLANK, np.int32)
    if not len(used):
        return found
    key = roster.person[used].astype(np.int64) * len(roster.grids) + roster.grid[used]
    pairs, pair_of = np.unique(key, return_inverse=True)
    days = np.zeros(len(pairs), np.int64)
    np.add.at(days, pair_of, last[used] - first[used] + 1)
    until = np.full(len(pairs), period.first_day, np.int64)
    np.maximum.at(until, pair_of, last[used])
    person, grid = np.divmod(pairs, len(roster.grids))
    order = np.lexsort((until, days))
    found[person[order]] = grid[order]  # the longest, then latest, is assigned last
    return found


def periods_in_post(roster: Roster, periods: Sequence[Days]) -> NDArray[np.bool_]:
    """Say for each period (first axis) and person (second axis) whether he is in post in it."""
    return np.stack([in_post(roster, period) for period in periods])


def days_in_post(roster: Roster, period: Period, dismissal: Ints) -> NDArray[np.int64]:
    """Count for each person the days of the period in post, the day of dismissal included (R11).

    `dismissal` is a day number per person. The stints of one person do not overlap.
    """
    first = np.maximum(roster.joined, period.first_day).astype(np.int64)
    last = np.minimum(roster.left, period.last_day).astype(np.int64)
    last = np.minimum(last, dismissal[roster.person])
    days = np.zeros(len(roster.ids), np.int64)
    np.add.at(days, roster.person, np.maximum(last - first + 1, 0))
    return days


def parts_in_post(roster: Roster, parts: Sequence[Days], dismissal: Ints) -> NDArray[np.int64]:
    """Count for each person the parts he is in post in, that of his dismissal included (R15)."""
    first_days = np.array([part.first_day for part in parts])[:, None]
    counted = periods_in_post(roster, parts) & (dismissal >= first_days)
    return np.asarray(counted.sum(axis=0, dtype=np.int64))


def _wholly_in_post(
    roster: Roster, parts: tuple[Period, ...], dismissal: Ints
) -> NDArray[np.int64]:
    """Count for each person the parts of which he is in post on every day."""
    whole = [
        days_in_post(roster, part, dismissal) == part.last_day - part.first_day + 1
        for part in parts
    ]
    return np.asarray(np.sum(whole, axis=0, dtype=np.int64))


def prorated(
    fen: int, roster: Roster, period: Period, dismissal: Ints, proration: Proration
) -> Amounts | int:
    """Prorate an amount for each person by the time in post (R15); one number where it is not."""
    if fen == UNSET or proration == "none":
        return fen
    share, whole = share_in_post(roster, period, dismissal, proration)
    return divide_half_up(fen * share, whole)


def share_in_post(
    roster: Roster, period: Period, dismissal: Ints, proration: Proration
) -> tuple[NDArray[np.int64], int]:
    """Count for each person the parts or days of a period in post, and how many there are.

    Whole months are those with every day in post. Without proration it is 1 of 1 for everybody.
    """
    if proration == "none":
        return np.ones(len(roster.ids), np.int64), 1
    if proration == "day":
        return days_in_post(roster, period, dismissal), period.last_day - period.first_day + 1
    if proration == "whole-month":
        months = period.parts(PeriodKind.MONTH)
        return _wholly_in_post(roster, months, dismissal), len(months)
    parts = _parts(period, proration)
    return parts_in_post(roster, parts, dismissal), len(parts)


def _parts(period: Period, proration: Proration) -> Sequence[Days]:
    """List the parts of a period of which one day in post makes the whole."""
    if proration not in ("half-month", "mid-month"):
        return period.parts(PeriodKind(proration))
    months = [(month.first_day, month.last_day) for month in period.parts(PeriodKind.MONTH)]
    middles = [_Stretch(first + _MIDDLE, first + _MIDDLE) for first, _ in months]
    if proration == "mid-month":
        return middles
    until = [_Stretch(first, first + _MIDDLE) for first, _ in months]
    return [*until, *(_Stretch(first + _MIDDLE + 1, last) for first, last in months)]

"""Windows of time: which one an event falls in, and sums within each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.ledger.model import FIRST_DAY
from gridscore.periods import PeriodKind
from gridscore.scheme.base import Rolling

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.ledger.model import Amounts, Ints, Roster
    from gridscore.scheme.ladders import Window
    from gridscore.scheme.model import Scheme

_PERSON_SHIFT, _DAY_OFFSET = 2**33, 2**31


def months_after(day: NDArray[np.integer], months: int) -> NDArray[np.int64]:
    """Give the day so many months after each day; the month's last day where it has no such."""
    date = day.astype("datetime64[D]")
    target = date.astype("datetime64[M]") + np.timedelta64(months, "M")
    last = (target + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
    moved = target.astype("datetime64[D]") + (date - date.astype("datetime64[M]"))
    return np.asarray(np.minimum(moved, last).astype(np.int64))


def window_of(
    roster: Roster, scheme: Scheme, window: Window, worker: Ints, day: Ints
) -> NDArray[np.int64]:
    """Give each event the number of its window; events of one person and number share one."""
    if window == "ever" or isinstance(window, Rolling):
        return np.zeros(len(day), np.int64)
    date = day.astype("datetime64[D]")
    month = date.astype("datetime64[M]").astype(np.int64)  # months since 1970-01
    if window != "own-year":
        kind = scheme.routine if window == "round" else PeriodKind(window)
        return np.asarray(month // kind.months)
    started = first_joined(roster)[worker]
    start = started.astype("datetime64[D]")
    start_month = start.astype("datetime64[M]").astype(np.int64)
    early = _day_of_month(date) < _day_of_month(start)
    years = (month - start_month - early) // 12
    return np.asarray(np.where(started == FIRST_DAY, month // 12, years))


def first_joined(roster: Roster) -> Ints:
    """Give the day each person first joined, FIRST_DAY where the roster does not say."""
    first = np.full(len(roster.ids), np.iinfo(np.int32).max, np.int32)
    np.minimum.at(first, roster.person, roster.joined)
    return first


def _day_of_month(date: Any) -> NDArray[np.int64]:
    days: NDArray[np.int64] = (date - date.astype("datetime64[M]")).astype(np.int64)
    return days


def rolling_sums(marks: Amounts, worker: NDArray[np.integer], day: Ints, months: int) -> Amounts:
    """Add up, for each event, the marks of its person that have not expired by its day.

    Marks expire so many months later, on the very day.
    """
    order = np.argsort(worker, kind="stable")  # events stand in order of time already
    person = worker[order].astype(np.int64) * _PERSON_SHIFT + _DAY_OFFSET
    expired = np.searchsorted(
        person + months_after(day[order], months), person + day[order], side="right"
    )
    sums = np.concatenate(([0], np.cumsum(marks[order])))
    running = np.empty(len(marks), np.int64)
    running[order] = sums[1:] - sums[expired]
    return running


def running_sums(marks: Amounts, worker: NDArray[np.integer], window: NDArray[np.int64]) -> Amounts:
    """Add up marks event by event within each window of each person."""
    order = np.lexsort((np.arange(len(marks)), window, worker))
    sums = np.cumsum(marks[order])
    if not len(sums):
        return sums
    fresh = (worker[order][1:] != worker[order][:-1]) | (window[order][1:] != window[order][:-1])
    begin = np.flatnonzero(np.concatenate(([True], fresh)))
    earlier = np.repeat(sums[begin] - marks[order][begin], np.diff(np.append(begin, len(sums))))
    running = np.empty(len(marks), np.int64)
    running[order] = sums - earlier
    return running

"""Windows of time: which one an event falls in, and sums within each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.columns import looked_up
from gridscore.engine.runs import begins, person_day
from gridscore.equal_rows import order_by
from gridscore.ledger.model import FIRST_DAY, LAST_DAY
from gridscore.periods import PeriodKind
from gridscore.scheme.base import Rolling

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.ledger.model import Amounts, Ints, Roster
    from gridscore.scheme.ladders import Window
    from gridscore.scheme.model import Scheme


WindowsOf = Callable[["NDArray[np.integer]", "NDArray[np.integer]"], "NDArray[np.int64]"]
"""Numbers the windows that some people's days lie in: an entry for each person and day."""


def months_after(day: NDArray[np.integer], months: int | NDArray[np.integer]) -> NDArray[np.int64]:
    """Give the day so many months after each day; the month's last day where it has no such."""
    date = day.astype("datetime64[D]")
    target = date.astype("datetime64[M]") + np.asarray(months).astype("timedelta64[M]")
    last = (target + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
    moved = target.astype("datetime64[D]") + (date - date.astype("datetime64[M]"))
    return np.asarray(np.minimum(moved, last).astype(np.int64))


def window_of(
    roster: Roster, scheme: Scheme, window: Window, worker: Ints, day: Ints
) -> NDArray[np.int64]:
    """Give each event the number of its window; events of one person and number share one."""
    return windows_of(roster, scheme, window)(worker, day)


def windows_of(roster: Roster, scheme: Scheme, window: Window) -> WindowsOf:
    """Prepare to number the windows of events, of some of them again and again."""
    if window == "ever" or isinstance(window, Rolling):
        return lambda _, day: np.zeros(len(day), np.int64)
    if window == "own-year":
        first = first_joined(roster)
        return lambda worker, day: _own_years(first[worker], day)
    kind = scheme.routine if window == "round" else PeriodKind(window)
    return lambda _, day: of_each_day(
        lambda days: _month(days.astype("datetime64[D]")) // kind.months, day
    )


def of_each_day(
    number: Callable[[NDArray[np.integer]], NDArray[np.int64]], day: NDArray[np.integer]
) -> NDArray[np.int64]:
    """Give each day its number, such as that of its month: of those alike it is worked out once."""
    least = int(day.min(initial=LAST_DAY))
    most = int(day.max(initial=FIRST_DAY))
    if most - least >= len(day):
        return number(day)
    return looked_up(number(np.arange(least, most + 1)), day - np.int32(least))


def _own_years(started: Ints, day: NDArray[np.integer]) -> NDArray[np.int64]:
    """Count the years of each person from the day he joined; calendar years if it is unknown."""
    years = full_months(started, day) // 12
    calendar = _month(day.astype("datetime64[D]")) // 12
    return np.asarray(np.where(started == FIRST_DAY, calendar, years))


def full_months(started: Ints, day: NDArray[np.integer]) -> NDArray[np.int64]:
    """Count the months that were full when each day began, from a day that counts itself."""
    date, start = day.astype("datetime64[D]"), started.astype("datetime64[D]")
    early = _day_of_month(date) < _day_of_month(start)
    return np.asarray(_month(date) - _month(start) - early)


def _month(date: Any) -> NDArray[np.int64]:
    """Count months since January 1970."""
    return np.asarray(date.astype("datetime64[M]").astype(np.int64))


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
    order = order_by(worker)  # events stand in order of time already
    _, expired = expired_before(worker[order], day[order], months)
    sums = np.concatenate(([0], np.cumsum(marks[order])))
    running = np.empty(len(marks), np.int64)
    running[order] = sums[1:] - sums[expired]
    return running


def expired_before(
    worker: NDArray[np.integer], day: NDArray[np.integer], months: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Find for each event where those begin whose marks have not expired by its day.

    Events stand person by person, each person's in order of time. Returns also the events' places
    in time, to find the same for other days: `person_day` of the days on which they expire.
    """
    expires = person_day(worker, months_after(day, months))
    return expires, np.searchsorted(expires, person_day(worker, day), side="right")


def running_sums(marks: Amounts, worker: NDArray[np.integer], window: NDArray[np.int64]) -> Amounts:
    """Add up marks event by event within each window of each person."""
    order = order_by(worker, window)
    sums = np.cumsum(marks[order])
    if not len(sums):
        return sums
    begin = np.flatnonzero(begins(worker[order], window[order]))
    earlier = np.repeat(sums[begin] - marks[order][begin], np.diff(np.append(begin, len(sums))))
    running = np.empty(len(marks), np.int64)
    running[order] = sums - earlier
    return running

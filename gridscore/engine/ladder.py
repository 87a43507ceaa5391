"""How far each person has climbed a ladder: occurrences or running totals within a window.

A ladder counts events one each, or the marks that entries give them. The number counts from its
window's beginning: a calendar year (R7), a round, a person's own year, a number of months back,
or all time. Beyond the last step, the last again where the ladder says so (R8).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.ledger.model import BLANK, FIRST_DAY
from gridscore.numbers import divide_half_up
from gridscore.scheme.base import WHOLE
from gridscore.scheme.claims import ClaimKind
from gridscore.scheme.ladders import Rolling

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.events import History
    from gridscore.ledger.model import Amounts, Ints, Ledger, Roster
    from gridscore.scheme.ladders import Ladder, Window
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.tariff import Entry

_PERSON_SHIFT, _DAY_OFFSET = 2**33, 2**31


@dataclass(frozen=True, slots=True)
class Hits:
    """What one ladder counted, in the order of the history; k entries.

    `position` indexes the history. `running` is the number or the marks (hundredths) reached
    with the event; `step` the ladder's step that it reached, BLANK for none. `window` tells the
    windows of one person apart.
    """

    position: NDArray[np.int64]
    running: Amounts
    step: Ints
    window: NDArray[np.int64]

    def take(self, which: NDArray[np.bool_]) -> Hits:
        """Keep some of the hits."""
        return Hits(self.position[which], self.running[which], self.step[which], self.window[which])


def climb(
    ledger: Ledger, scheme: Scheme, index: int, history: History, counting: NDArray[np.int64]
) -> Hits:
    """Follow one ladder over the events of `counting`, positions in the history."""
    ladder = scheme.ladders[index]
    weight = _weights(ledger, scheme, index, history)
    position = counting[weight[history.claim[counting], _severity(ledger, history, counting)] != 0]
    marks = weight[history.claim[position], _severity(ledger, history, position)]
    worker, day = history.worker[position], history.day[position]
    window = window_of(ledger.roster, scheme, ladder.window, worker, day)
    if isinstance(ladder.window, Rolling):
        running = _rolling(marks, worker, day, ladder.window.months)
        before = running - marks
    else:
        running, before = _accumulate(ladder, marks, worker, day, window)
    if not ladder.bank:
        running, before = np.maximum(running, 0), np.maximum(before, 0)
    return Hits(position, running, _steps(ladder, running, before), window)


def _severity(ledger: Ledger, history: History, position: NDArray[np.int64]) -> Ints:
    severity: Ints = ledger.incidents.severity[history.source[position]]
    return severity


def _weights(ledger: Ledger, scheme: Scheme, index: int, history: History) -> Amounts:
    """Say what an event counts on the ladder, by claim and severity; the last of each is BLANK."""
    ladder, severities = scheme.ladders[index], ledger.incidents.severities
    weights = np.zeros((len(scheme.claims) + 1, len(severities) + 1), np.int64)
    for code, claim in enumerate(scheme.claims):
        if claim.kind is ClaimKind.LADDER and claim.index == index:
            weights[code] = 1
        if claim.kind is ClaimKind.ENTRY and claim.id in ladder.of:
            entry = scheme.entries[claim.index]
            weights[code] = 1 if ladder.by == "count" else _marks(entry, severities)
    return weights


def _marks(entry: Entry, severities: list[str]) -> list[int]:
    """List the marks of an entry by severity; the last is for none."""
    if isinstance(entry.marks, int):
        return [entry.marks] * (len(severities) + 1)
    return [*(entry.marks.get(severity, 0) for severity in severities), 0]


def window_of(
    roster: Roster, scheme: Scheme, window: Window, worker: Ints, day: Ints
) -> NDArray[np.int64]:
    """Give each event the number of its window; events of one person and number share one."""
    if window == "ever" or isinstance(window, Rolling):
        return np.zeros(len(day), np.int64)
    date = day.astype("datetime64[D]")
    month = date.astype("datetime64[M]").astype(np.int64)  # months since 1970-01
    if window == "year":
        return np.asarray(month // 12)
    if window == "round":
        return np.asarray(month // scheme.routine.months)
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


def months_before(day: Ints, months: int) -> NDArray[np.int64]:
    """Give the day so many months before each day; the month's last day where it has no such."""
    date = day.astype("datetime64[D]")
    target = date.astype("datetime64[M]") - np.timedelta64(months, "M")
    last = (target + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
    moved = target.astype("datetime64[D]") + (date - date.astype("datetime64[M]"))
    return np.asarray(np.minimum(moved, last).astype(np.int64))


def _rolling(marks: Amounts, worker: Ints, day: Ints, months: int) -> Amounts:
    """Add up, for each event, the marks of its person since the day so many months before it.

    An event of that very day has expired.
    """
    order = np.argsort(worker, kind="stable")  # events stand in order of time already
    key = worker[order].astype(np.int64) * _PERSON_SHIFT + day[order] + _DAY_OFFSET
    since = months_before(day[order], months)
    oldest = worker[order].astype(np.int64) * _PERSON_SHIFT + since + _DAY_OFFSET
    sums = np.concatenate(([0], np.cumsum(marks[order])))
    begin = np.searchsorted(key, oldest, side="right")
    running = np.empty(len(marks), np.int64)
    running[order] = sums[1:] - sums[begin]
    return running


def _accumulate(
    ladder: Ladder, marks: Amounts, worker: Ints, day: Ints, window: NDArray[np.int64]
) -> tuple[Amounts, Amounts]:
    """Add up marks event by event within each person's windows; returns also what was before.

    All people's first events are taken at once, then all second ones: the loop is as long as
    the longest record.
    """
    running, before = np.zeros(len(marks), np.int64), np.zeros(len(marks), np.int64)
    people = int(worker.max()) + 1 if len(worker) else 0
    total = np.zeros(people, np.int64)
    current = np.full(people, np.iinfo(np.int64).min, np.int64)
    latest = np.zeros(people, np.int64)
    for turn in _in_turns(worker):
        person = worker[turn]
        kept = np.where(window[turn] == current[person], WHOLE, ladder.carry)
        carried = divide_half_up(total[person] * kept, WHOLE)
        if ladder.wiped_after is not None:
            clean = months_before(day[turn], ladder.wiped_after) >= latest[person]
            carried = np.where(clean, 0, carried)
        after = carried + marks[turn]
        before[turn], running[turn] = carried, after
        total[person] = after if ladder.bank else np.maximum(after, 0)
        current[person], latest[person] = window[turn], day[turn]
    return running, before


def _in_turns(worker: Ints) -> list[NDArray[np.int64]]:
    """Group events so that each group has one of a person's, his earlier ones in earlier groups."""
    if not len(worker):
        return []
    order = np.argsort(worker, kind="stable")
    _, start, size = np.unique(worker[order], return_index=True, return_counts=True)
    turn = np.arange(len(order)) - np.repeat(start, size)
    by_turn = np.argsort(turn, kind="stable")
    return np.split(order[by_turn], np.cumsum(np.bincount(turn))[:-1])


def _steps(ladder: Ladder, running: Amounts, before: Amounts) -> Ints:
    """Find the step each event reached: the highest bound that it brought the total up to.

    Beyond the last step it is the last again, or none (R8).
    """
    bounds = np.array(ladder.thresholds, np.int64)
    reached = np.searchsorted(bounds, running, side="right") - 1
    fresh = reached > np.searchsorted(bounds, before, side="right") - 1
    if ladder.repeats_last:
        fresh |= (reached == len(bounds) - 1) & (running > before)
    return np.where(fresh & (reached >= 0), reached, BLANK).astype(np.int32)

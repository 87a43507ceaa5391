"""How far each person has climbed a ladder: occurrences or running totals within a window.

A ladder counts events one each, or the marks that entries give them. The number counts from its
window's beginning: a calendar year (R7), a round, a person's own year, a number of months back,
or all time. Beyond the last step, the last again where the ladder says so (R8).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.engine.running import expiry, keep_accounts, months_after
from gridscore.ledger.model import BLANK, FIRST_DAY
from gridscore.numbers import HUNDRED
from gridscore.scheme.base import Rolling
from gridscore.scheme.claims import ClaimKind

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
    """Follow one ladder over the events of `counting`, positions in the history.

    Ladders that it counts must stand before it in `history.hits`.
    """
    ladder = scheme.ladders[index]
    position, marks = _counted(ledger, scheme, index, history, counting)
    worker, day = history.worker[position], history.day[position]
    window = window_of(ledger.roster, scheme, ladder.window, worker, day)
    if ladder.is_eventful or (marks < 0).any():

        def window_on(person: int, today: int) -> int:
            when = np.array([person], np.int32), np.array([today], np.int32)
            return int(window_of(ledger.roster, scheme, ladder.window, *when)[0])

        running, before = keep_accounts(ladder, marks, worker, day, window, window_on)
    elif isinstance(ladder.window, Rolling):
        running = rolling_sums(marks, worker, day, ladder.window.months)
        before = running - marks
    else:
        running = running_sums(marks, worker, window)
        before = running - marks
    return Hits(position, running, _steps(ladder, running, before), window)


def _counted(
    ledger: Ledger, scheme: Scheme, index: int, history: History, counting: NDArray[np.int64]
) -> tuple[NDArray[np.int64], Amounts]:
    """List what a ladder counts, in order: positions in the history, and what each one counts."""
    ladder = scheme.ladders[index]
    weight = _weights(ledger, scheme, index, history)
    marks = weight[history.claim[counting], _severity(ledger, history, counting)]
    if ladder.by == "marks":
        marks = marks * _quantities(ledger, history, counting)
        marks = _capped(ledger, scheme, ladder, history, counting, marks)
    for earlier, hits in enumerate(history.hits):
        if scheme.ladders[earlier].id in ladder.of:
            last = len(scheme.ladders[earlier].steps) - 1
            one = 1 if ladder.by == "count" else HUNDRED
            marks[np.searchsorted(counting, hits.position[hits.step == last])] = one
    counts = marks != 0
    return counting[counts], marks[counts]


def _capped(
    ledger: Ledger,
    scheme: Scheme,
    ladder: Ladder,
    history: History,
    position: NDArray[np.int64],
    marks: Amounts,
) -> Amounts:
    """Keep the marks of each entry with a cap within it, in each window of each person."""
    worker, day = history.worker[position], history.day[position]
    for code, claim in enumerate(scheme.claims):
        cap = scheme.entries[claim.index].marks_cap if claim.kind is ClaimKind.ENTRY else None
        if cap is not None:
            mine = np.flatnonzero(history.claim[position] == code)
            size = np.abs(marks[mine])
            if isinstance(ladder.window, Rolling):
                kept = _rolling_within(
                    cap, size, worker[mine], expiry(ladder, day[mine]), day[mine]
                )
            else:
                window = window_of(ledger.roster, scheme, ladder.window, worker[mine], day[mine])
                beyond = np.maximum(running_sums(size, worker[mine], window) - cap, 0)
                kept = np.maximum(size - beyond, 0)
            marks[mine] = np.sign(marks[mine]) * kept
    return marks


def _rolling_within(
    cap: int, size: Amounts, worker: Ints, expires: NDArray[np.int64], day: Ints
) -> Amounts:
    """Keep of each event's marks what fits within the cap beside those that have not expired."""
    kept = np.zeros(len(size), np.int64)
    standing: dict[int, deque[tuple[int, int]]] = {}
    columns = (size.tolist(), worker.tolist(), expires.tolist(), day.tolist())
    for index, (marks, person, end, today) in enumerate(zip(*columns, strict=True)):
        lots = standing.setdefault(person, deque())
        while lots and lots[0][0] <= today:
            lots.popleft()
        kept[index] = min(marks, cap - sum(each for _, each in lots))
        if kept[index]:
            lots.append((end, int(kept[index])))
    return kept


def _quantities(ledger: Ledger, history: History, position: NDArray[np.int64]) -> Amounts:
    """Give how often each event counts: its whole quantity, once where none is stated."""
    quantity = ledger.incidents.quantity[history.source[position]]
    return np.where(quantity == BLANK, 1, np.maximum(quantity // HUNDRED, 1))


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

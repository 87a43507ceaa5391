"""How far each person has climbed a ladder: occurrences or running totals within a window.

A ladder counts events one each, or the marks that entries give them. The number counts from its
window's beginning: a calendar year (R7), a round, a person's own year, a number of months back,
or all time. Beyond the last step, the last again where the ladder says so (R8).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import marked, taken
from gridscore.engine.amounts import event_amounts
from gridscore.engine.windows import rolling_sums, running_sums, window_of, windows_of
from gridscore.equal_rows import distinct
from gridscore.ledger.coded import flags_by_code
from gridscore.ledger.model import BLANK
from gridscore.numbers import HUNDRED
from gridscore.records import dataclass
from gridscore.scheme.base import Rolling
from gridscore.scheme.claims import ClaimKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.history import History
    from gridscore.ledger.model import Amounts, Ints, Ledger
    from gridscore.scheme.claims import Claim
    from gridscore.scheme.ladders import Ladder
    from gridscore.scheme.model import Scheme


@dataclass(frozen=True, slots=True)
class Hits:
    """What one ladder counted, in the order of the history; k entries.

    `position` indexes the history. `running` is the number or the marks (hundredths) reached
    with the event; `step` the ladder's step that it reached, BLANK for none. `window` tells the
    windows of one person apart. `holders` are the people who have an account, rising, `standing`
    what stands on it on the last day of the history, whatever has expired by then.
    """

    position: NDArray[np.int64]
    running: Amounts
    step: Ints
    window: NDArray[np.int64]
    holders: Ints
    standing: Amounts

    def balances(self, people: int) -> Amounts:
        """Give what stands on the account of each of so many people, 0 where there is none."""
        balances = np.zeros(people, np.int64)
        balances[self.holders] = self.standing
        return balances

    def take(self, which: NDArray[np.bool_]) -> Hits:
        """Keep some of the hits."""
        at = marked(which)
        running, step, window = (
            taken(self.running, at),
            taken(self.step, at),
            taken(self.window, at),
        )
        return Hits(taken(self.position, at), running, step, window, self.holders, self.standing)


def climb(
    ledger: Ledger,
    scheme: Scheme,
    index: int,
    history: History,
    counting: NDArray[np.int64],
    until: int,
) -> Hits:
    """Follow one ladder over the events of `counting`, positions in the history, up to a day.

    Ladders that it counts must stand before it in `history.hits`.
    """
    ladder = scheme.ladders[index]
    position, marks = _counted(ledger, scheme, index, history, counting)
    whose = taken(history.worker, position)
    person = distinct(whose)  # whose account is closed on the last day
    worker = np.concatenate([whose, person])
    last_day = np.full(len(person), until, np.int32)
    day = np.concatenate([taken(history.day, position), last_day])
    marks = np.concatenate([marks, np.zeros(len(person), np.int64)])
    window = window_of(ledger.roster, scheme, ladder.window, worker, day)
    running, before = _totals(ledger, scheme, ladder, marks, worker, day, window)
    events = len(position)
    step = _steps(ladder, running[:events], before[:events])
    return Hits(position, running[:events], step, window[:events], person, running[events:])


def _totals(
    ledger: Ledger,
    scheme: Scheme,
    ladder: Ladder,
    marks: Amounts,
    worker: Ints,
    day: Ints,
    window: NDArray[np.int64],
) -> tuple[Amounts, Amounts]:
    """Give what each person's total is after each event, and was right before it."""
    if ladder.is_eventful or (marks < 0).any():
        from gridscore.engine.running import keep_accounts

        numbered = windows_of(ledger.roster, scheme, ladder.window)
        return keep_accounts(ladder, marks, worker, day, window, numbered)
    if isinstance(ladder.window, Rolling):
        running = rolling_sums(marks, worker, day, ladder.window.months)
    else:
        running = running_sums(marks, worker, window)
    return running, running - marks


def _counted(
    ledger: Ledger, scheme: Scheme, index: int, history: History, counting: NDArray[np.int64]
) -> tuple[NDArray[np.int64], Amounts]:
    """List what a ladder counts, in order: positions in the history, and what each one counts."""
    ladder = scheme.ladders[index]
    passed = [
        hits.position[hits.step == len(earlier.steps) - 1]
        for earlier, hits in zip(scheme.ladders, history.hits, strict=False)
        if earlier.id in ladder.of
    ]
    may_count = flags_by_code(
        (_is_counted(ladder, index, claim) for claim in scheme.claims), history.claim[counting]
    )
    for position in passed:
        may_count[np.searchsorted(counting, position)] = True
    counting = taken(counting, marked(may_count))
    marks = np.zeros(len(counting), np.int64)
    claimed = history.claim[counting]
    for code, claim in enumerate(scheme.claims):
        if not _is_counted(ladder, index, claim):
            continue
        mine = claimed == code
        if claim.kind is ClaimKind.LADDER:
            marks[mine] = 1
        else:
            entry = scheme.entries[claim.index]
            position = counting[mine]
            given = event_amounts(ledger, scheme, history, entry, position, entry.marks)
            marks[mine] = given if ladder.by == "marks" else 1
    if ladder.by == "marks":
        marks = _capped(ledger, scheme, ladder, history, counting, marks)
    for position in passed:
        marks[np.searchsorted(counting, position)] = 1 if ladder.by == "count" else HUNDRED
    counted = marked(marks != 0)
    return taken(counting, counted), taken(marks, counted)


def _is_counted(ladder: Ladder, index: int, claim: Claim) -> bool:
    """Say whether a ladder, given with its index, counts the events of a claim."""
    if claim.kind is ClaimKind.LADDER:
        return claim.index == index
    return claim.kind is ClaimKind.ENTRY and claim.id in ladder.of


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
                from gridscore.engine.running import within_cap

                kept = within_cap(cap, size, worker[mine], day[mine], ladder.window.months)
            else:
                window = window_of(ledger.roster, scheme, ladder.window, worker[mine], day[mine])
                beyond = np.maximum(running_sums(size, worker[mine], window) - cap, 0)
                kept = np.maximum(size - beyond, 0)
            marks[mine] = np.sign(marks[mine]) * kept
    return marks


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

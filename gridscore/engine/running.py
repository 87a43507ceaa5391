"""A running total kept as an account: marks come in, expire, are redeemed, wiped or carried over.

Only ladders whose totals do more than grow come here. Everybody's accounts are kept side by side:
the first event of each person, then the second of those who have one, and so on, in the order
that counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.runs import begins, person_day
from gridscore.engine.windows import expired_before, months_after
from gridscore.equal_rows import order_by
from gridscore.ledger.coded import flags_by_code
from gridscore.numbers import divide_half_up
from gridscore.records import dataclass
from gridscore.scheme.base import WHOLE, Rolling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from gridscore.engine.windows import WindowsOf
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.scheme.ladders import Ladder


def keep_accounts(
    ladder: Ladder,
    marks: Amounts,
    worker: Ints,
    day: Ints,
    window: NDArray[np.int64],
    windows_of: WindowsOf,
) -> tuple[Amounts, Amounts]:
    """Follow everybody's account; returns the total after each event, and right before it.

    Events stand in order of time. `window` numbers the window of each event, `windows_of` those of
    some people on some days.
    """
    turns = _Turns.of(worker)
    order = turns.order
    months = ladder.window.months if isinstance(ladder.window, Rolling) else None
    lots = None if months is None else _Lots.of(worker[order], day[order], months)
    accounts = _Accounts.open(ladder, worker[order][turns.first], windows_of, lots)
    running, before = np.zeros(len(marks), np.int64), np.zeros(len(marks), np.int64)
    for place in turns:
        event = order[place]
        now = accounts.of_the_first(len(place))
        now.reach(place, day[event], window[event])
        before[event] = now.total
        now.enter(day[event], marks[event])
        running[event] = now.total
        now.clear_if_reached(before[event])
    return running, before


def within_cap(cap: int, size: Amounts, worker: Ints, day: Ints, months: int) -> Amounts:
    """Keep of each event's marks what fits within the cap beside those that have not expired.

    `size` is not negative; marks expire so many months later.
    """
    turns = _Turns.of(worker)
    lots = _Lots.of(worker[turns.order], day[turns.order], months)
    kept, entered = np.zeros(len(size), np.int64), np.zeros(len(turns.first), np.int64)
    for place in turns:
        event, alive = turns.order[place], len(place)
        standing = lots.standing(place, entered[:alive])
        kept[event] = np.minimum(size[event], cap - standing)
        entered[:alive] += kept[event]
    return kept


@dataclass(frozen=True, slots=True)
class _Turns:
    """Everybody's events side by side: the first one of each person, then the second, and so on.

    `order` lists the events person by person. `first` tells where those of each person begin in
    it and `length` how many they are; who has most comes first, so that whoever has an event left
    stands before those who have none.
    """

    order: NDArray[np.int64]
    first: NDArray[np.int64]
    length: NDArray[np.int64]

    @classmethod
    def of(cls, worker: Ints) -> _Turns:
        """Arrange events, in order of time, by the person each is about."""
        order = order_by(worker)
        who = worker[order]
        first = np.flatnonzero(begins(who))
        length = np.diff(np.append(first, len(who)))
        longest = np.argsort(-length, kind="stable")
        return cls(order, first[longest], length[longest])

    def __iter__(self) -> Iterator[NDArray[np.int64]]:
        """Give the places in `order` of everybody's next event, while there are any."""
        rounds = int(self.length[0]) if len(self.length) else 0
        alive = np.searchsorted(-self.length, -np.arange(rounds), side="left")
        for number in range(rounds):
            yield self.first[: alive[number]] + number


@dataclass(frozen=True, slots=True)
class _Lots:
    """Marks that expire so many months later, the oldest first, as what had been entered by when.

    What expires and what redeems both take the oldest marks there are. So what stands of a
    person's marks is never more than what was entered since the latest that expired, and nothing
    else need be known of single ones. `entered` is, by place in the order of `_Turns`, how much
    the person had entered before each event; `expired` is the place up to which his marks have
    expired by its day.
    """

    key: NDArray[np.int64]
    expired: NDArray[np.int64]
    entered: Amounts

    @classmethod
    def of(cls, worker: Ints, day: Ints, months: int) -> _Lots:
        """Prepare for events that stand person by person."""
        key, expired = expired_before(worker, day, months)
        return cls(key, expired, np.zeros(len(worker), np.int64))

    def standing(self, place: NDArray[np.int64], entered: Amounts) -> Amounts:
        """Give the most that can stand of what each person has `entered`, by his next event."""
        self.entered[place] = entered
        return np.asarray(entered - self.entered[self.expired[place]])

    def standing_on(self, day: NDArray[np.int64], person: Ints, entered: Amounts) -> Amounts:
        """Give the same for a day before the next event of each of some people."""
        expired = np.searchsorted(self.key, person_day(person, day), side="right")
        return np.asarray(entered - self.entered[expired])


@dataclass(frozen=True, slots=True)
class _Accounts:
    """Accounts of some people, a column each.

    All that stands in `total` are marks or, where merit is banked, all is merit: below zero.
    `entered` is how much of either was ever entered, `clean_since` the day of the latest marks,
    `cleaned` how many stretches of clean time have been rewarded since.
    """

    ladder: Ladder
    windows_of: WindowsOf
    lots: _Lots | None
    person: Ints
    total: Amounts
    entered: Amounts
    window: NDArray[np.int64]
    clean_since: NDArray[np.int64]
    cleaned: NDArray[np.int64]

    @classmethod
    def open(
        cls, ladder: Ladder, person: Ints, windows_of: WindowsOf, lots: _Lots | None
    ) -> _Accounts:
        """Open an account for each person."""
        columns = np.zeros((5, len(person)), np.int64)
        return cls(ladder, windows_of, lots, person, *columns)

    def of_the_first(self, many: int) -> _Accounts:
        """Give the accounts of the first so many people; what changes there changes here."""
        return _Accounts(
            self.ladder,
            self.windows_of,
            self.lots,
            self.person[:many],
            self.total[:many],
            self.entered[:many],
            self.window[:many],
            self.clean_since[:many],
            self.cleaned[:many],
        )

    def reach(self, place: NDArray[np.int64], day: Ints, window: NDArray[np.int64]) -> None:
        """Let time pass up to a day: windows end, marks expire, clean time earns, in this order."""
        everybody = np.arange(len(place))
        standing = None if self.lots is None else self.lots.standing(place, self.entered)
        if self.ladder.clean is not None:
            self._reward(everybody, day)
        self._begin(everybody, window)
        if standing is not None:
            self._expire(everybody, standing)

    def _reward(self, everybody: NDArray[np.int64], today: Ints) -> None:
        """Take off what stretches without an event have earned by each person's day."""
        off = self.ladder.taken_off
        who, earned = self._rewarded(everybody, today)
        while len(who):
            person = self.person[who]
            self._begin(who, self.windows_of(person, earned))
            if self.lots is not None:
                self._expire(who, self.lots.standing_on(earned, person, self.entered[who]))
            total = self.total[who]
            self.total[who] = total - np.clip(total, 0, off)
            self.cleaned[who] += 1
            who, earned = self._rewarded(who, today[who])

    def _rewarded(
        self, who: NDArray[np.int64], today: Ints
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """List who completes the next stretch without an event by a day of his, and when."""
        months = self.ladder.clean.months if self.ladder.clean else 0
        marked = self.total[who] > 0
        who, today = who[marked], today[marked]
        earned = months_after(self.clean_since[who], months * (self.cleaned[who] + 1))
        return who[earned <= today], earned[earned <= today]

    def _begin(self, who: NDArray[np.int64], window: NDArray[np.int64]) -> None:
        """Begin the windows up to one, each with its share of what the one before ended with."""
        passed = window - self.window[who]
        self.window[who] = window
        while (moving := (passed > 0) & (self.total[who] != 0)).any():
            who, passed = who[moving], passed[moving] - 1
            total = self.total[who]
            left = divide_half_up(total * self.ladder.carry, WHOLE)
            self.total[who] = left
            passed[left == total] = 0  # nor does it shrink any more

    def _expire(self, who: NDArray[np.int64], standing: Amounts) -> None:
        """Keep of what stands no more than has not expired."""
        self.total[who] = np.clip(self.total[who], -standing, standing)

    def enter(self, today: Ints, marks: Amounts) -> None:
        """Enter an event of each person: marks, or what redeems them or is merit."""
        marked = marks > 0
        self.clean_since[marked] = today[marked]
        self.cleaned[marked] = 0
        total = self.total + marks
        if not self.ladder.bank:
            total = np.maximum(total, 0)
        more_marks = np.maximum(total, 0) - np.maximum(self.total, 0)
        more_merit = np.minimum(self.total, 0) - np.minimum(total, 0)
        self.entered[:] += np.maximum(more_marks, more_merit)  # one of them is not above zero
        self.total[:] = total

    def clear_if_reached(self, before: Amounts) -> None:
        """Start anew where the event reached a step that clears the account."""
        bounds = np.array(self.ladder.thresholds, np.int64)
        reached = np.searchsorted(bounds, self.total, side="right") - 1
        clears = flags_by_code((step.clears for step in self.ladder.steps), reached)
        self.total[clears & (before < bounds[reached])] = 0

"""A running total kept as an account: marks come in, expire, are redeemed, wiped or carried over.

Only ladders whose totals do more than grow come here; each person's account is kept event by
event, in the order that counts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.windows import months_after
from gridscore.numbers import divide_half_up
from gridscore.records import dataclass, field
from gridscore.scheme.base import WHOLE, Rolling

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from gridscore.ledger.model import Amounts, Ints
    from gridscore.scheme.ladders import Ladder

NEVER = 2**31 - 1
"""The day on which marks expire that do not."""


def expiry(ladder: Ladder, day: Ints) -> NDArray[np.int64]:
    """Give for each event the day on which its marks have expired; NEVER where they do not."""
    if isinstance(ladder.window, Rolling):
        return months_after(day, ladder.window.months)
    return np.full(len(day), NEVER)


def keep_accounts(
    ladder: Ladder,
    marks: Amounts,
    worker: Ints,
    day: Ints,
    window: NDArray[np.int64],
    window_on: Callable[[int, int], int],
) -> tuple[Amounts, Amounts]:
    """Follow everybody's account; returns the total after each event, and right before it.

    `window` numbers the window of each event, `window_on` that of a person on a day.
    """
    running, before = np.zeros(len(marks), np.int64), np.zeros(len(marks), np.int64)
    accounts: dict[int, _Account] = {}
    expires = expiry(ladder, day).tolist()
    columns = (marks.tolist(), worker.tolist(), day.tolist(), window.tolist(), expires)
    for index, (mark, person, today, frame, end) in enumerate(zip(*columns, strict=True)):
        account = accounts.setdefault(person, _Account(ladder, person, window_on))
        account.reach(today, frame)
        before[index] = account.total
        account.enter(today, mark, end)
        running[index] = account.total
        account.clear_if_reached(account.total, int(before[index]))
    return running, before


@dataclass(slots=True)
class _Account:
    """One person's marks: lots with the day each expires, oldest first.

    All lots are marks, or, where merit is banked, all are merit: below zero. `clean_since` is the
    day of the latest marks, `cleaned` how many stretches of clean time have been rewarded since.
    """

    ladder: Ladder
    person: int
    window_on: Callable[[int, int], int]
    lots: deque[tuple[int, int]] = field(default_factory=deque)
    total: int = 0
    window: int | None = None
    clean_since: int | None = None
    cleaned: int = 0

    def reach(self, today: int, window: int) -> None:
        """Let time pass up to a day: windows end, marks expire, clean time earns, in this order."""
        while (earned := self._next_reward(today)) is not None:
            self._begin(self.window_on(self.person, earned))
            self._expire(earned)
            if self.total > 0:
                off = self.ladder.taken_off
                self._offset(-(self.total if off is None else off))
            self.cleaned += 1
        self._begin(window)
        self._expire(today)

    def _next_reward(self, today: int) -> int | None:
        """Give the day up to today on which the next stretch without an event is complete."""
        clean = self.ladder.clean
        if clean is None or self.clean_since is None or self.total <= 0:
            return None
        months = clean.months * (self.cleaned + 1)
        earned = int(months_after(np.array([self.clean_since]), months)[0])
        return earned if earned <= today else None

    def _begin(self, window: int) -> None:
        """Begin the windows up to one, each with its share of what the one before ended with."""
        while self.window is not None and self.window < window and self.lots:
            self.total = divide_half_up(self.total * self.ladder.carry, WHOLE)
            self.lots = deque([(NEVER, self.total)] if self.total else [])
            self.window += 1
        self.window = window

    def _expire(self, today: int) -> None:
        while self.lots and self.lots[0][0] <= today:
            self.total -= self.lots.popleft()[1]

    def enter(self, today: int, marks: int, expires: int) -> None:
        """Enter an event: marks, or what redeems them."""
        if marks > 0:
            self.clean_since, self.cleaned = today, 0
        left = self._offset(marks)
        if left > 0 or (left < 0 and self.ladder.bank):
            self.lots.append((expires, left))
            self.total += left

    def _offset(self, marks: int) -> int:
        """Set marks against merit or merit against marks, the oldest first; returns the rest."""
        while marks and self.lots and (self.lots[0][1] > 0) is not (marks > 0):
            end, oldest = self.lots.popleft()
            rest = oldest + marks
            if rest and (rest > 0) is (oldest > 0):
                self.lots.appendleft((end, rest))
                self.total += marks
                return 0
            self.total -= oldest
            marks = rest
        return marks

    def clear_if_reached(self, running: int, before: int) -> None:
        """Start anew where the event reached a step that clears the account."""
        bounds = self.ladder.thresholds
        reached = bisect_right(bounds, running) - 1
        if reached >= 0 and before < bounds[reached] and self.ladder.steps[reached].clears:
            self.lots.clear()
            self.total = 0

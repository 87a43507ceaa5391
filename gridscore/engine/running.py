"""A running total kept as an account: marks come in, expire, are redeemed, wiped or carried over.

Only ladders whose totals do more than grow come here; each person's account is kept event by
event, in the order that counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from gridscore.numbers import divide_half_up
from gridscore.scheme.base import WHOLE, Rolling

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.ledger.model import Amounts, Ints
    from gridscore.scheme.ladders import Ladder


def months_before(day: Ints, months: int) -> NDArray[np.int64]:
    """Give the day so many months before each day; the month's last day where it has no such."""
    return _moved(day, -months)


def _moved(day: Ints, months: int) -> NDArray[np.int64]:
    date = day.astype("datetime64[D]")
    target = date.astype("datetime64[M]") + np.timedelta64(months, "M")
    last = (target + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
    moved = target.astype("datetime64[D]") + (date - date.astype("datetime64[M]"))
    return np.asarray(np.minimum(moved, last).astype(np.int64))


def keep_accounts(
    ladder: Ladder, marks: Amounts, worker: Ints, day: Ints, window: NDArray[np.int64]
) -> tuple[Amounts, Amounts]:
    """Follow everybody's account; returns the total after each event, and right before it."""
    running, before = np.zeros(len(marks), np.int64), np.zeros(len(marks), np.int64)
    accounts: dict[int, _Account] = {}
    expired = _expiry(ladder, day).tolist()
    columns = (marks.tolist(), worker.tolist(), day.tolist(), window.tolist(), expired)
    for index, (mark, person, today, frame, since) in enumerate(zip(*columns, strict=True)):
        account = accounts.setdefault(person, _Account(ladder))
        account.reach(today, frame, since)
        before[index] = account.total
        account.enter(today, mark)
        running[index] = account.total
        account.clear_if_reached(running[index], before[index])
    return running, before


def _expiry(ladder: Ladder, day: Ints) -> NDArray[np.int64]:
    """Give for each event the last day whose marks have expired by then."""
    if isinstance(ladder.window, Rolling):
        return months_before(day, ladder.window.months)
    return np.full(len(day), np.iinfo(np.int64).min)


@dataclass(slots=True)
class _Account:
    """One person's marks: lots by day, oldest first, and what merit has banked beyond them."""

    ladder: Ladder
    lots: list[tuple[int, int]] = field(default_factory=list)
    banked: int = 0
    window: int | None = None
    clean_since: int | None = None

    @property
    def total(self) -> int:
        """What stands now; below zero where merit is banked."""
        return sum(marks for _, marks in self.lots) - self.banked

    def reach(self, today: int, window: int, expired: int) -> None:
        """Let time pass up to a day: windows end, clean time earns, marks expire."""
        if self.window not in (None, window):
            carried = divide_half_up(self.total * self.ladder.carry, WHOLE)
            self.lots = [(today, carried)] if carried > 0 else []
            self.banked = max(-carried, 0)
        self.window = window
        self._reward_clean_time(today)
        self.lots = [(day, marks) for day, marks in self.lots if day > expired]

    def _reward_clean_time(self, today: int) -> None:
        """Take off what each stretch without an event earns, at the day it is complete."""
        clean = self.ladder.clean
        while clean is not None and self.clean_since is not None and self.lots:
            earned = int(_moved(np.array([self.clean_since], np.int32), clean.months)[0])
            if earned > today:
                return
            if isinstance(self.ladder.window, Rolling):
                until = months_before(np.array([earned], np.int32), self.ladder.window.months)[0]
                self.lots = [(day, marks) for day, marks in self.lots if day > until]
            self.redeem(self.total if clean.off is None else clean.off, bank=False)
            self.clean_since = earned

    def enter(self, today: int, marks: int) -> None:
        """Enter an event: marks, or what redeems them."""
        if marks < 0:
            self.redeem(-marks, bank=self.ladder.bank)
            return
        self.clean_since = today
        offset = min(self.banked, marks)
        self.banked -= offset
        if marks > offset:
            self.lots.append((today, marks - offset))

    def redeem(self, marks: int, *, bank: bool) -> None:
        """Take marks off the oldest lots first; what is left over is banked or lost."""
        while marks > 0 and self.lots:
            day, oldest = self.lots[0]
            taken = min(marks, oldest)
            marks -= taken
            self.lots[:1] = [(day, oldest - taken)] if oldest > taken else []
        if bank:
            self.banked += marks

    def clear_if_reached(self, running: int, before: int) -> None:
        """Start anew where the event reached a step that clears the account."""
        for bound, step in zip(self.ladder.thresholds, self.ladder.steps, strict=True):
            if step.clears and before < bound <= running:
                self.lots, self.banked = [], 0

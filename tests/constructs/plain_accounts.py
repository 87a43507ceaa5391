"""Ladder accounts kept the plain way: one event after the other, every lot of marks by itself.

The engine keeps everybody's side by side and no single lots; this shows that it comes to the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from gridscore.scheme.ladders import Ladder

NEVER = 2**31 - 1
_EPOCH = date(1970, 1, 1)


def later(day: int, months: int) -> int:
    """The day so many months later, the month's last where it has no such."""
    start = _EPOCH + timedelta(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    last = following - timedelta(1)
    return (last.replace(day=min(start.day, last.day)) - _EPOCH).days


@dataclass
class Account:
    """One person's marks: lots with the day each expires, oldest first."""

    ladder: Ladder
    window_on: Callable[[int], int]
    lots: deque[tuple[int, int]] = field(default_factory=deque)
    total: int = 0
    window: int | None = None
    clean_since: int | None = None
    cleaned: int = 0

    def follow(self, today: int, marks: int, expires: int) -> tuple[int, int]:
        """Take in an event; returns the total after it and right before it."""
        self._reach(today)
        before = self.total
        if marks > 0:
            self.clean_since, self.cleaned = today, 0
        left = self._offset(marks)
        if left > 0 or (left < 0 and self.ladder.bank):
            self.lots.append((expires, left))
            self.total += left
        running, bounds = self.total, self.ladder.thresholds
        reached = bisect_right(bounds, running) - 1
        if reached >= 0 and before < bounds[reached] and self.ladder.steps[reached].clears:
            self.lots.clear()
            self.total = 0
        return running, before

    def _reach(self, today: int) -> None:
        while (earned := self._next_reward(today)) is not None:
            self._begin(self.window_on(earned))
            self._expire(earned)
            if self.total > 0:
                off = self.ladder.taken_off
                self._offset(-(self.total if off is None else off))
            self.cleaned += 1
        self._begin(self.window_on(today))
        self._expire(today)

    def _next_reward(self, today: int) -> int | None:
        clean = self.ladder.clean
        if clean is None or self.clean_since is None or self.total <= 0:
            return None
        earned = later(self.clean_since, clean.months * (self.cleaned + 1))
        return earned if earned <= today else None

    def _begin(self, window: int) -> None:
        while self.window is not None and self.window < window and self.lots:
            self.total = (2 * self.total * self.ladder.carry + 10_000) // 20_000
            self.lots = deque([(NEVER, self.total)] if self.total else [])
            self.window += 1
        self.window = window

    def _expire(self, today: int) -> None:
        while self.lots and self.lots[0][0] <= today:
            self.total -= self.lots.popleft()[1]

    def _offset(self, marks: int) -> int:
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


def plain_cap(cap: int, events: list[tuple[int, int]], months: int) -> list[int]:
    """Keep of one person's marks (day, marks) what fits beside those that have not expired."""
    kept: list[int] = []
    for number, (today, marks) in enumerate(events):
        standing = sum(
            one
            for one, (day, _) in zip(kept, events[:number], strict=True)
            if later(day, months) > today
        )
        kept.append(min(marks, cap - standing))
    return kept

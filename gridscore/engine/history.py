"""What became of the events: whether each counts, and what it reached."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

from gridscore.records import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.ladder import Hits
    from gridscore.ledger.model import Ints, Narrow


class Verdict(IntEnum):
    """Whether an event counts, and if not, why."""

    COUNTS = 0
    PENDING = 1  # R7
    REVOKED = 2  # R7
    OUT_OF_POST = 3  # dated outside the person's time in post
    AUTHORITY = 4  # R12
    UNDOCUMENTED = 5  # R24
    DUPLICATE = 6  # R19, R24
    AFTER_DISMISSAL = 7  # R11
    NO_RULE = 8  # no rule of the scheme claims its category


NEVER = 2**31 - 1
"""The position of a dismissal that did not happen."""


@dataclass(frozen=True, slots=True)
class History:
    """The events of a calendar year up to some day, in the order that counts (R7).

    Where a ladder looks back, those of earlier years stand before them.
    Event columns have length k. `claim` indexes the scheme's claims, BLANK for categories without
    a rule. `hits` are what each ladder counted. Person columns have length n:
    the position in this history of the event that dismissed, NEVER if none, and the last day in
    post of whom the result of an earlier round dismissed, NEVER for the others.
    """

    source: NDArray[np.int64]  # row of the events table
    worker: Ints
    day: Ints
    claim: Narrow
    verdict: Narrow
    hits: tuple[Hits, ...]
    dismissed_at: Ints
    ended: Ints

    def dismissal_day(self) -> Ints:
        """Give each person's day of dismissal, NEVER if there was none."""
        days = np.full(len(self.dismissed_at), NEVER, np.int32)
        gone = np.flatnonzero(self.dismissed_at != NEVER)
        days[gone] = self.day[self.dismissed_at[gone]]
        return np.minimum(days, self.ended, out=days)

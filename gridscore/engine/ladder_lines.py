"""What ladders counted in a period, and what stands on them at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.claimed import ClaimedEvents
from gridscore.engine.runs import begins
from gridscore.ledger.model import BLANK
from gridscore.messages import Wording, worded
from gridscore.numbers import format_percent
from gridscore.records import dataclass
from gridscore.scheme.base import Rolling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Cohort, Run
    from gridscore.engine.ladder import Hits
    from gridscore.ledger.model import Amounts
    from gridscore.scheme.ladders import Ladder, Step


@dataclass(frozen=True, slots=True)
class Reached:
    """Events that brought a ladder to one number or total in one period; step None for none."""

    step: Step | None
    occurrence: Wording
    hit: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LadderEvents:
    """What one ladder counted in a period, of people who have a row in the result."""

    events: ClaimedEvents
    ladder: Ladder
    hits: Hits

    @classmethod
    def of(cls, run: Run, cohort: Cohort, index: int) -> LadderEvents:
        """Find the hits of one ladder that are dated in the period."""
        history, period = run.history, run.period
        events = ClaimedEvents.of(run, cohort, index)  # ladders come first
        hits = history.hits[index]
        day, worker = history.day[hits.position], history.worker[hits.position]
        mine = hits.take(period.has_days(day) & (cohort.row_of[worker] != BLANK))
        return cls(events, run.case.scheme.ladders[index], mine)

    def reached(self) -> Iterator[Reached]:
        """Go through them by the number or running total each one reached."""
        hits = self.hits
        if not len(hits.position):
            return
        order = np.lexsort((hits.step, hits.running))  # stable: each group keeps their order
        starts = np.flatnonzero(begins(hits.running[order], hits.step[order]))
        for group in np.split(order, starts[1:]):
            first = group[0]
            step = None if hits.step[first] == BLANK else self.ladder.steps[hits.step[first]]
            word = occurrence(self.ladder, int(hits.running[first]))
            yield Reached(step, word, hits.position[group])


def occurrence(ladder: Ladder, running: int) -> Wording:
    """Put into words how far an event brought somebody: the third this year, 12 marks."""
    if ladder.by == "marks":
        return worded("reasons.running-marks", marks=format_percent(running))
    window = "months" if isinstance(ladder.window, Rolling) else ladder.window
    months = ladder.window.months if isinstance(ladder.window, Rolling) else 0
    return worded(f"reasons.occurrence-{window}", number=running, months=months)


def balances(run: Run, cohort: Cohort) -> dict[str, Amounts]:
    """Give what stands on each ladder by marks at the end of the period, by the ladder's id."""
    return {
        ladder.id: cohort.take(hits.balances(len(cohort.row_of)))
        for ladder, hits in zip(run.case.scheme.ladders, run.history.hits, strict=True)
        if ladder.by == "marks"
    }

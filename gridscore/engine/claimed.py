"""The events that one rule claims in a period, and the journal lines of those that do not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import marked, taken
from gridscore.engine.history import Verdict
from gridscore.engine.lines import event_cells
from gridscore.journal import Reason
from gridscore.ledger.model import BLANK
from gridscore.records import dataclass
from gridscore.scheme.claims import ClaimKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.assessment import Cohort, Run
    from gridscore.engine.lines import Lines
    from gridscore.ledger.model import Amounts, Narrow

SET_ASIDE = {
    Verdict.PENDING: Reason("pending", {"reading": "R7"}),
    Verdict.REVOKED: Reason("revoked", {"reading": "R7"}),
    Verdict.AUTHORITY: Reason("authority", {"reading": "R12"}),
    Verdict.UNDOCUMENTED: Reason("undocumented", {"reading": "R24"}),
    Verdict.DUPLICATE: Reason("duplicate", {"reading": "R19"}),
    Verdict.AFTER_DISMISSAL: Reason("after-dismissal", {"reading": "R11"}),
    Verdict.OUT_OF_POST: Reason("out-of-post", {"reading": "R15"}),
}
"""Why an event posts nothing."""


@dataclass(frozen=True, slots=True)
class ClaimedEvents:
    """The events that one claim covers in a period, of people who have a row in the result.

    `code` is the claim's index; `position` lists the events as rising indices into the history,
    `verdict` says of each whether it counts.
    """

    run: Run
    cohort: Cohort
    code: int
    position: NDArray[np.int64]
    verdict: Narrow

    @classmethod
    def of(cls, run: Run, cohort: Cohort, code: int) -> ClaimedEvents:
        """Find the claim's events that are dated in the period."""
        history, period = run.history, run.period
        days = np.array([period.first_day, period.last_day + 1], history.day.dtype)
        begin, end = np.searchsorted(history.day, days)  # events stand in order of date
        position = begin + np.flatnonzero(history.claim[begin:end] == code)
        if len(cohort) < len(cohort.row_of):
            row = taken(cohort.row_of, taken(history.worker, position))
            position = taken(position, marked(row != BLANK))
        return cls(run, cohort, code, position, taken(history.verdict, position))

    def counting(self) -> NDArray[np.int64]:
        """List the positions of those that count."""
        return taken(self.position, marked(self.verdict == Verdict.COUNTS))

    def rows(self, hit: NDArray[np.int64]) -> NDArray[np.int64]:
        """Find the result row of each of some events."""
        person = taken(self.run.history.worker, hit)
        if len(self.cohort) == len(self.cohort.row_of):  # a row for everybody, in their order
            return person.astype(np.int64)
        return taken(self.cohort.row_of, person)

    def add(
        self, lines: Lines, hit: NDArray[np.int64], amount: Amounts | int, reason: Reason
    ) -> None:
        """Add a line for each of some events, with its cell."""
        if not len(hit):
            return
        cells = None
        if not lines.for_sums:
            cells = event_cells(self.run, hit)
        lines.add(self.rows(hit), amount, reason, cells)

    def add_points(
        self,
        lines: Lines,
        hit: NDArray[np.int64],
        amount: Amounts,
        has_total: NDArray[np.bool_],
        reason: Reason,
    ) -> None:
        """Add a line of points for each of some events; a zero line for rows without a total.

        `has_total` has an entry per row.
        """
        known = has_total[self.rows(hit)]
        moving = marked(known)
        self.add(lines, taken(hit, moving), taken(amount, moving), reason)
        self.add(lines, hit[~known], 0, Reason("no-round-total"))

    def _own_reasons(self) -> dict[Verdict, Reason]:
        """Word what depends on the sort of rule.

        What is no payment does not count, rather than is not paid; R12 is about notices of
        criticism, which ladders count, not about whose commendations are paid or add points.
        """
        kind = self.run.case.scheme.claims[self.code].kind
        own = {}
        if kind is not ClaimKind.REWARD:
            own[Verdict.UNDOCUMENTED] = Reason("undocumented-event")
        if kind is not ClaimKind.LADDER:
            own[Verdict.AUTHORITY] = Reason("authority-event")
        return own

    def add_idle(self, lines: Lines, none: Reason) -> None:
        """Add a zero line for each event that does not count, and for each row left over.

        `none` says that there was nothing to look at.
        """
        if lines.for_sums:
            return
        for verdict, reason in {**SET_ASIDE, **self._own_reasons()}.items():
            hit = self.position[np.flatnonzero(self.verdict == verdict)]
            if len(hit):
                self.add(lines, hit, 0, reason)
        lines.add_untouched(len(self.cohort), none)

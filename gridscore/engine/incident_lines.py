"""The journal lines of incidents: what each one brought, and why others brought nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import distinct
from gridscore.engine.assessment import Lines, incident_cells
from gridscore.engine.ladder import Verdict
from gridscore.journal import Reason, Unit
from gridscore.ledger.model import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort
    from gridscore.engine.ladder import History
    from gridscore.journal import Posting
    from gridscore.ledger.model import Amounts
    from gridscore.periods import Period

SET_ASIDE = {
    Verdict.PENDING: Reason("pending", {"reading": "R7"}),
    Verdict.REVOKED: Reason("revoked", {"reading": "R7"}),
    Verdict.AUTHORITY: Reason("authority", {"reading": "R12"}),
    Verdict.UNDOCUMENTED: Reason("undocumented", {"reading": "R24"}),
    Verdict.DUPLICATE: Reason("duplicate", {"reading": "R19"}),
    Verdict.AFTER_DISMISSAL: Reason("after-dismissal", {"reading": "R11"}),
    Verdict.OUT_OF_POST: Reason("out-of-post", {"reading": "R15"}),
}
"""Why an incident posts nothing."""


@dataclass(frozen=True, slots=True)
class RuleIncidents:
    """The incidents that one rule claims in a period, of people who have a row in the result.

    `rule` is its code in the history. `mine` marks the incidents, an entry for each of the
    history's; a position is an index into the history.
    """

    case: Case
    history: History
    cohort: Cohort
    rule: int
    mine: NDArray[np.bool_]

    @classmethod
    def of(
        cls, case: Case, history: History, cohort: Cohort, rule: int, period: Period
    ) -> RuleIncidents:
        """Find the rule's incidents that are dated in the period."""
        dated = (history.day >= period.first_day) & (history.day <= period.last_day)
        known = cohort.row_of[history.worker] != BLANK
        return cls(case, history, cohort, rule, (history.rule == rule) & dated & known)

    def counting(self) -> NDArray[np.int64]:
        """List the positions of those that count."""
        return np.flatnonzero(self.mine & (self.history.verdict == Verdict.COUNTS))

    def by_number(self) -> Iterator[tuple[int, int, NDArray[np.int64]]]:
        """Go through those that count by their number within the year: step, number, positions.

        The step is the index of the ladder's step that the number reaches.
        """
        counting = self.counting()
        for number in distinct(self.history.number[counting]):
            hit = counting[self.history.number[counting] == number]
            yield int(self.history.step[hit[0]]), int(number), hit

    def rows(self, hit: NDArray[np.int64]) -> NDArray[np.int64]:
        """Find the result row of each of some incidents."""
        return self.cohort.row_of[self.history.worker[hit]]

    def add(self, lines: Lines, hit: NDArray[np.int64], amount: int, reason: Reason) -> None:
        """Add a line for each of some incidents, with its cell."""
        cells = incident_cells(self.case.ledger.incidents, self.history.source[hit])
        lines.add(self.rows(hit), amount, reason, cells)

    def add_idle(self, lines: Lines, none: Reason) -> None:
        """Add a zero line for each incident that does not count, and for each row left over.

        `none` says that there was nothing to look at.
        """
        for verdict, reason in SET_ASIDE.items():
            hit = np.flatnonzero(self.mine & (self.history.verdict == verdict))
            if len(hit):
                self.add(lines, hit, 0, reason)
        untouched = np.ones(len(self.cohort), np.bool_)
        for row in lines.row:
            untouched[row] = False
        lines.add(np.flatnonzero(untouched), 0, none)


def post_dismissals(case: Case, history: History, cohort: Cohort) -> list[Posting]:
    """Post for each ladder that can dismiss who lost the post by it, and how far the others are."""
    return [
        _standing(case, history, code, cohort)
        for code, ladder in enumerate(case.scheme.ladders)
        if ladder.dismisses
    ]


def _standing(case: Case, history: History, code: int, cohort: Cohort) -> Posting:
    ladder = case.scheme.ladders[code]
    lines = Lines(f"standing:{ladder.id}", ladder.clause, ladder.id, Unit.NONE)
    position = history.dismissed_at[history.dismissed_at < len(history.rule)]
    position = position[history.rule[position] == code]
    position = position[cohort.row_of[history.worker[position]] != BLANK]
    for number in distinct(history.number[position]):
        hit = position[history.number[position] == number]
        reason = Reason("dismissed", {"number": int(number)}, moves=True)
        cells = incident_cells(case.ledger.incidents, history.source[hit])
        lines.add(cohort.row_of[history.worker[hit]], 0, reason, cells)
    kept = _occurrences(history, code, cohort)
    for row in lines.row:
        kept[row] = BLANK  # dismissed by this very ladder
    for count in distinct(kept[kept != BLANK]):
        lines.add(np.flatnonzero(kept == count), 0, Reason("post-kept", {"count": int(count)}))
    return lines.posting()


def _occurrences(history: History, code: int, cohort: Cohort) -> Amounts:
    """Count each row's incidents that count on one ladder in the year so far."""
    counting = (
        (history.rule == code) & (history.number > 0) & (cohort.row_of[history.worker] != BLANK)
    )
    return np.bincount(cohort.row_of[history.worker[counting]], minlength=len(cohort))

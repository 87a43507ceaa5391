"""What payments are worked out from, and the lines of one payment as they come about."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from gridscore.engine.lines import Lines
from gridscore.engine.presence import parts_in_post, share_in_post
from gridscore.journal import Reason, Unit
from gridscore.numbers import UNSET
from gridscore.periods import PeriodKind
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort, Run
    from gridscore.engine.grading import Decided
    from gridscore.journal import CellsOf, Posting
    from gridscore.ledger.model import Amounts
    from gridscore.periods import Period
    from gridscore.scheme.pay import Payment

Barred: TypeAlias = "Sequence[tuple[str, Reason, NDArray[np.bool_]]]"
"""Rows that a reading leaves without a result: the reading, why, which; no row stands twice."""


@dataclass(frozen=True, slots=True)
class PayRun:
    """All that the payments of one period are worked out from.

    `decided` is what the period's totals led to, `barred` who has no part in that. `total` has an
    entry per row, UNSET where there is none or a part of it lacks.
    """

    decided: Decided
    barred: Barred
    total: Amounts

    @classmethod
    def of(cls, decided: Decided, barred: Barred) -> PayRun:
        """Take up what was decided, for everybody but those who are `barred`."""
        total = decided.context.figures["total"]
        whole = decided.whole
        return cls(decided, barred, total if whole.all() else np.where(whole, total, UNSET))

    @property
    def run(self) -> Run:
        """The period that is paid for, and the events up to its end."""
        return self.decided.context.run

    @property
    def case(self) -> Case:
        """The ledgers and the regulation."""
        return self.run.case

    @property
    def period(self) -> Period:
        """What is paid for."""
        return self.run.period

    @property
    def cohort(self) -> Cohort:
        """The rows."""
        return self.decided.context.cohort

    def in_post(self, payment: Payment) -> tuple[NDArray[np.int64], int]:
        """Say which share of the period each row is paid for: so many of so many."""
        roster = self.case.ledger.roster
        share, whole = share_in_post(roster, self.period, self.run.dismissal, payment.proration)
        return share[self.cohort.person], whole

    def months(self) -> NDArray[np.int64]:
        """Count each row's months in post in the period (R15)."""
        parts = self.period.parts(PeriodKind.MONTH)
        roster = self.case.ledger.roster
        return parts_in_post(roster, parts, self.run.dismissal)[self.cohort.person]

    def of_grade(self, names: Collection[str]) -> NDArray[np.bool_]:
        """Mark the rows of some grades."""
        codes = self.case.grade_codes
        return np.isin(self.decided.grade, [codes[name] for name in names])

    def has_result(self, payment: Payment) -> NDArray[np.bool_]:
        """Mark the rows that have what a payment goes by: a total, a grade or rank, or nothing."""
        if payment.flat is not None:
            return np.ones(len(self.cohort), np.bool_)
        if payment.per_point is not None:
            known: NDArray[np.bool_] = self.total != UNSET
            return known
        return self.ranked

    @property
    def ranked(self) -> NDArray[np.bool_]:
        """Mark the rows that have a rank: those with a grade, or, without grades, with a total."""
        ranked: NDArray[np.bool_] = self.decided.rank != UNSET
        return ranked


@dataclass(slots=True)
class Slip:
    """The lines of one payment as they come about; `open` are the rows that have none yet."""

    lines: Lines
    open: NDArray[np.bool_]

    @classmethod
    def of(cls, payment: Payment, period: Period, rows: int) -> Slip:
        """Open the account of a payment: what a round owes, or a bonus of the year."""
        sort = "bonus" if period.kind is PeriodKind.YEAR else "due"
        lines = Lines(f"pay:{sort}:{payment.id}", payment.clause, payment.id, Unit.YUAN)
        return cls(lines, np.ones(rows, np.bool_))

    def settle(
        self,
        rows: NDArray[np.bool_],
        amount: Amounts | int,
        reason: Reason,
        figure: Amounts | None = None,
        cells: Callable[[NDArray[np.int64]], CellsOf] | None = None,
    ) -> None:
        """Give those of `rows` that are open their line; `amount` and `figure` are of all rows.

        `cells` makes what gives the source cells of some rows.
        """
        row = np.flatnonzero(rows & self.open)
        if not len(row):
            return
        fen = amount if isinstance(amount, int) else amount[row]
        shown = None if figure is None else figure[row]
        self.lines.add(row, fen, reason, None if cells is None else cells(row), shown)
        self.open[row] = False

    def settle_rest(
        self,
        amount: Amounts | int,
        reason: Reason,
        figure: Amounts | None = None,
        cells: Callable[[NDArray[np.int64]], CellsOf] | None = None,
    ) -> None:
        """Give every row that is still open its line."""
        self.settle(self.open.copy(), amount, reason, figure, cells)

    def bar(self, reading: str, reason: Reason, rows: NDArray[np.bool_]) -> Posting:
        """Give the rows that a reading leaves without pay a zero line that cites it."""
        lines = Lines(self.lines.account, reading, self.lines.rule, Unit.YUAN)
        lines.add(np.flatnonzero(rows & self.open), 0, reason)
        self.open &= ~rows
        return lines.posting()

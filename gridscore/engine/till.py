"""The till of a period: what each pot holds for each row, and what is taken from it (R10, R14).

A pot falls due once in each of its own periods, of which the period assessed may hold several:
a quarter holds three months' performance pay. What is withheld in one month is not made up for
by another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import marked
from gridscore.engine.ladder_lines import LadderEvents
from gridscore.engine.lines import Lines
from gridscore.engine.open_amounts import unless_unset
from gridscore.engine.presence import in_post, prorated
from gridscore.equal_rows import distinct
from gridscore.journal import Reason, Unit
from gridscore.messages import term
from gridscore.numbers import UNSET, divide_half_up, format_hundredths
from gridscore.periods import PeriodKind
from gridscore.scheme.base import WHOLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort, Run
    from gridscore.journal import Posting
    from gridscore.ledger.model import Amounts
    from gridscore.periods import Period
    from gridscore.scheme.ladders import Step
    from gridscore.scheme.pay import Pot


def cadence_of(case: Case, pot: Pot) -> PeriodKind:
    """Say which period a pot falls due in."""
    return pot.each or case.scheme.routine


class Till:
    """Keeps, for each pot, each of its periods and each row, what is due and what is taken.

    `held` and `named` have shape (pots, slots, rows), in fen; a slot is one of a pot's own
    periods within the one assessed. `held` is UNSET where the station has not set the amount;
    `unknown`, of shape (pots, rows), marks what is taken from such a pot.
    """

    def __init__(self, run: Run, cohort: Cohort, pots: Sequence[Pot]) -> None:
        self.run, self.cohort, self.pots = run, cohort, pots
        self.case, self.period = run.case, run.period
        slots = max((len(self.slots(number)) for number in range(len(pots))), default=0)
        self.held: Amounts = np.zeros((len(pots), slots, len(cohort)), np.int64)
        self.named: Amounts = np.zeros_like(self.held)
        self.unknown = np.zeros((len(pots), len(cohort)), np.bool_)

    def slots(self, number: int) -> tuple[Period, ...]:
        """List the periods of its own that a pot falls due in within the one assessed."""
        return self.period.parts(cadence_of(self.case, self.pots[number]))

    def post_due(self, number: int) -> Posting:
        """Post a pot for each of its periods that a row is in post in."""
        pot, amount = self.pots[number], self.case.fen(self.pots[number].amount)
        lines = Lines(f"pay:due:{pot.id}", pot.clause, pot.id, Unit.YUAN)
        roster = self.case.ledger.roster
        told = Reason("due")
        if pot.proration != "none":
            told = Reason("due-prorated", {"proration": term("proration", pot.proration)})
        reason = unless_unset(self.case, pot.amount, told, "due-unset")
        for slot, period in enumerate(self.slots(number)):
            row = marked(self.rows_in_post(period))
            due = prorated(amount, roster, period, self.run.dismissal, pot.proration)
            due = due if isinstance(due, int) else due[self.cohort.person[row]]
            self.held[number, slot, row] = due
            lines.add(row, due, reason)
        return lines.posting()

    def hold(self, number: int, amounts: Amounts) -> None:
        """Take a payment that falls due in this period alone for a pot: what each row is paid."""
        self.held[number, 0] = amounts

    def rows_in_post(self, period: Period) -> NDArray[np.bool_]:
        """Mark the rows in post in a period, that of the dismissal included (R11)."""
        present = in_post(self.case.ledger.roster, period)
        return self.cohort.take(present & (self.run.dismissal >= period.first_day))

    def ladders(self) -> list[int]:
        """List the ladders to look at: in the year those that take from a pot of its own."""
        ladders = self.case.scheme.ladders
        if not self.pots:
            return []
        if self.period.kind is not PeriodKind.YEAR:
            return list(range(len(ladders)))
        return [
            index
            for index, ladder in enumerate(ladders)
            if any(self._pot_of_step(step) in self.pot_numbers for step in ladder.steps)
        ]

    def withhold(self, index: int) -> Posting:
        """Post what one ladder withholds in the period: a line for each event it counted."""
        ladder = self.case.scheme.ladders[index]
        lines = Lines(f"pay:withheld:{ladder.id}", ladder.clause, ladder.id, Unit.YUAN)
        counted = LadderEvents.of(self.run, self.cohort, index)
        for reached in counted.reached():
            step, hit = reached.step, reached.hit
            details: dict[str, object] = {"occurrence": reached.occurrence}
            wanted = self._pot_of_step(step) if step else None
            number = self.pot_numbers.get(wanted or "")
            if step is None or wanted is None:
                counted.events.add(lines, hit, 0, Reason("no-withholding", details))
            elif number is None:
                elsewhere = Reason("withheld-elsewhere", details, moves=self.is_to_come(wanted))
                counted.events.add(lines, hit, 0, elsewhere)
            else:
                amounts = self._asked(number, step, hit)
                self.take(number, hit, amounts)
                for fen in distinct(amounts):
                    shown = {**details, "amount": format_hundredths(int(fen))}
                    reason = Reason("withheld", shown, moves=True)
                    counted.events.add(lines, hit[amounts == fen], -int(fen), reason)
        counted.events.add_idle(lines, Reason("no-incident"))
        return lines.posting()

    def _asked(self, number: int, step: Step, hit: NDArray[np.int64]) -> Amounts:
        """Say what a step takes from a pot for each event: yuan, a share of it, or all of it."""
        if step.withhold:
            return np.full(len(hit), step.withhold, np.int64)
        row = self.cohort.row_of[self.run.history.worker[hit]]
        held = self.held[number][self._slot(number, self.run.history.day[hit]), row]
        share = WHOLE if step.forfeit else step.withhold_share
        return np.asarray(divide_half_up(np.maximum(held, 0) * share, WHOLE), np.int64)

    def _slot(self, number: int, day: NDArray[np.integer] | int) -> NDArray[np.int64]:
        """Find in which of a pot's own periods a day lies."""
        starts = np.array([period.first_day for period in self.slots(number)])
        return np.asarray(np.searchsorted(starts, day, side="right") - 1)

    def _pot_of_step(self, step: Step) -> str | None:
        """Name the pot that a step takes from, None where it takes no money."""
        if not step.takes_money:
            return None
        return step.forfeit or step.pot or self.case.scheme.pay.all_pots[0].id

    @property
    def pot_numbers(self) -> dict[str, int]:
        """Number the pots by their ids."""
        return {pot.id: number for number, pot in enumerate(self.pots)}

    def is_to_come(self, wanted: str) -> bool:
        """Say whether a pot falls due in a longer period than this; if not, that is past."""
        each = next(
            cadence_of(self.case, pot) for pot in self.case.scheme.pay.bearers if pot.id == wanted
        )
        return each.months > self.period.kind.months

    def take(self, number: int, hit: NDArray[np.int64], amount: Amounts | int) -> None:
        """Name an amount to be taken from a pot in the period that each event is dated in."""
        row = self.cohort.row_of[self.run.history.worker[hit]]
        self.take_on(number, row, self.run.history.day[hit], amount)

    def take_on(
        self,
        number: int,
        row: NDArray[np.int64],
        day: NDArray[np.integer] | int,
        amount: Amounts | int,
    ) -> None:
        """Name amounts to be taken from a pot, each in the slot that its day lies in."""
        slot = np.broadcast_to(self._slot(number, day), row.shape)
        np.add.at(self.named[number], (slot, row), amount)
        self.unknown[number, row[self.held[number][slot, row] == UNSET]] = True

    def post_floor(self) -> Posting:
        """Post what was named beyond each pot that is set (R10)."""
        lines = Lines("pay:floor", "R10", "floor", Unit.YUAN)
        beyond = np.where(self.held == UNSET, 0, np.maximum(self.named - self.held, 0))
        excess = beyond.sum(axis=(0, 1))
        row = np.flatnonzero(excess)
        lines.add(row, excess[row], Reason("floor", moves=True))
        return lines.posting()

    def taken(self) -> Amounts:
        """Say what was really withheld from each row; with a pot not set, what the steps name."""
        real = np.where(self.held == UNSET, self.named, np.minimum(self.named, self.held))
        return np.asarray(real.sum(axis=(0, 1)), np.int64)

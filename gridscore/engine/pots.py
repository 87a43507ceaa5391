"""What a period pays and withholds: each pot by itself, down to nothing (R10, R14).

A pot falls due once in each of its own periods, of which the period assessed may hold several:
a quarter holds three months' performance pay. What is withheld in one month is not made up for
by another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assessment import Lines
from gridscore.engine.claimed import ClaimedEvents
from gridscore.engine.ladder_lines import LadderEvents
from gridscore.engine.presence import in_post
from gridscore.engine.tariff import claim_of_entry, event_amounts
from gridscore.journal import Reason, Unit, known_total_of, total_of
from gridscore.numbers import UNSET, format_hundredths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort
    from gridscore.engine.events import History
    from gridscore.journal import Posting
    from gridscore.ledger.model import Amounts
    from gridscore.periods import Period
    from gridscore.scheme.base import OpenAmount
    from gridscore.scheme.pay import Pot


def unless_unset(case: Case, amount: int | OpenAmount, reason: Reason, unset: str) -> Reason:
    """Give `reason`, or, for an amount that is not set, one of key `unset` that asks for it."""
    if isinstance(amount, int) or case.fen(amount) != UNSET:
        return reason
    return Reason(unset, {**reason.details, "key": amount.setting}, reason.moves)


def pots_due(case: Case, period: Period) -> list[Pot]:
    """List the pots that fall due in a period: none of a longer one, and in the year its own."""
    pots = case.scheme.pay.all_pots
    kind = period.kind
    each = [pot.each or case.scheme.routine for pot in pots]
    if kind.months == 12:
        return [pot for pot, due in zip(pots, each, strict=True) if due is kind]
    return [pot for pot, due in zip(pots, each, strict=True) if due.months <= kind.months]


def pay_pots(
    case: Case,
    history: History,
    period: Period,
    cohort: Cohort,
    dismissal: NDArray[np.int64],
) -> tuple[dict[str, Amounts], list[Posting]]:
    """Post every pot that falls due and what is withheld from it.

    Returns the columns `due`, `withheld` and `paid` with the postings behind them. With a pot not
    set, `due` and `paid` are UNSET and `withheld` is what the steps name. Where nothing falls due
    there are neither columns nor postings.
    """
    pots = pots_due(case, period)
    if not pots:
        return {}, []
    till = _Till(case, history, period, cohort, pots)
    due = [till.post_due(number, dismissal) for number in range(len(pots))]
    withheld = [till.withhold(index) for index in range(len(case.scheme.ladders))]
    events = [
        till.post_entry(index) for index, entry in enumerate(case.scheme.entries) if entry.yuan
    ]
    floor = till.post_floor()
    postings = [*due, *withheld, *events, floor]
    postings.append(restore_unset(postings, cohort))
    earned = [posting for posting in events if posting.account.startswith("pay:due:")]
    columns = {
        "due": known_total_of([*due, *earned], Unit.YUAN, len(cohort)),
        "withheld": till.taken(),
        "paid": known_total_of(postings, Unit.YUAN, len(cohort)),
    }
    return columns, postings


@dataclass(slots=True)
class _Till:
    """Keeps, for each pot, each of its periods and each row, what is due and what is taken.

    `held` and `named` have shape (pots, slots, rows), in fen; a slot is one of a pot's own
    periods within the one assessed. `held` is UNSET where the station has not set the amount.
    """

    case: Case
    history: History
    period: Period
    cohort: Cohort
    pots: Sequence[Pot]
    held: Amounts = field(init=False)
    named: Amounts = field(init=False)

    def __post_init__(self) -> None:
        slots = max(len(self._slots(number)) for number in range(len(self.pots)))
        self.held = np.zeros((len(self.pots), slots, len(self.cohort)), np.int64)
        self.named = np.zeros_like(self.held)

    def _slots(self, number: int) -> tuple[Period, ...]:
        return self.period.parts(self.pots[number].each or self.case.scheme.routine)

    def post_due(self, number: int, dismissal: NDArray[np.int64]) -> Posting:
        """Post a pot for each of its periods that a row is in post in."""
        pot, amount = self.pots[number], self.case.fen(self.pots[number].amount)
        lines = Lines(f"pay:due:{pot.id}", pot.clause, pot.id, Unit.YUAN)
        reason = unless_unset(self.case, pot.amount, Reason("due"), "due-unset")
        for slot, period in enumerate(self._slots(number)):
            present = in_post(self.case.ledger.roster, period) & (dismissal >= period.first_day)
            row = np.flatnonzero(present[self.cohort.person])
            self.held[number, slot, row] = amount
            lines.add(row, amount, reason)
        return lines.posting()

    def withhold(self, index: int) -> Posting:
        """Post what one ladder withholds in the period: a line for each event it counted."""
        ladder = self.case.scheme.ladders[index]
        lines = Lines(f"pay:withheld:{ladder.id}", ladder.clause, ladder.id, Unit.YUAN)
        counted = LadderEvents.of(self.case, self.history, self.cohort, index, self.period)
        for reached in counted.reached():
            step, hit = reached.step, reached.hit
            details: dict[str, object] = {"occurrence": reached.occurrence}
            wanted = (step.forfeit or step.pot or self._first_pot) if step else None
            number = self._pot_numbers.get(wanted or "")
            if step is None or not (step.withhold or step.forfeit):
                counted.events.add(lines, hit, 0, Reason("no-withholding", details))
            elif number is None:
                counted.events.add(lines, hit, 0, Reason("withheld-elsewhere", details, moves=True))
            else:
                pot = self.case.fen(self.pots[number].amount)
                amount = step.withhold if not step.forfeit else max(pot, 0)
                self._take(number, hit, amount)
                details["amount"] = format_hundredths(amount)
                counted.events.add(lines, hit, -amount, Reason("withheld", details, moves=True))
        counted.events.add_idle(lines, Reason("no-incident"))
        return lines.posting()

    @property
    def _first_pot(self) -> str:
        return self.case.scheme.pay.all_pots[0].id

    @property
    def _pot_numbers(self) -> dict[str, int]:
        return {pot.id: number for number, pot in enumerate(self.pots)}

    def _take(self, number: int, hit: NDArray[np.int64], amount: Amounts | int) -> None:
        """Name an amount to be taken from a pot in the period that each event is dated in."""
        row = self.cohort.row_of[self.history.worker[hit]]
        day = self.history.day[hit]
        starts = np.array([period.first_day for period in self._slots(number)])
        slot = np.searchsorted(starts, day, side="right") - 1
        np.add.at(self.named[number], (slot, row), amount)

    def post_entry(self, index: int) -> Posting:
        """Post what a line of the tariff pays for its events, or takes from the first pot."""
        entry = self.case.scheme.entries[index]
        events = ClaimedEvents.of(
            *(self.case, self.history, self.cohort),
            claim_of_entry(self.case.scheme, index),
            self.period,
        )
        hit = events.counting()
        amount = event_amounts(self.case, self.history, entry, hit, entry.yuan)
        takes = bool((amount < 0).any())
        account = f"pay:withheld:{entry.id}" if takes else f"pay:due:{entry.id}"
        lines = Lines(account, entry.clause, entry.id, Unit.YUAN)
        number = self._pot_numbers.get(self._first_pot)
        if takes and number is None:
            events.add(lines, hit, 0, Reason("withheld-elsewhere", {"occurrence": entry.title}))
        else:
            events.add(lines, hit, amount, Reason("entry", {"title": entry.title}, moves=True))
            self._take(number or 0, hit[amount < 0], -amount[amount < 0])
        events.add_idle(lines, Reason("no-event"))
        return lines.posting()

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


def restore_unset(postings: Sequence[Posting], cohort: Cohort) -> Posting:
    """Take back the known lines of rows that also have a line that is not set.

    Nothing is paid there yet (R14), and the lines of a row add up to what is paid.
    """
    lines = Lines("pay:floor", "R14", "floor", Unit.YUAN)
    known = total_of(postings, Unit.YUAN, len(cohort))
    unset = known_total_of(postings, Unit.YUAN, len(cohort)) == UNSET
    row = np.flatnonzero(unset & (known != 0))
    lines.add(row, -known[row], Reason("floor-unset"))
    return lines.posting()

"""What a period pays: pots, payments, the year's bonus, rewards for events (R14, R15, R22, R24).

A payment that the regulation does not know posts nothing; one whose amount the station has not
set posts lines without an amount, and whoever has one is paid nothing yet (R14).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.bands import grade_by_bands
from gridscore.engine.claimed import ClaimedEvents
from gridscore.engine.lines import Lines
from gridscore.engine.open_amounts import restore_unset, unless_unset
from gridscore.engine.payments import amounts_of, payments_due, post_payments
from gridscore.engine.pots import PotMoney, pay_pots, pots_due, pots_within
from gridscore.engine.presence import prorated
from gridscore.engine.till import cadence_of
from gridscore.journal import Reason, Unit, known_total_of
from gridscore.ledger.model import BLANK
from gridscore.messages import term
from gridscore.messages.word_list import WordList
from gridscore.problems import make_problem
from gridscore.records import dataclass
from gridscore.scheme.base import OpenAmount
from gridscore.scheme.claims import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case
    from gridscore.engine.payslip import PayRun
    from gridscore.journal import Posting
    from gridscore.ledger.model import Amounts
    from gridscore.periods import Period
    from gridscore.problems import Problem
    from gridscore.scheme.claims import Claim
    from gridscore.scheme.pay import Bonus

NOT_SET, REPEATED = "GS701", "GS704"

NO_BAND = ("R1", Reason("no-bonus-no-band"))
"""Which reading leaves a total that lies in no band without bonus, and how the journal says so."""


@dataclass(frozen=True, slots=True)
class Pay:
    """The money of one period: result columns by id, the postings behind them, notices."""

    columns: dict[str, Amounts]
    postings: list[Posting]
    problems: list[Problem]


def pay_period(pay: PayRun) -> Pay:
    """Post what a round, or what rounds are gathered into, pays and withholds.

    Gives the columns `due`, `withheld` and `paid`, as far as the regulation knows them.
    """
    paid, problems = post_payments(pay)
    money = _pay_pots(pay, paid)
    columns = _columns(pay, {"due": [*money.due, *paid]})
    if money.withheld is not None:
        columns["withheld"] = money.withheld
    return _close(pay, columns, [*money.due, *money.off, *paid], problems)


def pay_year(pay: PayRun) -> Pay:
    """Post what the year pays: its own pots, the bonus, its payments, rewards for events.

    Gives the columns `due`, `withheld`, `bonus`, `commendation` and `paid`, as far as the
    regulation knows them.
    """
    case = pay.case
    bonus: list[Posting] = []
    if case.scheme.pay.bonus is not None:
        bonus.append(_pay_bonus(pay, case.scheme.pay.bonus))
        without = [*pay.barred, *_ungraded(pay, case.scheme.pay.bonus)]
        bonus += [_post_no_bonus(*why) for why in without]
    paid, problems = post_payments(pay)
    money = _pay_pots(pay, paid)
    rewards = [
        _pay_events(pay, code, claim)
        for code, claim in enumerate(case.scheme.claims)
        if claim.kind is ClaimKind.REWARD
    ]
    sums = {"due": money.due, "bonus": [*bonus, *paid], "commendation": rewards}
    columns = _columns(pay, sums)
    if money.withheld is not None:
        columns["withheld"] = money.withheld
    return _close(pay, columns, [*money.due, *money.off, *bonus, *paid, *rewards], problems)


def _pay_pots(pay: PayRun, paid: Sequence[Posting]) -> PotMoney:
    """Post the pots and what is withheld, from them or from the payments of the period."""
    payments = {payment.id for payment in payments_due(pay.case, pay.period)}
    amounts = {
        name: known_total_of([one for one in paid if one.rule == name], Unit.YUAN, len(pay.cohort))
        for name in payments & pay.case.scheme.withheld_from
    }
    return pay_pots(pay.run, pay.cohort, amounts)


def _columns(pay: PayRun, sums: dict[str, list[Posting]]) -> dict[str, Amounts]:
    """Add up each column that something is posted to."""
    return {
        name: known_total_of(postings, Unit.YUAN, len(pay.cohort))
        for name, postings in sums.items()
        if postings
    }


def _close(
    pay: PayRun, columns: dict[str, Amounts], postings: list[Posting], problems: list[Problem]
) -> Pay:
    """Take back what is not paid yet for want of an amount, and add up what is paid."""
    if not postings:
        return Pay({}, [], problems)
    closed = [*postings, restore_unset(postings, pay.cohort)]
    paid = known_total_of(closed, Unit.YUAN, len(pay.cohort))
    return Pay({**columns, "paid": paid}, closed, problems)


def _pay_events(pay: PayRun, code: int, claim: Claim) -> Posting:
    """Post the money of every documented event, and a zero line for the others (R24)."""
    case = pay.case
    rule = case.scheme.pay.event_rewards[claim.index]
    lines = Lines("pay:commendation", rule.clause, claim.id, Unit.YUAN)
    events = ClaimedEvents.of(pay.run, pay.cohort, code)
    reason = Reason("commended-applied" if rule.applied_for else "commended", moves=True)
    reason = unless_unset(case, rule.amount, reason, "commended-unset")
    events.add(lines, events.counting(), case.fen(rule.amount), reason)
    events.add_idle(lines, Reason("no-commendation"))
    return lines.posting()


def _pay_bonus(pay: PayRun, bonus: Bonus) -> Posting:
    """Post the year-end bonus by grade, prorated if the scheme says so (R15, R22)."""
    case, grade = pay.case, pay.decided.grade
    lines = Lines("pay:bonus", bonus.clause, "bonus", Unit.YUAN)
    roster, proration = case.ledger.roster, bonus.proration
    how = term("proration", proration)
    for code, band in enumerate(case.scheme.grades):
        row = np.flatnonzero(grade == code)
        amount = case.fen(bonus.amounts[band.id])
        paid = prorated(amount, roster, pay.period, pay.run.dismissal, proration)
        paid = paid if isinstance(paid, int) else paid[pay.cohort.person[row]]
        reason = Reason("bonus", {"grade": band.word, "proration": how})
        lines.add(row, paid, unless_unset(case, bonus.amounts[band.id], reason, "bonus-unset"))
    return lines.posting()


def _ungraded(pay: PayRun, bonus: Bonus) -> list[tuple[str, Reason, NDArray[np.bool_]]]:
    """Tell whole results in no band from those that a rule took the grade away from."""
    ungraded = pay.decided.whole & (pay.decided.grade == BLANK)
    no_band = np.zeros_like(ungraded)
    total = pay.total[ungraded]
    no_band[ungraded] = grade_by_bands(pay.case.scheme.grades, total) == BLANK
    taken_away = bonus.clause, Reason("no-bonus-ungraded"), ungraded & ~no_band
    return [(*NO_BAND, no_band), taken_away]


def _post_no_bonus(clause: str, reason: Reason, rows: NDArray[np.bool_]) -> Posting:
    """Post a zero line for the rows that a reading or a clause leaves without grade and bonus."""
    lines = Lines("pay:bonus", clause, "bonus", Unit.YUAN)
    lines.add(np.flatnonzero(rows), 0, reason)
    return lines.posting()


def note_unset_period(case: Case, period: Period) -> list[Problem]:
    """Ask for the amounts of a routine period that the station has not set (R14)."""
    return _note_unset(case, _amounts_due(case, period))


def note_repeated(case: Case, period: Period) -> list[Problem]:
    """Name the pots of rounds that the run of a longer period states again, lest both be paid."""
    pots = [pot for pot in pots_due(case, period) if cadence_of(case, pot) is not period.kind]
    titles = tuple(pot.title for pot in pots)
    return [make_problem(REPEATED, period=period, pots=WordList(titles))] if pots else []


def note_unset_year(case: Case, year: Period) -> list[Problem]:
    """Ask for the amounts of the year that the station has not set (R14)."""
    bonus = case.scheme.pay.bonus
    amounts = list(bonus.amounts.values()) if bonus else []
    rewards = [reward.amount for reward in case.scheme.pay.event_rewards]
    return _note_unset(case, [*amounts, *rewards, *_amounts_due(case, year)])


def _amounts_due(case: Case, period: Period) -> list[int | OpenAmount]:
    """List the amounts of the pots and payments that fall due in a period."""
    payments = payments_due(case, period)
    pots = {pot.id: pot for pot in pots_due(case, period)}
    if any(payment.forfeited for payment in payments):
        pots |= {pot.id: pot for pot in pots_within(case, period)}
    stated = [amount for payment in payments for amount in amounts_of(payment)]
    return [*(pot.amount for pot in pots.values()), *stated]


def _note_unset(case: Case, amounts: Iterable[int | OpenAmount]) -> list[Problem]:
    keys = dict.fromkeys(a.setting for a in amounts if isinstance(a, OpenAmount))
    return [make_problem(NOT_SET, key=key) for key in keys if key not in case.settings]

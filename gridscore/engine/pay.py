"""What the year pays: the bonus by grade and rewards for events (R14, R15, R22, R24).

A payment that the regulation does not know posts nothing; one whose amount the station has not
set posts lines without an amount, and whoever has one is paid nothing yet (R14).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assessment import Lines
from gridscore.engine.claimed import ClaimedEvents
from gridscore.engine.pots import pots_due, restore_unset, unless_unset
from gridscore.engine.presence import periods_in_post
from gridscore.journal import Reason, Unit, known_total_of
from gridscore.messages import term
from gridscore.numbers import UNSET, divide_half_up
from gridscore.periods import PeriodKind
from gridscore.problems import make_problem
from gridscore.scheme.base import OpenAmount
from gridscore.scheme.claims import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort
    from gridscore.engine.events import History
    from gridscore.journal import Posting
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.periods import Period
    from gridscore.problems import Problem
    from gridscore.scheme.claims import Claim
    from gridscore.scheme.pay import Bonus

NOT_SET = "GS701"


def pay_year(
    case: Case,
    history: History,
    year: Period,
    cohort: Cohort,
    grade: Ints,
    no_bonus: Iterable[tuple[str, Reason, NDArray[np.bool_]]],
) -> tuple[dict[str, Amounts], list[Posting]]:
    """Post the bonus by grade and the rewards for events, as far as the regulation knows them.

    `no_bonus` are rows that a reading leaves without grade, with the reading and why. Returns
    the columns `bonus`, `commendation` and `paid` with the postings behind them.
    """
    rules, rows = case.scheme.pay, len(cohort)
    columns: dict[str, Amounts] = {}
    postings: list[Posting] = []
    if rules.bonus is not None:
        bonus = [_pay_bonus(case, rules.bonus, year, cohort, grade)]
        bonus += [_post_no_bonus(*why) for why in no_bonus]
        columns["bonus"] = known_total_of(bonus, Unit.YUAN, rows)
        postings += bonus
    rewards = [
        _pay_events(case, history, year, cohort, code, claim)
        for code, claim in enumerate(case.scheme.claims)
        if claim.kind is ClaimKind.REWARD
    ]
    if rewards:
        columns["commendation"] = known_total_of(rewards, Unit.YUAN, rows)
        postings += rewards
    if postings:
        postings.append(restore_unset(postings, cohort))
        columns["paid"] = known_total_of(postings, Unit.YUAN, rows)
    return columns, postings


def _pay_events(
    case: Case, history: History, year: Period, cohort: Cohort, code: int, claim: Claim
) -> Posting:
    """Post the money of every documented event, and a zero line for the others (R24)."""
    rule = case.scheme.pay.event_rewards[claim.index]
    lines = Lines("pay:commendation", rule.clause, claim.id, Unit.YUAN)
    events = ClaimedEvents.of(case, history, cohort, code, year)
    reason = Reason("commended-applied" if rule.applied_for else "commended", moves=True)
    reason = unless_unset(case, rule.amount, reason, "commended-unset")
    events.add(lines, events.counting(), case.fen(rule.amount), reason)
    events.add_idle(lines, Reason("no-commendation"))
    return lines.posting()


def _pay_bonus(case: Case, bonus: Bonus, year: Period, cohort: Cohort, grade: Ints) -> Posting:
    """Post the year-end bonus by grade, prorated if the scheme says so (R15, R22)."""
    lines = Lines("pay:bonus", bonus.clause, "bonus", Unit.YUAN)
    share, whole = share_in_post(case, year, cohort, bonus.proration)
    how = term("proration", bonus.proration)
    for code, band in enumerate(case.scheme.grades):
        row = np.flatnonzero(grade == code)
        amount = case.fen(bonus.amounts[band.id])
        paid = UNSET if amount == UNSET else divide_half_up(amount * share[row], whole)
        reason = Reason("bonus", {"grade": band.word, "proration": how})
        lines.add(row, paid, unless_unset(case, bonus.amounts[band.id], reason, "bonus-unset"))
    return lines.posting()


def _post_no_bonus(reading: str, reason: Reason, rows: NDArray[np.bool_]) -> Posting:
    """Post a zero line for the rows that a reading leaves without grade and bonus."""
    lines = Lines("pay:bonus", reading, "bonus", Unit.YUAN)
    lines.add(np.flatnonzero(rows), 0, reason)
    return lines.posting()


def share_in_post(
    case: Case, period: Period, cohort: Cohort, proration: str
) -> tuple[Amounts, int]:
    """Count the quarters or months in post, and how many there are; 1 of 1 without proration."""
    if proration == "none":
        return np.ones(len(cohort), np.int64), 1
    parts = period.parts(PeriodKind(proration))
    present = periods_in_post(case.ledger.roster, parts)[:, cohort.person]
    return present.sum(axis=0, dtype=np.int64), len(parts)


def note_unset_period(case: Case, period: Period) -> list[Problem]:
    """Ask for the amounts of a routine period that the station has not set (R14)."""
    return _note_unset(case, [pot.amount for pot in pots_due(case, period)])


def note_unset_year(case: Case) -> list[Problem]:
    """Ask for the amounts of the year that the station has not set (R14)."""
    bonus = case.scheme.pay.bonus
    amounts = list(bonus.amounts.values()) if bonus else []
    return _note_unset(case, [*amounts, *(r.amount for r in case.scheme.pay.event_rewards)])


def _note_unset(case: Case, amounts: Iterable[int | OpenAmount]) -> list[Problem]:
    keys = dict.fromkeys(a.setting for a in amounts if isinstance(a, OpenAmount))
    return [make_problem(NOT_SET, key=key) for key in keys if key not in case.settings]

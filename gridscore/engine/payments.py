"""What a period pays by what it showed: flat, by grade, role, points or rank, or from a pool.

A payment falls due in the run of its own kind of period alone. Every row has one line of each
payment: what it is paid, or a zero line that says why it is paid nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.condition_words import condition_in_words
from gridscore.engine.conditions import holds
from gridscore.engine.multiplier import (
    Multiplied,
    multiplied,
    multiplier,
    quantity_of,
    times_in_words,
)
from gridscore.engine.open_amounts import unless_unset
from gridscore.engine.payslip import Slip
from gridscore.engine.presence import last_stint
from gridscore.engine.ranks import ranked_among
from gridscore.journal import Reason
from gridscore.ledger.coded import flags_by_code
from gridscore.messages import term, worded
from gridscore.numbers import (
    HUNDRED,
    LARGEST_PRODUCT,
    UNSET,
    divide_half_up,
    format_hundredths,
    format_percent,
)
from gridscore.periods import PeriodKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case
    from gridscore.engine.payslip import PayRun
    from gridscore.journal import Posting
    from gridscore.ledger.model import Amounts
    from gridscore.messages import Localised
    from gridscore.periods import Period
    from gridscore.problems import Problem
    from gridscore.scheme.base import OpenAmount
    from gridscore.scheme.pay import Payment


def payments_due(case: Case, period: Period) -> list[Payment]:
    """List the payments that fall due in a period: those of its own kind."""
    return [payment for payment in case.scheme.pay.payments if payment.each is period.kind]


def post_payments(pay: PayRun) -> tuple[list[Posting], list[Problem]]:
    """Post every payment that falls due in a period, in the order of the scheme.

    Returns also notices of pools that nobody is paid from.
    """
    postings: list[Posting] = []
    problems: list[Problem] = []
    for payment in payments_due(pay.case, pay.period):
        slip = Slip.of(payment, pay.period, len(pay.cohort))
        barred = _bar(pay, payment, slip)
        _settle_unfit(pay, payment, slip)
        if payment.per_point is not None:
            _settle_points(pay, payment, payment.per_point, slip)
        elif payment.by_rank is not None:
            _settle_ranks(pay, payment, payment.by_rank, slip)
        elif payment.pool is not None:
            from gridscore.engine.pools import settle_pool

            problems += settle_pool(pay, payment, payment.pool, slip)
        else:
            _settle_stated(pay, payment, slip)
        postings += [slip.lines.posting(), *barred]
    return postings, problems


def _bar(pay: PayRun, payment: Payment, slip: Slip) -> list[Posting]:
    """Give nothing to whom a reading leaves without a result.

    A flat payment of a round asks for none; the year's are a bonus, and who is left without
    grade has none (R15, R18).
    """
    if payment.flat is not None and pay.period.kind is not PeriodKind.YEAR:
        return []
    return [slip.bar(*why) for why in pay.barred if why[2].any()]


def _settle_unfit(pay: PayRun, payment: Payment, slip: Slip) -> None:
    """Give nothing to whom something lacks that a payment asks of everybody."""
    slip.settle(~pay.has_result(payment), 0, Reason("payment-ungraded"))
    if payment.minimum_months:
        details: dict[str, object] = {"months": payment.minimum_months}
        short = pay.months() < payment.minimum_months
        slip.settle(short, 0, Reason("payment-months", details, moves=True))
    for condition in payment.when:
        details = {"condition": condition_in_words(pay.case, condition)}
        reason = Reason("payment-condition", details)
        slip.settle(~holds(condition, pay.decided.context), 0, reason)


def _settle_stated(pay: PayRun, payment: Payment, slip: Slip) -> None:
    """Pay a stated amount: for everybody, for a grade, for a role and grade."""
    share, whole = pay.in_post(payment)
    how, step, quantity = _how(pay, payment), payment.step, quantity_of(pay, payment)
    for rows, stated, reason in _stated(pay, payment):
        fen = pay.case.fen(stated)
        paid: Amounts | int = UNSET
        if fen != UNSET and payment.times is not None:
            factors, divisor = multiplier(pay, payment)
            paid = multiplied(fen, share, factors, whole * divisor * step) * step
        elif fen != UNSET:
            paid = divide_half_up(fen * share, whole * step) * step
        told = Reason(reason.key, {**reason.details, "proration": how})
        told = unless_unset(pay.case, stated, told, "due-unset")
        if quantity is None or fen == UNSET:
            slip.settle(rows, paid, told)
        else:
            _settle_multiplied(slip, told, fen, paid, quantity)
    slip.settle_rest(0, Reason("payment-nothing"))


def _settle_multiplied(
    slip: Slip, reason: Reason, fen: int, paid: Amounts | int, quantity: Multiplied
) -> None:
    """Pay everybody an amount for each of a measured quantity, and say of how many."""
    details = {"measure": quantity.title, "amount": format_hundredths(fen), **reason.details}
    unmeasured = quantity.value == UNSET
    slip.settle(unmeasured, 0, Reason("payment-times-none", details))
    told = Reason("payment-times", details)
    slip.settle_rest(paid, told, quantity.value, quantity.cells)


def _how(pay: PayRun, payment: Payment) -> Localised:
    """Word by which share of the period a payment is paid, its factors, and how it is rounded."""
    proration = times_in_words(pay, payment, term("proration", payment.proration))
    if payment.round_to is None:
        return proration
    step = format_percent(payment.round_to)
    return worded("reasons.proration-rounded", proration=proration, step=step)


def _stated(
    pay: PayRun, payment: Payment
) -> Iterator[tuple[NDArray[np.bool_], int | OpenAmount, Reason]]:
    """List which rows have which stated amount, and why."""
    if payment.flat is not None:
        yield np.ones(len(pay.cohort), np.bool_), payment.flat, Reason("payment-flat")
    for name, amount in (payment.by_grade or {}).items():
        details: dict[str, object] = {"grade": pay.case.grade_word(name)}
        yield pay.of_grade([name]), amount, Reason("bonus", details)
    for role, amounts in (payment.by_role or {}).items():
        of_role = _of_role(pay, role)
        for name, amount in amounts.items():
            details = {"role": role, "grade": pay.case.grade_word(name)}
            yield of_role & pay.of_grade([name]), amount, Reason("payment-role", details)


def _of_role(pay: PayRun, role: str) -> NDArray[np.bool_]:
    """Mark who has a role on his last day in the period (R26)."""
    roster = pay.case.ledger.roster
    stint = last_stint(roster, pay.period)[pay.cohort.person]
    return flags_by_code((known == role for known in roster.roles), roster.role[stint])


def _settle_points(pay: PayRun, payment: Payment, rate: int | OpenAmount, slip: Slip) -> None:
    """Pay yuan for each point above a bound, rounded once (R3)."""
    total, fen = pay.total, pay.case.fen(rate)
    details: dict[str, object] = {
        "above": format_hundredths(payment.above),
        "proration": _how(pay, payment),
    }
    slip.settle(total <= payment.above, 0, Reason("payment-points-none", details), total)
    if fen == UNSET:
        unset = unless_unset(pay.case, rate, Reason("payment-points"), "due-unset")
        slip.settle_rest(UNSET, unset)
        return
    (share, whole), step = pay.in_post(payment), payment.step
    points = np.where(slip.open, total - payment.above, 0)
    if payment.times is None:
        paid = _times(fen, points * share, HUNDRED * whole * step) * step
    else:
        factors, divisor = multiplier(pay, payment)
        paid = multiplied(fen, points * share, factors, HUNDRED * whole * divisor * step) * step
    details["rate"] = format_hundredths(fen)
    slip.settle_rest(paid, Reason("payment-points", details), points)


def _times(fen: int, quantity: NDArray[np.int64], divisor: int) -> Amounts:
    """Multiply and divide, rounding half up once, in numbers of any size where need be (R3)."""
    if fen * int(quantity.max(initial=0)) < LARGEST_PRODUCT:
        return divide_half_up(fen * quantity, divisor)
    return np.array([divide_half_up(fen * one, divisor) for one in quantity.tolist()], np.int64)


def _settle_ranks(pay: PayRun, payment: Payment, amounts: tuple[int, ...], slip: Slip) -> None:
    """Pay by place; who is ranked and unfit for the payment keeps his place, nobody moves up."""
    from gridscore.engine.sharing import share_places

    share, whole = pay.in_post(payment)
    rank, ranked = pay.decided.rank, np.flatnonzero(pay.ranked)
    group = ranked_among(pay.case, pay.period, pay.cohort)
    paid, size = np.zeros(len(pay.cohort), np.int64), np.ones(len(pay.cohort), np.int64)
    paid[ranked], size[ranked] = share_places(amounts, rank[ranked], group[ranked])
    paid = divide_half_up(paid * share, whole)
    beyond: dict[str, object] = {"places": len(amounts)}
    slip.settle(rank > len(amounts), 0, Reason("payment-rank-none", beyond))
    how = term("proration", payment.proration)
    for place in sorted(set(rank[slip.open].tolist())):
        for count in sorted(set(size[slip.open & (rank == place)].tolist())):
            key = "payment-rank" if count == 1 else "payment-rank-shared"
            reason = Reason(key, {"rank": place, "count": count, "proration": how})
            slip.settle((rank == place) & (size == count), paid, reason)


def amounts_of(payment: Payment) -> list[int | OpenAmount]:
    """List every amount that a payment states, the station's to set among them."""
    by_role = [amount for grades in (payment.by_role or {}).values() for amount in grades.values()]
    single = (payment.flat, payment.per_point, payment.pool)
    stated = [amount for amount in single if amount is not None]
    return [*stated, *(payment.by_grade or {}).values(), *by_role]

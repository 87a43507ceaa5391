"""Pools: a sum shared out to the last fen among those who take part, group by group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.engine.grouping import grouping_of
from gridscore.engine.groups import group_names
from gridscore.engine.multiplier import exact_product, multiplier, times_in_words
from gridscore.engine.pots import forfeited_in
from gridscore.engine.sharing import share_out
from gridscore.journal import Reason
from gridscore.ledger.coded import amounts_by_code
from gridscore.ledger.model import BLANK
from gridscore.messages import Lang, Wording, term
from gridscore.numbers import UNSET, format_hundredths
from gridscore.problems import make_problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.payslip import PayRun, Slip
    from gridscore.ledger.model import Amounts
    from gridscore.messages import Localised
    from gridscore.problems import Problem
    from gridscore.scheme.base import OpenAmount
    from gridscore.scheme.pay import Payment

UNPAID = "GS703"


def settle_pool(pay: PayRun, payment: Payment, pool: int | OpenAmount, slip: Slip) -> list[Problem]:
    """Share a pool out among the rows still open; returns notices of pools nobody is paid from.

    Who takes no part, by grade, by conditions or for want of a group, leaves all of it to the
    others: the shares add up to the sum exactly. Where everybody who takes part has no weight
    the sum stays with the station.
    """
    if payment.among:
        slip.settle(~pay.of_grade(payment.among), 0, Reason("payment-not-among"))
    group = np.zeros(len(pay.cohort), np.int64)
    if payment.per is not None:
        group = grouping_of(pay.case, pay.period, pay.cohort, payment.per)
        nowhere = Reason("payment-no-group", {"group": term("column", payment.per)})
        slip.settle(group == BLANK, 0, nowhere)
    named, member = np.unique(group, return_inverse=True)
    total, key = _sums(pay, payment, pool, member, len(named))
    weight = _weights(pay, payment)
    if payment.times is not None:
        weight = _multiplied(weight, multiplier(pay, payment)[0])
    row = np.flatnonzero(slip.open)
    whole = np.zeros(len(named), np.int64)
    np.add.at(whole, member[row], weight[row])
    known = total != UNSET
    paid = np.zeros(len(pay.cohort), np.int64)
    paid[row] = share_out(
        np.where(known, total, 0),
        member[row],
        weight[row],
        _best_first(pay.total)[row],
        payment.remainder,
    )
    share: dict[str, object] = {"share": times_in_words(pay, payment, term("share", payment.share))}
    slip.settle(whole[member] == 0, 0, Reason("payment-pool-unpaid"))
    slip.settle(~known[member], UNSET, Reason("due-unset", {"key": key}))
    slip.settle(weight == 0, 0, Reason("payment-pool-weightless", share), total[member])
    slip.settle_rest(paid, Reason("payment-pool", share), total[member])
    unpaid = (whole == 0) & (total > 0) & ((named != BLANK) | (payment.per is None))
    return [
        _note_unpaid(pay, payment, int(total[one]), named[one : one + 1])
        for one in np.flatnonzero(unpaid).tolist()
    ]


def _sums(
    pay: PayRun,
    payment: Payment,
    pool: int | OpenAmount,
    member: NDArray[np.int64],
    groups: int,
) -> tuple[Amounts, str]:
    """Give the sum of each group's pool, UNSET where an amount is not set, and which one."""
    stated = pay.case.fen(pool)
    total = np.full(groups, stated, np.int64)
    if not payment.forfeited or stated == UNSET:
        return total, "" if isinstance(pool, int) else pool.setting
    forfeited = forfeited_in(pay.run, pay.cohort)
    known = forfeited.amount != UNSET
    np.add.at(total, member[known], forfeited.amount[known])
    total[member[~known]] = UNSET
    return total, forfeited.key


def _weights(pay: PayRun, payment: Payment) -> NDArray[np.int64]:
    """Weigh each row's part; who was in post for a part of the period weighs so much less."""
    in_post, _ = pay.in_post(payment)
    if payment.share == "alike":
        return in_post
    if payment.share == "points":
        return np.asarray(np.maximum(pay.total, 0) * in_post)  # UNSET weighs nothing
    grades = pay.case.scheme.grades
    shares = (payment.shares.get(grade.id, 0) for grade in grades)
    return amounts_by_code(shares, pay.decided.grade, 0) * in_post


def _multiplied(weight: NDArray[np.int64], factors: NDArray[Any]) -> NDArray[np.int64]:
    """Multiply weights, and divide out what all have in common, so that they stay small."""
    exact = exact_product(weight, factors)
    common = np.gcd.reduce(exact, initial=0) or 1
    return (exact // common).astype(np.int64, copy=False)


def _best_first(total: Amounts) -> NDArray[np.int64]:
    """Give each row its number from the highest total down, equal ones by id.

    Ranks do not serve: they may be given within other groups than those of the pool.
    """
    order = np.argsort(-np.maximum(total, UNSET + 1), kind="stable")
    number = np.empty(len(order), np.int64)
    number[order] = np.arange(len(order))
    return number


def _note_unpaid(pay: PayRun, payment: Payment, total: int, code: NDArray[np.int64]) -> Problem:
    """Tell of a pool that nobody is paid from; `code` is its group's, as an array of one."""
    pool: Localised = payment.title
    if payment.per is not None:
        (name,) = group_names(pay.case, payment.per, code)
        pool = _with_group(payment.title, name)
    return make_problem(
        UNPAID,
        pool=pool,
        amount=format_hundredths(total),
        period=pay.period,
        clause=payment.clause,
    )


def _with_group(title: Localised, group: str) -> Wording:
    """Put a group's name behind a title, in the brackets of each language."""
    hans, hant = (title.in_language(lang) for lang in (Lang.ZH_HANS, Lang.ZH_HANT))
    return Wording(
        f"{title.in_language(Lang.EN)} ({group})", f"{hans}（{group}）", f"{hant}（{group}）"
    )

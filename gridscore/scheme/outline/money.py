"""The money of a regulation in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.scheme.outline.outcome import conditions
from gridscore.scheme.outline.pieces import Part, Rule, known, phrase, points, row, yuan
from gridscore.scheme.outline.tariff import event_limits
from gridscore.scheme.pay import Reward

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gridscore.scheme.base import Amount
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.outline.pieces import Namer, Row, Words
    from gridscore.scheme.pay import Bonus, Commendation, Payment, Subsidy


def money_part(scheme: Scheme, namer: Namer) -> Part:
    """Word everything that is paid."""
    return Part(phrase("part.pay"), tuple(_rules(scheme, namer)))


def _rules(scheme: Scheme, namer: Namer) -> Iterator[Rule]:
    pay = scheme.pay
    if pay.subsidy:
        lines = tuple(_pot(pay.subsidy, scheme))
        yield Rule(pay.subsidy.clause, pay.subsidy.title, "pay.subsidy", lines)
    for pot in pay.pots:
        yield Rule(pot.clause, pot.title, f"pay.pots.{pot.id}", tuple(_pot(pot, scheme)))
    if pay.bonus:
        lines = tuple(_bonus(pay.bonus, namer))
        yield Rule(pay.bonus.clause, phrase("rule.bonus"), "pay.bonus", lines)
    for reward in pay.event_rewards:
        lines = tuple(_reward(reward))
        if isinstance(reward, Reward):
            yield Rule(reward.clause, reward.title, f"pay.rewards.{reward.id}", lines)
        else:
            yield Rule(reward.clause, phrase("rule.commendation"), "pay.commendation", lines)
    for payment in pay.payments:
        lines = tuple(_payment(payment, namer))
        yield Rule(payment.clause, payment.title, f"pay.payments.{payment.id}", lines)


def _pot(pot: Subsidy, scheme: Scheme) -> Iterator[Words]:
    each = known("figure", f"every-{pot.each or scheme.routine}")
    yield phrase("pot", amount=yuan(pot.amount), each=each)
    if pot.proration != "none":
        yield phrase("proration", how=known("proration", pot.proration))


def _bonus(bonus: Bonus, namer: Namer) -> Iterator[Words]:
    yield phrase("bonus", amounts=_by_grade(bonus.amounts, namer))
    yield phrase("proration", how=known("proration", bonus.proration))


def _by_grade(amounts: Mapping[str, Amount], namer: Namer) -> Row:
    return row(
        phrase("graded", severity=namer.grade(name), effect=yuan(amount))
        for name, amount in amounts.items()
    )


def _reward(reward: Commendation) -> Iterator[Words]:
    name = known("category", reward.category)
    yield phrase("reward", name=name, amount=yuan(reward.amount))
    yield from event_limits(reward.authorities, document=True)
    if reward.applied_for:
        yield phrase("reward.applied-for")


def _payment(payment: Payment, namer: Namer) -> Iterator[Words]:
    yield phrase("payment.each", each=known("figure", f"every-{payment.each}"))
    yield from _how_much(payment, namer)
    yield from _multiplied(payment, namer)
    if payment.round_to is not None:
        yield phrase("payment.round-to", step=yuan(payment.round_to))
    if payment.when:
        yield phrase("payment.when", conditions=conditions(payment.when, namer))
    if payment.minimum_months:
        yield phrase("payment.months", months=payment.minimum_months)
    yield phrase("proration", how=known("proration", payment.proration))


def _how_much(payment: Payment, namer: Namer) -> Iterator[Words]:
    if payment.flat is not None:
        yield phrase("payment.flat", amount=yuan(payment.flat))
    elif payment.by_grade is not None:
        yield phrase("bonus", amounts=_by_grade(payment.by_grade, namer))
    elif payment.by_role is not None:
        for role, amounts in payment.by_role.items():
            yield phrase("payment.role", role=role, amounts=_by_grade(amounts, namer))
    elif payment.per_point is not None:
        above = points(payment.above)
        yield phrase("payment.per-point", amount=yuan(payment.per_point), above=above)
    elif payment.by_rank is not None:
        ranks = (
            phrase("payment.rank", rank=rank, amount=yuan(amount))
            for rank, amount in enumerate(payment.by_rank, 1)
        )
        yield phrase("payment.by-rank", ranks=row(ranks))
    elif payment.pool is not None:
        yield from _pool(payment, payment.pool, namer)


def _multiplied(payment: Payment, namer: Namer) -> Iterator[Words]:
    times = payment.times
    if times is None:
        return
    if times.measure is not None:
        yield phrase("payment.times-measure", name=namer.figure(times.measure))
    if times.roles:
        roles = row(
            phrase("graded", severity=role, effect=points(by)) for role, by in times.roles.items()
        )
        yield phrase("payment.times", factors=roles)
    if times.grades:
        grades = row(
            phrase("graded", severity=namer.grade(name), effect=points(by))
            for name, by in times.grades.items()
        )
        yield phrase("payment.times", factors=grades)


def _pool(payment: Payment, pool: Amount, namer: Namer) -> Iterator[Words]:
    yield phrase("pool", amount=yuan(pool))
    if payment.forfeited:
        yield phrase("pool.forfeited")
    if payment.per is not None:
        yield phrase("pool.per", group=known("grouping", payment.per))
    if payment.among:
        yield phrase("pool.among", grades=namer.grade_row(payment.among, "or"))
    if payment.share == "grade":
        shares = row(
            phrase("graded", severity=namer.grade(name), effect=points(share))
            for name, share in payment.shares.items()
        )
        yield phrase("pool.share.grade", shares=shares)
    else:
        yield phrase(f"pool.share.{payment.share}")
    yield phrase(f"pool.remainder.{payment.remainder}")

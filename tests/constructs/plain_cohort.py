"""Quotas, ranks, and the money that goes by them, plainly: one person, one fen at a time.

Given everybody's total and how long he was in post, all that follows among people is told anew.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from .station import half_up

if TYPE_CHECKING:
    from collections.abc import Callable

Table = dict[str, Any]
Shares = dict[str, Fraction]

WHOLE: dict[str, Callable[[Fraction], int]] = {
    "down": floor,
    "up": ceil,
    "half-up": lambda share: floor(share + Fraction(1, 2)),
}


@dataclass
class Member:
    """One of those assessed together; `total` is None of who is exempt.

    `work` and `days` are his points and his days in post, which break ties; `months` how many of
    the period's he is in post in, of `of_months`; `stays` says that he is in post on its last day.
    """

    who: str
    grid: str
    role: str
    total: Fraction | None
    work: Fraction
    days: int
    months: int
    of_months: int
    stays: bool
    may_have: bool
    grade: str = ""
    rank: int | None = None

    def key(self, names: list[str]) -> tuple[str, ...]:
        return tuple(str(getattr(self, name)) for name in names)


def settle(parts: Table, members: list[Member]) -> None:
    """Give everybody his grade within the quotas, and his rank."""
    order = [band["id"] for band in parts["grades"]]
    for one in members:
        if one.total is not None and one.may_have:
            one.grade = next(b["id"] for b in parts["grades"] if one.total >= b["from"])
    for quota in parts.get("quotas", ()):
        for group in _groups(members, [quota["per"]] if "per" in quota else []):
            _hold_to(quota, group, order)
    within = parts.get("ranking", {}).get("within", [])
    for group in _groups([one for one in members if one.grade], within):
        for one in group:
            one.rank = 1 + sum(_total(other) > _total(one) for other in group)


def _total(one: Member) -> Fraction:
    assert one.total is not None
    return one.total


def _groups(members: list[Member], names: list[str]) -> list[list[Member]]:
    groups: dict[tuple[str, ...], list[Member]] = defaultdict(list)
    for one in members:
        groups[one.key(names)].append(one)
    return list(groups.values())


def _hold_to(quota: Table, group: list[Member], order: list[str]) -> None:
    """Let as many have the quota's grades as may; the others have the first one below."""
    counted = [one for one in group if (one.grade if quota["of"] == "graded" else one.stays)]
    places = WHOLE[quota["rounding"]](Fraction(str(quota["share"])) * len(counted) / 100)

    def merit(one: Member) -> tuple[Any, ...]:
        breaks = {"work": one.work, "days_in_post": one.days}
        return (-order.index(one.grade), _total(one), *(breaks[n] for n in quota["tie_break"]))

    below = order[order.index(quota["grades"][-1]) + 1]
    having = [one for one in group if one.grade in quota["grades"]]
    beyond = []
    for one in having:
        better = sum(merit(other) > merit(one) for other in having)
        alike = sum(merit(other) == merit(one) for other in having)
        fits = better < places if quota["ties"] == "in" else better + alike <= places
        if not fits:
            beyond.append(one)
    for one in beyond:
        one.grade = below


# ---- money ----


def exact_share(payment: Table, one: Member) -> Fraction:
    """Say what a payment gives somebody by his own row alone, to the fen."""
    if "flat" in payment:
        sum_ = Fraction(str(payment["flat"])) * _factor(payment, one)
    elif "by_grade" in payment:
        sum_ = Fraction(str(payment["by_grade"].get(one.grade, 0)))
    else:
        above = max((one.total or Fraction(0)) - payment["above"], Fraction(0))
        sum_ = Fraction(str(payment["per_point"])) * above * _factor(payment, one)
    prorated = Fraction(one.months, one.of_months) if payment.get("proration") else 1
    return half_up(sum_ * prorated)


def _factor(payment: Table, one: Member) -> Fraction:
    times = payment.get("times", {})
    of_role = Fraction(str(times.get("roles", {}).get(one.role, 1)))
    of_grade = Fraction(str(times["grades"].get(one.grade, 0))) if "grades" in times else 1
    return of_role * of_grade


def hold_pool(payment: Table, members: list[Member], paid: Shares) -> None:
    """Hold what a pool paid against its exact parts: each a fen more at most, the right ones."""
    graded = [one for one in members if one.grade]
    if "among" in payment:
        graded = [one for one in graded if one.grade in payment["among"]]
    pool, paid_out = Fraction(str(payment["pool"])), set()
    for group in _groups(graded, [payment["per"]] if "per" in payment else []):
        weights = {one.who: _weight(payment, one) for one in group}
        whole = sum(weights.values())
        if not whole:
            continue
        paid_out |= weights.keys()
        exact = {who: 100 * pool * weight / whole for who, weight in weights.items()}
        assert sum(paid[who] for who in weights) == pool
        rest = {who: exact[who] - floor(exact[who]) for who in exact}
        more = {who: 100 * paid[who] - floor(exact[who]) for who in exact}
        merit = rest if payment["remainder"] == "largest" else {o.who: _total(o) for o in group}
        if payment["remainder"] == "top":
            best = max(merit[who] for who, weight in weights.items() if weight)
            assert all(merit[who] == best for who in more if more[who])
            continue
        assert set(more.values()) <= {0, 1}
        entitled = [who for who, weight in weights.items() if weight]
        without = [merit[who] for who in entitled if not more[who]]
        assert all(merit[who] >= max(without, default=merit[who]) for who in more if more[who])
    assert not any(paid[one.who] for one in members if one.who not in paid_out)


def _weight(payment: Table, one: Member) -> Fraction:
    share = {
        "alike": Fraction(1),
        "points": _total(one),
        "grade": Fraction(payment.get("shares", {}).get(one.grade, 0)),
    }[payment["share"]]
    return share * _factor(payment, one)


def hold_places(payment: Table, members: list[Member], paid: Shares, within: list[str]) -> None:
    """Hold what ranks were paid against their places: equal ranks share what their places earn."""
    earned = [Fraction(str(amount)) for amount in payment["by_rank"]]
    ranked = [one for one in members if one.rank]
    for group in _groups(ranked, [*within, "rank"]):
        first = group[0].rank or 0
        places = earned[first - 1 : first - 1 + len(group)]
        shares = [paid[one.who] for one in group]
        assert sum(shares) == sum(places)
        assert max(shares) - min(shares) <= Fraction(1, 100)
    assert not any(paid[one.who] for one in members if not one.rank)

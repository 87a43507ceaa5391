"""Money: what falls due, by what it is measured, and what lessens it."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from gridscore.declare import Field, StrictBool, model_validator
from gridscore.periods import PeriodKind
from gridscore.scheme.base import (
    Amount,
    Authority,
    Clause,
    Count,
    Identifier,
    Identifiers,
    NotNegative,
    Part,
    Positive,
    Text,
    Weight,
)
from gridscore.scheme.faults import SchemeFaultError
from gridscore.scheme.outcome import Condition, Grouping

Cadence = Literal[PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR]
Proration = Literal["none", "quarter", "month", "half-month", "mid-month", "whole-month", "day"]


class Subsidy(Part):
    """Money due for each period in post, from which ladders withhold: a pot.

    `each` is the period it is due for, the shortest assessed one if not said; `proration` pays by
    the share of it in post: its quarters, months or half-months, up to the 15th and from the 16th,
    of which one day makes the whole; its months on whose 15th the person was in post
    (`mid-month`); its whole months; or its days.
    """

    clause: Clause
    amount: Amount
    title: Text
    each: Cadence | None = None
    proration: Proration = "none"


class Pot(Subsidy):
    """A further pot of its own, with an id for steps to name."""

    id: Identifier


class Bonus(Part):
    """Money at year end by grade (R15, R22)."""

    clause: Clause
    amounts: dict[str, Amount]
    proration: Proration = "none"


class Commendation(Part):
    """Money for each documented event of a kind (R24).

    `authorities` are those whose commendation counts; without any, everybody's does.
    """

    clause: Clause
    category: Identifier
    amount: Amount
    authorities: tuple[Authority, ...] = ()
    applied_for: StrictBool = False


class Reward(Commendation):
    """A further payment for events, with a name of its own."""

    id: Identifier
    title: Text


class Multiplier(Part):
    """What an amount or a part of a pool is multiplied by, for each person.

    `measure` is a measured quantity of the period, `roles` factors by the roster's role (1 for
    others), `grades` factors by grade (0 for others).
    """

    measure: Identifier | None = None
    roles: dict[str, Weight] = Field(default_factory=dict)
    grades: dict[Identifier, Weight] = Field(default_factory=dict)


class Payment(Part):
    """Money by what a period showed; exactly one of the following says how much.

    `by_grade`: an amount for each grade. `by_role`: amounts by grade for each role of the roster.
    `per_point`: yuan for each point of the total above `above`, nothing at or below it.
    `by_rank`: amounts for the first, the second …; equal ranks share those of the places they
    take, to the last fen. `pool`: a sum shared out to the last fen among those of `among` (all
    graded if empty), alike, by points, or by `shares` of each grade; the fens that do not divide
    go one each to the largest remainders or to the best totals; in each group of `per` a pool of
    its own. With `forfeited` what pots withheld in the period joins the pool, of those with the
    same group. `flat`: the same for everybody.

    `when` are conditions, `minimum_months` the least time in post in the period; `proration` pays
    by the share of the period in post.

    `times` multiplies a flat amount, the money of a point, or each part of a pool. Of a pool's fens
    that do not divide, `remainder` gives one each to the largest remainders or to the best, or all
    to the best one.

    `round_to` rounds what each is paid half up to a multiple of so many yuan, once and in place of
    the rounding to fen; what is shared to the last fen is not rounded.
    """

    id: Identifier
    clause: Clause
    title: Text
    each: Cadence = PeriodKind.YEAR
    flat: Amount | None = None
    by_grade: dict[Identifier, Amount] | None = None
    by_role: dict[str, dict[Identifier, Amount]] | None = None
    per_point: Amount | None = None
    above: NotNegative = 0
    by_rank: tuple[NotNegative, ...] | None = None
    pool: Amount | None = None
    forfeited: StrictBool = False
    share: Literal["alike", "points", "grade"] = "alike"
    shares: dict[Identifier, Weight] = Field(default_factory=dict)
    among: Identifiers = ()
    remainder: Literal["largest", "best", "top"] = "largest"
    per: Grouping | None = None
    times: Multiplier | None = None
    when: tuple[Condition, ...] = ()
    minimum_months: Count = 0
    proration: Proration = "none"
    round_to: Positive | None = None

    @model_validator(mode="after")
    def _says_how_much(self) -> Payment:
        ways = (self.flat, self.by_grade, self.by_role, self.per_point, self.by_rank, self.pool)
        if sum(way is not None for way in ways) != 1:
            raise SchemeFaultError("payment-ways")
        if self.pool is None and (
            self.forfeited or self.share != "alike" or self.among or self.per
        ):
            raise SchemeFaultError("payment-pool")
        if self.times and self.flat is None and self.per_point is None and self.pool is None:
            raise SchemeFaultError("payment-times")
        if (self.share == "grade") != bool(self.shares):
            raise SchemeFaultError("payment-shares")
        if self.pool is None and "remainder" in self.model_fields_set:
            raise SchemeFaultError("idle-remainder")
        if self.round_to is not None and (self.pool is not None or self.by_rank is not None):
            raise SchemeFaultError("payment-round", key="round_to")
        return self

    @property
    def step(self) -> int:
        """What amounts are rounded to a multiple of, in fen."""
        return self.round_to or 1


class Pay(Part):
    """All the money the regulation knows; what it does not know is left out."""

    subsidy: Subsidy | None = None
    pots: tuple[Pot, ...] = ()
    bonus: Bonus | None = None
    commendation: Commendation | None = None
    rewards: tuple[Reward, ...] = ()
    payments: tuple[Payment, ...] = ()

    @cached_property
    def all_pots(self) -> list[Pot]:
        """Every pot with its id, the subsidy first."""
        if self.subsidy is None:
            return list(self.pots)
        first = Pot.model_construct(id="subsidy", **dict(self.subsidy))  # validated already
        return [first, *self.pots]

    @property
    def bearers(self) -> list[Pot]:
        """All that money can be withheld from: the pots, then the payments, as pots."""
        payments = (
            Pot.model_construct(
                id=one.id, clause=one.clause, title=one.title, amount=0, each=one.each
            )
            for one in self.payments
        )
        return [*self.all_pots, *payments]

    @property
    def event_rewards(self) -> list[Commendation]:
        """Everything paid for events, the commendation first."""
        return [*([self.commendation] if self.commendation else []), *self.rewards]

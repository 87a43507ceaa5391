"""What a round is scored by: criteria, scorers, an opening balance, measures, the survey."""

from __future__ import annotations

from typing import Annotated, Literal

from gridscore.declare import Field, StrictBool, model_validator
from gridscore.numbers import divide_half_up
from gridscore.scheme.base import (
    WHOLE,
    Clause,
    Count,
    Hundredths,
    Identifier,
    Identifiers,
    NotNegative,
    Part,
    Positive,
    Signed,
    Text,
    Weight,
    Words,
    refuse_idle,
)
from gridscore.scheme.faults import SchemeFaultError

VOTE = "survey"
"""The measure by which entries of the tariff draw on the vote of their own period."""

PAIR = 2
"""How many measures a rate names: what is counted, and what it is counted of."""


class Criterion(Part):
    """One thing that makes up a round's score, up to `max` points.

    Scorers give the points. With `opens` nobody does: the criterion opens at `max` in each
    round, and entries of the tariff move it between `floor` and `max`; `fault` says so too,
    and what each row of the fault log costs. With `weight`, in percent, the published points
    count at that weight, so that items out of 100 can make a whole. `also` are further headings
    that sheets use for it.
    """

    id: Identifier
    clause: Clause
    max: Positive
    title: Text
    also: tuple[Words, ...] = ()
    weight: Weight | None = None
    opens: StrictBool = False
    fault: Positive | None = None
    floor: Signed = 0

    @property
    def is_scored(self) -> bool:
        """Whether scorers give points for it."""
        return not (self.opens or self.fault)

    @property
    def full(self) -> int:
        """The most it adds to a round, in hundredths."""
        return self.max if self.weight is None else divide_half_up(self.max * self.weight, WHOLE)

    @model_validator(mode="after")
    def _can_be_had_in_full(self) -> Criterion:
        if self.floor > self.full:
            raise SchemeFaultError("floor-above-max")
        return self


class Scoring(Part):
    """How several scorers make one figure (R4, R23).

    `trim` leaves out so many highest and so many lowest; `role_weights` weigh the mean of each
    role; `blank` says whether a blank is left out of the mean or counts as 0.
    """

    clause: Clause
    trim: Annotated[int, Field(ge=0, le=100, strict=True)] = 0
    role_weights: dict[str, Weight] = Field(default_factory=dict)
    blank: Literal["leave-out", "zero"] = "leave-out"


class Score(Part):
    """What a round's total is put together from besides criteria: an opening balance, bounds.

    `full` is the full mark, which the opening balance and the criteria must add up to. `floor`
    and `cap` bound the round's total and the year's; `"none"` leaves them open. Where a tariff
    adds points, the cap must be said. `round_to` rounds both half up to a multiple of it (R3).
    """

    clause: Clause
    opening: NotNegative = 0
    full: Positive = WHOLE
    floor: Signed | Literal["none"] = 0
    cap: Positive | Literal["none"] | None = None
    round_to: Positive | None = None

    @model_validator(mode="after")
    def _leaves_room(self) -> Score:
        if isinstance(self.floor, int) and isinstance(self.cap, int) and self.floor > self.cap:
            raise SchemeFaultError("floor-above-cap")
        if isinstance(self.cap, int) and self.cap < self.opening:
            raise SchemeFaultError("opening-above-cap", key="cap")
        return self


class Measure(Part):
    """A quantity that the station counts for each person and round: days present, visits paid.

    `missing` says what a blank means: an error (R16), or that nothing is to be looked at. With
    `events` nobody counts it: it is the sum of the quantities of such events of the incident log
    that count in the period, one where the log says none.

    With `rate` nobody hands it in either: it is the first of two such measures in percent of the
    second, rounded half up to two decimals (R3): what was closed of what was assigned. Where the
    second is 0 there is nothing to take it of: it is then what `of_none` says, or, `"skip"`,
    nothing is looked at.

    With `service` it is the length of service by the roster: the full years, or months, since the
    person first joined, to the end of the period, or of his time in post if that is earlier; with
    `as_of = "first-day"` those that were full when the period began. `missing` then says what it
    means that the roster names no such day.
    """

    id: Identifier
    title: Text
    events: Identifiers = ()
    rate: tuple[Identifier, ...] | None = None
    of_none: NotNegative | Literal["skip"] | None = None
    service: Literal["years", "months"] | None = None
    as_of: Literal["first-day", "last-day"] = "last-day"
    missing: Literal["error", "skip"] = "error"

    @property
    def is_counted_by_hand(self) -> bool:
        """Whether the station hands it in."""
        return not (self.events or self.rate or self.service)

    @model_validator(mode="after")
    def _is_counted_once(self) -> Measure:
        if (self.events or self.rate is not None) and "missing" in self.model_fields_set:
            raise SchemeFaultError("idle-missing")
        if sum((bool(self.events), self.rate is not None, self.service is not None)) > 1:
            raise SchemeFaultError("measure-twice")
        if self.rate is not None and len(self.rate) != PAIR:
            raise SchemeFaultError("rate-of-two", key="rate")
        if self.rate is not None and self.of_none is None:
            raise SchemeFaultError("rate-of-none")
        refuse_idle(self, "of_none", "rate")
        refuse_idle(self, "as_of", "service")
        return self


class Label(Part):
    """A name for a rate from a lower bound upwards, the bound included (R1)."""

    id: Identifier
    floor: NotNegative = Field(alias="from")


class Answers(Part):
    """What each answer of the survey is worth, in percent; the rate is their mean."""

    satisfied: Annotated[Hundredths, Field(ge=0, le=WHOLE)] = WHOLE
    fair: Annotated[Hundredths, Field(ge=0, le=WHOLE)] = 0
    poor: Annotated[Hundredths, Field(ge=0, le=WHOLE)] = 0


class Survey(Part):
    """The residents' vote (R13, R21).

    The rate is what the answers are worth on the mean of the ballots that `denominator` counts:
    those sampled, where the tally states them, or the answers alone. `minimum` is the least
    number of them that make a vote. `groups` weigh the published rates of several groups of
    voters; each group must then have its own tally, and `group_minimum` is the least number of
    ballots of each, `minimum` that of all together.
    """

    clause: Clause
    denominator: Literal["sampled", "valid"] = "sampled"
    labels: tuple[Label, ...] = ()
    answers: Answers = Answers()
    minimum: Count = 0
    groups: dict[Identifier, Weight] = Field(default_factory=dict)
    group_minimum: Count = 0

    @model_validator(mode="after")
    def _asks_of_groups_that_there_are(self) -> Survey:
        refuse_idle(self, "group_minimum", "groups")
        return self

"""Ladders: what the first, the second, the third occurrence brings, or a running total."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal

from gridscore.declare import Field, StrictBool, model_validator
from gridscore.scheme.base import (
    WHOLE,
    Authority,
    Clause,
    Hundredths,
    Identifier,
    Identifiers,
    NotNegative,
    Part,
    Positive,
    Rolling,
    Text,
    refuse_idle,
)
from gridscore.scheme.faults import SchemeFaultError


class Step(Part):
    """What one step brings; effects that a step does not name it does not have.

    `withhold` takes yuan off a pot of the period's pay (R10), the first one or that of `pot`, which
    may also be a payment; `withhold_share` takes so many percent of it, `forfeit` the whole of one;
    `deduct` takes points off the year's total (R9); `grade` is the year's grade whatever the total,
    `at_most` and `at_least` bound it; `dismiss` ends the post (R11); `clears` sets the running
    total back to zero. `standing` stays as long as `lasts` says: until the window ends, for so many
    months from the event, or while the running total is not below the step. `at` is the occurrence
    or the running total that reaches the step; without it steps are the first, the second, the
    third.
    """

    at: Positive | None = None
    withhold: NotNegative = 0
    withhold_share: Annotated[Hundredths, Field(ge=0, le=WHOLE)] = 0
    pot: Identifier | None = None
    forfeit: Identifier | None = None
    deduct: NotNegative = 0
    grade: Identifier | None = None
    at_most: Identifier | None = None
    at_least: Identifier | None = None
    standing: Identifier | None = None
    lasts: Literal["window", "reached"] | Rolling = "window"
    dismiss: StrictBool = False
    clears: StrictBool = False

    @property
    def bears_on_grade(self) -> bool:
        """Whether it decides or bounds the year's grade."""
        return bool(self.grade or self.at_most or self.at_least)

    @property
    def takes_money(self) -> bool:
        """Whether it takes something off what is paid."""
        return bool(self.withhold or self.withhold_share or self.forfeit)

    @model_validator(mode="after")
    def _takes_from_one_pot(self) -> Step:
        if sum(map(bool, (self.withhold, self.withhold_share, self.forfeit))) > 1:
            raise SchemeFaultError("step-pot")
        refuse_idle(self, "pot", "withhold", "withhold_share")
        refuse_idle(self, "lasts", "standing")
        return self


class CleanTime(Part):
    """So many months without an event, and the marks they take off; all of them without `off`."""

    months: Annotated[int, Field(gt=0, le=1200, strict=True)]
    off: Positive | None = None


Window = Literal["year", "half-year", "quarter", "month", "round", "ever", "own-year"] | Rolling


class Ladder(Part):
    """Steps by number of occurrences, or by a running total of marks (R7, R8).

    It counts events of a `category`, or those that the entries named in `of` are about: one each,
    or, `by = "marks"`, the marks those entries give; `of` may also name ladders that stand before
    it, each reaching of whose last step counts one. Marks below zero redeem, the oldest first;
    `bank` lets the total fall below zero, so that merit offsets later marks.

    `window` is the calendar year, a shorter part of it, the round, a number of months, each
    person's own year from the day he joined, or all time. `carry` is the share of a running total,
    in percent, that the next window opens with. `clean` time takes marks off. A step is reached
    when an event brings the total up to it from below; `beyond` says what follows the last step: it
    again (R8), or nothing.
    """

    id: Identifier
    clause: Clause
    title: Text
    category: Identifiers = ()
    of: Identifiers = ()
    by: Literal["count", "marks"] = "count"
    authorities: tuple[Authority, ...] = ()
    document: StrictBool = False
    window: Window = "year"
    bank: StrictBool = False
    carry: Annotated[Hundredths, Field(ge=0, le=WHOLE)] = 0
    clean: CleanTime | None = None
    beyond: Literal["repeat", "nothing"] | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    @property
    def takes_from_first(self) -> bool:
        """Whether some step takes money from the first pot, since it names none."""
        return any(step.takes_money and not (step.pot or step.forfeit) for step in self.steps)

    @property
    def marks_the_year(self) -> bool:
        """Whether some step takes points off the year's total or decides its grade."""
        return any(step.deduct or step.bears_on_grade for step in self.steps)

    @property
    def changes_standing(self) -> bool:
        """Whether some step ends the post or changes the standing in it."""
        return any(step.dismiss or step.standing for step in self.steps)

    @property
    def thresholds(self) -> tuple[int, ...]:
        """What reaches each step: occurrences by count, marks in hundredths by marks."""
        if self.by == "marks":
            return tuple(step.at or 0 for step in self.steps)
        return tuple((step.at or 100 * number) // 100 for number, step in enumerate(self.steps, 1))

    @property
    def taken_off(self) -> int | None:
        """What clean time takes off, in the unit of the thresholds; None for everything."""
        off = self.clean.off if self.clean else None
        return off if off is None or self.by == "marks" else off // 100

    @property
    def repeats_last(self) -> bool:
        """Whether occurrences beyond the last step bring it again (R8)."""
        return self.beyond == "repeat" or (self.beyond is None and self.by == "count")

    @property
    def is_eventful(self) -> bool:
        """Whether its totals do more than grow: they are carried, banked, cleared or cleaned."""
        clears = any(step.clears for step in self.steps)
        return bool(self.carry or self.bank or self.clean or clears)

    @property
    def looks_back(self) -> bool:
        """Whether it counts events of earlier calendar years."""
        lasting = any(isinstance(step.lasts, Rolling) for step in self.steps)
        beyond = isinstance(self.window, Rolling) or self.window in ("ever", "own-year")
        return lasting or beyond or bool(self.carry or self.clean)

    @model_validator(mode="after")
    def _counts_something(self) -> Ladder:
        if bool(self.category) == bool(self.of):
            raise SchemeFaultError("ladder-counts")
        if self.of and (self.authorities or self.document):
            raise SchemeFaultError("ladder-of-events")
        if self.by == "marks" and not self.of:
            raise SchemeFaultError("ladder-marks")
        if self.bank and self.by == "count":
            raise SchemeFaultError("idle-key", key="bank", companion='by = "marks"')
        stated = [step.at for step in self.steps]
        if self.by == "marks" and None in stated:
            raise SchemeFaultError("ladder-at")
        stated.append(self.clean.off if self.clean else None)
        if self.by == "count" and any(number is not None and number % 100 for number in stated):
            raise SchemeFaultError("ladder-whole")
        rising = self.thresholds
        if any(lower >= upper for lower, upper in pairwise(rising)):
            raise SchemeFaultError("ladder-order")
        if isinstance(self.window, Rolling) and self.carry:
            raise SchemeFaultError("ladder-rolling")
        return self

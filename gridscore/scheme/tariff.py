"""The tariff: what events and measured quantities add or take, and within which limits."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal

from gridscore.declare import Field, StrictBool, model_validator
from gridscore.numbers import format_percent
from gridscore.scheme.base import (
    LARGEST_AMOUNT,
    LARGEST_WEIGHT,
    Authority,
    Clause,
    Hundredths,
    Identifier,
    Identifiers,
    NotNegative,
    Part,
    Positive,
    Rolling,
    Signed,
    Text,
    refuse_idle,
)
from gridscore.scheme.faults import SchemeFaultError

Factor = Annotated[Hundredths, Field(ge=0, le=LARGEST_WEIGHT)]
"""What an amount is multiplied by; 0 leaves nothing of it."""

Mode = Literal["daily", "superior", "special", "media", "public"]
SignedMoney = Annotated[Hundredths, Field(ge=-LARGEST_AMOUNT, le=LARGEST_AMOUNT)]


class Span(Part):
    """Points that the log itself states, within two bounds: `{ from = -5, to = -1 }`."""

    least: Signed = Field(alias="from")
    most: Signed = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Span:
        if self.least > self.most or (self.least < 0 < self.most):
            raise SchemeFaultError("span-order")
        return self


class PointBand(Part):
    """Points for a measured value from a lower bound upwards, the bound included (R1)."""

    floor: NotNegative = Field(alias="from")
    points: Signed


class Entry(Part):
    """One line of the tariff: what an event, or a measured quantity, adds or takes.

    It is about exactly one of `category` (events of the incident log), `findings` (by mode),
    `missed` (findings of a mode whose time limit was missed) and `measure`. What it moves:
    `points` of the score, `yuan` of the pay, `marks` that ladders count; each is one number or,
    for events, one for each severity; points may also be a span within which the log states
    them. Positive adds, negative takes.

    `per` is the size of a unit of the quantity (the log's count, or the measure), beyond what is
    `free`; `units` says whether started units count, whole ones only, or parts too. A measure
    counts what it is `short_of` a target or `beyond` one, or all of it. Or `bands`, best first down
    to one from 0, say in place of `points` what a value within each of them moves.

    `times` multiplies by the event's authority (a finding's mode), `repeats` by the occurrence
    within the year, a shorter part of it, the round or so many months: first, second …, the last
    factor again; with `repeats_alike` only those of one severity count together. `cap` bounds what
    the line moves in one round, `yuan_cap` what it pays, and what it takes, in one round or, with
    `on = "year"`, in the year, `marks_cap` the marks it gives or redeems in one window.

    `pot` is the pot, or the payment, that a fine comes off: the first pot that falls due with it if
    not said.

    `criterion` is the criterion it moves, `section` the section it is summed under; `on` says
    whether the round's score moves or the year's total.
    """

    id: Identifier
    clause: Clause
    title: Text
    category: Identifiers = ()
    findings: tuple[Mode, ...] = ()
    missed: tuple[Mode, ...] = ()
    measure: Identifier | None = None
    points: Annotated[
        Signed | Span | dict[Identifier, Signed], Field(union_mode="left_to_right")
    ] = 0
    yuan: SignedMoney | dict[Identifier, SignedMoney] = 0
    pot: Identifier | None = None
    marks: Signed | dict[Identifier, Signed] = 0
    per: Positive | None = None
    units: Literal["started", "whole", "exact"] = "exact"
    free: Annotated[Hundredths, Field(ge=0)] = 0
    short_of: Annotated[Hundredths, Field(ge=0)] | None = None
    beyond: Annotated[Hundredths, Field(ge=0)] | None = None
    bands: tuple[PointBand, ...] = ()
    times: dict[str, Factor] = Field(default_factory=dict)
    repeats: tuple[Factor, ...] = ()
    repeats_within: Literal["year", "half-year", "quarter", "month", "round"] | Rolling = "year"
    repeats_alike: StrictBool = False
    authorities: tuple[Authority, ...] = ()
    document: StrictBool = False
    cap: Positive | None = None
    yuan_cap: Annotated[Hundredths, Field(gt=0, le=LARGEST_AMOUNT)] | None = None
    marks_cap: Positive | None = None
    criterion: Identifier | None = None
    section: Identifier | None = None
    on: Literal["round", "year"] = "round"

    @property
    def claims(self) -> tuple[str, ...]:
        """The events it is about, as categories of the event log."""
        found = (f"finding:{mode}" for mode in self.findings)
        missed = (f"missed:{mode}" for mode in self.missed)
        return (*self.category, *found, *missed)

    @property
    def severities(self) -> frozenset[str]:
        """The severities that its amounts tell apart."""
        graded = [
            amount for amount in (self.points, self.yuan, self.marks) if isinstance(amount, dict)
        ]
        return frozenset[str]().union(*graded)

    @property
    def adds(self) -> bool:
        """Whether it can add points."""
        if isinstance(self.points, dict):
            return any(points > 0 for points in self.points.values())
        most = self.points.most if isinstance(self.points, Span) else self.points
        return most > 0 or any(band.points > 0 for band in self.bands)

    @property
    def unit_points(self) -> int:
        """Points of one unit of a measure, hundredths."""
        return self.points if isinstance(self.points, int) else 0

    @property
    def moves_points(self) -> bool:
        """Whether it moves the score at all."""
        return self.points != 0 or any(band.points for band in self.bands)

    @property
    def _yuan(self) -> tuple[int, ...]:
        return tuple(self.yuan.values()) if isinstance(self.yuan, dict) else (self.yuan,)

    @property
    def pays_money(self) -> bool:
        """Whether it can pay money."""
        return any(fen > 0 for fen in self._yuan)

    @property
    def takes_money(self) -> bool:
        """Whether it can take money from a pot."""
        return any(fen < 0 for fen in self._yuan)

    @model_validator(mode="after")
    def _is_about_one_thing(self) -> Entry:
        about = [self.category, self.findings, self.missed, self.measure]
        if sum(map(bool, about)) != 1:
            raise SchemeFaultError("entry-about")
        if self.measure is None and (self.short_of is not None or self.beyond is not None):
            raise SchemeFaultError("entry-target")
        if self.short_of is not None and self.beyond is not None:
            raise SchemeFaultError("entry-target")
        if self.measure is not None and (
            self.severities or self.times or self.repeats or isinstance(self.points, Span)
        ):
            raise SchemeFaultError("entry-measured")
        if self.measure is not None and self.marks:
            raise SchemeFaultError("entry-measure-marks")
        if self.criterion and self.section:
            raise SchemeFaultError("entry-places")
        if not (self.moves_points or self.yuan or self.marks):
            raise SchemeFaultError("entry-idle")
        return self

    @model_validator(mode="after")
    def _bands_stand_alone_and_descend(self) -> Entry:
        refuse_idle(self, "bands", "measure")
        if not self.bands:
            return self
        others = {"points", "yuan", "per", "units", "free", "short_of", "beyond"}
        if beside := sorted(others & self.model_fields_set):
            raise SchemeFaultError("entry-bands", names=beside)
        floors = [band.floor for band in self.bands]
        if any(upper <= lower for upper, lower in pairwise(floors)):
            raise SchemeFaultError("bands-order", key="bands", kind="bands")
        if floors[-1]:
            name = format_percent(floors[-1])
            raise SchemeFaultError("bands-gap", key="bands", kind="bands", name=name, least="0")
        return self

    @model_validator(mode="after")
    def _says_nothing_idle(self) -> Entry:
        for key in ("repeats_within", "repeats_alike"):
            refuse_idle(self, key, "repeats")
        for key in ("cap", "criterion", "section"):
            refuse_idle(self, key, "moves_points", told="points")
        for key in ("authorities", "document", "times"):
            refuse_idle(self, key, "claims", told="category")
        refuse_idle(self, "yuan_cap", "yuan")
        refuse_idle(self, "marks_cap", "marks")
        refuse_idle(self, "pot", "takes_money", told="yuan")
        return self


class Section(Part):
    """Entries summed together, with limits of their own; sections nest by `within`.

    `at_most` bounds what the section adds, `at_least` (a negative number) what it takes. With
    `document` the events of its entries count only with a document number.
    """

    id: Identifier
    clause: Clause
    title: Text
    at_most: Signed | None = None
    at_least: Signed | None = None
    within: Identifier | None = None
    document: StrictBool = False

    @model_validator(mode="after")
    def _bounds_both_ways(self) -> Section:
        if (self.at_least or 0) > 0 or (self.at_most or 0) < 0:
            raise SchemeFaultError("section-bounds")
        return self

"""What a total leads to: grades with their conditions, overrides, quotas, ranks, groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from gridscore.declare import Field, StrictBool, model_validator
from gridscore.messages import Localised, term
from gridscore.numbers import format_hundredths
from gridscore.scheme.base import (
    WHOLE,
    Clause,
    Count,
    Hundredths,
    Identifier,
    Identifiers,
    Part,
    Signed,
    Text,
    Weight,
    Words,
    refuse_idle,
)
from gridscore.scheme.faults import SchemeFaultError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gridscore.periods import PeriodKind

YearPart = Literal["routine", "panel", "survey"]
On = Literal["round", "year", "both"]
Percent = Annotated[Hundredths, Field(gt=0, le=WHOLE)]
Rounding = Literal["down", "half-up", "up"]
PLACES = ("rank", "rank_from_last")
"""The figures that are places among those who are ranked."""
Grouping = Literal["grid", "zone", "role", "level", "parent", "top"]


class Year(Part):
    """How the year is put together from weighted parts, in percent (R5, R15).

    `rounds` says which rounds must have their sheets: every one of the year, or only those that
    the station held, that is, handed any sheet in for. `round_weights` weigh the rounds of the
    year in their order; without them each counts alike. `instead` says of a part that somebody
    lacks which part takes its weight, or that it is shared by the others as they weigh; of other
    parts a lack is an error (R16).
    """

    clause: Clause
    rounds: Literal["every", "held"] = "every"
    round_weights: tuple[Weight, ...] = ()
    weights: dict[YearPart, Weight] = Field(default={"routine": WHOLE})
    weights_without_panel: dict[YearPart, Weight] | None = None
    instead: dict[YearPart, YearPart | Literal["shared"]] = Field(default={})
    grade_leavers: StrictBool = False

    @model_validator(mode="after")
    def _weights_make_a_whole(self) -> Year:
        for key in ("weights", "weights_without_panel"):
            weights = getattr(self, key)
            total = WHOLE if weights is None else sum(weights.values())
            if total != WHOLE:
                raise SchemeFaultError("weights-sum", key=key, total=format_hundredths(total))
        if "panel" in (self.weights_without_panel or {}):
            raise SchemeFaultError("panel-weighed")
        if self.round_weights and sum(self.round_weights) != WHOLE:
            total = sum(self.round_weights)
            raise SchemeFaultError(
                "weights-sum", key="round_weights", total=format_hundredths(total)
            )
        return self


class Condition(Part):
    """One thing that must hold; it names exactly one of the following.

    `figure`: a figure of the row (`total`, `routine`, `panel`, `survey_rate`, `rank`,
    `rank_from_last`, `months` or `whole_months` or `days_in_post`, a criterion, section or measure,
    what stands on a ladder at the period's end) lies within `at_least`, `above`, `at_most`,
    `below`; a place lies within the first `within_share` percent of those ranked, or beyond the
    first `beyond_share` (of `rank_from_last` the last), a number of people made whole as `rounding`
    says. `count`: the number of counted occurrences of a rule in the period assessed, the round
    or the year, lies within them; `none`: there is none. `grade`: the grade so far is one of these;
    `previous`: that of each of the `years` before, or, with `rounds`, of each of so many rounds
    before, worked out anew from the ledgers where it was not handed in. `graded`: the number of
    rounds with one of these grades lies within the bounds: of the rounds in a longer period, or, in
    a round, of the calendar year up to it. `met`: one of these overrides held in each of the
    `rounds` before, or in a number of rounds that lies within the bounds, counted as for `graded`.
    `role`: the role in post. `any`: at least `number` of several conditions hold.

    `on` says in which assessments it is looked at; elsewhere it keeps nobody from a grade and
    brings neither an override nor a payment about.
    """

    figure: str | None = None
    count: Identifier | None = None
    none: Identifiers = ()
    grade: Identifiers = ()
    previous: Identifiers = ()
    graded: Identifiers = ()
    met: Identifiers = ()
    years: Annotated[int, Field(gt=0, le=20, strict=True)] = 1
    rounds: Annotated[int, Field(gt=0, le=60, strict=True)] | None = None
    role: tuple[Words, ...] = ()
    any: tuple[Condition, ...] = ()
    number: Annotated[int, Field(gt=0, le=20, strict=True)] = 1
    on: On = "both"
    at_least: Signed | None = None
    above: Signed | None = None
    at_most: Signed | None = None
    below: Signed | None = None
    within_share: Percent | None = None
    beyond_share: Percent | None = None
    rounding: Rounding | None = None

    @property
    def bounds(self) -> dict[str, int]:
        """The bounds that are said, by their keys."""
        keys = ("at_least", "above", "at_most", "below")
        known = {key: getattr(self, key) for key in keys}
        return {key: bound for key, bound in known.items() if bound is not None}

    @property
    def shares(self) -> dict[str, int]:
        """The shares of those ranked that a place is to lie within or beyond, by their keys."""
        known = {key: getattr(self, key) for key in ("within_share", "beyond_share")}
        return {key: share for key, share in known.items() if share is not None}

    @model_validator(mode="after")
    def _names_one_thing(self) -> Condition:
        named = (self.figure, self.count, self.none, self.grade, self.previous, self.graded)
        if sum(map(bool, (*named, self.met, self.role, self.any))) != 1:
            raise SchemeFaultError("condition-about")
        is_bounded = bool(self.bounds or self.shares)
        measured = self.figure or self.count or self.graded or (self.met and self.rounds is None)
        if bool(measured) != is_bounded:
            raise SchemeFaultError("condition-met" if self.met else "condition-bounds")
        if self.shares and (self.figure not in PLACES or self.rounding is None):
            raise SchemeFaultError("condition-share")
        if self.any and self.number > len(self.any):
            raise SchemeFaultError("condition-number")
        refuse_idle(self, "number", "any")
        refuse_idle(self, "years", "previous")
        refuse_idle(self, "rounds", "previous", "met")
        refuse_idle(self, "rounding", "within_share", "beyond_share")
        return self


def flat(conditions: Iterable[Condition]) -> Iterator[Condition]:
    """Go through conditions and those inside of them."""
    for condition in conditions:
        yield condition
        yield from flat(condition.any)


def runs_of(on: On, cadences: Sequence[PeriodKind]) -> frozenset[PeriodKind]:
    """Say in the assessments of which periods a rule is looked at.

    `cadences` are all that there are, the shortest first and the year last. A round is every
    period short of the year; where there is none, the year is the round.
    """
    rounds = cadences[:-1] or cadences
    return frozenset({"round": rounds, "year": cadences[-1:], "both": cadences}[on])


class Grade(Part):
    """A grade from a lower bound upwards, the bound included (R1); best first.

    With `to` the band ends there: a total between two bands has no grade, and is told.
    `needs` are conditions for it beside the total; who falls short has the next grade down.
    """

    id: Identifier
    floor: Signed = Field(alias="from")
    to: Signed | None = None
    clause: Clause | None = None
    title: Text | None = None
    needs: tuple[Condition, ...] = ()

    @property
    def word(self) -> Localised:
        """How the grade is shown."""
        return self.title or term("grade", self.id)


class Override(Part):
    """What conditions bring beside the total, when all of `when` hold.

    `grade` decides the grade, `ungraded` takes it away, `at_most` and `at_least` bound it,
    `standing` changes the standing unless a graver one stands already, `dismiss` ends the post
    with the period: the grade stays and what is paid by grade is paid. One that brings nothing is
    there for conditions that name it by `met`. `on` says where it is looked at: in every period
    short of the year, in the year, or in both.
    """

    id: Identifier
    clause: Clause
    title: Text
    when: Annotated[tuple[Condition, ...], Field(min_length=1)]
    on: On = "year"
    grade: Identifier | None = None
    at_most: Identifier | None = None
    at_least: Identifier | None = None
    ungraded: StrictBool = False
    standing: Identifier | None = None
    dismiss: StrictBool = False

    @property
    def does_something(self) -> bool:
        """Whether it brings anything by itself; else it is there for `met` to count."""
        decides = self.grade or self.at_most or self.at_least or self.ungraded
        return bool(decides or self.standing or self.dismiss)


class Quota(Part):
    """How many may have the best grades: a share in percent, or a number, in each group.

    `rounding` makes a share a whole number of people; `of` says whether the share is of those
    graded or of all in post on the period's last day. Several grades count together, from the
    best down and within a grade from the highest total down. Where equal totals of one grade
    stand across the line, the figures of `tie_break` decide, the higher first; of those still
    equal, `ties` lets all in or leaves all out. Who is beyond the quota
    has the first grade below those that it names.
    """

    id: Identifier
    clause: Clause
    grades: Annotated[Identifiers, Field(min_length=1)]
    share: Percent | None = None
    number: Count | None = None
    per: Grouping | None = None
    of: Literal["graded", "in-post"] = "graded"
    rounding: Rounding
    ties: Literal["in", "out"]
    tie_break: tuple[str, ...] = ()
    on: On = "year"

    @model_validator(mode="after")
    def _says_how_many(self) -> Quota:
        if (self.share is None) == (self.number is None):
            raise SchemeFaultError("quota-size")
        refuse_idle(self, "of", "share")
        return self


class Ranking(Part):
    """Among whom ranks are given: those who agree in all of `within`; everybody if it is empty.

    With `change` results show how many places each has gained since the round before.
    """

    clause: Clause
    within: tuple[Grouping, ...] = ()
    change: StrictBool = False


class MemberRule(Part):
    """What the grades of its members bring a group: so many of a grade bound or decide its own."""

    clause: Clause
    members: Annotated[Identifiers, Field(min_length=1)]
    at_least: Annotated[int, Field(gt=0, strict=True)] = 1
    grade: Identifier | None = None
    at_most: Identifier | None = None


class Groups(Part):
    """Groups assessed by their members: a grid, a zone, those under one parent or one top.

    A group's total is the published mean of its members' totals, their sum, the worst or the
    best of them; its grade comes from the same bands, without what grades need of a person, and
    `rules` may bound it.
    """

    clause: Clause
    by: Grouping
    total: Literal["mean", "sum", "worst", "best"] = "mean"
    graded: StrictBool = True
    rules: tuple[MemberRule, ...] = ()


class Subjects(Part):
    """Who is assessed: everybody on the roster, or only some levels or roles."""

    clause: Clause
    levels: tuple[Annotated[int, Field(ge=1, le=9, strict=True)], ...] = ()
    roles: tuple[Words, ...] = ()

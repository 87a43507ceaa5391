"""The model of a regulation: what a scheme file may say, and what each key means.

Points and amounts are written in the file as plain numbers and held in hundredths. Unknown
keys are refused everywhere. The engine reads nothing but this model, and no scheme by name.
The parts of a scheme have modules of their own; what they must say together is checked by
`consistency`.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Self

from gridscore.declare import StrictBool, model_validator
from gridscore.periods import PeriodKind
from gridscore.scheme.attached import AttachedForm
from gridscore.scheme.base import (
    CLAUSE_MARK,
    Cited,
    Clause,
    Identifier,
    Named,
    Part,
    Rolling,
    Text,
    Words,
)
from gridscore.scheme.claims import Claim, claims_of
from gridscore.scheme.faults import SchemeFaultsError
from gridscore.scheme.ladders import Ladder
from gridscore.scheme.outcome import (
    Condition,
    Grade,
    Groups,
    Override,
    Quota,
    Ranking,
    Subjects,
    Year,
    flat,
    runs_of,
)
from gridscore.scheme.pay import Cadence, Pay
from gridscore.scheme.scoring import VOTE, Criterion, Measure, Score, Scoring, Survey
from gridscore.scheme.tariff import Entry, Section

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


class Reading(Part):
    """A choice where the regulation is silent or unclear, and the keys that change it.

    The shared readings R1 … R26 have their wording in the message catalogue; a scheme's own
    reading brings its `choice`.
    """

    id: Words
    clause: Clause
    key: str = ""
    choice: Text | None = None


class NotModelled(Part):
    """A clause that nothing is computed from, and why."""

    clause: Clause
    why: Text


class Scheme(Part):
    """A regulation.

    `routine` is the round: the shortest period that is assessed. `gather` is a longer one whose
    score is the mean of its rounds, between them and the year.
    """

    id: Identifier
    version: Words = "1"
    in_force: date | None = None
    title: Text
    routine: Cadence
    gather: Literal[PeriodKind.QUARTER, PeriodKind.HALF] | None = None
    subjects: Subjects | None = None
    clauses: tuple[Clause, ...] = ()
    score: Score | None = None
    criteria: tuple[Criterion, ...] = ()
    scoring: Scoring | None = None
    measures: tuple[Measure, ...] = ()
    severities: tuple[Named, ...] = (Named(id="minor"), Named(id="serious"), Named(id="grave"))
    entries: tuple[Entry, ...] = ()
    sections: tuple[Section, ...] = ()
    given_totals: StrictBool = False
    needs_tariff: StrictBool = False
    survey: Survey | None = None
    year: Year
    grades: tuple[Grade, ...] = ()
    overrides: tuple[Override, ...] = ()
    quotas: tuple[Quota, ...] = ()
    ranking: Ranking | None = None
    groups: tuple[Groups, ...] = ()
    standings: tuple[Named, ...] = (Named(id="warned"), Named(id="seriously-warned"))
    ladders: tuple[Ladder, ...] = ()
    pay: Pay = Pay()
    forms: tuple[AttachedForm, ...] = ()
    readings: tuple[Reading, ...] = ()
    not_modelled: tuple[NotModelled, ...] = ()

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The rules that events fall under; ladders first, each at its own index."""
        return claims_of(self)

    @cached_property
    def known_standings(self) -> tuple[Named, ...]:
        """The standings there are, from the mildest to the gravest.

        Where the file does not list any, those that steps and overrides name follow the usual two.
        """
        if "standings" in self.model_fields_set:
            return self.standings
        steps = (step.standing for ladder in self.ladders for step in ladder.steps)
        named = [*steps, *(override.standing for override in self.overrides)]
        known = dict.fromkeys([*(standing.id for standing in self.standings), *filter(None, named)])
        return tuple(Named(id=name) for name in known)

    @property
    def categories(self) -> list[str]:
        """Incident categories some rule claims, in the order of the rules."""
        return [name for claim in self.claims for name in claim.categories if ":" not in name]

    @property
    def counted_by_hand(self) -> tuple[Measure, ...]:
        """The measures that the station hands in, in order; the others are worked out."""
        return tuple(measure for measure in self.measures if measure.is_counted_by_hand)

    def parts_of(self, rates: Collection[str]) -> frozenset[str]:
        """Name the measures that some of these are rates of."""
        pairs = (one.rate for one in self.measures if one.rate is not None and one.id in rates)
        return frozenset(name for pair in pairs for name in pair)

    def sections_of(self, on: Literal["round", "year"]) -> tuple[Section, ...]:
        """List the sections that a round's points lie in, or that the year's own do.

        One that nothing moves is a round's, unless it lies in one of the year's.
        """
        of_year, of_rounds = self._sections_around("year"), self._sections_around("round")
        if on == "year":
            return tuple(section for section in self.sections if section.id in of_year)
        left_out = of_year - of_rounds
        for _ in self.sections:  # what lies in them, however deep
            left_out |= {one.id for one in self.sections if one.within in left_out}
        return tuple(one for one in self.sections if one.id not in left_out)

    def _sections_around(self, on: Literal["round", "year"]) -> set[str]:
        """Name the sections that entries lie in, and those around them."""
        within = {section.id: section.within for section in self.sections}
        found = set[str]()
        for entry in self.entries:
            here = entry.section if entry.on == on and entry.moves_points else None
            while here is not None and here not in found:
                found.add(here)
                here = within[here]
        return found

    @property
    def summed_categories(self) -> frozenset[str]:
        """The events whose quantities some measure adds up: not numbers of occurrences."""
        return frozenset(name for measure in self.measures for name in measure.events)

    @cached_property
    def scored(self) -> tuple[Criterion, ...]:
        """The criteria that scorers give points for, in order."""
        return tuple(criterion for criterion in self.criteria if criterion.is_scored)

    @property
    def cadences(self) -> tuple[PeriodKind, ...]:
        """The kinds of period that are assessed, the shortest first, the year last."""
        kinds = (self.routine, self.gather, PeriodKind.YEAR)
        return tuple(dict.fromkeys(kind for kind in kinds if kind is not None))

    @property
    def conditioned(self) -> Iterator[tuple[str, tuple[Condition, ...], frozenset[PeriodKind]]]:
        """Go through all rules with conditions: their path, them, and where they are looked at."""
        for grade in self.grades:
            yield f"grades.{grade.id}", grade.needs, frozenset(self.cadences)
        for override in self.overrides:
            where = runs_of(override.on, self.cadences)
            yield f"overrides.{override.id}", override.when, where
        for payment in self.pay.payments:
            yield f"pay.payments.{payment.id}", payment.when, frozenset({payment.each})

    @property
    def conditions(self) -> Iterator[Condition]:
        """Go through every condition, and those inside of others."""
        for _, conditions, _ in self.conditioned:
            yield from flat(conditions)

    @cached_property
    def overrides_asked_for(self) -> frozenset[str]:
        """The overrides that conditions ask about, whether they held."""
        return frozenset(name for one in self.conditions for name in one.met)

    @property
    def voted(self) -> frozenset[PeriodKind]:
        """The kinds of period that residents vote on: the year, unless only rounds draw on it."""
        drawing = {entry.on for entry in self.entries if entry.measure == VOTE}
        parts = {*self.year.weights, *(self.year.weights_without_panel or {})}
        in_year = "year" in drawing or "survey" in parts
        in_year |= any(condition.figure == "survey_rate" for condition in self.conditions)
        year = {PeriodKind.YEAR} if in_year or "round" not in drawing else set()
        return frozenset(year | ({self.routine} if "round" in drawing else set()))

    @property
    def withheld_from(self) -> frozenset[str]:
        """The pots and payments that rules name as what they take from."""
        steps = [step for ladder in self.ladders for step in ladder.steps]
        named = {name for step in steps for name in (step.pot, step.forfeit)}
        named |= {entry.pot for entry in self.entries}
        return frozenset(name for name in named if name is not None)

    @property
    def lacks_tariff(self) -> bool:
        """Whether it cannot score: it leaves its points to a tariff, and none was given."""
        return self.needs_tariff and not any(entry.moves_points for entry in self.entries)

    @property
    def looks_back(self) -> bool:
        """Whether events of earlier calendar years matter."""
        repeated = any(isinstance(entry.repeats_within, Rolling) for entry in self.entries)
        return repeated or any(ladder.looks_back for ladder in self.ladders)

    @property
    def is_levelled(self) -> bool:
        """Whether it speaks of levels: results then show level and parent."""
        groupings = [*(self.ranking.within if self.ranking else ()), *(g.by for g in self.groups)]
        levels = bool(self.subjects and self.subjects.levels)
        return levels or not {"level", "parent", "top"}.isdisjoint(groupings)

    @model_validator(mode="after")
    def _says_nothing_against_itself(self) -> Self:
        from gridscore.scheme.consistency import find_faults

        faults = list(find_faults(self))
        if faults:
            raise SchemeFaultsError(faults)
        return self

    def cited_clauses(self) -> list[str]:
        """Return the clauses that rules cite; readings and not-modelled clauses are not rules."""
        pay, rules = self.pay, list[Cited]()
        single = (self.subjects, self.score, self.scoring, self.survey, self.year, self.ranking)
        rules += [part for part in single if part is not None]
        rules += [*self.criteria, *self.entries, *self.sections, *self.ladders, *self.overrides]
        rules += [
            *self.quotas,
            *self.groups,
            *(one for group in self.groups for one in group.rules),
        ]
        rules += [*pay.all_pots, *pay.event_rewards, *pay.payments, *self.forms]
        rules += [pay.bonus] if pay.bonus else []
        graded = [grade.clause for grade in self.grades if grade.clause is not None]
        cited = [*(rule.clause for rule in rules), *graded]
        return [one for clause in cited for one in clause.split(CLAUSE_MARK)]

"""Checks of a scheme: conditions ask for what there is, and can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.periods import PeriodKind
from gridscore.scheme.faults import SchemeFaultError
from gridscore.scheme.naming import unknown_names
from gridscore.scheme.outcome import flat, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.scheme.base import Identified
    from gridscore.scheme.model import Scheme


def conditions_fit(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find conditions on figures, rules or grades that there are not."""
    grades = {grade.id for grade in scheme.grades}
    rules = {claim.id for claim in scheme.claims} | {ladder.id for ladder in scheme.ladders}
    figures = _figures(scheme) | {"routine", "panel", "survey_rate"}
    for rule, conditions, _ in scheme.conditioned:
        for condition in flat(conditions):
            yield from unknown_names(rule, "figures", filter(None, [condition.figure]), figures)
            counted = [*filter(None, [condition.count]), *condition.none]
            yield from unknown_names(rule, "rules", counted, rules)
            named = [*condition.grade, *condition.previous, *condition.graded]
            yield from unknown_names(rule, "grades", named, grades)


def overrides_can_be_asked_for(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find conditions on overrides that there are not, or that no round has looked at by then.

    What counts rounds counts also the one that is assessed: there the overrides must stand before.
    """
    known = [override.id for override in scheme.overrides]
    never = {
        one.id for one in scheme.overrides if scheme.routine not in runs_of(one.on, scheme.cadences)
    }
    for rule, conditions, kinds in scheme.conditioned:
        later = _overrides_not_before(rule, known)
        for condition in flat(conditions):
            yield from unknown_names(rule, "overrides", condition.met, known)
            if named := sorted(never.intersection(condition.met)):
                yield SchemeFaultError("met-never", rule=rule, names=named)
            counts = condition.rounds is None
            in_round = scheme.routine in kinds & runs_of(condition.on, scheme.cadences)
            if counts and in_round and (named := sorted(later.intersection(condition.met))):
                yield SchemeFaultError("met-later", rule=rule, names=named)


def _overrides_not_before(rule: str, known: list[str]) -> set[str]:
    """Name the overrides that are looked at only when a rule's conditions were."""
    kind, _, name = rule.partition(".")
    if kind == "overrides":
        return set(known[known.index(name) :])
    return set(known) if kind == "grades" else set()


def _figures(scheme: Scheme) -> frozenset[str]:
    """Name the figures that every assessment has."""
    columns: list[Identified] = [*scheme.criteria, *scheme.sections, *scheme.measures]
    columns += scheme.ladders
    always = {"total", "rank", "rank_from_last", "months", "whole_months", "days_in_post"}
    return frozenset({*always, *(column.id for column in columns)})


def needs_are_beside_the_grade(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find grades that need a grade: it is asked of those alone whose total is in the band."""
    for grade in scheme.grades:
        if any(condition.grade for condition in flat(grade.needs)):
            rule = f"grades.{grade.id}"
            yield SchemeFaultError("needs-grade", rule=rule, at=f"{rule}.needs")


def figures_can_be_had(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find conditions on a figure that none of the assessments has in which they are looked at."""
    panel = "panel" in scheme.year.weights
    of_year = {"routine": True, "panel": panel, "survey_rate": scheme.survey is not None}
    known = {*_figures(scheme), *(name for name, had in of_year.items() if had)}
    for quota in scheme.quotas:
        yield from unknown_names(f"quotas.{quota.id}", "figures", quota.tie_break, known)
    for rule, conditions, kinds in scheme.conditioned:
        never = {
            name
            for one in flat(conditions)
            if (name := one.figure or "") in of_year
            and not (of_year[name] and PeriodKind.YEAR in kinds & runs_of(one.on, scheme.cadences))
        }
        if never:
            yield SchemeFaultError("figure-never", rule=rule, names=sorted(never))

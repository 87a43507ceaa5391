"""Checks of a scheme: what totals and events lead to can come about."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from gridscore.numbers import format_percent
from gridscore.scheme.base import WHOLE
from gridscore.scheme.check_bounds import range_of_totals
from gridscore.scheme.faults import SchemeFaultError
from gridscore.scheme.naming import unknown_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gridscore.scheme.base import Band
    from gridscore.scheme.model import Scheme


def ladders_fit(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find ladders that count, mark or lead to what there is not."""
    entries = {entry.id: entry for entry in scheme.entries}
    standings = {standing.id for standing in scheme.known_standings}
    grades = {grade.id for grade in scheme.grades}
    pots = {pot.id for pot in scheme.pay.bearers}
    for ladder in scheme.ladders:
        rule = f"ladders.{ladder.id}"
        earlier = [one.id for one in scheme.ladders[: scheme.ladders.index(ladder)]]
        yield from unknown_names(rule, "entries", ladder.of, [*entries, *earlier])
        unmarked = [name for name in ladder.of if name in entries and not entries[name].marks]
        measured = [name for name in ladder.of if name in entries and entries[name].measure]
        if ladder.by == "count" and measured and len(measured) == len(ladder.of):
            yield SchemeFaultError("ladder-measured", rule=rule)
        if ladder.by == "marks" and unmarked:
            yield SchemeFaultError("ladder-unmarked", rule=rule, names=unmarked)
        steps = ladder.steps
        given = {step.standing for step in steps if step.standing}
        yield from unknown_names(rule, "standings", given, standings)
        given = {name for step in steps for name in (step.pot, step.forfeit) if name}
        yield from unknown_names(rule, "pay.pots", given, pots)
        named = chain.from_iterable((s.grade, s.at_most, s.at_least) for s in steps)
        strange = sorted({name for name in named if name} - grades)
        if strange:
            yield SchemeFaultError("step-grades", rule=rule, names=strange)


def steps_can_be_reached(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find steps of ladders behind a dismissal."""
    for ladder in scheme.ladders:
        last = next((n for n, step in enumerate(ladder.steps, 1) if step.dismiss), None)
        if last is not None and last < len(ladder.steps):
            rule = f"ladders.{ladder.id}"
            at = f"{rule}.steps.{last + 1}"
            yield SchemeFaultError("step-unreachable", rule=rule, at=at, number=last + 1)


def bands_descend(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find bands that do not fall from the best to one for the least figure, or that overlap.

    The least figure is 0, or the floor of totals that are not given.
    """
    least, highest = range_of_totals(scheme)
    bands: dict[str, tuple[Sequence[Band], int, int | None]] = {
        "grades": (scheme.grades, max(0, least or 0), highest),
        "survey.labels": (scheme.survey.labels if scheme.survey else (), 0, WHOLE),  # a rate
    }
    for kind, (band, lowest, limit) in bands.items():
        if not band or len({one.id for one in band}) < len(band):
            continue  # of one that stands twice that is told already
        floors = [one.floor for one in band]
        if any(upper <= lower for upper, lower in pairwise(floors)):
            wrong = next(low for up, low in pairwise(band) if up.floor <= low.floor)
            yield SchemeFaultError("bands-order", at=f"{kind}.{wrong.id}.from", kind=kind)
        elif limit is not None and floors[0] > limit:
            at = f"{kind}.{band[0].id}.from"
            yield SchemeFaultError("bands-high", at=at, kind=kind, name=band[0].id)
        elif floors[-1] > lowest:
            at, shown = f"{kind}.{band[-1].id}.from", format_percent(lowest)
            yield SchemeFaultError("bands-gap", at=at, kind=kind, name=band[-1].id, least=shown)
    for grade in scheme.grades:
        if grade.to is not None and grade.to < grade.floor:
            yield SchemeFaultError("band-ends", rule=f"grades.{grade.id}")
    for upper, lower in pairwise(scheme.grades):
        if lower.to is not None and lower.to >= upper.floor:
            at = f"grades.{lower.id}.to"
            yield SchemeFaultError("bands-overlap", at=at, names=[upper.id, lower.id])


def the_worst_grade_is_anybodys(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find needs of the worst grade, which nobody can be kept from."""
    if scheme.grades and scheme.grades[-1].needs:
        yield SchemeFaultError("idle-needs", at=f"grades.{scheme.grades[-1].id}.needs")


def grades_are_known(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find grades and standings that money, overrides and quotas name and that there are not."""
    grades = {grade.id for grade in scheme.grades}
    pay = scheme.pay
    unknown = set(pay.bonus.amounts) ^ grades if pay.bonus else set()
    if unknown:
        yield SchemeFaultError("bonus-grades", at="pay.bonus.amounts", names=sorted(unknown))
    for payment in pay.payments:
        named = {*(payment.by_grade or {}), *payment.shares, *payment.among}
        named |= set(chain.from_iterable(payment.by_role.values())) if payment.by_role else set()
        yield from unknown_names(f"pay.payments.{payment.id}", "grades", named, grades)
    for override in scheme.overrides:
        given = filter(None, (override.grade, override.at_most, override.at_least))
        yield from unknown_names(f"overrides.{override.id}", "grades", given, grades)
        standings = {standing.id for standing in scheme.known_standings}
        given = filter(None, [override.standing])
        yield from unknown_names(f"overrides.{override.id}", "standings", given, standings)
    for quota in scheme.quotas:
        yield from unknown_names(f"quotas.{quota.id}", "grades", quota.grades, grades)
        if scheme.grades and scheme.grades[-1].id in quota.grades:
            yield SchemeFaultError("quota-worst", rule=f"quotas.{quota.id}")


def overrides_do_something(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find overrides that bring nothing and that no condition asks about."""
    for override in scheme.overrides:
        if not (override.does_something or override.id in scheme.overrides_asked_for):
            yield SchemeFaultError("override-idle", rule=f"overrides.{override.id}")


def groups_fit(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find rules of groups that have no grade, or that name grades there are not."""
    grades = {grade.id for grade in scheme.grades}
    for groups in scheme.groups:
        rule = f"groups.{groups.by}"
        if groups.rules and not groups.graded:
            yield SchemeFaultError("groups-ungraded", rule=rule)
        for one in groups.rules:
            named = filter(None, [*one.members, one.grade, one.at_most])
            yield from unknown_names(rule, "grades", named, grades)
            if one.grade is None and one.at_most is None:
                yield SchemeFaultError("member-rule-idle", rule=rule)

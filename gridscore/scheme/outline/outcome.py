"""Grades, overrides, quotas, ranks and groups in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.scheme.outline.ladders import bearing
from gridscore.scheme.outline.pieces import Part, Rule, known, names, phrase, points, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gridscore.scheme.model import Scheme
    from gridscore.scheme.outcome import Condition, Grade, Groups, Override, Quota
    from gridscore.scheme.outline.pieces import Namer, Row, Words


def outcome_part(scheme: Scheme, namer: Namer) -> Part:
    """Word what totals lead to."""
    return Part(phrase("part.outcome"), tuple(_rules(scheme, namer)))


def _rules(scheme: Scheme, namer: Namer) -> Iterator[Rule]:
    for grade in scheme.grades:
        title = namer.grade(grade.id)
        yield Rule(grade.clause or "", title, f"grades.{grade.id}", tuple(_grade(grade, namer)))
    for override in scheme.overrides:
        lines = tuple(_override(override, namer))
        yield Rule(override.clause, override.title, f"overrides.{override.id}", lines)
    for quota in scheme.quotas:
        lines = tuple(_quota(quota, namer))
        yield Rule(quota.clause, phrase("rule.quota"), f"quotas.{quota.id}", lines)
    if scheme.ranking:
        within = scheme.ranking.within
        among = names("grouping", within)
        lines = (phrase("ranking.within", names=among) if within else phrase("ranking.all"),)
        lines += (phrase("ranking.change"),) if scheme.ranking.change else ()
        yield Rule(scheme.ranking.clause, phrase("rule.ranking"), "ranking", lines)
    for number, group in enumerate(scheme.groups, 1):
        title = phrase("rule.groups", by=known("grouping", group.by))
        yield Rule(group.clause, title, f"groups.{number}", tuple(_group(group, namer)))


def _grade(grade: Grade, namer: Namer) -> Iterator[Words]:
    if grade.to is None:
        yield phrase("grade.from", floor=points(grade.floor))
    else:
        yield phrase("grade.from-to", floor=points(grade.floor), to=points(grade.to))
    if grade.needs:
        yield phrase("grade.needs", conditions=conditions(grade.needs, namer))


def _override(override: Override, namer: Namer) -> Iterator[Words]:
    yield phrase("override.when", conditions=conditions(override.when, namer))
    effects = [
        *bearing(override.grade, override.at_most, override.at_least, override.standing, namer),
        *([phrase("override.ungraded")] if override.ungraded else []),
        *([] if override.does_something else [phrase("override.noted")]),
        *([phrase("step.dismiss")] if override.dismiss else []),
    ]
    yield phrase("override.then", effects=row(effects, "semicolon"))
    yield phrase(f"on.{override.on}")


def _quota(quota: Quota, namer: Namer) -> Iterator[Words]:
    grades = namer.grade_row(quota.grades, "both")
    if quota.share is not None:
        of = phrase(f"quota.of.{quota.of}")
        yield phrase("quota.share", grades=grades, share=points(quota.share), of=of)
        yield phrase(f"quota.rounding.{quota.rounding}")
    else:
        yield phrase("quota.number", grades=grades, number=quota.number)
    if quota.per is not None:
        yield phrase("quota.per", group=known("grouping", quota.per))
    if quota.tie_break:
        figures = row(map(namer.figure, quota.tie_break), "comma")
        yield phrase("quota.tie-break", figures=figures)
    yield phrase(f"quota.ties.{quota.ties}")
    yield phrase("quota.beyond")
    yield phrase(f"on.{quota.on}")


def _group(group: Groups, namer: Namer) -> Iterator[Words]:
    yield phrase(f"group.total.{group.total}")
    if not group.graded:
        yield phrase("group.ungraded")
    for rule in group.rules:
        members = namer.grade_row(rule.members, "or")
        effects = bearing(rule.grade, rule.at_most, None, None, namer)
        details = {"number": rule.at_least, "members": members, "effects": row(effects)}
        yield phrase("group.rule", clause=rule.clause, **details)


# ---- conditions ----


def conditions(all_of: Iterable[Condition], namer: Namer) -> Row:
    """Word conditions that must all hold."""
    return row((_condition(condition, namer) for condition in all_of), "and")


def _condition(condition: Condition, namer: Namer) -> Words:
    words = _without_period(condition, namer)
    return words if condition.on == "both" else phrase(f"when.{condition.on}-only", condition=words)


def _without_period(condition: Condition, namer: Namer) -> Words:
    if condition.any:
        if condition.number > 1:
            several = row((_condition(c, namer) for c in condition.any), "semicolon")
            return phrase("when.several", number=condition.number, options=several)
        return phrase(
            "when.any", options=row((_condition(c, namer) for c in condition.any), "or-else")
        )
    if condition.none:
        return phrase("when.none", names=row(map(namer.rule, condition.none), "or"))
    if condition.grade:
        return phrase("when.grade", grades=namer.grade_row(condition.grade, "or"))
    if condition.role:
        return phrase("when.role", roles=row(condition.role, "or"))
    if condition.previous or condition.graded or condition.met:
        return _past(condition, namer)
    bounds = row(_bounds(condition), "and")
    if condition.count:
        return phrase("when.count", name=namer.rule(condition.count), bounds=bounds)
    return phrase("when.figure", name=namer.figure(condition.figure or ""), bounds=bounds)


def _past(condition: Condition, namer: Namer) -> Words:
    if condition.previous:
        grades = namer.grade_row(condition.previous, "or")
        if condition.rounds is not None:
            return phrase("when.rounds", rounds=condition.rounds, grades=grades)
        return phrase("when.previous", years=condition.years, grades=grades)
    bounds = row(_bounds(condition), "and")
    if condition.met:
        overrides = row(map(namer.override, condition.met), "or")
        if condition.rounds is not None:
            return phrase("when.met-rounds", rounds=condition.rounds, names=overrides)
        return phrase("when.met", names=overrides, bounds=bounds)
    grades = namer.grade_row(condition.graded, "or")
    return phrase("when.graded", grades=grades, bounds=bounds)


def _bounds(condition: Condition) -> Iterator[Words]:
    rounding = known("rounding", condition.rounding or "down")
    for key, limit in {**condition.bounds, **condition.shares}.items():
        name = key.replace("_", "-")
        yield phrase(f"bound.{name}", limit=points(limit), rounding=rounding)

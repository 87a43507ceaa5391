"""Conditions in words, for the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.messages import term, worded
from gridscore.messages.word_list import WordList
from gridscore.numbers import format_percent

if TYPE_CHECKING:
    from gridscore.engine.assessment import Case
    from gridscore.messages import Localised, Wording
    from gridscore.scheme.outcome import Condition


def condition_in_words(case: Case, condition: Condition) -> Wording:
    """Word what a condition asks for, by the titles of the scheme."""
    if condition.any:
        inner = WordList(tuple(condition_in_words(case, one) for one in condition.any))
        key = "condition-any" if condition.number == 1 else "condition-several"
        return worded(f"reasons.{key}", conditions=inner, number=condition.number)
    if condition.figure is not None:
        name = _figure_word(case, condition.figure)
        return worded("reasons.condition-figure", name=name, bounds=_bounds(condition))
    if condition.count is not None:
        name = _rule_word(case, condition.count)
        return worded("reasons.condition-count", name=name, bounds=_bounds(condition))
    if condition.none:
        names = WordList(tuple(_rule_word(case, rule) for rule in condition.none))
        return worded("reasons.condition-none", names=names)
    if condition.grade:
        return worded("reasons.condition-grade", grades=grade_words(case, condition.grade))
    if condition.role:
        return worded("reasons.condition-role", roles=WordList(condition.role))
    return _past_in_words(case, condition)


def _past_in_words(case: Case, condition: Condition) -> Wording:
    if condition.graded:
        grades = grade_words(case, condition.graded)
        return worded("reasons.condition-graded", grades=grades, bounds=_bounds(condition))
    if condition.met:
        names = WordList(tuple(_override_word(case, name) for name in condition.met))
        if condition.rounds is not None:
            return worded("reasons.condition-met-rounds", names=names, rounds=condition.rounds)
        return worded("reasons.condition-met", names=names, bounds=_bounds(condition))
    grades = grade_words(case, condition.previous)
    if condition.rounds is not None:
        return worded("reasons.condition-rounds", grades=grades, rounds=condition.rounds)
    return worded("reasons.condition-previous", grades=grades, years=condition.years)


def grade_words(case: Case, grades: tuple[str, ...]) -> WordList:
    """List grades as they are shown."""
    return WordList(tuple(case.grade_word(grade) for grade in grades))


def _bounds(condition: Condition) -> WordList:
    rounding = term("rounding", condition.rounding or "down")
    bounds = {**condition.bounds, **condition.shares}
    return WordList(
        tuple(
            worded(
                f"reasons.bound-{key.replace('_', '-')}",
                limit=format_percent(bound),
                rounding=rounding,
            )
            for key, bound in bounds.items()
        )
    )


def _figure_word(case: Case, figure: str) -> Localised:
    scheme = case.scheme
    titles: dict[str, Localised] = {one.id: one.title for one in scheme.criteria}
    titles |= {one.id: one.title for one in scheme.sections}
    titles |= {one.id: one.title for one in scheme.measures}
    return titles.get(figure) or term("figure", figure)


def _override_word(case: Case, name: str) -> Localised:
    return next(one.title for one in case.scheme.overrides if one.id == name)


def _rule_word(case: Case, rule: str) -> Localised:
    scheme = case.scheme
    titles: dict[str, Localised] = {one.id: one.title for one in scheme.criteria}
    titles |= {one.id: one.title for one in scheme.pay.rewards}
    titles |= {one.id: one.title for one in scheme.entries}
    titles |= {one.id: one.title for one in scheme.ladders}
    return titles.get(rule) or term("rule", rule)

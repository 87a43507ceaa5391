"""Ladders in words: what is counted, within which window, and what each step brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.scheme.base import Rolling
from gridscore.scheme.outline.pieces import Part, Rule, names, phrase, points, row, yuan
from gridscore.scheme.outline.tariff import event_limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.scheme.ladders import Ladder, Step
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.outline.pieces import Namer, Words


def ladder_part(scheme: Scheme, namer: Namer) -> Part:
    """Word every ladder."""
    rules = (
        Rule(ladder.clause, ladder.title, f"ladders.{ladder.id}", tuple(_lines(ladder, namer)))
        for ladder in scheme.ladders
    )
    return Part(phrase("part.ladders"), tuple(rules))


def _lines(ladder: Ladder, namer: Namer) -> Iterator[Words]:
    yield _counted(ladder, namer)
    yield from event_limits(ladder.authorities, document=ladder.document)
    yield _window(ladder)
    if ladder.bank:
        yield phrase("ladder.bank")
    if ladder.carry:
        yield phrase("ladder.carry", share=points(ladder.carry))
    if ladder.clean is not None and ladder.clean.off is None:
        yield phrase("ladder.clean", months=ladder.clean.months)
    elif ladder.clean is not None and ladder.clean.off is not None:
        off = points(ladder.clean.off)
        yield phrase("ladder.clean-off", months=ladder.clean.months, marks=off)
    for step, reached in zip(ladder.steps, ladder.thresholds, strict=True):
        effects = row(_effects(step, namer), "semicolon")
        if ladder.by == "marks":
            yield phrase("step.marks", total=points(reached), effects=effects)
        else:
            yield phrase("step.count", number=reached, effects=effects)
    if not ladder.steps[-1].dismiss:
        yield phrase("ladder.repeats" if ladder.repeats_last else "ladder.ends")


def _counted(ladder: Ladder, namer: Namer) -> Words:
    if ladder.category:
        return phrase("ladder.events", names=names("category", ladder.category))
    entries = row(namer.rule(name) for name in ladder.of)
    return phrase(f"ladder.of.{ladder.by}", names=entries)


def _window(ladder: Ladder) -> Words:
    if isinstance(ladder.window, Rolling):
        return phrase("ladder.rolling", months=ladder.window.months)
    return phrase(f"ladder.window.{ladder.window}")


def _effects(step: Step, namer: Namer) -> Iterator[Words]:
    pot = namer.pot(step.pot) if step.pot else next(iter(namer.pots.values()), "")
    if step.withhold:
        yield phrase("step.withhold", amount=yuan(step.withhold), pot=pot)
    if step.withhold_share:
        yield phrase("step.share", share=points(step.withhold_share), pot=pot)
    if step.forfeit:
        yield phrase("step.forfeit", pot=namer.pot(step.forfeit))
    if step.deduct:
        yield phrase("step.deduct", points=points(step.deduct))
    effects = list(bearing(step.grade, step.at_most, step.at_least, step.standing, namer))
    yield from effects
    if isinstance(step.lasts, Rolling):
        yield phrase("step.lasts-months", months=step.lasts.months)
    elif step.lasts == "reached":
        yield phrase("step.lasts-reached")
    if step.dismiss:
        yield phrase("step.dismiss")
    if step.clears:
        yield phrase("step.clears")
    if not (effects or step.takes_money or step.deduct or step.dismiss or step.clears):
        yield phrase("step.nothing")


def bearing(
    grade: str | None, at_most: str | None, at_least: str | None, standing: str | None, namer: Namer
) -> Iterator[Words]:
    """Word what decides or bounds the grade, and what changes the standing."""
    if grade:
        yield phrase("bearing.grade", grade=namer.grade(grade))
    if at_most:
        yield phrase("bearing.at-most", grade=namer.grade(at_most))
    if at_least:
        yield phrase("bearing.at-least", grade=namer.grade(at_least))
    if standing:
        yield phrase("bearing.standing", standing=namer.standing(standing))

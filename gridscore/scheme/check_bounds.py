"""Checks of a scheme: bounds lie where the figure that is held against them can lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.numbers import HUNDRED, format_percent
from gridscore.periods import PeriodKind
from gridscore.scheme.base import WHOLE
from gridscore.scheme.faults import SchemeFaultError
from gridscore.scheme.outcome import flat, runs_of
from gridscore.scheme.scoring import VOTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.scheme.model import Scheme
    from gridscore.scheme.outcome import Condition

Range = tuple[int | None, int | None]
"""The least and the greatest that a figure can be, in hundredths; None where nothing limits it."""

_DAYS = {"month": 31, "quarter": 92, "half-year": 184, "year": 366}


def conditions_can_hold(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find conditions that are never looked at, or whose bounds no figure or every one lies in."""
    for rule, conditions, kinds in scheme.conditioned:
        key = "needs" if rule.startswith("grades.") else "when"
        for number, condition in enumerate(conditions, 1):
            at = f"{rule}.{key}.{number}"
            for one in flat([condition]):
                looked_at = kinds & runs_of(one.on, scheme.cadences)
                if looked_at:
                    yield from _bounds_can_be_met(scheme, one, looked_at, rule, at)
                else:
                    yield SchemeFaultError("condition-elsewhere", rule=rule, at=at, on=one.on)


def _bounds_can_be_met(
    scheme: Scheme, condition: Condition, kinds: frozenset[PeriodKind], rule: str, at: str
) -> Iterator[SchemeFaultError]:
    """Find a bound beyond what a figure can be, and two that leave nothing between them."""
    known = condition.bounds
    least, most = _range_of(scheme, condition, kinds)
    for key, bound in known.items():
        shown = {"key": key, "bound": format_percent(bound), "name": condition.figure or ""}
        if most is not None and (bound > most or (bound == most and key == "above")):
            message = _too_high(scheme, condition)
            yield SchemeFaultError(message, rule=rule, at=at, most=format_percent(most), **shown)
        elif least is not None and (bound < least or (bound == least and key == "below")):
            figures = {"least": format_percent(least), **shown}
            yield SchemeFaultError("bound-below", rule=rule, at=at, **figures)
    for lower, upper in ((low, up) for low in known for up in known):
        crossed = {"at_least", "above"}, {"at_most", "below"}
        if lower not in crossed[0] or upper not in crossed[1]:
            continue
        both_included = (lower, upper) == ("at_least", "at_most")
        if known[lower] > known[upper] or (known[lower] == known[upper] and not both_included):
            low, high = format_percent(known[lower]), format_percent(known[upper])
            figures = {"lower": lower, "low": low, "upper": upper, "high": high}
            yield SchemeFaultError("bounds-cross", rule=rule, at=at, **figures)
    yield from _shares_leave_room(condition, rule, at)


def _shares_leave_room(condition: Condition, rule: str, at: str) -> Iterator[SchemeFaultError]:
    """Find a share that no place lies beyond, in all of those ranked or in the other share."""
    within, beyond = condition.within_share or WHOLE, condition.beyond_share or 0
    if beyond < within:
        return
    if condition.within_share is None:
        yield SchemeFaultError("share-of-all", rule=rule, at=at)
        return
    low, high = format_percent(beyond), format_percent(within)
    figures = {"lower": "beyond_share", "low": low, "upper": "within_share", "high": high}
    yield SchemeFaultError("bounds-cross", rule=rule, at=at, **figures)


def _too_high(scheme: Scheme, condition: Condition) -> str:
    """Say which message tells why a figure cannot be so high."""
    if condition.figure is None:
        return "bound-rounds"
    weighed = {criterion.id for criterion in scheme.criteria if criterion.weight is not None}
    return "bound-beyond" if condition.figure in weighed else "bound-above"


def _range_of(scheme: Scheme, condition: Condition, kinds: frozenset[PeriodKind]) -> Range:
    """Say between which bounds a condition's figure lies in such periods."""
    if condition.graded or condition.met:
        # a round counts those of its calendar year
        every = PeriodKind.YEAR if scheme.routine in kinds else _longest(kinds)
        return 0, every.months // scheme.routine.months * HUNDRED
    if condition.figure is None:
        return 0, None
    return _ranges(scheme, _longest(kinds)).get(condition.figure, (None, None))


def _longest(kinds: frozenset[PeriodKind]) -> PeriodKind:
    return max(kinds, key=lambda kind: kind.months)


def _ranges(scheme: Scheme, longest: PeriodKind) -> dict[str, Range]:
    """List figures whose bounds are known; measures are whatever the station counts."""
    total, full = range_of_totals(scheme), scheme.score.full if scheme.score else WHOLE
    months: Range = (0, longest.months * HUNDRED)
    ranges: dict[str, Range] = {
        "total": total,
        "routine": total,
        "panel": (0, max(full, WHOLE)),
        "survey_rate": (0, WHOLE),
        "rank": (HUNDRED, None),
        "rank_from_last": (HUNDRED, None),
        "months": months,
        "whole_months": months,
        "days_in_post": (0, _DAYS[longest] * HUNDRED),
    }
    ranges |= {criterion.id: (None, criterion.full) for criterion in scheme.criteria}
    worked_out = (one.id for one in scheme.measures if one.rate is not None or one.service)
    ranges |= dict.fromkeys(worked_out, (0, None))
    ranges |= {section.id: (section.at_least, section.at_most) for section in scheme.sections}
    return ranges | {ladder.id: (None if ladder.bank else 0, None) for ladder in scheme.ladders}


def range_of_totals(scheme: Scheme) -> Range:
    """Say between which bounds totals lie; of those that are handed in nothing is known below."""
    if scheme.score is None:
        return None if scheme.given_totals else 0, WHOLE
    floor, cap = scheme.score.floor, scheme.score.cap
    least = floor if isinstance(floor, int) and not scheme.given_totals else None
    most = scheme.score.full if cap is None else cap
    return least, most if isinstance(most, int) else None


def figures_can_count(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find targets of the vote beyond 100 %, and money for points above the highest total."""
    for entry in scheme.entries:
        targets = {"beyond": entry.beyond, "short_of": entry.short_of}
        for key, bound in targets.items() if entry.measure == VOTE else ():
            if bound is not None and bound >= WHOLE + (key == "short_of"):
                yield _above(f"entries.{entry.id}", key, bound, VOTE, WHOLE)
    _, most = range_of_totals(scheme)
    for payment in scheme.pay.payments:
        if most is not None and payment.per_point is not None and payment.above >= most:
            yield _above(f"pay.payments.{payment.id}", "above", payment.above, "total", most)


def _above(rule: str, key: str, bound: int, name: str, most: int) -> SchemeFaultError:
    shown = {"key": key, "bound": format_percent(bound), "most": format_percent(most)}
    return SchemeFaultError("bound-above", rule=rule, at=f"{rule}.{key}", name=name, **shown)

"""Conditions: what must hold of a row beside its total, for a grade, an override or a payment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.numbers import HUNDRED, UNSET, whole_share
from gridscore.scheme.outcome import runs_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.context import Context
    from gridscore.ledger.model import Amounts
    from gridscore.scheme.outcome import Condition


def holds(condition: Condition, context: Context, *, unseen: bool = False) -> NDArray[np.bool_]:
    """Say of each row whether a condition holds.

    A figure that the run has, but not for this row, does not hold. A figure that the run does not
    have at all, such as the vote in a quarter, means that the condition is not looked at: it then
    counts as `unseen` says, held for what a grade needs, and not held for an override or a
    payment. Of several in `any`, each counts so for itself.
    """
    if not _is_looked_at(condition, context):
        return np.full(len(context), unseen)
    if condition.any:
        alternatives = [holds(one, context, unseen=unseen) for one in condition.any]
        return np.asarray(np.sum(alternatives, axis=0) >= condition.number)
    if condition.figure is not None:
        figure = context.figure(condition.figure)
        if figure is None:
            return np.full(len(context), unseen)
        inside = (figure != UNSET) & _within(condition, figure)
        for key, share in condition.shares.items():
            places = whole_share(context.ranked_with(), share, condition.rounding or "down")
            inside &= (figure <= places * HUNDRED) == (key == "within_share")
        return np.asarray(inside)
    if condition.count is not None:
        return _within(condition, context.count(condition.count) * HUNDRED)
    if condition.none:
        counts = [context.count(rule) for rule in condition.none]
        return np.asarray(~np.any(counts, axis=0))
    if condition.role:
        return context.has_role(condition.role)
    if condition.grade:
        codes = context.case.grade_codes
        return np.isin(context.grade, [codes[name] for name in condition.grade])
    return _past_holds(condition, context)


def _past_holds(condition: Condition, context: Context) -> NDArray[np.bool_]:
    """Say of each row whether a condition on earlier rounds or years holds."""
    # Both assess rounds, with conditions of their own.
    from gridscore.engine import past_grades, past_overrides

    if condition.met and condition.rounds is not None:
        return past_overrides.met_in_rounds(context, condition.met, condition.rounds)
    if condition.met:
        return _within(condition, past_overrides.rounds_met(context, condition.met) * HUNDRED)
    if condition.graded:
        graded = past_grades.rounds_graded(context, condition.graded)
        return _within(condition, graded * HUNDRED)
    if condition.rounds is not None:
        return past_grades.had_round_grade(context, condition.previous, condition.rounds)
    return past_grades.had_grade(context, condition.previous, condition.years)


def _is_looked_at(condition: Condition, context: Context) -> bool:
    return context.period.kind in runs_of(condition.on, context.case.scheme.cadences)


def _within(condition: Condition, figure: Amounts) -> NDArray[np.bool_]:
    inside = np.ones(len(figure), np.bool_)
    if condition.at_least is not None:
        inside &= figure >= condition.at_least
    if condition.above is not None:
        inside &= figure > condition.above
    if condition.at_most is not None:
        inside &= figure <= condition.at_most
    if condition.below is not None:
        inside &= figure < condition.below
    return inside


def is_seen(condition: Condition, context: Context) -> bool:
    """Say whether the run has anything that a condition could be held against."""
    if not _is_looked_at(condition, context):
        return False
    if condition.any:
        return any(is_seen(one, context) for one in condition.any)
    return condition.figure is None or context.figure(condition.figure) is not None

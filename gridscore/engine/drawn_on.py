"""Which figures the rules of a regulation draw on, period by period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.scheme.outcome import flat, runs_of

if TYPE_CHECKING:
    from gridscore.periods import PeriodKind
    from gridscore.scheme.model import Scheme


def figures_drawn_on(scheme: Scheme, kind: PeriodKind) -> frozenset[str]:
    """Name the figures that rules draw on in the assessment of such a period.

    They are those of its conditions, and what its payments are multiplied by.
    """
    seen = [rules for _, rules, kinds in scheme.conditioned if kind in kinds]
    drawn_on = (
        one.figure
        for rules in seen
        for one in flat(rules)
        if kind in runs_of(one.on, scheme.cadences)
    )
    multiplied_by = (
        payment.times.measure
        for payment in scheme.pay.payments
        if payment.times is not None and payment.each is kind
    )
    return frozenset(name for name in (*drawn_on, *multiplied_by) if name is not None)


def tie_breaks(scheme: Scheme, kind: PeriodKind) -> frozenset[str]:
    """Name the figures that tell equal totals apart in such a period; nobody must have them."""
    quotas = [quota for quota in scheme.quotas if kind in runs_of(quota.on, scheme.cadences)]
    return frozenset[str]().union(*(quota.tie_break for quota in quotas))

"""Which figures the rules of a regulation draw on, period by period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.scheme.outcome import flat, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gridscore.periods import PeriodKind
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.outcome import Condition


def figures_drawn_on(scheme: Scheme, kind: PeriodKind) -> frozenset[str]:
    """Name the figures that conditions draw on in the assessment of such a period."""
    conditions = [condition for grade in scheme.grades[:-1] for condition in grade.needs]
    for override in scheme.overrides:
        conditions += override.when if kind in runs_of(override.on, scheme.cadences) else ()
    for payment in scheme.pay.payments:
        conditions += payment.when if payment.each is kind else ()
    return frozenset(_figures(conditions))


def tie_breaks(scheme: Scheme, kind: PeriodKind) -> frozenset[str]:
    """Name the figures that tell equal totals apart in such a period; nobody must have them."""
    quotas = [quota for quota in scheme.quotas if kind in runs_of(quota.on, scheme.cadences)]
    return frozenset[str]().union(*(quota.tie_break for quota in quotas))


def _figures(conditions: Iterable[Condition]) -> Iterator[str]:
    return (condition.figure for condition in flat(conditions) if condition.figure is not None)

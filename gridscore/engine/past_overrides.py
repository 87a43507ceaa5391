"""Of whom an override held in earlier rounds: each is assessed anew from the ledgers, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.past_rounds import rounds_before, rounds_to_count

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from numpy.typing import NDArray

    from gridscore.engine.context import Context
    from gridscore.periods import Period


def met_in_rounds(context: Context, names: Collection[str], rounds: int) -> NDArray[np.bool_]:
    """Mark the rows that one of these overrides held of in each of so many rounds before."""
    met = [_met_in_round(context, names, one) for one in rounds_before(context, rounds)]
    return np.asarray(np.all(met, axis=0)[context.cohort.person])


def rounds_met(context: Context, names: Collection[str]) -> NDArray[np.int64]:
    """Count the rounds in which one of these overrides held of each row.

    They are those of the period, or, where it is a round, of the calendar year up to and with it.
    """
    person = context.cohort.person
    counts = np.zeros(len(context.case.ledger.roster.ids), np.int64)
    if context.period.kind is context.case.scheme.routine:
        counts[person] = _any_of(context.met, names, len(context))
    for one in rounds_to_count(context):
        counts += _met_in_round(context, names, one)
    return counts[person]


def _met_in_round(context: Context, names: Collection[str], period: Period) -> NDArray[np.bool_]:
    """Mark the people that one of these overrides held of in an earlier round."""
    met = np.zeros(len(context.case.ledger.roster.ids), np.bool_)
    assessed = context.run.earlier.assessed(period)
    if assessed is not None:
        met[assessed.person] = _any_of(assessed.met, names, len(assessed.person))
    return met


def _any_of(
    met: Mapping[str, NDArray[np.bool_]], names: Collection[str], rows: int
) -> NDArray[np.bool_]:
    """Mark the rows that one of these overrides held of; what was not looked at did not."""
    marks = [met[name] for name in names if name in met]
    return np.any(marks, axis=0) if marks else np.zeros(rows, np.bool_)

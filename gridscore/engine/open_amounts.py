"""Amounts that the station has not set: what says so, and what they leave open (R14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.lines import Lines
from gridscore.journal import Reason, Unit, known_total_of, leaves_open, total_of
from gridscore.numbers import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.engine.assessment import Case, Cohort
    from gridscore.journal import Posting
    from gridscore.scheme.base import OpenAmount


def unless_unset(case: Case, amount: int | OpenAmount, reason: Reason, unset: str) -> Reason:
    """Give `reason`, or, for an amount that is not set, one of key `unset` that asks for it."""
    if isinstance(amount, int) or case.fen(amount) != UNSET:
        return reason
    return Reason(unset, {**reason.details, "key": amount.setting}, reason.moves)


def restore_unset(postings: Sequence[Posting], cohort: Cohort) -> Posting:
    """Take back the known lines of rows that also have a line that is not set.

    Nothing is paid there yet (R14), and the lines of a row add up to what is paid.
    """
    lines = Lines("pay:floor", "R14", "floor", Unit.YUAN)
    if not any(leaves_open(batch) for posting in postings for batch in posting.batches):
        return lines.posting()
    known = total_of(postings, Unit.YUAN, len(cohort))
    unset = known_total_of(postings, Unit.YUAN, len(cohort)) == UNSET
    row = np.flatnonzero(unset & (known != 0))
    lines.add(row, -known[row], Reason("floor-unset"))
    return lines.posting()

"""From a total to a grade: bands, and what overrides them (R1, R25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.outcome import band_of
from gridscore.ledger.model import BLANK

if TYPE_CHECKING:
    from gridscore.engine.assessment import Case
    from gridscore.ledger.model import Amounts, Ints


def grade_round(case: Case, total: Amounts) -> Ints:
    """Grade the totals of a routine period, UNSET for rows without any."""
    if not case.scheme.grades:
        return np.full(len(total), BLANK, np.int32)
    return band_of(total, case.scheme.grades)

"""Length of service: the full years or months since somebody first joined, by the roster."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.windows import first_joined, full_months
from gridscore.journal import one_cell_each
from gridscore.ledger.model import FIRST_DAY
from gridscore.numbers import HUNDRED, UNSET

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.assessment import Run
    from gridscore.journal import CellsOf
    from gridscore.ledger.model import Amounts, Roster
    from gridscore.scheme.scoring import Measure

_YEAR = 12  # months


def length_of_service(run: Run, measure: Measure) -> Amounts:
    """Count each person's full years or months, hundredths; UNSET where no day is known.

    The first day and the last both count, so that somebody who joined on 1 April 2025 has a full
    year on 31 March 2026. Gaps between two stays do not interrupt it.
    """
    roster = run.case.ledger.roster
    started = first_joined(roster)
    months = np.maximum(full_months(started, _day_after(run, measure)), 0)
    units = months // _YEAR if measure.service == "years" else months
    return np.where(started == FIRST_DAY, UNSET, units * HUNDRED)


def _day_after(run: Run, measure: Measure) -> NDArray[np.int64]:
    """Give the day after the last that counts for each person."""
    roster, period = run.case.ledger.roster, run.period
    if measure.as_of == "first-day":
        return np.full(len(roster.ids), period.first_day, np.int64)
    begun = roster.joined <= period.last_day  # who comes back later has left for now
    left = np.full(len(roster.ids), FIRST_DAY, np.int64)
    np.maximum.at(left, roster.person[begun], roster.left[begun])
    return np.minimum(np.minimum(left, run.dismissal), period.last_day) + 1


def joining_cells(roster: Roster, person: NDArray[np.integer]) -> CellsOf:
    """Name where the roster says when each person joined, for a line of each."""
    stint = np.searchsorted(roster.person, person.astype(roster.person.dtype))  # his first
    return one_cell_each(roster.sheet[stint], roster.row[stint], roster.joined_col[stint])

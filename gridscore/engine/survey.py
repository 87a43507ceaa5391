"""The residents' vote: which tally is whose, and the rate it gives (R13, R26)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.presence import longest_grid
from gridscore.ledger.model import BLANK
from gridscore.numbers import HUNDRED, UNSET, divide_half_up

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.ledger.model import Amounts, Ints, Ledger
    from gridscore.ledger.model import Survey as Tallies
    from gridscore.periods import Period
    from gridscore.scheme.scoring import Survey


@dataclass(frozen=True, slots=True)
class Votes:
    """The vote that applies to each person: a row of the survey table (BLANK: none), its rate.

    `rate` is in hundredths of a percent, UNSET where there is no vote. `both` marks people
    with a tally of their own whose grid has one too.
    """

    tally: Ints
    rate: Amounts
    both: NDArray[np.bool_]


def assign_votes(
    ledger: Ledger, year: Period, survey: Survey | None, dismissal: NDArray[np.int64]
) -> Votes:
    """Give every person the tally kept for him, or else that of the grid he was longest in."""
    tallies = ledger.survey
    current = _of_year(tallies, year)
    own = np.full(len(ledger.roster.ids), BLANK, np.int32)
    per_worker = current[tallies.worker[current] != BLANK]
    own[tallies.worker[per_worker]] = per_worker
    of_grid = np.full(len(ledger.roster.grids) + 1, BLANK, np.int32)  # the last: no grid
    per_grid = current[tallies.grid[current] != BLANK]
    of_grid[tallies.grid[per_grid]] = per_grid
    shared = of_grid[longest_grid(ledger.roster, year, dismissal)]
    tally = np.where(own != BLANK, own, shared).astype(np.int32)
    rates = np.append(_rates(tallies, survey), UNSET)  # the last: no tally
    return Votes(tally, rates[tally], (own != BLANK) & (shared != BLANK))


def _of_year(tallies: Tallies, year: Period) -> NDArray[np.int64]:
    """Pick the tallies of the year, and those that name no period."""
    fits = np.array([*(period == year for period in tallies.periods), True])
    return np.flatnonzero(fits[tallies.period])


def _rates(tallies: Tallies, survey: Survey | None) -> Amounts:
    """Work out satisfied ballots by the declared denominator, to hundredths of a percent."""
    valid = tallies.answers.sum(axis=1)
    stated = (tallies.sampled != BLANK) & (survey is None or survey.denominator == "sampled")
    ballots = np.where(stated, tallies.sampled, valid)
    satisfied = tallies.answers[:, 0]
    return divide_half_up(satisfied * 100 * HUNDRED, np.maximum(ballots, 1))

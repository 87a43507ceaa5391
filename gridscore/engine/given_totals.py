"""Totals that are handed in ready made, where the regulation ranks them as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.lines import Lines
from gridscore.engine.missing import NO_SHEET, report_missing
from gridscore.journal import Reason, Unit
from gridscore.ledger.coded import flags_by_code
from gridscore.ledger.model import BLANK
from gridscore.records import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort, Run
    from gridscore.journal import Posting
    from gridscore.periods import Period
    from gridscore.problems import Problem
    from gridscore.scheme.model import Scheme

GIVEN = "given"
"""The rule under which given totals are posted."""


def only_given(scheme: Scheme) -> bool:
    """Say whether totals can but be handed in: the regulation has nothing to score by."""
    nothing = scheme.given_totals and not (scheme.criteria or scheme.entries)
    return nothing or scheme.lacks_tariff


@dataclass(frozen=True, slots=True)
class GivenTotals:
    """Given totals of one period: the row of the totals table for each person, and who has one."""

    entry: NDArray[np.int64]
    known: NDArray[np.bool_]

    @classmethod
    def of(cls, case: Case, period: Period) -> GivenTotals:
        """Find everybody's given total in a period."""
        totals, people = case.ledger.totals, len(case.ledger.roster.ids)
        if period not in totals.periods:
            return cls(np.broadcast_to(np.int64(BLANK), people), np.zeros(people, np.bool_))
        entry = np.full(people, BLANK, np.int64)
        then = (known == period for known in totals.periods)
        mine = np.flatnonzero(flags_by_code(then, totals.period))
        entry[totals.worker[mine]] = mine
        return cls(entry, entry != BLANK)

    def problems(self, run: Run, expected: NDArray[np.bool_]) -> list[Problem]:
        """Report whose total is missing where only given totals can make one (R16)."""
        if not only_given(run.case.scheme):
            return []
        return report_missing(run, NO_SHEET, expected & ~self.known)


def post_given_totals(
    case: Case, given: GivenTotals, cohort: Cohort, has_total: NDArray[np.bool_]
) -> list[Posting]:
    """Post the given total of each row that has one."""
    totals, score = case.ledger.totals, case.scheme.score
    if not given.known.any():
        return []
    row = np.flatnonzero(cohort.take(has_total & given.known))
    if not len(row):
        return []
    clause = score.clause if score else case.scheme.year.clause
    lines = Lines("points:opening", clause, GIVEN, Unit.POINTS)
    entry = given.entry[cohort.person[row]]
    cells = totals.sheet[entry], totals.row[entry], totals.col[entry]
    lines.add(row, totals.total[entry], Reason("given-total"), cells)
    return [lines.posting()]

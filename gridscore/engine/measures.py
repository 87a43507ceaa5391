"""Measured quantities of a round: who has which, and what is missing (R16)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assessment import place_of_person
from gridscore.engine.missing import weigh
from gridscore.engine.survey import assign_votes
from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET
from gridscore.problems import make_problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.periods import Period
    from gridscore.problems import Problem
    from gridscore.scheme.scoring import Measure

NO_MEASURE = "GS507"
SURVEY = "survey"
"""A measure that is the rate of the round's residents' vote."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Measured values of one period.

    `values` has a column for each measure used, an entry per person, hundredths, UNSET for none;
    `places` the cells. `complete` marks who has every one that must not lack.
    """

    values: dict[str, Amounts]
    places: dict[str, tuple[Ints, Ints, Ints]]
    complete: NDArray[np.bool_]
    problems: list[Problem]

    def value(self, measure: str) -> Amounts:
        """Give the values of a measure, an entry per person."""
        return self.values[measure]

    def cells(self, measure: str, person: Ints) -> tuple[Ints, Ints, Ints]:
        """Name the cell of each person's value: sheet, row, column."""
        sheet, row, col = self.places[measure]
        return sheet[person], row[person], col[person]


def measure(
    case: Case, period: Period, dismissal: NDArray[np.int64], expected: NDArray[np.bool_]
) -> Measured:
    """Look up every measure of the scheme in a period; `expected` says who should have them."""
    people = len(expected)
    values: dict[str, Amounts] = {}
    places: dict[str, tuple[Ints, Ints, Ints]] = {}
    complete = np.ones(people, np.bool_)
    problems: list[Problem] = []
    for code, known in enumerate(case.scheme.measures):
        values[known.id], places[known.id] = _values_of(case, code, period)
        lacking = expected & (values[known.id] == UNSET) & (known.missing == "error")
        complete &= ~lacking
        problems += report_unmeasured(case, known, period, np.flatnonzero(lacking))
    if any(entry.measure == SURVEY for entry in case.scheme.entries):
        votes = assign_votes(case.ledger, period, case.scheme.survey, dismissal)
        tallies, tally = case.ledger.survey, votes.tally
        none = np.full(people, BLANK, np.int32)
        col = np.append(tallies.col[:, 0], BLANK)[tally] if len(tallies.worker) else none
        values[SURVEY] = votes.rate
        places[SURVEY] = (
            (tallies.sheet[tally], tallies.row[tally], col) if len(tallies.worker) else (none,) * 3
        )
    return Measured(values, places, complete, problems)


def values_of(case: Case, code: int, period: Period) -> Amounts:
    """Give the value of one measure that was handed in for a period, an entry per person."""
    return _values_of(case, code, period)[0]


def _values_of(case: Case, code: int, period: Period) -> tuple[Amounts, tuple[Ints, Ints, Ints]]:
    measures, people = case.ledger.measures, len(case.ledger.roster.ids)
    fits = np.array([*(known == period for known in measures.periods), False])
    entry = np.flatnonzero((measures.measure == code) & fits[measures.period])
    worker = measures.worker[entry]
    value = np.full(people, UNSET, np.int64)
    value[worker] = measures.value[entry]
    sheet, row, col = (np.full(people, BLANK, np.int32) for _ in range(3))
    sheet[worker], row[worker] = measures.sheet[entry], measures.row[entry]
    col[worker] = measures.col[entry]
    return value, (sheet, row, col)


def report_unmeasured(
    case: Case, measure: Measure, period: Period, people: NDArray[np.integer]
) -> list[Problem]:
    """Name everybody of `people` as lacking a measure of the period (R16)."""
    roster = case.ledger.roster
    return [
        weigh(
            case,
            make_problem(
                NO_MEASURE,
                place_of_person(case.ledger, person),
                id=roster.ids[person],
                name=roster.names[person],
                measure=measure.title,
                period=str(period),
            ),
        )
        for person in people.tolist()
    ]

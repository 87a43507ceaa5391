"""Measured quantities of a round: who has which, and what is missing (R16)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

import numpy as np

from gridscore.engine.drawn_on import figures_drawn_on
from gridscore.engine.history import Verdict
from gridscore.engine.lines import event_cells
from gridscore.engine.missing import weigh
from gridscore.engine.places import problem_about
from gridscore.equal_rows import RowsByCode
from gridscore.journal import Spots, lay_out_cells, one_cell_each
from gridscore.ledger.coded import flags_by_code
from gridscore.ledger.model import BLANK
from gridscore.messages.severity import Severity
from gridscore.numbers import HUNDRED, UNSET, divide_half_up
from gridscore.records import dataclass
from gridscore.scheme.base import WHOLE
from gridscore.scheme.scoring import VOTE

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Run
    from gridscore.engine.context import Context
    from gridscore.journal import Cells, CellsOf
    from gridscore.ledger.model import Amounts
    from gridscore.problems import Problem
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.scoring import Measure

NO_MEASURE, NO_JOINING = "GS507", "GS516"


@dataclass(frozen=True, slots=True)
class Measured:
    """Measured values of one period.

    `values` has a column for each measure used, an entry per person, hundredths, UNSET for none;
    `sources` make what gives the source cells of lines, one for each of some people who have the
    value. `complete` marks who has every one that must not lack.
    """

    values: dict[str, Amounts]
    sources: dict[str, Callable[[NDArray[np.integer]], CellsOf]]
    complete: NDArray[np.bool_]
    problems: list[Problem]

    def value(self, measure: str) -> Amounts:
        """Give the values of a measure, an entry per person."""
        return self.values[measure]

    def cells(self, measure: str, person: NDArray[np.integer]) -> CellsOf:
        """Name every cell that the value came of, for a line of each of some people."""
        return self.sources[measure](person)


def measure(run: Run, expected: NDArray[np.bool_], on: Literal["round", "year"]) -> Measured:
    """Look up every measure of the scheme in a period, and the vote where the tariff draws on it.

    `expected` says who should have those that the tariff of a round, or of the year, needs (R16);
    somebody dismissed by the period's end gets a notice (R11).
    """
    case, people = run.case, len(expected)
    values: dict[str, Amounts] = {}
    sources: dict[str, Callable[[NDArray[np.integer]], CellsOf]] = {}
    complete = np.ones(people, np.bool_)
    problems: list[Problem] = []
    for known in case.scheme.measures:
        values[known.id], sources[known.id] = values_and_cells(run, known)
        must = _must_be_there(known) and _is_needed(case.scheme, known.id, on)
        lacking = expected & (values[known.id] == UNSET) & must
        complete &= ~lacking
        problems += report_unmeasured(run, known, np.flatnonzero(lacking))
    if any(entry.measure == VOTE and entry.on == on for entry in case.scheme.entries):
        from gridscore.engine.survey import assign_votes, vote_cells
        from gridscore.engine.vote_gaps import note_votes, report_votes

        votes = assign_votes(run)
        values[VOTE] = votes.rate
        sources[VOTE] = partial(vote_cells, case, votes.tally)
        complete &= ~expected | (votes.rate != UNSET)
        if on == "round":  # the year asks for its vote itself
            problems += report_votes(run, votes, expected)
            problems += note_votes(case, run.period, votes, expected)
    return Measured(values, sources, complete, problems)


def values_of(run: Run, measure: Measure) -> Amounts:
    """Give the value of one measure in a period, an entry per person.

    It is what was handed in for that very period, or what the log adds up to in it.
    """
    return values_and_cells(run, measure)[0]


def _must_be_there(measure: Measure) -> bool:
    """Say whether a blank is an error where it is needed; of a rate it is one of its parts."""
    return measure.missing == "error" and measure.rate is None


def _is_needed(scheme: Scheme, measure: str, on: Literal["round", "year"]) -> bool:
    """Say whether a measure must be there for what moves the year; or for a round and its rules.

    What conditions and payments of a longer period draw on is asked for there (`find_unmeasured`).
    A measure that nothing draws on is one of the rounds. What a rate is taken of is needed where
    the rate is.
    """
    names = {measure, *(one.id for one in scheme.measures if measure in (one.rate or ()))}
    moved = {entry.on for entry in scheme.entries if entry.measure in names}
    if on == "year":
        return "year" in moved
    asked = {kind for kind in scheme.cadences if names & figures_drawn_on(scheme, kind)}
    return "round" in moved or scheme.routine in asked or not (moved or asked)


def summed_events(run: Run, measure: Measure) -> tuple[NDArray[np.int64], Amounts]:
    """List the events of a period that a measure adds up, and the quantity of each.

    They are positions in the history.
    """
    events, history = run.case.ledger.incidents, run.history
    category = events.category[history.source]
    wanted = flags_by_code((name in measure.events for name in events.categories), category)
    dated = run.period.has_days(history.day)
    mine = dated & (history.verdict == Verdict.COUNTS) & wanted
    position = np.flatnonzero(mine)
    stated = events.quantity[history.source[position]]
    return position, np.where(stated == BLANK, HUNDRED, stated)


def values_and_cells(
    run: Run, measure: Measure
) -> tuple[Amounts, Callable[[NDArray[np.integer]], CellsOf]]:
    """Give what `values_of` does, and what makes the source cells of lines of some people."""
    measures, people = run.case.ledger.measures, len(run.case.ledger.roster.ids)
    if measure.rate is not None:
        return _rate_of(run, measure, measure.rate)
    if measure.service is not None:
        from gridscore.engine.service import joining_cells, length_of_service

        roster = run.case.ledger.roster
        return length_of_service(run, measure), partial(joining_cells, roster)
    if measure.events:
        position, quantity = summed_events(run, measure)
        sums = np.zeros(people, np.int64)
        np.add.at(sums, run.history.worker[position], quantity)
        return sums, partial(_summed_cells, run, position)
    code = run.case.scheme.counted_by_hand.index(measure)
    then = flags_by_code((known == run.period for known in measures.periods), measures.period)
    entry = np.flatnonzero((measures.measure == code) & then)
    worker = measures.worker[entry]
    value = np.full(people, UNSET, np.int64)
    value[worker] = measures.value[entry]
    sheet, row, col = (np.full(people, BLANK, np.int32) for _ in range(3))
    sheet[worker], row[worker] = measures.sheet[entry], measures.row[entry]
    col[worker] = measures.col[entry]
    return value, lambda person: one_cell_each(sheet[person], row[person], col[person])


def _rate_of(
    run: Run, measure: Measure, of: tuple[str, ...]
) -> tuple[Amounts, Callable[[NDArray[np.integer]], CellsOf]]:
    """Take one measure in percent of another, rounded half up once (R3); R16 asks for both."""
    known = {one.id: one for one in run.case.scheme.measures}
    (part, part_cells), (whole, whole_cells) = (values_and_cells(run, known[name]) for name in of)
    counted = (part != UNSET) & (whole != UNSET)
    some = counted & (whole > 0)
    of_none = measure.of_none if isinstance(measure.of_none, int) else UNSET
    rate = np.where(counted, of_none, UNSET)
    rate[some] = divide_half_up(part[some] * WHOLE, whole[some])

    def cells(person: NDArray[np.integer]) -> CellsOf:
        of_both = part_cells(person), whole_cells(person)

        def both(lines: NDArray[np.int64]) -> Cells:
            every = np.arange(len(lines))
            return lay_out_cells([one(lines).spots(every) for one in of_both], len(lines))

        return both

    return rate, cells


def _summed_cells(run: Run, position: NDArray[np.int64], person: NDArray[np.integer]) -> CellsOf:
    """Name every event that was added up, for a line of each of some people."""

    def cells(lines: NDArray[np.int64]) -> Cells:
        people = len(run.case.ledger.roster.ids)
        of_worker = RowsByCode.of(run.history.worker[position], people)
        line, nth = of_worker.rows_of(person[lines])
        return lay_out_cells([Spots.of(line, *event_cells(run, position[nth]))], len(lines))

    return cells


def report_unmeasured(run: Run, measure: Measure, people: NDArray[np.integer]) -> list[Problem]:
    """Name everybody of `people` as lacking a measure of the period (R16).

    For somebody dismissed by its end it is only a notice (R11).
    """
    case, forgiven = run.case, run.dismissed
    problems = []
    for person in people.tolist():
        details = {"measure": measure.title, "period": run.period}
        code = NO_JOINING if measure.service else NO_MEASURE
        problem = problem_about(case.ledger, code, person, **details)
        notice = forgiven[person]
        problems.append(problem.weighed(Severity.NOTICE) if notice else weigh(case, problem))
    return problems


def find_unmeasured(
    context: Context, expected: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], list[Problem]]:
    """Find which of the `expected` rows lack a measure that a longer period draws on (R16).

    A round asks for its measures itself, whatever draws on them.
    """
    lacking = np.zeros(len(context), np.bool_)
    problems: list[Problem] = []
    case, period = context.case, context.period
    if period.kind is case.scheme.routine:
        return lacking, problems
    drawn_on = figures_drawn_on(case.scheme, period.kind)
    drawn_on |= case.scheme.parts_of(drawn_on)
    for measure in case.scheme.measures:
        figure = context.figure(measure.id) if measure.id in drawn_on else None
        if figure is not None and _must_be_there(measure):
            without = expected & (figure == UNSET)
            lacking |= without
            people = context.cohort.person[without]
            problems += report_unmeasured(context.run, measure, people)
    return lacking, problems

"""The parts a year is put together from: their marks, and what lacks in them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import everywhere
from gridscore.engine.drawn_on import figures_drawn_on, tie_breaks
from gridscore.engine.gather import RunningMean, score_period
from gridscore.engine.measures import Measured, measure
from gridscore.engine.missing import (
    NO_PANEL,
    exempt_in,
    report_fault_log,
    report_missing,
    report_roles,
    report_unscored,
)
from gridscore.engine.part_weights import weigh_parts
from gridscore.engine.rounds_held import anyone_scored, note_not_held, rounds_held
from gridscore.engine.score import Sheets, publish_means, totals_of
from gridscore.engine.sheets import note_blanks
from gridscore.engine.survey import Votes, assign_votes
from gridscore.engine.vote_gaps import note_votes, report_votes
from gridscore.numbers import UNSET
from gridscore.periods import PeriodKind
from gridscore.problems import make_problem
from gridscore.records import dataclass, replace
from gridscore.scheme.scoring import VOTE
from gridscore.side_by_side import FOR_TWO, begun, in_order

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Run
    from gridscore.engine.part_weights import Weights
    from gridscore.engine.round_score import PeriodScore
    from gridscore.ledger.model import Amounts
    from gridscore.periods import Period
    from gridscore.problems import Problem
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.outcome import YearPart

_NOT_KEPT = np.zeros(0, np.int64)
_AT_ONCE = 2  # rounds, of which each looks only at the ledger and the history

NO_PANEL_HELD, NO_ROUTINE = "GS617", "GS618"


@dataclass(frozen=True, slots=True)
class Parts:
    """The published marks of a year, an entry per person, UNSET where there is none.

    `periods` are what the routine mark is the mean of: rounds, or what they are gathered into,
    whose totals and lines are kept only where the year itself is the round;
    `held` are the rounds that were held; everybody is exempt from the others. `routine` and
    `panel` are points, `votes` the survey. `weights` says which parts count and how much (R5),
    `shares` how much for each person, `wanting` who lacks a part that nothing stands in for.
    `complete` marks who has every part whole. `needs_vote` says that the vote counts in the year,
    or that its tariff or a condition asks for it: `asks_for_vote`. `measured` is what the year's
    tariff measures.
    """

    periods: list[PeriodScore]
    held: list[Period]
    panel_sheets: Sheets
    votes: Votes
    marks: dict[YearPart, Amounts]
    weights: Mapping[YearPart, int]
    shares: dict[YearPart, Weights]
    wanting: dict[YearPart, NDArray[np.bool_]]
    complete: NDArray[np.bool_]
    no_routine: NDArray[np.bool_]
    needs_vote: bool
    asks_for_vote: bool
    measured: Measured

    @property
    def known(self) -> NDArray[np.bool_]:
        """Mark who has a mark in some part that counts."""
        known: NDArray[np.bool_] = np.any([self.marks[p] != UNSET for p in self.weights], axis=0)
        return known

    @property
    def assessed(self) -> NDArray[np.bool_]:
        """Everybody who is assessed in one of the periods."""
        anyone: NDArray[np.bool_] = np.any([period.assessed for period in self.periods], axis=0)
        return anyone

    def lacks(self, part: YearPart) -> NDArray[np.bool_]:
        """Mark who lacks a part that counts, and that nothing stands in for."""
        return self.wanting.get(part, np.zeros_like(self.complete))


def read_parts(run: Run) -> Parts:
    """Publish the routine mark, the panel's mark and the vote of each person."""
    case, year, scheme, people = run.case, run.period, run.case.scheme, len(run.dismissal)
    held = rounds_held(case, year)
    is_long = len(everywhere(people)) >= FOR_TWO  # and made before several ask for it at once
    voted = begun(partial(assign_votes, run), is_long=is_long)
    routine = _score_rounds(run, held, is_long=is_long)
    panel_sheets = publish_means(case.ledger.scores, year, people, scheme.scoring)
    panel = totals_of(panel_sheets, scheme.scored)
    votes = voted()
    weights = _weights_of(case, year)
    marks: dict[YearPart, Amounts] = {"routine": routine.mean, "panel": panel, "survey": votes.rate}
    shares, wanting = weigh_parts(scheme.year, weights, marks)
    complete = routine.complete & np.any([marks[name] != UNSET for name in weights], axis=0)
    complete &= ~np.any(list(wanting.values()), axis=0)
    if "panel" in weights:
        complete &= panel_sheets.whole | ~panel_sheets.handed_in
    asks_for_vote = _asks_for_vote(scheme)
    if asks_for_vote:
        complete &= votes.rate != UNSET
    exempt = exempt_in(case.ledger.exemptions, year, people)
    measured = measure(run, routine.assessed & ~exempt, "year")
    complete &= measured.complete
    return Parts(
        routine.periods,
        held,
        panel_sheets,
        votes,
        marks,
        weights,
        shares,
        wanting,
        complete,
        no_routine=routine.never_expected,
        needs_vote=asks_for_vote or "survey" in weights,
        asks_for_vote=asks_for_vote,
        measured=measured,
    )


@dataclass(frozen=True, slots=True)
class _Rounds:
    """What the routine mark is the mean of; `complete` marks whose periods lack nothing."""

    periods: list[PeriodScore]
    mean: Amounts
    complete: NDArray[np.bool_]

    @property
    def assessed(self) -> NDArray[np.bool_]:
        """Mark who is assessed in one of the periods."""
        anyone: NDArray[np.bool_] = np.any([one.assessed for one in self.periods], axis=0)
        return anyone

    @property
    def never_expected(self) -> NDArray[np.bool_]:
        """Mark who is in post, and exempt from every period that he is in post in."""
        exempt = np.any([one.exempt for one in self.periods], axis=0)
        expected = np.any([one.assessed & ~one.exempt for one in self.periods], axis=0)
        never: NDArray[np.bool_] = exempt & ~expected
        return never


def _score_rounds(run: Run, held: Collection[Period], *, is_long: bool) -> _Rounds:
    """Score the periods of the routine mark, several at a time where that takes long.

    Their totals and lines are kept only where the year itself is the round.
    """
    scheme, year, people = run.case.scheme, run.period, len(run.dismissal)
    is_round = scheme.routine is PeriodKind.YEAR
    asked = figures_drawn_on(scheme, PeriodKind.YEAR) | tie_breaks(scheme, PeriodKind.YEAR)
    figures = None if is_round else asked
    score = partial(score_period, held=held, asked=figures)
    wanted = list(year.parts(year.kind if is_round else scheme.gather or scheme.routine))
    scored = in_order(((partial(score, run.within(one)), is_long) for one in wanted), _AT_ONCE)
    weights = scheme.year.round_weights or [1] * len(wanted)
    periods: list[PeriodScore] = []
    mean, complete = RunningMean.of(people), np.ones(people, np.bool_)
    for period, weight in zip(scored, weights, strict=True):
        mean.add(period.total, weight)
        complete &= (period.total == UNSET) | period.complete
        periods.append(period if is_round else replace(period, total=_NOT_KEPT, postings=[]))
    return _Rounds(periods, mean.published(), complete)


def _weights_of(case: Case, year: Period) -> Mapping[YearPart, int]:
    """Say which parts count, and how much; without a panel others, where the scheme says so (R5).

    A year that is itself the round has no panel beside it.
    """
    rules = case.scheme.year
    awaited = year in case.ledger.panel_awaited
    beside = case.scheme.routine is not PeriodKind.YEAR
    panel_held = beside and (awaited or anyone_scored(case, year))
    without = rules.weights_without_panel
    return rules.weights if panel_held or without is None else without


def _asks_for_vote(scheme: Scheme) -> bool:
    """Say whether the year's tariff or some condition of the year draws on the vote."""
    moved = any(entry.measure == VOTE and entry.on == "year" for entry in scheme.entries)
    return moved or "survey_rate" in figures_drawn_on(scheme, PeriodKind.YEAR)


def report_parts(run: Run, parts: Parts, exempt: NDArray[np.bool_]) -> list[Problem]:
    """Report what is missing or odd in the annual sheets and the vote."""
    case, year = run.case, run.period
    expected = parts.assessed & ~exempt
    scored = np.any([one.assessed & ~one.exempt for one in parts.periods], axis=0)
    problems = report_fault_log(case, year, scored)
    if parts.needs_vote:
        must = expected & (parts.asks_for_vote | parts.lacks("survey"))
        problems += report_votes(run, parts.votes, must)
        may_lack = expected & ~must
        problems += report_votes(run, parts.votes, may_lack, may_lack=True)
    problems += parts.measured.problems
    if "panel" in parts.weights:
        sheets = parts.panel_sheets
        problems += report_missing(run, NO_PANEL, expected & parts.lacks("panel"), sheets)
        problems += report_roles(case, sheets) or report_unscored(case, sheets, year, expected)
        problems += note_blanks(case, sheets, expected)
    elif "panel" in case.scheme.year.weights:
        problems.append(make_problem(NO_PANEL_HELD, year=str(year)))
    problems += note_not_held(case, year, parts.held)
    told = np.flatnonzero(parts.no_routine & ~exempt)
    problems += [_about(case, NO_ROUTINE, int(index), year) for index in told]
    return problems + note_votes(case, year, parts.votes, expected)


def report_annual_parts(run: Run) -> list[Problem]:
    """Report what is missing or odd in the annual sheets and the vote, computing nothing else."""
    exempt = exempt_in(run.case.ledger.exemptions, run.period, len(run.dismissal))
    return report_parts(run, read_parts(run), exempt)


def _about(case: Case, code: str, person: int, year: Period) -> Problem:
    roster = case.ledger.roster
    return make_problem(code, id=roster.ids[person], name=roster.names[person], year=str(year))

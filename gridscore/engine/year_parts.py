"""The parts a year is put together from: their marks, their lines, what lacks in them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from gridscore.columns import everywhere, marked, taken
from gridscore.engine.drawn_on import figures_drawn_on, tie_breaks
from gridscore.engine.gather import RunningMean, score_period, was_begun
from gridscore.engine.given_totals import GivenTotals
from gridscore.engine.lines import Lines
from gridscore.engine.measures import Measured, measure
from gridscore.engine.missing import (
    NO_PANEL,
    exempt_in,
    report_fault_log,
    report_missing,
    report_roles,
    report_unscored,
)
from gridscore.engine.presence import in_post
from gridscore.engine.score import Sheets, entries_of, publish_means, totals_of
from gridscore.engine.score_postings import post_part, round_cells, sheet_cells
from gridscore.engine.sheets import note_blanks
from gridscore.engine.survey import (
    Votes,
    assign_votes,
    note_votes,
    report_votes,
    vote_cells,
)
from gridscore.journal import Batch, Posting, Reason, Unit
from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET, divide_half_up, format_percent
from gridscore.periods import PeriodKind
from gridscore.problems import make_problem
from gridscore.records import dataclass, replace
from gridscore.scheme.base import WHOLE
from gridscore.scheme.scoring import VOTE
from gridscore.side_by_side import begun, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort
    from gridscore.engine.history import History
    from gridscore.engine.round_score import PeriodScore
    from gridscore.journal import CellsOf
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.periods import Period
    from gridscore.problems import Problem
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.outcome import Year, YearPart

_NOT_KEPT = np.zeros(0, np.int64)
_AT_ONCE = 2  # rounds, of which each looks only at the ledger and the history
MANY = 100_000
"""People from which on a step takes several times as long as a thread to begin."""

NO_PANEL_HELD, NO_ROUTINE, NOT_HELD = "GS617", "GS618", "GS623"


@dataclass(frozen=True, slots=True)
class Parts:
    """The published marks of a year, an entry per person, UNSET where there is none.

    `periods` are what the routine mark is the mean of: rounds, or what they are gathered into,
    whose totals and lines are kept only where the year itself is the round;
    `not_held` are the rounds that were not held, which everybody is exempt from. `routine` and
    `panel` are points, `votes` the survey. `weights` says which parts count and how much (R5),
    `shares` how much for each person, `wanting` who lacks a part that nothing stands in for.
    `complete` marks who has every part whole. `needs_vote` says that the vote counts in the year,
    or that its tariff or a condition asks for it: `asks_for_vote`. `measured` is what the year's
    tariff measures.
    """

    periods: list[PeriodScore]
    not_held: list[Period]
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


def read_parts(case: Case, history: History, year: Period, dismissal: Ints) -> Parts:
    """Publish the routine mark, the panel's mark and the vote of each person."""
    scheme, people = case.scheme, len(case.ledger.roster.ids)
    rules, rounds = scheme.year, rounds_held(case, year)
    is_long = len(everywhere(people)) >= MANY  # and made before several ask for it at once
    kind = scheme.gather or scheme.routine
    asked = figures_drawn_on(scheme, PeriodKind.YEAR) | tie_breaks(scheme, PeriodKind.YEAR)
    given = partial(assign_votes, case.ledger, year, scheme.survey, dismissal)
    voted = begun(given, is_long=is_long)
    is_round = scheme.routine is PeriodKind.YEAR
    names = None if is_round else asked
    score = partial(score_period, case, history, dismissal=dismissal, held=rounds, asked=names)
    wanted = list(year.parts(year.kind if is_round else kind))
    scored = in_order(((partial(score, one), is_long) for one in wanted), _AT_ONCE)
    periods: list[PeriodScore] = []
    mean, complete = RunningMean.of(people), np.ones(people, np.bool_)
    for period, weight in zip(scored, rules.round_weights or [1] * len(wanted), strict=True):
        mean.add(period.total, weight)
        complete &= (period.total == UNSET) | period.complete
        periods.append(period if is_round else replace(period, total=_NOT_KEPT, postings=[]))
    routine = mean.published()
    panel_sheets = publish_means(case.ledger.scores, year, people, scheme.scoring)
    panel = totals_of(panel_sheets, scheme.scored)
    votes = voted()
    awaited = year in case.ledger.panel_awaited
    panel_held = scheme.routine is not PeriodKind.YEAR and (awaited or _anyone_scored(case, year))
    without = rules.weights_without_panel
    weights = rules.weights if panel_held or without is None else without
    marks: dict[YearPart, Amounts] = {"routine": routine, "panel": panel, "survey": votes.rate}
    shares, wanting = _weigh_parts(rules, weights, marks)
    complete &= np.any([marks[name] != UNSET for name in weights], axis=0)
    complete &= ~np.any(list(wanting.values()), axis=0)
    if "panel" in weights:
        complete &= panel_sheets.whole | ~panel_sheets.handed_in
    asks_for_vote = _asks_for_vote(scheme)
    if asks_for_vote:
        complete &= votes.rate != UNSET
    assessed = np.any([p.assessed for p in periods], axis=0)
    expected = assessed & ~exempt_in(case.ledger.exemptions, year, people)
    measured = measure(case, history, year, dismissal, expected, "year")
    complete &= measured.complete
    in_post_and_exempt = np.any([p.exempt for p in periods], axis=0)
    never_expected = ~np.any([p.assessed & ~p.exempt for p in periods], axis=0)
    return Parts(
        periods,
        [one for one in year.parts(scheme.routine) if one not in rounds],
        panel_sheets,
        votes,
        marks,
        weights,
        shares,
        wanting,
        complete,
        no_routine=in_post_and_exempt & never_expected,
        needs_vote=asks_for_vote or "survey" in weights,
        asks_for_vote=asks_for_vote,
        measured=measured,
    )


def _asks_for_vote(scheme: Scheme) -> bool:
    """Say whether the year's tariff or some condition of the year draws on the vote."""
    moved = any(entry.measure == VOTE and entry.on == "year" for entry in scheme.entries)
    return moved or "survey_rate" in figures_drawn_on(scheme, PeriodKind.YEAR)


class Weights(NamedTuple):
    """The weight of a part for each person: `part` of `whole`, numbers if they are everybody's."""

    part: Amounts | int
    whole: Amounts | int

    @property
    def percent(self) -> NDArray[np.int64]:
        """The weight in hundredths of a percent."""
        return divide_half_up(np.asarray(self.part) * WHOLE, np.asarray(self.whole))

    def of(self, mark: Amounts) -> Amounts:
        """Publish marks at their weights: 77.58 at 40 % is 31.03 (R5)."""
        unset = mark == UNSET
        if not unset.any():
            return divide_half_up(mark * np.asarray(self.part), self.whole)
        known: Amounts = np.where(unset, 0, mark)
        share: Amounts = divide_half_up(known * np.asarray(self.part), self.whole)
        share[unset] = UNSET
        return share

    def take(self, person: NDArray[np.int64]) -> Weights:
        """Give the weights of some people."""
        part, whole = (
            each if isinstance(each, int) else taken(each, person)
            for each in (self.part, self.whole)
        )
        return Weights(part, whole)


def _weigh_parts(
    rules: Year, weights: Mapping[YearPart, int], marks: Mapping[YearPart, Amounts]
) -> tuple[dict[YearPart, Weights], dict[YearPart, NDArray[np.bool_]]]:
    """Weigh the parts for each person; says also who lacks each part that nothing stands in for.

    Where the part that is to stand in lacks too, or does not count, what stands in for it takes
    its place. Who has no part at all shares no weight; of rounds the rounds themselves tell.
    """
    lacks = {name: marks[name] == UNSET for name in weights}
    if not any(rules.instead.get(name) for name in weights):
        return {name: Weights(weight, WHOLE) for name, weight in weights.items()}, lacks
    has_any = ~np.all(list(lacks.values()), axis=0) | ("routine" in weights)
    part = {name: np.full(len(has_any), weight, np.int64) for name, weight in weights.items()}
    whole = np.full(len(has_any), WHOLE, np.int64)
    wanting = {name: lacking.copy() for name, lacking in lacks.items()}
    for name, weight in weights.items():
        for stand_in in _stand_ins(rules, name):
            if stand_in == "shared":
                takes = wanting[name] & has_any
                whole[takes] -= weight
            elif stand_in in part:
                takes = wanting[name] & ~lacks[stand_in]
                part[stand_in][takes] += weight
            else:
                continue
            wanting[name] &= ~takes
    whole = np.maximum(whole, 1)  # nothing is left of it for who has no part at all
    return {name: Weights(each, whole) for name, each in part.items()}, wanting


def _stand_ins(rules: Year, name: YearPart) -> Iterator[YearPart | Literal["shared"]]:
    """List what takes the weight of a part: the first of it that there is; each part once."""
    tried: set[str] = {name}
    stand_in = rules.instead.get(name)
    while stand_in is not None and stand_in not in tried:
        yield stand_in
        tried.add(stand_in)
        stand_in = None if stand_in == "shared" else rules.instead.get(stand_in)


def rounds_held(case: Case, year: Period) -> list[Period]:
    """List the routine periods of a year, but for those the scheme lets go by without a round.

    A round was held where somebody in post has a score or a given total, or, where nobody is scored
    by sheets, where anything was handed in for it. A year without any has not skipped its rounds;
    they are all missing.
    """
    periods = list(year.parts(case.scheme.routine))
    if case.scheme.year.rounds == "every":
        return periods
    held = [period for period in periods if _was_held(case, period)]
    return held or periods


def _was_held(case: Case, period: Period) -> bool:
    """Say whether the station held a round."""
    if not case.scheme.scored:
        return was_begun(case, period)
    return _anyone_scored(case, period) or _any_given(case, period)


def _anyone_scored(case: Case, period: Period) -> bool:
    """Say whether somebody in post in the period, or the year, has a score of it."""
    scores, present = case.ledger.scores, in_post(case.ledger.roster, period)
    entry = entries_of(scores, period)
    scored = (scores.points.T[:, entry] != BLANK).any(axis=0)
    return bool((scored & present[scores.worker[entry]]).any())


def _any_given(case: Case, period: Period) -> bool:
    """Say whether somebody in post in the period has a given total of it."""
    given = GivenTotals.of(case, period).known
    return bool((given & in_post(case.ledger.roster, period)).any())


def shares_of(parts: Parts, cohort: Cohort) -> dict[YearPart, Amounts]:
    """Publish each part that counts at its weight, an entry per row; UNSET where it lacks."""
    return {
        part: weights.take(cohort.person).of(cohort.take(parts.marks[part]))
        for part, weights in parts.shares.items()
    }


def post_parts(
    case: Case,
    parts: Parts,
    cohort: Cohort,
    shares: Mapping[YearPart, Amounts],
    left_out: NDArray[np.bool_],
) -> list[Posting]:
    """Post the weighted parts of everyone who is not left out of the annual assessment.

    Where the year itself is the round, its own lines stand for the routine part.
    """
    scheme = case.scheme
    clause = scheme.survey.clause if scheme.survey else scheme.year.clause
    postings = []
    for part in parts.weights:
        mark = cohort.take(parts.marks[part])
        row = marked((mark != UNSET) & ~cohort.take(left_out))
        mark = taken(mark, row)
        weights = parts.shares[part].take(taken(cohort.person, row))
        share = taken(shares[part], row)
        if part == "routine" and scheme.routine is PeriodKind.YEAR:
            own = _own_lines(case, parts.periods[0], row, share, mark)
            postings += own
            continue
        cells = _cells_of_part(case, parts, part, cohort)
        cited = clause if part == "survey" else scheme.year.clause
        account = f"points:{part}"
        postings.append(post_part(account, cited, row, share, mark, weights, cells))
        if part == "survey":
            postings += _group_lines(case, parts.votes, cohort, row)
    return postings


def _group_lines(case: Case, votes: Votes, cohort: Cohort, row: NDArray[np.int64]) -> list[Posting]:
    """Post, as zero lines, the published rate of each group of voters that a vote is made of."""
    survey, person = case.scheme.survey, taken(cohort.person, row)
    if survey is None or not survey.groups:
        return []
    postings = []
    for code, (group, weight) in enumerate(survey.groups.items()):
        details = {"group": group, "weight": format_percent(weight)}
        batch = Batch(
            row,
            np.broadcast_to(np.int64(0), row.shape),
            Reason("vote-of-group", details),
            {"mark": taken(votes.rates[code], person)},
            vote_cells(case, votes.tally[code : code + 1], person),
        )
        postings.append(Posting("points:survey", survey.clause, group, Unit.POINTS, (batch,)))
    return postings


def _own_lines(
    case: Case, score: PeriodScore, row: NDArray[np.int64], share: Amounts, mark: Amounts
) -> list[Posting]:
    """Post a round that is the year itself, and what its weight leaves of it."""
    lines = Lines("points:routine", case.scheme.year.clause, "routine", Unit.POINTS)
    lines.add(row, share - mark, Reason("weighed"), figure=mark)
    return [*score.postings, lines.posting()] if (share != mark).any() else score.postings


def _cells_of_part(
    case: Case, parts: Parts, part: YearPart, cohort: Cohort
) -> Callable[[NDArray[np.int64]], CellsOf]:
    """Return what makes the source cells of a part for some rows, and keeps no other part."""
    if part == "survey":
        tally = parts.votes.tally
        return lambda row: vote_cells(case, tally, taken(cohort.person, row))
    if part == "routine":
        return partial(round_cells, case, parts.periods, cohort)
    return partial(sheet_cells, case, [parts.panel_sheets.entries], cohort)


def report_parts(
    case: Case,
    year: Period,
    parts: Parts,
    exempt: NDArray[np.bool_],
    dismissal: Ints,
) -> list[Problem]:
    """Report what is missing or odd in the annual sheets and the vote."""
    expected = parts.assessed & ~exempt
    dismissed = dismissal <= year.last_day
    scored = np.any([one.assessed & ~one.exempt for one in parts.periods], axis=0)
    problems = report_fault_log(case, year, scored)
    if parts.needs_vote:
        must = expected & (parts.asks_for_vote | parts.lacks("survey"))
        problems += report_votes(case, year, parts.votes, must, dismissed)
        may_lack = expected & ~must
        problems += report_votes(case, year, parts.votes, may_lack, dismissed, may_lack=True)
    problems += parts.measured.problems
    if "panel" in parts.weights:
        sheets = parts.panel_sheets
        no_panel = expected & parts.lacks("panel")
        problems += report_missing(case, NO_PANEL, year, no_panel, dismissed)
        problems += report_roles(case, sheets) or report_unscored(case, sheets, year, expected)
        problems += note_blanks(case, sheets, expected)
    elif "panel" in case.scheme.year.weights:
        problems.append(make_problem(NO_PANEL_HELD, year=str(year)))
    problems += [make_problem(NOT_HELD, period=str(period)) for period in parts.not_held]
    told = np.flatnonzero(parts.no_routine & ~exempt)
    problems += [_about(case, NO_ROUTINE, int(index), year) for index in told]
    return problems + note_votes(case, year, parts.votes, expected)


def report_annual_parts(
    case: Case, history: History, year: Period, dismissal: Ints
) -> list[Problem]:
    """Report what is missing or odd in the annual sheets and the vote, computing nothing else."""
    exempt = exempt_in(case.ledger.exemptions, year, len(case.ledger.roster.ids))
    parts = read_parts(case, history, year, dismissal)
    return report_parts(case, year, parts, exempt, dismissal)


def _about(case: Case, code: str, person: int, year: Period) -> Problem:
    roster = case.ledger.roster
    return make_problem(code, id=roster.ids[person], name=roster.names[person], year=str(year))

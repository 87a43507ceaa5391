"""The residents' vote: which tallies are whose, the rate they give, what lacks (R13, R16, R26).

A vote belongs to a period: the year, or a round whose tariff draws on one. Where several groups
of voters are weighed, a vote has a tally for each of them; without groups it has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import marked, taken
from gridscore.engine.missing import NO_VOTE, report_missing, weigh
from gridscore.engine.places import place_of, problem_about
from gridscore.engine.presence import longest_grid
from gridscore.equal_rows import distinct
from gridscore.journal import Spots, lay_out_cells
from gridscore.ledger.coded import flags_by_code
from gridscore.ledger.model import BLANK
from gridscore.messages import Wording
from gridscore.numbers import UNSET, divide_half_up
from gridscore.periods import PeriodKind
from gridscore.problems import Severity, make_problem
from gridscore.records import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case
    from gridscore.journal import Cells, CellsOf
    from gridscore.ledger.model import Amounts, Ballots, Ints, Ledger
    from gridscore.ledger.model import Survey as Tallies
    from gridscore.periods import Period
    from gridscore.problems import Place, Problem
    from gridscore.scheme.scoring import Survey

NO_GROUP, TOO_FEW, TWO_TALLIES, STRANGE_GROUP = "GS513", "GS514", "GS619", "GS626"


@dataclass(frozen=True, slots=True)
class Votes:
    """The vote that applies to each person in one period.

    `groups` names the tallies a vote is made of: the scheme's groups of voters, or, without any,
    one that has no name. `tally` are rows of the survey table, shape (groups, people), BLANK for
    none, and `rates` what each of them gives, published, in hundredths of a percent. `rate` is the
    vote itself, an entry per person, UNSET where there is none. `both` marks tallies of people
    whose grid has one too, `few` those with fewer ballots than make a vote; `few_in_all` marks
    people whose tallies together have too few.
    """

    groups: tuple[str, ...]
    tally: Ints
    rates: Amounts
    rate: Amounts
    both: NDArray[np.bool_]
    few: NDArray[np.bool_]
    few_in_all: NDArray[np.bool_]


def assign_votes(ledger: Ledger, period: Period, survey: Survey | None, dismissal: Ints) -> Votes:
    """Give every person the tallies kept for him, or else those of the grid he was longest in.

    `dismissal` is the day number of each person's dismissal, beyond all days for the others. A
    regulation without survey has no votes.
    """
    people, tallies = len(ledger.roster.ids), ledger.survey
    groups = tuple(survey.groups) if survey and survey.groups else ("",)
    current = _of_period(tallies, period) if survey else np.zeros(0, np.int64)
    if survey is None or not len(current):
        shape = len(groups), people
        nothing = np.broadcast_to(np.False_, shape)
        unset = np.broadcast_to(np.int64(UNSET), shape)
        tally = np.broadcast_to(np.int32(BLANK), shape)
        return Votes(groups, tally, unset, unset[0], nothing, nothing, nothing[0])
    grid = longest_grid(ledger.roster, period, dismissal)
    tally, both = (
        np.empty((len(groups), people), np.int32),
        np.empty((len(groups), people), np.bool_),
    )
    for code, group in enumerate(groups):
        mine = _of_group(tallies, current, group)
        tally[code], both[code] = _tallies_of(ledger, mine, grid)
    ballots = _ballots(tallies, survey)
    too_few = ballots < (survey.group_minimum if survey.groups else survey.minimum)
    few = np.append(too_few, False)[tally]  # the last: no tally
    rates = np.append(np.where(too_few, UNSET, _rates(tallies, survey, ballots)), UNSET)[tally]
    if not survey.groups:  # one tally is all there is
        return Votes(groups, tally, rates, rates[0], both, few, np.broadcast_to(np.False_, people))
    there = tally != BLANK
    in_all = np.append(ballots, 0)[tally].sum(axis=0)
    few_in_all = (there & ~few).all(axis=0) & (in_all < survey.minimum)
    whole = (rates != UNSET).all(axis=0) & ~few_in_all
    weights = np.array([*survey.groups.values()], np.int64)
    rate = divide_half_up(weights @ np.where(rates == UNSET, 0, rates), int(weights.sum()))
    return Votes(groups, tally, rates, np.where(whole, rate, UNSET), both, few, few_in_all)


def _of_period(tallies: Tallies, period: Period) -> NDArray[np.int64]:
    """Pick the tallies of a period; those that name none are of the year."""
    fits = [known == period for known in tallies.periods]
    fits.append(period.kind is PeriodKind.YEAR)  # the last: BLANK
    return marked(np.array(fits)[tallies.period])


def _of_group(tallies: Tallies, current: NDArray[np.int64], group: str) -> NDArray[np.int64]:
    """Pick the tallies of one group of voters; without groups, whatever they are called."""
    if not group:
        return current
    fits = flags_by_code((known == group for known in tallies.groups), tallies.group[current])
    return np.asarray(current[fits])


def _tallies_of(
    ledger: Ledger, current: NDArray[np.int64], grid: Ints
) -> tuple[Ints, NDArray[np.bool_]]:
    """Find each person's own tally, or that of his grid, BLANK for none; mark who has both."""
    tallies, people = ledger.survey, len(ledger.roster.ids)
    own = np.full(people, BLANK, np.int32)
    per_worker = current[taken(tallies.worker, current) != BLANK]
    own[tallies.worker[per_worker]] = per_worker
    per_grid = current[taken(tallies.grid, current) != BLANK]
    if not len(per_grid):
        return own, np.zeros(people, np.bool_)
    of_grid = np.full(len(ledger.roster.grids) + 1, BLANK, np.int32)  # the last: no grid
    of_grid[tallies.grid[per_grid]] = per_grid
    shared = of_grid[grid]
    return np.where(own != BLANK, own, shared), (own != BLANK) & (shared != BLANK)


def _ballots(tallies: Tallies, survey: Survey) -> Amounts:
    """Count the ballots of each tally by the declared denominator (R13)."""
    valid = tallies.answers[:, 0] + tallies.answers[:, 1] + tallies.answers[:, 2]
    stated = (tallies.sampled != BLANK) & (survey.denominator == "sampled")
    return np.where(stated, tallies.sampled, valid)


def _rates(tallies: Tallies, survey: Survey, ballots: Amounts) -> Amounts:
    """Publish what the answers of each tally are worth on the mean of its ballots (R3, R13)."""
    value = survey.answers
    worth = np.zeros(len(tallies.answers), np.int64)
    for answer, each in enumerate((value.satisfied, value.fair, value.poor)):
        if each:
            worth += tallies.answers[:, answer].astype(np.int64) * each
    return divide_half_up(worth, np.maximum(ballots, 1))


def vote_cells(case: Case, tally: Ints, person: NDArray[np.integer]) -> CellsOf:
    """Name the cells that votes came of: figures that were handed in, or ballot after ballot.

    There is a line for each entry of `person`, all of whom have the tallies of `tally`, which is
    of shape (groups, people).
    """
    tallies, survey = case.ledger.survey, case.scheme.survey
    is_stated = tallies.sampled != BLANK  # of all the answers no more is kept for a journal
    if survey is not None and survey.denominator != "sampled":
        is_stated = np.zeros_like(is_stated)
    sheet, row, columns, ballots = tallies.sheet, tallies.row, tallies.col, tallies.ballots

    def cells(lines: NDArray[np.int64]) -> Cells:
        each = tally[:, person[lines]].T.reshape(-1)
        line = np.repeat(np.arange(len(lines)), len(tally))
        col = _figure_columns(columns, is_stated, ballots, each)
        parts = [Spots.of(line, sheet[each], row[each], col)]
        if len(ballots.tally):
            whose, nth = ballots.of_tally.rows_of(each)
            own = ballots.sheet[nth], ballots.row[nth], ballots.col[nth]
            parts.append(Spots.of(line[whose], *own))
        return lay_out_cells(parts, len(lines))

    return cells


def _figure_columns(
    columns: Ints, is_stated: NDArray[np.bool_], ballots: Ballots, tally: Ints
) -> Ints:
    """Give the columns of the figures that the rates of some tallies came of, shape (tallies, 4).

    BLANK stands for a number sampled that did not count, and for what was counted from ballots.
    """
    stated = is_stated[tally]
    is_same = len(columns) > 0 and not columns.strides[0]  # in all rows, broadcast
    if is_same and stated.all() and not len(ballots.tally):
        return np.broadcast_to(columns[0], (len(tally), columns.shape[1]))
    col = columns[tally]
    col[~stated, 3] = BLANK
    if len(ballots.tally):
        counted = np.zeros(len(columns), np.bool_)
        counted[ballots.tally] = True
        col[counted[tally]] = BLANK
    return col


def report_votes(
    case: Case,
    period: Period,
    votes: Votes,
    expected: NDArray[np.bool_],
    dismissed: NDArray[np.bool_],
    *,
    may_lack: bool = False,
) -> list[Problem]:
    """Report what a period's votes lack for those who need one (R16), an entry per person.

    Who was `dismissed` gets a notice at most (R18). A tally with too few ballots is told once,
    however many people it applies to. Where people `may_lack` a vote, because another part stands
    in for it, only votes that were begun are told, as warnings.
    """
    lacking = expected & (votes.rate == UNSET)
    if not lacking.any():
        return []
    none = (votes.tally == BLANK).all(axis=0)
    survey = case.scheme.survey
    if may_lack:
        begun = _unfinished(case, survey, period, votes, lacking & ~dismissed & ~none)
        return [problem.weighed(Severity.WARNING) for problem in begun]
    problems = report_missing(case, NO_VOTE, period, lacking & (none | dismissed), dismissed)
    return problems + _unfinished(case, survey, period, votes, lacking & ~dismissed & ~none)


def _unfinished(
    case: Case, survey: Survey | None, period: Period, votes: Votes, needed: NDArray[np.bool_]
) -> list[Problem]:
    """Name what some people's votes lack, of which there are tallies: groups, ballots."""
    problems: list[Problem] = []
    if survey is None:
        return problems
    for person, code in np.argwhere(((votes.tally == BLANK) & needed).T):
        problems.append(_no_group(case, int(person), votes.groups[code], period))
    least = survey.group_minimum if survey.groups else survey.minimum
    few = distinct(votes.tally[votes.few & needed])
    problems += [_too_few(case, survey, [int(tally)], period, least) for tally in few]
    if (needed & votes.few_in_all).any():
        together = np.unique(votes.tally.T[needed & votes.few_in_all], axis=0)
        problems += [
            _too_few(case, survey, row, period, survey.minimum) for row in together.tolist()
        ]
    return problems


def note_votes(
    case: Case, period: Period, votes: Votes, expected: NDArray[np.bool_]
) -> list[Problem]:
    """Tell of tallies of a period that are not used: a grid's, or those of strange voters."""
    both = [
        problem_about(
            case.ledger,
            TWO_TALLIES,
            int(person),
            _place(case, int(votes.tally[code, person]), 0),
            year=str(period),
        )
        for person, code in np.argwhere((votes.both & expected).T)
    ]
    return both + _strange_groups(case, period)


def _strange_groups(case: Case, period: Period) -> list[Problem]:
    """Tell of tallies whose voters are of no group that the scheme weighs."""
    survey, tallies = case.scheme.survey, case.ledger.survey
    if survey is None or not survey.groups:
        return []
    current = _of_period(tallies, period)
    known = (name in survey.groups for name in tallies.groups)
    weighed = flags_by_code(known, tallies.group[current])
    return [
        make_problem(
            STRANGE_GROUP,
            _place(case, int(tally), 0),
            about=_about(case, int(tally)),
            groups=list(survey.groups),
        )
        for tally in current[~weighed]
    ]


def _no_group(case: Case, person: int, group: str, period: Period) -> Problem:
    problem = problem_about(case.ledger, NO_GROUP, person, group=group, period=period)
    return weigh(case, problem)


def _too_few(case: Case, survey: Survey, tallies: list[int], period: Period, least: int) -> Problem:
    """Name a tally that has too few ballots, or the first of several that have together."""
    first, ballots = tallies[0], int(_ballots(case.ledger.survey, survey)[tallies].sum())
    stated = survey.denominator == "sampled" and case.ledger.survey.sampled[first] != BLANK
    problem = make_problem(
        TOO_FEW,
        _place(case, first, 3 if stated else 0),
        about=_about(case, first, with_group=len(tallies) == 1),
        ballots=ballots,
        minimum=least,
        period=period,
    )
    return weigh(case, problem)


def _place(case: Case, tally: int, column: int) -> Place:
    tallies = case.ledger.survey
    where = tallies.sheet[tally], tallies.row[tally], tallies.col[tally, column]
    return place_of(case.ledger, *map(int, where))


def _about(case: Case, tally: int, *, with_group: bool = True) -> Wording:
    """Say whose tally it is: a person's or a grid's, and of which group of voters."""
    roster, tallies = case.ledger.roster, case.ledger.survey
    person, group = int(tallies.worker[tally]), int(tallies.group[tally])
    who = (
        roster.grids[tallies.grid[tally]]
        if person == BLANK
        else f"{roster.ids[person]} {roster.names[person]}"
    )
    if group == BLANK or not with_group:
        return Wording(who, who, who)
    name = tallies.groups[group]
    return Wording(f"{who} ({name})", f"{who}（{name}）", f"{who}（{name}）")

"""The residents' vote: which tallies are whose, and the rate they give (R13, R26).

A vote belongs to a period: the year, or a round whose tariff draws on one. Where several groups
of voters are weighed, a vote has a tally for each of them; without groups it has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import marked, taken
from gridscore.engine.presence import longest_grid
from gridscore.journal import Spots, lay_out_cells
from gridscore.ledger.coded import flags_by_code
from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET, divide_half_up
from gridscore.periods import PeriodKind
from gridscore.records import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Run
    from gridscore.journal import Cells, CellsOf
    from gridscore.ledger.model import Amounts, Ballots, Ints, Ledger
    from gridscore.ledger.model import Survey as Tallies
    from gridscore.periods import Period
    from gridscore.scheme.scoring import Survey


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


def assign_votes(run: Run) -> Votes:
    """Give every person the tallies kept for him, or else those of the grid he was longest in.

    A regulation without survey has no votes.
    """
    ledger, period, survey = run.case.ledger, run.period, run.case.scheme.survey
    people, tallies = len(ledger.roster.ids), ledger.survey
    groups = tuple(survey.groups) if survey and survey.groups else ("",)
    current = tallies_of_period(tallies, period) if survey else np.zeros(0, np.int64)
    if survey is None or not len(current):
        shape = len(groups), people
        nothing = np.broadcast_to(np.False_, shape)
        unset = np.broadcast_to(np.int64(UNSET), shape)
        tally = np.broadcast_to(np.int32(BLANK), shape)
        return Votes(groups, tally, unset, unset[0], nothing, nothing, nothing[0])
    grid = longest_grid(ledger.roster, period, run.dismissal)
    tally, both = (
        np.empty((len(groups), people), np.int32),
        np.empty((len(groups), people), np.bool_),
    )
    for code, group in enumerate(groups):
        mine = _of_group(tallies, current, group)
        tally[code], both[code] = _tallies_of(ledger, mine, grid)
    ballots = count_ballots(tallies, survey)
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


def tallies_of_period(tallies: Tallies, period: Period) -> NDArray[np.int64]:
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


def count_ballots(tallies: Tallies, survey: Survey) -> Amounts:
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

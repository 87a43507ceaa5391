"""The residents' votes: tallies for a worker or for a grid, or single ballots (R13, R26)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import all_alike, as_ints, chosen
from gridscore.ledger.codebook import Codebook
from gridscore.ledger.kinds import BALLOTS
from gridscore.ledger.known_columns import is_further_answer
from gridscore.ledger.model import BLANK, Ballots, Survey
from gridscore.ledger.parsing.figures import parse_count
from gridscore.ledger.stack import Stack, repeats, single_tables
from gridscore.ledger.sums import check_sums
from gridscore.ledger.tables.ballots import (
    ANSWERS,
    count_ballots,
    holds_ballots,
    is_ticked,
    read_choices,
)
from gridscore.ledger.tables.survey_about import read_about
from gridscore.numbers import HUNDRED
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.model import Amounts, Ints, Roster
    from gridscore.ledger.people import People
    from gridscore.ledger.table import Mask, Table
    from gridscore.ledger.tables.survey_about import About
    from gridscore.ledger.vocabulary import Vocabulary
    from gridscore.periods import Period

_FIGURES = (*ANSWERS, "sampled")
_COUNTED_TOO = ("valid", "total", "returned")
"""Counts that a tally may state beside the answers: they are checked, and move nothing (R13)."""


def read_survey(
    tables: Sequence[Table],
    vocabulary: Vocabulary,
    people: People,
    roster: Roster,
    default: Period | None,
) -> Survey:
    """Read all tallies, and count the ballots that were handed in one by one.

    A row whose worker, grid or answers cannot be read is left out. Ballots of one worker or grid,
    period and group make one tally, which stands where the first of them does. A tally that
    names no period is of the one that `survey_periods` finds for it.
    """
    periods: Codebook[Period] = Codebook()
    groups = Codebook[str]()
    stack = Stack.of(_ticked_by_sheet(tables))
    about = read_about(stack, vocabulary, people, roster, default, periods, groups)
    is_ballot = stack.column(holds_ballots).astype(np.bool_)
    known = (about.worker != BLANK) | (about.grid != BLANK)
    figures = np.empty((len(_FIGURES), len(stack)), np.int32).T  # those of a column together
    for column, given in zip(_FIGURES, figures.T, strict=True):
        given[:] = _read_ballots(stack, column)
    complete = (figures[:, :3] != BLANK).all(axis=1)
    for column in _COUNTED_TOO:
        _check_count(stack, column, figures, complete)
    for table in single_tables(tables):
        _report_further_answers(table)
    choice = stack.column(read_choices)
    handed_in = chosen(~is_ballot)
    _check_blanks(stack.take(handed_in), complete[handed_in])
    _check_ballots(stack.take(handed_in), figures[handed_in], complete[handed_in])
    tallied = _tallied(figures, chosen(~is_ballot & known & complete))
    if is_ballot.any():
        ballots = np.flatnonzero(is_ballot & known & (choice != BLANK))
        tallied = _with_ballots(tallied, ballots, about, choice)
    kept, about = stack.take(tallied.row), about.take(tallied.row)
    _report_repeats(kept, about)
    columns = [[_col(table, column) for column in _FIGURES] for table in stack.tables]
    return Survey(
        worker=as_ints(about.worker),
        grid=as_ints(about.grid),
        period=as_ints(about.period),
        answers=tallied.answers,
        sampled=tallied.sampled,
        group=as_ints(about.group),
        sheet=kept.sheet(),
        row=kept.row(),
        col=kept.of_tables(columns),
        ballots=_places(stack, tallied, choice, columns),
        periods=periods.words,
        groups=groups.words,
    )


def _ticked_by_sheet(tables: Sequence[Table]) -> list[Table]:
    """Part tables of several sheets where some are ticked: of each sheet that is asked apart."""
    return [one for table in tables for one in (table.singly if is_ticked(table) else [table])]


def _report_further_answers(table: Table) -> None:
    """Log columns of answers beside the three: their ballots would be counted nowhere."""
    further = [heading for heading in table.region.extra if is_further_answer(heading)]
    if further:
        table.report_whole("GS433", found=further)


class _Tallied(NamedTuple):
    """Tallies: the row each stands in, its answers, shape (n, 3), and how many were sampled.

    Where ballots were handed in one by one, `ballots` are their rows, and `tally` says of each in
    which tally it is counted.
    """

    row: NDArray[np.int64] | slice
    answers: Ints
    sampled: Ints
    ballots: NDArray[np.int64]
    tally: NDArray[np.int64]


def _tallied(figures: Ints, row: NDArray[np.int64] | slice) -> _Tallied:
    """Take the rows that are tallies."""
    none = np.zeros(0, np.int64)
    return _Tallied(row, figures[row, :3], figures[row, 3], none, none)


def _with_ballots(
    tallied: _Tallied, ballots: NDArray[np.int64], about: About, choice: Amounts
) -> _Tallied:
    """Add the tallies that single ballots make, behind those that were handed in."""
    first, tally, counted = count_ballots(about.take(ballots), choice[ballots])
    handed_in = np.arange(len(choice))[tallied.row]
    return _Tallied(
        np.concatenate([handed_in, ballots[first]]),
        np.concatenate([tallied.answers, counted]),
        np.concatenate([tallied.sampled, np.full(len(first), BLANK, np.int32)]),
        ballots,
        tally + len(handed_in),
    )


def _places(stack: Stack, tallied: _Tallied, choice: Amounts, columns: list[list[int]]) -> Ballots:
    """Name the cell of each ballot: the one that is ticked, or that tells the choice."""
    tallies, tally = len(tallied.answers), tallied.tally
    if not len(tally):
        none = np.zeros(0, np.int32)
        return Ballots(tallies, none, none, none, none)
    ballots = stack.take(tallied.ballots)
    col = ballots.of_tables(columns)[np.arange(len(tally)), choice[tallied.ballots]]
    return Ballots(tallies, as_ints(tally), ballots.sheet(), ballots.row(), col)


def _read_ballots(stack: Stack, column: str) -> Ints:
    def read(table: Table) -> Ints:
        if is_ticked(table):
            return all_alike(BLANK, len(table))
        ballots = np.empty(len(table), np.int32)
        table.read_numbers_into(ballots, column, parse_count)
        check_sums(table, column, ballots, HUNDRED)
        return ballots

    return as_ints(stack.column(read))


def _col(table: Table, column: str) -> int:
    """Tell where a figure stands; each of a ballot's answers stands in its only cell."""
    is_answer = table.kind.id == BALLOTS.id and column in ANSWERS
    return table.col("choice" if is_answer else column)


def _check_blanks(stack: Stack, complete: Mask) -> None:
    """Log answers left blank; a row without any figure is a form not filled in yet."""
    if complete.all():
        return
    filled = {column: stack.is_filled(column) for column in _FIGURES}
    empty = ~np.logical_or.reduce(list(filled.values()))
    for position in np.flatnonzero(empty).tolist():
        stack.report("GS423", position, "satisfied")
    for answer in ANSWERS:
        for position in np.flatnonzero(~empty & ~filled[answer]).tolist():
            stack.report("GS424", position, answer)


def _check_ballots(stack: Stack, figures: Ints, complete: Mask) -> None:
    """Log tallies without ballots, and with more answers than ballots were sampled."""
    answers, sampled = figures[:, :3], figures[:, 3]
    votes = answers.sum(axis=1)
    for position in np.flatnonzero(complete & (sampled == 0)).tolist():
        stack.report("GS420", position, "sampled")
    for position in np.flatnonzero(complete & (sampled != 0) & (votes == 0)).tolist():
        stack.report("GS420", position, "satisfied")
    for position in np.flatnonzero(complete & (sampled > 0) & (votes > sampled)).tolist():
        stack.report("GS419", position, "sampled", votes=int(votes[position]))


def _check_count(stack: Stack, column: str, figures: Ints, complete: Mask) -> None:
    """Log a count of ballots that the answers contradict: more can be returned, but not fewer."""
    if all(column not in table.columns for table in stack.tables):
        return
    stated = _read_ballots(stack, column)
    votes = figures[:, :3].sum(axis=1)
    wrong = stated < votes if column == "returned" else stated != votes
    for position in np.flatnonzero(complete & (stated != BLANK) & wrong).tolist():
        stack.report("GS429", position, column, votes=int(votes[position]))


def _report_repeats(stack: Stack, about: About) -> None:
    for again, first in repeats(*about):
        is_of_grid = about.worker[again] == BLANK
        column, same = ("grid" if is_of_grid else stack.who(row) for row in (again, first))
        stack.report("GS421", again, column, other=stack.place(first, same))

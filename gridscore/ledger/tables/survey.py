"""The residents' votes: one tally for a worker or for a grid (R13, R26)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.codebook import Codebook
from gridscore.ledger.model import BLANK, Survey
from gridscore.ledger.near import near_words
from gridscore.ledger.period_column import survey_periods
from gridscore.ledger.stack import Stack, repeats
from gridscore.ledger.values import BadCell, Parsed, parse_count, parse_text, plain_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Amounts, Ints, Roster
    from gridscore.ledger.people import People
    from gridscore.ledger.table import Mask, Table
    from gridscore.periods import Period
    from gridscore.scheme.model import Scheme

ANSWERS = ("satisfied", "fair", "poor")


def read_survey(
    tables: Sequence[Table],
    scheme: Scheme,
    people: People,
    roster: Roster,
    default: Period | None,
) -> Survey:
    """Read all tallies; one whose worker, grid or answers cannot be read is left out.

    A tally that names no year is of the year of `default`, the period of the run.
    """
    periods: Codebook[Period] = Codebook()
    stack = Stack.of(tables)
    worker = stack.column(lambda table: people.find(table, may_be_nobody=table.is_filled("grid")))
    grid = stack.column(lambda table: _read_grids(table, roster))
    _check_grids(stack, worker, grid, roster)
    grid = np.where(_names_somebody(stack), BLANK, grid)
    period = stack.column(lambda table: survey_periods(table, scheme.routine, default, periods))
    answers = np.stack([_read_ballots(stack, answer) for answer in ANSWERS], axis=1)
    sampled = _read_ballots(stack, "sampled")
    _check_blanks(stack)
    _check_ballots(stack, answers, sampled)
    keep = (answers != BLANK).all(axis=1) & ((worker != BLANK) | (grid != BLANK))
    kept = stack.take(keep)
    _report_repeats(kept, worker[keep], grid[keep], period[keep])
    columns = (*ANSWERS, "sampled")
    return Survey(
        worker=worker[keep].astype(np.int32),
        grid=grid[keep].astype(np.int32),
        period=period[keep].astype(np.int32),
        answers=answers[keep],
        sampled=sampled[keep],
        group=np.full(np.count_nonzero(keep), BLANK, np.int32),
        sheet=kept.sheet(),
        row=kept.row(),
        col=np.stack([_cols(kept, column) for column in columns], axis=1),
        periods=periods.words,
        groups=[],
    )


def _read_ballots(stack: Stack, column: str) -> Amounts:
    return stack.column(lambda table: table.read_numbers(column, parse_count))


def _cols(stack: Stack, column: str) -> Ints:
    return stack.column(lambda table: table.col(column)).astype(np.int32)


def _is_filled(stack: Stack, column: str) -> Mask:
    return stack.column(lambda table: table.is_filled(column)).astype(np.bool_)


def _read_grids(table: Table, roster: Roster) -> Ints:
    """Return the grid of every row, a code into the roster's; without a roster, none."""
    if not roster.ids:
        return np.full(len(table), BLANK, np.int32)
    code_of = {plain_key(grid): code for code, grid in enumerate(roster.grids)}

    def parse(cell: Cell) -> Parsed[int]:
        text = parse_text(cell).value
        if not text:
            return Parsed(BLANK)
        code = code_of.get(plain_key(text))
        if code is None:
            raise BadCell("GS417", near=near_words(plain_key(text), roster.grids))
        return Parsed(code)

    return table.read("grid", parse).astype(np.int32)


def _names_somebody(stack: Stack) -> Mask:
    return _is_filled(stack, "id") | _is_filled(stack, "name")


def _check_grids(stack: Stack, worker: Amounts, grid: Amounts, roster: Roster) -> None:
    """Log tallies of a worker that name a grid the worker is never in."""
    both = (worker != BLANK) & (grid != BLANK)
    if not both.any():
        return
    width = len(roster.grids) + 1
    known = roster.person.astype(np.int64) * width + roster.grid
    elsewhere = both & ~np.isin(worker * width + grid, known)
    for position in np.flatnonzero(elsewhere).tolist():
        person = int(worker[position])
        own = [roster.grids[code] for code in roster.grid[roster.person == person] if code >= 0]
        stack.report("GS418", position, "grid", id=roster.ids[person], grids=own)


def _check_blanks(stack: Stack) -> None:
    """Log answers left blank; a row without any figure is a form not filled in yet."""
    filled = {column: _is_filled(stack, column) for column in (*ANSWERS, "sampled")}
    empty = ~np.logical_or.reduce(list(filled.values()))
    for position in np.flatnonzero(empty).tolist():
        stack.report("GS423", position, "satisfied")
    for answer in ANSWERS:
        for position in np.flatnonzero(~empty & ~filled[answer]).tolist():
            stack.report("GS424", position, answer)


def _check_ballots(stack: Stack, answers: Amounts, sampled: Amounts) -> None:
    """Log tallies without ballots, and with more answers than ballots were sampled."""
    complete = (answers != BLANK).all(axis=1)
    votes = answers.sum(axis=1)
    for position in np.flatnonzero(complete & (sampled == 0)).tolist():
        stack.report("GS420", position, "sampled")
    for position in np.flatnonzero(complete & (sampled != 0) & (votes == 0)).tolist():
        stack.report("GS420", position, "satisfied")
    for position in np.flatnonzero(complete & (sampled > 0) & (votes > sampled)).tolist():
        stack.report("GS419", position, "sampled", votes=int(votes[position]))


def _report_repeats(stack: Stack, worker: Amounts, grid: Amounts, period: Amounts) -> None:
    for again, first in repeats(worker, grid, period):
        is_of_grid = worker[again] == BLANK
        about, same = ("grid" if is_of_grid else stack.who(row) for row in (again, first))
        stack.report("GS421", again, about, other=stack.place(first, same))

"""What each row of a survey is about: a worker or a grid, a period, a group of voters (R26)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import all_alike, as_ints
from gridscore.ledger.codebook import Codebook
from gridscore.ledger.model import BLANK
from gridscore.ledger.parsing.choices import VOTERS, by_word, choice_key, titled_choices
from gridscore.ledger.parsing.near import near_words
from gridscore.ledger.parsing.values import BadCell, Parsed, parse_text, plain_key
from gridscore.ledger.period_column import survey_periods
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Amounts, Ints, Roster
    from gridscore.ledger.people import People
    from gridscore.ledger.stack import Stack
    from gridscore.ledger.table import Table
    from gridscore.ledger.vocabulary import Vocabulary
    from gridscore.ledger.words import Words
    from gridscore.periods import Period


class About(NamedTuple):
    """Whom each row is about: a worker or a grid, a period, a group of voters; or BLANK."""

    worker: Amounts
    grid: Amounts
    period: Amounts
    group: Amounts

    def take(self, rows: NDArray[np.int64] | slice) -> About:
        """Keep some of the rows."""
        return About(*(column[rows] for column in self))


def read_about(
    stack: Stack,
    vocabulary: Vocabulary,
    people: People,
    roster: Roster,
    default: Period | None,
    periods: Codebook[Period],
    groups: Codebook[str],
) -> About:
    """Tell of every row whom it is about; what cannot be told is logged.

    Who is named by id or name is meant himself, whatever grid stands beside. `periods` and
    `groups` take up the words that the codes are of.
    """
    worker = stack.column(people.find)
    grid = stack.column(lambda table: _read_grids(table, roster))
    if (grid != BLANK).any():
        _check_grids(stack, worker, grid, roster)
        grid = np.where(stack.is_filled("id") | stack.is_filled("name"), BLANK, grid)
    period = stack.by_sheet(lambda table: survey_periods(table, vocabulary, default, periods))
    parse_group = _group_reader(vocabulary, groups)
    group = stack.by_sheet(lambda table: as_ints(table.read("group", parse_group)))
    return About(worker, grid, period.astype(np.int64), group.astype(np.int64))


def _group_reader(vocabulary: Vocabulary, groups: Codebook[str]) -> Callable[[Cell], Parsed[int]]:
    """Return a parser of groups of voters, named as the scheme does, or else as written."""
    names = by_word(titled_choices(VOTERS, vocabulary.voter_groups))

    def parse(cell: Cell) -> Parsed[int]:
        text = parse_text(cell).value
        return Parsed(groups.code(names.get(choice_key(text), text)) if text else BLANK)

    return parse


def _read_grids(table: Table, roster: Roster) -> Ints:
    """Return the grid of every row, a code into the roster's; without a roster, none."""
    if not roster.ids or table.col("grid") == BLANK:
        return all_alike(BLANK, len(table))
    found = _find_very_many(table, roster.grids)
    if found is not None:
        return found
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


def _find_very_many(table: Table, grids: Words) -> Ints | None:
    """Look up the grids of a large table together; None where it is none, or some are unknown."""
    column = table.columns["grid"]
    texts = column.cells
    if isinstance(texts, list) or isinstance(grids, list):
        return None
    book = Codebook[str](plain_key)
    book.codes(grids)
    found = book.find_all(texts)
    if ((found == BLANK) & (texts.lengths > 0)).any():
        return None
    return found if column.codes is None else found[column.codes]


def _check_grids(stack: Stack, worker: Amounts, grid: Amounts, roster: Roster) -> None:
    """Log tallies of a worker that name a grid the worker is never in."""
    both = (worker != BLANK) & (grid != BLANK)
    if not both.any():
        return
    width = len(roster.grids) + 1
    known = roster.person.astype(np.int64) * width + roster.grid
    elsewhere = both & ~np.isin(worker.astype(np.int64) * width + grid, known)
    for position in np.flatnonzero(elsewhere).tolist():
        person = int(worker[position])
        own = [roster.grids[code] for code in roster.grid[roster.person == person] if code >= 0]
        stack.report("GS418", position, "grid", id=roster.ids[person], grids=own)

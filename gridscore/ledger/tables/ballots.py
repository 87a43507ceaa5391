"""Ballots that were handed in one by one: an answer in words, or one that is ticked (R13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.equal_rows import distinct, first_like
from gridscore.ledger.kinds import BALLOTS
from gridscore.ledger.model import BLANK
from gridscore.ledger.parsing.choices import ANSWERS as ANSWER_WORDS
from gridscore.ledger.parsing.choices import choice_reader
from gridscore.ledger.parsing.values import BadCell, Parsed, parse_text
from gridscore.ledger.words import FEW

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.ledger.table import Table

ANSWERS = tuple(ANSWER_WORDS)
_TICKS = frozenset("√✓✔☑vV是")


def holds_ballots(table: Table) -> bool:
    """Say whether each row of a table is one ballot: an answer in words, or one that is ticked."""
    return table.kind.id == BALLOTS.id or is_ticked(table)


def is_ticked(table: Table) -> bool:
    """Say whether a table of answers is ticked instead of counted.

    A tick is not looked for among very many cells that nearly all differ.
    """
    columns = [table.columns[answer] for answer in ANSWERS if answer in table.columns]
    some = [column.cells for column in columns if column.codes is not None or len(column) < FEW]
    return any(isinstance(cell, str) and cell.strip() in _TICKS for cells in some for cell in cells)


def read_choices(table: Table) -> Amounts:
    """Read what each ballot says, a code into ANSWERS; BLANK where that cannot be told.

    Of a table of tallies it is BLANK throughout.
    """
    if is_ticked(table):
        return _read_ticks(table)
    return table.read("choice", choice_reader(ANSWER_WORDS), required=True)


def _read_ticks(table: Table) -> Amounts:
    """Read which answer of each row is ticked; BLANK where none is, or more than one."""
    ticked = np.stack([table.is_filled(answer) for answer in ANSWERS], axis=1)
    for answer in ANSWERS:
        table.read(answer, _parse_tick)
    number = ticked.sum(axis=1)
    for index in np.flatnonzero(number != 1).tolist():
        table.report("GS430", index, "satisfied", count=int(number[index]))
    return np.where(number == 1, ticked.argmax(axis=1), BLANK)


def _parse_tick(cell: Cell) -> Parsed[int]:
    text = parse_text(cell).value
    if text and text not in _TICKS:
        raise BadCell("GS431")
    return Parsed(BLANK)


def count_ballots(
    whose: tuple[Amounts, ...], choice: Amounts
) -> tuple[NDArray[np.int64], NDArray[np.int64], Ints]:
    """Count ballots by `whose` they are, columns that name it, and what they say, by `choice`.

    Returns the first ballot of each tally, the tally of each ballot, and answers, shape (n, 3).
    """
    first_row = first_like(*whose)
    first = distinct(first_row)
    tally = np.searchsorted(first, first_row)
    answers = np.zeros((len(first), len(ANSWERS)), np.int32)
    np.add.at(answers, (tally, choice), 1)
    return first, tally, answers

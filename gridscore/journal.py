"""Postings: every amount that makes up a result, with its clause and its source cells.

A kind of posting is a set of columns, one entry per journal line. Totals are sums over these
columns (`total_of`), and the journal is the same columns put into words (`results.journal`):
there is no second computation that could disagree.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import rise
from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET
from gridscore.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.model import Amounts, Ints


_SHORT = 1 << 16


class Unit(StrEnum):
    """What the amount of a posting counts."""

    POINTS = "points"
    YUAN = "yuan"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Cells:
    """Source cells of journal lines: line i draws on entries `start[i]` to `start[i + 1]`."""

    start: NDArray[np.int64]
    sheet: Ints
    row: Ints
    col: Ints


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a line has its amount: a message of `messages.reasons`.

    `moves` says that the line is worth naming in the result's `reasons` column: something
    happened that changes the row, or would but for a reading.
    """

    key: str
    details: Mapping[str, object] = field(default_factory=dict)
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Posting:
    """The lines of one account: k lines, each belonging to a row of the result.

    `amount` is in hundredths of a point or in fen, UNSET where a station has not set it.
    `figures` are further per-line amounts that the reason's wording shows. `cells` names the
    sources of some of the lines, given by their places; it is asked only when a journal is written.
    """

    account: str
    clause: str
    rule: str
    unit: Unit
    row: NDArray[np.int64]
    amount: Amounts
    reason: Ints
    reasons: tuple[Reason, ...]
    figures: Mapping[str, Amounts] = field(default_factory=dict)
    cells: Callable[[NDArray[np.int64]], Cells] | None = None


def total_of(postings: Iterable[Posting], unit: Unit, rows: int) -> Amounts:
    """Add up, for each of `rows` result rows, the lines counted in `unit`; UNSET adds nothing."""
    totals = np.zeros(rows, np.int64)
    for posting in postings:
        if posting.unit is unit:
            row, amount = posting.row, posting.amount
            if (amount == UNSET).any():
                row, amount = row[amount != UNSET], amount[amount != UNSET]
            if len(row) == rows and rise(row):
                totals += amount
            else:
                np.add.at(totals, row, amount)
    return totals


def known_total_of(postings: Sequence[Posting], unit: Unit, rows: int) -> Amounts:
    """Add up like `total_of`, but give UNSET where one of the lines is UNSET."""
    totals = total_of(postings, unit, rows)
    for posting in postings:
        totals[posting.row[posting.amount == UNSET]] = UNSET
    return totals


def group_cells(line: NDArray[np.int64], lines: int, sheet: Ints, row: Ints, col: Ints) -> Cells:
    """Gather cells by the journal line they belong to, in the order given within a line."""
    known = col != BLANK
    line, sheet, row, col = line[known], sheet[known], row[known], col[known]
    short = line.astype(np.uint16) if lines <= _SHORT else line  # sorted several times as fast
    order = np.argsort(short, kind="stable")
    start = np.zeros(lines + 1, np.int64)
    np.cumsum(np.bincount(line, minlength=lines), out=start[1:])
    return Cells(start, sheet[order], row[order], col[order])

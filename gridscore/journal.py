"""Postings: every amount that makes up a result, with its clause and its source cells.

A kind of posting is a set of columns, one entry per journal line. Totals are sums over these
columns (`total_of`), and the journal is the same columns put into words (`results.journal_table`):
there is no second computation that could disagree.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from gridscore.columns import everywhere, is_one_number, looked_up, never_fall, rise
from gridscore.equal_rows import different_rows
from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET
from gridscore.records import NamedTuple, dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.model import Amounts, Ints, Narrow


_SHORT = 1 << 16  # lines whose numbers fit two bytes


class Unit(StrEnum):
    """What the amount of a posting counts."""

    POINTS = "points"
    YUAN = "yuan"
    NONE = ""


class Spots(NamedTuple):
    """Cells of journal lines: those of `line` that stand in a row of a sheet, in some columns.

    These are `columns[which]`, at least one: the scores of a person stand side by side in nearly
    every ledger, and are looked for and laid out as one.
    """

    line: NDArray[np.integer]
    sheet: Narrow
    row: Ints
    which: Ints
    columns: Sequence[tuple[int, ...]]

    @classmethod
    def of(cls, line: NDArray[np.integer], sheet: Narrow, row: Ints, col: Ints) -> Spots:
        """Take cells by their columns, one for each entry or several, shape (entries, cells).

        BLANK is a cell that there is not.
        """
        cols = col if col.ndim > 1 else col[:, np.newaxis]
        first, which = different_rows(cols)
        columns = [tuple(one for one in each if one != BLANK) for each in cols[first].tolist()]
        spots = cls(line, sheet, row, which.astype(np.int32, copy=False), columns)
        if all(columns):
            return spots
        return spots.at(np.flatnonzero(np.array(list(map(bool, columns)))[which]))

    def at(self, entries: NDArray[np.integer], line: NDArray[np.integer] | None = None) -> Spots:
        """Give some entries, as those of their own lines or of others."""
        place = self.sheet[entries], self.row[entries], self.which[entries]
        return Spots(self.line[entries] if line is None else line, *place, self.columns)


@dataclass(frozen=True, slots=True)
class Cells:
    """Source cells of journal lines: line i draws on entries `start[i]` to `start[i + 1]`.

    Each entry is one cell or several of a row, as in `Spots`.
    """

    start: NDArray[np.int64]
    sheet: Narrow
    row: Ints
    which: Ints
    columns: Sequence[tuple[int, ...]]

    def spots(self, line: NDArray[np.integer]) -> Spots:
        """Give the entries as those of other lines: of each line the one it becomes."""
        whose = np.repeat(line, np.diff(self.start))
        return Spots(whose, self.sheet, self.row, self.which, self.columns)


CellsOf: TypeAlias = "Callable[[NDArray[np.int64]], Cells]"
"""Gives the source cells of some lines, given by their places."""


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
class Batch:
    """Lines of one account that share a reason: k lines, each belonging to a row of the result.

    `row` never falls. `amount` is in hundredths of a point or in fen, UNSET where a station has
    not set it. `figures` are further per-line amounts that the reason's wording shows. What is the
    same in all lines is one number, broadcast. `cells`, None where no line has any, is asked only
    when a journal is written.
    """

    row: NDArray[np.int64]
    amount: NDArray[np.integer]
    reason: Reason
    figures: Mapping[str, NDArray[np.integer]] = field(default_factory=dict)
    cells: CellsOf | None = None

    def told_alone(self) -> Batch:
        """Keep what a row's reasons name; of other lines only how they are worded."""
        if self.reason.moves:
            return replace(self, cells=None)
        nothing = dict.fromkeys(self.figures, _NOTHING)
        return Batch(_NOTHING, _NOTHING, self.reason, nothing)


@dataclass(frozen=True, slots=True)
class Posting:
    """The lines of one account, batch after batch.

    The columns of all its lines are put together anew whenever they are asked for. `idle` gives the
    zero lines of rows that nothing happened to, which stand after the others: nearly all lines of
    some accounts, and made only for a journal.
    """

    account: str
    clause: str
    rule: str
    unit: Unit
    batches: tuple[Batch, ...]
    idle: Callable[[], Sequence[Batch]] = tuple

    def whole(self) -> Posting:
        """Give the same with all of its lines among the batches."""
        idle = [batch for batch in self.idle() if len(batch.row)]
        return replace(self, batches=(*self.batches, *idle), idle=tuple)

    def told_alone(self) -> Posting:
        """Keep the lines that the reasons of a row name, without their cells."""
        return replace(
            self, batches=tuple(batch.told_alone() for batch in self.batches), idle=tuple
        )

    @property
    def row(self) -> NDArray[np.int64]:
        """The result row of each line."""
        return np.concatenate([_NOTHING, *(batch.row for batch in self.batches)])

    @property
    def amount(self) -> Amounts:
        """The amount of each line, as in a batch."""
        return np.concatenate([_NOTHING, *(batch.amount for batch in self.batches)])

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons of the lines, as `reason` numbers them."""
        return tuple(batch.reason for batch in self.batches)

    @property
    def reason(self) -> Ints:
        """The reason of each line: an index into `reasons`."""
        lengths = [len(batch.row) for batch in self.batches]
        return np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)

    @property
    def figures(self) -> dict[str, Amounts]:
        """The figures of each line by their names, UNSET where its batch shows none so called."""
        names = dict.fromkeys(name for batch in self.batches for name in batch.figures)
        return {
            name: np.concatenate(
                [
                    batch.figures.get(name, np.broadcast_to(np.int64(UNSET), len(batch.row)))
                    for batch in self.batches
                ]
            )
            for name in names
        }

    @property
    def cells(self) -> CellsOf | None:
        """What gives the source cells of some lines, None where no line has any."""
        return self._cells_of if any(batch.cells for batch in self.batches) else None

    def _cells_of(self, lines: NDArray[np.int64]) -> Cells:
        first = 0
        parts: list[Spots] = []
        for batch in self.batches:
            own = np.flatnonzero((lines >= first) & (lines < first + len(batch.row)))
            if batch.cells is not None and len(own):
                parts.append(batch.cells(lines[own] - first).spots(own))
            first += len(batch.row)
        return lay_out_cells(parts, len(lines))


_NOTHING = np.zeros(0, np.int64)


def total_of(postings: Iterable[Posting], unit: Unit, rows: int) -> Amounts:
    """Add up, for each of `rows` result rows, the lines counted in `unit`; UNSET adds nothing."""
    totals = np.zeros(rows, np.int64)
    add_lines(totals, postings, unit)
    return totals


def add_lines(totals: Amounts, postings: Iterable[Posting], unit: Unit) -> None:
    """Add more lines to what `total_of` gave."""
    for posting in postings:
        if posting.unit is unit:
            for batch in posting.batches:
                _add(totals, batch)


def _add(totals: Amounts, batch: Batch) -> None:
    """Add the amounts of a batch to the totals of their rows; UNSET adds nothing."""
    row, amount = batch.row, batch.amount
    if is_one_number(amount) and amount[0] in (0, UNSET):
        return
    if leaves_open(batch):
        row, amount = row[amount != UNSET], amount[amount != UNSET]
    if row is everywhere(len(totals)):
        totals += amount
    else:  # amounts of another width numpy would convert one by one
        np.add.at(totals, row, amount.astype(np.int64, copy=False))


def known_total_of(postings: Sequence[Posting], unit: Unit, rows: int) -> Amounts:
    """Add up like `total_of`, but give UNSET where one of the lines is UNSET."""
    totals = total_of(postings, unit, rows)
    for batch in (batch for posting in postings for batch in posting.batches):
        if leaves_open(batch):
            totals[batch.row[batch.amount == UNSET]] = UNSET
    return totals


def leaves_open(batch: Batch) -> bool:
    """Say whether a station has not set the amount of some of the lines."""
    if is_one_number(batch.amount):
        return bool(batch.amount[0] == UNSET)
    return bool(batch.amount.min(initial=0) == UNSET)


def joined(parts: Sequence[Spots]) -> Spots:
    """Give cells part after part."""
    nothing = np.zeros(0, np.int32)
    parts = _sharing_columns([Spots(_NOTHING, nothing, nothing, nothing, []), *parts])
    line, sheet, row, which, _ = zip(*parts, strict=True)
    place = np.concatenate(sheet), np.concatenate(row), np.concatenate(which)
    return Spots(np.concatenate(line), *place, parts[0].columns)


def _sharing_columns(parts: Sequence[Spots]) -> list[Spots]:
    """Give all parts one list of columns, equal ones once."""
    columns = list(dict.fromkeys(each for part in parts for each in part.columns))
    number = {each: nth for nth, each in enumerate(columns)}
    codes = [np.array([number[each] for each in part.columns], np.int32) for part in parts]
    return [
        part._replace(which=looked_up(code, part.which), columns=columns)
        for code, part in zip(codes, parts, strict=True)
    ]


def lay_out_cells(parts: Sequence[Spots], lines: int) -> Cells:
    """Gather cells by the journal line they belong to, in the order given within a line."""
    parts = _sharing_columns([part for part in parts if len(part.line)])
    if not all(rise(part.line) for part in parts):
        return _sorted_by_line(joined(parts), lines)
    there = np.zeros((lines, len(parts)), np.bool_)
    laid_out = np.empty((3, lines, len(parts)), np.int32)
    start = np.zeros(lines + 1, np.int64)
    count = start[1:]
    for nth, (line, *place, _) in enumerate(parts):
        at = slice(None) if len(line) == lines else line
        there[at, nth] = True
        count[at] += 1
        for matrix, values in zip(laid_out, place, strict=True):
            matrix[at, nth] = values
    np.cumsum(count, out=count)
    known = slice(None) if there.all() else there.reshape(-1)
    sheet, row, which = (matrix.reshape(-1)[known] for matrix in laid_out)
    return Cells(start, sheet, row, which, parts[0].columns if parts else [])


def _sorted_by_line(spots: Spots, lines: int) -> Cells:
    start = np.zeros(lines + 1, np.int64)
    np.cumsum(np.bincount(spots.line, minlength=lines), out=start[1:])
    if not never_fall(spots.line):
        # Short numbers are sorted several times as fast.
        line = spots.line.astype(np.uint16) if lines <= _SHORT else spots.line
        spots = spots.at(np.argsort(line, kind="stable"))
    _, sheet, row, which, columns = spots
    return Cells(start, sheet, row, which, columns)


def one_cell_each(sheet: Narrow, row: Ints, col: Ints) -> CellsOf:
    """Give each line of a batch its one source cell; none where `col` is BLANK."""

    def cells(lines: NDArray[np.int64]) -> Cells:
        own = Spots.of(np.arange(len(lines)), sheet[lines], row[lines], col[lines])
        return lay_out_cells([own], len(lines))

    return cells

"""Score sheets, wide and long, pivoted to one entry per worker, period and scorer."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.columns import (
    all_alike,
    as_ints,
    narrowed,
    narrowest,
    one_below_the_other,
    worked_out,
)
from gridscore.equal_rows import first_like, told_apart
from gridscore.ledger.codebook import Codebook
from gridscore.ledger.grid import CellFault
from gridscore.ledger.model import BLANK, Scores
from gridscore.ledger.parsing.choices import by_word, choice_key, role_choices
from gridscore.ledger.parsing.figures import parse_points
from gridscore.ledger.parsing.items import item_reader
from gridscore.ledger.parsing.values import BadCell, Parsed, parse_text, plain_key
from gridscore.ledger.period_column import score_periods
from gridscore.ledger.recognition.point_words import Says, says
from gridscore.ledger.stack import Stack, repeats, single_tables
from gridscore.ledger.sums import check_sums
from gridscore.ledger.tables.score_entries import (
    Entries,
    given_twice,
    report_copied,
    report_scored_twice,
    report_unnamed,
)
from gridscore.numbers import HUNDRED, format_hundredths
from gridscore.records import NamedTuple
from gridscore.side_by_side import AT_ONCE, begun, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.codebook import Book
    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Ints, Narrow
    from gridscore.ledger.people import People
    from gridscore.ledger.table import Mask, Table
    from gridscore.ledger.vocabulary import Vocabulary
    from gridscore.periods import Period

_UNREADABLE, _NOT_WORKED_OUT = -2, -3  # totals that cannot be compared
_MOST_POINTS = 10**6 * HUNDRED
_KEY = 3  # columns that tell entries apart: worker, period and scorer


class _Who(NamedTuple):
    """Who was scored, when, by whom, and the scorer's role."""

    worker: Ints
    period: Narrow
    scorer: Ints
    role: Ints

    def take(self, rows: Mask | NDArray[np.int64] | slice) -> _Who:
        worker, period, scorer, role = self
        return _Who(worker[rows], period[rows], scorer[rows], role[rows])

    @property
    def are_all_known(self) -> bool:
        return all(column.min(initial=0) > BLANK for column in (self.worker, self.period))

    @property
    def is_known(self) -> Mask:
        known: Mask = (self.worker != BLANK) & (self.period != BLANK)
        return known


def read_scores(
    tables: Sequence[Table], vocabulary: Vocabulary, people: People, default: Period | None
) -> Scores:
    """Read all score sheets, in their order; `default` is the period of those that name none.

    Rows whose worker or period is unknown are logged and left out; points that cannot be read
    are logged and BLANK.
    """
    reader = _ScoreReader(vocabulary, people, default)
    wide, who = reader.read_known([table for table in tables if not table.kind.is_long])
    long_entries = reader.read_long([table for table in tables if table.kind.is_long])
    whose = map(one_below_the_other, zip(who[:_KEY], long_entries[:_KEY], strict=True))
    is_long = any(table.is_large for table in wide.tables)
    find_again = begun(partial(repeats, *whose), is_long=is_long)  # while points are read
    entries = _united([reader.read_wide(wide, who), long_entries])
    if tables:
        log = tables[0].log
        report_scored_twice(entries, find_again(), len(who.worker), people, log)
        report_unnamed(entries, reader.scorers.strings, people, log)
        report_copied(entries, reader.periods.words, log)
    return Scores(
        **entries._asdict(),
        periods=reader.periods.words,
        scorers=reader.scorers.words,
        roles=reader.roles.words,
    )


def _united(parts: Sequence[Entries]) -> Entries:
    parts = [part for part in parts if len(part.worker)] or parts[:1]
    if len(parts) == 1:
        return parts[0]
    return Entries(*map(_joined, zip(*parts, strict=True)))


def _joined(columns: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """Set columns one below the other; what is the same all along is kept once."""
    shape = (sum(map(len, columns)), *columns[0].shape[1:])
    if columns[0].ndim == 1:
        return one_below_the_other(columns)
    if all(column.strides[1] == 0 for column in columns):  # one number for each row
        row = np.concatenate([column[:, 0] for column in columns])
        return np.broadcast_to(row[:, np.newaxis], shape)
    first = columns[0][:1]
    if all(column.strides[0] == 0 and (column[:1] == first).all() for column in columns):
        return np.broadcast_to(first, shape)  # the same in each row
    return np.concatenate([column.T for column in columns], axis=1).T


class _ScoreReader:
    """Reads the score sheets of one scheme into shared codebooks."""

    def __init__(self, vocabulary: Vocabulary, people: People, default: Period | None) -> None:
        self.periods: Codebook[Period] = Codebook()
        self.scorers = Codebook[str](plain_key)
        self.roles = Codebook[str]()
        self._role_of = by_word(role_choices(vocabulary.scorer_roles))
        self._people, self._default = people, default
        self._vocabulary = vocabulary
        self._criteria = [criterion.id for criterion in vocabulary.criteria]
        self._maxima = [criterion.maximum for criterion in vocabulary.criteria]
        self._kind = narrowest(max(self._maxima, default=0))  # of points
        self._parse_criterion = item_reader(vocabulary.criteria)

    def read_known(self, tables: Sequence[Table]) -> tuple[Stack, _Who]:
        """Read who was scored in sheets of entries: of the rows that say so, which are given."""
        stack = Stack.of(tables)
        who = self._read_who(stack)
        known = slice(None) if who.are_all_known else np.flatnonzero(who.is_known)
        return stack.take(known), who.take(known)

    def read_wide(self, stack: Stack, who: _Who) -> Entries:
        """Read sheets with one column per criterion: each row of the stack is an entry."""
        tables = stack.tables
        is_long = any(table.is_large for table in tables)
        read_places = begun(lambda: (stack.sheet(), stack.row()), is_long=is_long)
        points = np.empty((len(self._criteria), int(stack.starts[-1])), self._kind)
        jobs = (
            (partial(self._read_points, table, points[:, start:end]), table.is_large)
            for table, (start, end) in zip(tables, pairwise(stack.starts.tolist()), strict=True)
        )
        for _ in in_order(jobs, AT_ONCE):  # each has its table and its place
            pass
        sheet, row = read_places()
        if not stack.is_whole:
            points = points[:, stack.at]
        return Entries(
            *who,
            points.T,  # a criterion's points stand together in memory
            sheet,
            np.broadcast_to(row[:, np.newaxis], points.T.shape),
            self._cols(single_tables(tables), sheet),
        )

    def _read_points(self, table: Table, points: Narrow) -> None:
        """Read the points of a sheet into their place, one row for each criterion."""
        for criterion, maximum, given in zip(self._criteria, self._maxima, points, strict=True):
            table.read_numbers_into(given, criterion, self._points_up_to(maximum))
        _check_totals(table, points.T)
        for criterion, given in zip(self._criteria, points, strict=True):
            check_sums(table, criterion, given)

    def _cols(self, tables: Sequence[Table], sheet: Narrow) -> Ints:
        """Tell where the criteria of each entry stand; kept once where it is always the same."""
        shape = len(sheet), len(self._criteria)
        cols = np.array([[t.col(one) for one in self._criteria] for t in tables], np.int32)
        if not len(tables) or (cols == cols[0]).all():
            return np.broadcast_to(cols[0] if len(tables) else np.int32(BLANK), shape)
        return cols[np.searchsorted([table.sheet for table in tables], sheet)]

    def read_long(self, tables: Sequence[Table]) -> Entries:
        """Read lists with one row per criterion: rows of one sheet that belong together are one."""
        stack = Stack.of(tables)
        who = self._read_who(stack)
        criterion = stack.column(self._read_criterion)
        points = self._read_long_points(stack, criterion)
        known = who.is_known & (criterion != BLANK)
        keep = slice(None) if known.all() else np.flatnonzero(known)
        stack, who = stack.take(keep), who.take(keep)
        criterion, points = criterion[keep], points[keep]
        is_given = points != BLANK
        repeated = repeats(who.worker, who.period, who.scorer, criterion)
        for again, first in given_twice(repeated, is_given):
            stack.report("GS413", again, "points", other=stack.place(first, "points"))
        sheet, row = stack.sheet(), stack.row()
        first_row = first_like(who.worker, who.period, who.scorer, sheet)
        entries, entry = told_apart(first_row)
        shape = (len(entries), len(self._criteria))
        pivoted = np.full(shape, BLANK, self._kind)
        rows = np.repeat(row[entries, np.newaxis], shape[1], axis=1)
        order = np.argsort(is_given, kind="stable") if repeated else slice(None)  # blanks first
        place = entry[order], criterion[order]
        pivoted[place], rows[place] = points[order], row[order]
        cols = stack.column(lambda table: table.col("points")).astype(np.int32)
        return Entries(
            *who.take(entries),
            pivoted,
            sheet[entries],
            rows,
            np.repeat(cols[entries, np.newaxis], shape[1], axis=1),
        )

    def _read_who(self, stack: Stack) -> _Who:
        """Read who was scored in all rows of some tables; what is new is numbered by sheets."""
        worker = as_ints(stack.column(self._people.find))
        scorer = stack.words_by_sheet(_read_scorer, self.scorers)
        period = stack.by_sheet(self._read_period)
        role = stack.by_sheet(self._read_role)
        return _Who(worker, narrowed(period, len(self.periods.words)), scorer, role)

    def _read_period(self, table: Table) -> Ints:
        return score_periods(table, self._vocabulary, self._default, self.periods)

    def _read_role(self, table: Table) -> Ints:
        if "scorer_role" not in table.columns:
            return all_alike(BLANK, len(table))
        return as_ints(table.read("scorer_role", self._parse_role))

    def _read_criterion(self, table: Table) -> Narrow:
        criterion = table.read("criterion", self._parse_criterion, required=True)
        return narrowed(criterion, len(self._criteria))

    def _read_long_points(self, stack: Stack, criterion: Narrow) -> Narrow:
        """Read the points of the long shape, each up to the maximum of its own criterion."""
        highest = max(self._maxima, default=0)
        parse = self._points_up_to(highest)

        def read_points(table: Table) -> Narrow:
            given = np.empty(len(table), self._kind)
            table.read_numbers_into(given, "points", parse)
            check_sums(table, "points", given)
            return given

        points = stack.column(read_points)
        maxima = np.array([*self._maxima, highest], self._kind)[criterion]
        for table, rows in stack.parts:
            _report_worth_alone(table, points[rows], maxima[rows])
        for position in np.flatnonzero(points > maxima).tolist():
            maximum = format_hundredths(int(maxima[position]))
            stack.report("GS305", position, "points", maximum=maximum)
        return np.where(points > maxima, self._kind.type(BLANK), points)

    @staticmethod
    def _points_up_to(maximum: int) -> Callable[[Cell], Parsed[int]]:
        return lambda cell: parse_points(cell, maximum)

    def _parse_role(self, cell: Cell) -> Parsed[int]:
        text = parse_text(cell).value
        return Parsed(self.roles.code(self._role_of.get(choice_key(text), text)) if text else BLANK)


def _read_scorer(table: Table, scorers: Book) -> Ints:
    """Read who scored each row of a sheet; where it does not say, a scorer without a name did."""
    scorer = table.read_words("scorer", scorers)
    is_blank = worked_out(lambda code: code == BLANK, scorer)
    if not is_blank.any():
        return scorer
    [nobody] = scorers.codes([""]).tolist()
    return worked_out(lambda code: np.where(code == BLANK, np.int32(nobody), code), scorer)


def _report_worth_alone(table: Table, points: Narrow, maxima: Narrow) -> None:
    """Log that a list headed by what criteria are worth, `分值`, says nothing but that."""
    heading = next(text for text, name in table.region.headings if name == "points")
    if len(points) and says(heading) is Says.WORTH and (points == maxima).all():
        table.report("GS223", 0, "points", table=table.kind.title, found=[heading])


def _check_totals(table: Table, points: Narrow) -> None:
    """Compare a total beside the criteria with what was read, row by row."""
    if table.col("total") == BLANK:
        return

    def parse_total(cell: Cell) -> Parsed[int]:
        if cell is CellFault.NO_CACHED_VALUE:  # of our own form it says nothing
            return Parsed(BLANK if table.is_own_form else _NOT_WORKED_OUT)
        try:
            return parse_points(cell, _MOST_POINTS)
        except BadCell:
            return Parsed(_UNREADABLE)

    total = table.read("total", parse_total)
    if (total >= BLANK).all():
        check_sums(table, "total", total)
    scored = (points != BLANK).any(axis=1) & ~table.flawed
    added = np.where(points == BLANK, 0, points).sum(axis=1, dtype=np.int64)
    for index in np.flatnonzero(scored & (total >= 0) & (total != added)).tolist():
        table.report("GS414", index, "total", added=format_hundredths(int(added[index])))
    for index in np.flatnonzero(scored & (total == _UNREADABLE)).tolist():
        table.report("GS415", index, "total", added=format_hundredths(int(added[index])))
    waiting = np.flatnonzero(scored & (total == _NOT_WORKED_OUT))
    for _, start, end in table.stretches if len(waiting) else ():
        own = waiting[slice(*np.searchsorted(waiting, [start, end]))].tolist()
        if own:
            table.report("GS438", own[0], "total", count=len(own))

"""From sheets to tables: recognises what stands in them, and takes the rows of data out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gridscore.ledger.data_rows import open_table
from gridscore.ledger.grid import LARGE, Grid
from gridscore.ledger.kinds import ROSTER, table_kinds
from gridscore.ledger.model import SheetRef
from gridscore.ledger.own_words import OwnWords, Teaching
from gridscore.ledger.problem_log import ProblemLog
from gridscore.ledger.recognition.heading_rows import Headings
from gridscore.ledger.recognition.recognise import recognise
from gridscore.ledger.tables.events import EVENT_TABLES
from gridscore.ledger.vocabulary import vocabulary_of
from gridscore.records import NamedTuple
from gridscore.side_by_side import AT_ONCE, longest_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gridscore.ledger.grid import Cell, Unused
    from gridscore.ledger.kinds import TableKind
    from gridscore.ledger.recognition.region import Region
    from gridscore.ledger.table import Table
    from gridscore.scheme.model import Scheme

_IN_BOOKS = {
    ROSTER.id: ("id", "grid", "zone", "account"),
    **{kind.id: ("document",) for kind in EVENT_TABLES},
}
"""Columns that may be very many words, which are numbered: a long job in a large table."""


class SheetOpener:
    """Takes the tables out of sheets, under one scheme and with a station's own words.

    Sheets have nothing to do with each other: some may be opened while others are still read, in
    any order and in several threads. Raises UsageError for an own word that means nothing.
    """

    def __init__(self, scheme: Scheme, own_words: OwnWords | None = None) -> None:
        self.vocabulary = vocabulary_of(scheme)
        kinds = table_kinds(self.vocabulary)
        self.teaching = Teaching(own_words or OwnWords(), kinds, self.vocabulary)
        self._usual = Headings(self.teaching.kinds)
        self._opened: list[_Opened] = []

    def open(self, grids: Sequence[Grid]) -> None:
        """Open sheets that were read together: those of a file, or all that were read as one.

        Of large tables the grids are empty afterwards: what is in them is kept once.
        """
        log = ProblemLog([grid.ref for grid in grids])
        alike = [(sheet, grid) for sheet, grid in enumerate(grids) if grid.alike]
        tables = self._open_alike(alike, log) if alike else []
        for sheet, grid in enumerate(grids):
            if not grid.alike:
                tables += _open_tables(grid, sheet, self._headings_in(grid), log)
        self._opened.append(_Opened(grids, tables, log))

    def unused(self, file: str, rows: Sequence[list[Cell]]) -> Unused:
        """Tell which columns of a large text or a parquet need not be read, by its first rows.

        Of a parquet those are the names of its columns alone.
        """
        from gridscore.ledger.large.left_out import unused_columns

        grid = Grid(SheetRef(file), [*rows])
        return unused_columns(grid, self._headings_in(grid))

    def tables(self, grids: Sequence[Grid], log: ProblemLog) -> list[Table]:
        """Return the tables of all sheets in order, each with the number that its sheet has here.

        One table may be of several sheets that are headed alike. Sheets that are not open yet are
        opened. What is told of tables, and was told of them, goes into the log.
        """
        open_already = {id(grid) for opened in self._opened for grid in opened.grids}
        together: dict[int, list[Grid]] = {}
        for grid in grids:
            if id(grid) not in open_already:
                together.setdefault(id(grid.alike or grid), []).append(grid)
        jobs = [(partial(self.open, some), _weight(some[0])) for some in together.values()]
        longest_first(jobs, AT_ONCE)
        numbers = {id(grid): number for number, grid in enumerate(grids)}
        tables = [table for opened in self._opened for table in opened.numbered(numbers, log)]
        self._opened.clear()
        return by_sheet(tables)

    def _headings_in(self, grid: Grid) -> Headings:
        kinds = self.teaching.kinds_in(grid)
        return self._usual if kinds is self.teaching.kinds else Headings(kinds)

    def _open_alike(self, grids: Sequence[tuple[int, Grid]], log: ProblemLog) -> list[Table]:
        """Take the tables out of sheets that were read as one, which all are given, numbered."""
        from gridscore.ledger.alike import open_together

        headings = [self._headings_in(grid) for _, grid in grids]
        tables, alone = open_together(grids, headings, log)
        for sheet, grid in alone:
            tables += _open_tables(grid, sheet, self._headings_in(grid), log)
        return tables


class _Opened(NamedTuple):
    """The tables of some sheets, which are numbered among themselves, and what was told of them."""

    grids: Sequence[Grid]
    tables: list[Table]
    log: ProblemLog

    def numbered(self, numbers: Mapping[int, int], log: ProblemLog) -> list[Table]:
        """Give the sheets their numbers among all sheets, by the identity of each grid."""
        number = [numbers[id(grid)] for grid in self.grids]
        log.take_over(self.log, number)
        for table in self.tables:
            for one in (table, *table.parts):
                one.sheet, one.log = number[one.sheet], log
        return self.tables


def _weight(grid: Grid) -> int:
    """Tell roughly how long a sheet takes to be opened, and all that were read as one with it."""
    rows = grid.alike.rows if grid.alike else grid.rows
    return 0 if isinstance(rows, list) else rows.weight


def by_sheet(tables: Iterable[Table]) -> list[Table]:
    """Put tables in the order of their sheets; those of one sheet stay in theirs."""
    return sorted(tables, key=lambda table: table.sheet)


def _open_tables(grid: Grid, sheet: int, headings: Headings, log: ProblemLog) -> list[Table]:
    """Take the tables out of a sheet; of a large one nothing is left but them."""
    laid, regions = _recognised(grid, sheet, headings, log)
    tables = [open_table(laid, region, sheet, log) for region in regions]
    for table in tables:
        columns = map(table.texts, _IN_BOOKS.get(table.kind.id, ()))
        jobs = [(texts.get_ready, len(texts) * table.is_large) for texts in columns if texts]
        longest_first(jobs, AT_ONCE)
    if not isinstance(laid.rows, list):
        laid.rows.give_up()
    return tables


def _recognised(
    grid: Grid, sheet: int, headings: Headings, log: ProblemLog
) -> tuple[Grid, list[Region]]:
    """Find the tables of a sheet, which is read again as a whole where that may tell more."""
    laid = _laid_by_columns(grid, headings.kinds) if len(grid.rows) >= LARGE else grid
    if grid.whole is None:
        return laid, recognise(laid, sheet, headings, log)
    from gridscore.ledger.large.left_out import tell_all
    from gridscore.ledger.sources.refusal import RefusedError

    told = log.begun_anew()
    regions = recognise(laid, sheet, headings, told)
    if tell_all(laid.rows, regions, headings):
        log.take_over(told)
        return laid, regions
    if not isinstance(laid.rows, list):
        laid.rows.give_up()
    try:
        return _recognised(grid.whole(), sheet, headings, log)
    except RefusedError as refusal:
        log.at(refusal.code, sheet, 0, 0, "", **refusal.details)
        return laid, []


def _laid_by_columns(grid: Grid, kinds: Sequence[TableKind]) -> Grid:
    from gridscore.ledger.large.laid_by_columns import by_columns

    return by_columns(grid, kinds)

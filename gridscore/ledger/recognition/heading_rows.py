"""The rows of a sheet that are headings, and which kind of table each of them heads.

Headings may spread over several rows, and be merged over rows and columns.
"""

from __future__ import annotations

from itertools import chain, zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING

from gridscore.ledger.headings import KnownHeadings, heading_key
from gridscore.ledger.recognition.own_results import own_headings
from gridscore.ledger.recognition.void_rows import VOID
from gridscore.records import dataclass
from gridscore.side_by_side import CachedProperty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gridscore.ledger.grid import Cell, Grid, Rows
    from gridscore.ledger.kinds import TableKind

DEEPEST = 4
"""Rows that headings spread over."""
FEWEST_HEADINGS = 2
"""Known words that make a heading row; one alone does not."""
_SHORTEST_PART = 2  # characters in which a heading may be part of another
_MOST_KEPT = 1000  # rows of headings: sheets of many offices have fewer different ones


@dataclass(frozen=True, slots=True)
class Match:
    """A row read as the headings of one kind of table."""

    kind: TableKind
    headings: tuple[str, ...]
    keys: Sequence[str]
    columns: dict[str, list[int]]

    @classmethod
    def of(cls, kind: TableKind, headings: tuple[str, ...], keys: Sequence[str]) -> Match:
        """Read a row of texts, whose keys are given, as the headings of a kind of table."""
        columns: dict[str, list[int]] = {}
        for col, key in enumerate(keys):
            if key in kind.column_of:
                columns.setdefault(kind.column_of[key], []).append(col)
        if kind.is_long and "criterion" in columns:
            from gridscore.ledger.recognition.point_words import given_columns

            known = {col for name, cols in columns.items() if name != "points" for col in cols}
            given = given_columns(headings, columns.get("points", []), known)
            columns |= {"points": given} if given else {}
        return cls(kind, headings, keys, columns)

    @property
    def is_marked(self) -> bool:
        """Whether enough headings are there to tell the kind by."""
        if any(mark <= self.columns.keys() for mark in self.kind.marks):
            return len(self.columns) >= FEWEST_HEADINGS
        return bool(self.columns) and self._shortened >= FEWEST_HEADINGS

    @property
    def _shortened(self) -> int:
        """How many headings are part of one the table should have: `走访巡查` for more of it."""
        whole = self.kind.often_shortened
        unknown = {key for key in self.keys if len(key) >= _SHORTEST_PART} - whole
        return sum(any(key in other for other in whole) for key in unknown)

    @property
    def missing(self) -> list[tuple[str, ...]]:
        """The columns that the table has to have and lacks; of each tuple one would do."""
        return [names for names in self.kind.required if self.columns.keys().isdisjoint(names)]

    @property
    def found(self) -> list[str]:
        """The headings there are."""
        return [heading for heading in self.headings if heading]

    @property
    def extra(self) -> tuple[str, ...]:
        """The headings of columns that are passed over."""
        read = (cols for name, cols in self.columns.items() if name not in self.kind.unread)
        taken = set(chain.from_iterable(read))
        return tuple(text for col, text in enumerate(self.headings) if text and col not in taken)

    @property
    def void(self) -> dict[int, str]:
        """Those of them that may say of a row that it does not count, by column."""
        if self.kind.id not in VOID:
            return {}
        keys = VOID[self.kind.id].headings.difference(self.kind.column_of)
        return {col: self.headings[col] for col, key in enumerate(self.keys) if key in keys}


@dataclass(frozen=True, slots=True)
class Header:
    """A heading of one row or several, `top` to `row`."""

    top: int
    row: int
    match: Match

    @property
    def is_whole(self) -> bool:
        """Whether no column is missing that the table has to have."""
        return not self.match.missing


class Headings:
    """The headings of some kinds of tables: what many sheets have alike is worked out once."""

    def __init__(self, kinds: Sequence[TableKind]) -> None:
        self.kinds = kinds
        self.known = KnownHeadings(key for kind in kinds for key in kind.column_of)
        self._identified: dict[tuple[str, ...], Match | None] = {}

    @CachedProperty
    def telling(self) -> KnownHeadings:
        """All headings that have a say in what a sheet is taken for."""
        return KnownHeadings([*self.known.keys, *map(heading_key, own_headings())])

    def identify(self, headings: tuple[str, ...]) -> Match | None:
        """Tell which table a row of texts heads, if any."""
        if headings not in self._identified:
            if len(self._identified) == _MOST_KEPT:
                self._identified.clear()
            self._identified[headings] = _identify(headings, self.kinds)
        return self._identified[headings]


def rows_with_headings(rows: Rows, headings: Headings) -> list[int]:
    """Return the rows with words enough to have a say in what a sheet is taken for.

    A single one has none, but right below headings, or as a criterion of a form.
    """
    return rows_with_some(rows, headings.telling, fewest=FEWEST_HEADINGS)


def find_headers(grid: Grid, headings: Headings) -> list[Header]:
    """Find the headings of all tables of a sheet, one below the other."""
    rows, spread = grid.rows, _spread_down(grid)
    headers: list[Header] = []
    for row in rows_with_some(rows, headings.known, fewest=FEWEST_HEADINGS):
        if headers and row <= headers[-1].row:
            continue
        header = _header_at(rows, spread, row, headings)
        if header:
            headers.append(header)
    return headers


def _spread_down(grid: Grid) -> dict[tuple[int, int], str]:
    """Return the text of every cell that a cell merged over several rows covers from above."""
    spread: dict[tuple[int, int], str] = {}
    for top, left, bottom, _ in grid.look.merged:
        text = grid.rows[top][left] if top < len(grid.rows) and left < len(grid.rows[top]) else ""
        if isinstance(text, str) and text:
            spread |= {(row, left): text for row in range(top + 1, min(bottom, top + DEEPEST) + 1)}
    return spread


def rows_with_some(rows: Rows, known: KnownHeadings, *, fewest: int) -> list[int]:
    """Return the rows with enough known headings; cheap, since most rows of a sheet have none."""
    numbered: Sequence[tuple[int, list[Cell]]]
    if isinstance(rows, list):
        numbered = list(enumerate(rows))
    else:
        from gridscore.ledger.large.row_search import rows_with_words

        bulk = rows_with_words(rows, known, fewest=fewest)
        numbered = [(number, rows[number]) for number in sorted([*rows.outside_bulk(), *bulk])]
    met = known.among(row for _, row in numbered)
    if len(met) < fewest:
        return []
    return [
        number
        for number, row in numbered
        if not met.isdisjoint(row) and len(met.intersection(row)) >= fewest
    ]


def _header_at(
    rows: Rows,
    spread: Mapping[tuple[int, int], str],
    row: int,
    headings: Headings,
) -> Header | None:
    """Read a row as headings, together with the next ones if that makes more of them known."""
    texts = texts_of(rows, row, spread)
    best = headings.identify(texts)
    last = row
    for below in range(row + 1, min(row + DEEPEST, len(rows))):
        lower = texts_of(rows, below, spread)
        texts = _laid_over(texts, lower)
        if headings.known.keys.isdisjoint(map(heading_key, lower)):
            continue
        deeper = headings.identify(texts)
        if deeper and (best is None or _makes_more_known(deeper, best)):
            best, last = deeper, below
    return Header(row, last, best) if best else None


def _laid_over(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    return tuple(low or up for up, low in zip_longest(upper, lower, fillvalue=""))


def _makes_more_known(double: Match, single: Match) -> bool:
    return len(double.columns) > len(single.columns) and len(double.missing) <= len(single.missing)


def texts_of(
    rows: Rows, number: int, spread: Mapping[tuple[int, int], str] = MappingProxyType({})
) -> tuple[str, ...]:
    """Return a row as texts; blank cells take the text of one that is `spread` over them."""
    return tuple(
        (cell.strip() if isinstance(cell, str) else "") or spread.get((number, col), "").strip()
        for col, cell in enumerate(rows[number])
    )


def _identify(headings: tuple[str, ...], kinds: Sequence[TableKind]) -> Match | None:
    keys = [heading_key(text) for text in headings]
    matches = [Match.of(kind, headings, keys) for kind in kinds if kind.foreign.isdisjoint(keys)]
    marked = [match for match in matches if match.is_marked]
    return min(marked, key=_rank, default=None)


def _rank(match: Match) -> tuple[bool, int, bool, int]:
    """Order the kinds that fit: what asks for little comes last, then what lacks least.

    Of those, one that the regulation draws on goes before one that it leaves out.
    """
    kind = match.kind
    return kind.gives_way, len(match.missing), bool(kind.left_out_by), -len(match.columns)

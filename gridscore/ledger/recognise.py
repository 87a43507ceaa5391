"""From a grid to its tables: finds the heading rows and tells which table each one heads.

Only headings decide, never the name of a file or sheet. A sheet may hold several tables, one
below the other; lines above a heading row are its title.
"""

from __future__ import annotations

from itertools import chain, islice, zip_longest
from pathlib import PurePath
from typing import TYPE_CHECKING

from gridscore.ledger.count_form import find_count_form
from gridscore.ledger.footers import Footer, footer_rows, footers_of_parts
from gridscore.ledger.headings import KnownHeadings, heading_key, points_at_end, stated_points
from gridscore.ledger.labels import find_labels
from gridscore.ledger.merged import spread_values
from gridscore.ledger.own_results import is_own_table, own_headings
from gridscore.ledger.person_forms import find_score_forms
from gridscore.ledger.region import Region, text_of
from gridscore.ledger.values import is_blank
from gridscore.numbers import HUNDRED
from gridscore.records import dataclass
from gridscore.side_by_side import CachedProperty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gridscore.ledger.grid import Cell, Grid, Rows
    from gridscore.ledger.kinds import TableKind
    from gridscore.ledger.labels import Fixed
    from gridscore.ledger.large_rows import LargeRows
    from gridscore.ledger.problem_log import ProblemLog

_FEWEST_HEADINGS = 2  # one known word alone does not make a heading row
_SHORTEST_PART = 2  # characters in which a heading may be part of another
_DEEPEST = 4  # rows that headings spread over
_MOST_KEPT = 1000  # rows of headings: sheets of many offices have fewer different ones
_ROWS_TO_GUESS_FROM = 30  # how far down a clerk would put the headings of a sheet


@dataclass(frozen=True, slots=True)
class _Match:
    """A row read as the headings of one kind of table."""

    kind: TableKind
    headings: tuple[str, ...]
    keys: Sequence[str]
    columns: dict[str, list[int]]

    @classmethod
    def of(cls, kind: TableKind, headings: tuple[str, ...], keys: Sequence[str]) -> _Match:
        columns: dict[str, list[int]] = {}
        for col, key in enumerate(keys):
            if key in kind.column_of:
                columns.setdefault(kind.column_of[key], []).append(col)
        return cls(kind, headings, keys, columns)

    @property
    def is_marked(self) -> bool:
        if any(mark <= self.columns.keys() for mark in self.kind.marks):
            return len(self.columns) >= _FEWEST_HEADINGS
        return bool(self.columns) and self._shortened >= _FEWEST_HEADINGS

    @property
    def _shortened(self) -> int:
        """How many headings are part of one the table should have: `走访巡查` for more of it."""
        whole = self.kind.often_shortened
        unknown = {key for key in self.keys if len(key) >= _SHORTEST_PART} - whole
        return sum(any(key in other for other in whole) for key in unknown)

    @property
    def missing(self) -> list[tuple[str, ...]]:
        return [names for names in self.kind.required if self.columns.keys().isdisjoint(names)]

    @property
    def found(self) -> list[str]:
        return [heading for heading in self.headings if heading]

    @property
    def extra(self) -> tuple[str, ...]:
        read = (cols for name, cols in self.columns.items() if name not in self.kind.unread)
        taken = set(chain.from_iterable(read))
        return tuple(text for col, text in enumerate(self.headings) if text and col not in taken)


@dataclass(frozen=True, slots=True)
class _Header:
    """A heading of one row or several, `top` to `row`."""

    top: int
    row: int
    match: _Match


class Headings:
    """The headings of some kinds of tables: what many sheets have alike is worked out once."""

    def __init__(self, kinds: Sequence[TableKind]) -> None:
        self.kinds = kinds
        self.known = KnownHeadings(key for kind in kinds for key in kind.column_of)
        self._identified: dict[tuple[str, ...], _Match | None] = {}

    @CachedProperty
    def telling(self) -> KnownHeadings:
        """All headings that have a say in what a sheet is taken for."""
        return KnownHeadings([*self.known.keys, *map(heading_key, own_headings())])

    def identify(self, headings: tuple[str, ...]) -> _Match | None:
        """Tell which table a row of texts heads, if any."""
        if headings not in self._identified:
            if len(self._identified) == _MOST_KEPT:
                self._identified.clear()
            self._identified[headings] = _identify(headings, self.kinds)
        return self._identified[headings]


def recognise(grid: Grid, sheet: int, headings: Headings, log: ProblemLog) -> list[Region]:
    """Find the tables of a sheet that can be read; what is wrong with the others is logged."""
    rows, kinds = grid.rows, headings.kinds
    spread = _spread_down(grid)
    if is_own_table(rows):
        log.at("GS105", sheet, 0, 0)
        return []
    if not kinds:
        log.at("GS222", sheet, 0, 0)
        return []
    forms = find_score_forms(grid, sheet, kinds, log)
    if forms is not None:
        return forms
    headers = _find_headers(rows, spread, headings)
    if not any(_is_whole(header) for header in headers):
        forms = find_count_form(grid, kinds)
        if forms:
            return forms
    if not headers:
        read = [kind for kind in kinds if not kind.left_out_by]
        _report_unrecognised(grid, sheet, read, log)
    regions = []
    titles, title_start = "", 0
    for header, following in zip_longest(headers, headers[1:]):
        titles = text_of(rows[title_start : header.top]) or titles
        labels = _labels_above(rows, title_start, header)
        title_start = _title_start(rows, following.top) if following else len(rows)
        if header.match.kind.left_out_by:
            _report_left_out(header, sheet, log)
        elif _is_sound(header, labels, sheet, log):
            _compare_points(header, sheet, log)
            regions.append(_region(grid, header, title_start, titles, labels))
    return regions


def rows_with_headings(rows: Rows, headings: Headings) -> list[int]:
    """Return the rows with any word that has a say in what a sheet is taken for."""
    return _rows_with_headings(rows, headings.telling, fewest=1)


def rows_that_tell(rows: LargeRows, region: Region, parts: Sequence[tuple[int, int]]) -> list[int]:
    """Return the rows of several tables, one below the other, that are no data.

    They were taken for one table together; `parts` are the rows of each.
    """
    first = [start for start, end in parts if start < end]
    points = (row for row in first if _is_row_of_points(rows[row], region.kind, region.columns))
    return [*region.footers, *footers_of_parts(rows, parts, region.columns), *points]


def _is_whole(header: _Header) -> bool:
    return not header.match.missing


def _labels_above(rows: Rows, start: int, header: _Header) -> dict[str, Fixed]:
    """Find whom a table is about, or who scored it, in the lines above it where no column says."""
    match = header.match
    lacks_who = any("name" in names for names in match.missing)
    wanted = [*(("id", "name", "grid") if lacks_who else ()), "scorer", "scorer_role"]
    wanted = [name for name in wanted if name not in match.columns]
    return find_labels(rows, start, header.row, match.kind.column_of, wanted=wanted)


def _spread_down(grid: Grid) -> dict[tuple[int, int], str]:
    """Return the text of every cell that a cell merged over several rows covers from above."""
    spread: dict[tuple[int, int], str] = {}
    for top, left, bottom, _ in grid.look.merged:
        text = grid.rows[top][left] if top < len(grid.rows) and left < len(grid.rows[top]) else ""
        if isinstance(text, str) and text:
            spread |= {(row, left): text for row in range(top + 1, min(bottom, top + _DEEPEST) + 1)}
    return spread


def _find_headers(
    rows: Rows, spread: Mapping[tuple[int, int], str], headings: Headings
) -> list[_Header]:
    headers: list[_Header] = []
    for row in _rows_with_headings(rows, headings.known):
        if headers and row <= headers[-1].row:
            continue
        header = _header_at(rows, spread, row, headings)
        if header:
            headers.append(header)
    return headers


def _rows_with_headings(
    rows: Rows, known: KnownHeadings, fewest: int = _FEWEST_HEADINGS
) -> list[int]:
    """Return the rows with enough known headings; cheap, since most rows of a sheet have none."""
    numbered: Sequence[tuple[int, list[Cell]]]
    if isinstance(rows, list):
        numbered = list(enumerate(rows))
    else:
        from gridscore.ledger.row_search import rows_with_words

        bulk = rows_with_words(rows, known.keys, known.ends, known.has, fewest=fewest)
        numbered = [(number, rows[number]) for number in sorted([*rows.outside_bulk(), *bulk])]
    met = known.among(row for _, row in numbered)
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
) -> _Header | None:
    """Read a row as headings, together with the next ones if that makes more of them known."""
    texts = _texts(rows, spread, row)
    best = headings.identify(texts)
    last = row
    for below in range(row + 1, min(row + _DEEPEST, len(rows))):
        lower = _texts(rows, spread, below)
        texts = _laid_over(texts, lower)
        if headings.known.keys.isdisjoint(map(heading_key, lower)):
            continue
        deeper = headings.identify(texts)
        if deeper and (best is None or _makes_more_known(deeper, best)):
            best, last = deeper, below
    return _Header(row, last, best) if best else None


def _laid_over(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    return tuple(low or up for up, low in zip_longest(upper, lower, fillvalue=""))


def _makes_more_known(double: _Match, single: _Match) -> bool:
    return len(double.columns) > len(single.columns) and len(double.missing) <= len(single.missing)


def _texts(rows: Rows, spread: Mapping[tuple[int, int], str], number: int) -> tuple[str, ...]:
    return tuple(
        (cell.strip() if isinstance(cell, str) else "") or spread.get((number, col), "").strip()
        for col, cell in enumerate(rows[number])
    )


def _identify(headings: tuple[str, ...], kinds: Sequence[TableKind]) -> _Match | None:
    keys = [heading_key(text) for text in headings]
    matches = [_Match.of(kind, headings, keys) for kind in kinds if kind.foreign.isdisjoint(keys)]
    marked = [match for match in matches if match.is_marked]
    return min(marked, key=_rank, default=None)


def _rank(match: _Match) -> tuple[bool, int, bool, int]:
    """Order the kinds that fit: what asks for little comes last, then what lacks least.

    Of those, one that the regulation draws on goes before one that it leaves out.
    """
    kind = match.kind
    return kind.gives_way, len(match.missing), bool(kind.left_out_by), -len(match.columns)


def _report_left_out(header: _Header, sheet: int, log: ProblemLog) -> None:
    """Say that a table is of a kind the regulation draws on nowhere."""
    kind, columns = header.match.kind, header.match.columns
    first = min(cols[0] for cols in columns.values())
    log.at("GS212", sheet, header.row, first, table=kind.title, scheme=kind.left_out_by)


def _is_sound(header: _Header, labels: Mapping[str, Fixed], sheet: int, log: ProblemLog) -> bool:
    """Log required columns that are missing and columns that stand twice."""
    match = header.match
    lacking = [names for names in match.missing if labels.keys().isdisjoint(names)]
    if lacking:
        from gridscore.ledger.teach_lines import heading_lines

        missing = [match.kind.title_of(names) for names in lacking]
        first = match.columns[min(match.columns, key=lambda name: match.columns[name])][0]
        log.at(
            "GS202",
            *(sheet, header.row, first),
            table=match.kind.title,
            missing=missing,
            found=match.found,
            lines=heading_lines(match.kind, lacking, match.extra),
        )
    twice = {name: cols for name, cols in match.columns.items() if len(cols) > 1}
    second = _second_beside(match)
    if second:
        log.at("GS218", sheet, header.row, second, match.headings[second], table=match.kind.title)
    for name, cols in twice.items() if not second else ():
        words = [match.headings[col] for col in cols]
        title = match.kind.titles[name]
        log.at(
            "GS203",
            *(sheet, header.row, cols[1]),
            words[1],
            table=match.kind.title,
            heading=title,
            found=words,
        )
    return not lacking and not twice


def _second_beside(match: _Match) -> int:
    """Tell where a table of the same kind begins beside the first one; 0 where none does."""
    begins = [cols[0] for cols in match.columns.values() if len(cols) > 1]
    again = [cols[1] for cols in match.columns.values() if len(cols) > 1]
    leftmost = min(cols[0] for cols in match.columns.values())
    is_beside = len(begins) > 1 and min(begins) == leftmost and max(begins) < min(again)
    return min(again) if is_beside else 0


def _compare_points(header: _Header, sheet: int, log: ProblemLog) -> None:
    """Hold the points that headings of criteria name against those of the regulation."""
    match = header.match
    for column in match.kind.columns:
        if column.is_item and column.id in match.columns:
            col = match.columns[column.id][0]
            heading = match.headings[col]
            stated = points_at_end(heading)
            log.compare_points((sheet, header.row, col), heading, heading, stated, column.maximum)


def _region(
    grid: Grid, header: _Header, end: int, titles: str, labels: Mapping[str, Fixed]
) -> Region:
    match, rows = header.match, grid.rows
    columns = {name: cols[0] for name, cols in match.columns.items()}
    first = _first_below(grid, header, columns)
    footers = footer_rows(rows, first, end, columns)
    if first < end and _is_row_of_points(rows[first], match.kind, columns):
        footers[first] = Footer.STATISTIC
    spread_values(grid, columns, match.kind, first, end)
    return Region(
        kind=match.kind,
        header_row=header.row,
        columns=columns,
        headings=tuple((match.headings[col], name) for name, col in columns.items()),
        extra=match.extra,
        titles=titles,
        first=first,
        end=end,
        footers=footers,
        width=max(col for col, text in enumerate(match.headings) if text) + 1,
        fixed=labels,
    )


def _first_below(grid: Grid, header: _Header, columns: Mapping[str, int]) -> int:
    """Return the first row below the headings, and below the last row that one is merged over."""
    known = set(columns.values())
    bottoms = [
        bottom
        for top, left, bottom, _ in grid.look.merged_from(header.top, header.row + 1)
        if left in known and bottom < top + _DEEPEST
    ]
    return max([header.row, *bottoms]) + 1


def _is_row_of_points(row: Sequence[Cell], kind: TableKind, columns: Mapping[str, int]) -> bool:
    """Say whether a row names nobody and repeats the points that each criterion is worth."""
    worth = {
        columns[column.id]: column.maximum
        for column in kind.columns
        if column.maximum and column.id in columns
    }
    who = [columns[name] for name in ("id", "name") if name in columns]
    if not worth or any(col < len(row) and not is_blank(row[col]) for col in who):
        return False
    return all(col < len(row) and _states(row[col], most) for col, most in worth.items())


def _states(cell: Cell, points: int) -> bool:
    """Say whether a cell states so many points and nothing else."""
    if isinstance(cell, str):
        return stated_points(cell) == points
    return isinstance(cell, int | float) and cell * HUNDRED == points


def _title_start(rows: Rows, top: int) -> int:
    """Return where a later table begins: the lines above it that are blank or a single text."""
    start = top
    while start > 0:
        filled = [cell for cell in rows[start - 1] if not is_blank(cell)]
        if len(filled) > 1 or (filled and not isinstance(filled[0], str)):
            break
        start -= 1
    return start


def _nearness(guess: tuple[_Match, int]) -> tuple[int, int, int]:
    match, _ = guess
    lacks = len(match.missing) if match.columns else 0
    return len(match.columns), -lacks, len(match.found)


def _report_unrecognised(
    grid: Grid, sheet: int, kinds: Sequence[TableKind], log: ProblemLog
) -> None:
    """Say which row looks most like headings, and which table it comes nearest to."""
    from gridscore.ledger.teach_lines import heading_lines, sheet_lines

    rows = grid.rows
    every = (number for number, row in enumerate(rows) if not all(map(is_blank, row)))
    filled = list(islice(every, _ROWS_TO_GUESS_FROM))
    if not filled:
        return
    guesses = [
        (_Match.of(kind, texts, [heading_key(text) for text in texts]), number)
        for number in filled
        for texts in [_texts(rows, {}, number)]
        for kind in kinds
    ]
    nearest, row = max(guesses, key=_nearness)
    known = bool(nearest.columns)
    log.at(
        "GS201",
        *(sheet, row, 0),
        found=nearest.found,
        nearest=nearest.kind.title if known else "-",
        missing=[nearest.kind.title_of(names) for names in nearest.missing] if known else [],
        lines=heading_lines(nearest.kind, nearest.missing if known else [], nearest.extra),
        sheet_lines=sheet_lines(grid.ref.name or PurePath(grid.ref.file).stem),
    )

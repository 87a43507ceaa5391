"""From a grid to its tables: finds the heading rows and tells which table each one heads.

Only headings decide, never the name of a file or sheet. A sheet may hold several tables, one
below the other; lines above a heading row are its title.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from gridscore.ledger.headings import stated_points
from gridscore.ledger.parsing.values import is_blank
from gridscore.ledger.recognition.footers import Footer, footer_rows, footers_of_parts
from gridscore.ledger.recognition.heading_rows import DEEPEST, find_headers
from gridscore.ledger.recognition.labels import find_labels
from gridscore.ledger.recognition.merged import spread_values
from gridscore.ledger.recognition.own_results import is_own_table
from gridscore.ledger.recognition.person_forms import find_score_forms
from gridscore.ledger.recognition.region import Region, text_of
from gridscore.ledger.recognition.split_headings import split_headings
from gridscore.ledger.recognition.unsound import (
    compare_points,
    is_sound,
    report_deductions,
    report_left_out,
)
from gridscore.numbers import HUNDRED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gridscore.ledger.grid import Cell, Grid, Rows
    from gridscore.ledger.kinds import TableKind
    from gridscore.ledger.large.large_rows import LargeRows
    from gridscore.ledger.problem_log import ProblemLog
    from gridscore.ledger.recognition.heading_rows import Header, Headings
    from gridscore.ledger.recognition.labels import Fixed
    from gridscore.ledger.recognition.split_headings import Part


def recognise(grid: Grid, sheet: int, headings: Headings, log: ProblemLog) -> list[Region]:
    """Find the tables of a sheet that can be read; what is wrong with the others is logged."""
    rows, kinds = grid.rows, headings.kinds
    if is_own_table(rows):
        log.at("GS105", sheet, 0, 0)
        return []
    if not kinds:
        log.at("GS222", sheet, 0, 0)
        return []
    forms = find_score_forms(grid, sheet, kinds, log)
    if forms is not None:
        return forms
    headers = find_headers(grid, headings)
    if not any(header.is_whole for header in headers):
        from gridscore.ledger.recognition.count_form import find_count_form

        forms = find_count_form(grid, kinds)
        if forms:
            return forms
    if not headers:
        from gridscore.ledger.recognition.unrecognised import report_unrecognised

        report_unrecognised(grid, sheet, [kind for kind in kinds if not kind.left_out_by], log)
    regions = []
    titles, title_start = "", 0
    for header, following in zip_longest(headers, headers[1:]):
        titles = text_of(rows[title_start : header.top]) or titles
        labels = _labels_above(rows, title_start, header)
        title_start = _title_start(rows, following.top) if following else len(rows)
        parts = split_headings(rows, header)
        if header.match.kind.left_out_by:
            report_left_out(header, sheet, log)
        elif is_sound(header, parts, labels, sheet, log):
            compare_points(header, sheet, log)
            report_deductions(header, parts, titles, grid.ref, sheet, log)
            regions.append(_region(grid, header, parts, title_start, titles, labels))
    return regions


def rows_that_tell(rows: LargeRows, region: Region, parts: Sequence[tuple[int, int]]) -> list[int]:
    """Return the rows of several tables, one below the other, that are no data.

    They were taken for one table together; `parts` are the rows of each.
    """
    first = [start for start, end in parts if start < end]
    points = (row for row in first if _is_row_of_points(rows[row], region.kind, region.columns))
    return [*region.footers, *footers_of_parts(rows, parts, region.columns), *points]


def _labels_above(rows: Rows, start: int, header: Header) -> dict[str, Fixed]:
    """Find whom a table is about, or who scored it, in the lines above it where no column says."""
    match = header.match
    lacks_who = any("name" in names for names in match.missing)
    wanted = [*(("id", "name", "grid") if lacks_who else ()), "scorer", "scorer_role"]
    wanted = [name for name in wanted if name not in match.columns]
    return find_labels(rows, start, header.row, match.kind.column_of, wanted=wanted)


def _region(
    grid: Grid,
    header: Header,
    parts: Sequence[Part],
    end: int,
    titles: str,
    labels: Mapping[str, Fixed],
) -> Region:
    match, rows = header.match, grid.rows
    columns = {name: cols[0] for name, cols in match.columns.items()}
    first = _first_below(grid, header, columns)
    if parts:
        columns |= {part.id: part.points[0] for part in parts}
        first = max(first, header.row + 2)
    footers = footer_rows(rows, first, end, columns)
    if first < end and _is_row_of_points(rows[first], match.kind, columns):
        footers[first] = Footer.STATISTIC
    spread_values(grid, columns, match.kind, first, end)
    return Region(
        kind=match.kind,
        header_row=header.row,
        columns=columns,
        headings=tuple((match.headings[cols[0]], name) for name, cols in match.columns.items()),
        extra=match.extra,
        titles=titles,
        first=first,
        end=end,
        footers=footers,
        width=max(*columns.values(), *(col for col, text in enumerate(match.headings) if text)) + 1,
        fixed=labels,
        void=match.void,
    )


def _first_below(grid: Grid, header: Header, columns: Mapping[str, int]) -> int:
    """Return the first row below the headings, and below the last row that one is merged over."""
    known = set(columns.values())
    bottoms = [
        bottom
        for top, left, bottom, _ in grid.look.merged_from(header.top, header.row + 1)
        if left in known and bottom < top + DEEPEST
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

"""From a grid to its tables: finds the heading rows and tells which table each one heads.

Only headings decide, never the name of a file or sheet. A sheet may hold several tables, one
below the other; lines above a heading row are its title.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from gridscore.ledger.headings import points_at_end, stated_points
from gridscore.ledger.parsing.values import is_blank
from gridscore.ledger.recognition.footers import Footer, footer_rows, footers_of_parts
from gridscore.ledger.recognition.heading_rows import DEEPEST, find_headers
from gridscore.ledger.recognition.labels import find_labels
from gridscore.ledger.recognition.merged import spread_values
from gridscore.ledger.recognition.own_results import is_own_table
from gridscore.ledger.recognition.person_forms import find_score_forms
from gridscore.ledger.recognition.region import Region, text_of
from gridscore.ledger.recognition.split_headings import split_headings
from gridscore.numbers import HUNDRED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gridscore.ledger.grid import Cell, Grid, Rows
    from gridscore.ledger.kinds import TableKind
    from gridscore.ledger.large.large_rows import LargeRows
    from gridscore.ledger.model import SheetRef
    from gridscore.ledger.problem_log import ProblemLog
    from gridscore.ledger.recognition.heading_rows import Header, Headings, Match
    from gridscore.ledger.recognition.labels import Fixed
    from gridscore.ledger.recognition.split_headings import Part

_TAKEN_OFF = frozenset("扣减減失")
"""Characters one of which is in a title that speaks of points taken off."""


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
            _report_left_out(header, sheet, log)
        elif _is_sound(header, parts, labels, sheet, log):
            _compare_points(header, sheet, log)
            _report_deductions(header, parts, titles, grid.ref, sheet, log)
            regions.append(_region(grid, header, parts, title_start, titles, labels))
    return regions


def may_name_deductions(text: str) -> bool:
    """Say whether a title or a file's name may be that of a list of points taken off."""
    return not _TAKEN_OFF.isdisjoint(text)


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


def _report_left_out(header: Header, sheet: int, log: ProblemLog) -> None:
    """Say that a table is of a kind the regulation draws on nowhere."""
    kind, columns = header.match.kind, header.match.columns
    first = min(cols[0] for cols in columns.values())
    log.at("GS212", sheet, header.row, first, table=kind.title, scheme=kind.left_out_by)


def _is_sound(
    header: Header,
    parts: Sequence[Part],
    labels: Mapping[str, Fixed],
    sheet: int,
    log: ProblemLog,
) -> bool:
    """Log required columns that are missing, columns that stand twice, and points in doubt."""
    match = header.match
    lacking = [names for names in match.missing if labels.keys().isdisjoint(names)]
    if lacking:
        from gridscore.ledger.recognition.teach_lines import heading_lines

        missing = [match.kind.title_of(names) for names in lacking]
        first = match.columns[min(match.columns, key=lambda name: match.columns[name])][0]
        log.at(
            "GS202",
            sheet,
            header.row,
            first,
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
        _report_twice(match.kind, name, words, (sheet, header.row, cols[1]), log)
    unsure = [part for part in parts if len(part.points) != 1]
    for part in unsure:
        _report_unsure(part, match.kind, (sheet, header.row + 1, part.first), log)
    is_taken_off = match.kind.is_long and _report_taken_off(header, sheet, log)
    return not lacking and not twice and not unsure and not is_taken_off


def _report_taken_off(header: Header, sheet: int, log: ProblemLog) -> bool:
    """Log that a list of points says what criteria are worth and what was taken off, if it does."""
    from gridscore.ledger.recognition.point_words import Says, says

    match = header.match
    worth = [
        col for col in match.columns.get("points", ()) if says(match.headings[col]) is Says.WORTH
    ]
    taken_off = [col for col, text in enumerate(match.headings) if says(text) is Says.TAKEN_OFF]
    if not worth or not taken_off:
        return False
    col, words = taken_off[0], [match.headings[col] for col in (*worth, *taken_off)]
    log.at("GS223", sheet, header.row, col, words[-1], table=match.kind.title, found=words)
    return True


def _report_deductions(
    header: Header,
    parts: Sequence[Part],
    titles: str,
    ref: SheetRef,
    sheet: int,
    log: ProblemLog,
) -> None:
    """Log that a line of the title, or a name of the sheet, says that points were taken off.

    Not where it speaks of points given too, or headings say that they are.
    """
    kind, headings = header.match.kind, header.match.headings
    lines = [*titles.split("\n"), ref.name, ref.file.rpartition("/")[2]]
    lines = [line for line in lines if may_name_deductions(line)]
    if not lines or parts or kind.id != "scores" or kind.is_long:
        return
    from gridscore.ledger.recognition.point_words import heads_points, names_deductions

    name = next(filter(names_deductions, lines), None)
    if name and not any(map(heads_points, headings)):
        first = min(col for cols in header.match.columns.values() for col in cols)
        log.at("GS223", sheet, header.row, first, name, table=kind.title, found=[name])


def _report_unsure(
    part: Part, kind: TableKind, place: tuple[int, int, int], log: ProblemLog
) -> None:
    """Log that no column below a criterion holds the points given, or more than one does."""
    from gridscore.ledger.recognition.point_words import no_points_given

    sheet, row, first = place
    if no_points_given(part.labels):
        log.at(
            "GS223",
            sheet,
            row,
            first,
            part.labels[0],
            table=kind.title,
            found=[*filter(None, part.labels)],
        )
    else:
        _report_twice(kind, part.id, part.labels, (sheet, row, first + 1), log)


def _report_twice(
    kind: TableKind, name: str, words: Sequence[str], place: tuple[int, int, int], log: ProblemLog
) -> None:
    """Log that a column stands more than once, under these words; `place` is that of the second."""
    title, found = kind.titles[name], [word for word in words if word]
    log.at("GS203", *place, words[1], table=kind.title, heading=title, found=found)


def _second_beside(match: Match) -> int:
    """Tell where a table of the same kind begins beside the first one; 0 where none does."""
    begins = [cols[0] for cols in match.columns.values() if len(cols) > 1]
    again = [cols[1] for cols in match.columns.values() if len(cols) > 1]
    leftmost = min(cols[0] for cols in match.columns.values())
    is_beside = len(begins) > 1 and min(begins) == leftmost and max(begins) < min(again)
    return min(again) if is_beside else 0


def _compare_points(header: Header, sheet: int, log: ProblemLog) -> None:
    """Hold the points that headings of criteria name against those of the regulation."""
    match = header.match
    for column in match.kind.columns:
        if column.is_item and column.id in match.columns:
            col = match.columns[column.id][0]
            heading = match.headings[col]
            stated = points_at_end(heading)
            log.compare_points((sheet, header.row, col), heading, heading, stated, column.maximum)


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

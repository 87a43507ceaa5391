"""Score forms of one person each, as they are attached to regulations: criteria as rows.

A sheet holds one such form or a stack of them. Above the rows stands whom the form is about;
the points stand in one column, or in a column for each scorer. Each column of points becomes a
table in the long shape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.ledger.headings import heading_key
from gridscore.ledger.known_columns import TOTAL
from gridscore.ledger.parsing.choices import ROLES, by_word, choice_key
from gridscore.ledger.parsing.values import is_blank, is_meant_as_number
from gridscore.ledger.recognition.footers import Footer, is_sum
from gridscore.ledger.recognition.form_blocks import cell_at, find_blocks, text_in
from gridscore.ledger.recognition.labels import find_labels, with_who
from gridscore.ledger.recognition.region import Region, text_of
from gridscore.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Grid
    from gridscore.ledger.headings import KnownHeadings
    from gridscore.ledger.kinds import TableKind
    from gridscore.ledger.problem_log import ProblemLog
    from gridscore.ledger.recognition.form_blocks import Block, Row
    from gridscore.ledger.recognition.form_points import PointsColumn
    from gridscore.ledger.recognition.labels import Fixed

_SUM_BELOW = 3  # rows between the last criterion and its sum, at most
_ROLE_WORDS = frozenset(by_word(ROLES))


def find_score_forms(
    grid: Grid, sheet: int, kinds: Sequence[TableKind], log: ProblemLog
) -> list[Region] | None:
    """Return the tables that the score forms of a sheet make; None where it holds no form.

    A form without a column of points is not filled in, which is noted; one whose columns are all
    blank makes a single table, marked as blank.
    """
    rows, shapes = grid.rows, _shapes(kinds)
    if not isinstance(rows, list) or shapes is None:
        return None
    wide, long = shapes
    blocks = list(find_blocks(rows, wide, long))
    if not blocks:
        return None
    worth = {
        key: column.maximum for column in wide.columns if column.is_item for key in column.keys
    }
    from gridscore.ledger.recognition.form_points import (
        nobodys_points,
        points_columns,
        stated_worth,
    )

    regions: list[Region] = []
    for block in blocks:
        bottom = _heading_row(rows, block)
        points = points_columns(rows, block, bottom, worth)
        found = _regions(grid, block, long, points, bottom)
        if not found:
            _report_without_points(rows, block, sheet, long, log)
        elif not any(_has_points(rows, block, region) for region in found):
            found = [replace(found[0], is_blank=True)]
        for place, cell, item, stated in stated_worth(rows, block, found):
            log.compare_points((sheet, *place), cell, item, stated, worth[heading_key(item)])
        if any(one.scorer for one in points) and (lost := nobodys_points(rows, block, bottom)):
            log.at("GS225", sheet, *lost, table=long.title)
        regions += found
    return regions


def _report_without_points(
    rows: Sequence[Row], block: Block, sheet: int, kind: TableKind, log: ProblemLog
) -> None:
    """Log that a form is not filled in, or that it says only what was taken off."""
    from gridscore.ledger.recognition.form_points import taken_off

    deducted = taken_off(rows, block, _heading_row(rows, block))
    if deducted:
        log.at("GS223", sheet, *deducted, table=kind.title, found=[deducted[-1]])
    else:
        log.at("GS213", sheet, block.first, block.col, table=kind.title)


def holds_forms(rows: Sequence[Row], kinds: Sequence[TableKind]) -> bool:
    """Say whether a sheet holds any such form."""
    shapes = _shapes(kinds)
    if shapes is None:
        return False
    return any(True for _ in find_blocks(rows, *shapes))


def criteria_of_forms(kinds: Sequence[TableKind]) -> KnownHeadings | None:
    """Return the words that rows of such a form name; None where there are no forms."""
    shapes = _shapes(kinds)
    return shapes[0].item_headings if shapes else None


def _shapes(kinds: Sequence[TableKind]) -> tuple[TableKind, TableKind] | None:
    """Return the score sheet with a column for each criterion, and the one with a row for each."""
    wide = next((kind for kind in kinds if kind.id == "scores" and not kind.is_long), None)
    long = next((kind for kind in kinds if kind.is_long), None)
    return None if wide is None or long is None or long.left_out_by else (wide, long)


def _regions(
    grid: Grid, block: Block, kind: TableKind, columns: Sequence[PointsColumn], bottom: int
) -> list[Region]:
    """Make a table of each column of points; `bottom` is the row of their headings."""
    from gridscore.ledger.recognition.form_points import headed_width

    rows = grid.rows
    signed = find_labels(rows, block.last + 1, block.end, kind.column_of, wanted=("scorer",))
    about = signed | find_labels(rows, block.start, block.first, kind.column_of)
    sums = _sum_rows(rows, block)
    end = max([block.last, *sums]) + 1
    width = headed_width(rows, block, bottom)
    if any(one.scorer for one in columns):  # what else stands beside them is told once for all
        width = max(width, *(len(rows[number]) for number in range(bottom, end)))
    return [
        Region(
            kind=kind,
            header_row=bottom,
            columns={"criterion": block.col, "points": points.col},
            headings=(
                (text_in(cell_at(rows[bottom], block.col)), "criterion"),
                (points.heading, "points"),
            ),
            extra=(),
            titles=text_of(rows[block.start : bottom]),
            first=block.first,
            end=end,
            footers=_footers(rows, block, end, points.col, sums),
            width=width,
            fixed=with_who(grid.ref.name, about) | _scorer(points),
        )
        for points in columns
    ]


def _heading_row(rows: Sequence[Row], block: Block) -> int:
    """Find the row right above the criteria, blank ones aside."""
    above = range(block.first - 1, block.start - 1, -1)
    filled = (number for number in above if not all(map(is_blank, rows[number])))
    return next(filled, block.start)


def _sum_rows(rows: Sequence[Row], block: Block) -> set[int]:
    """Find the rows among the criteria, or right below them, that are headed as a sum."""
    below = range(block.first, min(block.end, block.last + 1 + _SUM_BELOW))
    return {number for number in below if _heads_sum(rows[number], block.col)}


def _footers(
    rows: Sequence[Row], block: Block, end: int, col: int, sums: set[int]
) -> dict[int, Footer]:
    """Tell which rows up to `end` are of no criterion: sums, and those without a number."""
    others = (number for number in range(block.first, end) if number not in block.rows)
    idle = [number for number in others if not is_meant_as_number(cell_at(rows[number], col))]
    return dict.fromkeys(idle, Footer.STATISTIC) | dict.fromkeys(sums, Footer.TOTAL)


def _has_points(rows: Sequence[Row], block: Block, region: Region) -> bool:
    col = region.columns["points"]
    return any(not is_blank(cell_at(rows[number], col)) for number in block.rows)


def _scorer(points: PointsColumn) -> dict[str, Fixed]:
    """Name the scorer of a column by its heading; one that is a role says the role too."""
    if points.scorer is None:
        return {}
    is_role = choice_key(str(points.scorer.cell)) in _ROLE_WORDS
    return {"scorer": points.scorer} | ({"scorer_role": points.scorer} if is_role else {})


def _heads_sum(row: Row, col: int) -> bool:
    return any(
        isinstance(cell, str) and (is_sum(cell) or heading_key(cell) in TOTAL.keys)
        for cell in row[: col + 1]
    )

"""Which columns of a score form give points, by whom, and what criteria are said to be worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.ledger.headings import heading_key, points_at_end, stated_points
from gridscore.ledger.parsing.values import is_blank, is_meant_as_number, shown
from gridscore.ledger.recognition.form_blocks import cell_at, text_in
from gridscore.ledger.recognition.labels import Fixed
from gridscore.ledger.recognition.point_words import Says, heads_points, says
from gridscore.numbers import HUNDRED
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.recognition.form_blocks import Block, Row
    from gridscore.ledger.recognition.region import Region


_NOT_GIVEN = (Says.TAKEN_OFF, Says.NOBODYS)


class _Heading(NamedTuple):
    """A heading of a column, and where it stands."""

    row: int
    col: int
    text: str

    def as_scorer(self) -> Fixed:
        return Fixed(self.row, self.col, self.text)


class PointsColumn(NamedTuple):
    """A column of points, and the heading that names who gave them, if one does."""

    col: int
    heading: str
    scorer: Fixed | None


def points_columns(
    rows: Sequence[Row], block: Block, bottom: int, worth: Mapping[str, int]
) -> list[PointsColumn]:
    """Find the columns in which points are given: those headed so, else those of scorers.

    `worth` are the points of each criterion: a column that repeats them gives none, nor does one
    headed as what criteria are worth beside one of points, or of points taken off.
    """
    given: list[PointsColumn] = []
    scorers: list[PointsColumn] = []
    is_taken_off = taken_off(rows, block, bottom) is not None
    for col, heading, group in _headed_columns(rows, block, bottom):
        kind = says(heading.text)
        filled = _filled(rows, block, col)
        if kind in _NOT_GIVEN or (filled and not any(map(is_meant_as_number, filled))):
            continue
        if kind is Says.WORTH and (is_taken_off or _repeats_worth(rows, block, col, worth)):
            continue
        if kind is not Says.NOTHING:
            scorer = group.as_scorer() if group and not heads_points(group.text) else None
            given.append(PointsColumn(col, heading.text, scorer))
        elif heading_key(heading.text) and filled and col > block.col:
            scorers.append(PointsColumn(col, heading.text, heading.as_scorer()))
    if not all(says(one.heading) is Says.WORTH for one in given):
        given = [one for one in given if says(one.heading) is not Says.WORTH]
    if len(given) > 1:
        return [one if one.scorer else _by_own_heading(one, bottom) for one in given]
    return given or scorers


def taken_off(rows: Sequence[Row], block: Block, bottom: int) -> tuple[int, int, str] | None:
    """Find a column of numbers that were taken off: where its heading stands, and the heading."""
    for col, heading, _ in _headed_columns(rows, block, bottom):
        is_taken_off = says(heading.text) is Says.TAKEN_OFF
        if is_taken_off and any(map(is_meant_as_number, _filled(rows, block, col))):
            return heading.row, heading.col, heading.text
    return None


def headed_width(rows: Sequence[Row], block: Block, bottom: int) -> int:
    """Count the columns up to the last one with a heading."""
    return 1 + max([block.col, *(col for col, *_ in _headed_columns(rows, block, bottom))])


def nobodys_points(rows: Sequence[Row], block: Block, bottom: int) -> tuple[int, int, str] | None:
    """Find numbers that stand under no heading: where the first does, and what it is."""
    headed = {col for col, *_ in _headed_columns(rows, block, bottom)}
    for col in range(block.col + 1, max(len(rows[number]) for number in block.rows)):
        if col in headed:
            continue
        for number in block.rows:
            if is_meant_as_number(cell := cell_at(rows[number], col)):
                return number, col, shown(cell)
    return None


def _filled(rows: Sequence[Row], block: Block, col: int) -> list[Cell]:
    return [cell for number in block.rows if not is_blank(cell := cell_at(rows[number], col))]


def _by_own_heading(points: PointsColumn, row: int) -> PointsColumn:
    return points._replace(scorer=Fixed(row, points.col, points.heading))


def _headed_columns(
    rows: Sequence[Row], block: Block, bottom: int
) -> Iterator[tuple[int, _Heading, _Heading | None]]:
    """Go through the columns with their heading, and the heading that spans several of them.

    Where the heading of the criteria stands a row higher, the headings are of two levels.
    """
    has_groups = bottom > block.start and is_blank(cell_at(rows[bottom], block.col))
    group: _Heading | None = None
    for col in range(max(len(rows[number]) for number in (bottom, *block.rows))):
        if has_groups and (text := text_in(cell_at(rows[bottom - 1], col))):
            group = _Heading(bottom - 1, col, text)
        lower = text_in(cell_at(rows[bottom], col))
        if col == block.col or (not lower and (group is None or group.col != col)):
            continue
        if lower:
            yield col, _Heading(bottom, col, lower), group
        elif group:
            yield col, group, None


def _repeats_worth(rows: Sequence[Row], block: Block, col: int, worth: Mapping[str, int]) -> bool:
    """Say whether a column says nothing but what each criterion is worth."""
    return all(
        _hundredths(cell_at(rows[number], col))
        == worth[heading_key(text_in(cell_at(rows[number], block.col)))]
        for number in block.rows
    )


def stated_worth(
    rows: Sequence[Row], block: Block, found: Sequence[Region]
) -> Iterator[tuple[tuple[int, int], str, str, int | None]]:
    """Go through what a form says that criteria are worth: where, as it stands, of which, points.

    A heading may name its points, and a column that gives none may have them.
    """
    bottom = found[0].header_row if found else block.first - 1
    given = {region.columns["points"] for region in found}
    cols = [
        col
        for col, heading, _ in _headed_columns(rows, block, bottom)
        if says(heading.text) is Says.WORTH and col not in given
    ]
    for number in block.rows:
        item = text_in(cell_at(rows[number], block.col))
        yield (number, block.col), item, item, points_at_end(item)
        for col in cols:
            cell = cell_at(rows[number], col)
            yield (number, col), shown(cell), item, _hundredths(cell)


def _hundredths(cell: Cell) -> int | None:
    if isinstance(cell, str):
        return stated_points(cell)
    return round(cell * HUNDRED) if isinstance(cell, int | float) else None

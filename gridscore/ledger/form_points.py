"""Which columns of a score form give points, by whom, and what criteria are said to be worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.ledger.form_blocks import cell_at, text_in
from gridscore.ledger.headings import heading_key, points_at_end, stated_points
from gridscore.ledger.labels import Fixed
from gridscore.ledger.values import is_blank, is_meant_as_number, shown
from gridscore.numbers import HUNDRED
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gridscore.ledger.form_blocks import Block, Row
    from gridscore.ledger.grid import Cell
    from gridscore.ledger.region import Region


def _keys(words: str) -> frozenset[str]:
    return frozenset(map(heading_key, words.split()))


WORTH = _keys("分值 满分 滿分 满分值 滿分值 标准分 標準分 标准分值 配分 权重 權重 应得分")
NOBODYS = _keys(
    "序号 序號 编号 編號 平均 平均分 平均得分 均分 综合得分 綜合得分 最后得分 最後得分 备注 備註"
    " 说明 說明 考核内容 考核內容 评分标准 評分標準 考核标准 考核標準 考核要点 合计 合計 小计 小計"
    " 总分 總分 扣分 加分 扣分原因 自评 自评分 自評 自評分 自评得分 自評得分"
)
_POINTS = ("得分", "评分", "評分", "打分", "分数", "分數", "points", "score")


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
    headed as what criteria are worth beside one of points.
    """
    given: list[PointsColumn] = []
    scorers: list[PointsColumn] = []
    for col, heading, group in _headed_columns(rows, block, bottom):
        key = heading_key(heading.text)
        filled = [cell for number in block.rows if not is_blank(cell := cell_at(rows[number], col))]
        if not key or key in NOBODYS or (filled and not any(map(is_meant_as_number, filled))):
            continue
        if key in WORTH and _repeats_worth(rows, block, col, worth):
            continue
        if key in WORTH or heads_points(key):
            scorer = group.as_scorer() if group and not heads_points(group.text) else None
            given.append(PointsColumn(col, heading.text, scorer))
        elif filled and col > block.col:
            scorers.append(PointsColumn(col, heading.text, heading.as_scorer()))
    if not all(heading_key(one.heading) in WORTH for one in given):
        given = [one for one in given if heading_key(one.heading) not in WORTH]
    if len(given) > 1:
        return [one if one.scorer else _by_own_heading(one, bottom) for one in given]
    return given or scorers


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
        if heading_key(heading.text) in WORTH and col not in given
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


def heads_points(text: str) -> bool:
    """Say whether a heading is one of points given."""
    return any(word in heading_key(text) for word in _POINTS)

"""Score forms of one person each, as they are attached to regulations: criteria as rows.

A sheet holds one such form or a stack of them. Above the rows stands whom the form is about;
the points stand in one column, or in a column for each scorer. Each column of points becomes a
table in the long shape.
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from gridscore.ledger.choices import ROLES, by_word, choice_key
from gridscore.ledger.footers import Footer, is_sum
from gridscore.ledger.headings import TOTAL, heading_key, points_at_end, stated_points
from gridscore.ledger.labels import Fixed, find_labels, with_who
from gridscore.ledger.region import Region, text_of
from gridscore.ledger.values import is_blank, is_meant_as_number, shown
from gridscore.numbers import HUNDRED
from gridscore.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gridscore.ledger.grid import Cell, Grid
    from gridscore.ledger.kinds import TableKind
    from gridscore.ledger.problem_log import ProblemLog

    Row = Sequence[Cell]

_FEWEST = 2  # criteria below each other before they are taken for those of a form
_LOOKED_AT = 80  # rows in which the first form of a sheet has to begin
_SUM_BELOW = 3  # rows between the last criterion and its sum, at most


def _keys(words: str) -> frozenset[str]:
    return frozenset(map(heading_key, words.split()))


_WORTH = _keys("分值 满分 滿分 满分值 滿分值 标准分 標準分 标准分值 配分 权重 權重 应得分")
_NOBODYS = _keys(
    "序号 序號 编号 編號 平均 平均分 平均得分 均分 综合得分 綜合得分 最后得分 最後得分 备注 備註"
    " 说明 說明 考核内容 考核內容 评分标准 評分標準 考核标准 考核標準 考核要点 合计 合計 小计 小計"
    " 总分 總分 扣分 加分 扣分原因 自评 自评分 自評 自評分 自评得分 自評得分"
)
_POINTS = ("得分", "评分", "評分", "打分", "分数", "分數", "points", "score")
_ROLE_WORDS = frozenset(by_word(ROLES))
_LABEL_MARKS = frozenset(":：")


class _Block(NamedTuple):
    """One form in a sheet: the column and the rows of its items, and the rows it spans."""

    col: int
    rows: list[int]
    start: int
    end: int

    @property
    def first(self) -> int:
        return self.rows[0]

    @property
    def last(self) -> int:
        return self.rows[-1]


class _Heading(NamedTuple):
    """A heading of a column, and where it stands."""

    row: int
    col: int
    text: str

    def as_scorer(self) -> Fixed:
        return Fixed(self.row, self.col, self.text)


class _Points(NamedTuple):
    """A column of points, and the heading that names who gave them, if one does."""

    col: int
    heading: str
    scorer: Fixed | None


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
    worth = {
        key: column.maximum for column in wide.columns if column.is_item for key in column.keys
    }
    blocks = list(_blocks(rows, _items_of(wide), long.column_of))
    regions: list[Region] = []
    for block in blocks:
        found = _regions(grid, block, long, worth)
        if not found:
            log.at("GS213", sheet, block.first, block.col, table=long.title)
        elif not any(_has_points(rows, block, region) for region in found):
            found = [replace(found[0], is_blank=True)]
        for place, cell, item, stated in _stated_worth(rows, block, found):
            log.compare_points((sheet, *place), cell, item, stated, worth[heading_key(item)])
        regions += found
    return regions if blocks else None


def holds_forms(rows: Sequence[Row], kinds: Sequence[TableKind]) -> bool:
    """Say whether a sheet holds any such form."""
    shapes = _shapes(kinds)
    if shapes is None:
        return False
    wide, long = shapes
    return any(True for _ in _blocks(rows, _items_of(wide), long.column_of))


def _shapes(kinds: Sequence[TableKind]) -> tuple[TableKind, TableKind] | None:
    """Return the score sheet with a column for each criterion, and the one with a row for each."""
    wide = next((kind for kind in kinds if kind.id == "scores" and not kind.is_long), None)
    long = next((kind for kind in kinds if kind.is_long), None)
    return None if wide is None or long is None or long.left_out_by else (wide, long)


def _items_of(wide: TableKind) -> dict[str, str]:
    """Return the criteria by the keys of their headings."""
    return {key: column.id for column in wide.columns if column.is_item for key in column.keys}


def _blocks(
    rows: Sequence[Row], item_of: Mapping[str, str], column_of: Mapping[str, str]
) -> Iterator[_Block]:
    """Find the forms of a sheet: runs of different criteria below each other in one column."""
    found: dict[int, tuple[int, str]] = {}
    for looked_at in (rows[:_LOOKED_AT], rows):  # a sheet that begins as no form is none
        found = _items_by_row(looked_at, item_of)
        cols = [col for col, _ in found.values()]
        col = max(set(cols), key=cols.count, default=0)
        numbers = [number for number, (at, _) in found.items() if at == col]
        if len(numbers) < _FEWEST or _is_long_table(rows, numbers[0], col, column_of):
            return
    runs: list[list[int]] = [[]]
    seen: set[str] = set()
    for number in numbers:
        item = found[number][1]
        if item in seen:
            runs.append([])
            seen = set()
        seen.add(item)
        runs[-1].append(number)
    below = [_start_below(rows, run[-1] + 1, after[0]) for run, after in pairwise(runs)]
    starts = [0, *below]
    for run, start, end in zip(runs, starts, [*starts[1:], len(rows)], strict=True):
        if len(run) >= _FEWEST:
            yield _Block(col, run, start, end)


def _items_by_row(rows: Sequence[Row], item_of: Mapping[str, str]) -> dict[int, tuple[int, str]]:
    """Return the rows that name just one criterion, with the column and the criterion."""
    texts = {cell for cell in chain.from_iterable(rows) if isinstance(cell, str)}
    named: dict[Cell, str] = {
        text: item_of[key] for text in texts if (key := heading_key(text)) in item_of
    }
    found = {}
    for number, row in enumerate(rows):
        if named.keys().isdisjoint(row):
            continue
        here = [(col, named[cell]) for col, cell in enumerate(row) if cell in named]
        if len(here) == 1:
            found[number] = here[0]
    return found


def _is_long_table(rows: Sequence[Row], first: int, col: int, column_of: Mapping[str, str]) -> bool:
    """Say whether the heading of the criteria stands beside one of id or name."""
    for number in range(first - 1, -1, -1):
        row = rows[number]
        if col < len(row) and not is_blank(row[col]):
            known = {column_of.get(heading_key(cell)) for cell in row if isinstance(cell, str)}
            return not known.isdisjoint({"id", "name"}) and "criterion" in known
    return False


def _start_below(rows: Sequence[Row], after: int, first: int) -> int:
    """Tell where the next form begins: at the last title before it, a line of a single text."""
    for number in range(first - 1, after - 1, -1):
        filled = [cell for cell in rows[number] if not is_blank(cell)]
        text = filled[0] if len(filled) == 1 else None
        if isinstance(text, str) and not _LABEL_MARKS.intersection(text):
            return number
    return after


def _regions(grid: Grid, block: _Block, kind: TableKind, worth: Mapping[str, int]) -> list[Region]:
    """Make a table of each column of points."""
    rows = grid.rows
    above = range(block.first - 1, block.start - 1, -1)
    bottom = next((number for number in above if not _is_empty(rows[number])), block.start)
    signed = find_labels(rows, block.last + 1, block.end, kind.column_of, wanted=("scorer",))
    whose = signed | find_labels(rows, block.start, block.first, kind.column_of)
    below = range(block.first, min(block.end, block.last + 1 + _SUM_BELOW))
    sums = {number for number in below if _heads_sum(rows[number], block.col)}
    end = max([block.last, *sums]) + 1
    regions = []
    for points in _points_columns(rows, block, bottom, worth):
        idle = [
            number
            for number in range(block.first, end)
            if number not in block.rows and not is_meant_as_number(_at(rows[number], points.col))
        ]
        footers = dict.fromkeys(idle, Footer.STATISTIC) | dict.fromkeys(sums, Footer.TOTAL)
        regions.append(
            Region(
                kind=kind,
                header_row=bottom,
                columns={"criterion": block.col, "points": points.col},
                headings=(
                    (_text(_at(rows[bottom], block.col)), "criterion"),
                    (points.heading, "points"),
                ),
                extra=(),
                titles=text_of(rows[block.start : bottom]),
                first=block.first,
                end=end,
                footers=footers,
                width=points.col + 1,
                fixed=with_who(grid.ref.name, whose) | _scorer(points),
            )
        )
    return regions


def _has_points(rows: Sequence[Row], block: _Block, region: Region) -> bool:
    col = region.columns["points"]
    return any(not is_blank(_at(rows[number], col)) for number in block.rows)


def _scorer(points: _Points) -> dict[str, Fixed]:
    """Name the scorer of a column by its heading; one that is a role says the role too."""
    if points.scorer is None:
        return {}
    is_role = choice_key(str(points.scorer.cell)) in _ROLE_WORDS
    return {"scorer": points.scorer} | ({"scorer_role": points.scorer} if is_role else {})


def _points_columns(
    rows: Sequence[Row], block: _Block, bottom: int, worth: Mapping[str, int]
) -> list[_Points]:
    """Find the columns in which points are given: those headed so, else those of scorers.

    `worth` are the points of each criterion: a column that repeats them gives none, nor does one
    headed as what criteria are worth beside one of points.
    """
    given: list[_Points] = []
    scorers: list[_Points] = []
    for col, heading, group in _headed_columns(rows, block, bottom):
        key = heading_key(heading.text)
        filled = [cell for number in block.rows if not is_blank(cell := _at(rows[number], col))]
        if not key or key in _NOBODYS or (filled and not any(map(is_meant_as_number, filled))):
            continue
        if key in _WORTH and _repeats_worth(rows, block, col, worth):
            continue
        if key in _WORTH or _says_points(key):
            scorer = group.as_scorer() if group and not _says_points(group.text) else None
            given.append(_Points(col, heading.text, scorer))
        elif filled and col > block.col:
            scorers.append(_Points(col, heading.text, heading.as_scorer()))
    if not all(heading_key(one.heading) in _WORTH for one in given):
        given = [one for one in given if heading_key(one.heading) not in _WORTH]
    if len(given) > 1:
        return [one if one.scorer else _by_own_heading(one, bottom) for one in given]
    return given or scorers


def _by_own_heading(points: _Points, row: int) -> _Points:
    return points._replace(scorer=Fixed(row, points.col, points.heading))


def _headed_columns(
    rows: Sequence[Row], block: _Block, bottom: int
) -> Iterator[tuple[int, _Heading, _Heading | None]]:
    """Go through the columns with their heading, and the heading that spans several of them.

    Where the heading of the criteria stands a row higher, the headings are of two levels.
    """
    has_groups = bottom > block.start and is_blank(_at(rows[bottom], block.col))
    group: _Heading | None = None
    for col in range(max(len(rows[number]) for number in (bottom, *block.rows))):
        if has_groups and (text := _text(_at(rows[bottom - 1], col))):
            group = _Heading(bottom - 1, col, text)
        lower = _text(_at(rows[bottom], col))
        if col == block.col or (not lower and (group is None or group.col != col)):
            continue
        if lower:
            yield col, _Heading(bottom, col, lower), group
        elif group:
            yield col, group, None


def _repeats_worth(rows: Sequence[Row], block: _Block, col: int, worth: Mapping[str, int]) -> bool:
    """Say whether a column says nothing but what each criterion is worth."""
    return all(
        _hundredths(_at(rows[number], col))
        == worth[heading_key(_text(_at(rows[number], block.col)))]
        for number in block.rows
    )


def _stated_worth(
    rows: Sequence[Row], block: _Block, found: Sequence[Region]
) -> Iterator[tuple[tuple[int, int], str, str, int | None]]:
    """Go through what a form says that criteria are worth: where, as it stands, of which, points.

    A heading may name its points, and a column that gives none may have them.
    """
    bottom = found[0].header_row if found else block.first - 1
    given = {region.columns["points"] for region in found}
    cols = [
        col
        for col, heading, _ in _headed_columns(rows, block, bottom)
        if heading_key(heading.text) in _WORTH and col not in given
    ]
    for number in block.rows:
        item = _text(_at(rows[number], block.col))
        yield (number, block.col), item, item, points_at_end(item)
        for col in cols:
            cell = _at(rows[number], col)
            yield (number, col), shown(cell), item, _hundredths(cell)


def _hundredths(cell: Cell) -> int | None:
    if isinstance(cell, str):
        return stated_points(cell)
    return round(cell * HUNDRED) if isinstance(cell, int | float) else None


def _heads_sum(row: Row, col: int) -> bool:
    return any(
        isinstance(cell, str) and (is_sum(cell) or heading_key(cell) in TOTAL.keys)
        for cell in row[: col + 1]
    )


def _at(row: Row, col: int) -> Cell:
    return row[col] if col < len(row) else ""


def _text(cell: Cell) -> str:
    return cell.strip() if isinstance(cell, str) else ""


def _is_empty(row: Row) -> bool:
    return all(map(is_blank, row))


def _says_points(text: str) -> bool:
    return any(word in heading_key(text) for word in _POINTS)

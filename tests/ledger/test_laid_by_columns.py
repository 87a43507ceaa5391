"""A sheet laid by columns gives what it gives row by row, whatever stands on it."""

from __future__ import annotations

from datetime import date, datetime
from random import Random
from typing import TYPE_CHECKING

import pytest

from gridscore.ledger import codebook, open_tables
from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.grid import Cell, CellFault, Grid, SheetLook
from gridscore.ledger.kinds import table_kinds
from gridscore.ledger.large import laid_by_columns
from gridscore.ledger.large.laid_by_columns import by_columns
from gridscore.ledger.large.large_rows import LargeRows
from gridscore.ledger.large.texts import Texts
from gridscore.ledger.model import SheetRef
from gridscore.ledger.recognition import form_blocks
from gridscore.ledger.sources import text
from gridscore.ledger.sources.refusal import RefusedError
from gridscore.ledger.vocabulary import vocabulary_of
from gridscore.periods import parse_period
from tests.ledger.in_memory import EVERY_TABLE, SCHEME
from tests.ledger.test_large_text import any_text, contents

if TYPE_CHECKING:
    from gridscore.ledger.grid import Block
    from gridscore.scheme.model import Scheme

ROSTER = "编号,姓名,网格\nG001,张三,一号网格\n007,李四,第一网格\n7,王·五,\n甲１,赵六,一号網格\n"
FORM = "测评表\n姓名：{who}\n考核项目,分值,得分\n{rows}\n合计,100,90\n评分人：李四\n"
ITEMS = ("走访巡查与信息采集", "工作日志", "市容环境卫生", "服务态度", "工作能力")
COUNT_FORM = "满意度测评表\n姓名：张三\n满意,50\n一般,8\n差,2\n抽样总票数,60\n"
ODD_CELLS: tuple[Cell, ...] = (
    *(True, False, CellFault.ERROR, CellFault.NO_CACHED_VALUE, 1, 1.0, "1", 1e300, 45000.0),
    *(date(2026, 3, 5), datetime.fromisoformat("2026-03-05T09:30"), " ", "\u200b", "合计", "编号"),
)


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laid_by_columns, "_HEAD_ROWS", 3)
    monkeypatch.setattr(laid_by_columns, "_SAMPLE", 10)
    monkeypatch.setattr(laid_by_columns, "MANY", 20)
    monkeypatch.setattr("gridscore.ledger.words.MANY", 20)
    monkeypatch.setattr(codebook, "FEW", 20)


def any_grids(random: Random) -> list[Grid]:
    """Make up sheets: tables and forms, in the types that a workbook has, some cells merged."""
    sheets = [ROSTER.encode()] * (random.random() < 0.6)
    for _ in range(random.choice((1, 2))):
        chance = random.random()
        if chance < 0.8:
            sheets.append(any_text(random))
        elif chance < 0.9:
            sheets.append(any_forms(random).encode())
        else:
            sheets.append((COUNT_FORM + "\n" * random.choice((0, 40))).encode())
    return [grid for number, data in enumerate(sheets) for grid in as_grids(random, data, number)]


def any_forms(random: Random) -> str:
    people = random.sample(("张三", "李四", "王·五", "谁也不是"), random.choice((1, 4)))
    rows = "\n".join(f"{item},20,{random.choice(('18', '17.5', '', '缺'))}" for item in ITEMS)
    return "\n".join(FORM.format(who=who, rows=rows) for who in people)


def as_grids(random: Random, data: bytes, number: int) -> list[Grid]:
    try:
        rows = text._row_by_row(data)
    except RefusedError:
        return []
    width = max(map(len, rows), default=0)
    odd = random.choice((0, 0, 0.02))
    rows = [
        [as_typed(random, cell, odd) for cell in [*row, *[""] * (width - len(row))]] for row in rows
    ]
    look = SheetLook(merged=any_merged(random, len(rows), width))
    return [Grid(SheetRef("台账.xlsx", f"表{number}"), rows, look)]


def as_typed(random: Random, cell: Cell, odd: float) -> Cell:
    """Take digits for numbers and days for dates, as a workbook mostly does."""
    if random.random() < odd:
        return random.choice(ODD_CELLS)
    if not isinstance(cell, str) or random.random() < 0.1:
        return cell
    try:
        return float(cell) if len(cell) < 7 and not cell.startswith("0") else cell
    except ValueError:
        pass
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return cell


def any_merged(random: Random, height: int, width: int) -> tuple[Block, ...]:
    if random.random() < 0.5 or not width:
        return ()
    blocks = []
    for _ in range(random.choice((1, 4))):
        top, left = random.randrange(max(height, 1)), random.randrange(width)
        blocks.append((top, left, top + random.choice((0, 1, 5)), left + random.choice((0, 1, 3))))
    return tuple(sorted(blocks))


def assembled(grids: list[Grid], scheme: Scheme) -> dict[str, object]:
    copies = [Grid(grid.ref, [list(row) for row in grid.rows], grid.look) for grid in grids]
    return contents(assemble_ledger(copies, scheme, parse_period("2026Q1")))


@pytest.mark.parametrize("seed", range(30))
def test_random_sheets_read_alike_both_ways(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    for _ in range(6):
        grids = any_grids(random)
        scheme = random.choice((SCHEME, EVERY_TABLE))
        monkeypatch.setattr(open_tables, "LARGE", 4)
        by_columns = assembled(grids, scheme)
        monkeypatch.setattr(open_tables, "LARGE", 10**9)
        assert by_columns == assembled(grids, scheme)


def test_random_sheets_are_laid_by_columns() -> None:
    random = Random(1)
    laid = [
        by_columns(grid, table_kinds(vocabulary_of(SCHEME))).rows
        for _ in range(40)
        for grid in any_grids(random)
    ]
    large = [rows for rows in laid if isinstance(rows, LargeRows)]
    assert len(large) > len(laid) / 2
    every = [column for rows in large for column in rows._columns]
    assert {type(column.cells) for column in every} == {list, Texts}


def test_of_a_long_table_only_the_beginning_is_looked_at_for_forms(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at = 0
    heading_key = form_blocks.heading_key

    def counted(cell: str) -> str:
        nonlocal looked_at
        looked_at += 1
        return heading_key(cell)

    monkeypatch.setattr(form_blocks, "heading_key", counted)
    lines = [f"G{number},{item},18" for number in range(400) for item in ITEMS]
    rows = text._row_by_row("\n".join(["编号,考核项目,得分", *lines]).encode())
    grid = by_columns(Grid(SheetRef("a.xlsx", "1"), rows), table_kinds(vocabulary_of(SCHEME)))
    assert isinstance(grid.rows, LargeRows)
    assert 0 < looked_at < len(lines) / 4

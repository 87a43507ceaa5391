"""Columns of a parquet that its table has no use for are left out, which changes nothing."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from pyarrow.parquet import write_table

from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.discover import find_files
from gridscore.ledger.open_tables import SheetOpener
from gridscore.ledger.own_words import OwnWords
from gridscore.ledger.sources import read_grids
from gridscore.periods import parse_period
from gridscore.records import replace
from tests.ledger.in_memory import EVERY_TABLE, SCHEME
from tests.ledger.test_large_text import contents

if TYPE_CHECKING:
    from pathlib import Path

    from gridscore.ledger.grid import Grid
    from gridscore.ledger.model import Ledger
    from gridscore.scheme.model import Scheme

TABLES: dict[str, tuple[str, ...]] = {
    "编号": ("G1", "G2", "G03", "WG-1-2", "", "1001", "合计", "备注：", "2026年3月5日"),
    "姓名": ("甲一", "乙二", "丙 三", "", "合计", "平均分", "签字：", "25"),
    "日期": ("2026-03-05", "2026年3月5日", "", "46000"),
    "类别": ("信息漏报", "表彰", "", "不存在"),
    "满意": ("50", "", "六十", "60"),
    "一般": ("8", "2", ""),
    "差": ("2", "0", ""),
    "工作日志": ("18", "18.5", "", "缺考", "20"),
    "服务态度": ("18", "17", "", "20"),
    "网格": ("一号网格", "网格", "", "第一网格"),
}
USED = (
    *(("编号", "姓名", "网格"), ("编号", "姓名", "工作日志", "服务态度")),
    *(("日期", "编号", "类别"), ("编号", "满意", "一般", "差"), ("姓名", "工作日志", "服务态度")),
)
UNUSED = {
    "序号": ("1", "2", "", "合计", "小计", "平均", "制表：张三", "25人"),
    "住址": ("人民路1号", "", "备注：以上", "合计", "一、按规定打分", "2026年3月5日"),
    "联系电话": ("13800000000", "", "1"),
    "": ("", "", "多出来的"),
}


def some_table(random: Random) -> pa.Table:
    """Make up a table, sound or with rows that are no data, with other columns in between."""
    messy, rows = random.random() < 0.6, random.choice((0, 1, 5, 90))
    used = random.choice(USED)
    columns = {
        name: [random.choice(TABLES[name][: None if messy else 2]) for _ in range(rows)]
        for name in used
    }
    if random.random() < 0.5:
        columns[used[0]] = [f"G{row}" for row in range(rows)]
    for name, words in UNUSED.items():
        if random.random() < 0.6:
            columns[name] = [random.choice(words[: None if messy else 3]) for _ in range(rows)]
    names = [*columns]
    if random.random() < 0.7:
        random.shuffle(names)
    if messy and rows and random.random() < 0.4:
        for name in names:  # the headings come again
            columns[name][-1] = name
    table = pa.table({name: pa.array(columns[name], pa.string()) for name in names})
    return table if random.random() < 0.8 else table.append_column("号", pa.nulls(rows, pa.int64()))


def read(
    folder: Path, scheme: Scheme, *, whole: bool, own: OwnWords | None = None
) -> tuple[Ledger, int]:
    """Read a folder; tell, too, of how many files some columns were left out."""
    opener = SheetOpener(scheme, own)
    files, _ = find_files([folder], folder)
    grids, problems = read_grids(files, None, None if whole else opener.unused)
    left_out = sum(grid.whole is not None for grid in grids)
    return assemble_ledger(grids, scheme, parse_period("2026Q1"), problems, opener), left_out


@pytest.mark.parametrize("seed", range(60))
def test_columns_that_no_table_uses_change_nothing(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    for number in range(4):
        write_table(some_table(random), tmp_path / f"{number}.parquet", row_group_size=40)
    scheme = random.choice((SCHEME, EVERY_TABLE))
    (whole, _), (without, _) = (read(tmp_path, scheme, whole=one) for one in (True, False))
    assert contents(without) == contents(whole)


def write(folder: Path, **columns: list[str]) -> None:
    write_table(pa.table(columns), folder / "花名册.parquet")


@pytest.mark.parametrize(
    ("columns", "reads_again"),
    [
        ({"编号": ["G1", "G2"], "姓名": ["甲", "乙"], "住址": ["一", "合计"]}, False),
        ({"编号": ["G1", "", "G2"], "姓名": ["甲", "乙", "丙"], "住址": ["", "", ""]}, False),
        ({"编号": ["1", "2"], "姓名": ["甲", "乙"], "住址": ["合计", ""]}, False),
        ({"编号": ["1", "2"], "住址": ["合计", ""], "姓名": ["甲", "乙"]}, True),
        ({"编号": ["G1", ""], "住址": ["", "合计"], "姓名": ["甲", ""]}, True),
        ({"编号": ["G1", "合计"], "姓名": ["甲", ""], "住址": ["", ""]}, True),
        ({"编号": ["G1", "编号"], "姓名": ["甲", "姓名"], "住址": ["", "住址"]}, True),
    ],
)
def test_they_are_read_where_they_may_tell_something(
    tmp_path: Path, columns: dict[str, list[str]], *, reads_again: bool
) -> None:
    write(tmp_path, **columns)
    opener = SheetOpener(SCHEME)
    (grid,), _ = read_grids(find_files([tmp_path], tmp_path)[0], None, opener.unused)
    assert grid.whole is not None
    again: list[Grid] = []

    def read_again() -> Grid:
        assert grid.whole is not None
        again.append(grid.whole())
        return again[0]

    assemble_ledger([replace(grid, whole=read_again)], SCHEME, None, opener=opener)
    assert bool(again) == reads_again


def test_words_in_columns_without_use_head_no_other_table(tmp_path: Path) -> None:
    columns = {"住址": ["一", "编号", "二"], "备注": ["", "姓名", ""], "电话": ["1", "网格", "2"]}
    write(tmp_path, 编号=["G1", "G2", "G3"], 姓名=["甲", "乙", "丙"], **columns)
    ledger, left_out = read(tmp_path, SCHEME, whole=False)
    assert (list(ledger.roster.ids), left_out) == (["G1", "G2", "G3"], 1)


@pytest.mark.parametrize(
    "columns",
    [
        {"编号": ["G1"], "住址": ["一"], "电话": ["1"]},  # no name: what there is is told
        {"序号": ["1"], "编号": ["G1"], "姓名": ["甲"], "网格": ["东"]},  # before all others
        {"甲": ["编号"], "乙": ["姓名"], "丙": ["住址"]},
    ],
)
def test_all_is_read_where_names_head_no_table_or_rows_may_begin_otherwise(
    tmp_path: Path, columns: dict[str, list[str]]
) -> None:
    write(tmp_path, **columns)
    assert read(tmp_path, SCHEME, whole=False)[1] == 0


def test_a_heading_of_the_stations_own_is_used(tmp_path: Path) -> None:
    write(tmp_path, 编号=["G1", "G2"], 姓名=["甲", "乙"], 地盘=["东", "西"], 住址=["一", "二"])
    own = OwnWords(headings={"地盘": "网格"})
    ledger, left_out = read(tmp_path, SCHEME, whole=False, own=own)
    assert (list(ledger.roster.grids), left_out) == (["东", "西"], 1)


def test_values_that_no_cell_can_be_are_told_all_the_same(tmp_path: Path) -> None:
    nested = pa.array([[1], [2]])
    table = pa.table({"编号": ["G1", "G2"], "姓名": ["甲", "乙"], "住址": nested})
    write_table(table, tmp_path / "a.parquet")
    ledger, _ = read(tmp_path, SCHEME, whole=False)
    assert ledger.problems[0].code == "GS110"


def test_a_file_that_is_gone_when_it_is_to_be_read_again_is_told(tmp_path: Path) -> None:
    write(tmp_path, 编号=["G1", "合计"], 姓名=["甲", ""], 住址=["", ""])
    opener = SheetOpener(SCHEME)
    grids, _ = read_grids(find_files([tmp_path], tmp_path)[0], None, opener.unused)
    (tmp_path / "花名册.parquet").unlink()
    ledger = assemble_ledger(grids, SCHEME, None, opener=opener)
    assert "GS101" in [problem.code for problem in ledger.problems]

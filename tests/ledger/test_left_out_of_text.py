"""Columns of a large text that its table has no use for are cut out, which changes nothing."""

from __future__ import annotations

from functools import partial
from random import Random
from typing import TYPE_CHECKING

import pytest

from gridscore.ledger import open_tables, sources
from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.discover import find_files
from gridscore.ledger.open_tables import SheetOpener
from gridscore.ledger.sources import large_text, narrowed_text, read_grids, text_checks
from gridscore.periods import parse_period
from gridscore.records import replace
from tests.ledger.in_memory import EVERY_TABLE, SCHEME
from tests.ledger.test_large_text import contents
from tests.ledger.test_left_out import TABLES, USED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gridscore.ledger.grid import Grid
    from gridscore.ledger.model import Ledger
    from gridscore.scheme.model import Scheme


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read texts of a few rows as large ones, in stretches of some rows each."""
    monkeypatch.setattr(large_text, "_HEAD_ROWS", 6)
    monkeypatch.setattr(large_text, "_TAIL_BYTES", 200)
    monkeypatch.setattr(large_text, "_BLOCK_BYTES", 3000)
    monkeypatch.setattr(large_text, "_SMALL_BLOCK_BYTES", 800)
    monkeypatch.setattr(large_text, "_SAMPLE_BYTES", 400)
    monkeypatch.setattr(large_text, "_MOST_OF_A_TEXT", 0)
    monkeypatch.setattr(large_text, "HUGE", 6000)
    monkeypatch.setattr(narrowed_text, "_LOOKED_AT_ONCE", 70)
    monkeypatch.setattr(text_checks, "_LOOKED_AT_ONCE", 50)
    monkeypatch.setattr(open_tables, "LARGE", 3)
    monkeypatch.setattr(sources, "_LARGE_TEXT", 0)
    monkeypatch.setattr(sources, "_MUCH_TEXT", 0)
    monkeypatch.setattr(sources, "_SMALL_TEXT", 0)


UNUSED = {
    "序号": ("1", "2", "", "合计", "小计", "平均", "制表：张三", "25人"),
    "住址": ("人民路1号", "", "第 2 号", "备注：以上", "合计", "一、按规定打分", "2026年3月5日"),
    "联系电话": ("13800000000", "", "1", "编号", "工作日志", "服务态度（20分）"),
    "评语": (
        "本月表现良好",
        '"有,逗号"',
        "有＂号",
        '"说""好"""',
        "姓名",
        '"姓名"',
        "姓 名",
        "“编号”",
    ),
    "": ("", "", "多出来的"),
}
_MESS = (
    "",
    ",,,",
    "标题",
    "制表：张三,审核：李四",
    "合计,,18",
    "编号,姓名,网格,住址",
    ",,,编号,姓名,网格",
    "甲,乙,丙,编号,姓名,网格",
    "备注：以上为,一,二,三",
    "说明,一,二,三,四,五,六,七,八,九,十,十一,十二",
    '"换\n行",甲,18',
    "G7,甲\r乙",
)
_SPOILT = (
    *("编号", "姓名", '"编号"', '"姓 名"', "工作日志（20分）", "ｉｄ", "单位（", "合计", "无", ""),
    *('"换\n行"', '"说""好"""', '"有,逗号"', "甲\r乙", '"甲\r乙"', '引"号', "\x07", "长" * 300),
    *("1,2", "㐱𠮷", "\ufeff", "\xa0", "〔gridscore〕", "〔", "2026年3月5日"),
)
_NO_CHARACTERS = (b"\xff", b"\x81", b"\xe5\xbc", b"\xa4\xe6")


def some_text(random: Random) -> bytes:
    """Make up a text: in disorder, or sound but for a cell or two that no table uses."""
    messy = random.random() < 0.3
    lines = [*some_table(random, messy=messy)]
    if messy and random.random() < 0.3:
        lines += some_table(random, messy=messy)
    for _ in range(random.choice((0, 1, 3)) if messy else random.random() < 0.1):
        lines.insert(random.randrange(len(lines)), random.choice(_MESS))
    if random.random() < 0.2:
        lines.insert(0, "2026年第一季度考核表")
    ending = random.choice(("\r\n", "\n"))
    text = ending.join(lines) + ending * random.choice((1, 1, 0, 2))
    data = text.encode(random.choice(("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16")))
    if random.random() < 0.1:
        at = random.randrange(len(data))
        data = data[:at] + random.choice(_NO_CHARACTERS) + data[at:]
    return data


def some_table(random: Random, *, messy: bool) -> Iterator[str]:
    """Give the lines of a table with other columns between, or behind, those that it uses."""
    rows = random.choice((5, 40, 90) if messy else (90, 150))
    used = random.choice(USED)
    columns = {
        name: [random.choice(TABLES[name][: None if messy else 2]) for _ in range(rows)]
        for name in used
    }
    if not messy or random.random() < 0.7:
        columns[used[0]] = [f"G{row}" for row in range(rows)]
    if "姓名" in used and (not messy or random.random() < 0.7):
        columns["姓名"] = [f"甲{row}" for row in range(rows)]
    unused = [name for name in UNUSED if random.random() < 0.6]
    for name in unused:
        columns[name] = [random.choice(UNUSED[name][: None if messy else 2]) for _ in range(rows)]
    for name in random.choices(unused, k=random.randrange(3)) if unused else ():
        row = random.randrange(rows)
        columns[name][row] = random.choice(_SPOILT)
        other = random.choice(unused)
        if random.random() < 0.5:
            columns[other][row] = random.choice(_SPOILT)
    names = [*columns]
    if messy:
        random.shuffle(names)
    yield ",".join(names)
    for row in range(rows):
        yield ",".join(columns[name][row] for name in names)


def read(folder: Path, scheme: Scheme, *, whole: bool) -> Ledger:
    opener = SheetOpener(scheme)
    files, _ = find_files([folder], folder)
    grids, problems = read_grids(files, None, None if whole else opener.unused)
    return assemble_ledger(grids, scheme, parse_period("2026Q1"), problems, opener)


@pytest.mark.parametrize("seed", range(100))
def test_columns_that_no_table_uses_change_nothing(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    for number in range(4):
        (tmp_path / f"{number}.csv").write_bytes(some_text(random))
    scheme = random.choice((SCHEME, EVERY_TABLE))
    whole, without = (read(tmp_path, scheme, whole=one) for one in (True, False))
    assert contents(without) == contents(whole)


LINES = ["编号,姓名,住址,评语"] + [f"G{row:03},甲{row},某街{row},表现良好" for row in range(200)]


@pytest.mark.parametrize(
    ("spoilt", "is_cut", "reads_again"),
    [
        ("G100,甲100,某街,良好", True, False),
        ('G100,甲100,"某街,1号","""良""\n好"', True, False),
        ('G100,甲100,某街,"良\r\n好\r"', True, False),
        ("G100,甲100,姓名,良好", True, False),  # one word heads nothing
        ("G100,甲100,姓名,编号", True, True),
        ('G100,甲100," 姓 名 ",（编号）', True, True),
        ('G100,编号,"姓名",', True, True),
        ("G100,甲100,某街\r姓名,编号", True, True),
        ("G100,甲100", True, False),
        ("G100,甲100,姓名\nG1,甲1,编号,好,多", True, False),  # as many cells as two rows have
        ("G100,甲100,姓名,编号,多", True, True),
        ('G100,甲100,"姓名",编号,多', True, True),
        ("G100,,合计,", True, False),
        (",合计,,", True, True),
        ("100,25,合计,", True, True),
        ("", True, True),
        ("G100,甲100,\x07,良好", False, False),
        (f"G100,甲100,{'长' * 100},良好", False, False),
        ('G100,甲100,某"街",良好', False, False),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_what_stands_in_them_may_have_a_say(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    spoilt: str,
    ending: str,
    encoding: str,
    *,
    is_cut: bool,
    reads_again: bool,
) -> None:
    monkeypatch.setattr(text_checks, "LONGEST_CELL", 200)
    lines = [*LINES[:101], spoilt, *LINES[101:]]
    (tmp_path / "a.csv").write_bytes((ending.join(lines) + ending).encode(encoding))
    opener, again = SheetOpener(SCHEME), []
    grids, problems = read_grids(find_files([tmp_path], tmp_path)[0], None, opener.unused)
    assert [grid.whole is not None for grid in grids] == ([is_cut] if grids else [])

    def read_again(whole: Callable[[], Grid]) -> Grid:
        again.append(whole)
        return whole()

    grids = [
        replace(grid, whole=partial(read_again, grid.whole)) if grid.whole else grid
        for grid in grids
    ]
    without = assemble_ledger(grids, SCHEME, parse_period("2026Q1"), problems, opener)
    assert bool(again) == reads_again
    assert contents(without) == contents(read(tmp_path, SCHEME, whole=True))


def test_bytes_that_are_no_utf8_are_found_in_them(tmp_path: Path) -> None:
    data = "\n".join(LINES).encode()
    (tmp_path / "a.csv").write_bytes(data.replace("某街77,".encode(), b"\xff,"))
    assert contents(read(tmp_path, SCHEME, whole=False)) == contents(
        read(tmp_path, SCHEME, whole=True)
    )


def is_alike_both_ways(folder: Path, lines: list[str]) -> bool:
    (folder / "a.csv").write_text("\n".join(lines), encoding="utf-8")
    whole, without = (contents(read(folder, SCHEME, whole=one)) for one in (True, False))
    assert without == whole
    return any(problem.startswith("Problem(code='GS2") for problem in whole["problems"])


def test_headings_in_short_are_found_in_them(tmp_path: Path) -> None:
    lines = ["编号,姓名,甲,乙,丙,丁"] + [f"G{row:03},甲{row},一,二,三,四" for row in range(200)]
    lines[100] = "G100,甲100,期间,评分人,走访巡查,日志"
    assert is_alike_both_ways(tmp_path, lines)


def test_another_table_below_may_begin_above_its_own_headings(tmp_path: Path) -> None:
    lines = ["编号,姓名,住址,评语"] + [f"甲{row},,某街{row},好" for row in range(200)]
    assert is_alike_both_ways(tmp_path, [*lines, *[""] * 150, "编号,满意,甲,乙", "甲1,50,一,二"])


def test_a_column_that_says_whether_a_row_counts_is_read(tmp_path: Path) -> None:
    lines = ["编号,姓名,住址,状态"] + [f"G{row:03},甲{row},某街{row},在岗" for row in range(200)]
    lines[100] = "G100,甲100,某街,离职"
    assert is_alike_both_ways(tmp_path, lines)


def test_what_is_no_small_part_of_a_text_is_not_cut_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.csv").write_text("\n".join(LINES), encoding="utf-8")
    files, _ = find_files([tmp_path], tmp_path)
    for most, is_cut in ((0.5, True), (0.6, False)):
        monkeypatch.setattr(large_text, "_MOST_OF_A_TEXT", most)
        grids, _ = read_grids(files, None, SheetOpener(SCHEME).unused)
        assert [grid.whole is not None for grid in grids] == [is_cut]


@pytest.mark.parametrize("row", ["小计,,,", "", ",,,"])
def test_texts_with_sums_among_their_first_rows_are_not_read_twice(
    tmp_path: Path, row: str
) -> None:
    (tmp_path / "a.csv").write_text("\n".join([*LINES[:4], row, *LINES[4:]]), encoding="utf-8")
    grids, _ = read_grids(find_files([tmp_path], tmp_path)[0], None, SheetOpener(SCHEME).unused)
    assert [grid.whole for grid in grids] == [None]

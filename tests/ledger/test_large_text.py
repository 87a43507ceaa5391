"""Reading a large text by columns gives what reading it row by row does, whatever it holds."""

from __future__ import annotations

import io
from contextlib import nullcontext
from dataclasses import fields, replace
from itertools import zip_longest
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pytest
from pyarrow.parquet import write_table

from gridscore import columns, equal_rows, side_by_side
from gridscore.ledger import assemble, codebook, open_tables, people, sources, table, words
from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.discover import find_files
from gridscore.ledger.grid import Grid
from gridscore.ledger.large import many_people, texts, word_places
from gridscore.ledger.large.large_rows import LargeRows
from gridscore.ledger.large.texts import Texts
from gridscore.ledger.model import Ballots, SheetRef
from gridscore.ledger.sources import (
    coded,
    grown,
    large_text,
    parquet,
    read_grids,
    text,
    text_checks,
)
from gridscore.ledger.sources.content import Content
from gridscore.ledger.sources.parquet import read_parquet
from gridscore.ledger.sources.refusal import RefusedError
from gridscore.ledger.tables import score_sheets
from gridscore.periods import parse_period
from tests.ledger.in_memory import EVERY_TABLE, SCHEME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from gridscore.ledger.grid import Rows
    from gridscore.ledger.model import Ledger
    from gridscore.scheme.model import Scheme


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the stretches so small that a text of a few rows has them all."""
    monkeypatch.setattr(large_text, "_HEAD_ROWS", 3)
    monkeypatch.setattr(large_text, "_TAIL_BYTES", 60)
    monkeypatch.setattr(large_text, "_BLOCK_BYTES", 600)
    monkeypatch.setattr(large_text, "_SMALL_BLOCK_BYTES", 200)
    monkeypatch.setattr(large_text, "_SAMPLE_BYTES", 200)
    monkeypatch.setattr(large_text, "_LOOKED_AT_ONCE", 50)
    monkeypatch.setattr(large_text, "HUGE", 1500)
    monkeypatch.setattr(words, "MANY", 3)
    for module in (table, side_by_side):
        monkeypatch.setattr(module, "FOR_TWO", 3)
    monkeypatch.setattr(codebook, "FEW", 3)
    monkeypatch.setattr(coded, "FEW", 8)
    monkeypatch.setattr(parquet, "_MANY_CHUNKS", 6)
    monkeypatch.setattr(texts, "_ONE_BY_ONE", 2)
    for module in (columns, equal_rows):
        monkeypatch.setattr(module, "STRETCH", 7)


# ---- random ledgers ----

_IDS = (
    *("G001", "G002", "G-03", "０04", "007", "7", "甲１", " G001", "G 02", "", "合计", "编号"),
    *("WGY_1", "A/1", "G001  ", "'007", "total ", "note: x", "G001\xa0", "Ｇ００２"),
)
_NAMES = (
    "张三",
    "李四",
    "张 三",
    "李四  ",
    "Li Lei",
    "张 三  ",
    "编号 ",
    "王•五",
    "王·五",
    "王·五\xa0",
    "李四１",
    "赵六",
    "",
    "签字：",
    "总计",
    "姓名",
    "NA",
)
_WORDS = (
    "一号网格",
    "第一网格",
    "一號 網格",
    "网格",
    "",
    "ⅣA",
    "〔2026〕1号",
    "[2026]1号",
    "（2026） 1号",
    "A-1",
    "A—1",
    "无",
    "\u200b",
    "\u202aW002\u202c",
    "=1",
)
_SCORES = ("18", "18.5", "20", "", "缺考", "21", "１８", "18分", " 7", "#N/A", "18.555", "-1")
_DAYS = (
    "2026-03-05",
    "2026-03-05 00:00:00",
    "2026-3-5\xa0",
    "2026/3/5",
    "46000",
    "",
    "3月5日",
    "2026年3月5日",
    "2020-01-01",
)
_PERIODS = ("2026Q1", "2026年第二季度", "第三季度", "", "2026Q5", "2026")
_CATEGORIES = ("信息漏报", "表彰", "late-report", "不存在", "", "市容环境通报批评")
_AUTHORITIES = ("市", "区", "", "街道", "火星")
_COUNTS = ("50", "8", "2", "60", "", "六十", "1.5")

_TABLES: dict[str, dict[str, tuple[str, ...]]] = {
    "roster": {
        "编号": _IDS,
        "姓名": _NAMES,
        "网格": _WORDS,
        "责任区": _WORDS,
        "入职日期": _DAYS,
        "银行账号": ("", "6222 0001", "6222-0002"),
    },
    "scores": {
        "编号": _IDS,
        "姓名": _NAMES,
        "期间": _PERIODS,
        "评分人": _NAMES,
        **dict.fromkeys(
            ("走访巡查与信息采集（20分）", "工作日志", "市容环境卫生", "服务态度", "工作能力"),
            _SCORES,
        ),
        "合计": _SCORES,
    },
    "incidents": {
        "日期": _DAYS,
        "编号": _IDS,
        "类别": _CATEGORIES,
        "通报单位": _AUTHORITIES,
        "文号": (*_WORDS, "n/a", "样例〔2026〕7号"),
        "状态": ("已确认", "", "申诉中", "?"),
    },
    "survey": {
        "编号": _IDS,
        "网格": _WORDS,
        **dict.fromkeys(("满意", "一般", "差", "抽样总票数"), _COUNTS),
    },
    "ballots": {"编号": _IDS, "评价": ("满意", "一般", "差", "", "好")},
}
_MESS = (
    "",
    ",,,",
    "标题",
    "制表：张三,审核：李四",
    "合计,,18",
    "说明,一,二,三,四,五,六,七,八,九,十,十一,十二",
)


def any_text(random: Random) -> bytes:
    """Make up a text file: one or two tables, sound or with everything that goes wrong."""
    messy = random.random() < 0.7
    lines: list[str] = ["2026年第一季度考核表"] * (random.random() < 0.3)
    for name in random.sample(sorted(_TABLES), random.choice((1, 1, 2))):
        lines += _table(random, _TABLES[name], messy=messy)
        if messy and random.random() < 0.5:
            lines.append(random.choice(_MESS))
    ending = random.choice(("\r\n", "\n", "\n"))
    whole = ending.join(lines) + ending * random.choice((1, 1, 0, 2))
    encoding = random.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16"))
    return whole.encode(encoding, "replace")


def _table(random: Random, columns: dict[str, tuple[str, ...]], *, messy: bool) -> Iterator[str]:
    headings = [name for name in columns if random.random() < 0.95 or name == "评价"]
    yield ",".join(headings)
    differ, ragged = random.random() < 0.5, random.random() < 0.3
    for row in range(random.choice((5, 30, 60))):
        cells = [random.choice(columns[name][: None if messy else 3]) for name in headings]
        if differ and headings[0] == "编号" and len(headings) > 1:
            cells[0] = f"G{random.randrange(100) if messy else row:04}"
            cells[1] = f"{cells[1]}{random.choice('甲乙丙丁')}{row}"
        if messy and random.random() < 0.05:
            yield random.choice(_MESS)
        if messy and random.random() < 0.1:
            cells[random.randrange(len(cells))] = random.choice(
                ('"带""引号"', '"换\n行"', '"逗,号"', '1"', '"', "\u3000", "a\tb", "a\rb", '"a\rb"')
            )
        line = ",".join(cells)
        if ragged:
            line = line.rstrip(",") + "," * random.randrange(4)
        yield line


def read_both(data: bytes) -> tuple[Rows | str, Rows | str]:
    both = []
    for by_columns in (True, False):
        try:
            both.append(text.read_text(io.BytesIO(data), by_columns=by_columns))
        except RefusedError as refusal:
            both.append(str(refusal.as_problem("-")))
    return both[0], both[1]


_HALVES = "丂乗亄丳伀匼癩俙"  # in GB18030 with a second byte that ASCII uses: @ \\ | and letters


@pytest.mark.parametrize(
    "odd",
    [
        "㐱𠮷".encode("gb18030"),
        _HALVES.encode("gb18030"),
        b'"\xbb\xbb\n\xd0\xd0"',  # a line end within a cell
        b"\xbc\xd7\x1e\xd2\xd2",  # the control character that separates cells
        b"\xbc\xd7\xff",
        b"\xbc\xd7\x81",  # half a character before the delimiter
        b"\xa4\xe6\xbc\xd7\xa4\xa4\xa4\xfe",  # Big5
        b"\xa8\xbc\x81\x30\x81\x30",
        b"\x80",
    ],
)
@pytest.mark.parametrize("coded", [True, False])
def test_gb18030_is_split_as_it_stands_and_then_decoded(
    monkeypatch: pytest.MonkeyPatch, odd: bytes, *, coded: bool
) -> None:
    names = [f"{name}{'' if coded else row}" for row in range(100) for name in "甲㐱乙"]
    lines = [f"G{row},{name},16.5\n".encode("gb18030") for row, name in enumerate(names)]
    lines[0] = "编号,姓名,工作日志\n".encode("gb18030")
    whole = text._decode
    monkeypatch.setattr(text, "_decode", None)  # which would read the text as a whole
    assert text._by_columns(io.BytesIO(b"".join(lines))) is not None
    monkeypatch.setattr(text, "_decode", whole)
    lines[200] = b"G600," + odd + b",16.5\n"
    by_columns, row_by_row = read_both(b"".join(lines))
    assert type(by_columns) is type(row_by_row) or isinstance(by_columns, LargeRows)
    assert list(by_columns) == list(row_by_row)


def test_many_middling_texts_are_read_by_columns_where_all_are_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"G{number:03},甲,第{number}网格\n" for number in range(40))
    for number in range(5):
        (tmp_path / f"{number}.csv").write_text(f"编号,姓名,网格\n{rows}", encoding="utf-8")
    (tmp_path / "5.csv").write_text("编号,姓名\n", encoding="utf-8")
    files, _ = find_files([tmp_path], tmp_path)
    carefully, _ = read_grids(files)
    size = (tmp_path / "0.csv").stat().st_size
    monkeypatch.setattr(sources, "_LARGE_TEXT", size)
    monkeypatch.setattr(sources, "_SMALL_TEXT", 0)  # none is read together with others
    whole = 5 * size + (tmp_path / "5.csv").stat().st_size
    monkeypatch.setattr(sources, "_MUCH_TEXT", whole + 1)
    grids, _ = read_grids(files)
    assert not any(isinstance(grid.rows, LargeRows) for grid in grids)
    monkeypatch.setattr(sources, "_MUCH_TEXT", whole)
    grids, _ = read_grids(files)
    assert [isinstance(grid.rows, LargeRows) for grid in grids] == [*[True] * 5, False]
    assert [list(grid.rows) for grid in grids] == [grid.rows for grid in carefully]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_rows_of_unequal_width_are_split_together(
    monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.delattr(large_text._BulkReader, "_carefully")
    rows = [f"G{number},甲,{number % 7}" + "," * (number % 4) for number in range(200)]
    rows[70::9] = ["G7", "", ",", " ", "G8,乙"] * 3
    data = f"编号,姓名,备注{ending}{ending.join(rows)}{ending}".encode()
    by_columns, row_by_row = read_both(data)
    assert isinstance(by_columns, LargeRows)
    columns, cells = (list(zip_longest(*rows, fillvalue="")) for rows in (by_columns, row_by_row))
    assert columns == cells


def test_quotations_are_whole_cells_for_all_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(8)
    seen = {True: 0, False: 0}
    for _ in range(20_000):
        data = "".join(random.choices('",\n\ra', [5, 2, 2, 1, 2], k=random.randrange(14))).encode()
        start, end = sorted(random.choices(range(len(data) + 1), k=2))
        rows = f"\n{data[start:end].decode()}\n"
        marks = [at for at, character in enumerate(rows) if character == '"']
        sides = [rows[at + (1 if nth % 2 else -1)] for nth, at in enumerate(marks)]
        is_fit = len(marks) % 2 == 0 and set(sides) <= set('",\r\n')
        seen[is_fit] += 1
        stretch = large_text._Stretch(data, 0, len(data))
        monkeypatch.setattr(large_text, "_LOOKED_AT_ONCE", random.randrange(1, 6))
        with nullcontext() if is_fit else pytest.raises(text_checks.UnfitError):
            stretch.check_quotations(start, end, ",")
    assert min(seen.values()) > 1000


def test_a_sample_tells_what_has_few_words_though_most_of_its_own_differ() -> None:
    random = Random(3)

    def are_few(words: int, rows: float) -> bool:
        sample = pa.array([f"{random.randrange(words)}" for _ in range(5000)])
        return large_text._are_few(pa.chunked_array([sample.dictionary_encode()]), rows)

    few = [(30, 5000), (1400, 5000), (4000, 100_000)]
    many = [(4000, 10_000), (30_000, 1e7), (10**9, 1e7)]
    assert [are_few(*one) for one in few + many] == [True] * 3 + [False] * 3


@pytest.mark.parametrize("length", [1, 60, 3000])
def test_columns_grow_by_more_than_the_beginning_lets_expect(length: int) -> None:
    rows = [
        f"G{number},{'甲' * (length if number > 100 else 1)}{number}\n" for number in range(200)
    ]
    by_columns, row_by_row = read_both(f"编号,姓名\n{''.join(rows)}".encode())
    assert isinstance(by_columns, LargeRows) == (length < 100)  # a row is to fit into a stretch
    assert list(by_columns) == row_by_row


def test_more_text_than_a_column_holds_is_read_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    data = "编号,姓名\n".encode() + b"".join(b"G%d,a\n" % number for number in range(500))
    large, small = read_both(data)
    assert isinstance(large, LargeRows)
    monkeypatch.setattr(grown, "_MOST_BYTES", 1500)
    assert read_both(data) == (small, small)


def test_a_file_that_fails_while_it_is_read_is_told() -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell():
                raise OSError
            return super().read(size)

    def read(name: str) -> None:
        sources._read_file(name, Failing(b"a,b\n" * 1000), Content.TEXT, by_columns=True)

    with pytest.raises(RefusedError) as refused:
        read("a.csv")
    assert refused.value.as_problem("a.csv").code == "GS106"


def test_a_file_that_is_cut_off_while_it_is_read_ends_there() -> None:
    class Cut(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 1000:
                self.truncate(2000)
            return super().read(size)

    data = b"id,name\n" + b"".join(b"G%03d,a\n" % number for number in range(500))
    rows = text.read_text(Cut(data), by_columns=True)
    assert list(rows) == text.read_text(io.BytesIO(data[:2000]))


def as_values(value: Any) -> Any:
    """Make everything comparable: columns and texts as lists."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, Texts):
        return list(value)
    if isinstance(value, Ballots):
        return {column.name: as_values(getattr(value, column.name)) for column in fields(value)}
    return value


def assembled(files: Sequence[Rows], scheme: Scheme) -> dict[str, Any]:
    grids = [Grid(SheetRef(f"{number}.csv"), file) for number, file in enumerate(files)]
    return contents(assemble_ledger(grids, scheme, parse_period("2026Q1")))


def contents(ledger: Ledger) -> dict[str, Any]:
    """Give all that a ledger holds, in a form that compares."""
    found: dict[str, Any] = {
        "problems": list(map(str, ledger.problems)),
        "tables": [replace(table, tidied=()) for table in ledger.tables],
        "tidied": [
            cell for table in ledger.tables for column in table.tidied for cell in column.cells()
        ],
    }
    parts = "roster", "scores", "incidents", "survey", "exemptions", "measures", "totals"
    for part in (*parts, "past_grades"):
        table = getattr(ledger, part)
        found |= {
            f"{part}.{column.name}": as_values(getattr(table, column.name))
            for column in fields(table)
        }
    return found


@pytest.mark.parametrize("seed", range(30))
def test_random_texts_read_alike_both_ways(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    for _ in range(5):
        data = any_text(random)
        large, small = read_both(data)
        if isinstance(small, str) or isinstance(large, str):
            assert large == small
            continue
        assert len(large) == len(small)
        for one, other in zip(large, small, strict=True):
            assert one + [""] * (len(other) - len(one)) == other + [""] * (len(one) - len(other))
        scheme = random.choice((SCHEME, EVERY_TABLE))
        monkeypatch.setattr(table, "_MASSES", random.choice((1, 100)))
        by_columns = assembled([large], scheme)
        monkeypatch.setattr(table, "_MASSES", 100)
        assert by_columns == assembled([small], scheme)


_ODD_BYTES = (
    *(b"\xe5\xbc", b"\xa0", b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\x00", b"\x1a"),
    *(b"\r", b"\n", b"\x0b", b"\t", b'"', "〔gridscore〕".encode(), "〔".encode()),
)


@pytest.mark.parametrize("seed", range(30))
def test_odd_bytes_read_alike_both_ways(seed: int) -> None:
    random = Random(seed)
    refused = 0
    for _ in range(20):
        lines = [f"编号,姓名,网格,备注\n{'':>{random.choice((0, 0, 200))}}"]
        lines += [f"G{row:03},张{'甲乙丙'[row % 3]}{row},第{row}网格,见注\n" for row in range(60)]
        data = bytearray("".join(lines).encode())
        for _ in range(random.choice((1, 1, 3))):
            at = random.randrange(len(data))
            data[at:at] = random.choice(_ODD_BYTES)
        if random.random() < 0.3:  # a character that two cells share
            data = data.replace("甲3,".encode(), b"\xe7\x94,")
            data = data.replace("张乙4,".encode(), b"\xb2" + "乙4,".encode())
        large, small = read_both(bytes(data))
        if isinstance(small, str) or isinstance(large, str):
            assert large == small
            refused += 1
            continue
        for one, other in zip(large, small, strict=True):
            assert one + [""] * (len(other) - len(one)) == other + [""] * (len(one) - len(other))
    assert refused


# ---- people whom several sheets name ----

_FORMS = (  # of an id, as others write it
    str,
    lambda one: one.replace("G", "Ｇ").replace("0", "０"),
    lambda one: one.lstrip("0"),
    lambda one: f" {one} ",
    lambda one: one + "9",
    lambda one: "",
)
_NAME_FORMS = (
    str,
    lambda one: one[0] + " " + one[1:],
    lambda one: one.replace("·", "•"),
    lambda one: one + "某",
    lambda one: "张三",
    lambda one: "",
)


def some_people(random: Random) -> list[tuple[str, str]]:
    """Make up people: of serial numbers or not, in order or not, of names in one form or two."""
    form = random.choice(("G{:05}", "{:04}", "{}", "{:x}-{}", "甲{:03}", "DQ-2026-{:06}"))
    ids = [form.format(number, number % 3) for number in random.sample(range(1, 200), 60)]
    given = random.choice((("甲",), ("甲", "乙", "丙"), ("·甲", "•甲", "甲", " 甲")))
    names = [f"{'张王李赵'[at % 4]}{random.choice(given)}{at % 37}" for at in range(60)]
    people = list(zip(dict.fromkeys(ids), names, strict=False))
    return sorted(people) if random.random() < 0.5 else people


def some_sheets(random: Random) -> Iterator[bytes]:
    """Write a roster, a score sheet, a survey and incidents of the same people."""
    people = some_people(random)
    mess = random.choice((0, 0, 0.03, 0.5))
    again = random.sample(people, 3) if random.random() < 0.3 else []

    def who() -> Iterator[tuple[str, str]]:
        sheet = list(people)
        if random.random() < 0.5:
            random.shuffle(sheet)
        for one, name in sheet[: random.choice((None, 50))]:
            if random.random() < mess:
                yield random.choice(_FORMS)(one), random.choice(_NAME_FORMS)(name)
            else:
                yield one, name

    grids = [f"{name[-2:]}网格" for _, name in people]
    if random.random() < 0.5:
        grids += ["", "１2网格", "无此网格"]
    tables = [
        [
            "编号,姓名,网格,离职日期",
            *(f"{one},{name},{name[-2:]}网格," for one, name in people + again),
        ],
        [
            "编号,姓名,评分人,工作日志,服务态度",
            *(f"{one},{name},甲,18,17.5" for one, name in who()),
        ],
        ["编号,姓名,期间,工作日志", *(f"{one},{name},2026Q1,18" for one, name in who())],
        ["编号,满意,一般,差,抽样总票数", *(f"{one},50,8,2,60" for one, _ in who())],
        ["网格,满意,一般,差", *(f"{random.choice(grids)},50,8,2" for _ in people)],
        ["日期,编号,姓名,类别", *(f"2026-03-05,{one},{name},表彰" for one, name in who())],
    ]
    if random.random() < 0.3:
        tables[1][0] = tables[1][0].replace("姓名", "备注")
    for lines in tables:
        yield ("\n".join(lines) + "\n").encode(random.choice(("utf-8", "utf-8-sig", "gb18030")))


@pytest.mark.parametrize("seed", range(24))
def test_people_are_found_alike_both_ways(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    for _ in range(3):
        files = [read_both(data) for data in some_sheets(random)]
        monkeypatch.setattr(word_places, "_AT_A_TIME", random.choice((7, 1000)))
        large = [rows for rows, _ in files if not isinstance(rows, str)]
        small = [rows for _, rows in files if not isinstance(rows, str)]
        assert len(large) == len(small) == len(files)
        assert assembled(large, EVERY_TABLE) == assembled(small, EVERY_TABLE)


@pytest.mark.parametrize("seed", range(12))
def test_threads_change_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    files = list(some_sheets(Random(seed))) + [any_text(Random(seed * 100 + at)) for at in range(5)]

    def read() -> dict[str, Any]:
        both = map(read_both, files)
        return assembled([rows for rows, _ in both if not isinstance(rows, str)], EVERY_TABLE)

    begun: list[bool] = []

    def at_once(jobs: Iterable[tuple[Callable[[], Any], bool]], _: int) -> Iterator[Any]:
        for job, is_long in jobs:
            begun.append(is_long)
            yield job()

    def one_after_the_other(jobs: Sequence[tuple[Callable[[], Any], int]], _: int) -> list[Any]:
        begun.extend(size > 0 for _, size in jobs)
        return [job() for job, _ in jobs]

    def at_last(job: Callable[[], Any], *, is_long: bool) -> Callable[[], Any]:
        begun.append(is_long)
        return job

    side_by_side = read()
    monkeypatch.setattr(assemble, "begun", at_last)
    for module in (people, score_sheets):
        monkeypatch.setattr(module, "in_order", at_once)
    for module in (open_tables, many_people):
        monkeypatch.setattr(module, "longest_first", one_after_the_other)
    assert side_by_side == read()
    assert sum(begun) > 6


@pytest.mark.parametrize("seed", range(40))
def test_parquet_reads_as_its_rows_do(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    monkeypatch.setattr(parquet, "_SAMPLE_ROWS", random.choice((5, 1000)))
    monkeypatch.setattr(parquet, "RAREST", random.choice((0.3, 0.95, 1)))  # 1: even ids are codes
    files = [read_parquet(io.BytesIO(as_parquet(random, data))) for data in some_sheets(random)]
    rows = [list(file) for file in files]  # of which nothing is left afterwards
    assert assembled(files, EVERY_TABLE) == assembled(rows, EVERY_TABLE)


@pytest.mark.parametrize("wrong", ["赵甲3", "赵甲9", " 赵甲2"])
def test_a_single_other_name_among_names_kept_as_codes_is_noticed(
    wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "RAREST", 0.5)
    people = [(f"G{number:03}", f"赵甲{number % 10}") for number in range(40)]
    roster = ["编号,姓名", *(f"{one},{name}" for one, name in people)]
    people[22] = (people[22][0], wrong)
    sheet = ["编号,姓名,工作日志,服务态度", *(f"{one},{name},18,17.5" for one, name in people)]
    both = ["\n".join(lines).encode() for lines in (roster, sheet)]
    files = [read_parquet(io.BytesIO(as_parquet(Random(1), data))) for data in both]
    assert all(file.column(1, np.arange(1, 41, dtype=np.int32)).codes is not None for file in files)
    rows = [list(file) for file in files]
    assert assembled(files, EVERY_TABLE) == assembled(rows, EVERY_TABLE)


def as_parquet(random: Random, data: bytes) -> bytes:
    """Write a csv as a parquet file of texts and figures, by groups of rows."""
    headings, *rows = text._row_by_row(data)
    columns: dict[str, Any] = {}
    for heading, cells in zip(headings, zip(*rows, strict=True), strict=True):
        column = pa.array([cell or None for cell in cells], pa.string())
        if heading in {"工作日志", "服务态度", "满意", "抽样总票数"}:
            column = column.cast(random.choice((pa.decimal128(6, 2), pa.string(), pa.float64())))
        columns[str(heading)] = column
    target = io.BytesIO()
    write_table(pa.table(columns), target, row_group_size=random.choice((7, 1000)))
    return target.getvalue()


def test_random_texts_are_read_by_columns() -> None:
    random = Random(1)
    read = [read_both(any_text(random))[0] for _ in range(100)]
    assert sum(isinstance(rows, LargeRows) for rows in read) > 50

"""Text files read together give what each gives by itself, whatever stands in them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from gridscore.ledger import alike, sources
from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.discover import find_files
from gridscore.ledger.open_tables import SheetOpener
from gridscore.ledger.own_words import OwnWords
from gridscore.ledger.sources import large_text, read_grids
from gridscore.ledger.sources.alike import top_of, without_quotes
from gridscore.periods import parse_period
from tests.ledger.in_memory import EVERY_TABLE, SCHEME
from tests.ledger.test_large_text import contents, some_people

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from gridscore.scheme.model import Scheme

    Lines = list[str]

QUARTER = parse_period("2026Q1")
SCORES = (
    "编号,姓名,期间,评分人,走访巡查与信息采集（20分）,工作日志,市容环境卫生,服务态度,工作能力,合计"
)
_NAMES_OF_LOGS = ("", "", "2025-", "第二季度-")
ALL_ELSE = "18,17,16"  # points that nothing happens to


@pytest.fixture(autouse=True)
def small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read texts of a few rows together, in stretches that are as short."""
    monkeypatch.setattr(sources, "_MUCH_TEXT", 1)
    monkeypatch.setattr(sources, "_LARGE_TEXT", 300)
    monkeypatch.setattr(large_text, "_HEAD_ROWS", 3)
    monkeypatch.setattr(large_text, "_TAIL_BYTES", 60)


def read(folder: Path, scheme: Scheme, own: OwnWords, *, open_meanwhile: bool) -> dict[str, Any]:
    files, _ = find_files([folder], folder)
    opener = SheetOpener(scheme, own)
    grids, problems = read_grids(files, opener.open if open_meanwhile else None)
    ledger = assemble_ledger(grids, scheme, QUARTER, problems, opener)
    return contents(ledger) | {"sheets": ledger.sheets}


def read_both(
    folder: Path, scheme: Scheme = SCHEME, own: OwnWords | None = None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Read a folder with like files together, and each by itself and row by row.

    The first are opened as soon as they are read, beside others, the second when all are.
    """
    with pytest.MonkeyPatch.context() as patched:
        together = read(folder, scheme, own or OwnWords(), open_meanwhile=True)
        patched.setattr(sources, "_MUCH_TEXT", 10**9)
        return together, read(folder, scheme, own or OwnWords(), open_meanwhile=False)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count the sheets of each table that was opened as one, 0 where none could be."""
    counts: list[int] = []
    open_together = alike.open_together

    def noting(*given: Any) -> Any:
        tables, alone = open_together(*given)
        counts.extend([*(len(table.parts) for table in tables), *[0] * len(alone)])
        return tables, alone

    monkeypatch.setattr(alike, "open_together", noting)
    return counts


# ---- random folders ----


def scores_of(people: Sequence[tuple[str, str]], quarter: int, random: Random) -> Lines:
    points = [(random.randrange(41) / 2, random.randrange(41) / 2) for _ in people]
    return [
        f"{one},{name},2026Q{quarter},甲,{first:g},{second:g},{ALL_ELSE},{first + second + 51:g}"
        for (one, name), (first, second) in zip(people, points, strict=True)
    ]


def spoil(cells: list[str], random: Random) -> None:
    """Spoil a cell of a row of scores, or the whole row."""
    at, written = random.choice(
        (
            *((0, f"G{random.randrange(900)}"), (0, ""), (0, f" {cells[0]} "), (0, "０7")),
            *((1, "张三"), (1, f"{cells[1]} "), (1, ""), (1, f"{cells[1][:1]} {cells[1][1:]}")),
            *((2, ""), (2, "2026Q2"), (2, "第一季度"), (2, "2026"), (2, "无")),
            *((3, ""), (3, "乙"), (3, "甲 "), (3, "丙")),
            *((4, "缺考"), (4, "21"), (4, "１８"), (4, ""), (5, "18.555"), (5, "-"), (-1, "1")),
            *((-1, "合计"), (6, "日期"), (-1, "工作日志"), (0, "12")),
        )
    )
    cells[at] = written


_ODD: dict[str, Callable[[Lines], Lines]] = {
    "sum": lambda lines: [*lines, "合计,,,,18,18,9,9,9,63"],
    "figures before a sum": lambda lines: [*lines, "3,合计,,,18,18,9,9,9,63"],
    "signature": lambda lines: [*lines, "制表：张三"],
    "remark": lambda lines: [
        *lines,
        "备注：,,",
        "1、这是一个很长的说明，没有人的编号或姓名会这样长",
    ],
    "sum in between": lambda lines: [*lines[:3], "小计,,,,18,18,9,9,9,63", *lines[3:]],
    "title": lambda lines: ["2026年第一季度", *lines],
    "heading again": lambda lines: [*lines[:3], *lines],
    "second line of headings": lambda lines: [lines[0], ",,,,,日志,卫生,态度", *lines[1:]],
    "points": lambda lines: [lines[0], ",,,,20,20,20,20,20,100", *lines[1:]],
    "form": lambda lines: [lines[0], "走访巡查与信息采集,18", "工作日志,17", "服务态度,16"],
    "another order": lambda lines: [_swapped(line) for line in lines],
    "blank lines": lambda lines: [*lines[:2], "", ",,", *lines[2:], "", ""],
    "too wide": lambda lines: [*lines[:2], lines[-1] + ",一", *lines[2:]],
    "quoted": lambda lines: [*lines[:2], '"' + lines[-1].replace(",", '","') + '"', *lines[2:]],
    "line within a cell": lambda lines: [*lines[:2], lines[-1] + ',"a\nb"', *lines[2:]],
    "other delimiters": lambda lines: [line.replace(",", ";") for line in lines],
    "tab": lambda lines: [*lines[:2], lines[-1].replace("甲", "甲\t"), *lines[2:]],
    "control": lambda lines: [*lines, "G1\x02,甲"],
    "heading alone": lambda lines: lines[:1],
    "nothing": lambda _: [],
    "lines of nothing": lambda _: ["", ""],
    "own result": lambda lines: [lines[0], "rank,standing,reasons", *lines[1:]],
    "short": lambda lines: [line.rstrip(",0123456789.") for line in lines],
    "blank form": lambda lines: [lines[0], *[line.split(",")[0] + "," * 9 for line in lines[1:]]],
}


def quoted(lines: Lines, random: Random) -> Lines:
    """Set quotation marks around cells, as programs do: all of them, or some here and there."""
    often = random.choice((1, 0.3))
    every = [line.split(",") for line in lines]
    return [
        ",".join(
            f'"{cell}"' if '"' not in cell and random.random() < often else cell for cell in row
        )
        for row in every
    ]


def titles_above(lines: Lines, random: Random) -> Lines:
    """Set lines of a title above a sheet, most of them such as tell nothing of its rows."""
    usual = ("东街社区考核表", "西街社区考核表,,,", "2026年", "第二季度")
    odd = ("2025年第一季度扣分表", "评分人：乙", "姓名：张三", "单位：东街,评分人：乙", "合计", "")
    titles = [random.choice(usual if random.random() < 0.9 else odd)]
    return [*titles, *(["2026年第一季度"] if random.random() < 0.1 else []), *lines]


def _swapped(line: str) -> str:
    first, second, *rest = line.split(",")
    return ",".join([second, first, *rest])


def split_into_files(lines: Lines, random: Random, most: int) -> list[Lines]:
    parts = []
    while lines:
        count = random.randrange(most)
        parts.append(lines[:count])
        lines = lines[count:]
    return parts


def sheets_of_scores(people: Sequence[tuple[str, str]], random: Random) -> dict[str, Lines]:
    """Make score sheets of three quarters, cut into files that may name another quarter."""
    mess = random.choice((0, 0, 0.02, 0.3))
    heading = random.choice((SCORES, SCORES, SCORES + ",备注", SCORES.replace("合计", "走访")))
    if random.random() < 0.2:
        heading = heading.replace("编号", "id").replace("姓名", "name")
    files: dict[str, Lines] = {}
    for quarter in range(1, 4):
        lines = scores_of(people, quarter, random)
        if quarter == 3:
            random.shuffle(lines)
        for at, line in enumerate(lines):
            if random.random() < mess:
                cells = line.split(",")
                spoil(cells, random)
                lines[at] = ",".join(cells)
        for nth, part in enumerate(split_into_files(lines, random, random.choice((5, 30)))):
            name = random.choice((*("b", "b", "b第二季度-", "b2025-", "c") * 4, "b扣分表-"))
            files[f"{name}{quarter}-{nth:02}"] = [heading, *part]
    if random.random() < 0.3:
        again = random.choice([*files])
        files[f"{again}-again"] = files[again]
    return files


def write_folder(folder: Path, random: Random) -> None:
    """Write a year of some people, its sheets cut into files, of which some are odd."""
    people = some_people(random)
    files = sheets_of_scores(people, random)
    days = [random.choice(("2026-03-0", "2026-03-0", "3月")) + str(day) for day in range(1, 9)]
    said = random.choice((("",), ("", "满意"), ("", "满意", "差", "说明", "工作日志")))
    events = [f"{random.choice(days)},{one},表彰,街道,{random.choice(said)}" for one, _ in people]
    votes = [f"{one},50,{random.choice('88x')},2,60" for one, _ in people]
    ticks = [f"{one},{random.choice(('√,,', ',√,', ',,'))}," for one, _ in people]
    for name, heading, lines in (
        ("d", f"日期,编号,类别,通报单位,{random.choice(('备注', '情况'))}", events),
        ("e", "编号,满意,一般,差,抽样总票数", votes),
        ("et", "编号,满意,一般,差,抽样总票数", ticks if random.random() < 0.5 else []),
        *(logs_of_all_kinds(people, random) if random.random() < 0.5 else ()),
    ):
        for nth, part in enumerate(split_into_files(lines, random, 20)):
            files[f"{name}{random.choice(_NAMES_OF_LOGS)}{nth:02}"] = [heading, *part]
    files |= rosters_of(people, random)
    if random.random() < 0.5:
        files = {f"{random.randrange(5)}号责任区/{name}": lines for name, lines in files.items()}
    odd, ending = random.choice((0, 0, 0.1, 0.5)), random.choice(("\n", "\r\n"))
    usual = random.choice(("utf-8", "utf-8-sig", "gb18030"))
    titled = random.choice((0, 0, 0.5, 1))
    has_quotes = random.choice((0, 0, 0.1, 1))
    for name, lines in files.items():
        made = random.choice([*_ODD.values()])(lines) if random.random() < odd else lines
        if random.random() < titled:
            made = titles_above(made, random)
        encoding = random.choice(("gb18030", "utf-16")) if random.random() < odd / 3 else usual
        if random.random() < has_quotes:
            made = quoted(made, random)
        text = ending.join(made) + ending * random.choice((1, 1, 1, 0))
        path = folder / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode(encoding))


def logs_of_all_kinds(
    people: Sequence[tuple[str, str]], random: Random
) -> list[tuple[str, str, Lines]]:
    """Make logs of incidents, faults and findings: sheets of different kinds, and headings."""

    def some(*ways: str) -> Lines:
        return [
            f"2026-0{random.randrange(1, 4)}-{random.randrange(1, 32):02},{one},"
            + ",".join(random.choice(way.split("|")) for way in ways)
            for one, _ in random.choices(people, k=len(people) * 2)
        ]

    numbered = (f"区〔2026〕{nth}号" for nth in range(1, 9))
    document = "|".join((*numbered, "区[2026]3号", "无", "", " 1"))
    return [
        ("f", "日期,编号,类别,文号,状态", some("late|merit|晚", document, "||已撤销|已核实")),
        ("g", "日期,编号,考核项目,次数", some("工作日志|服务态度|日志", "|1|2|二|１")),
        (
            "h",
            "日期,编号,来源,程度,考核单位,整改时限,文号",
            some("日常督查|媒体", "一般|重大|", "市|区|G1|", "|2026-03-05|3月5日", document),
        ),
        ("i", "编号,期间,原因", [f"{one},2026Q{random.choice('123x')},病假" for one, _ in people]),
    ]


def rosters_of(people: Sequence[tuple[str, str]], random: Random) -> dict[str, Lines]:
    """Make a roster in one file or several; some people are in it twice, some rows are spoiled."""
    heading, *rows = roster_of(people)
    joined = ("", "2020-01-05", "2026-02-30", "2026年2月3日")
    rows = [f"{row},{random.choice(joined)}" for row in rows]
    for row in random.sample(rows, random.choice((0, 3))):
        cells = row.replace("号网格", "号格").split(",")
        cells[random.randrange(4)] = random.choice(("", "1.2E+17", " 甲", "2026-01-01"))
        rows.insert(random.randrange(len(rows)), ",".join(cells))
    parts = split_into_files(rows, random, random.choice((9, 999)))
    return {f"a{nth:02}": [f"{heading},入职日期", *part] for nth, part in enumerate(parts)}


def roster_of(people: Sequence[tuple[str, str]]) -> Lines:
    return ["编号,姓名,网格", *(f"{one},{name},{one[-1]}号网格" for one, name in people)]


def write_lines(path: Path, lines: Lines) -> None:
    path.write_text("\n".join(lines), encoding="utf-8")


def some_files(folder: Path, lines: Lines, count: int) -> None:
    """Write rows of scores into so many files, as many rows into each."""
    rows = len(lines) // count
    for nth in range(count):
        write_lines(folder / f"b{nth}.csv", [SCORES, *lines[nth * rows : (nth + 1) * rows]])


@pytest.mark.parametrize("seed", range(60))
def test_files_read_together_are_read_as_each_by_itself(
    seed: int, tmp_path: Path, opened: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(seed)
    write_folder(tmp_path, random)
    own = OwnWords()
    if random.random() < 0.2:
        own = OwnWords(values={"嘉奖": "表彰"}, sheets={"b1*": "none"} if seed % 2 else {})
    monkeypatch.setattr(alike, "FEW", random.choice((3, 1000)))
    together, alone = read_both(tmp_path, random.choice((SCHEME, EVERY_TABLE)), own)
    assert together == alone
    assert max(opened) > 1


@pytest.mark.parametrize("name", sorted(_ODD))
def test_an_odd_file_among_like_ones(name: str, tmp_path: Path) -> None:
    random = Random(name)
    people = [(f"G{number:03}", f"甲{number}") for number in range(80)]
    digits = [(f"{number}", f"乙{number}") for number in range(200, 280)]
    files = {"a": roster_of(people + digits)}
    for nth in range(8):
        some = (digits if nth < 4 else people)[nth * 10 :][:10]
        files[f"b{nth}"] = [SCORES, *scores_of(some, 1, random)]
    for odd in ("b0", "b3", "b7"):
        for file, lines in files.items():
            made = _ODD[name](lines) if file == odd else lines
            write_lines(tmp_path / f"{file}.csv", made)
        together, alone = read_both(tmp_path)
        assert together == alone


def test_like_files_are_read_and_opened_as_one(tmp_path: Path, opened: list[int]) -> None:
    people = [(f"G{number:03}", f"甲{number}") for number in range(90)]
    lines = scores_of(people, 1, Random(1))
    lines[5] = lines[5].replace("甲5", "张三")
    lines[77] = lines[77].replace("甲", "甲 ", 1)
    write_lines(tmp_path / "a.csv", roster_of(people))
    some_files(tmp_path, lines, 9)
    together, alone = read_both(tmp_path)
    assert together == alone
    assert opened == [9]
    assert len(together["tables"]) == len(together["sheets"]) == 10
    [wrong] = [text for text in together["problems"] if "GS405" in text]
    assert "b0.csv" in wrong
    assert [cell.place.file for cell in together["tidied"]] == ["b7.csv"]


@pytest.mark.parametrize("scheme", [SCHEME, EVERY_TABLE], ids=["usual", "every table"])
@pytest.mark.parametrize("word", ["满意", "期间", "姓名", "总分", "rank"])
def test_a_single_heading_among_the_data_is_a_word_like_others(
    word: str, scheme: Scheme, tmp_path: Path, opened: list[int]
) -> None:
    write_lines(tmp_path / "a.csv", roster_of([("G1", "张三")]))
    lines = [f"2026-03-0{day},G1,表彰,街道,{word if day % 3 else ''}" for day in range(1, 9)]
    for nth in range(12):
        write_lines(tmp_path / f"d{nth}.csv", ["日期,编号,类别,通报单位,备注", *lines])
    together, alone = read_both(tmp_path, scheme)
    assert together == alone
    assert max(opened) > 1


def test_a_file_named_for_points_taken_off_is_told_among_others(tmp_path: Path) -> None:
    people = [(f"G{number:03}", f"甲{number}") for number in range(60)]
    write_lines(tmp_path / "a.csv", roster_of(people))
    for nth, name in enumerate(("b0", "b1", "b2扣分表", "b3")):
        rows = [f"{one},{name},2026Q1,18,17,{ALL_ELSE}" for one, name in people[nth * 15 :][:15]]
        heading = SCORES.removesuffix(",合计").replace(",评分人", "")
        write_lines(tmp_path / f"{name}.csv", [heading, *rows])
    together, alone = read_both(tmp_path)
    assert together == alone
    [told] = [text for text in together["problems"] if "GS223" in text]
    assert "b2扣分表.csv" in told


def test_the_first_tidied_cell_is_that_of_the_first_sheet(tmp_path: Path) -> None:
    people = [(f"G{number:03}", f"甲{number}") for number in range(40)]
    lines = scores_of(people, 1, Random(2))
    lines[3] = lines[3].replace(",甲,", ",甲,１", 1)  # a figure of the first file
    lines[30] = lines[30].replace("G030", " G030")  # an id of the last, which is read before
    write_lines(tmp_path / "a.csv", roster_of(people))
    some_files(tmp_path, lines, 2)
    together, alone = read_both(tmp_path)
    assert together == alone
    assert [cell.place.file for cell in together["tidied"]] == ["b0.csv", "b1.csv"]


def test_what_suggestions_are_made_for_does_not_depend_on_it(tmp_path: Path) -> None:
    """Only so many are made: for those that are met first, one sheet after the other."""
    people = [(f"G{number:03}", f"王甲{number}") for number in range(100)]
    lines = scores_of(people, 1, Random(3))
    for at in range(0, 100, 2):
        one, name, rest = lines[at].split(",", 2)
        lines[at] = f",{name}8,{rest}" if at % 4 else f"{one}8,,{rest}"
    write_lines(tmp_path / "a.csv", roster_of(people))
    some_files(tmp_path, lines, 10)
    together, alone = read_both(tmp_path)
    assert together == alone


def test_what_may_be_read_with_others() -> None:
    for text, titles, heading in (
        (b"id,name\n1,a\n", b"", b"id,name\n"),
        (b"\xef\xbb\xbfid,name\r\n1,a", b"", b"\xef\xbb\xbfid,name\r\n"),
        (b"title\nid,name\n1,a\n", b"title\n", b"id,name\n"),
        (b"title;;\nunit\nid;name\n1;a\n", b"title;;\nunit\n", b"id;name\n"),
    ):
        assert top_of(text) == (titles, heading)
    for alone in (
        *(b"", b"id,name", b"id\n1\n", b",,\n1,2\n", b'id,name\n"1",a\n', b"id,name\n1;2,a\n"),
        *(b"id,name\n1,a\rb\n", b"id,name\n1,\0\n", b"PK\3\4,a\n1,2\n", b"<html>,a\n1,2\n"),
        *(
            b"a\n" * 6 + b"id,name\n1,a\n",
            b"title\n\nid,name\n",
            b"title\n",
            b"title\n,\nid,name\n",
        ),
        *("编号,姓名\n1,a\n".encode("utf-16"), b"gridscore forms\nid,name\n1,a\n"),
    ):
        assert top_of(alone) is None


def test_quotation_marks_that_tell_nothing() -> None:
    for written, bare in (
        (b'"id","name"\r\n"1","a b"\r\n', b"id,name\r\n1,a b\r\n"),
        (b'\xef\xbb\xbf"id",name\n1,""', b"\xef\xbb\xbfid,name\n1,"),
    ):
        assert without_quotes(written) == bare
    for kept in (
        *(b'id,"na,me"\n', b'id,"na\nme"\n', b'id,"na""me"\n', b'id,na"me"\n', b'id,"na"me\n'),
        *(b'id,"name\n', b'"', b'id;"a,b"\n', b'id,5"\n6,7"\n', b'id, "name"\n'),
    ):
        assert without_quotes(kept) == kept


def test_texts_of_one_heading_in_two_encodings_are_read_one_by_one(
    tmp_path: Path, opened: list[int]
) -> None:
    heading = "id,name,period"
    for nth, encoding in enumerate(("utf-8", "gb18030", "utf-8")):
        rows = "".join(f"G{nth}{row:02},张三,2026Q1\n" for row in range(20))
        (tmp_path / f"{nth}.csv").write_bytes(f"{heading}\n{rows}".encode(encoding))
    together, alone = read_both(tmp_path)
    assert together == alone
    assert not opened


def test_a_column_that_is_not_read_warns_of_its_row_all_the_same(
    tmp_path: Path, opened: list[int]
) -> None:
    people = [f"G{number:03}" for number in range(60)]
    write_lines(tmp_path / "a.csv", ["编号,姓名", *(f"{one},张三" for one in people)])
    for nth in range(3):
        rows = [f"2026-01-05,{one},表彰,街道,是" for one in people]
        if nth == 1:
            rows[7] = rows[7].replace("是", "否")
        heading = "日期,编号,类别,通报单位,是否属实"
        write_lines(tmp_path / f"b{nth}.csv", [heading, *rows])
    together, alone = read_both(tmp_path)
    assert together == alone
    assert opened.count(0) == 1
    assert sum("GS224" in problem for problem in together["problems"]) == 1


def test_own_words_hold_in_files_read_together(tmp_path: Path, opened: list[int]) -> None:
    people = [(f"G{number:03}", f"甲{number}") for number in range(90)]
    write_lines(tmp_path / "a.csv", roster_of(people))
    for nth in range(9):
        rows = scores_of(people[nth * 10 :][:10], 1, Random(1))
        heading, *lines = [SCORES + ",评分人身份", *(f"{row},老主任" for row in rows)]
        write_lines(tmp_path / f"b{nth}.csv", [heading, *lines])
    together, alone = read_both(tmp_path, own=OwnWords(values={"老主任": "组长"}))
    assert together == alone
    assert together["scores.roles"] == ["leader"]
    assert max(opened) == 9

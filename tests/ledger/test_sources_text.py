from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gridscore.ledger.sources import read_stdin
from gridscore.problems import Place, Problem

if TYPE_CHECKING:
    from gridscore.ledger.grid import Cell

TABLE = "工号,姓名,走访巡查\n007,张三,18\n"
ROWS: list[list[Cell]] = [["工号", "姓名", "走访巡查"], ["007", "张三", "18"]]


def rows_of(data: bytes | str) -> list[list[Cell]]:
    grids, problems = read_stdin(data.encode() if isinstance(data, str) else data)
    assert problems == []
    (grid,) = grids
    assert (grid.ref.file, grid.ref.name) == ("-", "")
    return grid.rows


def problem_of(data: bytes | str) -> Problem:
    grids, problems = read_stdin(data.encode() if isinstance(data, str) else data)
    assert grids == []
    (problem,) = problems
    return problem


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("gbk"),
        TABLE.encode("gb18030"),
        b"\xff\xfe" + TABLE.encode("utf-16-le"),
        b"\xfe\xff" + TABLE.encode("utf-16-be"),
    ],
    ids=["utf-8", "bom", "gbk", "gb18030", "utf-16-le", "utf-16-be"],
)
def test_every_usual_encoding_reads_the_same(data: bytes) -> None:
    assert rows_of(data) == ROWS


def test_a_character_beyond_gbk_is_read_from_gb18030() -> None:
    assert rows_of("姓名,分\n㐱𠮷,1\n".encode("gb18030"))[1] == ["㐱𠮷", "1"]


@pytest.mark.parametrize(
    "data",
    [
        "網格員姓名,一月,二月\n王大明,中,人\n".encode("big5"),
        b"a,b\n\xff\xff,1\n",
        b"\xff\xfe\x00\xd8",
    ],
    ids=["big5", "no encoding", "half a surrogate"],
)
def test_an_unknown_encoding_is_refused_not_guessed(data: bytes) -> None:
    assert problem_of(data).code == "GS119"


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_each_delimiter_is_found(delimiter: str) -> None:
    assert rows_of(TABLE.replace(",", delimiter)) == ROWS


@pytest.mark.parametrize(
    ("text", "width"),
    [
        (
            "大青沟社区季度考核表\n编号\t姓名\t备注\n1\t张三\t好,很好,极好\n2\t李四\t好,很好,极好\n",
            3,
        ),
        ('编号;姓名;补贴\n1;张三;"1,200"\n2;李四;"1,300"\n', 3),
        ("编号;补贴;奖金\n1;1,200;2,400\n2;1,300;2,400\n", 3),
        ('编号,备注\n1,"甲;乙;丙;丁"\n2,"甲;乙;丙;丁"\n', 2),
        ("编号,备注\n1,甲;乙;丙;丁\n2,甲;乙;丙;丁\n", 2),
        ("编号\t姓名\t备注\n1\t张三\t好,很好\n2\t李,四\n3\t王,五\n", 3),
        ("编号,姓名，又名,分\n1,张三，三儿,18\n", 3),
        ("编号\t姓名\t备注\n1\t张三\n2\t李四\n", 3),
    ],
    ids=[
        "commas in text",
        "quoted",
        "thousands",
        "quoted semicolons",
        "semicolons in text",
        "ragged with commas",
        "full-width",
        "ragged",
    ],
)
def test_the_headings_decide_on_the_delimiter(text: str, width: int) -> None:
    heading = next(row for row in rows_of(text) if len(row) > 1)
    assert len(heading) == width


def test_a_blank_line_and_a_quoted_newline_keep_excels_row_numbers() -> None:
    rows = rows_of('编号,备注\r\n\r\n1,"第一行\n第二行"\r\n2,无\r\n')
    assert rows == [["编号", "备注"], [], ["1", "第一行\n第二行"], ["2", "无"]]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_line_ending_ends_a_row(newline: str) -> None:
    assert rows_of(TABLE.replace("\n", newline)) == ROWS


def test_marks_that_are_no_line_ending_in_excel_stay_in_the_cell() -> None:
    assert rows_of("a,b\n甲\u2028乙,丙\x0b丁\n")[1] == ["甲\u2028乙", "丙\x0b丁"]


def test_text_after_a_closed_quotation_is_kept_as_excel_does() -> None:
    assert rows_of('编号,姓名\n1,"张三"先生\n')[1] == ["1", "张三先生"]


def test_an_unterminated_quotation_is_named_at_its_cell() -> None:
    problem = problem_of('编号,姓名\n\n1,张三\n2,"李四\n3,王五\n')
    assert (problem.code, problem.place) == ("GS121", Place("-", "", "B4"))


def test_an_unterminated_quotation_in_a_long_file_is_found_too() -> None:
    problem = problem_of('编号,姓名\n1,"张三\n' + "2,李四\n" * 50_000)
    assert (problem.code, problem.place) == ("GS121", Place("-", "", "A2"))


@pytest.mark.parametrize(
    ("data", "line"), [(b"a,b\n1,\x00\n", 2), (b"a\x01,b\n", 1)], ids=["nul", "control"]
)
def test_binary_text_is_refused(data: bytes, line: int) -> None:
    problem = problem_of(data)
    assert (problem.code, problem.details) == ("GS120", {"line": line})


def test_utf_16_without_a_mark_is_not_guessed() -> None:
    assert problem_of("id,name\n1,Invented\n".encode("utf-16-le")).code == "GS120"


def test_nothing_at_all_is_an_empty_file() -> None:
    assert problem_of(b"").code == "GS107"


def test_a_web_page_is_no_text_table() -> None:
    assert problem_of("<html><table><tr><td>1</td></tr></table></html>").code == "GS112"


def test_more_separators_than_cells_fit_is_refused() -> None:
    assert problem_of(b"," * 30_000_001).code == "GS122"

"""A station's own words, and the lines that teach them."""

from __future__ import annotations

import tomllib

import pytest
from in_memory import CRITERIA, EVERY_TABLE, ROSTER, SCHEME, Row, codes, found, grid, the_problem

from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.grid import Grid
from gridscore.ledger.model import Ledger
from gridscore.ledger.open_tables import SheetOpener
from gridscore.ledger.own_words import OwnWords
from gridscore.periods import parse_period
from gridscore.problems import UsageError

SHORT: Row = ["编码", "走访", "日志", "环境", "服务", "能力"]
TAUGHT = {
    "编码": "工号",
    "走访": "patrol",
    "日志": "log",
    "环境": "environment",
    "服务": "service",
    "能力": "工作能力",
}
SCORED: Row = ["001", 18, 18, 18, 18, 18]


def read(*grids: Grid, every_table: bool = False, **own: dict[str, str]) -> Ledger:
    scheme = EVERY_TABLE if every_table else SCHEME
    opener = SheetOpener(scheme, OwnWords(**own))
    return assemble_ledger([ROSTER, *grids], scheme, parse_period("2026Q1"), (), opener)


def test_taught_headings_are_known() -> None:
    ledger = read(grid(["2026Q1"], SHORT, SCORED), headings=TAUGHT)
    assert codes(ledger) == []
    assert ledger.scores.points.tolist() == [[1800] * 5]


def test_a_taught_heading_means_nothing_else() -> None:
    log = grid(["日期", "工号", "事项", "类别"], ["2026-03-05", "001", "表彰", "甲类"])
    assert codes(read(log)) == ["GS203"]
    ledger = read(log, headings={"事项": "category", "类别": "note"})
    assert codes(ledger) == []
    assert ledger.incidents.categories[ledger.incidents.category[0]] == "commendation"


def test_taught_values_are_known() -> None:
    log = grid(["日期", "工号", "类别"], ["2026-03-05", "001", "口头 表扬"])
    ledger = read(log, values={"口头表扬": "表彰"})
    assert codes(ledger) == []
    assert ledger.incidents.categories[ledger.incidents.category[0]] == "commendation"


@pytest.mark.parametrize(
    ("word", "meant", "told"),
    [
        ("表扬", "complaint", ["GS705"]),
        ("投诉", "complaint", ["GS705"]),  # among findings it is public
        ("表扬", "表彰", []),
        ("口头表扬", "表彰", []),
    ],
)
def test_a_known_word_with_another_meaning_is_told(word: str, meant: str, told: list[str]) -> None:
    assert codes(read(values={word: meant}, every_table=True)) == told


def test_values_are_of_choices_only_and_never_of_names() -> None:
    log = grid(["日期", "姓名", "类别", "备注"], ["2026-03-05", "表彰", "投诉", "甲一"])
    assert codes(read(log, values={"表彰": "投诉"})) == ["GS705", "GS403"]


def test_a_sheet_is_told_which_table_it_holds() -> None:
    members = grid(["编号", "人员", "网格"], ["009", "癸九", "九号网格"], sheet="人员")
    assert codes(read(members)) == ["GS201"]
    ledger = read(members, headings={"人员": "姓名"}, sheets={"人*": "花名册"})
    assert "009" in ledger.roster.ids


def test_a_sheet_that_is_told_is_held_to_it() -> None:
    short = grid(["编号", "网格"], ["009", "九号网格"], sheet="人员")
    assert found(read(short, sheets={"人员": "roster"})) == [("GS202", "A1", "")]
    other = grid(["编号", "走访"], ["001", 1], sheet="评分")
    assert codes(read(other, sheets={"评分": "panel"})) == ["GS201"]


def test_a_sheet_that_is_no_table_is_left_out() -> None:
    sheet = grid(["2026Q1"], ["工号", *CRITERIA], SCORED, sheet="打印用")
    assert codes(read(sheet, sheets={"打印用": "none"})) == ["GS222"]


def test_a_text_file_goes_by_its_name() -> None:
    sheet = grid(["2026Q1"], ["工号", *CRITERIA], SCORED, file="2026/旧表.csv", sheet="")
    assert codes(read(sheet, sheets={"旧表": "none"})) == ["GS222"]


@pytest.mark.parametrize(
    ("section", "word", "meant"),
    [
        ("headings", "走访", "patrols"),
        ("values", "迟到", "late"),
        ("sheets", "人员", "rooster"),
    ],
)
def test_what_means_nothing_is_refused(section: str, word: str, meant: str) -> None:
    with pytest.raises(UsageError) as refusal:
        read(**{section: {word: meant}})
    assert refusal.value.key == "settings-own-word"
    assert refusal.value.details["word"] == word


def test_the_lines_to_teach_unknown_headings_do_teach_them() -> None:
    sheet = grid(
        ["2026Q1"], ["序号", "工号", "走访", "工作日志", "环境", "服务", "能力"], [1, *SCORED]
    )
    ledger = read(sheet)
    lines = str(the_problem(ledger, "GS202").details["lines"])
    assert lines.splitlines() == [
        "[headings]",
        '"走访" = "patrol"',
        '"环境" = "environment"',
        '"服务" = "service"',
        '"能力" = "ability"',
    ]
    assert codes(read(sheet, headings=tomllib.loads(lines)["headings"])) == ["GS205"]


def test_the_lines_leave_a_blank_for_what_looks_like_nothing_there() -> None:
    ledger = read(grid(["工号", "手机"], ["001", "不详"], sheet="联系 方式"))
    problem = the_problem(ledger, "GS201")
    assert '"…" = ' in str(problem.details["lines"])
    assert tomllib.loads(str(problem.details["sheet_lines"])) == {"sheets": {"联系方式": "none"}}

"""Columns beside criteria that say what they are worth, what was taken off, what was given."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from in_memory import CRITERIA, Row, codes, found, grid, read

from gridscore.ledger.grid import Grid
from gridscore.ledger.model import Ledger

POINTS = [18, 17, 16, 15, 14]
HUNDREDTHS = [points * 100 for points in POINTS]
WORTH = ("分值", "满分", "标准分", "基准分", "基础分", "配分", "权重", "最高分", "单项分值")
TAKEN_OFF = ("扣分", "扣减", "扣除分", "减分", "失分", "实扣分", "应扣分", "扣分情况")
NOBODYS = (
    "自评",
    "个人自评",
    "自查得分",
    "本人评分",
    "上季得分",
    "加权得分",
    "折算分",
    "排名",
    "加分",
)
GIVEN = ("得分", "考核得分", "实得分", "核定分", "考评分", "最终得分", "社区评分", "扣分后得分")


def figures(word: str) -> list[int]:
    if word in WORTH:
        return [20] * 5
    if word in TAKEN_OFF:
        return [20 - points for points in POINTS]
    return POINTS if word in GIVEN else [19] * 5


def side_by_side(*words: str) -> Grid:
    """Lay out a score sheet in which each criterion is headed over a column for each word."""
    blanks = [""] * (len(words) - 1)
    top: Row = ["工号", "姓名"]
    below: Row = ["", ""]
    row: Row = ["001", "甲一"]
    for number, criterion in enumerate(CRITERIA):
        top += [criterion, *blanks]
        below += words
        row += [figures(word)[number] for word in words]
    return grid(["2026年第一季度评分表"], top, below, row)


def as_list(*words: str) -> Grid:
    """Lay out a list with a row for each criterion."""
    columns = [figures(word) for word in words]
    rows = (
        ["001", "甲一", criterion, *points]
        for criterion, *points in zip(CRITERIA, *columns, strict=True)
    )
    return grid(["2026年第一季度评分表"], ["工号", "姓名", "考核项目", *words], *rows)


def as_form(*words: str) -> Grid:
    """Lay out a form of one person."""
    columns = [figures(word) for word in words]
    rows = ([item, *points] for item, *points in zip(CRITERIA, *columns, strict=True))
    return grid(["2026年第一季度评分表"], ["姓名：甲一"], ["考核项目", *words], *rows)


LAYOUTS = (side_by_side, as_list, as_form)


def given(ledger: Ledger) -> list[list[int]]:
    points: list[list[int]] = ledger.scores.points.tolist()
    return points


def errors(ledger: Ledger) -> set[str]:
    return set(codes(ledger)) - {"GS205"}


@pytest.mark.parametrize("lay_out", LAYOUTS)
@pytest.mark.parametrize("before", ["分值", "标准分", "基准分", "扣分", "失分", *NOBODYS])
@pytest.mark.parametrize("after", GIVEN)
def test_points_given_are_told_from_what_stands_beside_them(
    lay_out: Callable[..., Grid], before: str, after: str
) -> None:
    for words in ((before, after), (after, before)):
        ledger = read(lay_out(*words))
        assert errors(ledger) == set(), words
        assert given(ledger) == [HUNDREDTHS], words


@pytest.mark.parametrize("lay_out", LAYOUTS)
@pytest.mark.parametrize("worth", WORTH)
@pytest.mark.parametrize("taken_off", TAKEN_OFF)
def test_points_taken_off_are_never_taken_for_points(
    lay_out: Callable[..., Grid], worth: str, taken_off: str
) -> None:
    for words in ((worth, taken_off), (taken_off, worth), (taken_off,)):
        ledger = read(lay_out(*words))
        assert errors(ledger) & {"GS201", "GS202", "GS203", "GS223", "GS303", "GS406"}, words
        assert given(ledger) in ([], [[-1] * 5]), words


@pytest.mark.parametrize("lay_out", LAYOUTS)
@pytest.mark.parametrize("word", WORTH)
def test_what_criteria_are_worth_gives_nobody_full_points(
    lay_out: Callable[..., Grid], word: str
) -> None:
    ledger = read(lay_out(word))
    assert errors(ledger) & {"GS201", "GS213", "GS223"}


def test_a_list_of_points_headed_as_what_they_are_worth_is_read() -> None:
    rows = as_list("得分").rows
    rows[1][3] = "分值"
    ledger = read(Grid(as_list("得分").ref, rows))
    assert errors(ledger) == set()
    assert given(ledger) == [HUNDREDTHS]


def test_two_columns_of_points_in_a_list_are_an_error() -> None:
    assert "GS203" in codes(read(as_list("得分", "最终得分")))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2026年第一季度考核扣分表", [("GS223", "A2", "2026年第一季度考核扣分表")]),
        ("2026年第一季度扣分情况统计", [("GS223", "A2", "2026年第一季度扣分情况统计")]),
        ("2026年第一季度评分表，扣分须写明原因，见附表", []),
        ("2026年第一季度得分表（扣分明细表另附）", []),
    ],
)
def test_a_title_may_say_that_points_were_taken_off(
    title: str, expected: list[tuple[str, str, str]]
) -> None:
    rows: list[Row] = [["工号", "姓名", *CRITERIA], ["001", "甲一", *POINTS]]
    assert found(read(grid([title], *rows))) == expected
    assert [code for code, _, _ in found(read(grid(*rows, sheet=title)))] == [
        code for code, _, _ in expected
    ]


@pytest.mark.parametrize("word", ["满分", "扣2分"])
@pytest.mark.parametrize("names", [[], ["甲一"]], ids=["by id", "by id and name"])
@pytest.mark.parametrize("at", [0, 2])
def test_a_word_for_the_points_of_the_first_person_heads_nothing(
    word: str, names: list[str], at: int
) -> None:
    points: Row = [18, 18, 18, 18, 18]
    points[at] = word
    headings: Row = ["工号", *(["姓名"] if names else []), *CRITERIA]
    ledger = read(grid(["2026Q1"], headings, ["001", *names, *points]))
    cell = "ABCDEFG"[1 + len(names) + at]
    assert found(ledger) == [("GS303", f"{cell}3", word)]

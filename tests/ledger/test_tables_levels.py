"""Roles, levels and superiors in the roster."""

from __future__ import annotations

import pytest
from in_memory import HAZE, JIMIYA, SCHEME, Row, codes, found, grid, read, the_problem, told

from gridscore.ledger.model import BLANK, Ledger
from gridscore.ledger.parsing.choices import CITY_WORDS, is_city
from gridscore.ledger.superiors import cities
from gridscore.ledger.words import as_texts

HEADINGS: Row = ["工号", "姓名", "岗位", "级别", "上级"]


def roster(*rows: Row, headings: Row = HEADINGS) -> Ledger:
    return read(roster=grid(headings, *rows), scheme=HAZE)


def test_roles_levels_and_superiors() -> None:
    people = roster(
        ["001", "甲区", "区", "二级", "全市"],
        ["002", "乙街道", "街道", 3, "001"],
        ["003", "丙", "网格员", "４级", "乙 街道"],
        ["004", "丁", "", "", ""],
    ).roster
    assert [people.roles[code] for code in people.role[:3]] == ["区", "街道", "网格员"]
    assert people.role[3] == people.level[3] == people.parent[3] == people.superior[3] == BLANK
    assert people.level.tolist()[:3] == [2, 3, 4]
    assert [people.parents[code] for code in people.parent[:3]] == ["全市", "001", "乙街道"]
    assert people.superior.tolist()[:3] == [BLANK, 0, 1]


@pytest.mark.parametrize(
    "headings",
    [
        ["單位編號", "單位名稱", "崗位", "級別", "上級單位"],
        ["Unit ID", "unit name", "role", "level", "parent"],
    ],
)
def test_units_under_other_headings(headings: Row) -> None:
    ledger = roster(["001", "甲區", "", 2, "市"], ["002", "乙街道", "", 3, 1], headings=headings)
    assert codes(ledger) == []
    assert ledger.roster.superior.tolist() == [BLANK, 0]


@pytest.mark.parametrize(
    "word",
    ["2", 2, 2.0, "2级", "２級", "二级", "二级网格", "第二级", "二級網格員", "level 2", "L2"],
)
def test_levels_as_people_write_them(word: str) -> None:
    assert roster(["001", "甲", "", word, ""]).roster.level.tolist() == [2]


@pytest.mark.parametrize("word", ["初级", "0", "10", "2.5", "二三级", "市级"])
def test_what_is_no_level(word: str) -> None:
    assert found(roster(["001", "甲", "", word, ""])) == [("GS321", "D2", word)]


def test_a_parent_who_is_nobody_of_the_roster_is_kept_as_written() -> None:
    ledger = read(
        roster=grid(HEADINGS, ["001", "甲", "", 2, "第一网格"], ["002", "乙", "", 3, "第一网格"]),
        scheme=JIMIYA,
    )
    assert codes(ledger) == []
    assert ledger.roster.parents == ["第一网格"]
    assert ledger.roster.parent.tolist() == [0, 0]
    assert ledger.roster.superior.tolist() == [BLANK, BLANK]


def test_a_name_that_two_people_have_is_nobodys() -> None:
    ledger = roster(
        ["001", "甲", "", "", ""], ["002", "甲", "", "", ""], ["003", "乙", "", "", "甲"]
    )
    assert ledger.roster.superior.tolist() == [BLANK] * 3


def test_a_circle_is_told_once() -> None:
    ledger = roster(
        ["001", "甲", "", "", "003"],
        ["002", "乙", "", "", "001"],
        ["003", "丙", "", "", "002"],
        ["004", "丁", "", "", "003"],
        ["005", "戊", "", "", "005"],
    )
    assert found(ledger) == [("GS426", "E2", "003"), ("GS426", "E6", "005")]
    assert "001 → 003 → 002 → 001" in told(ledger.problems[0])


def test_who_stands_above_whom_may_change_from_one_stint_to_the_next() -> None:
    headings: Row = ["工号", "姓名", "上级", "入职日期", "离职日期"]
    ledger = roster(
        ["001", "甲", "002", "", "2026-06-30"],
        ["001", "甲", "", "2026-07-01", ""],
        ["002", "乙", "", "", "2026-06-30"],
        ["002", "乙", "001", "2026-07-01", ""],
        headings=headings,
    )
    assert codes(ledger) == []
    assert ledger.roster.superior.tolist() == [1, BLANK, BLANK, 0]


@pytest.mark.parametrize("level", [3, 4])
def test_a_superior_stands_at_a_level_above(level: int) -> None:
    ledger = roster(["001", "甲", "", level, ""], ["002", "乙", "", 3, "001"])
    assert found(ledger) == [("GS427", "E3", "001")]
    assert f"level {level}" in told(the_problem(ledger, "GS427"))


def test_without_a_level_on_either_side_nothing_is_compared() -> None:
    assert codes(roster(["001", "甲", "", "", ""], ["002", "乙", "", 3, "001"])) == []
    assert codes(roster(["001", "甲", "", 5, ""], ["002", "乙", "", "", "001"])) == []


def test_a_regulation_without_levels_reads_none() -> None:
    ledger = read(roster=grid(HEADINGS, ["001", "甲", "组长", "初级", "街道"]), scheme=SCHEME)
    assert codes(ledger) == ["GS205"]
    assert "级别, 上级" in told(the_problem(ledger, "GS205"))
    assert ledger.roster.roles == ["组长"]
    assert ledger.roster.level.tolist() == [BLANK]


@pytest.mark.parametrize("many", [False, True])
def test_what_means_the_city_among_few_words_and_many(*, many: bool) -> None:
    words = ["市", "G001", " C i t y ", "", "１２３", "全　市", "北街道", "市2", "市２", "cit-y"]
    of_city = [code for code, word in enumerate(words) if is_city(word)]
    assert of_city == [0, 2, 5, 9]
    assert cities(as_texts(words) if many else words) == of_city


def test_no_word_for_the_city_ends_with_a_digit() -> None:
    assert not any(word[-1].isdigit() for word in CITY_WORDS)

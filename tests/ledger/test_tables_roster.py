"""The roster: people, stints, and everything that can be wrong with them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from in_memory import Row, codes, found, grid, read, the_problem, told

from gridscore.ledger.model import BLANK, FIRST_DAY, LAST_DAY
from gridscore.ledger.words import MANY
from gridscore.periods import day_number

if TYPE_CHECKING:
    from gridscore.ledger.model import Ledger

HEADINGS: Row = ["工号", "姓名", "网格", "责任区", "入职日期", "离职日期", "银行账号"]


def roster(*rows: Row) -> Ledger:
    return read(roster=grid(HEADINGS, *rows))


def test_people_stand_in_order_of_their_ids_as_text() -> None:
    ledger = roster(
        ["10", "甲", "二号", "东", "", "", "A-1"],
        ["9", "乙", "一号", "东", "2026-02-01", "2026-11-30", ""],
        [2.0, "丙", "", "", "", "", ""],
    )
    people = ledger.roster
    assert codes(ledger) == []
    assert people.ids == ["10", "2", "9"]
    assert people.names == ["甲", "丙", "乙"]
    assert people.accounts == ["A-1", "", ""]
    assert people.person.tolist() == [0, 1, 2]
    assert people.row.tolist() == [1, 3, 2]
    assert [people.grids[code] for code in people.grid if code != BLANK] == ["二号", "一号"]
    assert people.zone.tolist() == [0, BLANK, 0]
    assert people.joined.tolist() == [FIRST_DAY, FIRST_DAY, day_number(date(2026, 2, 1))]
    assert people.left.tolist() == [LAST_DAY, LAST_DAY, day_number(date(2026, 11, 30))]


def test_stints_of_one_person_in_order_of_time() -> None:
    ledger = roster(
        ["1", "甲 一", "二号", "东", "2026-07-01", "", ""],
        ["1", "甲一", "一号", "东", "", "2026-06-30", ""],
    )
    assert codes(ledger) == ["GS320"]
    assert ledger.roster.ids == ["1"]
    assert ledger.roster.person.tolist() == [0, 0]
    assert [ledger.roster.grids[code] for code in ledger.roster.grid] == ["一号", "二号"]


def test_names_are_shown_without_what_only_spreads_them() -> None:
    ledger = roster(
        ["1", "甲　一", "第０１ 网格", " 东区 ", "", "", ""], ["2", "Ann Lee", "", "", "", "", ""]
    )
    assert ledger.roster.names == ["甲一", "Ann Lee"]
    assert (ledger.roster.grids, ledger.roster.zones) == (["第01网格"], ["东区"])


@pytest.mark.parametrize("word", ["至今", "在岗", " 在職 ", "／", "—", "N/A"])
def test_who_has_not_left_may_be_said_to_be_in_post(word: str) -> None:
    ledger = roster(["1", "甲", "", "", "2026-05-01", word, ""])
    assert codes(ledger) == []
    assert ledger.roster.left.tolist() == [LAST_DAY]


def test_nobody_joined_on_a_day_that_is_none() -> None:
    assert found(roster(["1", "甲", "", "", "至今", "", ""])) == [("GS308", "E2", "至今")]


def test_two_people_may_share_a_name() -> None:
    assert codes(roster(["1", "甲", "", "", "", "", ""], ["2", "甲", "", "", "", "", ""])) == []


def test_rosters_of_several_zones_are_united() -> None:
    second = grid(["编号", "姓名"], ["2", "乙"], sheet="表二")
    ledger = read(second, roster=grid(["编号", "姓名"], ["1", "甲"]))
    assert codes(ledger) == []
    assert ledger.roster.ids == ["1", "2"]
    assert ledger.roster.sheet.tolist() == [0, 1]


def test_a_copied_row_overlaps_itself() -> None:
    row: Row = ["1", "甲", "一号", "东", "2026-01-01", "2026-06-30", ""]
    ledger = roster(row, row)
    assert found(ledger) == [("GS407", "A3", "1")]
    assert "台账.xlsx 表一 A2" in told(the_problem(ledger, "GS407"))


LISTED: list[Row] = [[str(number), name] for number, name in enumerate("甲乙丙丁", 1)]


def test_a_list_that_names_the_people_of_the_roster_again_is_told_once() -> None:
    people = grid(HEADINGS, *([*who, "", "", "", "", ""] for who in LISTED), file="花名册.xlsx")
    days = grid(["三月考勤"], ["工号", "姓名", 1, 2], *([*who, "√", "√"] for who in LISTED))
    ledger = read(
        days, grid(["编号", "姓名", "电话"], *LISTED, file="电话.csv", sheet=""), roster=people
    )
    told_of = [one for one in ledger.problems if one.code != "GS205"]
    assert [(one.code, str(one.place)) for one in told_of] == [
        *(("GS437", "台账.xlsx 表一 A2"), ("GS437", "电话.csv A1")),
    ]
    assert '"电话" = "none"' in told(told_of[1])


def test_some_people_who_stand_in_two_rosters_are_told_one_by_one() -> None:
    rest: list[Row] = [[str(number), "戊"] for number in range(5, 20)]
    ledger = read(
        grid(["工号", "姓名"], *LISTED, *rest, file="乙.xlsx"),
        roster=grid(["工号", "姓名"], *LISTED, *([f"A{id_}", name] for id_, name in rest)),
    )
    assert codes(ledger) == ["GS407"] * 4
    assert codes(read(roster=grid(["工号", "姓名"], *LISTED, *LISTED))) == ["GS407"] * 4


def test_stints_that_overlap_by_a_day() -> None:
    ledger = roster(
        ["1", "甲", "一号", "东", "", "2026-06-30", ""],
        ["1", "甲", "二号", "东", "2026-06-30", "", ""],
    )
    assert found(ledger) == [("GS407", "A3", "1")]


def test_one_id_with_two_names() -> None:
    ledger = roster(
        ["1", "甲", "一号", "东", "", "2026-06-30", ""],
        ["1", "乙", "二号", "东", "2026-07-01", "", ""],
    )
    assert found(ledger) == [("GS408", "B3", "乙")]
    assert "台账.xlsx 表一 B2: 甲" in told(the_problem(ledger, "GS408"))


def test_one_name_with_ids_that_differ_in_zeros_or_capitals_alone() -> None:
    ledger = roster(
        ["007", "甲", "一号", "东", "", "2026-06-30", ""],
        ["7", "甲", "二号", "东", "2026-07-01", "", ""],
        ["70", "甲", "三号", "东", "", "", ""],
        ["G1", "乙", "三号", "东", "", "2026-06-30", ""],
        ["g01", "乙", "四号", "东", "2026-07-01", "", ""],
        ["G10", "乙", "四号", "东", "", "", ""],
        ["G001", "丙", "四号", "东", "", "", ""],
    )
    assert [(one.code, one.value) for one in ledger.problems] == [("GS436", "7"), ("GS436", "g01")]
    assert "甲 has the ids 007 (at 台账.xlsx 表一 A2)" in told(ledger.problems[0])


def test_left_before_joined() -> None:
    ledger = roster(["1", "甲", "", "", "2026-05-01", "2026-04-30", ""])
    assert found(ledger) == [("GS409", "F2", "2026-04-30")]
    assert "2026-05-01" in told(the_problem(ledger, "GS409"))


def test_the_account_of_the_last_stint_is_taken() -> None:
    ledger = roster(
        ["1", "甲", "二号", "东", "2026-07-01", "", "新"],
        ["1", "甲", "一号", "东", "", "2026-06-30", "旧"],
    )
    assert found(ledger) == [("GS410", "G2", "新")]
    assert ledger.roster.accounts == ["新"]


def test_id_and_name_have_to_be_there() -> None:
    ledger = roster(["", "甲", "", "", "", "", ""], ["2", " ", "一号", "", "", "", ""])
    assert found(ledger) == [("GS313", "A2", ""), ("GS313", "B3", " ")]
    assert ledger.roster.ids == []


def test_accounts_that_lost_digits() -> None:
    ledger = roster(["1", "甲", "", "", "", "", 6222021234567890123])
    assert found(ledger) == [("GS317", "G2", "6222021234567890123")]


def test_numbers_that_were_written_out_shortened() -> None:
    ledger = roster(
        ["1.23E+17", "甲", "", "", "", "", ""],
        ["1.23E+17", "乙", "", "", "", "", ""],
        ["E+17", "丙", "", "", "", "", "6E+18"],
    )
    assert found(ledger) == [
        ("GS317", "A2", "1.23E+17"),
        ("GS317", "A3", "1.23E+17"),
        ("GS317", "G4", "6E+18"),
    ]


def test_numbers_that_were_written_out_shortened_among_very_many() -> None:
    rows: list[Row] = [[f"W{number}", "甲", "", "", "", "", ""] for number in range(MANY)]
    rows[70][0], rows[-1][6] = "3.70211E+17", "6.22E+18"
    assert found(roster(*rows)) == [
        ("GS317", "A72", "3.70211E+17"),
        ("GS317", f"G{MANY + 1}", "6.22E+18"),
    ]


def test_a_grid_that_became_a_date() -> None:
    ledger = roster(["1", "甲", date(2026, 3, 1), "", "", "", ""])
    assert found(ledger) == [("GS316", "C2", "2026-03-01")]


def test_dates_that_cannot_be_read() -> None:
    ledger = roster(["1", "甲", "", "", 46086, "03/05/2026", ""])
    assert found(ledger) == [("GS309", "E2", "46086"), ("GS310", "F2", "03/05/2026")]


@pytest.mark.parametrize(
    "month",
    ["2021年9月", "2021-9", "2021/09", "2021.9", "2021.09", "２０２１年９月", " 2021 年 9 月"],
)
def test_somebody_joined_on_the_first_day_of_a_month_as_in_excel(month: str) -> None:
    ledger = roster(["1", "甲", "", "", month, "", ""])
    assert [found(ledger), ledger.roster.joined.tolist()] == [
        [("GS320", "E2", month)],
        [day_number(date(2021, 9, 1))],
    ]


@pytest.mark.parametrize(
    ("month", "code"),
    [
        *(("2021.1", "GS308"), (2021.9, "GS308"), ("2021年", "GS308"), ("9月", "GS308")),
        *(("2021年13月", "GS311"), ("1949-1", "GS312")),
    ],
)
def test_what_is_no_month_of_joining(month: str | float, code: str) -> None:
    assert [one[:2] for one in found(roster(["1", "甲", "", "", month, "", ""]))] == [(code, "E2")]


def test_nobody_left_on_a_day_that_is_not_said() -> None:
    """A month is no day of leaving: who left in December may have stayed to the end."""
    assert found(roster(["1", "甲", "", "", "", "2026年12月", ""])) == [
        ("GS308", "F2", "2026年12月")
    ]


def test_a_list_of_points_taken_off_is_no_roster() -> None:
    log = grid(
        ["序号", "姓名", "工号", "存在问题", "扣分"], [1, "甲", "1", "小广告", 1], file="表.xlsx"
    )
    ledger = read(log, roster=grid(HEADINGS, ["1", "甲", "", "", "", "", ""]))
    assert codes(ledger) == ["GS201"]
    assert ledger.roster.ids == ["1"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("张 三", "张三"),
        ("张\u3000\u3000三", "张三"),
        (" 欧阳 修\n文 ", "欧阳修文"),
        ("Li  Ming", "Li  Ming"),
        ("买买提 A", "买买提 A"),
    ],
)
def test_names_set_wide_are_shown_closed_up(written: str, shown: str) -> None:
    assert roster(["1", written, "二 号", "", "", "", ""]).roster.names == [shown]
    assert roster(["1", written, "二 号", "", "", "", ""]).roster.grids == ["二号"]


def test_a_day_that_cannot_be_read_is_all_that_is_told_of_a_stint() -> None:
    ledger = roster(
        ["1", "甲", "", "", "", "2026-06-30", ""],
        ["1", "甲", "", "", "2026-13-01", "", ""],
        ["2", "乙", "", "", "", "2026", ""],
        ["2", "乙", "", "", "2026-07-01", "", ""],
    )
    assert [str(problem.place).split()[-1] for problem in ledger.problems] == ["E3", "F4"]

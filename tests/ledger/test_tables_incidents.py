"""The incident log."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from in_memory import Row, codes, found, grid, read, the_problem, told

from gridscore.ledger.model import BLANK, CONFIRMED, PENDING, REVOKED
from gridscore.messages import Lang
from gridscore.messages.word_list import Hint
from gridscore.periods import day_date, day_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Ledger

HEADINGS: Row = ["日期", "工号", "类别", "通报单位", "文号", "状态", "备注"]


def log(*rows: Row) -> Ledger:
    return read(grid(HEADINGS, *rows))


def test_rows_stay_in_the_order_of_the_ledger() -> None:
    ledger = log(
        ["2026-05-01", "002", "表彰", "区", "某字〔2026〕1号", "", "好"],
        ["2026-03-01", "001", "信息漏报", "", "", "申诉中", ""],
        ["2026-04-01", "001", "environment", "City", "某字 ［2026］ 2号", "revoked", ""],
        ["2026-04-02", "001", "environment", "区级", "某字[2026]2号", "已确认", ""],
    )
    incidents = ledger.incidents
    assert codes(ledger) == []
    assert incidents.day.tolist()[:2] == [
        day_number(date(2026, 5, 1)),
        day_number(date(2026, 3, 1)),
    ]
    assert incidents.worker.tolist() == [1, 0, 0, 0]
    assert [incidents.categories[code] for code in incidents.category] == [
        "commendation",
        "late-report",
        "environment",
        "environment",
    ]
    assert incidents.authority.tolist()[1] == BLANK
    assert [incidents.authorities[code] for code in incidents.authority if code != BLANK] == [
        "district",
        "city",
        "district",
    ]
    assert incidents.status.tolist() == [CONFIRMED, PENDING, REVOKED, CONFIRMED]
    assert incidents.document.tolist() == [0, BLANK, 1, 1]
    assert incidents.documents[1] == "某字 ［2026］ 2号"
    assert incidents.row.tolist() == [1, 2, 3, 4]
    assert incidents.col.tolist() == [2] * 4


@pytest.mark.parametrize(
    ("word", "category"),
    [
        ("信息漏報", "late-report"),
        ("信息漏报、迟报造成工作失误", "late-report"),
        ("Late_Report", "late-report"),
        ("市容環境通報批評", "environment"),
        ("投诉", "complaint"),
        (" 表 彰 ", "commendation"),
    ],
)
def test_categories_in_every_spelling(word: str, category: str) -> None:
    ledger = log(["2026-05-01", "002", word, "", "", "", ""])
    assert codes(ledger) == []
    assert ledger.incidents.categories[ledger.incidents.category[0]] == category


@pytest.mark.parametrize(
    ("column", "cell", "word", "near"),
    [
        (2, "C2", "信息漏抱", "信息漏报"),
        (3, "D2", "distrct", "district"),
        (5, "F2", "已确任", "已确认"),
    ],
)
def test_an_unknown_choice_is_told_with_the_valid_ones(
    column: int, cell: str, word: str, near: str
) -> None:
    row: Row = ["2026-05-01", "002", "投诉", "", "", "", ""]
    row[column] = word
    ledger = log(row)
    assert found(ledger) == [("GS318", cell, word)]
    assert near in told(the_problem(ledger, "GS318"))


@pytest.mark.parametrize(
    ("status", "words"),
    {
        CONFIRMED: ("属实", "查實", "有效", "申诉不成立", "申訴駁回"),
        PENDING: ("未核实", "未確認", "待查", "复核中"),
        REVOKED: ("作废", "已作廢", "误报", "不属实", "申诉成功", "已撤消"),
    }.items(),
)
def test_what_became_of_it_in_the_words_of_offices(status: int, words: Sequence[str]) -> None:
    ledger = log(*(["2026-05-01", "002", "投诉", "", "", word, ""] for word in words))
    assert codes(ledger) == []
    assert set(ledger.incidents.status.tolist()) == {status}


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("申诉成功，已撤销", REVOKED),
        ("已撤销（申诉成功）", REVOKED),
        ("申诉成立 撤消", REVOKED),
        ("属实；申訴駁回。", CONFIRMED),
    ],
)
def test_what_became_of_it_may_be_said_twice_over(word: str, status: int) -> None:
    ledger = log(["2026-05-01", "002", "投诉", "", "", word, ""])
    assert codes(ledger) == []
    assert ledger.incidents.status.tolist() == [status]


@pytest.mark.parametrize(
    "word", ["已核实，不属实", "申诉（撤销）", "已撤销，见附件", "，", "not confirmed"]
)
def test_words_that_do_not_agree_are_not_chosen_among(word: str) -> None:
    assert codes(log(["2026-05-01", "002", "投诉", "", "", word, ""])) == ["GS318"]


@pytest.mark.parametrize(
    ("word", "opposite"),
    [("不属石", "属实"), ("申诉未成立", "申诉成立"), ("已屬实", "不屬實"), ("末确认", "未确认")],
)
def test_what_says_the_opposite_is_never_offered(word: str, opposite: str) -> None:
    ledger = log(["2026-05-01", "002", "投诉", "", "", word, ""])
    problem = the_problem(ledger, "GS318")
    near = problem.details["near"]
    assert isinstance(near, Hint)
    assert opposite not in near.words


def test_the_valid_choices_are_listed_in_the_readers_language() -> None:
    problem = the_problem(log(["2026-05-01", "002", "迟到", "", "", "", ""]), "GS318")
    assert "commendation, " in told(problem, Lang.EN)
    assert "表彰、" in told(problem, Lang.ZH_HANS)
    assert "市容環境通報批評" in told(problem, Lang.ZH_HANT)
    assert "见义勇为" not in told(problem, Lang.ZH_HANS)  # which this regulation is not about


def test_a_category_of_other_regulations_is_kept_and_told() -> None:
    ledger = log(["2026-05-01", "002", "见义勇为", "", "", "", ""])
    assert found(ledger) == [("GS416", "C2", "见义勇为")]
    assert len(ledger.incidents.worker) == 1


@pytest.mark.parametrize("word", ["无", "暂无", "未发文", "×", "？"])
def test_no_document_in_words_is_no_document(word: str) -> None:
    ledger = log(["2026-05-01", "002", "表彰", "区", word, "", ""])
    assert codes(ledger) == ["GS320"]
    assert ledger.incidents.document.tolist() == [BLANK]


def test_date_and_category_have_to_be_there() -> None:
    ledger = log(["", "002", "表彰", "", "", "", ""], ["2026-05-01", "002", " ", "", "1号", "", ""])
    assert found(ledger) == [("GS313", "A2", ""), ("GS313", "C3", " ")]
    assert len(ledger.incidents.worker) == 0


def test_logs_of_several_files_follow_each_other() -> None:
    row: Row = ["2026-05-01", "002", "投诉", "", "", "", ""]
    ledger = read(grid(HEADINGS, row, file="a.xlsx"), grid(HEADINGS, row, row, file="b.xlsx"))
    assert ledger.incidents.sheet.tolist() == [1, 2, 2]
    assert ledger.incidents.row.tolist() == [1, 1, 2]


def dated(
    *cells: Cell, title: str = "", file: str = "台账.xlsx", period: str | None = None
) -> Ledger:
    rows: list[Row] = [["001", cell, "投诉"] for cell in cells]
    return read(grid([title], ["工号", "日期", "类别"], *rows, file=file), period=period)


@pytest.mark.parametrize(
    ("title", "file", "period"),
    [
        ("2026年第一季度奖惩台账", "台账.xlsx", None),
        ("2026年奖惩台账", "台账.xlsx", "2025Q1"),
        ("", "2026/台账.xlsx", None),
        ("", "2026/Q1/台账.xlsx", None),
    ],
)
def test_the_names_around_a_log_tell_the_year_of_its_dates(
    title: str, file: str, period: str | None
) -> None:
    ledger = dated("３月５日", title=title, file=file, period=period)
    assert codes(ledger) == ["GS320"]
    assert [str(day_date(day)) for day in ledger.incidents.day] == ["2026-03-05"]


def test_the_year_asked_for_is_taken_with_a_notice() -> None:
    ledger = dated("3月5日", "12月31日", period="2026Q1")
    assert codes(ledger) == ["GS325", "GS320"]
    assert [str(day_date(day)) for day in ledger.incidents.day] == ["2026-03-05", "2026-12-31"]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("", None),  # no year anywhere
        ("2026年第二季度", "2026Q2"),  # not of that quarter: of last year's?
        ("2025年、2026年奖惩台账", "2026Q1"),  # of which?
    ],
)
def test_a_year_is_never_guessed(title: str, period: str | None) -> None:
    assert found(dated("3月5日", title=title, period=period)) == [("GS310", "B3", "3月5日")]

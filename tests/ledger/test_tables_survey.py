"""Residents' votes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from in_memory import Row, codes, found, grid, read, the_problem, told

from gridscore.ledger.model import BLANK

if TYPE_CHECKING:
    from gridscore.ledger.model import Ledger

HEADINGS: Row = ["工号", "网格", "满意", "一般", "不满意", "抽样总票数"]


def tally(*rows: Row) -> Ledger:
    return read(grid(HEADINGS, *rows))


def test_tallies_of_workers_and_of_grids() -> None:
    ledger = tally(
        ["001", "", 20, 8, 2, 40],
        ["", "二号 网格", 20, 8, 2, ""],
        ["003", "三号网格", 20, 8, 2, 30],
    )
    survey = ledger.survey
    assert codes(ledger) == []
    assert survey.worker.tolist() == [0, BLANK, 2]
    assert survey.grid.tolist() == [BLANK, 1, BLANK]
    assert survey.answers.tolist() == [[20, 8, 2]] * 3
    assert survey.sampled.tolist() == [40, BLANK, 30]
    assert survey.col.tolist() == [[2, 3, 4, 5]] * 3
    assert survey.row.tolist() == [1, 2, 3]


def test_a_tally_without_the_column_of_ballots_sampled() -> None:
    ledger = read(grid(["网格", "满意", "一般", "差"], ["一号网格", 20, 8, 2]))
    assert codes(ledger) == []
    assert ledger.survey.sampled.tolist() == [BLANK]
    assert ledger.survey.col.tolist() == [[1, 2, 3, BLANK]]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (["", "一号网络", 20, 8, 2, 30], ("GS417", "B2", "一号网络")),
        (["001", "二号网格", 20, 8, 2, 30], ("GS418", "B2", "二号网格")),
        (["001", "", 20, 8, 2, 29], ("GS419", "F2", "29")),
        (["001", "", 20, 8, 2, 0], ("GS420", "F2", "0")),
        (["001", "", 0, 0, 0, 30], ("GS420", "C2", "0")),
        (["001", "", 20.5, 8, 2, 40], ("GS314", "C2", "20.5")),
        (["001", "", -1, 8, 2, 40], ("GS306", "C2", "-1")),
        (["001", "", 20, 8, 10_000_001, ""], ("GS315", "E2", "10000001")),
        (["001", "", 20, 8, "", 30], ("GS424", "E2", "")),
        (["001", "", "", "", "", 30], ("GS424", "C2", "")),
        (["", "", 20, 8, 2, 30], ("GS406", "A2", "")),
        (["001", "", "", "", "", ""], ("GS423", "C2", "")),
    ],
)
def test_tallies_that_cannot_be_taken(row: Row, problem: tuple[str, str, str]) -> None:
    assert found(tally(row))[0] == problem


def test_an_unknown_grid_is_told_with_those_that_look_similar() -> None:
    assert "一号网格" in told(the_problem(tally(["", "一号网络", 20, 8, 2, 30]), "GS417"))


def test_a_worker_may_be_counted_in_any_grid_of_his_stints() -> None:
    roster = grid(
        ["工号", "姓名", "网格", "入职日期", "离职日期"],
        ["001", "甲", "一号", "", "2026-06-30"],
        ["001", "甲", "二号", "2026-07-01", ""],
    )
    tallies = grid(HEADINGS, ["001", "一号", 20, 8, 2, 30])
    assert codes(read(tallies, roster=roster)) == []


@pytest.mark.parametrize(("who", "cell"), [(["001", ""], "A3"), (["", "一号网格"], "B3")])
def test_one_tally_for_each_worker_or_grid(who: Row, cell: str) -> None:
    ledger = tally([*who, 20, 8, 2, 30], [*who, 20, 8, 2, 30])
    assert [problem[:2] for problem in found(ledger)] == [("GS421", cell)]
    assert f"台账.xlsx 表一 {cell[0]}2" in told(the_problem(ledger, "GS421"))


def test_a_repeated_tally_by_name_points_to_the_name() -> None:
    row: Row = [20, 8, 2, "甲一"]
    ledger = read(grid(["满意", "一般", "差", "姓名"], row, row))
    assert found(ledger) == [("GS421", "D3", "甲一")]


def test_without_a_roster_grids_are_not_looked_up() -> None:
    ledger = read(grid(HEADINGS, ["", "一号网格", 20, 8, 2, 30]), roster=None)
    assert codes(ledger) == ["GS401"]


@pytest.mark.parametrize("answer", ["非常满意", "很满意（票）", "较满意票数", "不太满意", "很差"])
def test_answers_beside_the_three_are_an_error(answer: str) -> None:
    table = grid(["工号", answer, "满意", "一般", "差"], ["001", 3, 4, 2, 1])
    assert "GS433" in codes(read(table))
    form = grid(["姓名：甲一"], [answer, 3], ["满意", 4], ["一般", 2], ["差", 1])
    assert "GS433" in codes(read(form))


@pytest.mark.parametrize("other", ["满意率", "满意度", "不满意原因", "差额", "备注"])
def test_what_is_no_answer_stays_out(other: str) -> None:
    table = grid(["工号", other, "满意", "一般", "差"], ["001", 3, 4, 2, 1])
    assert codes(read(table)) == ["GS205"]

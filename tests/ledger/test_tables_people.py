"""Whom a row is about: ids, names, and what happens when they do not fit."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from in_memory import CRITERIA, Row, codes, found, grid, read, the_problem, told

from gridscore.ledger.grid import Grid
from gridscore.ledger.model import SheetRef
from gridscore.ledger.sources.text import read_text

if TYPE_CHECKING:
    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Ledger


def about(worker: Cell, name: Cell) -> Ledger:
    return read(grid(["日期", "工号", "姓名", "类别"], ["2026-03-05", worker, name, "投诉"]))


@pytest.mark.parametrize(
    ("worker", "name", "person"),
    [
        ("001", "甲一", 0),
        ("001", "", 0),
        ("", "乙二", 1),
        ("004", "丙三", 3),
    ],
)
def test_people_are_found(worker: Cell, name: Cell, person: int) -> None:
    ledger = about(worker, name)
    assert found(ledger) == []
    assert ledger.incidents.worker.tolist() == [person]


@pytest.mark.parametrize(("worker", "name"), [("", " 乙　二 "), ("002", "乙 二")])
def test_blanks_in_a_name_do_not_matter_and_are_counted(worker: Cell, name: Cell) -> None:
    ledger = about(worker, name)
    assert codes(ledger) == ["GS320"]
    assert "as 乙二" in told(the_problem(ledger, "GS320"))
    assert ledger.incidents.worker.tolist() == [1]


def test_a_word_that_is_neither_an_id_nor_a_name_is_told_as_what_it_should_be() -> None:
    """What is like it among the names is nothing to suggest for an id."""
    heads = ["日期", "工号", "姓名", "类别"]
    ledger = read(
        grid(heads, ["2026-03-05", "", "甲一一", "投诉"], ["2026-03-06", "甲一一", "", "投诉"])
    )
    assert sorted(codes(ledger)) == ["GS402", "GS403"]
    assert "甲一." in told(the_problem(ledger, "GS403"))
    assert "甲一." not in told(the_problem(ledger, "GS402"))


def test_texts_in_formulas_are_read_as_what_they_say_and_counted() -> None:
    """So programs write csv, to keep Excel from taking `007` for a number."""

    def formulas(*lines: str) -> Grid:
        text = "\n".join(",".join(f'="{word}"' for word in line.split()) for line in lines)
        return Grid(SheetRef("a.csv", ""), read_text(BytesIO(text.encode())))

    roster = formulas(
        "工号 姓名 网格 入职日期", "007 甲一 一号网格 2025-01-01", "008 乙二 二号网格"
    )
    scores = formulas(
        " ".join(["工号", "期间", *map(str, CRITERIA)]), "007 2026Q1 18 18.5 20 17 19"
    )
    log = formulas("日期 工号 姓名 类别", "2026-03-05 007 甲一 投诉")
    ledger = read(scores, log, roster=roster)
    assert codes(ledger) == ["GS320"]
    assert "16 cells" in told(the_problem(ledger, "GS320"))
    assert (list(ledger.roster.ids), list(ledger.roster.names)) == (
        ["007", "008"],
        ["甲一", "乙二"],
    )
    assert list(ledger.roster.grids) == ["一号网格", "二号网格"]
    assert ledger.scores.points.tolist() == [[1800, 1850, 2000, 1700, 1900]]
    assert ledger.incidents.worker.tolist() == [0]


@pytest.mark.parametrize("worker", ["1", 1, 1.0, "０１", " 0 1 ", "'001"])
def test_lost_zeros_are_found_and_counted(worker: Cell) -> None:
    ledger = about(worker, "甲一")
    assert found(ledger) == [("GS320", "B2", "1" if worker == 1.0 else worker)]
    assert "1 cells" in told(the_problem(ledger, "GS320"))
    assert ledger.incidents.worker.tolist() == [0]


def test_zeros_are_not_added_where_two_ids_would_fit() -> None:
    roster = grid(["工号", "姓名"], ["01", "甲"], ["001", "乙"])
    ledger = read(grid(["日期", "工号", "类别"], ["2026-03-05", "1", "投诉"]), roster=roster)
    assert found(ledger) == [("GS402", "B2", "1")]


def test_letter_case_of_an_id_counts() -> None:
    roster = grid(["工号", "姓名"], ["WG1", "甲"])
    ledger = read(grid(["日期", "工号", "类别"], ["2026-03-05", "wg1", "投诉"]), roster=roster)
    assert found(ledger) == [("GS402", "B2", "wg1")]


def test_an_unknown_id_is_told_with_those_that_look_similar() -> None:
    ledger = about("0002", "")
    assert found(ledger) == [("GS320", "B2", "0002")]
    ledger = about("0005", "乙二")
    assert found(ledger) == [("GS402", "B2", "0005")]
    assert "002 乙二" in told(the_problem(ledger, "GS402"))
    assert ledger.incidents.worker.tolist() == []


def test_an_unknown_name_is_never_guessed() -> None:
    ledger = about("", "甲乙一")
    assert found(ledger) == [("GS403", "C2", "甲乙一")]
    assert "甲一" in told(the_problem(ledger, "GS403"))


@pytest.mark.parametrize(("columns", "at"), [(["工号", "姓名"], "A"), (["姓名"], "A")])
def test_a_heading_among_the_rows_is_told_as_one(columns: list[str], at: str) -> None:
    person = ["001", "甲一"] if len(columns) == 2 else ["甲一"]
    sheet = grid(
        ["2026Q1"],
        [*columns, *CRITERIA],
        ["第1责任区"],
        [*person, 18, 18, 18, 18, 18],
        ["W9", *person[1:], 18, 18, 18, 18, 18],
    )
    first, second = [p for p in read(sheet).problems if p.code in ("GS402", "GS403")]
    assert first.place is not None
    assert first.place.cell == f"{at}3"
    assert "is a heading of those below it, delete it" in told(first)
    assert "heading" not in told(second)


def test_a_name_of_two_people_needs_the_id() -> None:
    ledger = about("", "丙三")
    assert found(ledger) == [("GS404", "C2", "丙三")]
    assert "003, 004" in told(the_problem(ledger, "GS404"))


@pytest.mark.parametrize("name", ["乙二", "丁四"])
def test_id_and_name_have_to_agree(name: str) -> None:
    ledger = about("001", name)
    assert found(ledger) == [("GS405", "C2", name)]
    assert "001 is 甲一" in told(the_problem(ledger, "GS405"))


def test_a_row_about_nobody() -> None:
    assert found(about("", "")) == [("GS406", "B2", "")]


def test_an_id_that_is_no_text_is_one_problem() -> None:
    assert found(about(worker=True, name="")) == [("GS316", "B2", "TRUE")]


def test_similar_ids_are_looked_for_in_large_rosters_too() -> None:
    people: list[Row] = [[f"{number:05d}", f"某{number}"] for number in range(20_000)]
    rows: list[Row] = [["2026-03-05", f"1{number:05d}", "投诉"] for number in range(500)]
    log = grid(["日期", "工号", "类别"], *rows)
    ledger = read(log, roster=grid(["工号", "姓名"], *people))
    assert len(ledger.problems) == 500

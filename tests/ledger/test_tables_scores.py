"""Score sheets of both shapes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from in_memory import CRITERIA, Row, codes, found, grid, read, the_problem, told

from gridscore.ledger.grid import CellFault
from gridscore.ledger.model import BLANK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Ledger

TITLE: Row = ["2026年第一季度考核评分表"]


def wide(*rows: Row) -> Ledger:
    return read(grid(TITLE, ["工号", "评分人", "评分人职务", *CRITERIA, "总分"], *rows))


def long(*rows: Row) -> Ledger:
    return read(grid(TITLE, ["工号", "评分人", "考核项目", "得分"], *rows))


def test_several_scorers_of_one_worker() -> None:
    ledger = wide(
        ["001", "某甲", "组长", 18, 18.5, 20, 17, 19, 92.5],
        ["001", "某乙", "副組長", 1, 2, 3, 4, 5, 15],
        ["002", "某 甲", "特邀", 0, 0, 0, 0, "", ""],
    )
    scores = ledger.scores
    assert codes(ledger) == []
    assert scores.worker.tolist() == [0, 0, 1]
    assert scores.scorers == ["某甲", "某乙"]
    assert scores.scorer.tolist() == [0, 1, 0]
    assert [scores.roles[code] for code in scores.role] == ["leader", "deputy", "特邀"]
    assert scores.points.tolist()[2] == [0, 0, 0, 0, BLANK]


@pytest.mark.parametrize(
    ("cell", "code", "value"),
    [
        (20.5, "GS305", "20.5"),
        (-1, "GS306", "-1"),
        (18.255, "GS307", "18.255"),
        ("优秀", "GS303", "优秀"),
        ("病假", "GS328", "病假"),
        ("请假3天", "GS328", "请假3天"),
        ("缺勤", "GS328", "缺勤"),
        (date(2026, 5, 18), "GS304", "2026-05-18"),
        (CellFault.ERROR, "GS301", "#N/A"),
        (CellFault.NO_CACHED_VALUE, "GS302", "=…"),
        ("9" * 5000, "GS303", "9" * 60 + "…"),
    ],
)
def test_points_that_cannot_be_taken_name_their_cell(cell: Cell, code: str, value: str) -> None:
    ledger = wide(["001", "", "", 18, cell, 20, 17, 19, ""])
    assert found(ledger) == [(code, "E3", value)]
    assert ledger.scores.points.tolist() == [[1800, BLANK, 2000, 1700, 1900]]


def test_every_bad_cell_is_listed_in_the_order_of_the_sheet() -> None:
    ledger = wide(["001", "", "", "x", 1, 21, 1, 1, ""], ["002", "", "", 21, "x", 1, 1, 1, ""])
    assert found(ledger) == [
        ("GS303", "D3", "x"),
        ("GS305", "F3", "21"),
        ("GS305", "D4", "21"),
        ("GS303", "E4", "x"),
    ]


def test_an_absence_is_told_once_for_each_row() -> None:
    ledger = wide(
        ["001", "", "", *["病假"] * 5, ""],
        ["002", "", "", "事假", "病假", 21, "", "", ""],
    )
    assert found(ledger) == [
        *(("GS328", "D3", "病假"), ("GS328", "D4", "事假")),
        ("GS305", "F4", "21"),
    ]


def test_tidied_cells_are_counted_once_for_all_and_listed() -> None:
    ledger = wide(["001", "", "", "18", " 18 ", "１８", "18分", 18, 90])
    assert found(ledger) == [("GS320", "D3", "18")]
    assert "4 cells" in told(the_problem(ledger, "GS320"))
    cells = [cell for table in ledger.tables for column in table.tidied for cell in column.cells()]
    assert [(cell.place.cell, cell.written, cell.reads) for cell in cells] == [
        ("D3", "18", "18"),
        ("E3", " 18 ", "18"),
        ("F3", "１８", "18"),
        ("G3", "18分", "18"),
    ]


def test_digits_are_no_text_worth_telling_in_a_text_file() -> None:
    sheet = grid(
        ["工号", "期间", *CRITERIA], ["001", "2026Q1", *("18",) * 5], file="a.csv", sheet=""
    )
    assert codes(read(sheet)) == []


def test_equal_looking_values_of_different_types_are_kept_apart() -> None:
    ledger = wide(["001", "", "", 1, "", "", "", "", ""], ["002", "", "", True, "", "", "", "", ""])
    assert found(ledger) == [("GS303", "D4", "TRUE")]
    assert ledger.scores.points[:, 0].tolist() == [100, BLANK]


def test_totals_that_no_program_worked_out_are_told_once() -> None:
    waiting, points = CellFault.NO_CACHED_VALUE, [18, 18, 18, 18, 18]
    ledger = wide(
        ["001", "", "", *points, waiting],
        ["002", "", "", *points, waiting],
        ["003", "", "", *points, "九十"],
        ["合计", "", "", *[54] * 5, 270],
    )
    assert found(ledger) == [("GS438", "I3", "=…"), ("GS415", "I5", "九十")]
    assert the_problem(ledger, "GS438").details["count"] == 2


def test_a_total_is_checked_row_by_row() -> None:
    ledger = wide(
        ["001", "", "", 18, 18.5, 20, 17, 19, 92.5],
        ["002", "", "", 18, 18.5, 20, 17, 19, 92.4],
        ["003", "", "", 18, "", 20, 17, 19, 74.0],
        ["004", "", "", 18, 18.5, 20, 17, 19, CellFault.NO_CACHED_VALUE],
    )
    assert found(ledger) == [("GS414", "I4", "92.4"), ("GS438", "I6", "=…")]
    assert "92.4" in told(the_problem(ledger, "GS414"))
    assert "92.50" in told(the_problem(ledger, "GS414"))


def test_the_same_scorer_twice() -> None:
    ledger = wide(
        ["001", "某甲", "", 1, 2, 3, 4, 5, ""],
        ["001", "某甲", "", 1, 2, 3, 4, 5, ""],
        ["002", "", "", 1, 2, 3, 4, 5, ""],
        ["002", "", "", 1, 2, 3, 4, 6, ""],
    )
    assert found(ledger) == [("GS411", "D4", ""), ("GS412", "D6", "")]  # where points stand
    assert "001 was scored twice" in told(the_problem(ledger, "GS411"))
    assert "002 was scored twice" in told(the_problem(ledger, "GS412"))
    assert "台账.xlsx 表一 D3" in told(the_problem(ledger, "GS411"))


def test_a_row_without_a_score_repeats_nothing() -> None:
    ledger = wide(
        ["001", "某甲", "", "", "", "", "", "", ""],
        ["001", "某甲", "", 1, 2, 3, 4, 5, ""],
        ["001", "某甲", "", "", "", "", "", "", ""],
        ["002", "", "", "", "", "", "", "", ""],
        ["002", "", "", 1, 2, 3, 4, 5, ""],
        ["002", "", "", 1, 2, 3, 4, 6, ""],
    )
    assert found(ledger) == [("GS412", "D8", "")]
    assert "台账.xlsx 表一 D7" in told(the_problem(ledger, "GS412"))


def test_the_same_scorer_in_two_files() -> None:
    rows: list[Row] = [["期间", "工号", *CRITERIA], ["2026Q1", "001", 1, 2, 3, 4, 5]]
    ledger = read(grid(*rows, file="a.xlsx"), grid(*rows, file="b.xlsx"))
    assert [str(problem.place) for problem in ledger.problems] == ["b.xlsx 表一 C2"]
    assert "a.xlsx 表一 C2" in told(the_problem(ledger, "GS411"))


def test_a_named_and_an_unnamed_scorer_are_two() -> None:
    ledger = wide(["001", "某甲", "", 1, 2, 3, 4, 5, ""], ["001", "", "", 1, 2, 3, 4, 5, ""])
    assert found(ledger) == [("GS434", "D4", "")]
    assert ledger.scores.scorers == ["某甲", ""]


def test_the_long_shape_is_pivoted_and_keeps_its_cells() -> None:
    ledger = long(
        ["001", "某甲", "log", 18],
        ["002", "某甲", "工作日志", 17],
        ["001", "某甲", "服务态度（20分）", "19分"],
        ["001", "某乙", "工作日志", ""],
    )
    scores = ledger.scores
    assert codes(ledger) == ["GS320"]
    assert scores.worker.tolist() == [0, 1, 0]
    assert scores.points.tolist() == [
        [BLANK, 1800, BLANK, 1900, BLANK],
        [BLANK, 1700, BLANK, BLANK, BLANK],
        [BLANK] * 5,
    ]
    assert scores.row[0].tolist() == [2, 2, 2, 4, 2]
    assert scores.col.tolist() == [[3] * 5] * 3


def test_the_long_shape_names_a_criterion_once() -> None:
    ledger = long(["001", "某甲", "log", 18], ["001", "某甲", "工作日志", 18])
    assert found(ledger) == [("GS413", "D4", "18")]
    assert "台账.xlsx 表一 D3" in told(the_problem(ledger, "GS413"))


def test_lists_of_several_files_add_up() -> None:
    headings: Row = ["工号", "期间", "考核项目", "得分"]
    ledger = read(
        grid(headings, ["001", "2026Q1", "log", 18], file="a.xlsx"),
        grid(headings, ["001", "2026Q1", "service", 17], file="b.xlsx"),
    )
    assert codes(ledger) == []
    assert ledger.scores.points.tolist() == [
        [BLANK, 1800, BLANK, BLANK, BLANK],
        [BLANK, BLANK, BLANK, 1700, BLANK],
    ]
    assert ledger.scores.sheet.tolist() == [1, 2]


def test_lists_of_several_files_name_a_criterion_once() -> None:
    headings: Row = ["工号", "期间", "考核项目", "得分"]
    row: Row = ["001", "2026Q1", "log", 18]
    ledger = read(grid(headings, row, file="a.xlsx"), grid(headings, row, file="b.xlsx"))
    assert [str(problem.place) for problem in ledger.problems] == ["b.xlsx 表一 D2"]
    assert "a.xlsx 表一 D2" in told(the_problem(ledger, "GS413"))


def test_a_blank_in_the_long_shape_repeats_nothing() -> None:
    ledger = long(
        ["001", "某甲", "log", 18],
        ["001", "某甲", "log", ""],
        ["001", "某甲", "service", ""],
        ["001", "某甲", "service", 17],
        ["001", "某甲", "service", 16],
    )
    assert found(ledger) == [("GS413", "D7", "16")]
    assert "D6" in told(the_problem(ledger, "GS413"))
    assert ledger.scores.points[0, 1] == 1800


def test_an_unknown_criterion_in_the_long_shape() -> None:
    ledger = long(["001", "某甲", "工作日记", 18])
    assert found(ledger) == [("GS318", "C3", "工作日记")]
    assert "Similar: 工作日" in told(the_problem(ledger, "GS318"))


def test_points_above_the_maximum_in_the_long_shape() -> None:
    assert found(long(["001", "某甲", "log", 20.5])) == [("GS305", "D3", "20.5")]


def test_wide_and_long_sheets_together() -> None:
    ledger = read(
        grid(["工号", "期间", *CRITERIA], ["001", "2026Q1", 1, 2, 3, 4, 5], sheet="宽"),
        grid(["工号", "期间", "考核项目", "得分"], ["001", "2026Q1", "log", 2], sheet="长"),
    )
    assert found(ledger) == [("GS412", "D2", "")]
    assert ledger.scores.sheet.tolist() == [1, 2]


def test_points_without_a_scorer_beside_those_of_one() -> None:
    ledger = wide(
        ["001", "某甲", "", 18, 18, 18, 18, 18, ""],
        ["001", "", "", 20, 20, 20, 20, 20, ""],
        ["002", "", "", 17, 17, 17, 17, 17, ""],  # who has no other scorer
    )
    assert found(ledger) == [("GS434", "D4", "")]
    assert "某甲" in told(the_problem(ledger, "GS434"))
    assert "D3" in told(the_problem(ledger, "GS434"))


def test_only_the_same_item_is_scored_beside_a_scorer() -> None:
    ledger = wide(
        ["001", "某甲", "", 18, 18, "", "", "", ""],
        ["001", "", "", "", "", 20, 20, 20, ""],
    )
    assert codes(ledger) == []
    listed = long(
        ["001", "某甲", "log", 18],
        ["001", "", "service", 18],
        ["002", "某甲", "log", 18],
        ["002", "", "log", 18],
    )
    assert found(listed) == [("GS434", "D6", "")]


def test_a_scorer_of_another_quarter_is_not_beside_one() -> None:
    headings: Row = ["工号", "期间", "评分人", *CRITERIA]
    first: Row = ["001", "2026Q1", "某甲", 18, 18, 18, 18, 18]
    second: Row = ["001", "2026Q2", "", 18, 18, 18, 18, 18]
    other: Row = ["002", "2026Q1", "某甲", 18, 18, 18, 18, 18]
    assert codes(read(grid(headings, first, second, other))) == []


def quarters(*sheets: tuple[str, Sequence[int]]) -> Ledger:
    """Hand in a sheet for each quarter, in which person after person gets so many points."""
    people = grid(["工号", "姓名"], *([f"{at:03}", f"甲{at}"] for at in range(1, 9)))
    return read(
        *(
            grid(
                [f"2026年{quarter}考核评分表"],
                ["工号", *CRITERIA],
                *([f"{at:03}", point, 20, 18, 20, 19] for at, point in enumerate(points, 1)),
                file=f"{quarter}.xlsx",
            )
            for quarter, points in sheets
        ),
        roster=people,
    )


def test_points_copied_from_an_earlier_quarter() -> None:
    points = [18, 17, 19, 18, 20]
    ledger = quarters(
        ("第一季度", points), ("第二季度", [18, 17, 19, 18, 19]), ("第三季度", points)
    )
    problem = the_problem(ledger, "GS435")
    assert codes(ledger) == ["GS435"]
    assert str(problem.place) == "第三季度.xlsx 表一 B3"
    assert "第一季度.xlsx 表一 B3" in told(problem)


def test_points_copied_from_the_only_other_quarter() -> None:
    points = [18, 17, 19, 18, 19]  # five people, of three kinds: the fewest
    assert codes(quarters(("第一季度", points), ("第二季度", points))) == ["GS435"]


@pytest.mark.parametrize(
    "points",
    [[18, 17, 19, 20], [20] * 8, [20, 20, 19, 20, 19, 20, 20, 20]],
    ids=["four people", "full marks", "two kinds of points"],
)
def test_the_same_points_again_may_well_be_meant(points: list[int]) -> None:
    assert codes(quarters(("第一季度", points), ("第二季度", points))) == []


def test_two_scorers_may_give_the_same_points() -> None:
    rows: list[list[Cell]] = [[f"00{at}", 15 + at, 20, 18, 20, 19] for at in range(1, 6)]
    people = grid(["工号", "姓名"], *([row[0], f"甲{row[0]}"] for row in rows))
    ledger = read(
        *(
            grid(TITLE, ["评分人：" + scorer], ["工号", *CRITERIA], *rows, file=f"{scorer}.xlsx")
            for scorer in ("某甲", "某乙")
        ),
        roster=people,
    )
    assert codes(ledger) == []

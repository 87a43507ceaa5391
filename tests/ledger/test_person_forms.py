"""Forms of one person each: criteria or answers as rows, the person above them."""

from __future__ import annotations

import pytest
from in_memory import CRITERIA, Row, codes, found, grid, read, the_problem

from gridscore.ledger.grid import Grid, SheetLook
from gridscore.ledger.model import BLANK, Ledger, SheetRef
from gridscore.periods import parse_period

TITLE: Row = ["网格员季度考核测评表"]
POINTS = [18, 17.5, 16, 15, 14]
HUNDREDTHS = [1800, 1750, 1600, 1500, 1400]


def form(
    *above: Row, name: str = "评分", below: tuple[Row, ...] = (), points: Row = POINTS
) -> Grid:
    rows: list[Row] = [TITLE, *above, ["序号", "考核项目", "考核内容", "分值", "得分"]]
    rows += [[n + 1, CRITERIA[n], "略", 20, points[n]] for n in range(5)]
    return grid(*rows, *below, sheet=name)


def scored(ledger: Ledger) -> list[tuple[int, str, list[int]]]:
    scores = ledger.scores
    return [
        (int(worker), scores.scorers[scorer], points)
        for worker, scorer, points in zip(
            scores.worker, scores.scorer, scores.points.tolist(), strict=True
        )
    ]


@pytest.mark.parametrize(
    "above",
    [
        [["工号", "001", "姓名", "甲一", "考核时间", "2026年第一季度"]],
        [["姓名：甲一　　网格：一号网格　　考核时间：2026年第一季度"]],
        [["姓名：", "甲一", "", "期间：", "2026Q1"]],
        [["2026年第一季度"], ["被考核人", "", "甲一"]],
    ],
)
def test_a_form_says_above_whom_it_is_about(above: list[Row]) -> None:
    ledger = read(form(*above))
    assert codes(ledger) == []
    assert scored(ledger) == [(0, "", HUNDREDTHS)]
    assert ledger.scores.periods == [parse_period("2026Q1")]


def test_each_score_keeps_its_cell() -> None:
    ledger = read(form(["姓名：甲一  2026Q1"]))
    assert ledger.scores.row.tolist() == [[3, 4, 5, 6, 7]]
    assert ledger.scores.col.tolist() == [[4] * 5]


def test_the_name_of_the_sheet_is_the_persons() -> None:
    assert scored(read(form(["2026Q1"], name="甲一"))) == [(0, "", HUNDREDTHS)]
    assert set(codes(read(form(["2026Q1"], name="考核表")))) == {"GS406"}
    assert found(read(form(["2026Q1"], name="乙九"))) == [("GS403", "A1", "乙九")]


def test_the_sum_below_is_checked_and_other_lines_are_not_read() -> None:
    below = (["合计", "", "", 100, 99], ["季度平均", "", "", "", 88], ["评分人：某某"])
    ledger = read(form(["姓名：甲一  2026Q1"], below=below))
    assert found(ledger) == [("GS220", "E9", "99")]
    assert scored(ledger) == [(0, "某某", HUNDREDTHS)]


@pytest.mark.parametrize(("count", "points"), [(1, []), (2, [1800, 1750, *[BLANK] * 3])])
def test_two_criteria_below_each_other_make_a_form(count: int, points: list[int]) -> None:
    rows = form(["姓名：甲一  2026Q1"]).rows[: 3 + count]
    assert scored(read(grid(*rows, sheet="评分"))) == ([(0, "", points)] if points else [])


def test_several_forms_below_each_other() -> None:
    first, second = (
        form(["姓名", name, "考核时间", "2026Q1"], below=(["评分人：", scorer], []))
        for name, scorer in (("甲一", "某一"), ("乙二", "某二"))
    )
    ledger = read(grid(*first.rows, *second.rows))
    assert codes(ledger) == []
    assert scored(ledger) == [(0, "某一", HUNDREDTHS), (1, "某二", HUNDREDTHS)]


def test_scorers_side_by_side() -> None:
    rows: list[Row] = [["季度考核（2026Q1）"], ["姓名：甲一"]]
    rows += [["考核项目", "分值", "某一", "某二", "平均分", "备注"]]
    rows += [[f"{item}（20分）", 20, 18, 16, 17, ""] for item in CRITERIA]
    rows += [["合计", 100, 90, 80, 85, ""]]
    ledger = read(grid(*rows))
    assert codes(ledger) == []
    assert scored(ledger) == [(0, "某一", [1800] * 5), (0, "某二", [1600] * 5)]


def test_scorers_below_a_common_heading() -> None:
    rows: list[Row] = [["季度考核（2026Q1）"], ["姓名：甲一"]]
    rows += [["考核项目", "得分", "", "自评分"], ["", "组长", "副组长", ""]]
    rows += [[item, 18, 16, 20] for item in CRITERIA]
    look = SheetLook(merged=((2, 0, 3, 0), (2, 1, 2, 2), (2, 3, 3, 3)))
    ledger = read(Grid(SheetRef("表.xlsx", "表"), rows, look))
    assert codes(ledger) == []
    assert scored(ledger) == [(0, "组长", [1800] * 5), (0, "副组长", [1600] * 5)]
    assert [ledger.scores.roles[code] for code in ledger.scores.role] == ["leader", "deputy"]


@pytest.mark.parametrize("last", ["", "评委"])
def test_points_without_the_name_of_a_scorer_are_nobodys(last: str) -> None:
    """Among those of scorers: what stands beside one column of points may be anything."""
    rows: list[Row] = [["2026Q1"], ["姓名：甲一"], ["", "考核项目", "某一", "某二", last]]
    rows += [[n, item, 18, 16, 6 if n else ""] for n, item in enumerate(CRITERIA)]
    ledger = read(grid(*rows))
    assert found(ledger) == ([] if last else [("GS225", "E5", "6")])
    assert len(scored(ledger)) == (3 if last else 2)
    alone = [*rows[:2], ["", "考核项目", "得分", "", last], *rows[3:]]
    assert "GS225" not in codes(read(grid(*alone)))


def test_a_form_in_a_text_file_may_have_columns_beside_its_points() -> None:
    """Scorers side by side, or remarks; a cell beyond the headings is still one too many."""
    above: list[Row] = [["2026Q1"], ["姓名：甲一"]]
    scorers: list[Row] = [["考核项目", "某一", "某二"], *([item, 18, 16] for item in CRITERIA)]
    remarks: list[Row] = [["考核项目", "得分", "备注"], *([item, 18, "好"] for item in CRITERIA)]
    for rows in (scorers, remarks):
        assert "GS211" not in codes(read(grid(*above, *rows, sheet="")))
    remarks[1] = [*remarks[1], 5]
    assert found(read(grid(*above, *remarks, sheet=""))) == [("GS211", "D4", "5")]


def test_points_of_several_offices_are_each_a_scorers() -> None:
    rows: list[Row] = [["2026Q1"], ["姓名：甲一"], ["考核项目", "社区评分", "街道评分"]]
    rows += [[item, 18, 16] for item in CRITERIA]
    ledger = read(grid(*rows))
    assert [scorer for _, scorer, _ in scored(ledger)] == ["社区评分", "街道评分"]


def test_a_column_that_repeats_what_criteria_are_worth_gives_no_points() -> None:
    rows: list[Row] = [["2026Q1"], ["姓名：甲一"], ["考核项目", "分值"]]
    full = grid(*rows, *([item, 20] for item in CRITERIA))
    ledger = read(full)
    assert found(ledger) == [("GS213", "A4", "")]
    assert ledger.scores.points.tolist() == []
    given = grid(*rows, *([item, 19] for item in CRITERIA))
    assert scored(read(given)) == [(0, "", [1900] * 5)]


@pytest.mark.parametrize(
    ("above", "points", "where"),
    [
        ("姓名：甲壹  2026Q1", POINTS, [("GS403", "A2", "甲壹")]),
        (
            "姓名：甲一  2026Q1",
            [18, "差", 16, 21, 14],
            [("GS303", "E5", "差"), ("GS305", "E7", "21")],
        ),
    ],
)
def test_what_is_wrong_is_told_once_and_at_its_cell(
    above: str, points: Row, where: list[tuple[str, str, str]]
) -> None:
    assert found(read(form([above], points=points))) == where


def test_a_misspelt_criterion_is_not_passed_over() -> None:
    sheet = form(["姓名：甲一  2026Q1"])
    sheet.rows[4][1] = "工作目志"
    ledger = read(sheet)
    assert found(ledger) == [("GS318", "B5", "工作目志")]
    assert ledger.scores.points.tolist() == [[1800, BLANK, 1600, 1500, 1400]]


def test_the_annual_form_is_of_the_year() -> None:
    sheet = form(["姓名", "甲一", "考核年度", 2026])
    assert read(sheet).scores.periods == [parse_period("2026")]


def test_who_scored_may_stand_above_a_table() -> None:
    tables = [
        grid(["2026Q1"], ["评分人：", scorer], ["工号", *CRITERIA], ["001", *POINTS], sheet=scorer)
        for scorer in ("某一", "某二")
    ]
    assert [scorer for _, scorer, _ in scored(read(*tables))] == ["某一", "某二"]


def test_a_person_above_a_table_of_scorers() -> None:
    sheet = grid(["2026Q1"], ["姓名", "乙二"], ["评分人", *CRITERIA], ["某一", *POINTS])
    assert scored(read(sheet)) == [(1, "某一", HUNDREDTHS)]


COUNTS = {"发放": 50, "收回": 48, "有效": 47, "满意": 40, "一般": 5, "差": 2}


@pytest.mark.parametrize(
    "rows",
    [
        [["被测评人：", "甲一", "所属网格：", "一号网格"], [*COUNTS], [*COUNTS.values()]],
        [["被测评人", "甲一"], ["项目", "票数"], *([f"{k}票数", v] for k, v in COUNTS.items())],
        [
            ["姓名：甲一"],
            ["发放", 50, "收回", 48, "有效", 47],
            ["满意", 40, "一般", 5, "差", 2],
            ["统计人：某某"],
        ],
    ],
)
def test_the_count_sheet_of_the_residents_vote(rows: list[Row]) -> None:
    ledger = read(grid(["群众满意度测评统计表（2026年度）"], *rows, sheet="甲一"))
    assert codes(ledger) == []
    assert ledger.survey.worker.tolist() == [0]
    assert ledger.survey.answers.tolist() == [[40, 5, 2]]
    assert ledger.survey.sampled.tolist() == [50]


def test_counts_that_the_answers_contradict_are_told() -> None:
    rows: list[Row] = [
        ["姓名", "甲一"],
        *([k, v] for k, v in {**COUNTS, "有效": 46, "收回": 46}.items()),
    ]
    ledger = read(grid(["满意度统计（2026年）"], *rows))
    assert found(ledger) == [("GS429", "B4", "46"), ("GS429", "B5", "46")]
    assert the_problem(read(grid(["2026年"], *rows[:1], *rows[3:])), "GS429").details["votes"] == 47


def test_a_stack_of_ticked_ballots_is_counted() -> None:
    ballots: list[Row] = [["001", "√", "", ""], ["001", "", "✓", ""], ["002", "", "", " √ "]]
    ledger = read(grid(["2026年度选票"], ["工号", "满意", "一般", "差"], *ballots))
    assert codes(ledger) == []
    assert ledger.survey.answers.tolist() == [[1, 1, 0], [0, 0, 1]]
    assert ledger.survey.sampled.tolist() == [BLANK, BLANK]


def test_spoilt_ballots_are_told() -> None:
    ballots: list[Row] = [["001", "√", "√", ""], ["001", "", "", ""], ["002", 3, "", ""]]
    ledger = read(grid(["2026年度选票"], ["工号", "满意", "一般", "差"], *ballots))
    assert found(ledger) == [("GS430", "B3", "√"), ("GS430", "B4", ""), ("GS431", "B5", "3")]


@pytest.mark.parametrize("heading", ["编号", "姓名"])
def test_a_list_that_begins_with_an_unknown_criterion_is_no_form(heading: str) -> None:
    who = {"编号": "001", "姓名": "甲一"}[heading]
    rows: list[Row] = [[who, item, 17] for item in ("走仿巡查", "日志台账", *CRITERIA[1:3])]
    ledger = read(grid([heading, "考核项目", "得分"], *rows), period="2026Q1")
    assert [(code, cell) for code, cell, _ in found(ledger) if code != "GS209"] == [
        ("GS318", "B2"),
        ("GS318", "B3"),
    ]
    assert [(table.kind, table.rows) for table in ledger.tables][1:] == [("scores", 4)]

"""Measured quantities, given totals and grades of earlier years."""

from __future__ import annotations

import pytest
from in_memory import (
    EVERY_TABLE,
    HAZE,
    SCHEME,
    Row,
    codes,
    found,
    grid,
    read,
    the_problem,
    told,
)

from gridscore.ledger.model import Ledger, Measures


def measured(*rows: Row, period: str | None = "2026Q1") -> Ledger:
    return read(grid(*rows), scheme=EVERY_TABLE, period=period)


def stated(measures: Measures) -> list[tuple[int, str, int, int]]:
    """List worker, period, measure and value of every entry."""
    return [
        (worker, str(measures.periods[period]), measure, value)
        for worker, period, measure, value in zip(
            *(measures.worker.tolist(), measures.period.tolist()),
            *(measures.measure.tolist(), measures.value.tolist()),
            strict=True,
        )
    ]


# ---- measures ----


@pytest.mark.parametrize(
    "headings",
    [
        ["工号", "期间", "走访户数", "增减"],
        ["工號", "期間", "走訪戶數（戶）", "增減"],
        ["id", "period", "visits", "Balance"],
    ],
)
def test_a_column_for_each_measure(headings: Row) -> None:
    ledger = measured(headings, ["001", "2026Q1", 95, -2.5], ["002", "2026Q2", "", "0"])
    assert codes(ledger) == ["GS320"]
    assert stated(ledger.measures) == [
        *((0, "2026Q1", 0, 9500), (0, "2026Q1", 1, -250), (1, "2026Q2", 1, 0)),
    ]
    assert ledger.measures.row.tolist() == [1, 1, 2]
    assert ledger.measures.col.tolist() == [2, 3, 3]
    assert "measures" in ledger.handed_in


@pytest.mark.parametrize(
    "headings",
    [
        ["工号", "期间", "指标", "完成值"],
        ["工號", "期間", "計量項目", "數值"],
        ["id", "period", "measure", "value"],
    ],
)
def test_a_row_for_each_measure(headings: Row) -> None:
    ledger = measured(
        headings,
        ["001", "2026Q1", "走访户数", "95户"],
        ["001", "2026Q1", "balance", -0.01],
        ["002", "2026Q1", "走訪戶數", ""],
    )
    assert codes(ledger) == ["GS320"]
    assert stated(ledger.measures) == [(0, "2026Q1", 0, 9500), (0, "2026Q1", 1, -1)]
    assert ledger.measures.col.tolist() == [3, 3]


def test_a_table_need_not_have_every_measure() -> None:
    ledger = measured(["2026年第一季度"], ["姓名", "走访户数"], ["甲一", 7])
    assert codes(ledger) == []
    assert stated(ledger.measures) == [(0, "2026Q1", 0, 700)]


def test_without_a_period_it_is_of_the_one_asked_for() -> None:
    ledger = measured(["工号", "走访户数"], ["001", 7])
    assert codes(ledger) == ["GS209"]
    assert stated(ledger.measures) == [(0, "2026Q1", 0, 700)]


def test_what_is_stated_twice_names_both_places() -> None:
    wide = grid(["工号", "期间", "走访户数"], ["001", "2026Q1", 7], sheet="宽")
    long = grid(["工号", "期间", "指标", "数值"], ["001", "2026Q1", "走访户数", 7], sheet="长")
    ledger = read(wide, long, scheme=EVERY_TABLE)
    assert found(ledger) == [("GS425", "D2", "7")]
    assert "台账.xlsx 宽 C2" in told(the_problem(ledger, "GS425"))


@pytest.mark.parametrize(
    ("cell", "code"), [("很多", "GS303"), (1.125, "GS307"), (2_000_000, "GS322"), (True, "GS303")]
)
def test_values_that_cannot_be_read(cell: float, code: str) -> None:
    ledger = measured(["工号", "期间", "走访户数"], ["001", "2026Q1", cell])
    assert [problem[:2] for problem in found(ledger)] == [(code, "C2")]
    assert len(ledger.measures.value) == 0


def test_a_measure_nobody_knows_is_told_with_those_there_are() -> None:
    ledger = measured(["工号", "期间", "指标", "数值"], ["001", "2026Q1", "走访户", 7])
    assert found(ledger) == [("GS318", "C2", "走访户")]
    assert "走访户数" in told(the_problem(ledger, "GS318"))


def test_points_by_indicator_are_scores_all_the_same() -> None:
    ledger = read(
        grid(["工号", "期间", "指标", "得分"], ["001", "2026Q1", "工作日志", 18]), scheme=SCHEME
    )
    assert codes(ledger) == []
    assert len(ledger.scores.worker) == 1


# ---- given totals ----

RANKED: Row = ["编号", "期间", "总分"]


def test_given_totals() -> None:
    ledger = read(
        grid(RANKED, ["001", "2026年3月", 88.5], ["002", "2026-03", ""], ["003", "2026-02", 120]),
        scheme=HAZE,
    )
    totals = ledger.totals
    assert codes(ledger) == []
    assert totals.worker.tolist() == [0, 2]
    assert [str(totals.periods[code]) for code in totals.period] == ["2026-03", "2026-02"]
    assert totals.total.tolist() == [8850, 12000]
    assert (totals.row.tolist(), totals.col.tolist()) == ([1, 3], [2, 2])


def test_given_totals_of_one_month_by_name() -> None:
    rows: list[Row] = [["2026年3月排名"], ["排名", "單位名稱", "總分"], [1, "甲一", 90]]
    ledger = read(grid(*rows), scheme=HAZE)
    assert codes(ledger) == ["GS205"]
    assert str(ledger.totals.periods[0]) == "2026-03"


def test_two_totals_of_one_period() -> None:
    ledger = read(grid(RANKED, ["001", "2026-03", 88], ["001", "2026-03", 88]), scheme=HAZE)
    assert found(ledger) == [("GS425", "C3", "88")]


@pytest.mark.parametrize(
    ("who", "period", "code"), [("099", "2026-03", "GS402"), ("001", "三月份", "GS319")]
)
def test_totals_of_nobody_or_no_period_are_left_out(who: str, period: str, code: str) -> None:
    """Two such rows are not two totals of one."""
    ledger = read(
        grid(RANKED, [who, period, 88], [who, period, 88], ["002", "2026-03", 90]), scheme=HAZE
    )
    assert [problem[0] for problem in found(ledger)] == [code, code]
    assert ledger.totals.worker.tolist() == [1]
    assert ledger.totals.total.tolist() == [9000]


@pytest.mark.parametrize(
    ("cell", "code"), [(-1, "GS306"), ("优", "GS303"), (1.125, "GS307"), (1_000_001, "GS305")]
)
def test_totals_that_cannot_be_read(cell: float, code: str) -> None:
    ledger = read(grid(RANKED, ["001", "2026-03", cell]), scheme=HAZE)
    assert [problem[:2] for problem in found(ledger)] == [(code, "C2")]


def test_a_total_beside_a_criterion_is_a_score_sheet() -> None:
    ledger = read(
        grid(["工号", "期间", "服务态度", "总分"], ["001", "2026Q1", 18, 18]), scheme=EVERY_TABLE
    )
    assert codes(ledger) == []
    assert (len(ledger.scores.worker), len(ledger.totals.worker)) == (1, 0)


def test_where_no_totals_are_given_a_list_of_them_stays_unknown() -> None:
    assert codes(read(grid(RANKED, ["001", "2026-03", 88]), scheme=SCHEME)) == ["GS201"]


# ---- grades of earlier years ----


def past(*rows: Row, period: str | None = None) -> Ledger:
    return read(grid(*rows), scheme=EVERY_TABLE, period=period)


@pytest.mark.parametrize(
    "headings",
    [["工号", "年度", "考核等次"], ["工號", "年度", "年度考核等次"], ["id", "period", "grade"]],
)
def test_past_grades(headings: Row) -> None:
    ledger = past(
        headings,
        ["001", 2025, "优秀"],
        ["001", "2024年度", "稱職"],
        ["002", "2025", "competent"],
        ["003", "2025", "未定等次"],
        ["004", "2025", ""],
    )
    grades = ledger.past_grades
    assert codes(ledger) == []
    assert grades.worker.tolist() == [0, 0, 1, 2]
    assert [str(grades.periods[code]) for code in grades.period] == ["2025", "2024", "2025", "2025"]
    assert [grades.grades[code] for code in grades.grade] == [
        *("excellent", "competent", "competent", "未定等次")
    ]
    assert grades.col.tolist() == [2] * 4


def test_the_year_of_past_grades_may_stand_in_the_title() -> None:
    ledger = past(["2025年度考核结果"], ["姓名", "等次"], ["甲一", "优秀"], period="2026")
    assert codes(ledger) == []
    assert [str(period) for period in ledger.past_grades.periods] == ["2025"]


def test_past_grades_are_never_of_the_period_asked_for() -> None:
    assert codes(past(["姓名", "等次"], ["甲一", "优秀"], period="2026")) == ["GS206"]


def test_a_title_does_not_bind_past_grades_of_several_years() -> None:
    rows: list[Row] = [["001", "2024", "优秀"], ["001", "2025", "称职"]]
    assert codes(past(["2026年考核参考"], ["工号", "年度", "等次"], *rows)) == []


def test_two_grades_of_one_year() -> None:
    ledger = past(["工号", "年度", "等次"], ["001", "2025", "优秀"], ["001", "2025", "称职"])
    assert found(ledger) == [("GS425", "C3", "称职")]
    assert "C2" in told(the_problem(ledger, "GS425"))


@pytest.mark.parametrize(("who", "year", "code"), [("099", "2025", "GS402"), ("001", "?", "GS319")])
def test_grades_of_nobody_or_no_year_are_left_out(who: str, year: str, code: str) -> None:
    row: Row = [who, year, "优秀"]
    ledger = past(["工号", "年度", "等次"], row, row, ["002", "2025", "称职"])
    assert [problem[0] for problem in found(ledger)] == [code, code]
    assert ledger.past_grades.worker.tolist() == [1]


def test_where_nothing_looks_back_a_list_of_grades_stays_unknown() -> None:
    rows: list[Row] = [["工号", "年度", "等次"], ["001", "2025", "优秀"]]
    assert codes(read(grid(*rows), scheme=SCHEME)) == ["GS201"]

"""Which period a score sheet, a tally or an exemption is about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from in_memory import CRITERIA, codes, found, grid, read, the_problem, told

from gridscore.scheme.loading import load_scheme

if TYPE_CHECKING:
    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Ledger

POINTS: list[Cell] = [1, 2, 3, 4, 5]


def scored(
    title: str = "", sheet: str = "表", file: str = "a.xlsx", period: str | None = None
) -> Ledger:
    rows: list[list[Cell]] = [[title], ["工号", *CRITERIA], ["001", *POINTS]]
    return read(grid(*rows, sheet=sheet, file=file), period=period)


def periods(ledger: Ledger) -> list[str]:
    return [str(ledger.scores.periods[code]) for code in ledger.scores.period]


@pytest.mark.parametrize(
    ("title", "sheet", "file", "period"),
    [
        ("2026年第一季度考核", "表", "a.xlsx", "2026Q1"),
        ("２０２６年１季度", "表", "a.xlsx", "2026Q1"),
        ("2026年度第一季度考核", "表", "a.xlsx", "2026Q1"),
        ("", "2026Q1", "a.xlsx", "2026Q1"),
        ("", "一季度", "2026年评分.xlsx", "2026Q1"),
        ("2026年网格员考核评分表", "第二季度", "a.xlsx", "2026Q2"),
        ("", "表", "2026_Q1.xlsx", "2026Q1"),
        ("", "表", "2026/Q1/a.xlsx", "2026Q1"),
        ("", "表", "2026/Q1.csv", "2026Q1"),
        ("", "表", "2026年/第一季度/a.xlsx", "2026Q1"),
        ("", "表", "C:\\台账\\2026\\Q1\\a.xlsx", "2026Q1"),
        ("2026年度考核测评表", "表", "2026/Q4/a.xlsx", "2026"),
        ("年终考核测评表", "表", "2026年/a.xlsx", "2026"),
        ("2026年第一季度，制表日期2026年4月5日", "表", "a.xlsx", "2026Q1"),
        ("考核时间：2026年1月1日至2026年3月31日", "表", "a.xlsx", "2026Q1"),
        ("（2026.4.1—6.30）", "表", "a.xlsx", "2026Q2"),
        ("2026/1/1-2026/12/31 年终", "表", "a.xlsx", "2026"),
    ],
)
def test_the_nearest_place_that_names_a_period_decides(
    title: str, sheet: str, file: str, period: str
) -> None:
    ledger = scored(title, sheet, file)
    assert codes(ledger) == []
    assert periods(ledger) == [period]


@pytest.mark.parametrize(
    ("title", "sheet", "period", "warned"),
    [
        ("2026年考核测评表", "表", "2026", ["GS226"]),
        ("", "2026年", "2026", ["GS226"]),
        ("2026年终考核测评表", "表", "2026", []),
        ("2026年考核测评表", "年终", "2026", []),
        ("2026年考核测评表", "四季度", "2026Q4", []),
    ],
)
def test_a_mere_year_is_the_annual_sheets_with_a_warning(
    title: str, sheet: str, period: str, warned: list[str]
) -> None:
    """It may be a quarter's whose quarter was forgotten; either repair quiets it."""
    ledger = scored(title, sheet)
    assert codes(ledger) == warned
    assert periods(ledger) == [period]


@pytest.mark.parametrize("title", ["2026年考核测评表", "2026年终考核测评表", ""])
def test_without_a_panel_no_score_sheet_is_of_the_year(title: str) -> None:
    """Its points counted nowhere, and nothing said so."""
    said = "期间" if not title else "备注"
    rows: list[list[Cell]] = [
        [title],
        ["工号", "考勤", "信息上报", "专项工作", "工作日志", said],
        ["001", 20, 20, 20, 20, "2026年"],
    ]
    ledger = read(grid(*rows), scheme=load_scheme("daqinggou-2015").scheme)
    assert told(the_problem(ledger, "GS208")).endswith("a month (2026-03).")
    assert not len(ledger.scores.worker)


@pytest.mark.parametrize(
    "title",
    [
        "2026年1月1日至3月30日",
        "2026年1月2日至3月31日",
        "2026年2月1日至4月30日",
        "2025.11.1-2026.1.31",
    ],
)
def test_days_that_span_no_period_name_none(title: str) -> None:
    assert codes(scored(title)) == ["GS206"]


@pytest.mark.parametrize(
    ("title", "sheet", "file", "words"),
    [
        ("2026年第一季度", "2026Q2", "a.xlsx", "2026Q1 (title), 2026Q2 (sheet name)"),
        ("2026Q1", "表", "2026/Q3/a.xlsx", "2026Q1 (title), 2026Q3 (folder)"),
        ("2026年度考核", "第一季度", "a.xlsx", "2026 (title), 2026Q1 (sheet name)"),
        ("2026年第一季度、2026年第二季度", "表", "a.xlsx", "2026Q1 (title), 2026Q2 (title)"),
        ("2026年", "2025年", "a.xlsx", "2026 (title), 2025 (sheet name)"),
    ],
)
def test_places_that_contradict_each_other(title: str, sheet: str, file: str, words: str) -> None:
    ledger = scored(title, sheet, file)
    assert found(ledger) == [("GS207", "A2", "")]
    assert words in told(the_problem(ledger, "GS207"))
    assert periods(ledger) == []


def test_without_any_name_the_period_asked_for_is_taken_and_told() -> None:
    ledger = scored(period="2026Q3")
    assert found(ledger) == [("GS209", "A2", "")]
    assert periods(ledger) == ["2026Q3"]
    assert str(ledger.tables[1].period) == "2026Q3"


def test_without_any_name_and_question_it_is_an_error() -> None:
    assert found(scored()) == [("GS206", "A2", "")]


def test_a_month_is_no_period_of_a_quarterly_regulation() -> None:
    assert found(scored("2026年3月考核")) == [("GS208", "A2", "2026-03")]


def in_column(*cells: Cell, title: str = "", file: str = "a.xlsx") -> Ledger:
    rows = [[worker, cell, *POINTS] for worker, cell in zip(("001", "002"), cells, strict=False)]
    return read(grid([title], ["工号", "期间", *CRITERIA], *rows, file=file))


def test_a_column_of_periods_as_people_write_them() -> None:
    ledger = in_column("2026-Q1", "2026年第2季度")
    assert codes(ledger) == []
    assert periods(ledger) == ["2026Q1", "2026Q2"]


def test_a_year_in_the_column_may_be_a_number() -> None:
    assert periods(in_column(2026, 2026.0)) == ["2026", "2026"]


def test_a_column_without_the_year() -> None:
    assert periods(in_column("第一季度", "二季度", title="2026年考核")) == ["2026Q1", "2026Q2"]


def test_a_blank_in_the_column_is_what_the_title_says() -> None:
    ledger = in_column("2026Q1", "", title="2026Q1")
    assert codes(ledger) == []
    assert periods(ledger) == ["2026Q1", "2026Q1"]


def test_a_column_that_contradicts_the_title() -> None:
    ledger = in_column("2026Q1", "2026Q2", title="2026年第一季度")
    assert found(ledger) == [("GS207", "B4", "2026Q2")]
    assert "2026Q2 (period column), 2026Q1 (title)" in told(the_problem(ledger, "GS207"))


def test_a_file_named_after_several_quarters_contradicts_nothing() -> None:
    assert codes(in_column("2026Q1", "2026Q2", file="2026Q1-Q4.xlsx")) == []


@pytest.mark.parametrize(
    ("cell", "code", "value"),
    [
        ("上半年", "GS319", "上半年"),
        (date(2026, 3, 1), "GS316", "2026-03-01"),
        ("2026-03", "GS208", "2026-03"),
    ],
)
def test_what_is_no_period(cell: Cell, code: str, value: str) -> None:
    assert found(in_column(cell)) == [(code, "B3", value)]


VOTES: list[Cell] = [20, 8, 2]


def surveyed(title: str, sheet: str = "表") -> Ledger:
    rows: list[list[Cell]] = [[title], ["工号", "满意", "一般", "差"], ["001", *VOTES]]
    return read(grid(*rows, sheet=sheet))


@pytest.mark.parametrize(
    ("title", "years"), [("2026年满意度统计", ["2026"]), ("", []), ("2026年第四季度", ["2026"])]
)
def test_the_year_of_a_tally(title: str, years: list[str]) -> None:
    ledger = surveyed(title)
    assert codes(ledger) == []
    assert [str(year) for year in ledger.survey.periods] == years
    assert ledger.survey.period.tolist() == [0 if years else -1]


def test_a_tally_is_about_one_year() -> None:
    assert found(surveyed("2026年", "2025年")) == [("GS207", "A2", "")]


def test_the_period_of_a_tally_is_a_year() -> None:
    ledger = read(
        grid(
            ["工号", "期间", "满意", "一般", "差"],
            ["001", "2026", *VOTES],
            ["002", "2026Q1", *VOTES],
        )
    )
    assert found(ledger) == [("GS208", "B3", "2026Q1")]

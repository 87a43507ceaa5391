"""A sheet that hints at another time is never taken for the period that was asked for."""

from __future__ import annotations

import pytest
from in_memory import CRITERIA, codes, grid, read

from gridscore.ledger.model import SheetRef
from gridscore.ledger.parsing.period_names import SheetNames
from gridscore.periods import Period, PeriodKind, find_periods, parse_period

SCORED = ["001", 18, 18, 18, 18, 18]


@pytest.mark.parametrize(
    ("title", "file", "code"),
    [
        ("第二季度评分表", "a.csv", ""),
        ("", "二季度.csv", ""),
        ("", "Q3/a.csv", ""),
        ("", "年终测评.csv", ""),
        ("2026年4-6月评分表", "a.csv", ""),
        ("2026年3月评分表", "a.csv", "GS208"),
        ("上半年评分表", "a.csv", "GS208"),
        ("2-5月评分表", "a.csv", "GS208"),
        ("2026年第一、二季度评分表", "a.csv", "GS208"),
        ("2026年1-2季度评分表", "a.csv", "GS208"),
        ("2026年1、2月评分表", "a.csv", "GS208"),
        ("2026年网格员3月评分表", "a.csv", "GS208"),
        ("2026年网格员上半年评分表", "a.csv", "GS208"),
        ("2026年Ⅰ季度评分表", "a.csv", "GS208"),
        ("Second quarter 2026", "a.csv", "GS208"),
        ("2026年三月份评分表", "a.csv", "GS208"),
        ("2026年十二月考核", "a.csv", "GS208"),
        ("2026年四至六月评分表", "a.csv", ""),
        ("2026年四月至六月评分表", "a.csv", ""),
        ("2026年七、八月评分表", "a.csv", "GS208"),
        ("2026年前三季度评分表", "a.csv", "GS208"),
        ("2026年前6个月评分表", "a.csv", "GS208"),
        ("2026年半年度考核评分表", "a.csv", "GS208"),
        ("2026年年中考核", "a.csv", "GS208"),
        ("2026年第二阶段考核", "a.csv", "GS208"),
        ("2026年3Q评分表", "a.csv", "GS208"),
        ("", "202601评分表.csv", "GS208"),
        ("", "评分表20260131.csv", "GS209"),
        ("2026.01-2026.02", "a.csv", "GS208"),
        ("2026年July", "a.csv", "GS208"),
        ("2026年第1次考核", "a.csv", "GS209"),
        ("2026年度第3期考核评分表", "a.csv", "GS209"),
        ("2026年度平时考核评分表", "a.csv", "GS209"),
        ("2026年日常考核评分表", "a.csv", "GS209"),
        ("2026年2期评分表", "a.csv", "GS209"),
        ("2026年5人评分表", "a.csv", "GS209"),
        ("二〇二六年三月二十五日填", "a.csv", "GS209"),
        ("", "评分_20260405_Q2.csv", ""),
        ("2026年度网格员季度考核评分表", "a.csv", "GS209"),
        ("2025年网格员季度考核评分表", "a.csv", "GS207"),
        ("", "2025评分表.csv", "GS207"),
        ("", "2025/评分表.csv", "GS207"),
        ("填表日期：2025年3月31日", "a.csv", "GS207"),
        ("填表日期：2026年3月31日", "a.csv", "GS209"),
        ("", "评分表.csv", "GS209"),
    ],
)
def test_names_around_a_sheet_go_before_the_period_asked_for(
    title: str, file: str, code: str
) -> None:
    sheet = grid([title], ["工号", *CRITERIA], SCORED, file=file, sheet="")
    ledger = read(sheet, period="2026Q1")
    assert [told for told in codes(ledger) if told.startswith("GS20")] == ([code] if code else [])
    periods = [str(ledger.scores.periods[at]) for at in ledger.scores.period]
    assert ("2026Q1" in periods) == (code == "GS209")


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("2026年Q2评分表", "2026Q2"),
        ("26年第二季度评分表", "2026Q2"),
        ("25年Q4评分表", "2025Q4"),
        ("25Q4", "2025Q4"),
        ("二〇二五年第四季度评分表", "2025Q4"),
        ("二O二六年度第二季度评分表", "2026Q2"),
        ("第二季度-1", "2026Q2"),
        ("表1-第2季度", "2026Q2"),
        ("2026年第二季度（4、5、6月）", "2026Q2"),
        ("2026年第1-4季度年终测评表", "2026"),
        ("四季花园社区2026年年终测评表", "2026"),
        ("2026年四季青街道第二季度评分表", "2026Q2"),
        ("附件三、四季青街道2026年二季评分表", "2026Q2"),
    ],
)
def test_a_quarter_is_known_however_its_year_is_written(title: str, period: str) -> None:
    sheet = grid([title], ["工号", *CRITERIA], SCORED, file="a.csv", sheet="")
    ledger = read(sheet, period="2026Q1")
    assert [str(ledger.scores.periods[at]) for at in ledger.scores.period] == [period]


@pytest.mark.parametrize(
    ("written", "period"),
    [("25年四季度", "2025Q4"), ("二季度", "2026Q2"), ("第一、二季度", ""), ("1、2季度", "")],
)
def test_an_exemption_is_of_one_period(written: str, period: str) -> None:
    sheet = grid(
        ["2026年免评记录"], ["工号", "期间", "原因"], ["001", written, "病假"], file="a.csv"
    )
    ledger = read(sheet, period="2026")
    known = ledger.exemptions
    assert [str(known.periods[at]) for at in known.period if at >= 0] == (
        [period] if period else []
    )
    assert ("GS319" in codes(ledger)) == (not period)


def test_the_year_asked_for_completes_a_bare_quarter() -> None:
    sheet = grid(["第二季度评分表"], ["工号", *CRITERIA], SCORED, file="a.csv", sheet="")
    ledger = read(sheet, period="2026")
    assert [str(ledger.scores.periods[at]) for at in ledger.scores.period] == ["2026Q2"]


@pytest.mark.parametrize(
    ("title", "file", "year"),
    [
        ("2025年第四季度满意度", "a.csv", "2025"),
        ("", "2025满意度.csv", "2025"),
        ("", "2025/满意度.csv", "2025"),
        ("", "25年满意度.csv", "2025"),
        ("满意度（2025.12）", "a.csv", "2025"),
        ("", "满意度.csv", "2026"),
        ("2026年满意度", "办法2013/a.csv", "2026"),
    ],
)
def test_a_tally_of_another_year_is_not_this_years(title: str, file: str, year: str) -> None:
    sheet = grid([title], ["工号", "满意", "一般", "差"], ["001", 8, 1, 1], file=file, sheet="")
    survey = read(sheet, period="2026").survey
    assert [str(survey.periods[at]) for at in survey.period] == [year]


def test_a_tally_with_and_one_without_a_year_are_a_repetition() -> None:
    headings = ["工号", "期间", "满意", "一般", "差"]
    first = grid(headings, ["001", "2026", 8, 1, 1], file="a.csv", sheet="")
    second = grid(["工号", "满意", "一般", "差"], ["001", 5, 5, 0], file="b.csv", sheet="")
    assert "GS421" in codes(read(first, second, period="2026"))


@pytest.mark.parametrize(
    ("text", "month"),
    [("2026年三月", 3), ("二〇二六年十月份", 10), ("26年十一月", 11), ("2026年十二月份", 12)],
)
def test_months_are_written_in_words_too(text: str, month: int) -> None:
    period = Period(2026, PeriodKind.MONTH, month)
    assert parse_period(text) == period
    assert find_periods(f"网格员{text}考核评分表") == {period}
    assert not find_periods(f"{text.removesuffix('份')}五日填")


@pytest.mark.parametrize("text", ["202603", "评分表202603", "2026-03评分_202603"])
def test_a_year_and_a_month_in_six_digits(text: str) -> None:
    assert find_periods(text) == {Period(2026, PeriodKind.MONTH, 3)}


@pytest.mark.parametrize("text", ["20260331", "2026031", "202613", "202601-202603", "202601至03"])
def test_other_digits_are_no_month(text: str) -> None:
    assert not find_periods(text)


@pytest.mark.parametrize(
    "title",
    ["2026.01-2026.03", "2026年1月-2026年3月", "2026年1月至2026年3月", "2026-1~2026-3考核"],
)
def test_from_month_to_month_is_no_single_month(title: str) -> None:
    cadences = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)
    names = SheetNames(title, SheetRef("a.csv"), cadences, Period(2026, PeriodKind.MONTH, 3))
    assert names.choose().period is None
    assert names.spans

"""Faults, findings, and what incident logs may say besides."""

from __future__ import annotations

from datetime import date

import pytest
from in_memory import (
    EVERY_TABLE,
    HAZE,
    JIMIYA,
    SCHEME,
    Row,
    codes,
    found,
    grid,
    read,
    the_problem,
    told,
)

from gridscore.ledger.model import BLANK, CITY, LAST_DAY, Incidents, Ledger
from gridscore.messages import Lang
from gridscore.numbers import UNSET
from gridscore.periods import Period, PeriodKind, day_number

FAULTS: Row = ["日期", "工号", "考核项目", "次数", "备注"]
FINDINGS: Row = ["日期", "编号", "来源", "程度", "考核单位", "整改时限", "办结日期", "文号"]


def categories(events: Incidents) -> list[str]:
    return [events.categories[code] for code in events.category]


def faults(*rows: Row, headings: Row = FAULTS) -> Ledger:
    return read(grid(headings, *rows), scheme=JIMIYA)


def findings(*rows: Row, headings: Row = FINDINGS) -> Ledger:
    return read(grid(headings, *rows), scheme=HAZE)


# ---- faults ----


def test_faults_are_events_of_their_criterion() -> None:
    ledger = faults(
        ["2026-02-03", "001", "工作日志", 2, "漏记"],
        ["2026-02-01", "002", "1、走访巡查与信息采集（20分）", "", ""],
        [date(2026, 2, 2), "003", "Work log", "３次", ""],
    )
    events = ledger.incidents
    assert codes(ledger) == ["GS320"]
    assert categories(events) == ["fault:log", "fault:patrol", "fault:log"]
    assert events.quantity.tolist() == [200, 100, 300]
    assert events.points.tolist() == [UNSET] * 3
    assert events.severity.tolist() == events.document.tolist() == [BLANK] * 3
    assert (events.row.tolist(), events.col.tolist()) == ([1, 2, 3], [2] * 3)
    assert "faults" in ledger.handed_in


@pytest.mark.parametrize(
    "headings",
    [
        ["日期", "工號", "考核項目", "次數", "備註"],
        ["date", "id", "criterion", "count", "note"],
        ["检查时间", "工号", "检查项目", "次数", "备注"],
    ],
)
def test_faults_under_other_headings(headings: Row) -> None:
    ledger = faults(["2026-02-03", "001", "工作日誌", 1, ""], headings=headings)
    assert codes(ledger) == []
    assert categories(ledger.incidents) == ["fault:log"]


def test_an_empty_fault_log_is_handed_in() -> None:
    assert found(faults()) == [("GS210", "A1", "")]
    assert "faults" in faults().handed_in
    assert "faults" not in read(scheme=JIMIYA).handed_in


@pytest.mark.parametrize(
    ("count", "code"),
    [(0, "GS323"), (-1, "GS323"), (1.5, "GS323"), ("几次", "GS323"), (2_000_000, "GS322")],
)
def test_what_is_no_number_of_faults(count: float, code: str) -> None:
    ledger = faults(["2026-02-03", "001", "工作日志", count, ""])
    assert [problem[:2] for problem in found(ledger)] == [(code, "D2")]


def test_a_criterion_nobody_knows_is_told_with_those_there_are() -> None:
    ledger = faults(["2026-02-03", "001", "工作日记", 1, ""], ["2026-02-03", "001", "", 1, ""])
    assert found(ledger) == [("GS318", "C2", "工作日记"), ("GS313", "C3", "")]
    assert "工作日志" in told(the_problem(ledger, "GS318"))
    assert len(ledger.incidents.day) == 0


def test_a_criterion_is_suggested_once_in_the_language_of_the_reader() -> None:
    ledger = faults(["2026-02-03", "001", "市容环境", 1, ""])
    words = told(the_problem(ledger, "GS318"), Lang.ZH_HANS)
    assert "相近的有：市容环境卫生。" in words
    assert "[values]" in words


def test_scores_in_rows_are_no_fault_log() -> None:
    rows: list[Row] = [["日期", "工号", "考核项目", "得分"], ["2026-02-03", "001", "工作日志", 18]]
    assert codes(read(grid(*rows), scheme=SCHEME, period="2026Q1")) == ["GS209", "GS205"]


def test_all_events_stand_in_the_order_of_the_ledger() -> None:
    log: list[Row] = [["日期", "工号", "类别", "文号"], ["2026-02-02", "001", "信息漏报", ""]]
    ledger = read(
        grid(FAULTS, ["2026-02-03", "001", "工作日志", 1, ""], file="甲.xlsx"),
        grid(*log, file="乙.xlsx"),
        grid(FAULTS, ["2026-02-01", "001", "服务态度", 1, ""], *log, file="丙.xlsx"),
        scheme=JIMIYA,
    )
    assert categories(ledger.incidents) == [
        *("fault:log", "late-report", "fault:service", "late-report")
    ]
    assert ledger.incidents.sheet.tolist() == [1, 2, 3, 3]
    assert ledger.incidents.row.tolist() == [1, 1, 1, 3]


# ---- findings ----

UNITS = grid(
    ["编号", "单位名称", "级别", "上级"],
    ["001", "甲区", 2, "市"],
    ["002", "乙街道", 3, "001"],
)


def test_findings_are_events_of_their_mode() -> None:
    rows: list[Row] = [
        [
            "2026-02-03",
            "001",
            "日常督查",
            "一般",
            "市",
            "2026-02-10",
            "2026-02-10",
            "某督〔2026〕1号",
        ],
        ["2026-02-04", "002", "群众投诉", "较重", "甲区", "", "", ""],
        ["2026-02-04", "002", "媒体", "", "某单位", "", "", ""],
    ]
    ledger = read(grid(FINDINGS, *rows), roster=UNITS, scheme=HAZE)
    events = ledger.incidents
    assert codes(ledger) == []
    assert categories(events) == ["finding:daily", "finding:public", "finding:media"]
    assert [events.severities[code] for code in events.severity[:2]] == ["minor", "serious"]
    assert events.severity[2] == BLANK
    assert [events.assessors[code] for code in events.assessor] == ["市", "甲区", "某单位"]
    assert events.assessor_person.tolist() == [CITY, 0, BLANK]
    assert events.missed.tolist() == [LAST_DAY] * 3
    assert events.documents == ["某督〔2026〕1号"]
    assert events.quantity.tolist() == [BLANK] * 3
    assert events.col.tolist() == [2] * 3


def test_a_limit_is_missed_on_the_day_after_it() -> None:
    rows: list[Row] = [
        ["2026-02-03", "001", "日常督查", "一般", "市", "2026-02-10", "2026-02-11", "1号"],
        ["2026-02-04", "002", "群众投诉", "较重", "甲区", "2026-02-28", "", ""],
        ["2026-02-05", "002", "媒体", "一般", "", "2026-02-05", "2026-02-05", ""],
        ["2026-02-05", "002", "媒体", "一般", "", "", "2026-02-05", ""],
    ]
    events = read(grid(FINDINGS, *rows), roster=UNITS, scheme=HAZE).incidents
    found = [(2, 3), (2, 4), (2, 5), (2, 5)]
    assert events.day.tolist() == [day_number(date(2026, *day)) for day in found]
    missed = [day_number(date(2026, *day)) for day in [(2, 11), (3, 1)]]
    assert events.missed.tolist() == [*missed, LAST_DAY, LAST_DAY]
    dated = events.dated_in(Period(2026, PeriodKind.MONTH, 3))
    assert dated.tolist() == [False, True, False, False]
    assert events.days == sorted({*events.day.tolist(), *missed})


@pytest.mark.parametrize("column", [5, 6])
def test_a_day_before_that_of_the_finding_is_an_error(column: int) -> None:
    row: Row = ["2026-02-03", "001", "日常", "一般", "市", "", "", ""]
    row[column] = "2026-02-02"
    ledger = read(grid(FINDINGS, row), roster=UNITS, scheme=HAZE)
    assert codes(ledger) == ["GS428"]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (
            ["日期", "單位編號", "來源", "程度", "考核單位", "整改時限", "辦結日期", "文號"],
            ["2026-02-03", "001", "專項", "嚴重", "市督辦室", "2026-02-10", "", ""],
        ),
        (
            ["date", "id", "source", "severity", "assessor", "deadline", "resolved", "document"],
            ["2026-02-03", "001", "special", "grave", "city", "2026-02-10", "", ""],
        ),
    ],
)
def test_findings_under_other_headings(headings: Row, row: Row) -> None:
    ledger = findings(row, headings=headings)
    assert codes(ledger) == []
    assert categories(ledger.incidents) == ["finding:special"]
    assert ledger.incidents.missed.tolist() == [day_number(date(2026, 2, 11))]
    assert ledger.incidents.severities[ledger.incidents.severity[0]] == "grave"
    assert ledger.incidents.assessor_person.tolist() == [CITY]


def test_a_category_makes_findings_no_incident_log() -> None:
    headings: Row = ["日期", "编号", "来源", "程度", "问题类型", "类别"]
    ledger = findings(["2026-02-03", "001", "日常", "一般", "路面", "扬尘"], headings=headings)
    assert codes(ledger) == ["GS205"]
    assert "问题类型, 类别" in told(the_problem(ledger, "GS205"))
    assert categories(ledger.incidents) == ["finding:daily"]


@pytest.mark.parametrize(
    ("column", "word", "code"),
    [(2, "上门", "GS318"), (3, "很重", "GS318"), (5, "三日内", "GS308"), (6, "已办结", "GS308")],
)
def test_findings_that_cannot_be_read(column: int, word: str, code: str) -> None:
    row: Row = ["2026-02-03", "001", "日常", "一般", "市", "", "", ""]
    row[column] = word
    assert found(findings(row)) == [(code, f"{'ABCDEFG'[column]}2", word)]


# ---- what incident logs may say besides ----

LOG: Row = ["日期", "工号", "类别", "严重程度", "天数", "扣分"]


def test_an_incident_log_says_severity_quantity_and_points() -> None:
    ledger = read(
        grid(
            LOG,
            ["2026-02-03", "001", "late", "重大", "2.5天", ""],
            ["2026-02-03", "001", "先进", "", 0, -3],
            ["2026-02-04", "001", "Merit", "一般", "", "0.01"],
        ),
        scheme=EVERY_TABLE,
    )
    events = ledger.incidents
    assert codes(ledger) == ["GS320"]
    assert categories(events) == ["late", "merit", "merit"]
    assert [events.severities[code] for code in events.severity] == ["serious", "grave", "minor"]
    assert events.quantity.tolist() == [250, 0, BLANK]
    assert events.points.tolist() == [UNSET, -300, 1]


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        *((3, "轻轻", "GS318"), (4, -1, "GS306"), (4, 0.125, "GS307"), (4, 1e7, "GS322")),
        *((5, "扣3分", "GS303"), (5, -2_000_000, "GS322"), (5, 0.001, "GS307")),
    ],
)
def test_what_an_incident_log_cannot_say(column: int, cell: str, code: str) -> None:
    row: Row = ["2026-02-03", "001", "late", "一般", "", ""]
    row[column] = cell
    ledger = read(grid(LOG, row), scheme=EVERY_TABLE)
    assert [problem[:2] for problem in found(ledger)] == [(code, f"{'ABCDEF'[column]}2")]


def test_points_of_minus_one_hundredth_are_points() -> None:
    ledger = read(grid(LOG, ["2026-02-03", "001", "先进", "", "", -0.01]), scheme=EVERY_TABLE)
    assert ledger.incidents.points.tolist() == [-1]


def test_columns_that_no_rule_reads_are_named() -> None:
    ledger = read(grid(LOG, ["2026-02-03", "001", "投诉", "特重", "很多", "?"]), scheme=SCHEME)
    assert codes(ledger) == ["GS205"]
    assert "严重程度, 天数, 扣分" in told(the_problem(ledger, "GS205"))
    assert ledger.incidents.quantity.tolist() == [BLANK]


def test_an_incident_log_with_source_and_severity_stays_one() -> None:
    headings: Row = ["日期", "工号", "类别", "来源", "程度"]
    ledger = read(grid(headings, ["2026-02-03", "001", "投诉", "来电", "一般"]), scheme=SCHEME)
    assert codes(ledger) == ["GS205"]
    assert categories(ledger.incidents) == ["complaint"]

"""Examples worked by hand, to check the oracle itself before anything is checked by it."""

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from .daqinggou_2013 import (
    QUARTER_COLUMNS,
    YEAR_COLUMNS,
    Row,
    clauses_in,
    dismissals,
    publish,
    quarter,
    year_end,
)
from .generate import seeded, station_years
from .rows import only, shown
from .station import (
    CRITERIA,
    Exemption,
    Incident,
    ScoreSheet,
    Settings,
    StationYear,
    Stint,
    Tally,
    Worker,
)
from .write import Layout, layouts, write

WHOLE_YEAR = (Stint("网格01", "责任区1"),)


def sheet(worker: str, period: str, *points: str, scorer: str = "评委1") -> ScoreSheet:
    """A sheet; one number alone stands for all five criteria."""
    given_points = points * 5 if len(points) == 1 else points
    return ScoreSheet(worker, period, dict(zip(CRITERIA, given_points, strict=True)), scorer)


def quarters(worker: str, *points: str) -> tuple[ScoreSheet, ...]:
    """One scorer's sheets of the quarters from the first on, the same on each criterion."""
    return tuple(sheet(worker, f"2026Q{n}", p) for n, p in enumerate(points, start=1))


def incident(month: int, day: int, category: str, authority: str = "", doc: str = "") -> Incident:
    return Incident(date(2026, month, day), "G01", category, authority, doc)


def one_worker(**given_tables: object) -> StationYear:
    """G01, four quarters of 18 a criterion (90.00), no annual sheets, 45 of 50 satisfied."""
    tables: dict[str, object] = {
        "scores": quarters("G01", "18", "18", "18", "18"),
        "tallies": (Tally(45, 3, 2, 50, grid="网格01"),),
        "settings": Settings(subsidy="600"),
    }
    worker = Worker("G01", "甲一", WHOLE_YEAR)
    return StationYear(2026, (worker,), **(tables | given_tables))  # type: ignore[arg-type]


def test_a_quarter_row_has_the_public_columns() -> None:
    row = only(quarter(one_worker(), 1).rows)
    assert set(row) == set(QUARTER_COLUMNS)
    assert shown(row, "rank", "patrol", "total", "grade") == ("1", "18.00", "90.00", "excellent")
    assert shown(row, "due", "withheld", "paid") == ("600.00", "0.00", "600.00")


def test_a_year_without_annual_sheets() -> None:
    # Routine 90.00 at 80 % = 72.00; 45 of 50 = 90.00 %, at 20 % = 18.00; together 90.00.
    row = only(year_end(one_worker()).rows)
    assert set(row) == set(YEAR_COLUMNS)
    assert shown(row, "routine", "panel", "survey_rate", "survey_band", "survey", "total") == (
        *("90.00", "", "90.00", "satisfied", "18.00", "90.00"),
    )
    assert shown(row, "grade", "bonus", "paid", "deducted") == (
        *("excellent", "2400.00", "2400.00", "0.00"),
    )


def test_a_year_with_annual_sheets() -> None:
    # Quarters 77.5, 77.5, 77.65, 77.65 -> 310.3 / 4 = 77.575 -> 77.58; 40 % = 31.032 -> 31.03.
    # Panel 80 -> 32.00. 53 of 60 = 88.333 -> 88.33; 20 % = 17.666 -> 17.67. Sum 80.70, good.
    station = one_worker(
        scores=quarters("G01", "15.5", "15.5", "15.53", "15.53"),
        panel=(sheet("G01", "2026", "16"),),
        tallies=(Tally(53, 4, 3, 60, worker="G01"),),
    )
    row = only(year_end(station).rows)
    assert shown(row, "routine", "panel", "survey_rate", "survey", "total", "grade", "bonus") == (
        *("77.58", "80.00", "88.33", "17.67", "80.70", "good", "2000.00"),
    )


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        (("18", "18", "18", "18", "18"), "excellent"),
        (("17.99", "18", "18", "18", "18"), "good"),
        (("15", "15", "15", "15", "15"), "good"),
        (("14.99", "15", "15", "15", "15"), "pass"),
        (("12", "12", "12", "12", "11.99"), "fail"),
        (("0", "0", "0", "0", "0"), "fail"),
    ],
)
def test_bands_start_at_their_lower_bound(points: tuple[str, ...], grade: str) -> None:
    station = one_worker(scores=(sheet("G01", "2026Q1", *points),))
    assert only(quarter(station, 1).rows)["grade"] == grade


def test_half_up() -> None:
    assert [publish(Fraction(n, 1000)) for n in (1005, 1015, 1024)] == [
        *(Fraction(101, 100), Fraction(102, 100), Fraction(102, 100)),
    ]


def test_several_scorers_and_a_blank() -> None:
    # patrol (17 + 18 + 18) / 3 = 17.666… -> 17.67; log: one blank, (15 + 16) / 2 = 15.50.
    station = one_worker(
        scores=(
            sheet("G01", "2026Q1", "17", "", "18", "18", "18", scorer="a"),
            sheet("G01", "2026Q1", "18", "15", "18", "18", "18", scorer="b"),
            sheet("G01", "2026Q1", "18", "16", "18", "18", "18", scorer="c"),
        )
    )
    row = only(quarter(station, 1).rows)
    assert shown(row, "patrol", "log", "total") == ("17.67", "15.50", "87.17")


def test_trimmed_mean_and_weights_by_role() -> None:
    # patrol 10, 18, 19, 20: trimmed (18 + 19) / 2 = 18.50;
    # leader 10 (3), deputy 18 (2), members (19 + 20) / 2 = 19.5 (1):
    # (30 + 36 + 19.5) / 6 = 14.25.
    sheets = tuple(
        replace(sheet("G01", "2026Q1", p, scorer=role + p), role=role)
        for role, p in (("leader", "10"), ("deputy", "18"), ("member", "19"), ("member", "20"))
    )
    station = one_worker(scores=sheets)
    trimmed = station.with_settings(scorers="trimmed")
    by_role = station.with_settings(scorers="roles")
    assert only(quarter(trimmed, 1).rows)["patrol"] == "18.50"
    assert only(quarter(by_role, 1).rows)["patrol"] == "14.25"


def test_ladders_are_apart_and_run_through_the_year() -> None:
    # Q1: late report 50, notice 50. Q2: late report, the second: 100; street notice: nothing.
    station = one_worker(
        incidents=(
            incident(5, 6, "late-report"),
            incident(2, 3, "late-report"),
            incident(3, 1, "environment", "district"),
            incident(5, 7, "environment", "street"),
            replace(incident(4, 1, "late-report"), status="pending"),
        )
    )
    first, second = only(quarter(station, 1).rows), only(quarter(station, 2).rows)
    assert shown(first, "withheld", "paid", "reasons") == ("100.00", "500.00", "四-1 四-2")
    assert shown(second, "withheld", "paid", "reasons") == ("100.00", "500.00", "四-1")


def test_one_document_is_one_fact() -> None:
    # The district's and the city's notice of one document: 50 once; another document: 100.
    station = one_worker(
        incidents=(
            incident(2, 1, "environment", "street", "1号"),
            incident(2, 3, "environment", "district", "1号"),
            incident(2, 9, "environment", "city", "1号"),
            incident(2, 9, "environment", "city", "2号"),
        )
    )
    assert only(quarter(station, 1).rows)["withheld"] == "150.00"


def test_the_pot_empties_and_no_further() -> None:
    station = one_worker(incidents=(incident(2, 1, "late-report"), incident(2, 1, "late-report")))
    row = only(quarter(station.with_settings(subsidy="120"), 1).rows)
    assert shown(row, "due", "withheld", "paid") == ("120.00", "120.00", "0.00")
    row = only(quarter(station.with_settings(subsidy=None), 1).rows)
    assert shown(row, "due", "withheld", "paid") == ("", "150.00", "")


def test_dismissal() -> None:
    # Third late report on 5 May: Q2 is assessed and paid, Q3 has no row. What the log shows
    # later on that day, the commendation and the notice, no longer counts. In the year:
    # routine (90 + 70) / 2 = 80.00 -> 64.00, no vote, no grade; 500 from February stays.
    station = one_worker(
        scores=quarters("G01", "18", "14", "20"),
        tallies=(),
        incidents=(
            incident(1, 5, "late-report"),
            incident(2, 5, "commendation", doc="表1号"),
            incident(3, 5, "late-report"),
            incident(5, 5, "late-report"),
            incident(5, 5, "commendation", doc="表2号"),
            incident(5, 5, "environment", "city"),
        ),
    )
    assert dismissals(station) == {"G01": date(2026, 5, 5)}
    assert only(quarter(station, 1).rows)["standing"] == "active"
    second = only(quarter(station, 2).rows)
    assert shown(second, "rank", "grade", "withheld", "paid", "standing", "reasons") == (
        *("1", "pass", "0.00", "600.00", "dismissed", "四-1"),
    )
    assert quarter(station, 3).rows == []
    year = only(year_end(station).rows)
    assert shown(year, "rank", "routine", "survey", "total", "grade") == (
        *("", "80.00", "", "64.00", ""),
    )
    assert shown(year, "bonus", "commendation", "paid", "standing", "reasons") == (
        *("0.00", "500.00", "500.00", "dismissed", "四-1 四-4"),
    )


def test_the_ledger_decides_the_order_of_one_day() -> None:
    # Listed before the dismissal of the same day, the commendation counts.
    late = [incident(1, 5, "late-report")] * 3
    praise = incident(1, 5, "commendation", doc="表1号")
    before = one_worker(incidents=(late[0], late[1], praise, late[2]))
    after = one_worker(incidents=(*late, praise))
    assert only(year_end(before).rows)["commendation"] == "500.00"
    assert only(year_end(after).rows)["commendation"] == "0.00"


def test_the_quarter_of_the_dismissal_may_lack_its_sheet() -> None:
    station = one_worker(scores=(), incidents=(incident(1, 5, "late-report"),) * 3)
    row = only(quarter(station, 1).rows)
    assert shown(row, "rank", "total", "grade", "paid") == ("", "", "", "450.00")
    # The year: only the vote exists, 18.00.
    assert shown(only(year_end(station).rows), "routine", "total") == ("", "18.00")


def test_commendations_need_a_document_and_count_it_once() -> None:
    station = one_worker(
        incidents=(
            incident(2, 1, "commendation", doc="1号"),
            incident(3, 1, "commendation", doc="1号"),
            incident(4, 1, "commendation"),
            incident(5, 1, "commendation", doc="2号"),
        )
    )
    row = only(year_end(station).rows)
    assert shown(row, "commendation", "paid", "reasons") == ("1000.00", "3400.00", "四-4")


def test_what_is_missing_is_named_and_forbids_the_rows() -> None:
    # A sheet in Q3, a criterion in Q2, the annual sheet (G02 has one) and the vote.
    scores = (
        sheet("G01", "2026Q1", "18"),
        sheet("G01", "2026Q2", "18", "", "18", "18", "18"),
        sheet("G01", "2026Q4", "18"),
        *quarters("G02", "18", "18", "18", "18"),
    )
    station = replace(
        one_worker(scores=scores, tallies=(Tally(1, 0, 0, worker="G02"),)),
        workers=(Worker("G01", "甲一", WHOLE_YEAR), Worker("G02", "甲二", WHOLE_YEAR)),
        panel=(sheet("G02", "2026", "18"),),
    )
    result = year_end(station)
    assert result.rows == []
    assert result.missing == {
        ("G01", "2026Q3", "scores"),
        ("G01", "2026Q2", "log"),
        ("G01", "2026", "panel"),
        ("G01", "2026", "survey"),
    }
    # The draft: (90 + 72 + 90) / 3 = 84.00, 40 % = 33.60, and nothing else.
    last = year_end(station, draft=True).rows[-1]
    assert shown(last, "id", "rank", "routine", "total", "grade", "bonus") == (
        *("G01", "", "84.00", "33.60", "", "0.00"),
    )
    draft = quarter(station, 2, draft=True).rows[-1]
    assert shown(draft, "id", "rank", "log", "total", "grade") == ("G01", "", "", "72.00", "")


def test_exemptions() -> None:
    # Q2 exempt: the mean of the other three, (90 + 90 + 60) / 3 = 80.00.
    station = one_worker(
        scores=(
            sheet("G01", "2026Q1", "18"),
            sheet("G01", "2026Q3", "18"),
            sheet("G01", "2026Q4", "12"),
        ),
        exemptions=(Exemption("G01", "2026Q2"),),
    )
    assert only(year_end(station).rows)["routine"] == "80.00"
    assert shown(only(quarter(station, 2).rows), "rank", "total", "grade") == ("", "", "")


def test_every_quarter_exempt_and_the_year_exempt() -> None:
    quarterly = tuple(Exemption("G01", f"2026Q{n}") for n in (1, 2, 3, 4))
    row = only(year_end(one_worker(scores=(), exemptions=quarterly)).rows)
    assert shown(row, "routine", "survey", "total", "grade", "bonus") == (
        *("", "18.00", "", "", "0.00"),
    )
    yearly = one_worker(scores=(), tallies=(), exemptions=(Exemption("G01", "2026"),))
    row = only(year_end(yearly).rows)
    assert shown(row, "total", "grade", "bonus", "standing") == ("", "", "0.00", "active")


def test_who_left_and_who_joined() -> None:
    # Left on 1 July: three quarters are asked for, no grade, no bonus; set otherwise, the
    # bonus of 90.00 in full, by 3 quarters of 4, or by 7 months of 12.
    station = replace(
        one_worker(scores=quarters("G01", "18", "18", "18")),
        workers=(Worker("G01", "甲一", (Stint("网格01", "责任区1", None, date(2026, 7, 1)),)),),
    )
    row = only(year_end(station).rows)
    assert shown(row, "total", "grade", "rank", "bonus", "standing") == (
        *("90.00", "", "", "0.00", "left"),
    )
    bonuses = [
        only(year_end(station.with_settings(leavers_rewarded=True, proration=by)).rows)["bonus"]
        for by in ("none", "quarter", "month")
    ]
    assert bonuses == ["2400.00", "1800.00", "1400.00"]
    assert only(quarter(station, 3).rows)["standing"] == "left"
    assert quarter(station, 4).rows == []


def test_incidents_outside_the_time_in_post() -> None:
    station = replace(
        one_worker(
            scores=(sheet("G01", "2026Q4", "18"),),
            incidents=(incident(3, 1, "late-report"), incident(3, 1, "commendation", doc="1号")),
        ),
        workers=(Worker("G01", "甲一", (Stint("网格01", "责任区1", date(2026, 12, 31)),)),),
    )
    assert only(quarter(station, 4).rows)["withheld"] == "0.00"
    assert only(year_end(station).rows)["commendation"] == "500.00"


@pytest.mark.parametrize(
    ("moved", "rate"), [(date(2026, 7, 1), "80.00"), (date(2026, 7, 3), "90.00")]
)
def test_the_vote_of_the_longest_stay(moved: date, rate: str) -> None:
    # 1 Jan to 30 June is 181 days, 184 days remain; to 2 July it is 183, and 182 remain.
    before = date.fromordinal(moved.toordinal() - 1)
    stints = (Stint("网格01", "责任区1", None, before), Stint("网格02", "责任区2", moved))
    station = replace(
        one_worker(tallies=(Tally(90, 10, 0, grid="网格01"), Tally(80, 20, 0, grid="网格02"))),
        workers=(Worker("G01", "甲一", stints),),
    )
    row = only(year_end(station).rows)
    assert shown(row, "survey_rate", "grid", "zone") == (rate, "网格02", "责任区2")
    assert only(quarter(station, 2).rows)["grid"] == "网格01"


def test_between_equal_stays_the_last_grid_votes() -> None:
    # Joined 2 January 2026: 182 days to 2 July, 182 from 3 July.
    stints = (
        Stint("网格01", "责任区1", date(2026, 1, 2), date(2026, 7, 2)),
        Stint("网格02", "责任区1", date(2026, 7, 3)),
    )
    station = replace(
        one_worker(tallies=(Tally(90, 10, 0, grid="网格01"), Tally(80, 20, 0, grid="网格02"))),
        workers=(Worker("G01", "甲一", stints),),
    )
    assert only(year_end(station).rows)["survey_rate"] == "80.00"


def test_sampled_or_valid_ballots() -> None:
    # 45 of 60 handed out: 75.00 %; of 50 answered: 90.00 %.
    station = one_worker(tallies=(Tally(45, 3, 2, 60, grid="网格01"),))
    assert only(year_end(station).rows)["survey_rate"] == "75.00"
    valid = station.with_settings(ballots="valid")
    assert only(year_end(valid).rows)["survey_rate"] == "90.00"


def test_equal_totals_share_a_rank() -> None:
    workers = tuple(Worker(f"G{n}", f"甲{n}", WHOLE_YEAR) for n in (4, 3, 2, 1))
    points = {"G1": "15", "G2": "18", "G3": "18", "G4": "19"}
    scores = tuple(sheet(worker, "2026Q1", p) for worker, p in points.items())
    rows = quarter(StationYear(2026, workers, scores), 1).rows
    assert [shown(row, "rank", "id") for row in rows] == [
        *(("1", "G4"), ("2", "G2"), ("2", "G3"), ("4", "G1")),
    ]


def test_clauses_are_read_out_of_any_words() -> None:
    assert clauses_in("四-1 late report (2nd); 四-2, 四-1") == {"四-1", "四-2"}


def test_the_generator_repeats_itself_and_reaches_the_corners() -> None:
    cases = list(seeded(240))
    assert cases == list(seeded(240))
    seen: set[str] = set()
    for _, station in cases:
        rows = [row for run in _runs(station) for row in run]
        seen |= {row["standing"] for row in rows} | {row["grade"] for row in rows}
        seen |= {row["total"] for row in rows}
        seen.add("refused" if year_end(station).missing else "complete")
    assert seen >= {
        *("dismissed", "left", "active", "excellent", "good", "pass", "fail", "refused"),
        *("complete", "90.00", "89.99", "75.00", "74.99", "60.00", "59.99", "0.00", "100.00", ""),
    }


def _runs(station: StationYear) -> list[list[Row]]:
    return [quarter(station, n).rows for n in (1, 2, 3, 4)] + [year_end(station).rows]


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(station_years(workers=2))
def test_pay_adds_up_in_every_row(station: StationYear) -> None:
    for row in year_end(station, draft=True).rows:
        parts = Decimal(row["bonus"]) + Decimal(row["commendation"])
        assert parts == Decimal(row["paid"])
    for row in quarter(station, 2, draft=True).rows:
        if row["due"]:
            assert Decimal(row["due"]) - Decimal(row["withheld"]) == Decimal(row["paid"]) >= 0


@pytest.mark.parametrize("number", range(12))
def test_a_shuffled_ledger_keeps_the_results(number: int, tmp_path: Path) -> None:
    rng = Random(number)
    station = next(station for _, station in seeded(1, seed=number))
    read_back = write(station, tmp_path, replace(layouts(rng), shuffle=True), rng)
    assert sorted(map(str, read_back.incidents)) == sorted(map(str, station.incidents))
    assert _runs(read_back) == _runs(station)


def test_the_files_hold_the_log_in_the_order_given_back(tmp_path: Path) -> None:
    station = next(s for _, s in seeded(100) if len(s.incidents) > 9)
    layout = Layout(files=3, shuffle=True, keep_day_order=False, bom=False)
    read_back = write(station, tmp_path, layout, Random(1))
    rows = [
        (row["date"], row["id"], row["category"], row["document"])
        for path in sorted(tmp_path.glob("incidents*.csv"))
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    ]
    assert rows == [
        (i.day.isoformat(), i.worker, i.category, i.document) for i in read_back.incidents
    ]


def test_chinese_long_ledgers(tmp_path: Path) -> None:
    station = one_worker(incidents=(incident(3, 1, "environment", "city", "1号"),))
    write(station, tmp_path, Layout(language="zh", shape="long", bom=True))
    text = (tmp_path / "scores.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[:2] == [
        "工号,姓名,期间,评分人,scorer_role,考核项目,points",
        "G01,甲一,2026Q1,评委1,,走访巡查与信息采集,18",
    ]
    log = (tmp_path / "incidents.csv").read_text(encoding="utf-8-sig")
    assert log.splitlines()[1] == "2026-03-01,G01,市容环境通报批评,市,1号,已确认"


def test_spelled_periods(tmp_path: Path) -> None:
    station = one_worker(panel=(sheet("G01", "2026", "18"),))
    write(station, tmp_path, Layout(spelled_periods=True, bom=False))
    scores = (tmp_path / "scores.csv").read_text(encoding="utf-8")
    assert "2026年第四季度" in scores
    assert "2026年," in (tmp_path / "panel.csv").read_text(encoding="utf-8")

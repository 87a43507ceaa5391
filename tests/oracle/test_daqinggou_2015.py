"""Examples worked by hand, to check the oracle of daqinggou-2015 itself."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from .daqinggou_2013 import Row
from .daqinggou_2015 import (
    CRITERIA,
    PERIOD_COLUMNS,
    YEAR_COLUMNS,
    conduct_of,
    dismissals,
    month,
    quarter,
    year_end,
)
from .generate_daqinggou_2015 import seeded, station_years
from .rows import only, shown
from .station import Exemption, Incident, ScoreSheet, Settings, StationYear, Stint, Worker
from .write import Layout, layouts, write

ALL_YEAR = (Stint("网格01", "责任区1"),)
UNTIL_JULY = (Stint("网格01", "责任区1", None, date(2026, 7, 10)),)


def sheet(number: int, *points: str, worker: str = "G01", scorer: str = "评委1") -> ScoreSheet:
    """A month's sheet; one number alone stands for all four items."""
    each = points * 4 if len(points) == 1 else points
    return ScoreSheet(
        worker, f"2026-{number:02d}", dict(zip(CRITERIA, each, strict=True)), scorer=scorer
    )


def months(points: dict[int, str], worker: str = "G01") -> tuple[ScoreSheet, ...]:
    """One scorer's sheets, the same points on each item."""
    return tuple(sheet(number, each, worker=worker) for number, each in points.items())


def incident(day: str, category: str, authority: str = "", document: str = "") -> Incident:
    return Incident(date.fromisoformat(f"2026-{day}"), "G01", category, authority, document)


def notices(*days: str) -> tuple[Incident, ...]:
    return tuple(incident(day, "environment", "district", f"通{n}") for n, day in enumerate(days))


def late(*days: str) -> tuple[Incident, ...]:
    return tuple(incident(day, "late-report") for day in days)


def station(
    *incidents: Incident, subsidy: str | None = "300", stints: tuple[Stint, ...] = ALL_YEAR
) -> StationYear:
    """G01, every month of 20 an item (80.00)."""
    return StationYear(
        2026,
        (Worker("G01", "乙一", stints),),
        scores=months(dict.fromkeys(range(1, 13), "20")),
        incidents=incidents,
        settings=Settings(subsidy=subsidy),
    )


def pay(row: Row) -> tuple[str, ...]:
    return shown(row, "due", "withheld", "paid")


def test_rows_have_the_public_columns() -> None:
    for row in (only(month(station(), 1).rows), only(quarter(station(), 1).rows)):
        assert set(row) == set(PERIOD_COLUMNS)
        assert shown(row, "rank", "attendance", "total", "grade", "standing", "reasons") == (
            *("1", "20.00", "80.00", "good", "active", ""),
        )
    assert pay(only(month(station(), 1).rows)) == ("620.00", "0.00", "620.00")
    assert pay(only(quarter(station(), 1).rows)) == ("2160.00", "0.00", "2160.00")  # 300 + 3 × 620
    year = only(year_end(station()).rows)
    assert set(year) == set(YEAR_COLUMNS)
    assert shown(year, "rank", "routine", "total", "grade") == ("1", "80.00", "80.00", "good")
    assert shown(year, "panel", "survey_rate", "survey_band", "survey", "bonus") == ("",) * 5
    assert shown(year, "deducted", "commendation", "paid") == ("0.00", "0.00", "0.00")


def test_every_step_of_the_means_starts_from_published_figures() -> None:
    # January: attendance (22 + 23 + 23) / 3 = 22.666… -> 22.67; reporting, one blank,
    # (20 + 21) / 2 = 20.50; the others 20 -> 83.17. February 80.00, March 80.00:
    # 243.17 / 3 = 81.0566… -> 81.06. Attendance (22.67 + 20 + 20) / 3 = 20.89.
    first = (
        sheet(1, "22", "20", "20", "20", scorer="a"),
        sheet(1, "23", "", "20", "20", scorer="b"),
        sheet(1, "23", "21", "20", "20", scorer="c"),
    )
    later = {2: "20", 3: "20", **dict.fromkeys(range(4, 10), "20"), 10: "22.51", 11: "22.5"}
    given_year = replace(station(), scores=(*first, *months({**later, 12: "22.5"})))
    assert shown(only(month(given_year, 1).rows), "attendance", "reporting", "total") == (
        *("22.67", "20.50", "83.17"),
    )
    row = only(quarter(given_year, 1).rows)
    assert shown(row, "attendance", "reporting", "tasks", "total") == (
        *("20.89", "20.17", "20.00", "81.06"),
    )
    # Fourth quarter 90.04, 90.00, 90.00: 90.01333 -> 90.01; year (81.06 + 80 + 80 + 90.01) / 4
    # = 82.7675 -> 82.77.
    assert only(quarter(given_year, 4).rows)["total"] == "90.01"
    assert only(year_end(given_year).rows)["total"] == "82.77"


def test_the_quarter_is_not_the_sum_of_its_published_items() -> None:
    # Items 20.89 + 20.17 + 20 + 20 = 81.06 agree by chance above; here they do not:
    # 20.01 in one month of three: each item 20.00333 -> 20.00, the total 240.04 / 3 -> 80.01.
    given_quarter = replace(station(), scores=months({1: "20.01", 2: "20", 3: "20"}))
    row = only(quarter(given_quarter, 1).rows)
    assert shown(row, *CRITERIA, "total") == ("20.00", "20.00", "20.00", "20.00", "80.01")


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        (("22.5", "22.5", "22.5", "22.5"), "excellent"),
        (("22.49", "22.5", "22.5", "22.5"), "good"),
        (("18.75", "18.75", "18.75", "18.75"), "good"),
        (("18.74", "18.75", "18.75", "18.75"), "pass"),
        (("15", "15", "15", "15"), "pass"),
        (("14.99", "15", "15", "15"), "fail"),
        (("0", "0", "0", "0"), "fail"),
    ],
)
def test_borrowed_bounds(points: tuple[str, ...], grade: str) -> None:
    given_month = replace(station(), scores=(sheet(1, *points),))
    assert only(month(given_month, 1).rows)["grade"] == grade


def test_late_reports_and_the_dismissal_in_the_middle_of_a_quarter() -> None:
    # 50 in January; 100 in April; dismissed on 20 May: the subsidy and two months, less 100.
    given_year = station(
        *late("01-05", "04-05", "05-20"),
        incident("05-20", "environment", "city", "市1"),
        incident("06-01", "commendation", "city", "表1"),
    )
    assert dismissals(given_year) == {"G01": date(2026, 5, 20)}
    assert pay(only(month(given_year, 1).rows)) == ("620.00", "0.00", "620.00")
    assert pay(only(quarter(given_year, 1).rows)) == ("2160.00", "50.00", "2110.00")
    row = only(quarter(given_year, 2).rows)
    assert pay(row) == ("1540.00", "100.00", "1440.00")  # 300 + 2 × 620
    assert shown(row, "rank", "total", "standing", "reasons") == ("1", "80.00", "dismissed", "四-1")
    assert only(month(given_year, 4).rows)["standing"] == "active"
    assert only(month(given_year, 5).rows)["standing"] == "dismissed"
    assert month(given_year, 6).rows == []
    assert quarter(given_year, 3).rows == []
    year = only(year_end(given_year).rows)
    assert shown(year, "rank", "total", "grade", "paid", "standing", "reasons") == (
        *("", "80.00", "", "0.00", "dismissed", "四-1"),
    )


def test_the_month_of_the_dismissal_may_lack_its_sheet_an_earlier_one_may_not() -> None:
    dismissed = station(*late("01-05", "02-05", "05-20"))
    without_may = replace(dismissed, scores=months(dict.fromkeys((1, 2, 3, 4), "18")))
    row = only(month(without_may, 5).rows)
    assert shown(row, "rank", "total", "grade", "paid") == ("", "", "", "620.00")
    row = only(quarter(without_may, 2).rows)  # April alone
    assert shown(row, "rank", "total", "grade", "paid") == ("1", "72.00", "pass", "1540.00")
    assert only(year_end(without_may).rows)["total"] == "72.00"
    without_april = replace(dismissed, scores=months(dict.fromkeys((1, 2, 3, 5), "18")))
    assert quarter(without_april, 2).missing == {("G01", "2026-04", "scores")}
    assert year_end(without_april).missing == {("G01", "2026-04", "scores")}


def test_notices_beyond_the_third_take_each_month_once() -> None:
    # 50 in February, 100 in April; the third in May, the fourth in May, the fifth and sixth in
    # June: 620 for May, 620 for June.
    given_year = station(*notices("02-03", "04-04", "05-05", "05-25", "06-06", "06-06"))
    assert pay(only(quarter(given_year, 1).rows)) == ("2160.00", "50.00", "2110.00")
    assert pay(only(month(given_year, 4).rows)) == ("620.00", "0.00", "620.00")
    for number in (5, 6):
        row = only(month(given_year, number).rows)
        assert pay(row) == ("620.00", "620.00", "0.00")
        assert shown(row, "standing", "reasons") == ("active", "四-2")
    row = only(quarter(given_year, 2).rows)
    assert pay(row) == ("2160.00", "1340.00", "820.00")  # 100 and 2 × 620
    assert pay(only(quarter(given_year, 3).rows)) == ("2160.00", "0.00", "2160.00")
    assert only(year_end(given_year).rows)["reasons"] == ""


def test_each_pot_bears_its_own() -> None:
    # 50 + 100 by either ladder in the first quarter, and a third notice.
    given_year = station(*late("01-05", "02-05"), *notices("01-06", "02-06", "03-06"))
    row = only(quarter(given_year, 1).rows)
    assert pay(row) == ("2160.00", "920.00", "1240.00")  # 300 of 300, and 620
    assert row["reasons"] == "四-1 四-2"
    row = only(quarter(given_year.with_settings(subsidy="120"), 1).rows)
    assert pay(row) == ("1980.00", "740.00", "1240.00")  # 300 named, 120 there; and 620
    row = only(quarter(given_year.with_settings(subsidy="0"), 1).rows)
    assert pay(row) == ("1860.00", "620.00", "1240.00")


def test_the_subsidy_not_set() -> None:
    given_year = station(*late("01-05"), *notices("01-06", "02-06", "03-06", "03-07"), subsidy=None)
    assert pay(only(quarter(given_year, 1).rows)) == ("", "820.00", "")  # 50 + 50 + 100 + 620
    assert pay(only(quarter(given_year, 2).rows)) == ("", "0.00", "")
    assert pay(only(month(given_year, 3).rows)) == ("620.00", "620.00", "0.00")
    assert only(year_end(given_year).rows)["paid"] == "0.00"


def test_incidents_that_do_not_count() -> None:
    given_year = station(
        incident("01-01", "environment", "street", "街1"),
        incident("01-02", "environment", "", "无名1"),
        incident("01-03", "environment", "city", "市1"),
        incident("01-04", "environment", "district", "市1"),  # the same document
        replace(incident("01-05", "environment", "city", "市2"), status="pending"),
        replace(incident("01-06", "environment", "city", "市3"), status="revoked"),
        incident("01-07", "complaint", "resident"),
        replace(incident("12-31", "environment", "city", "市4"), day=date(2025, 12, 31)),
    )
    row = only(quarter(given_year, 1).rows)
    assert shown(row, "withheld", "reasons", "total") == ("50.00", "四-2", "80.00")


def test_commendations_by_superior_departments_with_a_document() -> None:
    given_year = station(
        incident("02-01", "commendation", "community", "表1"),
        incident("02-02", "commendation", "department", "表1"),  # 100: the number was not used up
        incident("02-03", "commendation", "street", "表2"),  # 100
        incident("02-04", "commendation", "district", "表3"),  # 100
        incident("02-05", "commendation", "city", "表4"),  # 100
        incident("02-06", "commendation", "city", "表4"),
        incident("02-07", "commendation", "city"),
        incident("02-08", "commendation", "", "表5"),
        incident("02-09", "commendation", "media", "表6"),
        incident("02-10", "commendation", "resident", "表7"),
    )
    row = only(year_end(given_year).rows)
    assert shown(row, "commendation", "paid", "reasons") == ("400.00", "400.00", "四-4")
    assert only(month(given_year, 2).rows)["reasons"] == ""
    assert only(quarter(given_year, 1).rows)["paid"] == "2160.00"


def test_who_left() -> None:
    # Left on 10 July: seven months, the third quarter with July alone: 300 + 620.
    given_year = station(*late("07-10", "07-11"), stints=UNTIL_JULY)
    row = only(quarter(given_year, 3).rows)
    assert pay(row) == ("920.00", "50.00", "870.00")  # the report of 11 July is not his
    assert row["standing"] == "left"
    assert month(given_year, 8).rows == []
    assert quarter(given_year, 4).rows == []
    year = only(year_end(given_year).rows)
    assert shown(year, "rank", "total", "grade", "standing") == ("", "80.00", "", "left")
    graded = only(year_end(given_year.with_settings(leavers_rewarded=True)).rows)
    assert shown(graded, "rank", "total", "grade", "standing") == ("1", "80.00", "good", "left")


def test_who_joined_moved_and_came_back() -> None:
    stints = (
        Stint("网格01", "责任区1", date(2026, 1, 31), date(2026, 4, 30)),
        Stint("网格02", "责任区2", date(2026, 6, 30)),
    )
    given_year = station(*notices("01-30", "05-15", "06-30"), stints=stints)
    assert pay(only(quarter(given_year, 1).rows)) == ("2160.00", "0.00", "2160.00")
    row = only(quarter(given_year, 2).rows)  # not in post in May; the first notice that counts
    assert pay(row) == ("1540.00", "50.00", "1490.00")
    assert shown(row, "grid", "zone") == ("网格02", "责任区2")
    assert only(month(given_year, 4).rows)["grid"] == "网格01"
    assert month(given_year, 5).rows == []


def test_exemptions_of_a_month_a_quarter_a_year() -> None:
    points = {1: "25", 2: "20", 3: "15", **dict.fromkeys(range(4, 13), "20")}
    given_year = replace(
        station(*notices("01-01", "01-02", "03-03")),
        scores=months(points),
        exemptions=(Exemption("G01", "2026-03"),),
    )
    row = only(month(given_year, 3).rows)  # the sheet that is there all the same does not matter
    assert shown(row, "rank", "total", "grade") == ("", "", "")
    assert pay(row) == ("620.00", "620.00", "0.00")
    row = only(quarter(given_year, 1).rows)
    assert shown(row, "total", "grade", "withheld") == ("90.00", "excellent", "770.00")
    assert only(year_end(given_year).rows)["total"] == "82.50"  # (90 + 80 + 80 + 80) / 4

    for periods in (("2026Q1",), ("2026-01", "2026-02", "2026-03")):
        exempt = replace(given_year, exemptions=tuple(Exemption("G01", p) for p in periods))
        row = only(quarter(exempt, 1).rows)
        assert shown(row, "rank", "attendance", "total", "grade") == ("", "", "", "")
        assert only(year_end(exempt).rows)["total"] == "80.00"  # the mean of the other three

    for periods in (("2026",), ("2026Q1", "2026Q2", "2026Q3", "2026Q4")):
        exempt = replace(
            given_year, scores=(), exemptions=tuple(Exemption("G01", p) for p in periods)
        )
        outcome = year_end(exempt)
        assert outcome.missing == set()
        row = only(outcome.rows)
        assert shown(row, "rank", "routine", "total", "grade", "paid") == ("", "", "", "", "0.00")


def test_what_is_missing_and_what_a_draft_makes_of_it() -> None:
    given_year = replace(
        station(),
        scores=(sheet(1, "20"), sheet(3, "20", "20", "", "20"), *months({4: "20", 5: "24"})),
    )
    assert month(given_year, 2).missing == {("G01", "2026-02", "scores")}
    assert month(given_year, 2).rows == []
    assert month(given_year, 1).missing == set()
    assert quarter(given_year, 1).missing == {
        ("G01", "2026-02", "scores"),
        ("G01", "2026-03", "tasks"),
    }
    assert len(year_end(given_year).missing) == 2 + 1 + 3 + 3
    # In a draft: (80 + 60) / 2 = 70.00, not graded because of March; April and May 88.00, graded.
    row = only(quarter(given_year, 1, draft=True).rows)
    assert shown(row, "rank", "tasks", "total", "grade") == ("", "20.00", "70.00", "")
    row = only(quarter(given_year, 2, draft=True).rows)
    assert shown(row, "rank", "total", "grade") == ("1", "88.00", "good")
    row = only(quarter(given_year, 3, draft=True).rows)
    assert shown(row, "rank", "total", "paid") == ("", "", "2160.00")
    row = only(year_end(given_year, draft=True).rows)
    assert shown(row, "rank", "routine", "total", "grade") == ("", "79.00", "79.00", "")


def test_equal_totals_share_a_rank() -> None:
    workers = tuple(Worker(f"G0{n}", f"乙{n}", ALL_YEAR) for n in (4, 3, 2, 1))
    points = {"G01": "15", "G02": "18", "G03": "18", "G04": "19"}
    scores = tuple(sheet(1, p, worker=worker) for worker, p in points.items())
    rows = month(StationYear(2026, workers, scores), 1).rows
    assert [shown(row, "rank", "id") for row in rows] == [
        *(("1", "G04"), ("2", "G02"), ("2", "G03"), ("4", "G01")),
    ]


def test_trimmed_means_and_weights_by_role() -> None:
    roles = (("leader", "10"), ("deputy", "18"), ("member", "19"), ("member", "20"))
    sheets = tuple(replace(sheet(1, p, scorer=p), role=role) for role, p in roles)
    trimmed = replace(station(), scores=sheets).with_settings(scorers="trimmed")
    by_role = replace(station(), scores=sheets).with_settings(scorers="roles")
    assert only(month(trimmed, 1).rows)["attendance"] == "18.50"
    assert only(month(by_role, 1).rows)["attendance"] == "14.25"  # (3·10 + 2·18 + 19.5) / 6


# --- the generator -----------------------------------------------------------------------------


def test_the_generator_repeats_itself_and_reaches_the_corners() -> None:
    cases = [made for _, made in seeded(240)]
    assert cases == [made for _, made in seeded(240)]
    seen = Counter(corner for made in cases for corner in corners(made))
    assert min(seen[corner] for corner in CORNERS) >= 3, seen
    assert set(seen) <= set(CORNERS)


CORNERS = (
    *("third notice", "third and fourth in one month", "third in one month, fourth in another"),
    *("dismissed before the quarter's last month", "dismissed without sheet", "subsidy used up"),
    *("subsidy not set", "both pots in a quarter", "paid by department", "paid by street"),
    *("paid by district", "paid by city", "refused", "complete", "equal rank", "left", "exempt"),
    *("excellent", "good", "pass", "fail"),
)


def corners(made: StationYear) -> set[str]:
    found = {"refused" if year_end(made).missing else "complete"}
    found |= {"subsidy not set"} if made.settings.subsidy is None else set()
    for worker in made.workers:
        found |= corners_of_conduct(made, worker)
    rows = [row for number in (1, 2, 3, 4) for row in quarter(made, number).rows]
    for row in [*rows, *year_end(made).rows]:
        found |= {row["grade"]} - {""}
        found |= {"left"} & {row["standing"]}
    ranks = [row["rank"] for row in year_end(made).rows if row["rank"]]
    found |= {"equal rank"} if len(set(ranks)) < len(ranks) else set()
    found |= {"exempt"} if any(not row["total"] for row in rows) and made.exemptions else set()
    return found


def corners_of_conduct(made: StationYear, worker: Worker) -> set[str]:
    found = set()
    conduct = conduct_of(made, worker)
    hits = [step.day.month for step in conduct.steps if step.forfeits_month]
    found |= {"third notice"} if hits else set()
    found |= {"third and fourth in one month"} if len(set(hits)) < len(hits) else set()
    found |= {"third in one month, fourth in another"} if len(set(hits)) > 1 else set()
    if conduct.dismissed:
        day = conduct.dismissed
        found |= {"dismissed before the quarter's last month"} if day.month % 3 else set()
        period = f"{made.year}-{day.month:02d}"
        if (worker.id, period) not in {(s.worker, s.period) for s in made.scores}:
            found.add("dismissed without sheet")
    for number in (1, 2, 3, 4):
        steps = [s for s in conduct.steps if (s.day.month + 2) // 3 == number]
        named = sum(step.from_subsidy for step in steps)
        if made.settings.subsidy is not None and named > Decimal(made.settings.subsidy):
            found.add("subsidy used up")
        found |= (
            {"both pots in a quarter"} if named and any(s.forfeits_month for s in steps) else set()
        )
    if conduct.commendations:
        by = {i.authority for i in made.incidents if i.category == "commendation"}
        found |= {f"paid by {a}" for a in by & {"department", "street", "district", "city"}}
    return found


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(station_years(workers=2))
def test_pay_adds_up_in_every_row(made: StationYear) -> None:
    for number in (1, 2, 3, 4):
        by_month = [
            {row["id"]: row for row in month(made, m, draft=True).rows}
            for m in range(3 * number - 2, 3 * number + 1)
        ]
        for row in quarter(made, number, draft=True).rows:
            own = [rows[row["id"]] for rows in by_month if row["id"] in rows]
            withheld = sum(Decimal(one["withheld"]) for one in own)
            assert Decimal(row["withheld"]) >= withheld
            if made.settings.subsidy is None:
                assert (row["due"], row["paid"]) == ("", "")
                continue
            subsidy = Decimal(made.settings.subsidy)
            assert Decimal(row["due"]) == subsidy + 620 * len(own)
            assert Decimal(row["due"]) - Decimal(row["withheld"]) == Decimal(row["paid"]) >= 0
            assert Decimal(row["withheld"]) - withheld <= subsidy


@pytest.mark.parametrize("number", range(8))
def test_a_shuffled_ledger_keeps_the_results(number: int, tmp_path: Path) -> None:
    rng = Random(number)
    made = next(made for _, made in seeded(1, seed=number))
    layout = replace(layouts(rng), shuffle=True)
    read_back = write(made, tmp_path, layout, rng)
    assert year_end(read_back) == year_end(made)
    for quarterly in (1, 2, 3, 4):
        assert quarter(read_back, quarterly) == quarter(made, quarterly)


def test_monthly_ledgers_are_written_in_their_own_words(tmp_path: Path) -> None:
    given_year = station(incident("03-01", "commendation", "department", "表1"))
    write(given_year, tmp_path, Layout(language="zh", spelled_periods=True, bom=False))
    scores = (tmp_path / "scores.csv").read_text(encoding="utf-8").splitlines()
    assert scores[0] == "工号,姓名,期间,评分人,scorer_role,考勤,信息上报,专项工作,工作日志"
    assert scores[3] == "G01,乙一,2026年3月,评委1,,20,20,20,20"
    log = (tmp_path / "incidents.csv").read_text(encoding="utf-8").splitlines()
    assert log[1] == "2026-03-01,G01,表彰,上级部门,表1,已确认"

"""Examples worked by hand, to check the oracle of jimiya itself."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from .generate_jimiya import seeded
from .jimiya import QUARTER_COLUMNS, YEAR_COLUMNS, dismissals, quarter, year_end
from .rows import only
from .station import Exemption, Fault, Incident, Settings, StationYear, Stint, Worker
from .write import Layout, layouts, write

AMOUNTS = {
    "bonus.excellent": "2000",
    "bonus.good": "1500",
    "bonus.pass": "800",
    "clue": "500",
    "rescue": "1000",
    "protection": "600",
    "hazard": "300",
}


def fault(month: int, day: int, criterion: str, count: int | None = None) -> Fault:
    return Fault(date(2026, month, day), "G01", criterion, count)


def incident(
    month: int, day: int, category: str, doc: str = "", authority: str = "district"
) -> Incident:
    return Incident(date(2026, month, day), "G01", category, authority, doc)


def late(*months: int) -> tuple[Incident, ...]:
    """One late report on the tenth of each month."""
    return tuple(incident(month, 10, "late-report") for month in months)


def one_worker(*stints: Stint, **given: object) -> StationYear:
    """G01 of level 3, an empty fault log, every amount set; `given` replaces tables."""
    stays = stints or (Stint("网格01", "", level="3", parent="L01"),)
    tables: dict[str, object] = {"faults": (), "settings": Settings(rewards=AMOUNTS)}
    return StationYear(2026, (Worker("G01", "甲一", stays),), **(tables | given))  # type: ignore[arg-type]


def quarter_shows(station: StationYear, number: int, expected: Mapping[str, str]) -> None:
    row = only(quarter(station, number).rows)
    assert {column: row[column] for column in expected} == expected


def year_shows(station: StationYear, expected: Mapping[str, str]) -> None:
    row = only(year_end(station).rows)
    assert {column: row[column] for column in expected} == expected


def test_rows_have_the_public_columns() -> None:
    row = only(quarter(one_worker(), 1).rows)
    assert set(row) == set(QUARTER_COLUMNS)
    assert QUARTER_COLUMNS[4:8] == ("zone", "level", "parent", "patrol")
    assert [row[column] for column in QUARTER_COLUMNS] == [
        *("1", "G01", "甲一", "网格01", "", "3", "L01", *["20.00"] * 5),
        *("100.00", "excellent", "", "", "", "active", ""),
    ]
    row = only(year_end(one_worker()).rows)
    assert set(row) == set(YEAR_COLUMNS)
    assert [row[column] for column in YEAR_COLUMNS] == [
        *("1", "G01", "甲一", "网格01", "", "3", "L01", "100.00", "", "", "", "", "0.00"),
        *("100.00", "excellent", "2000.00", "0.00", "2000.00", "active", ""),
    ]


def test_each_failure_costs_a_point_of_its_item_down_to_zero() -> None:
    # patrol 20 - 1 - 3 = 16; log 20 - 15 - 8 = -3, so 0; together 16 + 0 + 60 = 76: good.
    faults = (
        fault(1, 1, "patrol"),
        fault(3, 31, "patrol", 3),
        *(fault(2, 1, "log", 15), fault(2, 2, "log", 8)),
    )
    station = one_worker(faults=faults)
    quarter_shows(station, 1, {"patrol": "16.00", "log": "0.00", "total": "76.00", "grade": "good"})
    quarter_shows(station, 2, {"patrol": "20.00", "total": "100.00"})  # opens anew
    year_shows(station, {"routine": "94.00", "total": "94.00"})  # (76 + 300) / 4


@pytest.mark.parametrize(
    ("lost", "grade"),
    [
        (10, "excellent"),
        (11, "good"),
        (25, "good"),
        (26, "pass"),
        (40, "pass"),
        (41, "fail"),
        (100, "fail"),
    ],
)
def test_grades(lost: int, grade: str) -> None:
    names = ("patrol", "log", "environment", "service", "ability")
    shares = [min(20, max(0, lost - 20 * number)) for number in range(5)]
    faults = tuple(fault(2, 1, name, share) for name, share in zip(names, shares, strict=True))
    quarter_shows(one_worker(faults=faults), 1, {"total": f"{100 - lost}.00", "grade": grade})


def test_the_year_between_two_bounds() -> None:
    # 90 + 90 + 90 + 89 = 359, / 4 = 89.75: good, though three quarters were excellent.
    faults = tuple(fault(month, 1, "log", 11 if month == 10 else 10) for month in (1, 4, 7, 10))
    year_shows(one_worker(faults=faults), {"total": "89.75", "grade": "good", "bonus": "1500.00"})
    # 59 + 60 + 60 in three quarters (joined in April): 179 / 3 = 59.666… -> 59.67: fail, nothing.
    faults = tuple(
        row
        for month, rest in ((4, 1), (7, 0), (10, 0))
        for row in (fault(month, 1, "log", 20), fault(month, 2, "patrol", 20))
        + ((fault(month, 3, "service", rest),) if rest else ())
    )
    joined = one_worker(Stint("网格01", "", date(2026, 4, 1)), faults=faults)
    year_shows(joined, {"total": "59.67", "grade": "fail", "bonus": "0.00", "paid": "0.00"})


def test_without_any_fault_log_nothing_can_be_said() -> None:
    station = one_worker(faults=None)
    assert quarter(station, 2).missing == {("", "2026Q2", "faults")}
    assert quarter(station, 2).rows == []
    assert year_end(station).missing == {("", "2026", "faults")}
    row = only(year_end(station, draft=True).rows)
    assert (row["total"], row["grade"], row["bonus"], row["rank"]) == ("", "", "0.00", "")
    exempt = one_worker(faults=None, exemptions=(Exemption("G01", "2026Q2"),))
    assert quarter(exempt, 2).missing == set()


def test_warnings_stand_until_the_end_of_the_year() -> None:
    station = one_worker(incidents=late(8, 2))  # not in order of date
    quarter_shows(station, 1, {"standing": "warned", "reasons": "四-2", "total": "100.00"})
    quarter_shows(station, 2, {"standing": "warned", "reasons": ""})
    quarter_shows(station, 3, {"standing": "seriously-warned", "reasons": "四-2"})
    year_shows(
        station,
        {"standing": "seriously-warned", "reasons": "四-2", "grade": "excellent", "rank": "1"},
    )


def test_pending_and_revoked_ones_do_not_count_and_documents_are_one() -> None:
    rows = (
        replace(incident(1, 5, "late-report"), status="pending"),
        replace(incident(1, 6, "crime"), status="revoked"),
        incident(1, 7, "late-report", "1号"),
        incident(1, 9, "late-report", "1号"),
    )
    quarter_shows(one_worker(incidents=rows), 1, {"standing": "warned"})


def test_the_third_late_report_takes_the_post() -> None:
    # Q2: two points lost before the third report of 10 June, three after it: 98. Year: Q1 100
    # and Q2 98 -> 99.00 for information; the clue of March is paid, that of July is not.
    faults = (fault(6, 9, "log", 2), fault(6, 11, "log", 3), fault(8, 1, "log", 9))
    rewards = (incident(3, 1, "clue", "1号"), incident(7, 1, "clue", "2号"))
    station = one_worker(faults=faults, incidents=(*late(2, 5, 6, 7), *rewards))
    assert dismissals(station) == {"G01": date(2026, 6, 10)}
    quarter_shows(
        station,
        2,
        {"total": "98.00", "grade": "excellent", "rank": "1", "standing": "dismissed"},
    )
    assert quarter(station, 3).rows == []
    expected = {"routine": "99.00", "total": "99.00", "grade": "", "rank": "", "bonus": "0.00"}
    expected |= {"commendation": "500.00", "paid": "500.00", "standing": "dismissed"}
    year_shows(station, expected | {"reasons": "四-1 四-2"})


@pytest.mark.parametrize("category", ["misconduct", "absence", "crime"])
def test_dismissed_at_once(category: str) -> None:
    station = one_worker(incidents=(*late(1), incident(4, 2, category)))
    quarter_shows(station, 1, {"standing": "warned"})
    quarter_shows(station, 2, {"standing": "dismissed", "reasons": "四-3"})
    year_shows(station, {"standing": "dismissed", "reasons": "四-3", "bonus": "0.00"})


def test_on_the_day_of_the_dismissal_the_order_of_the_ledgers_decides() -> None:
    station = one_worker(faults=(fault(4, 2, "log"),), incidents=(incident(4, 2, "crime"),))
    quarter_shows(station, 2, {"total": "99.00"})
    quarter_shows(replace(station, faults_after_incidents=True), 2, {"total": "100.00"})


def test_cash_rewards() -> None:
    # A clue twice under one document, another one: 1000. A rescue without document: nothing.
    # A hazard recognised by the street: nothing, by the city under the same document: 300.
    rows = (
        *(incident(2, 1, "clue", "1号"), incident(2, 2, "clue", "1号")),
        *(incident(2, 3, "clue", "2号"), incident(2, 4, "rescue")),
        incident(2, 5, "hazard", "3号", "street"),
        incident(2, 6, "hazard", "3号", "city"),
        incident(2, 7, "hazard", "4号", ""),
    )
    year_shows(
        one_worker(incidents=rows),
        {"commendation": "1300.00", "paid": "3300.00", "reasons": "四-1"},
    )
    both = (incident(2, 1, "clue", "1号"), incident(2, 1, "protection", "1号"))
    year_shows(one_worker(incidents=both), {"commendation": "1100.00"})


def test_amounts_that_are_not_set() -> None:
    clue = (incident(2, 1, "clue", "1号"),)
    no_clue = Settings(rewards={"bonus.excellent": "2000"})
    year_shows(
        one_worker(incidents=clue, settings=no_clue),
        {"bonus": "2000.00", "commendation": "", "paid": ""},
    )
    no_bonus = Settings(rewards={"clue": "500"})
    year_shows(
        one_worker(incidents=clue, settings=no_bonus),
        {"bonus": "", "commendation": "500.00", "paid": ""},
    )
    bare = Settings()
    year_shows(
        one_worker(incidents=(incident(2, 1, "crime"),), settings=bare),
        {"bonus": "0.00", "commendation": "0.00", "paid": "0.00"},
    )
    failing = tuple(
        fault(month, 1, name, 20)
        for month in (1, 4, 7, 10)
        for name in ("log", "patrol", "ability")
    )
    year_shows(
        one_worker(faults=failing, settings=bare),
        {"total": "40.00", "grade": "fail", "bonus": "0.00", "paid": "0.00"},
    )


def test_exempt_quarters_stay_out() -> None:
    # Q2 is exempt, its fault is not looked at: (90 + 100 + 100) / 3 = 96.666… -> 96.67.
    station = one_worker(
        faults=(fault(1, 1, "log", 10), fault(5, 1, "log", 20)),
        exemptions=(Exemption("G01", "2026Q2"),),
        incidents=late(5),
    )
    quarter_shows(station, 2, {"log": "", "total": "", "grade": "", "standing": "warned"})
    year_shows(station, {"routine": "96.67", "standing": "warned"})
    exempt = one_worker(exemptions=(Exemption("G01", "2026"),))
    year_shows(exempt, {"routine": "", "total": "", "grade": "", "rank": "", "bonus": "0.00"})


def test_joined_left_and_moved() -> None:
    joined = one_worker(
        Stint("网格01", "", date(2026, 6, 30)), faults=(fault(6, 29, "log"), fault(6, 30, "log"))
    )
    assert quarter(joined, 1).rows == []
    quarter_shows(joined, 2, {"log": "19.00", "level": "", "parent": ""})
    left = one_worker(Stint("网格01", "", None, date(2026, 12, 30)))
    year_shows(left, {"total": "100.00", "grade": "", "standing": "left", "paid": "0.00"})
    moved = one_worker(
        Stint("网格01", "", None, date(2026, 8, 15), "3", "L01"),
        Stint("网格02", "", date(2026, 8, 16), None, "2", "L02"),
        incidents=late(5, 9),
    )
    quarter_shows(moved, 2, {"grid": "网格01", "level": "3", "parent": "L01"})
    quarter_shows(moved, 3, {"grid": "网格02", "level": "2", "standing": "seriously-warned"})


def test_officials_lead_and_are_not_assessed() -> None:
    official = Worker("L01", "长一", (Stint("一级网格1", "", level="1"),))
    station = one_worker()
    station = replace(station, workers=(*station.workers, official))
    assert [row["id"] for row in year_end(station).rows] == ["G01"]
    promoted = one_worker(
        Stint("网格01", "", None, date(2026, 6, 30), "2"),
        Stint("一级网格1", "", date(2026, 7, 1), None, "1"),
    )
    assert quarter(promoted, 3).rows == []
    year_shows(promoted, {"level": "2", "standing": "left", "grade": ""})


def test_proration_and_leavers_can_be_set() -> None:
    settings = Settings(rewards=AMOUNTS, proration="quarter")
    joined = Stint("网格01", "", date(2026, 5, 4))
    year_shows(one_worker(joined, settings=settings), {"bonus": "1500.00"})  # 2000 * 3 / 4
    by_month = replace(settings, proration="month", leavers_rewarded=True)
    left = Stint("网格01", "", None, date(2026, 7, 1))
    year_shows(  # 2000 * 7 / 12 = 1166.666…
        one_worker(left, settings=by_month), {"bonus": "1166.67", "standing": "left", "rank": "1"}
    )


def test_random_station_years_are_varied_and_repeat() -> None:
    stations = [station for _, station in seeded(150)]
    assert stations == [station for _, station in seeded(150)]
    assert any(station.faults is None for station in stations)
    assert any(station.faults == () for station in stations)
    rows = [row for station in stations for row in year_end(station).rows]
    assert {row["grade"] for row in rows} == {"excellent", "good", "pass", "fail", ""}
    assert {row["standing"] for row in rows} == {
        *("active", "warned", "seriously-warned", "dismissed", "left"),
    }
    assert {row["paid"] for row in rows} >= {"", "0.00"}


def test_the_ledgers_hold_levels_and_faults(tmp_path: Path) -> None:
    station = one_worker(faults=(fault(2, 3, "log", 2), fault(2, 4, "log")))
    write(station, tmp_path, Layout(language="zh", bom=False))
    with (tmp_path / "faults.csv").open(encoding="utf-8") as file:
        assert list(csv.reader(file)) == [
            ["日期", "工号", "考核项目", "次数"],
            ["2026-02-03", "G01", "工作日志", "2"],
            ["2026-02-04", "G01", "工作日志", ""],
        ]
    assert "级别,上级" in (tmp_path / "roster.csv").read_text("utf-8")


@pytest.mark.parametrize("seed", range(20))
def test_any_layout_keeps_the_results(seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    (_, station) = next(seeded(1, seed=seed))
    read_back = write(station, tmp_path, layouts(rng), rng)
    assert year_end(read_back).rows == year_end(station).rows
    assert (station.faults is None) != any("fault" in path.name for path in tmp_path.iterdir())

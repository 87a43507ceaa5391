"""Examples worked by hand, to check the oracle of haze-grid itself; then the engine by it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gridscore.messages.severity import Severity
from gridscore.scheme.loading import load_scheme

from .engine_run import assess, read
from .generate_haze_grid import seeded, write
from .haze_grid import COLUMNS, City, Finding, Stay, Total, Unit, bulletin
from .station import Exemption, Incident

EXAMPLE = Path(__file__).parents[2] / "sample_data" / "haze-grid" / "示例标准.toml"
MISSING, STRANGE, CHANGE_UNKNOWN = "GS501", "GS512", "GS642"

A, B = (Unit(known, f"{known}区", (Stay(2, "市"),)) for known in "AB")
STREETS = tuple(
    Unit(known, f"示例街道{known}", (Stay(3, known[0]),)) for known in ("A1", "A2", "B1")
)
UNITS = (A, STREETS[0], STREETS[1], B, STREETS[2])


def day(month: int, number: int) -> date:
    return date(2026, month, number)


def finding(
    month: int, number: int, unit: str, mode: str = "daily", severity: str = "minor"
) -> Finding:
    return Finding(day(month, number), unit, mode, severity)


def shows(city: City, month: str, expected: Mapping[str, Mapping[str, str]]) -> None:
    result = bulletin(city, month)
    assert not result.is_refused
    for unit, cells in expected.items():
        row = result.rows[unit]
        assert {column: row[column] for column in cells} == cells, unit


def test_a_month_opens_with_100_and_findings_take_by_mode_and_severity() -> None:
    found = (
        finding(3, 1, "A"),  # 0.5
        finding(3, 2, "A", "daily", "grave"),  # 2
        finding(3, 31, "A", "media", "serious"),  # 4
        finding(2, 28, "A", "media", "grave"),  # of another month
    )
    shows(
        City(UNITS, found),
        "2026-03",
        {
            "A": {"opening": "100.00", "daily": "-2.50", "media": "-4.00", "total": "93.50"},
            "B": {"daily": "0.00", "media": "0.00", "additions": "0.00", "total": "100.00"},
        },
    )


def test_rows_have_the_public_columns() -> None:
    row = bulletin(City(UNITS), "2026-03").rows["A1"]
    assert tuple(row) == COLUMNS
    assert list(row.values()) == [
        *("1", "", "A1", "示例街道A1", "", "", "3", "A", "100.00", *["0.00"] * 7),
        *("100.00", "", "", "", "", "active"),
    ]


def test_ranks_are_among_those_of_one_level_under_one_superior() -> None:
    found = (finding(3, 1, "A"), finding(3, 1, "A1"), finding(3, 1, "B1"), finding(3, 2, "B1"))
    expected = {"B": "1", "A": "2", "A2": "1", "A1": "2", "B1": "1"}
    shows(City(UNITS, found), "2026-03", {unit: {"rank": rank} for unit, rank in expected.items()})


def test_a_superior_is_one_however_it_is_written() -> None:
    ways = ("A", "A区", "A")
    workers = tuple(Unit(f"S{n}", f"街{n}", (Stay(3, way),)) for n, way in enumerate(ways))
    districts = (replace(B, stays=(Stay(2, ""),)), Unit("D", "D区", (Stay(2, "全市"),)))
    city = City((A, *districts, *workers), (finding(3, 1, "S0"), finding(3, 1, "A")))
    shows(city, "2026-03", {"S0": {"rank": "3"}, "S1": {"rank": "1"}, "S2": {"rank": "1"}})
    shows(city, "2026-03", {"A": {"rank": "3"}, "B": {"rank": "1"}, "D": {"rank": "1"}})


def test_equal_totals_share_a_rank_and_the_next_one_skips() -> None:
    units = tuple(Unit(known, known, (Stay(2, "市"),)) for known in "ABCD")
    found = (finding(3, 1, "B"), finding(3, 1, "C"), finding(3, 1, "D", severity="grave"))
    expected = {"A": "1", "B": "2", "C": "2", "D": "4"}
    shows(City(units, found), "2026-03", {unit: {"rank": rank} for unit, rank in expected.items()})


def test_the_change_of_rank_is_what_was_gained() -> None:
    units = tuple(Unit(known, known, (Stay(2, "市"),)) for known in "ABC")
    found = (finding(2, 1, "A"), finding(2, 1, "A"), finding(2, 1, "B"), finding(3, 1, "C"))
    changes = {"A": "2", "B": "1", "C": "-2"}  # 3, 2, 1 became 1, 1, 3
    shows(City(units, found), "2026-03", {unit: {"change": c} for unit, c in changes.items()})
    shows(City(units, found), "2026-02", {"A": {"change": ""}})  # nothing of January is known


def test_the_change_is_open_where_there_is_nothing_to_compare() -> None:
    moved = Unit("W", "员", (Stay(4, "A1", None, day(2, 28)), Stay(4, "B1", day(3, 1))))
    new = Unit("N", "新区", (Stay(2, "市", day(3, 1)),))
    found = (finding(2, 10, "B"),)
    exempt = (Exemption("B", "2026-02"),)
    city = City((*UNITS, moved, new), found, exemptions=exempt)
    shows(city, "2026-02", {"W": {"parent": "A1"}, "B": {"rank": "", "total": "", "opening": ""}})
    shows(
        city,
        "2026-03",
        {
            "W": {"parent": "B1", "rank": "1", "change": ""},
            "N": {"rank": "1", "change": ""},
            "B": {"rank": "1", "change": ""},
            "A": {"rank": "1", "change": "0"},
        },
    )


def test_a_missed_limit_is_dated_the_day_after_it() -> None:
    late = replace(finding(2, 20, "A", "superior", "serious"), deadline=day(2, 28))
    kept = replace(finding(2, 20, "B"), deadline=day(2, 28), resolved=day(2, 28))
    over = replace(finding(2, 20, "B", "media"), deadline=day(3, 30), resolved=day(4, 2))
    city = City(UNITS, (late, kept, over))
    shows(city, "2026-02", {"A": {"superior": "-2.00", "missed": "0.00", "total": "98.00"}})
    shows(city, "2026-03", {"A": {"superior": "0.00", "missed": "-1.50"}})  # 1 × 1.5
    shows(city, "2026-03", {"B": {"missed": "-0.63", "total": "99.37"}})  # 0.5 × 1.25 = 0.625


def test_complaints_take_no_more_than_8_and_nothing_falls_below_zero() -> None:
    five = tuple(finding(3, n, "A", "public", "grave") for n in range(1, 6))
    shows(City(UNITS, five), "2026-03", {"A": {"public": "-8.00", "total": "92.00"}})
    many = tuple(finding(3, n, "A", "media", "grave") for n in range(1, 19))
    shows(City(UNITS, many), "2026-03", {"A": {"media": "-108.00", "total": "0.00"}})


def praise(
    unit: str, document: str, authority: str = "city", status: str = "confirmed"
) -> Incident:
    return Incident(day(3, 5), unit, "commendation", authority, document, status)


def test_additions_need_a_document_and_are_capped() -> None:
    log = (
        *(praise("A", "甲1"), praise("A", "甲1"), praise("A", "")),  # one of three: 2
        *(praise("B", "甲1"), praise("B", "甲2")),  # 4, no more than 3
        *(praise("A1", "甲3", "street"), praise("A2", "甲4", status="pending")),
        Incident(day(3, 6), "A1", "criticism", "", ""),
        Incident(day(3, 6), "A2", "criticism", "district", "乙1"),
        Incident(day(3, 7), "A2", "criticism", "city", "乙1"),
    )
    found = tuple(finding(3, 1, unit, "special", "grave") for unit in ("A", "B", "A1", "A2"))
    shows(
        City(UNITS, found, log),
        "2026-03",
        {
            "A": {"additions": "2.00", "total": "99.00"},
            "B": {"additions": "3.00", "total": "100.00"},
            "A1": {"additions": "0.00", "superior": "0.00", "total": "97.00"},
            "A2": {"additions": "0.00", "superior": "-2.00", "total": "95.00"},
        },
    )


def test_one_document_may_list_many_findings() -> None:
    listed = tuple(replace(finding(3, n, "A"), document="督1") for n in (1, 2, 2))
    shows(City(UNITS, listed), "2026-03", {"A": {"daily": "-1.50"}})


def test_given_totals_are_ranked_without_a_tariff() -> None:
    points = {"A": "97.5", "B": "103", "A1": "88", "A2": "88", "B1": "0"}
    totals = tuple(Total(unit, "2026-03", points[unit]) for unit in points)
    city = City(UNITS, (finding(3, 1, "B"),), totals=totals, has_tariff=False)
    expected = {
        "A": ("2", "97.50"),
        "B": ("1", "103.00"),
        "A1": ("1", "88.00"),
        "B1": ("1", "0.00"),
    }
    shows(
        city,
        "2026-03",
        {
            unit: {"rank": rank, "total": total, "opening": "", "daily": ""}
            for unit, (rank, total) in expected.items()
        },
    )
    assert bulletin(replace(city, totals=totals[1:]), "2026-03").missing == {"A"}
    excused = replace(city, totals=totals[1:], exemptions=(Exemption("A", "2026-03"),))
    shows(excused, "2026-03", {"A": {"rank": "", "total": ""}, "B": {"rank": "1"}})


@pytest.mark.parametrize(
    ("unit", "assessor", "strange"),
    [
        *[("A", "市", False), ("A", "A", True), ("A", "B", True), ("A", "A1", True)],
        *[("A1", "A", False), ("A1", "A区", False), ("A1", "全市", False), ("A1", "B", True)],
        *[("W", "A1", False), ("W", "A区", False), ("W", "A2", True), ("W", "无此单位", True)],
        *[("W", "", False), ("A", "C", False), ("W", "示例市", False)],
    ],
)
def test_who_may_assess_whom(unit: str, assessor: str, *, strange: bool) -> None:
    top = Unit("C", "示例市", (Stay(1, ""),))
    worker = Unit("W", "员", (Stay(4, "示例街道A1"),))
    found = replace(finding(3, 1, unit), assessor=assessor)
    result = bulletin(City((top, *UNITS, worker), (found,)), "2026-03")
    assert bool(result.strange) is strange
    assert result.is_refused is strange


def test_a_strange_assessor_is_told_in_the_month_of_the_missed_limit_too() -> None:
    found = replace(finding(2, 20, "A"), assessor="B", deadline=day(3, 3))
    city = City(UNITS, (found,))
    assert bulletin(city, "2026-02").strange == {("A", day(2, 20), "B")}
    assert bulletin(city, "2026-03").strange == {("A", day(2, 20), "B")}
    assert not bulletin(city, "2026-04").is_refused
    assert bulletin(city, "2026-04").rows["A"]["change"] == ""  # March is not known


def test_random_cities_are_varied_and_repeat() -> None:
    cities = [city for _, city in seeded(60)]
    assert cities == [city for _, city in seeded(60)]
    results = [bulletin(city, month) for city in cities for month in ("2026-02", "2026-03")]
    rows = [row for result in results for row in result.rows.values()]
    assert {bool(result.missing) for result in results} == {True, False}
    assert {bool(result.strange) for result in results} == {True, False}
    assert {row["standing"] for row in rows} == {"active", "left"}
    assert {row["level"] for row in rows} == {"", "2", "3", "4"}
    assert {"-8.00", "0.00"} <= {row["public"] for row in rows}
    assert {"3.00", "2.00"} <= {row["additions"] for row in rows}
    assert any(row["change"].startswith("-") for row in rows)


# --- the engine ------------------------------------------------------------------------


@pytest.mark.parametrize("block", range(6))
def test_the_engine_gives_what_the_oracle_gives(block: int, tmp_path: Path) -> None:
    for seed, city in seeded(10, seed=10 * block):
        folder = tmp_path / str(seed)
        folder.mkdir()
        write(city, folder)
        loaded = load_scheme(str(EXAMPLE) if city.has_tariff else "haze-grid")
        ledger = read([folder], loaded)
        assert [p for p in ledger.problems if p.severity is Severity.ERROR] == [], seed
        for month in ("2026-02", "2026-03"):
            expected = bulletin(city, month)
            run = assess(ledger, loaded, month)
            told = {str(problem.code) for problem in run.errors}
            wanted = {MISSING} if expected.missing else set()
            wanted |= {STRANGE} if expected.strange else set()
            assert told == wanted, (seed, month)
            found = {row["id"]: {name: row[name] for name in COLUMNS} for row in run.rows}
            assert found == expected.rows, (seed, month)

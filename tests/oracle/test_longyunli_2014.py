"""Examples worked by hand, to check the oracle of longyunli-2014 itself."""

from .daqinggou_2013 import Outcome, clauses_in
from .longyunli_2014 import quarter, year_end
from .station import Settings, StationYear
from .test_oracle import incident, one_worker, only, quarters, shown

OFFENCES = (
    incident(2, 3, "late-report"),
    incident(5, 4, "late-report"),
    incident(8, 5, "late-report"),
    incident(9, 6, "late-report"),
)
REWARDS = {"bonus.excellent": "2000", "bonus.good": "1500", "bonus.fail": "0"}


def station(offences: int, **tables: object) -> StationYear:
    """One worker: routine 90.00 at 80 % is 72.00, 45 of 50 at 20 % is 18.00; together 90.00."""
    settings = Settings(rewards=REWARDS)
    return one_worker(incidents=OFFENCES[:offences], settings=settings, **tables)


def test_points_come_off_the_year() -> None:
    row = only(year_end(station(1)).rows)
    assert shown(row, "deducted", "total", "grade", "bonus") == (
        "10.00",
        "80.00",
        "good",
        "1500.00",
    )
    row = only(year_end(station(2)).rows)
    assert shown(row, "deducted", "total", "grade", "bonus") == ("30.00", "60.00", "pass", "")
    assert shown(row, "commendation", "paid") == ("0.00", "")


def test_the_third_fails_the_year_and_the_fourth_again() -> None:
    for offences in (3, 4):
        row = only(year_end(station(offences)).rows)
        assert shown(row, "deducted", "total", "grade") == ("30.00", "60.00", "fail")
        assert shown(row, "bonus", "paid", "standing", "rank") == ("0.00", "0.00", "active", "1")


def test_a_quarter_names_what_is_pending_and_pays_nothing() -> None:
    row = only(quarter(station(1), 1).rows)
    assert shown(row, "total", "grade", "due", "withheld", "paid") == (
        *("90.00", "excellent", "", "", ""),
    )
    assert clauses_in(row["reasons"]) == {"四-1"}


def test_points_stop_at_zero() -> None:
    poor = quarters("G01", "4", "4", "4", "4")  # 20.00, at 80 % 16.00, and 18.00: 34.00
    row = only(year_end(station(2, scores=poor)).rows)
    assert shown(row, "deducted", "total") == ("30.00", "4.00")
    none = quarters("G01", "1", "1", "1", "1")  # 5.00, at 80 % 4.00, and 18.00: 22.00
    row = only(year_end(station(2, scores=none)).rows)
    assert shown(row, "deducted", "total", "grade") == ("22.00", "0.00", "fail")


def test_quarters_without_any_sheet_are_not_asked_for() -> None:
    outcome: Outcome = year_end(station(0, scores=quarters("G01", "18", "17")))
    assert outcome.missing == set()
    assert only(outcome.rows)["routine"] == "87.50"  # (90 + 85) / 2
    assert len(year_end(station(0, scores=())).missing) == 4


def test_a_commendation_without_an_amount_is_left_open() -> None:
    praise = incident(3, 1, "commendation", "city", "示例1号")
    given = one_worker(incidents=(praise,), settings=Settings(rewards=REWARDS))
    row = only(year_end(given).rows)
    assert shown(row, "bonus", "commendation", "paid") == ("2000.00", "", "")
    settled = given.with_settings(rewards=REWARDS | {"commendation": "300"})
    assert only(year_end(settled).rows)["paid"] == "2300.00"

"""Ladders, one construct at a time: windows, marks, redemption, steps, how long standings last."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from gridscore.engine.events import trace_events
from gridscore.ledger.model import BLANK
from gridscore.periods import Period, PeriodKind

from .station import Event, Person, Station, ledger_of, run, scheme_of

Table = dict[str, Any]
YEAR = Period(2026, PeriodKind.YEAR)
SCORE = {"clause": "s", "opening": 100, "cap": "none", "floor": "none"}
MARKED = [
    {"id": "late", "clause": "e", "title": "Late", "category": "late", "marks": 3},
    {"id": "good", "clause": "e", "title": "Good", "category": "good", "marks": -2.5},
]
STEPS = [{"at": 6, "standing": "warned"}, {"at": 12, "deduct": 10}]


def ladder(**parts: Any) -> Any:
    one = {"id": "l", "clause": "l", "title": "Ladder", **parts}
    one.setdefault("steps", STEPS)
    entries = MARKED if "of" in one else []
    return scheme_of(ladders=[one], entries=entries, score=SCORE)


def reached(scheme: Any, *events: Event, person: Person | None = None) -> list[tuple[Any, int]]:
    """The running total and the step (from 1, 0 for none) of each event that a ladder counted."""
    station = Station(people=(person or Person("W1"),), events=events)
    year = Period(max(event.day.year for event in events), PeriodKind.YEAR)
    history = trace_events(ledger_of(scheme, station), scheme, year, year.last_day)
    [hits] = history.hits
    unit = 100 if scheme.ladders[0].by == "marks" else 1
    return [
        (Fraction(running, unit), 0 if step == BLANK else step + 1)
        for running, step in zip(hits.running.tolist(), hits.step.tolist(), strict=True)
    ]


def on(day: str, category: str = "late", **written: Any) -> Event:
    return Event(date.fromisoformat(day), "W1", category, **written)


COUNTED: Table = {"category": "late", "steps": [{"deduct": 1}, {"deduct": 2}]}
MARKS: Table = {"of": ["late", "good"], "by": "marks"}


def test_a_window_of_months_ends_on_the_very_day() -> None:
    scheme = ladder(**COUNTED, window={"months": 12})
    first = on("2025-03-10")
    assert reached(scheme, first, on("2026-03-09")) == [(1, 1), (2, 2)]
    assert reached(scheme, first, on("2026-03-10")) == [(1, 1), (1, 1)]


def test_a_window_of_months_ends_with_the_month_that_has_no_such_day() -> None:
    scheme = ladder(**COUNTED, window={"months": 1})
    assert reached(scheme, on("2026-01-31"), on("2026-02-27")) == [(1, 1), (2, 2)]
    assert reached(scheme, on("2026-01-31"), on("2026-02-28")) == [(1, 1), (1, 1)]
    assert reached(scheme, on("2026-02-28"), on("2026-03-27")) == [(1, 1), (2, 2)]


def test_a_standing_ends_with_its_window() -> None:
    steps = [{"standing": "warned"}]
    scheme = ladder(category="late", steps=steps, window={"months": 3})
    events = (on("2026-01-01"),)
    kept = run(scheme, Station(events=events), "2026Q1").standings
    assert kept == {"W1": "warned"}
    assert run(scheme, Station(events=events), "2026Q2").standings == {"W1": "active"}


def test_his_own_year_begins_on_the_day_he_joined() -> None:
    scheme = ladder(**COUNTED, window="own-year")
    person = Person("W1", joined=date(2024, 5, 20))
    days = on("2025-05-20"), on("2026-05-19"), on("2026-05-20")
    assert reached(scheme, *days, person=person) == [(1, 1), (2, 2), (1, 1)]
    assert reached(scheme, *days) == [(1, 1), (1, 1), (2, 2)]  # day unknown: calendar years


def test_a_round_and_all_time() -> None:
    days = on("2025-12-01"), on("2026-03-31"), on("2026-04-01"), on("2026-06-30")
    assert reached(ladder(**COUNTED, window="round"), *days) == [(1, 1), (1, 1), (2, 2)]
    assert reached(ladder(**COUNTED, window="ever"), *days) == [(1, 1), (2, 2), (3, 2), (4, 2)]


def test_what_is_carried_shrinks_with_every_window_that_passes() -> None:
    scheme = ladder(**MARKS, window="year", carry=50)
    start = [on("2024-02-01")] * 3
    assert reached(scheme, *start, on("2025-02-01"))[3] == (Fraction("7.5"), 1)  # 9 / 2 + 3
    assert reached(scheme, *start, on("2026-02-01"))[3] == (Fraction("5.25"), 0)  # 9 / 4 + 3


def test_merit_counts_only_where_it_is_banked() -> None:
    days = on("2026-01-01", "good"), on("2026-01-02", "good"), on("2026-01-03")
    assert [total for total, _ in reached(ladder(**MARKS), *days)] == [0, 0, 3]
    assert [total for total, _ in reached(ladder(**MARKS, bank=True), *days)] == [-2.5, -5, -2]


def test_an_account_of_marks_tells_of_each_event_once() -> None:
    days = on("2026-01-01"), on("2026-01-02"), on("2026-02-01", "good")
    result = run(ladder(**MARKS), Station(events=days), "2026Q1")
    [posting] = [one for one in result.assessment.postings if one.account == "standing:l"]
    told = [(batch.reason.key, len(batch.row)) for batch in posting.batches]
    # 3 and 3.5 reach no step, 6 warns; and what they are now
    assert sorted(told) == [("marks-counted", 2), ("marks-now", 1), ("standing", 1)]


def test_redeemed_marks_are_the_oldest() -> None:
    scheme = ladder(**MARKS, window={"months": 2})
    days = on("2026-01-01"), on("2026-02-01"), on("2026-02-02", "good"), on("2026-03-01")
    # 2.5 of the 3 of January are redeemed; the rest of them has expired by March
    assert [total for total, _ in reached(scheme, *days)] == [3, 6, Fraction("3.5"), 6]


def test_banked_merit_expires_too() -> None:
    scheme = ladder(**MARKS, window={"months": 2}, bank=True)
    days = on("2026-01-01", "good"), on("2026-02-28"), on("2026-03-01")
    assert [total for total, _ in reached(scheme, *days)] == [-2.5, 0.5, 3.5]
    assert [total for total, _ in reached(scheme, days[0], days[2])] == [-2.5, 3]


def test_a_step_is_reached_again_after_redemption() -> None:
    scheme = ladder(**MARKS)
    days = [on("2026-01-01"), on("2026-01-02"), on("2026-01-03", "good"), on("2026-01-04")]
    assert [step for _, step in reached(scheme, *days)] == [0, 1, 0, 1]


def test_clean_time_takes_marks_off_before_the_year_ends() -> None:
    clean = {"months": 6, "off": 2}
    scheme = ladder(**MARKS, window="year", carry=50, clean=clean)
    days = [on("2025-03-01")] * 2 + [on("2026-03-01")]
    # 6 - 2 on 1 September, halved at New Year: 2, less 2 on 1 March
    assert [total for total, _ in reached(scheme, *days)] == [3, 6, 3]


def test_clean_time_takes_occurrences_off() -> None:
    scheme = ladder(**COUNTED, window="ever", clean={"months": 3, "off": 1})
    days = [on("2026-01-31")] * 3 + [on("2026-04-30")]
    assert [number for number, _ in reached(scheme, *days)] == [1, 2, 3, 3]
    with pytest.raises(ValueError, match="ladder-whole"):
        ladder(**COUNTED, window="ever", clean={"months": 3, "off": 0.5})


def test_a_step_that_clears() -> None:
    steps = [{"at": 5, "clears": True}, {"at": 9, "deduct": 1}]
    days = [on("2026-01-01"), on("2026-01-02"), on("2026-01-03")]
    assert reached(ladder(**MARKS, steps=steps), *days) == [(3, 0), (6, 1), (3, 0)]
    jump = [on("2026-01-01", quantity=3), on("2026-01-02")]
    assert reached(ladder(**MARKS, steps=steps), *jump) == [(9, 2), (12, 0)]


def test_marks_of_one_entry_are_capped_in_a_window() -> None:
    entries = [MARKED[0] | {"marks_cap": 7}]
    one = {"id": "l", "clause": "l", "title": "L", "of": ["late"], "by": "marks", "steps": STEPS}
    yearly = scheme_of(ladders=[one], entries=entries, score=SCORE)
    days = [on("2026-01-01"), on("2026-02-01"), on("2026-03-01"), on("2026-04-01")]
    assert [total for total, _ in reached(yearly, *days)] == [3, 6, 7]
    rolling = scheme_of(ladders=[one | {"window": {"months": 3}}], entries=entries, score=SCORE)
    assert [total for total, _ in reached(rolling, *days)] == [3, 6, 7, 7]


def test_a_ladder_that_counts_the_last_steps_of_another() -> None:
    first = {"id": "first", "clause": "l", "title": "L", "category": "late"}
    first["steps"] = [{}, {"clears": True}]
    second = {"id": "second", "clause": "l", "title": "L", "of": ["first"]}
    second["steps"] = [{"deduct": 1}, {"dismiss": True}]
    scheme = scheme_of(ladders=[first, second], score=SCORE)
    days = [on(f"2026-01-0{number}") for number in range(1, 7)]
    station = Station(events=tuple(days))
    history = trace_events(ledger_of(scheme, station), scheme, YEAR, YEAR.last_day)
    assert history.hits[0].running.tolist() == [1, 2, 1, 2]  # the fourth dismisses
    assert history.hits[1].running.tolist() == [1, 2]
    result = run(scheme, station, "2026")
    assert result.standings == {"W1": "dismissed"}


@pytest.mark.parametrize("counted", [{"category": "late"}, {"of": ["late"]}])
def test_a_row_for_several_occurrences_is_refused_where_they_are_counted(counted: Table) -> None:
    scheme = ladder(**counted, steps=[{}, {"deduct": 5}])
    events = on("2026-03-02", quantity=1), on("2026-03-03", quantity=2)
    told = run(scheme, Station(events=events), "2026", sound=False).errors
    assert told == ["GS515"]


# ---- how long a standing lasts


@pytest.mark.parametrize(
    ("lasts", "by_month"),
    [
        ("window", {"2026Q1": "warned", "2026Q2": "warned", "2026Q3": "warned"}),
        ("reached", {"2026Q1": "warned", "2026Q2": "active", "2026Q3": "active"}),
        ({"months": 6}, {"2026Q1": "warned", "2026Q2": "warned", "2026Q3": "active"}),
    ],
)
def test_a_standing_lasts_as_the_step_says(lasts: Any, by_month: dict[str, str]) -> None:
    steps = [{"at": 6, "standing": "warned", "lasts": lasts}]
    scheme = ladder(**MARKS, steps=steps, window="ever")
    events = on("2026-02-02"), on("2026-03-03"), on("2026-05-05", "good")
    station = Station(events=events)  # 3, 6, then 3.5
    got = {period: run(scheme, station, period).standings["W1"] for period in by_month}
    assert got == by_month


@pytest.mark.parametrize(
    ("window", "numbers"),
    [("month", [1, 2, 1, 1]), ("quarter", [1, 2, 3, 1]), ("half-year", [1, 2, 3, 4])],
)
def test_windows_of_the_calendar(window: str, numbers: list[int]) -> None:
    scheme = ladder(category="late", window=window, steps=[{}])
    events = on("2026-01-05"), on("2026-01-31"), on("2026-02-01"), on("2026-04-01")
    assert [number for number, _ in reached(scheme, *events)] == numbers


def test_a_standing_of_months_outlives_the_calendar_year() -> None:
    steps = [{"standing": "warned", "lasts": {"months": 12}}]
    scheme = ladder(category="late", steps=steps)
    station = Station(events=(on("2025-11-20"),))
    assert run(scheme, station, "2026Q3").standings["W1"] == "warned"
    assert run(scheme, station, "2026").standings["W1"] == "active"


def test_what_a_step_cleared_is_gone_also_for_whom_it_dismissed() -> None:
    scheme = ladder(**MARKS, steps=[{"at": 6, "dismiss": True, "clears": True}])
    result = run(scheme, Station(events=(on("2026-02-02"), on("2026-02-03"))), "2026Q1")
    assert (result.standings["W1"], result.rows["W1"]["l"]) == ("dismissed", 0)

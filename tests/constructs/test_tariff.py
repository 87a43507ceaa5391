"""The tariff, one construct at a time: events, measures, criteria, sections, limits, the year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from .station import Event, Sheet, Station, half_up, run, scheme_of

Table = dict[str, Any]


def tariff(*entries: Table, score: Table | None = None, **parts: Any) -> Any:
    """A scheme that opens at 100 and moves by some entries; each gets what it must have."""
    lines = [
        {"id": f"e{number}", "clause": "e", "title": f"Line {number}"} | entry
        for number, entry in enumerate(entries)
    ]
    sums = {"clause": "s", "opening": 100, "cap": "none", "floor": "none"}
    return scheme_of(entries=lines, score=sums | (score or {}), **parts)


def total(scheme: Any, *events: Event, period: str = "2026Q1", **station: Any) -> Fraction | None:
    return run(scheme, Station(events=events, **station), period).rows["W1"]["total"]


def on(day: str, **written: Any) -> Event:
    return Event(date.fromisoformat(f"2026-{day}"), "W1", "late", **written)


LATE = {"category": "late"}


def test_an_amount_for_each_severity() -> None:
    graded = tariff(LATE | {"points": {"minor": -1, "grave": -5.25}})
    assert total(graded, on("01-05", severity="minor"), on("03-31", severity="grave")) == Fraction(
        "93.75"
    )


@pytest.mark.parametrize("written", [-3, 3])
def test_points_that_the_log_states_within_a_span(written: int) -> None:
    stated = tariff(LATE | {"points": {"from": -5, "to": -1}})
    assert total(stated, on("01-05", points=written)) == 97
    adding = tariff(LATE | {"points": {"from": 1, "to": 5}})
    assert total(adding, on("01-05", points=written)) == 103


@pytest.mark.parametrize(
    ("units", "off"), [("started", 4), ("whole", 2), ("exact", Fraction("3.33"))]
)
def test_units_of_a_quantity(units: str, off: Fraction) -> None:
    minutes = tariff(LATE | {"points": -2, "per": 15, "units": units})
    assert total(minutes, on("01-05", quantity=25)) == 100 - off  # 25 / 15 = 1.666…
    free = tariff(LATE | {"points": -2, "per": 15, "units": units, "free": 5})
    assert total(free, on("01-05", quantity=30)) == 100 - off
    assert total(free, on("01-05", quantity=5)) == 100


def test_halves_are_rounded_alike_up_and_down() -> None:
    for points, moved in ((-0.25, "99.87"), (0.25, "100.13")):
        half = tariff(LATE | {"points": points, "per": 2})
        assert total(half, on("01-05", quantity=1)) == Fraction(moved)  # 0.125


def test_factors_by_authority_and_by_occurrence() -> None:
    scheme = tariff(LATE | {"points": -1, "times": {"city": 1.5}, "repeats": [1, 2, 2.5]})
    events = [
        on("01-05", authority="city"),  # 1 · 1.5 · 1
        on("02-05", authority="street"),  # 1 · 1 · 2
        on("05-05", authority="city"),  # 1 · 1.5 · 2.5 = 3.75
        on("06-05"),  # 2.5
    ]
    assert total(scheme, *events) == Fraction("96.5")
    assert total(scheme, *events, period="2026Q2") == Fraction("93.75")
    within = tariff(LATE | {"points": -1, "repeats": [1, 2], "repeats_within": "round"})
    assert total(within, *events, period="2026Q2") == 97
    months = tariff(LATE | {"points": -1, "repeats": [1, 2, 3], "repeats_within": {"months": 3}})
    # on 05-05 that of 02-05 has expired on the very day; on 06-05 one of 05-05 counts before it
    assert total(months, *events, period="2026Q2") == 97


def test_occurrences_of_one_severity() -> None:
    alike = {"points": {"minor": -1, "grave": -3}, "repeats": [1, 2], "repeats_alike": True}
    events = [on("01-05", severity="minor"), on("01-06", severity="grave")]
    assert total(tariff(LATE | alike), *events) == 96
    assert total(tariff(LATE | alike), *events, on("01-07", severity="minor")) == 94
    assert total(tariff(LATE | alike | {"repeats_alike": False}), *events) == 93


def test_events_that_do_not_count_move_nothing_and_are_no_occurrence() -> None:
    scheme = tariff(LATE | {"points": -1, "repeats": [1, 2], "authorities": ["city"]})
    events = [
        on("01-05", authority="city", status="pending"),
        on("01-06", authority="city", status="revoked"),
        on("01-07", authority="street"),
        on("01-08", authority="city", document="7"),
        on("01-09", authority="city", document="7"),
    ]
    assert total(scheme, *events) == 99


def test_a_measure_short_of_a_target_and_beyond_one() -> None:
    days = {"id": "days", "title": "Days"}
    short = {"measure": "days", "points": -1, "short_of": 20, "free": 1, "per": 2}
    measures = {("W1", "2026Q1", "days"): "15.5"}
    # 4.5 short, 1 free: 3.5 days, 1.75 times 2 days
    scheme = tariff(short, measures=[days])
    assert total(scheme, measures=measures) == Fraction("98.25")
    scheme = tariff(short | {"units": "started"}, measures=[days])
    assert total(scheme, measures=measures) == 98
    beyond = {"measure": "days", "points": 0.5, "beyond": 10, "cap": 2}
    scheme = tariff(beyond, measures=[days])
    assert total(scheme, measures=measures) == 102  # 5.5 · 0.5 = 2.75, capped


def test_a_measure_of_the_year_is_asked_for_in_the_year_alone() -> None:
    line = {"measure": "days", "points": 0.01, "on": "year"}
    scheme = tariff(line, measures=[{"id": "days", "title": "Days"}])
    assert total(scheme) == 100
    assert total(scheme, period="2026", measures={("W1", "2026", "days"): 250}) == Fraction("102.5")
    result = run(scheme, Station(), "2026", sound=False)
    assert result.errors == ["GS507"]


def test_a_measure_may_lack_where_the_scheme_says_so() -> None:
    line = {"measure": "days", "points": 1}
    scheme = tariff(line, measures=[{"id": "days", "title": "Days", "missing": "skip"}])
    assert total(scheme) == 100


def test_sections_nest() -> None:
    sections = [
        {"id": "all", "clause": "s", "title": "All", "at_least": -10, "at_most": 3},
        {"id": "part", "clause": "s", "title": "Part", "at_least": -6, "within": "all"},
    ]
    scheme = tariff(
        LATE | {"points": -4, "section": "part"},
        {"category": "rude", "points": -3, "section": "all"},
        {"category": "good", "points": 20, "section": "all"},
        sections=sections,
    )
    events = [on("01-05"), on("01-06"), replace(on("01-07"), category="rude")]
    assert total(scheme, *events) == 91  # -8 is held at -6, -6 - 3 = -9
    assert total(scheme, *events, replace(on("01-08"), category="rude")) == 90  # -12 at -10
    assert total(scheme, *events, replace(on("01-08"), category="good")) == 103
    figures = run(scheme, Station(events=tuple(events)), "2026Q1").rows["W1"]
    assert (figures["all"], figures["part"]) == (-9, -6)


def test_a_criterion_keeps_within_its_floor_and_its_full_marks() -> None:
    item = {"id": "duty", "clause": "1", "title": "Duty", "max": 10, "opens": True, "floor": 2}
    scheme = tariff(
        LATE | {"points": -3, "criterion": "duty"},
        {"category": "good", "points": 1, "criterion": "duty"},
        score={"opening": 90},
        criteria=[item],
    )
    assert total(scheme, on("01-05")) == 97
    assert total(scheme, *[on("01-05")] * 3) == 92
    assert total(scheme, replace(on("01-05"), category="good")) == 100
    assert total(scheme, *[on("01-05")] * 3, replace(on("01-06"), category="good")) == 92  # 10-9+1


def test_weighted_criteria() -> None:
    items = [
        {"id": "one", "clause": "1", "title": "One", "max": 100, "weight": 33.33},
        {"id": "two", "clause": "1", "title": "Two", "max": 50, "weight": 133.34},
    ]
    scheme = scheme_of(criteria=items, scoring={"clause": "1"})
    sheets = (Sheet("W1", "2026Q1", (70, 40)), Sheet("W1", "2026Q1", (71, 41), scorer="B"))
    row = run(scheme, Station(sheets=sheets), "2026Q1").rows["W1"]
    # 70.5 · 0.3333 = 23.49765, 40.5 · 1.3334 = 54.0027
    assert (row["one"], row["two"]) == (Fraction("23.5"), 54)
    assert row["total"] == Fraction("77.5")


def test_the_limits_of_the_whole() -> None:
    scheme = tariff(LATE | {"points": -60}, {"category": "good", "points": 7.5, "on": "year"})
    limits = {"clause": "s", "opening": 100, "floor": 10, "cap": 105}
    bounded = scheme.model_copy(update={"score": type(scheme.score).model_validate(limits)})
    assert total(scheme, *[on("01-05")] * 2) == -20
    assert total(bounded, *[on("01-05")] * 2) == 10
    good = replace(on("02-05"), category="good")
    assert total(scheme, good, period="2026") == Fraction("107.5")
    assert total(bounded, good, period="2026") == 105
    # the year: (10 + 100 + 100 + 100) / 4 = 77.5, and 7.5 more
    assert total(bounded, *[on("01-05")] * 2, good, period="2026") == 85


def test_amounts_of_any_size_are_exact() -> None:
    sizes = {"points": -99999.99, "times": {"city": 99.99}, "repeats": [1.01], "per": 1}
    scheme = tariff(LATE | sizes)
    off = half_up(Fraction("99999.99") * Fraction("99.99") * Fraction("1.01") * 1234567)
    assert total(scheme, on("01-05", authority="city", quantity=1234567)) == 100 - off

"""The tariff against exact fractions: events, measures, criteria, sections, limits, the year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from .station import Event, Person, Sheet, Station, half_up, later, run, scheme_of, shuffled

QUARTERS = ("2026Q1", "2026Q2", "2026Q3", "2026Q4")
SEVERITIES = ("minor", "serious", "grave")
AUTHORITIES = ("city", "district", "street")
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


# ---- one construct each, worked by hand

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


# ---- random tariffs


@pytest.mark.parametrize("seed", range(200))
def test_random_tariffs(seed: int) -> None:
    random = Random(seed)
    parts = _random_parts(random)
    station = _random_station(random, parts)
    scheme = scheme_of(**parts)
    rows = {period: run(scheme, station, period).rows for period in ("2026Q1", "2026Q3", "2026")}
    for person in station.people:
        expected = {
            period: plain_round(parts, station, person.id, period)
            for period in ("2026Q1", "2026Q3")
        }
        expected["2026"] = plain_year(parts, station, person.id)
        for period, figures in expected.items():
            got = {name: rows[period][person.id].get(name) for name in figures}
            assert got == figures, (period, person.id)
    mixed = shuffled(station, random)
    for period in ("2026Q3", "2026"):
        assert run(scheme, mixed, period).rows == rows[period]


def _random_parts(random: Random) -> Table:
    opening = random.choice([0, 50, 100])
    criteria: list[Table] = []
    for number in range(random.choice([0, 1, 2, 3]) if opening else random.choice([1, 2])):
        item: Table = {"id": f"c{number}", "clause": "1", "title": f"Item {number}"}
        item["max"] = random.choice([10, 20, 33.5])
        match random.choice(["scored", "weighed", "opens", "fault"]):
            case "weighed":
                item["weight"] = random.choice([50, 12.5, 130])
            case "opens":
                item |= {"opens": True, "floor": random.choice([-5, 0, 4])}
            case "fault":
                item["fault"] = random.choice([1, 0.75])
        criteria.append(item)
    sections = [
        {"id": "s0", "clause": "s", "title": "S0", "at_least": -random.randrange(1, 12)},
        {"id": "s1", "clause": "s", "title": "S1", "within": "s0", "at_most": random.randrange(4)},
        {"id": "s2", "clause": "s", "title": "S2", "at_least": -2.5, "at_most": 2.5},
        {"id": "s3", "clause": "s", "title": "S3", "within": "s1", "at_least": -3},
    ][: random.choice([0, 2, 4])]
    full = opening + sum(_full(item) for item in criteria)
    score = {
        "clause": "s",
        "opening": opening,
        "full": full,
        "floor": random.choice([0, -20, "none", 1]),
        "cap": random.choice([full, full + 5, "none"]),
    }
    if random.random() < 0.3:
        score["round_to"] = random.choice([0.1, 0.5, 1])
    entries = [
        _random_entry(random, number, criteria, sections) for number in range(random.randrange(6))
    ]
    return {
        "score": score,
        "criteria": criteria,
        "scoring": {"clause": "1"},
        "sections": sections,
        "entries": entries,
        "measures": [{"id": "m", "title": "M"}, {"id": "n", "title": "N", "missing": "skip"}],
    }


def _full(item: Table) -> Fraction:
    most = Fraction(str(item["max"]))
    return half_up(most * Fraction(str(item["weight"])) / 100) if "weight" in item else most


def _random_entry(
    random: Random, number: int, criteria: list[Table], sections: list[Table]
) -> Table:
    entry: Table = {"id": f"e{number}", "clause": "e", "title": f"Line {number}"}
    entry["points"] = random.choice([-1, -0.37, 2, -4.5])
    entry |= _measuring(random) if random.random() < 0.35 else _claiming(random, number, entry)
    if random.random() < 0.5:
        entry["per"] = random.choice([1, 3, 0.5, 15])
        entry["units"] = random.choice(["started", "whole", "exact"])
        entry["free"] = random.choice([0, 0, 1, 2.5])
    if random.random() < 0.3:
        entry["cap"] = random.choice([1.5, 6])
    where = random.choice(["criterion", "section", "none", "year"])
    if where == "criterion" and criteria:
        entry["criterion"] = random.choice(criteria)["id"]
    elif where in ("section", "year") and sections and random.random() < 0.8:
        entry["section"] = random.choice(sections)["id"]
    return entry | ({"on": "year"} if where == "year" else {})


def _measuring(random: Random) -> Table:
    target = random.choice([{}, {"short_of": random.choice([0, 10.5])}, {"beyond": 4}])
    return {"measure": random.choice(["m", "n"]), **target}


def _claiming(random: Random, number: int, entry: Table) -> Table:
    graded = {"minor": -1, "serious": -2.55, "grave": 3}
    spans = {"from": -4, "to": -1}, {"from": 0.5, "to": 2}
    line: Table = {"category": f"k{number}"}
    line["points"] = random.choice([entry["points"], graded, *spans])
    if random.random() < 0.4:
        line["times"] = {"city": 1.5, "street": 0.33}
    if random.random() < 0.4:
        line["repeats"] = random.choice([[1, 2], [1, 1.25, 3.1], [0.5]])
        within = ["year", "round", {"months": 2}, {"months": 12}]
        line["repeats_within"] = random.choice(within)
        line["repeats_alike"] = random.random() < 0.3
    if random.random() < 0.2:
        line["authorities"] = ["city", "district"]
    if random.random() < 0.2:
        line["document"] = True
    return line


def _random_station(random: Random, parts: Table) -> Station:
    people = tuple(Person(f"W{number}") for number in range(random.randrange(1, 4)))
    scored = [item for item in parts["criteria"] if "opens" not in item and "fault" not in item]
    sheets = [
        Sheet(
            person.id,
            period,
            tuple(Fraction(random.randrange(0, int(item["max"]) * 4 + 1), 4) for item in scored),
            scorer,
        )
        for person in people
        for period in QUARTERS
        for scorer in "ABC"[: random.randrange(1, 4)]
    ]
    events = []
    for entry in parts["entries"]:
        if "category" in entry:
            events += [
                _random_event(random, random.choice(people).id, entry)
                for _ in range(random.randrange(7))
            ]
    for item in parts["criteria"]:
        if "fault" in item:
            events += [
                replace(
                    _random_event(random, random.choice(people).id, {"points": 0}),
                    category=f"fault:{item['id']}",
                    quantity=random.randrange(1, 5),
                )
                for _ in range(random.randrange(6))
            ]
    random.shuffle(events)
    periods = (*QUARTERS, "2026")
    measures = {
        (person.id, period, "m"): Fraction(random.randrange(0, 80), 4)
        for person in people
        for period in periods
    }
    measures |= {
        (person.id, period, "n"): Fraction(random.randrange(0, 80), 4)
        for person in people
        for period in periods
        if random.random() < 0.7
    }
    return Station(
        people=people, events=tuple(events), sheets=tuple(sheets) * bool(scored), measures=measures
    )


def _fit(quantity: Fraction | int | None, entry: Table) -> Fraction | int | None:
    """Keep to what the log must say: a quantity where one is counted, one row an occurrence."""
    if "per" in entry:
        return quantity or 2
    return None if "repeats" in entry else quantity


def _random_event(random: Random, who: str, entry: Table) -> Event:
    day = date(2026, 1, 1) + timedelta(
        days=random.choice([5, 5, 36, 64, random.randrange(-90, 365)])
    )
    points = None
    quantity = random.choice([None, 1, 2, 7, Fraction("4.5"), 31])
    if "from" in (entry["points"] if isinstance(entry["points"], dict) else {}):
        low, high = sorted(abs(Fraction(str(entry["points"][key]))) for key in ("from", "to"))
        points = random.choice([low, high, (low + high) / 2]) * random.choice([1, -1])
    return Event(
        day,
        who,
        entry.get("category", ""),
        severity=random.choice(SEVERITIES),
        quantity=_fit(quantity, entry),
        points=points,
        authority=random.choice(["", *AUTHORITIES]),
        document=random.choice(["", "", "1", "2"]),
        status=random.choice(["confirmed"] * 5 + ["pending", "revoked"]),
    )


# ---- the same worked plainly, one person at a time


def plain_round(parts: Table, station: Station, who: str, period: str) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    moved = [
        (entry, plain_entry(entry, station, who, period))
        for entry in parts["entries"]
        if entry.get("on", "round") == "round"
    ]
    scored = [item for item in parts["criteria"] if "opens" not in item and "fault" not in item]
    total_points = Fraction(parts["score"]["opening"])
    for item in parts["criteria"]:
        full = _full(item)
        balance = full
        if item in scored:
            column = scored.index(item)
            given = [
                Fraction(sheet.points[column] or 0)
                for sheet in station.sheets
                if (sheet.who, sheet.period) == (who, period)
            ]
            balance = half_up(sum(given) / Fraction(len(given)))
            if "weight" in item:
                balance = half_up(balance * Fraction(str(item["weight"])) / 100)
        if "fault" in item:
            for event in _counting(station, who, {"category": f"fault:{item['id']}"}):
                if _quarter(event.day) == period:
                    balance -= half_up(Fraction(event.quantity or 1) * Fraction(str(item["fault"])))
        mine = [amount for entry, amount in moved if entry.get("criterion") == item["id"]]
        balance += sum(mine)
        if mine or "fault" in item:
            balance = _within(balance, item.get("floor", 0), full)
        figures[item["id"]] = balance
        total_points += balance
    free = [(entry, amount) for entry, amount in moved if "criterion" not in entry]
    total_points += plain_sections(parts, free, figures)
    figures["total"] = plain_limits(parts, total_points)
    of_year_alone = plain_moved(parts, "year") - plain_moved(parts, "round")
    for _ in parts["sections"]:
        inside = {one["id"] for one in parts["sections"] if one.get("within") in of_year_alone}
        of_year_alone |= inside
    return {name: figure for name, figure in figures.items() if name not in of_year_alone}


def plain_moved(parts: Table, on: str) -> set[str]:
    """The sections that entries of a round, or of the year, lie in, however deep inside."""
    lying = {entry.get("section") for entry in parts["entries"] if entry.get("on", "round") == on}
    around = {one["id"]: one.get("within") for one in parts["sections"]}
    for _ in around:
        lying |= {around[name] for name in lying if name in around}
    return {name for name in lying if name is not None}


def plain_year(parts: Table, station: Station, who: str) -> dict[str, Any]:
    rounds = [plain_round(parts, station, who, period)["total"] for period in QUARTERS]
    figures: dict[str, Any] = {"routine": half_up(sum(rounds) / 4)}
    moved = [
        (entry, plain_entry(entry, station, who, "2026"))
        for entry in parts["entries"]
        if entry.get("on") == "year"
    ]
    total_points = figures["routine"] + plain_sections(parts, moved, figures)
    figures["total"] = plain_limits(parts, total_points)
    of_rounds = {one["id"] for one in parts["sections"]} - plain_moved(parts, "year")
    return {name: None if name in of_rounds else figure for name, figure in figures.items()}


def plain_sections(
    parts: Table, moved: list[tuple[Table, Fraction]], figures: dict[str, Any]
) -> Fraction:
    def section(one: Table) -> Fraction:
        amount = sum((a for entry, a in moved if entry.get("section") == one["id"]), Fraction(0))
        inside = [each for each in parts["sections"] if each.get("within") == one["id"]]
        amount += sum(map(section, inside))
        low, high = one.get("at_least", "none"), one.get("at_most", "none")
        figures[one["id"]] = _within(amount, low, high)
        return Fraction(figures[one["id"]])

    outermost = [one for one in parts["sections"] if "within" not in one]
    loose = [amount for entry, amount in moved if "section" not in entry]
    return Fraction(sum(map(section, outermost)) + sum(loose))


def plain_limits(parts: Table, points: Fraction) -> Fraction:
    points = _within(points, parts["score"]["floor"], parts["score"]["cap"])
    step = parts["score"].get("round_to")
    if step is None:
        return points
    step = Fraction(str(step))
    return half_up(points / step, 0) * step


def _within(points: Fraction, low: Any, high: Any) -> Fraction:
    if low != "none":
        points = max(points, Fraction(str(low)))
    return points if high == "none" else min(points, Fraction(str(high)))


def plain_entry(entry: Table, station: Station, who: str, period: str) -> Fraction:
    """What a line moves in a period, its own cap kept."""
    if "measure" in entry:
        moved = _plain_measured(entry, station, who, period)
    else:
        events = _counting(station, who, entry)
        moved = sum(
            (
                _plain_event(entry, events, number)
                for number, event in enumerate(events)
                if period in (_quarter(event.day), str(event.day.year))
            ),
            Fraction(0),
        )
    cap = Fraction(str(entry.get("cap", 10**9)))
    return max(min(moved, cap), -cap)


def _quarter(day: date) -> str:
    return f"{day.year}Q{(day.month + 2) // 3}"


def _counting(station: Station, who: str, entry: Table) -> list[Event]:
    """The events of a line that count, in order: confirmed, allowed, a document once a year."""
    mine = [e for e in station.events if (e.who, e.category) == (who, entry["category"])]
    kept: list[Event] = []
    for event in sorted(mine, key=lambda event: event.day):
        allowed = entry.get("authorities")
        if event.status != "confirmed" or (allowed and event.authority not in allowed):
            continue
        if entry.get("document") and not event.document:
            continue
        known = [one.document for one in kept if one.day.year == event.day.year]
        if event.document and event.document in known:
            continue
        kept.append(event)
    return kept


def _plain_event(entry: Table, events: list[Event], number: int) -> Fraction:
    event, points = events[number], entry["points"]
    if not isinstance(points, dict):
        amount = Fraction(str(points))
    elif "from" in points:
        sign = 1 if points["to"] > 0 else -1
        amount = sign * abs(Fraction(event.points or 0))
    else:
        amount = Fraction(str(points.get(event.severity, 0)))
    factor = Fraction(str(entry.get("times", {}).get(event.authority, 1)))
    if "repeats" in entry:
        before = [one for one in events[: number + 1] if _together(entry, one, event)]
        factors = entry["repeats"]
        factor *= Fraction(str(factors[min(len(before), len(factors)) - 1]))
    quantity = Fraction(1 if event.quantity is None else event.quantity)
    return _signed_half_up(amount, _units(entry, quantity) * factor)


def _together(entry: Table, one: Event, event: Event) -> bool:
    if entry.get("repeats_alike") and one.severity != event.severity:
        return False
    within = entry["repeats_within"]
    if within == "round":
        return _quarter(one.day) == _quarter(event.day)
    if within == "year":
        return one.day.year == event.day.year
    return later(one.day, within["months"]) > event.day


def _plain_measured(entry: Table, station: Station, who: str, period: str) -> Fraction:
    value = station.measures.get((who, period, entry["measure"]))
    if value is None:
        return Fraction(0)
    quantity = Fraction(value)
    if "short_of" in entry:
        quantity = Fraction(str(entry["short_of"])) - quantity
    if "beyond" in entry:
        quantity -= Fraction(str(entry["beyond"]))
    return _signed_half_up(Fraction(str(entry["points"])), _units(entry, quantity))


def _units(entry: Table, quantity: Fraction) -> Fraction:
    quantity = max(quantity - Fraction(str(entry.get("free", 0))), Fraction(0))
    units = quantity / Fraction(str(entry.get("per", 1)))
    match entry.get("units", "exact"):
        case "started":
            return Fraction(units.__ceil__())
        case "whole":
            return Fraction(units.__floor__())
    return units


def _signed_half_up(amount: Fraction, times: Fraction) -> Fraction:
    size = half_up(abs(amount) * times)
    return size if amount > 0 else -size

"""Random tariffs against the same worked plainly, in exact fractions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from .plain_tariff import full_marks, plain_round, plain_year
from .station import Event, Person, Sheet, Station, run, scheme_of, shuffled

QUARTERS = ("2026Q1", "2026Q2", "2026Q3", "2026Q4")
SEVERITIES = ("minor", "serious", "grave")
AUTHORITIES = ("city", "district", "street")
Table = dict[str, Any]


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
    full = opening + sum(full_marks(item) for item in criteria)
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

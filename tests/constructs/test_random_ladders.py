"""Random ladders against accounts kept day by day, one person at a time."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from gridscore.engine.events import trace_events
from gridscore.ledger.model import BLANK
from gridscore.periods import Period, PeriodKind, day_date

from .plain_ladder import Hit, plain_hits, plain_standing
from .station import Event, Person, Station, ledger_of, run, scheme_of, shuffled

Table = dict[str, Any]
YEAR = Period(2026, PeriodKind.YEAR)
SCORE = {"clause": "s", "opening": 100, "cap": "none", "floor": "none"}


@pytest.mark.parametrize("seed", range(200))
def test_random_ladders(seed: int) -> None:
    random = Random(seed)
    parts = _random_parts(random)
    scheme = scheme_of(**parts)
    [rules] = parts["ladders"]
    station = _random_station(random, several=rules["by"] == "marks")
    expected = {person.id: plain_hits(parts, station, person) for person in station.people}
    for given in (station, shuffled(station, random)):
        assert _engine_hits(scheme, given) == expected
    result = run(scheme, station, "2026")
    for person in station.people:
        hits = expected[person.id]
        steps = [rules["steps"][hit.step - 1] for hit in hits if hit.step and hit.day.year == 2026]
        dismissed = any("dismiss" in step for step in steps)
        assert result.rows[person.id]["deducted"] == sum(step.get("deduct", 0) for step in steps)
        standing = "dismissed" if dismissed else plain_standing(rules, person, hits)
        assert result.standings[person.id] == standing
    assert run(scheme, shuffled(station, random), "2026").rows == result.rows


def _engine_hits(scheme: Any, station: Station) -> dict[str, list[Hit]]:
    ledger = ledger_of(scheme, station)
    history = trace_events(ledger, scheme, YEAR, YEAR.last_day)
    [hits] = history.hits
    unit = 100 if scheme.ladders[0].by == "marks" else 1
    found: dict[str, list[Hit]] = {person.id: [] for person in station.people}
    for position, running, step in zip(
        hits.position.tolist(), hits.running.tolist(), hits.step.tolist(), strict=True
    ):
        number = 0 if step == BLANK else step + 1
        hit = Hit(day_date(history.day[position]), Fraction(running, unit), number)
        found[ledger.roster.ids[history.worker[position]]].append(hit)
    return found


def _random_parts(random: Random) -> Table:
    windows = ["year", "round", "ever", "own-year", {"months": random.choice([1, 3, 12])}]
    one: Table = {"id": "l", "clause": "l", "title": "L", "window": random.choice(windows)}
    by = one["by"] = random.choice(["count", "marks", "marks"])
    graded = {"minor": 1, "serious": 2.75, "grave": 6}
    mixed = {"minor": -4, "serious": 0, "grave": 1}
    entries = [
        {"category": "a", "marks": random.choice([1, 2.5, graded])},
        {"category": "b", "marks": random.choice([3, graded])},
        {"category": "c", "marks": random.choice([-1, -2.25, mixed])},
    ]
    for number, entry in enumerate(entries):
        entry |= {"id": f"e{number}", "clause": "e", "title": "E"}
        if random.random() < 0.3:
            entry["marks_cap"] = random.choice([2, 4.5])
    one["of"] = [entry["id"] for entry in entries[: random.choice([1, 2, 3])]]
    if by == "count" and random.random() < 0.4:
        del one["of"]
        one["category"] = ["a", "b"]
        entries = entries[2:]
    if random.random() < 0.4 and not isinstance(one["window"], dict):
        one["carry"] = random.choice([25, 50, 100])
    if random.random() < 0.4:
        one["clean"] = {"months": random.choice([1, 4, 12])}
        if random.random() < 0.5:
            one["clean"]["off"] = random.choice([1, 2]) if by == "count" else 1.5
    one["bank"] = by == "marks" and random.random() < 0.4
    if random.random() < 0.4:
        one["beyond"] = random.choice(["repeat", "nothing"])
    one["steps"] = _random_steps(random, by)
    return {"ladders": [one], "entries": entries, "score": SCORE}


def _random_steps(random: Random, by: str) -> list[Table]:
    size = random.randrange(1, 4)
    bounds = sorted(random.sample(range(1, 6 if by == "count" else 13), size))
    effects: list[Table] = [{}, {"deduct": 2}, {"deduct": 5, "standing": "warned"}]
    effects += [{"standing": "seriously-warned"}, {"deduct": 1, "clears": True}]
    steps = [{"at": bound} | random.choice(effects) for bound in bounds]
    if random.random() < 0.2:
        steps[-1]["dismiss"] = True
    return steps


def _random_station(random: Random, *, several: bool) -> Station:
    """A station with events; with `several`, some stand for two occurrences."""
    joined = random.choice([None, date(2023, 6, 15), date(2024, 2, 29), date(2020, 1, 31)])
    people = Person("W1", joined=joined), Person("W2")
    start = random.choice([date(2024, 3, 1), date(2025, 11, 1), date(2026, 1, 1)])
    length = (date(2026, 12, 31) - start).days
    events = [
        Event(
            start + timedelta(days=random.choice([30, 61, random.randrange(length)])),
            random.choice(["W1", "W2"]),
            random.choice("aaabbcc"),
            severity=random.choice(["minor", "serious", "grave"]),
            quantity=random.choice([None, None, None, 1, 2 if several else 1]),
            status=random.choice(["confirmed"] * 6 + ["revoked"]),
        )
        for _ in range(random.randrange(1, 30))
    ]
    return Station(people=people, events=tuple(events))

"""Ladders against accounts kept day by day, one person at a time, in exact fractions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from gridscore.engine.events import trace_events
from gridscore.ledger.model import BLANK
from gridscore.periods import Period, PeriodKind, day_date

from .station import Event, Person, Station, half_up, later, ledger_of, run, scheme_of, shuffled

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


# ---- one construct each, worked by hand

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


# ---- random ladders


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


@dataclass(frozen=True)
class Hit:
    """An event that a ladder counted: what it brought the total to, the step from 1 or 0."""

    day: date
    running: Fraction
    step: int


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


# ---- the same kept plainly, day by day


@dataclass
class Account:
    """Lots of marks, or of merit, each with its first day and what is left of it."""

    rules: Table
    lots: list[list[Any]] = field(default_factory=list)
    given: dict[str, list[tuple[date, Fraction]]] = field(default_factory=dict)
    last_marks: date | None = None
    rewarded: int = 0

    @property
    def total(self) -> Fraction:
        return sum((amount for _, amount in self.lots), Fraction(0))

    def wake(self, today: date, *, first_of_window: bool) -> None:
        rules = self.rules
        if first_of_window:
            share = Fraction(str(rules.get("carry", 0))) / 100
            carried = half_up(self.total * share, 0 if rules["by"] == "count" else 2)
            self.lots = [[today, carried]] if carried else []
            self.given = {}
        if isinstance(rules["window"], dict):
            months = rules["window"]["months"]
            self.lots = [lot for lot in self.lots if later(lot[0], months) > today]
            for name, lots in self.given.items():
                self.given[name] = [lot for lot in lots if later(lot[0], months) > today]
        clean = rules.get("clean")
        if clean and self.last_marks and self.total > 0:
            months = clean["months"] * (self.rewarded + 1)
            if later(self.last_marks, months) == today:
                self.rewarded += 1
                self.redeem(Fraction(str(clean.get("off", self.total))))

    def redeem(self, amount: Fraction) -> Fraction:
        for lot in self.lots:
            off = min(max(lot[1], Fraction(0)), amount)
            lot[1] -= off
            amount -= off
        self.lots = [lot for lot in self.lots if lot[1]]
        return amount

    def enter(self, today: date, marks: Fraction) -> None:
        if marks < 0:
            left = self.redeem(-marks)
            if left and self.rules["bank"]:
                self.lots.append([today, -left])
            return
        self.last_marks, self.rewarded = today, 0
        for lot in self.lots:
            used = min(max(-lot[1], Fraction(0)), marks)
            lot[1] += used
            marks -= used
        self.lots = [lot for lot in self.lots if lot[1]]
        if marks:
            self.lots.append([today, marks])

    def grant(self, today: date, entry: Table, marks: Fraction) -> Fraction:
        """What the cap of an entry leaves of its marks."""
        if "marks_cap" not in entry or self.rules["by"] == "count":
            return marks
        lots = self.given.setdefault(entry["id"], [])
        left = Fraction(str(entry["marks_cap"])) - sum(size for _, size in lots)
        size = min(abs(marks), left)
        lots.append((today, size))
        return size if marks > 0 else -size


def begins(rules: Table, person: Person, today: date) -> bool:
    """Whether a window begins on a day."""
    match rules["window"]:
        case "round":
            return today.day == 1 and today.month in (1, 4, 7, 10)
        case "own-year" if person.joined is not None:
            joined = person.joined
            if (joined.month, joined.day) == (2, 29) and today.year % 4:
                return (today.month, today.day) == (3, 1)
            return (today.month, today.day) == (joined.month, joined.day)
        case "year" | "own-year":
            return (today.month, today.day) == (1, 1)
    return False


def plain_hits(parts: Table, station: Station, person: Person) -> list[Hit]:
    [rules] = parts["ladders"]
    counted = set(rules.get("category", ()))
    entries = {e["category"]: e for e in parts["entries"] if e["id"] in rules.get("of", ())}
    account, hits = Account(rules), list[Hit]()
    looks_back = rules["window"] not in ("year", "round") or rules.get("carry") or "clean" in rules
    today = date(2024, 1, 1) if looks_back else date(2026, 1, 1)
    while today.year < 2027:
        account.wake(today, first_of_window=begins(rules, person, today))
        for event in station.events:
            if (event.day, event.who, event.status) != (today, person.id, "confirmed"):
                continue
            if event.category in counted:
                marks = Fraction(1)
            elif event.category in entries:
                marks = _marks(rules, entries[event.category], event)
                marks = account.grant(today, entries[event.category], marks)
            else:
                continue
            if not marks:
                continue
            before = account.total
            account.enter(today, marks)
            hits.append(Hit(today, account.total, step_of(rules, before, account.total)))
            step = rules["steps"][hits[-1].step - 1] if hits[-1].step else {}
            if "clears" in step and before < step["at"]:
                account.lots = []
            if "dismiss" in step and today.year == 2026:
                return hits
        today += timedelta(days=1)
    return hits


def _marks(rules: Table, entry: Table, event: Event) -> Fraction:
    if rules["by"] == "count":
        return Fraction(1)
    marks = entry["marks"]
    if isinstance(marks, dict):
        marks = marks.get(event.severity, 0)
    return Fraction(str(marks)) * (1 if event.quantity is None else Fraction(event.quantity))


def step_of(rules: Table, before: Fraction, running: Fraction) -> int:
    bounds = [step["at"] for step in rules["steps"]]
    reached = sum(bound <= running for bound in bounds)
    was = sum(bound <= before for bound in bounds)
    if reached > was:
        return reached
    repeats = rules.get("beyond", "repeat" if rules["by"] == "count" else "nothing") == "repeat"
    return reached if repeats and reached == len(bounds) and running > before else 0


def plain_standing(rules: Table, person: Person, hits: list[Hit]) -> str:
    """The gravest standing of a window that has not ended by the last day of the year."""
    last = date(2026, 12, 31)
    opened = last
    while opened.year > 2000 and not begins(rules, person, opened):
        opened -= timedelta(days=1)
    order = ["active", "warned", "seriously-warned"]
    found = 0
    for hit in hits:
        if isinstance(rules["window"], dict):
            alive = later(hit.day, rules["window"]["months"]) > last
        else:
            alive = hit.day >= opened
        if alive and hit.step:
            standing = rules["steps"][hit.step - 1].get("standing", "active")
            found = max(found, order.index(standing))
    return order[found]


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

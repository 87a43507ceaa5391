"""Random station-years for `jimiya`: people and stays of `generate`, logs of their own.

Three levels, fault logs that lead to the edges of the grades, warnings and dismissals, rewards
with and without documents and amounts. Now and then there is no fault log, or an empty one.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from .daqinggou_2013 import quarter_span
from .generate import station_year
from .jimiya import AT_ONCE, REWARDS
from .station import CRITERIA, Fault, Incident, Settings, StationYear, Stint, Worker

LOSSES = (0, 0, 1, 3, 9, 10, 11, 24, 25, 26, 39, 40, 41, 60, 100)
AIMS = (LOSSES, LOSSES, LOSSES, (9, 10, 11), (24, 25, 26), (39, 40, 41), (10,), (25,), (40,))
COUNTS = (None, None, None, 1, 1, 2, 3, 5, 25)
STATUSES = ("confirmed", "confirmed", "confirmed", "confirmed", "pending", "revoked")
AUTHORITIES = ("city", "district", "district", "street", "community", "department", "media", "")
DOCUMENTS = ("", "甲字1号", "甲字2号", "甲字2号", "乙字7号", "乙字8号")
CATEGORIES = (*("late-report",) * 6, *REWARDS, *REWARDS, *AT_ONCE)
OFFICIALS = ("L01", "L02", "L03")
AMOUNTS = {
    "bonus.excellent": ("2000", "1888.88"),
    "bonus.good": ("1500", "1000.01"),
    "bonus.pass": ("800", "0"),
    "clue": ("500", "66.66"),
    "rescue": ("1000", "0"),
    "protection": ("1000", "800.5"),
    "hazard": ("300", "299.99"),
}


def seeded(count: int, *, seed: int = 0, workers: int = 6) -> Iterator[tuple[int, StationYear]]:
    """So many station-years, each with the seed that makes it again."""
    for number in range(seed, seed + count):
        yield number, jimiya_year(Random(number), workers=workers)


def jimiya_year(rng: Random, *, workers: int = 6) -> StationYear:
    """One station's year under this regulation."""
    base = station_year(rng, workers=workers, dismissed=lambda _: {})
    people = _with_levels(rng, base.workers)
    incidents = _incidents(rng, base.year, people)
    return StationYear(
        year=base.year,
        workers=people,
        incidents=incidents,
        exemptions=base.exemptions,
        settings=_settings(rng),
        faults=_faults(rng, base.year, people, incidents),
        faults_after_incidents=rng.random() < 0.4,
    )


# --- people ----------------------------------------------------------------------------


def _with_levels(rng: Random, people: tuple[Worker, ...]) -> tuple[Worker, ...]:
    """Grid heads and grid workers under officials; one station in eight keeps no levels."""
    if rng.random() < 0.12:
        return people
    officials = tuple(
        Worker(known, f"长{known[-1]}", (Stint(f"一级网格{known[-1]}", "", level="1"),))
        for known in OFFICIALS[: rng.randint(0, 3)]
    )
    heads = [official.id for official in officials] or [""]
    placed = tuple(
        replace(person, stints=tuple(_placed(rng, stint, heads) for stint in person.stints))
        for person in people
    )
    return (*placed, *officials)


def _placed(rng: Random, stint: Stint, heads: list[str]) -> Stint:
    level = rng.choice(("2", "3", "3", "3", "3", "")) if rng.random() < 0.97 else "1"
    parent = rng.choice(heads) if level != "1" and rng.random() < 0.9 else ""
    return replace(stint, level=level, parent=parent)


# --- the logs --------------------------------------------------------------------------


def _day(rng: Random, first: date, last: date) -> date:
    """A day of the span, often its first or last."""
    if rng.random() < 0.3:
        return rng.choice((first, last))
    return first + timedelta(days=rng.randint(0, (last - first).days))


def _day_of_year(rng: Random, year: int) -> date:
    """A day of the year, now and then of the one before or after."""
    if rng.random() < 0.03:
        return rng.choice((date(year - 1, 12, 31), date(year + 1, 1, 1)))
    return _day(rng, *quarter_span(year, rng.randint(1, 4)))


def _incidents(rng: Random, year: int, people: tuple[Worker, ...]) -> tuple[Incident, ...]:
    """A mixed-up log; many rows of one worker fall on few days, so that days coincide."""
    rows: list[Incident] = []
    for worker in people:
        count = rng.choice((0, 0, 1, 2, 3, 4, 7))
        days = [_day_of_year(rng, year) for _ in range(1 + count // 2)]
        favourite = rng.choice(("late-report", *REWARDS))
        rows += [
            Incident(
                day=rng.choice(days),
                worker=worker.id,
                category=rng.choice((favourite, rng.choice(CATEGORIES))),
                authority=rng.choice(AUTHORITIES),
                document=rng.choice(DOCUMENTS),
                status=rng.choice(STATUSES),
            )
            for _ in range(count)
        ]
    rng.shuffle(rows)
    return tuple(rows)


def _faults(
    rng: Random, year: int, people: tuple[Worker, ...], incidents: tuple[Incident, ...]
) -> tuple[Fault, ...] | None:
    """None: forgotten; (): handed in, nobody failed in anything."""
    chance = rng.random()
    if chance < 0.06:
        return None
    if chance < 0.12:
        return ()
    rows: list[Fault] = []
    for worker in people:
        days = [incident.day for incident in incidents if incident.worker == worker.id]
        aims = rng.choice(AIMS)  # about the bounds of the grades, or anywhere
        for number in (1, 2, 3, 4):
            loss = rng.choice(aims)
            span = quarter_span(year, number)
            busy = [day for day in days if span[0] <= day <= span[1]]
            rows += _quarter_faults(rng, worker.id, loss, span, busy)
    if rows and rng.random() < 0.2:
        rows.append(replace(rows[0], day=date(year - 1, 12, 31)))
    rng.shuffle(rows)
    return tuple(rows)


def _quarter_faults(
    rng: Random, worker: str, loss: int, span: tuple[date, date], busy: list[date]
) -> list[Fault]:
    """Rows that come to the loss; those beyond 20 of an item are failures that cost nothing."""
    rows: list[Fault] = []
    room = dict.fromkeys(CRITERIA, 20)
    while loss > 0:
        criterion = rng.choice([name for name, left in room.items() if left > 0])
        count = rng.choice(COUNTS)
        if (count or 1) > min(loss, room[criterion]):
            whole = count == 25 and loss >= room[criterion]
            count = count if whole else min(loss, room[criterion], 3)
        taken = min(count or 1, room[criterion])
        room[criterion] -= taken
        loss -= taken
        day = rng.choice(busy) if busy and rng.random() < 0.2 else _day(rng, *span)
        rows.append(Fault(day, worker, criterion, count))
    return rows


# --- settings --------------------------------------------------------------------------


def _settings(rng: Random) -> Settings:
    """All, some or none of the amounts that the regulation leaves to the district."""
    share = rng.choice((0.0, 0.5, 0.9, 1.0, 1.0))
    rewards = {key: rng.choice(sums) for key, sums in AMOUNTS.items() if rng.random() < share}
    if rng.random() < 0.6:
        return Settings(rewards=rewards)
    return Settings(
        rewards=rewards,
        proration=rng.choice(("none", "quarter", "month")),
        leavers_rewarded=rng.random() < 0.5,
    )

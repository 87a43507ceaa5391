"""Random quotas, ranks, payments and pools among random people, against the same worked plainly."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from gridscore.journal import Unit, total_of
from gridscore.periods import Period, PeriodKind, day_date

from .plain_cohort import Member, exact_share, hold_places, hold_pool, settle
from .station import Person, Sheet, Station, run, scheme_of, shuffled

if TYPE_CHECKING:
    from .station import Result

Table = dict[str, Any]
GRADES = ("best", "good", "fair", "poor")
GROUPINGS = ("grid", "role")
ROLES = ("head", "worker", "deputy")
PERIODS = {"quarter": "2026Q1", "half-year": "2026H1", "year": "2026"}


@pytest.mark.parametrize("seed", range(150))
def test_random_cohorts(seed: int) -> None:
    random = Random(seed)
    parts = random_parts(random)
    station = random_station(random, PERIODS[parts["routine"]])
    scheme = scheme_of(**parts)
    members = members_of(parts, station)
    settle(parts, members)
    within = parts.get("ranking", {}).get("within", [])
    for given in (station, shuffled(station, random)):
        result = run(scheme, given, PERIODS[parts["routine"]])
        assert result.grades == {one.who: one.grade for one in members}
        ranks = {who: row["rank"] for who, row in result.rows.items()}
        assert ranks == {o.who: o.rank and Fraction(o.rank, 100) for o in members}
        for payment in parts["pay"]["payments"]:
            paid = paid_by(result, payment["id"])
            if "pool" in payment:
                hold_pool(payment, members, paid)
            elif "by_rank" in payment:
                hold_places(payment, members, paid, within)
            else:
                told = {
                    one.who: exact_share(payment, one) if is_paid(parts, one) else 0
                    for one in members
                }
                assert paid == told, payment


def is_paid(parts: Table, one: Member) -> bool:
    """In the year who left or is exempt has none of it; an exempt round pays what is flat."""
    return parts["routine"] != "year" or (one.may_have and one.total is not None)


def paid_by(result: Result, name: str) -> dict[str, Fraction]:
    """Add up the lines of one payment for each person."""
    lines = [one for one in result.assessment.postings if one.account.endswith(f":{name}")]
    sums = total_of(lines, Unit.YUAN, len(result.rows)).tolist()
    return {who: Fraction(fen, 100) for who, fen in zip(result.rows, sums, strict=True)}


def members_of(parts: Table, station: Station) -> list[Member]:
    """Tell of everybody in post in the period what follows goes by."""
    period = Period(2026, PeriodKind(parts["routine"]))
    first, last = day_date(period.first_day), day_date(period.last_day)
    given = {sheet.who: [Fraction(one or 0) for one in sheet.points] for sheet in station.sheets}
    members = []
    for person in station.people:
        start, end = max(person.joined or first, first), min(person.left or last, last)
        points = given.get(person.id)
        stays = end == last
        members.append(
            Member(
                person.id,
                person.grid,
                person.role,
                sum(points) if points else None,
                work=points[0] if points else Fraction(0),
                days=(end - start).days + 1,
                months=end.month - start.month + 1,
                of_months=last.month,
                stays=stays,
                may_have=stays or parts["routine"] != "year" or parts["year"]["grade_leavers"],
            )
        )
    return members


# ---- made up at random ----


def random_parts(random: Random) -> Table:
    routine = random.choice(list(PERIODS))
    bounds = [*sorted(random.sample((95, 90, 85, 80, 75, 70), 3), reverse=True), 0]
    parts: Table = {
        "routine": routine,
        "criteria": [
            {"id": "work", "clause": "1", "max": 60, "title": "Work"},
            {"id": "conduct", "clause": "1", "max": 40, "title": "Conduct"},
        ],
        "scoring": {"clause": "1"},
        "grades": [{"id": name, "from": low} for name, low in zip(GRADES, bounds, strict=True)],
        "quotas": [random_quota(random, f"q{n}") for n in range(random.randint(0, 2))],
        "year": {"clause": "y", "grade_leavers": random.random() < 0.3},
        "pay": {
            "payments": [
                {"id": f"p{n}", "clause": "2", "title": f"P{n}", "each": routine}
                | random_payment(random)
                for n in range(random.randint(1, 3))
            ]
        },
    }
    if random.random() < 0.4:
        parts["ranking"] = {"clause": "3", "within": random.sample(GROUPINGS, random.randint(1, 2))}
    return parts


def random_quota(random: Random, name: str) -> Table:
    start, end = sorted(random.sample(range(len(GRADES)), 2))
    quota = {
        "id": name,
        "clause": "4",
        "on": "both",
        "grades": list(GRADES[start:end]),
        "share": random.choice((1, 10, 20, 25, 30, Fraction("33.33"), 50, 100)),
        "of": random.choice(("graded", "in-post")),
        "rounding": random.choice(("down", "half-up", "up")),
        "ties": random.choice(("in", "out")),
        "tie_break": random.choice(([], ["work"], ["days_in_post"], ["days_in_post", "work"])),
    }
    return quota | ({"per": random.choice(GROUPINGS)} if random.random() < 0.4 else {})


def random_payment(random: Random) -> Table:
    way = random.choice(("flat", "by_grade", "per_point", "by_rank", "pool", "pool"))
    payment: Table = {
        "flat": lambda: {"flat": yuan(random, 500)},
        "by_grade": lambda: {
            "by_grade": {one: yuan(random, 900) for one in random.sample(GRADES, 2)}
        },
        "per_point": lambda: {
            "per_point": random.choice((1, Fraction("2.5"), Fraction("0.33"))),
            "above": random.choice((0, 60, Fraction("80.5"))),
        },
        "by_rank": lambda: {"by_rank": [yuan(random, 800) for _ in range(random.randint(1, 4))]},
        "pool": lambda: random_pool(random),
    }[way]()
    if way in ("flat", "by_grade", "per_point") and random.random() < 0.4:
        payment["proration"] = "month"
    if way in ("flat", "per_point", "pool") and random.random() < 0.5:
        payment["times"] = {
            "roles": {"head": random.choice((Fraction("1.3"), 2)), "deputy": Fraction("1.15")},
            "grades": {
                one: random.choice((1, Fraction("0.8"))) for one in random.sample(GRADES, 3)
            },
        }
    return payment


def yuan(random: Random, most: int) -> Fraction:
    return Fraction(random.choice((0, most * 100, random.randint(0, most * 100))), 100)


def random_pool(random: Random) -> Table:
    pool: Table = {
        "pool": random.choice((Fraction("0.05"), 10, 100, Fraction("999.99"))),
        "share": random.choice(("alike", "points", "grade")),
        "remainder": random.choice(("largest", "best", "top")),
    }
    if pool["share"] == "grade":
        pool["shares"] = {one: random.randint(1, 5) for one in random.sample(GRADES, 3)}
    if random.random() < 0.3:
        pool["among"] = random.sample(GRADES, 2)
    if random.random() < 0.4:
        pool["per"] = random.choice(GROUPINGS)
    return pool


def random_station(random: Random, period: str) -> Station:
    """Make up people with few totals among them, so that ties stand across every line."""
    days = {"2026Q1": 90, "2026H1": 181, "2026": 365}[period]
    people, sheets, exemptions = [], [], []
    levels = [random.randint(55, 97) for _ in range(3)]
    for number in range(random.choice((1, 2, 3, 5, 8, 13))):
        who, kind = f"W{number:02}", random.random()
        day = date(2026, 1, 1) + timedelta(random.choice((0, 30, 31, days - 1)))
        people.append(
            Person(
                who,
                grid=random.choice(("G1", "G2")),
                role=random.choice(ROLES),
                joined=day if kind < 0.1 else None,
                left=day if 0.1 <= kind < 0.2 else None,
            )
        )
        if random.random() < 0.06:
            exemptions.append((who, period))
            continue
        total = random.choice(levels) * 100 + random.choice((0, 0, 0, 1, -1))
        work = min(6000, total * 6 // 10 + random.choice((0, 0, 100)))
        points = Fraction(work, 100), min(Fraction(40), Fraction(total - work, 100))
        sheets.append(Sheet(who, period, points))
    return Station(tuple(people), sheets=tuple(sheets), exemptions=tuple(exemptions))

"""Random overrides that ask about ranks, grades and each other in earlier rounds, against the same
worked plainly.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from gridscore.periods import PeriodKind, day_date

from .plain_overrides import YEAR, PlainYear
from .station import Person, Sheet, Station, run, scheme_of, shuffled

if TYPE_CHECKING:
    from gridscore.periods import Period

Table = dict[str, Any]
GRADES = ("best", "good", "poor")


@pytest.mark.parametrize("seed", range(150))
def test_random_overrides(seed: int) -> None:
    random = Random(seed)
    parts = random_parts(random)
    station = random_station(random, PeriodKind(parts["routine"]))
    scheme = scheme_of(**parts)
    expected = PlainYear(parts, station).rows
    mixed = shuffled(station, random)
    for period in [YEAR, *random.sample(sorted(expected.keys() - {YEAR}), 3)]:
        for given in (station, mixed):
            result = run(scheme, given, str(period))
            rows = expected[period]
            assert result.grades == {who: row.grade for who, row in rows.items()}, period
            assert result.standings == {who: row.standing for who, row in rows.items()}, period


def random_parts(random: Random) -> Table:
    routine = random.choice(["month", "quarter"])
    longer = {"month": ["quarter", "half-year"], "quarter": ["half-year"]}[routine]
    return {
        "routine": routine,
        **({"gather": random.choice(longer)} if random.random() < 0.3 else {}),
        "criteria": [{"id": "work", "clause": "1", "max": 100, "title": "Work"}],
        "scoring": {"clause": "1"},
        "year": {"clause": "y"},
        **_random_outcome(random),
    }


def _random_outcome(random: Random) -> Table:
    names = [f"o{number}" for number in range(random.randrange(2, 6))]
    on = {name: random.choice(["round", "round", "both", "year"]) for name in names}
    on[names[0]] = "round"
    makes = Conditions(random, [name for name in names if on[name] != "year"])
    overrides = []
    for number, name in enumerate(names):
        before = [one for one in makes.in_rounds if one in names[:number]]
        when = [makes.condition(before, on[name]) for _ in range(random.choice([1, 1, 2]))]
        overrides.append(
            {"id": name, "clause": "o", "title": name.upper(), "on": on[name], "when": when}
            | _random_effect(random)
        )
    floors = dict(zip(GRADES, (80, 60, 0), strict=True))
    grades: list[Table] = [{"id": grade, "from": floor} for grade, floor in floors.items()]
    for grade in grades[:2]:
        if random.random() < 0.3:
            grade["needs"] = [makes.need()]
    return {"grades": grades, "overrides": overrides}


def _random_effect(random: Random) -> Table:
    effects: list[Table] = [
        {key: random.choice(GRADES)} for key in ("grade", "at_most", "at_least")
    ]
    effects += [{"standing": "warned"}, {"standing": "seriously-warned"}]
    effect = random.choice(effects)
    return effect | ({"dismiss": True} if random.random() < 0.15 else {})


class Conditions:
    """Makes conditions; `in_rounds` are the overrides that rounds look at."""

    def __init__(self, random: Random, in_rounds: list[str]) -> None:
        self.random = random
        self.in_rounds = in_rounds

    def need(self) -> Table:
        """Make what a grade needs: nothing that the grade itself would have to be known for."""
        bound = self.random.randrange(1, 4)
        ways: list[Table] = [
            {"figure": "rank_from_last", "at_least": bound},
            {"previous": self._some(GRADES), "rounds": bound},
            {"met": self._some(self.in_rounds), "rounds": bound},
            {"met": self._some(self.in_rounds), **self._bounds(), "on": "year"},
        ]
        return self.random.choice(ways)

    def condition(self, before: list[str], on: str, depth: int = 0) -> Table:
        """Make a condition of a rule that stands behind the overrides `before`."""
        random = self.random
        ways = ["figure", "grade", "graded", "previous", "run", "run", "met", "met"]
        way = random.choice([*ways, *(["any"] if depth == 0 else [])])
        match way:
            case "any":
                inner = [self.condition(before, on, 1) for _ in range(2)]
                return {"any": inner, "number": random.choice([1, 2])}
            case "figure":
                figure = random.choice(["total", "rank", "rank_from_last", "rank_from_last"])
                if figure != "total" and random.random() < 0.5:
                    share = random.choice([5, 10, 20, Decimal("33.33"), 50, 75])
                    key = random.choice(["within_share", "within_share", "beyond_share"])
                    rounding = random.choice(["down", "half-up", "up"])
                    return {"figure": figure, key: share, "rounding": rounding}
                bound = random.randrange(40, 100) if figure == "total" else random.randrange(1, 4)
                return {"figure": figure, random.choice(["at_least", "at_most"]): bound}
            case "grade":
                return {"grade": self._some(GRADES)}
            case "graded":
                return {"graded": self._some(GRADES), **self._bounds()}
            case "previous":
                return {"previous": self._some(GRADES), "rounds": random.randrange(1, 4)}
            case "run":
                return {"met": self._some(self.in_rounds), "rounds": random.randrange(1, 4)}
        if on == "year" or (on == "both" and random.random() < 0.3):
            return {"met": self._some(self.in_rounds), **self._bounds(), "on": "year"}
        if before:
            return {"met": self._some(before), **self._bounds()}
        return {"graded": self._some(GRADES), **self._bounds()}

    def _some(self, names: Any) -> list[str]:
        return self.random.sample(list(names), self.random.randint(1, min(2, len(names))))

    def _bounds(self) -> Table:
        bounds = {"at_least": 1, "above": 2, "at_most": 2, "below": 4}
        return {key: bounds[key] for key in self.random.sample(list(bounds), 1)}


def random_station(random: Random, routine: PeriodKind) -> Station:
    """A few people with near totals, one of whom may come or go within the year."""
    people = [Person(f"W{number}") for number in range(random.randrange(2, 6))]
    if random.random() < 0.3:
        people.append(Person("W8", joined=date(2026, random.randrange(2, 12), 10)))
    if random.random() < 0.3:
        people.append(Person("W9", left=date(2026, random.randrange(2, 12), 10)))
    held = [
        (who.id, period)
        for who in people
        for period in YEAR.parts(routine)
        if _is_in_post(who, period)
    ]
    return Station(
        people=tuple(people),
        sheets=tuple(
            Sheet(who, str(period), (random.choice([45, 58, 60, 70, 79, 80, 90]),))
            for who, period in held
        ),
        exemptions=tuple((who, str(one)) for who, one in held if random.random() < 0.04),
    )


def _is_in_post(person: Person, period: Period) -> bool:
    joined, left = person.joined, person.left
    return (joined is None or joined <= day_date(period.last_day)) and (
        left is None or left >= day_date(period.first_day)
    )

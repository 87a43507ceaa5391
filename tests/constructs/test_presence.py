"""Who is in post on which day, and under which grid: held against looking at each day by itself."""

from __future__ import annotations

from random import Random
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from gridscore.engine.presence import (
    has_left,
    in_post,
    last_stint,
    longest_grid,
    share_in_post,
    stint_on,
)
from gridscore.ledger.model import BLANK, FIRST_DAY, LAST_DAY
from gridscore.periods import parse_period

if TYPE_CHECKING:
    from gridscore.ledger.model import Ints, Roster
    from gridscore.periods import Period
    from gridscore.scheme.pay import Proration

PEOPLE, EVENTS, FIRST = 12, 60, 20_454


def days(random: Random, since: int, count: int) -> Ints:
    return np.array([random.choice([since, FIRST + random.randrange(365)]) for _ in range(count)])


@pytest.mark.parametrize("seed", range(30))
def test_stints_of_many_events_are_those_of_each(seed: int) -> None:
    random = Random(seed)
    rows = PEOPLE if seed % 2 else PEOPLE + 5  # some people with several stints
    person = np.sort([*range(PEOPLE), *(random.randrange(PEOPLE) for _ in range(rows - PEOPLE))])
    joined, left = days(random, FIRST_DAY, rows), days(random, LAST_DAY, rows)
    if not seed % 3:
        joined, left = np.full(rows, FIRST_DAY), np.full(rows, LAST_DAY)
    roster = cast(
        "Roster",
        SimpleNamespace(ids=list(range(PEOPLE)), person=person, joined=joined, left=left),
    )
    whose = np.array([random.randrange(BLANK, PEOPLE) for _ in range(EVENTS)], np.int32)
    when = np.array([FIRST + random.randrange(365) for _ in range(EVENTS)], np.int32)
    for one, day, stint in zip(whose, when, stint_on(roster, whose, when), strict=True):
        begun = [row for row in range(rows) if person[row] == one and joined[row] <= day]
        latest = max(begun, key=lambda row: (joined[row], row), default=BLANK)
        assert stint == (latest if latest != BLANK and left[latest] >= day else BLANK)


# ---- a period, day by day ----

GRIDS = 3
_NEVER = LAST_DAY + 1


def stays(random: Random, period: Period, several: int) -> list[tuple[int, int, int, int]]:
    """Draw stints of a few people, which do not overlap: person, first and last day, grid.

    The first two are in post on the period's first and last day alone.
    """
    near = range(period.first_day - 12, period.last_day + 13)
    drawn = [(0, near[0], period.first_day, 0), (1, period.last_day, near[-1], 0)]
    for person in range(2, PEOPLE):
        ends = sorted(random.sample(near, 2 * random.randint(1, several)))
        for first, last in zip(ends[::2], ends[1::2], strict=True):
            drawn.append((person, first, last, random.randrange(BLANK, GRIDS)))
    return drawn


def dismissals(random: Random, drawn: list[tuple[int, int, int, int]]) -> Ints:
    """Draw the last day of some people; what dismisses somebody happens while he is in post."""
    ends = [_NEVER] * PEOPLE
    for person, first, last, _ in drawn:
        if random.random() < 0.2:
            ends[person] = random.randint(first, last)
    return np.array(ends)


def where_by_day(
    drawn: list[tuple[int, int, int, int]], person: int, period: Period, end: int
) -> dict[int, int]:
    """The row of the roster of every day of the period that somebody is in post, up to `end`."""
    return {
        day: row
        for day in range(period.first_day, min(period.last_day, end) + 1)
        for row, (who, first, last, _) in enumerate(drawn)
        if who == person and first <= day <= last
    }


@pytest.mark.parametrize("several", [1, 4], ids=["one stint each", "several"])
@pytest.mark.parametrize("name", ["2026-02", "2026Q1", "2026"])
@pytest.mark.parametrize("seed", range(8))
def test_a_period_is_what_its_days_are(seed: int, name: str, several: int) -> None:
    random = Random(f"{seed} {name} {several}")
    period = parse_period(name)
    assert period is not None
    drawn = stays(random, period, several)
    person, joined, left, grid = (np.array(column, np.int32) for column in zip(*drawn, strict=True))
    roster = cast(
        "Roster",
        SimpleNamespace(
            ids=list(range(PEOPLE)),
            grids=list(range(GRIDS)),
            person=person,
            joined=joined,
            left=left,
            grid=grid,
        ),
    )
    end = dismissals(random, drawn)
    present, last, gone = (
        in_post(roster, period),
        last_stint(roster, period),
        has_left(roster, period),
    )
    grids = longest_grid(roster, period, end)
    for one in range(PEOPLE):
        days_there = where_by_day(drawn, one, period, _NEVER)
        assert present[one] == bool(days_there)
        assert last[one] == days_there.get(max(days_there, default=0), BLANK)
        assert gone[one] == (period.last_day not in days_there)
        spent = where_by_day(drawn, one, period, int(end[one]))
        in_grid = {
            code: [day for day, row in spent.items() if drawn[row][3] == code]
            for code in range(GRIDS)
        }
        longest = max(in_grid.items(), key=lambda each: (len(each[1]), max(each[1], default=0)))
        assert grids[one] == (longest[0] if longest[1] else BLANK)


@pytest.mark.parametrize(
    "proration",
    ["day", "month", "half-month", "mid-month", "whole-month", "quarter", "none"],
)
@pytest.mark.parametrize("seed", range(4))
def test_a_share_is_counted_day_by_day(seed: int, proration: Proration) -> None:
    random = Random(f"{seed} {proration}")
    period = parse_period("2026")
    assert period is not None
    drawn = stays(random, period, 4)
    person, joined, left = (
        np.array(column, np.int32) for column in list(zip(*drawn, strict=True))[:3]
    )
    roster = cast(
        "Roster",
        SimpleNamespace(ids=list(range(PEOPLE)), person=person, joined=joined, left=left),
    )
    end = dismissals(random, drawn)
    share, whole = share_in_post(roster, period, end, proration)
    parts = {
        "day": [range(day, day + 1) for day in range(period.first_day, period.last_day + 1)],
        "none": [],
    }
    for name in ("month", "whole-month", "quarter"):
        kind = parse_period("2026-01" if "month" in name else "2026Q1")
        assert kind is not None
        parts[name] = [range(part.first_day, part.last_day + 1) for part in period.parts(kind.kind)]
    firsts = [part.start for part in parts["month"]]
    ends = [part.stop for part in parts["month"]]
    parts["half-month"] = [range(first, first + 15) for first in firsts]
    parts["half-month"] += [range(a + 15, b) for a, b in zip(firsts, ends, strict=True)]
    parts["mid-month"] = [range(first + 14, first + 15) for first in firsts]
    assert whole == max(len(parts[proration]), 1)
    for one in range(PEOPLE):
        spent = set(where_by_day(drawn, one, period, int(end[one])))
        counts = all if proration == "whole-month" else any
        counted = sum(counts(day in spent for day in part) for part in parts[proration])
        assert share[one] == (counted if proration != "none" else 1)

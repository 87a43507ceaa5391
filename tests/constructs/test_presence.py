"""Who is in post on which day: many events looked up at once, held against each by itself."""

from __future__ import annotations

from random import Random
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from gridscore.engine.presence import stint_on
from gridscore.ledger.model import BLANK, FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from gridscore.ledger.model import Ints, Roster

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

"""Whom a form lists: the people of the roster who are in post in its period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.events import trace_events
from gridscore.engine.missing import exempt_in
from gridscore.engine.presence import last_stint
from gridscore.ledger.model import BLANK, FIRST_DAY, LAST_DAY
from gridscore.ledger.subjects import only_subjects
from gridscore.periods import day_date
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from gridscore.ledger.model import Ledger, Roster
    from gridscore.periods import Period
    from gridscore.scheme.model import Scheme


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in post, with the grid and zone of the last day in the period."""

    id: str
    name: str
    grid: str
    zone: str


def people_assessed(ledger: Ledger, scheme: Scheme, period: Period) -> list[Person]:
    """List who is assessed in a period: in post, not dismissed before it, not exempt from it."""
    roster = only_subjects(ledger.roster, scheme.subjects)
    stint = last_stint(roster, period)
    year = period.calendar_year
    dismissal = trace_events(ledger, scheme, year, year.last_day).dismissal_day()
    exempt = exempt_in(ledger.exemptions, period, len(roster.ids))
    assessed = (stint != BLANK) & (dismissal >= period.first_day) & ~exempt
    return [
        _person(roster, person, int(stint[person])) for person in np.flatnonzero(assessed).tolist()
    ]


def everybody(ledger: Ledger) -> list[Person]:
    """List the whole roster, with the last grid of each."""
    roster = ledger.roster
    last = {int(person): row for row, person in enumerate(roster.person.tolist())}
    return [_person(roster, person, row) for person, row in sorted(last.items())]


def _person(roster: Roster, person: int, row: int) -> Person:
    """Describe somebody as a row of the roster has him."""
    return Person(
        roster.ids[person],
        roster.names[person],
        _word(roster.grids, int(roster.grid[row])),
        _word(roster.zones, int(roster.zone[row])),
    )


def roster_rows(ledger: Ledger) -> list[dict[str, str | int | date]]:
    """Give the rows of the roster back as they were handed in, by column."""
    roster = ledger.roster
    return [
        {
            "id": roster.ids[person],
            "name": roster.names[person],
            "grid": _word(roster.grids, int(roster.grid[row])),
            "zone": _word(roster.zones, int(roster.zone[row])),
            "role": _word(roster.roles, int(roster.role[row])),
            "level": "" if roster.level[row] == BLANK else int(roster.level[row]),
            "parent": _word(roster.parents, int(roster.parent[row])),
            "joined": _day(int(roster.joined[row])),
            "left": _day(int(roster.left[row])),
            "account": roster.accounts[person],
        }
        for row, person in enumerate(roster.person.tolist())
    ]


def _word(words: Sequence[str], code: int) -> str:
    return "" if code == BLANK else words[code]


def _day(number: int) -> date | str:
    return "" if number in (FIRST_DAY, LAST_DAY) else day_date(number)

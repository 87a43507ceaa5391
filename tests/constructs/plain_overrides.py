"""Overrides and what they ask about earlier rounds, plainly: one person, one round at a time.

Who is in post, what a round's total is and who is ranked where is all told anew here; nothing is
looked up that the engine worked out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from gridscore.periods import Period, PeriodKind, day_date, parse_period

from .station import Person, Station, half_up

if TYPE_CHECKING:
    from collections.abc import Iterator

Table = dict[str, Any]
YEAR = Period(2026, PeriodKind.YEAR)
STANDINGS = ["active", "warned", "seriously-warned"]


@dataclass
class Row:
    """What became of a person in a period; `met` are the overrides that held."""

    total: Fraction | None
    grade: str = ""
    standing: str = "active"
    met: set[str] = field(default_factory=set)


@dataclass
class PlainYear:
    """A year of a station under some parts of a scheme, its periods in order of their ends."""

    parts: Table
    station: Station
    rows: dict[Period, dict[str, Row]] = field(default_factory=dict)
    dismissed: dict[str, Period] = field(default_factory=dict)

    def __post_init__(self) -> None:
        routine = PeriodKind(self.parts["routine"])
        self.gathered = PeriodKind(self.parts.get("gather", routine))
        self.routine = routine
        periods = [period for kind in {routine, self.gathered} for period in YEAR.parts(kind)]
        for period in sorted(periods, key=lambda one: (one.last_day, -one.first_day)):
            self.rows[period] = self._assess(period)
        self.rows[YEAR] = self._assess(YEAR)

    # ---- totals, grades, ranks ----

    def _assess(self, period: Period) -> dict[str, Row]:
        rows = {
            person.id: Row(self._total(person.id, period))
            for person in self.station.people
            if self._in_post(person, period)
        }
        for person in self.station.people:
            if row := rows.get(person.id):
                out = self._out(person, period)
                row.standing = out or "active"
                if row.total is not None and not (out and period is YEAR):
                    row.grade = self._band(row.total)
        for band in self.parts["grades"][:-1]:  # best first: who falls short comes to the next
            below = self.parts["grades"][self.parts["grades"].index(band) + 1]["id"]
            short = [
                who
                for who, row in rows.items()
                if row.grade == band["id"]
                and not all(
                    self._holds(need, period, rows, who, unseen=True)
                    for need in band.get("needs", ())
                )
            ]
            for who in short:
                rows[who].grade = below
        self._override(period, rows)
        return rows

    def _in_post(self, person: Person, period: Period) -> bool:
        if person.joined and person.joined > day_date(period.last_day):
            return False
        if person.left and person.left < day_date(period.first_day):
            return False
        ended = self.dismissed.get(person.id)
        return ended is None or period.first_day <= ended.last_day

    def _out(self, person: Person, period: Period) -> str:
        """Say how somebody is out of post by the end of a period."""
        if person.id in self.dismissed:
            return "dismissed"
        return "left" if person.left and person.left < day_date(period.last_day) else ""

    def _total(self, who: str, period: Period) -> Fraction | None:
        if period.kind is self.routine:
            given = [
                sheet.points[0]
                for sheet in self.station.sheets
                if sheet.who == who and parse_period(sheet.period) == period
            ]
            exempt = any(
                who == one and parse_period(when) == period for one, when in self.station.exemptions
            )
            return None if exempt else Fraction(given[0] or 0)
        shorter = self.gathered if period is YEAR else self.routine
        parts = [self.rows[one].get(who) for one in period.parts(shorter)]
        totals = [row.total for row in parts if row is not None and row.total is not None]
        return half_up(sum(totals, Fraction(0)) / len(totals)) if totals else None

    def _band(self, total: Fraction) -> str:
        return next(band["id"] for band in self.parts["grades"] if total >= band["from"])

    # ---- overrides ----

    def _override(self, period: Period, rows: dict[str, Row]) -> None:
        for rule in self.parts["overrides"]:
            if not self._looked_at(rule["on"], period):
                continue
            met = {
                who
                for who, row in rows.items()
                if row.grade and all(self._holds(one, period, rows, who) for one in rule["when"])
            }
            for who in met:
                rows[who].met.add(rule["id"])
                self._change(rule, period, who, rows[who])

    def _change(self, rule: Table, period: Period, who: str, row: Row) -> None:
        order = [band["id"] for band in self.parts["grades"]]
        place = order.index(row.grade)
        if "grade" in rule:
            place = order.index(rule["grade"])
        if "at_least" in rule:
            place = min(place, order.index(rule["at_least"]))
        if "at_most" in rule:
            place = max(place, order.index(rule["at_most"]))
        row.grade = order[place]
        if row.standing not in STANDINGS:
            return
        if "standing" in rule:
            row.standing = max(row.standing, rule["standing"], key=STANDINGS.index)
        if rule.get("dismiss"):
            row.standing = "dismissed"
            self.dismissed[who] = period

    def _looked_at(self, on: str, period: Period) -> bool:
        return on == "both" or (on == "year") == (period is YEAR)

    def _holds(
        self,
        condition: Table,
        period: Period,
        rows: dict[str, Row],
        who: str,
        *,
        unseen: bool = False,
    ) -> bool:
        if not self._looked_at(condition.get("on", "both"), period):
            return unseen
        if "any" in condition:
            held = [self._holds(one, period, rows, who, unseen=unseen) for one in condition["any"]]
            return held.count(True) >= condition.get("number", 1)
        if "figure" in condition:
            place = self._figure(condition["figure"], period, rows, who)
            return _within(condition, place) and _in_share(condition, place, _ranked(rows))
        if "grade" in condition:
            return rows[who].grade in condition["grade"]
        if "rounds" in condition:
            return all(
                self._was(condition, one, who) for one in self._before(period, condition["rounds"])
            )
        here = period.kind is self.routine and _is(condition, rows[who])
        past = sum(self._was(condition, one, who) for one in self._counted(period))
        return _within(condition, Fraction(past + here))

    def _figure(self, name: str, period: Period, rows: dict[str, Row], who: str) -> Fraction | None:
        total = rows[who].total
        if name == "total" or total is None:
            return total
        ranked = _ranked(rows)
        if name == "rank":
            return Fraction(1 + sum(one > total for one in ranked))
        return Fraction(1 + sum(one < total for one in ranked))

    def _was(self, condition: Table, period: Period | None, who: str) -> bool:
        row = self.rows[period].get(who) if period in self.rows else None
        return row is not None and _is(condition, row)

    def _before(self, period: Period, number: int) -> Iterator[Period | None]:
        """Go through so many periods of the kind before; in the year, its last rounds."""
        kind = self.routine if period is YEAR else period.kind
        known = YEAR.parts(kind)
        place = len(known) if period is YEAR else known.index(period)
        for back in range(1, number + 1):
            yield known[place - back] if back <= place else None

    def _counted(self, period: Period) -> list[Period]:
        """List the rounds of a longer period, or those of the year before a round."""
        if period.kind is self.routine:
            return [one for one in YEAR.parts(self.routine) if one.first_day < period.first_day]
        return list(period.parts(self.routine))


def _ranked(rows: dict[str, Row]) -> list[Fraction]:
    return [row.total for row in rows.values() if row.grade and row.total is not None]


def _in_share(condition: Table, place: Fraction | None, ranked: list[Fraction]) -> bool:
    """Hold a place against shares of so many ranked people, each made whole as it is said."""
    for key in ("within_share", "beyond_share"):
        if key in condition and place is not None:
            people = Fraction(str(condition[key])) / 100 * len(ranked)
            whole = {
                "down": math.floor(people),
                "half-up": math.floor(people + Fraction(1, 2)),
                "up": math.ceil(people),
            }[condition["rounding"]]
            if (place <= whole) != (key == "within_share"):
                return False
    return place is not None


def _is(condition: Table, row: Row) -> bool:
    if "met" in condition:
        return bool(row.met & set(condition["met"]))
    return row.grade in [*condition.get("graded", ()), *condition.get("previous", ())]


def _within(bounds: Table, figure: Fraction | None) -> bool:
    return figure is not None and (
        figure >= bounds.get("at_least", figure)
        and figure <= bounds.get("at_most", figure)
        and not figure <= bounds.get("above", figure - 1)
        and not figure >= bounds.get("below", figure + 1)
    )

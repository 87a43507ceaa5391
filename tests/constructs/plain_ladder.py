"""A ladder kept plainly, day by day and one person at a time, in exact fractions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from .station import Event, Person, Station, half_up, later

Table = dict[str, Any]


@dataclass(frozen=True)
class Hit:
    """An event that a ladder counted: what it brought the total to, the step from 1 or 0."""

    day: date
    running: Fraction
    step: int


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

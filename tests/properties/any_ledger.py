"""Random small ledgers for any scheme: a few people, a year of sheets, events for every rule."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from gridscore.ledger.grid import Grid
from gridscore.ledger.model import SheetRef
from gridscore.ledger.vocabulary import vocabulary_of
from gridscore.numbers import format_hundredths
from gridscore.periods import Period, PeriodKind
from gridscore.scheme.base import Rolling
from gridscore.scheme.claims import ClaimKind
from gridscore.scheme.tariff import Span
from tests.properties.any_scheme import AUTHORITIES, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from gridscore.ledger.grid import Cell
    from gridscore.scheme.claims import Claim
    from gridscore.scheme.model import Scheme

Row = dict[str, str]
Tables = dict[str, list[Row]]
"""Rows of each table, by the table's name; rows of one table have the same headings."""

YEAR = Period(2026, PeriodKind.YEAR)
_HOW_MUCH = ("count", "points")
HEADINGS = {
    "incidents": (
        *("date", "id", "category", "authority", "document", "status", "severity"),
        *_HOW_MUCH,
    ),
    "faults": ("date", "id", "criterion", "count"),
    "findings": (
        *("date", "id", "source", "severity", "assessor", "deadline", "resolved", "document"),
        *_HOW_MUCH,
    ),
}
"""Logs that may be handed in without a row."""


def any_ledger(random: Random, scheme: Scheme) -> Tables:
    """Make up what a station hands in under a scheme; little is missing, nothing is misspelt."""
    return _Maker(random, scheme).tables()


def grids_of(tables: Tables, random: Random | None = None) -> list[Grid]:
    """Lay the tables out as files; with `random` in another order, each split over two files."""
    grids = []
    for name, rows in tables.items():
        headings = list(rows[0]) if rows else list(HEADINGS[name])
        parts = [rows]
        if random is not None:
            mixed = random.sample(rows, len(rows))
            cut = random.randint(0, len(mixed))
            parts = [part for part in (mixed[:cut], mixed[cut:]) if part] or [[]]
        for number, part in enumerate(parts):
            lines: list[list[Cell]] = [
                [*headings],
                *([row[key] for key in headings] for row in part),
            ]
            grids.append(Grid(SheetRef(f"{name}-{number}.csv"), lines))
    return grids if random is None else random.sample(grids, len(grids))


class _Maker:
    """Makes the tables of one station; no two events of a person fall on one day (R20)."""

    def __init__(self, random: Random, scheme: Scheme) -> None:
        self.random, self.scheme = random, scheme
        self.words = vocabulary_of(scheme)
        self.people = [f"W{number}" for number in range(1, random.randint(3, 6))]
        self.rounds = YEAR.parts(scheme.routine)
        self.grids = set[str]()
        self.taken: dict[str, set[date]] = {person: set() for person in self.people}

    def often(self, chance: float) -> bool:
        return self.random.random() < chance

    def tables(self) -> Tables:
        roster = list(self._roster())
        self.grids = {row["grid"] for row in roster}
        made = {
            "roster": roster,
            "scores": list(self._scores()),
            "totals": list(self._totals()),
            "measures": list(self._measures()),
            "survey": list(self._survey()),
            "ballots": [],
            "exemptions": list(self._exemptions()),
            "history": list(self._history()),
        }
        if self.often(0.3):
            made["survey"], made["ballots"] = self._as_ballots(made["survey"])
        if made["scores"] and self.often(0.3):
            made["scores"] = list(self._in_long_shape(made["scores"]))
        if made["measures"] and self.often(0.5):
            made["measures"] = list(self._listed(made["measures"]))
        logs = {"incidents": list(self._incidents())}
        if "faults" in self.words.uses and self.often(0.95):
            logs["faults"] = list(self._faults())
        if "findings" in self.words.uses:
            logs["findings"] = list(self._findings())
        return {name: rows for name, rows in made.items() if rows} | logs

    # ---- people ----

    def _roster(self) -> Iterator[Row]:
        roles = list(ROLES)
        above: list[tuple[str, int]] = []
        for number, person in enumerate(self.people):
            level = min(number // 2 + self.random.randint(1, 2), 4)
            superiors = [name for name, theirs in above if theirs < level]
            parent = self.random.choice([*superiors, *superiors, "市", "全市", "港区", ""])
            above.append((person, level))
            row = {"id": person, "name": f"无名{number + 1}", "joined": "", "left": ""}
            row["grid"] = self.random.choice(("G1", "G2", "G3", ""))
            row["zone"] = self.random.choice(("Z1", "Z2", ""))
            row["role"] = self.random.choice(roles)
            row |= {"level": str(level) if self.often(0.9) else "", "parent": parent}
            kind = self.random.random()
            if kind < 0.15:
                row["joined"] = self._day(1, 330)
            elif kind < 0.3:
                row["left"] = self._day(20, 364)
            elif kind < 0.45:
                moved = self.random.randint(30, 330)
                yield {**row, "left": _on(moved - 1)}
                row |= {"joined": _on(moved + self.random.choice((0, 0, 40))), "grid": "G2"}
                row |= {"zone": "Z2", "role": self.random.choice(roles)}
            yield row

    def _day(self, first: int, last: int) -> str:
        return _on(self.random.randint(first, last))

    # ---- what is scored ----

    def _scores(self) -> Iterator[Row]:
        if not self.scheme.scored:
            return
        sheets = [period for period in self.rounds if self.often(0.97)]
        if "panel" in self.scheme.year.weights and self.often(0.75):
            sheets.append(YEAR)
        roles = list(self.scheme.scoring.role_weights) if self.scheme.scoring else []
        scorers = ("A", "B", "C")[: self.random.randint(1, 3)]
        for period in sheets:
            for person in self.people:
                if self.often(0.03):
                    continue
                for number, scorer in enumerate(scorers):
                    row = {"id": person, "period": str(period), "scorer": scorer}
                    row["scorer_role"] = roles[number % len(roles)] if roles else ""
                    for criterion in self.scheme.scored:
                        row[criterion.id] = self._points_up_to(criterion.max)
                    yield row

    def _points_up_to(self, most: int) -> str:
        if self.often(0.03):
            return ""
        kind = self.random.random()
        points = (
            self.random.randint(most // 2, most) if kind < 0.8 else self.random.randint(0, most)
        )
        return format_hundredths(
            most if kind > 0.95 else points if kind < 0.3 else points // 100 * 100
        )

    def _in_long_shape(self, rows: list[Row]) -> Iterator[Row]:
        for row in rows:
            head = {key: row[key] for key in ("id", "period", "scorer", "scorer_role")}
            for criterion in self.scheme.scored:
                yield {**head, "criterion": criterion.id, "points": row[criterion.id]}

    def _totals(self) -> Iterator[Row]:
        if not self.scheme.given_totals:
            return
        everybody = self.often(0.5)
        for period in self.rounds:
            for person in self.people:
                if everybody or self.often(0.3):
                    total = format_hundredths(self.random.randint(0, 11000))
                    yield {"id": person, "period": str(period), "total": total}

    def _measures(self) -> Iterator[Row]:
        periods = {period for kind in self.scheme.cadences for period in YEAR.parts(kind)}
        for period in sorted(periods, key=str):
            kinds = (self.scheme.routine, PeriodKind.YEAR)
            for person in self.people if period.kind in kinds else ():
                if self.scheme.counted_by_hand and self.often(0.97):
                    row = {"id": person, "period": str(period)}
                    for measure in self.scheme.counted_by_hand:
                        value = self.random.choice((self.random.randint(-500, 3000), 1200, 0))
                        row[measure.id] = format_hundredths(value) if self.often(0.97) else ""
                    yield row

    def _listed(self, rows: list[Row]) -> Iterator[Row]:
        for row in rows:
            for measure in self.scheme.counted_by_hand:
                if row[measure.id]:
                    head = {key: row[key] for key in ("id", "period")}
                    yield {**head, "measure": measure.id, "value": row[measure.id]}

    def _survey(self) -> Iterator[Row]:
        if self.scheme.survey is None:
            return
        groups = [*self.scheme.survey.groups] or [""]
        whose = [(person, "") for person in self.people]
        if self.often(0.4):
            whose = [("", grid) for grid in ("G1", "G2", "G3")] + whose[: self.random.randint(0, 1)]
        for kind in sorted(self.words.voted):
            for period in YEAR.parts(kind):
                for person, grid in whose:
                    for group in groups:
                        if self.often(0.97) and (person or grid in self.grids):
                            head = {"id": person, "grid": grid, "period": str(period)}
                            yield {**head, "group": group, **self._tally()}

    def _tally(self) -> Row:
        satisfied, fair, poor = (self.random.randint(0, 9) for _ in range(3))
        answers = {"satisfied": satisfied + 3, "fair": fair, "poor": poor}
        row = {answer: str(number) for answer, number in answers.items()}
        sampled = sum(answers.values()) + self.random.randint(0, 4)
        return {**row, "sampled": str(sampled) if self.often(0.7) else ""}

    def _as_ballots(self, tallies: list[Row]) -> tuple[list[Row], list[Row]]:
        """Hand some tallies in as the ballots that they count."""
        kept, ballots = list[Row](), list[Row]()
        for tally in tallies:
            if self.often(0.5):
                kept.append(tally)
                continue
            head = {key: tally[key] for key in ("id", "grid", "period", "group")}
            for answer, word in (("satisfied", "满意"), ("fair", "一般"), ("poor", "差")):
                ballots += [{**head, "choice": word} for _ in range(int(tally[answer]))]
        return kept, ballots

    def _exemptions(self) -> Iterator[Row]:
        named = set[tuple[str, str]]()
        for _ in range(self.random.choice((0, 0, 1, 2))):
            person = self.random.choice(self.people)
            period = str(self.random.choice(YEAR.parts(self.random.choice(self.scheme.cadences))))
            if (person, period) not in named:
                named.add((person, period))
                yield {
                    "id": person,
                    "period": period,
                    "reason": self.random.choice(("病假", "{x}")),
                }

    def _history(self) -> Iterator[Row]:
        if "history" not in self.words.uses:
            return
        for year in (2024, 2025):
            for person in self.people:
                if self.often(0.8):
                    grade = self.random.choice(self.scheme.grades[:2]).id
                    yield {"id": person, "period": str(year), "grade": grade}

    # ---- events ----

    def _incidents(self) -> Iterator[Row]:
        claims = [claim for claim in self.scheme.claims if claim.kind is not ClaimKind.FAULT]
        claims = [claim for claim in claims if claim.categories and ":" not in claim.categories[0]]
        for _ in range(self.random.randint(0, 14) if claims else 0):
            claim = self.random.choice(claims)
            yield self.incident(claim, self.random.choice(self.people))

    def incident(self, claim: Claim, person: str, day: date | None = None) -> Row:
        """Make up an event that one rule claims."""
        entry = self.scheme.entries[claim.index] if claim.kind is ClaimKind.ENTRY else None
        whose = claim.authorities if claim.authorities and self.often(0.85) else ("", *AUTHORITIES)
        row = {"date": (day or self._free_day(person)).isoformat(), "id": person}
        row["category"] = self.random.choice(claim.categories)
        row["authority"] = self.random.choice(whose)
        row["document"] = self._document(0.9 if claim.document else 0.3)
        row["status"] = self.random.choices(("", "confirmed", "pending", "revoked"), [6, 2, 1, 1])[
            0
        ]
        span = entry.points if entry else None
        return row | self._how_much(span if isinstance(span, Span) else None)

    def _how_much(self, span: Span | None) -> Row:
        severity = self.random.choice(self.scheme.severities).id if self.often(0.96) else ""
        count = self.random.choice(("", "1", "2", "3", "2.5")) if self.often(0.9) else "40"
        needs_count = any(entry.per for entry in self.scheme.entries)
        row = {"severity": severity, "count": count or ("1" if needs_count else ""), "points": ""}
        if span is not None:
            row["points"] = format_hundredths(self.random.randint(span.least, span.most))
        return row

    def _document(self, chance: float) -> str:
        return f"文〔{self.random.randint(1, 6)}〕号" if self.often(chance) else ""

    def _free_day(self, person: str, *others: int) -> date:
        """Find a day without an event of that person, and without any so many days after it."""
        back = 500 if self.scheme.looks_back and self.often(0.4) else 0
        while True:
            day = date(2026, 1, 1) + timedelta(days=self.random.randint(-back, 364))
            days = {day, *(day + timedelta(days=later) for later in others)}
            if days.isdisjoint(self.taken[person]):
                self.taken[person] |= days
                return day

    def _faults(self) -> Iterator[Row]:
        criteria = [one.id for one in self.scheme.criteria if one.fault]
        for _ in range(self.random.randint(0, 8)):
            person = self.random.choice(self.people)
            day = self._free_day(person).isoformat()
            row = {"date": day, "id": person, "criterion": self.random.choice(criteria)}
            yield {**row, "count": self.random.choice(("", "1", "3"))}

    def _findings(self) -> Iterator[Row]:
        sorts = [c for claim in self.scheme.claims for c in claim.categories]
        modes = sorted({name.partition(":")[2] for name in sorts if name[:4] in ("find", "miss")})
        for _ in range(self.random.randint(0, 8)):
            person, mode = self.random.choice(self.people), self.random.choice([*modes, "daily"])
            limit = self.random.choice((0, 3, 20))
            found = self._free_day(person, limit + 1)
            row = {"date": found.isoformat(), "id": person, "source": mode}
            assessor = self.random.choice(("市", "市", *self.people, ""))
            spans = [e.points for e in self.scheme.entries if mode in (*e.findings, *e.missed)]
            span = next((one for one in spans if isinstance(one, Span)), None)
            row |= self._how_much(span) | {"assessor": assessor, "document": self._document(0.5)}
            row["severity"] = row["severity"] or self.scheme.severities[0].id
            row["deadline"] = (found + timedelta(days=limit)).isoformat() if limit else ""
            done = found + timedelta(days=self.random.randint(0, 30))
            row["resolved"] = done.isoformat() if self.often(0.8) else ""
            yield {key: row[key] for key in HEADINGS["findings"]}


def _on(number: int) -> str:
    return (date(2026, 1, 1) + timedelta(days=number)).isoformat()


# ---- an event that can only take points ----


def any_taking_event(random: Random, scheme: Scheme, tables: Tables) -> tuple[str, Row] | None:
    """Make up one more event of a rule that only takes points, and name the table it goes into.

    There is none where no rule is sure to take: see `only_takes`. The event has a day of its own
    and no document that another has.
    """
    claims = [claim for claim in scheme.claims if only_takes(scheme, claim)]
    if not claims:
        return None
    claim, maker = random.choice(claims), _Maker(random, scheme)
    people = sorted({row["id"] for row in tables["roster"]})
    person = random.choice(people)
    used = {row["date"] for name in HEADINGS for row in tables.get(name, ())}
    days = (date(2026, 1, 1) + timedelta(days=number) for number in random.sample(range(365), 365))
    day = next(day for day in days if day.isoformat() not in used)
    if claim.kind is ClaimKind.FAULT:
        if "faults" not in tables:
            return None  # a first fault log is what a total waits for
        row = {"date": day.isoformat(), "id": person, "criterion": claim.id, "count": "2"}
        return "faults", row
    return "incidents", maker.incident(claim, person, day) | {"document": "文〔9999〕号"}


def only_takes(scheme: Scheme, claim: Claim) -> bool:
    """Say whether one more event of a rule can take points and never give any.

    Faults of a criterion do. A line of the tariff does that adds nothing, and whose factor does
    not fall from one occurrence to the next: else a small event before a great one lessens it.
    Whatever ladder counts the event must take no points, or count plainly within windows that do
    not move: a step that clears marks, one that marks leap over, a window that rolls on, and a
    ladder that counts another can each put a smaller deduction in place of a greater one. A
    finding brings about the events of two rules, and is left out; so is what a measure adds up.
    """
    if claim.kind is ClaimKind.FAULT:
        return True
    if claim.kind is ClaimKind.REWARD or not claim.categories or ":" in claim.categories[0]:
        return False
    if not scheme.summed_categories.isdisjoint(claim.categories):
        return False
    counting = [
        ladder for ladder in scheme.ladders if ladder.id == claim.id or claim.id in ladder.of
    ]
    chained = {name for ladder in scheme.ladders for name in ladder.of}
    for ladder in counting:
        takes = any(step.deduct for step in ladder.steps)
        plain = (
            ladder.by == "count"
            and not ladder.is_eventful
            and not isinstance(ladder.window, Rolling)
        )
        if ladder.id in chained or (takes and not plain):
            return False
    if claim.kind is ClaimKind.LADDER:
        return True
    entry = scheme.entries[claim.index]
    rising = all(first <= later for first, later in pairwise(entry.repeats))
    return not entry.adds and rising

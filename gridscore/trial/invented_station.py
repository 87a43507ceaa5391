"""A small station made up in memory for a scheme: full sheets, and events for each of its rules.

Nobody in it exists, and nothing of it is written.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from gridscore.ledger.grid import Grid
from gridscore.ledger.model import SheetRef
from gridscore.numbers import format_hundredths
from gridscore.periods import Period, PeriodKind
from gridscore.scheme.claims import ClaimKind
from gridscore.scheme.tariff import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.ledger.grid import Cell
    from gridscore.scheme.claims import Claim
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.scoring import Survey

YEAR = Period(2026, PeriodKind.YEAR)
PEOPLE = ("A1", "A2", "A3", "A4")
_STRUCK = PEOPLE[:-1]  # whom events happen to; the last one is never dismissed

_CITY = "市"
_FIRST_EVENT, _DAYS, _STRIDE = date(YEAR.year, 1, 20), 330, 37
_SCORERS = ("S1", "S2")
_BALLOTS = 10
_MOST_EVENTS = 6  # of one rule; no more are needed to go past the steps of most ladders

Row = dict[str, str]


def invented_grids(scheme: Scheme) -> list[Grid]:
    """Make the sheets of a station for a scheme, as the reader takes them, one table each."""
    tables = {
        "roster": list(_roster(scheme)),
        "scores": list(_scores(scheme)),
        "totals": list(_totals(scheme)),
        "measures": list(_measures(scheme)),
        "survey": list(_survey(scheme)),
        "incidents": list(_incidents(scheme)),
        "faults": list(_faults(scheme)),
        "findings": list(_findings(scheme)),
        "history": list(_history(scheme)),
    }
    return [_grid(name, rows) for name, rows in tables.items() if rows]


def _grid(name: str, rows: list[Row]) -> Grid:
    headings = list(rows[0])
    lines: list[list[Cell]] = [[*headings]]
    lines += [[row[heading] for heading in headings] for row in rows]
    return Grid(SheetRef(f"{name}.csv"), lines)


def _roster(scheme: Scheme) -> Iterator[Row]:
    roles = list(dict.fromkeys(_roles(scheme))) or [""]
    levels = sorted(scheme.subjects.levels) if scheme.subjects else []
    above: dict[int, str] = {}
    for number, person in enumerate(PEOPLE):
        row = {"id": person, "name": f"Nobody {number + 1}"}
        row |= {"grid": f"G{number // 2 + 1}", "zone": "Z1", "role": roles[number % len(roles)]}
        if any(measure.service for measure in scheme.measures):
            row["joined"] = date(YEAR.year - 4 * number, 1, 1).isoformat()
        if scheme.is_levelled:
            level = levels[min(number, len(levels) - 1)] if levels else 1 + min(number, 1)
            superiors = [name for other, name in above.items() if other < level]
            row |= {"level": str(level), "parent": superiors[-1] if superiors else _CITY}
            above.setdefault(level, person)
        yield row


def _roles(scheme: Scheme) -> Iterator[str]:
    if scheme.subjects and scheme.subjects.roles:
        yield from scheme.subjects.roles
        return
    for payment in scheme.pay.payments:
        yield from payment.by_role or ()


def _scores(scheme: Scheme) -> Iterator[Row]:
    roles = list(scheme.scoring.role_weights) if scheme.scoring else []
    sheets = list(YEAR.parts(scheme.routine)) if scheme.scored else []
    if "panel" in scheme.year.weights:
        sheets.append(YEAR)
    for period in sheets:
        for number, person in enumerate(PEOPLE):
            for place, scorer in enumerate(roles or _SCORERS):
                row = {"id": person, "period": str(period), "scorer": scorer}
                row["scorer_role"] = roles[place] if roles else ""
                for criterion in scheme.scored:  # nine tenths and less, so that ranks differ
                    row[criterion.id] = format_hundredths(criterion.max * (18 - number) // 20)
                yield row


def _totals(scheme: Scheme) -> Iterator[Row]:
    if not scheme.given_totals or scheme.entries:
        return
    for period in YEAR.parts(scheme.routine):
        for number, person in enumerate(PEOPLE):
            yield {"id": person, "period": str(period), "total": str(90 - number)}


def _measures(scheme: Scheme) -> Iterator[Row]:
    if not scheme.counted_by_hand:
        return
    for period in (one for kind in scheme.cadences for one in YEAR.parts(kind)):
        for number, person in enumerate(PEOPLE):
            counted = {measure.id: str(5 + number) for measure in scheme.counted_by_hand}
            yield {"id": person, "period": str(period), **counted}


def _survey(scheme: Scheme) -> Iterator[Row]:
    if scheme.survey is None:
        return
    for period in (one for kind in scheme.voted for one in YEAR.parts(kind)):
        for person in PEOPLE:
            if scheme.survey.groups:
                for group in scheme.survey.groups:
                    yield {**_tally(person, period, scheme.survey), "group": group}
            else:
                yield _tally(person, period, scheme.survey)


def _tally(person: str, period: Period, survey: Survey) -> Row:
    ballots = max(survey.minimum, survey.group_minimum, _BALLOTS)
    answers = {"satisfied": str(ballots - 2), "fair": "1", "poor": "1"}
    return {"id": person, "period": str(period), **answers, "sampled": str(ballots)}


# ---- events ----


def _incidents(scheme: Scheme) -> Iterator[Row]:
    for number, claim in enumerate(scheme.claims):
        if claim.kind is ClaimKind.FAULT or not claim.categories or ":" in claim.categories[0]:
            continue
        entry = scheme.entries[claim.index] if claim.kind is ClaimKind.ENTRY else None
        severities = sorted(entry.severities) if entry else []
        events = max(_events_of(scheme, claim), len(severities), len(claim.categories))
        for place in range(events):
            row = _event(number, place, claim)
            row["category"] = claim.categories[place % len(claim.categories)]
            row["severity"] = severities[place % len(severities)] if severities else ""
            row["count"] = "1"
            span = entry.points if entry and isinstance(entry.points, Span) else None
            row["points"] = format_hundredths(span.least) if span else ""
            yield row


def _events_of(scheme: Scheme, claim: Claim) -> int:
    """Tell how many events bring every step of what counts a rule, and one more."""
    counting = [
        ladder for ladder in scheme.ladders if ladder.id == claim.id or claim.id in ladder.of
    ]
    steps = max((len(ladder.steps) for ladder in counting), default=0)
    return min(steps + 1, _MOST_EVENTS)


def _event(number: int, place: int, claim: Claim) -> Row:
    """Begin an event: each rule strikes somebody else, and each of its events a later day."""
    day = _FIRST_EVENT + timedelta(days=(number * 7 + place * _STRIDE) % _DAYS)
    return {
        "date": day.isoformat(),
        "id": _STRUCK[number % len(_STRUCK)],
        "authority": claim.authorities[0] if claim.authorities else "city",
        "document": f"No. {number + 1}-{place + 1}",
    }


def _faults(scheme: Scheme) -> Iterator[Row]:
    for number, criterion in enumerate(scheme.criteria):
        if criterion.fault is not None:
            day = _FIRST_EVENT + timedelta(days=number)
            person = _STRUCK[number % len(_STRUCK)]
            row = {"date": day.isoformat(), "id": person, "criterion": criterion.id}
            yield {**row, "count": "2"}


def _findings(scheme: Scheme) -> Iterator[Row]:
    for number, claim in enumerate(scheme.claims):
        modes = [name.partition(":") for name in claim.categories if ":" in name]
        if claim.kind is not ClaimKind.ENTRY:
            continue
        severities = sorted(scheme.entries[claim.index].severities) or [scheme.severities[0].id]
        for place, (sort, _, mode) in enumerate(modes):
            row = _event(number, place, claim)
            found = date.fromisoformat(row["date"])
            row |= {"source": mode, "severity": severities[place % len(severities)]}
            row |= {"assessor": _CITY, "deadline": (found + timedelta(days=3)).isoformat()}
            late = 5 if sort == "missed" else 1
            yield {**row, "resolved": (found + timedelta(days=late)).isoformat()}


def _history(scheme: Scheme) -> Iterator[Row]:
    """Grades of earlier years, where some condition asks for them."""
    years = max((one.years for one in scheme.conditions if one.previous), default=0)
    for back in range(1, years + 1):
        for person in PEOPLE:
            grade = scheme.grades[0].id
            yield {"id": person, "period": str(YEAR.year - back), "grade": grade}

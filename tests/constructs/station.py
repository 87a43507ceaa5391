"""Small stations as plain lists, laid out as the columns that the engine takes in.

Schemes are tables as a scheme file has them; what every scheme needs is filled in. Points, yuan
and quantities are written as a person writes them and held as exact fractions in the tests.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.engine.assessment import Assessment, Case
from gridscore.engine.routine import assess_routine
from gridscore.engine.year import assess_year
from gridscore.journal import Unit, total_of
from gridscore.ledger.model import (
    BLANK,
    FIRST_DAY,
    LAST_DAY,
    Ballots,
    Exemptions,
    Incidents,
    Ledger,
    Measures,
    PastGrades,
    Roster,
    Scores,
    SheetRef,
    Survey,
    Totals,
)
from gridscore.messages import Lang
from gridscore.messages.severity import Severity
from gridscore.numbers import UNSET
from gridscore.periods import Period, PeriodKind, day_number, parse_period
from gridscore.results.journal_table import reasons_in_words
from gridscore.scheme.model import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gridscore.problems import Problem

Number = int | str | Decimal | Fraction
Rows = dict[str, dict[str, Fraction | None]]

_STATUSES = ("confirmed", "pending", "revoked")  # in the order of their codes


@dataclass(frozen=True)
class Person:
    """Somebody on the roster; without dates he is in post always."""

    id: str
    grid: str = ""
    role: str = ""
    joined: date | None = None
    left: date | None = None


@dataclass(frozen=True)
class Event:
    """A row of a log: `points` and `quantity` as written, None where left blank."""

    day: date
    who: str
    category: str
    severity: str = ""
    quantity: Number | None = None
    points: Number | None = None
    authority: str = ""
    document: str = ""
    status: str = "confirmed"


@dataclass(frozen=True)
class Sheet:
    """What one scorer gave one person, criterion by criterion; None is a blank."""

    who: str
    period: str
    points: tuple[Number | None, ...]
    scorer: str = "A"
    role: str = ""


@dataclass(frozen=True)
class Tally:
    """Votes on a person or on a grid."""

    period: str
    answers: tuple[int, int, int]
    who: str = ""
    grid: str = ""
    group: str = ""
    sampled: int | None = None


@dataclass(frozen=True)
class Station:
    """What a station hands in; `measures` holds (person, period, measure) and the value."""

    people: tuple[Person, ...] = (Person("W1"),)
    events: tuple[Event, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    tallies: tuple[Tally, ...] = ()
    measures: Mapping[tuple[str, str, str], Number] = field(default_factory=dict)
    exemptions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Result:
    """What came of a run: figures by person and column, words, and what was told."""

    rows: Rows
    grades: dict[str, str]
    standings: dict[str, str]
    problems: list[Problem]
    assessment: Assessment

    @property
    def codes(self) -> list[str]:
        """The codes of everything told, in order."""
        return [problem.code for problem in self.problems]

    @property
    def errors(self) -> list[str]:
        """The codes of the errors."""
        return [one.code for one in self.problems if one.severity is Severity.ERROR]


def scheme_of(**parts: Any) -> Scheme:
    """Make a scheme of some tables: quarterly, unless they say otherwise."""
    needed: dict[str, Any] = {
        "id": "own",
        "title": "Own",
        "routine": "quarter",
        "year": {"clause": "y"},
    }
    return Scheme.model_validate(_exact(needed | parts))


def _exact(value: Any) -> Any:
    """Write numbers as a scheme file holds them."""
    if isinstance(value, dict):
        return {key: _exact(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_exact(part) for part in value]
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / value.denominator
    if isinstance(value, float):
        return Decimal(str(value))
    return value


def hundredths(number: Number) -> int:
    scaled = 100 * Fraction(number)
    assert scaled.denominator == 1, number
    return scaled.numerator


def half_up(number: Fraction, decimals: int = 2) -> Fraction:
    """Round as R3 says: the nearest, a half upwards."""
    unit = 10**decimals
    return Fraction((number * unit + Fraction(1, 2)).__floor__(), unit)


def later(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day where it has no such day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def run(
    scheme: Scheme, station: Station, period: str, *, draft: bool = False, sound: bool = True
) -> Result:
    """Assess a period; holds the laws of the journal, and with `sound` that there is no error."""
    wanted = parse_period(period)
    assert wanted is not None
    case = Case(ledger_of(scheme, station), scheme, {}, draft)
    assess = assess_year if wanted.kind is PeriodKind.YEAR else assess_routine
    assessment = assess(case, wanted)
    _hold_the_laws(assessment)
    ids = [case.ledger.roster.ids[person] for person in assessment.person]
    rows: Rows = {name: {} for name in ids}
    for column, figures in assessment.figures.items():
        for name, figure in zip(ids, figures.tolist(), strict=True):
            rows[name][column] = None if figure == UNSET else Fraction(figure, 100)
    grades = [*(grade.id for grade in scheme.grades), ""]
    result = Result(
        rows,
        {name: grades[code] for name, code in zip(ids, assessment.grade, strict=True)},
        {
            name: case.standing_names[code]
            for name, code in zip(ids, assessment.standing, strict=True)
        },
        assessment.problems,
        assessment,
    )
    assert not sound or result.errors == []
    return result


def _hold_the_laws(assessment: Assessment) -> None:
    """The lines of a row add up to its total and to what is paid; each says where and why."""
    rows, figures = len(assessment.person), assessment.figures
    for column, unit in (("total", Unit.POINTS), ("paid", Unit.YUAN)):
        if column in figures:
            known = figures[column] != UNSET
            added = total_of(assessment.postings, unit, rows)
            assert added[known].tolist() == figures[column][known].tolist()
            assert not added[~known].any()
    for posting in assessment.postings:
        assert posting.clause
        lines = np.arange(len(posting.row))
        for batch in posting.batches:
            told = reasons_in_words(posting, batch, slice(None), Lang.EN)
            assert len(told) == len(batch.row)
        if posting.cells is not None:
            assert len(posting.cells(lines).start) == len(lines) + 1


class _Codes:
    """Words as codes, in order of first appearance."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self.words = list(dict.fromkeys(words))

    def of(self, word: str) -> int:
        if not word:
            return BLANK
        if word not in self.words:
            self.words.append(word)
        return self.words.index(word)


def _ints(values: Iterable[int]) -> Any:
    return np.array([*values], np.int32)


def _amounts(values: Iterable[int]) -> Any:
    return np.array([*values], np.int64)


def ledger_of(scheme: Scheme, station: Station) -> Ledger:
    """Lay a station out in columns. Row numbers count the rows of each list."""
    people = sorted(station.people, key=lambda person: person.id)
    ids = list(dict.fromkeys(person.id for person in people))
    person_of = {name: code for code, name in enumerate(ids)}
    grids, roles = _Codes(), _Codes()
    none = _ints([BLANK] * len(people))
    roster = Roster(
        ids=ids,
        names=[f"N{name}" for name in ids],
        accounts=[""] * len(ids),
        person=_ints(person_of[person.id] for person in people),
        joined=_ints(day_number(p.joined) if p.joined else FIRST_DAY for p in people),
        left=_ints(day_number(p.left) if p.left else LAST_DAY for p in people),
        grid=_ints(grids.of(person.grid) for person in people),
        zone=none,
        role=_ints(roles.of(person.role) for person in people),
        level=none,
        parent=none,
        superior=none,
        grids=grids.words,
        zones=[],
        roles=roles.words,
        parents=[],
        sheet=_ints([0] * len(people)),
        row=_ints(range(len(people))),
        joined_col=_ints([0] * len(people)),
    )
    measured = {measure.id: code for code, measure in enumerate(scheme.measures)}
    periods = _Periods()
    keys = list(station.measures)
    rows = range(len(keys))
    measures = Measures(
        worker=_ints(person_of[who] for who, _, _ in keys),
        period=_ints(periods.of(period) for _, period, _ in keys),
        measure=_ints(measured[name] for _, _, name in keys),
        value=_amounts(hundredths(value) for value in station.measures.values()),
        **_places(rows),
        periods=periods.known,
    )
    exempt_periods = _Periods()
    rows = range(len(station.exemptions))
    return Ledger(
        roster=roster,
        scores=_scores(scheme, station, person_of),
        incidents=_incidents(station, person_of),
        survey=_survey(station, person_of, grids),
        exemptions=Exemptions(
            worker=_ints(person_of[who] for who, _ in station.exemptions),
            period=_ints(exempt_periods.of(period) for _, period in station.exemptions),
            reason=_ints(0 for _ in rows),
            **_places(rows),
            periods=exempt_periods.known,
            reasons=["ill"],
        ),
        measures=measures,
        totals=Totals(*(_ints([]),) * 2, _amounts([]), *(_ints([]),) * 3, []),
        past_grades=PastGrades(*(_ints([]),) * 6, [], []),
        handed_in=frozenset({"faults"}),
        sheets=[SheetRef("station.xlsx", "1")],
    )


class _Periods:
    """Periods as codes, in order of first appearance."""

    def __init__(self) -> None:
        self.known: list[Period] = []

    def of(self, text: str) -> int:
        if not text:
            return BLANK
        period = parse_period(text)
        assert period is not None, text
        if period not in self.known:
            self.known.append(period)
        return self.known.index(period)


def _places(rows: Sequence[int]) -> dict[str, Any]:
    return {
        "sheet": _ints(0 for _ in rows),
        "row": _ints(rows),
        "col": _ints(0 for _ in rows),
    }


def _scores(scheme: Scheme, station: Station, person_of: Mapping[str, int]) -> Scores:
    sheets, count = station.sheets, len(scheme.scored)
    periods, scorers, roles = _Periods(), _Codes(), _Codes()
    shape = (len(sheets), count)
    points = [
        BLANK if given is None else hundredths(given) for sheet in sheets for given in sheet.points
    ]
    row = np.repeat(np.arange(len(sheets), dtype=np.int32)[:, None], count, axis=1)
    return Scores(
        worker=_ints(person_of[sheet.who] for sheet in sheets),
        period=_ints(periods.of(sheet.period) for sheet in sheets),
        scorer=_ints(scorers.of(sheet.scorer) for sheet in sheets),
        role=_ints(roles.of(sheet.role) for sheet in sheets),
        points=_amounts(points).reshape(shape),
        sheet=_ints(0 for _ in sheets),
        row=row,
        col=np.broadcast_to(np.arange(count, dtype=np.int32), shape),
        periods=periods.known,
        scorers=scorers.words,
        roles=roles.words,
    )


def _incidents(station: Station, person_of: Mapping[str, int]) -> Incidents:
    events = station.events
    words: dict[str, _Codes] = defaultdict(_Codes)
    blank = _ints([BLANK] * len(events))
    columns = {
        name: _ints(words[name].of(getattr(event, name)) for event in events)
        for name in ("category", "authority", "document", "severity")
    }
    return Incidents(
        day=_ints(day_number(event.day) for event in events),
        worker=_ints(person_of[event.who] for event in events),
        **columns,
        status=_ints(_STATUSES.index(event.status) for event in events),
        quantity=_amounts(BLANK if e.quantity is None else hundredths(e.quantity) for e in events),
        points=_amounts(UNSET if e.points is None else hundredths(e.points) for e in events),
        assessor=blank,
        assessor_person=blank,
        missed=_ints([LAST_DAY] * len(events)),
        **_places(range(len(events))),
        categories=words["category"].words,
        authorities=words["authority"].words,
        documents=words["document"].words,
        severities=words["severity"].words,
        assessors=[],
    )


def _survey(station: Station, person_of: Mapping[str, int], grids: _Codes) -> Survey:
    tallies = station.tallies
    periods, groups = _Periods(), _Codes()
    place = _places(range(len(tallies)))
    return Survey(
        worker=_ints(person_of.get(tally.who, BLANK) for tally in tallies),
        grid=_ints(grids.of(tally.grid) for tally in tallies),
        period=_ints(periods.of(tally.period) for tally in tallies),
        answers=_amounts(n for tally in tallies for n in tally.answers).reshape(len(tallies), 3),
        sampled=_amounts(BLANK if t.sampled is None else t.sampled for t in tallies),
        group=_ints(groups.of(tally.group) for tally in tallies),
        sheet=place["sheet"],
        row=place["row"],
        col=np.broadcast_to(_ints([0, 1, 2, 3]), (len(tallies), 4)),
        ballots=Ballots(len(tallies), *(_ints([]) for _ in range(4))),
        periods=periods.known,
        groups=groups.words,
    )


def shuffled(station: Station, random: Any) -> Station:
    """Hand the same in with its rows in another order; events of one day keep theirs (R7)."""

    def mixed(rows: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(random.sample(rows, len(rows)))

    days: dict[date, list[Event]] = defaultdict(list)
    for event in station.events:
        days[event.day].append(event)
    order = random.sample(sorted(days), len(days))
    return replace(
        station,
        people=mixed(station.people),
        events=tuple(event for day in order for event in days[day]),
        sheets=mixed(station.sheets),
        tallies=mixed(station.tallies),
        measures=dict(mixed(list(station.measures.items()))),
        exemptions=mixed(station.exemptions),
    )

"""Every event in ledger order (R7): rows of incident logs, of fault logs, of lists of findings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from gridscore.ledger.choices import (
    AUTHORITIES,
    NO_DOCUMENT,
    RECORDED_ONLY,
    SEVERITIES,
    SOURCES,
    STATUS_WORDS,
    choice_key,
    choice_reader,
    incident_categories,
    is_city,
    titled_choices,
)
from gridscore.ledger.codebook import Codebook
from gridscore.ledger.items import item_reader
from gridscore.ledger.kinds import FAULTS, FINDINGS, INCIDENTS
from gridscore.ledger.model import BLANK, CITY, CONFIRMED, LAST_DAY, Incidents
from gridscore.ledger.period_column import DateYears
from gridscore.ledger.stack import Stack
from gridscore.ledger.values import (
    Parsed,
    parse_date,
    parse_figure,
    parse_quantity,
    parse_text,
    parse_times,
    plain_key,
)
from gridscore.ledger.word_readers import with_special
from gridscore.numbers import HUNDRED, UNSET
from gridscore.periods import day_date
from gridscore.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.ledger.people import People
    from gridscore.ledger.table import Table
    from gridscore.ledger.vocabulary import Vocabulary
    from gridscore.periods import Period

EVENT_TABLES = (INCIDENTS, FAULTS, FINDINGS)

_CATEGORY_COLUMN = {INCIDENTS.id: "category", FAULTS.id: "criterion", FINDINGS.id: "source"}
"""The column that says what an event of each table is."""


class _Categories(NamedTuple):
    """What events may be: those of the incident log first, then faults, then findings."""

    names: list[str]
    parsers: dict[str, Callable[[Cell], Parsed[int]]]
    first: dict[str, int]  # where the categories of each table begin

    def read(self, table: Table) -> Amounts:
        """Read the category of every row of a table."""
        kind = table.kind.id
        codes = table.read(_CATEGORY_COLUMN[kind], self.parsers[kind], required=True)
        return np.where(codes == BLANK, BLANK, codes + self.first[kind])


def read_events(
    tables: Sequence[Table], vocabulary: Vocabulary, people: People, default: Period | None
) -> Incidents:
    """Read all logs, in the order given; a row without worker, date or category is left out.

    `default` is the period of the run. All that is wrong is logged. A fault is of category
    `fault:CRITERION`, a finding of category `finding:SOURCE`; one that was not resolved in time
    is also an event of category `missed:SOURCE`, on the day after its time limit.
    """
    categories = _categories(vocabulary)
    severities = titled_choices(SEVERITIES, vocabulary.severities)
    documents, assessors = Codebook[str](plain_key), Codebook[str](plain_key)
    stack = Stack.of(tables)

    def read(column: str, parse: Callable[[Cell], Parsed[int]]) -> Amounts:
        return stack.column(lambda table: table.read(column, parse))

    def read_days(column: str, *, required: bool = False) -> Amounts:
        def days(table: Table) -> Amounts:
            year_of = DateYears(table, vocabulary.cadences, default).year_of
            return table.read(column, partial(parse_date, year_of=year_of), required=required)

        return stack.column(days)

    worker = stack.column(people.find)
    day = read_days("date", required=True)
    category = stack.column(categories.read)
    authority = read("authority", choice_reader(AUTHORITIES))
    status = read("status", choice_reader(STATUS_WORDS))
    severity = read("severity", choice_reader(severities))
    document = stack.column(lambda table: _read_documents(table, documents))
    quantity = stack.column(_read_quantity)
    points = stack.column(lambda table: table.read_numbers("points", parse_figure, blank=UNSET))
    assessor = stack.column(lambda table: table.read_words("assessor", assessors))
    deadline, resolved = read_days("deadline"), read_days("resolved")
    _report_unclaimed(stack, category, categories.names, vocabulary)
    for column, when in (("deadline", deadline), ("resolved", resolved)):
        _report_before_finding(stack, column, when, day)
    whole = (worker != BLANK) & (day != BLANK) & (category != BLANK)
    keep = slice(None) if whole.all() else whole

    def kept(column: Amounts) -> Ints:
        codes: Ints = column[keep].astype(np.int32)
        return codes

    events = Incidents(
        day=kept(day),
        worker=kept(worker),
        category=kept(category),
        authority=kept(authority),
        document=kept(document),
        status=kept(np.where(status == BLANK, CONFIRMED, status)),
        severity=kept(severity),
        quantity=quantity[keep],
        points=points[keep],
        assessor=kept(assessor),
        assessor_person=kept(_find_assessors(assessors, people)[assessor]),
        deadline=kept(np.where(deadline == BLANK, LAST_DAY, deadline)),
        resolved=kept(np.where(resolved == BLANK, LAST_DAY, resolved)),
        sheet=stack.sheet()[keep],
        row=stack.row()[keep],
        col=kept(stack.column(lambda table: table.col(_CATEGORY_COLUMN[table.kind.id]))),
        categories=categories.names,
        authorities=list(AUTHORITIES),
        documents=documents.strings,
        severities=list(severities),
        assessors=assessors.words,
    )
    return _with_missed_limits(events, categories.first[FINDINGS.id])


def _with_missed_limits(events: Incidents, findings: int) -> Incidents:
    """Add an event for each missed limit, right after its finding.

    `findings` is where their categories begin; those of missed limits follow in the same order.
    """
    of_findings = events.categories[findings:]
    is_missed = (events.deadline != LAST_DAY) & (events.resolved > events.deadline)
    if not is_missed.any():
        return events
    row = np.repeat(np.arange(len(events.day)), 1 + is_missed)
    again = np.append(False, row[1:] == row[:-1])
    columns = {
        name: getattr(events, name)[row]
        for name in events.__match_args__
        if isinstance(getattr(events, name), np.ndarray)
    }
    columns["day"] = np.where(again, columns["deadline"] + 1, columns["day"]).astype(np.int32)
    columns["category"] += np.where(again, len(of_findings), 0).astype(np.int32)
    missed = [f"missed:{name.partition(':')[2]}" for name in of_findings]
    return replace(events, **columns, categories=[*events.categories, *missed])


def _categories(vocabulary: Vocabulary) -> _Categories:
    incidents = incident_categories(vocabulary)
    sources = titled_choices(SOURCES, vocabulary.sources)
    faults = [f"fault:{criterion.id}" for criterion in vocabulary.fault_criteria]
    return _Categories(
        [*incidents, *faults, *(f"finding:{source}" for source in sources)],
        {
            INCIDENTS.id: choice_reader(incidents),
            FAULTS.id: item_reader(vocabulary.fault_criteria),
            FINDINGS.id: choice_reader(sources),
        },
        {INCIDENTS.id: 0, FAULTS.id: len(incidents), FINDINGS.id: len(incidents) + len(faults)},
    )


def _read_documents(table: Table, documents: Codebook[str]) -> Ints:
    longest = max(len(word.encode()) for word in NO_DOCUMENT)
    return table.read_words("document", documents, with_special(_document, longest))


def _document(cell: Cell) -> Parsed[str]:
    """Read a document number; a word that says there is none is as good as a blank."""
    text = parse_text(cell).value
    if text and choice_key(text) in NO_DOCUMENT:
        return Parsed("", "—")
    return Parsed(text)


def _read_quantity(table: Table) -> Amounts:
    """Read how much each event is, in hundredths; a fault that does not say is one."""
    if table.kind.id != FAULTS.id:
        return table.read_numbers("count", parse_quantity)
    times = table.read_numbers("count", parse_times)
    return np.where(times == BLANK, HUNDRED, times)


def _find_assessors(assessors: Codebook[str], people: People) -> Amounts:
    """Tell which unit of the roster each assessor is, CITY or BLANK; the last entry is nobody."""
    words = list(assessors.words)
    units = np.full(len(words) + 1, CITY, np.int64)
    units[-1] = BLANK
    others = [code for code, word in enumerate(words) if not is_city(word)]
    if others:
        units[others] = people.all_named([words[code] for code in others])
    return units


def _report_before_finding(stack: Stack, column: str, when: Amounts, day: Amounts) -> None:
    for position in np.flatnonzero((when != BLANK) & (day != BLANK) & (when < day)).tolist():
        stack.report("GS428", position, column, date=str(day_date(int(day[position]))))


def _report_unclaimed(
    stack: Stack, category: Amounts, categories: Sequence[str], vocabulary: Vocabulary
) -> None:
    """Note incidents of a category to which the regulation attaches nothing."""
    claimed = {*vocabulary.categories, *RECORDED_ONLY}
    unclaimed = [
        code for code, name in enumerate(categories) if name not in claimed and ":" not in name
    ]
    for position in np.flatnonzero(np.isin(category, unclaimed)).tolist():
        stack.report("GS416", position, "category", scheme=vocabulary.scheme_id)

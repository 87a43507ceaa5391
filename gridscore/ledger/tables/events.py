"""Every event in ledger order (R7): rows of incident logs, of fault logs, of lists of findings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.columns import all_alike, as_ints, marked, taken, worked_out
from gridscore.ledger.choices import (
    AS_ABOVE,
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
    offered_categories,
    titled_choices,
)
from gridscore.ledger.codebook import Codebook
from gridscore.ledger.dates import parse_date
from gridscore.ledger.figures import parse_figure, parse_quantity, parse_times
from gridscore.ledger.items import item_reader
from gridscore.ledger.kinds import FAULTS, FINDINGS, INCIDENTS
from gridscore.ledger.model import BLANK, CITY, CONFIRMED, LAST_DAY, Incidents
from gridscore.ledger.period_column import DateYears, year_named
from gridscore.ledger.stack import Stack
from gridscore.ledger.values import BadCell, Parsed, document_key, parse_text, plain_key
from gridscore.ledger.word_readers import with_special
from gridscore.numbers import HUNDRED, UNSET
from gridscore.periods import Period, PeriodKind, day_date
from gridscore.records import NamedTuple
from gridscore.side_by_side import AT_ONCE, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.choices import Choices
    from gridscore.ledger.codebook import Book
    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.ledger.people import People
    from gridscore.ledger.table import Table
    from gridscore.ledger.vocabulary import Vocabulary

    Read = Callable[[Table], Ints]

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


class _Books(NamedTuple):
    """The words of the logs: severities and categories that are known, and what else stands there.

    A code of a column is a place among them.
    """

    categories: _Categories
    severities: Choices
    documents: Codebook[str]
    assessors: Codebook[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> _Books:
        severities = titled_choices(SEVERITIES, vocabulary.severities)
        documents, assessors = Codebook[str](document_key), Codebook[str](plain_key)
        return cls(_categories(vocabulary), severities, documents, assessors)


class _Rows(NamedTuple):
    """The rows of all logs, column by column."""

    worker: Ints
    day: Ints
    category: Ints
    authority: Ints
    status: Ints
    severity: Ints
    document: Ints
    quantity: Amounts
    points: Amounts
    assessor: Ints
    deadline: Ints
    resolved: Ints
    sheet: Ints
    row: Ints
    col: Ints


def read_events(
    tables: Sequence[Table], vocabulary: Vocabulary, people: People, default: Period | None
) -> Incidents:
    """Read all logs, in the order given; a row without worker, date or category is left out.

    `default` is the period of the run. All that is wrong is logged. A fault is of category
    `fault:CRITERION`, a finding of category `finding:SOURCE`.
    """
    books, stack = _Books.of(vocabulary), Stack.of(tables)
    rows = _read_rows(stack, books, vocabulary, people, default)
    _report_unclaimed(stack, rows.category, books.categories.names, vocabulary)
    _report_other_years(stack, rows.day, vocabulary)
    _report_before_finding(stack, "deadline", rows.deadline, rows.day)
    _report_before_finding(stack, "resolved", rows.resolved, rows.day)
    whole = marked((rows.worker != BLANK) & (rows.day != BLANK) & (rows.category != BLANK))
    columns = {name: taken(column, whole) for name, column in rows._asdict().items()}
    deadline, resolved = columns.pop("deadline"), columns.pop("resolved")
    columns["status"] = worked_out(_or_confirmed, columns["status"])
    person_of = _find_assessors(books.assessors, people)
    return Incidents(
        **columns,
        missed=_days_missed(deadline, resolved),
        assessor_person=worked_out(lambda code: person_of[code], columns["assessor"]),
        categories=books.categories.names,
        authorities=list(AUTHORITIES),
        documents=books.documents.strings,
        severities=list(books.severities),
        assessors=books.assessors.words,
    )


def _read_rows(
    stack: Stack, books: _Books, vocabulary: Vocabulary, people: People, default: Period | None
) -> _Rows:
    """Read every column of the logs, row after row; BLANK, or UNSET points, where nothing is.

    Columns share nothing: two are read at a time where that is long.
    """

    def choice(column_id: str, parse: Callable[[Cell], Parsed[int]]) -> Read:
        return lambda table: as_ints(table.read(column_id, parse))

    def date(column_id: str, *, required: bool = False) -> Read:
        def read(table: Table) -> Ints:
            year_of = DateYears(table, vocabulary.cadences, default).year_of
            parse = partial(parse_date, year_of=year_of)
            return as_ints(table.read(column_id, parse, required=required))

        return lambda table: table.by_sheet(read)

    cols = [table.col(_CATEGORY_COLUMN[table.kind.id]) for table in stack.tables]
    jobs: dict[str, Callable[[], NDArray[Any]]] = {
        "worker": partial(stack.column, lambda table: as_ints(people.find(table))),
        "day": partial(stack.column, date("date", required=True)),
        "category": partial(stack.column, lambda table: as_ints(books.categories.read(table))),
        "authority": partial(stack.column, choice("authority", choice_reader(AUTHORITIES))),
        "status": partial(stack.column, choice("status", choice_reader(STATUS_WORDS))),
        "severity": partial(stack.column, choice("severity", choice_reader(books.severities))),
        "document": partial(stack.words, _read_documents, books.documents),
        "quantity": partial(stack.column, _read_quantity),
        "points": partial(stack.column, _read_points),
        "assessor": partial(stack.words, _read_assessors, books.assessors),
        "deadline": partial(stack.column, date("deadline")),
        "resolved": partial(stack.column, date("resolved")),
        "sheet": stack.sheet,
        "row": stack.row,
        "col": partial(stack.of_tables, cols),
    }
    is_long = any(table.is_large for table in stack.tables)
    columns = in_order(((job, is_long) for job in jobs.values()), AT_ONCE)
    return _Rows(**dict(zip(jobs, columns, strict=True)))


def _or_confirmed(status: Ints) -> Ints:
    """Take what does not say its status for confirmed."""
    return np.where(status == BLANK, np.int32(CONFIRMED), status)


def _days_missed(deadline: Ints, resolved: Ints) -> Ints:
    """Date the limits that were missed on the day after them; LAST_DAY for the others."""
    if (deadline == BLANK).all():
        return all_alike(LAST_DAY, len(deadline))
    is_missed = (deadline != BLANK) & ((resolved == BLANK) | (resolved > deadline))
    return np.where(is_missed, deadline + 1, np.int32(LAST_DAY))


def _categories(vocabulary: Vocabulary) -> _Categories:
    incidents = incident_categories(vocabulary)
    sources = titled_choices(SOURCES, vocabulary.sources)
    faults = [f"fault:{criterion.id}" for criterion in vocabulary.fault_criteria]
    return _Categories(
        [*incidents, *faults, *(f"finding:{source}" for source in sources)],
        {
            INCIDENTS.id: choice_reader(incidents, offered_categories(vocabulary)),
            FAULTS.id: item_reader(vocabulary.fault_criteria),
            FINDINGS.id: choice_reader(sources),
        },
        {INCIDENTS.id: 0, FAULTS.id: len(incidents), FINDINGS.id: len(incidents) + len(faults)},
    )


def _read_documents(table: Table, documents: Book) -> Ints:
    longest = max(len(word.encode()) for word in NO_DOCUMENT | AS_ABOVE)
    return table.read_words("document", documents, with_special(_document, longest))


def _document(cell: Cell) -> Parsed[str]:
    """Read a document number; a word that says there is none is as good as a blank."""
    text = parse_text(cell).value
    word = choice_key(text)
    if word in AS_ABOVE:
        raise BadCell("GS327")
    if word in NO_DOCUMENT:
        return Parsed("", "—")
    return Parsed(text)


def _read_assessors(table: Table, assessors: Book) -> Ints:
    return table.read_words("assessor", assessors)


def _read_points(table: Table) -> Amounts:
    return table.read_numbers("points", parse_figure, blank=UNSET)


def _read_quantity(table: Table) -> Amounts:
    """Read how much each event is, in hundredths; a fault that does not say is one."""
    if table.kind.id != FAULTS.id:
        return table.read_numbers("count", parse_quantity)
    times = table.read_numbers("count", parse_times)
    return np.where(times == BLANK, HUNDRED, times)


def _find_assessors(assessors: Codebook[str], people: People) -> Ints:
    """Tell which unit of the roster each assessor is, CITY or BLANK; the last entry is nobody."""
    words = list(assessors.words)
    units = np.full(len(words) + 1, CITY, np.int32)
    units[-1] = BLANK
    others = [code for code, word in enumerate(words) if not is_city(word)]
    if others:
        units[others] = people.all_named([words[code] for code in others])
    return units


def _report_before_finding(stack: Stack, column: str, when: Ints, day: Ints) -> None:
    for position in np.flatnonzero((when != BLANK) & (day != BLANK) & (when < day)).tolist():
        stack.report("GS428", position, column, date=str(day_date(int(day[position]))))


def _report_other_years(stack: Stack, day: Ints, vocabulary: Vocabulary) -> None:
    """Warn of events outside of the year that their table is named for: mostly a slip."""
    start = 0
    for whole in stack.tables:
        for table, _, _ in whole.stretches:
            days = day[start : start + len(table)]
            year = year_named(table, vocabulary.cadences)
            if year is not None:
                strange = (days != BLANK) & ~Period(year, PeriodKind.YEAR).has_days(days)
                for position in np.flatnonzero(strange).tolist():
                    what = {"table": whole.kind.title, "year": year}
                    stack.report("GS326", start + position, "date", **what)
            start += len(table)


def _report_unclaimed(
    stack: Stack, category: Ints, categories: Sequence[str], vocabulary: Vocabulary
) -> None:
    """Note incidents of a category to which the regulation attaches nothing."""
    claimed = {*vocabulary.categories, *RECORDED_ONLY}
    unclaimed = [
        code for code, name in enumerate(categories) if name not in claimed and ":" not in name
    ]
    for position in np.flatnonzero(np.isin(category, unclaimed)).tolist():
        stack.report("GS416", position, "category", scheme=vocabulary.scheme_id)

"""Every event in ledger order (R7): rows of incident logs, of fault logs, of lists of findings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.columns import (
    all_alike,
    as_ints,
    looked_up,
    marked,
    narrowest,
    taken,
    worked_out,
)
from gridscore.ledger.codebook import Codebook
from gridscore.ledger.kinds import FAULTS, FINDINGS, INCIDENTS
from gridscore.ledger.model import BLANK, CITY, CONFIRMED, LAST_DAY, Incidents
from gridscore.ledger.parsing.choices import (
    AUTHORITIES,
    RECORDED_ONLY,
    SEVERITIES,
    SOURCES,
    STATUS_WORDS,
    choice_reader,
    incident_categories,
    offered_categories,
    titled_choices,
)
from gridscore.ledger.parsing.dates import parse_date
from gridscore.ledger.parsing.documents import DOCUMENTS, doubtful
from gridscore.ledger.parsing.figures import parse_figure, parse_quantity, parse_times
from gridscore.ledger.parsing.items import item_reader
from gridscore.ledger.parsing.values import Parsed, document_key, plain_key
from gridscore.ledger.period_column import DateYears, year_named
from gridscore.ledger.stack import Stack
from gridscore.ledger.superiors import cities
from gridscore.ledger.words import words_of
from gridscore.numbers import HUNDRED, UNSET
from gridscore.periods import Period, PeriodKind, day_date
from gridscore.records import NamedTuple
from gridscore.side_by_side import AT_ONCE, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.codebook import Book
    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Amounts, Ints, Narrow
    from gridscore.ledger.parsing.choices import Choices
    from gridscore.ledger.people import People
    from gridscore.ledger.table import Table
    from gridscore.ledger.vocabulary import Vocabulary

    Read = Callable[[Table], Narrow]

EVENT_TABLES = (INCIDENTS, FAULTS, FINDINGS)

_CATEGORY_COLUMN = {INCIDENTS.id: "category", FAULTS.id: "criterion", FINDINGS.id: "source"}
"""The column that says what an event of each table is."""


class _Categories(NamedTuple):
    """What events may be: those of the incident log first, then faults, then findings."""

    names: list[str]
    parsers: dict[str, Callable[[Cell], Parsed[int]]]

    def read(self, table: Table) -> Narrow:
        """Read the category of every row of a table."""
        width, kind = narrowest(len(self.names)), table.kind.id
        return table.read_as(width, _CATEGORY_COLUMN[kind], self.parsers[kind], required=True)


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
    category: Narrow
    authority: Narrow
    status: Narrow
    severity: Narrow
    document: Ints
    quantity: Amounts
    points: Amounts
    assessor: Ints
    deadline: Ints
    resolved: Ints
    sheet: Narrow
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
    _report_doubtful_documents(stack, rows, books)
    _report_other_years(stack, rows.day, vocabulary)
    _report_before_finding(stack, "deadline", rows.deadline, rows.day)
    _report_before_finding(stack, "resolved", rows.resolved, rows.day)
    whole = marked((rows.worker != BLANK) & (rows.day != BLANK) & (rows.category != BLANK))
    columns = {name: taken(column, whole) for name, column in rows._asdict().items()}
    deadline, resolved = columns.pop("deadline"), columns.pop("resolved")
    person_of = _find_assessors(books.assessors, people)
    return Incidents(
        **columns,
        missed=_days_missed(deadline, resolved),
        assessor_person=worked_out(partial(looked_up, person_of), columns["assessor"]),
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

    def choice(column_id: str, choices: Choices, blank: int = BLANK) -> Read:
        parse = _or_else(blank, choice_reader(choices))
        return lambda table: table.read_as(narrowest(len(choices)), column_id, parse, blank=blank)

    def date(column_id: str, *, required: bool = False) -> Read:
        def read(table: Table, year_of: Callable[[int], int]) -> Ints:
            parse = partial(parse_date, year_of=year_of)
            return table.read_as(np.int32, column_id, parse, required=required)

        def read_sheet(table: Table) -> Ints:
            return read(table, DateYears(table, vocabulary.cadences, default).year_of)

        def read_all(table: Table) -> Ints:
            try:
                return read(table, _ask_sheets) if table.parts else read_sheet(table)
            except _YearAskedError:  # before anything was told
                return table.by_sheet(read_sheet)

        return read_all

    cols = [table.col(_CATEGORY_COLUMN[table.kind.id]) for table in stack.tables]
    jobs: dict[str, Callable[[], NDArray[Any]]] = {
        "worker": partial(stack.column, lambda table: as_ints(people.find(table))),
        "day": partial(stack.column, date("date", required=True)),
        "category": partial(stack.column, books.categories.read),
        "authority": partial(stack.column, choice("authority", AUTHORITIES)),
        "status": partial(stack.column, choice("status", STATUS_WORDS, CONFIRMED)),
        "severity": partial(stack.column, choice("severity", books.severities)),
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


class _YearAskedError(Exception):
    """A date without a year: the names around each sheet have a say in it."""


def _ask_sheets(_: int) -> int:
    raise _YearAskedError


def _or_else(blank: int, parse: Callable[[Cell], Parsed[int]]) -> Callable[[Cell], Parsed[int]]:
    """Have a parser take a blank cell for something."""

    def parse_filled(cell: Cell) -> Parsed[int]:
        found = parse(cell)
        return Parsed(blank) if found.value == BLANK else found

    return parse_filled


def _counted_from(
    first: int, parse: Callable[[Cell], Parsed[int]]
) -> Callable[[Cell], Parsed[int]]:
    """Have a parser number what it reads from some number on."""

    def parse_and_count(cell: Cell) -> Parsed[int]:
        number, tidied = parse(cell)
        return Parsed(number if number == BLANK else first + number, tidied)

    return parse_and_count


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
            FAULTS.id: _counted_from(len(incidents), item_reader(vocabulary.fault_criteria)),
            FINDINGS.id: _counted_from(len(incidents) + len(faults), choice_reader(sources)),
        },
    )


def _read_documents(table: Table, documents: Book) -> Ints:
    return table.read_words("document", documents, DOCUMENTS)


def _read_assessors(table: Table, assessors: Book) -> Ints:
    return table.read_words("assessor", assessors)


def _read_points(table: Table) -> Amounts:
    return table.read_numbers("points", parse_figure, blank=UNSET)


def _read_quantity(table: Table) -> Amounts:
    """Read how much each event is, in hundredths; a fault that does not say is one."""
    if table.kind.id != FAULTS.id:
        return table.read_numbers("count", parse_quantity)
    return table.read_numbers("count", _or_else(HUNDRED, parse_times), blank=HUNDRED)


def _find_assessors(assessors: Codebook[str], people: People) -> Ints:
    """Tell which unit of the roster each assessor is, CITY or BLANK; the last entry is nobody."""
    words = assessors.strings
    others = np.ones(len(words), np.bool_)
    others[cities(words)] = False
    units = np.full(len(words) + 1, CITY, np.int32)
    units[-1] = BLANK
    if others.any():
        units[:-1][others] = people.all_named(words_of(words, np.flatnonzero(others)))
    return units


def _report_before_finding(stack: Stack, column: str, when: Ints, day: Ints) -> None:
    for position in np.flatnonzero((when != BLANK) & (day != BLANK) & (when < day)).tolist():
        stack.report("GS428", position, column, date=str(day_date(int(day[position]))))


def _report_other_years(stack: Stack, day: Ints, vocabulary: Vocabulary) -> None:
    """Warn of events outside of the year that their table is named for: mostly a slip."""
    for table, rows in stack.parts:
        year = year_named(table, vocabulary.cadences)
        if year is None:
            continue
        days = day[rows]
        strange = (days != BLANK) & ~Period(year, PeriodKind.YEAR).has_days(days)
        for index in np.flatnonzero(strange).tolist():
            table.report("GS326", index, "date", table=table.kind.title, year=year)


def _report_unclaimed(
    stack: Stack, category: Narrow, categories: Sequence[str], vocabulary: Vocabulary
) -> None:
    """Note incidents of a category to which the regulation attaches nothing."""
    claimed = {*vocabulary.categories, *RECORDED_ONLY}
    unclaimed = [
        code for code, name in enumerate(categories) if name not in claimed and ":" not in name
    ]
    for position in np.flatnonzero(np.isin(category, unclaimed)).tolist():
        stack.report("GS416", position, "category", scheme=vocabulary.scheme_id)


def _report_doubtful_documents(stack: Stack, rows: _Rows, books: _Books) -> None:
    """Warn of incidents that count as documented by what is hardly a document number."""
    codes = doubtful(books.documents.strings)
    if not len(codes):
        return
    incidents = [code for code, name in enumerate(books.categories.names) if ":" not in name]
    counting = np.isin(rows.document, codes) & np.isin(rows.category, incidents)
    for position in np.flatnonzero(counting).tolist():
        stack.report("GS329", position, "document")

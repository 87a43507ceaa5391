"""The rows of the roster, each a stint: read, numbered by person, and put in order (R26)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.columns import chosen, counts_up, rise, taken
from gridscore.equal_rows import distinct
from gridscore.ledger.codebook import Codebook, WordsInOrder
from gridscore.ledger.model import BLANK, FIRST_DAY, LAST_DAY
from gridscore.ledger.parsing.choices import NOT_LEFT, choice_key
from gridscore.ledger.parsing.dates import days_of_programs, parse_date, parse_first_day
from gridscore.ledger.parsing.figures import parse_level
from gridscore.ledger.parsing.values import EXACT_DIGITS, Parsed, plain_key
from gridscore.ledger.parsing.word_readers import IDS, NAMES, WORDS
from gridscore.ledger.stack import Stack
from gridscore.ledger.words import order_of, words_of
from gridscore.patterns import pattern
from gridscore.records import NamedTuple
from gridscore.side_by_side import AT_ONCE, FOR_TWO, begun, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.large.texts import Texts
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.ledger.parsing.word_readers import WordReader
    from gridscore.ledger.table import Table
    from gridscore.ledger.words import Words


BEFORE_ALL, AFTER_ALL = FIRST_DAY - 1, LAST_DAY + 1
"""Days that could not be read."""
_SHORTENED = pattern(r"\d(?:\.\d+)?E\+\d{2}")  # 3.7E+17: what Excel makes of long numbers in csv
_PLUS = ord("+")


class RosterBooks(NamedTuple):
    """The words of the roster's columns."""

    ids: Codebook[str]
    names: WordsInOrder
    accounts: Codebook[str]
    grids: Codebook[str]
    zones: Codebook[str]
    roles: Codebook[str]
    parents: Codebook[str]

    @classmethod
    def new(cls) -> RosterBooks:
        """Begin books without a word in them."""
        return cls(
            ids=Codebook[str](),
            names=WordsInOrder(),
            accounts=Codebook[str](),
            grids=Codebook[str](plain_key),
            zones=Codebook[str](plain_key),
            roles=Codebook[str](plain_key),
            parents=Codebook[str](plain_key),
        )


class Stints(NamedTuple):
    """The rows of the roster, each column as codes or days."""

    stack: Stack
    person: Ints
    name: Ints
    account: Ints
    grid: Ints
    zone: Ints
    joined: Amounts
    left: Amounts
    role: Ints
    level: Amounts
    parent: Ints

    def take(self, rows: NDArray[np.int64] | slice) -> Stints:
        """Give some of the rows."""
        columns: Sequence[NDArray[Any]] = self[1:]
        if isinstance(rows, slice):
            return Stints(self.stack.take(rows), *(column[rows] for column in columns))
        jobs = [(partial(taken, column, rows), len(rows) >= FOR_TWO) for column in columns]
        return Stints(self.stack.take(rows), *in_order(jobs, AT_ONCE))


def read_stints(tables: Sequence[Table], books: RosterBooks) -> Stints:
    """Read the rows of all tables into the books; what has no id or no name is left out."""

    def read_day(
        column: str,
        parse_day: Callable[[Cell], Parsed[int]],
        if_blank: int,
        if_unread: int,
        none: Collection[str] = (),
    ) -> Amounts:
        def parse(cell: Cell) -> Parsed[int]:
            if isinstance(cell, str) and choice_key(cell) in none:
                return Parsed(if_blank)
            day, tidied = parse_day(cell)
            return Parsed(if_blank if day == BLANK else day, tidied)

        def read(table: Table) -> Amounts:
            blank = if_unread if column in table.columns else if_blank
            known = days_of_programs(table.words(column))
            return table.read(column, parse, blank=blank, known=known)

        return stack.column(read)

    def read_words(
        column: str, book: Codebook[str], reader: WordReader = WORDS, *, required: bool = False
    ) -> Ints:
        return stack.words(
            lambda table, book: table.read_words(column, book, reader, required=required), book
        )

    def read_names(column: str, book: Codebook[str], *, required: bool = False) -> Ints:
        return read_words(column, book, NAMES, required=required)

    stack = Stack.of(tables)
    stints = Stints(
        stack,
        person=read_words("id", books.ids, IDS, required=True),
        name=read_names("name", books.names, required=True),
        account=read_words("account", books.accounts),
        grid=read_names("grid", books.grids),
        zone=read_names("zone", books.zones),
        joined=read_day("joined", parse_first_day, FIRST_DAY, BEFORE_ALL),
        left=read_day("left", parse_date, LAST_DAY, AFTER_ALL, NOT_LEFT),
        role=read_names("role", books.roles),
        level=stack.column(lambda table: table.read("level", parse_level)),
        parent=read_names("parent", books.parents),
    )
    is_somebody = (stints.person != BLANK) & (stints.name != BLANK)
    is_somebody[_report_shortened(stints, "id", stints.person, books.ids)] = False
    _report_shortened(stints, "account", stints.account, books.accounts)
    return stints.take(chosen(is_somebody))


def _report_shortened(
    stints: Stints, column: str, codes: Ints, book: Codebook[str]
) -> NDArray[np.int64]:
    """Log long numbers that an office program wrote out shortened, and tell where they stand."""
    words = book.strings
    if isinstance(words, list):
        shortened = np.flatnonzero([_is_shortened(word) for word in words])
    else:
        unsure = np.flatnonzero(words.by_stretches(_may_be_shortened))
        shortened = unsure[words.take(unsure).marked(_is_shortened)]
    positions = np.flatnonzero(np.isin(codes, shortened)) if len(shortened) else shortened
    for position in positions.tolist():
        stints.stack.report("GS317", position, column, digits=EXACT_DIGITS)
    return positions


def _may_be_shortened(words: Texts) -> NDArray[np.bool_]:
    _, data = words.offsets_and_data()
    return np.full(len(words), (data == _PLUS).any())


def _is_shortened(word: str) -> bool:
    return _SHORTENED.fullmatch(word) is not None


def in_order_of_ids(stints: Stints, books: RosterBooks) -> tuple[Stints, Callable[[], Words]]:
    """Renumber the people in order of their ids, and sort the stints by person and first day.

    The ids are given when they are asked for: until then they are put in order beside the rest.
    """
    words = books.ids.strings
    if not isinstance(words, list) and words.rise and counts_up(stints.person, len(words)):
        return stints, lambda: words  # as the sheet of a whole country has them
    used = distinct(stints.person)
    ids = words_of(words, used)
    order = order_of(ids)
    in_their_order = begun(partial(_ready_to_find, ids, order), is_long=len(order) >= FOR_TWO)
    by_code = np.full(len(words), BLANK, np.int32)
    by_code[used[order]] = np.arange(len(order))
    stints = stints._replace(person=by_code[stints.person])
    if not rise(stints.person):
        stints = stints.take(_by_person_and_day(stints, len(order)))
    return stints, in_their_order


def _ready_to_find(ids: Words, order: NDArray[np.int32]) -> Words:
    """Put ids in order, with what many of them are found by, as sheets are going to ask for it."""
    in_order = words_of(ids, order)
    if not isinstance(in_order, list):
        _ = in_order.finder
    return in_order


def _by_person_and_day(stints: Stints, people: int) -> NDArray[np.int64]:
    if people < len(stints.person):
        return np.lexsort((stints.left, stints.joined, stints.person))
    at = np.empty(people, np.int64)  # everybody has one
    at[stints.person] = np.arange(people)
    return at

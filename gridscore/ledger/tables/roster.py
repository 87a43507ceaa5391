"""The roster: people in order of their id, and their stints (R26)."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.columns import all_alike, as_ints, chosen, counts_up, is_one_number, rise, taken
from gridscore.equal_rows import all_differ, distinct, first_like
from gridscore.ledger.codebook import Codebook, WordsInOrder
from gridscore.ledger.model import BLANK, FIRST_DAY, LAST_DAY, Roster
from gridscore.ledger.parsing.choices import NOT_LEFT, choice_key
from gridscore.ledger.parsing.dates import days_of_programs, parse_date, parse_first_day
from gridscore.ledger.parsing.figures import parse_level
from gridscore.ledger.parsing.values import EXACT_DIGITS, Parsed, name_key, plain_key
from gridscore.ledger.parsing.word_readers import IDS, NAMES, WORDS
from gridscore.ledger.stack import Stack
from gridscore.ledger.superiors import Ranks, find_superiors
from gridscore.ledger.words import order_of, words_of
from gridscore.patterns import pattern
from gridscore.periods import day_date
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


_BEFORE_ALL, _AFTER_ALL = FIRST_DAY - 1, LAST_DAY + 1
"""Days that could not be read."""
_SHORTENED = pattern(r"\d(?:\.\d+)?E\+\d{2}")  # 3.7E+17: what Excel makes of long numbers in csv
_IDLE_ZEROS = pattern(rb"^(\D*)0+(?=\d)")  # 007 and g01 without them are 7 and g1
_PLUS = ord("+")


class _Books(NamedTuple):
    """The words of the roster's columns."""

    ids: Codebook[str]
    names: WordsInOrder
    accounts: Codebook[str]
    grids: Codebook[str]
    zones: Codebook[str]
    roles: Codebook[str]
    parents: Codebook[str]


class _Stints(NamedTuple):
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

    def take(self, rows: NDArray[np.int64] | slice) -> _Stints:
        columns: Sequence[NDArray[Any]] = self[1:]
        if isinstance(rows, slice):
            return _Stints(self.stack.take(rows), *(column[rows] for column in columns))
        jobs = [(partial(taken, column, rows), len(rows) >= FOR_TWO) for column in columns]
        return _Stints(self.stack.take(rows), *in_order(jobs, AT_ONCE))


def read_roster(tables: Sequence[Table]) -> Roster:
    """Unite the roster tables; a row without id or name is logged and left out."""
    books = _Books(
        ids=Codebook[str](),
        names=WordsInOrder(),
        accounts=Codebook[str](),
        grids=Codebook[str](plain_key),
        zones=Codebook[str](plain_key),
        roles=Codebook[str](plain_key),
        parents=Codebook[str](plain_key),
    )
    stints = _read_stints(tables, books)
    _report_wrong_dates(stints)
    _report_other_names(stints, books)
    stints, ids_in_order = _in_order_of_ids(stints, books)
    _report_overlaps(stints)
    is_first = np.append(True, stints.person[1:] != stints.person[:-1])[: len(stints.person)]
    names = words_of(books.names.words, stints.name[chosen(is_first)])
    accounts = _accounts(stints, books, len(names))
    row = stints.stack.row()
    ids = ids_in_order()
    _report_two_spellings(stints, ids, names)
    superior = find_superiors(stints.parent, books.parents.words, ids, names)
    ranks = Ranks(stints.stack, stints.person, stints.level, superior)
    ranks.report_circles(ids)
    ranks.report_levels()
    return Roster(
        ids=ids,
        names=names,
        accounts=accounts,
        person=as_ints(stints.person),
        joined=_days(stints.joined),
        left=_days(stints.left),
        grid=as_ints(stints.grid),
        zone=as_ints(stints.zone),
        role=as_ints(stints.role),
        level=as_ints(stints.level),
        parent=as_ints(stints.parent),
        superior=as_ints(superior),
        grids=books.grids.strings,
        zones=books.zones.strings,
        roles=books.roles.strings,
        parents=books.parents.strings,
        sheet=stints.stack.sheet(),
        row=row,
    )


def _days(column: Amounts) -> Ints:
    """Take a day that could not be read for the first or the last there is."""
    if is_one_number(column):
        return all_alike(min(max(int(column[0]), FIRST_DAY), LAST_DAY), len(column))
    days = np.empty(len(column), np.int32)
    return np.clip(column, FIRST_DAY, LAST_DAY, out=days, casting="same_kind")


def _read_stints(tables: Sequence[Table], books: _Books) -> _Stints:
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
    stints = _Stints(
        stack,
        person=read_words("id", books.ids, IDS, required=True),
        name=read_names("name", books.names, required=True),
        account=read_words("account", books.accounts),
        grid=read_names("grid", books.grids),
        zone=read_names("zone", books.zones),
        joined=read_day("joined", parse_first_day, FIRST_DAY, _BEFORE_ALL),
        left=read_day("left", parse_date, LAST_DAY, _AFTER_ALL, NOT_LEFT),
        role=read_names("role", books.roles),
        level=stack.column(lambda table: table.read("level", parse_level)),
        parent=read_names("parent", books.parents),
    )
    is_somebody = (stints.person != BLANK) & (stints.name != BLANK)
    is_somebody[_report_shortened(stints, "id", stints.person, books.ids)] = False
    _report_shortened(stints, "account", stints.account, books.accounts)
    return stints.take(chosen(is_somebody))


def _report_shortened(
    stints: _Stints, column: str, codes: Ints, book: Codebook[str]
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


def _in_order_of_ids(stints: _Stints, books: _Books) -> tuple[_Stints, Callable[[], Words]]:
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


def _by_person_and_day(stints: _Stints, people: int) -> NDArray[np.int64]:
    if people < len(stints.person):
        return np.lexsort((stints.left, stints.joined, stints.person))
    at = np.empty(people, np.int64)  # everybody has one
    at[stints.person] = np.arange(people)
    return at


def _report_wrong_dates(stints: _Stints) -> None:
    for position in np.flatnonzero(stints.left < stints.joined).tolist():
        joined = str(day_date(int(stints.joined[position])))
        stints.stack.report("GS409", position, "left", joined=joined)


def _report_other_names(stints: _Stints, books: _Books) -> None:
    if all_differ(stints.person):
        return
    keys = Codebook[str](name_key)
    key = keys.codes(books.names.words)[stints.name]
    first = first_like(stints.person)
    for position in np.flatnonzero(key != key[first]).tolist():
        earlier = int(first[position])
        stints.stack.report(
            "GS408",
            position,
            "name",
            id=books.ids.words[stints.person[position]],
            other_name=books.names.words[stints.name[earlier]],
            other=stints.stack.place(earlier, "name"),
        )


def _report_two_spellings(stints: _Stints, ids: Words, names: Words) -> None:
    """Warn of one name with two ids that differ in zeros or capitals alone: perhaps one person."""
    known: dict[tuple[bytes, str], int] = {}
    for person in _spelled_like_others(ids):
        name = names[person]
        key = _bare(ids[person]), name_key(name)
        first = known.setdefault(key, person)
        if first != person:
            position, earlier = (int((stints.person == one).argmax()) for one in (person, first))
            other = stints.stack.place(earlier, "id")
            about = {"name": name, "other_id": ids[first], "other": other}
            stints.stack.report("GS436", position, "id", **about)


def _spelled_like_others(ids: Words) -> list[int]:
    """Tell which ids another one differs from in zeros or capitals alone, in order."""
    if not isinstance(ids, list):
        from gridscore.ledger.large.id_spellings import spelled_like_others

        found: list[int] = spelled_like_others(ids).tolist()
        return found
    text = "".join(ids)
    if len(set(map(len, ids))) == 1 and text in (text.lower(), text.upper()):
        return []
    bare = list(map(_bare, ids))
    times = Counter(bare)
    return [person for person, one in enumerate(bare) if times[one] > 1]


def _bare(own: str) -> bytes:
    return _IDLE_ZEROS.sub(rb"\1", own.encode().lower())


def _report_overlaps(stints: _Stints) -> None:
    """Log stints that start before the same person's stint before has ended.

    Of a stint with a day that could not be read nothing is known.
    """
    again = stints.person[1:] == stints.person[:-1]
    if not again.any():
        return
    early = stints.joined[1:] <= stints.left[:-1]
    known = (stints.joined != _BEFORE_ALL) & (stints.left != _AFTER_ALL)
    later = np.flatnonzero(again & early & known[1:] & known[:-1]) + 1
    if len(stints.stack.tables) > 1 and len(later):
        from gridscore.ledger.tables.second_lists import report_second_lists

        later = later[~report_second_lists(stints.stack, later)]
    for position in later.tolist():
        stints.stack.report("GS407", position, "id", other=stints.stack.place(position - 1, "id"))


def _accounts(stints: _Stints, books: _Books, people: int) -> Words:
    """Return everybody's account: the one of the last stint that has one."""
    stated = np.flatnonzero(stints.account != BLANK)
    if not len(stated):
        return words_of(books.accounts.words, all_alike(BLANK, people))
    person, account = stints.person[stated], stints.account[stated]
    other = (person[1:] == person[:-1]) & (account[1:] != account[:-1])
    for later in (np.flatnonzero(other) + 1).tolist():
        earlier = books.accounts.words[account[later - 1]]
        stints.stack.report("GS410", int(stated[later]), "account", other_account=earlier)
    last = np.full(people, BLANK, np.int64)
    last[person] = account
    return words_of(books.accounts.words, last)

"""Who a row is about: finds the people of the roster by id and by name."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.codebook import SEVERAL, UNKNOWN, Codebook, only_ones
from gridscore.ledger.model import BLANK
from gridscore.ledger.parsing.near import near_texts, near_words
from gridscore.ledger.parsing.values import Parsed, name_key, parse_id, parse_text, shown
from gridscore.ledger.words import FEW, as_texts
from gridscore.messages import wording
from gridscore.messages.word_list import Hint
from gridscore.records import NamedTuple
from gridscore.side_by_side import AT_ONCE, CachedProperty, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.large.many_people import ManyPeople
    from gridscore.ledger.model import Amounts, Codes, Ints
    from gridscore.ledger.table import Mask, Table
    from gridscore.ledger.words import Words
    from gridscore.messages import Localised

    _LookedUp = tuple[Ints, Mask | None]  # the person of each row, and whether the name is known

_MOST_SUGGESTIONS = 20  # looking for similar ids takes time, and nobody reads more


class _Strangers(NamedTuple):
    """Rows of a sheet that name somebody whom the roster does not have, by id or by name.

    `headings` say of each what to do if it is a heading, or ""; `names` are codes.
    """

    sheet: int
    table: Table
    column: str
    rows: NDArray[np.int64]
    headings: list[Localised | str]
    names: Amounts


class People:
    """The people of a roster, in its order."""

    def __init__(self, ids: Words, names: Words) -> None:
        self.ids, self._names = ids, names
        self._suggested: dict[tuple[str, str], list[str]] = {}
        self._named: dict[int, list[str]] = {}
        self._found: dict[int, Ints] = {}

    @CachedProperty
    def _book_and_codes(self) -> tuple[Codebook[str], Codes]:
        """The names, and which is whose; not needed where all sheets say what the roster says."""
        book = Codebook[str](name_key)
        return book, book.codes(self._names)

    @property
    def _name_book(self) -> Codebook[str]:
        return self._book_and_codes[0]

    @property
    def _name_code(self) -> Codes:
        return self._book_and_codes[1]

    @CachedProperty
    def _by_name(self) -> Amounts:
        return only_ones(self._name_code, len(self._name_book.words))

    @CachedProperty
    def _many(self) -> ManyPeople:
        """What very many rows are looked up by together."""
        from gridscore.ledger.large.many_people import ManyPeople

        return ManyPeople(self.ids, self._names, lambda: self._book_and_codes)

    @CachedProperty
    def _by_id(self) -> dict[Cell, int]:
        return {known: person for person, known in enumerate(self.ids)}

    @CachedProperty
    def _by_written_name(self) -> dict[Cell, int]:
        return {name: code for code, name in enumerate(self._name_book.words)}

    @CachedProperty
    def _by_bare_id(self) -> dict[str, int]:
        """Whom an id means whose zeros at the beginning got lost."""
        people: dict[str, int] = {}
        for person, known in enumerate(self.ids):
            bare = known.lstrip("0")
            people[bare] = SEVERAL if bare in people else person
        return people

    def look_up(self, tables: Sequence[Table]) -> None:
        """Find out beforehand whom all rows of some tables are about, and log what is wrong.

        What the ids of large tables mean is looked up side by side: it is the longer part, logs
        nothing, and what it notes is the table's own. The rest goes table by table, since they
        share suggestions. Afterwards `find` only says what was found, in any order and thread.
        """
        large = [table for table in tables if table.texts("id") is not None] if self.ids else []
        if large:
            self._many.get_ready(large)
        jobs = ((partial(self._look_up, table), table.is_large) for table in large)
        looked_up = {
            id(one): found for one, found in zip(large, in_order(jobs, AT_ONCE), strict=True)
        }
        strange: list[_Strangers] = []
        for table in tables:
            worker = self._find_in(table, looked_up.get(id(table)), strange)
            self._found[id(table)] = worker
            for part, start, end in table.stretches if table.parts else ():
                self._found[id(part)] = worker[start:end]
        for strangers in sorted(strange, key=attrgetter("sheet")):  # the first get suggestions
            self._report_strangers(strangers)

    def _look_up(self, table: Table) -> _LookedUp:
        """Read whom the ids of a table mean, and mark the rows whose name needs no look.

        None where all need one.
        """
        worker = self._read_ids(table)
        if "name" not in table.columns:
            return worker, worker >= 0
        if isinstance(table.columns["name"].cells, list):
            return worker, None
        return worker, self._many.named_as_known(table, worker)

    def find(self, table: Table) -> Ints:
        """Return the person of every row of a table that was looked up; BLANK for nobody."""
        return self._found.pop(id(table))

    def _find_in(
        self, table: Table, looked_up: _LookedUp | None, strange: list[_Strangers]
    ) -> Ints:
        """Find the person of every row, BLANK where there is none.

        What is wrong is logged, but for people whom the roster does not have: they are added to
        the `strange` ones. Where a grid can be voted on, a row with one need name nobody. Without
        a roster nobody is looked for.
        """
        if not self.ids:
            return np.full(len(table), BLANK, np.int32)
        worker, as_known = looked_up or self._look_up(table)
        if as_known is not None and as_known.all():
            return worker
        name = self._read_names(table, worker, as_known)
        worker = worker.copy()
        has_id, has_name = table.is_filled("id"), table.is_filled("name")
        self._check_agreement(table, worker, name)
        by_name = np.flatnonzero(~has_id & has_name)
        worker[by_name] = self._look_up_names(table, by_name, name)
        is_strange = worker == UNKNOWN
        for column, named in (("name", ~has_id & has_name), ("id", has_id)):
            strange += _strangers(table, column, np.flatnonzero(named & is_strange), name)
        nobody = ~has_id & ~has_name
        if any("grid" in names for names in table.kind.required):
            nobody &= ~table.is_filled("grid")
        for index in np.flatnonzero(nobody).tolist():
            table.report("GS406", index, table.who)
        return np.maximum(worker, np.int32(BLANK))

    def named(self, word: str) -> int:
        """Return whom a word means, by id or else by a name only one has; BLANK if nobody."""
        person = self._parse_id(word).value
        if person >= 0:
            return person
        code = self._name_book.find(word)
        return BLANK if code == BLANK else max(int(self._by_name[code]), BLANK)

    def all_named(self, words: Sequence[str]) -> Amounts:
        """Return whom each of some words means, as `named` does; many are looked up together."""
        if len(words) < FEW:
            return np.array([self.named(word) for word in words], np.int64)
        found = self._many.find(as_texts(words)).astype(np.int64)
        strange = np.flatnonzero(found == BLANK)
        found[strange] = [self.named(words[index]) for index in strange.tolist()]
        return found

    def _read_ids(self, table: Table) -> Ints:
        """Read whom the ids mean; those of a large table are looked up together."""
        texts = table.texts("id")
        if texts is None:
            as_written = self._by_id if table.words("id") else {}
            return table.read("id", self._parse_id, known=as_written).astype(np.int32)
        return self._many.ids_of(table, texts)

    def _read_names(self, table: Table, worker: Ints, as_known: Mask | None) -> Amounts:
        """Read names as codes into the book of them; of those `as_known` it is known."""
        texts = table.texts("name")
        if texts is None or as_known is None:
            as_written = self._by_written_name if table.words("name") else {}
            return table.read("name", self._parse_name, known=as_written)
        return self._many.names_of(table, texts, worker, as_known)

    def _parse_id(self, cell: Cell) -> Parsed[int]:
        key, tidied = parse_id(cell)
        if not key:
            return Parsed(BLANK)
        person = self._by_id.get(key)
        if person is not None:
            return Parsed(person, tidied)
        person = self._by_bare_id.get(key.lstrip("0"), SEVERAL)
        if person == SEVERAL:
            return Parsed(UNKNOWN)
        return Parsed(person, self.ids[person])

    def _parse_name(self, cell: Cell) -> Parsed[int]:
        name = parse_text(cell).value
        if not name:
            return Parsed(BLANK)
        code = self._name_book.find(name)
        if code == BLANK:
            return Parsed(UNKNOWN)
        known = self._name_book.words[code]
        return Parsed(code, "" if cell == known else known)

    def _check_agreement(self, table: Table, worker: Ints, name: Amounts) -> None:
        """Log where id and name mean different people, and take neither."""
        both = np.flatnonzero((worker >= 0) & (name != BLANK))
        wrong = both[name[both] != self._name_code[worker[both]]]
        for index in wrong.tolist():
            person = int(worker[index])
            others = tuple(self.ids[other] for other in self._people_named(int(name[index])))
            table.report(
                "GS405",
                index,
                "name",
                id=self.ids[person],
                roster_name=self._names[person],
                others=Hint(others, "console.of-that-name"),
            )
        worker[wrong] = BLANK

    def _look_up_names(self, table: Table, rows: NDArray[np.int64], name: Amounts) -> Amounts:
        """Return who is meant by the names in `rows`, which have no id."""
        codes = name[rows]
        found = np.where(codes >= 0, self._by_name[np.maximum(codes, 0)], codes)
        for index, code in zip(rows.tolist(), found.tolist(), strict=True):
            if code == SEVERAL:
                ids = [self.ids[person] for person in self._people_named(int(name[index]))]
                table.report("GS404", index, "name", ids=ids)
        return found

    def _report_strangers(self, strangers: _Strangers) -> None:
        """Log names or ids that the roster does not have, with those that are like them."""
        table, column = strangers.table, strangers.column
        for index, heading, name in zip(
            strangers.rows.tolist(), strangers.headings, strangers.names.tolist(), strict=True
        ):
            cell = table.cell(column, index)
            near = self._near_ids(cell, name) if column == "id" else self._near_names(cell)
            code = "GS402" if column == "id" else "GS403"
            table.report(code, index, column, near=near, heading_row=heading)

    def _people_named(self, code: int) -> list[int]:
        """Return everybody with one name; nobody for a name that is not in the roster."""
        order, start = self._in_order_of_names
        named: list[int] = order[start[code] : start[code + 1]].tolist() if code >= 0 else []
        return named

    @CachedProperty
    def _in_order_of_names(self) -> tuple[Amounts, Amounts]:
        """The people by the code of their name, and where those of each code begin."""
        codes = np.arange(len(self._name_book.words) + 1)
        order = np.argsort(self._name_code, kind="stable")
        return order, np.searchsorted(self._name_code[order], codes)

    def _near_ids(self, cell: Cell, name: int) -> list[str]:
        """Suggest the people of the row's name, and those whose id looks similar."""
        typed = parse_id(cell).value
        near = self._suggest("id", typed, self.ids)
        if near and not isinstance(self.ids, list):
            alike = self._many.find(as_texts(near)).tolist()
        else:
            alike = [self._by_id[known] for known in near]
        of_name = self._some_named(name)
        if not alike:
            return of_name
        return list(dict.fromkeys([*of_name, *map(self._in_words, alike)]))

    def _some_named(self, code: int) -> list[str]:
        """Name people of one name, not too many; once for all rows that ask for them."""
        if code not in self._named:
            some = self._people_named(code)[:_MOST_SUGGESTIONS]
            self._named[code] = [self._in_words(person) for person in some]
        return self._named[code]

    def _in_words(self, person: int) -> str:
        return f"{self.ids[person]} {self._names[person]}"

    def _near_names(self, cell: Cell) -> list[str]:
        return self._suggest("name", shown(cell), self._name_book.strings)

    def _suggest(self, column: str, typed: str, known: Words) -> list[str]:
        """Find what is like a word among those of a column; once for all rows that have it."""
        asked = column, typed
        if asked not in self._suggested and len(self._suggested) < _MOST_SUGGESTIONS:
            self._suggested[asked] = (
                near_words(typed, known) if isinstance(known, list) else near_texts(typed, known)
            )
        return self._suggested.get(asked, [])


def _strangers(
    table: Table, column: str, rows: NDArray[np.int64], name: Amounts
) -> Iterator[_Strangers]:
    """Yield those in some rows of a table, sheet by sheet."""
    if not len(rows):
        return
    headings, names = _headings_among(table, rows, column), name[rows]
    for single, start, end in table.stretches:
        some = slice(*np.searchsorted(rows, [start, end]).tolist())
        if some.start < some.stop:
            yield _Strangers(single.sheet, table, column, rows[some], headings[some], names[some])


def _headings_among(table: Table, rows: NDArray[np.int64], column: str) -> list[Localised | str]:
    """Say of each of some rows what to do if it is a heading of those below, "" if it is none.

    A heading, such as the name of a zone, stands alone in its row.
    """
    if not len(rows):
        return []
    told = wording("console.heading-row")
    return [told if alone else "" for alone in table.holds_only(column, rows).tolist()]

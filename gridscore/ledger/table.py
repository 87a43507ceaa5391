"""A recognised table: its columns, ready to be typed, and where each of its cells stands.

A column of a large table has few distinct cells. Each is parsed once, and the rows are then
handled as integer codes; a bad one is traced back to its rows by its code.
"""

from __future__ import annotations

from bisect import bisect_right
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from gridscore.columns import all_alike, is_one_number, looked_up, one_below_the_other
from gridscore.ledger.cell_column import CellColumn
from gridscore.ledger.model import BLANK
from gridscore.ledger.own_forms import FORM_MARK
from gridscore.ledger.parsing.cells import parse_each, parse_texts, words_as_they_stand
from gridscore.ledger.parsing.values import BadCell, Parsed, is_blank, shown, visible
from gridscore.ledger.parsing.word_readers import WORDS
from gridscore.ledger.tidied import TidiedColumn, tidied_part
from gridscore.ledger.words import are_filled
from gridscore.messages import term
from gridscore.records import NamedTuple, dataclass, field
from gridscore.side_by_side import FOR_TWO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.codebook import Book
    from gridscore.ledger.grid import Cell
    from gridscore.ledger.kinds import TableKind
    from gridscore.ledger.large.texts import Texts
    from gridscore.ledger.model import Amounts, Ints, Narrow, SheetRef
    from gridscore.ledger.parsing.word_readers import WordReader
    from gridscore.ledger.problem_log import ProblemLog
    from gridscore.ledger.recognition.region import Region
    from gridscore.ledger.words import Words
    from gridscore.periods import Period
    from gridscore.problems import Place

    Mask = NDArray[np.bool_]

T = TypeVar("T")
Value = TypeVar("Value", bound=np.generic)

_MASSES = 100
"""Cells of one kind from which on what is wrong with them is put together once for all."""


class SumRow(NamedTuple):
    """A row of sums in a table: where it stands, and its cells by column."""

    row: int
    of_part: bool  # of the rows since the last sum, not of all rows
    cells: dict[str, Cell]


@dataclass(slots=True)
class Table:
    """The data rows of a region; `row` holds their numbers in the sheet, counted from 0.

    `flawed` marks the rows in which some cell could not be read; `tidied` holds the cells
    that could only be read after tidying; `period` is the one its title or file names, if any;
    `is_panel` says that it is the year's own score sheet, where shorter rounds have theirs.

    A table may be of several sheets that are headed alike: `parts` are their own tables, one below
    the other. What is told of a cell is then told by the part that it stands in.
    """

    region: Region
    ref: SheetRef
    sheet: int
    row: Ints
    columns: MutableMapping[str, CellColumn]
    log: ProblemLog
    flawed: Mask
    sums: Sequence[SumRow] = ()
    tidied: list[TidiedColumn] = field(default_factory=list)
    period: Period | None = None
    is_panel: bool = False
    parts: Sequence[Table] = ()
    ends: Sequence[int] = ()  # of the rows of each part

    def __len__(self) -> int:
        return len(self.row)

    @property
    def singly(self) -> Sequence[Table]:
        """The tables of single sheets that it is made of; mostly itself."""
        return self.parts or (self,)

    @property
    def stretches(self) -> Iterator[tuple[Table, int, int]]:
        """Go through the tables of single sheets, each with its rows in here."""
        start = 0
        for part, end in zip(self.singly, self.ends or (len(self),), strict=True):
            yield part, start, end
            start = end

    def by_sheet(self, read: Callable[[Table], NDArray[Value]]) -> NDArray[Value]:
        """Read a column sheet by sheet, where the names around a sheet have a say in it."""
        return one_below_the_other([read(single) for single in self.singly])

    def _of_sheet(self, index: int) -> tuple[Table, int]:
        """Tell in the table of which sheet a row stands, and where in it."""
        if not self.parts:
            return self, index
        at = bisect_right(self.ends, index)
        return self.parts[at], index - (self.ends[at - 1] if at else 0)

    @property
    def is_large(self) -> bool:
        """Whether it has so many rows that it is worth while to do two such at a time."""
        return len(self) >= FOR_TWO

    @property
    def kind(self) -> TableKind:
        """What the table was taken for."""
        return self.region.kind

    @property
    def kind_name(self) -> str:
        """What people call it."""
        return "panel" if self.is_panel else self.kind.id

    @property
    def is_own_form(self) -> bool:
        """Whether gridscore made it as a form."""
        return FORM_MARK in self.region.titles

    @property
    def is_blank_form(self) -> bool:
        """Whether it is a form, of ours or of one person, that states nothing yet of anybody."""
        if self.region.is_blank:
            return True
        states = self.kind.states
        if not states or not self.is_own_form:
            return False
        return not any(self.is_filled(column).any() for column in states)

    @property
    def names_somebody(self) -> bool:
        """Whether it is made out to somebody by id or name, if only as a form."""
        return bool(self.is_filled("id").any() or self.is_filled("name").any())

    @property
    def who(self) -> str:
        """The column that tells whom a row is about."""
        return "id" if "id" in self.columns else "name"

    def col(self, column: str) -> int:
        """Return where a column stands in the sheet, BLANK if the table does not have it."""
        fixed = self.region.fixed.get(column)
        return self.region.columns.get(column, BLANK) if fixed is None else fixed.col

    def cell(self, column: str, index: int) -> Cell:
        """Return the raw cell of a data row; a blank where there is no such column."""
        return self.columns[column].at(index) if column in self.columns else ""

    def words(self, column: str) -> list[Cell] | Texts:
        """Return the distinct cells of a column; none where nearly all differ."""
        given = self.columns.get(column)
        return [] if given is None or given.codes is None else given.cells

    def is_filled(self, column: str) -> Mask:
        """Mark the rows in which a column holds something."""
        if column not in self.columns:
            return np.broadcast_to(np.False_, len(self))
        blank = self.columns[column].blank
        return np.broadcast_to(~blank[0], len(self)) if is_one_number(blank) else ~blank

    def holds_only(self, column: str, rows: NDArray[np.int64]) -> Mask:
        """Mark those of some rows in which no other column holds anything."""
        others = (other for other in self.columns if other not in {column, *self.region.fixed})
        alone = np.ones(len(rows), np.bool_)
        for other in others:
            alone &= ~self.is_filled(other)[rows]
        return alone

    def translate(self, columns: Iterable[str], meaning: Callable[[str], str | None]) -> None:
        """Take the words of some columns for what they mean to the station."""
        for column in self.columns.keys() & set(columns):
            given = self.columns[column]
            if given.codes is None:
                continue  # where nearly all cells differ they are no choices
            cells = [
                (meaning(cell) or cell) if isinstance(cell, str) else cell for cell in given.cells
            ]
            self.columns[column] = CellColumn(cells, given.codes)

    def report(self, code: str, index: int, column: str, **details: object) -> None:
        """Log a problem with one cell, which is shown with its heading and its raw value."""
        if column in self.region.fixed and index:
            return  # it stands there once, for all rows
        details["heading"] = self.kind.titles[column]
        sheet, row, col = self._where(index, column)
        self.log.at(code, sheet, row, col, shown(self.cell(column, index)), **details)

    def place(self, index: int, column: str) -> Place:
        """Name one cell of a data row."""
        return self.log.place(*self._where(index, column))

    def _where(self, index: int, column: str) -> tuple[int, int, int]:
        fixed = self.region.fixed.get(column)
        if fixed is not None:
            return self.sheet, fixed.row, fixed.col
        table, _ = self._of_sheet(index)
        return table.sheet, int(self.row[index]), max(self.col(column), 0)

    def report_whole(self, code: str, value: str = "", **details: object) -> None:
        """Log a problem with the table as a whole, at its first heading."""
        col = min(self.region.columns.values())
        details["table"] = term("table", self.kind_name)
        self.log.at(code, self.sheet, self.region.header_row, col, value, **details)

    def place_of_whole(self) -> Place:
        """Name the table by its first heading."""
        return self.log.place(self.sheet, self.region.header_row, min(self.region.columns.values()))

    def texts(self, column: str) -> Texts | None:
        """Return the cells of a column of texts, where nearly all differ."""
        return self.columns[column].texts if column in self.columns else None

    def say_as_known(self, column: str, known: Ints, words: Texts) -> None:
        """Keep a column of texts as what is known to be the same, letter by letter.

        `known` are codes into `words`: of very many rows the texts are not kept a second time.
        """
        self.columns[column] = CellColumn(words, known)

    def note_tidied(self, column: str, rows: NDArray[np.int64], reads: Texts) -> None:
        """Note how cells of a column read that could only be read after tidying, or ""."""
        if reads.lengths.any():
            codes = np.zeros(len(self), np.int32)
            codes[rows] = np.arange(1, len(rows) + 1)
            texts = self.texts(column)
            cells: list[Cell] | Texts
            if texts is None:
                cells = ["", *(self.cell(column, row) for row in rows.tolist())]
            else:
                cells = texts.joined([[""], texts.take(rows)])
            self._note_tidied(column, CellColumn(cells, codes), reads.joined([[""], reads]))

    def _note_tidied(self, column: str, given: CellColumn, reads: Words) -> None:
        """Note how the cells of a column read that could only be read after tidying, or ""."""
        if not self.parts:
            tidied = TidiedColumn(self, self.col(column), given, reads)
            if len(tidied):
                self.tidied.append(tidied)
            return
        is_tidied = given.values(are_filled(reads))
        for part, start, end in self.stretches:
            if is_tidied[start:end].any():
                part.tidied.append(tidied_part(part, self.col(column), given, reads, start, end))

    def read(
        self,
        column: str,
        parse: Callable[[Cell], Parsed[int]],
        *,
        required: bool = False,
        blank: int = BLANK,
        known: Mapping[Cell, int] = MappingProxyType({}),
    ) -> Amounts:
        """Type a column as integers; what cannot be read becomes `blank`, as parsers have it.

        A column that says the same in every row is one number, broadcast. Every cell that cannot
        be read is logged, and every blank one if `required`. `known` are cells that read as they
        stand, and what they come to.
        """
        return self.read_as(np.int64, column, parse, required=required, blank=blank, known=known)

    def read_as(
        self,
        kind: type[Value] | np.dtype[Value],
        column: str,
        parse: Callable[[Cell], Parsed[int]],
        *,
        required: bool = False,
        blank: int = BLANK,
        known: Mapping[Cell, int] = MappingProxyType({}),
    ) -> NDArray[Value]:
        """Type a column as `read` does, as integers of a kind that holds all that are parsed."""
        given = self.columns.get(column)
        if given is None:
            return np.broadcast_to(np.array(blank, kind), len(self))
        given = given.coded
        found = list(map(known.get, given.cells))
        numbers = self._parse_each(column, given, parse, found, blank, required=required)
        return given.values(np.array(numbers, kind))

    def read_numbers(
        self, column: str, parse: Callable[[Cell], Parsed[int]], *, blank: int = BLANK
    ) -> Amounts:
        """Type a column of figures; in a workbook, digits stored as text count as tidied."""
        return self.read(column, self._stored(parse), blank=blank)

    def read_numbers_into(
        self, target: Narrow, column: str, parse: Callable[[Cell], Parsed[int]]
    ) -> None:
        """Type a column of figures that are BLANK or small, in the place where they are to stay.

        The place is wide enough for all that the parser lets through.
        """
        given = self.columns.get(column)
        if given is None:
            target[:] = BLANK
            return
        given = given.coded
        found = [None] * len(given.cells)
        numbers = self._parse_each(column, given, self._stored(parse), found, BLANK, required=False)
        if given.codes is not None and numbers:
            looked_up(np.array(numbers, target.dtype), given.codes, out=target)

    def _stored(self, parse: Callable[[Cell], Parsed[int]]) -> Callable[[Cell], Parsed[int]]:
        def parse_stored(cell: Cell) -> Parsed[int]:
            number, tidied = parse(cell)
            stored_as_text = isinstance(cell, str) and self.ref.name != "" and not is_blank(cell)
            return Parsed(number, tidied or (visible(str(cell)) if stored_as_text else ""))

        return parse_stored

    def _parse_each(
        self,
        column: str,
        given: CellColumn,
        parse: Callable[[Cell], Parsed[T]],
        found: Sequence[T | None],
        blank: T,
        *,
        required: bool,
    ) -> list[T]:
        """Parse the distinct cells of a column, but for those of which it is known what they say.

        What cannot be read becomes `blank`, and is logged.
        """
        parsed = parse_each(given.cells, parse, found, blank, required=required)
        if parsed.flaws:
            self._report_flaws(column, given, parsed.flaws)
        if any(parsed.tidied):
            self._note_tidied(column, given, parsed.tidied)
        return parsed.values

    def read_words(
        self,
        column: str,
        book: Book,
        reader: WordReader = WORDS,
        *,
        required: bool = False,
    ) -> Ints:
        """Type a column of words as codes into a codebook."""
        given = self.columns.get(column)
        if given is None:
            return all_alike(BLANK, len(self))
        if not isinstance(given.cells, list):
            return self._read_texts(column, given, given.cells, book, reader, required=required)
        found = words_as_they_stand(given.cells, reader)
        words = self._parse_each(column, given, reader.parse, found, "", required=required)
        by_code = np.full(len(words), BLANK, np.int32)
        stated = [code for code, word in enumerate(words) if word]
        by_code[stated] = book.codes([words[code] for code in stated])
        return given.values(by_code)

    def _read_texts(
        self,
        column: str,
        given: CellColumn,
        texts: Texts,
        book: Book,
        reader: WordReader,
        *,
        required: bool,
    ) -> Ints:
        """Type a column of very many words, of which only some have to be looked at."""
        words, at, tidied = parse_texts(texts, reader, required=required)
        if given.codes is None:
            self.note_tidied(column, at, tidied)
        elif tidied.lengths.any():
            self._note_tidied(column, given, texts.empty(len(texts)).replaced(at, tidied))
        blank = words.lengths == 0
        if not blank.any():
            return given.values(book.codes(words).astype(np.int32, copy=False))
        if required:
            flaws = {int(code): BadCell("GS313") for code in np.flatnonzero(blank)}
            self._report_flaws(column, given, flaws)
        codes = np.full(len(texts), BLANK, np.int32)
        filled = np.flatnonzero(~blank)
        codes[filled] = book.codes(words.take(filled))
        return given.values(codes)

    def _report_flaws(self, column: str, given: CellColumn, flaws: Mapping[int, BadCell]) -> None:
        at = given.rows_of(flaws)
        self.flawed[at] = True
        if len(at) < _MASSES * len(flaws) or column in self.region.fixed:
            for index in at.tolist():
                flaw = flaws[given.code(index)]
                self.report(flaw.code, index, column, **flaw.details)
            return
        heading, col = self.kind.titles[column], max(self.col(column), 0)
        for code, flaw in flaws.items():
            rows = given.rows_of([code])
            value = shown(given.cells[code])
            details = {**flaw.details, "heading": heading}
            for table, start, end in self.stretches:
                own = self.row[rows[(rows >= start) & (rows < end)]].tolist()
                self.log.at_each(flaw.code, table.sheet, own, col, value, details)

"""A recognised table with its columns dictionary-encoded, ready to be typed.

A column of a large table has few distinct values. Each distinct value is parsed once, and the
rows are then handled as integer codes; a bad value is traced back to its cells by its code.
"""

from __future__ import annotations

from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

import numpy as np

from gridscore.columns import all_alike, counting, is_one_number, looked_up, places
from gridscore.ledger.codebook import encode
from gridscore.ledger.footers import Footer
from gridscore.ledger.model import BLANK, TidiedCell
from gridscore.ledger.own_forms import FORM_MARK
from gridscore.ledger.values import (
    BadCell,
    Parsed,
    are_plain,
    are_words,
    is_blank,
    is_plain,
    shown,
    visible,
)
from gridscore.ledger.word_readers import WORDS
from gridscore.ledger.words import MANY
from gridscore.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Iterable,
        Iterator,
        Mapping,
        MutableMapping,
        Sequence,
    )

    from numpy.typing import NDArray

    from gridscore.ledger.codebook import Book
    from gridscore.ledger.grid import Cell, Grid
    from gridscore.ledger.kinds import TableKind
    from gridscore.ledger.model import Amounts, Codes, Ints, Narrow, SheetRef
    from gridscore.ledger.problem_log import ProblemLog
    from gridscore.ledger.region import Region
    from gridscore.ledger.texts import Texts
    from gridscore.ledger.word_readers import WordReader
    from gridscore.periods import Period
    from gridscore.problems import Place

    Mask = NDArray[np.bool_]

T = TypeVar("T")
S = TypeVar("S", bound=np.generic)

_FILLED_DOWN = frozenset({"period", "scorer", "scorer_role", "total", "group"})
"""Columns that forms fill in before anybody is entered; alone they do not make a row."""


_MASSES = 100
"""Cells of one kind from which on what is wrong with them is put together once for all."""


class Encoded(NamedTuple):
    """One column: for each row a code, for each code the raw cell.

    Very many cells are `Texts`; where nearly all cells of a large table differ each row has its
    own, and there are no codes.
    """

    col: int
    codes: Codes | None
    cells: list[Cell] | Texts

    @property
    def blank(self) -> Mask:
        """Mark the rows whose cell is blank."""
        if isinstance(self.cells, list):
            if are_words(self.cells):
                rows = self.cells if self.codes is None else self.codes
                return np.broadcast_to(np.False_, len(rows))
            # What begins with a letter or digit is not blank; asked here, it costs no call.
            blank = [
                isinstance(cell, str) and not cell[:1].isalnum() and is_blank(cell)
                for cell in self.cells
            ]
            if not any(blank) and self.codes is not None:
                return np.broadcast_to(np.False_, len(self.codes))
            return _look_up(self, blank, np.bool_)
        blank_texts = self.cells.blank
        if self.codes is None:
            return blank_texts
        if not blank_texts.any():
            return np.broadcast_to(np.False_, len(self.codes))
        return looked_up(blank_texts, self.codes)

    @property
    def texts(self) -> Texts | None:
        """The cell of every row, where nearly all differ."""
        return None if self.codes is not None or isinstance(self.cells, list) else self.cells

    @property
    def coded(self) -> Encoded:
        """The same, with cells that are alike kept once."""
        if self.codes is not None or isinstance(self.cells, list):
            return self
        words, codes = self.cells.numbered()
        return Encoded(self.col, codes, words)

    def code(self, index: int) -> int:
        """Return the code of a row."""
        return index if self.codes is None else int(self.codes[index])

    def cell(self, index: int) -> Cell:
        """Return the raw cell of a row."""
        return self.cells[self.code(index)]

    def part(self, start: int, end: int) -> Encoded:
        """Leave a stretch of rows; with codes all cells stay."""
        if self.codes is None:
            return self._replace(cells=self.cells[start:end])
        return self._replace(codes=self.codes[start:end])

    def rows_of(self, codes: Collection[int]) -> NDArray[np.int64]:
        """Return the rows that have one of some codes."""
        if self.codes is None:
            return np.array(sorted(codes), np.int64)
        wanted = np.zeros(len(self.cells), np.bool_)
        wanted[list(codes)] = True
        return np.flatnonzero(looked_up(wanted, self.codes))


class SumRow(NamedTuple):
    """A row of sums in a table: where it stands, and its cells by column."""

    row: int
    of_part: bool  # of the rows since the last sum, not of all rows
    cells: dict[str, Cell]


@dataclass(slots=True)
class Table:
    """The data rows of a region; `row` holds their numbers in the sheet, counted from 0.

    `flawed` marks the rows in which some cell could not be read; `tidied` holds the cells
    that could only be read after tidying; `period` is the one its title or file names, if any.

    A table may be of several sheets that are headed alike: `parts` are their own tables, one below
    the other. What is told of a cell is then told by the part that it stands in.
    """

    region: Region
    ref: SheetRef
    sheet: int
    row: Ints
    columns: MutableMapping[str, Encoded]
    log: ProblemLog
    flawed: Mask
    sums: Sequence[SumRow] = ()
    tidied: list[TidiedColumn] = field(default_factory=list)
    period: Period | None = None
    parts: Sequence[Table] = ()

    def __len__(self) -> int:
        return len(self.row)

    @property
    def singly(self) -> Sequence[Table]:
        """The tables of single sheets that it is made of; mostly itself."""
        return self.parts or (self,)

    @property
    def stretches(self) -> Iterator[tuple[Table, int, int]]:
        """Go through the tables of single sheets, each with its rows in here."""
        end = 0
        for part in self.singly:
            start, end = end, end + len(part)
            yield part, start, end

    def _of_sheet(self, index: int) -> tuple[Table, int]:
        """Tell in the table of which sheet a row stands, and where in it."""
        if not self.parts:
            return self, index
        return next((part, index - start) for part, start, end in self.stretches if index < end)

    @property
    def is_large(self) -> bool:
        """Whether it has so many rows that it is worth while to do two such at a time."""
        return len(self) >= MANY

    @property
    def kind(self) -> TableKind:
        """What the table was taken for."""
        return self.region.kind

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
        return self.columns[column].col if column in self.columns else BLANK

    def cell(self, column: str, index: int) -> Cell:
        """Return the raw cell of a data row; a blank where there is no such column."""
        encoded = self.columns.get(column)
        return encoded.cell(index) if encoded else ""

    def words(self, column: str) -> list[Cell] | Texts:
        """Return the distinct cells of a column; none where nearly all differ."""
        encoded = self.columns.get(column)
        return encoded.cells if encoded and encoded.codes is not None else []

    def is_filled(self, column: str) -> Mask:
        """Mark the rows in which a column holds something."""
        encoded = self.columns.get(column)
        if encoded is None:
            return np.broadcast_to(np.False_, len(self))
        blank = encoded.blank
        return np.broadcast_to(~blank[0], len(self)) if is_one_number(blank) else ~blank

    def translate(self, columns: Iterable[str], meaning: Callable[[str], str | None]) -> None:
        """Take the words of some columns for what they mean to the station."""
        for column in self.columns.keys() & set(columns):
            encoded = self.columns[column]
            if encoded.codes is None:
                continue  # where nearly all cells differ they are no choices
            cells = [
                (meaning(cell) or cell) if isinstance(cell, str) else cell for cell in encoded.cells
            ]
            self.columns[column] = encoded._replace(cells=cells)

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
        details["table"] = self.kind.title
        self.log.at(code, self.sheet, self.region.header_row, col, value, **details)

    def place_of_whole(self) -> Place:
        """Name the table by its first heading."""
        return self.log.place(self.sheet, self.region.header_row, min(self.region.columns.values()))

    def texts(self, column: str) -> Texts | None:
        """Return the cells of a column of texts, where nearly all differ."""
        encoded = self.columns.get(column)
        return encoded.texts if encoded else None

    def say_as_known(self, column: str, known: Ints, words: Texts) -> None:
        """Keep a column of texts as what is known to be the same, letter by letter.

        `known` are codes into `words`: of very many rows the texts are not kept a second time.
        """
        self.columns[column] = Encoded(self.col(column), known, words)

    def note_tidied(self, column: str, rows: NDArray[np.int64], reads: Sequence[str]) -> None:
        """Note how cells of a column read that could only be read after tidying, or ""."""
        if any(reads):
            codes = np.zeros(len(self), np.int32)
            codes[rows] = np.arange(1, len(rows) + 1)
            texts = self.texts(column)
            noted = (self.cell(column, row) for row in rows.tolist())
            cells: list[Cell] = ["", *(noted if texts is None else texts.take(rows))]
            self._note_tidied(Encoded(self.col(column), codes, cells), ["", *reads])

    def _note_tidied(self, encoded: Encoded, reads: list[str]) -> None:
        """Note how the cells of a column read that could only be read after tidying, or ""."""
        for table, start, end in self.stretches:
            tidied = TidiedColumn(table, encoded.part(start, end) if self.parts else encoded, reads)
            if len(tidied):
                table.tidied.append(tidied)

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
        encoded = self.columns.get(column)
        if encoded is None:
            return np.broadcast_to(np.int64(blank), len(self))
        encoded = encoded.coded
        found = list(map(known.get, encoded.cells))
        numbers = self._parse_each(column, encoded, parse, found, blank, required=required)
        return _look_up(encoded, numbers, np.int64)

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
        encoded = self.columns.get(column)
        if encoded is None:
            target[:] = BLANK
            return
        encoded = encoded.coded
        found = [None] * len(encoded.cells)
        numbers = self._parse_each(
            column, encoded, self._stored(parse), found, BLANK, required=False
        )
        if encoded.codes is not None and numbers:
            looked_up(np.array(numbers, target.dtype), encoded.codes, out=target)

    def _stored(self, parse: Callable[[Cell], Parsed[int]]) -> Callable[[Cell], Parsed[int]]:
        def parse_stored(cell: Cell) -> Parsed[int]:
            number, tidied = parse(cell)
            stored_as_text = isinstance(cell, str) and self.ref.name != "" and not is_blank(cell)
            return Parsed(number, tidied or (visible(str(cell)) if stored_as_text else ""))

        return parse_stored

    def _parse_each(
        self,
        column: str,
        encoded: Encoded,
        parse: Callable[[Cell], Parsed[T]],
        found: Sequence[T | None],
        blank: T,
        *,
        required: bool,
    ) -> list[T]:
        """Parse the distinct cells of a column, but for those of which it is known what they say.

        What cannot be read becomes `blank`, and is logged.
        """
        if None not in found:
            return cast("list[T]", found)
        values = [blank if value is None else value for value in found]
        tidied = [""] * len(values)
        flaws: dict[int, BadCell] = {}
        for code, (cell, value) in enumerate(zip(encoded.cells, found, strict=True)):
            if value is not None:
                continue
            try:
                values[code], tidied[code] = _parse(cell, parse, required=required)
            except BadCell as flaw:
                flaws[code] = flaw
        if flaws:
            self._report_flaws(column, encoded, flaws)
        if any(tidied):
            self._note_tidied(encoded, tidied)
        return values

    def read_words(
        self,
        column: str,
        book: Book,
        reader: WordReader = WORDS,
        *,
        required: bool = False,
    ) -> Ints:
        """Type a column of words as codes into a codebook."""
        encoded = self.columns.get(column)
        if encoded is None:
            return all_alike(BLANK, len(self))
        if not isinstance(encoded.cells, list):
            texts = encoded.cells
            return self._read_texts(column, encoded, texts, book, reader, required=required)
        found: list[str | None]
        if not reader.longest_special and are_plain(encoded.cells):
            found = [*encoded.cells]
        else:
            found = [
                cell
                if isinstance(cell, str) and len(cell) > reader.longest_special and is_plain(cell)
                else None
                for cell in encoded.cells
            ]
        word_of = self._parse_each(column, encoded, reader.parse, found, "", required=required)
        by_code = np.full(len(word_of), BLANK, np.int32)
        stated = [code for code, word in enumerate(word_of) if word]
        by_code[stated] = book.codes([word_of[code] for code in stated])
        return by_code if encoded.codes is None else looked_up(by_code, encoded.codes)

    def _read_texts(
        self,
        column: str,
        encoded: Encoded,
        texts: Texts,
        book: Book,
        reader: WordReader,
        *,
        required: bool,
    ) -> Ints:
        """Type a column of very many words, of which only some have to be looked at."""
        at = texts.odd
        if reader.longest_special:
            at = places(len(texts), at, texts.lengths <= reader.longest_special)
        special, tidied = reader.read_many(texts.take(at))
        words = texts.replaced(at, special) if len(at) else texts
        blank = words.lengths == 0
        if required and any(tidied):
            tidied = [text if word else "" for text, word in zip(tidied, special, strict=True)]
        if encoded.codes is None:
            self.note_tidied(column, at, tidied)
        elif any(tidied):
            reads = [""] * len(texts)
            for code, text in zip(at.tolist(), tidied, strict=True):
                reads[code] = text
            self._note_tidied(encoded, reads)
        if required and blank.any():
            flaws = {int(code): BadCell("GS313") for code in np.flatnonzero(blank)}
            self._report_flaws(column, encoded, flaws)
        if blank.any():
            codes = np.full(len(texts), BLANK, np.int32)
            filled = np.flatnonzero(~blank)
            codes[filled] = book.codes(words.take(filled))
        else:
            codes = book.codes(words).astype(np.int32, copy=False)
        return codes if encoded.codes is None else looked_up(codes, encoded.codes)

    def _report_flaws(self, column: str, encoded: Encoded, flaws: dict[int, BadCell]) -> None:
        at = encoded.rows_of(flaws)
        self.flawed[at] = True
        if len(at) < _MASSES * len(flaws) or column in self.region.fixed:
            for index in at.tolist():
                flaw = flaws[encoded.code(index)]
                self.report(flaw.code, index, column, **flaw.details)
            return
        heading, col = self.kind.titles[column], max(self.col(column), 0)
        for code, flaw in flaws.items():
            rows = encoded.rows_of([code])
            value = shown(encoded.cells[code])
            details = {**flaw.details, "heading": heading}
            for table, start, end in self.stretches:
                own = self.row[rows[(rows >= start) & (rows < end)]].tolist()
                self.log.at_each(flaw.code, table.sheet, own, col, value, details)


class TidiedColumn(NamedTuple):
    """The cells of a column that were tidied: for each code what it reads then, or ""."""

    table: Table
    encoded: Encoded
    reads: list[str]

    def __len__(self) -> int:
        return int(np.count_nonzero(self._is_tidied()))

    @property
    def first(self) -> int:
        """The row of the first of them, counted within the table."""
        return int(np.flatnonzero(self._is_tidied())[0])

    def cells(self) -> Iterator[TidiedCell]:
        """Go through the cells, downwards."""
        table, encoded, reads = self
        for index in np.flatnonzero(self._is_tidied()).tolist():
            code = encoded.code(index)
            place = table.log.place(table.sheet, int(table.row[index]), encoded.col)
            yield TidiedCell(place, shown(encoded.cells[code]), reads[code])

    def _is_tidied(self) -> Mask:
        return _look_up(self.encoded, [bool(text) for text in self.reads], np.bool_)


def _parse(cell: Cell, parse: Callable[[Cell], Parsed[T]], *, required: bool) -> Parsed[T]:
    if required and is_blank(cell):
        raise BadCell("GS313")
    return parse(cell)


def _look_up(encoded: Encoded, by_code: Sequence[int], dtype: type[S]) -> NDArray[S]:
    found = np.array(by_code, dtype)
    return found if encoded.codes is None else looked_up(found, encoded.codes)


def open_table(grid: Grid, region: Region, sheet: int, log: ProblemLog) -> Table:
    """Take the data rows of a region out of its grid; blank rows and footers stay behind."""
    numbers = counting(region.first, region.end)
    if region.footers:
        numbers = np.delete(numbers, [n - region.first for n in region.footers])
    columns = _columns(grid, region, numbers)
    filled = np.zeros(len(numbers), np.bool_)
    telling = [column for name, column in columns.items() if name not in _FILLED_DOWN]
    for column in sorted(telling, key=lambda column: not isinstance(column.cells, list)):
        filled |= ~column.blank
        if filled.all():
            break
    row = numbers
    if not filled.all():
        row = numbers[filled]
        columns = _columns(grid, region, row)
    for name, (_, col, cell) in region.fixed.items():
        columns[name] = Encoded(col, np.zeros(len(row), np.int32), [cell])
    sums = [
        SumRow(number, says is Footer.SUBTOTAL, _cells_of(grid.rows[number], region))
        for number, says in sorted(region.footers.items())
        if says in (Footer.TOTAL, Footer.SUBTOTAL)
    ]
    table = Table(
        region=region,
        ref=grid.ref,
        sheet=sheet,
        row=row,
        columns=columns,
        log=log,
        flawed=np.zeros(len(row), np.bool_),
        sums=sums,
    )
    if not grid.ref.name:
        _report_overflow(grid, region, numbers, table)
    return table


def _cells_of(row: Sequence[Cell], region: Region) -> dict[str, Cell]:
    return {name: row[col] for name, col in region.columns.items() if col < len(row)}


def _columns(grid: Grid, region: Region, numbers: Ints) -> dict[str, Encoded]:
    """Encode the columns of a region, of the given rows."""
    if not isinstance(grid.rows, list):
        kept = {name: grid.rows.column(col, numbers) for name, col in region.columns.items()}
        return {
            name: Encoded(region.columns[name], column.codes, column.cells)
            for name, column in kept.items()
        }
    rows = [grid.rows[n] for n in numbers.tolist()]
    by_col = list(zip_longest(*rows, fillvalue=""))
    columns = {}
    for name, col in region.columns.items():
        cells, codes = encode(by_col[col] if col < len(by_col) else ("",) * len(rows))
        columns[name] = Encoded(col, codes, cells)
    return columns


def _report_overflow(grid: Grid, region: Region, numbers: Ints, table: Table) -> None:
    """Log rows of a text file with more cells than headings: a comma too many shifts them."""
    if isinstance(grid.rows, list):
        among = numbers.tolist()
    else:
        from gridscore.ledger.row_search import rows_filled_beyond

        wide = [*grid.rows.outside_bulk(), *rows_filled_beyond(grid.rows, region.width)]
        found = np.searchsorted(numbers, wide)
        among = [n for n, at in zip(wide, found.tolist(), strict=True) if n in numbers[at : at + 1]]
    for number in among:
        beyond = [cell for cell in grid.rows[number][region.width :] if not is_blank(cell)]
        if beyond:
            table.log.at(
                *("GS211", table.sheet, number, region.width),
                shown(beyond[0]),
                table=region.kind.title,
            )

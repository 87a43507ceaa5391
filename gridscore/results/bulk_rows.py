"""The rows of a table as the XML of a sheet, made column by column.

XlsxWriter takes some microseconds for a cell, and the journal of a district has millions. So the
rows of tables are made here, and everything else of a workbook by XlsxWriter; `splice` puts them
together. What stands in a column is put into XML once for each different value.
"""

from __future__ import annotations

from itertools import count, islice
from typing import TYPE_CHECKING, Generic, TypeVar, cast

import numpy as np

from gridscore.numbers import HUNDRED, UNSET
from gridscore.patterns import pattern
from gridscore.records import dataclass
from gridscore.results.book import height_of
from gridscore.results.escape import in_xml
from gridscore.results.many_texts import for_workbook_cells, line_counts
from gridscore.results.model import TEXTS, WHOLE_NUMBERS
from gridscore.results.words import CodedWords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from gridscore.results.model import Column, Kind

ROWS_AT_A_TIME = 5_000
_EXACT = 10**15  # whole numbers below it have no other form
_REMEMBERED = 100_000  # different values of a column, before it begins to remember anew
_SPECIAL = pattern(r"[\x00-\x08\x0b-\x1f\ufffe\uffff&<>]|_x|^\s|\s$")
_LOOKS_ESCAPED = pattern("(_x[0-9a-fA-F]{4}_)")
_NOT_IN_XML = pattern("[\x00-\x08\x0b-\x1f\ufffe\uffff]")

_Key = TypeVar("_Key")
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Formulas:
    """A column of formulas, without their `=`, with the figures they come to.

    Figures are like those of a `Column` of the same kind; UNSET is an empty text.
    """

    kind: Kind
    formulas: Sequence[str]
    values: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class BulkRows:
    """Rows of a table that are to stand on a sheet.

    `part` is the sheet's file in the workbook; `rows` are those of the table, the first of which
    stands in row `first` of the sheet, counted from 0. XlsxWriter has written that row, empty, in
    the formats of its columns, and where groups begin at some of the sheet's rows (`begins`) the
    next one in the formats of those. `wrapping` tells the width of the columns whose texts wrap.
    """

    part: str
    first: int
    columns: Sequence[Column | Formulas]
    rows: range
    begins: frozenset[int]
    wrapping: Mapping[int, int]

    @property
    def end(self) -> int:
        """The row of the sheet after the last one."""
        return self.first + len(self.rows)


class SharedStrings:
    """The texts of a workbook, each kept once; cells name them by index.

    The first indices, as many as are `taken`, belong to texts that XlsxWriter wrote.
    """

    def __init__(self, taken: int) -> None:
        self._taken = taken
        self._index: dict[str, int] = {}

    def __len__(self) -> int:
        return self._taken + len(self._index)

    def indices(self, texts: Sequence[str]) -> list[int]:
        """Return the index of each text."""
        index = self._index
        new = [text for text in dict.fromkeys(texts) if text not in index]
        index.update(zip(new, count(len(self))))
        return list(map(index.__getitem__, texts))

    def as_xml(self) -> Iterator[str]:
        """Give the XML of the texts that were added, in order of index, many at a time."""
        texts = iter(self._index)
        while some := list(islice(texts, ROWS_AT_A_TIME)):
            yield _string_items(some)


_BETWEEN = "</t></si><si><t>"


def _string_items(texts: Sequence[str]) -> str:
    """Write texts as XML: all at once, where nothing in them has to be written otherwise."""
    joined = _BETWEEN.join(texts)
    brackets = _BETWEEN.count("<") * (len(texts) - 1)
    if (
        joined.isprintable()
        and joined.count("<") == joined.count(">") == brackets
        and not any(mark in joined for mark in ("&", "_x", "> ", " <"))
        and joined.strip() == joined
    ):
        return f"<si><t>{joined}</t></si>"
    return "".join(map(_string_item, texts))


def _string_item(text: str) -> str:
    if not _SPECIAL.search(text):
        return f"<si><t>{text}</t></si>"
    escaped = _LOOKS_ESCAPED.sub(r"_x005F\1", text)
    escaped = _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", escaped)
    space = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    return f"<si><t{space}>{in_xml(escaped)}</t></si>"


def rows_as_xml(
    bulk: BulkRows, styles: Sequence[Sequence[str]], strings: SharedStrings
) -> Iterator[str]:
    """Give the rows as XML, at most some thousand at a time.

    `styles` are the numbers of the columns' formats: those of a plain row and, where groups
    begin, those of a row with which one does.
    """
    looks = [_cells_of(bulk.columns, numbers, strings) for numbers in styles]
    heights = _Heights(bulk)
    row = bulk.first
    for end in sorted({*bulk.begins, *(begin + 1 for begin in bulk.begins), bulk.end}):
        look = looks[-1] if row in bulk.begins else looks[0]
        for start in range(row, end, ROWS_AT_A_TIME):
            yield _join(bulk, range(start, min(start + ROWS_AT_A_TIME, end)), look, heights)
        row = end


def _join(
    bulk: BulkRows,
    rows: range,
    look: Sequence[Callable[[slice], list[str]]],
    heights: _Heights,
) -> str:
    """Lay the pieces of rows side by side, each kind at its own step, and join them.

    A row is `<row r="`, its number, the rest of its tag up to the first cell's column; then for
    each cell the row's number again, and what it holds up to the column of the next.
    """
    offset = bulk.rows.start - bulk.first
    taken = slice(rows.start + offset, rows.stop + offset)
    numbers = [str(row + 1) for row in rows]
    step = 3 + 2 * len(look)
    pieces = [""] * (step * len(rows))
    pieces[0::step] = ['<row r="'] * len(rows)
    pieces[1::step] = numbers
    pieces[2::step] = heights.rests_of_tags(taken, len(rows))
    for col, cells_of in enumerate(look):
        pieces[3 + 2 * col :: step] = numbers
        pieces[4 + 2 * col :: step] = cells_of(taken)
    return "".join(pieces)


class _Heights:
    """Tells how high rows are: as their texts need that wrap."""

    def __init__(self, bulk: BulkRows) -> None:
        self._lines = [
            _made_of_texts(cast("Column", bulk.columns[col]), _line_counter(width))
            for col, width in bulk.wrapping.items()
        ]

    def rests_of_tags(self, taken: slice, count: int) -> list[str]:
        """Give the end of each row's tag: with a height where a text of it takes several lines."""
        if not self._lines:
            return [_rest_of_tag(1)] * count
        most = np.maximum.reduce([np.array(lines(taken), np.int64) for lines in self._lines])
        written = {needed: _rest_of_tag(needed) for needed in set(most.tolist())}
        return [written[needed] for needed in most.tolist()]


def _line_counter(width: int) -> Callable[[list[str]], list[int]]:
    return lambda texts: line_counts(texts, width)


def _rest_of_tag(lines: int) -> str:
    height = f' ht="{height_of(lines)}" customHeight="1"' if lines > 1 else ""
    return f'"{height}><c r="A'


class _Remembered(Generic[_Key, _Made]):
    """Makes something of values: of each different one once, as long as there are not too many.

    Where no two of those asked for together are alike, it remembers none of them.
    """

    def __init__(self, make: Callable[[list[_Key]], list[_Made]]) -> None:
        self._make = make
        self._made: dict[_Key, _Made] = {}

    def of(self, values: list[_Key]) -> list[_Made]:
        """Give what is made of each value."""
        try:
            return list(map(self._made.__getitem__, values))
        except KeyError:
            different = list(dict.fromkeys(values))
        if len(different) == len(values):
            return self._make(values)
        if len(self._made) > _REMEMBERED:
            self._made.clear()
        new = [value for value in different if value not in self._made]
        self._made.update(zip(new, self._make(new), strict=True))
        return list(map(self._made.__getitem__, values))


def _made_of_texts(
    column: Column, make: Callable[[list[str]], list[_Made]]
) -> Callable[[slice], list[_Made]]:
    """Return what makes something of the texts of some rows."""
    values = cast("Sequence[str]", column.values)
    if isinstance(values, CodedWords):
        coded = values
        by_code = _Remembered[int, _Made](lambda codes: make(coded.words_of(codes)))
        return lambda taken: by_code.of(coded.codes[taken].tolist())
    by_text = _Remembered[str, _Made](make)
    return lambda taken: by_text.of(list(values[taken]))


def _cells_of(
    columns: Sequence[Column | Formulas], styles: Sequence[str], strings: SharedStrings
) -> list[Callable[[slice], list[str]]]:
    """Give for each column what makes the rest of some cells, from behind their rows' numbers."""
    from xlsxwriter.utility import xl_col_to_name

    nexts = [f'<c r="{xl_col_to_name(col)}' for col in range(1, len(columns))]
    return [
        _rests_of_cells(column, f'" s="{style}"', after, strings)
        for column, style, after in zip(columns, styles, [*nexts, "</row>"], strict=True)
    ]


def _rests_of_cells(
    column: Column | Formulas, style: str, after: str, strings: SharedStrings
) -> Callable[[slice], list[str]]:
    blank = f"{style}/>{after}"

    def write_texts(texts: list[str]) -> list[str]:
        indices = iter(strings.indices(for_workbook_cells([text for text in texts if text])))
        start, end = f'{style} t="s"><v>', f"</v></c>{after}"
        return [f"{start}{next(indices)}{end}" if text else blank for text in texts]

    number_texts = _Remembered[int, str](_number_writer(column.kind))

    def write_figures(figures: list[int]) -> list[str]:
        start, end = f"{style}><v>", f"</v></c>{after}"
        return [
            blank if figure == UNSET else f"{start}{text}{end}"
            for figure, text in zip(figures, number_texts.of(figures), strict=True)
        ]

    def write_formulas(taken: slice) -> list[str]:
        formulas = cast("Formulas", column)
        figures = formulas.values[taken].tolist()
        return [
            f'{style} t="str"><f>{formula}</f><v></v></c>{after}'
            if figure == UNSET
            else f"{style}><f>{formula}</f><v>{text}</v></c>{after}"
            for formula, figure, text in zip(
                map(in_xml, formulas.formulas[taken]),
                figures,
                number_texts.of(figures),
                strict=True,
            )
        ]

    if isinstance(column, Formulas):
        return write_formulas
    if column.kind in TEXTS:
        return _made_of_texts(column, write_texts)
    by_figure = _Remembered[int, str](write_figures)
    figures = cast("NDArray[np.int64]", column.values)
    return lambda taken: by_figure.of(figures[taken].tolist())


def _number_writer(kind: Kind) -> Callable[[list[int]], list[str]]:
    """Return what writes figures as numbers.

    A spreadsheet holds binary floats; n / 100 is the one nearest to the published decimal, which
    its number format shows again digit for digit.
    """
    if kind in WHOLE_NUMBERS:
        return lambda figures: [
            str(figure) if abs(figure) < _EXACT else f"{figure:.16G}" for figure in figures
        ]
    return lambda figures: [f"{figure / HUNDRED:.16G}" for figure in figures]

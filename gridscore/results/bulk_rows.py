"""The rows of a table as the XML of a sheet, made column by column.

XlsxWriter takes some microseconds for a cell, and the journal of a district has millions. So the
rows of tables are made here, and everything else of a workbook by XlsxWriter; `splice` puts them
together. What stands in a column is put into XML once for each different value.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from gridscore.numbers import HUNDRED, UNSET
from gridscore.records import dataclass
from gridscore.results.book import height_of, line_count
from gridscore.results.escape import for_workbook_cell
from gridscore.results.model import TEXTS, WHOLE_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from gridscore.results.model import Column, Kind

_ROWS_AT_A_TIME = 5_000
_REMEMBERED = 100_000  # different values of a column, before it begins to remember anew
_SPECIAL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff&<>]|_x|^\s|\s$")
_LOOKS_ESCAPED = re.compile("(_x[0-9a-fA-F]{4}_)")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")

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

    def index(self, text: str) -> int:
        """Return the index of a text."""
        return self._index.setdefault(text, len(self))

    def as_xml(self) -> Iterator[str]:
        """Give the XML of the texts that were added, in order of index, many at a time."""
        texts = iter(self._index)
        while some := list(islice(texts, _ROWS_AT_A_TIME)):
            yield "".join(map(_string_item, some))


def _string_item(text: str) -> str:
    if not _SPECIAL.search(text):
        return f"<si><t>{text}</t></si>"
    escaped = _LOOKS_ESCAPED.sub(r"_x005F\1", text)
    escaped = _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", escaped)
    space = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    return f"<si><t{space}>{_escaped(escaped)}</t></si>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def rows_as_xml(
    bulk: BulkRows, styles: Sequence[Sequence[str]], strings: SharedStrings
) -> Iterator[str]:
    """Give the rows as XML, at most some thousand at a time.

    `styles` are the numbers of the columns' formats: those of a plain row and, where groups
    begin, those of a row with which one does.
    """
    looks = [_cells_of(bulk.columns, numbers, strings) for numbers in styles]
    lines = {col: _line_counts(width) for col, width in bulk.wrapping.items()}
    row = bulk.first
    for end in sorted({*bulk.begins, *(begin + 1 for begin in bulk.begins), bulk.end}):
        look = looks[-1] if row in bulk.begins else looks[0]
        for start in range(row, end, _ROWS_AT_A_TIME):
            yield _join(bulk, range(start, min(start + _ROWS_AT_A_TIME, end)), look, lines)
        row = end


def _join(
    bulk: BulkRows,
    rows: range,
    look: Sequence[_Remembered[object, str]],
    lines: Mapping[int, _Remembered[object, int]],
) -> str:
    """Lay the pieces of rows side by side, each kind at its own step, and join them.

    A row is `<row r="`, its number, the rest of its tag up to the first cell's column; then for
    each cell the row's number again, and what it holds up to the column of the next.
    """
    offset = bulk.rows.start - bulk.first
    taken = slice(rows.start + offset, rows.stop + offset)
    values = [_values(column, taken) for column in bulk.columns]
    numbers = [str(row + 1) for row in rows]
    step = 3 + 2 * len(look)
    pieces = [""] * (step * len(rows))
    pieces[0::step] = ['<row r="'] * len(rows)
    pieces[1::step] = numbers
    pieces[2::step] = _rests_of_tags([lines[col].of(values[col]) for col in lines], len(rows))
    for col, (cells, column) in enumerate(zip(look, values, strict=True)):
        pieces[3 + 2 * col :: step] = numbers
        pieces[4 + 2 * col :: step] = cells.of(column)
    return "".join(pieces)


def _values(column: Column | Formulas, taken: slice) -> Sequence[object]:
    if isinstance(column, Formulas):
        figures = column.values[taken].tolist()
        return list(zip(column.formulas[taken], figures, strict=True))
    if column.kind in TEXTS:
        return cast("Sequence[str]", column.values)[taken]
    return cast("list[object]", cast("NDArray[np.int64]", column.values)[taken].tolist())


def _rests_of_tags(lines: Sequence[Sequence[int]], count: int) -> list[str]:
    """Give the end of each row's tag: with a height where a text of it takes several lines."""
    if not lines:
        return [_rest_of_tag(1)] * count
    most = [max(needed) for needed in zip(*lines, strict=True)]
    written = {needed: _rest_of_tag(needed) for needed in set(most)}
    return [written[needed] for needed in most]


def _rest_of_tag(lines: int) -> str:
    height = f' ht="{height_of(lines)}" customHeight="1"' if lines > 1 else ""
    return f'"{height}><c r="A'


class _Remembered(dict[_Key, _Made], Generic[_Key, _Made]):
    """Makes something of each different value once, as long as there are not too many."""

    def __init__(self, make: Callable[[_Key], _Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, value: _Key) -> _Made:
        made = self[value] = self._make(value)
        return made

    def of(self, values: Iterable[_Key]) -> list[_Made]:
        """Give what is made of each value."""
        if len(self) > _REMEMBERED:
            self.clear()
        return list(map(self.__getitem__, values))


class _MadeAnew(_Remembered[_Key, _Made]):
    """Makes something of each value, where hardly two are alike."""

    def of(self, values: Iterable[_Key]) -> list[_Made]:
        """Give what is made of each value."""
        return list(map(self._make, values))


def _line_counts(width: int) -> _Remembered[object, int]:
    return _Remembered(lambda text: line_count(cast("str", text), width))


def _cells_of(
    columns: Sequence[Column | Formulas], styles: Sequence[str], strings: SharedStrings
) -> list[_Remembered[object, str]]:
    """Give for each column what makes the rest of a cell, from behind its row's number."""
    from xlsxwriter.utility import xl_col_to_name

    nexts = [f'<c r="{xl_col_to_name(col)}' for col in range(1, len(columns))]
    return [
        _rest_of_cell(column, f'" s="{style}"', after, strings)
        for column, style, after in zip(columns, styles, [*nexts, "</row>"], strict=True)
    ]


def _rest_of_cell(
    column: Column | Formulas, style: str, after: str, strings: SharedStrings
) -> _Remembered[object, str]:
    blank = f"{style}/>{after}"

    def write_text(text: object) -> str:
        if text == "":
            return blank
        index = strings.index(for_workbook_cell(cast("str", text)))
        return f'{style} t="s"><v>{index}</v></c>{after}'

    # A spreadsheet holds binary floats; n / 100 is the one nearest to the published decimal,
    # which its number format shows again digit for digit.
    scale = 1 if column.kind in WHOLE_NUMBERS else HUNDRED

    def write_figure(figure: object) -> str:
        if figure == UNSET:
            return blank
        return f"{style}><v>{cast('int', figure) / scale:.16G}</v></c>{after}"

    def write_formula(cell: object) -> str:
        formula, figure = cast("tuple[str, int]", cell)
        markup = f"<f>{_escaped(formula)}</f>"
        if figure == UNSET:
            return f'{style} t="str">{markup}<v></v></c>{after}'
        return f"{style}>{markup}<v>{figure / scale:.16G}</v></c>{after}"

    if isinstance(column, Formulas):
        return _MadeAnew(write_formula)
    return _Remembered(write_text if column.kind in TEXTS else write_figure)

"""Lays a table out on a sheet, and on further sheets where one does not hold it."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from gridscore.ledger.model import column_letters
from gridscore.numbers import HUNDRED, UNSET, format_money
from gridscore.records import NamedTuple
from gridscore.results.escape import display_width
from gridscore.results.model import EVERYBODY, TEXTS, WHOLE_NUMBERS, Kind
from gridscore.results.text_templates import SLOT, FilledTemplates
from gridscore.results.words import CodedWords
from gridscore.results.xlsx.book import CELL_PADDING, HEADING_ROW, Look, write_text
from gridscore.results.xlsx.bulk_rows import BulkRows
from gridscore.results.xlsx.many_texts import display_widths

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from gridscore.results.model import Column, Ranking, Table
    from gridscore.results.xlsx.book import Book
    from gridscore.results.xlsx.bulk_rows import Formulas

ROWS_PER_SHEET = 1_048_576 - (HEADING_ROW + 1) - 1  # a spreadsheet's, less headings and totals
_FILTER_BUTTON = 3  # cells that the drop-down button covers
_HEADING_HEIGHT = 32  # points: two lines
_WITH_UNIT = 12  # cells of a heading that stays in one line for the unit behind it
_SAMPLED_TEXTS = 5_000  # that a column's width is measured on


class Part(NamedTuple):
    """The rows of a table that stand on one sheet; `first` and `last` count from 0."""

    sheet: Any
    first: int
    last: int

    def cells(self, col: int, rows: tuple[int, int] | None = None) -> str:
        """Name the cells of a column from anywhere in the workbook: all, or `rows` from to."""
        first, last = rows or (self.first, self.last)
        letters = column_letters(col)
        corners = dict.fromkeys((f"${letters}${first + 1}", f"${letters}${last + 1}"))
        return f"{_quoted(self.sheet.get_name())}!{':'.join(corners)}"

    def template(self, col: int, corners: int) -> str:
        """Name one cell of a column, or two corners, with `SLOT` for that of each row."""
        cell = f"${column_letters(col)}${SLOT}"
        return f"{_quoted(self.sheet.get_name())}!{':'.join([cell] * corners)}"


@cache
def _quoted(name: str) -> str:
    from xlsxwriter.utility import quote_sheetname

    quoted: str = quote_sheetname(name)
    return quoted


class Placed(NamedTuple):
    """Where a table stands: its parts, its columns by id, and how wide they are, 0 if hidden."""

    table: Table
    parts: list[Part]
    columns: Mapping[str, int]
    widths: list[int]

    def place(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Tell on which part each row of the table stands, and after how many others of it."""
        return divmod(rows, ROWS_PER_SHEET)


def write_table_sheets(
    book: Book,
    table: Table,
    name: str,
    *,
    title: str = "",
    ranking: Ranking = EVERYBODY,
    shown: Collection[str] = (),
) -> Placed:
    """Write all of `table` to sheets called `name`, `name (2)` … and say where it stands.

    Columns in which nothing stands are hidden, but for those named in `shown`. Where ranks are
    given within groups, a line divides them.
    """
    widths = [_width(book, column) for column in table.columns]
    hidden = [
        bool(len(table)) and column.id not in shown and _is_empty(column)
        for column in table.columns
    ]
    parts = []
    for number, start in enumerate(range(0, max(len(table), 1), ROWS_PER_SHEET), start=1):
        sheet = book.add_sheet(name if number == 1 else f"{name} ({number})", title)
        rows = range(start, min(start + ROWS_PER_SHEET, len(table)))
        first = HEADING_ROW + 1
        # An empty table still has one empty row, so that ranges on it are ranges.
        part = Part(sheet, first, first + max(len(rows), 1) - 1)
        _set_widths(part, widths, hidden)
        _write_headings(book, table, part)
        if rows:
            begins = {first + row - start for row, _ in ranking.groups[1:] if row in rows}
            put_rows(book, part, table.columns, rows, begins, _wrapping(book, table, widths))
        _arrange(book, table, part)
        parts.append(part)
    places = {column.id: col for col, column in enumerate(table.columns)}
    visible = [0 if hide else width for width, hide in zip(widths, hidden, strict=True)]
    return Placed(table, parts, places, visible)


def _is_empty(column: Column) -> bool:
    values = column.values
    if isinstance(values, CodedWords | FilledTemplates):
        return not values.is_filled.any()
    if column.kind in TEXTS:
        return not any(values)
    return bool((_numbers(column) == UNSET).all())


def _set_widths(part: Part, widths: list[int], hidden: list[bool]) -> None:
    for col, (width, hide) in enumerate(zip(widths, hidden, strict=True)):
        part.sheet.set_column(col, col, width, None, {"hidden": True} if hide else {})


def _write_headings(book: Book, table: Table, part: Part) -> None:
    part.sheet.set_row(HEADING_ROW, _HEADING_HEIGHT)
    for col, column in enumerate(table.columns):
        write_text(part.sheet, HEADING_ROW, col, column.heading, book.format(Look.HEADING))


def put_rows(
    book: Book,
    part: Part,
    columns: Sequence[Column | Formulas],
    rows: range,
    begins: Collection[int] = (),
    wrapping: Mapping[int, int] = MappingProxyType({}),
) -> None:
    """Put rows of columns on a sheet; `begins` and `wrapping` are those of `BulkRows`.

    What is written here are empty cells that tell the formats.
    """
    looks = [Look.BODY, Look.FIRST] if begins else [Look.BODY]
    for row, look in enumerate(looks, start=part.first):
        for col, column in enumerate(columns):
            part.sheet.write_blank(row, col, None, book.format(look, column.kind))
    name = f"xl/worksheets/sheet{book.file.worksheets().index(part.sheet) + 1}.xml"
    book.bulks.append(BulkRows.of(name, part.first, columns, rows, begins, wrapping))


def _wrapping(book: Book, table: Table, widths: list[int]) -> dict[int, int]:
    return {
        col: widths[col]
        for col, column in enumerate(table.columns)
        if _may_wrap(book, column, widths[col])
    }


def _may_wrap(book: Book, column: Column, width: int) -> bool:
    return column.kind in TEXTS and width == book.style.widths.widest


def _arrange(book: Book, table: Table, part: Part) -> None:
    """Set filter, frozen and repeated rows, and the colours of grades."""
    from xlsxwriter.utility import xl_range

    sheet, ids = part.sheet, [column.id for column in table.columns]
    last_col = len(ids) - 1
    sheet.autofilter(HEADING_ROW, 0, part.last, last_col)
    sheet.freeze_panes(part.first, ids.index("name") + 1 if "name" in ids else 0)
    sheet.repeat_rows(0, HEADING_ROW)
    body = xl_range(part.first, 0, part.last, last_col)
    sheet.ignore_errors({"number_stored_as_text": body})  # `007` is meant to be text
    if "grade" in ids:
        _colour_grades(book, part, ids.index("grade"))


def _colour_grades(book: Book, part: Part, col: int) -> None:
    for grade in book.report.grades:
        fill = book.style.colours.grades.get(grade.grade)
        if fill:
            rule = {
                "type": "cell",
                "criteria": "==",
                "value": book.held(formula_text(grade.heading)),
                "format": book.file.add_format({"bg_color": f"#{fill}"}),
            }
            part.sheet.conditional_format(part.first, col, part.last, col, rule)


def formula_text(text: str) -> str:
    """Write a text as it stands in a formula."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


_LEAST_WIDTHS = {"signature": 16}
"""Columns that are written by hand."""


def _width(book: Book, column: Column) -> int:
    widths = book.style.widths
    if column.kind in TEXTS:
        texts = list(dict.fromkeys(cast("Sequence[str]", column.values)[:_SAMPLED_TEXTS]))
        content = int(display_widths(texts).max(initial=0))
    else:
        content = _figures_width(column)
    wanted = max(content + CELL_PADDING, _heading_width(column.heading))
    least = _LEAST_WIDTHS.get(column.id, widths.narrowest)
    return max(least, min(wanted, widths.widest))


def _heading_width(heading: str) -> int:
    """Tell how wide a heading is: an English word in one line, a Chinese one in two, anywhere.

    One with its unit behind it, `表彰奖（元）`, is not to be parted within the brackets.
    """
    width = display_width(heading)
    if heading.isascii():
        return width + _FILTER_BUTTON
    if "（" in heading and width <= _WITH_UNIT:
        return width + 1
    return -(-width // 2) + _FILTER_BUTTON


def _numbers(column: Column) -> NDArray[np.int64]:
    return cast("NDArray[np.int64]", column.values)


def _figures_width(column: Column) -> int:
    known = _numbers(column)
    known = known[known != UNSET]
    if not known.size:
        return 0
    extremes = [int(known.min()), int(known.max())]
    if column.kind in WHOLE_NUMBERS:
        sign = "+" if column.kind is Kind.CHANGE else ""
        return max(len(f"{number:{sign}}") for number in extremes)
    if column.kind is Kind.MONEY:
        extremes.append(int(known.sum()))  # stands in the row of totals
    return max(len(format_money(number)) for number in extremes)


def money_sum(column: Column) -> int | None:
    """Add up the amounts of a money column, None when any of them is not set."""
    numbers = _numbers(column)
    return None if UNSET in numbers else int(numbers.sum())


def write_totals(book: Book, placed: Placed) -> int | None:
    """Write the sums of the money columns that the scheme knows under the last row, if any.

    Returns the row they stand in.
    """
    table, last = placed.table, placed.parts[-1]
    money = {column.id for column in table.columns if column.id in book.report.money}
    if not len(table) or not money:
        return None
    row = last.last + 1
    for col, column in enumerate(table.columns):
        cell_format = book.format(Look.TOTAL, column.kind)
        if column.id in money:
            formula, value = sum_formula(book, placed, column, own=last)
            book.write_formula(last.sheet, row, col, formula, cell_format, value)
        else:
            write_text(last.sheet, row, col, "", cell_format)
    write_text(last.sheet, row, 0, book.say("total"), book.format(Look.TOTAL, Kind.WORD))
    return row


def sum_formula(
    book: Book, placed: Placed, column: Column, own: Part | None = None
) -> tuple[str, float | str]:
    """Give a live sum of a money column and its value; on the sheet of `own` cells go by it.

    Where an amount is not set there is no sum (R14): the cell says so until all are filled in.
    """
    from xlsxwriter.utility import xl_range

    col, total = placed.columns[column.id], money_sum(column)
    names = [
        xl_range(part.first, col, part.last, col) if part is own else part.cells(col)
        for part in placed.parts
    ]
    summed = f"SUM({','.join(names)})"
    if total is not None:
        return f"={summed}", total / HUNDRED
    blanks = "+".join(f"COUNTBLANK({name})" for name in names)
    unset = book.say("not-set")
    return f"=IF({blanks}>0,{formula_text(unset)},{summed})", unset

"""The payment list as it is signed and paid from: sums, capital figures, lines for signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridscore.numbers import format_money
from gridscore.results.escape import display_width
from gridscore.results.model import Kind
from gridscore.results.xlsx.book import Look, line_count, write_text
from gridscore.results.xlsx.capital_amount import LARGEST, capital_amount
from gridscore.results.xlsx.table_sheet import (
    formula_text,
    money_sum,
    write_table_sheets,
    write_totals,
)

if TYPE_CHECKING:
    from gridscore.results.model import Column
    from gridscore.results.xlsx.book import Book
    from gridscore.results.xlsx.table_sheet import Placed

_ROW_TO_SIGN = 24  # points: room for a pen
_LEAST_GAP = 4
_ROWS_OF_A_PAGE = 40
"""Up to here a list is printed on one page, a little smaller where it must be."""


def write_payments(book: Book) -> None:
    """Add the payment list, where the regulation pays anything in the period."""
    if book.report.make_payments is None:
        return
    payments = book.report.make_payments()
    name = book.say("sheet.payments")
    placed = write_table_sheets(
        book, payments.table, name, title=name, shown={"signature", *book.report.money}
    )
    row = write_totals(book, placed)
    if row is None:
        return
    sheet = placed.parts[-1].sheet
    row = _write_capitals(book, placed, row)
    if payments.applied:
        told = book.say("payments.applied-in-all", amount=format_money(payments.applied))
        write_text(sheet, row, 0, told, book.format(Look.NOTE))
        row += 1
    _write_signatures(book, placed, row + 1)
    if row <= _ROWS_OF_A_PAGE:
        sheet.fit_to_pages(1, 1)  # nobody signs a page without a name on it


def _write_capitals(book: Book, placed: Placed, totals: int) -> int:
    """Write the sum of what is paid in capital figures below it; returns the next row.

    The figures are of the sum as it was: where somebody changes an amount, they give way to a
    remark, so that words and figures never disagree.
    """
    from xlsxwriter.utility import xl_rowcol_to_cell

    col = placed.columns.get("paid")
    total = None if col is None else money_sum(placed.table.columns[col])
    row, sheet, last = totals + 1, placed.parts[-1].sheet, len(placed.columns) - 1
    if col is None or (total is not None and abs(total) >= LARGEST):
        return row
    label = book.say("payments.capitals", of=placed.table.columns[col].heading)
    text = book.say("not-set") if total is None else capital_amount(total, book.report.lang)
    look = book.format(Look.TOTAL)
    before = _label_width(placed.table.columns)
    sheet.merge_range(row, 0, row, before - 1, "", look)
    write_text(sheet, row, 0, label, look)
    sheet.merge_range(row, before, row, last, "", look)
    cell = xl_rowcol_to_cell(totals, col)
    unchanged = f"ROUND({cell}*100,0)={total}" if total is not None else f"NOT(ISNUMBER({cell}))"
    changed = formula_text(book.say("payments.changed"))
    formula = f"=IF({unchanged},{formula_text(text)},{changed})"
    book.write_formula(sheet, row, before, formula, look, text)
    return row + 1


def _label_width(columns: tuple[Column, ...]) -> int:
    """Count the columns before the first amount; the label stands in them."""
    return next(col for col, column in enumerate(columns) if column.kind is Kind.MONEY)


def _write_signatures(book: Book, placed: Placed, row: int) -> None:
    """Write the lines to sign on, and one for the date, spread over the width of the list."""
    sheet: Any = placed.parts[-1].sheet
    marks = [book.say("to-sign", mark=mark) for mark in (*book.words.signatures, book.say("date"))]
    width, taken = sum(placed.widths), sum(map(display_width, marks))
    gap = max(_LEAST_GAP, (width - taken) // len(marks))
    text = (" " * gap).join(marks)
    look = book.format(Look.RUNNING)
    sheet.set_row(row, _ROW_TO_SIGN * line_count(text, width))
    sheet.merge_range(row, 0, row, len(placed.columns) - 1, "", look)
    write_text(sheet, row, 0, text, look)

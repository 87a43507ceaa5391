"""The old binary workbooks, .xls, read by xlrd."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from gridscore.ledger.grid import CellFault, SheetLook
from gridscore.ledger.sources.blanks import as_percentage
from gridscore.ledger.sources.refusal import RefusedError
from gridscore.ledger.sources.workbook import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime, time

    from gridscore.ledger.grid import Cell

_VISIBLE = 0


def read_xls(data: bytes) -> list[Sheet]:
    """Read every worksheet of an .xls workbook, in order, hidden ones too.

    Raises RefusedError for a workbook with a password, and whatever xlrd raises for one that is
    damaged.
    """
    import xlrd

    try:
        book = _open(data, with_look=True)
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise RefusedError("GS109") from error
        raise
    except Exception:
        book = _open(data, with_look=False)
    percent_styles = frozenset(_percent_styles(book))
    return [
        Sheet(
            sheet.name,
            _rows(sheet, book.datemode, percent_styles),
            is_hidden=sheet.visibility != _VISIBLE,
            look=_look(sheet),
        )
        for sheet in book.sheets()
    ]


def _open(data: bytes, *, with_look: bool) -> Any:
    import xlrd

    # Without a log xlrd prints its doubts; rows are kept at their own length to save memory.
    return xlrd.open_workbook(
        file_contents=data, logfile=io.StringIO(), ragged_rows=True, formatting_info=with_look
    )


def _percent_styles(book: Any) -> Iterator[int]:
    for number, style in enumerate(book.xf_list):
        number_format = book.format_map.get(style.format_key)
        if number_format is not None and "%" in number_format.format_str:
            yield number


def _look(sheet: Any) -> SheetLook:
    return SheetLook(
        merged=tuple(
            (top, left, below - 1, beyond - 1)
            for top, below, left, beyond in sorted(sheet.merged_cells)
        ),
        hidden_rows=frozenset(row for row, info in sheet.rowinfo_map.items() if info.hidden),
        hidden_cols=frozenset(col for col, info in sheet.colinfo_map.items() if info.hidden),
    )


def _rows(sheet: Any, datemode: int, percent_styles: frozenset[int]) -> list[list[Cell]]:
    rows = [
        [
            _cell(kind, value, datemode)
            for kind, value in zip(sheet.row_types(row), sheet.row_values(row), strict=True)
        ]
        for row in range(sheet.nrows)
    ]
    if percent_styles:
        for number, row in enumerate(rows):
            for col, cell in enumerate(row):
                if isinstance(cell, float) and sheet.cell_xf_index(number, col) in percent_styles:
                    row[col] = as_percentage(cell)
    return rows


def _cell(kind: int, value: str | float, datemode: int) -> Cell:
    import xlrd

    if kind == xlrd.XL_CELL_DATE:
        return _date(float(value), datemode)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    return CellFault.ERROR if kind == xlrd.XL_CELL_ERROR else value


def _date(number: float, datemode: int) -> date | datetime | time | float:
    """Turn a day number into a date, with its time of day if it has one, or a time alone.

    A number beyond the calendar stays a number.
    """
    import xlrd

    try:
        moment: datetime = xlrd.xldate_as_datetime(number, datemode)
    except (ValueError, OverflowError):
        return number
    if 0 <= number < 1:
        return moment.time()
    return moment if number % 1 else moment.date()

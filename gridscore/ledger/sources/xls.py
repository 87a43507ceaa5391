"""The old binary workbooks, .xls, read by xlrd."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from gridscore.ledger.grid import CellFault
from gridscore.ledger.sources.refusal import RefusedError
from gridscore.ledger.sources.workbook import Sheet

if TYPE_CHECKING:
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
        # Without a log xlrd prints its doubts; rows are kept at their own length to save memory.
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), ragged_rows=True)
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise RefusedError("GS109") from error
        raise
    return [
        Sheet(sheet.name, _rows(sheet, book.datemode), is_hidden=sheet.visibility != _VISIBLE)
        for sheet in book.sheets()
    ]


def _rows(sheet: Any, datemode: int) -> list[list[Cell]]:
    return [
        [
            _cell(kind, value, datemode)
            for kind, value in zip(sheet.row_types(row), sheet.row_values(row), strict=True)
        ]
        for row in range(sheet.nrows)
    ]


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

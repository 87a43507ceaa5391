"""A workbook with the same cells as a file that cannot be marked itself: csv, xls, xlsb, ods."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter

from gridscore.ledger.grid import CellFault
from gridscore.marking.problem_sheet import print_across, put_text
from gridscore.results.escape import as_sheet_name, display_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.workbook import Workbook

    from gridscore.ledger.grid import Cell as Value
    from gridscore.ledger.grid import Grid

_NARROWEST, _WIDEST = 8, 40


def build_twin(grids: Sequence[Grid]) -> Workbook:
    """Put the sheets of one file into a new workbook; texts stay texts, ids too."""
    book = openpyxl.Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    for grid in grids:
        name = grid.ref.name or PurePosixPath(grid.ref.file).stem
        sheet = book.create_sheet(as_sheet_name(name))
        print_across(sheet)
        widths: dict[int, int] = {}
        for row, cells in enumerate(grid.rows, start=1):
            for column, value in enumerate(cells, start=1):
                if value == "":
                    continue
                cell = sheet.cell(row, column)
                if isinstance(cell, Cell):
                    _put(cell, value)
                    text = str(cell.value).split("\n", 1)[0][:_WIDEST]
                    widths[column] = max(widths.get(column, 0), display_width(text))
        for column, width in widths.items():
            letter = get_column_letter(column)
            sheet.column_dimensions[letter].width = min(max(width + 2, _NARROWEST), _WIDEST)
    return book


def _put(cell: Cell, value: Value) -> None:
    match value:
        case str():
            put_text(cell, value)
            cell.number_format = "@"
        case CellFault():
            put_text(cell, value.value)
        case float() if value.is_integer() and abs(value) < 10**15:
            cell.value = int(value)
        case datetime() if value.time() == time():
            cell.value, cell.number_format = value, "yyyy-mm-dd"
        case bool() | int() | float() | date() | time() | timedelta():
            cell.value = value

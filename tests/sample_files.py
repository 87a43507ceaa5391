"""The files of the sample stations, by a plain reading without gridscore."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import xlrd

SAMPLES = Path(__file__).parent.parent / "sample_data"

Row = list[Any]
Record = dict[str, Any]


def sheets_of(path: Path) -> list[list[Row]]:
    """Read every sheet of a file as rows of values, blanks as None."""
    if path.suffix == ".csv":
        with path.open(encoding="gb18030", newline="") as file:
            return [[[cell or None for cell in row] for row in csv.reader(file)]]
    if path.suffix == ".xls":
        book = xlrd.open_workbook(path)
        return [
            [[cell or None for cell in sheet.row_values(i)] for i in range(sheet.nrows)]
            for sheet in book.sheets()
        ]
    return [
        [list(row) for row in sheet.iter_rows(values_only=True)]
        for sheet in openpyxl.load_workbook(path, data_only=True)
    ]


def records_of(rows: list[Row], *, by: str = "姓名") -> list[Record]:
    """Pair the table below the third row with its headings, points in brackets cut off.

    A row that says nothing under the heading `by` is none of it.
    """
    headings = [re.sub(r"\s|[（(]\d+分[）)]", "", str(cell)) for cell in rows[2]]
    table = [dict(zip(headings, row, strict=True)) for row in rows[3:]]
    return [record for record in table if record[by]]


def tables(*paths: Path, by: str = "姓名") -> list[Record]:
    """Read the tables of all sheets of some files."""
    return [row for path in paths for rows in sheets_of(path) for row in records_of(rows, by=by)]


def day(cell: datetime | str | None) -> date | None:
    """Read a day that is a date of a workbook, or text."""
    if cell is None:
        return None
    return cell.date() if isinstance(cell, datetime) else date.fromisoformat(cell)

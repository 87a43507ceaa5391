"""Sheets as an office lays them out, and the workbooks and CSV files that hold them.

XlsxWriter writes the workbooks, because it stores formulas together with their values;
LibreOffice turns some into real .xls files. Every run writes the same bytes.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import xlsxwriter
from xlsxwriter.utility import xl_range

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

QUARTER_NAMES = ("第一季度", "第二季度", "第三季度", "第四季度")
CRITERIA = ("走访巡查与信息采集", "工作日志", "市容环境卫生", "服务态度", "工作能力")
FULL_WIDTH_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")

HEADING_ROW = 2
DEFAULT_WIDTH = 15
DEFAULT_HEIGHT = 20


class Sum(NamedTuple):
    """A cell with a SUM over a stretch of its own row, and what it comes to."""

    first: int
    last: int
    value: Decimal


Cell = str | int | Decimal | date | Sum | None


@dataclass(frozen=True)
class Sheet:
    """One sheet as an office lays it out: title, a line on who and when, table, signatures."""

    name: str
    title: str
    note: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    footer: str = ""
    widths: Mapping[str, int] = field(default_factory=dict)


def points_of(line: str) -> list[Decimal | None]:
    """Read a scorer's line of the facts."""
    return [None if word == "-" else Decimal(word) for word in line.split()]


def sum_of(points: Sequence[Decimal | None], first: int) -> Sum:
    """Make the cell that adds up `points`, the first of which stands in column `first`."""
    total = sum((mark for mark in points if mark is not None), Decimal(0))
    return Sum(first, first + len(points) - 1, total)


class Styles:
    """The few cell formats of a workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        grid = {"border": 1, "align": "center", "valign": "vcenter", "font_name": "仿宋_GB2312"}
        plain = {"font_name": "宋体", "font_size": 10, "valign": "vcenter"}
        title = {"font_name": "黑体", "font_size": 16, "align": "center", "valign": "vcenter"}
        self.title = self._add(book, title)
        self.line = self._add(book, plain)
        self.heading = self._add(
            book, grid | {"font_name": "宋体", "bold": True, "text_wrap": True}
        )
        self.cell = self._add(book, grid | {"font_size": 11})
        self.day = self._add(book, grid | {"font_size": 11, "num_format": "yyyy-mm-dd"})

    @staticmethod
    def _add(book: xlsxwriter.Workbook, properties: dict[str, object]) -> Format:
        made: Format = book.add_format(properties)
        return made


def write_sheet(page: Worksheet, sheet: Sheet, styles: Styles) -> None:
    """Write title, note, table and signatures, ready to print on A4 across."""
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_default_row(DEFAULT_HEIGHT)
    last = len(sheet.headings) - 1
    page.merge_range(0, 0, 0, last, sheet.title, styles.title)
    page.merge_range(1, 0, 1, last, sheet.note, styles.line)
    page.set_row(0, 30)
    page.set_row(HEADING_ROW, 46)
    for column, heading in enumerate(sheet.headings):
        page.set_column(column, column, sheet.widths.get(heading, DEFAULT_WIDTH))
        page.write_string(HEADING_ROW, column, heading, styles.heading)
    for number, row in enumerate(sheet.rows, start=HEADING_ROW + 1):
        for column, cell in enumerate(row):
            write_cell(page, number, column, cell, styles)
    if sheet.footer:
        below = HEADING_ROW + len(sheet.rows) + 2  # one row stays blank
        page.merge_range(below, 0, below, last, sheet.footer, styles.line)
    page.freeze_panes(HEADING_ROW + 1, 0)


def write_cell(page: Worksheet, row: int, column: int, cell: Cell, styles: Styles) -> None:
    """Write one cell; a sum goes in as a formula with its value."""
    match cell:
        case Sum(first, last, value):
            formula = f"=SUM({xl_range(row, first, row, last)})"
            page.write_formula(row, column, formula, styles.cell, value)
        case date():
            page.write_datetime(row, column, cell, styles.day)
        case None | "":
            page.write_blank(row, column, None, styles.cell)
        case str():
            page.write_string(row, column, cell, styles.cell)
        case _:
            page.write_number(row, column, cell, styles.cell)


def write_csv(path: Path, sheet: Sheet) -> None:
    """Write a sheet as a Chinese Excel saves it to CSV: GB18030, every row of full width."""
    width = len(sheet.headings)
    table = [[cell.value if isinstance(cell, Sum) else cell for cell in row] for row in sheet.rows]
    lines: list[Sequence[object]] = [[sheet.title], [sheet.note], sheet.headings, *table]
    lines += [[], [sheet.footer]]
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([*line, *[""] * (width - len(line))] for line in lines)


@dataclass(frozen=True)
class Office:
    """Writes the workbooks of one station and year."""

    station: str
    year: int

    def write_workbook(self, path: Path, sheets: Sequence[Sheet]) -> None:
        """Write an .xlsx file whose bytes depend on `sheets` alone."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with xlsxwriter.Workbook(path) as book:
            book.set_properties({"author": self.station, "created": datetime(self.year, 1, 1)})  # noqa: DTZ001
            styles = Styles(book)
            for sheet in sheets:
                write_sheet(book.add_worksheet(sheet.name), sheet, styles)

    def write_old_workbooks(self, books: Mapping[Path, Sequence[Sheet]]) -> None:
        """Write real .xls files, which only LibreOffice can: one call for all of them."""
        office = shutil.which("soffice")
        if office is None:
            sys.exit("LibreOffice (soffice) is needed for the .xls files and was not found.")
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            drafts = {path: folder / f"{number}.xlsx" for number, path in enumerate(books)}
            for path, draft in drafts.items():
                self.write_workbook(draft, books[path])
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            convert = [office, profile, "--headless", "--convert-to", "xls:MS Excel 97"]
            subprocess.run(  # noqa: S603
                [*convert, "--outdir", scratch, *map(str, drafts.values())],
                check=True,
                capture_output=True,
                timeout=300,
            )
            for path, draft in drafts.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(draft.with_suffix(".xls"), path)

"""The first sheet of a marked copy: every problem of the workbook, with a link to its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties

from gridscore.ledger.own_forms import AID_MARK
from gridscore.marking.marks import CELL_COLUMN, COLOURS, FILL_COLUMN
from gridscore.messages import Lang, in_words, say
from gridscore.records import NamedTuple
from gridscore.results.problem_list import (
    count_problems,
    severity_word,
    what_is_wrong,
    what_to_do,
)
from gridscore.results.xlsx.book import height_of, line_count
from gridscore.results.xlsx.style_file import load_style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from gridscore.problems import Problem

MOST_LISTED = 2000
"""Problems that are listed and marked in one workbook; how many more there are is told."""

_HEADINGS = ("number", "severity", "sheet-of", "cell", "value", "what", "repair", "code")
_WIDTHS = (6, 8, 15, 10, 15, 44, 44, 9)
_THIN = Side(style="thin", color="BFBFBF")
_BORDER = Border(_THIN, _THIN, _THIN, _THIN)
_WRAPPED = Alignment(wrap_text=True, vertical="center")
_CENTRED = Alignment(horizontal="center", vertical="center")


class Look(NamedTuple):
    """Fonts of the sheets that we add, for one language."""

    title: Font
    body: Font
    bold: Font
    link: Font

    @classmethod
    def of(cls, lang: Lang) -> Look:
        """Take those of the results."""
        fonts = load_style().fonts[lang]
        return cls(
            Font(name=fonts.title, size=16),
            Font(name=fonts.body, size=11),
            Font(name=fonts.body, size=11, bold=True),
            Font(name=fonts.body, size=11, color="0563C1", underline="single"),
        )


def put_text(cell: Cell, text: str) -> None:
    """Write words into a cell as words, whatever they look like."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"


def add_problem_sheet(
    book: Workbook, problems: Sequence[Problem], fills: Sequence[str], lang: Lang
) -> None:
    """Put the list in front; `fills` are the looks of the cells before they were marked."""
    sheet: Worksheet = book.create_sheet(_free_name(book, lang), 0)
    look = Look.of(lang)
    counts = count_problems(problems, lang)
    head(sheet, say("marking.title", lang, counts=counts), say("marking.how", lang), look)
    write_headings(sheet, [say(f"marking.{name}", lang) for name in _HEADINGS], _WIDTHS, look)
    listed = problems[:MOST_LISTED]
    for number, (problem, fill) in enumerate(zip(listed, fills, strict=True), start=1):
        _write_problem(sheet, number, problem, fill, lang, look)
    if len(problems) > MOST_LISTED:
        more = say("marking.more", lang, count=len(problems) - MOST_LISTED)
        put_text(_cell(sheet, sheet.max_row + 1, 1), more)
    sheet.column_dimensions[get_column_letter(FILL_COLUMN)].hidden = True
    finish(book, sheet)


def head(sheet: Worksheet, title: str, how: str, look: Look) -> None:
    """Write the two lines above a list; the first says that the sheet is no ledger."""
    for row, (text, font) in enumerate(((title, look.title), (how, look.body)), start=1):
        cell = _cell(sheet, row, 1)
        put_text(cell, text if row > 1 else f"{AID_MARK}{text}")
        cell.font = font
        cell.alignment = Alignment(vertical="center")
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 30, 20


def write_headings(
    sheet: Worksheet, headings: Sequence[str], widths: Sequence[int], look: Look
) -> None:
    """Write the headings of a list into row 3, and set the widths of its columns."""
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True), start=1):
        cell = _cell(sheet, 3, column)
        put_text(cell, heading)
        cell.font, cell.border, cell.alignment = look.bold, _BORDER, _WRAPPED
        cell.fill = PatternFill("solid", fgColor="DCE6F1")
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A4"
    sheet.print_title_rows = "3:3"


def write_row(sheet: Worksheet, texts: Iterable[object], look: Look) -> int:
    """Write a row of a list below the last one, as high as its texts need; returns its number."""
    row, lines = sheet.max_row + 1, 1
    for column, text in enumerate(texts, start=1):
        width = int(sheet.column_dimensions[get_column_letter(column)].width)
        lines = max(lines, line_count(str(text), width))
        cell = _cell(sheet, row, column)
        if isinstance(text, int):
            cell.value = text
        else:
            put_text(cell, str(text))
        cell.font, cell.border = look.body, _BORDER
        cell.alignment = _CENTRED if isinstance(text, int) else _WRAPPED
    if lines > 1:
        sheet.row_dimensions[row].height = height_of(lines)
    return row


def finish(book: Workbook, sheet: Worksheet) -> None:
    """Set a list up for printing, and let the workbook open on it, alone."""
    print_across(sheet)
    for other in book.worksheets:  # several sheets chosen at once would be typed into together
        other.sheet_view.tabSelected = other is sheet
    book.active = sheet


def print_across(sheet: Worksheet) -> None:
    """Print a sheet across A4, as wide as the page."""
    sheet.page_setup.paperSize = int(sheet.PAPERSIZE_A4)
    sheet.page_setup.orientation = sheet.ORIENTATION_LANDSCAPE
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0


def _write_problem(
    sheet: Worksheet, number: int, problem: Problem, fill: str, lang: Lang, look: Look
) -> None:
    place = problem.place
    where = (place.sheet, place.cell) if place else ("", "")
    severity = severity_word(problem.severity, lang)
    value = str(in_words(problem.value, lang))
    told = (what_is_wrong(problem, lang), what_to_do(problem, lang))
    row = write_row(sheet, (number, severity, *where, value, *told, problem.code), look)
    _cell(sheet, row, 2).fill = PatternFill("solid", fgColor=COLOURS[problem.severity])
    put_text(_cell(sheet, row, FILL_COLUMN), fill)
    if place and place.cell:
        cell = _cell(sheet, row, CELL_COLUMN)
        location = f"{quote_sheetname(place.sheet)}!{place.cell}"
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location)
        cell.font = look.link


def _free_name(book: Workbook, lang: Lang) -> str:
    name, number = say("marking.sheet", lang), 1
    taken = {one.casefold() for one in book.sheetnames}
    while f"{name}{number if number > 1 else ''}".casefold() in taken:
        number += 1
    return f"{name}{number if number > 1 else ''}"


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    return cast("Cell", sheet.cell(row, column))  # nothing is merged in the sheets that we add

"""What a mark is, and how marks of an earlier run are taken away again.

A marked cell has a colour and a note; a column at the end says what is wrong in each row; a first
sheet lists everything. Each is known again by its own text, whatever program saved the file in
between. The colour a cell had before stands on the first sheet, out of sight.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from gridscore.ledger.own_forms import AID_MARK
from gridscore.results.problem_list import SEVERITY_COLOURS

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from gridscore.messages.severity import Severity

COLOURS = {severity: f"FF{colour}" for severity, colour in SEVERITY_COLOURS.items()}
"""As openpyxl has them: none of it shines through."""
_OURS = frozenset(COLOURS.values())
FILL_COLUMN = 9
"""Where the list keeps what a cell looked like before it was marked."""
SHEET_COLUMN, CELL_COLUMN = 3, 4
_NOTE_END = "〔/gridscore〕"
_NOTE_WIDTH, _NOTE_HEIGHT = 320, 150


def fill_as_text(cell: Cell) -> str:
    """Put a cell's fill into words that `text_as_fill` reads; "" for none."""
    fill = cell.fill
    if not fill.fill_type:
        return ""
    return "|".join([fill.fill_type, _colour_as_text(fill.fgColor), _colour_as_text(fill.bgColor)])


def _colour_as_text(colour: Color) -> str:
    return f"{colour.type}:{colour.value}:{colour.tint}"


def text_as_fill(text: str) -> PatternFill:
    """Read a fill back; what cannot be read is none."""
    try:
        kind, first, second = text.split("|")
        fill = PatternFill(fgColor=_text_as_colour(first), bgColor=_text_as_colour(second))
        fill.fill_type = kind
    except (TypeError, ValueError):
        return PatternFill()
    return fill


def _text_as_colour(text: str) -> Color:
    kind, value, tint = text.split(":")
    if kind == "rgb":
        return Color(rgb=value, tint=float(tint))
    if kind == "theme":
        return Color(theme=int(value), tint=float(tint))
    return Color(indexed=int(value), tint=float(tint))


def mark_cell(cell: Cell, severity: Severity, text: str) -> None:
    """Colour a cell and write our note, before whatever note it had."""
    cell.fill = PatternFill("solid", fgColor=COLOURS[severity])
    before = cell.comment.text if cell.comment else ""
    author = cell.comment.author if cell.comment else "gridscore"
    note = Comment(f"{AID_MARK}\n{text}\n{_NOTE_END}{before}".rstrip(), author or "gridscore")
    note.width, note.height = _NOTE_WIDTH, _NOTE_HEIGHT
    cell.comment = note


def is_list(sheet: Worksheet) -> bool:
    """Say whether a sheet is our list of problems; the choices of a form have no headings."""
    return str(sheet["A1"].value or "").startswith(AID_MARK) and sheet["A3"].value is not None


def take_marks_away(book: Workbook) -> None:
    """Make a workbook what it was before it was marked; others' notes and colours stay."""
    lists = [sheet for sheet in book.worksheets if is_list(sheet)]
    before: dict[tuple[str, str], str] = {}
    for sheet in lists:
        for row in sheet.iter_rows(min_row=2):
            cells = [str(cell.value or "") for cell in row[:FILL_COLUMN]]
            if len(cells) == FILL_COLUMN and cells[CELL_COLUMN - 1]:
                key = (cells[SHEET_COLUMN - 1], cells[CELL_COLUMN - 1])
                before.setdefault(key, cells[FILL_COLUMN - 1])
        book.remove(sheet)
    if lists:
        for sheet in book.worksheets:
            _clear(sheet, before)


def _clear(sheet: Worksheet, before: dict[tuple[str, str], str]) -> None:
    """Take colours, notes and the column of problems off a sheet."""
    columns = set()
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell, Cell):
                continue
            if isinstance(cell.value, str) and cell.value.startswith(AID_MARK):
                columns.add(cell.column)
            if cell.comment is not None and AID_MARK in cell.comment.text:
                _restore_note(cell, cell.comment)
            if cell.has_style and cell.fill.fill_type and _rgb(cell) in _OURS:
                cell.fill = text_as_fill(before.get((sheet.title, cell.coordinate), ""))
    for column in sorted(columns, reverse=True):
        sheet.delete_cols(column)


def _rgb(cell: Cell) -> object:
    colour = cell.fill.fgColor
    return colour.rgb if colour.type == "rgb" else None


def _restore_note(cell: Cell, note: Comment) -> None:
    _, _, rest = note.text.partition(_NOTE_END)
    cell.comment = None
    if rest.strip():
        kept = Comment(rest.strip(), note.author)
        kept.width, kept.height = copy(note.width), copy(note.height)
        cell.comment = kept

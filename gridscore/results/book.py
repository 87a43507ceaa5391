"""What the sheets of a result workbook share: formats, page set-up, title lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from gridscore.messages import say
from gridscore.results.escape import display_width, for_workbook_cell, shorten
from gridscore.results.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gridscore.results.bulk_rows import BulkRows
    from gridscore.results.model import Report
    from gridscore.results.style import Style

HEADING_ROW = 2
"""Row of the headings, counted from 0: the title and the note stand above."""

CELL_PADDING = 3
"""Narrow characters that the margins and the indent of a text cell take."""

_LINE_HEIGHT = 15  # points
_MOST_LINES = 27  # a row cannot be higher than 409 points
_A4 = 9
_MEDIUM_LINE = 2
_HEADER_ROOM = 80  # characters of a page header's part; all three may take 255 together


class Look(StrEnum):
    """What a cell is for, which decides its format."""

    TITLE = "title"
    DRAFT_TITLE = "draft-title"
    NOTE = "note"
    SECTION = "section"
    HEADING = "heading"
    BODY = "body"
    FIRST = "first"  # a body cell of a row with which another group begins
    TOTAL = "total"


@dataclass(slots=True)
class Book:
    """A workbook being written. XlsxWriter's objects are not typed."""

    file: Any
    report: Report
    style: Style
    bulks: list[BulkRows] = field(default_factory=list)
    """Rows that are put into the finished workbook."""

    _formats: dict[tuple[Look, Kind], Any] = field(default_factory=dict)

    def say(self, key: str, **details: object) -> str:
        """Put a message of `messages.results` into the report's language."""
        return say(f"results.{key}", self.report.lang, **details)

    def format(self, look: Look, kind: Kind = Kind.TEXT) -> Any:
        """Return the cell format for a look and a kind of content."""
        key = (look, kind)
        if key not in self._formats:
            self._formats[key] = self.file.add_format(self._properties(look, kind))
        return self._formats[key]

    def _properties(self, look: Look, kind: Kind) -> dict[str, object]:
        style = self.style
        fonts = style.fonts[self.report.lang]
        body: dict[str, object] = {
            "font_name": fonts.body,
            "font_size": style.sizes.body,
            "valign": "vcenter",
        }
        title = {**body, "font_name": fonts.title, "font_size": style.sizes.title, "bold": True}
        framed = {**body, "border": 1, "border_color": f"#{style.colours.border}"}
        text = {"text_wrap": True, "indent": 1} if kind in {Kind.TEXT, Kind.WORD} else {}
        typed = {**framed, "num_format": style.number_format(kind), **text}
        heading = {"bold": True, "align": "center", "text_wrap": True}
        match look:
            case Look.TITLE:
                return title
            case Look.DRAFT_TITLE:
                return {**title, "font_color": f"#{style.colours.draft}"}
            case Look.NOTE:
                note = {"font_size": style.sizes.note, "font_color": f"#{style.colours.note}"}
                return {**body, **note}
            case Look.SECTION:
                return {**body, "font_name": fonts.title, "bold": True}
            case Look.HEADING:
                return {**framed, **heading, "bg_color": f"#{style.colours.heading_fill}"}
            case Look.BODY:
                return typed
            case Look.FIRST:
                return {**typed, "top": _MEDIUM_LINE, "top_color": f"#{style.colours.note}"}
            case Look.TOTAL:
                return {**typed, "bold": True, "bg_color": f"#{style.colours.total_fill}"}

    def add_sheet(self, name: str) -> Any:
        """Add a sheet set up for landscape A4, with the title lines on it."""
        sheet = self.file.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.75)
        sheet.fit_to_pages(1, 0)
        report = self.report
        draft = self.say("draft") if report.draft else ""
        header = {"L": report.station, "C": draft, "R": report.period}
        sheet.set_header("".join(f"&{k}{_for_header(text)}" for k, text in header.items() if text))
        sheet.set_footer(f"&L{_for_header(f'{report.scheme_id} {draft}'.strip())}&R&P / &N")
        self._write_title(sheet)
        return sheet

    def _write_title(self, sheet: Any) -> None:
        report = self.report
        title, look = report.title, Look.TITLE
        if report.draft:
            title, look = self.say("draft-title", title=title), Look.DRAFT_TITLE
        note = self.say(
            "note",
            station=report.station,
            period=report.period,
            scheme=report.scheme_title,
            id=report.scheme_id,
            version=report.scheme_version,
        )
        write_text(sheet, 0, 0, title, self.format(look))
        write_text(sheet, 1, 0, note, self.format(Look.NOTE))


def write_text(sheet: Any, row: int, col: int, text: str, cell_format: Any) -> None:
    """Write a text cell, whatever the text looks like; an empty text is an empty cell."""
    if text:
        sheet.write_string(row, col, for_workbook_cell(text), cell_format)
    else:
        sheet.write_blank(row, col, None, cell_format)


def grow_row(sheet: Any, row: int, texts: Iterable[tuple[str, int]]) -> None:
    """Make a row, before it is written, as high as its texts need in columns of these widths.

    Spreadsheets do not do it by themselves: they trust the file.
    """
    lines = max((line_count(text, width) for text, width in texts), default=1)
    if lines > 1:
        sheet.set_row(row, height_of(lines))


def height_of(lines: int) -> int:
    """Tell how high a row of so many lines is, in points."""
    return min(lines, _MOST_LINES) * _LINE_HEIGHT


def line_count(text: str, width: int) -> int:
    """Count the lines that a text takes in a column of this width."""
    if len(text) * 2 <= width and "\n" not in text:  # the usual case, quickly
        return 1
    room = max(1, width - CELL_PADDING)
    return sum(max(1, -(-display_width(line) // room)) for line in text.split("\n"))


def _for_header(text: str) -> str:
    return for_workbook_cell(shorten(text, _HEADER_ROOM)).replace("&", "&&")

"""What the sheets of a result workbook share: formats, page set-up, title lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridscore.messages import say
from gridscore.records import dataclass, field
from gridscore.results.escape import display_width, for_workbook_cell, shorten
from gridscore.results.model import Kind
from gridscore.results.xlsx.held_formulas import stand_in
from gridscore.results.xlsx.looks import Look, properties

__all__ = ["Book", "Look", "grow_row", "height_of", "line_count", "write_text"]

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gridscore.results.model import Report
    from gridscore.results.xlsx.bulk_rows import BulkRows
    from gridscore.results.xlsx.style import Style, Words

NOTE_ROW, HEADING_ROW = 1, 2
"""Rows of the note and of the headings, counted from 0: the title stands above."""

CELL_PADDING = 3
"""Narrow characters that the margins and the indent of a text cell take."""

LINE_HEIGHT = 15
"""Points that a line of body text takes."""

_LINES_TO_SPARE_ONE = 6
_ROOM, _HIGHEST = 4.5, 408.75  # points, in whole pixels; a row cannot be higher than 409
_A4 = 9
_HEADER_ROOM = 80  # characters of a page header's part; all three may take 255 together
_MARGIN, _DRAFT_MARGIN = 0.75, 1.1  # inches above the sheet; a draft says so there


@dataclass(slots=True)
class Book:
    """A workbook being written. XlsxWriter's objects are not typed."""

    file: Any
    report: Report
    style: Style
    bulks: list[BulkRows] = field(default_factory=list)
    """Rows that are put into the finished workbook."""

    formulas: list[str] = field(default_factory=list)
    """Formulas that are put into the finished workbook, in the place of their numbers."""

    _formats: dict[tuple[Look, Kind], Any] = field(default_factory=dict)
    _shares: dict[Look, Any] = field(default_factory=dict)

    def say(self, key: str, **details: object) -> str:
        """Put a message of `messages.results` into the report's language."""
        return say(f"results.{key}", self.report.lang, **details)

    @property
    def words(self) -> Words:
        """What a station may word itself, in the report's language."""
        return self.style.words[self.report.lang]

    def format(self, look: Look, kind: Kind = Kind.TEXT) -> Any:
        """Return the cell format for a look and a kind of content."""
        key = (look, kind)
        if key not in self._formats:
            self._formats[key] = self._add_format(look, kind)
        return self._formats[key]

    def share_format(self, look: Look) -> Any:
        """Return the format of a share of people, a fraction shown as percent."""
        shares = self._shares
        if look not in shares:
            number_format = self.style.number_formats.share
            shares[look] = self._add_format(look, Kind.COUNT, num_format=number_format)
        return shares[look]

    def write_formula(
        self,
        sheet: Any,
        row: int,
        col: int,
        formula: str,
        cell_format: Any,
        value: float | str,
    ) -> None:
        """Write a formula with its value into a cell."""
        sheet.write_formula(row, col, self.held(formula), cell_format, value)

    def held(self, formula: str) -> str:
        """Keep a formula until the workbook is finished; returns what stands for it."""
        self.formulas.append(formula.removeprefix("="))
        return stand_in(len(self.formulas) - 1)

    def _add_format(self, look: Look, kind: Kind, **other: object) -> Any:
        return self.file.add_format(
            {**properties(self.style, self.report.lang, look, kind), **other}
        )

    def add_sheet(self, name: str, title: str) -> Any:
        """Add a sheet set up for landscape A4 on the width of one page, with the title lines on it.

        `title` says what it shows, where that is not the result as a whole.
        """
        sheet = self.add_page_sheet(name)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        self._write_title(sheet, title)
        return sheet

    def add_page_sheet(self, name: str) -> Any:
        """Add an empty sheet set up for A4, with its page header and footer."""
        sheet = self.file.add_worksheet(name)
        sheet.set_paper(_A4)
        report = self.report
        if report.draft:
            sheet.set_header(self._draft_header())
        else:
            header = {"L": report.station, "R": report.period_in_words}
            parts = (f"&{key}{_for_header(text)}" for key, text in header.items() if text)
            sheet.set_header("".join(parts))
        top = _DRAFT_MARGIN if report.draft else _MARGIN
        sheet.set_margins(left=0.5, right=0.5, top=top, bottom=_MARGIN)
        draft = self.say("draft") if report.draft else ""
        pages = self.say("pages", page="&P", pages="&N")
        sheet.set_footer(f"&L{_for_header(f'{report.scheme_id} {draft}'.strip())}&R{pages}")
        return sheet

    def _draft_header(self) -> str:
        """Head every page with the word for a draft, across its width: a picture may not print."""
        style = self.style
        font = style.fonts[self.report.lang].title
        word = self.say("draft-across")
        across = "    ".join([word] * 3)
        size = f"{style.sizes.draft:g}"
        return f'&C&"{font},Bold"&{size}&K{style.colours.draft}{across}'

    def _write_title(self, sheet: Any, about: str) -> None:
        report = self.report
        title, look = " ".join(filter(None, (self.words.heading, report.title, about))), Look.TITLE
        if report.draft:
            title, look = self.say("draft-title", title=title), Look.DRAFT_TITLE
        write_text(sheet, 0, 0, title, self.format(look))
        write_text(sheet, NOTE_ROW, 0, self.note(), self.format(Look.NOTE))

    def note(self) -> str:
        """Say below a title whose result this is, of which period, by which regulation."""
        report = self.report
        by = self.say(
            "note",
            scheme=report.scheme_title,
            id=report.scheme_id,
            version=report.scheme_version,
        )
        return " · ".join(filter(None, (report.station, report.period_in_words, by)))


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


def height_of(lines: int) -> float:
    """Tell how high a row of so many lines is, in points, with some room above and below.

    Long texts break between words and take a line more now and then.
    """
    return min((lines + lines // _LINES_TO_SPARE_ONE) * LINE_HEIGHT + _ROOM, _HIGHEST)


def line_count(text: str, width: int) -> int:
    """Count the lines that a text takes in a column of this width."""
    if len(text) * 2 <= width and "\n" not in text:  # the usual case, quickly
        return 1
    room = max(1, width - CELL_PADDING)
    return sum(max(1, -(-display_width(line) // room)) for line in text.split("\n"))


def _for_header(text: str) -> str:
    return for_workbook_cell(shorten(text, _HEADER_ROOM)).replace("&", "&&")

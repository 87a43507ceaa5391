"""Writes pages for printing, one below the other on a portrait sheet: slips, forms, explanations.

A page is at most as high as A4; what would not fit is the caller's to leave out, who is told how
much room there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridscore.results.model import Kind
from gridscore.results.xlsx.book import LINE_HEIGHT, Look, line_count, write_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.results.xlsx.book import Book

WIDTHS = (21, 8, 12, 12, 38, 13)
"""The columns of a page, together a little wider than A4, so that it is printed at some 90 %."""

ALL = len(WIDTHS)
PAGE = 740
"""Points of height that a page holds below its header, with some to spare."""

PAGES_PER_SHEET = 1000
"""A sheet takes 1023 page breaks."""

ROW = 19
"""Points of an ordinary row."""

_TITLE_ROW, _GAP = 30, 12


class Page:
    """Writes downwards on one sheet; `row` is the next row, `room` the points left on the page."""

    def __init__(self, book: Book, name: str) -> None:
        self.book = book
        self.sheet: Any = book.add_page_sheet(name)
        self.sheet.set_portrait()
        # As high as it takes: with a fixed number of pages the page breaks would not count.
        self.sheet.fit_to_pages(1, 0)
        self.sheet.center_horizontally()
        self.sheet.hide_gridlines()
        self.row = 0
        self.room = PAGE
        self._breaks: list[int] = []
        for col, width in enumerate(WIDTHS):
            self.sheet.set_column(col, col, width)

    def height(self, cells: Sequence[tuple[str, int]]) -> int:
        """Tell how high a row is with texts over so many columns each."""
        col, lines = 0, 1
        for text, span in cells:
            lines = max(lines, line_count(text, sum(WIDTHS[col : col + span])))
            col += span
        return max(ROW, lines * LINE_HEIGHT + 4)

    def _next(self, height: int) -> None:
        self.sheet.set_row(self.row, height)
        self.room -= height

    def cell(self, col: int, span: int, text: str, cell_format: Any) -> None:
        """Write a text over so many columns of the current row."""
        if span > 1:
            last = col + span - 1
            self.sheet.merge_range(self.row, col, self.row, last, "", cell_format)
        write_text(self.sheet, self.row, col, text, cell_format)

    def title(self, text: str) -> None:
        """Head a page, with the word for a draft where it is one."""
        book = self.book
        self._next(_TITLE_ROW)
        if book.report.draft:
            text = book.say("draft-title", title=text)
        self.cell(0, ALL, text, book.format(Look.CENTRED_TITLE))
        self.row += 1

    def line(self, text: str, look: Look = Look.PLAIN, height: int = ROW) -> None:
        """Write one text over the whole width."""
        self._next(height)
        self.cell(0, ALL, text, self.book.format(look))
        self.row += 1

    def paragraph(self, text: str) -> None:
        """Write running text, as high as it needs."""
        lines = line_count(text, sum(WIDTHS))
        self.line(text, Look.RUNNING, lines * LINE_HEIGHT + 4)

    def gap(self) -> None:
        """Leave some room."""
        self._next(_GAP)
        self.row += 1

    def cells(self, cells: Sequence[tuple[str, int, Look, Kind]]) -> None:
        """Write a row of texts, each over so many columns, in its look."""
        self._next(self.height([(text, span) for text, span, _, _ in cells]))
        col = 0
        for text, span, look, kind in cells:
            self.cell(col, span, text, self.book.format(look, kind))
            col += span
        self.row += 1

    def labelled(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Write labels with what they are about, two to a row."""
        for index in range(0, len(pairs), 2):
            row = [*pairs[index : index + 2], ("", "")][:2]
            cells = []
            for label, text in row:
                cells.append((label, 1, Look.LABEL if label else Look.BODY, Kind.TEXT))
                cells.append((text, 2, Look.BODY, Kind.TEXT))
            self.cells(cells)

    def amount(
        self, col: int, value: float | str, look: Look, kind: Kind, formula: str = ""
    ) -> None:
        """Write a figure, with the formula it comes from, into the row that was just written.

        A text stands where there is no figure.
        """
        shown = kind if isinstance(value, float) else Kind.WORD
        cell_format = self.book.format(look, shown)
        row = self.row - 1
        if formula:
            self.book.write_formula(self.sheet, row, col, formula, cell_format, value)
        elif isinstance(value, float):
            self.sheet.write_number(row, col, value, cell_format)
        else:
            write_text(self.sheet, row, col, value, cell_format)

    def sign(self, who: str) -> None:
        """Write a line to sign on, and one for the date beside it."""
        self._next(26)
        for col, mark in ((0, who), (3, self.book.say("date"))):
            text = self.book.say("to-sign", mark=mark)
            write_text(self.sheet, self.row, col, text, self.book.format(Look.PLAIN))
        self.row += 1

    def end(self) -> None:
        """End the page; the next row stands on a new one."""
        self._breaks.append(self.row)
        self.sheet.set_h_pagebreaks(self._breaks[:-1])
        self.room = PAGE

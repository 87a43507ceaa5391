"""Writes downwards on a sheet of few columns: sections, rows of texts, cells over columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridscore.messages import say
from gridscore.records import dataclass
from gridscore.results.model import Kind
from gridscore.results.xlsx.book import Book, Look, grow_row, write_text

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(slots=True)
class Pen:
    """Writes on `sheet`, whose columns are so many narrow characters wide; `row` is the next."""

    book: Book
    sheet: Any
    widths: Sequence[int]
    row: int

    def set_widths(self) -> None:
        """Make the columns as wide as `widths` says."""
        for col, width in enumerate(self.widths):
            self.sheet.set_column(col, col, width)

    def section(self, name: str) -> None:
        """Start a section one row further down with its name."""
        write_text(self.sheet, self.row + 1, 0, name, self.book.format(Look.SECTION))
        self.row += 2

    def say(self, *keys: str) -> list[str]:
        """Put messages, by their whole keys, into the report's language."""
        return [say(key, self.book.report.lang) for key in keys]

    def texts(
        self, cells: Sequence[str], look: Look = Look.BODY, spans: Sequence[int] | None = None
    ) -> None:
        """Write a row of texts, each over so many columns (one each if not said)."""
        spans = spans or [1] * len(cells)
        places, col = [], 0
        for text, span in zip(cells, spans, strict=True):
            places.append((text, col, span))
            col += span
        grow_row(
            self.sheet,
            self.row,
            ((text, sum(self.widths[col : col + span])) for text, col, span in places),
        )
        cell_format = self.book.format(look)
        for text, col, span in places:
            self.text(col, text, cell_format, span)
        self.row += 1

    def text(self, col: int, text: str, cell_format: Any, span: int = 1) -> None:
        """Write a text into the current row, over so many columns."""
        if span > 1:
            self.sheet.merge_range(self.row, col, self.row, col + span - 1, "", cell_format)
        write_text(self.sheet, self.row, col, text, cell_format)

    def formula(
        self, col: int, formula: str, value: float | str, look: Look, kind: Kind = Kind.TEXT
    ) -> None:
        """Write a formula with its value into the current row."""
        self.book.write_formula(
            self.sheet, self.row, col, formula, self.book.format(look, kind), value
        )

    def number(self, col: int, value: float | None, look: Look, kind: Kind) -> None:
        """Write a number into the current row, an empty cell for none."""
        cell_format = self.book.format(look, kind)
        if value is None:
            self.sheet.write_blank(self.row, col, None, cell_format)
        else:
            self.sheet.write_number(self.row, col, value, cell_format)

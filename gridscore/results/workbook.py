"""Writes a report as an .xlsx workbook: the graded roster, a summary and the journal.

Formulas carry their values, so that a preview on a telephone shows them; the same report gives
the same bytes. Text of ledgers is only ever written as text.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from gridscore.results.book import Book
from gridscore.results.group_sheets import write_groups
from gridscore.results.splice import splice
from gridscore.results.style import load_style
from gridscore.results.summary_sheet import write_summary
from gridscore.results.table_sheet import write_table_sheets, write_totals

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from gridscore.results.bulk_rows import BulkRows
    from gridscore.results.model import Report
    from gridscore.results.style import Style

MADE_BY = "gridscore"
"""The author property of every result; a ledger reader knows our own results by it."""

_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001  xlsx has no zones; fixed, to repeat the bytes


def write_workbook(report: Report, target: Path | BinaryIO) -> None:
    """Write the sheets of `report` to a path or a binary stream, which need not be seekable.

    Raises OSError when the target cannot be written, UsageError when the style file is broken.
    """
    frame = BytesIO()
    bulks = _write_frame(report, load_style(), frame)
    splice(frame, bulks, target)


def _write_frame(report: Report, style: Style, frame: BytesIO) -> list[BulkRows]:
    """Write the workbook without the rows of its tables, which are returned."""
    import xlsxwriter

    file = xlsxwriter.Workbook(
        frame,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    file.set_properties(
        {"author": MADE_BY, "title": f"{MADE_BY} {report.period}", "created": _CREATED}
    )
    book = Book(file, report, style)
    roster = write_table_sheets(book, report.roster, book.say("sheet.roster"), report.ranking)
    write_totals(book, report.roster, roster)
    write_groups(book)
    write_summary(book, roster)
    write_table_sheets(book, report.journal, book.say("sheet.journal"))
    file.close()
    return book.bulks

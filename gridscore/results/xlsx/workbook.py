"""Writes a report as an .xlsx workbook: roster, summary, payment list, journal and sources.

Formulas carry their values, so that a preview on a telephone shows them; the same report gives
the same bytes. Text of ledgers is only ever written as text.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from gridscore.results.xlsx.book import Book
from gridscore.results.xlsx.group_sheets import write_groups
from gridscore.results.xlsx.journal_sheet import write_journal
from gridscore.results.xlsx.payment_sheet import write_payments
from gridscore.results.xlsx.sources_sheet import write_sources
from gridscore.results.xlsx.splice import splice
from gridscore.results.xlsx.style_file import load_style
from gridscore.results.xlsx.summary_sheet import write_summary
from gridscore.results.xlsx.table_sheet import write_table_sheets, write_totals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from gridscore.results.model import Report

MADE_BY = "gridscore"
"""The author property of every result; a ledger reader knows our own results by it."""

_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001  xlsx has no zones; fixed, to repeat the bytes


def write_workbook(report: Report, target: Path | BinaryIO, style: Path | None = None) -> None:
    """Write the sheets of `report` to a path or a binary stream, which need not be seekable.

    `style` is where the station's own style file would stand. Raises OSError when the target
    cannot be written, UsageError when a style file is broken.
    """
    with open_book(report, target, style) as book:
        roster = write_table_sheets(
            book,
            report.roster,
            book.say("sheet.roster"),
            ranking=report.ranking,
            shown=report.money,
        )
        write_totals(book, roster)
        write_summary(book, roster)
        write_groups(book)
        write_payments(book)
        write_journal(book, roster)
        write_sources(book)


@contextmanager
def open_book(report: Report, target: Path | BinaryIO, style: Path | None = None) -> Iterator[Book]:
    """Open a workbook to write sheets to; at the end the rows of its tables are put into it.

    Raises as `write_workbook` does.
    """
    import xlsxwriter

    loaded, frame = load_style(style), BytesIO()
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
    book = Book(file, report, loaded)
    yield book
    file.close()
    splice(frame, book.bulks, target, book.formulas)

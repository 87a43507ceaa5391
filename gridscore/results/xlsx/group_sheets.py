"""The sheets of groups: one a grouping, named by what it groups by."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gridscore.results.xlsx.table_sheet import write_table_sheets

if TYPE_CHECKING:
    from gridscore.results.xlsx.book import Book


def write_groups(book: Book) -> None:
    """Add a sheet for each grouping; two by the same thing are told apart by a number."""
    seen: Counter[str] = Counter()
    for group in book.report.groups:
        seen[group.by] += 1
        name = book.say("sheet.by", group=group.heading)
        number = "" if seen[group.by] == 1 else f" {seen[group.by]}"
        write_table_sheets(book, group.table, f"{name}{number}", title=name)

"""The list for the notice board: rank, name and grade, nothing else; names masked on request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import numpy as np

from gridscore.messages import term
from gridscore.numbers import UNSET
from gridscore.results.escape import for_workbook_cell
from gridscore.results.model import EVERYBODY, Column, Kind, Ranking, Table
from gridscore.results.xlsx.book import NOTE_ROW, Look, grow_row
from gridscore.results.xlsx.table_sheet import write_table_sheets
from gridscore.results.xlsx.workbook import open_book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import BinaryIO

    from numpy.typing import NDArray

    from gridscore.results.model import Report
    from gridscore.results.xlsx.book import Book
    from gridscore.results.xlsx.table_sheet import Part

_PAGE = 72
"""Narrow characters that fill an A4 page in portrait."""

_STAR = "*"
_WORD = re.compile(r"[^\s·•‧．.]+")
_POINTED = re.compile(r"[·•‧．]")


def mask_name(name: str) -> str:
    """Mask a name: 张三 is 张*, 张小丽 is 张*丽, 欧阳小丽 is 欧**丽.

    The first character stays, and the last one where there are more than two. Of a name in parts
    (买买提·吐尔逊) the first of its first part and the last of its last part stay; of one in Latin
    letters (Li Lei) the first letter of each word.
    """
    text = name.strip()
    words = _WORD.findall(text)
    if not words:
        return text
    if _POINTED.search(text):
        first, last = words[0], words[-1]
        masked = [first[0] + _STAR * (len(first) - 1), *(_STAR * len(word) for word in words[1:-1])]
        masked.append(_STAR * (len(last) - 1) + last[-1])
    elif text.isascii():
        masked = [word[0] + _STAR * (len(word) - 1) for word in words]
    else:
        return _mask_word("".join(words))
    pieces = iter(masked)
    return _WORD.sub(lambda _: next(pieces), text)


def _mask_word(word: str) -> str:
    if len(word) <= 2:
        return word[0] + _STAR
    return word[0] + _STAR * (len(word) - 2) + word[-1]


def public_table(report: Report, *, mask: bool) -> Table:
    """Take rank, name and grade from the roster; who has neither rank nor grade is left out.

    Where ranks are given within groups, the group stands before the rank: it says nothing alone.
    """
    columns = {column.id: column for column in report.roster.columns}
    rank = cast("NDArray[np.int64]", columns["rank"].values)
    grades = cast("Sequence[str]", columns["grade"].values)
    names = cast("Sequence[str]", columns["name"].values)
    shown = [row for row in range(len(rank)) if rank[row] != UNSET or grades[row]]
    groups = _groups(report.ranking, len(rank))
    told = [
        Column("rank", columns["rank"].heading, Kind.COUNT, np.asarray(rank, np.int64)[shown]),
        _texts(columns["name"], [mask_name(names[row]) if mask else names[row] for row in shown]),
    ]
    if groups:
        heading = term("column", "group").in_language(report.lang)
        told.insert(0, Column("group", heading, Kind.TEXT, [groups[row] for row in shown]))
    if report.grades:
        told.append(_texts(columns["grade"], [grades[row] for row in shown]))
    return Table("public", tuple(told))


def _texts(column: Column, values: list[str]) -> Column:
    return Column(column.id, column.heading, column.kind, values)


def _groups(ranking: Ranking, rows: int) -> list[str]:
    """Name the group of each row, nothing where everybody is ranked with everybody."""
    starts = [start for start, _ in ranking.groups]
    names: list[str] = []
    for (start, name), end in zip(ranking.groups, [*starts[1:], rows], strict=False):
        names += [name] * (end - start)
    return names


def write_public(
    report: Report, table: Table, target: Path | BinaryIO, style: Path | None = None
) -> None:
    """Write the list as a workbook of one sheet; raises as `write_workbook` does."""
    with open_book(report, target, style) as book:
        name = book.say("sheet.public")
        placed = write_table_sheets(book, table, name, title=name, ranking=EVERYBODY)
        for part in placed.parts:
            part.sheet.set_portrait()
            part.sheet.fit_to_pages(1, 0)
            part.sheet.center_horizontally()
            _fill_page(book, part, placed.widths)


def _fill_page(book: Book, part: Part, widths: Sequence[int]) -> None:
    """Make a narrow list as wide as the page, so that the lines above it do not reach beyond."""
    visible = [col for col, width in enumerate(widths) if width]
    more = max(0, _PAGE - sum(widths)) // len(visible)
    for col in visible:
        part.sheet.set_column(col, col, widths[col] + more)
    note, last = book.note(), len(widths) - 1
    grow_row(part.sheet, NOTE_ROW, [(note, sum(widths) + more * len(visible))])
    look = book.format(Look.NOTE)
    look.set_text_wrap()
    part.sheet.merge_range(NOTE_ROW, 0, NOTE_ROW, last, for_workbook_cell(note), look)
    part.sheet.print_area(0, 0, part.last, last)

"""Labels around a table that say whom it is about: `姓名：张三`, or 姓名 with 张三 beside it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from gridscore.ledger.headings import heading_key
from gridscore.ledger.parsing.values import is_blank
from gridscore.patterns import pattern
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from gridscore.ledger.grid import Cell

SAID_ONCE = ("id", "name", "grid", "scorer", "scorer_role", "period")
"""The columns that a label may stand for."""

_LABEL = pattern(r"([^\s:]{1,10}?)\s*:")
_NOT_OF_THE_VALUE = pattern(r"\s{2,}(?=\d)")  # a date or period that follows it
_NO_NAME = tuple("表考核测評评季年月度sheet")  # in the name of a sheet that is nobody's
_BLANK_TO_FILL = pattern(r"[_\s]*")


class Fixed(NamedTuple):
    """A cell that holds for every row of a table."""

    row: int
    col: int
    cell: Cell


def find_labels(
    rows: Sequence[Sequence[Cell]],
    first: int,
    end: int,
    column_of: Mapping[str, str],
    *,
    wanted: Collection[str] = SAID_ONCE,
) -> dict[str, Fixed]:
    """Find what the labels between two rows say, by column; the first of each counts.

    `column_of` maps the keys of headings to columns. A period in words is left to the title,
    which may name it better; the number of a year is taken.
    """
    found: dict[str, Fixed] = {}
    for number in range(first, end):
        for label, fixed in _labels_in(rows[number], number, column_of):
            column = column_of.get(heading_key(label))
            is_period_in_words = column == "period" and isinstance(fixed.cell, str)
            if column is not None and column in wanted and not is_period_in_words:
                found.setdefault(column, fixed)
    return found


def _labels_in(
    row: Sequence[Cell], number: int, column_of: Mapping[str, str]
) -> Iterator[tuple[str, Fixed]]:
    for col, cell in enumerate(row):
        if not isinstance(cell, str) or is_blank(cell):
            continue
        parts = _LABEL.split(unicodedata.normalize("NFKC", cell))
        if len(parts) == 1:
            beside = _beside(row, col, number, column_of)
            if beside is not None:
                yield cell, beside
        for label, value in zip(parts[1::2], parts[2::2], strict=True):
            if not _BLANK_TO_FILL.fullmatch(value):
                words = _NOT_OF_THE_VALUE.split(value.strip())[0]
                yield label, Fixed(number, col, words.strip("_"))
            elif len(parts) == 3:
                beside = _beside(row, col, number, column_of)
                if beside is not None:
                    yield label, beside


def _beside(
    row: Sequence[Cell], col: int, number: int, column_of: Mapping[str, str]
) -> Fixed | None:
    """Return the next cell to the right that holds something, unless it is a label itself."""
    for right in range(col + 1, len(row)):
        cell = row[right]
        if is_blank(cell):
            continue
        is_label = isinstance(cell, str) and (":" in cell or "：" in cell)
        if is_label or (isinstance(cell, str) and heading_key(cell) in column_of):
            return None
        return Fixed(number, right, cell)
    return None


def with_who(sheet: str, labels: Mapping[str, Fixed]) -> dict[str, Fixed]:
    """Take a sheet's name for the person's where no label names anybody."""
    sheet = sheet.strip()
    if {"id", "name", "grid"}.isdisjoint(labels) and sheet and not _is_nobodys(sheet):
        return {"name": Fixed(0, 0, sheet), **labels}
    return dict(labels)


def _is_nobodys(sheet: str) -> bool:
    return any(part in sheet.casefold() for part in _NO_NAME) or sheet.isdecimal()

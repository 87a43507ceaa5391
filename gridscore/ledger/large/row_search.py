"""Which rows of a large table are worth a look: asked of its columns, not of every row.

The answer may hold too many rows, never too few. What looks at single rows decides on each.
"""

from __future__ import annotations

import re
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.large.text_marks import are_serial, count_like, may_be_among, may_say
from gridscore.ledger.large.text_tidying import without_end_blanks, without_formulas
from gridscore.ledger.parsing.values import are_words, is_blank, is_number_or_id

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.cell_column import CellColumn
    from gridscore.ledger.grid import Cell
    from gridscore.ledger.headings import KnownHeadings
    from gridscore.ledger.large.large_rows import LargeRows
    from gridscore.ledger.large.texts import Texts

    Mask = NDArray[np.bool_]

_OWN_KEYS = re.compile("[0-9A-Za-z\u4e00-\u5205\u5207-\u9fff]*")
"""What texts are made of that are looked for in lower case and else as they stand.

分 is not among it: it may name points, which are no part of a heading.
"""

_SAMPLE = 1000  # texts that are looked at to tell what is rare in a column


def rows_with_words(rows: LargeRows, known: KnownHeadings, *, fewest: int) -> list[int]:
    """Return rows of the bulk in which so many cells, or more, may be known headings."""
    count = np.zeros(rows.bulk_end - rows.bulk_start, np.uint8)
    texts: list[tuple[int, int, Texts]] = []
    for col, column in enumerate(rows.bulk()):
        cells = column.cells
        if isinstance(cells, list):
            _count_in(count, column, _which_are(cells, known))
            continue
        if column.codes is not None:
            _count_in(count, column, may_be_headings(cells, known))
        else:
            likely = count_like(_bare(cells[:_SAMPLE]), known.keys, known.ends)
            texts.append((likely, col, cells))
    texts.sort(key=itemgetter(0, 1))  # those first that rule out most
    for left, (*_, text) in zip(range(len(texts), 0, -1), texts, strict=True):
        at = np.flatnonzero(count + left >= fewest)
        if len(at) == len(count):
            count += may_be_headings(text, known)
        elif len(at):
            count[at] += may_be_headings(text.take(at), known)
    return _numbers(rows, np.flatnonzero(count >= fewest))


def may_be_headings(texts: Texts, known: KnownHeadings) -> Mask:
    """Mark the texts that may be known headings."""
    return may_be_among(_bare(texts), known.keys, known.ends, known.has)


def _bare(texts: Texts) -> Texts:
    """Strip what no heading has in its key; of a plain column nothing."""
    return without_formulas(without_end_blanks(texts)) if len(texts.odd) else texts


def rows_beginning(
    rows: LargeRows,
    first: int,
    end: int,
    known: Collection[int],
    is_serial: Callable[[Cell], bool],
    says: Callable[[int, Cell], bool],
    patterns: Sequence[str],
) -> list[int]:
    """Return rows of the bulk whose first filled cell may be one that `says` tells of, by column.

    Serial numbers are passed over, except in the columns `known`; of numbers, and of ids such
    as `W007`, it says nothing.
    `patterns` are regular expressions, one a column, that find something in every text that is,
    once its blanks are taken out; the text may have plain characters and those of ASCII.
    """
    first, end = max(first, rows.bulk_start), min(end, rows.bulk_end)
    waiting = np.arange(first - rows.bulk_start, max(end, first) - rows.bulk_start)
    found: list[NDArray[np.int64]] = []
    for col, (whole, pattern) in enumerate(zip(rows.bulk(), patterns, strict=False)):
        if not len(waiting):
            break
        column = whole if len(waiting) == len(whole) else whole.take(waiting)
        if isinstance(column.cells, list):
            passed, hit = map(column.of_rows, _blank_or_saying(column.cells, partial(says, col)))
        else:
            passed = column.blank
            hit = column.of_rows(may_say(column.cells, partial(says, col), pattern))
        if col not in known:
            passed = passed | _serial(column, is_serial)
        found.append(waiting[hit & ~passed])
        waiting = waiting[passed]
    return _numbers(rows, np.sort(np.concatenate([np.zeros(0, np.int64), *found])))


def rows_filled_beyond(rows: LargeRows, width: int) -> list[int]:
    """Return rows of the bulk in which a cell from the column `width` on is not blank."""
    filled = np.zeros(rows.bulk_end - rows.bulk_start, np.bool_)
    for column in rows.bulk(width):
        filled |= ~column.blank
    return _numbers(rows, np.flatnonzero(filled))


def _numbers(rows: LargeRows, at: NDArray[np.int64]) -> list[int]:
    """Return how the sheet numbers rows of the bulk."""
    numbers: list[int] = (at + rows.bulk_start).tolist()
    return numbers


def _count_in(count: NDArray[np.uint8], column: CellColumn, by_cell: Mask) -> None:
    """Count the rows up whose cell is marked; mostly none is."""
    if by_cell.any():
        count += column.of_rows(by_cell)


def _which_are(cells: list[Cell], known: KnownHeadings) -> Mask:
    """Mark the cells that are known headings; few end as they do."""
    last = {cell[-1:] for cell in cells if isinstance(cell, str)}
    among = {end for end in last if end.casefold() in known.ends}
    if not among:
        return np.zeros(len(cells), np.bool_)
    likely = [at for at, cell in enumerate(cells) if isinstance(cell, str) and cell[-1:] in among]
    texts = [str(cells[at]) for at in likely]
    are = np.zeros(len(cells), np.bool_)
    if _OWN_KEYS.fullmatch("".join(texts)):
        are[likely] = [text.lower() in known.keys for text in texts]
    else:
        are[likely] = list(map(known.has, texts))
    return are


def _blank_or_saying(cells: list[Cell], says: Callable[[Cell], bool]) -> tuple[Mask, Mask]:
    """Mark the cells that are blank, and those that `says` tells of."""
    blank, hit = np.zeros((2, len(cells)), np.bool_)
    if are_words(cells) and "".join(cells).isascii() and not any(map(str.isalpha, cells)):
        return blank, hit
    for at, cell in enumerate(cells):
        if isinstance(cell, str) and not is_number_or_id(cell):
            blank[at], hit[at] = is_blank(cell), says(cell)
    return blank, hit


def _serial(column: CellColumn, is_serial: Callable[[Cell], bool]) -> Mask:
    """Mark the rows whose cell is nothing but digits."""
    if isinstance(column.cells, list):
        return column.marked(is_serial)
    return column.of_rows(are_serial(column.cells, is_serial))

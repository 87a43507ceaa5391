"""What is asked of many texts at once, and would take a call for each: widths, lines, limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import digits_of
from gridscore.results.escape import (
    CELL_LIMIT,
    character_width,
    encodable_in_utf8,
    for_workbook_cell,
)
from gridscore.results.text_templates import FilledTemplates
from gridscore.results.xlsx.book import CELL_PADDING, line_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def display_widths(texts: Sequence[str]) -> NDArray[np.int64]:
    """Count the cells that each text takes, as `display_width` does."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    joined = "".join(texts)
    if joined.isascii():
        return lengths
    characters = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    width_of = np.zeros(int(characters.max()) + 1, np.uint8)
    for character in set(joined):
        width_of[ord(character)] = character_width(character)
    reached = np.concatenate([[0], np.cumsum(width_of[characters], dtype=np.int64)])
    ends = np.cumsum(lengths)
    widths: NDArray[np.int64] = reached[ends] - reached[ends - lengths]
    return widths


def lines_taken(
    widths: NDArray[np.int64], lengths: NDArray[np.int64], width: int
) -> NDArray[np.int64]:
    """Count the lines that texts without a line end take in a column of some width.

    `widths` and `lengths` tell how many cells and how many characters they have.
    """
    room = max(1, width - CELL_PADDING)
    return np.where(2 * lengths <= width, 1, np.maximum(1, -(-widths // room)))


def line_counts(texts: Sequence[str], width: int) -> NDArray[np.int64]:
    """Count the lines that each text takes in a column of this width, as `line_count` does.

    Templates that numbers are filled into must have no line ends in them.
    """
    if isinstance(texts, FilledTemplates):
        return _line_counts(texts, width)
    texts = list(texts)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    lines = lines_taken(display_widths(texts), lengths, width)
    if "\n" in "".join(texts):
        for at, text in enumerate(texts):
            if "\n" in text:
                lines[at] = line_count(text, width)
    return lines


def _line_counts(texts: FilledTemplates, width: int) -> NDArray[np.int64]:
    wholes = ["".join(template.words) for template in texts.templates]
    of_numbers = np.zeros(len(texts), np.int64)
    for is_there, number in texts.numbers_in_turn():
        of_numbers += is_there * digits_of(number)
    lengths = np.array(list(map(len, wholes)), np.int64)[texts.code] + of_numbers
    lines = lines_taken(display_widths(wholes)[texts.code] + of_numbers, lengths, width)
    for code, whole in enumerate(wholes):
        if "\n" in whole:
            lines[texts.code == code] = line_count(whole, width)
    return lines


def for_workbook_cells(texts: list[str]) -> list[str]:
    """Make texts fit for string cells, as `for_workbook_cell` does; most are as they stand."""
    joined = "".join(texts)
    if (
        2 * max(map(len, texts), default=0) <= CELL_LIMIT
        and "<r>" not in joined
        and (joined.isascii() or encodable_in_utf8(joined) == joined)
    ):
        return texts
    return list(map(for_workbook_cell, texts))

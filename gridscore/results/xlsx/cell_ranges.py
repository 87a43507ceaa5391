"""Many cells in few words: `E4, E5, F4, F5` is `E4:F5`, as a person would say it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import digits_of
from gridscore.equal_rows import RowsByCode
from gridscore.ledger.model import cell_name
from gridscore.results.escape import CELL_LIMIT
from gridscore.results.text_templates import FilledTemplates, Template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.model import Ints

_CELL = re.compile(r"([A-Z]+)(\d+)")
_ONE_ROW = re.compile(r"[A-Z]+(\d+)(?:, [A-Z]+\1)*")
_LONG = 24
"""Characters up to which a list of cells reads well as it is."""
_LONGEST = CELL_LIMIT // 2
"""Characters of a list of cells up to which it surely fits into a cell."""


def compact_cells(text: str) -> str:
    """Put the cells of a journal line together into ranges, sheet by sheet."""
    if len(text) <= _LONG:
        return text
    return "; ".join(_compact_sheet(spot) for spot in text.split("; "))


def compact_names(names: FilledTemplates) -> FilledTemplates:
    """Put the cells of every line of a journal together, those of each template at once."""
    texts = _Compact(len(names))
    by_template = RowsByCode.of(names.code, len(names.templates))
    for code, template in enumerate(names.templates):
        lines = by_template.order[by_template.start[code] : by_template.start[code + 1]]
        if len(lines) and template.slots:
            at = names.first[lines][:, np.newaxis] + np.array(template.slots)
            texts.add(lines, template.words, names.numbers[at])
    return texts.in_order()


class _Compact:
    """Texts of lines as they are put together: each blank until it is added."""

    def __init__(self, lines: int) -> None:
        self._templates = [Template(("",), ())]
        self._code, self._first = np.zeros((2, lines), np.int32)
        self._numbers: list[NDArray[np.integer]] = [np.zeros(0, np.int32)]
        self._length = 0
        self._single: dict[str, int] = {}  # templates without a number, by their text

    def in_order(self) -> FilledTemplates:
        """Give the text of each line."""
        numbers = np.concatenate(self._numbers)
        return FilledTemplates(self._templates, self._code, self._first, numbers)

    def add(self, lines: Ints, words: tuple[str, ...], rows: NDArray[np.integer]) -> None:
        """Add lines whose cells differ in their rows alone: shape (lines, cells).

        A word stands before each row, and an empty one behind the last.
        """
        length = len("".join(words)) + digits_of(rows).sum(axis=1)
        # The first word of each sheet but the first begins with `; `.
        starts = [0, *(at for at, word in enumerate(words) if at and word.startswith("; "))]
        sheet = np.repeat(starts, np.diff([*starts, rows.shape[1]]))
        # What may be too long for a cell, or takes several lines anyway, is looked at by itself.
        is_alike = (length <= _LONGEST) & ("\n" not in "".join(words))
        is_long = length > _LONG
        as_it_is = is_alike & ~is_long
        in_one_row = is_alike & is_long & (rows == rows[:, sheet]).all(axis=1)
        whole = Template(words, tuple(range(rows.shape[1])))
        if as_it_is.any():
            self._add_alike(lines[as_it_is], whole, rows[as_it_is])
        if in_one_row.any():
            ranges = _one_row(words[:-1], starts)
            self._add_alike(lines[in_one_row], ranges, rows[in_one_row][:, starts])
        apart = ~(as_it_is | in_one_row)
        for line, numbers in zip(lines[apart].tolist(), rows[apart].tolist(), strict=True):
            text = compact_cells(whole.filled(numbers))
            self._code[line] = self._single.setdefault(text, len(self._templates))
            if self._code[line] == len(self._templates):
                self._templates.append(Template((text,), ()))

    def _add_alike(self, lines: Ints, template: Template, numbers: NDArray[np.integer]) -> None:
        self._code[lines] = len(self._templates)
        self._first[lines] = self._length + np.arange(len(lines)) * numbers.shape[1]
        self._templates.append(template)
        self._numbers.append(numbers.ravel())
        self._length += numbers.size


def _one_row(words: tuple[str, ...], starts: Sequence[int]) -> Template:
    """Give the template of ranges of cells that stand in one row of each sheet.

    The numbers in it are the rows, sheet by sheet.
    """
    before, slots = [""], list[int]()
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(words)], strict=True)):
        name, mark, first = words[start].rpartition("!")
        cells = "".join([f"{word}1" for word in (first, *words[start + 1 : end])])
        inner, *more = _ranges(cells).split("1")
        before[-1] += name + mark + inner
        before += more
        slots += [number] * len(more)
    return Template(tuple(before), tuple(slots))


def _compact_sheet(spot: str) -> str:
    """Compact `[file]sheet!E4, E5`, the name of the sheet being there or not."""
    name, mark, cells = spot.rpartition("!")
    row = _ONE_ROW.fullmatch(cells)
    if row:  # as most do; the columns are then those of thousands of lines
        ranges = _ranges(cells.replace(row[1], "1"))
        return f"{name}{mark}{ranges.replace('1', row[1])}"
    return f"{name}{mark}{_ranges(cells)}"


@lru_cache(maxsize=1000)
def _ranges(cells: str) -> str:
    places = [_CELL.fullmatch(cell) for cell in cells.split(", ")]
    if not all(places):
        return cells
    by_column: dict[int, list[int]] = {}
    for place in places:
        if place:
            by_column.setdefault(_column(place[1]), []).append(int(place[2]) - 1)
    columns = {col: tuple(_runs(rows)) for col, rows in by_column.items()}
    ranges = []
    for first, last in _runs(list(columns), columns):
        for start, end in columns[first]:
            corners = dict.fromkeys((cell_name(start, first), cell_name(end, last)))
            ranges.append(":".join(corners))
    return ", ".join(ranges)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _runs(
    numbers: list[int], alike: dict[int, tuple[tuple[int, int], ...]] | None = None
) -> list[tuple[int, int]]:
    """Find the stretches of numbers without a gap, within which all are `alike`."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        last = runs[-1][1] if runs else None
        joins = last == number - 1 and (alike is None or alike[number] == alike[number - 1])
        if joins:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs

"""Names for the cells that lines of a journal draw on: templates that row numbers fill.

Of `[q1.csv]!D5, E5; [q2.csv]!D7` the lines of a ledger differ in the rows alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from gridscore.columns import distinct, first_like, told_apart
from gridscore.ledger.model import column_letters
from gridscore.results.text_templates import FilledTemplates, Template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.journal import Cells
    from gridscore.ledger.model import Ints, SheetRef


class Place(NamedTuple):
    """Certain columns of certain sheets: all of these by name, and a template for cells there.

    The template takes the row number of each cell.
    """

    file: str
    sheet: str
    cells: Template


_NOWHERE = Place("", "", Template(("",), ()))


class CellNamer:
    """Names cells, and knows the places it met so far; that of lines without cells is the first."""

    def __init__(self, sheets: Sequence[SheetRef]) -> None:
        self._sheets = sheets
        self._codes: dict[tuple[int, ...], int] = {(): 0}
        self.places = [_NOWHERE]

    def codes_of(self, cells: Cells) -> NDArray[np.int64]:
        """Tell which of the `places` the cells of each line are at."""
        count = np.diff(cells.start)
        code = np.zeros(len(count), np.int64)
        for many in distinct(count).tolist():
            if many:
                lines = np.flatnonzero(count == many)
                code[lines] = self._codes_of(cells, cells.start[lines][:, None] + np.arange(many))
        return code

    def names(
        self, code: NDArray[np.int64], first: NDArray[np.int64], rows: Ints
    ) -> FilledTemplates:
        """Name the cells of lines at places of this code; their rows are those from `first` on."""
        return FilledTemplates([place.cells for place in self.places], code, first, rows + 1)

    def _codes_of(self, cells: Cells, at: NDArray[np.int64]) -> NDArray[np.int64]:
        """Do so for lines with equally many cells; they stand `at`, shape (lines, cells)."""
        if at.size == len(cells.row):  # all lines have equally many
            sheet, col = cells.sheet.reshape(at.shape), cells.col.reshape(at.shape)
        else:
            sheet, col = cells.sheet[at], cells.col[at]
        first, which = _different_rows(sheet, col)
        keys = zip(sheet[first].tolist(), col[first].tolist(), strict=True)
        codes: NDArray[np.int64] = np.array([self._code(*key) for key in keys], np.int64)[which]
        return codes

    def _code(self, sheets: Sequence[int], cols: Sequence[int]) -> int:
        code = self._codes.setdefault((*sheets, *cols), len(self.places))
        if code == len(self.places):
            self.places.append(_place(sheets, cols, self._sheets))
        return code


def _different_rows(
    *matrices: NDArray[np.integer],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Find the rows that differ in some of the matrices, which are equally long.

    Returns where each of them first stands, and which stands where.
    """
    which = np.zeros(len(matrices[0]), np.int64)
    first = np.zeros(1, np.int64)
    for matrix in matrices:
        for column in matrix.T[(matrix != matrix[0]).any(axis=0)]:
            first, which = told_apart(first_like(which, column))
    return first, which


def _place(sheets: Sequence[int], cols: Sequence[int], refs: Sequence[SheetRef]) -> Place:
    """Say how the cells of one line are named, which stand in these sheets and columns.

    Where there are several, each sheet's cells follow its name as Excel writes it:
    `[file]sheet!D5, E5; [file2]sheet!D7`.
    """
    by_sheet: dict[int, list[int]] = {}
    for cell, sheet in enumerate(sheets):
        by_sheet.setdefault(sheet, []).append(cell)
    words = list[str]()
    for sheet, own in by_sheet.items():
        before = f"[{refs[sheet].file}]{refs[sheet].name}!" if len(by_sheet) > 1 else ""
        first, *others = (column_letters(cols[cell]) for cell in own)
        words += [f"{'; ' if words else ''}{before}{first}", *(f", {one}" for one in others)]
    return Place(
        "; ".join(dict.fromkeys(refs[sheet].file for sheet in by_sheet)),
        "; ".join(dict.fromkeys(refs[sheet].name for sheet in by_sheet if refs[sheet].name)),
        Template((*words, ""), tuple(cell for own in by_sheet.values() for cell in own)),
    )

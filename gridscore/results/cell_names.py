"""Names for the cells that lines of a journal draw on: templates that row numbers fill.

Of `[q1.csv]!D5, E5; [q2.csv]!D7` the lines of a ledger differ in the rows alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from gridscore.equal_rows import different_rows, distinct
from gridscore.ledger.model import column_letters
from gridscore.records import NamedTuple
from gridscore.results.text_templates import FilledTemplates, Template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.journal import Cells
    from gridscore.ledger.model import Ints, SheetRef


_Spot: TypeAlias = "tuple[int, tuple[int, ...]]"
"""A sheet, and columns of it in which the cells of one row are meant."""


class CellTemplate(NamedTuple):
    """Certain columns of certain sheets: all of these by name, and a template for cells there.

    The template takes the number of each row.
    """

    file: str
    sheet: str
    cells: Template


_NOWHERE = CellTemplate("", "", Template(("",), ()))


class CellNamer:
    """Names cells, and knows the places it met so far; that of lines without cells is the first."""

    def __init__(self, sheets: Sequence[SheetRef]) -> None:
        self._sheets = sheets
        self._codes: dict[tuple[_Spot, ...], int] = {(): 0}
        self.places = [_NOWHERE]

    def codes_of(self, cells: Cells) -> NDArray[np.int64]:
        """Tell which of the `places` the cells of each line are at."""
        count = np.diff(cells.start)
        code = np.zeros(len(count), np.int64)
        for many in distinct(count).tolist():
            if many:
                lines = np.flatnonzero(count == many)
                code[lines] = self._codes_of(cells, lines, many)
        return code

    def names(
        self, code: NDArray[np.integer], first: NDArray[np.integer], rows: Ints
    ) -> FilledTemplates:
        """Name the cells of lines at places of this code; their rows are those from `first` on."""
        return FilledTemplates([place.cells for place in self.places], code, first, rows + 1)

    def _codes_of(self, cells: Cells, lines: NDArray[np.int64], many: int) -> NDArray[np.int64]:
        """Do so for lines with so many entries each."""
        if many * len(lines) == len(cells.row):  # as have all that have any
            sheet, which = cells.sheet.reshape(-1, many), cells.which.reshape(-1, many)
        else:
            at = cells.start[lines][:, np.newaxis] + np.arange(many)
            sheet, which = cells.sheet[at], cells.which[at]
        first, like = different_rows(sheet, which)
        codes = [
            self._code((*zip(sheets, map(cells.columns.__getitem__, some), strict=True),))
            for sheets, some in zip(sheet[first].tolist(), which[first].tolist(), strict=True)
        ]
        return np.array(codes, np.int64)[like]

    def _code(self, spots: tuple[_Spot, ...]) -> int:
        code = self._codes.setdefault(spots, len(self.places))
        if code == len(self.places):
            self.places.append(_place(spots, self._sheets))
        return code


def _place(spots: Sequence[_Spot], refs: Sequence[SheetRef]) -> CellTemplate:
    """Say how the cells of one line are named, which stand in these sheets and columns.

    Where there are several, each sheet's cells follow its name as Excel writes it:
    `[file]sheet!D5, E5; [file2]sheet!D7`.
    """
    by_sheet: dict[int, list[tuple[int, int]]] = {}  # columns, and which number is their row
    for nth, (sheet, cols) in enumerate(spots):
        by_sheet.setdefault(sheet, []).extend((col, nth) for col in cols)
    words = list[str]()
    for sheet, own in by_sheet.items():
        before = f"[{refs[sheet].file}]{refs[sheet].name}!" if len(by_sheet) > 1 else ""
        first, *others = (column_letters(col) for col, _ in own)
        words += [f"{'; ' if words else ''}{before}{first}", *(f", {one}" for one in others)]
    return CellTemplate(
        "; ".join(dict.fromkeys(refs[sheet].file for sheet in by_sheet)),
        "; ".join(dict.fromkeys(refs[sheet].name for sheet in by_sheet if refs[sheet].name)),
        Template((*words, ""), tuple(nth for own in by_sheet.values() for _, nth in own)),
    )

"""The cells that lines of a journal draw on, kept as numbers: the text only when it is written.

Of `[q1.csv]!D5, E5; [q2.csv]!D7` the lines of a ledger differ in the rows alone. So a pattern
holds the words between the row numbers, which thousands of lines share.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, SupportsIndex, overload

import numpy as np

from gridscore.columns import distinct, first_like
from gridscore.ledger.model import column_letters
from gridscore.results.escape import encodable_in_utf8

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from gridscore.journal import Cells
    from gridscore.ledger.model import Ints, SheetRef

_STAND_INS = range(0xE000, 0xF900)
"""Numbers of characters for private use: one that does not occur marks where a number goes."""


class Pattern(NamedTuple):
    """How cells in certain columns of certain sheets are named: the words before each row number.

    The numbers stand in an `order` of their own: sheet by sheet. `file` and `sheet` name all.
    """

    words: tuple[str, ...]
    order: tuple[int, ...]
    file: str
    sheet: str


NOWHERE = Pattern((), (), "", "")


class CellNames(Sequence[str]):
    """The cells of each line: `patterns[code]`, with `numbers` from `first` on."""

    def __init__(
        self,
        patterns: Sequence[Pattern],
        code: NDArray[np.int64],
        first: NDArray[np.int64],
        numbers: NDArray[np.integer],
    ) -> None:
        self.patterns, self.code, self.first, self.numbers = patterns, code, first, numbers

    def __len__(self) -> int:
        return len(self.code)

    @overload
    def __getitem__(self, at: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> CellNames: ...
    def __getitem__(self, at: SupportsIndex | slice) -> str | CellNames:
        if isinstance(at, slice):
            return CellNames(self.patterns, self.code[at], self.first[at], self.numbers)
        words = self.patterns[self.code[at]].words
        first = int(self.first[at])
        return _filled(words, self.numbers[first : first + len(words)].tolist())

    def __iter__(self) -> Iterator[str]:
        numbers = self.numbers.tolist()
        for code, first in zip(self.code.tolist(), self.first.tolist(), strict=True):
            words = self.patterns[code].words
            yield _filled(words, numbers[first : first + len(words)])

    def spelt(self, text: Callable[[str], str]) -> Any:  # pyarrow ships no types
        """Put every text through `text`, as an array of strings.

        Each pattern is put through it once, which must not depend on the row numbers within.
        """
        import pyarrow as pa

        count = np.array([len(pattern.words) for pattern in self.patterns], np.int64)[self.code]
        groups = [np.flatnonzero(count == kind) for kind in distinct(count).tolist()]
        parts = [self._alike(lines, text) for lines in groups]
        if len(parts) == 1:
            return parts[0]
        place = np.empty(len(self), np.int64)
        place[np.concatenate([np.zeros(0, np.int64), *groups])] = np.arange(len(self))
        return pa.concat_arrays([pa.array([], pa.string()), *parts]).take(pa.array(place))

    def _alike(self, lines: NDArray[np.int64], text: Callable[[str], str]) -> Any:
        """Write out lines that have equally many cells."""
        import pyarrow as pa
        import pyarrow.compute as pc

        codes, first = self.code[lines], self.first[lines]
        known = distinct(codes)
        place = np.empty(int(known[-1]) + 1, np.int64)
        place[known] = np.arange(len(known))
        between = [_spelt(self.patterns[code].words, text) for code in known.tolist()]
        pieces: list[Any] = []
        shown = np.zeros(0, self.numbers.dtype)
        for nth, words in enumerate(zip(*between, strict=True)):
            if nth:
                number = self.numbers[first + (nth - 1)]
                if not np.array_equal(number, shown):  # many cells stand in one row
                    shown, digits = number, pa.array(number).cast(pa.string())
                pieces.append(digits)
            if len(set(words)) == 1:
                pieces.append(words[0])
            else:
                pieces.append(pa.array(words, pa.string()).take(pa.array(place[codes])))
        if len(pieces) == 1 and isinstance(pieces[0], str):
            return pa.repeat(pieces[0], len(lines))
        return pc.binary_join_element_wise(*pieces, "")


def _filled(words: Sequence[str], numbers: Sequence[int]) -> str:
    return "".join([f"{word}{number}" for word, number in zip(words, numbers, strict=True)])


def _spelt(words: Sequence[str], text: Callable[[str], str]) -> list[str]:
    """Put a pattern through `text`: what stands before each number, and behind the last."""
    number = next(mark for mark in map(chr, _STAND_INS) if not any(mark in word for word in words))
    spelt = text("".join([word + number for word in words]))
    return encodable_in_utf8(spelt).split(number)


class Patterns:
    """The patterns met so far, by their codes; that of lines without cells is the first."""

    def __init__(self, sheets: Sequence[SheetRef]) -> None:
        self._sheets = sheets
        self._codes: dict[tuple[int, ...], int] = {(): 0}
        self.known = [NOWHERE]

    def names_of(self, cells: Cells) -> CellNames:
        """Say how the cells of each line are named."""
        count = np.diff(cells.start)
        code = np.zeros(len(count), np.int64)
        numbers = cells.row + np.int32(1)
        for kind in distinct(count).tolist():
            if kind:
                lines = np.flatnonzero(count == kind)
                code[lines] = self._alike(lines, kind, cells, numbers)
        return CellNames(self.known, code, cells.start[:-1], numbers)

    def _alike(
        self, lines: NDArray[np.int64], count: int, cells: Cells, numbers: Ints
    ) -> NDArray[np.int64]:
        """Give the patterns of lines that have equally many cells, and order their numbers."""
        at = cells.start[lines][:, None] + np.arange(count)
        if at.size == len(cells.row):  # all lines have equally many
            sheet, col = cells.sheet.reshape(at.shape), cells.col.reshape(at.shape)
        else:
            sheet, col = cells.sheet[at], cells.col[at]
        first, which = _like(sheet, col)
        keys = zip(sheet[first].tolist(), col[first].tolist(), strict=True)
        codes = [self._code((*sheets, *cols)) for sheets, cols in keys]
        for nth, code in enumerate(codes):
            order = self.known[code].order
            if order != tuple(range(count)):
                mine = at[which == nth]
                numbers[mine] = numbers[mine[:, list(order)]]
        return np.array(codes, np.int64)[which]

    def _code(self, key: tuple[int, ...]) -> int:
        if key not in self._codes:
            self._codes[key] = len(self.known)
            half = len(key) // 2
            self.known.append(_pattern(key[:half], key[half:], self._sheets))
        return self._codes[key]


def _like(*matrices: NDArray[np.integer]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Find the rows that differ in some of the matrices, which are equally long.

    Returns where each of them first stands, and which stands where.
    """
    lines = len(matrices[0])
    which = np.zeros(lines, np.int64)
    first = np.zeros(1, np.int64)
    for matrix in matrices:
        for column in matrix.T[(matrix != matrix[0]).any(axis=0)]:
            like = first_like(which, column)
            first = distinct(like)
            place = np.empty(lines, np.int64)
            place[first] = np.arange(len(first))
            which = place[like]
    return first, which


def _pattern(sheets: tuple[int, ...], cols: tuple[int, ...], refs: Sequence[SheetRef]) -> Pattern:
    """Say how the cells of one line are named, which stand in these sheets and columns.

    Where there are several, each sheet's cells follow its name as Excel writes it:
    `[file]sheet!D5, E5; [file2]sheet!D7`.
    """
    by_sheet: dict[int, list[int]] = {}
    for place, sheet in enumerate(sheets):
        by_sheet.setdefault(sheet, []).append(place)
    order = tuple(place for places in by_sheet.values() for place in places)
    words = [f", {column_letters(cols[place])}" for place in order]
    start = 0
    for sheet, places in by_sheet.items():
        before = f"[{refs[sheet].file}]{refs[sheet].name}!" if len(by_sheet) > 1 else ""
        words[start] = ("; " if start else "") + before + words[start].removeprefix(", ")
        start += len(places)
    files = dict.fromkeys(refs[sheet].file for sheet in by_sheet)
    titles = dict.fromkeys(refs[sheet].name for sheet in by_sheet if refs[sheet].name)
    return Pattern(tuple(words), order, "; ".join(files), "; ".join(titles))

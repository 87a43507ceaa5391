"""The rows of a table as the XML of a sheet, made column by column.

XlsxWriter takes some microseconds for a cell, and the journal of a district has millions. So the
rows of tables are made here, and everything else of a workbook by XlsxWriter; `splice` puts them
together. Texts are numbered and spelt once for each different one; the rest is numpy's work, which
lets other threads run meanwhile.
"""

from __future__ import annotations

from functools import partial
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias, cast

import numpy as np

from gridscore.equal_rows import told_apart
from gridscore.ledger.codebook import encode
from gridscore.numbers import UNSET
from gridscore.patterns import pattern
from gridscore.records import dataclass
from gridscore.results.escape import for_workbook_cell, in_xml
from gridscore.results.model import TEXTS, WHOLE_NUMBERS
from gridscore.results.padded_rows import (
    digits,
    filled,
    hundredths,
    joined,
    only,
    where,
    whole_numbers,
)
from gridscore.results.text_templates import FilledTemplates
from gridscore.results.words import CodedWords
from gridscore.results.xlsx.book import height_of
from gridscore.results.xlsx.many_texts import for_workbook_cells, line_counts
from gridscore.side_by_side import begun

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.words import Words
    from gridscore.results.model import Column, Kind
    from gridscore.results.padded_rows import Piece

ROWS_AT_A_TIME = 4_096  # of which the XML stays near the processor
_SPECIAL = pattern(r"[\x00-\x08\x0b-\x1f\ufffe\uffff&<>]|_x|^\s|\s$")
_LOOKS_ESCAPED = pattern("(_x[0-9a-fA-F]{4}_)")
_NOT_IN_XML = pattern("[\x00-\x08\x0b-\x1f\ufffe\uffff]")

DifferentTexts: TypeAlias = "tuple[Sequence[str], NDArray[np.integer]]"
"""The different texts of a column, and which of them stands where."""

Cells: TypeAlias = "Callable[[slice], list[Piece]]"
"""Makes what cells of some rows hold: all of them from behind the number of their style on."""


@dataclass(frozen=True, slots=True)
class Formulas:
    """A column of formulas, without their `=`, with the figures they come to.

    Figures are like those of a `Column` of the same kind; UNSET is an empty text.
    """

    kind: Kind
    formulas: FilledTemplates
    values: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class BulkRows:
    """Rows of a table that are to stand on a sheet.

    `part` is the sheet's file in the workbook; `rows` are those of the table, the first of which
    stands in row `first` of the sheet, counted from 0. XlsxWriter has written that row, empty, in
    the formats of its columns, and where groups begin at some of the sheet's rows (`begins`) the
    next one in the formats of those. `wrapping` tells the width of the columns whose texts wrap.
    `texts` waits for the different texts of each column, which others may look for meanwhile.
    """

    part: str
    first: int
    columns: Sequence[Column | Formulas]
    rows: range
    begins: frozenset[int]
    wrapping: Mapping[int, int]
    texts: Callable[[], list[DifferentTexts | None]]

    @classmethod
    def of(
        cls,
        part: str,
        first: int,
        columns: Sequence[Column | Formulas],
        rows: range,
        begins: Collection[int] = (),
        wrapping: Mapping[int, int] = MappingProxyType({}),
    ) -> BulkRows:
        """Take rows; where they are many, a thread begins to tell their texts apart."""
        find = partial(_different_texts, columns, rows)
        texts = begun(find, is_long=len(rows) > ROWS_AT_A_TIME)
        return cls(part, first, columns, rows, frozenset(begins), wrapping, texts)

    @property
    def end(self) -> int:
        """The row of the sheet after the last one."""
        return self.first + len(self.rows)


_NO_TEXT, _UNKNOWN = -1, -2
_NO_INTS = np.zeros(0, np.int64)
_NONE = FilledTemplates([], _NO_INTS, _NO_INTS, _NO_INTS)


class SharedStrings:
    """The texts of a workbook, each kept once; cells name them by index.

    The first indices, as many as are `taken`, belong to texts that XlsxWriter wrote.
    """

    def __init__(self, taken: int) -> None:
        self._length = taken
        self._index = {"": _NO_TEXT}
        self._templates: list[tuple[int, FilledTemplates]] = []  # after so many of the others
        self._of_words: dict[int, tuple[Words, NDArray[np.int64]]] = {}  # by the words' identity

    def __len__(self) -> int:
        return self._length

    def indices(self, texts: Sequence[str]) -> NDArray[np.int64]:
        """Return the index of each text, `_NO_TEXT` of one that is empty.

        Filled templates, of which no two are alike, are not looked for among the others.
        """
        if isinstance(texts, CodedWords):
            return self._indices_of_codes(texts)
        if isinstance(texts, FilledTemplates):
            self._templates.append((len(self._index), texts))
            self._length += len(texts)
            index = np.arange(self._length - len(texts), self._length)
            return np.where(texts.is_filled, index, _NO_TEXT)
        known, fit = self._index, for_workbook_cells(list(texts))
        before = self._length - len(known)  # by which the next index is ahead of how many are known
        indices = [known.setdefault(text, before + len(known)) for text in fit]
        self._length = before + len(known)
        return np.array(indices, np.int64)

    def _indices_of_codes(self, texts: CodedWords) -> NDArray[np.int64]:
        """Look each word up once, though several sheets have columns of the same words."""
        words, codes = texts.words, texts.codes
        unknown = np.full(len(words), _UNKNOWN, np.int64)
        _, index = self._of_words.setdefault(id(words), (words, unknown))
        new = codes[index[codes] == _UNKNOWN]
        index[new] = self.indices(texts.words_of(new.tolist()))
        return index.take(codes)

    def as_xml(self) -> Iterator[Callable[[], bytes | memoryview]]:
        """Give what makes the XML of the texts that were added, in order of index, of many each."""
        texts, given = islice(self._index, 1, None), 1
        for before, filled_ones in [*self._templates, (len(self._index), _NONE)]:
            for start in range(given, before, ROWS_AT_A_TIME):
                some = list(islice(texts, min(ROWS_AT_A_TIME, before - start)))
                yield partial(_string_items, some)
            given = before
            for start in range(0, len(filled_ones), ROWS_AT_A_TIME):
                yield partial(_template_items, filled_ones[start : start + ROWS_AT_A_TIME])


_BETWEEN = "</t></si><si><t>"


def _string_items(texts: Sequence[str]) -> bytes:
    """Write texts as XML: all at once, where nothing in them has to be written otherwise."""
    all_texts = _BETWEEN.join(texts)
    brackets = _BETWEEN.count("<") * (len(texts) - 1)
    if (
        all_texts.isprintable()
        and all_texts.count("<") == all_texts.count(">") == brackets
        and not any(mark in all_texts for mark in ("&", "_x", "> ", " <"))
        and all_texts.strip() == all_texts
    ):
        return f"<si><t>{all_texts}</t></si>".encode()
    return "".join(map(_string_item, texts)).encode()


def _string_item(text: str) -> str:
    if not _SPECIAL.search(text):
        return f"<si><t>{text}</t></si>"
    escaped = _LOOKS_ESCAPED.sub(r"_x005F\1", text)
    escaped = _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", escaped)
    space = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    return f"<si><t{space}>{in_xml(escaped)}</t></si>"


def _template_items(texts: FilledTemplates) -> memoryview:
    return joined(filled(texts, lambda text: _string_item(for_workbook_cell(text))), len(texts))


def rows_as_xml(
    bulk: BulkRows, styles: Sequence[Sequence[str]], strings: SharedStrings
) -> Iterator[Callable[[], memoryview]]:
    """Give what makes the XML of the rows, of some thousand each; several may do so at a time.

    `styles` are the numbers of the columns' formats: those of a plain row and, where groups
    begin, those of a row with which one does. All texts are numbered when this returns.
    """
    rows = _Rows(bulk, styles, strings)
    return (
        partial(rows.as_xml, start, min(start + ROWS_AT_A_TIME, len(bulk.rows)))
        for start in range(0, len(bulk.rows), ROWS_AT_A_TIME)
    )


class _Rows:
    """Rows of a table, with all that is said of their cells but how it is spelt."""

    def __init__(
        self, bulk: BulkRows, styles: Sequence[Sequence[str]], strings: SharedStrings
    ) -> None:
        from xlsxwriter.utility import xl_col_to_name

        self._first = bulk.first
        self._styles = [[style.encode() for style in numbers] for numbers in styles]
        self._begins = np.array(sorted(bulk.begins), np.int64) - bulk.first
        self._names = [xl_col_to_name(col).encode() for col in range(len(bulk.columns))]
        self._lines: list[NDArray[np.int64]] = []  # that the texts take which wrap, by row
        self._cells = [
            self._text_cells(*texts, strings, bulk.wrapping.get(col))
            if texts
            else _figure_cells(column, slice(bulk.rows.start, bulk.rows.stop))
            for col, (column, texts) in enumerate(zip(bulk.columns, bulk.texts(), strict=True))
        ]

    def _text_cells(
        self,
        words: Sequence[str],
        codes: NDArray[np.integer],
        strings: SharedStrings,
        width: int | None,
    ) -> Cells:
        """Give each text of a column its number, and count the lines it takes where it wraps."""
        index = strings.indices(words)
        is_filled = index != _NO_TEXT
        fields = digits(np.maximum(index, 0))
        fields[~is_filled] = fields.dtype.type()
        if width is not None:
            self._lines.append(line_counts(words, width).take(codes))

        def cells(taken: slice) -> list[Piece]:
            code = codes[taken]
            return _cells([fields.take(code)], is_filled.take(code), b'" t="s"><v>')

        return cells

    def as_xml(self, start: int, stop: int) -> memoryview:
        """Make the XML of some rows."""
        taken = slice(start, stop)
        row = digits(np.arange(start, stop) + (self._first + 1))
        pieces: list[Piece] = [b'<row r="', row, *self._heights(taken), b">"]
        styles = self._styles_of(start, stop)
        for name, style, cells in zip(self._names, styles, self._cells, strict=True):
            pieces += [b'<c r="', name, row, b'" s="', style, *cells(taken)]
        return joined([*pieces, b"</row>"], stop - start)

    def _styles_of(self, start: int, stop: int) -> Sequence[Piece]:
        """Give the number of the style of each cell, column by column."""
        here = slice(*np.searchsorted(self._begins, [start, stop]).tolist())
        begins = np.zeros(stop - start, np.bool_)
        begins[self._begins[here] - start] = True
        plain, first = self._styles[0], self._styles[-1]
        return [where(begins, one, other) for one, other in zip(first, plain, strict=True)]

    def _heights(self, taken: slice) -> list[Piece]:
        """Give the end of each row's tag: with a height where a text of it takes several lines."""
        if not self._lines:
            return [b'"']
        lines = np.maximum.reduce([one[taken] for one in self._lines])
        written = np.array([_height(needed) for needed in range(int(lines.max()) + 1)])
        return [written[lines]]


def _height(lines: int) -> bytes:
    return f'" ht="{height_of(lines)}" customHeight="1"'.encode() if lines > 1 else b'"'


def _different_texts(
    columns: Sequence[Column | Formulas], rows: range
) -> list[DifferentTexts | None]:
    """Tell the texts of some rows apart, column by column; None for one of figures."""
    return [
        _different(cast("Sequence[str]", column.values)[rows.start : rows.stop])
        if not isinstance(column, Formulas) and column.kind in TEXTS
        else None
        for column in columns
    ]


def _different(values: Sequence[str]) -> DifferentTexts:
    words: Sequence[str]
    if isinstance(values, FilledTemplates):
        words, codes = values.different()
    elif isinstance(values, CodedWords):
        known, codes = told_apart(values.codes)
        words = values.by(known)
    else:
        few, codes = encode(values)
        words = cast("Sequence[str]", few)
    return words, codes.astype(np.min_scalar_type(len(words)))  # kept up to the last sheet


def _cells(inner: list[Piece], is_filled: NDArray[np.bool_], opening: bytes) -> list[Piece]:
    """Write cells, what stands in which is spelt as nothing where they are blank."""
    return [where(is_filled, opening, b'"/>'), *inner, where(is_filled, b"</v></c>", b"")]


def _figure_cells(column: Column | Formulas, rows: slice) -> Cells:
    figures = cast("NDArray[np.int64]", column.values)[rows]
    formulas = column.formulas[rows] if isinstance(column, Formulas) else None
    spell = whole_numbers if column.kind in WHOLE_NUMBERS else hundredths

    def cells(taken: slice) -> list[Piece]:
        figure = figures[taken]
        is_set = figure != UNSET
        spelt: list[Piece] = [only(is_set, one) for one in spell(only(is_set, figure))]
        if formulas is None:
            return _cells(spelt, is_set, b'"><v>')
        formula = filled(formulas[taken], in_xml)
        opening = where(is_set, b'"><f>', b'" t="str"><f>')
        return [opening, *formula, b"</f><v>", *spelt, b"</v></c>"]

    return cells

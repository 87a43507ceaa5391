"""The cells of a sheet's XML told apart by their bytes, all of them at once.

Nothing is interpreted: cells with the same attributes and the same text are one. Only what the
usual programs write, without a blank too many, is understood; any other sheet is not plain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import LOWEST_BYTES, as_ints
from gridscore.equal_rows import distinct, first_equal, mixed, told_apart
from gridscore.patterns import pattern
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from gridscore.ledger.model import Ints

    Mask = NDArray[np.bool_]
    Places = NDArray[np.int64]
    Words = NDArray[np.uint64]

ROOM = 64
_WORD = 8  # bytes that are looked at together
_STRETCH = 1 << 22
"""Bytes that are looked at at a time. Shorter ones would stay in the cache, but two threads that
read a workbook each would then take the interpreter from each other between steps of microseconds,
which costs more."""
_MOST_LOOKS, _LONGEST_LOOK = 256, 40
_LOOK = pattern(rb'"(?: s="[0-9]{1,6}")?(?: t="[A-Za-z]{1,9}")? ?/?>')
_TYPE_FIRST = pattern(rb'"( t="[A-Za-z]{1,9}")( s="[0-9]{1,6}")')
_MOST_DIGITS = 7
_POWERS = 10 ** np.arange(1, _MOST_DIGITS + 1)
_LETTERS = 26
_SIX_BYTES = np.uint64(48)
_HALF = np.uint64(32)
_TAG, _TAG_END, _CLOSES, _C, _R, _A, _0, _9 = b"<>/crA09"
_ROW, _ROW_END, _CELL = b'<row r="', b"</row>", b'<c r="'
_FORMULA_END = b"</f>"


class _Shape(NamedTuple):
    """How what a cell holds is written: its tags, without a blank between them.

    `opening` are the first tags behind the cell's own, each with what must follow it up to the
    text; of a formula, which says nothing that its value does not say, only the beginning counts.
    `closing` are the last ones, so many, up to the next cell.
    """

    tags: int
    opening: tuple[bytes, ...]
    closing: bytes
    closing_tags: int
    formula_closes: bool = False  # its tag, which is empty


_SHAPES = (
    _Shape(3, (b"<v>",), b"</v></c>", 2),
    _Shape(5, (b"<is><t>",), b"</t></is></c>", 3),
    _Shape(5, (b'<is><t xml:space="preserve">',), b"</t></is></c>", 3),
    _Shape(5, (b"<f", _FORMULA_END + b"<v>"), b"</v></c>", 2),
    _Shape(4, (b"<f", b"<v>"), b"</v></c>", 2, formula_closes=True),
)


class _NotPlainError(Exception):
    """A sheet is written in another way than the usual programs write it."""


class PlainCells(NamedTuple):
    """Cells that hold something: row and column, and which of the different ones stands there.

    Of each different one: its look, which is what stands between its place and its text, and what
    stands behind it, and where in `sheet` the text begins and ends. Looks of cells that hold
    nothing are told apart.
    """

    row: Places
    col: Places
    code: Ints
    look: Ints
    start: Places
    end: Places
    looks: list[tuple[bytes, bytes]]
    blank_looks: list[bytes]
    sheet: bytes

    def texts(self, at: Places) -> list[bytes]:
        """Return the texts of some of the different cells."""
        spans = zip(self.start[at].tolist(), self.end[at].tolist(), strict=True)
        return [self.sheet[start:end] for start, end in spans]

    def numbers(self, at: Places) -> Ints:
        """Read the texts of some of the different cells as whole numbers; -1 for what is none."""
        data = np.frombuffer(self.sheet, np.uint8)
        start, length = self.start[at], (self.end - self.start)[at]
        number = np.zeros(len(at), np.int32)
        is_one = length <= _MOST_DIGITS
        for nth in range(min(int(length.max(initial=0)), _MOST_DIGITS)):
            has = np.flatnonzero(length > nth)
            digit = data[start[has] + nth]
            number[has] = number[has] * 10 + (digit - np.uint8(_0))
            is_one[has] &= (digit >= _0) & (digit <= _9)
        number[~is_one] = -1
        return number


def plain_cells(sheet: bytes, start: int, end: int) -> PlainCells | None:
    """Tell the cells of a sheet apart, which stand from `start` to `end`; None if not plain.

    So many bytes as `ROOM` says must stand behind them, which nobody looks at.
    """
    try:
        _require(len(sheet) >= end + ROOM)
        parts = [_Xml(sheet, *stretch).cells() for stretch in _stretches(sheet, start, end)]
        return parts[0] if len(parts) == 1 else _joined(parts)
    except _NotPlainError:
        return None


def _stretches(sheet: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a sheet between rows."""
    while end - start > _STRETCH:
        cut = sheet.rfind(_ROW_END, start, start + _STRETCH) + len(_ROW_END)
        _require(cut > start)
        yield start, cut
        start = cut
    yield start, end


def _joined(parts: list[PlainCells]) -> PlainCells:
    """Put stretches of a sheet together, and tell their different cells apart once more."""
    row = np.concatenate([part.row for part in parts])
    _require((row[1:] >= row[:-1]).all())
    number = {
        look: at for at, look in enumerate({look: None for part in parts for look in part.looks})
    }
    look = np.concatenate(
        [np.array([number[one] for one in part.looks], np.int32)[part.look] for part in parts]
    )
    start = np.concatenate([part.start for part in parts])
    end = np.concatenate([part.end for part in parts])
    first = _first_alike(_words_of(parts[0].sheet), look, start, end)
    different, which = told_apart(first)
    code = as_ints(which)
    before = np.cumsum([0, *(len(part.look) for part in parts)])
    return PlainCells(
        row=row,
        col=np.concatenate([part.col for part in parts]),
        code=np.concatenate(
            [code[at:][part.code] for at, part in zip(before, parts, strict=False)]
        ),
        look=look[different],
        start=start[different],
        end=end[different],
        looks=list(number),
        blank_looks=[look for part in parts for look in part.blank_looks],
        sheet=parts[0].sheet,
    )


def _require(is_plain: bool | np.bool_) -> None:  # noqa: FBT001  reads as `assert`
    if not is_plain:
        raise _NotPlainError


class _Xml:
    """The tags of a sheet: where each begins, with the end of all behind them."""

    def __init__(self, sheet: bytes, start: int, end: int) -> None:
        self._sheet, self._start, self._end = sheet, start, end
        self._data = np.frombuffer(sheet, np.uint8)
        tags = np.flatnonzero(self._data[start:end] == _TAG)
        self._tags = np.append(tags, end - start)
        self._tags += start
        self._words = _words_of(sheet)

    def cells(self) -> PlainCells:
        """Go through rows and cells; raises _NotPlainError."""
        rows, own, following = self._marks()
        numbers = self._row_numbers(self._tags[rows])
        first = np.searchsorted(own, np.append(rows, len(self._tags)))
        row = np.repeat(np.arange(len(rows)), np.diff(first))
        col, start = self._addresses(self._tags[own], row, numbers)
        _require(not ((row[1:] == row[:-1]) & (col[1:] <= col[:-1])).any())
        look, looks = self._looks(start, self._tags[own + 1])
        text, text_end, shape = self._texts(own, following)
        row = numbers[row] - 1
        blank_looks = []
        is_blank = text == text_end
        if is_blank.any():
            blank_looks = [looks[number] for number in distinct(look[is_blank]).tolist()]
            row, col, look, text, text_end, shape = (
                every[~is_blank] for every in (row, col, look, text, text_end, shape)
            )
        look = look * np.int32(len(_SHAPES)) + shape
        different, code = told_apart(_first_alike(self._words, look, text, text_end))
        return PlainCells(
            row=row,
            col=col,
            code=as_ints(code),
            look=look[different],
            start=text[different],
            end=text_end[different],
            looks=[
                (one + kind.opening[-1].removeprefix(_FORMULA_END), kind.closing)
                for one in looks
                for kind in _SHAPES
            ],
            blank_looks=blank_looks,
            sheet=self._sheet,
        )

    def _marks(self) -> tuple[Places, Places, Places]:
        """Find the tags of rows, those of cells, and the tag before which each cell ends.

        Rows and cells are in their places, and nothing stands between them.
        """
        tags = self._tags[:-1]
        first = self._data[tags + 1]
        _require(not ((first < _A) & (first != _CLOSES)).any())  # comments and the like
        named_c, named_r = np.flatnonzero(first == _C), np.flatnonzero(first == _R)
        second = self._data[tags[named_c] + 2]
        is_cell = second == ord(" ")
        _require(not ((second < _A) & ~is_cell).any())  # a cell without attributes
        cells = named_c[is_cell]
        rows = named_r[self._data[tags[named_r] + 2] == ord("o")]
        _require(len(rows) > 0 and rows[0] == 0 and tags[0] == self._start)
        ends = np.append(rows[1:], len(tags)) - 1  # the last tag of each row
        is_empty = ends == rows
        place, beyond = self._tags[rows + 1], self._tags[ends + 1]
        _require((self._data[place - 1] == _TAG_END).all())
        _require((is_empty == (self._data[place - 2] == _CLOSES)).all())
        ended = ends[~is_empty]
        _require(self._are(ended, _ROW_END).all())
        _require((beyond[~is_empty] - self._tags[ended] == len(_ROW_END)).all())
        is_mark = np.zeros(len(tags), np.bool_)
        is_mark[cells] = is_mark[rows] = is_mark[ends] = True
        marks = np.flatnonzero(is_mark)
        after = np.append(marks[1:], len(tags))
        kinds = first[marks]
        _require((after[kinds == _R] == rows + 1).all())
        return rows, cells, after[kinds == _C]

    def _are(self, which: Places, text: bytes) -> Mask:
        """Mark the tags from which on stands so."""
        place = self._tags[which]
        are = np.ones(len(which), np.bool_)
        for after in range(0, len(text), _WORD):
            some = text[after : after + _WORD]
            word = np.uint64(int.from_bytes(some, "little"))
            are &= self._words[place + after] & LOWEST_BYTES[len(some)] == word
        return are

    def _row_numbers(self, start: Places) -> Places:
        """Read the numbers of rows, which rise."""
        word = np.uint64(int.from_bytes(_ROW, "little"))
        _require((self._words[start] == word).all())
        number = np.zeros(len(start), np.int64)
        at, left = start + len(_ROW), np.arange(len(start))
        for _ in range(_MOST_DIGITS + 1):
            digit = self._data[at[left]]
            is_digit = (digit >= _0) & (digit <= _9)
            _require((is_digit | (digit == ord('"'))).all())
            left = left[is_digit]
            number[left] = number[left] * 10 + (digit[is_digit] - np.uint8(_0))
            at[left] += 1
        _require(not len(left) and number[0] > 0 and (number[1:] > number[:-1]).all())
        return number

    def _addresses(self, start: Places, row: Places, numbers: Places) -> tuple[Places, Places]:
        """Tell the column of each cell, and where its address ends; the row must be its own."""
        begin = self._words[start]
        cell = np.uint64(int.from_bytes(_CELL, "little"))
        _require((begin & LOWEST_BYTES[len(_CELL)] == cell).all())
        letter, other = (
            (begin >> _SIX_BYTES).view(np.uint8)[::_WORD],
            begin.view(np.uint8)[7::_WORD],
        )
        letter, other = letter - np.uint8(_A), other - np.uint8(_A)
        _require((letter < _LETTERS).all())
        has_two = other < _LETTERS
        col = np.where(has_two, (letter + np.int64(1)) * _LETTERS + other, letter)
        at = start + has_two + (len(_CELL) + 1)
        digits = np.searchsorted(_POWERS, numbers, side="right") + 1
        count = digits[row]
        written = _written(numbers, digits)[row]
        _require((self._words[at] & LOWEST_BYTES[count + 1] == written).all())
        return col, at + count

    def _looks(self, start: Places, end: Places) -> tuple[Ints, list[bytes]]:
        """Tell apart what stands between the cells' addresses and what they hold."""
        length = end - start
        longest = int(length.max(initial=0))
        _require(longest <= _LONGEST_LOOK)
        words = [
            self._words[start + after] & LOWEST_BYTES[np.clip(length - after, 0, _WORD)]
            for after in range(0, longest, _WORD)
        ]
        look, looks = np.zeros(len(start), np.int32), list[bytes]()
        left = np.arange(len(start))
        while len(left):
            _require(len(looks) < _MOST_LOOKS)
            one = left[0]
            same = length[left] == length[one]
            for word in words:
                same &= word[left] == word[one]
            look[left[same]] = len(looks)
            looks.append(_TYPE_FIRST.sub(rb'"\2\1', self._sheet[start[one] : end[one]]))
            _require(_LOOK.fullmatch(looks[-1]) is not None)
            left = left[~same]
        return look, looks

    def _texts(self, own: Places, following: Places) -> tuple[Places, Places, Ints]:
        """Tell where the text of each cell begins and ends, and which shape the cell has.

        Begin and end are alike where it holds nothing.
        """
        count = following - own - 1
        start, end = np.zeros((2, len(own)), np.int64)
        shapes = np.zeros(len(own), np.int32)
        is_known = count == 0
        _require((self._data[self._tags[own[is_known] + 1] - 2] == _CLOSES).all())
        is_empty = np.flatnonzero(count == 1)
        _require(self._are(own[is_empty] + 1, b"</c>").all())
        is_known[is_empty] = True
        for number, shape in enumerate(_SHAPES):
            if is_known.all():
                break
            at = np.flatnonzero((count == shape.tags) & ~is_known)
            at = at[self._are(own[at] + 1, shape.opening[0])]
            if not len(at):
                continue
            is_known[at], shapes[at] = True, number
            inner, closing = own[at] + len(shape.opening), following[at] - shape.closing_tags
            if len(shape.opening) > 1:
                _require(self._are(inner, shape.opening[1]).all())
                closes = self._data[self._tags[inner] - 2] == _CLOSES
                _require(not shape.formula_closes or closes.all())
            start[at] = self._tags[inner] + len(shape.opening[-1])
            end[at] = place = self._tags[closing]
            _require((self._tags[following[at]] - place == len(shape.closing)).all())
            _require(self._are(closing, shape.closing).all())
            _require((end[at] > start[at]).all())
        _require(is_known.all())
        return start, end, shapes


def _words_of(sheet: bytes) -> Words:
    """Give the eight bytes from each place on as one number, the first one lowest."""
    return np.ndarray((len(sheet) - _WORD + 1,), "<u8", sheet, strides=(1,))


def _first_alike(every: Words, look: Ints, start: Places, end: Places) -> Places:
    """Return for each cell the first one with the same look and text."""
    length = end - start
    pieces = list(_pieces(every, start, length))
    key = mixed((length.astype(np.uint64) << _HALF) + look.astype(np.uint64))
    for at, words in pieces:
        key[at] = mixed(key[at] ^ words)
    first = first_equal(key)
    _require((length == length[first]).all() and (look == look[first]).all())
    place = np.zeros(len(start), np.int64)
    for at, words in pieces:  # nothing is left to chance
        place[at] = np.arange(len(at))
        _require((words == words[place[first[at]]]).all())
    return first


def _pieces(every: Words, start: Places, length: Places) -> Iterator[tuple[Places, Words]]:
    """Give eight bytes of each text at a time: whose they are, and what they are."""
    at = np.arange(len(start))
    while len(at):
        yield at, every[start] & LOWEST_BYTES[np.minimum(length, _WORD)]
        longer = np.flatnonzero(length > _WORD)
        at, start, length = at[longer], start[longer] + _WORD, length[longer] - _WORD


def _written(numbers: Places, digits: Places) -> Words:
    """Write numbers as a word of their digits and the quotation mark behind them."""
    word = np.full(len(numbers), ord('"'), np.uint64)
    left = numbers.astype(np.uint64)
    for nth in range(_MOST_DIGITS):
        has = digits > nth
        word[has] = (word[has] << np.uint64(8)) + left[has] % np.uint64(10) + np.uint64(_0)
        left //= np.uint64(10)
    return word

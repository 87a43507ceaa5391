"""Very many words as one Arrow array: what a column of a large table holds instead of a list.

A kernel may only say "this cell is plain": one that the careful readers of single cells would
take just as it stands. Every other cell goes through those readers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, SupportsIndex, TypeAlias, TypeVar, overload

import numpy as np

from gridscore.arrow import arrow_mask, arrow_numbers
from gridscore.columns import counting, counts_up, everywhere, places
from gridscore.ledger.model import BLANK
from gridscore.ledger.near import ENDS, SHORT
from gridscore.ledger.serial_ids import SerialIds
from gridscore.ledger.values import TEXT_FORMULA, visible
from gridscore.ledger.word_places import WordPlaces
from gridscore.side_by_side import CachedProperty

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

T = TypeVar("T")

MANY = 50_000
"""Words from which on they are kept as texts."""
FEW = 1000
"""Texts up to which they are looked at one by one."""

_AT_A_TIME = 1 << 16
_SAMPLE = 10_000  # texts of which two are alike where each stands a hundred times among millions
_BLOCK = 1 << 18  # bytes that stay in the cache while they are looked at
_LAST_ASCII, _BLANK, _DASH = 127, ord(" "), ord("-")
_EIGHT = 8
_LOWEST = np.array([2 ** (8 * count) - 1 for count in range(_EIGHT + 1)], np.uint64)
"""By a number of bytes, what leaves only so many of eight, the lowest."""
_EACH = 0x0101010101010101  # of eight bytes
_UP_TO_ZERO, _UP_TO_AFTER_NINE = (np.uint64((0x80 - ord(byte)) * _EACH) for byte in "0:")
_HIGHEST = np.uint64(0x80 * _EACH)
"""What `0`, and what the byte after `9`, lack to their highest bit; that bit."""
_BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f "  # of ASCII, those that `str.split` knows
_ANY_BLANKS = r"[\t-\r\x1c-\x20]+"
_PLAIN_FORMULA = rf'^(?:{_ANY_BLANKS})?="([^"]*)"(?:{_ANY_BLANKS})?$'


def _plain_bytes() -> NDArray[np.bool_]:
    """Mark the bytes of UTF-8 that only plain cells are made of.

    Those are ASCII letters, digits and `-`, and the characters from U+4000 to U+9FFF, which all
    begin with one of six bytes: they are no blanks, can be seen, and NFKC leaves them alone. So
    it does with the brackets of document numbers, which `_is_bracket` tells.
    """
    plain = np.zeros(256, np.bool_)
    plain[[ord(character) for character in "-0123456789"]] = True
    plain[ord("A") : ord("Z") + 1] = plain[ord("a") : ord("z") + 1] = True
    plain[0x80:0xC0] = plain[0xE4:0xEA] = True
    return plain


_PLAIN = _plain_bytes()
_AS_ODD = bytes(~_PLAIN)  # translates plain bytes to zeros, all others to ones
_AS_STRANGE = bytes(~(_PLAIN | (np.arange(256) < 0x80)))
_MARK = b"\1"
_SURELY_FILLED = _PLAIN & ((np.arange(256) < 0x80) | (np.arange(256) >= 0xC0))
"""Bytes that begin no blank character: those that begin a plain one."""
_BRACKETS = ("〔".encode(), "〕".encode())
_HEXAGRAM = "\u4dc0".encode()
_LETTER, _DIGIT = (
    np.array([of(chr(byte)) for byte in range(128)] + [False] * 128)
    for of in (str.isalpha, str.isdigit)
)
_MOST_RUNS = 0.75  # of the words, up to which only one of each run of words alike is looked up
_FEW = 100  # words that are looked at one by one, alike or not


def _is_bracket(data: NDArray[np.uint8], at: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say of bytes that begin a character whether it is a bracket of document numbers."""
    first, second, *_ = _BRACKETS[0]
    third = data[np.minimum(at + 2, len(data) - 1)]
    begins: NDArray[np.bool_] = (data[at] == first) & (
        data[np.minimum(at + 1, len(data) - 1)] == second
    )
    return begins & np.isin(third, [bracket[2] for bracket in _BRACKETS])


def _marked_bytes(data: NDArray[np.uint8], as_marks: bytes) -> NDArray[np.int64]:
    """Tell which bytes a table of 256 translates to a one, and not to a zero."""
    found = [np.zeros(0, np.int64)]
    for start in range(0, len(data), _BLOCK):
        marks = data[start : start + _BLOCK].tobytes().translate(as_marks)
        if _MARK in marks:
            found.append(np.flatnonzero(np.frombuffer(marks, np.bool_)) + start)
    return np.concatenate(found)


def _hexagrams(data: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Tell where the bytes of a hexagram begin."""
    first, second = _HEXAGRAM[:2]
    found = [np.zeros(0, np.int64)]
    for start in range(0, len(data) - 1, _BLOCK):
        block = data[start : start + _BLOCK + 1]
        may_begin = block[:-1] == first
        if may_begin.any():
            found.append(np.flatnonzero(may_begin & (block[1:] == second)) + start)
    return np.concatenate(found)


class Texts(Sequence[str]):
    """Words of a fixed order, kept as one array of strings without nulls."""

    def __init__(self, array: Any) -> None:  # pyarrow ships no types
        self.array = array

    @classmethod
    def of(cls, words: Sequence[str]) -> Texts:
        """Keep words as an array; those that are one already stay as they are."""
        import pyarrow as pa

        return words if isinstance(words, cls) else cls(pa.array(words, pa.string()))

    @classmethod
    def joined(cls, parts: Sequence[Sequence[str]]) -> Texts:
        """Set words one behind the other."""
        import pyarrow as pa

        texts = [cls.of(part) for part in parts if len(part)]
        if len(texts) == 1:
            return texts[0]
        joined = cls(pa.concat_arrays([pa.array([], pa.string()), *(one.array for one in texts)]))
        starts = np.cumsum([0, *map(len, texts)])[: len(texts)]
        odd = [one.odd + start for one, start in zip(texts, starts, strict=True)]
        joined.__dict__["odd"] = np.concatenate([np.zeros(0, np.int64), *odd])
        return joined

    @classmethod
    def alike(cls, word: str, length: int) -> Texts:
        """Give a word so many times."""
        import pyarrow as pa

        return cls(pa.repeat(word, length))

    def __len__(self) -> int:
        return len(self.array)

    @overload
    def __getitem__(self, at: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Texts: ...
    def __getitem__(self, at: SupportsIndex | slice) -> str | Texts:
        if isinstance(at, slice):
            return self._slice(*at.indices(len(self)))
        word: str = self.array[int(at)].as_py()
        return word

    def __iter__(self) -> Iterator[str]:
        for start in range(0, len(self), _AT_A_TIME):
            yield from self.array[start : start + _AT_A_TIME].to_pylist()

    def take(self, at: NDArray[np.integer]) -> Texts:
        """Return the words at the given places."""
        taken = Texts(self.array.take(arrow_numbers(at)))
        if not len(self.__dict__.get("odd", [0])):
            taken.__dict__["odd"] = np.zeros(0, np.int64)  # of plain words all are plain
        return taken

    def _slice(self, start: int, end: int, _step: int) -> Texts:
        if start == 0 and end == len(self):
            return self
        part = Texts(self.array[start:end])
        if "odd" in self.__dict__:
            first, last = np.searchsorted(self.odd, [start, end])
            part.__dict__["odd"] = self.odd[first:last] - start
        if "width" in self.__dict__:
            part.__dict__["width"] = self.width
        return part

    @CachedProperty
    def odd(self) -> NDArray[np.int64]:
        """Where words stand that are not plain; an empty one is plain."""
        return self._with_bytes(_AS_ODD)

    @CachedProperty
    def strange(self) -> NDArray[np.int64]:
        """Where words stand that are odd by another character than one of ASCII.

        NFKC leaves the other odd words alone, and what blanks they have are those of ASCII.
        """
        return self._with_bytes(_AS_STRANGE) if len(self.odd) else self.odd

    def _with_bytes(self, marks: bytes) -> NDArray[np.int64]:
        """Tell where words stand with a byte that is marked; brackets are none, hexagrams are."""
        offsets, data = self.offsets_and_data()
        wrong = _marked_bytes(data, marks)
        wrong = wrong[~_is_bracket(data, wrong)]
        hexagrams = _hexagrams(data)  # no letters, though plain bytes
        if len(hexagrams):
            wrong = np.sort(np.concatenate([wrong, hexagrams]))
        if not len(wrong):
            return wrong
        of = np.searchsorted(offsets, wrong + offsets[0], side="right") - 1
        odd: NDArray[np.int64] = of[np.append(True, of[1:] != of[:-1])]
        return odd

    @property
    def lengths(self) -> NDArray[np.int32]:
        """Tell the bytes of each word."""
        offsets, _ = self.offsets_and_data()
        return np.diff(offsets)

    @CachedProperty
    def blank(self) -> NDArray[np.bool_]:
        """Mark the words that hold nothing but blanks, which are odd."""
        return self.by_stretches(Texts._are_blank) if len(self.odd) else self.lengths == 0

    def _are_blank(self) -> NDArray[np.bool_]:
        blank: NDArray[np.bool_] = self.lengths == 0
        unsure = np.flatnonzero(~(_SURELY_FILLED.take(self._first_bytes(0), mode="clip") | blank))
        if len(unsure):
            blank[unsure] = self.take(unsure).visible().lengths == 0
        return blank

    def by_stretches(self, mark: Callable[[Texts], NDArray[np.bool_]]) -> NDArray[np.bool_]:
        """Have the words marked a stretch at a time: what is worked out stays in the cache."""
        found = np.empty(len(self), np.bool_)
        _ = self.width  # which holds for all stretches, and is asked of each
        for start in range(0, len(self), _AT_A_TIME):
            end = start + _AT_A_TIME
            found[start:end] = mark(self[start:end])
        return found

    def marked(self, is_so: Callable[[str], bool]) -> NDArray[np.bool_]:
        """Mark the words that are so, with a look at each different one."""
        return np.array(self.read_each(is_so), np.bool_)

    @CachedProperty
    def width(self) -> int:
        """Tell the bytes of each word where it is known that all have as many, else 0."""
        offsets, data = self.offsets_and_data()
        width, rest = divmod(len(data), max(len(self), 1))
        return width if not rest and (np.diff(offsets) == width).all() else 0

    def _first_bytes(self, after: int) -> NDArray[np.uint8]:
        """Return the first byte of each word, or a later one; any other where it has none."""
        offsets, data = self.offsets_and_data()
        if self.width > after:
            return data[after :: self.width]
        if not len(data):
            return np.zeros(len(self), np.uint8)
        at = np.minimum(offsets[:-1] - offsets[0] + after, len(data) - 1)
        found: NDArray[np.uint8] = data[at]
        return found

    def eight_bytes(self, after: int) -> NDArray[np.uint64]:
        """Return eight bytes of each word as one number, from a place on, the first one lowest.

        In the place of those that a word does not have stand any.
        """
        offsets, data = self.offsets_and_data()
        if self.width >= _EIGHT:
            at = min(after, self.width - _EIGHT)
            eight = np.ndarray((len(self),), "<u8", data.data, at, (self.width,))
            return eight >> np.uint64(min(8 * (after - at), 63)) if after > at else eight
        last = len(data) - _EIGHT
        if last < 0:
            data, last = np.concatenate([data, np.zeros(_EIGHT, np.uint8)]), len(data)
        every = np.ndarray((last + 1,), "<u8", data.data, strides=(1,))
        starts = offsets[:-1] - offsets[0] + after
        late = np.maximum(starts - last, 0)
        found: NDArray[np.uint64] = every[starts - late]
        if late.any():
            found >>= np.uint64(8) * late.astype(np.uint64)
        return found

    def eight_or_fewer(self, after: int) -> NDArray[np.uint64]:
        """Return eight bytes as `eight_bytes` does, with zeros in the place of missing ones."""
        lengths = self.lengths[:1] if self.width else self.lengths  # the first for all
        return self.eight_bytes(after) & _LOWEST[np.clip(lengths - after, 0, _EIGHT)]

    @property
    def first_two_bytes(self) -> NDArray[np.uint16]:
        """Return the first two bytes of each word as one number, of a shorter word any."""
        two: NDArray[np.uint16] = self._first_bytes(0).astype(np.uint16)
        two <<= 8
        two |= self._first_bytes(1)
        return two

    @property
    def last_two_bytes(self) -> NDArray[np.uint16]:
        """Return the last two bytes of each word as one number, of a shorter word any."""
        offsets, data = self.offsets_and_data()
        if self.width > 1:
            before, last = data[self.width - 2 :: self.width], data[self.width - 1 :: self.width]
        elif len(data):
            ends = offsets[1:] - offsets[0] - 1
            before, last = data[np.maximum(ends - 1, 0)], data[np.maximum(ends, 0)]
        else:
            before = last = np.zeros(len(self), np.uint8)
        two: NDArray[np.uint16] = before.astype(np.uint16)
        two <<= 8
        two |= last
        return two

    @property
    def surely_ids(self) -> NDArray[np.bool_]:
        """Mark words that are numbers or ids such as `W007`, as `is_number_or_id` says; not all."""
        return self.by_stretches(Texts._are_ids)

    def _are_ids(self) -> NDArray[np.bool_]:
        _, data = self.offsets_and_data()
        return np.zeros(len(self), np.bool_) if (data == _DASH).any() else self._have_digits()

    def _have_digits(self) -> NDArray[np.bool_]:
        """Mark words with a digit in their first eight bytes; none unless all are plain ASCII."""
        _, data = self.offsets_and_data()
        if not len(data) or data.max() > _LAST_ASCII or len(self.odd):
            return np.zeros(len(self), np.bool_)
        eight = self.eight_or_fewer(0)  # at once: none is above 127, and no sum leaves its byte
        digits = (eight + _UP_TO_ZERO) & ~(eight + _UP_TO_AFTER_NINE) & _HIGHEST
        has: NDArray[np.bool_] = digits != 0
        return has

    @property
    def read_like_words(self) -> NDArray[np.bool_]:
        """Mark words that are no ids, and begin neither with a digit nor with a letter and one.

        Ids such as `WG-2026-007` count as such. A word that is not all ASCII is marked in any case.
        """
        return self.by_stretches(Texts._read_so)

    def _read_so(self) -> NDArray[np.bool_]:
        first, second, lengths = self._first_bytes(0), self._first_bytes(1), self.lengths
        like: NDArray[np.bool_] = ~_LETTER.take(first, mode="clip") | (lengths < 2)
        like |= ~_DIGIT.take(second, mode="clip")
        like &= ~_DIGIT.take(first, mode="clip") & (lengths > 0)
        offsets, data = self.offsets_and_data()
        if len(data) and data.max() > _LAST_ASCII:
            filled = np.flatnonzero(lengths)
            highest = np.maximum.reduceat(data, offsets[:-1][filled] - offsets[0])
            like[filled] |= highest > _LAST_ASCII
        elif like.any():
            like &= ~self._have_digits()
        return like

    def careful(
        self,
        read: Callable[[str], str],
        many: Callable[[Texts], tuple[Texts, NDArray[np.int64]]] | None = None,
    ) -> Texts:
        """Put every odd word through `read`, which leaves plain ones as they are.

        `many` does the same with many words, and says which of them it leaves to `read`.
        """
        if not len(self.odd):
            return self
        words = self.take(self.odd)
        if many is None:
            return self.replaced(self.odd, words.read_each(read))
        done, left = many(words)
        if len(left):
            done = done.replaced(left, words.take(left).read_each(read))
        return self.replaced(self.odd, done)

    def visible(self) -> Texts:
        """Strip blanks at both ends, and characters that cannot be seen."""
        return self.careful(visible, trimmed)

    @property
    def say_formulas(self) -> NDArray[np.bool_]:
        """Mark the words that may be a text in a formula, `="007"`."""
        import pyarrow.compute as pc

        may_be: NDArray[np.bool_] = pc.match_substring(self.array, TEXT_FORMULA).to_numpy(
            zero_copy_only=False
        )
        return may_be

    def without_formulas(self) -> Texts:
        """Take `="…"` off words; what has more quotation marks stays."""
        import pyarrow.compute as pc

        if not self.say_formulas.any():
            return self
        return Texts(pc.replace_substring_regex(self.array, _PLAIN_FORMULA, r"\1"))

    def without_end_blanks(self) -> Texts:
        """Strip blanks of ASCII at the ends, in words that end in one."""
        import pyarrow.compute as pc

        if not self.by_stretches(Texts._end_in_blanks).any():
            return self
        return Texts(pc.ascii_rtrim(self.array, _BLANKS))

    def _end_in_blanks(self) -> NDArray[np.bool_]:
        """Mark the words whose last byte is a blank, of empty ones any."""
        offsets, data = self.offsets_and_data()
        if not len(data):
            return np.zeros(len(self), np.bool_)
        blank: NDArray[np.bool_] = data[np.maximum(offsets[1:] - offsets[0] - 1, 0)] <= _BLANK
        return blank

    def read_each(self, read: Callable[[str], T]) -> list[T]:
        """Put every word through `read`, those alike once."""
        if len(self) < _FEW:
            return list(map(read, self))
        coded = self.array.dictionary_encode()
        values = list(map(read, coded.dictionary.to_pylist()))
        return [values[code] for code in coded.indices.to_pylist()]

    def with_special(self, write: Callable[[str], str]) -> Texts:
        """Put every word through `write`, which leaves plain ones but `-…` as they are."""
        offsets, data = self.offsets_and_data()
        starts = offsets[:-1][self.lengths > 0] - offsets[0]
        dashes = np.flatnonzero(self.lengths > 0)[data[starts] == ord("-")]
        at = places(len(self), self.odd, dashes)
        return self.replaced(at, self.take(at).read_each(write)) if len(at) else self

    def replaced(self, at: NDArray[np.int64], words: Sequence[str]) -> Texts:
        """Set other words in some places."""
        import pyarrow.compute as pc

        mask = np.zeros(len(self), np.bool_)
        mask[at] = True
        return Texts(pc.replace_with_mask(self.array, arrow_mask(mask), Texts.of(words).array))

    def numbered(self) -> tuple[Texts, NDArray[np.int32]]:
        """Return the distinct words in order of appearance, and which of them stands where."""
        if self.are_distinct:
            return self, counting(0, len(self))
        return self._numbered

    @CachedProperty
    def _numbered(self) -> tuple[Texts, NDArray[np.int32]]:
        begins = self._begin_runs()
        if np.count_nonzero(begins) > _MOST_RUNS * len(self):
            return self._looked_up()
        words, number = self.take(np.flatnonzero(begins)).numbered()
        return words, number[np.cumsum(begins, dtype=np.int32) - 1]

    def _looked_up(self) -> tuple[Texts, NDArray[np.int32]]:
        coded = self.array.dictionary_encode()
        words = Texts(coded.dictionary)
        words.__dict__["are_distinct"] = True
        return words, coded.indices.to_numpy()

    def _begin_runs(self) -> NDArray[np.bool_]:
        """Mark the words that are not as the one before."""
        begins = np.ones(len(self), np.bool_)
        for start in range(1, len(self), _AT_A_TIME):
            part, before = (self[at : at + _AT_A_TIME] for at in (start, start - 1))
            begins[start : start + _AT_A_TIME] = part.differ(before[: len(part)])
        return begins

    def get_ready(self) -> None:
        """Work out beforehand what a book asks for that they are put into."""
        if not len(self.odd):
            self.numbered()

    @CachedProperty
    def are_distinct(self) -> bool:
        """Whether it is known that no word occurs twice."""
        if self.rise or self._are_in_order(Texts._rises_by_length):
            return True
        sample = list(self[:_SAMPLE])
        return len(set(sample)) == len(sample) and not self._order_and_repeats[1]

    @CachedProperty
    def rise(self) -> bool:
        """Whether each word stands before the next one, so that none occurs twice."""
        return self._are_in_order(Texts._rises)

    def _are_in_order(self, rises: Callable[[Texts, Texts], NDArray[np.bool_]]) -> bool:
        """Say whether each word rises above the one before; mostly soon found not to be so."""
        for start in range(1, len(self), _AT_A_TIME):
            part, before = (self[at : at + _AT_A_TIME] for at in (start, start - 1))
            if not rises(part, before[: len(part)]).all():
                return False
        return True

    def _rises(self, before: Texts) -> NDArray[np.bool_]:
        """Mark the words that are greater than another, as many, has in the same place."""
        import pyarrow.compute as pc

        rises: NDArray[np.bool_] = pc.greater(self.array, before.array).to_numpy(
            zero_copy_only=False
        )
        return rises

    def _rises_by_length(self, before: Texts) -> NDArray[np.bool_]:
        """Mark the words that are longer, or greater and as long: as 第10网格 is after 第9网格."""
        rises: NDArray[np.bool_] = self.lengths > before.lengths
        rises |= self._rises(before) & (self.lengths == before.lengths)
        return rises

    def order(self) -> NDArray[np.int32]:
        """Tell in which order the words rise, by code point."""
        return counting(0, len(self)) if self.rise else self._order_and_repeats[0]

    @CachedProperty
    def _order_and_repeats(self) -> tuple[NDArray[np.int32], bool]:
        """Tell in which order the words rise, and whether some word occurs twice.

        Eight bytes are put in order as one number, a tenth of sorting words: from where words first
        differ, and then, among those that are alike so far, the number of their group and the
        bytes that follow.
        """
        import pyarrow.compute as pc

        ends = pc.min_max(self.array).as_py()
        after, longest = _count_alike(*map(str.encode, ends.values())), self.lengths.max()
        number = self.eight_or_fewer(after).byteswap()
        order, at = np.argsort(number).astype(np.int32), everywhere(len(self))
        number, after = number[order], after + _EIGHT
        while True:
            begins = np.append(True, number[1:] != number[:-1])
            tied = np.flatnonzero(~(begins & np.append(begins[1:], True)))
            at, group = at[tied], np.cumsum(begins[tied], dtype=np.uint64)
            words = self.take(order[at])
            if not len(at) or after >= longest:
                break
            more = (_EIGHT * _EIGHT - int(group[-1]).bit_length()) // _EIGHT
            number = words.eight_or_fewer(after).byteswap() >> np.uint64(_EIGHT * (_EIGHT - more))
            number |= group << np.uint64(_EIGHT * more)
            by_number = np.argsort(number)
            order[at] = order[at][by_number]
            number, after = number[by_number], after + more
        by_word = pc.sort_indices(words.array)  # the same words, or with zeros at the end
        order[at] = order[at][by_word.to_numpy()]
        in_order = Texts(words.array.take(by_word))
        return order, not in_order[1:].differ(in_order[:-1]).all()

    def find(self, words: Texts) -> NDArray[np.int32]:
        """Tell where each of the words stands in here, which are distinct; BLANK where nowhere."""
        import pyarrow.compute as pc

        if self.are_as(words):
            return np.arange(len(self), dtype=np.int32)
        found = pc.index_in(words.array, value_set=self.array)
        places: NDArray[np.int32] = pc.fill_null(found, BLANK).to_numpy().copy()
        return places

    @CachedProperty
    def finder(self) -> SerialIds | WordPlaces | Texts:
        """Give what very many words are found by in here again and again: the quickest."""
        return SerialIds.of(self) or WordPlaces.of(self) or self

    def are_as(self, others: Texts) -> bool:
        """Say whether others are the same words in the same order."""
        return len(self) == len(others) and bool(self.array.equals(others.array))

    def differ_from(self, words: Texts, codes: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Mark the words that are not what the code in their place stands for."""
        found = np.empty(len(self), np.bool_)
        for start in range(0, len(self), _AT_A_TIME):
            end = start + _AT_A_TIME
            found[start:end] = self[start:end].differ(words.take(codes[start:end]))
        return found

    def differ(self, others: Texts) -> NDArray[np.bool_]:
        """Mark the words that others, as many, do not have in the same place."""
        import pyarrow.compute as pc

        differ: NDArray[np.bool_] = pc.not_equal(self.array, others.array).to_numpy(
            zero_copy_only=False
        )
        return differ

    def roughly_like(self, word: str) -> Texts:
        """Leave the words that may be a mistyped one, as `near_words` goes on to tell."""
        import pyarrow.compute as pc

        length = pc.utf8_length(self.array)
        like = pc.less_equal(pc.abs(pc.subtract(length, len(word))), ENDS)
        if len(word) > SHORT:
            begin = pc.starts_with(self.array, word[:ENDS])
            like = pc.and_(like, pc.or_(begin, pc.ends_with(self.array, word[-ENDS:])))
        return Texts(self.array.filter(like))

    def without_leading(self, character: str) -> Texts:
        """Take a character off the beginnings."""
        import pyarrow.compute as pc

        return Texts(pc.utf8_ltrim(self.array, character))

    def offsets_and_data(self) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
        """Return where the words begin and end, and the bytes of them all."""
        _, offsets, data = self.array.buffers()
        start, count = self.array.offset, len(self.array)
        if not count:
            return np.zeros(1, np.int32), np.zeros(0, np.uint8)
        ends = np.frombuffer(offsets, np.int32)[start : start + count + 1]
        text = np.frombuffer(data, np.uint8) if data is not None else np.zeros(0, np.uint8)
        return ends, text[ends[0] : ends[-1]]


def trimmed(texts: Texts) -> tuple[Texts, NDArray[np.int64]]:
    """Do with many words what `visible` does with one, but for the strange ones."""
    import pyarrow.compute as pc

    bare = Texts(pc.ascii_trim(texts.without_formulas().array, _BLANKS))
    return bare, places(len(texts), texts.strange, bare.say_formulas)


def without_blanks(texts: Texts) -> tuple[Texts, NDArray[np.int64]]:
    """Do with many words what `plain_key` does with one, but for the strange ones."""
    import pyarrow.compute as pc

    said = texts.without_formulas()
    bare = Texts(pc.replace_substring_regex(said.array, _ANY_BLANKS, ""))
    return bare, places(len(texts), texts.strange, bare.say_formulas)


Words: TypeAlias = "list[str] | Texts"
"""Words by their codes, few or very many."""


def words_of(words: Sequence[str], codes: NDArray[np.integer]) -> Words:
    """Return the word of each code, an empty one for BLANK."""
    if isinstance(words, list) and len(codes) < MANY:
        return ["" if code == BLANK else words[code] for code in codes.tolist()]
    if counts_up(codes, len(words)):
        return Texts.of(words)
    blank = codes == BLANK
    if not blank.any():
        return Texts.of(words).take(codes)
    if blank.all():
        return Texts.alike("", len(codes))
    return Texts.joined([words, [""]]).take(np.where(blank, len(words), codes))


def _count_alike(one: bytes, other: bytes) -> int:
    """Count the bytes that two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def order_of(words: Sequence[str]) -> NDArray[np.int32]:
    """Tell in which order distinct words rise, by code point."""
    if isinstance(words, Texts):
        return words.order()
    return np.array(sorted(range(len(words)), key=words.__getitem__), np.int32)

"""Very many words as one Arrow array: what a column of a large table holds instead of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, SupportsIndex, TypeVar, overload

import numpy as np

from gridscore.arrow import arrow_mask, arrow_numbers, mask_of
from gridscore.columns import LOWEST_BYTES, STRETCH, counting
from gridscore.ledger.large.plain_bytes import (
    A_BLANK,
    SURELY_FILLED,
    odd_words,
    strange_words,
)
from gridscore.ledger.large.text_order import (
    are_in_order,
    order_and_repeats,
    rises,
    rises_by_length,
)
from gridscore.ledger.large.word_places import WordPlaces
from gridscore.ledger.model import BLANK
from gridscore.ledger.parsing.values import is_blank
from gridscore.side_by_side import CachedProperty, in_halves

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

T = TypeVar("T")

_SAMPLE = 10_000  # texts of which two are alike where each stands a hundred times among millions
_EIGHT = 8
_MOST_RUNS = 0.75  # of the words, up to which only one of each run of words alike is looked up
_NOTHING = rf'^{A_BLANK}*(?:="{A_BLANK}*"{A_BLANK}*)?$'
"""What is blank, also as a text in a formula; strange characters aside."""
_ONE_BY_ONE = 100  # words that are looked at one by one, alike or not


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
    def empty(cls, length: int) -> Texts:
        """Give so many empty words."""
        import pyarrow as pa

        return cls(pa.repeat("", length))

    def __len__(self) -> int:
        return len(self.array)

    @overload
    def __getitem__(self, at: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Texts: ...
    def __getitem__(self, at: SupportsIndex | slice) -> str | Texts:
        if isinstance(at, slice):
            start, end, step = at.indices(len(self))
            return self._slice(start, end) if step == 1 else self.take(np.arange(start, end, step))
        word: str = self.array[int(at)].as_py()
        return word

    def __iter__(self) -> Iterator[str]:
        for start in range(0, len(self), STRETCH):
            yield from self.array[start : start + STRETCH].to_pylist()

    def take(self, at: NDArray[np.integer]) -> Texts:
        """Return the words at the given places."""
        taken = Texts(self.array.take(arrow_numbers(at)))
        if not len(self.__dict__.get("odd", [0])):
            taken.__dict__["odd"] = np.zeros(0, np.int64)  # of plain words all are plain
        return taken

    def _slice(self, start: int, end: int) -> Texts:
        if start == 0 and end == len(self):
            return self
        part = Texts(self.array[start:end])
        if "odd" in self.__dict__:
            first, last = np.searchsorted(self.odd, [start, end])
            part.__dict__["odd"] = self.odd[first:last] - start
        if "width" in self.__dict__:
            part.__dict__["width"] = self.width
        return part

    def offsets_and_data(self) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
        """Return where the words begin and end, and the bytes of them all."""
        _, offsets, data = self.array.buffers()
        start, count = self.array.offset, len(self.array)
        if not count:
            return np.zeros(1, np.int32), np.zeros(0, np.uint8)
        ends = np.frombuffer(offsets, np.int32)[start : start + count + 1]
        text = np.frombuffer(data, np.uint8) if data is not None else np.zeros(0, np.uint8)
        return ends, text[ends[0] : ends[-1]]

    @property
    def lengths(self) -> NDArray[np.int32]:
        """Tell the bytes of each word."""
        offsets, _ = self.offsets_and_data()
        return np.diff(offsets)

    @CachedProperty
    def width(self) -> int:
        """Tell the bytes of each word where it is known that all have as many, else 0."""
        offsets, data = self.offsets_and_data()
        width, rest = divmod(len(data), max(len(self), 1))
        return width if not rest and (np.diff(offsets) == width).all() else 0

    @CachedProperty
    def odd(self) -> NDArray[np.int64]:
        """Where words stand that are not plain; an empty one is plain."""
        return odd_words(*self.offsets_and_data())

    @CachedProperty
    def strange(self) -> NDArray[np.int64]:
        """Where words stand that are odd by other characters than those of ASCII and `　·`.

        NFKC makes a blank of `　`, and else leaves the other odd words alone.
        """
        if not len(self.odd):
            return self.odd
        return strange_words(*self.offsets_and_data())

    @CachedProperty
    def blank(self) -> NDArray[np.bool_]:
        """Mark the words that hold nothing but blanks, which are odd."""
        return self.by_stretches(Texts._are_blank) if len(self.odd) else self.lengths == 0

    def _are_blank(self) -> NDArray[np.bool_]:
        import pyarrow.compute as pc

        blank: NDArray[np.bool_] = self.lengths == 0
        unsure = np.flatnonzero(~(SURELY_FILLED.take(self.bytes_at(0), mode="clip") | blank))
        if len(unsure):
            some = self.take(unsure)
            blank[unsure] = mask_of(pc.match_substring_regex(some.array, _NOTHING))
            blank[unsure[some.strange]] = some.take(some.strange).read_each(is_blank)
        return blank

    def by_stretches(self, mark: Callable[[Texts], NDArray[np.bool_]]) -> NDArray[np.bool_]:
        """Have the words marked a stretch at a time: what is worked out stays in the cache."""
        found = np.empty(len(self), np.bool_)
        _ = self.width  # which holds for all stretches, and is asked of each
        for start in range(0, len(self), STRETCH):
            end = start + STRETCH
            found[start:end] = mark(self[start:end])
        return found

    def marked(self, is_so: Callable[[str], bool]) -> NDArray[np.bool_]:
        """Mark the words that are so, with a look at each different one."""
        return np.array(self.read_each(is_so), np.bool_)

    def bytes_at(self, after: int) -> NDArray[np.uint8]:
        """Return the byte of each word so many bytes after its first; any where it has none."""
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
        return self.eight_bytes(after) & LOWEST_BYTES[np.clip(lengths - after, 0, _EIGHT)]

    def read_each(self, read: Callable[[str], T]) -> list[T]:
        """Put every word through `read`, those alike once."""
        if len(self) < _ONE_BY_ONE:
            return list(map(read, self))
        coded = self.array.dictionary_encode()
        values = list(map(read, coded.dictionary.to_pylist()))
        return [values[code] for code in coded.indices.to_pylist()]

    def replaced(self, at: NDArray[np.int64], words: Sequence[str]) -> Texts:
        """Set other words in some places."""
        import pyarrow.compute as pc

        if len(at) == len(self):
            return Texts.of(words)
        mask = np.zeros(len(self), np.bool_)
        mask[at] = True
        return Texts(pc.replace_with_mask(self.array, arrow_mask(mask), Texts.of(words).array))

    def where(self, marked: NDArray[np.bool_]) -> Texts:
        """Leave the words that are marked, and set empty ones for the others."""
        import pyarrow.compute as pc

        return Texts(pc.if_else(arrow_mask(marked), self.array, ""))

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
        for start in range(1, len(self), STRETCH):
            part, before = (self[at : at + STRETCH] for at in (start, start - 1))
            begins[start : start + STRETCH] = part.differ(before[: len(part)])
        return begins

    def get_ready(self) -> None:
        """Work out beforehand what a book asks for that they are put into."""
        if not len(self.odd):
            self.numbered()

    @CachedProperty
    def are_distinct(self) -> bool:
        """Whether it is known that no word occurs twice."""
        if self.rise or are_in_order(self, rises_by_length):
            return True
        sample = self[:_SAMPLE].array
        return len(sample.unique()) == len(sample) and not self._order_and_repeats[1]

    @CachedProperty
    def rise(self) -> bool:
        """Whether each word stands before the next one, so that none occurs twice."""
        return are_in_order(self, rises)

    def order(self) -> NDArray[np.int32]:
        """Tell in which order the words rise, by code point."""
        return counting(0, len(self)) if self.rise else self._order_and_repeats[0]

    @CachedProperty
    def _order_and_repeats(self) -> tuple[NDArray[np.int32], bool]:
        return order_and_repeats(self)

    def find(self, words: Texts) -> NDArray[np.int32]:
        """Tell where each of the words stands in here, which are distinct; BLANK where nowhere."""
        import pyarrow.compute as pc

        if self.are_as(words):
            return np.arange(len(self), dtype=np.int32)
        found = pc.index_in(words.array, value_set=self.array)
        places: NDArray[np.int32] = pc.fill_null(found, BLANK).to_numpy().copy()
        return places

    @CachedProperty
    def finder(self) -> WordPlaces | Texts:
        """Give what very many words are found by in here again and again: the quickest."""
        return WordPlaces.of(self) or self

    def are_as(self, others: Texts) -> bool:
        """Say whether others are the same words in the same order."""
        return len(self) == len(others) and bool(self.array.equals(others.array))

    def differ_from(self, words: Texts, codes: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Mark the words that are not what the code in their place stands for."""
        found = np.empty(len(self), np.bool_)

        def compare(first: int, last: int) -> None:
            for start in range(first, last, STRETCH):
                end = min(start + STRETCH, last)
                found[start:end] = self[start:end].differ(words.take(codes[start:end]))

        in_halves(compare, len(self))
        return found

    def differ(self, others: Texts) -> NDArray[np.bool_]:
        """Mark the words that others, as many, do not have in the same place."""
        import pyarrow.compute as pc

        return mask_of(pc.not_equal(self.array, others.array))

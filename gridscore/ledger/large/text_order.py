"""In which order very many words rise, and whether some word occurs twice among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.arrow import mask_of
from gridscore.columns import STRETCH, everywhere

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from gridscore.ledger.large.texts import Texts

    Rises = Callable[[Texts, Texts], NDArray[np.bool_]]

_EIGHT = 8


def are_in_order(words: Texts, rises: Rises) -> bool:
    """Say whether each word rises above the one before; mostly soon found not to be so."""
    for start in range(1, len(words), STRETCH):
        part, before = (words[at : at + STRETCH] for at in (start, start - 1))
        if not rises(part, before[: len(part)]).all():
            return False
    return True


def rises(words: Texts, before: Texts) -> NDArray[np.bool_]:
    """Mark the words that are greater than another, as many, has in the same place."""
    import pyarrow.compute as pc

    return mask_of(pc.greater(words.array, before.array))


def rises_by_length(words: Texts, before: Texts) -> NDArray[np.bool_]:
    """Mark the words that are longer, or greater and as long: as 第10网格 is after 第9网格."""
    rise: NDArray[np.bool_] = words.lengths > before.lengths
    rise |= rises(words, before) & (words.lengths == before.lengths)
    return rise


def order_and_repeats(words: Texts) -> tuple[NDArray[np.int32], bool]:
    """Tell in which order words rise, by code point, and whether some word occurs twice.

    Eight bytes are put in order as one number, a tenth of sorting words: from where words first
    differ, and then, among those that are alike so far, the number of their group and the
    bytes that follow.
    """
    import pyarrow.compute as pc

    ends = pc.min_max(words.array).as_py()
    after, longest = _count_alike(*map(str.encode, ends.values())), words.lengths.max()
    number = words.eight_or_fewer(after).byteswap()
    order, at = np.argsort(number).astype(np.int32), everywhere(len(words))
    number, after = number[order], after + _EIGHT
    while True:
        begins = np.append(True, number[1:] != number[:-1])
        tied = np.flatnonzero(~(begins & np.append(begins[1:], True)))
        at, group = at[tied], np.cumsum(begins[tied], dtype=np.uint64)
        left = words.take(order[at])
        if not len(at) or after >= longest:
            break
        more = (_EIGHT * _EIGHT - int(group[-1]).bit_length()) // _EIGHT
        number = left.eight_or_fewer(after).byteswap() >> np.uint64(_EIGHT * (_EIGHT - more))
        number |= group << np.uint64(_EIGHT * more)
        by_number = np.argsort(number)
        order[at] = order[at][by_number]
        number, after = number[by_number], after + more
    by_word = pc.sort_indices(left.array).to_numpy()  # the same, or with zeros at the end
    order[at] = order[at][by_word]
    in_order = left.take(by_word)
    return order, not in_order[1:].differ(in_order[:-1]).all()


def _count_alike(one: bytes, other: bytes) -> int:
    """Count the bytes that two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))

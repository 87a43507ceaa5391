"""Sharing to the last fen: sums by weight, and the places that equal ranks take together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.runs import ordinals
from gridscore.numbers import LARGEST_PRODUCT

if TYPE_CHECKING:
    from typing import Literal

    from numpy.typing import NDArray

    from gridscore.ledger.model import Amounts


def share_out(
    total: Amounts,
    group: NDArray[np.int64],
    weight: NDArray[np.int64],
    best_first: NDArray[np.int64],
    remainder: Literal["largest", "best", "top"],
) -> Amounts:
    """Share the total of each group among its members by weight, to the last fen.

    `total` has an entry per group, in fen and not negative. Members have their `group`, an index
    into it, their `weight`, not negative, and in `best_first` a number of their own that is lower
    for the better. Each has his share rounded down, who has no weight none. The fens left over
    go, one each, to the largest remainders, the better first where these are equal; or one each to
    the best; or all to the best one ("top"). The shares of a group add up to its total exactly,
    except where all its weights are 0: then they are 0.
    """
    whole = np.zeros(len(total), np.int64)
    np.add.at(whole, group, weight)
    divisor = np.maximum(whole, 1)[group]
    product, divisor = _exact_product(total[group], weight, divisor)
    share = (product // divisor).astype(np.int64)
    rest = product % divisor
    left = np.where(whole > 0, total, 0)
    np.subtract.at(left, group, share)
    if remainder == "largest":
        _, rest_order = np.unique(rest, return_inverse=True)
        order = np.lexsort((best_first, -rest_order, group))
    else:
        order = np.lexsort((best_first, weight == 0, group))
    turn = ordinals(group[order])
    if remainder == "top":
        share[order] += np.where(turn == 0, left[group[order]], 0)
    else:
        share[order] += turn < left[group[order]]
    return np.asarray(share, np.int64)


def _exact_product(
    total: Amounts, weight: NDArray[np.int64], divisor: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Multiply without overflow: in numbers of any size where int64 might not hold it."""
    if int(total.max(initial=0)) * int(weight.max(initial=0)) < LARGEST_PRODUCT:
        return total * weight, divisor
    return total.astype(object) * weight.astype(object), divisor.astype(object)


def share_places(
    amounts: tuple[int, ...],
    rank: NDArray[np.int64],
    group: NDArray[np.int64],
) -> tuple[Amounts, NDArray[np.int64]]:
    """Give each rank its amount; those of equal rank share the amounts of the places they take.

    `amounts` are those of the first, the second … place, in fen; places beyond have none. Ranks
    count from 1 within each `group`, and skip after equal ones (R17). What those of one rank take
    is shared alike to the last fen, as in a pool: equal in rank, they have equal remainders, and
    the fens left over go one each in the order in which they stand. Returns the amounts and how
    many share each rank.
    """
    place = group * (len(rank) + 1) + rank
    _, first, tie, size = np.unique(
        place, return_index=True, return_inverse=True, return_counts=True
    )
    up_to = np.concatenate(([0], np.cumsum(np.array(amounts, np.int64))))
    begin = np.minimum(rank[first] - 1, len(amounts))
    end = np.minimum(rank[first] - 1 + size, len(amounts))
    alike, order = np.ones(len(rank), np.int64), np.arange(len(rank))
    share = share_out(up_to[end] - up_to[begin], tie, alike, order, "largest")
    return share, size[tie]

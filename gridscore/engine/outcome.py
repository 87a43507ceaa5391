"""What a figure leads to: bands (R1, R2) and ranks (R17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.model import Amounts, Ints
    from gridscore.scheme.base import Band


def band_of(figure: Amounts, bands: Sequence[Band]) -> Ints:
    """Find the band of each figure: an index into `bands`, best first; BLANK where UNSET (R1)."""
    floors = np.array([band.floor for band in reversed(bands)])
    rising = np.searchsorted(floors, figure, side="right") - 1
    return np.where(figure == UNSET, BLANK, len(bands) - 1 - rising).astype(np.int32)


def rank_by_total(total: Amounts, ranked: NDArray[np.bool_]) -> Amounts:
    """Rank the rows in `ranked`, the highest total first; UNSET for the others.

    Equal totals have equal rank and the next rank skips: 1, 2, 2, 4 (R17).
    """
    rank = np.full(len(total), UNSET, np.int64)
    ascending = np.sort(total[ranked])
    better = len(ascending) - np.searchsorted(ascending, total[ranked], side="right")
    rank[ranked] = better + 1
    return rank

"""Lists that are no roster and look like one: of telephone numbers, of attendance."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.recognition.teach_lines import sheet_lines

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.ledger.stack import Stack
    from gridscore.ledger.table import Mask

_MUCH_THE_SAME = 3  # people in two lists from which on the lists are in question, not their rows


def report_second_lists(stack: Stack, later: NDArray[np.int64]) -> Mask:
    """Log lists that name much the same people as another, and mark the rows that this tells.

    `later` are the rows of people who stand in the row before already. A list of telephone numbers
    or of attendance has ids and names as a roster has: what is wrong then is no row of it.
    """
    told = np.zeros(len(later), np.bool_)
    tables, table = stack.single
    pairs = np.sort(np.stack([table[later - 1], table[later]], axis=1), axis=1)
    for first, second in sorted(set(map(tuple, pairs.tolist()))):
        among = (pairs == (first, second)).all(axis=1)
        one, other = tables[first], tables[second]
        count = int(among.sum())
        if first == second or count < max(_MUCH_THE_SAME, min(len(one), len(other)) // 2):
            continue
        told |= among
        if len(other.columns) > len(one.columns):
            one, other = other, one
        name = other.ref.name or PurePath(other.ref.file).stem
        details = {"count": count, "other": str(one.place_of_whole())}
        other.report_whole("GS437", **details, sheet_lines=sheet_lines(name))
    return told

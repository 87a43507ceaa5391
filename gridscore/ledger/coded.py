"""What is known of each code, looked up for every row of a column of codes.

A code that was left blank is BLANK, which is -1: it finds the last entry of what is looked up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import looked_up

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from gridscore.ledger.model import Amounts, Codes


def flags_by_code(flags: Iterable[bool], codes: Codes) -> NDArray[np.bool_]:
    """Mark the rows whose code is flagged; `flags` has an entry for each code. BLANK is not."""
    return looked_up(np.array([*flags, False], np.bool_), codes)


def amounts_by_code(amounts: Iterable[int], codes: Codes, blank: int) -> Amounts:
    """Give each row the amount of its code, `blank` for BLANK; `amounts` has one for each code."""
    return looked_up(np.array([*amounts, blank], np.int64), codes)

"""Texts that differ from each other in the numbers in them, kept as numbers and patterns.

Of `SUMIF($H$5:$H$11,"元",$G$5:$G$11)` a hundred thousand formulas of a sheet have the same words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from gridscore.columns import distinct
from gridscore.results.escape import in_xml
from gridscore.results.padded_rows import digits, only

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.results.padded_rows import Piece

NUMBER = "\0"
"""Marks in a pattern where a number goes; no text of a workbook has it."""


class NumberedTexts(NamedTuple):
    """Texts by the code of their pattern, and the numbers in them, none of which is below zero.

    Numbers have the shape (texts, most numbers in one); behind those of its pattern a text may
    have any.
    """

    patterns: Sequence[str]
    code: NDArray[np.integer]
    numbers: NDArray[np.integer]

    def as_xml(self, taken: slice) -> list[Piece]:
        """Spell some of the texts out for XML."""
        code = self.code[taken]
        used = distinct(code)
        place = code if len(used) == 1 else np.searchsorted(used, code)
        words = [in_xml(self.patterns[one]).encode().split(b"\0") for one in used.tolist()]
        most = max(map(len, words))
        count = np.array([len(some) for some in words])
        pieces: list[Piece] = []
        for nth in range(most):
            if nth:
                number = digits(self.numbers[taken, nth - 1])
                pieces.append(number if len(used) == 1 else only(count[place] > nth, number))
            if len(used) == 1:
                pieces.append(words[0][nth])
            else:
                pieces.append(np.array([[*some, *[b""] * most][nth] for some in words])[place])
        return pieces

"""Which band a figure lies in (R1, R2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.coded import amounts_by_code
from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.model import Amounts, Ints
    from gridscore.scheme.base import Band
    from gridscore.scheme.outcome import Grade

_ENDLESS = 2**62


def band_of(figure: Amounts, bands: Sequence[Band]) -> Ints:
    """Find the band of each figure: an index into `bands`, best first; BLANK where UNSET (R1)."""
    code = np.zeros(len(figure), np.int32)
    for band in bands[:-1]:  # what is below every bound is of the last
        code += figure < band.floor
    code[figure == UNSET] = BLANK
    return code


def grade_by_bands(grades: Sequence[Grade], total: Amounts) -> Ints:
    """Find the grade of each total: an index into `grades`, BLANK where UNSET or in no band."""
    if not grades:
        return np.full(len(total), BLANK, np.int32)
    band = band_of(total, grades)
    if all(grade.to is None for grade in grades):
        return band
    ends = (_ENDLESS if grade.to is None else grade.to for grade in grades)
    beyond = total > amounts_by_code(ends, band, _ENDLESS)
    return np.where(beyond, BLANK, band).astype(np.int32)

"""What is done to numpy columns all over the house."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Code = TypeVar("Code", bound=np.integer)


def distinct(values: NDArray[Code]) -> NDArray[Code]:
    """Return the distinct values of a column, in rising order.

    Asked for nothing but the values, `numpy.unique` would import `numpy.ma` to look for masks:
    a twentieth of a station's run.
    """
    found: NDArray[Code] = np.unique(values, return_index=True)[0]
    return found

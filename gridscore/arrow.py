"""numpy's columns as Arrow arrays, of which `pyarrow.array` asks too much.

It looks whether they are masked, and for that imports `numpy.ma`: a fiftieth of a city's run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def arrow_numbers(numbers: NDArray[np.integer], present: NDArray[np.bool_] | None = None) -> Any:
    """Give whole numbers as an Arrow array over the same memory, null where none is `present`."""
    import pyarrow as pa

    kind = pa.from_numpy_dtype(numbers.dtype)
    buffers = [_bits(present), pa.py_buffer(np.ascontiguousarray(numbers))]
    return pa.Array.from_buffers(kind, len(numbers), buffers)


def arrow_mask(marked: NDArray[np.bool_]) -> Any:
    """Give a mask as an Arrow array."""
    import pyarrow as pa

    return pa.Array.from_buffers(pa.bool_(), len(marked), [None, _bits(marked)])


def _bits(marked: NDArray[np.bool_] | None) -> Any:
    """Give a mask in one bit for each, the first one lowest; none for none."""
    import pyarrow as pa

    return None if marked is None else pa.py_buffer(np.packbits(marked, bitorder="little"))

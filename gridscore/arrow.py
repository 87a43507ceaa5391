"""numpy's columns as Arrow arrays, and Arrow's masks as those of numpy.

`pyarrow.array` asks too much of a column: it looks whether it is masked, and for that
imports `numpy.ma`, a fiftieth of a city's run.
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


def mask_of(marked: Any) -> NDArray[np.bool_]:
    """Give what Arrow has marked as a mask of numpy's own, which may be changed."""
    mask: NDArray[np.bool_] = marked.to_numpy(zero_copy_only=False)
    return mask


def _bits(marked: NDArray[np.bool_] | None) -> Any:
    """Give a mask in one bit for each, the first one lowest; none for none."""
    import pyarrow as pa

    return None if marked is None else pa.py_buffer(np.packbits(marked, bitorder="little"))

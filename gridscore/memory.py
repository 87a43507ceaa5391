"""What becomes of memory that large columns were let go of from: nothing here moves a result."""

from __future__ import annotations

_MMAP_MAX, _TRIM_THRESHOLD = -4, -1  # options of glibc's mallopt
_NEVER = 2**31 - 1


def keep_freed_memory() -> None:
    """Have the C library keep what it is given back, where it is one that can be told so.

    Otherwise each column of some megabytes that lives for one step is mapped anew, and the system
    clears its pages each time: a tenth of the time of a million workers' year.
    """
    import ctypes

    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):  # not glibc
        return
    mallopt(_MMAP_MAX, 0)
    mallopt(_TRIM_THRESHOLD, _NEVER)


def hand_back_memory() -> None:
    """Give the system what Arrow keeps of columns let go of, for those who need much next."""
    import pyarrow as pa

    pa.default_memory_pool().release_unused()

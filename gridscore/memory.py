"""What becomes of memory that large columns were let go of from: nothing here moves a result."""

from __future__ import annotations

_TRIM_THRESHOLD, _MMAP_MAX, _ARENA_MAX = -1, -4, -8  # options of glibc's mallopt
_NEVER = -1


def keep_freed_memory() -> None:
    """Have what is let go of serve for the next columns, where the C library can be told so.

    Otherwise each column of some megabytes that lives for one step is mapped anew, in pages that
    the system has to clear first: a tenth of the processor time of a large ledger. All threads
    that begin afterwards share what is kept, numpy and Arrow do as well.
    """
    import ctypes
    import os

    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):  # not glibc
        return
    mallopt(_ARENA_MAX, 1)
    mallopt(_MMAP_MAX, 0)
    mallopt(_TRIM_THRESHOLD, _NEVER)
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # which Arrow reads as it loads

"""What becomes of memory that large columns were let go of from: nothing here moves a result."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctypes import CDLL

_TRIM_THRESHOLD, _MMAP_MAX, _ARENA_MAX = -1, -4, -8  # options of glibc's mallopt
_NEVER = -1
_ROOM = 1 << 32  # bytes of addresses: no memory stands behind them before it is used
_PAGE = 1 << 12
_HUGE_PAGES = 14  # an advice of the system's madvise


def keep_freed_memory() -> None:
    """Have what is let go of serve for the next columns, where the C library can be told so.

    Otherwise each column of some megabytes that lives for one step is mapped anew, in pages that
    the system has to clear first: a tenth of the processor time of a large ledger. All threads
    that begin afterwards share what is kept, numpy and Arrow do as well.
    """
    import ctypes
    import os

    try:
        libc = ctypes.CDLL(None)
        mallopt = libc.mallopt
    except (AttributeError, OSError, TypeError):  # not glibc
        return
    mallopt(_ARENA_MAX, 1)
    mallopt(_MMAP_MAX, 0)
    mallopt(_TRIM_THRESHOLD, _NEVER)
    _ask_for_huge_pages(libc)
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # which Arrow reads as it loads


def _ask_for_huge_pages(libc: CDLL) -> None:
    """Give the heap its addresses beforehand, and ask for huge pages behind them.

    With pages of four kibibytes the system clears five hundred times as many, and a column that
    is put into another order has the processor look nearly every page up. numpy asks for huge
    pages itself, for each large column; Arrow does not.
    """
    import ctypes

    libc.malloc.restype = libc.sbrk.restype = ctypes.c_void_p
    libc.malloc.argtypes, libc.free.argtypes = [ctypes.c_size_t], [ctypes.c_void_p]
    libc.madvise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    start = libc.sbrk(0)
    libc.free(libc.malloc(_ROOM))  # the heap grows by it and stays so, unless addresses are scarce
    end = libc.sbrk(0)
    if start and end and end > start:
        aligned = -(-start // _PAGE) * _PAGE
        libc.madvise(aligned, end - aligned, _HUGE_PAGES)

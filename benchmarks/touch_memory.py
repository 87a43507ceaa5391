"""Touches so many GiB of memory, and ends.

Usage: python touch_memory.py GIB

A virtual machine gives memory that nobody uses back to its host, within seconds, and is given it
again page by page as it is touched, which can take seconds for each GiB. That is charged to
whatever program happens to come next. After this it is not.
"""

from __future__ import annotations

import mmap
import sys

GIBI = 2**30
PAGE = 4096


def main(gibi: int) -> None:
    """Touch every page once."""
    with mmap.mmap(-1, gibi * GIBI) as memory:
        if hasattr(mmap, "MADV_HUGEPAGE"):
            memory.madvise(mmap.MADV_HUGEPAGE)
        for place in range(0, gibi * GIBI, PAGE):
            memory[place] = 1


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""Memory that is let go of serves again, instead of being given back and cleared anew."""

from __future__ import annotations

import mmap
import platform
import subprocess
import sys

import pytest

_AGAIN_AND_AGAIN = """
import resource
from gridscore.memory import keep_freed_memory
if {kept}:
    keep_freed_memory()
for _ in range(8):
    filled = b"x" * (40 << 20)  # more than the C library ever keeps of itself
    del filled
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library keeps its ways")
def test_what_is_let_go_of_is_not_cleared_anew() -> None:
    def faults(*, kept: bool) -> int:
        command = [sys.executable, "-c", _AGAIN_AND_AGAIN.format(kept=kept)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        return int(done.stdout)

    saved = faults(kept=False) - faults(kept=True)
    assert saved > 5 * (40 << 20) // mmap.PAGESIZE

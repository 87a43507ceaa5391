"""The heap is asked for huge pages, and memory that cannot be had is no obstacle."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_HEAP = """
import resource
from gridscore.memory import keep_freed_memory
if {limit}:
    resource.setrlimit(resource.RLIMIT_AS, ({limit}, {limit}))
keep_freed_memory()
heap = open("/proc/self/smaps").read().split("[heap]")
print(any("hg" in part[part.index("VmFlags") :].splitlines()[0].split() for part in heap[1:]))
import numpy as np  # which asks for huge pages as well
assert sum(int(np.ones(1 << 20).sum()) for _ in range(20)) == 20 << 20
highest = open("/proc/self/status").read().partition("VmHWM:")[2].split()[0]
print(highest)  # what `getrusage` gives may be that of the process that began this one
"""


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="no /proc on this system")
@pytest.mark.skipif(
    not Path("/sys/kernel/mm/transparent_hugepage").exists(), reason="no huge pages on this system"
)
@pytest.mark.parametrize("limit", [0, 2 << 30])
def test_room_is_made_for_columns_where_there_is_any(limit: int) -> None:
    command = [sys.executable, "-c", _HEAP.format(limit=limit)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    is_advised, kibibytes = done.stdout.split()
    assert int(kibibytes) < 200_000  # of the gibibytes of addresses hardly any are used
    assert is_advised == str(not limit)

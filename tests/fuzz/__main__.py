"""A long campaign: `python -m tests.fuzz N [FIRST]` makes N trials, the seeds from FIRST on.

Trials run in a child process with little memory, so that a crash, a hang or a flood of memory ends
that process alone; the next one goes on behind the trial that ended it. What broke a promise is
kept under `fuzz-found/`, a folder for each seed. Exit status 1 if anything did.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import time
import traceback
from pathlib import Path
from random import Random

from tests.fuzz.trials import TRIALS

FOUND = Path("fuzz-found")
MEMORY = 3 * 2**30
"""Bytes of address space; what numpy and pyarrow reserve without using it is in it."""
_CHILD = "--child"


def main() -> int:
    """Start children until all seeds are tried; returns the exit status."""
    count, first = int(sys.argv[1]), int([*sys.argv, "0"][2])
    done, broken, started = first, 0, time.monotonic()
    while done < first + count:
        child = subprocess.run(
            [sys.executable, "-m", "tests.fuzz", _CHILD, str(done), str(first + count)],
            stdout=subprocess.PIPE,
            text=True,
        )
        done, faults = _last_tried(child.stdout, done)
        broken += faults
        if child.returncode:
            broken += 1
            print(f"seed {done} ended its process: {child.returncode}", flush=True)
        done += 1
    seconds = time.monotonic() - started
    print(f"{count} trials, {broken} broken promises, {seconds:.0f} s")
    return 1 if broken else 0


def _last_tried(told: str, first: int) -> tuple[int, int]:
    lines = told.split()
    return (int(lines[-1].strip("!")) if lines else first), told.count("!")


def try_all(first: int, end: int) -> None:
    """Make trials in this process and tell each seed before its turn, with `!` after a fault."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for seed in range(first, end):
        print(seed, flush=True)
        folder = FOUND / str(seed)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            TRIALS[seed % len(TRIALS)](folder, Random(seed))
        except Exception:
            traceback.print_exc()
            print(f"{seed}!", flush=True)
        else:
            shutil.rmtree(folder)


if __name__ == "__main__":
    if sys.argv[1] == _CHILD:
        try_all(int(sys.argv[2]), int(sys.argv[3]))
    else:
        sys.exit(main())

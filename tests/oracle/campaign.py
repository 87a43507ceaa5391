"""Compares the engine with the oracles on as many random station-years as one likes.

    python -m tests.oracle.campaign SCHEME COUNT FIRST_SEED

Stops at the first difference, as a test does; the tests try a sample of every regulation.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from .test_engine import REGULATIONS, try_stations

STEP = 100


def main() -> None:
    scheme, count, first = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if scheme not in REGULATIONS:
        sys.exit(f"{scheme} has no oracle; there are: {', '.join(REGULATIONS)}")
    begun = perf_counter()
    for seed in range(first, first + count, STEP):
        with TemporaryDirectory() as folder:
            try_stations(scheme, min(STEP, first + count - seed), seed, Path(folder))
    print(f"{scheme}: {count} station-years from seed {first}: no difference,", end=" ")
    print(f"{perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()

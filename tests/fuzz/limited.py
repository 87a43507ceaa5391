"""Checks folders one by one in a process with little memory: `python -m tests.fuzz.limited MIB DIR…`.

Writes a line of JSON for each folder: seconds of processor time, exit status, codes of problems.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from tests.command import SCHEME, run


def main() -> None:
    """Check every folder named, after the libraries are there."""
    limit = int(sys.argv[1]) * 2**20
    run("check", "--scheme", SCHEME, "nowhere")
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    for name in sys.argv[2:]:
        started = time.process_time()
        print(json.dumps({"name": Path(name).name}), flush=True)
        result = run("check", "--scheme", SCHEME, "--format", "json", name)
        codes = [problem["code"] for problem in json.loads(result.stdout or "[]")]
        seconds = round(time.process_time() - started, 2)
        shown = len(result.stdout) + len(result.stderr)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        told = {"seconds": seconds, "status": result.status, "shown": shown, "peak": peak}
        print(json.dumps(told | {"codes": sorted(set(codes))}), flush=True)


if __name__ == "__main__":
    main()

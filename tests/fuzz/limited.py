"""Checks folders one by one in a process with little memory.

`python -m tests.fuzz.limited MIB FOLDER…` writes two lines of JSON for each folder: its name, and
when it is done seconds of processor time, exit status, codes of problems, MiB used so far.
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
        print(json.dumps({"name": Path(name).name}), flush=True)
        started = time.process_time()
        result = run("check", "--scheme", SCHEME, "--format", "json", name)
        told = {"seconds": round(time.process_time() - started, 2), "status": result.status}
        told["codes"] = sorted({problem["code"] for problem in json.loads(result.stdout or "[]")})
        told["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()

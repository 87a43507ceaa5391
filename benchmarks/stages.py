"""What the time of a command goes into: gridscore as it is, with its stages timed.

Usage: python stages.py ARGUMENT...

Runs `gridscore ARGUMENT...` in this process. Prints JSON: for each stage the seconds by the clock
and of the processors, and the memory of the process at its highest so far, in MiB. Start is all
that comes before reading.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from contextlib import contextmanager
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BEGAN = time.perf_counter()
STAGES = {
    "read": "gridscore.ledger.sources:read_grids",
    "parse": "gridscore.ledger.assemble:assemble_ledger",
    "compute": "gridscore.engine.year:assess_year",
    "report": "gridscore.results.report:build_report",
    "write": "gridscore.results.safe_write:write_together",
}
"""The function that each stage is, as the command comes to import it."""

spent: dict[str, dict[str, float]] = {}
inside: list[str] = []


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Note what happens inside under a name, unless it happens within another stage."""
    if inside:
        yield
        return
    inside.append(name)
    clock, before = time.perf_counter(), _processor()
    yield
    inside.pop()
    note(name, time.perf_counter() - clock, _processor() - before)


def note(name: str, seconds: float, processor: float) -> None:
    """Note what a stage took, beside what it took before: a result there is looked at as well."""
    before = spent.get(name, {"seconds": 0, "processor": 0})
    spent[name] = {
        "seconds": round(before["seconds"] + seconds, 2),
        "processor": round(before["processor"] + processor, 2),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _processor() -> float:
    times = os.times()
    return times.user + times.system


def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Make a function note what it takes."""

    def run(*arguments: Any, **named: Any) -> Any:
        if not spent:
            note("start", time.perf_counter() - BEGAN, _processor())
        with stage(name):
            return function(*arguments, **named)

    return run


class Timing:
    """Times the function that each stage is as soon as its module is loaded, and loads nothing."""

    def find_spec(self, name: str, path: Any, *_: object) -> Any:
        """Find one of the modules as it always is; what is done to it once it is loaded is ours."""
        places = {place.partition(":")[0]: stage for stage, place in STAGES.items()}
        if name not in places:
            return None
        found = PathFinder.find_spec(name, path)
        load = found.loader.exec_module

        def exec_module(module: Any) -> None:
            load(module)
            function = STAGES[places[name]].partition(":")[2]
            setattr(module, function, timed(places[name], getattr(module, function)))

        found.loader.exec_module = exec_module
        return found


def main() -> None:
    """Run the command with its stages timed."""
    sys.meta_path.insert(0, Timing())
    from gridscore.__main__ import run_alone

    sys.argv[0] = "gridscore"
    try:
        run_alone()
    except SystemExit as end:
        if end.code:
            raise
    if missing := set(STAGES) - set(spent):
        sys.exit(f"Some stages were not come across: {', '.join(sorted(missing))}")
    print(json.dumps(spent))


if __name__ == "__main__":
    main()

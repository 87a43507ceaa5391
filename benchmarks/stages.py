"""What the time of a year's end goes into: one job run stage by stage in one process.

Usage: python stages.py FOLDER OUTPUT [JOURNAL]

Prints JSON: for each stage the seconds by the clock and of the processors, and the memory of
the process at its highest so far, in MiB.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SPENT: dict[str, dict[str, float]] = {}


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Note what happens inside under a name."""
    clock, before = time.perf_counter(), os.times()
    yield
    after = os.times()
    processor = after.user + after.system - before.user - before.system
    SPENT[name] = {
        "seconds": round(time.perf_counter() - clock, 2),
        "processor": round(processor, 2),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def main(folder: str, output: str, journal: str = "") -> None:
    """Run the stages of `gridscore year-end 2026` for daqinggou-2013."""
    with stage("start"):
        from gridscore.engine.assessment import Case
        from gridscore.engine.year import assess_year
        from gridscore.ledger.assemble import assemble_ledger
        from gridscore.ledger.discover import find_files
        from gridscore.ledger.sources import read_grids
        from gridscore.messages import Lang
        from gridscore.periods import parse_period
        from gridscore.results.report import build_report
        from gridscore.results.stream import write_table
        from gridscore.scheme.loading import load_scheme

        loaded = load_scheme("daqinggou-2013", ["pay.subsidy=600"])
        year = parse_period("2026")
        assert year is not None  # noqa: S101  the bench's own word
    with stage("read"):
        grids, problems = read_grids(find_files([Path(folder)], Path(folder))[0])
    with stage("parse"):
        ledger = assemble_ledger(grids, loaded.scheme, year, problems)
        del grids
    with stage("compute"):
        case = Case(ledger, loaded.scheme, loaded.settings)
        assessment = assess_year(case, year)
    with stage("report"):
        report = build_report(case, loaded, assessment, Lang.EN, "")
    for name, path in (("write", output), ("journal", journal)):
        if path:
            with stage(name), Path(path).open("wb") as target:
                table = report.roster if name == "write" else report.journal
                write_table(table, target, Path(path).suffix[1:], bom=True)
    print(json.dumps(SPENT))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Measures gridscore beside its floors and the usual script: `make bench`.

Each command runs in turn with programs that only do what no implementation can do without
(floors.py), and for a year-end with the usual script (usual.py): so the ratios hold on any
machine, whatever else it is doing. They are of processor time. The figures are printed, and saved
as JSON in benchmarks/results; `python benchmarks/run.py --help` tells what can be chosen.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from machine import GRIDSCORE, HERE, PYTHON, RESULTS, describe_machine
from measure import MEBI, Command, CommandFailedError, Costs, Limits, compare

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (25, 10_000, 100_000)
QUICK_SIZES = (25, 10_000)
SECONDS = 10.0  # after which a comparison is not repeated any more
USUAL_UP_TO = 100_000  # workers of a workbook; with the most it takes minutes

RULES = ("--scheme", "daqinggou-2013", "--set", "pay.subsidy=600", "--lang", "zh-Hans")
QUARTER, YEAR_END = ("quarter", "2026Q2"), ("year-end", "2026")
LEDGERS_READ = {  # by a clerk who assesses the quarter, and by one who closes the year
    QUARTER: ("roster", "q2", "incidents"),
    YEAR_END: ("roster", "q1", "q2", "q3", "q4", "incidents", "panel", "survey"),
}
FLOORS = {"csv": ("csv", "arrow"), "xlsx": ("xlsx",)}
START = {  # what computes nothing
    "--help": (GRIDSCORE, "--help"),
    "quarter --help": (GRIDSCORE, "quarter", "--help"),
    "--version": (GRIDSCORE, "--version"),
    "completion of a command": (
        *("env", "_GRIDSCORE_COMPLETE=complete_bash", "COMP_WORDS=gridscore q", "COMP_CWORD=1"),
        GRIDSCORE,
    ),
}
WORKBOOKS = "numpy", "python_calamine", "xlsxwriter", "zlib_ng.zlib_ng"
STATION = {  # jobs of a clerk, and the libraries that each needs, see docs/performance.md
    "quarter": (("2026Q2", "-o", "result.xlsx"), WORKBOOKS),
    "year-end": (("2026", "-o", "result.xlsx"), WORKBOOKS),
    "explain": (("W000006", "2026Q2"), ("numpy", "python_calamine")),
    "check": ((), ("numpy", "python_calamine")),
}
IMPORTED = {  # what jobs of a station import
    "typer": ("typer",),
    "numpy": ("numpy",),
    "XlsxWriter": ("xlsxwriter",),
    "python-calamine": ("python_calamine",),
    "xlrd": ("xlrd",),
    "zlib-ng": ("zlib_ng.zlib_ng",),
}
PROBE = """
import atexit, sys
before = set(sys.modules)
atexit.register(lambda: open("modules", "w").write(
    "\\n".join(name for name in sys.modules if name not in before and name != "__main__")))
from gridscore.__main__ import run
run()
"""

_LINE = "{:<32}{:>8}{:>8}{:>9}{:>7}{:>9}{:>8}{:>7}{:>6}  {}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a command of gridscore took, the quickest of its floors, and the usual script."""

    job: str
    gridscore: Costs
    floor: Costs
    usual: Costs | None

    @property
    def ratio(self) -> float:
        """How many times the processor time of its floor the command took."""
        return self.gridscore.cpu / self.floor.cpu

    @property
    def clock_ratio(self) -> float:
        """How many times as long as its floor the command took by the clock."""
        return self.gridscore.seconds / self.floor.seconds

    @property
    def gain(self) -> float | None:
        """How many times its processor time the usual script took."""
        return self.usual.cpu / self.gridscore.cpu if self.usual else None

    @property
    def clock_gain(self) -> float | None:
        """How many times as long the usual script took by the clock."""
        return self.usual.seconds / self.gridscore.seconds if self.usual else None


class Bench:
    """Runs comparisons in a scratch folder, prints each as soon as it is known, and saves it."""

    def __init__(self, folder: Path, saved: Path, runs: int, usual_up_to: int) -> None:
        self._folder, self._saved = folder, saved
        self._limits = Limits(runs, SECONDS)
        self._usual_up_to = usual_up_to
        self._machine = describe_machine()
        self._comparisons: list[Comparison] = []
        self._stages: dict[str, object] = {}
        self._imports: dict[str, float] = {}

    def compare_start(self) -> None:
        """Compare what computes nothing with the imports alone."""
        heading = ("job", "cpu s", "wall s", "floor", "ratio", "usual", "faster", "MiB", "runs")
        print_line(*heading, "floor")
        least = Command("imports", (PYTHON, "-c", "import typer, rich.console"))
        for job, call in START.items():
            self._compare(job, Command("gridscore", call), [least])

    def measure_imports(self) -> None:
        """Measure what each library costs beyond Python itself."""
        commands = [_imports(name, modules) for name, modules in IMPORTED.items()]
        python, *costs = compare([_imports("Python", ()), *commands], self._limits, self._folder)
        self._imports = {"Python": python.cpu}
        self._imports |= {one.name: one.cpu - python.cpu for one in costs}
        self._save()
        found = (f"{name} {1000 * cpu:.0f}" for name, cpu in self._imports.items())
        print(f"imports, processor ms: {', '.join(found)}", flush=True)

    def compare_station(self) -> None:
        """Compare a station's jobs with importing libraries, and with importing all they import.

        Libraries are imported plainly, and as gridscore does, which takes less.
        """
        folder = Path(self._ledgers(YEAR_END, 25, "xlsx")[0]).parent
        for job, (arguments, libraries) in STATION.items():
            force = ("--force",) if "-o" in arguments else ()
            call = (job, *arguments, str(folder), *RULES, *force)
            command = Command("gridscore", (GRIDSCORE, *call))
            needed = ("typer", *libraries)
            plain = Command("plain imports", (PYTHON, "-c", f"import {', '.join(needed)}"))
            self._compare(f"{job}, 25 workers", command, [plain])
            self._compare(f"{job}, 25 workers", command, [_imports("libraries", needed)])
            probe = (PYTHON, "-c", PROBE, *call)
            subprocess.run(probe, cwd=self._folder, capture_output=True, check=True)
            modules = (self._folder / "modules").read_text().split("\n")
            self._compare(f"{job}, 25 workers", command, [_imports("all modules", modules)])

    def compare_ledgers(self, workers: int, format_name: str) -> None:
        """Compare a quarter and a year with reading and writing the same bytes."""
        for period in (QUARTER, YEAR_END):
            ledgers = self._ledgers(period, workers, format_name)
            result = f"result.{format_name}"
            floors = [_floor(kind, result, ledgers) for kind in FLOORS[format_name]]
            job = f"{period[0]}, {workers:,} workers, {format_name}"
            usual = None
            if period == YEAR_END and (format_name == "csv" or workers <= self._usual_up_to):
                script = (PYTHON, str(HERE / "usual.py"), f"usual.{format_name}", *ledgers)
                usual = Command("usual", script)
            command = _gridscore(period, ledgers, result)
            self._compare(job, command, floors, usual)
            if period == YEAR_END and format_name == "xlsx":
                self._stages[job] = self._time_stages(command)
                self._save()

    def _compare(
        self, job: str, command: Command, floors: list[Command], usual: Command | None = None
    ) -> None:
        own, *others = compare([command, *floors], self._limits, self._folder)
        script = compare([usual], Limits(1, 0), self._folder)[0] if usual else None
        comparison = Comparison(job, own, min(others, key=lambda costs: costs.cpu), script)
        self._comparisons.append(comparison)
        self._save()
        print_line(
            job,
            f"{own.cpu:.3f}",
            f"{own.seconds:.3f}",
            f"{comparison.floor.cpu:.3f}",
            f"{comparison.ratio:.2f}",
            f"{script.cpu:.2f}" if script else "",
            f"{comparison.gain:.1f}" if comparison.gain else "",
            f"{own.peak / MEBI:.0f}",
            str(len(own.runs)),
            comparison.floor.name,
        )

    def _time_stages(self, command: Command) -> object:
        """Say what the time of one command of gridscore goes into."""
        run = (PYTHON, str(HERE / "stages.py"), *command.arguments[1:])
        done = subprocess.run(run, cwd=self._folder, capture_output=True, check=True)
        return json.loads(done.stdout)

    def _save(self) -> None:
        """Save every figure there is as JSON, so that nothing is lost if the run is stopped."""
        jobs = [
            {
                "job": comparison.job,
                "gridscore": _figures(comparison.gridscore),
                "floor": {"name": comparison.floor.name, **_figures(comparison.floor)},
                "ratio": round(comparison.ratio, 3),
                "clock_ratio": round(comparison.clock_ratio, 3),
                "usual": comparison.usual and _figures(comparison.usual),
                "times_faster_than_usual": comparison.gain and round(comparison.gain, 2),
                "by_the_clock": comparison.clock_gain and round(comparison.clock_gain, 2),
            }
            for comparison in self._comparisons
        ]
        document = {
            **self._machine,
            "comparisons": jobs,
            "stages": self._stages,
            "imports": self._imports,
        }
        self._saved.parent.mkdir(exist_ok=True)
        self._saved.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")

    def _ledgers(self, period: tuple[str, str], workers: int, format_name: str) -> tuple[str, ...]:
        """Name the ledgers of so many workers, written when they are first asked for."""
        folder = f"{format_name}-{workers}"
        if not (self._folder / folder).exists():
            # In a process of its own: see measure.py on the memory of this one.
            generate = (PYTHON, str(HERE / "generate.py"), folder, str(workers), format_name)
            subprocess.run(generate, cwd=self._folder, check=True)
        return tuple(f"{folder}/{name}.{format_name}" for name in LEDGERS_READ[period])


def _gridscore(period: tuple[str, str], paths: tuple[str, ...], result: str) -> Command:
    return Command("gridscore", (GRIDSCORE, *period, *paths, *RULES, "-o", result, "--force"))


def _imports(name: str, modules: Sequence[str]) -> Command:
    arguments = (PYTHON, str(HERE / "floors.py"), "imports", *modules)
    return Command(name, arguments, reports_pauses=True)


def _floor(kind: str, result: str, ledgers: tuple[str, ...]) -> Command:
    output = str(Path(result).with_stem("floor"))
    arguments = (PYTHON, str(HERE / "floors.py"), kind, output, result, *ledgers)
    return Command(kind, arguments, reports_pauses=True)


def print_line(*cells: str) -> None:
    """Print a line of the table of comparisons."""
    print(_LINE.format(*cells), flush=True)


def _figures(costs: Costs) -> dict[str, object]:
    return {
        "median_cpu_seconds": round(costs.cpu, 4),
        "cpu_seconds": [round(run.cpu, 4) for run in costs.runs],
        "median_wall_seconds": round(costs.seconds, 4),
        "peak_mib": round(costs.peak / MEBI, 1),
    }


def read_arguments() -> argparse.Namespace:
    """Read the options of the command line."""
    parser = argparse.ArgumentParser(
        prog="benchmarks/run.py", description="Measure gridscore beside the floor."
    )

    def add_sizes(option: str, default: tuple[int, ...], what: str) -> None:
        parser.add_argument(
            option, nargs="*", type=int, default=list(default), metavar="WORKERS", help=what
        )

    add_sizes("--csv", SIZES, "sizes to compare with .csv ledgers and results")
    add_sizes("--xlsx", SIZES, "sizes to compare with .xlsx ledgers and results")
    parser.add_argument(
        "--runs", type=int, default=5, help="most runs of a job, fewer if they take long"
    )
    parser.add_argument(
        "--usual-up-to",
        type=int,
        default=USUAL_UP_TO,
        metavar="WORKERS",
        help="the most workers whose workbooks the usual script is given, too",
    )
    parser.add_argument("--quick", action="store_true", help="only 25 and 10,000 workers")
    options = parser.parse_args()
    if options.quick:
        options.csv, options.xlsx = QUICK_SIZES, QUICK_SIZES
    return options


def main() -> None:
    """Measure what was asked for, print it and save it."""
    options = read_arguments()
    saved = RESULTS / f"{datetime.now().astimezone():%Y-%m-%d-%H%M%S}.json"
    with TemporaryDirectory(prefix="gridscore-bench-") as scratch:
        bench = Bench(Path(scratch), saved, options.runs, options.usual_up_to)
        try:
            bench.compare_start()
            bench.measure_imports()
            bench.compare_station()
            for format_name in FLOORS:
                for workers in getattr(options, format_name):
                    bench.compare_ledgers(workers, format_name)
        except CommandFailedError as error:
            sys.exit(str(error))
    print(f"\nSaved as {saved.relative_to(HERE.parent)}")


if __name__ == "__main__":
    main()

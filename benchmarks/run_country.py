"""Measures gridscore on a whole country beside independent programs: `make bench-country`.

Each job runs in turn with the programs it is held against, in one run on one machine: the ratios
hold whatever else the machine is doing, those of processor seconds better than those of the
clock. Every figure is printed at once, and saved as JSON in benchmarks/results after each job;
`python benchmarks/tables.py` makes tables of them.

Sections:
  country   a year-end, csv and parquet, beside numpy, polars and DuckDB, all with one result
  journal   the same with the journal, to parquet, beside programs that write none
  problems  `check` of ledgers in which one score in a hundred cannot be read, beside sound ones
  growth    year-ends of twice as many people again and again
  schemes   the five regulations with equally many rows
  shapes    year-ends of the same people and sheets in files of another shape
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from machine import GRIDSCORE, HERE, PYTHON, RESULTS, describe_machine
from measure import MEBI, Command, CommandFailedError, Costs, Limits, compare

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Held = Callable[[Sequence[float], int], float]

WORKERS, ROWS, SHAPED = 4_500_000, 1_200_000, 500_000
GROWTH = (100_000, 200_000, 400_000, 800_000, 1_600_000, 3_200_000)
BAD = 10  # of a thousand scores
PROGRAMS = ("numpy", "polars", "duckdb")
SHAPES = ("random-ids", "many-files", "gb18030", "quoted", "typed", "mixed", "mixed-parquet")
BY_POLARS = ("plain", "random-ids", "mixed", "mixed-parquet")  # people are named anew in each
MINUTES, SECONDS = 40.0, 160.0  # for everything; after which a job is not repeated any more

SUBSIDY = ("pay.subsidy=600",)
_BONUS = ("pay.bonus.excellent=2000", "pay.bonus.good=1500", "pay.bonus.pass=800")
_EXAMPLE = HERE.parent / "sample_data" / "haze-grid" / "示例标准.toml"  # haze-grid has no points
SCHEMES = {  # the regulation to assess by, and the amounts that it leaves to the station
    "daqinggou-2013": ("daqinggou-2013", SUBSIDY),
    "daqinggou-2015": ("daqinggou-2015", SUBSIDY),
    "haze-grid": (str(_EXAMPLE), ()),
    "jimiya": (
        "jimiya",
        (*_BONUS, "pay.clue=500", "pay.rescue=1000", "pay.protection=800", "pay.hazard=300"),
    ),
    "longyunli-2014": (
        "longyunli-2014",
        (*_BONUS, "pay.bonus.fail=0", "pay.commendation=300"),
    ),
}
_LINE = "{:<26}{:<16}{:>9}{:>9}{:>10}{:>6}{:>8}{:>8}"


def gridscore_by(figures: Sequence[float], index: int) -> float:
    """How many times what a program takes gridscore does, which comes first."""
    return figures[0] / figures[index]


def by_first(figures: Sequence[float], index: int) -> float:
    """How many times what the first takes."""
    return figures[index] / figures[0]


def by_cheapest(figures: Sequence[float], index: int) -> float:
    """How many times what the cheapest takes."""
    return figures[index] / min(figures)


def by_one_before(figures: Sequence[float], index: int) -> float:
    """How many times what the one before takes."""
    return figures[index] / figures[max(index - 1, 0)]


class Bench:
    """Runs jobs in a scratch folder, prints each as soon as it is known, and saves it."""

    def __init__(self, folder: Path, saved: Path, options: argparse.Namespace) -> None:
        self.options = options
        self._folder, self._saved = folder, saved
        self._end = time.monotonic() + 60 * options.minutes
        others = [name for name in PROGRAMS[1:] if name not in options.without]
        self._document = describe_machine(*others)
        self._document["workers"] = options.workers
        self._jobs: list[dict[str, object]] = []
        self.failed = False
        print(
            _LINE.format("job", "program", "clock s", "cpu s", "peak MiB", "runs", "clock", "cpu")
        )

    def compare(
        self, section: str, job: str, commands: list[Command], held: Held, **more: object
    ) -> bool:
        """Run commands in turn; `held` says by which of them each is divided."""
        left = self._end - time.monotonic()
        if left < 0:
            return self._fail(section, job, "left out: no time is left")
        try:
            limits = Limits(self.options.runs, min(SECONDS, left / 2), max(left, 60.0))
            costs = compare(commands, limits, self._folder)
        except CommandFailedError as error:
            return self._fail(section, job, str(error))
        clock, cpu = [one.seconds for one in costs], [one.cpu for one in costs]
        programs = [
            {
                "program": one.name,
                "seconds": round(one.seconds, 3),
                "cpu": round(one.cpu, 3),
                "peak_mib": round(one.peak / MEBI),
                "clock_ratio": round(held(clock, index), 3),
                "cpu_ratio": round(held(cpu, index), 3),
                "runs": [[round(run.seconds, 3), round(run.cpu, 3)] for run in one.runs],
            }
            for index, one in enumerate(costs)
        ]
        self._jobs.append({"section": section, "job": job, "programs": programs, **more})
        self._save()
        self._print(job, costs, programs)
        return True

    def _print(self, job: str, costs: list[Costs], programs: list[dict[str, object]]) -> None:
        names = ("seconds", "cpu", "clock_ratio", "cpu_ratio")
        for one, figures in zip(costs, programs, strict=True):
            clock, cpu, clock_ratio, cpu_ratio = (f"{figures[name]:.2f}" for name in names)
            middle = clock, cpu, str(figures["peak_mib"]), len(one.runs)
            print(_LINE.format(job, one.name, *middle, clock_ratio, cpu_ratio), flush=True)

    def same(self, section: str, job: str, results: list[str]) -> None:
        """Hold results against the first of them."""
        run = (PYTHON, str(HERE / "same.py"), *results)
        done = subprocess.run(run, cwd=self._folder, capture_output=True, text=True, check=False)
        if done.returncode:
            self._fail(section, job, done.stderr.strip())
        for result in results:
            (self._folder / result).unlink(missing_ok=True)

    def stages(self, section: str, job: str, command: Command) -> None:
        """Say what the time of one command of gridscore goes into."""
        run = (PYTHON, str(HERE / "stages.py"), *command.arguments[1:])
        done = subprocess.run(run, cwd=self._folder, capture_output=True, text=True, check=False)
        if done.returncode:
            self._fail(section, job, done.stderr.strip())
            return
        stages = json.loads(done.stdout)
        self._jobs.append({"section": section, "job": job, "stages": stages})
        self._save()
        spent = (f"{name} {figures['processor']:.1f}" for name, figures in stages.items())
        print(f"  processor seconds of {job}: {', '.join(spent)}", flush=True)

    def ledgers(self, workers: int, kind: str, bad: int = 0) -> str:
        """Name a folder of ledgers, written when they are first asked for."""
        name = f"{kind}-{workers}-{bad}"
        self._written(name, "country.py", str(workers), kind, str(bad))
        return name

    def shaped(self, shape: str) -> str:
        """Name a folder of a country's csv in another shape."""
        plain = self.ledgers(self.options.shaped, "csv")
        self._written(shape, "shapes.py", plain, shape)
        return shape

    def regulation(self, scheme: str) -> str:
        """Name a folder of ledgers for one regulation."""
        self._written(scheme, "regulations.py", scheme, str(self.options.rows))
        return scheme

    def _written(self, name: str, program: str, *arguments: str) -> None:
        if not (self._folder / name).exists():
            generate = (PYTHON, str(HERE / program), name, *arguments)
            subprocess.run(generate, cwd=self._folder, check=True, stdout=subprocess.DEVNULL)

    def forget(self, name: str) -> None:
        """Remove ledgers or a result that is not needed any more."""
        shutil.rmtree(self._folder / name, ignore_errors=True)

    def _fail(self, section: str, job: str, words: str) -> bool:
        self.failed = True
        self._jobs.append({"section": section, "job": job, "failed": words})
        self._save()
        print(f"{job}: {words}", flush=True)
        return False

    def _save(self) -> None:
        self._document["jobs"] = self._jobs
        self._saved.parent.mkdir(exist_ok=True)
        text = json.dumps(self._document, indent=2, ensure_ascii=False) + "\n"
        self._saved.write_text(text, encoding="utf-8")


def year_end(
    folder: str, output: str, *more: str, scheme: str = "daqinggou-2013", name: str = "gridscore"
) -> Command:
    """Write down the year's end of some ledgers."""
    regulation, amounts = SCHEMES[scheme]
    job = (GRIDSCORE, "year-end", "2026", folder, "--scheme", regulation, "-o", output, "--force")
    settings = (word for amount in amounts for word in ("--set", amount))
    return Command(name, (*job, "--lang", "en", "--quiet", *settings, *more))


def by_hand(name: str, folder: str, kind: str, output: str, label: str = "") -> Command:
    """Do the same with the program that is written for it in one of PROGRAMS."""
    return Command(label or name, (PYTHON, str(HERE / f"country_{name}.py"), folder, kind, output))


def country(bench: Bench) -> None:
    """Compare a year-end with programs written for it, and hold the results together."""
    programs = [name for name in PROGRAMS if name not in bench.options.without]
    for kind in ("csv", "parquet"):
        folder = bench.ledgers(bench.options.workers, kind)
        results = [f"gridscore.{kind}", *(f"{name}.{kind}" for name in programs)]
        commands = [year_end(folder, results[0])]
        for name, result in zip(programs, results[1:], strict=True):
            commands.append(by_hand(name, folder, kind, result))
        if bench.compare("country", f"country, {kind}", commands, gridscore_by):
            bench.same("country", f"results, {kind}", results)
        bench.stages("country", f"stages, {kind}", commands[0])


def journal(bench: Bench) -> None:
    """Compare a year-end with its journal to one without, and to programs that write none."""
    folder = bench.ledgers(bench.options.workers, "parquet")
    result = "gridscore.parquet"
    programs = [name for name in PROGRAMS if name not in bench.options.without]
    with_journal = ("--journal", "journal.parquet")
    commands = [
        year_end(folder, result, name="without"),
        year_end(folder, result, *with_journal, name="with journal"),
        *(by_hand(name, folder, "parquet", result, f"{name}, none") for name in programs),
    ]
    bench.compare("journal", "journal, parquet", commands, by_first)


def problems(bench: Bench) -> None:
    """Compare the check of ledgers full of mistakes to that of sound ones."""
    rules = ("--scheme", "daqinggou-2013", "--set", *SUBSIDY, "--lang", "en")
    kinds = (("sound", 0, 0), ("one in 100 bad", BAD, 1))
    commands = [
        Command(
            name,
            (GRIDSCORE, "check", bench.ledgers(bench.options.workers, "csv", bad), *rules),
            status=status,
        )
        for name, bad, status in kinds
    ]
    bench.compare("problems", "check, csv", commands, by_first)
    bench.forget(bench.ledgers(bench.options.workers, "csv", BAD))


def growth(bench: Bench) -> None:
    """Compare year-ends of ledgers, each of twice as many people as the one before."""
    sizes = sorted(bench.options.growth)
    commands = [
        year_end(bench.ledgers(size, "csv"), "grown.csv", name=f"{size:,}") for size in sizes
    ]
    bench.compare("growth", "growth, csv", commands, by_one_before)
    for size in sizes:
        if size != bench.options.workers:
            bench.forget(bench.ledgers(size, "csv"))


def schemes(bench: Bench) -> None:
    """Compare the regulations with each other, on ledgers of equally many rows."""
    commands = [
        year_end(bench.regulation(scheme), "assessed.csv", scheme=scheme, name=scheme)
        for scheme in SCHEMES
    ]
    bench.compare("schemes", "schemes, csv", commands, by_cheapest, rows=bench.options.rows)


def shapes(bench: Bench) -> None:
    """Compare year-ends of one country in files of other shapes; polars reads some of them."""
    plain = BY_POLARS[0]
    folders = {plain: bench.ledgers(bench.options.shaped, "csv")}
    folders |= {shape: bench.shaped(shape) for shape in SHAPES}
    kinds = {name: "parquet" if name.endswith("parquet") else "csv" for name in folders}
    results = {name: f"{name}.{kind}" for name, kind in kinds.items()}
    commands = [year_end(folder, results[name], name=name) for name, folder in folders.items()]
    as_plain = [name for name in folders if name not in BY_POLARS[1:]]
    groups = (as_plain, *([name] for name in BY_POLARS[1:]))
    equal = [[results[name] for name in group] for group in groups]
    if "polars" not in bench.options.without:
        for group, name in zip(equal, BY_POLARS, strict=True):
            label = f"polars, {name}"
            group.append(f"{label}.{kinds[name]}")
            commands.append(by_hand("polars", folders[name], kinds[name], group[-1], label))
    if bench.compare("shapes", "shapes, csv", commands, by_first, workers=bench.options.shaped):
        for group in equal:
            bench.same("shapes", "results, shapes", group)


SECTIONS = {
    section.__name__: section for section in (country, journal, problems, growth, schemes, shapes)
}


def read_arguments() -> argparse.Namespace:
    """Read the options of the command line."""
    parser = argparse.ArgumentParser(
        prog="benchmarks/run_country.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "sections", nargs="*", metavar="SECTION", help="what to measure; everything if left out"
    )
    parser.add_argument("--workers", type=int, default=WORKERS, help="people in the country")
    parser.add_argument("--rows", type=int, default=ROWS, help="rows for each regulation")
    parser.add_argument("--shaped", type=int, default=SHAPED, help="people in other shapes")
    parser.add_argument(
        "--growth", type=int, nargs="+", default=list(GROWTH), help="sizes to measure growth at"
    )
    parser.add_argument("--runs", type=int, default=3, help="most runs of a job")
    parser.add_argument(
        "--minutes", type=float, default=MINUTES, help="after which no other job is begun"
    )
    parser.add_argument(
        "--without", nargs="+", default=[], choices=PROGRAMS, help="programs not to run"
    )
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to save the figures")
    options = parser.parse_args()
    unknown = set(options.sections) - set(SECTIONS)
    if unknown:
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    return options


def main() -> None:
    """Measure, print and save what was asked for."""
    options = read_arguments()
    saved = options.results / f"country-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}.json"
    with TemporaryDirectory(prefix="gridscore-country-") as scratch:
        bench = Bench(Path(scratch), saved, options)
        for name, section in SECTIONS.items():
            if not options.sections or name in options.sections:
                section(bench)
    print(f"\nSaved as {saved}")
    if bench.failed:
        sys.exit("Something failed: see above.")


if __name__ == "__main__":
    main()

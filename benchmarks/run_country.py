"""Measures gridscore on a whole country beside independent programs: `make bench-country`.

Each job runs in turn with the programs that do only this job, in one run on one machine: the
ratios hold whatever else the machine is doing, those of processor seconds better than those of
the clock. Figures are printed, and saved as JSON in benchmarks/results.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import MEBI, Command, CommandFailedError, Costs, Limits, compare
from run import GRIDSCORE, HERE, PYTHON, RESULTS, describe_machine

WORKERS, CITY = 4_500_000, 100_000
GROWTH = (100_000, 200_000, 400_000, 800_000, 1_600_000, 3_200_000)
BAD = 10  # of a thousand scores
RULES = ("--lang", "en", "--quiet")
SCHEMES = ("daqinggou-2013", "longyunli-2014")
"""The regulations that can be held against the same ledgers."""
_LINE = "{:<38} {:<10} {:>8} {:>8} {:>9} {:>6} {:>6}"


class Bench:
    """Runs jobs in a scratch folder and prints each as soon as it is known."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder, self._limits = folder, limits
        self.jobs: list[dict[str, object]] = []

    def compare(self, job: str, commands: list[Command]) -> list[Costs]:
        """Run commands in turn; each is held against the first of them."""
        costs = compare(commands, self._limits, self._folder)
        for one in costs:
            figures = {
                "job": job,
                "program": one.name,
                "seconds": round(one.seconds, 3),
                "cpu": round(one.cpu, 3),
                "peak_mib": round(one.peak / MEBI),
                "runs": len(one.runs),
                "gridscore_by_clock": round(costs[0].seconds / one.seconds, 2),
                "gridscore_by_cpu": round(costs[0].cpu / one.cpu, 2),
            }
            self.jobs.append(figures)
            print(
                _LINE.format(
                    job,
                    one.name,
                    *(f"{figures[name]:.2f}" for name in ("seconds", "cpu")),
                    str(figures["peak_mib"]),
                    *(
                        f"{figures[name]:.2f}"
                        for name in ("gridscore_by_clock", "gridscore_by_cpu")
                    ),
                ),
                flush=True,
            )
        return costs

    def ledgers(self, workers: int, kind: str, bad: int = 0) -> str:
        """Name a folder of ledgers, written when they are first asked for."""
        name = f"{kind}-{workers}-{bad}"
        if not (self._folder / name).exists():
            generate = (PYTHON, str(HERE / "country.py"), name, str(workers), kind, str(bad))
            subprocess.run(generate, cwd=self._folder, check=True)
        return name

    def stages(self, folder: str, output: str) -> object:
        """Say what the time of one job goes into."""
        run = (PYTHON, str(HERE / "stages.py"), folder, output)
        text = subprocess.run(run, cwd=self._folder, check=True, capture_output=True).stdout
        spent: object = json.loads(text)
        print(f"  stages of {folder}: {text.decode().strip()}", flush=True)
        return spent


def gridscore(folder: str, output: str, *more: str, scheme: str = "daqinggou-2013") -> Command:
    """Write down the year's end of some ledgers."""
    job = (GRIDSCORE, "year-end", "2026", folder, "--scheme", scheme, "-o", output, "--force")
    amounts = ("--set", "pay.subsidy=600") if scheme == "daqinggou-2013" else ()
    return Command("gridscore", (*job, *RULES, *amounts, *more))


def program(name: str, *arguments: str) -> Command:
    """Write down one of the programs beside this one."""
    return Command(name, (PYTHON, str(HERE / f"{name}.py"), *arguments))


def run_jobs(bench: Bench, options: argparse.Namespace) -> dict[str, object]:
    """Run what was asked for; returns the stages of each kind of file."""
    stages: dict[str, object] = {}
    for kind in ("csv", "parquet"):
        folder = bench.ledgers(options.workers, kind)
        job = f"year-end, {options.workers:,}, {kind}"
        floor = program("country_numpy", folder, kind, f"floor.{kind}")
        bench.compare(job, [gridscore(folder, f"result.{kind}"), floor])
        stages[kind] = bench.stages(folder, f"result.{kind}")
    folder = bench.ledgers(CITY, "csv")
    for scheme in SCHEMES:
        command = gridscore(folder, "city.csv", scheme=scheme)
        bench.compare(f"year-end, {CITY:,}, {scheme}", [command])
    for workers in options.growth:
        command = gridscore(bench.ledgers(workers, "csv"), "grown.csv")
        bench.compare(f"growth, {workers:,}, csv", [command])
    return stages


def main() -> None:
    """Measure, print and save."""
    parser = argparse.ArgumentParser(prog="benchmarks/run_country.py", description=__doc__)
    parser.add_argument("--workers", type=int, default=WORKERS, help="people in the country")
    parser.add_argument(
        "--growth", type=int, nargs="*", default=list(GROWTH), help="sizes to measure the growth at"
    )
    parser.add_argument("--runs", type=int, default=3, help="most runs of a job")
    options = parser.parse_args()
    print(_LINE.format("job", "program", "clock s", "cpu s", "peak MiB", "clock", "cpu"))
    with TemporaryDirectory(prefix="gridscore-country-") as scratch:
        bench = Bench(Path(scratch), Limits(options.runs, 120.0))
        try:
            stages = run_jobs(bench, options)
        except CommandFailedError as error:
            sys.exit(str(error))
    machine = describe_machine()
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"country-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}.json"
    document = {**machine, "jobs": bench.jobs, "stages": stages}
    path.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
    print(f"\nSaved as {path.relative_to(HERE.parent)}")


if __name__ == "__main__":
    main()

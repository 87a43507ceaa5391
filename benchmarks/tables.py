"""Makes the tables of docs/performance.md out of saved figures.

Usage: python tables.py [--into docs/performance.md] [FIGURES.json ...]

Takes the latest figures of each job among the files given, all of benchmarks/results if none is.
Prints the tables; `--into` instead puts them into a document, each in place of what stands there
between `<!-- NAME -->` and `<!-- / -->`. A table without figures stays as it is.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parent / "results"
ROWS_PER_WORKER = 6 + 2 / 9  # of the ledgers of country.py: a roster, four quarters, a vote, a log

Row = Sequence[str]
Figures = dict[str, Any]


def start(jobs: list[Figures]) -> list[Row]:
    """Hold what computes nothing beside importing the command line's libraries."""
    heading = ("", "gridscore s", "`import typer, rich.console` s", "ratio", "aim")
    rows = [
        (f"`{one['job']}`", _cpu(one["gridscore"]), _cpu(one["floor"]), _ratio(one), "1.3")
        for one in jobs
        if one["floor"]["name"] == "imports"
    ]
    return [heading, *rows] if rows else []


def imports(found: dict[str, float]) -> list[Row]:
    """Tell what libraries cost beyond Python itself."""
    rows = [(name, f"{max(1000 * cpu, 0):.0f}") for name, cpu in found.items()]
    return [("import", "processor ms"), *rows] if rows else []


def station(jobs: list[Figures]) -> list[Row]:
    """Hold a clerk's jobs beside importing libraries, and beside importing everything."""
    floors = ("plain imports", "libraries", "all modules")
    beside = [cell for floor in floors for cell in (f"{floor} s", "ratio", "by the clock")]
    held = {(one["job"], one["floor"]["name"]): one for one in jobs}
    rows = []
    for job in dict.fromkeys(name for name, floor in held if floor == floors[0]):
        found = [held[job, floor] for floor in floors if (job, floor) in held]
        if len(found) == len(floors):
            cells = [
                cell
                for one in found
                for cell in (_cpu(one["floor"]), _ratio(one), f"{one['clock_ratio']:.2f}")
            ]
            name = job.partition(",")[0]
            rows.append((f"`{name}`", _cpu(found[-1]["gridscore"]), *cells, "1.3"))
    return [("", "gridscore s", *beside, "aim"), *rows] if rows else []


def copies(jobs: list[Figures], format_name: str) -> list[Row]:
    """Hold a district and a city beside reading and writing the same, and the usual script."""
    beside = ("copy s", "ratio", "usual script s", "times faster")
    heading = ("", "cpu s", *beside, "clock s", *beside, "peak MiB")
    rows = []
    for one in jobs:
        name, _, workers = one["job"].rpartition(f", {format_name}")[0].partition(", ")
        if workers not in ("", "25 workers") and one["floor"]["name"] in ("csv", "arrow", "xlsx"):
            cells = (
                *_beside(one, "median_cpu_seconds", "ratio", "times_faster_than_usual"),
                *_beside(one, "median_wall_seconds", "clock_ratio", "by_the_clock"),
                f"{one['gridscore']['peak_mib']:.0f}",
            )
            rows.append((f"`{name}`, {workers}", *cells))
    return [heading, *rows] if rows else []


def _beside(one: Figures, seconds: str, ratio: str, faster: str) -> Row:
    """Tell seconds of gridscore, of the copy and of the usual script, and what they come to."""
    usual = (f"{one['usual'][seconds]:.3g}", f"{one[faster]:.1f}") if one["usual"] else ("", "")
    own, floor = (f"{one[program][seconds]:.3g}" for program in ("gridscore", "floor"))
    return own, floor, f"{one[ratio]:.2f}", *usual


def country(jobs: list[Figures]) -> list[Row]:
    """Hold a country beside programs written for it."""
    heading = ("", "clock s", "cpu s", "peak GiB", "gridscore takes: clock", "cpu")
    rows = [
        (
            f"{job['job'].partition(', ')[2]}, {one['program']}",
            *(f"{one['seconds']:.1f}", f"{one['cpu']:.1f}", f"{one['peak_mib'] / 1024:.2f}"),
            *(f"{one['clock_ratio']:.2f} ×", f"{one['cpu_ratio']:.2f} ×"),
        )
        for job in _of(jobs, "country")
        for one in job["programs"]
    ]
    return [heading, *rows] if rows else []


def stages(found: dict[str, Figures]) -> list[Row]:
    """Tell what the time of some jobs goes into, in processor seconds."""
    if not found:
        return []
    names = list(next(iter(found.values())))
    rows = [
        (
            job,
            *(f"{spent[name]['processor']:.2f}" for name in names),
            f"{max(stage['peak_mib'] for stage in spent.values()) / 1024:.2f}",
        )
        for job, spent in found.items()
    ]
    return [("cpu s", *names, "peak GiB"), *rows]


def pairs(jobs: list[Figures], section: str) -> list[Row]:
    """Hold one job beside another."""
    heading = ("", "clock s", "cpu s", "peak GiB", "clock", "cpu")
    rows = [
        (
            one["program"],
            *(f"{one['seconds']:.1f}", f"{one['cpu']:.1f}", f"{one['peak_mib'] / 1024:.2f}"),
            *(f"{one['clock_ratio']:.2f} ×", f"{one['cpu_ratio']:.2f} ×"),
        )
        for job in _of(jobs, section)
        for one in job["programs"]
    ]
    return [heading, *rows] if rows else []


def growth(jobs: list[Figures]) -> list[Row]:
    """Tell time and memory, with twice as many people each."""
    heading = ("workers", "clock s", "cpu s", "clock", "cpu", "peak MiB", "bytes more a row")
    rows: list[Row] = []
    for job in _of(jobs, "growth"):
        before: Figures | None = None
        for one in job["programs"]:
            steps = ("", "", f"{one['peak_mib']}", "")
            if before:
                people = _number(one["program"]) - _number(before["program"])
                more = (one["peak_mib"] - before["peak_mib"]) * 2**20
                each = f"{more / people / ROWS_PER_WORKER:.0f}"
                ratios = f"{one['clock_ratio']:.2f} ×", f"{one['cpu_ratio']:.2f} ×"
                steps = (*ratios, f"{one['peak_mib']}", each)
            rows.append((one["program"], f"{one['seconds']:.2f}", f"{one['cpu']:.2f}", *steps))
            before = one
    return [heading, *rows] if rows else []


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def _of(jobs: list[Figures], section: str) -> list[Figures]:
    return [job for job in jobs if job.get("section") == section and "programs" in job]


def _cpu(figures: Figures) -> str:
    return f"{figures['median_cpu_seconds']:.3g}"


def _ratio(comparison: Figures) -> str:
    return f"{comparison['ratio']:.2f}"


Maker = Callable[[Figures], list[Row]]
OF_RUN: dict[str, Maker] = {
    "start": lambda saved: start(saved["comparisons"]),
    "imports": lambda saved: imports(saved["imports"]),
    "station": lambda saved: station(saved["comparisons"]),
    "xlsx": lambda saved: copies(saved["comparisons"], "xlsx"),
    "csv": lambda saved: copies(saved["comparisons"], "csv"),
    "workbook-stages": lambda saved: stages(saved["stages"]),
}
OF_COUNTRY: dict[str, Maker] = {
    "country": lambda saved: country(saved["jobs"]),
    "country-stages": lambda saved: stages(
        {job["job"].partition(", ")[2]: job["stages"] for job in saved["jobs"] if "stages" in job}
    ),
    "journal": lambda saved: pairs(saved["jobs"], "journal"),
    "problems": lambda saved: pairs(saved["jobs"], "problems"),
    "growth": lambda saved: growth(saved["jobs"]),
    "schemes": lambda saved: pairs(saved["jobs"], "schemes"),
    "shapes": lambda saved: pairs(saved["jobs"], "shapes"),
}


def make_tables(documents: list[Figures]) -> dict[str, str]:
    """Make each table there are figures for; the later documents stand last."""
    found: dict[str, str] = {}
    for document in documents:
        for name, make in (OF_RUN if "comparisons" in document else OF_COUNTRY).items():
            rows = make(document)
            if rows:
                found[name] = f"{_markdown(rows)}\n\n{_origin(document)}"
    return found


def _markdown(rows: list[Row]) -> str:
    heading, *others = (f"| {' | '.join(row)} |" for row in rows)
    line = "|---" + "|---:" * (len(rows[0]) - 1) + "|"
    return "\n".join([heading, line, *others])


def _origin(document: Figures) -> str:
    """Say where and when the figures come from."""
    machine, versions = document["machine"], document["versions"]
    tools = [name for name in ("numpy", "pyarrow", "polars", "duckdb") if name in versions]
    libraries = ", ".join(f"{name} {versions[name]}" for name in tools)
    return (
        f"*{document['measured_at'][:16].replace('T', ' ')}, {machine['processor']}, "
        f"{machine['processors']} processors, {machine['memory_gib']:.0f} GiB, load "
        f"{document['load'][0]} at the beginning; Python {machine['python']}, {libraries}.*"
    )


def put_into(document: Path, tables: dict[str, str]) -> None:
    """Put each table in its place in a document."""
    text = document.read_text("utf-8")
    for name, table in tables.items():
        place = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- / -->)", re.DOTALL)
        text = place.sub(lambda _, table=table: f"\n{table}\n\n", text, count=1)
    document.write_text(text, "utf-8")


def main() -> None:
    """Print the tables, or put them into a document."""
    parser = argparse.ArgumentParser(
        prog="benchmarks/tables.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("figures", nargs="*", type=Path, metavar="FIGURES.json")
    parser.add_argument("--into", type=Path, metavar="DOCUMENT")
    options = parser.parse_args()
    saved = options.figures or RESULTS.glob("*.json")
    documents = [json.loads(path.read_text("utf-8")) for path in saved]
    tables = make_tables(sorted(documents, key=lambda document: str(document["measured_at"])))
    if options.into:
        put_into(options.into, tables)
        return
    for name, table in tables.items():
        print(f"## {name}\n\n{table}\n")


if __name__ == "__main__":
    main()

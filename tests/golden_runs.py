"""What gridscore makes of the sample years, kept in `golden/` to be compared and looked at.

`python -m tests.golden_runs` takes what it makes now as right.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import chdir
from dataclasses import dataclass, replace
from pathlib import Path

from tests.command import command_of, run

SAMPLES = Path(__file__).parent.parent / "sample_data"
GOLDEN = Path(__file__).parent / "golden"
QUARTERS = ("2026Q1", "2026Q2", "2026Q3", "2026Q4")
WIDTH = {"COLUMNS": "100", "FORCE_COLOR": None, "TTY_COMPATIBLE": None}


@dataclass(frozen=True)
class GoldenRun:
    """A call within the sample station, and which of its outputs is kept."""

    file: str
    arguments: tuple[str, ...]
    output: str = "stdout"  # or stderr, or journal
    station: str = "daqinggou-2013"


def _table(period: str, lang: str, *options: str) -> tuple[str, ...]:
    return (command_of(period), period, "--format", "csv", "--lang", lang, *options)


RUNS: tuple[GoldenRun, ...] = (
    *(GoldenRun(f"{quarter}.en.csv", _table(quarter, "en")) for quarter in QUARTERS),
    GoldenRun("2026Q2.zh-Hans.csv", _table("2026Q2", "zh-Hans")),
    GoldenRun("2026.en.csv", _table("2026", "en")),
    GoldenRun("2026.zh-Hans.csv", _table("2026", "zh-Hans")),
    GoldenRun("2026.zh-Hant.csv", _table("2026", "zh-Hant")),
    GoldenRun("2026Q2.journal.en.csv", _table("2026Q2", "en"), "journal"),
    GoldenRun("2026Q2.journal.zh-Hans.csv", _table("2026Q2", "zh-Hans"), "journal"),
    GoldenRun("2026.journal.en.csv", _table("2026", "en"), "journal"),
    GoldenRun("2026.summary.en.txt", _table("2026", "en"), "stderr"),
    GoldenRun("2026.summary.zh-Hans.txt", _table("2026", "zh-Hans"), "stderr"),
    *(
        GoldenRun(f"explain.{lang}.txt", ("explain", "W006", "2026Q2", "--lang", lang))
        for lang in ("en", "zh-Hans")
    ),
    GoldenRun("check.en.txt", ("check", "--verbose", "--lang", "en"), "stderr"),
    GoldenRun("check.zh-Hans.txt", ("check", "--lang", "zh-Hans"), "stderr"),
)
LONGYUNLI_RUNS: tuple[GoldenRun, ...] = (
    GoldenRun("2026Q1.en.csv", _table("2026Q1", "en")),
    GoldenRun("2026Q2.zh-Hans.csv", _table("2026Q2", "zh-Hans")),
    GoldenRun("2026.en.csv", _table("2026", "en")),
    GoldenRun("2026.zh-Hant.csv", _table("2026", "zh-Hant")),
    GoldenRun("2026Q1.journal.en.csv", _table("2026Q1", "en"), "journal"),
    GoldenRun("2026.journal.en.csv", _table("2026", "en"), "journal"),
    GoldenRun("2026.journal.zh-Hans.csv", _table("2026", "zh-Hans"), "journal"),
    GoldenRun("2026Q1.summary.en.txt", _table("2026Q1", "en"), "stderr"),
    GoldenRun("2026.summary.zh-Hans.txt", _table("2026", "zh-Hans"), "stderr"),
    GoldenRun("explain.en.txt", ("explain", "L005", "2026", "--lang", "en")),
    GoldenRun("explain.quarter.zh-Hans.txt", ("explain", "L006", "2026Q1", "--lang", "zh-Hans")),
    GoldenRun("check.en.txt", ("check", "--lang", "en"), "stderr"),
)
MONTHLY_RUNS: tuple[GoldenRun, ...] = (
    GoldenRun("2026-07.en.csv", _table("2026-07", "en")),
    GoldenRun("2026Q3.en.csv", _table("2026Q3", "en")),
    GoldenRun("2026Q3.journal.en.csv", _table("2026Q3", "en"), "journal"),
    GoldenRun("2026.zh-Hans.csv", _table("2026", "zh-Hans")),
    GoldenRun("2026Q3.summary.zh-Hans.txt", _table("2026Q3", "zh-Hans"), "stderr"),
    GoldenRun("explain.en.txt", ("explain", "D005", "2026Q3", "--lang", "en")),
)
JIMIYA_RUNS: tuple[GoldenRun, ...] = (
    GoldenRun("2026Q3.en.csv", _table("2026Q3", "en")),
    GoldenRun("2026.zh-Hant.csv", _table("2026", "zh-Hant")),
    GoldenRun("2026.journal.en.csv", _table("2026", "en"), "journal"),
    GoldenRun("2026.summary.en.txt", _table("2026", "en"), "stderr"),
    GoldenRun("explain.zh-Hans.txt", ("explain", "J14", "2026Q3", "--lang", "zh-Hans")),
)
HAZE_RUNS: tuple[GoldenRun, ...] = (
    GoldenRun("2026-03.en.csv", _table("2026-03", "en")),
    GoldenRun("2026-03.journal.en.csv", _table("2026-03", "en"), "journal"),
    GoldenRun("2026-03.summary.zh-Hans.txt", _table("2026-03", "zh-Hans"), "stderr"),
)
OTHERS = {
    "longyunli-2014": LONGYUNLI_RUNS,
    "daqinggou-2015": MONTHLY_RUNS,
    "jimiya": JIMIYA_RUNS,
    "haze-grid": HAZE_RUNS,
}
RUNS += tuple(
    replace(golden, file=f"{station}.{golden.file}", station=station)
    for station, runs in OTHERS.items()
    for golden in runs
)


def make(golden: GoldenRun) -> str:
    """Do the run and return what is to be kept, with plain line ends and no BOM.

    The station is copied first, so that the run can leave nothing in it.
    """
    with tempfile.TemporaryDirectory() as folder:
        station = Path(folder, "station")
        shutil.copytree(SAMPLES / golden.station, station, ignore=shutil.ignore_patterns("results"))
        journal = Path(folder, "journal.csv")
        wanted = ("--journal", str(journal)) if golden.output == "journal" else ()
        with chdir(station):
            result = run(*golden.arguments, *wanted, env=WIDTH)
        if result.status:
            raise RuntimeError(f"{golden.file}: exit status {result.status}\n{result.stderr}")
        made = {
            "stdout": result.stdout,
            "stderr": result.stderr.encode(),
            "journal": journal.read_bytes() if wanted else b"",
        }
    return made[golden.output].decode("utf-8-sig").replace("\r\n", "\n")


def accept() -> None:
    """Replace everything in `golden/` by what is made now, once all of it could be made."""
    made = {golden.file: make(golden) for golden in RUNS}
    for stale in GOLDEN.iterdir():
        stale.unlink()
    for name, text in made.items():
        (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"accepted {name}")


if __name__ == "__main__":
    accept()

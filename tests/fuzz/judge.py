"""Runs the commands on a folder and holds them to what must be true whatever the folder holds."""

from __future__ import annotations

import csv
import faulthandler
import json
import time
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest import mock

from gridscore.cli import gather
from tests.command import Run, command_of, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tests.fuzz.stations import Station

SECONDS = 5.0
"""Processor time one run may take; the folders are small."""
HANGING = 120
"""Seconds after which a run is ended from outside, with the place where it hangs."""

_LANGS = ("en", "zh-Hans", "zh-Hant")
_OUTPUTS = (*("csv", "csv", "csv", "tsv", "json", "json", "jsonl", "jsonl"), "xlsx", "parquet")


_OFTEN_EXTRA = 0.15


class BrokenPromiseError(AssertionError):
    """A run did what no run may do."""


def hold_to_promises(folder: Path, station: Station, random: Random) -> list[int]:
    """Check and assess a folder under a station's regulation; returns the exit statuses.

    Raises BrokenPromiseError, or whatever escaped from a command.
    """
    options: list[str | Path] = ["--scheme", station.scheme, "--lang", random.choice(_LANGS)]
    verbose, draft = random.choice(([], ["--verbose"])), random.choice(([], ["--draft"]))
    statuses = [_held(["check", folder, *options, *verbose], station)]
    options += draft
    for period in station.periods:
        ending = random.choice(_OUTPUTS)
        with TemporaryDirectory(prefix="out-") as out:
            asked = {"-o": Path(out, f"result.{ending}"), "--journal": Path(out, "journal.csv")}
            if random.random() < _OFTEN_EXTRA:
                asked |= {"--slips": Path(out, "s.xlsx"), "--public": Path(out, "p.xlsx")}
            outputs = list(asked.values())
            call = [command_of(period), period, folder, *options, *verbose]
            statuses.append(_held([*call, *chain.from_iterable(asked.items())], station))
            _require_all_or_nothing(statuses[-1], outputs)
    return [*statuses, _held(["explain", "W1", station.periods[0], folder, *options], station)]


def _held(call: list[str | Path], station: Station) -> int:
    """Run a command and judge how it ended."""
    faulthandler.dump_traceback_later(HANGING, exit=True)
    started = time.process_time()
    try:
        result = run(*call)
    finally:
        faulthandler.cancel_dump_traceback_later()
    if time.process_time() - started > SECONDS:
        raise BrokenPromiseError(f"{call} took {time.process_time() - started:.1f} s")
    _require_told(result, call, station)
    return result.status


def _require_told(result: Run, call: list[str | Path], station: Station) -> None:
    may_be_refused = station.loaded.scheme.lacks_tariff or call[0] == "explain"
    if result.status not in ((0, 1, 2) if may_be_refused else (0, 1)):
        raise BrokenPromiseError(f"{call} ended with {result.status}: {result.stderr[-2000:]}")
    if result.status and "GS" not in result.stderr and result.status == 1:
        raise BrokenPromiseError(f"{call} names no problem: {result.stderr[-2000:]}")
    if "Traceback" in result.stderr:
        raise BrokenPromiseError(f"{call}: {result.stderr[-2000:]}")


def _require_all_or_nothing(status: int, outputs: list[Path]) -> None:
    folder = outputs[0].parent
    there = sorted(path.name for path in folder.iterdir())
    if there != (sorted(path.name for path in outputs) if status == 0 else []):
        raise BrokenPromiseError(f"exit status {status}, but written: {there}")
    for path in outputs if status == 0 else []:
        _require_complete(path)


def _require_complete(path: Path) -> None:
    if path.suffix in (".csv", ".tsv"):
        text = path.read_text("utf-8-sig")
        delimiter = "\t" if path.suffix == ".tsv" else ","
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
        if not text.endswith("\n") or len({len(row) for row in rows}) != 1:
            raise BrokenPromiseError(f"{path.name} is not a whole table")
    elif path.suffix == ".json":
        json.loads(path.read_text("utf-8"))


@contextmanager
def regulations_kept(stations: tuple[Station, ...]) -> Iterator[None]:
    """Load no regulation anew in each run: only what is read and assessed is tried here."""
    known = {station.scheme: station.loaded for station in stations}

    def load(name: str, *_: object, **__: object) -> object:
        return known[name]

    with mock.patch.object(gather, "load_scheme", load):
        yield

"""Runs commands as processes of their own and compares what they cost.

The kernel counts the memory of the process that starts a command in the command's own peak
until the command is loaded. So whatever imports this must itself stay small.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MEBI = 2**20
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes


class CommandFailedError(Exception):
    """A command that was to be measured failed; says which, and with what words."""


@dataclass(frozen=True, slots=True)
class Command:
    """A program and its arguments.

    One that `reports_pauses` prints, as its only output, the processor seconds that are not to
    count. `status` is the exit status that tells it did what it should.
    """

    name: str
    arguments: tuple[str, ...]
    reports_pauses: bool = False
    status: int = 0


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: processor seconds, by the clock, and bytes of memory at the peak.

    Processor time is that of the program and the system for it. It says the same on a machine
    that has other work; what two processors do at once it counts twice.
    """

    cpu: float
    seconds: float
    peak: int


@dataclass(frozen=True, slots=True)
class Costs:
    """What the runs of one command took."""

    name: str
    runs: tuple[Cost, ...]

    @property
    def cpu(self) -> float:
        """The median of the processor seconds."""
        return median(run.cpu for run in self.runs)

    @property
    def seconds(self) -> float:
        """The median of the wall-clock seconds."""
        return median(run.seconds for run in self.runs)

    @property
    def peak(self) -> int:
        """The highest memory of any run, in bytes."""
        return max(run.peak for run in self.runs)


@dataclass(frozen=True, slots=True)
class Limits:
    """When to stop repeating: after so many runs, or once they took so many seconds.

    A single run that takes more than `patience` seconds is ended and counts as failed.
    """

    runs: int
    seconds: float
    patience: float = 3600.0


def run_once(command: Command, folder: Path, patience: float) -> Cost:
    """Run a command in `folder` to its end; raises CommandFailedError."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command.arguments, cwd=folder, stdout=output, stderr=errors)
        impatient = threading.Timer(patience, process.kill)
        impatient.start()
        _, status, usage = os.wait4(process.pid, 0)
        impatient.cancel()
        seconds = time.perf_counter() - start
        cpu = usage.ru_utime + usage.ru_stime
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != command.status:
            errors.seek(0)
            words = errors.read().decode("utf-8", "replace").strip()
            if seconds > patience:
                words = f"It was ended after {patience:.0f} seconds. {words}"
            raise CommandFailedError(
                f"{' '.join(command.arguments)}\nended with status {process.returncode}:\n{words}"
            )
        if command.reports_pauses:
            output.seek(0)
            paused = float(output.read())
            cpu, seconds = cpu - paused, seconds - paused
    return Cost(cpu, seconds, usage.ru_maxrss * _MAXRSS_UNIT)


def compare(commands: Sequence[Command], limits: Limits, folder: Path) -> list[Costs]:
    """Run the commands in turn, again and again within `limits`, each at least once.

    In turn, so that whatever else the machine does meanwhile falls on all of them alike; there
    and back, so that what a program leaves of memory is not always found by the same one.
    """
    runs: list[list[Cost]] = []
    start = time.perf_counter()
    while not runs or (len(runs) < limits.runs and time.perf_counter() - start < limits.seconds):
        way = -1 if len(runs) % 2 else 1
        runs.append([run_once(one, folder, limits.patience) for one in commands[::way]][::way])
    return [
        Costs(command.name, tuple(costs))
        for command, costs in zip(commands, zip(*runs, strict=True), strict=True)
    ]

"""Where the programs are, and on what machine and with what they are measured."""

from __future__ import annotations

import os
import platform
import sys
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"
PYTHON = sys.executable
GRIDSCORE = str(Path(PYTHON).with_name("gridscore"))
LIBRARIES = (
    *("gridscore", "numpy", "openpyxl", "pandas", "pyarrow", "pydantic", "python-calamine", "rich"),
    *("typer", "xlrd", "XlsxWriter", "zlib-ng"),
)


def describe_machine(*more: str) -> dict[str, object]:
    """Say when, on what and with what the figures were measured; `more` are further libraries."""
    return {
        "measured_at": datetime.now().astimezone().isoformat(timespec="seconds"),
        "machine": {
            "python": platform.python_version(),
            "platform": platform.platform(),
            "processor": _processor(),
            "processors": os.cpu_count(),
            "memory_gib": round(
                os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30, 1
            ),
        },
        "load": [round(load, 1) for load in os.getloadavg()],
        "versions": {name: version(name) for name in (*LIBRARIES, *more)},
    }


def _processor() -> str:
    """Name the processor, where the system tells it."""
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text().splitlines() if facts.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor())

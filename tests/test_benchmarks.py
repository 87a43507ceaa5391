"""Benchmarks run, and what they are held against comes to the same results."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


def test_the_country_and_every_regulation_and_shape(tmp_path: Path) -> None:
    """Small ledgers, without the programs whose libraries only benchmarks need.

    A person in ten thousand is dismissed: with so many, some are.
    """
    pytest.importorskip("pyarrow", minversion="26", reason="as the extra bench says")
    script = (sys.executable, str(BENCHMARKS / "run_country.py"), "country", "schemes", "shapes")
    sizes = ("--workers", "20000", "--rows", "3000", "--shaped", "500")
    few = (*sizes, "--runs", "1", "--results", str(tmp_path))
    without = ("--without", "polars", "duckdb")
    done = subprocess.run([*script, *few, *without], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    [saved] = tmp_path.glob("*.json")
    jobs = json.loads(saved.read_text("utf-8"))["jobs"]
    assert not [job for job in jobs if "failed" in job]
    programs = [[one["program"] for one in job.get("programs", ())] for job in jobs]
    assert programs.count(["gridscore", "numpy"]) == 2
    assert [len(names) for names in programs[-2:]] == [5, 8]
    tables = (sys.executable, str(BENCHMARKS / "tables.py"), str(saved))
    printed = subprocess.run(tables, capture_output=True, text=True, check=True).stdout
    for name in ("country", "country-stages", "schemes", "shapes"):
        assert f"## {name}\n" in printed

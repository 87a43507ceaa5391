"""Each sample station is what the program of its name makes."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.office import needs_libreoffice
from tests.sample_files import SAMPLES, sheets_of

STATIONS = (
    pytest.param("daqinggou-2013", marks=needs_libreoffice),  # one sheet of it is .xls
    *("longyunli-2014", "daqinggou-2015", "jimiya", "haze-grid"),
)
WORKBOOKS = (".xlsx", ".xls")  # which another version of the writer packs otherwise


def files_of(folder: Path) -> list[Path]:
    """List what a station has, results aside."""
    files = (path for path in folder.rglob("*") if path.is_file() and "results" not in path.parts)
    return sorted(path.relative_to(folder) for path in files)


def test_every_program_is_run() -> None:
    made = {path.stem.removeprefix("make_") for path in SAMPLES.glob("make_*.py")}
    stations = {path.name.replace("-", "_") for path in SAMPLES.iterdir() if path.is_dir()}
    assert made == stations - {"__pycache__"}
    assert len(STATIONS) == len(made)


@pytest.mark.parametrize("station", STATIONS)
def test_a_program_makes_the_files_of_its_station(station: str, tmp_path: Path) -> None:
    program = SAMPLES / f"make_{station.replace('-', '_')}.py"
    subprocess.run([sys.executable, "-B", program, tmp_path], check=True, timeout=300)
    kept = SAMPLES / station
    assert files_of(tmp_path) == files_of(kept)
    for path in files_of(kept):
        if path.suffix in WORKBOOKS:
            assert sheets_of(tmp_path / path) == sheets_of(kept / path), path
        else:
            assert (tmp_path / path).read_bytes() == (kept / path).read_bytes(), path

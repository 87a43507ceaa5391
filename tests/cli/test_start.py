"""What a command imports: start-up is the clerk's speed, and counts instead of timing keep it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import run

SAMPLES = Path(__file__).parents[2] / "sample_data"
PROGRAM = """
import atexit, sys
before = set(sys.modules)
said, *sys.argv[1:] = sys.argv[1:]
atexit.register(lambda: open(said, "w").write("\\n".join(sys.modules.keys() - before)))
from gridscore.__main__ import run
run()
"""
COMPLETION = {
    "_GRIDSCORE_COMPLETE": "complete_bash",
    "COMP_WORDS": "gridscore quar",
    "COMP_CWORD": "1",
}
COMMAND_LINE = {"annotated_doc", "gridscore", "markdown_it", "mdurl", "pygments", "rich"} | {
    *("shellingham", "typer")
}
WITHIN_NUMPY = {"cython_runtime"}  # of numpy 1.26
READING = {"numpy", "python_calamine", "xlrd"}  # one sheet of the sample is an .xls
RESULTS = {
    "daqinggou-2013": ("quarter", "2026Q2"),
    "longyunli-2014": ("year-end", "2026"),
    "daqinggou-2015": ("year-end", "2026"),
    "jimiya": ("quarter", "2026Q3"),
    "haze-grid": ("month", "2026-03"),
}


def imported(said: Path, *arguments: str | Path, **env: str) -> set[str]:
    """Run the command in a process of its own and name the modules it imported."""
    subprocess.run(
        [sys.executable, "-c", PROGRAM, said, *arguments],
        capture_output=True,
        check=True,
        timeout=60,
        env=os.environ | env,
    )
    return set(said.read_text().split("\n"))


def packages(modules: set[str]) -> set[str]:
    """Name the packages of modules, without Python's own."""
    tops = {name.partition(".")[0] for name in modules}
    return {name for name in tops - sys.stdlib_module_names if not name.startswith("_")}


@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        (("--help",), {}),
        (("--version",), {}),
        (("quarter", "--help"), {}),
        (("explain", "--help"), {}),
        ((), COMPLETION),
    ],
    ids=["help", "version", "quarter help", "explain help", "completion"],
)
def test_to_help_little_is_imported(
    arguments: tuple[str, ...], env: dict[str, str], tmp_path: Path
) -> None:
    modules = imported(tmp_path / "said", *arguments, **env)
    assert packages(modules) <= COMMAND_LINE
    rooms = ("gridscore.engine", "gridscore.ledger", "gridscore.scheme")
    assert not [name for name in modules if name.startswith(rooms)]


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (("quarter", "2026Q1", "-o", "out.csv"), READING),
        (("year-end", "2026", "-o", "out.xlsx"), READING | {"xlsxwriter"}),
        (("explain", "W006", "2026Q2"), READING),
        (("check",), READING),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_station_imports_what_it_needs(
    arguments: tuple[str, ...],
    needed: set[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    call = (*arguments, SAMPLES / "daqinggou-2013")
    imported(tmp_path / "said", *call)  # the regulation may have to be checked this time
    for result in tmp_path.glob("out.*"):
        result.unlink()
    assert packages(imported(tmp_path / "said", *call)) - COMMAND_LINE - WITHIN_NUMPY == needed


@pytest.mark.parametrize("name", RESULTS)
def test_what_is_recalled_gives_the_same_results(name: str, tmp_path: Path) -> None:
    call = (*RESULTS[name], SAMPLES / name, "-q", "-o")
    written = [tmp_path / f"{number}.xlsx" for number in range(3)]
    assert run(*call, written[0]).status == 0
    for file in written[1:]:  # in processes that recall regulation and style, the second at least
        subprocess.run([sys.executable, "-m", "gridscore", *call, file], check=True, timeout=60)
    assert len({file.read_bytes() for file in written}) == 1

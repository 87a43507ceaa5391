"""The worked cases in `cases/`: small ledgers, and the figures a calculator finds for them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from gridscore.scheme.loading import load_scheme
from tests.command import SCHEME, command_of, run, settings_options, write_ledgers

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
SHARED = {"R2"}  # holds for the wording of every regulation, so no scheme lists it
NOT_COMPUTED = {"in-force"}
KEYS = {"title", "shows", "settings", "draft", "ledgers", "expected", "absent", "problems"}
KEYS |= {"refused"}

Case = dict[str, Any]


def read_case(path: Path) -> Case:
    case = tomllib.loads(path.read_text("utf-8"))
    assert case.keys() <= KEYS, f"{path.name}: unknown keys {sorted(case.keys() - KEYS)}"
    return case


def arguments_of(case: Case, period: str, folder: Path) -> list[str]:
    draft = ["--draft"] if case.get("draft") else []
    settings = settings_options(case.get("settings", {}))
    command = [command_of(period), period, str(folder), "--scheme", SCHEME, *settings, *draft]
    return [*command, "--format", "json", "--lang", "en", "--verbose"]


def mismatches(expected: dict[str, dict[str, str]], got: dict[str, dict[str, str]]) -> list[str]:
    """Compare the named cells; one line for each that differs."""
    return [
        f"row {worker}, column {column}: expected {figure!r}, got {cell!r}"
        for worker, row in expected.items()
        for column, figure in row.items()
        if (cell := got.get(worker, {}).get(column, "no such row or column")) != figure
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    case = read_case(path)
    write_ledgers(tmp_path, case["ledgers"])
    for period in {**case.get("expected", {}), **case.get("problems", {})}:
        result = run(*arguments_of(case, period, tmp_path))
        where = f"{path.name}, {period}"
        assert result.status == 0, f"{where}: refused\n{result.stderr}"
        wrong = mismatches(case.get("expected", {}).get(period, {}), result.rows)
        assert not wrong, "\n".join([f"{where}: {case['title']}", *wrong])
        for worker in case.get("absent", {}).get(period, []):
            assert worker not in result.rows, f"{where}: {worker} has a row"
        told = sorted(problem.code for problem in result.problems)
        for code in case.get("problems", {}).get(period, []):
            assert code in told, f"{where}: expected {code}, told {told}"


@pytest.mark.parametrize(
    "path", [path for path in CASES if "refused" in read_case(path)], ids=lambda path: path.stem
)
def test_case_is_refused(path: Path, tmp_path: Path) -> None:
    case = read_case(path)
    write_ledgers(tmp_path, case["ledgers"])
    for period, codes in case["refused"].items():
        result = run(*arguments_of(case, period, tmp_path))
        errors = {problem.code for problem in result.problems if problem.severity == "error"}
        assert (result.status, errors) == (1, set(codes)), f"{path.name}, {period}"
        assert result.stdout == b""


def test_every_reading_and_clause_has_a_case() -> None:
    scheme = load_scheme(SCHEME).scheme
    shown = {name for path in CASES for name in read_case(path)["shows"]}
    readings = {reading.id for reading in scheme.readings} | SHARED
    assert readings - NOT_COMPUTED - shown == set()
    assert set(scheme.cited_clauses()) - shown == set()
    unknown = shown - readings - set(scheme.clauses)
    assert unknown == set(), "a case shows what the regulation does not have"


def test_every_case_expects_something() -> None:
    for path in CASES:
        case = read_case(path)
        assert case["title"], path.name
        assert case.keys() & {"expected", "problems", "refused"}, path.name

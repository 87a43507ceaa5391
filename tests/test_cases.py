"""The worked cases in `cases/`: small ledgers, and the figures a calculator finds for them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from gridscore.scheme.loading import load_scheme, shipped_schemes
from tests.command import SCHEME, command_of, run, settings_options, write_ledgers

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
SHARED = {"R2"}  # holds for the wording of every regulation, so no scheme lists it
NOT_COMPUTED = {"in-force"}
SCHEMES = ("daqinggou-2013", "daqinggou-2015", "haze-grid", "jimiya", "longyunli-2014")
KEYS = {
    "title",
    "scheme",
    "shows",
    "settings",
    "draft",
    "ledgers",
    "expected",
    "absent",
    "problems",
}
KEYS |= {"refused"}
KEYS |= {"tariff", "usage"}  # a scheme file that extends the regulation; what exit status 2 says

Case = dict[str, Any]


def read_case(path: Path) -> Case:
    case = tomllib.loads(path.read_text("utf-8"))
    assert case.keys() <= KEYS, f"{path.name}: unknown keys {sorted(case.keys() - KEYS)}"
    return case


def scheme_of(case: Case) -> str:
    return str(case.get("scheme", SCHEME))


def arguments_of(case: Case, period: str, folder: Path) -> list[str]:
    draft = ["--draft"] if case.get("draft") else []
    settings = settings_options(case.get("settings", {}))
    scheme = str(folder / "tariff.toml") if "tariff" in case else scheme_of(case)
    command = [command_of(period), period, str(folder), "--scheme", scheme]
    return [*command, *settings, *draft, "--format", "json", "--lang", "en", "--verbose"]


def lay_out(case: Case, folder: Path) -> None:
    """Write the ledgers of a case, and its tariff if it has one."""
    tariff = {"tariff.toml": case["tariff"]} if "tariff" in case else {}
    write_ledgers(folder, {**case["ledgers"], **tariff})


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
    lay_out(case, tmp_path)
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
    lay_out(case, tmp_path)
    for period, codes in case["refused"].items():
        result = run(*arguments_of(case, period, tmp_path))
        errors = {problem.code for problem in result.problems if problem.severity == "error"}
        assert (result.status, errors) == (1, set(codes)), f"{path.name}, {period}"
        assert result.stdout == b""


@pytest.mark.parametrize(
    "path", [path for path in CASES if "usage" in read_case(path)], ids=lambda path: path.stem
)
def test_case_is_no_use(path: Path, tmp_path: Path) -> None:
    case = read_case(path)
    lay_out(case, tmp_path)
    for period, words in case["usage"].items():
        result = run(*arguments_of(case, period, tmp_path))
        assert (result.status, result.stdout) == (2, b""), f"{path.name}, {period}"
        assert [word for word in words if word not in result.stderr] == [], result.stderr


@pytest.mark.parametrize("name", SCHEMES)
def test_every_reading_and_clause_has_a_case(name: str) -> None:
    """Shared readings may be shown under any regulation, clauses and own readings under it."""
    scheme = load_scheme(name).scheme
    cases = [read_case(path) for path in CASES]
    shown = {shows for case in cases for shows in case["shows"]}
    own = {shows for case in cases if scheme_of(case) == name for shows in case["shows"]}
    readings = {reading.id for reading in scheme.readings} | SHARED
    assert readings - NOT_COMPUTED - shown == set()
    worded = {reading.id for reading in scheme.readings if reading.choice}
    assert worded - NOT_COMPUTED - own == set()
    forms = {form.clause for form in scheme.forms}  # filled in: tests/results/test_slips.py
    assert set(scheme.cited_clauses()) - own - forms == set()
    assert own - readings - set(scheme.clauses) == set(), "shown, but not in the regulation"


def test_every_shipped_regulation_has_cases() -> None:
    assert sorted(SCHEMES) == shipped_schemes()


def test_every_case_expects_something() -> None:
    for path in CASES:
        case = read_case(path)
        assert case["title"], path.name
        assert case.keys() & {"expected", "problems", "refused", "usage"}, path.name

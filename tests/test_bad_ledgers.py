"""One bad ledger for each problem code, in `bad/`: what is told, and that nothing is written.

Each file changes the sound station of `bad/sound.toml` in one way. A code that the station's
regulation cannot meet has its own `scheme`: a shipped one, or a file among its ledgers.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from gridscore.messages import Lang, outline
from gridscore.messages.problems import SEVERITIES
from gridscore.messages.severity import Severity
from tests.bad_files import BUILDERS, write_workbook
from tests.command import (
    SCHEME,
    Run,
    command_of,
    run,
    settings_options,
    sound_ledgers,
    write_ledgers,
)

FOLDER = Path(__file__).parent / "bad"
CODES = sorted(SEVERITIES)
SOUND = sound_ledgers()
SETTINGS = {"pay.subsidy": 600}
KEYS = {"title", "period", "settings", "paths", "remove", "ledgers", "workbooks", "build"}
KEYS |= {"where", "says", "scheme"}

Bad = dict[str, Any]


def read_bad(code: str) -> Bad:
    path = FOLDER / f"{code}.toml"
    assert path.is_file(), f"{code} has no bad ledger: write {path.relative_to(FOLDER.parent)}"
    bad = tomllib.loads(path.read_text("utf-8"))
    assert bad.keys() <= KEYS, f"{code}: unknown keys {sorted(bad.keys() - KEYS)}"
    return bad


def lay_out(bad: Bad, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write the sound station with the changes into `folder`, and work from there."""
    kept = {name: text for name, text in SOUND.items() if name not in bad.get("remove", ())}
    write_ledgers(folder, kept | bad.get("ledgers", {}))
    for name, book in bad.get("workbooks", {}).items():
        write_workbook(folder / name, book["sheet"], book["rows"])
    if "build" in bad:
        BUILDERS[bad["build"]](folder, monkeypatch)
    monkeypatch.chdir(folder)


def assess(bad: Bad, *options: str, lang: str = "en") -> Run:
    period = bad.get("period", "2026Q1")
    paths = bad.get("paths", ["."])
    settings = settings_options(bad.get("settings", SETTINGS))
    scheme = bad.get("scheme", SCHEME)
    given = [command_of(period), period, *paths, "--scheme", scheme, *settings, "--lang", lang]
    return run(*given, "-o", "out.json", "--verbose", *options)


@pytest.mark.parametrize("code", CODES)
def test_bad_ledger(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = read_bad(code)
    lay_out(bad, tmp_path, monkeypatch)
    result = assess(bad)
    told = [problem for problem in result.problems if problem.code == code]
    assert told, f"{code} was not told, but:\n{result.stderr}"
    assert bad["where"] in [problem.where for problem in told]
    said = " ".join(f"{problem.what} {problem.repair}" for problem in told)
    assert [words for words in bad["says"] if words not in said] == [], said
    assert {problem.severity for problem in told} == {SEVERITIES[code].value}
    errors = {problem.code for problem in result.problems if problem.severity == "error"}
    is_error = SEVERITIES[code] is Severity.ERROR
    assert errors == ({code} if is_error else set())
    assert result.status == is_error
    assert Path("out.json").exists() is not is_error
    assert result.stdout == b""


@pytest.mark.parametrize("code", CODES)
def test_bad_ledger_in_chinese(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The problem is told in the language asked for; nothing of the English is left in it."""
    bad = read_bad(code)
    lay_out(bad, tmp_path, monkeypatch)
    english = outline(f"problems.{code}.what", Lang.EN)
    said = assess(bad, lang="zh-Hans").stderr
    assert f"[{code}]：" in said
    assert max(english.split("…"), key=len) not in said


@pytest.mark.parametrize("code", [code for code in CODES if SEVERITIES[code] is Severity.WARNING])
def test_strict_makes_warnings_errors(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = read_bad(code)
    lay_out(bad, tmp_path, monkeypatch)
    result = assess(bad, "--strict")
    assert result.status == 1
    assert {p.severity for p in result.problems if p.code == code} == {"error"}
    assert not Path("out.json").exists()


@pytest.mark.parametrize("code", [code for code in CODES if SEVERITIES[code] is Severity.ERROR])
def test_check_finds_every_error(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = read_bad(code)
    lay_out(bad, tmp_path, monkeypatch)
    settings = settings_options(bad.get("settings", {}))
    given = ["check", *bad.get("paths", ["."]), "--scheme", bad.get("scheme", SCHEME)]
    result = run(*given, "--lang", "en", *settings)
    assert code in {problem.code for problem in result.problems if problem.severity == "error"}
    assert result.status == 1


def test_the_sound_station_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out({}, tmp_path, monkeypatch)
    result = assess({})
    assert (result.status, result.problems) == (0, [])


def test_every_bad_ledger_has_its_code() -> None:
    known = {*CODES, "sound"}
    assert {path.stem for path in FOLDER.glob("*.toml")} == known

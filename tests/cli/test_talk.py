"""What people see: languages, how much is said, old consoles, hostile names, help."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gridscore import problems
from gridscore.messages import Lang, wording
from tests.command import run

ESCAPE = "\x1b"

pytestmark = pytest.mark.usefixtures("station")


def add_incident(text: str = "2026-02-03,W1,environment,street,") -> None:
    """By default, a notice by the street: a warning."""
    ledger = f"date,id,category,authority,document\n{text}\n"
    Path("incidents.csv").write_text(ledger, encoding="utf-8")


def test_every_refusal_has_words() -> None:
    modules = Path(problems.__file__).parent.rglob("*.py")
    code = "".join(module.read_text("utf-8") for module in modules)
    keys = re.findall(r'UsageError\(\s*"([^"]+)"', code)
    assert len(keys) > 50
    for key in keys:
        assert wording(f"usage.{key}").en


# ---- languages ----


@pytest.mark.parametrize(
    ("lang", "heading", "grade", "told"),
    [
        ("en", "grade", "good", "Quarterly assessment 2026Q1"),
        ("zh-Hans", "等次", "良好", "2026年第一季度考核结果"),
        ("zh-Hant", "等次", "良好", "2026年第一季度考核結果"),
    ],
)
def test_each_language(lang: str, heading: str, grade: str, told: str) -> None:
    result = run("quarter", "2026Q1", "--format", "csv", "--lang", lang)
    headings, first = result.text.splitlines()[:2]
    assert heading in headings.split(",")
    assert grade in first.split(",")
    assert told in result.stderr


@pytest.mark.parametrize("lang", Lang)
def test_json_keeps_the_canonical_names(lang: str) -> None:
    result = run("quarter", "2026Q1", "--format", "json", "--lang", lang)
    assert result.rows["W2"]["total"] == "85.00"


def test_the_language_of_the_folder_goes_before_the_locale() -> None:
    settings = Path("gridscore.toml").read_text("utf-8")
    Path("gridscore.toml").write_text(settings.replace('"en"', '"zh-Hant"'), encoding="utf-8")
    assert "評分" in run("explain", "GS501", "--lang", "zh-Hant").text
    told = run("quarter", "2026Q1", "--format", "csv", env={"LC_ALL": "en_US.UTF-8"}).stderr
    assert "考核結果" in told


@pytest.mark.parametrize(
    ("locale", "word"), [("zh_CN.UTF-8", "没有"), ("zh_TW.UTF-8", "沒有"), ("C", "There is no")]
)
def test_the_locale_decides_where_nothing_else_does(locale: str, word: str) -> None:
    Path("gridscore.toml").unlink()
    result = run("quarter", "2026Q1", "--scheme", "nowhere", ".", env={"LC_ALL": locale})
    assert word in result.stderr


def test_an_unknown_language_is_wrong_usage() -> None:
    result = run("quarter", "2026Q1", "--lang", "fr")
    assert result.status == 2
    assert "zh-Hans" in result.stderr


# ---- how much is said ----


def test_the_summary_goes_to_stderr_and_quiet_leaves_it_out() -> None:
    result = run("quarter", "2026Q1", "--format", "csv")
    assert "Quarterly assessment" in result.stderr
    assert "Quarterly assessment" not in result.text
    quiet = run("quarter", "2026Q1", "--format", "csv", "--quiet")
    assert (quiet.stdout, quiet.stderr) == (result.stdout, "")


def test_quiet_still_shows_errors_and_them_alone() -> None:
    add_incident()
    Path("scores.csv").write_text("id,patrol\n", encoding="utf-8")
    result = run("quarter", "2026Q1", "--quiet")
    assert result.status == 1
    assert {problem.severity for problem in result.problems} == {"error"}


def test_verbose_shows_every_problem_and_what_was_read_as_what() -> None:
    add_incident()
    short = run("quarter", "2026Q1", "--format", "csv")
    assert short.problems == []
    assert "GS603" in short.stderr
    result = run("quarter", "2026Q1", "--format", "csv", "--verbose")
    (problem,) = result.problems
    assert problem.where == 'incidents.csv C2: "environment"'
    assert "roster.csv: roster, 2 rows" in result.stderr
    assert "satisfied → satisfied" in result.stderr


def test_strict_turns_warnings_into_errors() -> None:
    add_incident()
    assert run("check").status == 0
    assert run("check", "--strict").status == 1
    result = run("quarter", "2026Q1", "--strict", "-o", "q.csv")
    assert result.status == 1
    assert not Path("q.csv").exists()


def test_check_for_programs() -> None:
    add_incident()
    problems = json.loads(run("check", "--format", "json").stdout)
    (problem,) = [problem for problem in problems if problem["severity"] == "warning"]
    assert problem["code"] == "GS603"
    assert (problem["file"], problem["sheet"], problem["cell"]) == ("incidents.csv", None, "C2")


def test_whom_and_when_in_the_wrong_order_is_told() -> None:
    result = run("explain", "2026Q1", "W1", "--lang", "en")
    assert result.status == 2
    assert "gridscore explain W1 2026Q1" in result.stderr


@pytest.mark.parametrize(
    ("row", "who", "told"),
    [
        ("W3,乙二,G3,,", "乙二", "several people; give the id: W2, W3"),
        ("W3,丙三,G3,2026-04-01,", "丙三", "not assessed in 2026Q1"),
        ("W3,丙三,G3,2025-01-01,2025-12-31", "W3", "not assessed in 2026Q1"),
    ],
)
def test_whom_cannot_be_explained_is_told(row: str, who: str, told: str) -> None:
    roster = f"id,name,grid,joined,left\nW1,甲一,G1,,\nW2,乙二,G2,,\n{row}\n"
    Path("roster.csv").write_text(roster, "utf-8")
    result = run("explain", who, "2026Q1", "--draft", "--lang", "en")
    assert (result.status, result.stdout) == (2, b"")
    assert told in result.stderr


def test_verbose_explains_by_which_readings() -> None:
    short = run("explain", "W1", "2026Q1", "--lang", "en").text
    told = run("explain", "W1", "2026Q1", "--lang", "en", "--verbose").text
    assert told.startswith(short)
    assert "\nReadings in force\n  R1  A band starts at its lower bound" in told.removeprefix(
        short[:-1]
    )


def test_in_a_narrow_window_an_explanation_stays_in_its_columns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    lines = run("explain", "W1", "2026Q1", "--lang", "zh-Hans").stdout.decode().splitlines()
    reasons = [line for line in lines if line.startswith(" " * 24)]
    assert len(reasons) > 10
    assert {line[:2] for line in lines if line and not line.startswith(" " * 4)} <= {
        *("W1", "得分", "金额", "已核", "规则", "  "),
    }


def test_explain_for_programs() -> None:
    document = json.loads(run("explain", "甲 一", "2026Q1", "--format", "json").stdout)
    told = run("explain", "W1", "2026Q1", "-o", "told.json", "--format", "json")
    assert (told.status, told.text, "told.json" in told.stderr) == (0, "", True)
    quiet = run("explain", "W1", "2026Q1", "-o", "quiet.json", "--quiet")
    assert (quiet.status, quiet.text, quiet.stderr) == (0, "", "")
    assert json.loads(Path("quiet.json").read_bytes())["derivations"] == document["derivations"]
    (derivation,) = document["derivations"]
    assert derivation["id"] == "W1"


@pytest.mark.parametrize("code", ["GS501", "gs501"])
def test_explain_a_problem_code(code: str) -> None:
    result = run("explain", code)
    assert result.status == 0
    assert result.text.startswith("GS501 (error)")


# ---- hostile names ----


@pytest.mark.parametrize(
    "name", ["[bold red]甲[/]", "[/nothing]", ":smile:", "\x1b[2J\x07甲", "甲\u202e乙"]
)
def test_names_do_nothing_to_the_terminal(name: str) -> None:
    roster = Path("roster.csv").read_text("utf-8").replace("甲一", name)
    Path("roster.csv").write_text(roster, encoding="utf-8")
    add_incident("2026-02-03,W1,late-report,,")
    for arguments in (
        ("quarter", "2026Q1", "--format", "table", "--verbose"),
        ("explain", "W1", "2026Q1"),
        ("check", "--verbose"),
    ):
        result = run(*arguments)
        shown = result.text + result.stderr
        assert not {ESCAPE, "\x07", "\u202e"} & set(shown)
        if result.status == 0 and name.isprintable() and arguments[0] != "check":
            assert name in shown


# ---- consoles ----


def call(*arguments: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Call the command in a process of its own."""
    command = [sys.executable, "-m", "gridscore", *arguments]
    return subprocess.run(command, capture_output=True, env=os.environ | env, timeout=60)


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_an_old_console_shows_what_it_can(encoding: str) -> None:
    result = call(
        *("quarter", "2026Q1", "--format", "table", "--lang", "zh-Hans", "--verbose"),
        PYTHONIOENCODING=encoding,
    )
    assert result.returncode == 0, result.stderr
    assert b"Traceback" not in result.stderr
    shown = result.stdout.decode(encoding)
    assert "85.00" in shown
    assert ("乙二" in shown) == (encoding == "gbk")


@pytest.mark.parametrize("options", [(), ("--no-color",)])
def test_nothing_is_coloured_where_nobody_looks(options: tuple[str, ...]) -> None:
    result = run("quarter", "2026Q1", "--format", "table", *options)
    assert ESCAPE not in result.text + result.stderr


@pytest.mark.parametrize(
    ("env", "options", "coloured"),
    [
        ({}, (), True),
        ({"NO_COLOR": "1"}, (), False),
        ({}, ("--no-color",), False),
    ],
)
def test_colour_can_be_refused(
    env: dict[str, str], options: tuple[str, ...], *, coloured: bool
) -> None:
    forced = {"FORCE_COLOR": "1", "NO_COLOR": None, "TERM": "xterm-256color", **env}
    result = run("quarter", "2026Q1", "--format", "csv", *options, env=forced)
    assert bool(re.search(r"\x1b\[[\d;]*3[1-7]m", result.stderr)) is coloured

"""Completion by the Tab key: what is suggested, and that the shells understand it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gridscore.cli import suggestions
from gridscore.folder import today
from tests.command import run

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")

pytestmark = pytest.mark.usefixtures("station")


@pytest.fixture(autouse=True)
def named_rounds(station: Path) -> None:
    """Files and folders that name periods, and people that a shell must not stumble over."""
    (station / "2026" / "Q3").mkdir(parents=True)
    (station / "2026" / "Q3" / "评分表.csv").write_text("x\n", encoding="utf-8")
    (station / "2027年4月评分.csv").write_text("x\n", encoding="utf-8")
    (station / "results").mkdir()
    (station / "results" / "2019Q1.csv").write_text("x\n", encoding="utf-8")
    with (station / "roster.csv").open("a", encoding="utf-8") as roster:
        roster.write("W3,\"'; touch pwned; '\"\n$(touch pwned),x\n`touch pwned`,x\n\\,x\n,x\nW5\n")


def suggested(call: str, shell: str = "bash", **env: str) -> list[str]:
    """Ask as a shell does; a call that ends in a blank asks for the next word."""
    words = call.split()
    current = len(words) - (not call.endswith(" "))
    typed = words[current] if current < len(words) else ""
    asked = {
        "_GRIDSCORE_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": call,
        "COMP_CWORD": str(current),
        "_TYPER_COMPLETE_ARGS": call,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": typed,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    result = run(env=asked | env)
    assert (result.status, result.stderr) == (0, "")
    return result.text.rstrip("\n").split("\n")


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("gridscore qu", ["quarter"]),
        ("gridscore scheme s", ["show"]),
        ("gridscore quarter ", ["2026Q3"]),
        ("gridscore month ", ["2027-04"]),
        ("gridscore year-end ", ["2026", "2027"]),
        ("gridscore half-year ", ["2026H1", "2026H2", "2027H1", "2027H2"]),
        ("gridscore explain W1 ", ["2027-04", "2026Q3", "2026", "2027"]),
        ("gridscore explain W", ["W1", "W2", "W3"]),
        ("gridscore explain 乙", ["乙二"]),
        ("gridscore explain GS50", [f"GS50{i}" for i in range(1, 10)]),
        ("gridscore explain gs50", [f"gs50{i}" for i in range(1, 10)]),
        ("gridscore quarter 2026Q3 --scheme d", ["daqinggou-2013", "daqinggou-2015"]),
        ("gridscore quarter 2026Q3 --format j", ["json", "jsonl"]),
        ("gridscore quarter 2026Q3 --dr", ["--draft"]),
        ("gridscore quarter 2026Q3 --lang zh", ["zh-Hans", "zh-Hant"]),
        ("gridscore scheme show j", ["jimiya"]),
        ("gridscore scheme new --routine h", ["half-year"]),
        ("gridscore forms r", ["roster"]),
        ("gridscore --install-completion p", ["powershell", "pwsh"]),
        ("gridscore quarter 2026Q3 ", [""]),  # files: left to the shell
    ],
)
def test_what_is_suggested(call: str, expected: list[str]) -> None:
    assert suggested(call) == expected


def test_a_scheme_file_of_the_folder_is_suggested(station: Path) -> None:
    (station / "own.toml").write_text("", encoding="utf-8")
    assert suggested("gridscore scheme check o") == ["own.toml"]


def test_without_a_hint_this_year_and_the_last_are_suggested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    year = today.today().year
    assert suggested("gridscore year-end ") == [str(year - 1), str(year)]


@pytest.mark.parametrize("call", ["gridscore explain W", "gridscore quarter "])
def test_nothing_is_told_where_nothing_can_be_found(call: str, station: Path) -> None:
    (station / "gridscore.toml").write_text("lang = ", encoding="utf-8")
    assert suggested(call) == [""]


def test_a_roster_that_is_too_large_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gridscore.ledger.roster_glance._MOST_BYTES", 10)
    assert suggested("gridscore explain W") == [""]


def test_people_are_found_in_files_of_any_name(station: Path) -> None:
    (station / "roster.csv").rename(station / "list.csv")
    assert suggested("gridscore explain W") == ["W1", "W2", "W3"]


def test_only_plain_words_are_suggested() -> None:
    assert suggestions.people.__wrapped__  # type: ignore[attr-defined]  # it looks things up
    words = suggested("gridscore explain ")
    assert words == ["W1", "W2", "W3"]


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("zsh", '"check":"读取全部台账，不作计算，列出所有问题。有错误时退出状态为 1。"'),
        ("fish", "check\t读取全部台账，不作计算，列出所有问题。有错误时退出状态为 1。"),
        ("powershell", "check:::读取全部台账，不作计算，列出所有问题。有错误时退出状态为 1。"),
        ("pwsh", "check:::读取全部台账，不作计算，列出所有问题。有错误时退出状态为 1。"),
    ],
)
def test_what_is_suggested_is_told_in_the_users_language(
    shell: str, line: str, station: Path
) -> None:
    settings = (station / "gridscore.toml").read_text("utf-8").replace('"en"', '"zh-Hans"')
    (station / "gridscore.toml").write_text(settings, encoding="utf-8")
    assert any(line in one for one in suggested("gridscore ch", shell))
    assert any("覆盖已有" in one for one in suggested("gridscore quarter --fo", shell))
    assert any("乙二" in one for one in suggested("gridscore explain W2", shell))


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_shown(shell: str) -> None:
    result = run("--show-completion", shell)
    assert result.status == 0
    assert "_GRIDSCORE_COMPLETE" in result.text
    assert "complete_" in result.text


@pytest.mark.parametrize("option", ["--show-completion", "--install-completion"])
def test_other_shells_are_refused(option: str) -> None:
    result = run("--lang", "zh-Hans", option, "tcsh")
    assert result.status == 2
    assert "命令补全不支持“tcsh”，可用：bash、zsh、fish" in result.stderr


@pytest.mark.parametrize(
    ("shell", "file"),
    [
        ("bash", ".bash_completions/gridscore.sh"),
        ("zsh", ".zfunc/_gridscore"),
        ("fish", ".config/fish/completions/gridscore.fish"),
    ],
)
def test_it_is_installed_in_the_home_folder(shell: str, file: str, tmp_path: Path) -> None:
    result = run("--lang", "zh-Hant", "--install-completion", shell, env={"HOME": str(tmp_path)})
    assert result.status == 0
    assert f"已為 {shell} 安裝命令補全" in result.text
    assert "_GRIDSCORE_COMPLETE" in (tmp_path / file).read_text("utf-8")


def test_a_home_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    home = tmp_path / "file"
    home.write_text("", encoding="utf-8")
    result = run("--install-completion", "bash", "--lang", "en", env={"HOME": str(home)})
    assert result.status == 2
    assert "--show-completion bash" in result.stderr


# ---- the shells themselves ----

REAL = {
    "bash": (
        "source ./script; COMP_WORDS=(gridscore explain W); COMP_CWORD=2; "
        '_gridscore_completion gridscore; echo "${COMPREPLY[@]}"'
    ),
    # Outside of its line editor zsh has no completion system; what it would be asked is shown.
    "zsh": (
        "compdef() { : }; _arguments() { print -r -- $@ }; source ./script; "
        "words=(gridscore explain W); CURRENT=3; _gridscore_completion"
    ),
    "fish": "source ./script; complete -C 'gridscore explain W' | cut -f1 | string join ' '",
}


@pytest.mark.parametrize("shell", REAL)
def test_the_shell_understands_it(shell: str, station: Path) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    (station / "script").write_text(run("--show-completion", shell).text, encoding="utf-8")
    commands = station / "commands"
    commands.mkdir()
    command = commands / "gridscore"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gridscore "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    path = f"{commands}{os.pathsep}{os.environ['PATH']}"
    env = os.environ | {"PATH": path, "HOME": str(station)}
    quiet = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    done = subprocess.run(
        [program, *quiet, "-c", REAL[shell]], capture_output=True, text=True, env=env, timeout=60
    )
    assert done.stderr == ""
    found = done.stdout.strip()
    expected = '*: :(("W1":"甲一" "W2":"乙二" "W3"))' if shell == "zsh" else "W1 W2 W3"
    assert " ".join(found.split()) == expected
    assert not (station / "pwned").exists()

"""What people do to a command line without meaning harm: it is told, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import SCHEME, run

pytestmark = pytest.mark.usefixtures("station")
Q1 = ("quarter", "2026Q1", "--lang", "en")
GRIDSCORE = (sys.executable, "-m", "gridscore")


def test_an_earlier_result_in_the_folder_may_be_overwritten() -> None:
    for name in ("x.xlsx", "x.csv"):
        call = (*Q1, "-o", name, "--journal", "j.csv", "--force")
        assert [run(*call).status for _ in range(2)] == [0, 0]


def test_nothing_is_written_when_one_of_two_outputs_has_nowhere_to_go() -> None:
    result = run(*Q1, "-o", "first.csv", "--journal", "nope/j.csv")
    assert result.status == 2
    assert "nope/j.csv" in result.stderr
    assert not Path("first.csv").exists()


def test_a_file_in_the_place_of_the_results_folder_is_told() -> None:
    Path("results").write_text("", "utf-8")
    result = run("quarter", "2026Q1", "--lang", "en")
    assert result.status == 2
    assert "results" in result.stderr


@pytest.mark.parametrize("option", ["-o", "--journal"])
def test_an_endless_name_is_told(option: str) -> None:
    result = run(*Q1, option, "x" * 300 + ".csv")
    assert result.status == 2
    assert "name" in result.stderr


def test_a_line_break_in_a_name_does_not_break_the_list_of_files() -> None:
    Path("survey.csv").rename("survey\n\x1b.csv")
    lines = run("check", "--lang", "en").stderr.splitlines()
    assert r"survey\n\x1b.csv: survey tally, 2 rows; no problems" in lines


def test_an_endless_path_is_told() -> None:
    assert run(*Q1, "x" * 300).status in (1, 2)


@pytest.mark.parametrize("name", ["loop.csv", "../loop.csv"])
def test_a_link_to_itself_is_told(name: str) -> None:
    """It is no place for a result; among the ledgers it leads nowhere, whatever it is named for."""
    Path(name).symlink_to("loop.csv")
    assert run(*Q1, "-o", name).status in (2, 3)
    assert run(*Q1).status == (1 if Path("loop.csv").is_symlink() else 0)


@pytest.mark.parametrize(
    "override",
    [
        "pay.subsidy=nan",
        "pay.subsidy=inf",
        "pay.subsidy=1e999999999",
        "pay.subsidy=" + "9" * 5000,
        "pay.subsidy=" + "[" * 3000,
        "scoring.trim=true",
        "year.grade_leavers=3",
        "grades.excellent.from=190",
        "criteria.patrol.max=30",
    ],
)
def test_an_absurd_override_is_wrong_usage(override: str) -> None:
    assert run(*Q1, "--set", override).status == 2


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('sceme = "daqinggou-2013"', "scheme"),
        ("scheme = “daqinggou-2013”", "line 1"),
        ("scheme = 3", "quotation marks"),
        ('scheme = "daqinggou-2013"\nlang = "fr"', "zh-Hans"),
        ("[pay]\nsubsidy = " + "9" * 5000, "cannot be understood"),
    ],
)
def test_a_faulty_settings_file_is_told(settings: str, said: str) -> None:
    Path("gridscore.toml").write_text(settings, "utf-8")
    result = run(*Q1)
    assert result.status == 2
    assert said in result.stderr


def test_settings_are_no_regulation() -> None:
    Path("gridscore.toml").write_text('scheme = "daqinggou-2013"', "utf-8")
    result = run(*Q1, "--scheme", "gridscore.toml")
    assert result.status == 2
    assert "no --scheme is needed" in result.stderr
    assert "id" not in result.stderr.split()


def test_a_settings_file_in_another_encoding_is_told() -> None:
    Path("gridscore.toml").write_bytes('station = "社区"'.encode("gb18030"))
    result = run(*Q1)
    assert result.status == 2
    assert "UTF-8" in result.stderr


@pytest.mark.parametrize("arguments", [("--scheme", ""), ("",)])
def test_an_empty_word_is_not_taken_for_nothing(arguments: tuple[str, ...]) -> None:
    assert run(*Q1, *arguments).status == 2


def test_the_result_does_not_depend_on_how_paths_are_written() -> None:
    whole = run(*Q1, ".", "-o", "-").stdout
    names = sorted(path.name for path in Path().glob("*.csv"))
    assert run(*Q1, *names, "-o", "-").stdout == whole


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "big5", "gbk"])
def test_no_console_encoding_stops_help_or_explanations(encoding: str) -> None:
    for arguments in (["--help"], ["explain", "GS501", "--lang", "zh-Hans"]):
        done = subprocess.run(
            [*GRIDSCORE, *arguments],
            env={**os.environ, "PYTHONIOENCODING": encoding},
            capture_output=True,
        )
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("closed", ["1", "2"])
def test_a_closed_stream_is_no_bug(closed: str) -> None:
    command = f'"{sys.executable}" -m gridscore quarter 2026Q1 -o q.csv --lang en {closed}>&-'
    assert subprocess.run(["sh", "-c", command], capture_output=True).returncode == 0
    assert Path("q.csv").stat().st_size > 0


@pytest.mark.parametrize(
    "arguments", ["quarter 2026Q1 -o -", "explain W1 2026Q1", "scheme list", "--help"]
)
def test_a_result_that_nobody_takes_is_not_told_as_given(arguments: str) -> None:
    command = f'LC_ALL=C "{sys.executable}" -m gridscore {arguments} >&-'
    done = subprocess.run(["sh", "-c", command], capture_output=True)
    assert done.returncode == 2
    assert b"could not be written to standard output" in done.stderr
    assert b"bug in gridscore" not in done.stderr


@pytest.mark.parametrize("place", ["x" * 300, "x" * 300 + "/y", "loop", "loop/y", "file/y"])
@pytest.mark.parametrize(
    "call",
    [
        ("check", "--mark"),
        ("check", "--scheme", SCHEME),
        ("init", "--scheme", SCHEME),
        ("forms", "-o"),
        ("forms", "--force", "-o"),
        ("forms", "--templates", "-o"),
    ],
    ids=" ".join,
)
def test_a_folder_that_cannot_be_is_told(call: tuple[str, ...], place: str, tmp_path: Path) -> None:
    """Too long a name, a loop of links, something below a file."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "loop").symlink_to("loop")
    (outside / "file").touch()
    told = run(*call, outside / place, "--lang", "en")
    assert told.status in (1, 2)
    assert told.stderr
    assert sorted(one.name for one in outside.iterdir()) == ["file", "loop"]


@pytest.mark.parametrize("name", ["x" * 300 + ".toml", "\\u0000.toml"])
def test_a_regulation_named_by_what_is_no_path_is_told(name: str) -> None:
    Path("gridscore.toml").write_text(f'scheme = "{name}"\n', "utf-8")
    Path("own.toml").write_text(f'extends = "{name}"\nid = "own"\n', "utf-8")
    assert [run("check").status, run("scheme", "check", "own.toml").status] == [2, 2]


def test_a_folder_of_templates_that_cannot_be_entered_is_told() -> None:
    Path("templates").symlink_to("x" * 300)
    for call in (("forms", "--lang", "en"), (*Q1, "-o", "q.xlsx")):
        told = run(*call)
        assert (told.status, "/templates/" in told.stderr) == (2, True)
    assert not Path("q.xlsx").exists()


@pytest.mark.parametrize(
    ("title", "shown"),
    [("巡查".encode("gbk"), "巡查"), ("巡查".encode(), "巡查"), (b"\xff", r"\udcff")],
    ids=["another encoding", "the locale's", "stray bytes"],
)
def test_a_title_set_in_any_encoding_is_shown(title: bytes, shown: str) -> None:
    Path("incidents.csv").write_text(
        "date,id,category,authority,document\n2026-02-03,W1,environment,city,1\n", "utf-8"
    )
    override = f"ladders.environment.title={os.fsdecode(title)}"
    told = run("explain", "W1", "2026Q1", "--format", "json", "--set", override)
    (derivation,) = json.loads(told.stdout)["derivations"]
    assert shown in {line["title"] for line in derivation["lines"]}

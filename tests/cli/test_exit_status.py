"""How a call ends: 0, 1, 2, 3 or 70, always in words and never with a traceback."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from gridscore import __version__
from gridscore.__main__ import main
from tests.command import run


def test_all_well(station: Path) -> None:
    assert run("quarter", "2026Q1", "-o", "q.csv").status == 0
    assert (station / "q.csv").is_file()


def test_clean_ledgers_check_well(station: Path) -> None:
    (station / "survey.csv").unlink()  # a vote would ask for the annual sheets
    result = run("check", station)
    assert result.status == 0
    assert result.stderr.splitlines() == [
        "roster.csv: roster, 2 rows; no problems",
        "scores.csv: score sheet, 8 rows; no problems",
        "No problems found.",
    ]


def test_wrong_ledgers_write_nothing(station: Path) -> None:
    (station / "roster.csv").unlink()
    before = sorted(station.iterdir())
    result = run("quarter", "2026Q1", "-o", "q.csv", "--journal", "j.csv")
    assert result.status == 1
    assert result.stdout == b""
    assert "Nothing was written." in result.stderr
    assert sorted(station.iterdir()) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("quarter", "gestern"), ["gestern", "2026Q1"]),
        (("quarter", "2026"), ["2026", "quarter", "2026Q1"]),
        (("quarter", "2026Q5"), ["2026Q5", "2026Q1"]),
        (("quarter", "2026-03"), ["2026-03", "quarter", "2026Q1"]),
        (("year-end", "2026Q1"), ["2026Q1", "year", "2026"]),
        (("explain", "W1"), ["W1", "2026Q1"]),
        (("explain", "W1", "2026-03"), ["month", "quarter"]),
        (("explain", "W11", "2026Q1"), ["W11", "Did you mean W1"]),
        (("explain", "GS999"), ["GS999"]),
        (("quarter", "2026Q1", "--scheme", "daqingou-2013"), ["did you mean daqinggou-2013"]),
        (("quarter", "2026Q1", "--scheme", "nowhere.toml"), ["nowhere.toml"]),
        (("quarter", "2026Q1", "--set", "pay.subsidy"), ["KEY=VALUE", "pay.subsidy"]),
        (("quarter", "2026Q1", "--set", "pay.subsidy=viel"), ["pay.subsidy", "yuan", "viel"]),
        (("quarter", "2026Q1", "--set", "pay.subsidi=1"), ["pay.subsidi", "subsidy"]),
        (("quarter", "2026Q1", "--set", "pay.subsidy=1e20"), ["pay.subsidy"]),
        (("quarter", "2026Q1", "--set", "scoring.trim=-1"), ["scoring.trim"]),
        (("quarter", "2026Q1", "--set", f"scoring.trim={10**20}"), ["scoring.trim"]),
        (("quarter", "2026Q1", "-o", "q.pdf"), ["q.pdf", ".xlsx", ".csv", ".parquet"]),
        (("quarter", "2026Q1", "-o", "q"), ["“q”:", ".xlsx", ".csv"]),
        (("quarter", "2026Q1", "--journal", "j.xlsx"), ["j.xlsx", ".csv", ".parquet"]),
        (("quarter", "2026Q1", "--format", "pdf"), ["pdf", "csv", "table", "md"]),
        (("quarter", "2026Q1", "-o", "q.csv", "--format", "json"), ["json", "q.csv"]),
        (("quarter", "2026Q1", "-o", "q.csv", "--journal", "q.csv"), ["q.csv"]),
        (("quarter", "2026Q1", "-o", "roster.csv", "--force"), ["roster.csv", "ledgers"]),
        (("quarter", "2026Q1", "-o", "no/such/q.csv"), ["no/such/q.csv", "folder"]),
        (("quarter", "2026Q1", "-o", "no/results/q.csv"), ["no/results/q.csv", "folder"]),
        (("quarter", "2026Q1", "-", "roster.csv"), ["standard input"]),
        (("check", "--format", "csv"), ["csv", "json"]),
        (("explain", "W1", "2026Q1", "--format", "csv"), ["csv", "table, json"]),
        (("explain", "W1", "2026Q1", "-o", "w.xlsx", "--format", "json"), ["json", "w.xlsx"]),
        (("explain", "W1", "2026Q1", "-o", "w.json", "--format", "table"), ["table", "w.json"]),
        (("explain", "W1", "2026Q1", "-o", "w.csv"), ["w.csv", ".xlsx, .json"]),
        (("explain", "GS501", "-o", "w.xlsx"), ["--output"]),
        (("explain", "GS501", "--format", "json"), ["--format"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
@pytest.mark.usefixtures("station")
def test_wrong_usage_is_told_with_the_choices(arguments: tuple[str, ...], said: list[str]) -> None:
    before = {path: path.read_bytes() for path in Path().iterdir()}
    result = run(*arguments, "--lang", "en")
    assert result.status == 2
    assert result.stdout == b""
    assert [words for words in said if words not in result.stderr] == [], result.stderr
    assert {path: path.read_bytes() for path in Path().iterdir()} == before


@pytest.mark.parametrize("arguments", [("quarter",), ("quartr", "2026Q1"), ("check", "--fast")])
def test_what_no_command_understands(arguments: tuple[str, ...]) -> None:
    result = run(*arguments, env={"LC_ALL": "C"})
    assert result.status == 2
    assert "Usage:" in result.stderr


@pytest.mark.parametrize("arguments", [("quarter", "2026Q1"), ("forms",)])
def test_nothing_to_go_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments, "--lang", "en")
    assert result.status == 2
    assert "gridscore.toml" in result.stderr


def test_a_wrong_path_is_told_before_the_regulation_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "空").mkdir()
    monkeypatch.chdir(tmp_path)
    for folder, code in (("没有的", "GS101"), ("空", "GS102")):
        result = run("quarter", "2026Q1", folder, "--lang", "en")
        assert result.status == 1
        assert code in result.stderr
        assert folder in result.stderr


def test_check_takes_a_folder_and_no_period(station: Path) -> None:
    for given, command in (("2026年第二季度", "quarter 2026Q2"), ("2027", "year-end 2027")):
        result = run("check", given, "--lang", "en")
        assert result.status == 2
        assert f"gridscore {command}" in result.stderr
        assert given in result.stderr
    (station / "2026").mkdir()  # named after a year, and a folder
    assert "is a period" not in run("check", "2026", "--lang", "en").stderr


def test_no_regulation(station: Path) -> None:
    (station / "gridscore.toml").unlink()
    result = run("quarter", "2026Q1", ".", "--lang", "en")
    assert result.status == 2
    assert "daqinggou-2013" in result.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("scheme = ", "gridscore.toml"),
        ("scheme = 7", "scheme"),
        ('lang = "fr"', "zh-Hans"),
        ('scheme = "daqinggou-2013"\n[pay]\nsubsidi = 1', "pay.subsidy"),
        ('scheme = "daqinggou-2013"\n[pay]\nsubsidy = "600"', "pay.subsidy"),
        (
            'scheme = "daqinggou-2013"\n[pay.bonus]\nexcellent = 600',
            "those are: pay.subsidy. Correct",
        ),
        ('scheme = "haze-grid"\n[pay]\nsubsidy = 600', "it leaves none. Delete"),
    ],
)
def test_a_settings_file_that_is_wrong(station: Path, text: str, said: str) -> None:
    (station / "gridscore.toml").write_text(text, encoding="utf-8")
    result = run("quarter", "2026Q1", "--lang", "en")
    assert result.status == 2
    assert said in result.stderr


def test_an_output_that_exists_is_left(station: Path) -> None:
    (station / "q.csv").write_text("mine", encoding="utf-8")
    result = run("quarter", "2026Q1", "roster.csv", "scores.csv", "-o", "q.csv")
    assert result.status == 3
    assert "--force" in result.stderr
    assert (station / "q.csv").read_text("utf-8") == "mine"


def test_a_journal_that_exists_is_left_and_no_result_written(station: Path) -> None:
    (station / "j.csv").write_text("mine", encoding="utf-8")
    files = ("roster.csv", "scores.csv")
    assert run("quarter", "2026Q1", *files, "-o", "q.csv", "--journal", "j.csv").status == 3
    assert not (station / "q.csv").exists()


def test_force_overwrites(station: Path) -> None:
    (station / "q.csv").write_text("mine", encoding="utf-8")
    files = ("roster.csv", "scores.csv")
    assert run("quarter", "2026Q1", *files, "-o", "q.csv", "--force").status == 0
    assert "W1" in (station / "q.csv").read_text("utf-8-sig")


def test_a_ledger_that_is_not_read_is_not_overwritten_either(station: Path) -> None:
    kept = station.parent / "survey.csv"
    kept.write_text("id,satisfied,fair,poor\nW1,9,1,0\n" * 9000, encoding="utf-8")
    before = kept.read_bytes()
    for option in ("-o", "--journal"):
        result = run("quarter", "2026Q1", option, str(kept), "--force", "--lang", "en")
        assert (result.status, kept.read_bytes()) == (2, before)
        assert "holds a ledger" in result.stderr


def test_every_output_of_before_is_overwritten_with_force(station: Path) -> None:
    lists = ("--journal", "j.csv", "--slips", "s.xlsx", "--public", "p.csv")
    call = ("quarter", "2026Q1", "-o", "q.csv", *lists, "--force")
    for lang in ("zh-Hans", "en"):
        assert run(*call, "--lang", lang).status == 0
        assert run("check", "-o", "problems.csv", "--force", "--lang", lang).status == 0
        assert run("explain", "W1", "2026Q1", "-o", "w.xlsx", "--force", "--lang", lang).status == 0


@pytest.mark.usefixtures("station")
def test_a_bug_is_told_in_two_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("the cause")

    monkeypatch.setattr("gridscore.engine.assess.assess_period", fail)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["gridscore", "quarter", "2026Q1", "-o", "q.csv"])
    monkeypatch.setenv("LC_ALL", "C")
    with pytest.raises(SystemExit) as exit_:
        main()
    assert exit_.value.code == 70
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 2
    assert "bug in gridscore" in told
    (details,) = tmp_path.glob("gridscore-bug-*.txt")
    assert str(details) in told
    text = details.read_text("utf-8")
    assert __version__ in text
    assert "ZeroDivisionError: the cause" in text
    assert not Path("q.csv").exists()


@pytest.mark.usefixtures("station")
def test_a_bug_whose_details_cannot_be_saved_is_told_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("张三 has 60 points")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("gridscore.engine.assess.assess_period", fail)
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", full)
    monkeypatch.setattr(sys, "argv", ["gridscore", "quarter", "2026Q1", "-o", "q.csv"])
    monkeypatch.setenv("LC_ALL", "C")
    with pytest.raises(SystemExit) as exit_:
        main()
    assert exit_.value.code == 70
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 2
    assert f"gridscore {__version__}, ZeroDivisionError, test_exit_status.py:" in told
    assert "张三" not in told


@pytest.mark.usefixtures("station")
@pytest.mark.parametrize(
    ("lang", "said"), [("en", "memory"), ("zh-Hans", "内存"), ("zh-Hant", "記憶體")]
)
def test_too_little_memory_is_told(monkeypatch: pytest.MonkeyPatch, lang: str, said: str) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("gridscore.engine.assess.assess_period", fail)
    result = run("quarter", "2026Q1", "-o", "q.csv", "--lang", lang)
    assert result.status == 2
    assert said in result.stderr
    assert not Path("q.csv").exists()


@pytest.mark.parametrize(("size", "code"), [(100, "GS110"), (3 << 20, "")])
def test_memory_that_lacks_for_a_small_file_is_the_files_fault(
    monkeypatch: pytest.MonkeyPatch, station: Path, size: int, code: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    (station / "scores.csv").write_bytes(b"a,b\n" * (size // 4))
    monkeypatch.setattr("gridscore.ledger.sources.text.read_text", fail)
    result = run("check", "scores.csv", "--lang", "en")
    assert ("memory" in result.stderr) == (code == "")
    assert code in result.stderr
    assert result.status == (1 if code else 2)


@pytest.mark.usefixtures("station")
def test_a_working_directory_that_was_deleted_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> str:
        raise FileNotFoundError(errno.ENOENT, "gone")

    monkeypatch.setattr(os, "getcwd", gone)
    for call in (("check",), ("quarter", "2026Q1"), ("check", "roster.csv")):
        result = run(*call, "--lang", "en")
        assert result.status == 2
        assert "does not exist any more" in result.stderr


@pytest.mark.usefixtures("station")
def test_an_interrupt_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gridscore.engine.assess.assess_period", interrupt)
    monkeypatch.setattr(sys, "argv", ["gridscore", "quarter", "2026Q1", "-o", "q.csv"])
    with pytest.raises(SystemExit) as exit_:
        main()
    assert exit_.value.code == 130
    assert "Traceback" not in capsys.readouterr().err
    assert not Path("q.csv").exists()


def test_the_version() -> None:
    result = run("--version")
    assert (result.status, result.text) == (0, f"gridscore {__version__}\n")


@pytest.mark.parametrize(("call", "status"), [("--version", 0), ("quarter", 2)])
def test_what_others_want_done_at_the_end_is_done(call: str, status: int) -> None:
    program = (
        "import atexit, sys; atexit.register(print, 'at last', end='');"
        f"from gridscore.__main__ import run; sys.argv[1:] = ['{call}']; run()"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60)
    assert (ended.returncode, ended.stdout.decode()[-7:]) == (status, "at last")
    assert not ended.stderr or status


def test_a_profiler_tells_what_it_saw() -> None:
    call = [sys.executable, "-m", "cProfile", "-m", "gridscore", "--version"]
    ended = subprocess.run(call, capture_output=True, timeout=60)
    assert b"function calls" in ended.stdout

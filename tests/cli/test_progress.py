"""Progress: drawn for who waits and looks on, for nobody else."""

from __future__ import annotations

import io
import sys
import time

import pytest

from gridscore.cli import progress
from gridscore.cli.progress import Progress
from gridscore.messages import Lang
from gridscore.results.escape import display_width
from tests.command import run


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def sit_down(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make standard error a terminal of 60 columns, with somebody at it who waits for nothing.

    Called by the tests themselves: pytest puts its own standard error back after fixtures.
    """
    looked_at = Terminal()
    monkeypatch.setattr(sys, "stderr", looked_at)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_BEAT", 0.01)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    return looked_at


def wait_for(text: str, terminal: Terminal) -> None:
    deadline = time.monotonic() + 10
    while text not in terminal.getvalue():
        assert time.monotonic() < deadline, terminal.getvalue()
        time.sleep(0.005)


def test_the_line_tells_the_stage_and_is_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = sit_down(monkeypatch)
    shown = Progress(Lang.ZH_HANS, wanted=None, quiet=False)
    for number in shown.over("read", range(4)):
        wait_for(
            f"读取台账  {'█' * 5 * number}{'·' * (20 - 5 * number)}  {number}/4  0 秒", terminal
        )
    shown.begin("assess")
    wait_for("\r计算  0 秒", terminal)
    shown.end()
    drawn = terminal.getvalue().split("\r")
    assert drawn[-1] == ""
    assert drawn[-2].isspace()
    assert len(drawn[-2]) == display_width("计算  0 秒")
    shown.end()
    shown.begin("write")
    wait_for("写出结果", terminal)
    shown.end()


def test_the_line_never_wraps(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = sit_down(monkeypatch)
    monkeypatch.setenv("COLUMNS", "12")
    shown = Progress(Lang.EN, wanted=True, quiet=False)
    shown.begin("read", 5)
    wait_for("reading  ·…", terminal)
    shown.end()
    assert max(map(display_width, terminal.getvalue().split("\r"))) <= 11


@pytest.mark.parametrize(
    ("wanted", "quiet", "term", "drawn"),
    [
        (None, False, "xterm", True),
        (None, True, "xterm", False),
        (None, False, "dumb", False),
        (False, False, "xterm", False),
        (True, False, "dumb", True),
    ],
)
def test_who_wants_it(
    monkeypatch: pytest.MonkeyPatch,
    *,
    wanted: bool | None,
    quiet: bool,
    term: str,
    drawn: bool,
) -> None:
    terminal = sit_down(monkeypatch)
    monkeypatch.setenv("TERM", term)
    shown = Progress(Lang.EN, wanted=wanted, quiet=quiet)
    shown.begin("assess")
    if drawn:
        wait_for("assessing", terminal)
    time.sleep(0.05)
    shown.end()
    assert bool(terminal.getvalue()) is drawn


@pytest.mark.usefixtures("station")
def test_short_runs_and_pipes_show_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_BEAT", 0.01)
    assert "\r" not in run("quarter", "2026Q1", "--format", "csv").stderr
    monkeypatch.setattr(progress, "PATIENCE", 3600.0)
    assert "\r" not in run("quarter", "2026Q1", "--format", "csv", "--progress").stderr


@pytest.mark.usefixtures("station")
def test_what_is_told_stands_on_lines_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_BEAT", 0.001)
    told = run("quarter", "2026Q1", "--format", "csv", "--progress", "--lang", "en").stderr
    assert "\rreading" in told
    assert "\r示例社区 Quarterly assessment 2026Q1\n" in told


def test_nobody_looking_on_any_more_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = sit_down(monkeypatch)
    terminal.close()
    shown = Progress(Lang.EN, wanted=True, quiet=False)
    shown.begin("assess")
    shown.end()
    assert terminal.closed

"""What lines look like where they are read."""

from __future__ import annotations

import io
import os

import pytest

from gridscore.results.terminal import Console

PIECES = (("张", "bold red"), ("…", ""), ("三", "bold white on red"), ("四", "dim"))
PLAIN = "张…三四\n"
BOLD = "\x1b[1m张\x1b[0m…\x1b[1m三\x1b[0m\x1b[2m四\x1b[0m\n"
COLOURED = "\x1b[31m\x1b[1m张\x1b[0m…\x1b[37m\x1b[41m\x1b[1m三\x1b[0m\x1b[2m四\x1b[0m\n"


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def no_wishes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.parametrize(
    ("stream", "env", "no_color", "shown"),
    [
        (Screen, {}, False, COLOURED),
        (Screen, {}, True, BOLD),
        (Screen, {"NO_COLOR": "1"}, False, BOLD),
        (Screen, {"TERM": "dumb"}, False, PLAIN),
        (io.StringIO, {}, False, PLAIN),
        (io.StringIO, {"FORCE_COLOR": "1"}, False, COLOURED),
    ],
)
def test_only_who_looks_on_and_wants_it_sees_colours(
    stream: type[io.StringIO],
    env: dict[str, str],
    no_color: bool,  # noqa: FBT001
    shown: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    out = stream()
    Console(out, no_color=no_color).put(*PIECES)
    assert out.getvalue() == shown


def test_what_an_encoding_lacks_is_replaced_with_styles_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, "ascii", newline="\n")
    Console(file).put(("张…", "red"))
    assert raw.getvalue() == b"\x1b[31m??.\x1b[0m\n"


def test_no_pieces_are_a_blank_line() -> None:
    out = io.StringIO()
    Console(out).put()
    assert out.getvalue() == "\n"


def test_a_line_is_as_wide_as_the_first_terminal_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def size(stream: int) -> os.terminal_size:
        if stream != 2:
            raise OSError
        return os.terminal_size((57, 20))

    monkeypatch.setattr(os, "get_terminal_size", size)
    assert Console(io.StringIO()).width == 57
    monkeypatch.setenv("COLUMNS", "33")
    assert Console(io.StringIO()).width == 33


def test_where_there_is_no_terminal_a_line_has_80_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_size(stream: int) -> os.terminal_size:
        raise OSError(stream)

    monkeypatch.setattr(os, "get_terminal_size", no_size)
    assert Console(io.StringIO()).width == 80

"""Help and refusals: complete, in the user's language, as wide as the terminal."""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer
from typer.main import get_command

from gridscore.cli.app import app
from gridscore.cli.commands import Command, Group, whole
from gridscore.cli.examples import EXAMPLES
from gridscore.cli.help_page import metavar, text_of
from gridscore.cli.language import asked_for
from gridscore.messages import Lang, say
from gridscore.messages.help import TEXTS
from gridscore.results.escape import display_width
from tests.command import run

if TYPE_CHECKING:
    from collections.abc import Iterator


def every_command(group: Any, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield before
    for name, command in getattr(group, "commands", {}).items():
        yield from every_command(whole(command), (*before, name))


APP: Any = get_command(app)
COMMANDS = list(every_command(APP))


def command_at(path: tuple[str, ...]) -> Any:
    command = APP
    for name in path:
        command = whole(command.commands[name])
    return command


def names(path: tuple[str, ...]) -> str:
    return " ".join(path) or "gridscore"


# ---- the catalogue ----


@pytest.mark.parametrize("path", COMMANDS, ids=names)
def test_every_text_is_in_the_catalogue(path: tuple[str, ...]) -> None:
    command = command_at(path)
    assert isinstance(command, Command | Group), "name it in group_of, with its help"
    for described in (command, *command.params):
        key = described.help
        assert key.startswith("help."), "give help as a key of messages/help.py"
        assert key.removeprefix("help.") in TEXTS
    for param in command.params:
        if not getattr(param, "is_flag", False):
            assert f"metavar.{param.metavar}" in TEXTS


def test_no_text_of_the_catalogue_is_left_over() -> None:
    used = {"usage", "arguments", "options", "commands", "examples", "more", "help"}
    used |= {"any-option", "any-command"}
    for path in COMMANDS:
        command = command_at(path)
        used |= {one.help.removeprefix("help.") for one in (command, *command.params)}
    others = re.compile(r"(call|metavar|example)\.")
    assert {key for key in TEXTS if not others.match(key)} == used
    shown = {f"example.{purpose}" for calls in EXAMPLES.values() for purpose in calls}
    assert {key for key in TEXTS if key.startswith("example.")} == shown


@pytest.mark.parametrize("page", EXAMPLES)
def test_examples_are_calls_that_there_are(page: str) -> None:
    for call in EXAMPLES[page].values():
        words = call.partition(" >")[0].split()
        path = max((path for path in COMMANDS if words[: len(path)] == list(path)), key=len)
        assert page in ("", " ".join(path))
        known = {name for param in command_at(path).params for name in param.opts}
        assert {word for word in words if word.startswith("-") and word != "-"} <= known


# ---- the page ----


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("path", COMMANDS, ids=names)
def test_help_is_complete(path: tuple[str, ...], lang: Lang) -> None:
    page = run(*path, "--help", "--lang", lang).text
    plain = "".join(page.split())
    command = command_at(path)
    for described in (command, *command.params):
        assert "".join(text_of(described, lang).split()) in plain
    for param in command.params:
        for name in param.opts if param.param_type_name == "option" else []:
            shown = name.replace("--", "--[no-]", 1) if param.secondary_opts else name
            assert re.search(rf"^ .*{re.escape(shown)}( |,|$)", page, re.MULTILINE)
        assert metavar(param, lang) in page
    for name in getattr(command, "commands", {}):
        assert re.search(rf"^  {name} ", page, re.MULTILINE)
    assert say("help.help", lang) in page
    assert "what-if" not in page


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("path", COMMANDS, ids=names)
def test_help_fits_the_terminal(path: tuple[str, ...], columns: int, lang: Lang) -> None:
    page = run(*path, "--help", "--lang", lang, env={"COLUMNS": str(columns)}).text
    assert max(map(display_width, page.splitlines())) <= min(columns, 100)


def test_options_without_a_command_are_not_enough() -> None:
    result = run("scheme", "--lang", "zh-Hant")
    assert result.status == 2
    assert "請寫一個命令：list、show" in result.stderr


def test_without_words_help_is_shown() -> None:
    result = run(env={"LC_ALL": "C"})
    assert (result.status, result.text) == (2, run("--help", env={"LC_ALL": "C"}).text)
    assert "gridscore explain W007 2026" in result.text


# ---- which language ----


def test_what_follows_two_dashes_is_no_option() -> None:
    assert asked_for(["quarter", "--", "--lang", "zh-Hant"]) is None
    assert asked_for(["--lang", "zh-Hant", "quarter", "--lang"]) is None


@pytest.mark.parametrize(
    "words",
    [
        ("--lang", "zh-Hant", "quarter", "--help"),
        ("quarter", "--help", "--lang", "zh-Hant"),
        ("quarter", "--lang=zh-Hant", "-h"),
        ("quarter", "--lang", "en", "--lang", "zh-Hant", "-h"),
    ],
)
@pytest.mark.usefixtures("station")
def test_the_call_decides(words: tuple[str, ...]) -> None:
    assert run(*words).text.startswith("用法：gridscore quarter 期間")


@pytest.mark.parametrize(
    ("settings", "locale", "shown"),
    [
        ('lang = "zh-Hans"', "en_US.UTF-8", "用法：gridscore quarter 期间"),
        ("", "zh_TW.UTF-8", "用法：gridscore quarter 期間"),
        ("", "zh_CN.GB18030", "用法：gridscore quarter 期间"),
        ("", "en_US.UTF-8", "Usage: gridscore quarter PERIOD"),
        ("lang = ", "zh_HK.UTF-8", "用法：gridscore quarter 期間"),
        ('lang = "fr"', "C", "Usage: gridscore quarter PERIOD"),
    ],
)
def test_the_folder_then_the_locale_decide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str, locale: str, shown: str
) -> None:
    (tmp_path / "gridscore.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "2026").mkdir()
    monkeypatch.chdir(tmp_path / "2026")
    assert run("quarter", "--help", env={"LC_ALL": locale}).text.startswith(shown)
    assert run("quarter", "--lang", "fr", "-h", env={"LC_ALL": locale}).text.startswith(shown)


@pytest.mark.usefixtures("station")
def test_the_language_before_the_command_holds_for_all_it_says() -> None:
    told = run("--lang", "zh-Hant", "quarter", "2026Q1", "--format", "csv")
    assert "等次" in told.text
    assert "考核結果" in told.stderr
    nearer = run("--lang", "zh-Hant", "quarter", "2026Q1", "--format", "csv", "--lang", "en")
    assert "grade" in nearer.text
    assert "没有" not in run("--lang", "zh-Hant", "scheme", "show", "no-such").stderr


@pytest.mark.usefixtures("station")
def test_what_fails_before_the_folder_is_opened_speaks_its_language() -> None:
    settings = Path("gridscore.toml").read_text("utf-8")
    Path("gridscore.toml").write_text(settings.replace('"en"', '"zh-Hans"'), encoding="utf-8")
    assert "无法识别期间" in run("quarter", "gestern", env={"LC_ALL": "C"}).stderr


# ---- refusals ----

REFUSED = [
    (("quarter",), ["PERIOD is missing. The quarter"], ["缺少“期间”"], ["缺少「期間」"]),
    (("quartr",), ["“quartr”; did you mean quarter?"], ["是否指 quarter"], ["是否指 quarter"]),
    (("zzz",), ["“zzz”. Commands: init, forms"], ["没有命令“zzz”"], ["沒有命令「zzz」"]),
    (("scheme", "lst"), ["did you mean list?"], ["是否指 list"], ["是否指 list"]),
    (("check", "--fast"), ["no option --fast"], ["没有选项 --fast"], ["沒有選項 --fast"]),
    (("check", "--strikt"), ["did you mean --strict"], ["是否指 --strict"], ["是否指 --strict"]),
    (("check", "-x"), ["no option -x"], ["没有选项 -x"], ["沒有選項 -x"]),
    (("check", "--set"), ["--set KEY=VALUE"], ["--set 键=值"], ["--set 鍵=值"]),
    (("check", "--strict=1"), ["takes no value"], ["不写值"], ["不寫值"]),
    (("scheme", "show", "a", "b c"), ["Too much in the call: b c"], ["多余"], ["多餘"]),
    (("check", "\x1b[2Jx", "--\x1b[2J"), [r"--\x1b[2J"], [r"--\x1b[2J"], [r"--\x1b[2J"]),
]


@pytest.mark.parametrize(
    ("words", "en", "hans", "hant"), REFUSED, ids=[" ".join(case[0]) for case in REFUSED]
)
def test_what_is_refused_is_told_in_every_language(
    words: tuple[str, ...], en: list[str], hans: list[str], hant: list[str]
) -> None:
    for lang, said in zip(Lang, (en, hans, hant), strict=True):
        result = run("--lang", lang, *words)
        assert result.status == 2
        assert result.stdout == b""
        assert [part for part in said if part not in result.stderr] == [], result.stderr
        assert say("help.usage", lang) in result.stderr
        assert "--help" in result.stderr
        assert "\x1b" not in result.stderr


def test_a_language_that_is_not_known_is_refused_with_the_choices() -> None:
    result = run("quarter", "2026Q1", "--lang", "fr", env={"LC_ALL": "zh_CN.UTF-8"})
    assert result.status == 2
    assert "--lang 不能这样写" in result.stderr
    assert "en、zh-Hans 简体或 zh-Hant 繁体" in result.stderr


def test_a_refusal_not_known_here_is_told_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise typer.BadParameter("something new")

    monkeypatch.setattr("typer.core.TyperCommand.parse_args", refuse)
    result = run("check", "--lang", "en")
    assert result.status == 2
    assert "error: Invalid value: something new" in result.stderr


def test_breaking_off_at_a_question_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gridscore.cli.scheme_new.is_terminal", lambda: True)
    result = run("scheme", "new", "--lang", "zh-Hans", given=b"")
    assert result.status == 1
    assert result.stderr.endswith("已中止，没有写出任何内容。\n")


# ---- on a terminal ----


@pytest.mark.parametrize(
    ("env", "terminal", "bold"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_headings_are_bold_where_somebody_looks_and_allows_it(
    monkeypatch: pytest.MonkeyPatch, env: dict[str, str], *, terminal: bool, bold: bool
) -> None:
    class Screen(io.StringIO):
        encoding = "utf-8"

        def isatty(self) -> bool:
            return terminal

    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        app(["quarter", "--help", "--lang", "en"])
    assert ("\x1b[1mOptions:\x1b[0m" in screen.getvalue()) is (bold and os.name == "posix")

"""Everything a person can meet is written down, in every language, and kept current."""

from __future__ import annotations

import pkgutil
import re
import string
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from gridscore import messages
from gridscore.cli.app import app
from gridscore.cli.help_page import metavar
from gridscore.messages import Lang, Wording
from gridscore.messages.problems import SEVERITIES
from tests.scripts import load_script

DOCS = Path(__file__).parent.parent / "docs"
REGENERATE = "regenerate with: python docs/make_reference.py"


SCRIPT = load_script(DOCS / "make_reference.py")
PAGES: dict[str, str] = SCRIPT.pages()
COMMANDS: dict[str, Any] = dict(SCRIPT.commands_of(get_command(app)))


@pytest.mark.parametrize("name", PAGES)
def test_reference_page_is_current(name: str) -> None:
    page = DOCS / name
    written = page.read_text("utf-8") if page.is_file() else ""
    assert written == PAGES[name], f"docs/{name} is not current; {REGENERATE}"


def test_schema_of_scheme_files_is_current() -> None:
    assert SCRIPT.SCHEMA.read_text("utf-8") == SCRIPT.schema_text(), REGENERATE


@pytest.mark.parametrize("name", ["problem-codes.md", "问题代码.md"])
def test_every_problem_code_is_documented(name: str) -> None:
    documented = set(re.findall(r"^\| (GS\d{3}) \|", PAGES[name], re.MULTILINE))
    assert documented == set(SEVERITIES)


@pytest.mark.parametrize("name", ["commands.md", "命令.md"])
def test_every_command_and_option_is_documented(name: str) -> None:
    lang = Lang.EN if name.isascii() else Lang.ZH_HANS
    sections = PAGES[name].split("\n## ")
    for command, described in COMMANDS.items():
        (section,) = [text for text in sections if text.startswith(f"gridscore {command}\n")]
        for param in described.params:
            shown = metavar(param, lang).replace("|", "\\|")  # as a table of Markdown needs it
            if param.param_type_name == "option":
                name = param.opts[0]
                name = name.replace("--", "--[no-]", 1) if param.secondary_opts else name
                shown = f"{name} {shown}".rstrip()
            assert re.search(rf"^\| `(-\w, )?{re.escape(shown)}` \|", section, re.MULTILINE), shown


# ---- messages ----

ROOMS: dict[str, dict[str, Wording]] = {
    room.name: texts
    for room in pkgutil.iter_modules(messages.__path__)
    if (texts := getattr(import_module(f"{messages.__name__}.{room.name}"), "TEXTS", None))
}
HAN = re.compile(r"[\u4e00-\u9fff]")
EXAMPLE = re.compile(r"2026年\S*")
WORDLESS = re.compile(r"[^a-z]*", re.IGNORECASE)
"""What has no words once its blanks are taken out needs no translation."""


def blanks_of(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})


def has_words(text: str) -> bool:
    return not WORDLESS.fullmatch(re.sub(r"\{\w*\}", "", text))


def is_written_in(characters: str, text: str) -> bool:
    """Say whether the Chinese in a text is of one character set: gb2312 or big5."""
    try:
        "".join(HAN.findall(text)).encode(characters)
    except UnicodeEncodeError:
        return False
    return True


def test_there_are_messages_to_look_at() -> None:
    assert {"problems", "usage", "terms", "results", "reasons", "readings"} <= ROOMS.keys()
    assert all(len(text) == len(Lang) for texts in ROOMS.values() for text in texts.values())


@pytest.mark.parametrize("room", ROOMS)
def test_messages_are_complete_in_every_language(room: str) -> None:
    texts = ROOMS[room].items()
    assert [key for key, text in texts if not all(wording.strip() for wording in text)] == []
    differ = [key for key, text in texts if len({tuple(blanks_of(part)) for part in text}) > 1]
    assert differ == [], "these have different blanks in different languages"


@pytest.mark.parametrize("room", ROOMS)
def test_messages_are_translated(room: str) -> None:
    worded = {key: text for key, text in ROOMS[room].items() if has_words(text.en)}
    assert [key for key, text in worded.items() if HAN.search(EXAMPLE.sub("", text.en))] == []
    untranslated = [
        key for key, text in worded.items() if not (HAN.search(text.hans) and HAN.search(text.hant))
    ]
    assert untranslated == []
    assert [key for key, text in worded.items() if not is_written_in("gb2312", text.hans)] == []
    assert [key for key, text in worded.items() if not is_written_in("big5", text.hant)] == []


SIMPLIFIED_IN_BIG5 = re.compile(r"[后于占干云]|日志|周期|里[面边]|标准|注[释解]|志")
"""Written otherwise in traditional Chinese, though Big5 has the characters for other words."""


@pytest.mark.parametrize("room", ROOMS)
def test_traditional_wordings_are_traditional_throughout(room: str) -> None:
    left = {
        key: found[0]
        for key, text in ROOMS[room].items()
        if (found := SIMPLIFIED_IN_BIG5.search(text.hant))
    }
    assert left == {}


def test_every_problem_code_has_its_texts() -> None:
    parts = [f"{code}.{part}" for code in SEVERITIES for part in ("what", "repair")]
    assert parts == list(ROOMS["problems"])


def test_every_problem_code_is_told_once_in_the_module_of_its_hundred() -> None:
    assert list(SEVERITIES) == sorted(set(SEVERITIES))
    assert [code for code in SEVERITIES if code not in SEVERITIES] == []

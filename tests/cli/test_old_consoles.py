"""No output dies on a console or pipe in an old encoding: whatever is shown, something is."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LOCALE = "zh_CN.GBK"
COMMANDS = (
    ("--help",),
    ("quarter", "--lang", "zh-Hans"),
    ("check", "--verbose", "--lang", "zh-Hans"),
    ("quarter", "2026Q1", "--format", "table", "--verbose", "--lang", "zh-Hant"),
    ("quarter", "2026Q1", "--force", "--lang", "en"),
    ("explain", "乙二", "2026Q1", "--lang", "zh-Hans"),
    ("explain", "GS501", "--lang", "zh-Hans"),
    ("scheme", "list", "--lang", "zh-Hant"),
    ("scheme", "show", "--lang", "zh-Hans"),
)
REFUSED = {COMMANDS[1]}
ONE_AFTER_THE_OTHER = """
import os, sys
from gridscore.__main__ import main
for number, call in enumerate(sys.argv[1:]):
    sys.argv = ["gridscore", *call.split(" ")]
    try:
        main()
    except SystemExit as exit_:
        if exit_.code:
            sys.stderr.write(f"<{number}: {exit_.code}>")
"""

pytestmark = pytest.mark.usefixtures("station")


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the old Chinese locale, compiled where the system can compile it.

    That of GB18030 would take ten times as long, for the same way through the program.
    """
    folder = tmp_path_factory.mktemp("locales")
    if shutil.which("localedef"):
        command = ["localedef", "-i", "zh_CN", "-f", "GBK", folder / LOCALE]
        subprocess.run(command, capture_output=True)
    return folder


@pytest.fixture(autouse=True)
def own_scheme(station: Path) -> None:
    """A regulation of the station's own, in a file with a Chinese name that is in UTF-8."""
    text = 'extends = "daqinggou-2013"\nid = "own"\ntitle = "自订办法"\n'
    (station / "自订办法.toml").write_text(text, encoding="utf-8")
    settings = (station / "gridscore.toml").read_text("utf-8")
    text = settings.replace('"daqinggou-2013"', '"自订办法.toml"')
    (station / "gridscore.toml").write_text(text, encoding="utf-8")
    (station / "roster.csv").rename(station / "花名册.csv")


def shown(encoding: str, **env: str) -> str:
    """Run all the commands in an environment; what is shown, taken for that encoding."""
    words = [" ".join(command) for command in COMMANDS]
    if "LANG" in env:  # words are typed in the encoding of the console
        words = [os.fsdecode(word.encode("gbk" if "LOCPATH" in env else "utf-8")) for word in words]
    done = call(["-c", ONE_AFTER_THE_OTHER, *words], **env)
    told = done.stdout.decode(encoding) + done.stderr.decode(encoding)
    assert "Traceback" not in told
    statuses = {part.split(">")[0] for part in told.split("<")[1:] if ">" in part}
    assert statuses == {f"{COMMANDS.index(command)}: 2" for command in REFUSED}
    return told


def call(words: list[str], **env: str) -> subprocess.CompletedProcess[bytes]:
    kept = {k: v for k, v in os.environ.items() if k not in ("LC_ALL", "LC_CTYPE", "PYTHONUTF8")}
    return subprocess.run([sys.executable, *words], capture_output=True, env=kept | env, timeout=60)


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_a_pipe_in_a_chinese_encoding_lacks_nothing(encoding: str) -> None:
    text = shown(encoding, PYTHONIOENCODING=encoding)
    assert "花名册.csv" in text
    assert "自订办法" in text
    assert "?" not in text.replace("did you mean quarter?", "")


@pytest.mark.parametrize("encoding", ["ascii", "cp437"])
def test_a_pipe_without_chinese_shows_what_it_can(encoding: str) -> None:
    assert "85.00" in shown(encoding, PYTHONIOENCODING=encoding)


def test_an_old_chinese_locale(locales: Path) -> None:
    if not (locales / LOCALE / "LC_CTYPE").exists():
        pytest.skip("this system cannot compile the locale")
    # From Python 3.15 on the locale counts only where UTF-8 is switched off.
    text = shown("gbk", LOCPATH=str(locales), LANG=LOCALE, PYTHONUTF8="0")
    assert "花名册.csv" in text
    assert "自订办法" in text
    assert "?" not in text


def test_a_plain_locale() -> None:
    text = shown("ascii", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "85.00" in text


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_documents_for_programs_stay_whole(encoding: str) -> None:
    words = ["-m", "gridscore", "scheme", "list", "--format", "json", "--lang", "zh-Hans"]
    done = call(words, PYTHONIOENCODING=encoding)
    titles = [row["title"] for row in json.loads(done.stdout.decode(encoding))]
    assert "自订办法" in titles

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from gridscore.messages import Lang, say
from gridscore.problems import UsageError
from gridscore.results.model import Kind
from gridscore.results.xlsx import style_file
from gridscore.results.xlsx.style_file import STYLE_FILE, load_style, templates_folder

if TYPE_CHECKING:
    from pathlib import Path


def edited(tmp_path: Path, pattern: str, replacement: str) -> Path:
    text = (templates_folder() / STYLE_FILE).read_text("utf-8")
    changed = re.sub(pattern, replacement, text, count=1)
    assert changed != text
    file = tmp_path / "style.toml"
    file.write_text(changed, "utf-8")
    return file


def test_the_shipped_style_has_every_language_and_kind() -> None:
    shipped = load_style()
    assert set(shipped.fonts) == set(Lang)
    assert shipped.number_format(Kind.MONEY) == "#,##0.00"
    assert shipped.number_format(Kind.TEXT) == shipped.number_format(Kind.WORD) == "@"


def test_a_station_may_edit_the_style(tmp_path: Path) -> None:
    file = edited(tmp_path, r"widest = \d+", "widest = 60")
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())  # as an editor on Windows saves it
    assert load_style(file).widths.widest == 60


@pytest.mark.parametrize(
    ("pattern", "replacement", "named"),
    [
        (r'draft = "C00000"', 'draft = "red"', "colours.draft"),
        (r"widest", "wdest", "widths.wdest"),
        (r"title = 16", "title = 1600", "sizes.title"),
        (r'signatures = \["制表"', 'signatures = ["", "制表"', "words.zh-Hans.signatures"),
        (r"\[widths\]", "[widths", "a bracket is not closed"),
    ],
)
def test_a_mistake_in_the_style_is_told_in_one_sentence(
    tmp_path: Path, pattern: str, replacement: str, named: str
) -> None:
    file = edited(tmp_path, pattern, replacement)
    with pytest.raises(UsageError) as caught:
        load_style(file)
    told = say(f"usage.{caught.value.key}", Lang.EN, **caught.value.details)
    assert named in told
    assert str(file) in told


def test_a_style_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(style_file, "templates_folder", lambda: tmp_path)
    with pytest.raises(UsageError) as caught:
        load_style()
    assert caught.value.key == "style-unreadable"


def test_a_station_without_a_style_of_its_own_has_the_shipped_one(tmp_path: Path) -> None:
    assert load_style(tmp_path / STYLE_FILE) == load_style()


def test_a_station_says_only_what_differs(tmp_path: Path) -> None:
    own = tmp_path / STYLE_FILE
    own.write_text('[words.zh-Hans]\nheading = "示例街道"\n[colours.grades]\nsplendid = "FFFFFF"')
    changed, shipped = load_style(own), load_style()
    assert changed.words[Lang.ZH_HANS].heading == "示例街道"
    assert changed.words[Lang.ZH_HANS].signatures == shipped.words[Lang.ZH_HANS].signatures
    assert changed.colours.grades == {**shipped.colours.grades, "splendid": "FFFFFF"}
    assert changed.fonts == shipped.fonts


def test_templates_are_found_inside_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "gridscore" / "results" / "xlsx" / "style_file.py"
    monkeypatch.setattr(style_file, "__file__", str(module))
    assert templates_folder() == tmp_path / "templates"
    (tmp_path / "gridscore" / "templates").mkdir(parents=True)
    assert templates_folder() == tmp_path / "gridscore" / "templates"

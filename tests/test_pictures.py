"""The guide's pictures show what the program says today."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from tests.scripts import load_script

DOCS = Path(__file__).parent.parent / "docs"
REDRAW = "redraw with: python docs/make_pictures.py"
GUIDES = {"en": "guide.md", "zh": "使用指南.md"}


SCRIPT = load_script(DOCS / "make_pictures.py")


def texts_of(svg: str) -> list[str]:
    """Take the texts out of a picture: how rich draws them differs from version to version."""
    return [html.unescape(text).strip() for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]


@pytest.mark.parametrize("language", SCRIPT.LANGS)
@pytest.mark.parametrize("name", SCRIPT.SHOTS)
def test_the_terminal_is_current(name: str, language: str) -> None:
    drawn = SCRIPT.console_picture(name, SCRIPT.LANGS[language])
    kept = (DOCS / "pictures" / f"{name}.{language}.svg").read_text("utf-8")
    assert texts_of(kept) == texts_of(drawn), REDRAW


@pytest.mark.parametrize("language", GUIDES)
def test_every_picture_is_shown_and_every_one_shown_is_there(language: str) -> None:
    shown = re.findall(
        r"!\[[^\]]+\]\((pictures/[^)]+)\)", (DOCS / GUIDES[language]).read_text("utf-8")
    )
    there = [f"pictures/{path.name}" for path in (DOCS / "pictures").glob(f"*.{language}.*")]
    assert sorted(shown) == sorted(there)


def test_pictures_are_small_and_ask_for_nothing() -> None:
    pictures = list((DOCS / "pictures").iterdir())
    assert sum(path.stat().st_size for path in pictures) < 1_000_000
    for path in pictures:
        if path.suffix == ".svg":
            assert "url(http" not in path.read_text("utf-8")

"""Links between the pages lead somewhere: to a file that is there, and to a heading in it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    page for folder in (ROOT, ROOT / "docs", ROOT / "sample_data") for page in folder.glob("*.md")
)
LINK = re.compile(r"\]\((?!https?:)([^()\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CODE_BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def links_of(page: Path) -> list[str]:
    return LINK.findall(CODE_BLOCK.sub("", page.read_text("utf-8")))


def anchors_of(page: Path) -> set[str]:
    """The names of a page's headings, as code hosts make them: letters, digits and hyphens."""
    headings = HEADING.findall(CODE_BLOCK.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}


def broken(page: Path) -> list[str]:
    found = []
    for link in links_of(page):
        path, _, anchor = unquote(link).partition("#")
        target = page.parent / path if path else page
        if not target.exists() or (anchor and anchor not in anchors_of(target)):
            found.append(link)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    assert broken(page) == []


def test_links_are_found_and_followed(tmp_path: Path) -> None:
    (tmp_path / "there.md").write_text("# One, two\n\n## 三、四\n", "utf-8")
    page = tmp_path / "page.md"
    page.write_text(
        "[a](there.md) [b](there.md#one-two) [c](there.md#三四) [d](#own) [e](https://e.org)\n"
        "[f](gone.md) [g](there.md#three)\n```\n[h](code.md)\n```\n# Own\n",
        "utf-8",
    )
    assert broken(page) == ["gone.md", "there.md#three"]


def test_every_page_is_led_to() -> None:
    """Nobody finds a page that no other leads to."""
    led_to = {
        (page.parent / unquote(link).partition("#")[0]).resolve()
        for page in PAGES
        for link in links_of(page)
        if not link.startswith("#")
    }
    assert [page.name for page in PAGES if page not in led_to and page.name != "README.md"] == []

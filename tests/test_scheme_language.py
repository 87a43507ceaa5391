"""Every example of docs/scheme-language.md, run as a reader would run it.

A section with a `toml` block is an example: the block is the scheme file, the blocks `csv NAME` are
its ledgers, and each `csv result PERIOD` the columns and rows to be found in the result, in order.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.command import command_of, run

PAGE = Path("docs/scheme-language.md")
_BLOCK = re.compile(r"^```(toml|csv [^\n]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass
class Example:
    """One section with a scheme, ledgers and results."""

    title: str
    scheme: str = ""
    ledgers: dict[str, str] = field(default_factory=dict)
    results: dict[str, str] = field(default_factory=dict)


def examples() -> list[Example]:
    sections = re.split(r"^##+ ", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    found = []
    for section in sections:
        example = Example(section.partition("\n")[0])
        for info, text in _BLOCK.findall(section):
            words = info.split()
            if words == ["toml"]:
                example.scheme += text
            elif words[1] == "result":
                example.results[" ".join(words[2:])] = text
            else:
                example.ledgers[words[1]] = text
        if example.scheme:
            found.append(example)
    return found


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.title)
def test_the_example_gives_what_the_page_shows(example: Example, tmp_path: Path) -> None:
    assert example.results, "an example shows what it gives"
    scheme = tmp_path / "rules" / "own.toml"
    ledgers = tmp_path / "ledgers"
    for folder in (scheme.parent, ledgers):
        folder.mkdir()
    scheme.write_text(example.scheme, "utf-8")
    for name, text in example.ledgers.items():
        (ledgers / f"{name}.csv").write_text(text, "utf-8")
    for call, expected in example.results.items():
        period, *options = call.split()
        command = [command_of(period), period, ledgers, "--scheme", scheme, *options]
        result = run(*command, "--format", "csv", "--lang", "en", "--verbose")
        assert result.status == 0, f"{example.title}, {call}\n{result.stderr}"
        assert shown(result.stdout, expected) == rows(expected), f"{example.title}, {call}"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def shown(output: bytes, expected: str) -> list[dict[str, str]]:
    """Take the columns, and, where the page shows some rows only, the rows that it names by id."""
    columns = next(csv.reader(io.StringIO(expected)))
    named = [row.get("id") for row in rows(expected)]
    got = rows(output.decode("utf-8-sig"))
    chosen = [row for row in got if "id" not in columns or row["id"] in named]
    return [{column: row.get(column, "no such column") for column in columns} for row in chosen]

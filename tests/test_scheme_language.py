"""Every example of the two pages on writing a scheme file, run as a reader would run it.

A section with a `toml` block is an example: the block is the scheme file, the blocks `csv NAME` are
its ledgers, and each `csv result PERIOD` the columns and rows to be found in the result, in order.
The Chinese page goes through the same constructs by the same examples.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from gridscore.ledger import known_columns
from gridscore.ledger.headings import heading_key
from gridscore.ledger.known_columns import Column
from gridscore.scheme.base import Text
from gridscore.scheme.model import Scheme
from tests.command import command_of, run

ENGLISH = Path("docs/scheme-language.md")
CHINESE = Path("docs/考核办法怎么写.md")
_BLOCK = re.compile(r"^```(toml|csv [^\n]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_TABLE_ROW = re.compile(r"^\|.*\|$", re.MULTILINE)
_CODE = re.compile(r"`([^`]+)`")
_KEY = re.compile(r"[a-z_][a-z0-9_-]*")
_HEADED = re.compile(r"`([a-z_]+)` ([\u4e00-\u9fff]+)")


@dataclass
class Section:
    """A part of a page under one heading, without the deeper headings below it."""

    title: str
    text: str

    @property
    def prose(self) -> str:
        return _FENCED.sub("", self.text)

    @property
    def table_keys(self) -> set[str]:
        """The words of what stands in backticks in the section's tables."""
        return keys_of("\n".join(_TABLE_ROW.findall(self.prose)))


@dataclass
class Example:
    """One section with a scheme, ledgers and results."""

    title: str
    scheme: str = ""
    ledgers: dict[str, str] = field(default_factory=dict)
    results: dict[str, str] = field(default_factory=dict)


def sections(page: Path) -> list[Section]:
    parts = re.split(r"^##+ ", page.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return [Section(part.partition("\n")[0], part) for part in parts]


def keys_of(text: str) -> set[str]:
    return {word for code in _CODE.findall(text) for word in _KEY.findall(code)}


def example_of(section: Section) -> Example:
    example = Example(section.title)
    for info, text in _BLOCK.findall(section.text):
        words = info.split()
        if words == ["toml"]:
            example.scheme += text
        elif words[1] == "result":
            example.results[" ".join(words[2:])] = text
        else:
            example.ledgers[words[1]] = text
    return example


def examples(page: Path) -> list[Example]:
    return [example for section in sections(page) if (example := example_of(section)).scheme]


@pytest.mark.parametrize(
    "example", examples(ENGLISH) + examples(CHINESE), ids=lambda example: example.title
)
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
        language = () if "--lang" in options else ("--lang", "en")
        command = [command_of(period), period, ledgers, "--scheme", scheme, *language, *options]
        result = run(*command, "--format", "csv", "--verbose")
        assert result.status == 0, f"{example.title}, {call}\n{result.stderr}"
        assert shown(result.stdout, expected) == rows(expected), f"{example.title}, {call}"


def test_ledgers_as_chinese_offices_keep_them_give_the_same(tmp_path: Path) -> None:
    """The Chinese page shows the ledgers of its first example a second time, all in Chinese."""
    (kept,) = [
        example
        for section in sections(CHINESE)
        if (example := example_of(section)).ledgers and not example.scheme
    ]
    kept.scheme = examples(CHINESE)[0].scheme
    test_the_example_gives_what_the_page_shows(kept, tmp_path)


# ---- the two pages beside each other ----


@pytest.mark.parametrize(
    ("english", "chinese"),
    list(zip_longest(sections(ENGLISH), sections(CHINESE), fillvalue=Section("none", ""))),
    ids=lambda section: section.title,
)
def test_both_pages_name_the_same_keys(english: Section, chinese: Section) -> None:
    """Tables explain the same keys, and what the English text names the Chinese names too."""
    assert chinese.table_keys == english.table_keys
    assert keys_of(english.prose) - keys_of(chinese.prose) == set()


@pytest.mark.parametrize("page", [ENGLISH, CHINESE], ids=["english", "chinese"])
def test_every_key_of_a_scheme_file_is_explained(page: Path) -> None:
    told = keys_of("".join(section.prose for section in sections(page)))
    for part in parts_of(Scheme, set()) - {Text}:  # a title in each language stands above them all
        keys = {field.alias or name for name, field in part.model_fields.items()}
        assert keys - told == set(), part.__name__


def parts_of(model: type[BaseModel], found: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """All the tables that a scheme file may hold: the models that fields are made of."""
    waiting: list[Any] = (
        [] if model in found else [f.annotation for f in model.model_fields.values()]
    )
    found.add(model)
    while waiting:
        kind = waiting.pop()
        waiting += get_args(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            parts_of(kind, found)
    return found


def test_both_pages_have_the_same_examples() -> None:
    english, chinese = (list(map(bare, examples(page))) for page in (ENGLISH, CHINESE))
    assert chinese == english


def bare(example: Example) -> tuple[Any, ...]:
    """Give an example without what each page says in its own language: comments, titles, names."""
    ledgers = {name: rows(text) for name, text in example.ledgers.items()}
    for person in ledgers["roster"]:
        person.pop("name")
    return untitled(tomllib.loads(example.scheme)), ledgers, example.results


def untitled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: untitled(part) for key, part in value.items() if key != "title"}
    return list(map(untitled, value)) if isinstance(value, list) else value


def test_the_chinese_headings_are_read() -> None:
    """Each heading that the Chinese page names beside a column is one the column goes by."""
    columns = [column for column in vars(known_columns).values() if isinstance(column, Column)]
    read = {(column.id, key) for column in columns for key in column.keys}
    (tables,) = [part.prose for part in sections(CHINESE) if "| 花名册 roster |" in part.prose]
    told = set(_HEADED.findall(tables))
    assert len(told) > 30
    assert {(name, heading_key(heading)) for name, heading in told} - read == set()


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def shown(output: bytes, expected: str) -> list[dict[str, str]]:
    """Take the columns, and, where the page shows some rows only, the rows that it names by id."""
    columns = next(csv.reader(io.StringIO(expected)))
    named = [row.get("id") for row in rows(expected)]
    got = rows(output.decode("utf-8-sig"))
    chosen = [row for row in got if "id" not in columns or row["id"] in named]
    return [{column: row.get(column, "no such column") for column in columns} for row in chosen]

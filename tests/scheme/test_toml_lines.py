"""Lines of TOML keys: every key that `tomllib` reads, each where a person would look for it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridscore.scheme.toml_lines import key_lines

TEXT = '''# a heading
id = "a"  # [not.a.table]
dotted.key = { inner = [1, { deep = "x # ]}" }], last = """
two
lines""" }

[[rules]]
id = 'first # x'
[rules.sub]
list = [
  # a comment with ] in it
  1,
  { z = 2 },
]

[[rules]]
"quoted key" = 1979-05-27 07:32:00
[[rules.deep]]
w = "\\"]"
'''

FILES = [*Path("gridscore/schemes").glob("*.toml"), *Path("tests").rglob("*.toml")]


def paths_of(value: Any, path: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    inside = value.items() if isinstance(value, dict) else ()
    inside = enumerate(value) if isinstance(value, list) else inside
    return {path}.union(*(paths_of(part, (*path, step)) for step, part in inside)) - {()}


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("id",), 2),
        (("dotted", "key", "inner", 1, "deep"), 3),
        (("dotted", "key", "last"), 3),
        (("rules", 0), 7),
        (("rules", 0, "sub"), 9),
        (("rules", 0, "sub", "list", 0), 12),
        (("rules", 0, "sub", "list", 1, "z"), 13),
        (("rules", 1), 16),
        (("rules", 1, "quoted key"), 17),
        (("rules", 1, "deep", 0, "w"), 19),
    ],
)
def test_each_key_has_its_line(path: tuple[str | int, ...], line: int) -> None:
    assert key_lines(TEXT)[path] == line


def test_just_the_keys_of_the_text_are_found() -> None:
    assert set(key_lines(TEXT)) == paths_of(tomllib.loads(TEXT))


def test_every_file_of_ours_is_understood() -> None:
    for file in FILES:
        text = file.read_text("utf-8")
        assert set(key_lines(text)) == paths_of(tomllib.loads(text)), file


@given(st.text(alphabet="[]{}=.,\"'#\n ab1"))
def test_any_text_comes_to_an_end(text: str) -> None:
    key_lines(text)

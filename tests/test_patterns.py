"""A pattern that is compiled late is used like one that was compiled at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gridscore import patterns
from gridscore.patterns import pattern

RANGE = re.compile(r"(\\u[0-9a-f]{4}|[^\W\d_a-z])-(\\u[0-9a-f]{4}|[^\W\d_a-z])")


def test_it_finds_what_re_finds() -> None:
    for text, flags in ((r"(?P<n>\d)B", re.IGNORECASE), ("[一-九]", 0)):
        late, early = pattern(text, flags), re.compile(text, flags)
        for said in ("1b 2B", "十三", ""):
            assert late.findall(said) == early.findall(said)
            assert late.sub("-", said) == early.sub("-", said)
            assert bool(late.search(said)) == bool(early.search(said))
        assert late.pattern == early.pattern
        assert late.flags == early.flags


def test_it_is_compiled_when_it_is_first_used() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_hardly_a_pattern_has_a_range_of_very_many_characters() -> None:
    """Each takes half a millisecond to compile, as long as ten other patterns do."""
    wide = {
        module.stem
        for module in Path(patterns.__file__).parent.rglob("*.py")
        for ends in RANGE.findall(module.read_text("utf-8"))
        if ord(_character(ends[1])) - ord(_character(ends[0])) > 5_000
    }
    of_very_many_words = {"row_search", "text_tidying"}
    assert wide == {"values", "wrap"} | of_very_many_words


def _character(written: str) -> str:
    return chr(int(written[2:], 16)) if written.startswith("\\u") else written

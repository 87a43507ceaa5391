"""A pattern that is compiled late is used like one that was compiled at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridscore import patterns, periods
from gridscore.ledger.parsing import period_words
from gridscore.ledger.recognition import footers
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


def test_it_is_not_compiled_for_a_text_without_a_word_that_it_needs() -> None:
    wrong = pattern("(", needs=("季", "q"))
    assert wrong.search("1月") is None
    assert wrong.fullmatch("") is None
    assert wrong.findall("1月") == list(wrong.finditer("1月")) == []
    assert wrong.sub("-", "1月") == "1月"
    with pytest.raises(re.error):
        wrong.search("q1")


def test_with_a_word_that_it_needs_it_finds_what_re_finds() -> None:
    late = pattern("[一二]季|q[12]", needs=("季", "q"))
    early = re.compile(late.pattern)
    for said in ("一季", "q1和q2", "季", "1月", ""):
        assert late.findall(said) == early.findall(said)
        assert late.sub("-", said) == early.sub("-", said)
        assert bool(late.search(said)) == bool(early.search(said))
        assert bool(late.fullmatch(said)) == bool(early.fullmatch(said))
        assert [at.span() for at in late.finditer(said)] == [
            at.span() for at in early.finditer(said)
        ]


NEEDING = {
    f"{module.__name__}:{name}": one
    for module in (footers, period_words, periods)
    for name, found in vars(module).items()
    for one in (found.values() if isinstance(found, dict) else [found])
    if isinstance(one, patterns._Needing)
}


@pytest.mark.parametrize("name", NEEDING)
@given(st.data())
def test_whatever_a_pattern_finds_has_a_word_that_it_needs(name: str, data: st.DataObject) -> None:
    late = NEEDING[name]
    text = data.draw(st.from_regex(re.compile(late.pattern, late.flags)))
    assert any(word in text for word in late.needs)


def test_hardly_a_pattern_has_a_range_of_very_many_characters() -> None:
    """Each takes half a millisecond to compile, as long as ten other patterns do."""
    wide = {
        module.stem
        for module in Path(patterns.__file__).parent.rglob("*.py")
        for ends in RANGE.findall(module.read_text("utf-8"))
        if ord(_character(ends[1])) - ord(_character(ends[0])) > 5_000
    }
    of_very_many_words = {"row_search", "text_tidying"}
    assert wide == {"wrap"} | of_very_many_words


def _character(written: str) -> str:
    return chr(int(written[2:], 16)) if written.startswith("\\u") else written

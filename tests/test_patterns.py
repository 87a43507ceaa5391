"""A pattern that is compiled late is used like one that was compiled at once."""

from __future__ import annotations

import re

import pytest

from gridscore.patterns import pattern


def test_it_finds_what_re_finds():
    for text, flags in ((r"(?P<n>\d)B", re.IGNORECASE), ("[一-九]", 0)):
        late, early = pattern(text, flags), re.compile(text, flags)
        for said in ("1b 2B", "十三", ""):
            assert late.findall(said) == early.findall(said)
            assert late.sub("-", said) == early.sub("-", said)
            assert bool(late.search(said)) == bool(early.search(said))
        assert late.pattern == early.pattern
        assert late.flags == early.flags


def test_it_is_compiled_when_it_is_first_used():
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("")

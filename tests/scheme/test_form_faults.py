"""Attached forms that could never be filled in are told; others stand in the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gridscore.messages import Lang, in_words
from gridscore.problems import UsageError
from gridscore.scheme.loading import load_scheme
from tests.command import run
from tests.constructs.own_scheme import scheme_text

if TYPE_CHECKING:
    from pathlib import Path

FORM = '[[forms]]\nid = "sheet"\nclause = "9"\ntitle = "Sheet"\n'


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ('each = "month"\nshows = "scores"', "forms.sheet: is filled in each month"),
        ('each = "quarter"\nshows = "year"', 'forms.sheet: shows = "year" would stay empty'),
        ('each = "year"\nshows = "survey"', 'forms.sheet: shows = "survey" would stay empty'),
        ('each = "quarter"\nshows = "points"', "points"),
    ],
)
def test_a_form_that_nothing_fills_in_is_told(tmp_path: Path, rest: str, told: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(scheme_text(FORM + rest, routine="quarter"), "utf-8")
    with pytest.raises(UsageError) as caught:
        load_scheme(str(file))
    assert told in str(in_words(caught.value.details["problems"], Lang.EN))


def test_forms_stand_among_the_rules() -> None:
    shown = run("scheme", "show", "daqinggou-2013", "--lang", "en")
    assert "Quarterly assessment form" in shown.text
    assert "the residents' answers, added up" in shown.text
    assert "年终考核测评表" in run("scheme", "show", "daqinggou-2013", "--lang", "zh-Hans").text

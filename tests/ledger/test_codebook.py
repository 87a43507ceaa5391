"""Words of many tables in one codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gridscore.ledger.codebook import Codebook, Gathered, WordsInOrder
from gridscore.ledger.large.texts import Texts
from gridscore.ledger.parsing.values import name_key

if TYPE_CHECKING:
    from collections.abc import Sequence

SOME = ["甲", "乙", "甲"]
MANY = [f"甲{number % 1500}" for number in range(3000)]
FORMS = [f"甲 {number}" for number in range(0, 3000, 2)]  # of names that are among MANY


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [SOME, ["丙", "乙"]],
        [Texts.of(MANY), Texts.of(FORMS)],
        [SOME, Texts.of(FORMS), ["丙"], Texts.of(MANY), SOME],
    ],
)
@pytest.mark.parametrize("book", ["in order", "by key", "plain"])
def test_words_gathered_get_the_codes_that_they_get_one_table_after_the_other(
    parts: list[Sequence[str]], book: str
) -> None:
    def new() -> Codebook[str]:
        if book == "in order":
            return WordsInOrder()
        return Codebook[str](name_key) if book == "by key" else Codebook[str]()

    apart, together = new(), new()
    in_turn = [apart.words[code] for part in parts for code in apart.codes(part)]
    gathered = Gathered()
    places = [place for part in parts for place in gathered.codes(part).tolist()]
    codes = gathered.put_into(together)
    assert places == list(range(len(in_turn)))
    assert [together.words[code] for code in codes] == in_turn
    if book != "in order":
        assert list(together.words) == list(apart.words)

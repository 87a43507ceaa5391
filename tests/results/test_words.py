"""Words by codes say of all rows at once what each row's word says of it."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from gridscore.ledger.large.texts import Texts
from gridscore.results.words import CodedWords

if TYPE_CHECKING:
    from gridscore.ledger.words import Words

WORDS = ["甲", "", "乙丙", "W001", ""]


@pytest.mark.parametrize("words", [WORDS, Texts.of(WORDS)], ids=["a list", "an array"])
@pytest.mark.parametrize("least", [0, -1], ids=["of words", "some blank"])
def test_all_rows_are_told_at_once(words: Words, least: int) -> None:
    random = Random(3)
    for length in (0, 1, 2, 40):
        codes = [random.randrange(least, len(WORDS)) for _ in range(length)]
        coded = CodedWords(words, np.array(codes, np.int32))
        shown = ["" if code < 0 else WORDS[code] for code in codes]
        assert list(coded) == shown
        assert coded.is_filled.tolist() == [bool(word) for word in shown]
        assert set(coded.different()) == set(shown)


def test_of_words_that_stand_nowhere_nothing_is_told() -> None:
    coded = CodedWords(WORDS, np.array([1, -1, 4]))
    assert not coded.is_filled.any()
    assert coded.different() == ["", "", ""]

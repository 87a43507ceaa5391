"""Words of any kind are found, told apart and ordered as Arrow does, only quicker."""

from __future__ import annotations

from random import Random

import numpy as np
import pyarrow.compute as pc
import pytest

from gridscore import side_by_side
from gridscore.ledger.large import texts as texts_module
from gridscore.ledger.large import word_places
from gridscore.ledger.large.texts import Texts
from gridscore.ledger.large.word_places import WordPlaces

ALPHABETS = ("ab", "0123456789", "甲乙丙-1", "\0a ", "ABCDEFGHJKLMNPQRSTUVWXYZ23456789")


def some_words(random: Random) -> list[str]:
    """Make up words, many of them alike for eight bytes or sixteen, and some ends of others."""
    letters = random.choice(ALPHABETS)
    prefix = random.choice(("", "G", "440306-", "网格员", "ABCDEFGH", "ABCDEFGHIJKLMNOP"))
    width = random.choice((0, 3, 9))
    words = []
    for _ in range(random.randrange(1, 300)):
        length = width or random.randrange(12)
        words.append(prefix + "".join(random.choices(letters, k=length)))
    return words


@pytest.mark.parametrize("seed", range(150))
def test_words_are_found_where_they_stand(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    monkeypatch.setattr(word_places, "_AT_A_TIME", random.choice((7, 1000)))
    monkeypatch.setattr(word_places, "_MOST_LEVELS", random.choice((1, 2, 20)))
    monkeypatch.setattr(word_places, "_ROOM", random.choice((0.5, 1, 2)))
    monkeypatch.setattr(side_by_side, "FOR_TWO", random.choice((5, 1000)))
    distinct = Texts.of(list(dict.fromkeys(some_words(random))))
    found = WordPlaces.of(distinct)
    assert found is not None
    others = [word + random.choice(("", "x", "\0", " ")) for word in distinct]
    words = [*some_words(random), *others, "", "x" * 70]
    random.shuffle(words)
    for some in (Texts.of(words), Texts.of(words)[3:], distinct, Texts.of([])):
        assert np.array_equal(found.find(some), distinct.find(some))


def test_words_of_one_number_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_places, "_number", lambda parts: np.zeros(len(parts[0]), np.uint64))
    words = Texts.of([f"G-{number}" for number in range(50)])
    found = WordPlaces.of(words)
    assert found is not None
    assert len(found.left) == 50 - word_places._MOST_LEVELS
    assert np.array_equal(found.find(words), np.arange(50))
    assert found.find(Texts.of(["G-50", "G-7"])).tolist() == [-1, 7]


def test_very_long_words_are_left_to_others() -> None:
    assert WordPlaces.of(Texts.of(["a", "x" * 60])) is not None
    assert WordPlaces.of(Texts.of(["a", "x" * 61])) is None


@pytest.mark.parametrize("seed", range(150))
def test_words_differ_and_rise_as_arrow_says(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    monkeypatch.setattr(texts_module, "_SAMPLE", random.choice((1, 1000)))
    words = some_words(random)
    texts = Texts.of(words)
    assert texts.are_distinct == (len(set(words)) == len(words))
    in_order = texts.take(texts.order())
    assert in_order.array.equals(texts.array.take(pc.sort_indices(texts.array)))
    numbered, number = texts.numbered()
    assert list(numbered) == list(dict.fromkeys(words))
    assert [numbered[code] for code in number] == words

"""Ids that are serial numbers are found as any words are, only quicker."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from gridscore import side_by_side
from gridscore.ledger.large import serial_ids
from gridscore.ledger.large.serial_ids import SerialIds
from gridscore.ledger.large.texts import Texts


def any_word(random: Random) -> str:
    letters = random.choice(("", "G", "g", "G0", "甲", "GG"))
    zeros = random.choice(("", "0", "00"))
    end = random.choice(("", "", "", "x", " ", "/", ":", "٣", "123456789"))
    return f"{letters}{zeros}{random.randrange(30)}{end}"


@pytest.mark.parametrize("seed", range(200))
def test_words_are_found_where_they_stand(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    monkeypatch.setattr(serial_ids, "_AT_A_TIME", random.choice((7, 1000)))
    monkeypatch.setattr(side_by_side, "FOR_TWO", random.choice((5, 1000)))
    prefix = random.choice(("", "G", "DQ-", "甲", "ABCDEFGH"))
    width = random.choice((0, 4, 8))
    ids = Texts.of([f"{prefix}{number:0{width}}" for number in random.sample(range(3, 50), 25)])
    serials = SerialIds.of(ids)
    assert serials is not None
    words = [
        random.choice((any_word(random), prefix + any_word(random), random.choice(ids)))
        for _ in range(random.randrange(60))
    ]
    for some in (Texts.of(words), Texts.of(words)[3:], ids):
        assert np.array_equal(serials.find(some), ids.find(some))


@pytest.mark.parametrize(
    "ids",
    [
        [],
        ["G1", "H2"],
        ["G1", "G2x"],
        ["G7", "G007"],
        ["G1", "G"],
        ["1", "99999999"],
        ["G123456789", "G123456780"],
        ["ABCDEFGHI1", "ABCDEFGHI2"],
    ],
)
def test_other_ids_are_none(ids: list[str]) -> None:
    assert SerialIds.of(Texts.of(ids)) is None

"""Ids among very many that differ in zeros or capitals alone are found as among few."""

from __future__ import annotations

import random

import pytest

from gridscore.ledger.large.id_spellings import spelled_like_others
from gridscore.ledger.large.texts import Texts
from gridscore.ledger.tables.contradictions import _spelled_like_others


@pytest.mark.parametrize(
    ("ids", "found"),
    [
        (["7", "007", "70", "8"], [0, 1]),
        (["G1", "g01", "G10", "g010", "h1"], [0, 1, 2, 3]),
        (["G1", "G2", "g3", "G01-2"], []),
        (["000", "0", "00a", "社区B007", "社区b7"], [0, 1, 3, 4]),
        (["A1", "a1", "A2"], [0, 1]),
        (["W001", "W010", "W100"], []),
        ([], []),
    ],
)
def test_ids_spelled_like_others(ids: list[str], found: list[int]) -> None:
    assert spelled_like_others(Texts.of(ids)).tolist() == found
    assert _spelled_like_others(ids) == found


@pytest.mark.parametrize("seed", range(20))
def test_few_and_very_many_ids_are_looked_at_alike(seed: int) -> None:
    invent = random.Random(seed)
    signs = invent.choice(["0017", "0aA1", "aA0-1", "0社B9b"])
    ids = list({"".join(invent.choices(signs, k=invent.randint(1, 5))) for _ in range(60)})
    assert spelled_like_others(Texts.of(ids)).tolist() == _spelled_like_others(ids)

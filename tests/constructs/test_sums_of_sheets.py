"""Sums and means that are made in short numbers, or figure by figure, against plain ones."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import numpy as np
import pytest

from gridscore.engine.gather import RunningMean
from gridscore.engine.score import Entries, Sheets
from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET

from .station import half_up

MOST = 2**31 - 1
"""The greatest number of 32 bits with a sign."""


def sheets_of(worker: list[int], points: list[list[int]], people: int) -> Sheets:
    """Make the sheets of people who have one at most; `points` has a list for each criterion."""
    handed_in = np.isin(np.arange(people), worker)
    scores = np.array(points, np.int32)
    used = None if (scores != BLANK).all() else scores != BLANK
    entries = Entries(slice(0, len(worker)), np.array(worker, np.int32), used, handed_in)
    return Sheets(entries, handed_in, scores, by_entry=True)


@pytest.mark.parametrize("blanks", [False, True])
@pytest.mark.parametrize("seed", range(8))
def test_sums_are_those_of_the_means(seed: int, *, blanks: bool) -> None:
    random = Random(seed)
    people = random.choice([1, 5, 70_000])
    worker = sorted(random.sample(range(people), random.choice([people, (people + 1) // 2])))
    if seed % 2:
        random.shuffle(worker)
    points = [[random.randrange(-blanks, 2000) for _ in worker] for _ in range(3)]
    sheets = sheets_of(worker, points, people)
    expected = [0] * people
    for place, person in enumerate(worker):
        expected[person] = sum(max(points[criterion][place], 0) for criterion in (0, 2))
    assert sheets.sum_of([0, 2], 4000).tolist() == expected
    assert (
        Sheets(sheets.entries, sheets.handed_in, sheets.means, by_entry=False)
        .sum_of([0, 2], 4000)
        .tolist()
        == expected
    )


@pytest.mark.parametrize("worker", [[0, 1], [1, 0], [1]])
@pytest.mark.parametrize("full", [MOST // 2, MOST // 2 + 1, MOST])
def test_sums_do_not_run_over(worker: list[int], full: int) -> None:
    sheets = sheets_of(worker, [[full] * len(worker)] * 2, 2)
    expected = [2 * full if person in worker else 0 for person in (0, 1)]
    assert sheets.sum_of([0, 1], 2 * full).tolist() == expected


@pytest.mark.parametrize("seed", range(20))
def test_a_mean_of_figures_that_are_not_kept(seed: int) -> None:
    random = Random(seed)
    weights = [
        random.choice([1, random.randrange(1, 9000)]) for _ in range(random.randrange(1, 13))
    ]
    gaps = random.choice([0, 0.3])
    figures = [
        [UNSET if random.random() < gaps else random.randrange(-500, 12_000) for _ in range(40)]
        for _ in weights
    ]
    mean = RunningMean.of(40)
    for figure, weight in zip(figures, weights, strict=True):
        mean.add(np.array(figure, np.int64), weight)
    for entry, published in enumerate(mean.published().tolist()):
        known = [
            (figure[entry], weight)
            for figure, weight in zip(figures, weights, strict=True)
            if figure[entry] != UNSET
        ]
        dividend = sum(one * weight for one, weight in known)
        whole = sum(weight for _, weight in known)
        assert published == (half_up(Fraction(dividend, whole), 0) if known else UNSET)

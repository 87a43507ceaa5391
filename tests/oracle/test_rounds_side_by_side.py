"""Steps of a year that run side by side come to the same as one after the other."""

from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

from gridscore.engine import year, year_parts
from gridscore.engine.assessment import Assessment, Case
from gridscore.engine.year import assess_year
from gridscore.periods import Period, PeriodKind

from . import engine_run, generate, generate_daqinggou_2015
from .write import layouts, write

SEEDED = {
    "daqinggou-2013": generate.seeded,
    "daqinggou-2015": generate_daqinggou_2015.seeded,
}


@pytest.mark.parametrize("scheme", SEEDED)
def test_threads_change_nothing(
    scheme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = 0
    for seed, made in SEEDED[scheme](20, seed=9000):
        folder, rng = tmp_path / str(seed), Random(seed)
        folder.mkdir()
        station = write(made, folder, replace(layouts(rng), ballots=False), rng)
        loaded = engine_run.load(station.settings, scheme)
        ledger = engine_run.read([folder], loaded)
        assessed = []
        for many in (0, 10**9):  # side by side, one after the other
            for module in (year, year_parts):
                monkeypatch.setattr(module, "FOR_TWO", many)
            case = Case(ledger, loaded.scheme, loaded.settings, draft=seed % 3 == 0)
            assessed.append(assess_year(case, Period(station.year, PeriodKind.YEAR)))
        assert_alike(*assessed)
        told += len(assessed[0].problems)
    assert told


def assert_alike(one: Assessment, other: Assessment) -> None:
    assert list(one.problems) == list(other.problems)  # in this order
    assert one.figures.keys() == other.figures.keys()
    for name, figures in one.figures.items():
        np.testing.assert_array_equal(figures, other.figures[name], name)
    for posting, twin in zip(one.postings, other.postings, strict=True):
        assert (posting.account, posting.reasons) == (twin.account, twin.reasons)
        np.testing.assert_array_equal(posting.row, twin.row)
        np.testing.assert_array_equal(posting.amount, twin.amount)

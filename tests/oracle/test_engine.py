"""The engine against the oracle, cell by cell, on random station-years in many layouts."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from gridscore.problems import Problem

from . import (
    daqinggou_2013,
    daqinggou_2015,
    engine_run,
    generate,
    generate_daqinggou_2015,
    generate_jimiya,
    generate_longyunli_2014,
    jimiya,
    longyunli_2014,
)
from .daqinggou_2013 import Outcome, Row, clauses_in
from .station import StationYear
from .write import layouts, write

BATCHES = 4
PER_BATCH = 60
"""A sample for each run of the tests; `python -m tests.oracle.campaign` tries any number."""

IN_FULL = 4
"""Of one station in so many every period is compared, of the others the year and one of each kind.
Their periods draw on the same events and sheets; what differs between stations finds more."""

KINDS = {
    "GS501": "scores",
    "GS502": "{criterion}",
    "GS503": "panel",
    "GS504": "survey",
    "GS506": "faults",
}


class Regulation(NamedTuple):
    """A regulation's oracle, and the stations it is tried on."""

    seeded: Callable[..., Iterator[tuple[int, StationYear]]]
    quarter: Callable[..., Outcome]
    year_end: Callable[..., Outcome]
    month: Callable[..., Outcome] | None = None


REGULATIONS = {
    "daqinggou-2013": Regulation(generate.seeded, daqinggou_2013.quarter, daqinggou_2013.year_end),
    "longyunli-2014": Regulation(
        generate_longyunli_2014.seeded, longyunli_2014.quarter, longyunli_2014.year_end
    ),
    "daqinggou-2015": Regulation(
        generate_daqinggou_2015.seeded,
        daqinggou_2015.quarter,
        daqinggou_2015.year_end,
        daqinggou_2015.month,
    ),
    "jimiya": Regulation(generate_jimiya.seeded, jimiya.quarter, jimiya.year_end),
}


@pytest.mark.parametrize("scheme", REGULATIONS)
@pytest.mark.parametrize("batch", range(BATCHES))
def test_engine_agrees_with_the_oracle(scheme: str, batch: int, tmp_path: Path) -> None:
    try_stations(scheme, PER_BATCH, batch * PER_BATCH, tmp_path, in_full=IN_FULL)


def try_stations(scheme: str, count: int, first: int, folder: Path, *, in_full: int = 1) -> None:
    """Compare so many random station-years of a regulation, from one seed on."""
    for seed, made in REGULATIONS[scheme].seeded(count, seed=first):
        station = with_roles_filled(made)
        rng = Random(seed)
        ledgers = folder / str(seed)
        ledgers.mkdir()
        station = write(station, ledgers, replace(layouts(rng), ballots=False), rng)
        full = seed % in_full == 0
        compare(scheme, seed, station, ledgers, full=full, draft=seed % 3 == 0)


def with_roles_filled(station: StationYear) -> StationYear:
    """A scorer without a role is an error where roles weigh; a case of its own tests that."""
    if station.settings.scorers != "roles":
        return station
    return replace(
        station,
        scores=tuple(replace(s, role=s.role or "member") for s in station.scores),
        panel=tuple(replace(s, role=s.role or "member") for s in station.panel),
    )


def compare(
    scheme: str, seed: int, station: StationYear, folder: Path, *, full: bool, draft: bool
) -> None:
    oracle = REGULATIONS[scheme]
    loaded = engine_run.load(station.settings, scheme)
    ledger = engine_run.read([folder], loaded)
    for period, expected in expectations(oracle, station, Random(seed), full=full, draft=draft):
        run = engine_run.assess(ledger, loaded, period, draft=draft)
        check(f"seed {seed} {period}", run, expected, draft=draft)


def expectations(
    oracle: Regulation, station: StationYear, random: Random, *, full: bool, draft: bool
) -> Iterator[tuple[str, Outcome]]:
    """Every period of the year or one of each kind, and what a run for it must give."""
    months, quarters = range(1, 13), range(1, 5)
    for number in months if full else [random.choice(months)]:
        if oracle.month:
            yield f"{station.year}-{number:02d}", oracle.month(station, number, draft=draft)
    for number in quarters if full else [random.choice(quarters)]:
        yield f"{station.year}Q{number}", oracle.quarter(station, number, draft=draft)
    yield str(station.year), oracle.year_end(station, draft=draft)


def check(where: str, run: engine_run.Run, expected: Outcome, *, draft: bool) -> None:
    told = f"{where}, doubts {sorted(expected.doubts)}"
    if expected.missing and not draft:
        assert gaps(run.errors) == expected.missing, told
        return
    assert [describe(p) for p in run.errors] == [], told
    assert [row["id"] for row in run.rows] == [row["id"] for row in expected.rows], told
    for got, want in zip(run.rows, expected.rows, strict=True):
        assert got.pop("draft", "") == ("draft" if draft else ""), told
        assert comparable(got) == comparable(want), f"{told}, {want['id']}"


def comparable(row: Row) -> dict[str, object]:
    return {**row, "reasons": clauses_in(row["reasons"])}


def gaps(errors: Iterable[Problem]) -> set[tuple[str, str, str]]:
    """Put errors into the oracle's words."""
    found = set()
    for problem in errors:
        assert problem.code in KINDS, describe(problem)
        period = str(problem.details["period"])
        what = KINDS[problem.code]
        if problem.code == "GS502":
            what = str(problem.details["criterion_id"])
            if re.fullmatch(r"\d{4}", period):
                what = f"panel:{what}"
        found.add((str(problem.details.get("id", "")), period, what))
    return found


def describe(problem: Problem) -> str:
    return f"{problem.code} {problem.place} {problem.value} {dict(problem.details)}"

"""Random station-years for `longyunli-2014`, made from those of `generate`.

Two workers share a grid and its tally, amounts are set by some stations only, and now and then
the station did not hold a round in every quarter.
"""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from .generate import station_year
from .station import StationYear, Stint, Worker

REWARDS = {
    "bonus.excellent": ("2000", "1888.88"),
    "bonus.good": ("1500", "1000.01"),
    "bonus.pass": ("800", "0"),
    "bonus.fail": ("0", "100"),
    "commendation": ("300", "0", "66.66"),
}


def seeded(count: int, *, seed: int = 0, workers: int = 6) -> Iterator[tuple[int, StationYear]]:
    """So many station-years, each with the seed that makes it again."""
    for number in range(seed, seed + count):
        yield number, longyunli_year(Random(number), workers=workers)


def longyunli_year(rng: Random, *, workers: int = 6) -> StationYear:
    """One station's year under this regulation."""
    station = station_year(rng, workers=workers, dismissed=lambda _: {})
    station = _two_to_a_grid(station)
    if rng.random() < 0.3:
        station = _fewer_rounds(rng, station)
    settings = replace(station.settings, subsidy=None, rewards=_rewards(rng))
    return replace(station, settings=settings)


def _two_to_a_grid(station: StationYear) -> StationYear:
    """Put the first and second worker into one grid, the third and fourth into the next …"""
    shared = {f"网格{n:02d}": f"网格{(n + 1) // 2:02d}" for n in range(1, 51)}

    def moved(stint: Stint) -> Stint:
        return replace(stint, grid=shared.get(stint.grid, stint.grid))

    workers = tuple(
        Worker(worker.id, worker.name, tuple(moved(stint) for stint in worker.stints))
        for worker in station.workers
    )
    tallies = [replace(t, grid=shared.get(t.grid, t.grid)) for t in station.tallies]
    first = {(t.worker, t.grid): t for t in reversed(tallies)}
    return replace(station, workers=workers, tallies=tuple(first.values()))


def _fewer_rounds(rng: Random, station: StationYear) -> StationYear:
    """Leave out all sheets of some quarters."""
    left_out = {f"{station.year}Q{n}" for n in rng.sample((1, 2, 3, 4), rng.randint(1, 3))}
    kept = tuple(sheet for sheet in station.scores if sheet.period not in left_out)
    return replace(station, scores=kept)


def _rewards(rng: Random) -> dict[str, str]:
    """All, some or none of the amounts that the regulation leaves open."""
    share = rng.choice((0.0, 0.5, 1.0))
    return {name: rng.choice(amounts) for name, amounts in REWARDS.items() if rng.random() < share}

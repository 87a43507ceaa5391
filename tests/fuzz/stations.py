"""Sound stations to spoil: tables as rows of cells, for each shipped regulation and some others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from gridscore.periods import PeriodKind
from gridscore.scheme.loading import LoadedScheme, load_scheme, shipped_schemes
from tests.properties.any_ledger import HEADINGS, YEAR, any_ledger
from tests.properties.any_scheme import any_scheme, as_toml

if TYPE_CHECKING:
    from tests.fuzz.files import Cell, Sheets

OTHERS = 5
"""How many made-up regulations are tried beside the shipped ones."""


@dataclass(frozen=True)
class Station:
    """What a station hands in under a regulation, and the periods it is assessed for.

    `scheme` is the regulation as `--scheme` takes it: an id, or a file's path.
    """

    scheme: str
    loaded: LoadedScheme
    sheets: Sheets
    periods: tuple[str, ...]


@cache
def stations() -> tuple[Station, ...]:
    """Make up the stations, always the same."""
    shipped = [(id_, seed) for id_ in shipped_schemes() for seed in (1, 2)]
    others = [(_made_up(seed), seed) for seed in range(OTHERS)]
    return tuple(_station(scheme, seed) for scheme, seed in (*shipped, *others))


_FOLDER = TemporaryDirectory(prefix="rules-")  # kept as long as the process runs


def _made_up(seed: int) -> str:
    path = Path(_FOLDER.name, f"any-{seed}.toml")
    path.write_text(as_toml(any_scheme(Random(seed))), "utf-8")
    return str(path)


def _station(scheme: str, seed: int) -> Station:
    random, loaded = Random(seed), load_scheme(scheme)
    tables = any_ledger(random, loaded.scheme)
    sheets: Sheets = {}
    for name, rows in tables.items():
        headings = list(rows[0]) if rows else list(HEADINGS[name])
        sheets[name] = [[*headings], *([_typed(row[key]) for key in headings] for row in rows[:80])]
    kinds = sorted(loaded.scheme.cadences, key=list(PeriodKind).index)
    periods = tuple(str(random.choice(YEAR.parts(kind))) for kind in kinds)
    return Station(scheme, loaded, sheets, periods)


def _typed(text: str) -> Cell:
    """Turn a text into what Excel would make of it when it is typed in."""
    if text.isdigit() and len(text) < 10:
        return int(text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text

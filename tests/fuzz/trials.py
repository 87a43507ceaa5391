"""One trial: a folder is laid out by chance and the commands are held to their promises."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from gridscore.folder.settings import FILE_NAME
from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.discover import find_files
from gridscore.ledger.sources import read_grids
from gridscore.messages import Lang
from gridscore.periods import parse_period
from gridscore.results.problem_list import problems_as_json
from gridscore.scheme.files import shipped_schemes
from tests.command import run
from tests.fuzz.files import TEXTS, WORKBOOKS, as_file, write_sheets
from tests.fuzz.judge import (
    SECONDS,
    BrokenPromiseError,
    hold_to_promises,
    regulations_kept,
)
from tests.fuzz.mutate import mutate
from tests.fuzz.spoil import spoil
from tests.fuzz.stations import Station, stations

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

SEEDS = Path(__file__).parent / "seeds"
SCHEMES = Path(__file__).parents[2] / "gridscore" / "schemes"
SETTINGS = (
    'scheme = "daqinggou-2013"\nstation = "青禾社区"\nlang = "zh-Hans"\n[pay]\nsubsidy = 600\n'
    '[headings]\n"打分人" = "scorer"\n[values]\n"漏报" = "late-report"\n'
    '[sheets]\n"名单" = "roster"\n'
).encode()


def try_spoiled_ledgers(folder: Path, random: Random) -> None:
    """Spoil the tables of a station, write them in any format, run every command."""
    station = random.choice(stations())
    write_sheets(folder, spoil(station.sheets, random), random)
    with regulations_kept(stations()):
        hold_to_promises(folder, station, random)


def try_changed_bytes(folder: Path, random: Random) -> None:
    """Change the bytes of files of any format and read them; at times run every command."""
    station = random.choice(stations())
    for number in range(random.choice((1, 1, 3))):
        name, data = _whole_file(station, random)
        (folder / f"{number}{name}").write_bytes(mutate(data, random))
    if random.random() < 0.1:
        with regulations_kept(stations()):
            hold_to_promises(folder, station, random)
    else:
        _read(folder, station, random)


def try_changed_rules(folder: Path, random: Random) -> None:
    """Change the bytes of a regulation's file or of the folder's settings, and run a quarter."""
    (folder / "roster.csv").write_bytes("id,name\nW1,甲一\n".encode())
    changed = folder / random.choice(("scheme.toml", FILE_NAME))
    whole = SETTINGS if changed.name == FILE_NAME else _scheme(random)
    changed.write_bytes(mutate(whole, random))
    options = ["--scheme", changed] if changed.name != FILE_NAME else []
    for call in (["check", folder], ["quarter", "2026Q1", folder], ["scheme", "check", changed]):
        if call[0] != "scheme" or options:
            started = time.process_time()
            result = run(*call, *([] if call[0] == "scheme" else options))
            if result.status not in (0, 1, 2) or time.process_time() - started > SECONDS:
                raise BrokenPromiseError(f"{call} ended with {result.status}: {result.stderr}")


TRIALS: tuple[Callable[[Path, Random], None], ...] = (
    *(try_spoiled_ledgers, try_changed_bytes, try_changed_rules),
)


def _read(folder: Path, station: Station, random: Random) -> None:
    """Read as `check` does; every problem must have words."""
    started = time.process_time()
    files, problems = find_files([folder], folder)
    grids, unread = read_grids(files)
    period = parse_period(random.choice(station.periods))
    ledger = assemble_ledger(grids, station.loaded.scheme, period, [*problems, *unread])
    problems_as_json(ledger.problems, random.choice(list(Lang)))
    if time.process_time() - started > SECONDS:
        raise BrokenPromiseError(f"reading took {time.process_time() - started:.1f} s")


def _whole_file(station: Station, random: Random) -> tuple[str, bytes]:
    """Choose a sound file: saved by LibreOffice, or a table or three of the station."""
    if random.random() < 0.4:
        seed = random.choice(_seeds())
        return seed.name, seed.read_bytes()
    names = random.sample(list(station.sheets), min(len(station.sheets), random.randint(1, 3)))
    ending = random.choice((*TEXTS, *WORKBOOKS))
    return names[0] + ending, as_file(
        ending, {name: station.sheets[name] for name in names}, random
    )


@cache
def _seeds() -> list[Path]:
    return sorted(SEEDS.iterdir())


def _scheme(random: Random) -> bytes:
    if random.random() < 0.5:
        made_up = [one.scheme for one in stations() if one.scheme.endswith(".toml")]
        return Path(random.choice(made_up)).read_bytes()
    return (SCHEMES / f"{random.choice(shipped_schemes())}.toml").read_bytes()

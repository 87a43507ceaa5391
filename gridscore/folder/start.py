"""A new ledger folder: its settings, a README for the clerk, and the texts of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.folder.settings import RESULTS
from gridscore.messages import in_words, say
from gridscore.periods import PeriodKind
from gridscore.records import dataclass
from gridscore.scheme.toml_text import toml_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gridscore.messages import Lang
    from gridscore.periods import Period
    from gridscore.scheme.model import Scheme

README = "README.txt"
"""Passed over when the folder is read; in a form that every editor opens."""

COMMANDS = {
    PeriodKind.MONTH: "month",
    PeriodKind.QUARTER: "quarter",
    PeriodKind.HALF: "half-year",
    PeriodKind.YEAR: "year-end",
}


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a folder begins with: `name` is what the settings call the regulation."""

    scheme: Scheme
    name: str
    station: str
    lang: Lang


def settings_text(beginning: Beginning, open_keys: Iterable[str]) -> str:
    """Write a `gridscore.toml` with remarks; amounts that are left open wait to be filled in."""
    lang = beginning.lang
    values = {
        "scheme": beginning.name,
        "station": beginning.station,
        "lang": lang.value,
    }
    lines = [f"# {say('folder.head', lang)}", ""]
    for key, value in values.items():
        lines.append(f"{key} = {toml_text(value)}  # {say(f'folder.{key}', lang)}")
    tables = _by_table(open_keys)
    if tables:
        lines += ["", *(f"# {line}" for line in say("folder.amounts", lang).split("\n"))]
    for table, keys in tables.items():
        lines += ["", f"[{table}]", *(f"# {key} = 0" for key in keys)]
    return "\n".join(lines) + "\n"


def _by_table(keys: Iterable[str]) -> dict[str, list[str]]:
    """Sort dotted keys into the tables of TOML that they stand in."""
    tables: dict[str, list[str]] = {}
    for key in keys:
        table, _, last = key.rpartition(".")
        tables.setdefault(table, []).append(last)
    return dict(sorted(tables.items()))


@dataclass(frozen=True, slots=True)
class Places:
    """Files and folders of a new folder, as the README names them."""

    roster: str
    log: str
    period: Period
    folder: str


def readme_text(beginning: Beginning, places: Places, *, has_amounts: bool) -> str:
    """Write what the clerk reads first, in her language."""
    lang, period = beginning.lang, places.period
    steps: dict[str, dict[str, object] | None] = {
        "roster": {"roster": places.roster},
        "settings": {} if has_amounts else None,
        "forms": {"period": str(period), "folder": places.folder},
        "hand-in": {"folder": places.folder, "log": places.log},
        "check": {},
        "assess": {
            "command": COMMANDS[period.kind],
            "period": str(period),
            "result": f"{RESULTS}/{period}.xlsx",
            "year": period.year,
        },
    }
    title = in_words(beginning.scheme.title, lang)
    head = say("folder.readme.head", lang, station=beginning.station, scheme=title)
    texts = (
        say(f"folder.readme.{name}", lang, **details)
        for name, details in steps.items()
        if details is not None
    )
    numbers = say("folder.readme.numbers", lang).split("|")
    numbered = map("".join, zip(numbers, texts, strict=False))
    parts = [head, *numbered, say("folder.readme.blank", lang)]
    return "\n\n".join(parts).strip() + "\n"

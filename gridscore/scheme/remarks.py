"""What is worth knowing about a sound scheme: amounts left open, totals without a grade."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from gridscore.numbers import format_percent
from gridscore.scheme.base import WHOLE
from gridscore.scheme.explain_errors import Phrase
from gridscore.scheme.known_keys import keys_at
from gridscore.scheme.loading import open_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.scheme.loading import LoadedScheme
    from gridscore.scheme.model import Scheme


def remarks_on(loaded: LoadedScheme) -> list[Phrase]:
    """List what a station should know before it uses a scheme."""
    return [
        *_holes(loaded),
        *_shares(loaded),
        *_idle_parts(loaded.scheme),
        *_idle_keys(loaded),
        *_open_amounts(loaded),
        *_tariff(loaded),
    ]


def _holes(loaded: LoadedScheme) -> Iterator[Phrase]:
    for upper, lower in pairwise(loaded.scheme.grades):
        if lower.to is not None and lower.to + 1 < upper.floor:
            yield Phrase(
                "remark-hole",
                {
                    "lower": lower.id,
                    "to": format_percent(lower.to),
                    "upper": upper.id,
                    "floor": format_percent(upper.floor),
                },
            )


def _shares(loaded: LoadedScheme) -> Iterator[Phrase]:
    """Tell weights of roles and groups that are no percentages: they are taken in proportion."""
    scoring, survey = loaded.scheme.scoring, loaded.scheme.survey
    weights = {
        "scoring.role_weights": scoring.role_weights if scoring else {},
        "survey.groups": survey.groups if survey else {},
    }
    for key, shares in weights.items():
        total = sum(shares.values())
        if shares and total != WHOLE:
            yield Phrase("remark-shares", {"key": key, "total": format_percent(total)})


def _idle_parts(scheme: Scheme) -> Iterator[Phrase]:
    """Tell measures that nothing draws on, and sections that nothing lies in."""
    drawn_on = {entry.measure for entry in scheme.entries}
    drawn_on |= {condition.figure for condition in scheme.conditions}
    drawn_on |= {pay.times.measure for pay in scheme.pay.payments if pay.times}
    drawn_on |= {name for quota in scheme.quotas for name in quota.tie_break}
    drawn_on |= scheme.parts_of([one.id for one in scheme.measures])
    for measure in scheme.measures:
        if measure.id not in drawn_on:
            yield Phrase("remark-measure", {"name": measure.id})
    lain_in = {entry.section for entry in scheme.entries}
    lain_in |= {section.within for section in scheme.sections}
    for section in scheme.sections if scheme.entries else ():
        if section.id not in lain_in:
            yield Phrase("remark-section", {"name": section.id})


def _idle_keys(loaded: LoadedScheme) -> Iterator[Phrase]:
    settings = open_settings(loaded.file.table)
    for reading in loaded.scheme.readings:
        for key in filter(None, (part.strip() for part in reading.key.split(","))):
            if key not in settings and not _leads_somewhere(loaded.file.table, key):
                yield Phrase("remark-key", {"reading": reading.id, "key": key})


def _leads_somewhere(table: dict[str, Any], key: str) -> bool:
    """Say whether `--set` finds a key; what has a default need not stand in the file."""
    here: Any = table
    path = key.split(".")
    for number, step in enumerate(path):
        if isinstance(here, dict) and step in here:
            here = here[step]
        elif isinstance(here, list):
            here = next(
                (one for one in here if isinstance(one, dict) and one.get("id") == step), None
            )
        else:
            return number == len(path) - 1 and step in keys_at(path[:-1])
    return here is not None


def _open_amounts(loaded: LoadedScheme) -> Iterator[Phrase]:
    for key in open_settings(loaded.file.table):
        table, _, last = key.rpartition(".")
        yield Phrase("remark-open", {"key": key, "table": f"[{table}]", "line": f"{last} = 600"})


def _tariff(loaded: LoadedScheme) -> Iterator[Phrase]:
    if loaded.scheme.needs_tariff and not loaded.scheme.entries:
        yield Phrase("remark-tariff", {"id": loaded.scheme.id})

"""The outline of a whole regulation: what it is, its rules, what the station sets, its readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.messages import wording
from gridscore.records import dataclass
from gridscore.scheme.loading import open_settings
from gridscore.scheme.outline.ladders import ladder_part
from gridscore.scheme.outline.money import money_part
from gridscore.scheme.outline.outcome import outcome_part
from gridscore.scheme.outline.pieces import Namer, Part, Rule, known, phrase, row
from gridscore.scheme.outline.scores import score_part, year_part
from gridscore.scheme.outline.tariff import tariff_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.scheme.files import SchemeFile
    from gridscore.scheme.loading import LoadedScheme
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.outline.pieces import Phrase, Words


@dataclass(frozen=True, slots=True)
class Outline:
    """A regulation as a person reads it.

    `facts` are labels with what stands behind them, `settings` the keys of amounts that the
    station sets (R14), `readings` and `left_out` rules without lines of their own: the title is
    the wording, the path the keys that change a reading.
    """

    id: str
    version: str
    title: Words
    digest: str
    facts: tuple[tuple[Phrase, Words], ...]
    parts: tuple[Part, ...]
    settings: tuple[str, ...]
    readings: tuple[tuple[str, Rule], ...]
    left_out: tuple[Rule, ...]


def outline_of(loaded: LoadedScheme) -> Outline:
    """Take a regulation apart for reading."""
    scheme = loaded.scheme
    namer = Namer(scheme)
    parts = (
        score_part(scheme),
        tariff_part(scheme, namer),
        year_part(scheme),
        outcome_part(scheme, namer),
        ladder_part(scheme, namer),
        money_part(scheme, namer),
        _forms_part(scheme),
    )
    return Outline(
        id=scheme.id,
        version=scheme.version,
        title=scheme.title,
        digest=loaded.digest,
        facts=tuple(_facts(loaded)),
        parts=tuple(part for part in parts if part.rules),
        settings=tuple(open_settings(loaded.file.table)),
        readings=tuple(
            (
                reading.id,
                Rule(
                    reading.clause,
                    reading.choice or wording(f"readings.{reading.id}"),
                    reading.key,
                ),
            )
            for reading in scheme.readings
        ),
        left_out=tuple(
            Rule(part.clause, part.why, f"not_modelled.{part.clause}")
            for part in scheme.not_modelled
        ),
    )


def _forms_part(scheme: Scheme) -> Part:
    rules = (
        Rule(
            form.clause,
            form.title,
            f"forms.{form.id}",
            (phrase(f"form.{form.shows}", each=wording(f"usage.kind.{form.each}")),),
        )
        for form in scheme.forms
    )
    return Part(phrase("part.forms"), tuple(rules))


def _facts(loaded: LoadedScheme) -> Iterator[tuple[Phrase, Words]]:
    scheme, layers = loaded.scheme, loaded.file.layers
    yield phrase("fact.id"), scheme.id
    yield phrase("fact.version"), scheme.version
    yield phrase("fact.in-force"), in_force(loaded.file)
    yield phrase("fact.subjects"), subjects(scheme)
    yield phrase("fact.cadence"), cadences(scheme)
    if len(layers) > 1:
        yield phrase("fact.extends"), row(layer.name for layer in layers[1:])
    yield phrase("fact.digest"), loaded.digest


def in_force(file: SchemeFile) -> Words:
    """Word from when to when a version is in force."""
    first = file.table.get("in_force")
    last = file.last_day
    if first is None:
        return phrase("in-force.always") if last is None else phrase("in-force.until", last=last)
    if last is None:
        return phrase("in-force.from", first=first)
    return phrase("in-force.from-to", first=first, last=last)


def subjects(scheme: Scheme) -> Words:
    """Word who is assessed."""
    chosen = scheme.subjects
    if chosen is None or not (chosen.levels or chosen.roles):
        return phrase("subjects.all")
    levels = [phrase("subjects.level", level=level) for level in chosen.levels]
    return row([*levels, *chosen.roles])


def cadences(scheme: Scheme) -> Words:
    """Word which periods are assessed, the shortest first."""
    return row(known("figure", f"every-{kind}") for kind in scheme.cadences)

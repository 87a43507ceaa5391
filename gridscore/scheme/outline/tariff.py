"""The tariff in words: what each event or quantity adds or takes, and within which limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.scheme.base import Rolling
from gridscore.scheme.outline.pieces import (
    Part,
    Rule,
    known,
    names,
    phrase,
    points,
    row,
    signed,
    signed_yuan,
    yuan,
)
from gridscore.scheme.tariff import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gridscore.scheme.model import Scheme
    from gridscore.scheme.outline.pieces import Namer, Words
    from gridscore.scheme.tariff import Entry, Section


def tariff_part(scheme: Scheme, namer: Namer) -> Part:
    """Word the sections and the entries."""
    rules = [
        Rule(
            section.clause, section.title, f"sections.{section.id}", tuple(_limits(section, namer))
        )
        for section in scheme.sections
    ]
    rules += [
        Rule(entry.clause, entry.title, f"entries.{entry.id}", tuple(_entry_lines(entry, namer)))
        for entry in scheme.entries
    ]
    if scheme.needs_tariff and not scheme.entries:
        rules.append(Rule("", phrase("rule.no-tariff"), "entries", (phrase("no-tariff"),)))
    return Part(phrase("part.tariff"), tuple(rules))


def _limits(section: Section, namer: Namer) -> Iterator[Words]:
    yield phrase("section")
    if section.at_most is not None:
        yield phrase("section.most", points=signed(section.at_most))
    if section.at_least is not None:
        yield phrase("section.least", points=signed(section.at_least))
    if section.within is not None:
        yield phrase("section.within", section=namer.figure(section.within))
    if section.document:
        yield phrase("section.document")


def _entry_lines(entry: Entry, namer: Namer) -> Iterator[Words]:
    yield _about(entry, namer)
    yield from event_limits(entry.authorities, document=entry.document)
    yield phrase("entry.moves", effects=row(_effects(entry, namer), "semicolon"))
    yield from _units(entry)
    if entry.times:
        kind = "mode" if entry.findings or entry.missed else "authority"
        factors = row(
            phrase("factor", name=known(kind, name), factor=points(factor))
            for name, factor in entry.times.items()
        )
        yield phrase("entry.times", factors=factors)
    if entry.repeats:
        factors = row(f"×{points(factor)}" for factor in entry.repeats)
        yield phrase("entry.repeats", factors=factors, within=_within(entry))
        if entry.repeats_alike:
            yield phrase("entry.alike")
    yield from _caps(entry)
    if entry.criterion is not None:
        yield phrase("entry.criterion", name=namer.figure(entry.criterion))
    if entry.section is not None:
        yield phrase("entry.section", name=namer.figure(entry.section))
    if entry.pot is not None:
        yield phrase("entry.pot", pot=namer.pot(entry.pot))
    if entry.on == "year" and entry.moves_points:
        yield phrase("entry.year")


def _caps(entry: Entry) -> Iterator[Words]:
    if entry.cap is not None:
        yield phrase("entry.cap", points=points(entry.cap))
    if entry.yuan_cap is not None:
        period = "year" if entry.on == "year" else "round"
        yield phrase(f"entry.yuan-cap.{period}", amount=yuan(entry.yuan_cap))
    if entry.marks_cap is not None:
        yield phrase("entry.marks-cap", marks=points(entry.marks_cap))


def _within(entry: Entry) -> Words:
    if isinstance(entry.repeats_within, Rolling):
        return phrase("entry.within.months", months=entry.repeats_within.months)
    return phrase(f"entry.within.{entry.repeats_within}")


def _about(entry: Entry, namer: Namer) -> Words:
    if entry.category:
        return phrase("about.events", names=names("category", entry.category))
    if entry.findings:
        return phrase("about.findings", names=names("mode", entry.findings))
    if entry.missed:
        return phrase("about.missed", names=names("mode", entry.missed))
    measure = namer.figure(entry.measure or "")
    if entry.short_of is not None:
        return phrase("about.short-of", name=measure, target=points(entry.short_of))
    if entry.beyond is not None:
        return phrase("about.beyond", name=measure, target=points(entry.beyond))
    return phrase("about.measure", name=measure)


def event_limits(authorities: tuple[str, ...], *, document: bool) -> Iterator[Words]:
    """Word whose events count, and whether they need a document number."""
    if authorities:
        yield phrase("limit.authorities", names=names("authority", authorities, "or"))
    if document:
        yield phrase("limit.document")


def _effects(entry: Entry, namer: Namer) -> Iterator[Words]:
    if isinstance(entry.points, Span):
        least, most = signed(entry.points.least), signed(entry.points.most)
        yield phrase("effect.span", least=least, most=most)
    else:
        yield from _amounts(
            entry.points, namer, lambda n: phrase("effect.points", points=signed(n))
        )
    if entry.bands:
        yield row(
            phrase("effect.band", floor=points(band.floor), points=signed(band.points))
            for band in entry.bands
        )
    yield from _amounts(entry.yuan, namer, signed_yuan)
    yield from _amounts(entry.marks, namer, lambda n: phrase("effect.marks", marks=signed(n)))


def _amounts(
    amount: int | dict[str, int], namer: Namer, write: Callable[[int], Words]
) -> Iterator[Words]:
    """Word one amount, or one for each severity."""
    if isinstance(amount, dict):
        yield row(
            phrase("graded", severity=namer.severity(name), effect=write(part))
            for name, part in amount.items()
        )
    elif amount:
        yield write(amount)


def _units(entry: Entry) -> Iterator[Words]:
    if entry.per is not None:
        yield phrase(f"entry.per.{entry.units}", size=points(entry.per))
    if entry.free:
        yield phrase("entry.free", size=points(entry.free))

"""Checks of a scheme: what makes up a total fits together."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from gridscore.numbers import format_hundredths
from gridscore.scheme.base import AUTHORITIES, WHOLE
from gridscore.scheme.faults import SchemeFaultError
from gridscore.scheme.naming import leads_in_a_circle, unknown_names
from gridscore.scheme.scoring import VOTE
from gridscore.scheme.tariff import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.scheme.model import Scheme


def full_marks_add_up(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find criteria whose full marks, with the opening balance, do not make the whole."""
    opening = scheme.score.opening if scheme.score else 0
    full = scheme.score.full if scheme.score else WHOLE
    if len({criterion.id for criterion in scheme.criteria}) < len(scheme.criteria):
        return  # of one that stands twice that is told already
    total = opening + sum(criterion.full for criterion in scheme.criteria)
    if total == 0 and (scheme.given_totals or scheme.entries or scheme.needs_tariff):
        return
    if total != full:
        at = "criteria" if scheme.criteria else "score.opening"
        figures = {"total": format_hundredths(total), "full": format_hundredths(full)}
        yield SchemeFaultError("maxima-sum", at=at, **figures)


def scored_criteria_have_scorers(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find criteria to be scored where nothing says by whom."""
    if scheme.scored and scheme.scoring is None:
        names = [criterion.id for criterion in scheme.scored]
        yield SchemeFaultError("scoring-missing", at="criteria", names=names)


def opening_has_a_clause(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find entries that move points where nothing says of what balance, or how far up."""
    adding = [entry.id for entry in scheme.entries if entry.adds]
    moving = any(entry.moves_points for entry in scheme.entries)
    if moving and scheme.score is None:
        yield SchemeFaultError("score-missing", at="entries")
    elif adding and scheme.score and scheme.score.cap is None:
        yield SchemeFaultError("cap-unsaid", at="score", names=adding)


def points_are_there_to_be_lost(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find a score that opens at nothing, that nothing adds to, and that cannot go below."""
    if scheme.score is None or scheme.criteria or scheme.given_totals or scheme.needs_tariff:
        return
    bottomless = scheme.score.floor == "none" or scheme.score.floor < 0
    moving = [entry for entry in scheme.entries if entry.moves_points]
    if moving and not (scheme.score.opening or bottomless or any(one.adds for one in moving)):
        yield SchemeFaultError("nothing-to-lose", rule="score")


def rates_fit(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find rates of measures that there are not, that are rates too, or of the same one twice."""
    counted = [measure.id for measure in scheme.measures if measure.rate is None]
    for measure in scheme.measures:
        yield from unknown_names(f"measures.{measure.id}", "measures", measure.rate or (), counted)


def entries_fit(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find entries that name a severity, measure, criterion, section or pot that there is not."""
    severities = {severity.id for severity in scheme.severities}
    measures = {
        *(measure.id for measure in scheme.measures),
        *([VOTE] if scheme.survey else []),
    }
    known = {
        "criterion": {criterion.id for criterion in scheme.criteria},
        "section": {section.id for section in scheme.sections},
    }
    for entry in scheme.entries:
        rule = f"entries.{entry.id}"
        yield from unknown_names(rule, "severities", entry.severities, severities)
        if entry.measure is not None:
            yield from unknown_names(rule, "measures", [entry.measure], measures)
        for key, names in known.items():
            given = getattr(entry, key)
            if given is not None:
                yield from unknown_names(rule, key, [given], names)
        if entry.criterion and entry.on == "year":
            yield SchemeFaultError("entry-criterion-year", rule=rule)
        pots = {pot.id for pot in scheme.pay.bearers}
        yield from unknown_names(rule, "pay.pots", filter(None, [entry.pot]), pots)
        whose = AUTHORITIES if entry.category else get_args(Mode)
        yield from unknown_names(rule, "times", entry.times, whose)


def sections_nest(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find sections within one that there is not, or within themselves."""
    within = {section.id: section.within for section in scheme.sections}
    for section in scheme.sections:
        rule = f"sections.{section.id}"
        if section.within is not None:
            yield from unknown_names(rule, "sections", [section.within], within)
        if leads_in_a_circle(section.id, within):
            yield SchemeFaultError("sections-circle", rule=rule)

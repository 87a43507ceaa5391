"""Checks of a scheme: rounds, the year, money and forms fall due in periods that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.messages import term, wording
from gridscore.messages.word_list import WordList
from gridscore.periods import PeriodKind
from gridscore.scheme.faults import SchemeFaultError
from gridscore.scheme.naming import leads_in_a_circle, unknown_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gridscore.scheme.model import Scheme
    from gridscore.scheme.pay import Payment, Proration


def periods_fit(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find rounds, weights of rounds and parts of the year that do not go together."""
    if scheme.gather is not None and scheme.gather.months <= scheme.routine.months:
        yield SchemeFaultError("gather-short", at="gather")
    rounds = PeriodKind.YEAR.months // (scheme.gather or scheme.routine).months
    if scheme.year.round_weights and len(scheme.year.round_weights) != rounds:
        yield SchemeFaultError("round-weights", at="year.round_weights", rounds=rounds)
    if scheme.routine is PeriodKind.YEAR and "panel" in scheme.year.weights:
        yield SchemeFaultError("panel-of-year", at="year.weights")
    weights = scheme.year.weights, scheme.year.weights_without_panel or {}
    if any("survey" in part for part in weights) and scheme.survey is None:
        yield SchemeFaultError("survey-missing", at="year.weights")


def stand_ins_count(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find stand-ins for a part of the year that do not count beside it, or that go in a circle."""
    instead, without = scheme.year.instead, scheme.year.weights_without_panel
    yield from unknown_names("year.instead", "year.weights", instead, scheme.year.weights)
    for key, weights in (("weights", scheme.year.weights), ("weights_without_panel", without)):
        named = {instead[part] for part in weights or {} if part in instead} - {"shared"}
        yield from unknown_names("year.instead", f"year.{key}", named, weights or {})
    for part in instead:
        if leads_in_a_circle(part, instead):
            yield SchemeFaultError("instead-circle", rule="year.instead", at=f"year.instead.{part}")
            return


def what_takes_money_has_a_pot(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find ladders and entries that take money where there is no pot to take it from."""
    taking = [f"ladders.{ladder.id}" for ladder in scheme.ladders if ladder.takes_from_first]
    taking += [f"entries.{one.id}" for one in scheme.entries if one.takes_money and not one.pot]
    if taking and not scheme.pay.all_pots:
        names = [path.partition(".")[2] for path in taking]
        yield SchemeFaultError("nothing-to-withhold", at=taking[0], names=names)


def multipliers_fit(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find payments multiplied by measures or grades that there are not."""
    measures = {measure.id for measure in scheme.measures}
    grades = {grade.id for grade in scheme.grades}
    for payment in scheme.pay.payments:
        if payment.times is not None:
            rule = f"pay.payments.{payment.id}.times"
            yield from unknown_names(
                rule, "measures", filter(None, [payment.times.measure]), measures
            )
            yield from unknown_names(rule, "grades", payment.times.grades, grades)


def pots_fall_due(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find pots of periods that are never assessed, and entries that bear on none."""
    rounds = [kind for kind in scheme.cadences if kind is not PeriodKind.YEAR]
    due = {PeriodKind.YEAR} | {kind for kind in PeriodKind if _fits_into(kind, rounds)}
    bearers = {pot.id: pot.each or scheme.routine for pot in scheme.pay.bearers}
    of_year = {name: each is PeriodKind.YEAR for name, each in bearers.items()}
    for pot in scheme.pay.all_pots:
        each = pot.each or scheme.routine
        rule = "pay.subsidy" if pot.id == "subsidy" else f"pay.pots.{pot.id}"
        if each not in due:
            yield _never_due(scheme, "pot-never-due", rule, each)
        yield from _prorated_within(rule, pot.proration, each)
    for entry in scheme.entries:
        on_year = entry.on == "year" or scheme.routine is PeriodKind.YEAR
        bearing = {entry.pot} if entry.pot else {pot.id for pot in scheme.pay.all_pots}
        found = [of_year[name] for name in bearing & of_year.keys()]
        if entry.takes_money and found and on_year not in found:
            yield SchemeFaultError("entry-no-pot", rule=f"entries.{entry.id}", on=entry.on)
        elif entry.takes_money and entry.yuan_cap is not None and found:
            due_so = (name for name in bearers if of_year[name] is on_year)
            borne = entry.pot or next(due_so)
            if bearers[borne].months < scheme.routine.months:  # which of its periods is spared?
                at = f"entries.{entry.id}.yuan_cap"
                yield SchemeFaultError("cap-of-pot", rule=f"entries.{entry.id}", at=at, pot=borne)


def payments_fit(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find payments that pay nobody, or do not fit the period they are paid for."""
    for payment in scheme.pay.payments:
        rule = f"pay.payments.{payment.id}"
        yield from _payment_pays_somebody(scheme, payment, rule)
        yield from _payment_fits_its_period(scheme, payment, rule)


def _payment_pays_somebody(
    scheme: Scheme, payment: Payment, rule: str
) -> Iterator[SchemeFaultError]:
    tables = {"by_grade": payment.by_grade, "by_role": payment.by_role, "by_rank": payment.by_rank}
    tables |= {f"by_role.{role}": amounts for role, amounts in (payment.by_role or {}).items()}
    for key, amounts in tables.items():
        if amounts is not None and not amounts:
            yield SchemeFaultError("payment-empty", rule=rule, key=key)
    if scheme.subjects and scheme.subjects.roles:
        yield from unknown_names(rule, "roles", payment.by_role or {}, scheme.subjects.roles)
    if payment.above and payment.per_point is None:
        yield SchemeFaultError("payment-above", rule=rule)


def _payment_fits_its_period(
    scheme: Scheme, payment: Payment, rule: str
) -> Iterator[SchemeFaultError]:
    months = payment.each.months
    if payment.each not in scheme.cadences:
        yield _never_due(scheme, "payment-never-due", rule, payment.each)
    if payment.minimum_months > months:
        asked = payment.minimum_months
        yield SchemeFaultError("payment-minimum", rule=rule, asked=asked, months=months)
    yield from _prorated_within(rule, payment.proration, payment.each)
    pots = (pot.each or scheme.routine for pot in scheme.pay.all_pots)
    if payment.forfeited and not any(_fits_into(each, [payment.each]) for each in pots):
        yield SchemeFaultError("payment-forfeits", rule=rule)


def _prorated_within(
    rule: str, proration: Proration, each: PeriodKind
) -> Iterator[SchemeFaultError]:
    """Find a share counted in periods longer than the one that is paid for."""
    if proration == "quarter" and each.months < PeriodKind.QUARTER.months:
        told = term("proration", proration)
        yield SchemeFaultError("payment-proration", rule=rule, proration=told)


def forms_can_be_filled_in(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find forms of periods that are never assessed, or with nothing to show."""
    for form in scheme.forms:
        rule = f"forms.{form.id}"
        if form.each not in scheme.cadences:
            yield _never_due(scheme, "form-never", rule, form.each)
        yearly = form.each is PeriodKind.YEAR
        lacks = {
            "scores": not scheme.criteria,
            "year": not yearly,
            "survey": scheme.survey is None or not yearly,
        }
        if lacks[form.shows]:
            yield SchemeFaultError("form-empty", rule=rule, shows=form.shows)


def _fits_into(kind: PeriodKind, longer: Iterable[PeriodKind]) -> bool:
    return any(kind.months <= one.months for one in longer)


def _never_due(scheme: Scheme, key: str, rule: str, each: PeriodKind) -> SchemeFaultError:
    return SchemeFaultError(
        key,
        rule=rule,
        each=wording(f"usage.kind.{each}"),
        known=WordList(tuple(wording(f"usage.kind.{kind}") for kind in scheme.cadences)),
    )

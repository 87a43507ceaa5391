"""What the parts of a scheme must say together: one small check each, all of them looked at."""

from __future__ import annotations

from collections import Counter
from itertools import chain, pairwise
from typing import TYPE_CHECKING, get_args

from gridscore.messages import Lang, term, wording
from gridscore.messages.readings import TEXTS as SHARED_READINGS
from gridscore.messages.word_list import WordList
from gridscore.numbers import format_hundredths
from gridscore.periods import PeriodKind
from gridscore.scheme.base import AUTHORITIES, WHOLE
from gridscore.scheme.claims import ClaimKind
from gridscore.scheme.faults import SchemeFaultError
from gridscore.scheme.outcome import flat, runs_of
from gridscore.scheme.scoring import VOTE
from gridscore.scheme.tariff import Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gridscore.scheme.base import Band, Identified
    from gridscore.scheme.claims import Claim
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.pay import Payment, Proration

COLUMNS = frozenset(
    {
        *("rank", "id", "name", "grid", "zone", "role", "level", "parent", "period", "scorer"),
        *("total", "grade", "due", "withheld", "paid", "standing", "reasons", "draft"),
        *("criterion", "points", "routine", "panel", "survey", "deducted", "bonus"),
        *("commendation", "opening", "rounds", "months", "change"),
    }
)
"""Columns of ledgers and results, which no criterion, section or measure can be called."""

STANDINGS = frozenset({"active", "left", "dismissed"})
"""Standings that there always are, which no scheme can define anew."""

_KINDS = {
    ClaimKind.LADDER: "ladders",
    ClaimKind.REWARD: "pay.rewards",
    ClaimKind.ENTRY: "entries",
    ClaimKind.FAULT: "criteria",
    ClaimKind.MEASURE: "measures",
}


def find_faults(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Go through every check; a scheme without faults yields nothing."""
    return chain.from_iterable(check(scheme) for check in CHECKS)


def _ids_stand_once(scheme: Scheme) -> Iterator[SchemeFaultError]:
    kinds: dict[str, Sequence[Identified]] = {
        "criteria": scheme.criteria,
        "measures": scheme.measures,
        "entries": scheme.entries,
        "sections": scheme.sections,
        "grades": scheme.grades,
        "ladders": scheme.ladders,
        "overrides": scheme.overrides,
        "quotas": scheme.quotas,
        "severities": scheme.severities,
        "standings": scheme.known_standings,
        "pay.pots": scheme.pay.all_pots,
        "pay.rewards": scheme.pay.rewards,
        "pay.payments": scheme.pay.payments,
        "forms": scheme.forms,
        "readings": scheme.readings,
        "survey.labels": scheme.survey.labels if scheme.survey else (),
    }
    for kind, rules in kinds.items():
        yield from _twice(kind, (f"{kind}.{rule.id}" for rule in rules))
    yield from _titles_stand_once(scheme)
    named: dict[str, Sequence[Identified]] = {
        kind: kinds[kind] for kind in ("ladders", "entries", "overrides")
    }
    yield from _shared("ladders, entries and overrides", named)
    yield from _twice("clauses", (f"clauses.{clause}" for clause in scheme.clauses))


def _titles_stand_once(scheme: Scheme) -> Iterator[SchemeFaultError]:
    for lang in Lang:
        first: dict[str, str] = {}
        for criterion in scheme.criteria:
            title = criterion.title.in_language(lang)
            if first.setdefault(title, criterion.id) != criterion.id:
                at = f"criteria.{criterion.id}.title"
                yield SchemeFaultError("stands-twice", at=at, kind="criteria titles", names=title)
                return  # in one language is enough to see what is meant


def _twice(kind: str, paths: Iterable[str]) -> Iterator[SchemeFaultError]:
    """Find paths that stand more than once; what is told of them is what follows the kind."""
    twice = sorted(path for path, times in Counter(paths).items() if times > 1)
    if twice:
        names = ", ".join(path.removeprefix(f"{kind}.") for path in twice)
        yield SchemeFaultError("stands-twice", at=twice[0], kind=kind, names=names)


def _shared(what: str, kinds: Mapping[str, Sequence[Identified]]) -> Iterator[SchemeFaultError]:
    """Find ids that rules of several kinds share, where one kind may not take another's."""
    seen: dict[str, str] = {}
    for kind, rules in kinds.items():
        for name in dict.fromkeys(rule.id for rule in rules):
            if seen.setdefault(name, kind) != kind:
                at = f"{kind}.{name}"
                yield SchemeFaultError("stands-twice", at=at, kind=what, names=name)


def _standings_are_free(scheme: Scheme) -> Iterator[SchemeFaultError]:
    for standing in scheme.known_standings:
        if standing.id in STANDINGS:
            rule = f"standings.{standing.id}"
            yield SchemeFaultError("standing-taken", rule=rule, known=", ".join(sorted(STANDINGS)))


def _columns_are_free(scheme: Scheme) -> Iterator[SchemeFaultError]:
    for kind in ("criteria", "measures", "sections"):
        taken = [rule.id for rule in getattr(scheme, kind) if rule.id in COLUMNS]
        if taken:
            at = f"{kind}.{taken[0]}"
            yield SchemeFaultError("criterion-column", at=at, kind=kind, names=", ".join(taken))
    columns: dict[str, Sequence[Identified]] = {
        "criteria": scheme.criteria,
        "measures": scheme.measures,
        "sections": scheme.sections,
    }
    yield from _shared("criteria, measures and sections", columns)


def _events_are_claimed_once(scheme: Scheme) -> Iterator[SchemeFaultError]:
    claimed: dict[str, list[str]] = {}
    for claim in scheme.claims:
        for name in claim.categories:
            claimed.setdefault(name, []).append(_rule_of(claim))
    for name, rules in claimed.items():
        if len(rules) > 1:
            yield SchemeFaultError(
                "claimed-twice", at=rules[-1], category=name, rules=", ".join(rules)
            )


def _rule_of(claim: Claim) -> str:
    """Name the rule that makes a claim by its path in the file."""
    if claim.kind is ClaimKind.REWARD and claim.id == "commendation":
        return "pay.commendation"
    return f"{_KINDS[claim.kind]}.{claim.id}"


def _full_marks_add_up(scheme: Scheme) -> Iterator[SchemeFaultError]:
    opening = scheme.score.opening if scheme.score else 0
    full = scheme.score.full if scheme.score else WHOLE
    total = opening + sum(criterion.full for criterion in scheme.criteria)
    if total == 0 and (scheme.given_totals or scheme.entries or scheme.needs_tariff):
        return
    if total != full:
        at = "criteria" if scheme.criteria else "score.opening"
        figures = {"total": format_hundredths(total), "full": format_hundredths(full)}
        yield SchemeFaultError("maxima-sum", at=at, **figures)


def _scored_criteria_have_scorers(scheme: Scheme) -> Iterator[SchemeFaultError]:
    if scheme.scored and scheme.scoring is None:
        names = ", ".join(criterion.id for criterion in scheme.scored)
        yield SchemeFaultError("scoring-missing", at="criteria", names=names)


def _opening_has_a_clause(scheme: Scheme) -> Iterator[SchemeFaultError]:
    adding = [entry.id for entry in scheme.entries if entry.adds]
    moving = any(entry.moves_points for entry in scheme.entries)
    if moving and scheme.score is None:
        yield SchemeFaultError("score-missing", at="entries")
    elif adding and scheme.score and scheme.score.cap is None:
        yield SchemeFaultError("cap-unsaid", at="score", names=", ".join(adding))


def _entries_fit(scheme: Scheme) -> Iterator[SchemeFaultError]:
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
        yield from _unknown(rule, "severities", entry.severities, severities)
        if entry.measure is not None:
            yield from _unknown(rule, "measures", [entry.measure], measures)
        for key, names in known.items():
            given = getattr(entry, key)
            if given is not None:
                yield from _unknown(rule, key, [given], names)
        if entry.criterion and entry.on == "year":
            yield SchemeFaultError("entry-criterion-year", rule=rule)
        pots = {pot.id for pot in scheme.pay.bearers}
        yield from _unknown(rule, "pay.pots", filter(None, [entry.pot]), pots)
        whose = AUTHORITIES if entry.category else get_args(Mode)
        yield from _unknown(rule, "times", entry.times, whose)


def _unknown(
    rule: str, kind: str, given: Iterable[str], known: Iterable[str]
) -> Iterator[SchemeFaultError]:
    strange = sorted(set(given) - set(known))
    if strange:
        known = ", ".join(sorted(known)) or "-"
        yield SchemeFaultError(
            "names-unknown", rule=rule, kind=kind, names=", ".join(strange), known=known
        )


def _sections_nest(scheme: Scheme) -> Iterator[SchemeFaultError]:
    within = {section.id: section.within for section in scheme.sections}
    for section in scheme.sections:
        rule, seen, here = f"sections.{section.id}", {section.id}, section.within
        if here is not None:
            yield from _unknown(rule, "sections", [here], within)
        while here in within and here not in seen:
            seen.add(here)
            here = within[here]
        if here in seen:
            yield SchemeFaultError("sections-circle", rule=rule)


def _ladders_fit(scheme: Scheme) -> Iterator[SchemeFaultError]:
    entries = {entry.id: entry for entry in scheme.entries}
    standings = {standing.id for standing in scheme.known_standings}
    grades = {grade.id for grade in scheme.grades}
    pots = {pot.id for pot in scheme.pay.bearers}
    for ladder in scheme.ladders:
        rule = f"ladders.{ladder.id}"
        earlier = [one.id for one in scheme.ladders[: scheme.ladders.index(ladder)]]
        yield from _unknown(rule, "entries", ladder.of, [*entries, *earlier])
        unmarked = [name for name in ladder.of if name in entries and not entries[name].marks]
        measured = [name for name in ladder.of if name in entries and entries[name].measure]
        if ladder.by == "count" and measured and len(measured) == len(ladder.of):
            yield SchemeFaultError("ladder-measured", rule=rule)
        if ladder.by == "marks" and unmarked:
            yield SchemeFaultError("ladder-unmarked", rule=rule, names=", ".join(unmarked))
        steps = ladder.steps
        given = {step.standing for step in steps if step.standing}
        yield from _unknown(rule, "standings", given, standings)
        given = {name for step in steps for name in (step.pot, step.forfeit) if name}
        yield from _unknown(rule, "pay.pots", given, pots)
        named = chain.from_iterable((s.grade, s.at_most, s.at_least) for s in steps)
        strange = sorted({name for name in named if name} - grades)
        if strange:
            yield SchemeFaultError("step-grades", rule=rule, names=", ".join(strange))
    taking = [f"ladders.{ladder.id}" for ladder in scheme.ladders if ladder.takes_from_first]
    taking += [f"entries.{one.id}" for one in scheme.entries if one.takes_money and not one.pot]
    if taking and not scheme.pay.all_pots:
        names = ", ".join(path.partition(".")[2] for path in taking)
        yield SchemeFaultError("nothing-to-withhold", at=taking[0], names=names)


def _steps_can_be_reached(scheme: Scheme) -> Iterator[SchemeFaultError]:
    for ladder in scheme.ladders:
        last = next((n for n, step in enumerate(ladder.steps, 1) if step.dismiss), None)
        if last is not None and last < len(ladder.steps):
            rule = f"ladders.{ladder.id}"
            at = f"{rule}.steps.{last + 1}"
            yield SchemeFaultError("step-unreachable", rule=rule, at=at, number=last + 1)


def _bands_descend(scheme: Scheme) -> Iterator[SchemeFaultError]:
    cap = scheme.score.cap if scheme.score else None
    full = scheme.score.full if scheme.score else WHOLE
    highest = None if cap == "none" else full if cap is None else cap
    bands: dict[str, tuple[Sequence[Band], int | None]] = {
        "grades": (scheme.grades, highest),
        "survey.labels": (scheme.survey.labels if scheme.survey else (), WHOLE),  # a rate
    }
    for kind, (band, limit) in bands.items():
        if not band:
            continue
        floors = [one.floor for one in band]
        if any(upper <= lower for upper, lower in pairwise(floors)):
            wrong = next(low for up, low in pairwise(band) if up.floor <= low.floor)
            yield SchemeFaultError("bands-order", at=f"{kind}.{wrong.id}.from", kind=kind)
        elif limit is not None and floors[0] > limit:
            at = f"{kind}.{band[0].id}.from"
            yield SchemeFaultError("bands-high", at=at, kind=kind, name=band[0].id)
        elif floors[-1] > 0:
            at = f"{kind}.{band[-1].id}.from"
            yield SchemeFaultError("bands-gap", at=at, kind=kind, name=band[-1].id)
    for grade in scheme.grades:
        if grade.to is not None and grade.to < grade.floor:
            yield SchemeFaultError("band-ends", rule=f"grades.{grade.id}")
    for upper, lower in pairwise(scheme.grades):
        if lower.to is not None and lower.to >= upper.floor:
            at = f"grades.{lower.id}.to"
            yield SchemeFaultError("bands-overlap", at=at, names=f"{upper.id}, {lower.id}")


def _the_worst_grade_is_anybodys(scheme: Scheme) -> Iterator[SchemeFaultError]:
    if scheme.grades and scheme.grades[-1].needs:
        yield SchemeFaultError("idle-needs", at=f"grades.{scheme.grades[-1].id}.needs")


def _grades_are_known(scheme: Scheme) -> Iterator[SchemeFaultError]:
    grades = {grade.id for grade in scheme.grades}
    pay = scheme.pay
    unknown = set(pay.bonus.amounts) ^ grades if pay.bonus else set()
    if unknown:
        names = ", ".join(sorted(unknown))
        yield SchemeFaultError("bonus-grades", at="pay.bonus.amounts", names=names)
    for payment in pay.payments:
        named = {*(payment.by_grade or {}), *payment.shares, *payment.among}
        named |= set(chain.from_iterable(payment.by_role.values())) if payment.by_role else set()
        yield from _unknown(f"pay.payments.{payment.id}", "grades", named, grades)
    for override in scheme.overrides:
        given = filter(None, (override.grade, override.at_most, override.at_least))
        yield from _unknown(f"overrides.{override.id}", "grades", given, grades)
        standings = {standing.id for standing in scheme.known_standings}
        given = filter(None, [override.standing])
        yield from _unknown(f"overrides.{override.id}", "standings", given, standings)
    for quota in scheme.quotas:
        yield from _unknown(f"quotas.{quota.id}", "grades", quota.grades, grades)
        if scheme.grades and scheme.grades[-1].id in quota.grades:
            yield SchemeFaultError("quota-worst", rule=f"quotas.{quota.id}")


def _groups_fit(scheme: Scheme) -> Iterator[SchemeFaultError]:
    grades = {grade.id for grade in scheme.grades}
    for groups in scheme.groups:
        rule = f"groups.{groups.by}"
        if groups.rules and not groups.graded:
            yield SchemeFaultError("groups-ungraded", rule=rule)
        for one in groups.rules:
            named = filter(None, [*one.members, one.grade, one.at_most])
            yield from _unknown(rule, "grades", named, grades)
            if one.grade is None and one.at_most is None:
                yield SchemeFaultError("member-rule-idle", rule=rule)


def _conditions_fit(scheme: Scheme) -> Iterator[SchemeFaultError]:
    grades = {grade.id for grade in scheme.grades}
    rules = {claim.id for claim in scheme.claims} | {ladder.id for ladder in scheme.ladders}
    figures = _figures(scheme) | {"routine", "panel", "survey_rate"}
    for rule, conditions, _ in scheme.conditioned:
        for condition in flat(conditions):
            yield from _unknown(rule, "figures", filter(None, [condition.figure]), figures)
            counted = [*filter(None, [condition.count]), *condition.none]
            yield from _unknown(rule, "rules", counted, rules)
            named = [*condition.grade, *condition.previous, *condition.graded]
            yield from _unknown(rule, "grades", named, grades)


def _bounds_can_be_met(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find bounds on a criterion beyond its full mark, such as 60 of 100 where it weighs 20 %."""
    full = {criterion.id: criterion.full for criterion in scheme.criteria}
    for rule, conditions, _ in scheme.conditioned:
        for condition in flat(conditions):
            bounds = (condition.at_least, condition.above, condition.at_most, condition.below)
            most = full.get(condition.figure or "")
            if most is not None and any(bound is not None and bound > most for bound in bounds):
                name, most_shown = condition.figure or "", format_hundredths(most)
                yield SchemeFaultError("bound-beyond", rule=rule, name=name, full=most_shown)


def _multipliers_fit(scheme: Scheme) -> Iterator[SchemeFaultError]:
    measures = {measure.id for measure in scheme.measures}
    grades = {grade.id for grade in scheme.grades}
    for payment in scheme.pay.payments:
        if payment.times is not None:
            rule = f"pay.payments.{payment.id}.times"
            yield from _unknown(rule, "measures", filter(None, [payment.times.measure]), measures)
            yield from _unknown(rule, "grades", payment.times.grades, grades)


def _figures(scheme: Scheme) -> frozenset[str]:
    """Name the figures that every assessment has."""
    columns: list[Identified] = [*scheme.criteria, *scheme.sections, *scheme.measures]
    columns += scheme.ladders
    always = {"total", "rank", "rank_from_last", "months", "whole_months", "days_in_post"}
    return frozenset({*always, *(column.id for column in columns)})


def _figures_can_be_had(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find conditions on a figure that none of the assessments has in which they are looked at."""
    panel = "panel" in scheme.year.weights
    of_year = {"routine": True, "panel": panel, "survey_rate": scheme.survey is not None}
    known = {*_figures(scheme), *(name for name, had in of_year.items() if had)}
    for quota in scheme.quotas:
        yield from _unknown(f"quotas.{quota.id}", "figures", quota.tie_break, known)
    for rule, conditions, kinds in scheme.conditioned:
        never = {
            name
            for one in flat(conditions)
            if (name := one.figure or "") in of_year
            and not (of_year[name] and PeriodKind.YEAR in kinds & runs_of(one.on, scheme.cadences))
        }
        if never:
            yield SchemeFaultError("figure-never", rule=rule, names=", ".join(sorted(never)))


def _periods_fit(scheme: Scheme) -> Iterator[SchemeFaultError]:
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


def _stand_ins_count(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find stand-ins for a part of the year that do not count beside it, or that go in a circle."""
    instead, without = scheme.year.instead, scheme.year.weights_without_panel
    yield from _unknown("year.instead", "year.weights", instead, scheme.year.weights)
    for key, weights in (("weights", scheme.year.weights), ("weights_without_panel", without)):
        named = {instead[part] for part in weights or {} if part in instead} - {"shared"}
        yield from _unknown("year.instead", f"year.{key}", named, weights or {})
    for part in instead:
        seen, here = {part}, instead[part]
        while here in instead and here not in seen:
            seen.add(here)
            here = instead[here]
        if here in seen:
            yield SchemeFaultError("instead-circle", rule="year.instead", at=f"year.instead.{part}")
            return


def _pots_fall_due(scheme: Scheme) -> Iterator[SchemeFaultError]:
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


def _fits_into(kind: PeriodKind, longer: Iterable[PeriodKind]) -> bool:
    return any(kind.months <= one.months for one in longer)


def _never_due(scheme: Scheme, key: str, rule: str, each: PeriodKind) -> SchemeFaultError:
    return SchemeFaultError(
        key,
        rule=rule,
        each=wording(f"usage.kind.{each}"),
        known=WordList(tuple(wording(f"usage.kind.{kind}") for kind in scheme.cadences)),
    )


def _payments_fit(scheme: Scheme) -> Iterator[SchemeFaultError]:
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
        yield from _unknown(rule, "roles", payment.by_role or {}, scheme.subjects.roles)
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


def _forms_can_be_filled_in(scheme: Scheme) -> Iterator[SchemeFaultError]:
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


def _accounts_of_pay_are_apart(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Keep what pots, payments and the tariff owe apart: each has the account of its id."""
    paying: dict[str, Sequence[Identified]] = {
        "pay.pots": scheme.pay.all_pots,
        "pay.payments": scheme.pay.payments,
        "entries": [entry for entry in scheme.entries if entry.pays_money],
    }
    yield from _shared("pots, payments and entries that pay", paying)


def _clauses_are_accounted_for(scheme: Scheme) -> Iterator[SchemeFaultError]:
    if not scheme.clauses:
        return
    cited = set(scheme.cited_clauses())
    listed = {entry.clause for entry in scheme.not_modelled}
    silent = [clause for clause in scheme.clauses if clause not in cited | listed]
    if silent:
        at = f"clauses.{silent[0]}"
        yield SchemeFaultError("clauses-silent", at=at, names=", ".join(silent))
    strange = sorted((cited | listed) - set(scheme.clauses))
    if strange:
        yield SchemeFaultError("clauses-strange", at="clauses", names=", ".join(strange))


def _readings_are_worded(scheme: Scheme) -> Iterator[SchemeFaultError]:
    for reading in scheme.readings:
        if reading.choice is None and reading.id not in SHARED_READINGS:
            shared = ", ".join(SHARED_READINGS)
            yield SchemeFaultError("reading-unworded", rule=f"readings.{reading.id}", shared=shared)


CHECKS = (
    _ids_stand_once,
    _standings_are_free,
    _columns_are_free,
    _events_are_claimed_once,
    _full_marks_add_up,
    _scored_criteria_have_scorers,
    _opening_has_a_clause,
    _entries_fit,
    _sections_nest,
    _ladders_fit,
    _steps_can_be_reached,
    _bands_descend,
    _the_worst_grade_is_anybodys,
    _grades_are_known,
    _groups_fit,
    _conditions_fit,
    _figures_can_be_had,
    _multipliers_fit,
    _bounds_can_be_met,
    _periods_fit,
    _stand_ins_count,
    _pots_fall_due,
    _payments_fit,
    _forms_can_be_filled_in,
    _accounts_of_pay_are_apart,
    _clauses_are_accounted_for,
    _readings_are_worded,
)
"""Every check of a scheme as a whole."""

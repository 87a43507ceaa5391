"""Checks of a scheme: what ids, titles and events are, each stands once and is free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.messages import Lang
from gridscore.scheme.claims import ClaimKind
from gridscore.scheme.faults import SchemeFaultError
from gridscore.scheme.naming import parts_within, repeated_paths, shared_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gridscore.scheme.base import Identified
    from gridscore.scheme.claims import Claim
    from gridscore.scheme.model import Scheme

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


def ids_stand_once(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find ids that two rules of a kind bear, or of kinds that share their names."""
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
        yield from repeated_paths(kind, (f"{kind}.{rule.id}" for rule in rules))
    yield from _titles_stand_once(scheme)
    named: dict[str, Sequence[Identified]] = {
        kind: kinds[kind] for kind in ("ladders", "entries", "overrides")
    }
    yield from shared_ids(named)
    yield from repeated_paths("clauses", (f"clauses.{clause}" for clause in scheme.clauses))


def lists_name_each_once(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find lists of names or levels that name one twice."""
    for path, part in parts_within(scheme):
        for name in type(part).model_fields:
            value = getattr(part, name)
            if not isinstance(value, tuple) or (part is scheme and name == "clauses"):
                continue
            named = name == "levels" or all(isinstance(one, str) for one in value)
            at = f"{path}.{name}" if path else name
            if named and len(set(value)) < len(value):
                twice = sorted({str(one) for one in value if value.count(one) > 1})
                yield SchemeFaultError("stands-twice", path, at, kind=name, names=twice)


def _titles_stand_once(scheme: Scheme) -> Iterator[SchemeFaultError]:
    for lang in Lang:
        first: dict[str, str] = {}
        for criterion in scheme.criteria:
            title = criterion.title.in_language(lang)
            if first.setdefault(title, criterion.id) != criterion.id:
                at = f"criteria.{criterion.id}.title"
                yield SchemeFaultError("stands-twice", at=at, kind="criteria.title", names=title)
                return  # in one language is enough to see what is meant


def standings_are_free(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find standings called as one that there always is."""
    for standing in scheme.known_standings:
        if standing.id in STANDINGS:
            rule = f"standings.{standing.id}"
            yield SchemeFaultError("standing-taken", rule=rule, known=sorted(STANDINGS))


def columns_are_free(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find criteria, measures and sections called as a column, or as each other."""
    for kind in ("criteria", "measures", "sections"):
        taken = [rule.id for rule in getattr(scheme, kind) if rule.id in COLUMNS]
        if taken:
            at = f"{kind}.{taken[0]}"
            yield SchemeFaultError("criterion-column", at=at, kind=kind, names=taken)
    columns: dict[str, Sequence[Identified]] = {
        "criteria": scheme.criteria,
        "measures": scheme.measures,
        "sections": scheme.sections,
    }
    yield from shared_ids(columns)


def events_are_claimed_once(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find events that more than one rule claims."""
    claimed: dict[str, list[str]] = {}
    for claim in scheme.claims:
        for name in claim.categories:
            claimed.setdefault(name, []).append(_rule_of(claim))
    for name, rules in claimed.items():
        if len(set(rules)) > 1:  # of one that stands twice that is told already
            yield SchemeFaultError("claimed-twice", at=rules[-1], category=name, rules=rules)


def _rule_of(claim: Claim) -> str:
    """Name the rule that makes a claim by its path in the file."""
    if claim.kind is ClaimKind.REWARD and claim.id == "commendation":
        return "pay.commendation"
    return f"{_KINDS[claim.kind]}.{claim.id}"


def accounts_of_pay_are_apart(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Keep what pots, payments and the tariff owe apart: each has the account of its id."""
    paying: dict[str, Sequence[Identified]] = {
        "pay.pots": scheme.pay.all_pots,
        "pay.payments": scheme.pay.payments,
        "entries": [entry for entry in scheme.entries if entry.pays_money],
    }
    yield from shared_ids(paying)

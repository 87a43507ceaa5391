"""Which rule an event falls under: each category is claimed by one rule at most."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from gridscore.messages import term
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.messages import Localised
    from gridscore.scheme.model import Scheme


class ClaimKind(Enum):
    """What sort of rule claims an event."""

    LADDER = "ladder"
    REWARD = "reward"
    ENTRY = "entry"
    FAULT = "fault"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Claim:
    """A rule's claim on events.

    `index` is the rule's place among those of its kind. `categories` are of the event log, where
    a fault of a criterion is `fault:ID`, a finding `finding:MODE`, a missed limit `missed:MODE`.
    `authorities` are those whose events count, all if empty; with `document` only events with a
    document number do.
    """

    kind: ClaimKind
    index: int
    id: str
    clause: str
    categories: tuple[str, ...]
    authorities: tuple[str, ...] = ()
    document: bool = False


def word_of_event(scheme: Scheme, category: str) -> Localised:
    """Name an event: a finding by its mode, a fault by its item, what is its own by its rule."""
    sort, _, name = category.rpartition(":")
    if sort in ("finding", "missed"):
        return term("source", name)
    if sort == "fault":
        return next(criterion.title for criterion in scheme.criteria if criterion.id == name)
    known = term("category", category)
    titles = [rule.title for rule in scheme.entries if rule.category == (category,)]
    titles += [measure.title for measure in scheme.measures if measure.events == (category,)]
    return known if known.hans != category else next(iter(titles), known)


def claim_of(scheme: Scheme, kind: ClaimKind, index: int) -> int:
    """Find the claim of a rule, given by its place among those of its kind: an index."""
    return next(
        code
        for code, claim in enumerate(scheme.claims)
        if claim.kind is kind and claim.index == index
    )


def claims_of(scheme: Scheme) -> tuple[Claim, ...]:
    """List the claims of a scheme: ladders, rewards, entries, criteria with faults, measures.

    A measure sums events whoever else claims them; it has a claim on those that nobody does.
    """
    claims = list(_claims(scheme))
    claimed = {name for claim in claims for name in claim.categories}
    for index, measure in enumerate(scheme.measures):
        free = tuple(name for name in measure.events if name not in claimed)
        claimed.update(free)
        if free:
            claims.append(Claim(ClaimKind.MEASURE, index, measure.id, "", free))
    return tuple(claims)


def _claims(scheme: Scheme) -> Iterator[Claim]:
    for index, ladder in enumerate(scheme.ladders):
        yield Claim(
            ClaimKind.LADDER,
            index,
            ladder.id,
            ladder.clause,
            ladder.category,
            authorities=ladder.authorities,
            document=ladder.document,
        )
    for index, reward in enumerate(scheme.pay.event_rewards):
        name = getattr(reward, "id", "commendation")
        yield Claim(
            ClaimKind.REWARD,
            index,
            name,
            reward.clause,
            (reward.category,),
            authorities=reward.authorities,
            document=True,
        )
    documented = {section.id for section in scheme.sections if section.document}
    for index, entry in enumerate(scheme.entries):
        if entry.claims:
            yield Claim(
                ClaimKind.ENTRY,
                index,
                entry.id,
                entry.clause,
                entry.claims,
                authorities=entry.authorities,
                document=entry.document or entry.section in documented,
            )
    for index, criterion in enumerate(scheme.criteria):
        if criterion.fault is not None:
            category = (f"fault:{criterion.id}",)
            yield Claim(ClaimKind.FAULT, index, criterion.id, criterion.clause, category)

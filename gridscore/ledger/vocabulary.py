"""What the ledgers of a regulation may contain: all that reading asks of a scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from gridscore.messages import Lang, term
from gridscore.records import NamedTuple, dataclass
from gridscore.scheme.tariff import Mode, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gridscore.messages import Localised
    from gridscore.periods import PeriodKind
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.scoring import Criterion

    Titled = tuple[tuple[str, Localised | None], ...]
    """Ids with the titles that a scheme gives them, if it does."""

_LEVELLED = frozenset({"level", "parent", "top"})


class Item(NamedTuple):
    """A criterion or a measure as sheets name it; points up to `maximum`, in hundredths."""

    id: str
    title: Localised
    also: tuple[str, ...] = ()
    maximum: int = 0

    @property
    def words(self) -> tuple[str, ...]:
        """All it goes by: its id, its title in each language, further headings."""
        return (self.id, *(self.title.in_language(lang) for lang in Lang), *self.also)


@dataclass(frozen=True)
class Vocabulary:
    """What the tables of one regulation may say.

    `cadences` are the kinds of period assessed, `routine` the shortest; `voted` those that
    residents vote on. `categories` are the incident categories some rule claims, each with the
    rule's title where it is about no other. `uses` are the kinds of table some rule draws on,
    `event_columns` the optional columns of incident logs that one does. `levels` says whether
    it tells levels and superiors apart.
    """

    scheme_id: str
    routine: PeriodKind
    cadences: tuple[PeriodKind, ...]
    voted: frozenset[PeriodKind]
    criteria: tuple[Item, ...]
    fault_criteria: tuple[Item, ...]
    categories: Mapping[str, Localised | None]
    measures: tuple[Item, ...]
    severities: Titled
    sources: Titled
    voter_groups: Titled
    scorer_roles: tuple[str, ...]
    grades: Titled
    uses: frozenset[str]
    event_columns: frozenset[str]
    levels: bool


def vocabulary_of(scheme: Scheme) -> Vocabulary:
    """Gather what the ledgers of a scheme may contain."""
    return Vocabulary(
        scheme_id=scheme.id,
        routine=scheme.routine,
        cadences=scheme.cadences,
        voted=scheme.voted,
        criteria=_items(scheme.scored),
        fault_criteria=_items(criterion for criterion in scheme.criteria if criterion.fault),
        categories=_categories(scheme),
        measures=tuple(Item(measure.id, measure.title) for measure in scheme.counted_by_hand),
        severities=tuple((severity.id, severity.title) for severity in scheme.severities),
        sources=tuple((mode, term("source", mode)) for mode in get_args(Mode)),
        voter_groups=tuple((group, None) for group in scheme.survey.groups)
        if scheme.survey
        else (),
        scorer_roles=tuple(scheme.scoring.role_weights) if scheme.scoring else (),
        grades=tuple((grade.id, grade.title) for grade in scheme.grades),
        uses=frozenset(_uses(scheme)),
        event_columns=frozenset(_event_columns(scheme)),
        levels=_tells_levels(scheme),
    )


def _items(criteria: Iterable[Criterion]) -> tuple[Item, ...]:
    return tuple(Item(one.id, one.title, one.also, one.max) for one in criteria)


def _categories(scheme: Scheme) -> dict[str, Localised | None]:
    """Name each claimed category; the title of a rule over several kinds names none of them."""
    titles: dict[str, Localised | None] = dict.fromkeys(scheme.categories)
    titled = [(ladder.category, ladder.title) for ladder in scheme.ladders]
    titled += [(entry.category, entry.title) for entry in scheme.entries]
    titled += [(measure.events, measure.title) for measure in scheme.measures]
    titled += [((reward.category,), reward.title) for reward in scheme.pay.rewards]
    for categories, title in titled:
        if len(categories) == 1:
            titles[categories[0]] = title
    return titles


def _uses(scheme: Scheme) -> Iterator[str]:
    """Name the tables that some rule draws on; people and what they did always count."""
    yield from ("roster", "incidents", "exemptions")
    claimed = [name for claim in scheme.claims for name in claim.categories]
    drawn_on = {
        "scores": bool(scheme.scored),
        "panel": "panel" in scheme.year.weights,
        "survey": scheme.survey is not None,
        "faults": any(name.startswith("fault:") for name in claimed),
        "findings": scheme.needs_tariff
        or any(name.startswith(("finding:", "missed:")) for name in claimed),
        "measures": bool(scheme.counted_by_hand),
        "given-totals": scheme.given_totals,
        "history": any(condition.previous for condition in scheme.conditions),
    }
    yield from (name for name, is_used in drawn_on.items() if is_used)


def _event_columns(scheme: Scheme) -> Iterator[str]:
    """Name the optional columns of logs that an entry of the tariff reads."""
    for entry in scheme.entries:
        if entry.claims:
            yield "count"  # what an event moves is multiplied by it
        if entry.severities:
            yield "severity"
        if isinstance(entry.points, Span):
            yield "points"
    if any(measure.events for measure in scheme.measures):
        yield "count"


def _tells_levels(scheme: Scheme) -> bool:
    groupings = {quota.per for quota in scheme.quotas}
    groupings |= {payment.per for payment in scheme.pay.payments}
    return scheme.is_levelled or not _LEVELLED.isdisjoint(groupings)

"""Which forms there are, and which of them a regulation needs for which period."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from gridscore.messages import Lang, term, wording
from gridscore.periods import Period, PeriodKind
from gridscore.records import dataclass

if TYPE_CHECKING:
    from gridscore.ledger.vocabulary import Vocabulary
    from gridscore.scheme.model import Scheme


class Span(Enum):
    """What one form of a kind is about."""

    NO_PERIOD = "no period"
    ROUND = "a round"
    YEAR = "a year"
    ANY = "any period; a year unless another is asked for"
    VOTE = "a period that residents vote on"


@dataclass(frozen=True, slots=True)
class FormKind:
    """A kind of form: its id, which names its template too, and what one of it is about.

    `columns` are the placeholders that its template may have, `needed` those it must have one of
    each. `drawn_on` is the table that a regulation must use, "" for one that all use.
    """

    id: str
    span: Span
    columns: tuple[str, ...]
    needed: tuple[tuple[str, ...], ...]
    drawn_on: str = ""

    @property
    def words(self) -> frozenset[str]:
        """All that the kind may be called by on the command line."""
        titles = (wording(f"forms.file.{self.id}"), term("table", self.id))
        return frozenset({self.id, *(title.in_language(lang) for title in titles for lang in Lang)})


_WHO = ("id", "name")
_SCORED = (*_WHO, "scorer", "scorer_role", "criteria", "total")

FORM_KINDS = {
    kind.id: kind
    for kind in (
        FormKind(
            "roster",
            Span.NO_PERIOD,
            (*_WHO, "grid", "zone", "role", "level", "parent", "joined", "left", "account"),
            (("id",), ("name",)),
        ),
        FormKind("scores", Span.ROUND, _SCORED, (_WHO, ("criteria",)), "scores"),
        FormKind("panel", Span.YEAR, _SCORED, (_WHO, ("criteria",)), "panel"),
        FormKind(
            "faults",
            Span.ANY,
            ("date", *_WHO, "criterion", "count", "note"),
            (("date",), _WHO, ("criterion",)),
            "faults",
        ),
        FormKind(
            "findings",
            Span.ANY,
            (
                *("date", *_WHO, "source", "severity", "assessor", "deadline", "resolved"),
                *("document", "count", "points", "note"),
            ),
            (("date",), _WHO, ("source",), ("severity",)),
            "findings",
        ),
        FormKind(
            "incidents",
            Span.ANY,
            (
                *("date", *_WHO, "category", "authority", "document", "status"),
                *("severity", "count", "points", "note"),
            ),
            (("date",), _WHO, ("category",)),
        ),
        FormKind(
            "exemptions",
            Span.ANY,
            (*_WHO, "period", "reason", "document"),
            (_WHO, ("period",), ("reason",)),
        ),
        FormKind(
            "survey",
            Span.VOTE,
            (*_WHO, "grid", "group", "sampled", "satisfied", "fair", "poor"),
            ((*_WHO, "grid"), ("satisfied",), ("fair",), ("poor",)),
            "survey",
        ),
        FormKind(
            "ballots",
            Span.VOTE,
            (*_WHO, "grid", "group", "choice"),
            ((*_WHO, "grid"), ("choice",)),
            "survey",
        ),
        FormKind("measures", Span.ROUND, (*_WHO, "measures"), (_WHO, ("measures",)), "measures"),
        FormKind("totals", Span.ROUND, (*_WHO, "total"), (_WHO, ("total",)), "given-totals"),
        FormKind("history", Span.YEAR, (*_WHO, "period", "grade"), (_WHO, ("grade",)), "history"),
    )
}


def kinds_of(vocabulary: Vocabulary) -> list[FormKind]:
    """Return the forms that some rule of a regulation draws on."""
    uses = {"", *vocabulary.uses}
    return [kind for kind in FORM_KINDS.values() if kind.drawn_on in uses]


def named_kind(word: str) -> FormKind | None:
    """Find the kind that a word means; None where there is none."""
    plain = word.strip().casefold()
    return next((kind for kind in FORM_KINDS.values() if plain in kind.words), None)


def kinds_for(period: Period, scheme: Scheme, vocabulary: Vocabulary) -> list[FormKind]:
    """Return the forms that one period needs: those of its rounds, or those of the year's end.

    Logs and exemptions go with each.
    """
    is_year = period.kind is PeriodKind.YEAR
    is_round = period.kind is scheme.routine or not is_year
    wanted = {Span.ANY}
    wanted |= {Span.ROUND} if is_round else set()
    wanted |= {Span.YEAR} if is_year else set()
    wanted |= {Span.VOTE} if period.kind in vocabulary.voted else set()
    return [kind for kind in kinds_of(vocabulary) if kind.span in wanted]


def periods_for(
    kind: FormKind, period: Period, scheme: Scheme, vocabulary: Vocabulary
) -> tuple[Period | None, ...]:
    """Return what the forms of a kind are about, where an assessed `period` is asked for.

    A longer period has a form for each of its rounds; a round stands for its year where a form
    is of the year.
    """
    match kind.span:
        case Span.NO_PERIOD:
            return (None,)
        case Span.YEAR:
            return (period.calendar_year,)
        case Span.ROUND:
            return period.parts(scheme.routine)
        case Span.VOTE if period.kind in vocabulary.voted:
            return (period,)
        case Span.VOTE if PeriodKind.YEAR in vocabulary.voted:
            return (period.calendar_year,)
        case Span.VOTE:
            return period.parts(scheme.routine)
    return (period,)

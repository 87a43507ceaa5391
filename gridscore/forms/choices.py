"""The words of the drop-down lists: what the reader knows, in the language of the station."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.forms.model import OneOf
from gridscore.ledger.parsing import choices as known
from gridscore.messages import in_words
from gridscore.periods import PeriodKind
from gridscore.records import dataclass

if TYPE_CHECKING:
    from gridscore.ledger.parsing.choices import Choices as Words
    from gridscore.ledger.vocabulary import Vocabulary
    from gridscore.messages import Lang
    from gridscore.periods import Period
    from gridscore.scheme.model import Scheme


@dataclass(frozen=True)
class Choices:
    """The choices of one regulation."""

    vocabulary: Vocabulary
    lang: Lang

    def entry(self, column: str) -> OneOf | None:
        """Return the choices of a column; None where it takes any words."""
        words = self._of(column)
        return OneOf(words) if words else None

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of voters."""
        return self._of("group")

    def periods(self, scheme: Scheme, period: Period) -> tuple[str, ...]:
        """List the periods within one that somebody may be exempt from, the year last."""
        within = [
            part
            for kind in scheme.cadences
            if kind.months <= period.kind.months
            for part in period.parts(kind)
        ]
        year = period.calendar_year
        listed = within if period.kind is PeriodKind.YEAR else [*within, year]
        return tuple(one.in_language(self.lang) for one in listed)

    def _of(self, column: str) -> tuple[str, ...]:
        vocabulary = self.vocabulary
        fixed: dict[str, Words] = {
            "authority": known.AUTHORITIES,
            "status": known.STATUS_WORDS,
            "scorer_role": known.role_choices(vocabulary.scorer_roles),
            "choice": known.ANSWERS,
            "severity": known.titled_choices(known.SEVERITIES, vocabulary.severities),
            "source": known.titled_choices(known.SOURCES, vocabulary.sources),
            "grade": known.titled_choices(known.GRADES, vocabulary.grades),
            "group": known.titled_choices(known.VOTERS, vocabulary.voter_groups),
        }
        if column == "category":
            return self._words(known.offered_categories(vocabulary))
        if column == "criterion":
            return tuple(str(in_words(one.title, self.lang)) for one in vocabulary.fault_criteria)
        return self._words(fixed.get(column, {}))

    def _words(self, choices: Words) -> tuple[str, ...]:
        return tuple(word.in_language(self.lang) for word in known.shown_choices(choices))

"""What an assessment takes in and what comes out of it, before it is put into words."""

from __future__ import annotations

from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import marked, taken
from gridscore.ledger.model import BLANK
from gridscore.messages import term
from gridscore.numbers import UNSET
from gridscore.records import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from gridscore.columns import Value
    from gridscore.engine.groups import GroupResult
    from gridscore.engine.history import History
    from gridscore.engine.past_rounds import EarlierRounds
    from gridscore.journal import Posting
    from gridscore.ledger.model import Amounts, Ints, Ledger
    from gridscore.messages import Localised
    from gridscore.periods import Period
    from gridscore.problems import Problem
    from gridscore.scheme.base import OpenAmount
    from gridscore.scheme.model import Scheme


@dataclass(frozen=True, slots=True)
class Case:
    """What is assessed: the ledgers, by which regulation, with which settings of the station.

    `settings` holds the amounts a regulation leaves open, in fen, by their key (R14). `earlier`
    keeps the rounds that were assessed because a later one looks back at them.
    """

    ledger: Ledger
    scheme: Scheme
    settings: Mapping[str, int]
    draft: bool = False
    earlier: dict[Period, Assessment] = field(default_factory=dict)

    def people_alone(self) -> Case:
        """Keep of the ledgers who the people are: all that the table of results shows of them."""
        return replace(self, ledger=self.ledger.people_alone(), earlier={})

    @property
    def standing_names(self) -> list[str]:
        """Every standing by its code: those that there always are, then those of the scheme."""
        always = [standing.name.lower() for standing in Standing]
        return [*always, *(standing.id for standing in self.scheme.known_standings)]

    def standing_word(self, code: int) -> Localised:
        """How a standing is shown, by its code."""
        own = code - len(Standing)
        if own < 0:
            return term("standing", Standing(code).name.lower())
        return self.scheme.known_standings[own].word("standing")

    @property
    def grade_codes(self) -> dict[str, int]:
        """The code of each grade, by its id: 0 for the best."""
        return {grade.id: code for code, grade in enumerate(self.scheme.grades)}

    def grade_word(self, name: str) -> Localised:
        """How a grade is shown, by its id."""
        return next(grade.word for grade in self.scheme.grades if grade.id == name)

    def fen(self, amount: int | OpenAmount) -> int:
        """Give an amount of the regulation, or the station's own; UNSET where it has set none."""
        return amount if isinstance(amount, int) else self.settings.get(amount.setting, UNSET)


@dataclass(frozen=True, slots=True)
class Cohort:
    """The people assessed in a period, in order of id: the rows of its result.

    `person` are indices of the roster's people, one per row; `row_of` is the inverse, one per
    person, BLANK for somebody without a row. Where everybody has a row both are `everywhere`, and
    columns are handed on as they are.
    """

    person: NDArray[np.int64]
    row_of: NDArray[np.int64]

    @classmethod
    def of(cls, assessed: NDArray[np.bool_]) -> Cohort:
        """Make the rows of everybody marked in `assessed`, an entry per person."""
        person = marked(assessed)
        if len(person) == len(assessed):
            return cls(person, person)
        row_of = np.full(len(assessed), BLANK, np.int64)
        row_of[person] = np.arange(len(person))
        return cls(person, row_of)

    def __len__(self) -> int:
        return len(self.person)

    def take(self, column: NDArray[Value]) -> NDArray[Value]:
        """Turn a column with an entry per person into one with an entry per row."""
        return taken(column, self.person)

    def spread(self, figures: Amounts) -> Amounts:
        """Turn figures of rows into an entry per person, UNSET for somebody without a row."""
        if self.person is self.row_of:
            return figures
        spread = np.full(len(self.row_of), UNSET, np.int64)
        spread[self.person] = figures
        return spread


@dataclass(frozen=True, slots=True)
class Run:
    """A period that is assessed, in the light of the events up to its end.

    `dismissal` is the day number of each person's dismissal, beyond all days for the others. A
    round that is scored within a year's run is seen in the light of the whole year. `earlier`
    gives the rounds that conditions look back at.
    """

    case: Case
    period: Period
    history: History
    dismissal: Ints
    earlier: EarlierRounds

    def within(self, period: Period) -> Run:
        """Give the run of a period within this one."""
        return replace(self, period=period)

    @property
    def dismissed(self) -> NDArray[np.bool_]:
        """Mark who is dismissed by the period's end, an entry per person."""
        return self.dismissal <= self.period.last_day


class Standing(IntEnum):
    """Where a person stands at the end of the period; a scheme's own standings follow these."""

    ACTIVE = 0
    LEFT = 1
    DISMISSED = 2


@dataclass(frozen=True)
class Assessment:
    """One period's result: a row for each person assessed, in order of id.

    `person` indexes the roster's people, `stint` its rows (grid and zone to show). `figures`
    holds points, money and rates as int64 columns by result column id, UNSET for none; a column
    that the scheme does not know is not among them.
    `grade` and `survey_band` are indices into the scheme's bands, BLANK for none. `ended_by` is the
    override that ends a row's post with the period, an index of the scheme's, BLANK for none.
    `ranked_in` are codes of what each row is ranked within, a column for each thing that is told
    apart, none where everybody is ranked with everybody; they mean the same in every period.
    `met` marks the rows that overrides held of, by their ids: those that conditions name.
    `groups` are the groupings that the scheme assesses too. `posted` are the lines, as yet without
    those of rows that nothing happened to.
    """

    period: Period
    person: NDArray[np.int64]
    stint: Ints
    figures: Mapping[str, Amounts]
    grade: Ints
    survey_band: Ints
    standing: Ints
    ended_by: Ints
    ranked_in: Sequence[NDArray[np.int64]]
    met: Mapping[str, NDArray[np.bool_]]
    posted: Sequence[Posting]
    problems: Sequence[Problem] = ()
    groups: tuple[GroupResult, ...] = ()

    def result_alone(self) -> Assessment:
        """Keep of the lines what the reasons of a row name, and let go of what a journal shows."""
        return replace(self, posted=[posting.told_alone() for posting in self.posted])

    def lines_alone(self) -> Assessment:
        """Keep what a journal shows, and let go of the figures."""
        return replace(self, figures={}, ranked_in=(), problems=(), groups=())

    @cached_property
    def postings(self) -> Sequence[Posting]:
        """Every line, as a journal shows them."""
        return [posting.whole() for posting in self.posted]

"""What conditions are held against: figures, counts of events and roles, of every row of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.history import Verdict
from gridscore.engine.measures import values_of
from gridscore.engine.presence import last_stint, share_in_post
from gridscore.engine.ranks import rank_in_groups, ranked_among
from gridscore.ledger.coded import flags_by_code
from gridscore.ledger.model import BLANK
from gridscore.numbers import HUNDRED, UNSET
from gridscore.records import dataclass, field, replace
from gridscore.scheme.claims import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort, Run
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.periods import Period
    from gridscore.scheme.claims import Claim
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.pay import Proration

_TIME_IN_POST: Mapping[str, Proration] = {
    "months": "month",
    "whole_months": "whole-month",
    "days_in_post": "day",
}
"""The figures that tell how long somebody was in post, as the share of a period is counted."""


@dataclass(frozen=True)
class Context:
    """What conditions are held against: one period of everybody in `cohort`, in order of its rows.

    `figures` are those of the run by name, hundredths, UNSET for none; months in post, measures,
    counts of events, past grades and roles are looked up when a condition asks for them. A run
    that lacks a figure does not have its name: a quarter has no `survey_rate`. `grade` is the
    grade so far, an index into the scheme's grades, BLANK for none. `met` marks the rows that
    overrides held of so far, by their ids: those that conditions name.
    """

    run: Run
    cohort: Cohort
    figures: Mapping[str, Amounts]
    grade: Ints
    met: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    _counts: dict[str, NDArray[np.int64]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.cohort)

    @property
    def case(self) -> Case:
        """The ledgers and the regulation."""
        return self.run.case

    @property
    def period(self) -> Period:
        """What is assessed."""
        return self.run.period

    def graded(self, grade: Ints) -> Context:
        """Give the same context with another grade so far."""
        return replace(self, grade=grade)

    def knowing(self, name: str, figure: Amounts) -> Context:
        """Give the same context with one more figure."""
        return replace(self, figures={**self.figures, name: figure})

    def meeting(self, met: Mapping[str, NDArray[np.bool_]]) -> Context:
        """Give the same context where more overrides were looked at."""
        return replace(self, met={**self.met, **met})

    def figure(self, name: str) -> Amounts | None:
        """Give a figure of each row, in hundredths, UNSET for none; None if the run has it not.

        A measure is what was handed in for this very period, whatever rounds lie in it.
        """
        if name in _TIME_IN_POST:
            return self._time_in_post(name) * HUNDRED
        for ladder, hits in zip(self.case.scheme.ladders, self.run.history.hits, strict=True):
            if ladder.id == name:
                balance = self.cohort.take(hits.balances(len(self.cohort.row_of)))
                return np.asarray(balance if ladder.by == "marks" else balance * HUNDRED)
        for measure in self.case.scheme.measures:
            if measure.id == name:
                return np.asarray(values_of(self.run, measure)[self.cohort.person])
        figure = self.figures.get("rank" if name == "rank_from_last" else name)
        if name == "rank_from_last" and figure is not None:
            among = ranked_among(self.case, self.period, self.cohort)
            figure = rank_in_groups(figure, figure != UNSET, among)
            return np.where(figure == UNSET, UNSET, figure * HUNDRED)
        if figure is None or name != "rank":
            return figure
        return np.where(figure == UNSET, UNSET, figure * HUNDRED)

    def ranked_with(self) -> NDArray[np.int64]:
        """Count for each row how many are ranked where it would be, itself among them."""
        among = ranked_among(self.case, self.period, self.cohort)
        ranked = self.figures["rank"] != UNSET
        return np.bincount(among[ranked], minlength=int(among.max(initial=0)) + 1)[among]

    def _time_in_post(self, name: str) -> NDArray[np.int64]:
        """Count the months or days of the period that a row is in post, up to a dismissal's day.

        One day in post makes a month (R15), every day of it a whole one.
        """
        roster, proration = self.case.ledger.roster, _TIME_IN_POST[name]
        share, _ = share_in_post(roster, self.period, self.run.dismissal, proration)
        return share[self.cohort.person]

    def count(self, rule: str) -> NDArray[np.int64]:
        """Count what a rule counted of each row in the period assessed: the round, or the year.

        Of a ladder it is every event that it counted, whatever marks it gave; of another rule
        every event that counts. A row of the log may name several faults, or occurrences of an
        entry whose quantity has no unit of its own.
        """
        if rule not in self._counts:
            self._counts[rule] = self._counted(rule)
        return self._counts[rule]

    def _counted(self, rule: str) -> NDArray[np.int64]:
        history, scheme = self.run.history, self.case.scheme
        counts = np.zeros(len(self), np.int64)
        for ladder, hits in zip(scheme.ladders, history.hits, strict=True):
            if ladder.id == rule:
                self._add(counts, hits.position)
                return counts
        for code, claim in enumerate(scheme.claims):
            if claim.id == rule:
                mine = (history.claim == code) & (history.verdict == Verdict.COUNTS)
                self._add(counts, np.flatnonzero(mine), several=_stands_for_several(scheme, claim))
        return counts

    def _add(
        self, counts: NDArray[np.int64], position: NDArray[np.int64], *, several: bool = False
    ) -> None:
        """Add events of the period to their rows: one each, or as many as they state."""
        history = self.run.history
        row = self.cohort.row_of[history.worker[position]]
        mine = (history.day[position] >= self.period.first_day) & (row != BLANK)
        stated = self.case.ledger.incidents.quantity[history.source[position[mine]]]
        times = np.where(stated == BLANK, 1, np.maximum(stated // HUNDRED, 1)) if several else 1
        np.add.at(counts, row[mine], times)

    def has_role(self, names: Iterable[str]) -> NDArray[np.bool_]:
        """Mark whose role on his last day in the period is one of these."""
        roster, wanted = self.case.ledger.roster, set(names)
        stint = last_stint(roster, self.period)[self.cohort.person]
        return flags_by_code((role in wanted for role in roster.roles), roster.role[stint])


def _stands_for_several(scheme: Scheme, claim: Claim) -> bool:
    """Say whether the quantity of an event is a number of occurrences."""
    of_entry = claim.kind is ClaimKind.ENTRY and scheme.entries[claim.index].per is None
    summed = not scheme.summed_categories.isdisjoint(claim.categories)
    return (of_entry and not summed) or claim.kind is ClaimKind.FAULT

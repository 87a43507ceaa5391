"""Rounds gathered into a longer period: its score is the mean of theirs (R3, R6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import marked, taken
from gridscore.engine.assessment import Cohort
from gridscore.engine.round_score import PeriodScore, score_round
from gridscore.engine.score_postings import round_cells
from gridscore.journal import Batch, Posting, Reason, Unit
from gridscore.numbers import UNSET, divide_half_up
from gridscore.problems import Problems
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from gridscore.engine.assessment import Case, Run
    from gridscore.ledger.model import Amounts
    from gridscore.periods import Period


def score_period(
    run: Run, held: Collection[Period] | None = None, asked: Collection[str] | None = None
) -> PeriodScore:
    """Score a round, or a period that rounds are gathered into.

    `held` are the rounds that were held, all if None; `asked` the figures that are wanted, all if
    None.
    """
    routine = run.case.scheme.routine
    rounds = [
        score_round(run.within(one), held=held is None or one in held, asked=asked)
        for one in run.period.parts(routine)
    ]
    if run.period.kind is routine:
        return rounds[0]
    return _gathered(run.case, run.period, rounds)


def _gathered(case: Case, period: Period, rounds: Sequence[PeriodScore]) -> PeriodScore:
    assessed = np.any([one.assessed for one in rounds], axis=0)
    expected = np.any([one.assessed & ~one.exempt for one in rounds], axis=0)
    complete = np.all([(one.total == UNSET) | one.complete for one in rounds], axis=0)
    total = mean_of([one.total for one in rounds])
    cohort = Cohort.of(assessed)
    names = dict.fromkeys(name for one in rounds for name in one.figures)
    return PeriodScore(
        period=period,
        cohort=cohort,
        entries=tuple(entries for one in rounds for entries in one.entries),
        moves=tuple(moves for one in rounds for moves in one.moves),
        assessed=assessed,
        exempt=assessed & ~expected,
        total=total,
        complete=complete & (total != UNSET),
        figures={name: mean_of([one.figures[name] for one in rounds]) for name in names},
        postings=[_post_mean(case, rounds, total, cohort)],
        problems=Problems(*(one.problems for one in rounds)),
    )


def mean_of(figures: Sequence[Amounts]) -> Amounts:
    """Publish the plain mean of the figures there are; UNSET where there is none."""
    mean = RunningMean.of(len(figures[0]))
    for figure in figures:
        mean.add(figure)
    return mean.published()


@dataclass(slots=True)
class RunningMean:
    """The mean of figures that are added one after the other, and need not be kept.

    `of_all` is the weight that everybody has so far, `of_some` what each has beside it.
    """

    dividend: Amounts
    of_all: int = 0
    of_some: Amounts | None = None

    @classmethod
    def of(cls, entries: int) -> RunningMean:
        """Begin with so many entries that nothing has been added to."""
        return cls(np.zeros(entries, np.int64))

    def add(self, figure: Amounts, weight: int = 1) -> None:
        """Add figures at a weight; UNSET adds neither."""
        each = figure if weight == 1 else figure * weight
        if figure.min(initial=0) != UNSET:
            self.dividend += each
            self.of_all += weight
            return
        known = figure != UNSET
        np.add(self.dividend, each, out=self.dividend, where=known)
        if self.of_some is None:
            self.of_some = np.zeros_like(self.dividend)
        self.of_some += known * weight

    def published(self) -> Amounts:
        """Publish the mean of what there was for each entry; UNSET where there was nothing."""
        if self.of_some is None and self.of_all:
            return divide_half_up(self.dividend, self.of_all)
        of_some = np.zeros_like(self.dividend) if self.of_some is None else self.of_some
        divisor = self.of_all + of_some
        mean = divide_half_up(self.dividend, np.maximum(divisor, 1))
        mean[divisor == 0] = UNSET
        return mean


def _post_mean(
    case: Case, rounds: Sequence[PeriodScore], total: Amounts, cohort: Cohort
) -> Posting:
    total = cohort.take(total)
    row = marked(total != UNSET)
    cells = round_cells(case, rounds, cohort, row)
    batch = Batch(row, taken(total, row), Reason("mean-of-rounds"), cells=cells)
    clause = case.scheme.year.clause
    return Posting("points:routine", clause, "routine", Unit.POINTS, (batch,))

"""Conditions: what must hold of a row beside its total, for a grade, an override or a payment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.drawn_on import figures_drawn_on
from gridscore.engine.history import Verdict
from gridscore.engine.measures import report_unmeasured, values_of
from gridscore.engine.presence import last_stint, share_in_post
from gridscore.engine.ranks import rank_in_groups, ranked_among
from gridscore.ledger.coded import flags_by_code
from gridscore.ledger.model import BLANK
from gridscore.messages import Lang
from gridscore.numbers import HUNDRED, UNSET
from gridscore.periods import Period, PeriodKind
from gridscore.records import dataclass, field, replace
from gridscore.scheme.claims import ClaimKind
from gridscore.scheme.outcome import runs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort, Run
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.problems import Problem
    from gridscore.scheme.claims import Claim
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.outcome import Condition
    from gridscore.scheme.pay import Proration


@dataclass(frozen=True)
class Context:
    """What conditions are held against: one period of everybody in `cohort`, in order of its rows.

    `figures` are those of the run by name, hundredths, UNSET for none; months in post, measures,
    counts of events, past grades and roles are looked up when a condition asks for them. A run
    that lacks a figure does not have its name: a quarter has no `survey_rate`. `grade` is the
    grade so far, an index into the scheme's grades, BLANK for none.
    """

    run: Run
    cohort: Cohort
    figures: Mapping[str, Amounts]
    grade: Ints
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

    def had_grade(self, names: Iterable[str], years: int) -> NDArray[np.bool_]:
        """Mark who had one of these grades in each of so many years before this one.

        Grades of the ledgers are taken by id or by title. A year that is not known: no.
        """
        wanted = tuple(names)
        before = [Period(self.period.year - n, PeriodKind.YEAR) for n in range(1, years + 1)]
        always = [self._handed_in(wanted, year)[0] for year in before]
        return np.asarray(np.all(always, axis=0)[self.cohort.person])

    def had_round_grade(self, names: Iterable[str], rounds: int) -> NDArray[np.bool_]:
        """Mark who had one of these grades in each of so many rounds before this one.

        A grade that was handed in for a round stands; else the round is assessed, if anything was
        handed in for it. In the year the rounds are its last ones.
        """
        wanted, scheme = tuple(names), self.case.scheme
        last = self.period.before()
        if self.period.kind is PeriodKind.YEAR and scheme.routine is not PeriodKind.YEAR:
            last = self.period.parts(scheme.routine)[-1]
        always = np.ones(len(self.case.ledger.roster.ids), np.bool_)
        for _ in range(rounds):
            handed_in, known = self._handed_in(wanted, last)
            always &= np.where(known, handed_in, self._worked_out(wanted, last))
            last = last.before()
        return np.asarray(always[self.cohort.person])

    def rounds_graded(self, names: Iterable[str]) -> NDArray[np.int64]:
        """Count the rounds in which each row had one of these grades.

        They are those of the period, or, where it is a round, of the calendar year up to it. A
        grade that was handed in stands; else the round is assessed.
        """
        wanted, scheme, period = tuple(names), self.case.scheme, self.period
        counts = np.zeros(len(self.case.ledger.roster.ids), np.int64)
        rounds = list(period.parts(scheme.routine))
        if period.kind is scheme.routine:
            rounds = list(period.calendar_year.parts(scheme.routine))[: period.index - 1]
            codes = [number for number, grade in enumerate(scheme.grades) if grade.id in wanted]
            counts[self.cohort.person[np.isin(self.grade, codes)]] = 1
        for one in rounds:
            handed_in, known = self._handed_in(wanted, one)
            counts += np.where(known, handed_in, self._worked_out(wanted, one))
        return counts[self.cohort.person]

    def _handed_in(
        self, names: Iterable[str], period: Period
    ) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Mark whose past grade of a period is one of these, and who has one at all."""
        past, people = self.case.ledger.past_grades, len(self.case.ledger.roster.ids)
        wanted = {word for name in names for word in self._words(name)}
        right = flags_by_code((grade in wanted for grade in past.grades), past.grade)
        then = flags_by_code((known == period for known in past.periods), past.period)
        had, known = np.zeros(people, np.bool_), np.zeros(people, np.bool_)
        had[past.worker[then & right]] = True
        known[past.worker[then]] = True
        return had, known

    def _worked_out(self, names: Iterable[str], period: Period) -> NDArray[np.bool_]:
        """Mark whose grade is one of these when an earlier round is assessed."""
        from gridscore.engine.routine import earlier_round  # which asks conditions in its turn

        had = np.zeros(len(self.case.ledger.roster.ids), np.bool_)
        assessed = earlier_round(self.case, period, self.period.year)
        if assessed is not None:
            codes = [grade.id for grade in self.case.scheme.grades]
            right = np.isin(assessed.grade, [codes.index(name) for name in names])
            had[assessed.person[right]] = True
        return had

    def _words(self, grade: str) -> set[str]:
        word = self.case.grade_word(grade)
        return {grade, *(word.in_language(lang) for lang in Lang)}

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


def holds(condition: Condition, context: Context, *, unseen: bool = False) -> NDArray[np.bool_]:
    """Say of each row whether a condition holds.

    A figure that the run has, but not for this row, does not hold. A figure that the run does not
    have at all, such as the vote in a quarter, means that the condition is not looked at: it then
    counts as `unseen` says, held for what a grade needs, and not held for an override or a
    payment. Of several in `any`, each counts so for itself.
    """
    if not _is_looked_at(condition, context):
        return np.full(len(context), unseen)
    if condition.any:
        alternatives = [holds(one, context, unseen=unseen) for one in condition.any]
        return np.asarray(np.sum(alternatives, axis=0) >= condition.number)
    if condition.figure is not None:
        figure = context.figure(condition.figure)
        if figure is None:
            return np.full(len(context), unseen)
        return np.asarray((figure != UNSET) & _within(condition, figure))
    if condition.count is not None:
        return _within(condition, context.count(condition.count) * HUNDRED)
    if condition.none:
        counts = [context.count(rule) for rule in condition.none]
        return np.asarray(~np.any(counts, axis=0))
    if condition.role:
        return context.has_role(condition.role)
    return _grades_hold(condition, context)


def _grades_hold(condition: Condition, context: Context) -> NDArray[np.bool_]:
    """Say of each row whether a condition on grades holds, the one so far or earlier ones."""
    if condition.grade:
        names = [grade.id for grade in context.case.scheme.grades]
        return np.isin(context.grade, [names.index(name) for name in condition.grade])
    if condition.graded:
        return _within(condition, context.rounds_graded(condition.graded) * HUNDRED)
    if condition.rounds is not None:
        return context.had_round_grade(condition.previous, condition.rounds)
    return context.had_grade(condition.previous, condition.years)


def _is_looked_at(condition: Condition, context: Context) -> bool:
    return context.period.kind in runs_of(condition.on, context.case.scheme.cadences)


def _within(condition: Condition, figure: Amounts) -> NDArray[np.bool_]:
    inside = np.ones(len(figure), np.bool_)
    if condition.at_least is not None:
        inside &= figure >= condition.at_least
    if condition.above is not None:
        inside &= figure > condition.above
    if condition.at_most is not None:
        inside &= figure <= condition.at_most
    if condition.below is not None:
        inside &= figure < condition.below
    return inside


def is_seen(condition: Condition, context: Context) -> bool:
    """Say whether the run has anything that a condition could be held against."""
    if not _is_looked_at(condition, context):
        return False
    if condition.any:
        return any(is_seen(one, context) for one in condition.any)
    return condition.figure is None or context.figure(condition.figure) is not None


_TIME_IN_POST: Mapping[str, Proration] = {
    "months": "month",
    "whole_months": "whole-month",
    "days_in_post": "day",
}
"""The figures that tell how long somebody was in post, as the share of a period is counted."""


def find_unmeasured(
    context: Context, expected: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], list[Problem]]:
    """Find which of the `expected` rows lack a measure that conditions draw on (R16).

    A round asks for its measures itself, whatever draws on them.
    """
    lacking = np.zeros(len(context), np.bool_)
    problems: list[Problem] = []
    case, period = context.case, context.period
    if period.kind is case.scheme.routine:
        return lacking, problems
    drawn_on = figures_drawn_on(case.scheme, period.kind)
    for measure in case.scheme.measures:
        figure = context.figure(measure.id) if measure.id in drawn_on else None
        if figure is not None and measure.missing == "error":
            without = expected & (figure == UNSET)
            lacking |= without
            people = context.cohort.person[without]
            problems += report_unmeasured(context.run, measure, people)
    return lacking, problems

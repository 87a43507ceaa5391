"""Which grades people had before: handed in with the ledgers, or those of rounds assessed anew.

A grade that was handed in for a round stands; else the round is assessed, if anything was handed
in for it. Grades of the ledgers are taken by id or by title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.past_rounds import rounds_before, rounds_to_count
from gridscore.ledger.coded import flags_by_code
from gridscore.messages import Lang
from gridscore.periods import Period, PeriodKind

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case
    from gridscore.engine.context import Context
    from gridscore.ledger.model import Ints


def had_grade(context: Context, names: Collection[str], years: int) -> NDArray[np.bool_]:
    """Mark the rows that had one of these grades in each of so many years before this one.

    A year that is not known: no.
    """
    case, this = context.case, context.period.year
    before = [Period(this - n, PeriodKind.YEAR) for n in range(1, years + 1)]
    always = [_handed_in(case, names, year)[0] for year in before]
    return np.asarray(np.all(always, axis=0)[context.cohort.person])


def had_round_grade(context: Context, names: Collection[str], rounds: int) -> NDArray[np.bool_]:
    """Mark the rows that had one of these grades in each of so many rounds before this one.

    In the year the rounds are its last ones.
    """
    had = [_had_in_round(context, names, one) for one in rounds_before(context, rounds)]
    return np.asarray(np.all(had, axis=0)[context.cohort.person])


def rounds_graded(context: Context, names: Collection[str]) -> NDArray[np.int64]:
    """Count the rounds in which each row had one of these grades.

    They are those of the period, or, where it is a round, of the calendar year up to it.
    """
    scheme, person = context.case.scheme, context.cohort.person
    counts = np.zeros(len(context.case.ledger.roster.ids), np.int64)
    if context.period.kind is scheme.routine:
        counts[person[_is_one_of(context.case, context.grade, names)]] = 1
    for one in rounds_to_count(context):
        counts += _had_in_round(context, names, one)
    return counts[person]


def _had_in_round(context: Context, names: Collection[str], period: Period) -> NDArray[np.bool_]:
    """Mark the people that had one of these grades in a round."""
    handed_in, known = _handed_in(context.case, names, period)
    return np.where(known, handed_in, _worked_out(context, names, period))


def _handed_in(
    case: Case, names: Collection[str], period: Period
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Mark the people whose grade in the ledgers is one of these, and those who have one at all."""
    past, people = case.ledger.past_grades, len(case.ledger.roster.ids)
    wanted = {word for name in names for word in _words(case, name)}
    right = flags_by_code((grade in wanted for grade in past.grades), past.grade)
    then = flags_by_code((known == period for known in past.periods), past.period)
    had, known = np.zeros(people, np.bool_), np.zeros(people, np.bool_)
    had[past.worker[then & right]] = True
    known[past.worker[then]] = True
    return had, known


def _worked_out(context: Context, names: Collection[str], period: Period) -> NDArray[np.bool_]:
    """Mark the people whose grade is one of these when an earlier round is assessed."""
    case = context.case
    had = np.zeros(len(case.ledger.roster.ids), np.bool_)
    assessed = context.run.earlier.assessed(period)
    if assessed is not None:
        had[assessed.person[_is_one_of(case, assessed.grade, names)]] = True
    return had


def _is_one_of(case: Case, grade: Ints, names: Collection[str]) -> NDArray[np.bool_]:
    """Mark the rows whose grade is one of these."""
    codes = case.grade_codes
    return np.isin(grade, [codes[name] for name in names])


def _words(case: Case, grade: str) -> set[str]:
    word = case.grade_word(grade)
    return {grade, *(word.in_language(lang) for lang in Lang)}

"""What a payment is multiplied by: a measured quantity, factors by role and by grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.measures import values_of
from gridscore.engine.presence import last_stint
from gridscore.ledger.coded import amounts_by_code
from gridscore.numbers import HUNDRED, UNSET, divide_half_up

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.payslip import PayRun
    from gridscore.ledger.model import Amounts
    from gridscore.scheme.pay import Payment


def multiplier(pay: PayRun, payment: Payment) -> tuple[list[int], int]:
    """Give each row's factor, and by what the factors are to be divided: numbers of any size.

    A quantity that nobody handed in counts as none; a role that is not named as 1.
    """
    factors, divisor = [1] * len(pay.cohort), 1
    for hundredths in _hundredths(pay, payment):
        factors = [one * each for one, each in zip(factors, hundredths.tolist(), strict=True)]
        divisor *= HUNDRED
    return factors, divisor


def _hundredths(pay: PayRun, payment: Payment) -> list[Amounts]:
    times, scheme = payment.times, pay.case.scheme
    if times is None:
        return []
    found: list[Amounts] = []
    if times.measure is not None:
        measure = next(one for one in scheme.measures if one.id == times.measure)
        value = values_of(pay.run, measure)[pay.cohort.person]
        found.append(np.where(value == UNSET, 0, np.maximum(value, 0)))
    if times.roles:
        roster = pay.case.ledger.roster
        by_role = (times.roles.get(role, HUNDRED) for role in roster.roles)
        stint = last_stint(roster, pay.period)[pay.cohort.person]
        found.append(amounts_by_code(by_role, roster.role[stint], HUNDRED))
    if times.grades:
        by_grade = (times.grades.get(grade.id, 0) for grade in scheme.grades)
        found.append(amounts_by_code(by_grade, pay.decided.grade, 0))
    return found


def multiplied(fen: int, quantity: NDArray[np.int64], factors: list[int], divisor: int) -> Amounts:
    """Multiply an amount by quantities and factors, rounding half up once (R3)."""
    pairs = zip(quantity.tolist(), factors, strict=True)
    return np.array([divide_half_up(fen * each * by, divisor) for each, by in pairs], np.int64)

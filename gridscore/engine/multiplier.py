"""What a payment is multiplied by: a measured quantity, factors by role and by grade."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

import numpy as np

from gridscore.engine.measures import values_and_cells
from gridscore.engine.presence import last_stint
from gridscore.ledger.coded import amounts_by_code
from gridscore.messages import term, worded
from gridscore.messages.word_list import WordList
from gridscore.numbers import HUNDRED, LARGEST_PRODUCT, UNSET, divide_half_up
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from gridscore.engine.payslip import PayRun
    from gridscore.journal import CellsOf
    from gridscore.ledger.model import Amounts
    from gridscore.messages import Localised
    from gridscore.scheme.pay import Payment


@dataclass(frozen=True, slots=True)
class Multiplied:
    """The measured quantity that a payment is multiplied by, of each row.

    `value` is UNSET where there is none; `cells` makes what gives the source cells of some rows.
    """

    title: Localised
    value: Amounts
    cells: Callable[[NDArray[np.int64]], CellsOf]


def quantity_of(pay: PayRun, payment: Payment) -> Multiplied | None:
    """Look up the measure that a payment is multiplied by; None where it names none."""
    if payment.times is None or payment.times.measure is None:
        return None
    name, person = payment.times.measure, pay.cohort.person
    measure = next(one for one in pay.case.scheme.measures if one.id == name)
    values, cells_of = values_and_cells(pay.run, measure)
    return Multiplied(measure.title, values[person], lambda row: cells_of(person[row]))


def times_in_words(pay: PayRun, payment: Payment, amount: Localised) -> Localised:
    """Word what is multiplied, `amount`, with what each person's factors come of."""
    times = payment.times
    if times is None:
        return amount
    titles = {one.id: one.title for one in pay.case.scheme.measures}
    names: list[Localised] = []
    if times.measure is not None and payment.flat is None:  # whose line shows of how many
        names.append(titles[times.measure])
    names += [term("column", "role")] if times.roles else []
    names += [term("column", "grade")] if times.grades else []
    if not names:
        return amount
    return worded("reasons.times-factors", amount=amount, factors=WordList(tuple(names)))


def multiplier(pay: PayRun, payment: Payment) -> tuple[NDArray[Any], int]:
    """Give each row's factor, and by what the factors are to be divided.

    A quantity that nobody handed in counts as none; a role that is not named as 1.
    """
    hundredths = _hundredths(pay, payment)
    ones = np.ones(len(pay.cohort), np.int64)
    return reduce(exact_product, hundredths, ones), HUNDRED ** len(hundredths)


def _hundredths(pay: PayRun, payment: Payment) -> list[Amounts]:
    times, scheme = payment.times, pay.case.scheme
    if times is None:
        return []
    found: list[Amounts] = []
    if (quantity := quantity_of(pay, payment)) is not None:
        found.append(np.where(quantity.value == UNSET, 0, np.maximum(quantity.value, 0)))
    if times.roles:
        roster = pay.case.ledger.roster
        by_role = (times.roles.get(role, HUNDRED) for role in roster.roles)
        stint = last_stint(roster, pay.period)[pay.cohort.person]
        found.append(amounts_by_code(by_role, roster.role[stint], HUNDRED))
    if times.grades:
        by_grade = (times.grades.get(grade.id, 0) for grade in scheme.grades)
        found.append(amounts_by_code(by_grade, pay.decided.grade, 0))
    return found


def exact_product(one: NDArray[Any], other: NDArray[Any]) -> NDArray[Any]:
    """Multiply numbers that are not negative: in int64 where they fit, else of any size."""
    if int(one.max(initial=0)) * int(other.max(initial=0)) < LARGEST_PRODUCT:
        return np.asarray(one * other)
    return np.asarray(one.astype(object) * other.astype(object))


def multiplied(
    fen: int, quantity: NDArray[np.int64], factors: NDArray[Any], divisor: int
) -> Amounts:
    """Multiply an amount by quantities and factors, rounding half up once (R3)."""
    product = exact_product(exact_product(quantity, factors), np.array([fen]))
    return divide_half_up(product, divisor).astype(np.int64, copy=False)

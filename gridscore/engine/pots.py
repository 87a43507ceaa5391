"""What a period pays and withholds: its pots and the money of the tariff (R10, R14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.tariff_money import bears_on_year, paying_entries, post_entry
from gridscore.engine.till import Till, cadence_of
from gridscore.numbers import UNSET
from gridscore.periods import PeriodKind
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridscore.engine.assessment import Case, Cohort, Run
    from gridscore.journal import Posting
    from gridscore.ledger.model import Amounts
    from gridscore.periods import Period
    from gridscore.scheme.pay import Pot


def pots_due(case: Case, period: Period) -> list[Pot]:
    """List the pots that fall due in a period: none of a longer one, and in the year its own."""
    if period.kind is PeriodKind.YEAR:
        return [pot for pot in case.scheme.pay.all_pots if cadence_of(case, pot) is period.kind]
    return pots_within(case, period)


def pots_within(case: Case, period: Period) -> list[Pot]:
    """List the pots whose own periods lie within one, whichever run they fall due in."""
    pots = case.scheme.pay.all_pots
    return [pot for pot in pots if cadence_of(case, pot).months <= period.kind.months]


@dataclass(frozen=True, slots=True)
class PotMoney:
    """What pots and tariff post in a period.

    `due` are the postings of what is owed, `off` those of what is withheld and of the floor.
    `withheld` is what was really withheld from each row, None where there is no pot.
    """

    due: list[Posting]
    off: list[Posting]
    withheld: Amounts | None


def pay_pots(run: Run, cohort: Cohort, paid: Mapping[str, Amounts]) -> PotMoney:
    """Post every pot that falls due, what is withheld from it, and the money of the tariff.

    `paid` is what each row gets of the payments that fall due too, by their ids; what rules take
    from one of them comes off it. With a pot not set, `withheld` is what the steps name.
    """
    case = run.case
    pots, entries = pots_due(case, run.period), paying_entries(case, run.period)
    named = case.scheme.withheld_from
    bearing = [pot for pot in case.scheme.pay.bearers if pot.id in paid.keys() & named]
    if not (pots or bearing or entries):
        return PotMoney([], [], None)
    till = Till(run, cohort, [*pots, *bearing])
    due = [till.post_due(number) for number in range(len(pots))]
    for number, payment in enumerate(bearing, len(pots)):
        till.hold(number, paid[payment.id])
    off = [till.withhold(index) for index in till.ladders()]
    for index in entries:
        earned, taken = post_entry(till, index)
        due, off = due + earned, off + taken
    off += [till.post_floor()] if till.pots else []
    return PotMoney(due, off, till.taken() if till.pots else None)


@dataclass(frozen=True, slots=True)
class Forfeited:
    """What pots really withheld from each row in a period, in fen.

    It is UNSET where a pot is not set that something was to be withheld from; `key` then names
    what the station has to set.
    """

    amount: Amounts
    key: str = ""


def forfeited_in(run: Run, cohort: Cohort) -> Forfeited:
    """Say what was really withheld from each row in all of a period, by whichever run.

    In the year that is what its rounds withheld, and what the year's own pots did.
    """
    scheme, of_year = run.case.scheme, run.period.kind is PeriodKind.YEAR
    till = Till(run, cohort, pots_within(run.case, run.period))
    for number in range(len(till.pots)):
        till.post_due(number)
    for index in range(len(scheme.ladders)):
        till.withhold(index)
    for index, entry in enumerate(scheme.entries):
        if entry.yuan and (of_year or not bears_on_year(scheme, entry)):
            post_entry(till, index)
    amount = till.taken()
    amount[till.unknown.any(axis=0)] = UNSET
    first = np.flatnonzero(till.unknown.any(axis=1))
    stated = till.pots[first[0]].amount if len(first) else 0
    return Forfeited(amount, "" if isinstance(stated, int) else stated.setting)

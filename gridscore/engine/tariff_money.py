"""The money of the tariff: what an event or a measured quantity pays, or takes from a pot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.amounts import event_amounts, measured_quantity, times_units
from gridscore.engine.claimed import ClaimedEvents
from gridscore.engine.lines import Lines
from gridscore.engine.measures import measure
from gridscore.engine.tariff import measured_reason
from gridscore.engine.till import cadence_of
from gridscore.journal import Reason, Unit
from gridscore.numbers import UNSET, format_percent
from gridscore.periods import PeriodKind
from gridscore.records import dataclass, replace
from gridscore.scheme.claims import ClaimKind, claim_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case
    from gridscore.engine.till import Till
    from gridscore.journal import CellsOf, Posting
    from gridscore.ledger.model import Amounts
    from gridscore.periods import Period
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.tariff import Entry


def bears_on_year(scheme: Scheme, entry: Entry) -> bool:
    """Say whether a line of the tariff bears on the year and not on its rounds."""
    return entry.on == "year" or scheme.routine is PeriodKind.YEAR


def paying_entries(case: Case, period: Period) -> list[int]:
    """List the lines of the tariff whose money falls due in a period, by their index.

    It falls due with what they bear on: in a round and in what rounds are gathered into, or, with
    `on = "year"`, in the year.
    """
    of_year = period.kind is PeriodKind.YEAR
    return [
        index
        for index, entry in enumerate(case.scheme.entries)
        if entry.yuan and bears_on_year(case.scheme, entry) is of_year
    ]


def post_entry(till: Till, index: int) -> tuple[list[Posting], list[Posting]]:
    """Post what a line of the tariff pays, and what it takes from the first pot due with it.

    A line whose severities pay and take has an account of each sort.
    """
    entry = till.case.scheme.entries[index]
    post = _post_events if entry.measure is None else _post_measured
    due = [post(till, index, _Sort.paying(entry))] if entry.pays_money else []
    taken = [post(till, index, _Sort.taking(till, entry))] if entry.takes_money else []
    return due, taken


@dataclass(frozen=True, slots=True)
class _Sort:
    """One of the two ways in which a line of the tariff moves money.

    `sign` is 1 where it pays and -1 where it takes. `pot` is the number of the pot it takes from,
    None where it pays, and where that pot does not fall due in the period; `elsewhere` says so.
    """

    account: str
    sign: int
    pot: int | None = None
    elsewhere: Reason | None = None

    @classmethod
    def paying(cls, entry: Entry) -> _Sort:
        return cls(f"pay:due:{entry.id}", 1)

    @classmethod
    def taking(cls, till: Till, entry: Entry) -> _Sort:
        """Find the pot that bears it: what it names, else the first that falls due with it."""
        account, of_year = f"pay:withheld:{entry.id}", bears_on_year(till.case.scheme, entry)
        pay = till.case.scheme.pay
        bearer = next(
            pot
            for pot in (pay.bearers if entry.pot else pay.all_pots)  # refused where there is none
            if pot.id == entry.pot
            or (not entry.pot and (cadence_of(till.case, pot) is PeriodKind.YEAR) is of_year)
        )
        number = till.pot_numbers.get(bearer.id)
        details = {"occurrence": entry.title}
        elsewhere = Reason("withheld-elsewhere", details, moves=till.is_to_come(bearer.id))
        return cls(account, -1, number, elsewhere if number is None else None)


def _post_events(till: Till, index: int, sort: _Sort) -> Posting:
    entry = till.case.scheme.entries[index]
    lines = Lines(sort.account, entry.clause, entry.id, Unit.YUAN)
    code = claim_of(till.case.scheme, ClaimKind.ENTRY, index)
    events = ClaimedEvents.of(till.run, till.cohort, code)
    hit = events.counting()
    ledger, scheme, day = till.case.ledger, till.case.scheme, till.run.history.day
    fen = event_amounts(ledger, scheme, till.run.history, entry, hit, entry.yuan)
    moving = np.sign(fen) == sort.sign
    why = Reason("entry", {"title": entry.title})
    if sort.elsewhere is not None:
        events.add(lines, hit[moving], 0, sort.elsewhere)
    else:
        events.add(lines, hit[moving], fen[moving], replace(why, moves=True))
    if sort.pot is not None:
        till.take(sort.pot, hit[moving], -fen[moving])
    _post_cap(till, entry, sort, lines, events.rows(hit[moving]), day[hit[moving]], fen[moving])
    if sort.sign > 0 or not entry.pays_money:  # told once
        events.add(lines, hit[fen == 0], 0, why)
    events.add_idle(lines, Reason("no-event"))
    return lines.posting()


def _post_measured(till: Till, index: int, sort: _Sort) -> Posting:
    """Post the money of a measured quantity round by round; a fine is dated on its last day."""
    entry = till.case.scheme.entries[index]
    lines = Lines(sort.account, entry.clause, entry.id, Unit.YUAN)
    for one in _rounds(till, entry):
        row, value, fen, cells_of = _measured_in(till, entry, one)
        if sort.elsewhere is not None:
            lines.add(row, 0, sort.elsewhere, cells_of(row))
            continue
        for which, moves in ((fen != 0, True), (fen == 0, False)):
            told, cells = replace(measured_reason(entry), moves=moves), cells_of(row[which])
            lines.add(row[which], fen[which], told, cells, figure=value[which])
        if sort.pot is not None:
            till.take_on(sort.pot, row[fen != 0], one.last_day, -fen[fen != 0])
        _post_cap(till, entry, sort, lines, row, np.full(len(row), one.last_day), fen)
    lines.add_untouched(len(till.cohort), Reason("not-measured"))
    return lines.posting()


def _rounds(till: Till, entry: Entry) -> tuple[Period, ...]:
    """List the rounds that a line of the tariff moves money in, or the year that it bears on."""
    scheme = till.case.scheme
    return till.period.parts(PeriodKind.YEAR if bears_on_year(scheme, entry) else scheme.routine)


def _post_cap(
    till: Till,
    entry: Entry,
    sort: _Sort,
    lines: Lines,
    row: NDArray[np.int64],
    day: NDArray[np.integer],
    fen: Amounts,
) -> None:
    """Post what goes beyond the limit of the line's money, round by round."""
    if entry.yuan_cap is None or sort.elsewhere is not None:
        return
    for one in _rounds(till, entry):
        mine = one.has_days(day)
        moved = np.zeros(len(till.cohort), np.int64)
        np.add.at(moved, row[mine], np.abs(fen[mine]))
        beyond = np.maximum(moved - entry.yuan_cap, 0)
        over = np.flatnonzero(beyond)
        details = {"limit": format_percent(entry.yuan_cap), "period": one}
        lines.add(over, -sort.sign * beyond[over], Reason("yuan-cap", details, moves=True))
        if sort.pot is not None:
            till.take_on(sort.pot, over, one.last_day, -beyond[over])


def _measured_in(
    till: Till, entry: Entry, period: Period
) -> tuple[NDArray[np.int64], Amounts, Amounts, Callable[[NDArray[np.int64]], CellsOf]]:
    """Give the rows measured in a round, their values, their money, what makes their cells."""
    name, person = entry.measure or "", till.cohort.person
    nobody = np.zeros(len(till.cohort.row_of), np.bool_)  # what is missing is told elsewhere
    measured = measure(till.run.within(period), nobody, entry.on)
    value = measured.value(name)[person]
    row = np.flatnonzero(till.rows_in_post(period) & (value != UNSET))
    rate = entry.yuan if isinstance(entry.yuan, int) else 0
    base = np.full(len(row), rate, np.int64)
    fen = times_units(entry, base, measured_quantity(entry, value[row]))
    return row, value[row], fen, lambda some: measured.cells(name, person[some])

"""What one event, or one measured quantity, moves: base, units, factors, rounded once (R3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import taken, worked_out
from gridscore.engine.history import Verdict
from gridscore.engine.windows import rolling_sums, running_sums, window_of
from gridscore.ledger.coded import amounts_by_code
from gridscore.ledger.model import BLANK
from gridscore.numbers import HUNDRED, LARGEST_PRODUCT, UNSET, divide_half_up
from gridscore.scheme.base import Rolling

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.history import History
    from gridscore.ledger.model import Amounts, Ledger
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.tariff import Entry, Span


def event_amounts(
    ledger: Ledger,
    scheme: Scheme,
    history: History,
    entry: Entry,
    hit: NDArray[np.int64],
    tariff: int | Span | dict[str, int],
) -> Amounts:
    """Work out what each of some events of an entry moves, in hundredths, rounded once (R3).

    `hit` are positions in the history; `tariff` is the entry's points, yuan or marks.
    """
    source = taken(history.source, hit)

    def counted(stated: Amounts) -> Amounts:
        return np.asarray(np.maximum(np.where(stated == BLANK, HUNDRED, stated) - entry.free, 0))

    quantity = worked_out(counted, taken(ledger.incidents.quantity, source))
    factor = _factors(ledger, scheme, history, entry, hit)
    return times_units(entry, _bases(ledger, tariff, source), quantity, factor)


def _bases(
    ledger: Ledger, tariff: int | Span | dict[str, int], source: NDArray[np.int64]
) -> Amounts:
    """Give the amount of one unit for each event: fixed, by its severity, or as the log says."""
    events = ledger.incidents
    if isinstance(tariff, int):
        return np.full(len(source), tariff, np.int64)
    if isinstance(tariff, dict):
        by_severity = (tariff.get(name, 0) for name in events.severities)
        return amounts_by_code(by_severity, taken(events.severity, source), 0)
    stated = taken(events.points, source)
    size = np.where(stated == UNSET, 0, np.abs(stated))
    return size if tariff.most > 0 else -size


def _factors(
    ledger: Ledger, scheme: Scheme, history: History, entry: Entry, hit: NDArray[np.int64]
) -> Amounts | None:
    """Multiply by authority or mode, and by occurrence: in ten-thousandths; None for plain ones."""
    if not (entry.times or entry.repeats):
        return None
    events, source = ledger.incidents, history.source[hit]
    factor = np.full(len(hit), HUNDRED, np.int64)
    if entry.times and entry.category:
        weights = (entry.times.get(name, HUNDRED) for name in events.authorities)
        factor = amounts_by_code(weights, events.authority[source], HUNDRED)
    elif entry.times:
        modes = [name.partition(":")[2] for name in events.categories]
        factor = np.array([entry.times.get(mode, HUNDRED) for mode in modes])[
            events.category[source]
        ]
    if not entry.repeats:
        return np.asarray(factor * HUNDRED)
    steps = np.minimum(_occurrences(ledger, scheme, history, entry, hit), len(entry.repeats)) - 1
    return np.asarray(factor * np.array(entry.repeats, np.int64)[steps])


def _occurrences(
    ledger: Ledger, scheme: Scheme, history: History, entry: Entry, hit: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Give some events of an entry their numbers among those that count with them, from 1."""
    if not len(hit):
        return np.zeros(0, np.int64)
    claim = history.claim[hit[0]]
    position = np.flatnonzero((history.claim == claim) & (history.verdict == Verdict.COUNTS))
    events, day = ledger.incidents, history.day[position]
    who = history.worker[position].astype(np.int64)
    if entry.repeats_alike:
        who = who * (len(events.severities) + 1) + events.severity[history.source[position]]
    once = np.ones(len(position), np.int64)
    if isinstance(entry.repeats_within, Rolling):
        number = rolling_sums(once, who, day, entry.repeats_within.months)
    else:
        roster, worker = ledger.roster, history.worker[position]
        window = window_of(roster, scheme, entry.repeats_within, worker, day)
        number = running_sums(once, who, window)
    return number[np.searchsorted(position, hit)]


def measured_quantity(entry: Entry, value: Amounts) -> Amounts:
    """Take what counts of a measured value: what is short of a target, beyond one, or all."""
    if entry.short_of is not None:
        value = entry.short_of - value
    elif entry.beyond is not None:
        value = value - entry.beyond
    return np.maximum(value - entry.free, 0)


def measured_points(entry: Entry, value: Amounts) -> Amounts:
    """Work out what measured values move: those of the band that each lies in, or by units."""
    if not entry.bands:
        base = np.full(len(value), entry.unit_points, np.int64)
        return times_units(entry, base, measured_quantity(entry, value))
    rising = entry.bands[::-1]
    moved = np.array([0, *(band.points for band in rising)], np.int64)
    return moved[np.searchsorted([band.floor for band in rising], value, side="right")]


def times_units(
    entry: Entry, base: Amounts, quantity: Amounts, factor: Amounts | None = None
) -> Amounts:
    """Multiply by the units in a quantity: started ones, whole ones, or parts too (R3).

    A part of a hundredth is rounded half up, of an addition and a deduction alike.
    """
    per = entry.per or HUNDRED
    if entry.units == "started":
        quantity, per = worked_out(lambda some: -(-some // per), quantity), 1
    elif entry.units == "whole":
        quantity, per = worked_out(lambda some: some // per, quantity), 1
    divisor = per
    if factor is not None:
        divisor *= HUNDRED * HUNDRED
    size = np.abs(base)
    most = int(size.max(initial=0)) * int(quantity.max(initial=0))
    most *= int(factor.max(initial=0)) if factor is not None else 1
    if most < LARGEST_PRODUCT:
        product = size * quantity * (1 if factor is None else factor)
        return np.sign(base) * divide_half_up(product, divisor)
    exact = size.astype(object) * quantity * (1 if factor is None else factor)
    rounded = np.array([(2 * one + divisor) // (2 * divisor) for one in exact], np.int64)
    return np.asarray(np.sign(base) * rounded)

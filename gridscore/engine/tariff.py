"""What the tariff moves: a line for each event or measured quantity, within its limits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from gridscore.engine.assessment import Lines
from gridscore.engine.bounds import bound_points
from gridscore.engine.claimed import ClaimedEvents
from gridscore.engine.events import Verdict
from gridscore.engine.ladder import rolling_sums, running_sums, window_of
from gridscore.journal import Reason, Unit, total_of
from gridscore.ledger.model import BLANK
from gridscore.numbers import HUNDRED, LARGEST_PRODUCT, UNSET, divide_half_up, format_percent
from gridscore.scheme.base import Rolling
from gridscore.scheme.claims import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort
    from gridscore.engine.events import History
    from gridscore.engine.measures import Measured
    from gridscore.journal import Posting
    from gridscore.ledger.model import Amounts
    from gridscore.periods import Period
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.tariff import Entry, Section, Span

Moved = list[tuple["Entry", list["Posting"]]]
"""What each entry moved: its lines, and what its own limit took back."""


def claim_of_entry(scheme: Scheme, index: int) -> int:
    """Find the claim of an entry that is about events."""
    return next(
        code
        for code, claim in enumerate(scheme.claims)
        if claim.kind is ClaimKind.ENTRY and claim.index == index
    )


@dataclass(frozen=True, slots=True)
class Tariff:
    """The entries that move the points of one period; `has_total` says which rows have any."""

    case: Case
    history: History
    period: Period
    cohort: Cohort
    has_total: NDArray[np.bool_]
    on: Literal["round", "year"]

    def post(self, measured: Measured) -> Moved:
        """Post each entry in the order of the scheme, with its limit."""
        return [
            (entry, self._post_entry(index, entry, measured))
            for index, entry in enumerate(self.case.scheme.entries)
            if entry.moves_points and entry.on == self.on
        ]

    def _post_entry(self, index: int, entry: Entry, measured: Measured) -> list[Posting]:
        sort = "addition" if entry.adds else "penalty"
        lines = Lines(f"points:{sort}:{entry.id}", entry.clause, entry.id, Unit.POINTS)
        if entry.measure is None:
            self._add_events(lines, index, entry)
        else:
            self._add_measured(lines, entry, measured)
        posting = lines.posting()
        if entry.cap is None:
            return [posting]
        limits = -entry.cap, entry.cap
        return [posting, *bound_points([posting], self.has_total, *limits, entry.clause, entry.id)]

    def _add_events(self, lines: Lines, index: int, entry: Entry) -> None:
        code = claim_of_entry(self.case.scheme, index)
        events = ClaimedEvents.of(self.case, self.history, self.cohort, code, self.period)
        hit = events.counting()
        known = self.has_total[events.rows(hit)]
        amount = event_amounts(self.case, self.history, entry, hit, entry.points)
        events.add(
            lines, hit[known], amount[known], Reason("entry", {"title": entry.title}, moves=True)
        )
        events.add(lines, hit[~known], 0, Reason("no-round-total"))
        events.add_idle(lines, Reason("no-event"))

    def _add_measured(self, lines: Lines, entry: Entry, measured: Measured) -> None:
        value = measured.value(entry.measure or "")[self.cohort.person]
        row = np.flatnonzero(self.has_total & (value != UNSET))
        quantity = measured_quantity(entry, value[row])
        amount = times_units(entry, np.full(len(row), entry.unit_points, np.int64), quantity)
        sheet, line, col = measured.cells(entry.measure or "", self.cohort.person[row])
        reason = measured_reason(entry)
        for which, moves in ((amount != 0, True), (amount == 0, False)):
            place = sheet[which], line[which], col[which]
            lines.add(
                *(row[which], amount[which], replace(reason, moves=moves), place),
                figure=value[row][which],
            )
        lines.add_untouched(len(self.cohort), Reason("not-measured"))

    def gather_sections(self, moved: Moved) -> tuple[list[Posting], dict[str, Amounts]]:
        """Post what lies in no criterion, section by section, with their limits.

        Returns also the sum of each section, UNSET for rows without a total, and under
        `additions` and `deductions` what lies in none.
        """
        postings: list[Posting] = []
        figures: dict[str, Amounts] = {}
        free = [(entry, lines) for entry, lines in moved if entry.criterion is None]
        for section in self.case.scheme.sections:
            if section.within is None:
                postings += self._section(section, free, figures)
        loose = [(entry, lines) for entry, lines in free if entry.section is None]
        for name, adds in (("additions", True), ("deductions", False)):
            lines = [line for entry, posted in loose for line in posted if entry.adds is adds]
            postings += lines
            if loose:
                figures[name] = self._sum(lines)
        return postings, figures

    def _section(self, section: Section, free: Moved, figures: dict[str, Amounts]) -> list[Posting]:
        postings = [line for entry, lines in free if entry.section == section.id for line in lines]
        for inner in self.case.scheme.sections:
            if inner.within == section.id:
                postings += self._section(inner, free, figures)
        limits = section.at_least, section.at_most
        postings += bound_points(postings, self.has_total, *limits, section.clause, section.id)
        figures[section.id] = self._sum(postings)
        return postings

    def _sum(self, postings: Sequence[Posting]) -> Amounts:
        total = total_of(postings, Unit.POINTS, len(self.cohort))
        return np.where(self.has_total, total, UNSET)


def measured_reason(entry: Entry) -> Reason:
    """Say what a measured value was held against."""
    if entry.short_of is not None:
        return Reason(
            "measured-short", {"title": entry.title, "target": format_percent(entry.short_of)}
        )
    if entry.beyond is not None:
        return Reason(
            "measured-beyond", {"title": entry.title, "target": format_percent(entry.beyond)}
        )
    return Reason("measured", {"title": entry.title})


def event_amounts(
    case: Case,
    history: History,
    entry: Entry,
    hit: NDArray[np.int64],
    tariff: int | Span | dict[str, int],
) -> Amounts:
    """Work out what each of some events of an entry moves, in hundredths, rounded once (R3).

    `hit` are positions in the history; `tariff` is the entry's points, yuan or marks.
    """
    events, source = case.ledger.incidents, history.source[hit]
    quantity = np.where(events.quantity[source] == BLANK, HUNDRED, events.quantity[source])
    quantity = np.maximum(quantity - entry.free, 0)
    return times_units(
        entry, _bases(case, tariff, source), quantity, _factors(case, history, entry, hit)
    )


def _bases(case: Case, tariff: int | Span | dict[str, int], source: NDArray[np.int64]) -> Amounts:
    """Give the amount of one unit for each event: fixed, by its severity, or as the log says."""
    events = case.ledger.incidents
    if isinstance(tariff, int):
        return np.full(len(source), tariff, np.int64)
    if isinstance(tariff, dict):
        by_severity = [*(tariff.get(name, 0) for name in events.severities), 0]
        return np.array(by_severity, np.int64)[events.severity[source]]
    stated = events.points[source]
    size = np.where(stated == UNSET, 0, np.abs(stated))
    return size if tariff.most > 0 else -size


def _factors(case: Case, history: History, entry: Entry, hit: NDArray[np.int64]) -> Amounts | None:
    """Multiply by authority or mode, and by occurrence: in ten-thousandths; None for plain ones."""
    if not (entry.times or entry.repeats):
        return None
    events, source = case.ledger.incidents, history.source[hit]
    factor = np.full(len(hit), HUNDRED, np.int64)
    if entry.times and entry.category:
        weights = [*(entry.times.get(name, HUNDRED) for name in events.authorities), HUNDRED]
        factor = np.array(weights, np.int64)[events.authority[source]]
    elif entry.times:
        modes = [name.partition(":")[2] for name in events.categories]
        factor = np.array([entry.times.get(mode, HUNDRED) for mode in modes])[
            events.category[source]
        ]
    if not entry.repeats:
        return np.asarray(factor * HUNDRED)
    steps = np.minimum(_occurrences(case, history, entry, hit), len(entry.repeats)) - 1
    return np.asarray(factor * np.array(entry.repeats, np.int64)[steps])


def _occurrences(
    case: Case, history: History, entry: Entry, hit: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Give some events of an entry their numbers among those that count with them, from 1."""
    if not len(hit):
        return np.zeros(0, np.int64)
    claim = history.claim[hit[0]]
    position = np.flatnonzero((history.claim == claim) & (history.verdict == Verdict.COUNTS))
    events, day = case.ledger.incidents, history.day[position]
    who = history.worker[position].astype(np.int64)
    if entry.repeats_alike:
        who = who * (len(events.severities) + 1) + events.severity[history.source[position]]
    once = np.ones(len(position), np.int64)
    if isinstance(entry.repeats_within, Rolling):
        number = rolling_sums(once, who, day, entry.repeats_within.months)
    else:
        roster, worker = case.ledger.roster, history.worker[position]
        window = window_of(roster, case.scheme, entry.repeats_within, worker, day)
        number = running_sums(once, who, window)
    return number[np.searchsorted(position, hit)]


def measured_quantity(entry: Entry, value: Amounts) -> Amounts:
    """Take what counts of a measured value: what is short of a target, beyond one, or all."""
    if entry.short_of is not None:
        value = entry.short_of - value
    elif entry.beyond is not None:
        value = value - entry.beyond
    return np.maximum(value - entry.free, 0)


def times_units(
    entry: Entry, base: Amounts, quantity: Amounts, factor: Amounts | None = None
) -> Amounts:
    """Multiply by the units in a quantity: started ones, whole ones, or parts too (R3).

    A part of a hundredth is rounded half up, of an addition and a deduction alike.
    """
    per = entry.per or HUNDRED
    if entry.units == "started":
        quantity, per = -(-quantity // per), 1
    elif entry.units == "whole":
        quantity, per = quantity // per, 1
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

"""What the tariff moves: a line for each event or measured quantity, within its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from gridscore.engine.amounts import event_amounts, measured_points
from gridscore.engine.bounds import bound_points
from gridscore.engine.claimed import ClaimedEvents
from gridscore.engine.lines import Lines, event_cells
from gridscore.engine.measures import summed_events
from gridscore.journal import Reason, Unit, total_of
from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET, format_percent
from gridscore.records import dataclass, replace
from gridscore.scheme.claims import ClaimKind, claim_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Cohort, Run
    from gridscore.engine.measures import Measured
    from gridscore.journal import Posting
    from gridscore.ledger.model import Amounts
    from gridscore.scheme.tariff import Entry, Section

Moved = list[tuple["Entry", list["Posting"]]]
"""What each entry moved: its lines, and what its own limit took back."""


@dataclass(frozen=True, slots=True)
class Tariff:
    """The entries that move the points of one period; `has_total` says which rows have any.

    `asked` names the sums of sections that are wanted, None all of them and the lines too.
    """

    run: Run
    cohort: Cohort
    has_total: NDArray[np.bool_]
    on: Literal["round", "year"]
    asked: Collection[str] | None = None

    def post(self, measured: Measured) -> Moved:
        """Post each entry in the order of the scheme, with its limit."""
        return [
            (entry, self._post_entry(index, entry, measured))
            for index, entry in enumerate(self.run.case.scheme.entries)
            if entry.moves_points and entry.on == self.on
        ]

    def _post_entry(self, index: int, entry: Entry, measured: Measured) -> list[Posting]:
        sort = "addition" if entry.adds else "penalty"
        account, for_sums = f"points:{sort}:{entry.id}", self.asked is not None
        lines = Lines(account, entry.clause, entry.id, Unit.POINTS, for_sums=for_sums)
        if entry.measure is None:
            self._add_events(lines, index, entry)
        else:
            self._add_measured(lines, entry, measured)
        posting = lines.posting()
        if entry.cap is None:
            return [posting]
        total, limits = self._total([posting]), (-entry.cap, entry.cap)
        return [posting, *bound_points(total, self.has_total, *limits, entry.clause, entry.id)]

    def _add_events(self, lines: Lines, index: int, entry: Entry) -> None:
        case = self.run.case
        code = claim_of(case.scheme, ClaimKind.ENTRY, index)
        events = ClaimedEvents.of(self.run, self.cohort, code)
        hit = events.counting()
        history = self.run.history
        amount = event_amounts(case.ledger, case.scheme, history, entry, hit, entry.points)
        reason = Reason("entry", {"title": entry.title}, moves=True)
        events.add_points(lines, hit, amount, self.has_total, reason)
        events.add_idle(lines, Reason("no-event"))

    def _add_measured(self, lines: Lines, entry: Entry, measured: Measured) -> None:
        value = measured.value(entry.measure or "")[self.cohort.person]
        row = np.flatnonzero(self.has_total & (value != UNSET))
        amount = measured_points(entry, value[row])
        reason = measured_reason(entry)
        for which, moves in ((amount != 0, True), (amount == 0, False)):
            cells = measured.cells(entry.measure or "", self.cohort.person[row[which]])
            lines.add(
                row[which],
                amount[which],
                replace(reason, moves=moves),
                cells,
                figure=value[row][which],
            )
        self._name_events(lines, entry)
        lines.add_untouched(len(self.cohort), Reason("not-measured"))

    def _name_events(self, lines: Lines, entry: Entry) -> None:
        """Name, as zero lines, the events that the log adds up to a measured quantity."""
        measures = self.run.case.scheme.measures
        measure = next((one for one in measures if one.id == entry.measure), None)
        if measure is None or not measure.events:
            return
        if lines.for_sums:
            return
        position, quantity = summed_events(self.run, measure)
        row = self.cohort.row_of[self.run.history.worker[position]]
        known = row != BLANK
        cells = event_cells(self.run, position[known])
        reason = Reason("measured-event", {"title": measure.title})
        lines.add(row[known], 0, reason, cells, figure=quantity[known])

    def gather_sections(self, moved: Moved) -> tuple[list[Posting], dict[str, Amounts]]:
        """Post what lies in no criterion, section by section, with their limits.

        Returns also the sum of each section that something moves here, UNSET for rows without a
        total, and under `additions` and `deductions` what lies in none.
        """
        postings: list[Posting] = []
        figures: dict[str, Amounts] = {}
        free = [(entry, lines) for entry, lines in moved if entry.criterion is None]
        sections = self.run.case.scheme.sections_of(self.on)
        for section in sections:
            if section.within is None:
                postings += self._section(section, free, figures)
        loose = [(entry, lines) for entry, lines in free if entry.section is None]
        for name, adds in (("additions", True), ("deductions", False)):
            lines = [line for entry, posted in loose for line in posted if entry.adds is adds]
            postings += lines
            own = any(section.id == name for section in sections)  # a section may be called so
            if loose and not own and self._is_asked(name):
                figures[name] = self._sum(lines)
        return postings, figures

    def _section(self, section: Section, free: Moved, figures: dict[str, Amounts]) -> list[Posting]:
        postings = [line for entry, lines in free if entry.section == section.id for line in lines]
        for inner in self.run.case.scheme.sections_of(self.on):
            if inner.within == section.id:
                postings += self._section(inner, free, figures)
        limits = section.at_least, section.at_most
        if limits != (None, None):
            total = self._total(postings)
            postings += bound_points(total, self.has_total, *limits, section.clause, section.id)
        if self._is_asked(section.id):
            figures[section.id] = self._sum(postings)
        return postings

    def _is_asked(self, name: str) -> bool:
        return self.asked is None or name in self.asked

    def _total(self, postings: Sequence[Posting]) -> Amounts:
        return total_of(postings, Unit.POINTS, len(self.cohort))

    def _sum(self, postings: Sequence[Posting]) -> Amounts:
        return np.where(self.has_total, self._total(postings), UNSET)


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

"""Logs that were handed in twice: a copy, or an earlier state beside the later one.

Each row of a log is an event of its own, so a copy takes points and money a second time. That two
like events happened on one day is possible; that all those of one sheet, and several, stand in
another is not likely, and is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.model import Incidents
    from gridscore.ledger.table import Table

_TWO = 2


def report_copies(tables: Sequence[Table], events: Incidents, people: int) -> None:
    """Warn of each sheet of events all of which stand in another sheet too.

    `tables` are those that the events were read from, in the same order.
    """
    sheets = _Sheets(events, people)
    first_table = {table.sheet: table for table in reversed(tables)}
    for one, other in sheets.copies():
        of_one, of_other = first_table[sheets.number(one)], first_table[sheets.number(other)]
        of_one.report_whole("GS432", count=sheets.rows(one), other=str(of_other.place_of_whole()))


class _Sheets:
    """The events sheet by sheet: `start` has the first of each, and where the last ends."""

    def __init__(self, events: Incidents, people: int) -> None:
        self._events = events
        self._people = people
        new = np.flatnonzero(events.sheet[1:] != events.sheet[:-1]) + 1
        self.start = np.concatenate([[0], new, [len(events.sheet)]])

    def number(self, one: int) -> int:
        """Return the sheet's number in the ledger."""
        return int(self._events.sheet[self.start[one]])

    def rows(self, one: int) -> int:
        """Count the events of a sheet."""
        return int(self.start[one + 1] - self.start[one])

    def copies(self) -> Iterator[tuple[int, int]]:
        """Yield each sheet that another one holds, with that one; of two alike the later."""
        if len(self.start) < _TWO + 1:
            return
        told = set()
        for one, other in self._alike_at_first():
            alike = self.rows(one) == self.rows(other)
            fits = _TWO <= self.rows(one) <= self.rows(other)
            if not fits or one in told or (alike and one < other):
                continue
            if self._holds(other, one):
                told.add(one)
                yield one, other

    def _alike_at_first(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs of sheets of which the second has an event like the first's first."""
        events, first = self._events, self.start[:-1]
        theirs = np.zeros(self._people, np.bool_)
        theirs[events.worker[first]] = True
        near = np.flatnonzero(theirs[events.worker])  # few of many, where there are many people
        keys = [column[near] for column in (events.worker, events.day, events.category)]
        sheet = np.searchsorted(self.start, near, side="right") - 1
        for one, at in enumerate(first.tolist()):
            mine = events.worker[at], events.day[at], events.category[at]
            like = np.logical_and.reduce([key == own for key, own in zip(keys, mine, strict=True)])
            for other in sorted(set(sheet[like].tolist()) - {one}):
                yield one, other

    def _holds(self, whole: int, part: int) -> bool:
        """Say whether each event of a sheet stands in another."""
        rows = np.concatenate([self._all_of(whole), self._all_of(part)])
        _, code = np.unique(rows, axis=0, return_inverse=True)
        code = code.reshape(-1)
        return bool(np.isin(code[self.rows(whole) :], code[: self.rows(whole)]).all())

    def _all_of(self, one: int) -> NDArray[np.int64]:
        """Lay out what the events of a sheet say, a row each."""
        events, own = self._events, slice(self.start[one], self.start[one + 1])
        columns = (
            *(events.worker, events.day, events.category, events.authority, events.document),
            *(events.status, events.severity, events.quantity, events.points, events.assessor),
        )
        return np.stack([column[own] for column in columns], axis=1).astype(np.int64)

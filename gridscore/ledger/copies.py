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

_FEWEST = 2  # a single like event may well be another; of incidents GS621 tells
_DAY_BITS = 32  # the width of a day's number, below the person's


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
        if len(self.start) <= 2:  # one sheet, or none
            return
        first, last = self.start[:-1], self.start[1:] - 1
        told = set()
        for one, other in sorted(
            self._with_one_like(first)
            & self._with_one_like((first + last) // 2)
            & self._with_one_like(last)
        ):
            alike = self.rows(one) == self.rows(other)
            fits = _FEWEST <= self.rows(one) <= self.rows(other)
            if not fits or one in told or (alike and one < other):
                continue
            if self._holds(other, one):
                told.add(one)
                yield one, other

    def _with_one_like(self, probe: NDArray[np.int64]) -> set[tuple[int, int]]:
        """Pair each sheet with the others that have an event like its `probe`, one of its own."""
        events = self._events
        theirs = np.zeros(self._people, np.bool_)
        theirs[events.worker[probe]] = True
        near = np.flatnonzero(theirs[events.worker])  # few of many, where there are many people
        moment = self._moments(near)
        order = np.argsort(moment, kind="stable")
        near, moment = near[order], moment[order]
        ends = (np.searchsorted(moment, self._moments(probe), side) for side in ("left", "right"))
        pairs = set()
        for one, (at, begin, end) in enumerate(zip(probe, *ends, strict=True)):
            like = near[begin:end][(self._said(near[begin:end]) == self._said(at)).all(axis=1)]
            others = np.searchsorted(self.start, like, side="right") - 1
            pairs |= {(one, other) for other in others.tolist() if other != one}
        return pairs

    def _moments(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Put who and when of some events into one number each."""
        return self._events.worker[rows].astype(np.int64) << _DAY_BITS | self._events.day[rows]

    def _holds(self, whole: int, part: int) -> bool:
        """Say whether each event of a sheet stands in another."""
        rows = self._said(np.r_[self._own(whole), self._own(part)])
        _, code = np.unique(rows, axis=0, return_inverse=True)
        code = code.reshape(-1)
        return bool(np.isin(code[self.rows(whole) :], code[: self.rows(whole)]).all())

    def _own(self, one: int) -> slice:
        """Tell where the events of a sheet stand."""
        return slice(int(self.start[one]), int(self.start[one + 1]))

    def _said(self, rows: NDArray[np.int64] | np.int64) -> NDArray[np.int64]:
        """Lay out what some events say, a row each."""
        events = self._events
        columns = (
            *(events.worker, events.day, events.category, events.authority, events.document),
            *(events.status, events.severity, events.quantity, events.points, events.assessor),
        )
        return np.stack([column[rows] for column in columns], axis=-1).astype(np.int64)

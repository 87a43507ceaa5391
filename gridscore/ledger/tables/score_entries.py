"""Entries of score sheets, and what is odd about them: given twice, by nobody named, copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.equal_rows import first_like
from gridscore.ledger.model import BLANK
from gridscore.ledger.words import are_filled
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.model import Ints, Narrow
    from gridscore.ledger.people import People
    from gridscore.ledger.problem_log import ProblemLog
    from gridscore.ledger.words import Words
    from gridscore.periods import Period

_FEWEST, _FEWEST_DIFFERENT = 5, 3
"""How many people a sheet must have, with how many different sets of points, to be told as copied.

That fewer, or all with full marks, get the same points again is nothing to wonder at.
"""


class Entries(NamedTuple):
    """Entries of score sheets: who, and points with their rows and columns, shape (n, c)."""

    worker: Ints
    period: Narrow
    scorer: Ints
    role: Ints
    points: Narrow
    sheet: Narrow
    row: Ints
    col: Ints

    def cell(self, entry: int, criterion: int = 0) -> tuple[int, int, int]:
        """Tell the sheet, row and column of the points of one criterion."""
        row, col = self.row[entry, criterion], self.col[entry, criterion]
        return int(self.sheet[entry]), int(row), int(col)


def report_scored_twice(
    entries: Entries,
    repeated: Sequence[tuple[int, int]],
    wide: int,
    people: People,
    log: ProblemLog,
) -> None:
    """Log entries of one worker, period and scorer after the first, with which they are given.

    The first `wide` entries are whole sheets of a scorer; entries in the long shape may add up.
    """
    is_given = (entries.points != BLANK).any(axis=1) if repeated else np.empty(0, np.bool_)
    for again, first in given_twice(repeated, is_given):
        if first >= wide:
            continue
        same = bool((entries.points[again] == entries.points[first]).all())
        worker = people.ids[entries.worker[again]]
        other = str(log.place(*entries.cell(first)))
        log.at("GS411" if same else "GS412", *entries.cell(again), who=worker, other=other)


def given_twice(
    repeated: Sequence[tuple[int, int]], is_given: NDArray[np.bool_]
) -> Iterator[tuple[int, int]]:
    """Pair rows that give a score again with the first one that does, whatever blanks go before.

    `repeated` are rows with the first like them. A row without any score says nothing: who gets
    a form that everybody stands on fills in his own.
    """
    known = {first: first for _, first in repeated if is_given[first]}
    for again, first in repeated:
        if not is_given[again]:
            continue
        given = known.setdefault(first, again)
        if given != again:
            yield again, given


def report_unnamed(entries: Entries, scorers: Words, people: People, log: ProblemLog) -> None:
    """Warn of points that nobody named gave, where somebody named scored the same as well.

    They count as those of one scorer more (R4); they may be a mean, a sum or a copy.
    """
    nobody = np.flatnonzero(~are_filled(scorers))
    if not len(nobody) or len(scorers) == 1:
        return
    unnamed = entries.scorer == nobody[0]
    whose = entries.worker.astype(np.int64) * (entries.period.max(initial=0) + 1) + entries.period
    of_both = np.isin(whose, whose[unnamed]) & np.isin(whose, whose[~unnamed])
    named: dict[int, list[int]] = {}
    for entry in np.flatnonzero(of_both & ~unnamed).tolist():
        named.setdefault(int(whose[entry]), []).append(entry)
    for entry in np.flatnonzero(of_both & unnamed).tolist():
        for other in named[int(whose[entry])]:
            both = (entries.points[[entry, other]] != BLANK).all(axis=0)
            if both.any():
                criterion = int(both.argmax())
                log.at(
                    *("GS434", *entries.cell(entry, criterion)),
                    who=people.ids[entries.worker[entry]],
                    scorer=scorers[entries.scorer[other]],
                    other=str(log.place(*entries.cell(other, criterion))),
                )
                break


def report_copied(entries: Entries, periods: Sequence[Period], log: ProblemLog) -> None:
    """Warn of points that are those of another period, for everybody on the sheet."""
    seen: dict[tuple[bytes, ...], int] = {}
    for own in _begun_alike(entries):
        points = entries.points[own]
        said = (entries.worker[own].tobytes(), entries.scorer[own].tobytes(), points.tobytes())
        first = seen.setdefault(said, own.start)
        period, other_period = (periods[entries.period[entry]] for entry in (own.start, first))
        if period != other_period and len(np.unique(points, axis=0)) >= _FEWEST_DIFFERENT:
            log.at(
                *("GS435", *entries.cell(own.start)),
                count=len(points),
                period=period,
                other_period=other_period,
                other=str(log.place(*entries.cell(first))),
            )


def _begun_alike(entries: Entries) -> Iterator[slice]:
    """Yield the entries of one sheet and period that are as many as others, and begin alike.

    Of large sheets most are ruled out so, by a look at their first rows.
    """
    new = entries.sheet[1:] != entries.sheet[:-1]
    new |= entries.period[1:] != entries.period[:-1]
    start = np.concatenate([[0], np.flatnonzero(new) + 1, [len(entries.sheet)]])
    count = np.diff(start)
    enough = count >= _FEWEST
    start, count = start[:-1][enough], count[enough]
    if len(start) < 2:
        return
    first = first_like(
        count, entries.worker[start], entries.scorer[start], *entries.points[start].T
    )
    alike = np.bincount(first)[first] > 1
    for begin, length in zip(start[alike].tolist(), count[alike].tolist(), strict=True):
        yield slice(begin, begin + length)

"""Journal lines of one account, gathered before they become a posting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import marked, never_fall, taken
from gridscore.equal_rows import order_by
from gridscore.journal import Batch, Posting, one_cell_each
from gridscore.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Run
    from gridscore.journal import CellsOf, Reason, Unit
    from gridscore.ledger.model import Amounts, Ints, Narrow


@dataclass(slots=True)
class Lines:
    """Gathers the lines of one account before they become a posting.

    `for_sums` says that nothing but sums is asked of it, as of the rounds of a year: then lines
    need no order and no cells, and those of nothing are left out. `idle` is what makes the last
    lines, which nothing but a journal asks for.
    """

    account: str
    clause: str
    rule: str
    unit: Unit
    batches: list[Batch] = field(default_factory=list)
    for_sums: bool = False
    idle: Callable[[], Sequence[Batch]] = tuple

    def add(
        self,
        row: NDArray[np.int64],
        amount: Amounts | int,
        reason: Reason,
        cells: tuple[Narrow, Ints, Ints] | CellsOf | None = None,
        figure: Amounts | None = None,
    ) -> None:
        """Add lines that share a reason; each may name one source cell (sheet, row, col).

        Of rows that rise `cells` may also be what gives several to each line.
        `figure` is what the reason's wording shows of each line as `{value}`, hundredths. Without
        rows nothing is added. Lines of one row keep their order.
        """
        if not len(row) or (self.for_sums and isinstance(amount, int) and not amount):
            return
        if self.for_sums:
            figure = cells = None
        elif not never_fall(row):
            order = order_by(row)
            row = row[order]
            amount = amount if isinstance(amount, int) else amount[order]
            figure = figure if figure is None else figure[order]
            if isinstance(cells, tuple):
                cells = cells[0][order], cells[1][order], cells[2][order]
        self.batches.append(
            Batch(
                row,
                np.broadcast_to(np.asarray(amount, np.int64), row.shape),
                reason,
                {} if figure is None else {"value": figure},
                one_cell_each(*cells) if isinstance(cells, tuple) else cells,
            )
        )

    def untouched(self, rows: int) -> NDArray[np.bool_]:
        """Mark which of so many result rows have no line yet."""
        untouched = np.ones(rows, np.bool_)
        for batch in self.batches:
            untouched[batch.row] = False
        return untouched

    def add_untouched(self, rows: int, reason: Reason) -> None:
        """Add a zero line for each of so many result rows that has none, behind all others."""
        if not self.for_sums:
            self.idle = lambda: [zero_lines(marked(self.untouched(rows)), reason)]

    def posting(self) -> Posting:
        """Close the account."""
        named = self.account, self.clause, self.rule, self.unit
        return Posting(*named, tuple(self.batches), self.idle)


def zero_lines(row: NDArray[np.int64], reason: Reason) -> Batch:
    """Give lines of nothing to some rows, which rise."""
    return Batch(row, np.broadcast_to(np.int64(0), row.shape), reason)


def event_cells(run: Run, hit: NDArray[np.integer]) -> tuple[Narrow, Ints, Ints]:
    """Name the cell that stands for each of some events, positions in the history."""
    events, source = run.case.ledger.incidents, taken(run.history.source, hit)
    return taken(events.sheet, source), taken(events.row, source), taken(events.col, source)

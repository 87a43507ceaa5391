"""The journal lines of scores: criteria of a routine period, weighted parts of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import distinct, marked
from gridscore.engine.assessment import Lines
from gridscore.engine.score import at_weight
from gridscore.journal import Batch, Posting, Reason, Unit, group_cells
from gridscore.ledger.model import BLANK
from gridscore.numbers import divide_half_up, format_percent
from gridscore.scheme.base import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort
    from gridscore.engine.score import Sheets
    from gridscore.engine.year_parts import Weights
    from gridscore.journal import Cells, CellsOf
    from gridscore.ledger.model import Amounts, Ints, Scores
    from gridscore.periods import Period
    from gridscore.scheme.scoring import Criterion

_NOTHING = np.zeros(0, np.int64)


def post_criterion(
    case: Case,
    criterion: Criterion,
    sheets: Sheets,
    cohort: Cohort,
    has_total: NDArray[np.bool_],
) -> Posting:
    """Post the published mean of a criterion, at its weight, for every row with a total."""
    column = case.scheme.scored.index(criterion)
    means = sheets.means[cohort.person, column]
    row = np.flatnonzero(has_total & (means != BLANK))
    weight = criterion.weight
    why = Reason("criterion")
    if weight is not None:
        why = Reason("criterion-weighed", {"weight": format_percent(weight)})
    batch = Batch(
        row,
        at_weight(means[row], criterion),
        why,
        figures={} if weight is None else {"mark": means[row]},
        cells=_criterion_cells(case.ledger.scores, [sheets], [column], cohort.person[row]),
    )
    account = f"points:criterion:{criterion.id}"
    return Posting(account, criterion.clause, criterion.id, Unit.POINTS, (batch,))


def post_part(
    account: str,
    clause: str,
    row: NDArray[np.int64],
    share: Amounts,
    mark: Amounts,
    weights: Weights,
    cells: Callable[[NDArray[np.int64]], CellsOf],
) -> Posting:
    """Post one weighted part of a year: `share` is `mark` at its weight, published.

    `cells` makes what gives the source cells of some of the rows.
    """
    part = account.removeprefix("points:")
    percent = np.broadcast_to(divide_half_up(weights.part * WHOLE, weights.whole), row.shape)
    batches = []
    for weight in distinct(percent).tolist():
        own = marked(percent == weight)
        why = Reason(f"part-{part}", {"weight": format_percent(weight)})
        batches.append(Batch(row[own], share[own], why, {"mark": mark[own]}, cells(row[own])))
    return Posting(account, clause, part, Unit.POINTS, tuple(batches))


def sheet_cells(case: Case, sheets: Sequence[Sheets], person: Ints) -> CellsOf:
    """Name every single score that went into a mark; line i is that of `person[i]`."""
    criteria = list(range(len(case.scheme.scored)))
    return _criterion_cells(case.ledger.scores, sheets, criteria, person)


def _criterion_cells(
    scores: Scores, sheets: Sequence[Sheets], criteria: Sequence[int], person: Ints
) -> CellsOf:
    def cells(lines: NDArray[np.int64]) -> Cells:
        mine = person[lines]
        none = np.zeros(0, np.int32)
        parts: list[tuple[NDArray[np.int64], Ints, Ints, Ints]] = [(_NOTHING, none, none, none)]
        for sheet in sheets:
            line, nth = sheet.of_worker.rows_of(mine)
            for code in criteria:
                used = sheet.used[nth, code]
                entry = sheet.entry[nth[used]]
                where = scores.sheet[entry], scores.row[entry, code], scores.col[entry, code]
                parts.append((line[used], *where))
        line, *place = (np.concatenate(column) for column in zip(*parts, strict=True))
        return group_cells(line, len(lines), *place)

    return cells


def post_exemptions(
    case: Case, period: Period, exempt: NDArray[np.bool_], cohort: Cohort
) -> Posting:
    """Post who is exempt from the period, with the recorded reason (R16).

    Where rounds are gathered, exemptions from each of them may make up one from the whole. Of
    several the earlier period stands first, wherever the rows stand.
    """
    exemptions = case.ledger.exemptions
    lines = Lines("standing:exemption", "R16", "exemption", Unit.NONE)
    for code, known in sorted(enumerate(exemptions.periods), key=lambda each: each[1]):
        for word, reason in enumerate(exemptions.reasons):
            entry = np.flatnonzero((exemptions.period == code) & (exemptions.reason == word))
            entry = entry[exempt[exemptions.worker[entry]]]
            entry = entry[cohort.row_of[exemptions.worker[entry]] != BLANK]
            if len(entry) and (known.contains(period) or period.contains(known)):
                place = exemptions.sheet[entry], exemptions.row[entry], exemptions.col[entry]
                why = Reason("exempt", {"reason": reason}, moves=True)
                lines.add(cohort.row_of[exemptions.worker[entry]], 0, why, place)
    return lines.posting()

"""The journal lines of scores: criteria of a routine period, weighted parts of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assessment import Lines
from gridscore.engine.score import at_weight
from gridscore.journal import Cells, Posting, Reason, Unit, group_cells
from gridscore.ledger.model import BLANK
from gridscore.numbers import divide_half_up, format_percent
from gridscore.scheme.base import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort
    from gridscore.engine.score import Sheets
    from gridscore.engine.year_parts import Weights
    from gridscore.ledger.model import Amounts, Ints, Scores
    from gridscore.periods import Period
    from gridscore.scheme.scoring import Criterion


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
    return Posting(
        account=f"points:criterion:{criterion.id}",
        clause=criterion.clause,
        rule=criterion.id,
        unit=Unit.POINTS,
        row=row,
        amount=at_weight(means[row], criterion),
        reason=np.broadcast_to(np.int32(0), len(row)),
        reasons=(why,),
        figures={} if weight is None else {"mark": means[row]},
        cells=_criterion_cells(case.ledger.scores, [sheets], [column], cohort, row),
    )


def post_part(
    account: str,
    clause: str,
    row: NDArray[np.int64],
    share: Amounts,
    mark: Amounts,
    weights: Weights,
    cells: Callable[[NDArray[np.int64]], Cells],
) -> Posting:
    """Post one weighted part of a year: `share` is `mark` at its weight, published."""
    part = account.removeprefix("points:")
    percent = divide_half_up(weights.part * WHOLE, weights.whole)
    shown, reason = np.unique(percent, return_inverse=True)
    return Posting(
        account=account,
        clause=clause,
        rule=part,
        unit=Unit.POINTS,
        row=row,
        amount=share,
        reason=reason.astype(np.int32),
        reasons=tuple(
            Reason(f"part-{part}", {"weight": format_percent(weight)}) for weight in shown.tolist()
        ),
        figures={"mark": mark},
        cells=cells,
    )


def sheet_cells(
    case: Case, sheets: Sequence[Sheets], cohort: Cohort, row: NDArray[np.int64]
) -> Callable[[NDArray[np.int64]], Cells]:
    """Name every single score that went into a mark, for the lines of the given rows."""
    criteria = list(range(len(case.scheme.scored)))
    return _criterion_cells(case.ledger.scores, sheets, criteria, cohort, row)


def _criterion_cells(
    scores: Scores,
    sheets: Sequence[Sheets],
    criteria: Sequence[int],
    cohort: Cohort,
    row: NDArray[np.int64],
) -> Callable[[NDArray[np.int64]], Cells]:
    def cells(lines: NDArray[np.int64]) -> Cells:
        person = cohort.person[row[lines]]
        parts: list[tuple[NDArray[np.int64], Ints, Ints, Ints]] = []
        for sheet in sheets:
            whose, mine = sheet.of_worker.rows_of(person)
            for code in criteria:
                used = sheet.used[mine, code]
                entry = sheet.entry[mine[used]]
                place = scores.sheet[entry], scores.row[entry, code], scores.col[entry, code]
                parts.append((whose[used], *place))
        none = np.zeros(0, np.int32)
        parts.append((none.astype(np.int64), none, none, none))
        line, sheet_code, cell_row, col = (
            np.concatenate(column) for column in zip(*parts, strict=True)
        )
        return group_cells(line, len(lines), sheet_code, cell_row, col)

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

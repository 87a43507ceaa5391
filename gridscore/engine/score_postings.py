"""The journal lines of scores: criteria of a routine period, weighted parts of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assessment import Lines
from gridscore.journal import Cells, Posting, Reason, Unit, group_cells
from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET, format_percent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort
    from gridscore.engine.score import Sheets
    from gridscore.engine.sheets import PeriodSheets
    from gridscore.ledger.model import Amounts, Ints, Scores
    from gridscore.periods import Period


def post_criteria(case: Case, scored: PeriodSheets, cohort: Cohort) -> list[Posting]:
    """Post the published mean of each criterion, for every row with a total."""
    postings = []
    for code, criterion in enumerate(case.scheme.criteria):
        means = scored.sheets.means[cohort.person, code]
        row = np.flatnonzero((scored.total[cohort.person] != UNSET) & (means != BLANK))
        postings.append(
            Posting(
                account=f"points:criterion:{criterion.id}",
                clause=criterion.clause,
                rule=criterion.id,
                unit=Unit.POINTS,
                row=row,
                amount=means[row],
                reason=np.zeros(len(row), np.int32),
                reasons=(Reason("criterion"),),
                cells=_criterion_cells(case.ledger.scores, [scored.sheets], [code], cohort, row),
            )
        )
    return postings


def post_part(
    account: str,
    clause: str,
    row: NDArray[np.int64],
    share: Amounts,
    mark: Amounts,
    weight: int,
    cells: Callable[[], Cells],
) -> Posting:
    """Post one weighted part of a year: `share` is `mark` at `weight`, published."""
    part = account.removeprefix("points:")
    return Posting(
        account=account,
        clause=clause,
        rule=part,
        unit=Unit.POINTS,
        row=row,
        amount=share,
        reason=np.zeros(len(row), np.int32),
        reasons=(Reason(f"part-{part}", {"weight": format_percent(weight)}),),
        figures={"mark": mark},
        cells=cells,
    )


def sheet_cells(
    case: Case, sheets: Sequence[Sheets], cohort: Cohort, row: NDArray[np.int64]
) -> Callable[[], Cells]:
    """Name every single score that went into a mark, for the lines of the given rows."""
    criteria = list(range(len(case.scheme.criteria)))
    return _criterion_cells(case.ledger.scores, sheets, criteria, cohort, row)


def _criterion_cells(
    scores: Scores,
    sheets: Sequence[Sheets],
    criteria: Sequence[int],
    cohort: Cohort,
    row: NDArray[np.int64],
) -> Callable[[], Cells]:
    def cells() -> Cells:
        line_of = np.full(len(cohort) + 1, BLANK, np.int64)  # by result row; the last: none
        line_of[row] = np.arange(len(row))
        parts: list[tuple[NDArray[np.int64], Ints, Ints, Ints]] = []
        for sheet in sheets:
            for code in criteria:
                entry = sheet.entry[sheet.used[:, code]]
                line = line_of[cohort.row_of[scores.worker[entry]]]
                entry, line = entry[line != BLANK], line[line != BLANK]
                place = scores.sheet[entry], scores.row[entry, code], scores.col[entry, code]
                parts.append((line, *place))
        line, sheet_code, cell_row, col = (
            np.concatenate(column) for column in zip(*parts, strict=True)
        )
        return group_cells(line, len(row), sheet_code, cell_row, col)

    return cells


def post_exemptions(
    case: Case, period: Period, exempt: NDArray[np.bool_], cohort: Cohort
) -> Posting:
    """Post who is exempt from the period, with the recorded reason (R16)."""
    exemptions = case.ledger.exemptions
    lines = Lines("standing:exemption", "R16", "exemption", Unit.NONE)
    for code, known in enumerate(exemptions.periods):
        for word, reason in enumerate(exemptions.reasons):
            entry = np.flatnonzero((exemptions.period == code) & (exemptions.reason == word))
            entry = entry[exempt[exemptions.worker[entry]]]
            entry = entry[cohort.row_of[exemptions.worker[entry]] != BLANK]
            if len(entry) and known.contains(period):
                place = exemptions.sheet[entry], exemptions.row[entry], exemptions.col[entry]
                why = Reason("exempt", {"reason": reason}, moves=True)
                lines.add(cohort.row_of[exemptions.worker[entry]], 0, why, place)
    return lines.posting()

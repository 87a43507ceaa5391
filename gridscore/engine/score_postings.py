"""The journal lines of scores: criteria of a routine period, weighted parts of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from gridscore.columns import distinct, marked, taken
from gridscore.engine.assessment import Lines
from gridscore.engine.score import at_weight
from gridscore.journal import Batch, Posting, Reason, Unit, lay_out_cells
from gridscore.ledger.model import BLANK
from gridscore.numbers import format_percent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from gridscore.columns import RowsByCode
    from gridscore.engine.assessment import Case, Cohort
    from gridscore.engine.round_score import PeriodScore
    from gridscore.engine.score import Entries, Sheets
    from gridscore.engine.year_parts import Weights
    from gridscore.journal import Cells, CellsOf
    from gridscore.ledger.model import Amounts, Ints, Scores
    from gridscore.periods import Period
    from gridscore.scheme.scoring import Criterion

_NOTHING = np.zeros(0, np.int64)


class Moves(NamedTuple):
    """Cells other than scores that totals of a round came of, and which of them are whose."""

    of_person: RowsByCode
    sheet: Ints
    row: Ints
    col: Ints


def post_criterion(
    case: Case,
    criterion: Criterion,
    sheets: Sheets,
    cohort: Cohort,
    has_total: NDArray[np.bool_],
) -> Posting:
    """Post the published mean of a criterion, at its weight, for every row with a total."""
    column = case.scheme.scored.index(criterion)
    row = marked(has_total & cohort.take(sheets.has_mean(column)))
    means = taken(cohort.take(sheets.means[column]), row)
    weight = criterion.weight
    why = Reason("criterion")
    if weight is not None:
        why = Reason("criterion-weighed", {"weight": format_percent(weight)})
    batch = Batch(
        row,
        at_weight(means, criterion),
        why,
        figures={} if weight is None else {"mark": means},
        cells=_criterion_cells(case.ledger.scores, [sheets.entries], [column], cohort, row),
    )
    account = f"points:criterion:{criterion.id}"
    return Posting(account, criterion.clause, criterion.id, Unit.POINTS, (batch,))


def post_together(
    criteria: Sequence[Criterion],
    case: Case,
    sheets: Sheets,
    cohort: Cohort,
    has_total: NDArray[np.bool_],
) -> Posting:
    """Post the sum of criteria that count as they are, for a run that asks for nothing but sums."""
    columns = [case.scheme.scored.index(criterion) for criterion in criteria]
    row = marked(has_total)
    points = sheets.sum_of(columns, sum(criterion.full for criterion in criteria))
    batch = Batch(row, taken(cohort.take(points), row), Reason("criterion"))
    return Posting("points:criteria", criteria[0].clause, "criteria", Unit.POINTS, (batch,))


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

    `cells` makes what gives the source cells of lines that belong to some of the rows.
    """
    part = account.removeprefix("points:")
    percent = np.broadcast_to(weights.percent, row.shape)
    batches = []
    for weight in distinct(percent).tolist():
        own = marked(percent == weight)
        why = Reason(f"part-{part}", {"weight": format_percent(weight)})
        mine = taken(row, own)
        batches.append(Batch(mine, taken(share, own), why, {"mark": taken(mark, own)}, cells(mine)))
    return Posting(account, clause, part, Unit.POINTS, tuple(batches))


def sheet_cells(
    case: Case, rounds: Sequence[Entries], cohort: Cohort, row: NDArray[np.int64]
) -> CellsOf:
    """Name every single score that went into a mark, for the lines of the given rows."""
    criteria = list(range(len(case.scheme.scored)))
    return _criterion_cells(case.ledger.scores, rounds, criteria, cohort, row)


def round_cells(
    case: Case, rounds: Sequence[PeriodScore], cohort: Cohort, row: NDArray[np.int64]
) -> CellsOf:
    """Name what a mean of rounds came of, like `sheet_cells`: the scores, then all else."""
    of_scores = sheet_cells(case, [one for each in rounds for one in each.entries], cohort, row)
    moves = [one for each in rounds for one in each.moves]
    if not moves:
        return of_scores

    def cells(lines: NDArray[np.int64]) -> Cells:
        found = of_scores(lines)
        line = np.repeat(np.arange(len(lines)), np.diff(found.start))
        parts = [(line, found.sheet, found.row, found.col)]
        for moved in (one() for one in moves):
            line, nth = moved.of_person.rows_of(cohort.person[row[lines]])
            parts.append((line, moved.sheet[nth], moved.row[nth], moved.col[nth]))
        return lay_out_cells(parts, len(lines))

    return cells


def _criterion_cells(
    scores: Scores,
    rounds: Sequence[Entries],
    criteria: Sequence[int],
    cohort: Cohort,
    row: NDArray[np.int64],
) -> CellsOf:
    def cells(lines: NDArray[np.int64]) -> Cells:
        person = cohort.person[row[lines]]
        none = np.zeros(0, np.int32)
        parts: list[tuple[NDArray[np.int64], Ints, Ints, Ints]] = [(_NOTHING, none, none, none)]
        for entries in rounds:
            line, nth = entries.of_worker.rows_of(person)
            counts = entries.counts[entries.worker[nth]]
            entry = entries.rows(nth)
            which = scores.sheet[entry]
            for code in criteria:
                part = line, which, scores.row[:, code][entry], scores.col[:, code][entry]
                used = counts if entries.used is None else counts & entries.used[code, nth]
                if not used.all():
                    part = line[used], *(column[used] for column in part[1:])
                parts.append(part)
        return lay_out_cells(parts, len(lines))

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

"""The journal lines of scores: criteria of a routine period, weighted parts of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import marked, rise, taken
from gridscore.engine.lines import Lines
from gridscore.engine.score import at_weight
from gridscore.equal_rows import distinct
from gridscore.journal import Batch, Posting, Reason, Spots, Unit, lay_out_cells
from gridscore.ledger.model import BLANK
from gridscore.numbers import format_percent
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort
    from gridscore.engine.part_weights import Weights
    from gridscore.engine.round_score import PeriodScore
    from gridscore.engine.score import Entries, Sheets
    from gridscore.equal_rows import RowsByCode
    from gridscore.journal import Cells, CellsOf
    from gridscore.ledger.model import Amounts, Ints, Narrow, Scores
    from gridscore.periods import Period
    from gridscore.scheme.scoring import Criterion


class _Places(NamedTuple):
    """Where scores stand: what lines keep of them as long as a journal may be written."""

    sheet: Narrow
    row: Ints
    col: Ints

    @classmethod
    def of(cls, scores: Scores) -> _Places:
        return cls(scores.sheet, scores.row, scores.col)


class Moves(NamedTuple):
    """Cells other than scores that totals of a round came of, and which of them are whose."""

    of_person: RowsByCode
    spots: Spots


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
    places = _Places.of(case.ledger.scores)
    batch = Batch(
        row,
        at_weight(means, criterion),
        why,
        figures={} if weight is None else {"mark": means},
        cells=_criterion_cells(places, [sheets.entries], [column], cohort, row),
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
    return _criterion_cells(_Places.of(case.ledger.scores), rounds, criteria, cohort, row)


def round_cells(
    case: Case, rounds: Sequence[PeriodScore], cohort: Cohort, row: NDArray[np.int64]
) -> CellsOf:
    """Name what a mean of rounds came of, like `sheet_cells`: the scores, then all else."""
    of_scores = sheet_cells(case, [one for each in rounds for one in each.entries], cohort, row)
    moves = [one for each in rounds for one in each.moves]
    if not moves:
        return of_scores

    def cells(lines: NDArray[np.int64]) -> Cells:
        parts = [of_scores(lines).spots(np.arange(len(lines)))]
        for moved in (one() for one in moves):
            line, nth = moved.of_person.rows_of(cohort.person[row[lines]])
            parts.append(moved.spots.at(nth, line))
        return lay_out_cells(parts, len(lines))

    return cells


def _criterion_cells(
    scores: _Places,
    rounds: Sequence[Entries],
    criteria: Sequence[int],
    cohort: Cohort,
    row: NDArray[np.int64],
) -> CellsOf:
    def cells(lines: NDArray[np.int64]) -> Cells:
        person = cohort.person[row[lines]]
        parts: list[Spots] = []
        for entries in rounds if criteria else ():
            line, nth = entries.of_worker.rows_of(person)
            counts = entries.counts[person[line]]
            if not counts.all():
                line, nth = line[counts], nth[counts]
            entry = entries.rows(nth)
            sheet, col = taken(scores.sheet, entry), _of_entries(scores.col, entry, criteria)
            if entries.used is not None:
                used = entries.used[np.ix_(np.array(criteria, np.int64), nth)].T
                col = np.where(used, col, np.int32(BLANK))
            if not scores.row.strides[1] and rise(line):
                parts.append(Spots.of(line, sheet, taken(scores.row[:, 0], entry), col))
                continue
            for nth_col, code in enumerate(criteria):  # then each of them names all its scores
                parts.append(Spots.of(line, sheet, scores.row[entry, code], col[:, nth_col]))
        return lay_out_cells(parts, len(lines))

    return cells


def _of_entries(matrix: Ints, entry: NDArray[np.integer], criteria: Sequence[int]) -> Ints:
    """Give some columns of some rows; one row, broadcast, if it is the same in all of them."""
    if len(matrix) and not matrix.strides[0]:
        return np.broadcast_to(matrix[0, criteria], (len(entry), len(criteria)))
    found: Ints = matrix[entry[:, np.newaxis], criteria]
    return found


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

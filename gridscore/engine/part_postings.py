"""The journal lines of a year's weighted parts (R5)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import marked, taken
from gridscore.engine.lines import Lines
from gridscore.engine.score_postings import post_part, round_cells, sheet_cells
from gridscore.engine.survey import vote_cells
from gridscore.journal import Batch, Posting, Reason, Unit
from gridscore.numbers import UNSET, format_percent
from gridscore.periods import PeriodKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort
    from gridscore.engine.round_score import PeriodScore
    from gridscore.engine.survey import Votes
    from gridscore.engine.year_parts import Parts
    from gridscore.journal import CellsOf
    from gridscore.ledger.model import Amounts
    from gridscore.scheme.outcome import YearPart


def shares_of(parts: Parts, cohort: Cohort) -> dict[YearPart, Amounts]:
    """Publish each part that counts at its weight, an entry per row; UNSET where it lacks."""
    return {
        part: weights.take(cohort.person).of(cohort.take(parts.marks[part]))
        for part, weights in parts.shares.items()
    }


def post_parts(
    case: Case,
    parts: Parts,
    cohort: Cohort,
    shares: Mapping[YearPart, Amounts],
    left_out: NDArray[np.bool_],
) -> list[Posting]:
    """Post the weighted parts of everyone who is not left out of the annual assessment.

    Where the year itself is the round, its own lines stand for the routine part.
    """
    scheme = case.scheme
    clause = scheme.survey.clause if scheme.survey else scheme.year.clause
    postings = []
    for part in parts.weights:
        mark = cohort.take(parts.marks[part])
        row = marked((mark != UNSET) & ~cohort.take(left_out))
        mark = taken(mark, row)
        weights = parts.shares[part].take(taken(cohort.person, row))
        share = taken(shares[part], row)
        if part == "routine" and scheme.routine is PeriodKind.YEAR:
            own = _own_lines(case, parts.periods[0], row, share, mark)
            postings += own
            continue
        cells = _cells_of_part(case, parts, part, cohort)
        cited = clause if part == "survey" else scheme.year.clause
        account = f"points:{part}"
        postings.append(post_part(account, cited, row, share, mark, weights, cells))
        if part == "survey":
            postings += _group_lines(case, parts.votes, cohort, row)
    return postings


def _group_lines(case: Case, votes: Votes, cohort: Cohort, row: NDArray[np.int64]) -> list[Posting]:
    """Post, as zero lines, the published rate of each group of voters that a vote is made of."""
    survey, person = case.scheme.survey, taken(cohort.person, row)
    if survey is None or not survey.groups:
        return []
    postings = []
    for code, (group, weight) in enumerate(survey.groups.items()):
        details = {"group": group, "weight": format_percent(weight)}
        batch = Batch(
            row,
            np.broadcast_to(np.int64(0), row.shape),
            Reason("vote-of-group", details),
            {"mark": taken(votes.rates[code], person)},
            vote_cells(case, votes.tally[code : code + 1], person),
        )
        postings.append(Posting("points:survey", survey.clause, group, Unit.POINTS, (batch,)))
    return postings


def _own_lines(
    case: Case, score: PeriodScore, row: NDArray[np.int64], share: Amounts, mark: Amounts
) -> list[Posting]:
    """Post a round that is the year itself, and what its weight leaves of it."""
    lines = Lines("points:routine", case.scheme.year.clause, "routine", Unit.POINTS)
    lines.add(row, share - mark, Reason("weighed"), figure=mark)
    return [*score.postings, lines.posting()] if (share != mark).any() else score.postings


def _cells_of_part(
    case: Case, parts: Parts, part: YearPart, cohort: Cohort
) -> Callable[[NDArray[np.int64]], CellsOf]:
    """Return what makes the source cells of a part for some rows, and keeps no other part."""
    if part == "survey":
        tally = parts.votes.tally
        return lambda row: vote_cells(case, tally, taken(cohort.person, row))
    if part == "routine":
        return partial(round_cells, case, parts.periods, cohort)
    return partial(sheet_cells, case, [parts.panel_sheets.entries], cohort)

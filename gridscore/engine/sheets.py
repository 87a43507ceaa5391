"""The sheets of one routine period: who should have one, what they give, what is odd."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assessment import place_of_score
from gridscore.engine.missing import (
    NO_SHEET,
    exempt_in,
    report_missing,
    report_roles,
    report_unscored,
)
from gridscore.engine.presence import in_post
from gridscore.engine.score import Sheets, publish_means, totals_of
from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET
from gridscore.problems import make_problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case
    from gridscore.ledger.model import Amounts, Scores
    from gridscore.periods import Period
    from gridscore.problems import Problem

BLANK_SCORE, AFTER_DISMISSAL, OUT_OF_POST, EXEMPT = "GS610", "GS611", "GS612", "GS613"


@dataclass(frozen=True, slots=True)
class PeriodSheets:
    """One period, an entry per person: who is assessed, with which published total.

    `total` is UNSET where there is none; `complete` says that no criterion lacks in it.
    `problems` are the missing scores (R16) and notices about sheets.
    """

    period: Period
    sheets: Sheets
    assessed: NDArray[np.bool_]
    exempt: NDArray[np.bool_]
    total: Amounts
    complete: NDArray[np.bool_]
    problems: list[Problem]


def read_period(
    case: Case, period: Period, dismissal: NDArray[np.int64], *, held: bool = True
) -> PeriodSheets:
    """Publish one routine period for everyone in post in it (R3, R11, R15, R16).

    `dismissal` is the day number of each person's dismissal, beyond all days for the others.
    Where no round was `held`, everybody is exempt from the period.
    """
    people = len(case.ledger.roster.ids)
    present = in_post(case.ledger.roster, period)
    assessed = present & (dismissal >= period.first_day)
    dismissed_now = assessed & (dismissal <= period.last_day)
    excused = exempt_in(case.ledger.exemptions, period, people)
    exempt = assessed & excused if held else assessed
    expected = assessed & ~exempt
    sheets = publish_means(case.ledger.scores, period, people, case.scheme.scoring)
    sums, complete = totals_of(sheets.means)
    partial_counts = case.draft and (sheets.means != BLANK).any(axis=1)
    has_total = expected & (complete | partial_counts)
    problems = [
        *report_missing(case, NO_SHEET, period, expected & ~sheets.handed_in, dismissed_now),
        *(report_roles(case, sheets) or report_unscored(case, sheets, period, expected)),
        *note_blanks(case, sheets, expected),
        *_note_ignored(case, sheets, AFTER_DISMISSAL, present & ~assessed),
        *_note_ignored(case, sheets, OUT_OF_POST, ~present),
        *_note_ignored(case, sheets, EXEMPT, exempt),
    ]
    return PeriodSheets(
        period, sheets, assessed, exempt, np.where(has_total, sums, UNSET), complete, problems
    )


def note_blanks(case: Case, sheets: Sheets, expected: NDArray[np.bool_]) -> list[Problem]:
    """Tell of blanks that were left out of a mean which other scorers made (R23)."""
    scores, roster = case.ledger.scores, case.ledger.roster
    left_out = _never_given(scores, sheets) & expected[scores.worker[sheets.entry]][:, None]
    problems = []
    for index, criterion in zip(*np.nonzero(left_out), strict=True):
        entry = sheets.entry[index]
        person = scores.worker[entry]
        problems.append(
            make_problem(
                BLANK_SCORE,
                place_of_score(case.ledger, entry, criterion),
                id=roster.ids[person],
                name=roster.names[person],
                scorer=scores.scorers[scores.scorer[entry]],
                criterion=case.scheme.criteria[criterion].title,
            )
        )
    return problems


def _never_given(scores: Scores, sheets: Sheets) -> NDArray[np.bool_]:
    """Mark the blanks of scorers who gave no score elsewhere, where the others made a mean.

    A scorer's rows in the long shape may be spread over several sheets; only the first of
    them is marked.
    """
    worker, scorer = scores.worker[sheets.entry], scores.scorer[sheets.entry]
    key = worker.astype(np.int64) * len(scores.scorers) + scorer
    _, first, scorer_of = np.unique(key, return_index=True, return_inverse=True)
    given = np.zeros((len(first), scores.points.shape[1]), np.bool_)
    np.logical_or.at(given, scorer_of, scores.points[sheets.entry] != BLANK)
    missing = np.zeros(scores.points[sheets.entry].shape, np.bool_)
    missing[first] = ~given & (sheets.means[worker[first]] != BLANK)
    return missing


def _note_ignored(
    case: Case, sheets: Sheets, code: str, ignored: NDArray[np.bool_]
) -> list[Problem]:
    """Tell of sheets for people who are not assessed in the period."""
    scores, roster = case.ledger.scores, case.ledger.roster
    return [
        make_problem(
            code,
            place_of_score(case.ledger, entry, 0),
            id=roster.ids[scores.worker[entry]],
            name=roster.names[scores.worker[entry]],
            period=str(scores.periods[scores.period[entry]]),
        )
        for entry in sheets.entry[ignored[scores.worker[sheets.entry]]]
    ]

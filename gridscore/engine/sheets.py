"""The sheets of one round: who lacks one, and what is odd about those there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.missing import (
    NO_SHEET,
    report_missing,
    report_roles,
    report_unscored,
)
from gridscore.engine.places import place_of, place_of_score, problem_about
from gridscore.engine.score import blanks_of
from gridscore.ledger.model import BLANK
from gridscore.ledger.words import words_of
from gridscore.messages import wording
from gridscore.messages.word_list import WordList
from gridscore.problems import LazyProblems, Problems, make_problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Run
    from gridscore.engine.score import Sheets
    from gridscore.messages import Localised
    from gridscore.problems import Place, Problem

BLANK_SCORE, AFTER_DISMISSAL, OUT_OF_POST, EXEMPT = "GS610", "GS611", "GS612", "GS613"
BLANK_ROWS = "GS627"
_SHOWN = 8  # people whom a scorer left out


def report_sheets(
    run: Run,
    sheets: Sheets,
    present: NDArray[np.bool_],
    exempt: NDArray[np.bool_],
    given: NDArray[np.bool_],
) -> Problems:
    """Report what is missing in a round's sheets (R16), and sheets that nobody needs.

    All flags have an entry per person: in post, exempt, with a given total instead of sheets.
    """
    case, period = run.case, run.period
    assessed = present & (run.dismissal >= period.first_day)
    expected = assessed & ~exempt & ~given
    missing: list[Problem] = []
    if case.scheme.scored:
        lacking = expected & ~sheets.handed_in
        missing = [
            *report_missing(run, NO_SHEET, lacking, sheets),
            *(report_roles(case, sheets) or report_unscored(case, sheets, period, expected)),
        ]
    return Problems(
        missing,
        note_blanks(case, sheets, expected),
        _note_ignored(case, sheets, AFTER_DISMISSAL, present & ~assessed),
        _note_ignored(case, sheets, OUT_OF_POST, ~present),
        _note_ignored(case, sheets, EXEMPT, exempt),
    )


def note_blanks(case: Case, sheets: Sheets, expected: NDArray[np.bool_]) -> list[Problem]:
    """Tell of blanks that were left out of a mean which other scorers made (R23).

    A criterion that was left blank is told by itself; people of whom a scorer gave no score are
    told together, since on one form for all zones each scorer leaves out most.
    """
    scores, scoring = case.ledger.scores, case.scheme.scoring
    if sheets.entries.used is None:
        return []
    entry, worker = sheets.entries.at, sheets.entries.worker
    given = scores.points.T[:, entry] != BLANK
    blanks = blanks_of(worker, scores.scorer[entry], given, len(scores.scorers))
    whole = np.flatnonzero(blanks.whole & (sheets.handed_in & expected)[worker])
    problems = _note_blank_rows(case, sheets, whole)
    if scoring is not None and scoring.blank == "zero":
        return problems
    left_out = blanks.single & (sheets.means[:, worker] != BLANK) & expected[worker]
    for index, criterion in zip(*np.nonzero(left_out.T), strict=True):
        row = int(sheets.entries.rows(index))
        problems.append(
            problem_about(
                case.ledger,
                BLANK_SCORE,
                int(worker[index]),
                place_of_score(case.ledger, row, criterion),
                scorer=_named(scores.scorers[scores.scorer[row]]),
                criterion=case.scheme.scored[criterion].title,
            )
        )
    return problems


def _note_blank_rows(case: Case, sheets: Sheets, entries: NDArray[np.int64]) -> list[Problem]:
    """Tell of each scorer whom he left out, at the first of them."""
    scores, roster = case.ledger.scores, case.ledger.roster
    rows = sheets.entries.rows(entries)
    problems = []
    for scorer in sorted(set(scores.scorer[rows].tolist())):
        his = rows[scores.scorer[rows] == scorer]
        some = np.sort(scores.worker[his])[:_SHOWN]
        people = zip(words_of(roster.ids, some), words_of(roster.names, some), strict=True)
        problems.append(
            make_problem(
                BLANK_ROWS,
                place_of_score(case.ledger, int(his[0]), 0),
                scorer=_named(scores.scorers[scorer]),
                count=len(his),
                people=WordList(tuple(map(" ".join, people))),
            )
        )
    return problems


def _named(scorer: str) -> Localised | str:
    return scorer or wording("console.scorer-unnamed")


def _note_ignored(
    case: Case, sheets: Sheets, code: str, ignored: NDArray[np.bool_]
) -> Sequence[Problem]:
    """Tell of sheets for people who are not assessed in the period; rows of blanks say nothing."""
    if not ignored.any():
        return ()
    scores, roster, refs = case.ledger.scores, case.ledger.roster, case.ledger.sheets
    entries = sheets.entries.rows(np.flatnonzero(ignored[sheets.entries.worker]))
    entries = entries[(scores.points[entries] != BLANK).any(axis=1)]
    if not len(entries):  # there may be no criterion to name a cell of
        return ()
    worker, period, periods = scores.worker[entries], scores.period[entries], scores.periods
    cells = scores.sheet[entries], scores.row[entries, 0], scores.col[entries, 0]

    def told(which: slice) -> Iterator[tuple[Place, str, Mapping[str, object]]]:
        for *cell, id_, name, which_period in zip(
            *(part[which].tolist() for part in cells),
            words_of(roster.ids, worker[which]),
            words_of(roster.names, worker[which]),
            period[which].tolist(),
            strict=True,
        ):
            details = {"id": id_, "name": name, "period": periods[which_period]}
            yield place_of(refs, *cell), "", details

    return LazyProblems(code, len(entries), told)

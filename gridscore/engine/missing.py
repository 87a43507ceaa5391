"""What should be there and is not (R16): never a zero, never skipped in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.places import place_of_score, problem_about
from gridscore.ledger.coded import flags_by_code
from gridscore.ledger.model import BLANK
from gridscore.ledger.parsing.choices import role_choices, shown_choices
from gridscore.messages.severity import Severity
from gridscore.messages.word_list import WordList
from gridscore.problems import make_problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Run
    from gridscore.engine.score import Sheets
    from gridscore.ledger.model import Exemptions
    from gridscore.periods import Period
    from gridscore.problems import Place, Problem

NO_SHEET, NO_CRITERION, NO_PANEL, NO_VOTE = "GS501", "GS502", "GS503", "GS504"
NO_ROLE_WEIGHT = "GS505"
NO_FAULT_LOG = "GS506"
NO_SHEET_DISMISSED, NO_PANEL_DISMISSED, NO_VOTE_DISMISSED = "GS614", "GS615", "GS616"
DISMISSED_TWIN = {
    NO_SHEET: NO_SHEET_DISMISSED,
    NO_PANEL: NO_PANEL_DISMISSED,
    NO_VOTE: NO_VOTE_DISMISSED,
}
"""For somebody dismissed, what is missing is only a notice (R11, R18)."""


def exempt_in(exemptions: Exemptions, period: Period, people: int) -> NDArray[np.bool_]:
    """Say for each person whether a recorded exemption covers the whole period (R16)."""
    covers = np.array([known.contains(period) for known in exemptions.periods], np.bool_)
    exempt = np.zeros(people, np.bool_)
    if len(covers):
        exempt[exemptions.worker[covers[exemptions.period]]] = True
    return exempt


def report_missing(
    run: Run, code: str, missing: NDArray[np.bool_], sheets: Sheets | None = None
) -> list[Problem]:
    """Name everybody for whom something is missing in the period, an entry per person.

    Who is dismissed by its end gets a notice. Who has a row of blanks in the sheets is told there.
    """
    case, forgiven = run.case, run.dismissed

    problems = (
        problem_about(
            case.ledger,
            DISMISSED_TWIN[code] if forgiven[person] else code,
            person,
            None if sheets is None else _place_in(case, sheets, person, 0),
            period=run.period,
        )
        for person in np.flatnonzero(missing).tolist()
    )
    return [weigh(case, problem) for problem in problems]


def report_unscored(
    case: Case, sheets: Sheets, period: Period, expected: NDArray[np.bool_]
) -> list[Problem]:
    """Name every criterion that nobody scored although a sheet was handed in (R16)."""
    lacking = np.flatnonzero(sheets.handed_in & expected & ~sheets.whole)
    problems: list[Problem] = []
    if not len(lacking):
        return problems
    for index, criterion in zip(*np.nonzero(sheets.means.T[lacking] == BLANK), strict=True):
        person = lacking[index]
        problem = problem_about(
            case.ledger,
            NO_CRITERION,
            person,
            _place_in(case, sheets, person, criterion),
            period=period,
            criterion=case.scheme.scored[criterion].title,
            criterion_id=case.scheme.scored[criterion].id,
        )
        problems.append(weigh(case, problem))
    return problems


def _place_in(case: Case, sheets: Sheets, person: int, criterion: int) -> Place | None:
    """Name the cell of a criterion in the first row that a person has in the sheets, if any."""
    rows = sheets.entries.of_worker
    first = rows.start[person]
    if first == rows.start[person + 1]:
        return None
    return place_of_score(case.ledger, int(sheets.entries.rows(rows.order[first])), criterion)


def has_fault_log(case: Case) -> bool:
    """Say whether a fault log was handed in, be it empty, where faults count (R16)."""
    counts_faults = any(criterion.fault for criterion in case.scheme.criteria)
    return not counts_faults or "faults" in case.ledger.handed_in


def report_fault_log(case: Case, period: Period, expected: NDArray[np.bool_]) -> list[Problem]:
    """Ask for a fault log where one is missing and somebody is `expected` to be scored by it."""
    if has_fault_log(case) or not expected.any():
        return []
    return [weigh(case, make_problem(NO_FAULT_LOG, period=period))]


def report_roles(case: Case, sheets: Sheets) -> list[Problem]:
    """Name scorers whose role has no weight, where scores are weighed by role (R4).

    A row of blanks is no sheet, whoever's it is.
    """
    scoring = case.scheme.scoring
    weights = scoring.role_weights if scoring else {}
    if not weights:
        return []
    scores = case.ledger.scores
    weighed = flags_by_code(
        (role in weights for role in scores.roles), scores.role[sheets.entries.at]
    )
    problems = []
    rows = sheets.entries.rows(np.flatnonzero(~weighed))
    for entry in rows[(scores.points[rows] != BLANK).any(axis=1)].tolist():
        code = int(scores.role[entry])
        problem = make_problem(
            NO_ROLE_WEIGHT,
            place_of_score(case.ledger, entry, 0),
            role="" if code == BLANK else scores.roles[code],
            scorer=scores.scorers[scores.scorer[entry]],
            roles=WordList(tuple(shown_choices(role_choices(weights)))),
        )
        problems.append(problem)
    return problems


def weigh(case: Case, problem: Problem) -> Problem:
    """Make an error a warning in a draft, which computes what there is."""
    if case.draft and problem.severity is Severity.ERROR:
        return problem.weighed(Severity.WARNING)
    return problem

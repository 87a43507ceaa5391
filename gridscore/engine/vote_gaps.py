"""What a vote lacks of those who need one, and tallies that are not used (R13, R16, R18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.missing import NO_VOTE, report_missing, weigh
from gridscore.engine.places import place_of, problem_about
from gridscore.engine.survey import count_ballots, tallies_of_period
from gridscore.equal_rows import distinct
from gridscore.ledger.coded import flags_by_code
from gridscore.ledger.model import BLANK
from gridscore.messages import Wording
from gridscore.messages.severity import Severity
from gridscore.numbers import UNSET
from gridscore.problems import make_problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Run
    from gridscore.engine.survey import Votes
    from gridscore.periods import Period
    from gridscore.problems import Place, Problem
    from gridscore.scheme.scoring import Survey

NO_GROUP, TOO_FEW, TWO_TALLIES, STRANGE_GROUP = "GS513", "GS514", "GS619", "GS626"


def report_votes(
    run: Run, votes: Votes, expected: NDArray[np.bool_], *, may_lack: bool = False
) -> list[Problem]:
    """Report what a period's votes lack for those who need one (R16), an entry per person.

    Who was dismissed gets a notice at most (R18). A tally with too few ballots is told once,
    however many people it applies to. Where people `may_lack` a vote, because another part stands
    in for it, only votes that were begun are told, as warnings.
    """
    lacking = expected & (votes.rate == UNSET)
    if not lacking.any():
        return []
    none = (votes.tally == BLANK).all(axis=0)
    begun = _unfinished(run.case, run.period, votes, lacking & ~run.dismissed & ~none)
    if may_lack:
        return [problem.weighed(Severity.WARNING) for problem in begun]
    return report_missing(run, NO_VOTE, lacking & (none | run.dismissed)) + begun


def _unfinished(
    case: Case, period: Period, votes: Votes, needed: NDArray[np.bool_]
) -> list[Problem]:
    """Name what some people's votes lack, of which there are tallies: groups, ballots."""
    survey = case.scheme.survey
    if survey is None:
        return []
    problems: list[Problem] = []
    for person, code in np.argwhere(((votes.tally == BLANK) & needed).T):
        problems.append(_no_group(case, int(person), votes.groups[code], period))
    least = survey.group_minimum if survey.groups else survey.minimum
    few = distinct(votes.tally[votes.few & needed])
    problems += [_too_few(case, survey, [int(tally)], period, least) for tally in few]
    if (needed & votes.few_in_all).any():
        together = np.unique(votes.tally.T[needed & votes.few_in_all], axis=0)
        problems += [
            _too_few(case, survey, row, period, survey.minimum) for row in together.tolist()
        ]
    return problems


def note_votes(
    case: Case, period: Period, votes: Votes, expected: NDArray[np.bool_]
) -> list[Problem]:
    """Tell of tallies of a period that are not used: a grid's, or those of strange voters."""
    both = [
        problem_about(
            case.ledger,
            TWO_TALLIES,
            int(person),
            _place(case, int(votes.tally[code, person]), 0),
            year=str(period),
        )
        for person, code in np.argwhere((votes.both & expected).T)
    ]
    return both + _strange_groups(case, period)


def _strange_groups(case: Case, period: Period) -> list[Problem]:
    """Tell of tallies whose voters are of no group that the scheme weighs."""
    survey, tallies = case.scheme.survey, case.ledger.survey
    if survey is None or not survey.groups:
        return []
    current = tallies_of_period(tallies, period)
    known = (name in survey.groups for name in tallies.groups)
    weighed = flags_by_code(known, tallies.group[current])
    return [
        make_problem(
            STRANGE_GROUP,
            _place(case, int(tally), 0),
            about=_about(case, int(tally)),
            groups=list(survey.groups),
        )
        for tally in current[~weighed]
    ]


def _no_group(case: Case, person: int, group: str, period: Period) -> Problem:
    problem = problem_about(case.ledger, NO_GROUP, person, group=group, period=period)
    return weigh(case, problem)


def _too_few(case: Case, survey: Survey, tallies: list[int], period: Period, least: int) -> Problem:
    """Name a tally that has too few ballots, or the first of several that have together."""
    first, ballots = tallies[0], int(count_ballots(case.ledger.survey, survey)[tallies].sum())
    stated = survey.denominator == "sampled" and case.ledger.survey.sampled[first] != BLANK
    problem = make_problem(
        TOO_FEW,
        _place(case, first, 3 if stated else 0),
        about=_about(case, first, with_group=len(tallies) == 1),
        ballots=ballots,
        minimum=least,
        period=period,
    )
    return weigh(case, problem)


def _place(case: Case, tally: int, column: int) -> Place:
    tallies = case.ledger.survey
    where = tallies.sheet[tally], tallies.row[tally], tallies.col[tally, column]
    return place_of(case.ledger.sheets, *map(int, where))


def _about(case: Case, tally: int, *, with_group: bool = True) -> Wording:
    """Say whose tally it is: a person's or a grid's, and of which group of voters."""
    roster, tallies = case.ledger.roster, case.ledger.survey
    person, group = int(tallies.worker[tally]), int(tallies.group[tally])
    who = (
        roster.grids[tallies.grid[tally]]
        if person == BLANK
        else f"{roster.ids[person]} {roster.names[person]}"
    )
    if group == BLANK or not with_group:
        return Wording(who, who, who)
    name = tallies.groups[group]
    return Wording(f"{who} ({name})", f"{who}（{name}）", f"{who}（{name}）")

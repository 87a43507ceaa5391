"""What the ladders do to the year: points off its total, and grades forced on it (R9, R25)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from gridscore.engine.assessment import Lines
from gridscore.engine.incident_lines import RuleIncidents
from gridscore.journal import Reason, Unit
from gridscore.ledger.model import BLANK
from gridscore.messages import term
from gridscore.numbers import format_hundredths

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort
    from gridscore.engine.ladder import History
    from gridscore.journal import Posting
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.periods import Period
    from gridscore.scheme.ladders import Step


class Occurrence(NamedTuple):
    """Incidents that reach one step of a ladder as one number within the year."""

    step: Step
    number: int
    hit: NDArray[np.int64]

    @property
    def details(self) -> dict[str, object]:
        """What the wording of a line may show."""
        return {"number": self.number, "points": format_hundredths(self.step.deduct)}

    @property
    def forced(self) -> Reason:
        """The reason of a line that decides the year's grade."""
        details = {"number": self.number, "grade": term("grade", self.step.grade or "")}
        return Reason("grade-forced", details, moves=True)


def announce_penalties(
    case: Case, history: History, period: Period, cohort: Cohort
) -> list[Posting]:
    """Post, as zero lines, what the incidents of a routine period will do to the year (R9)."""

    def post(incidents: RuleIncidents, lines: Lines, occurrence: Occurrence) -> None:
        if occurrence.step.deduct:
            pending = Reason("points-pending", occurrence.details, moves=True)
            incidents.add(lines, occurrence.hit, 0, pending)
        if occurrence.step.grade:
            incidents.add(lines, occurrence.hit, 0, occurrence.forced)

    return _post_ladders(case, history, period, cohort, post)


def post_penalties(
    case: Case,
    history: History,
    year: Period,
    cohort: Cohort,
    has_total: NDArray[np.bool_],
    has_grade: NDArray[np.bool_],
) -> list[Posting]:
    """Post the points that each incident takes off the year's total, and the grades it forces.

    `has_total` and `has_grade` say of each row whether there is something to take from, and
    something to override; where there is not, the line is zero and says so.
    """

    def post(incidents: RuleIncidents, lines: Lines, occurrence: Occurrence) -> None:
        hit, step, details = occurrence.hit, occurrence.step, occurrence.details
        row = incidents.rows(hit)
        if step.deduct:
            off = Reason("points-off", details, moves=True)
            incidents.add(lines, hit[has_total[row]], -step.deduct, off)
            incidents.add(lines, hit[~has_total[row]], 0, Reason("no-total", details))
        if step.grade:
            incidents.add(lines, hit[has_grade[row]], 0, occurrence.forced)
            incidents.add(lines, hit[~has_grade[row]], 0, Reason("no-grade", details))

    return _post_ladders(case, history, year, cohort, post)


def _post_ladders(
    case: Case,
    history: History,
    period: Period,
    cohort: Cohort,
    post: Callable[[RuleIncidents, Lines, Occurrence], None],
) -> list[Posting]:
    """Fill the account of each ladder that bears on the year: `post` adds what a step does."""
    postings = []
    for code, ladder in enumerate(case.scheme.ladders):
        if not ladder.marks_the_year:
            continue
        lines = Lines(f"points:penalty:{ladder.id}", ladder.clause, ladder.id, Unit.POINTS)
        incidents = RuleIncidents.of(case, history, cohort, code, period)
        for index, number, hit in incidents.by_number():
            occurrence = Occurrence(ladder.steps[index], number, hit)
            post(incidents, lines, occurrence)
            if not (occurrence.step.deduct or occurrence.step.grade):
                incidents.add(lines, hit, 0, Reason("no-points", occurrence.details))
        incidents.add_idle(lines, Reason("no-incident"))
        postings.append(lines.posting())
    return postings


def post_floor(total: Amounts) -> Posting:
    """Post what lifts each sum below 0 to 0; the rest of a deduction is not carried over (R9)."""
    lines = Lines("points:floor", "R9", "floor", Unit.POINTS)
    row = np.flatnonzero(total < 0)
    lines.add(row, -total[row], Reason("points-floor", moves=True))
    return lines.posting()


def force_grades(case: Case, history: History, cohort: Cohort, grade: Ints) -> Ints:
    """Override the grade of each row that has one and reached a step that decides it.

    Where several steps decide, the worst of their grades stands.
    """
    codes = {band.id: code for code, band in enumerate(case.scheme.grades)}
    forced = np.full(len(cohort), BLANK, np.int32)
    for code, ladder in enumerate(case.scheme.ladders):
        decided = [BLANK if step.grade is None else codes[step.grade] for step in ladder.steps]
        hit = np.flatnonzero((history.rule == code) & (history.step != BLANK))
        hit = hit[cohort.row_of[history.worker[hit]] != BLANK]
        reached = np.array(decided, np.int32)[history.step[hit]]
        np.maximum.at(forced, cohort.row_of[history.worker[hit]], reached)
    return np.where((grade != BLANK) & (forced != BLANK), forced, grade).astype(np.int32)

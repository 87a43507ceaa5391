"""What the ladders do to the year: points off its total, and grades forced on it (R9, R25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.ladder_lines import LadderEvents, Reached
from gridscore.engine.lines import Lines
from gridscore.journal import Reason, Unit
from gridscore.ledger.model import BLANK
from gridscore.numbers import format_hundredths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort, Run
    from gridscore.journal import Posting
    from gridscore.ledger.model import Ints
    from gridscore.scheme.ladders import Step


def _details(reached: Reached) -> dict[str, object]:
    """Give what the wording of a line may show."""
    points = format_hundredths(reached.step.deduct if reached.step else 0)
    return {"occurrence": reached.occurrence, "points": points}


def _forced(case: Case, reached: Reached, step: Step) -> Iterator[Reason]:
    """Word what a step decides about the year's grade."""
    decided = {"grade-forced": step.grade, "grade-at-most": step.at_most}
    decided["grade-at-least"] = step.at_least
    for key, grade in decided.items():
        if grade is not None:
            details = {"occurrence": reached.occurrence, "grade": case.grade_word(grade)}
            yield Reason(key, details, moves=True)


def announce_penalties(run: Run, cohort: Cohort) -> list[Posting]:
    """Post, as zero lines, what the incidents of a routine period will do to the year (R9)."""

    def post(counted: LadderEvents, lines: Lines, reached: Reached, step: Step) -> None:
        if step.deduct:
            pending = Reason("points-pending", _details(reached), moves=True)
            counted.events.add(lines, reached.hit, 0, pending)
        for reason in _forced(run.case, reached, step):
            counted.events.add(lines, reached.hit, 0, reason)

    return _post_ladders(run, cohort, post)


def post_penalties(
    run: Run, cohort: Cohort, has_total: NDArray[np.bool_], has_grade: NDArray[np.bool_]
) -> list[Posting]:
    """Post the points that each incident takes off the year's total, and the grades it forces.

    `has_total` and `has_grade` say of each row whether there is something to take from, and
    something to override; where there is not, the line is zero and says so.
    """

    def post(counted: LadderEvents, lines: Lines, reached: Reached, step: Step) -> None:
        events, hit, details = counted.events, reached.hit, _details(reached)
        row = events.rows(hit)
        if step.deduct:
            off = Reason("points-off", details, moves=True)
            events.add(lines, hit[has_total[row]], -step.deduct, off)
            events.add(lines, hit[~has_total[row]], 0, Reason("no-total", details))
        for reason in _forced(run.case, reached, step):
            events.add(lines, hit[has_grade[row]], 0, reason)
        if step.bears_on_grade:
            events.add(lines, hit[~has_grade[row]], 0, Reason("no-grade", details))

    return _post_ladders(run, cohort, post)


def _post_ladders(
    run: Run, cohort: Cohort, post: Callable[[LadderEvents, Lines, Reached, Step], None]
) -> list[Posting]:
    """Fill the account of each ladder that bears on the year: `post` adds what a step does."""
    postings = []
    for index, ladder in enumerate(run.case.scheme.ladders):
        if not ladder.marks_the_year:
            continue
        lines = Lines(f"points:penalty:{ladder.id}", ladder.clause, ladder.id, Unit.POINTS)
        counted = LadderEvents.of(run, cohort, index)
        for reached in counted.reached():
            step = reached.step
            if step is not None:
                post(counted, lines, reached, step)
            if step is None or not (step.deduct or step.bears_on_grade):
                counted.events.add(lines, reached.hit, 0, Reason("no-points", _details(reached)))
        counted.events.add_idle(lines, Reason("no-incident"))
        postings.append(lines.posting())
    return postings


def force_grades(run: Run, cohort: Cohort, grade: Ints, whole: NDArray[np.bool_]) -> Ints:
    """Override the grade of each row that reached a step of the year that decides it.

    Where several steps decide, the worst of their grades stands; bounds are kept after that, the
    upper one last. A `whole` row without a grade, its total in a hole between bands, has the one
    that is decided outright.
    """
    scheme, history = run.case.scheme, run.history
    if not any(step.bears_on_grade for ladder in scheme.ladders for step in ladder.steps):
        return grade
    codes = run.case.grade_codes
    forced, highest, lowest = (np.full(len(cohort), BLANK, np.int32) for _ in range(3))
    lowest[:] = len(codes)
    for ladder, hits in zip(scheme.ladders, history.hits, strict=True):
        inside = history.day[hits.position] >= run.period.first_day
        row = cohort.row_of[history.worker[hits.position]]
        told = inside & (row != BLANK) & (hits.step != BLANK)
        step, row = hits.step[told], row[told]
        for found, key, meet in (
            (forced, "grade", np.maximum),
            (highest, "at_most", np.maximum),
            (lowest, "at_least", np.minimum),
        ):
            named = [codes.get(getattr(one, key), BLANK) for one in ladder.steps]
            decided = np.array(named, np.int32)[step]
            meet.at(found, row[decided != BLANK], decided[decided != BLANK])
    decided = np.where(forced != BLANK, forced, grade)
    bounded = np.maximum(np.minimum(decided, lowest), highest)
    graded = (grade != BLANK) | (whole & (forced != BLANK))
    return np.where(graded, bounded, grade).astype(np.int32)

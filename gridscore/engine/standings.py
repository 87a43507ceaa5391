"""Where people stand: what ladders put them in, who has left, who is dismissed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import all_alike, marked, taken
from gridscore.engine.assessment import Standing
from gridscore.engine.ladder_lines import occurrence
from gridscore.engine.lines import Lines, event_cells, zero_lines
from gridscore.engine.presence import has_left
from gridscore.engine.windows import months_after, window_of
from gridscore.equal_rows import distinct
from gridscore.journal import Reason, Unit
from gridscore.ledger.coded import flags_by_code
from gridscore.ledger.model import BLANK
from gridscore.periods import PeriodKind
from gridscore.records import replace
from gridscore.scheme.base import Rolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort, Run
    from gridscore.engine.ladder import Hits
    from gridscore.journal import Batch, Posting
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.scheme.ladders import Ladder, Step


def standings(run: Run, cohort: Cohort) -> Ints:
    """Say where each person stands on the period's last day.

    A dismissal goes before leaving, and leaving before what a ladder put him in.
    """
    standing = _ladder_standing(run, cohort)
    standing[cohort.take(has_left(run.case.ledger.roster, run.period))] = Standing.LEFT
    standing[cohort.take(run.dismissed)] = Standing.DISMISSED
    return standing


def _ladder_standing(run: Run, cohort: Cohort) -> Ints:
    """Give each row the standing that ladders put it in: a code of the case's standing names.

    The gravest stands: standings are named from the mildest to the gravest.
    """
    names = run.case.standing_names
    found = np.full(len(cohort), Standing.ACTIVE, np.int32)
    for ladder, hits in zip(run.case.scheme.ladders, run.history.hits, strict=True):
        codes = [names.index(step.standing) if step.standing else 0 for step in ladder.steps]
        if not any(codes):
            continue
        told = _stands(run, ladder, hits)
        row = cohort.row_of[run.history.worker[hits.position]]
        code = np.array([*codes, 0], np.int32)[hits.step]
        which = told & (row != BLANK) & (code > 0)
        np.maximum.at(found, row[which], code[which])
    return found


def post_standings(run: Run, cohort: Cohort, standing: Ints) -> list[Posting]:
    """Post for each ladder who lost the post or was warned by it, and how far the others are.

    `standing` is how each row stands at the period's end. The reasons of a round name what came
    about in it, those of the year what stands at its end.
    """
    return [
        _standing(run, index, cohort, standing)
        for index, ladder in enumerate(run.case.scheme.ladders)
        if ladder.changes_standing or ladder.by == "marks"
    ]


def _standing(run: Run, index: int, cohort: Cohort, standing: Ints) -> Posting:
    history = run.history
    ladder, hits = run.case.scheme.ladders[index], history.hits[index]
    lines = Lines(f"standing:{ladder.id}", ladder.clause, ladder.id, Unit.NONE)
    row = cohort.row_of[history.worker[hits.position]]
    told = (row != BLANK) & _in_window(run, ladder, hits)
    changes = flags_by_code((bool(s.dismiss or s.standing) for s in ladder.steps), hits.step)
    stands = (row != BLANK) & changes & _stands(run, ladder, hits)
    _add_standing(lines, run, ladder, hits.take(stands), row[stands], standing)
    if ladder.by == "marks":
        others = told & ~stands  # what reached no step
        cells = event_cells(run, hits.position[others])
        counted = Reason("marks-counted")
        lines.add(row[others], 0, counted, cells, figure=hits.running[others])
        balance = cohort.take(hits.balances(len(cohort.row_of)))
        lines.add(np.arange(len(cohort)), 0, Reason("marks-now"), figure=balance)
        return lines.posting()
    at = marked(told)
    lines.idle = partial(_post_kept, lines, taken(row, at), taken(hits.running, at), len(cohort))
    return lines.posting()


def _add_standing(
    lines: Lines,
    run: Run,
    ladder: Ladder,
    hits: Hits,
    row: NDArray[np.int64],
    standing: Ints,
) -> None:
    """Add a line for each of some hits that put their row into a standing: why, and which."""
    case, period = run.case, run.period
    for running in distinct(hits.running):
        for code in distinct(hits.step[hits.running == running]):
            step = ladder.steps[code]
            word = case.standing_word(_step_standing(case, step))
            details = {"occurrence": occurrence(ladder, int(running)), "standing": word}
            reason = Reason("dismissed" if step.dismiss else "standing", details)
            same = (hits.running == running) & (hits.step == code)
            if period.kind is PeriodKind.YEAR:
                shows = standing[row] == _step_standing(case, step)
            else:
                shows = run.history.day[hits.position] >= period.first_day
            for moves in (True, False):
                chosen = same & (shows == moves)
                cells = event_cells(run, hits.position[chosen])
                lines.add(row[chosen], 0, replace(reason, moves=moves), cells)


def _post_kept(
    lines: Lines, row: NDArray[np.int64], running: Amounts, rows: int
) -> Sequence[Batch]:
    """Say of each of so many rows without a line how often the ladder counted it: mostly never."""
    kept = np.zeros(rows, np.int32)
    kept[row] = running  # the latest is assigned last
    untouched = lines.untouched(rows)
    return [
        zero_lines(
            np.flatnonzero(untouched & (kept == count)), Reason("post-kept", {"count": int(count)})
        )
        for count in distinct(kept[untouched])
    ]


def _step_standing(case: Case, step: Step) -> int:
    """Give the code of the standing that a step brings; a dismissal goes before any other."""
    if step.dismiss or step.standing is None:
        return Standing.DISMISSED
    return case.standing_names.index(step.standing)


def _in_window(run: Run, ladder: Ladder, hits: Hits) -> NDArray[np.bool_]:
    """Mark the hits whose window has not ended before the period's last day."""
    worker, day = run.history.worker[hits.position], run.history.day[hits.position]
    last = all_alike(run.period.last_day, len(day))
    if isinstance(ladder.window, Rolling):
        alive: NDArray[np.bool_] = months_after(day, ladder.window.months) > last
        return alive
    window = window_of(run.case.ledger.roster, run.case.scheme, ladder.window, worker, last)
    same: NDArray[np.bool_] = hits.window == window
    return same


def _stands(run: Run, ladder: Ladder, hits: Hits) -> NDArray[np.bool_]:
    """Mark the hits whose step still puts its person into a standing on the period's last day."""
    history, period = run.history, run.period
    stands = _in_window(run, ladder, hits)
    day = history.day[hits.position]
    for code, (step, bound) in enumerate(zip(ladder.steps, ladder.thresholds, strict=True)):
        if isinstance(step.lasts, Rolling):
            mine = hits.step == code
            stands[mine] = months_after(day[mine], step.lasts.months) > period.last_day
        elif step.lasts == "reached":
            mine = hits.step == code
            balances = hits.balances(len(history.dismissed_at))
            now = balances[history.worker[hits.position[mine]]]
            stands[mine] = stands[mine] & (now >= bound)
    return stands

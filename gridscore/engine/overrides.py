"""Overrides: what conditions bring beside the total, in the order of the scheme (R25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import all_alike
from gridscore.engine.assessment import Standing
from gridscore.engine.condition_words import condition_in_words
from gridscore.engine.conditions import holds, is_seen
from gridscore.engine.lines import Lines
from gridscore.engine.places import problem_about
from gridscore.engine.presence import stint_on
from gridscore.journal import Reason, Unit
from gridscore.ledger.model import BLANK
from gridscore.periods import day_date
from gridscore.records import NamedTuple
from gridscore.scheme.outcome import runs_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from gridscore.engine.context import Context
    from gridscore.journal import Posting
    from gridscore.ledger.model import Ints
    from gridscore.problems import Problem
    from gridscore.scheme.outcome import Override

STILL_IN_POST = "GS631"


class Overridden(NamedTuple):
    """What the overrides made of a period's rows.

    `ended_by` is the override that ended a row's post, an index of the scheme's, BLANK for none.
    `met` marks the rows that overrides held of, by their ids: those that conditions name.
    """

    grade: Ints
    standing: Ints
    ended_by: Ints
    met: Mapping[str, NDArray[np.bool_]]
    postings: list[Posting]
    problems: list[Problem]


def override(context: Context, whole: NDArray[np.bool_], standing: Ints) -> Overridden:
    """Override the grade and the standing of the rows whose conditions hold.

    The grade so far is that of the context; each override starts from what those before it made
    of it. Only a row that has a grade has one to override; the standing of a row that lacks
    something of its result, by `whole`, is left as it is. Who is dismissed by an override was in
    post until the period's end: his grade stays, and what it pays is paid.
    """
    scheme = context.case.scheme
    ended_by = all_alike(BLANK, len(context))
    postings: list[Posting] = []
    problems: list[Problem] = []
    for index, rule in enumerate(scheme.overrides):
        if context.period.kind not in runs_of(rule.on, scheme.cadences):
            continue
        lines = Lines(f"override:{rule.id}", rule.clause, rule.id, Unit.NONE)
        met = _meet(context, rule, whole, lines)
        if rule.id in scheme.overrides_asked_for:
            context = context.meeting({rule.id: met})
        if not rule.does_something:
            lines.add(np.flatnonzero(met), 0, Reason("override-noted", moves=True))
        context = context.graded(_decide_grade(context, rule, met, lines))
        standing = _change_standing(context, rule, met, standing, lines)
        if rule.dismiss:
            dismissed = met & (standing != Standing.LEFT) & (standing != Standing.DISMISSED)
            standing = _dismiss(met, dismissed, standing, lines)
            ended_by = np.where(dismissed, np.int32(index), ended_by)
            problems += _ask_to_leave(context, rule, np.flatnonzero(dismissed))
        postings.append(lines.posting())
    return Overridden(context.grade, standing, ended_by, context.met, postings, problems)


def _meet(
    context: Context, rule: Override, whole: NDArray[np.bool_], lines: Lines
) -> NDArray[np.bool_]:
    """Mark the rows that all conditions hold of; say of every other one what keeps it out."""
    has_grade = context.grade != BLANK
    able = whole if rule.standing or rule.dismiss else has_grade
    failed = ~able
    lines.add(np.flatnonzero(failed), 0, Reason("override-no-grade"))
    for condition in rule.when:
        key = "override-unmet" if is_seen(condition, context) else "condition-unseen"
        short = ~failed & ~holds(condition, context)
        details = {"condition": condition_in_words(context.case, condition)}
        lines.add(np.flatnonzero(short), 0, Reason(key, details))
        failed = failed | short
    return ~failed


def _decide_grade(context: Context, rule: Override, met: NDArray[np.bool_], lines: Lines) -> Ints:
    """Decide or bound the grade of the rows in `met`; the upper bound is kept last."""
    case, grade = context.case, context.grade
    if rule.ungraded:
        graded = met & (grade != BLANK)
        lines.add(np.flatnonzero(graded), 0, Reason("override-ungraded", moves=True))
        grade = np.where(graded, np.int32(BLANK), grade)
    codes = case.grade_codes
    named = {"grade": rule.grade, "at-least": rule.at_least, "at-most": rule.at_most}
    for key, name in named.items():
        if name is None:
            continue
        code = np.full(len(grade), codes[name], np.int32)
        at_least, at_most = np.minimum(grade, code), np.maximum(grade, code)
        meant = {"grade": code, "at-least": at_least, "at-most": at_most}[key]
        has_grade = met & (grade != BLANK)
        decided = np.where(has_grade, meant, grade)
        details = {"grade": case.grade_word(name)}
        changed = decided != grade
        lines.add(np.flatnonzero(changed), 0, Reason(f"override-{key}", details, moves=True))
        lines.add(np.flatnonzero(has_grade & ~changed), 0, Reason("override-grade-so", details))
        lines.add(np.flatnonzero(met & ~has_grade), 0, Reason("override-no-grade"))
        grade = decided
    return grade


def _change_standing(
    context: Context, rule: Override, met: NDArray[np.bool_], standing: Ints, lines: Lines
) -> Ints:
    """Put the rows in `met` into a standing, unless they are in a graver one or out of post."""
    if rule.standing is None:
        return standing
    code = context.case.standing_names.index(rule.standing)
    out = (standing == Standing.LEFT) | (standing == Standing.DISMISSED)
    changed = met & ~out & (standing < code)
    details = {"standing": context.case.standing_word(code)}
    lines.add(np.flatnonzero(changed), 0, Reason("override-standing", details, moves=True))
    lines.add(np.flatnonzero(met & ~changed), 0, Reason("override-standing-so", details))
    return np.where(changed, np.int32(code), standing)


def _dismiss(
    met: NDArray[np.bool_], dismissed: NDArray[np.bool_], standing: Ints, lines: Lines
) -> Ints:
    """End the post of the rows in `dismissed` with the period."""
    lines.add(np.flatnonzero(dismissed), 0, Reason("override-dismissed", moves=True))
    lines.add(np.flatnonzero(met & ~dismissed), 0, Reason("override-out"))
    return np.where(dismissed, np.int32(Standing.DISMISSED), standing)


def _ask_to_leave(context: Context, rule: Override, row: NDArray[np.int64]) -> list[Problem]:
    """Ask for the day of leaving of those whom the roster has in post beyond the period.

    Later rounds of the year work out again what this one led to; another year goes by the roster.
    """
    last_day, person = context.period.last_day, context.cohort.person[row]
    roster = context.case.ledger.roster
    after = stint_on(roster, person, np.full(len(row), last_day + 1, np.int32))
    return [
        problem_about(
            context.case.ledger,
            STILL_IN_POST,
            one,
            rule=rule.title,
            clause=rule.clause,
            date=str(day_date(last_day)),
        )
        for one in person[after != BLANK].tolist()
    ]

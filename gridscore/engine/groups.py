"""Groups assessed by their members: a grid, a zone, those under one parent or one top."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import marked, taken
from gridscore.engine.bands import grade_by_bands
from gridscore.engine.condition_words import grade_words
from gridscore.engine.grouping import grouping_of
from gridscore.engine.ranks import rank_by_total
from gridscore.equal_rows import told_apart
from gridscore.journal import Reason
from gridscore.ledger.model import BLANK
from gridscore.ledger.words import words_of
from gridscore.numbers import UNSET, divide_half_up
from gridscore.records import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case
    from gridscore.engine.grading import Decided
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.scheme.outcome import Grouping, Groups


@dataclass(frozen=True, slots=True)
class GroupReason:
    """What moved the grade of the groups marked in `moved`, by which clause."""

    clause: str
    reason: Reason
    moved: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class GroupResult:
    """The groups of one grouping, in order of their names; an entry for each.

    `members` counts everybody assessed in the group, `graded` those of them with a grade, and
    `counts` those with each grade, shape (groups, grades). `total` is published hundredths, UNSET
    where nobody has a whole result; `rank` goes by it. `grade` is BLANK for none.
    """

    rule: Groups
    names: list[str]
    members: NDArray[np.int64]
    graded: NDArray[np.int64]
    counts: NDArray[np.int64]
    total: Amounts
    grade: Ints
    rank: Amounts
    reasons: list[GroupReason]


def assess_groups(decided: Decided) -> tuple[GroupResult, ...]:
    """Assess the groups of every grouping of the scheme.

    The totals that count are those of whole results, of people who have a grade or, where there
    are no bands, a rank; who has left, is exempt or dismissed is a member and counts in no total.
    Who belongs to no group (a zone left blank) is in none.
    """
    return tuple(_assess(decided, rule) for rule in decided.context.case.scheme.groups)


def _assess(decided: Decided, rule: Groups) -> GroupResult:
    context, grades = decided.context, decided.context.case.scheme.grades
    keys = grouping_of(context.case, context.period, context.cohort, rule.by)
    row = marked(keys != BLANK)
    named, which = told_apart(taken(keys, row))
    names = group_names(context.case, rule.by, named)
    order = np.array(sorted(range(len(named)), key=lambda code: (names[code], code)), np.int64)
    place = np.empty(len(named), np.int64)
    place[order] = np.arange(len(named))
    group = place[which]
    counts = np.zeros((len(named), len(grades)), np.int64)
    graded = marked(taken(decided.grade, row) != BLANK)
    np.add.at(counts, (taken(group, graded), taken(decided.grade, taken(row, graded))), 1)
    counted = marked(taken(decided.whole, row))
    totals = taken(context.figures["total"], taken(row, counted))
    total = totals_of_groups(rule, taken(group, counted), totals, len(named))
    grade, reasons = _grade(decided, rule, total, counts)
    return GroupResult(
        rule=rule,
        names=[names[code] for code in order.tolist()],
        members=np.bincount(group, minlength=len(named)),
        graded=counts.sum(axis=1),
        counts=counts,
        total=total,
        grade=grade,
        rank=rank_by_total(total, total != UNSET),
        reasons=reasons,
    )


def group_names(case: Case, by: Grouping, codes: NDArray[np.int64]) -> list[str]:
    """Name groups by their codes (`grouping_of`), as the roster writes them.

    A parent or top is named by id and name where it stands on the roster.
    """
    roster = case.ledger.roster
    if by == "level":
        return [str(code) for code in codes.tolist()]
    if by in ("parent", "top"):
        names = np.empty(len(codes), object)
        person = codes - len(roster.parents)
        names[person < 0] = words_of(roster.parents, codes[person < 0])
        person = person[person >= 0]
        who = zip(words_of(roster.ids, person), words_of(roster.names, person), strict=True)
        names[codes >= len(roster.parents)] = [f"{id_} {name}" for id_, name in who]
        return list(names)
    words = {"grid": roster.grids, "zone": roster.zones, "role": roster.roles}[by]
    return list(words_of(words, codes))


def totals_of_groups(
    rule: Groups, group: NDArray[np.int64], total: Amounts, groups: int
) -> Amounts:
    """Publish the total of each of so many groups from those of its members (R3)."""
    members = np.bincount(group, minlength=groups)
    if rule.total in ("mean", "sum"):
        found = np.zeros(groups, np.int64)
        np.add.at(found, group, total)
        if rule.total == "mean":
            found = divide_half_up(found, np.maximum(members, 1))
    elif rule.total == "worst":
        found = np.full(groups, np.iinfo(np.int64).max)
        np.minimum.at(found, group, total)
    else:
        found = np.full(groups, np.iinfo(np.int64).min)
        np.maximum.at(found, group, total)
    return np.where(members > 0, found, UNSET)


def _grade(
    decided: Decided, rule: Groups, total: Amounts, counts: NDArray[np.int64]
) -> tuple[Ints, list[GroupReason]]:
    """Grade each group by the bands, and keep what the grades of its members bring."""
    case = decided.context.case
    if not rule.graded:
        return np.full(len(total), BLANK, np.int32), []
    grade = grade_by_bands(case.scheme.grades, total)
    codes = case.grade_codes
    unbanded = (total != UNSET) & (grade == BLANK) & bool(codes)
    reasons = [GroupReason(rule.clause, Reason("group-gap"), unbanded)]
    for one in rule.rules:
        those = counts[:, [codes[name] for name in one.members]].sum(axis=1)
        bites = (grade != BLANK) & (those >= one.at_least)
        for key, name in (("grade", one.grade), ("at-most", one.at_most)):
            if name is None:
                continue
            code = np.int32(codes[name])
            meet = code if key == "grade" else np.maximum(grade, code)
            decided_grade = np.where(bites, meet, grade)
            details = {
                "number": one.at_least,
                "grades": grade_words(case, one.members),
                "grade": case.grade_word(name),
            }
            moved = decided_grade != grade
            reasons.append(GroupReason(one.clause, Reason(f"group-{key}", details), moved))
            grade = decided_grade
    return grade, reasons

"""The groups of an assessment as tables: one a grouping, best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.messages import Lang, say, term
from gridscore.numbers import UNSET
from gridscore.results.model import Column, GroupTable, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Assessment, Case
    from gridscore.engine.groups import GroupResult


def group_tables(case: Case, assessment: Assessment, lang: Lang) -> tuple[GroupTable, ...]:
    """Put the groups of every grouping into words; those without a rank stand last."""
    return tuple(_group_table(case, group, lang) for group in assessment.groups)


def _group_table(case: Case, group: GroupResult, lang: Lang) -> GroupTable:
    last = np.where(group.rank == UNSET, np.iinfo(np.int64).max, group.rank)
    order = np.argsort(last, kind="stable")  # groups stand in order of their names already
    grades = case.scheme.grades
    words = [*(grade.word.in_language(lang) for grade in grades), ""]  # the last: BLANK
    reasons = _reasons(group, lang)
    figures: dict[str, tuple[Kind, NDArray[np.int64] | Sequence[str]]] = {
        "group": (Kind.TEXT, [group.names[i] for i in order]),
        "members": (Kind.COUNT, group.members[order]),
        "graded": (Kind.COUNT, group.graded[order]),
        "total": (Kind.POINTS, group.total[order]),
        "grade": (Kind.WORD, [words[code] for code in group.grade[order]]),
        "rank": (Kind.COUNT, group.rank[order]),
    }
    columns = [
        Column(name, _heading(name, lang), kind, values) for name, (kind, values) in figures.items()
    ]
    columns += [
        Column(grade.id, grade.id if lang is Lang.EN else words[code], Kind.COUNT, counts[order])
        for code, (grade, counts) in enumerate(zip(grades, group.counts.T, strict=True))
    ]
    shown = [reasons[i] for i in order]
    columns.append(Column("reasons", _heading("reasons", lang), Kind.TEXT, shown))
    by = group.rule.by
    table = Table(by, tuple(columns))
    return GroupTable(by, term("column", by).in_language(lang), group.rule.clause, table)


def _heading(name: str, lang: Lang) -> str:
    return term("column", name).in_language(lang)


def _reasons(group: GroupResult, lang: Lang) -> list[str]:
    """Name for each group the clauses that moved its grade, with what they did."""
    said: list[list[str]] = [[] for _ in group.names]
    for one in group.reasons:
        words = say(f"reasons.{one.reason.key}", lang, **one.reason.details)
        for place in np.flatnonzero(one.moved):
            said[place].append(f"{one.clause} {words}")
    return ["; ".join(parts) for parts in said]

"""Among whom ranks are given, put into words: the headings between the rows of a bulletin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import distinct
from gridscore.engine.assessment import Cohort
from gridscore.engine.groups import group_names
from gridscore.engine.ranks import composite_key, ranking_keys
from gridscore.ledger.model import BLANK
from gridscore.messages import say, term
from gridscore.results.model import EVERYBODY, Ranking

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.assessment import Assessment, Case
    from gridscore.ledger.model import Roster
    from gridscore.messages import Lang
    from gridscore.scheme.outcome import Grouping


def groups_ranked_in(case: Case, assessment: Assessment) -> NDArray[np.int64]:
    """Say for each row of an assessment in which group it is ranked: a number, in order of names.

    The order of codes would be that of the roster's rows, which is to change nothing.
    """
    assessed = np.zeros(len(case.ledger.roster.ids), np.bool_)
    assessed[assessment.person] = True
    cohort = Cohort.of(assessed)
    keys = ranking_keys(case, assessment.period, cohort)
    if not keys or not len(cohort):
        return np.broadcast_to(np.int64(0), len(cohort))
    within = case.scheme.ranking.within if case.scheme.ranking else ()
    places = [_by_name(case, by, key) for by, key in zip(within, keys, strict=True)]
    return composite_key(places)


def _by_name(case: Case, by: Grouping, key: NDArray[np.int64]) -> NDArray[np.int64]:
    """Turn the codes of a grouping into places in the order of their names, no group first."""
    if by == "level":
        return key
    codes = distinct(key[key != BLANK])
    names = group_names(case, by, codes)
    place = np.empty(len(codes) + 1, np.int64)
    place[sorted(range(len(codes)), key=names.__getitem__)] = np.arange(len(codes))
    place[-1] = BLANK
    return place[np.where(key == BLANK, len(codes), np.searchsorted(codes, key))]


def ranking_of(
    case: Case,
    assessment: Assessment,
    lang: Lang,
    order: NDArray[np.int64],
    among: NDArray[np.int64],
) -> Ranking:
    """Name each group by its first row; `order` is that of the rows as they are published."""
    ranking, roster = case.scheme.ranking, case.ledger.roster
    within = [by for by in (ranking.within if ranking else ()) if by != "top"]
    if not within:
        return EVERYBODY
    headings = [(by, term("column", by).in_language(lang)) for by in within]
    between = say("console.list", lang)
    groups = []
    for row in np.flatnonzero(np.diff(among[order], prepend=BLANK)).tolist():
        stint = int(assessment.stint[order[row]])
        words = [f"{heading} {_member_of(roster, by, stint)}" for by, heading in headings]
        groups.append((row, between.join(words)))
    return Ranking(frozenset(within), tuple(groups))


def _member_of(roster: Roster, by: Grouping, stint: int) -> str:
    """Name the group a row of the roster is in: a superior by id and name, others as written."""
    superior = int(roster.superior[stint])
    if by == "parent" and superior != BLANK:
        return f"{roster.ids[superior]} {roster.names[superior]}"
    code = int(getattr(roster, by)[stint])
    if code == BLANK:
        return "-"
    words: list[str] = [] if by == "level" else getattr(roster, f"{by}s")
    return words[code] if words else str(code)

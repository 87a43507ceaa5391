"""Among whom ranks are given, put into words: the headings between the rows of a bulletin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.groups import group_names
from gridscore.engine.ranks import composite_key
from gridscore.equal_rows import distinct
from gridscore.ledger.model import BLANK
from gridscore.ledger.parsing.choices import is_city
from gridscore.messages import say, term
from gridscore.results.model import EVERYBODY, Ranking

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.assessment import Assessment, Case
    from gridscore.messages import Lang
    from gridscore.scheme.outcome import Grouping


def groups_ranked_in(case: Case, assessment: Assessment) -> NDArray[np.int64]:
    """Say for each row of an assessment in which group it is ranked: a number, in order of names.

    The order of codes would be that of the roster's rows, which is to change nothing.
    """
    keys, rows = assessment.ranked_in, len(assessment.person)
    if not keys or not rows:
        return np.broadcast_to(np.int64(0), rows)
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
    ranking = case.scheme.ranking
    within = [by for by in (ranking.within if ranking else ()) if by != "top"]
    if not within:
        return EVERYBODY
    first = np.flatnonzero(np.diff(among[order], prepend=BLANK))
    stint = assessment.stint[order[first]]
    words = []
    for by in within:
        heading = term("column", by).in_language(lang)
        words.append([f"{heading} {name}" for name in _members_of(case, by, stint)])
    names = map(say("console.clauses", lang).join, zip(*words, strict=True))
    return Ranking(frozenset(within), tuple(zip(first.tolist(), names, strict=True)))


def _members_of(case: Case, by: Grouping, stint: NDArray[np.integer]) -> list[str]:
    """Name the group that each of some rows of the roster is in, as they write it, `-` for none."""
    roster = case.ledger.roster
    code = getattr(roster, by)[stint].astype(np.int64)
    if by == "parent":
        superior = roster.superior[stint]
        code = np.where(superior == BLANK, code, len(roster.parents) + superior)
    names = np.full(len(stint), "-", object)
    names[code != BLANK] = group_names(case, by, code[code != BLANK])
    return list(names)


def parent_names(case: Case, lang: Lang) -> dict[str, str]:
    """Name the superior that each word in the roster means, by id and name; the city as such."""
    codes, stints = np.unique(case.ledger.roster.parent, return_index=True)
    names = _members_of(case, "parent", stints)
    words = ["" if code == BLANK else case.ledger.roster.parents[code] for code in codes.tolist()]
    city = term("authority", "city").in_language(lang)
    return {
        word: city if is_city(word) else name
        for word, name in zip(words, names, strict=True)
        if word
    }

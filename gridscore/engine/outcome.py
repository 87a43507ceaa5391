"""What a figure leads to: bands (R1, R2) and ranks (R17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import combined, marked, order_by, taken
from gridscore.engine.presence import last_stint
from gridscore.ledger.choices import is_city
from gridscore.ledger.coded import flags_by_code
from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort
    from gridscore.ledger.model import Amounts, Ints, Roster
    from gridscore.periods import Period
    from gridscore.scheme.base import Band
    from gridscore.scheme.outcome import Grouping


NOBODY = -3
"""No index of the roster, and neither BLANK nor CITY."""

_MOST_NUMBERS = 2**62
_HIGHEST = 9
"""Levels there may be, one above the other."""


def band_of(figure: Amounts, bands: Sequence[Band]) -> Ints:
    """Find the band of each figure: an index into `bands`, best first; BLANK where UNSET (R1)."""
    code = np.zeros(len(figure), np.int32)
    for band in bands[:-1]:  # what is below every bound is of the last
        code += figure < band.floor
    code[figure == UNSET] = BLANK
    return code


def rank_by_total(total: Amounts, ranked: NDArray[np.bool_]) -> Amounts:
    """Rank the rows in `ranked`, the highest total first; UNSET for the others.

    Equal totals have equal rank and the next rank skips: 1, 2, 2, 4 (R17).
    """
    row = marked(ranked)
    mine = taken(total, row)
    numbered = combined(mine)
    if numbered:
        number, possible = numbered
        up_to = np.cumsum(np.bincount(number, minlength=possible))
        place = np.asarray((len(mine) + 1 - up_to)[number])
    else:
        ascending = np.sort(mine)
        place = len(mine) + 1 - np.searchsorted(ascending, mine, side="right")
    if len(row) == len(total):
        return place
    rank = np.full(len(total), UNSET, np.int64)
    rank[row] = place
    return rank


def rank_within(
    case: Case, period: Period, cohort: Cohort, total: Amounts, ranked: NDArray[np.bool_]
) -> Amounts:
    """Rank each row among those that agree with it in what the scheme ranks within."""
    if case.scheme.ranking is None or not case.scheme.ranking.within:
        return rank_by_total(total, ranked)
    return rank_in_groups(total, ranked, ranked_among(case, period, cohort))


def ranked_among(case: Case, period: Period, cohort: Cohort) -> NDArray[np.int64]:
    """Say in which group each row is ranked: a number."""
    keys = ranking_keys(case, period, cohort)
    if not keys or not len(cohort):
        return np.zeros(len(cohort), np.int64)
    return in_order(keys)


def in_order(keys: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Give rows numbers that rise with the first key, where it is equal with the next, and so on.

    Equal rows have one number; not every number is some row's.
    """
    number, possible = np.zeros(len(keys[0]), np.int64), 1
    for key in keys:
        least, greatest = int(key.min()), int(key.max())
        if possible * (greatest - least + 1) > _MOST_NUMBERS:
            _, number = np.unique(number, return_inverse=True)
            possible = len(number)
        number = number * (greatest - least + 1) + (key - least)
        possible *= greatest - least + 1
    return number


def ranking_keys(case: Case, period: Period, cohort: Cohort) -> list[NDArray[np.int64]]:
    """Give for each row what it is ranked within: codes that mean the same in every period.

    Who names no parent is ranked with those directly under the city.
    """
    within = case.scheme.ranking.within if case.scheme.ranking else ()
    keys = {by: grouping_of(case, period, cohort, by) for by in within}
    if "parent" in keys:
        city = _city_code(case.ledger.roster)
        keys["parent"] = np.where(keys["parent"] == BLANK, city, keys["parent"])
    return list(keys.values())


def rank_in_groups(total: Amounts, ranked: NDArray[np.bool_], group: NDArray[np.int64]) -> Amounts:
    """Rank the rows in `ranked` within their group, as `rank_by_total` does within all."""
    rank = np.full(len(total), UNSET, np.int64)
    row = np.flatnonzero(ranked)
    row = row[order_by(group[row], -total[row])]
    if not len(row):
        return rank
    first_of_group = np.append(True, group[row][1:] != group[row][:-1])
    first_of_tie = first_of_group | np.append(True, total[row][1:] != total[row][:-1])
    place = np.arange(len(row))
    begin = np.maximum.accumulate(np.where(first_of_group, place, 0))
    tie = np.maximum.accumulate(np.where(first_of_tie, place, 0))
    rank[row] = tie - begin + 1
    return rank


def grouping_of(case: Case, period: Period, cohort: Cohort, by: Grouping) -> NDArray[np.int64]:
    """Say for each row which group it belongs to on its last day in the period: a code.

    `top` is the highest above it in the roster, or what the highest one's parent is called.
    """
    roster = case.ledger.roster
    stint = cohort.take(last_stint(roster, period))
    if by == "top":
        return cohort.take(tops(roster, period))
    if by == "parent":
        return _parents(roster)[stint]
    return np.asarray(getattr(roster, by)[stint], np.int64)


def _parents(roster: Roster) -> NDArray[np.int64]:
    """Give each stint's parent: a code of the roster's parents, or, beyond them, of its people.

    By id or by name it is one person or unit; the city is one too, by any word or by its row.
    """
    above, code = roster.superior, roster.parent.astype(np.int64)
    known = above != BLANK
    code[known] = len(roster.parents) + above[known]
    code[_under_city(roster)] = _city_code(roster)
    return code


def _under_city(roster: Roster) -> NDArray[np.bool_]:
    """Mark the stints whose parent is the city."""
    under: NDArray[np.bool_] = _called_city(roster) | (roster.superior == city_of(roster))
    return under


def _called_city(roster: Roster) -> NDArray[np.bool_]:
    """Mark the stints whose parent is the city by a word for it."""
    return flags_by_code(map(is_city, roster.parents), roster.parent)


def _city_code(roster: Roster) -> int:
    """Give the code of the city as a parent: its row, or a word that means it; BLANK for none.

    Of several words it is the first by spelling, wherever they stand.
    """
    city = city_of(roster)
    if city != NOBODY:
        return len(roster.parents) + city
    words = [(word, code) for code, word in enumerate(roster.parents) if is_city(word)]
    return min(words)[1] if words else BLANK


def city_of(roster: Roster) -> int:
    """Find the city where it stands on the roster: the only unit of the first level, or NOBODY."""
    first = roster.person[roster.level == 1]
    return int(first[0]) if len(first) and (first == first[0]).all() else NOBODY


def tops(roster: Roster, period: Period) -> NDArray[np.int64]:
    """Give each person's top: a code of the roster's parents, or, beyond them, of its people.

    Who stands right under the city is a top himself: the city is nobody's group.
    """
    stint = last_stint(roster, period)
    known = stint != BLANK
    superior = np.where(known, roster.superior[stint], BLANK)
    below = np.where(_called_city(roster), BLANK, _parents(roster))
    parent = np.where(known, below[stint], BLANK)
    top = np.arange(len(roster.ids))
    for _ in range(_HIGHEST):
        above = superior[top]
        top = np.where(above != BLANK, above, top)
    named = parent[top]
    return np.where(named != BLANK, named, len(roster.parents) + top).astype(np.int64)

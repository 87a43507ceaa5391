"""Ranks by the total, among everybody or within groups (R17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import marked, taken
from gridscore.engine.grouping import city_code, grouping_of
from gridscore.engine.runs import begins
from gridscore.equal_rows import combined, order_by
from gridscore.ledger.model import BLANK
from gridscore.numbers import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort
    from gridscore.ledger.model import Amounts
    from gridscore.periods import Period

_MOST_NUMBERS = 2**62


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
    keys: Sequence[NDArray[np.int64]], total: Amounts, ranked: NDArray[np.bool_]
) -> Amounts:
    """Rank each row in `ranked` among those that agree with it in all keys (`ranking_keys`)."""
    if not keys or not len(total):
        return rank_by_total(total, ranked)
    return rank_in_groups(total, ranked, composite_key(keys))


def ranked_among(case: Case, period: Period, cohort: Cohort) -> NDArray[np.int64]:
    """Say in which group each row is ranked: a number."""
    keys = ranking_keys(case, period, cohort)
    if not keys or not len(cohort):
        return np.zeros(len(cohort), np.int64)
    return composite_key(keys)


def composite_key(keys: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
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
        city = city_code(case.ledger.roster)
        keys["parent"] = np.where(keys["parent"] == BLANK, city, keys["parent"])
    return list(keys.values())


def rank_in_groups(total: Amounts, ranked: NDArray[np.bool_], group: NDArray[np.int64]) -> Amounts:
    """Rank the rows in `ranked` within their group, as `rank_by_total` does within all."""
    rank = np.full(len(total), UNSET, np.int64)
    row = np.flatnonzero(ranked)
    row = row[order_by(group[row], -total[row])]
    if not len(row):
        return rank
    first_of_group = begins(group[row])
    first_of_tie = begins(group[row], total[row])
    place = np.arange(len(row))
    begin = np.maximum.accumulate(np.where(first_of_group, place, 0))
    tie = np.maximum.accumulate(np.where(first_of_tie, place, 0))
    rank[row] = tie - begin + 1
    return rank

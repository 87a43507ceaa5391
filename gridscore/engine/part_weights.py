"""How much each part of a year weighs for whom, and what stands in for one that lacks (R5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from gridscore.columns import taken
from gridscore.numbers import UNSET, divide_half_up
from gridscore.records import NamedTuple
from gridscore.scheme.base import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from gridscore.ledger.model import Amounts
    from gridscore.scheme.outcome import Year, YearPart


class Weights(NamedTuple):
    """The weight of a part for each person: `part` of `whole`, numbers if they are everybody's."""

    part: Amounts | int
    whole: Amounts | int

    @property
    def percent(self) -> NDArray[np.int64]:
        """The weight in hundredths of a percent."""
        return divide_half_up(np.asarray(self.part) * WHOLE, np.asarray(self.whole))

    def of(self, mark: Amounts) -> Amounts:
        """Publish marks at their weights: 77.58 at 40 % is 31.03 (R5)."""
        unset = mark == UNSET
        if not unset.any():
            return divide_half_up(mark * np.asarray(self.part), self.whole)
        known: Amounts = np.where(unset, 0, mark)
        share: Amounts = divide_half_up(known * np.asarray(self.part), self.whole)
        share[unset] = UNSET
        return share

    def take(self, person: NDArray[np.int64]) -> Weights:
        """Give the weights of some people."""
        part, whole = (
            each if isinstance(each, int) else taken(each, person)
            for each in (self.part, self.whole)
        )
        return Weights(part, whole)


def weigh_parts(
    rules: Year, weights: Mapping[YearPart, int], marks: Mapping[YearPart, Amounts]
) -> tuple[dict[YearPart, Weights], dict[YearPart, NDArray[np.bool_]]]:
    """Weigh the parts for each person; says also who lacks each part that nothing stands in for.

    Where the part that is to stand in lacks too, or does not count, what stands in for it takes
    its place. Who has no part at all shares no weight; of rounds the rounds themselves tell.
    """
    lacks = {name: marks[name] == UNSET for name in weights}
    if not any(rules.instead.get(name) for name in weights):
        return {name: Weights(weight, WHOLE) for name, weight in weights.items()}, lacks
    has_any = ~np.all(list(lacks.values()), axis=0) | ("routine" in weights)
    part = {name: np.full(len(has_any), weight, np.int64) for name, weight in weights.items()}
    whole = np.full(len(has_any), WHOLE, np.int64)
    wanting = {name: lacking.copy() for name, lacking in lacks.items()}
    for name, weight in weights.items():
        for stand_in in _stand_ins(rules, name):
            if stand_in == "shared":
                takes = wanting[name] & has_any
                whole[takes] -= weight
            elif stand_in in part:
                takes = wanting[name] & ~lacks[stand_in]
                part[stand_in][takes] += weight
            else:
                continue
            wanting[name] &= ~takes
    whole = np.maximum(whole, 1)  # nothing is left of it for who has no part at all
    return {name: Weights(each, whole) for name, each in part.items()}, wanting


def _stand_ins(rules: Year, name: YearPart) -> Iterator[YearPart | Literal["shared"]]:
    """List what takes the weight of a part: the first of it that there is; each part once."""
    tried: set[str] = {name}
    stand_in = rules.instead.get(name)
    while stand_in is not None and stand_in not in tried:
        yield stand_in
        tried.add(stand_in)
        stand_in = None if stand_in == "shared" else rules.instead.get(stand_in)

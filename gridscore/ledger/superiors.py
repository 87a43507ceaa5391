"""Who stands above whom: what the parents in a roster mean, and whether they make sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.equal_rows import distinct
from gridscore.ledger.model import BLANK
from gridscore.ledger.parsing.choices import is_city
from gridscore.ledger.people import People
from gridscore.ledger.words import as_texts, words_of
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.model import Amounts, Ints
    from gridscore.ledger.stack import Stack
    from gridscore.ledger.words import Words

_NO_LEVEL = 10  # below every level there is
_DIGITS = "0123456789"


def find_superiors(parent: Ints, words: Sequence[str], ids: Words, names: Words) -> Amounts:
    """Return the person or unit that each parent names, BLANK where it is nobody of the roster.

    `parent` are codes into `words`. The city stands above all and is nobody's row.
    """
    if not len(words):
        return np.broadcast_to(np.int64(BLANK), len(parent))
    others = np.ones(len(words), np.bool_)
    others[cities(words)] = False
    meant = np.full(len(words) + 1, BLANK, np.int64)  # the last: a parent left blank
    if others.any():
        named = words_of(words, np.flatnonzero(others))
        meant[:-1][others] = People(ids, names).all_named(named)
    return meant[parent]


def cities(words: Sequence[str]) -> list[int]:
    """Tell which of some words mean the city itself, by their codes.

    None that ends with a digit does, as nearly every id: those are not looked at one by one.
    """
    if isinstance(words, list):
        return [
            code for code, word in enumerate(words) if word[-1:] not in _DIGITS and is_city(word)
        ]
    texts = as_texts(words)
    offsets, data = texts.offsets_and_data()
    filled = np.flatnonzero(np.diff(offsets))
    last = data[offsets[filled + 1] - offsets[0] - 1]
    unsure = filled[~np.isin(last, list(_DIGITS.encode()))]
    found: list[int] = unsure[texts.take(unsure).marked(is_city)].tolist()
    return found


class Ranks(NamedTuple):
    """The stints of a roster, by person and first day, with the level and superior of each."""

    stack: Stack
    person: Ints
    level: Amounts
    superior: Amounts

    def report_circles(self, ids: Sequence[str]) -> None:
        """Log every circle of people who stand above each other, once, by their last stints."""
        if (self.superior == BLANK).all():
            return
        above = np.full(len(ids) + 1, len(ids), np.int64)  # the last is nobody
        last = np.flatnonzero(np.diff(self.person, append=len(ids)))
        above[:-1] = np.where(self.superior[last] == BLANK, len(ids), self.superior[last])
        reached = above
        for _ in range(len(ids).bit_length()):  # as many steps up as there are people
            reached = reached[reached]
        waiting = set(distinct(reached).tolist()) - {len(ids)}
        while waiting:
            circle = [min(waiting)]
            while (nxt := int(above[circle[-1]])) != circle[0]:
                circle.append(nxt)
            waiting -= set(circle)
            chain = " → ".join(ids[person] for person in (*circle, circle[0]))
            self.stack.report("GS426", int(last[circle[0]]), "parent", chain=chain)

    def report_levels(self) -> None:
        """Log superiors who at no time stand at a level above: a smaller number."""
        stated = self.level != BLANK
        if not stated.any():
            return
        highest = np.full(int(self.person[-1]) + 2, _NO_LEVEL, np.int64)  # the last: nobody
        np.minimum.at(highest, self.person[stated], self.level[stated])
        theirs = highest[self.superior]
        wrong = stated & (theirs != _NO_LEVEL) & (theirs >= self.level)
        for position in np.flatnonzero(wrong).tolist():
            self.stack.report(
                "GS427",
                position,
                "parent",
                level=int(self.level[position]),
                parent_level=int(theirs[position]),
            )

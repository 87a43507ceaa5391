"""Which stays on the roster are those of somebody whom a regulation assesses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.coded import flags_by_code
from gridscore.ledger.model import BLANK, FIRST_DAY, LAST_DAY
from gridscore.records import replace

if TYPE_CHECKING:
    from gridscore.ledger.model import Roster
    from gridscore.scheme.outcome import Subjects


def only_subjects(roster: Roster, subjects: Subjects | None) -> Roster:
    """Leave only the stints in which somebody is a person whom the scheme assesses.

    A stay at another level or in another role is no time in post; without a level it is one.
    """
    if subjects is None:
        return roster
    kept = np.ones(len(roster.person), np.bool_)
    if subjects.levels:
        kept &= (roster.level == BLANK) | np.isin(roster.level, subjects.levels)
    if subjects.roles:
        kept &= flags_by_code((role in subjects.roles for role in roster.roles), roster.role)
    joined = np.where(kept, roster.joined, np.int32(LAST_DAY))
    left = np.where(kept, roster.left, np.int32(FIRST_DAY))
    return replace(roster, joined=joined, left=left)

"""What a roster says against itself: days, names, spellings of ids, stays that overlap."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from gridscore.equal_rows import all_differ, first_like
from gridscore.ledger.codebook import Codebook
from gridscore.ledger.parsing.values import name_key
from gridscore.ledger.stack import single_tables
from gridscore.ledger.tables.stints import AFTER_ALL, BEFORE_ALL
from gridscore.patterns import pattern
from gridscore.periods import day_date

if TYPE_CHECKING:
    from gridscore.ledger.tables.stints import RosterBooks, Stints
    from gridscore.ledger.words import Words

_IDLE_ZEROS = pattern(rb"^(\D*)0+(?=\d)")  # 007 and g01 without them are 7 and g1


def report_wrong_dates(stints: Stints) -> None:
    """Log stints that end before they begin."""
    for position in np.flatnonzero(stints.left < stints.joined).tolist():
        joined = str(day_date(int(stints.joined[position])))
        stints.stack.report("GS409", position, "left", joined=joined)


def report_other_names(stints: Stints, books: RosterBooks) -> None:
    """Log ids that bear another name in a later row than in their first one."""
    if all_differ(stints.person):
        return
    keys = Codebook[str](name_key)
    key = keys.codes(books.names.words)[stints.name]
    first = first_like(stints.person)
    for position in np.flatnonzero(key != key[first]).tolist():
        earlier = int(first[position])
        stints.stack.report(
            "GS408",
            position,
            "name",
            id=books.ids.words[stints.person[position]],
            other_name=books.names.words[stints.name[earlier]],
            other=stints.stack.place(earlier, "name"),
        )


def report_two_spellings(stints: Stints, ids: Words, names: Words) -> None:
    """Warn of one name with two ids that differ in zeros or capitals alone: perhaps one person."""
    known: dict[tuple[bytes, str], int] = {}
    for person in _spelled_like_others(ids):
        name = names[person]
        key = _bare(ids[person]), name_key(name)
        first = known.setdefault(key, person)
        if first != person:
            position, earlier = (int((stints.person == one).argmax()) for one in (person, first))
            other = stints.stack.place(earlier, "id")
            about = {"name": name, "other_id": ids[first], "other": other}
            stints.stack.report("GS436", position, "id", **about)


def _spelled_like_others(ids: Words) -> list[int]:
    """Tell which ids another one differs from in zeros or capitals alone, in order."""
    if not isinstance(ids, list):
        from gridscore.ledger.large.id_spellings import spelled_like_others

        found: list[int] = spelled_like_others(ids).tolist()
        return found
    text = "".join(ids)
    if len(set(map(len, ids))) == 1 and text in (text.lower(), text.upper()):
        return []
    bare = list(map(_bare, ids))
    times = Counter(bare)
    return [person for person, one in enumerate(bare) if times[one] > 1]


def _bare(own: str) -> bytes:
    return _IDLE_ZEROS.sub(rb"\1", own.encode().lower())


def report_overlaps(stints: Stints) -> None:
    """Log stints that start before the same person's stint before has ended.

    Of a stint with a day that could not be read nothing is known.
    """
    again = stints.person[1:] == stints.person[:-1]
    if not again.any():
        return
    early = stints.joined[1:] <= stints.left[:-1]
    known = (stints.joined != BEFORE_ALL) & (stints.left != AFTER_ALL)
    later = np.flatnonzero(again & early & known[1:] & known[:-1]) + 1
    if len(single_tables(stints.stack.tables)) > 1 and len(later):
        from gridscore.ledger.tables.second_lists import report_second_lists

        later = later[~report_second_lists(stints.stack, later)]
    for position in later.tolist():
        stints.stack.report("GS407", position, "id", other=stints.stack.place(position - 1, "id"))

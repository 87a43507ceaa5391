"""The roster: people in order of their id, and their stints (R26)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import all_alike, as_ints, chosen, is_one_number
from gridscore.ledger.model import BLANK, FIRST_DAY, LAST_DAY, Roster
from gridscore.ledger.superiors import Ranks, find_superiors
from gridscore.ledger.tables.contradictions import (
    report_other_names,
    report_overlaps,
    report_two_spellings,
    report_wrong_dates,
)
from gridscore.ledger.tables.stints import RosterBooks, in_order_of_ids, read_stints
from gridscore.ledger.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.model import Amounts, Ints
    from gridscore.ledger.table import Table
    from gridscore.ledger.tables.stints import Stints
    from gridscore.ledger.words import Words


def read_roster(tables: Sequence[Table]) -> Roster:
    """Unite the roster tables; a row without id or name is logged and left out."""
    books = RosterBooks.new()
    stints = read_stints(tables, books)
    report_wrong_dates(stints)
    report_other_names(stints, books)
    stints, ids_in_order = in_order_of_ids(stints, books)
    report_overlaps(stints)
    is_first = np.append(True, stints.person[1:] != stints.person[:-1])[: len(stints.person)]
    names = words_of(books.names.words, stints.name[chosen(is_first)])
    accounts = _accounts(stints, books, len(names))
    row = stints.stack.row()
    ids = ids_in_order()
    report_two_spellings(stints, ids, names)
    superior = find_superiors(stints.parent, books.parents.words, ids, names)
    ranks = Ranks(stints.stack, stints.person, stints.level, superior)
    ranks.report_circles(ids)
    ranks.report_levels()
    return Roster(
        ids=ids,
        names=names,
        accounts=accounts,
        person=as_ints(stints.person),
        joined=_days(stints.joined),
        left=_days(stints.left),
        grid=as_ints(stints.grid),
        zone=as_ints(stints.zone),
        role=as_ints(stints.role),
        level=as_ints(stints.level),
        parent=as_ints(stints.parent),
        superior=as_ints(superior),
        grids=books.grids.strings,
        zones=books.zones.strings,
        roles=books.roles.strings,
        parents=books.parents.strings,
        sheet=stints.stack.sheet(),
        row=row,
        joined_col=stints.stack.of_tables([table.col("joined") for table in tables]),
    )


def _days(column: Amounts) -> Ints:
    """Take a day that could not be read for the first or the last there is."""
    if is_one_number(column):
        return all_alike(min(max(int(column[0]), FIRST_DAY), LAST_DAY), len(column))
    days = np.empty(len(column), np.int32)
    return np.clip(column, FIRST_DAY, LAST_DAY, out=days, casting="same_kind")


def _accounts(stints: Stints, books: RosterBooks, people: int) -> Words:
    """Return everybody's account: the one of the last stint that has one."""
    stated = np.flatnonzero(stints.account != BLANK)
    if not len(stated):
        return words_of(books.accounts.words, all_alike(BLANK, people))
    person, account = stints.person[stated], stints.account[stated]
    other = (person[1:] == person[:-1]) & (account[1:] != account[:-1])
    for later in (np.flatnonzero(other) + 1).tolist():
        earlier = books.accounts.words[account[later - 1]]
        stints.stack.report("GS410", int(stated[later]), "account", other_account=earlier)
    last = np.full(people, BLANK, np.int64)
    last[person] = account
    return words_of(books.accounts.words, last)

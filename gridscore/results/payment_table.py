"""The payment list: who is paid what, on which account, with room to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assessment import Standing
from gridscore.messages import say, term
from gridscore.numbers import UNSET, format_money
from gridscore.results.model import Column, Kind, PaymentList, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.engine.assessment import Assessment, Case
    from gridscore.ledger.model import Amounts
    from gridscore.messages import Lang

APPLIED = "commended-applied"
"""The reason of a reward that is only applied for."""


def payment_list(
    case: Case, assessment: Assessment, lang: Lang, money: Sequence[str]
) -> PaymentList:
    """List everybody assessed, in order of id, with the columns of `money` that there are.

    The bank account is carried here and nowhere else.
    """
    roster, rows = case.ledger.roster, len(assessment.person)
    people = assessment.person.tolist()
    applied = _applied_for(assessment)
    grids = [*roster.grids, ""]  # the last: BLANK
    amounts = {name: assessment.figures[name] for name in money}
    words: dict[str, Sequence[str]] = {
        "id": [roster.ids[person] for person in people],
        "name": [roster.names[person] for person in people],
        "grid": [grids[code] for code in roster.grid[assessment.stint].tolist()],
    }
    by_hand: dict[str, Sequence[str]] = {
        "bank": [roster.accounts[person] for person in people],
        "signature": [""] * rows,
        "remark": _remarks(case, assessment, applied, lang),
    }
    columns = [
        _column("number", Kind.COUNT, np.arange(1, rows + 1), lang),
        *(_column(name, Kind.TEXT, texts, lang) for name, texts in words.items()),
        *(_column(name, Kind.MONEY, figures, lang) for name, figures in amounts.items()),
        *(_column(name, Kind.TEXT, texts, lang) for name, texts in by_hand.items()),
    ]
    return PaymentList(Table("payments", tuple(columns)), int(applied.sum()))


def _column(name: str, kind: Kind, values: Amounts | Sequence[str], lang: Lang) -> Column:
    return Column(name, term("column", name).in_language(lang), kind, values)


def _applied_for(assessment: Assessment) -> Amounts:
    """Add up for each row the rewards that are applied for and not yet granted."""
    sums = np.zeros(len(assessment.person), np.int64)
    for posting in assessment.postings:
        for batch in posting.batches:
            if batch.reason.key == APPLIED:
                lines = np.flatnonzero(batch.amount != UNSET)
                np.add.at(sums, batch.row[lines], batch.amount[lines])
    return sums


def _remarks(case: Case, assessment: Assessment, applied: Amounts, lang: Lang) -> list[str]:
    """Note who is no longer in post or was warned, and what of the sum is applied for."""
    remarks = []
    for standing, asked in zip(assessment.standing.tolist(), applied.tolist(), strict=True):
        parts = []
        if standing != Standing.ACTIVE:
            parts.append(str(case.standing_word(standing).in_language(lang)))
        if asked:
            parts.append(say("results.payments.applied", lang, amount=format_money(asked)))
        remarks.append(say("console.list", lang).join(parts))
    return remarks

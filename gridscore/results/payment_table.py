"""The payment list: who is paid what, on which account, with room to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assessment import Standing
from gridscore.equal_rows import first_like, told_apart
from gridscore.ledger.model import BLANK
from gridscore.messages import say, term
from gridscore.numbers import UNSET, format_money
from gridscore.results.model import Column, Kind, PaymentList, Table
from gridscore.results.words import CodedWords

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
    roster, people = case.ledger.roster, assessment.person
    applied = _applied_for(assessment)
    amounts = {name: assessment.figures[name] for name in money}
    words: dict[str, Sequence[str]] = {
        "id": CodedWords(roster.ids, people),
        "name": CodedWords(roster.names, people),
        "grid": CodedWords(roster.grids, roster.grid[assessment.stint]),
    }
    by_hand: dict[str, Sequence[str]] = {
        "bank": CodedWords(roster.accounts, people),
        "signature": CodedWords([], np.full(len(people), BLANK)),
        "remark": _remarks(case, assessment, applied, lang),
    }
    columns = [
        _column("number", Kind.COUNT, np.arange(1, len(people) + 1), lang),
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


def _remarks(case: Case, assessment: Assessment, applied: Amounts, lang: Lang) -> CodedWords:
    """Note who is no longer in post or was warned, and what of the sum is applied for."""
    like = first_like(assessment.standing, applied)
    different, which = told_apart(like)
    remarks = []
    for standing, asked in zip(
        assessment.standing[different].tolist(), applied[different].tolist(), strict=True
    ):
        parts = []
        if standing != Standing.ACTIVE:
            parts.append(str(case.standing_word(standing).in_language(lang)))
        if asked:
            parts.append(say("results.payments.applied", lang, amount=format_money(asked)))
        remarks.append(say("console.clauses", lang).join(parts))
    return CodedWords(remarks, which)

"""Exemptions from assessment: who, for which period, and why (R16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.codebook import Codebook
from gridscore.ledger.model import BLANK, Exemptions
from gridscore.ledger.parsing.choices import NO_REASON, choice_key
from gridscore.ledger.parsing.values import BadCell, parse_text
from gridscore.ledger.parsing.word_readers import with_special
from gridscore.ledger.period_column import exemption_periods
from gridscore.ledger.stack import Stack, repeats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.ledger.parsing.values import Parsed
    from gridscore.ledger.people import People
    from gridscore.ledger.table import Table
    from gridscore.ledger.vocabulary import Vocabulary
    from gridscore.periods import Period


def _parse_reason(cell: Cell) -> Parsed[str]:
    """Read a reason; a sign or a word that only fills the cell is none (R16)."""
    reason = parse_text(cell)
    if choice_key(reason.value) in NO_REASON:
        raise BadCell("GS313")
    return reason


_REASONS = with_special(_parse_reason, max(len(word.encode()) for word in NO_REASON))


def read_exemptions(tables: Sequence[Table], vocabulary: Vocabulary, people: People) -> Exemptions:
    """Read all lists of exemptions; a row that lacks anything is logged and left out."""
    periods: Codebook[Period] = Codebook()
    reasons: Codebook[str] = Codebook()
    stack = Stack.of(tables)
    worker = stack.column(people.find)
    period = stack.column(lambda table: exemption_periods(table, vocabulary.cadences, periods))
    reason = stack.words(
        lambda table, book: table.read_words("reason", book, _REASONS, required=True), reasons
    )
    keep = (worker != BLANK) & (period != BLANK) & (reason != BLANK)
    stack = stack.take(keep)
    for again, first in repeats(worker[keep], period[keep]):
        stack.report("GS422", again, "period", other=stack.place(first, "period"))

    def kept(column: Amounts | Ints) -> Ints:
        codes: Ints = column[keep].astype(np.int32)
        return codes

    return Exemptions(
        worker=kept(worker),
        period=kept(period),
        reason=kept(reason),
        sheet=stack.sheet(),
        row=stack.row(),
        col=stack.column(lambda table: table.col("reason")).astype(np.int32),
        periods=periods.words,
        reasons=reasons.words,
    )

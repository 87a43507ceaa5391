"""The incident log: what happened to whom when, in ledger order (R7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.choices import (
    AUTHORITIES,
    NO_DOCUMENT,
    RECORDED_ONLY,
    STATUS_WORDS,
    by_word,
    choice_key,
    incident_categories,
    shown_choices,
)
from gridscore.ledger.codebook import Codebook
from gridscore.ledger.model import BLANK, CONFIRMED, LAST_DAY, Incidents
from gridscore.ledger.near import near_words
from gridscore.ledger.stack import Stack
from gridscore.ledger.values import BadCell, Parsed, parse_date, parse_text, plain_key
from gridscore.numbers import UNSET

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gridscore.ledger.choices import Choices
    from gridscore.ledger.grid import Cell
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.ledger.people import People
    from gridscore.ledger.table import Table
    from gridscore.scheme.model import Scheme


def read_incidents(tables: Sequence[Table], scheme: Scheme, people: People) -> Incidents:
    """Read all incident logs; a row without worker, date or category is logged and left out."""
    choices = incident_categories(scheme)
    documents = Codebook[str](plain_key)
    stack = Stack.of(tables)
    worker = stack.column(people.find)
    day = stack.column(lambda table: table.read("date", parse_date, required=True))
    category = stack.column(
        lambda table: table.read("category", _choice_reader(choices), required=True)
    )
    authority = stack.column(lambda table: table.read("authority", _choice_reader(AUTHORITIES)))
    status = stack.column(lambda table: table.read("status", _choice_reader(STATUS_WORDS)))
    document = stack.column(lambda table: _read_documents(table, documents))
    _report_unclaimed(stack, category, list(choices), scheme)
    keep = (worker != BLANK) & (day != BLANK) & (category != BLANK)

    def kept(column: Amounts) -> Ints:
        codes: Ints = column[keep].astype(np.int32)
        return codes

    return Incidents(
        day=kept(day),
        worker=kept(worker),
        category=kept(category),
        authority=kept(authority),
        document=kept(document),
        status=kept(np.where(status == BLANK, CONFIRMED, status)),
        severity=np.full(np.count_nonzero(keep), BLANK, np.int32),
        quantity=np.full(np.count_nonzero(keep), BLANK, np.int64),
        points=np.full(np.count_nonzero(keep), UNSET, np.int64),
        assessor=np.full(np.count_nonzero(keep), BLANK, np.int32),
        assessor_person=np.full(np.count_nonzero(keep), BLANK, np.int32),
        deadline=np.full(np.count_nonzero(keep), LAST_DAY, np.int32),
        resolved=np.full(np.count_nonzero(keep), LAST_DAY, np.int32),
        sheet=stack.sheet()[keep],
        row=stack.row()[keep],
        col=kept(stack.column(lambda table: table.col("category"))),
        categories=list(choices),
        authorities=list(AUTHORITIES),
        documents=documents.words,
        severities=[],
        assessors=[],
    )


def _choice_reader(choices: Choices) -> Callable[[Cell], Parsed[int]]:
    """Return a parser of one of the choices, as its number among them."""
    words = by_word(choices)
    number = {name: position for position, name in enumerate(choices)}

    def parse(cell: Cell) -> Parsed[int]:
        text = parse_text(cell).value
        if not text:
            return Parsed(BLANK)
        name = words.get(choice_key(text))
        if name is None:
            near = near_words(choice_key(text), words)
            raise BadCell("GS318", near=near, choices=shown_choices(choices))
        return Parsed(number[name])

    return parse


def _read_documents(table: Table, documents: Codebook[str]) -> Ints:
    def parse(cell: Cell) -> Parsed[int]:
        text = parse_text(cell).value
        if not text:
            return Parsed(BLANK)
        if choice_key(text) in NO_DOCUMENT:
            return Parsed(BLANK, tidied=True)
        return Parsed(documents.code(text))

    return table.read("document", parse).astype(np.int32)


def _report_unclaimed(
    stack: Stack, category: Amounts, categories: Sequence[str], scheme: Scheme
) -> None:
    """Note incidents of a category to which the regulation attaches nothing."""
    claimed = {*scheme.categories, *RECORDED_ONLY}
    unclaimed = [code for code, name in enumerate(categories) if name not in claimed]
    for position in np.flatnonzero(np.isin(category, unclaimed)).tolist():
        stack.report("GS416", position, "category", scheme=scheme.id)

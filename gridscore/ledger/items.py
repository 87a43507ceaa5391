"""Cells that name a criterion or a measure of the regulation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.ledger.headings import heading_key
from gridscore.ledger.near import near_words
from gridscore.ledger.values import BadCell, Parsed, parse_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.vocabulary import Item


def item_reader(items: Sequence[Item]) -> Callable[[Cell], Parsed[int]]:
    """Return a parser of cells that name one of the items, as its number among them.

    A name is compared as a heading is. A cell that names none, a blank one too, is a BadCell.
    """
    number_of = {
        key: number
        for number, item in enumerate(items)
        for word in item.words
        if (key := heading_key(word))
    }

    def parse(cell: Cell) -> Parsed[int]:
        key = heading_key(parse_text(cell).value)
        number = number_of.get(key)
        if number is None:
            choices = [item.title for item in items]
            raise BadCell("GS318", near=near_words(key, number_of), choices=choices)
        return Parsed(number)

    return parse

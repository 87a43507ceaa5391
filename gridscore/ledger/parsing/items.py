"""Cells that name a criterion or a measure of the regulation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.ledger.headings import heading_key
from gridscore.ledger.parsing.near import near_words
from gridscore.ledger.parsing.values import BadCell, Parsed, parse_text
from gridscore.messages import Lang, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.vocabulary import Item
    from gridscore.messages import Localised


def keys_of(items: Iterable[Item]) -> Iterator[set[str]]:
    """Yield the keys that each item goes by as a heading, also with its number glued to it.

    Offices write `4服务态度` of the fourth; other numbers before a word may be part of it. A title
    of signs alone has no key, as a blank heading.
    """
    for number, item in enumerate(items, 1):
        keys = {heading_key(word) for word in item.words} - {""}
        yield keys | {f"{number}{key}" for key in keys}


def item_reader(items: Sequence[Item]) -> Callable[[Cell], Parsed[int]]:
    """Return a parser of cells that name one of the items, as its number among them.

    A name is compared as a heading is. A cell that names none, a blank one too, is a BadCell.
    """
    number_of = {key: number for number, keys in enumerate(keys_of(items)) for key in keys}

    def parse(cell: Cell) -> Parsed[int]:
        key = heading_key(parse_text(cell).value)
        number = number_of.get(key)
        if number is None:
            titles = [item.title for item in items]
            near = dict.fromkeys(number_of[word] for word in near_words(key, number_of))
            meant = [_as_typed(titles[number], key) for number in near]
            raise BadCell("GS318", near=meant, choices=titles)
        return Parsed(number)

    return parse


def _as_typed(title: Localised, typed: str) -> Localised:
    """Name an item in the reader's language, in Chinese to a reader of English who typed it so."""
    if typed.isascii():
        return title
    hans, hant = map(title.in_language, (Lang.ZH_HANS, Lang.ZH_HANT))
    return Wording(hans, hans, hant)

"""What the different cells of a column say: each is parsed once, however many rows have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, cast

from gridscore.columns import places
from gridscore.ledger.parsing.values import BadCell, are_plain, is_blank, is_plain
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.large.texts import Texts
    from gridscore.ledger.parsing.values import Parsed
    from gridscore.ledger.parsing.word_readers import WordReader

T = TypeVar("T")


class ParsedCells(NamedTuple, Generic[T]):
    """What cells say, how those read that were tidied, or "", and what is wrong with which."""

    values: list[T]
    tidied: list[str]
    flaws: Mapping[int, BadCell]


def parse_each(
    cells: Sequence[Cell],
    parse: Callable[[Cell], Parsed[T]],
    found: Sequence[T | None],
    blank: T,
    *,
    required: bool,
) -> ParsedCells[T]:
    """Parse cells, but for those of which it was `found` what they say.

    What cannot be read becomes `blank`; so does a blank cell, which is a flaw if `required`.
    """
    if None not in found:
        return ParsedCells(cast("list[T]", found), [], {})
    values = [blank if value is None else value for value in found]
    tidied = [""] * len(values)
    flaws: dict[int, BadCell] = {}
    for code, (cell, value) in enumerate(zip(cells, found, strict=True)):
        if value is not None:
            continue
        try:
            values[code], tidied[code] = _parse(cell, parse, required=required)
        except BadCell as flaw:
            flaws[code] = flaw
    return ParsedCells(values, tidied, flaws)


def _parse(cell: Cell, parse: Callable[[Cell], Parsed[T]], *, required: bool) -> Parsed[T]:
    if required and is_blank(cell):
        raise BadCell("GS313")
    return parse(cell)


def words_as_they_stand(cells: list[Cell], reader: WordReader) -> list[str | None]:
    """Return the cells that a reader takes as they stand; None for each that it has to read."""
    if not reader.longest_special and are_plain(cells):
        return [*cells]
    return [
        cell
        if isinstance(cell, str) and len(cell) > reader.longest_special and is_plain(cell)
        else None
        for cell in cells
    ]


def parse_texts(
    texts: Texts, reader: WordReader, *, required: bool
) -> tuple[Texts, NDArray[np.int64], Texts]:
    """Read very many words: what they say, which of them had to be read, and how those read.

    How one reads is "" if it was not tidied; so it is of a blank one that is `required`, which is
    a flaw.
    """
    at = texts.odd
    if reader.longest_special:
        at = places(len(texts), at, texts.lengths <= reader.longest_special)
    special, tidied = reader.read_many(texts if len(at) == len(texts) else texts.take(at))
    words = texts.replaced(at, special) if len(at) else texts
    if required:
        tidied = tidied.where(special.lengths > 0)
    return words, at, tidied

"""Readers of words, each in two ways: one cell with care, and very many with kernels.

Kernels read words that have, beside plain characters, only what `text_tidying` knows: most ids
that are not plain, what a database fills up with blanks, names set wide. The others are left to
the careful way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import places
from gridscore.ledger.parsing.values import parse_id, parse_name, parse_text
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.large.texts import Texts
    from gridscore.ledger.parsing.values import Parsed


class WordReader(NamedTuple):
    """How a column of words is read.

    `parse` reads one cell, and takes a plain word of more than `longest_special` bytes as it
    stands. `many` does the same with many words, and says which of them it leaves to `parse`.
    """

    parse: Callable[[Cell], Parsed[str]]
    many: Callable[[Texts], tuple[Texts, NDArray[np.int64]]]
    tells_blanks: bool = False  # whether it is told as tidied where blanks at the ends are dropped
    longest_special: int = 0

    def read_many(self, texts: Texts) -> tuple[Texts, Texts]:
        """Read words; beside them stands how they read where they were tidied, or ""."""
        from gridscore.ledger.large.text_tidying import say_formulas, trimmed

        words, left = self.many(texts)
        with_care = texts.take(left).read_each(self.parse)
        if with_care:
            words = words.replaced(left, [word for word, _ in with_care])
        if self.tells_blanks:
            told = words.differ(texts)
        else:
            told = words.differ(trimmed(texts)[0]) | say_formulas(texts)
        told[left] = False
        tidied = words.where(told)
        if with_care:
            tidied = tidied.replaced(left, [text for _, text in with_care])
        return words, tidied


def _trimmed(texts: Texts) -> tuple[Texts, NDArray[np.int64]]:
    """Drop blanks around words."""
    from gridscore.ledger.large.text_tidying import trimmed

    return trimmed(texts)


def _bare_ids(texts: Texts) -> tuple[Texts, NDArray[np.int64]]:
    """Drop blanks, and the quotation mark that makes a number text in a spreadsheet."""
    from gridscore.ledger.large.text_tidying import have, trimmed, without_blanks

    if not have(texts, "'"):
        return without_blanks(texts)
    import pyarrow.compute as pc

    bare, left = trimmed(texts)
    ids, _ = without_blanks(type(bare)(pc.replace_substring_regex(bare.array, "^'", "")))
    return ids, left


def _names(texts: Texts) -> tuple[Texts, NDArray[np.int64]]:
    """Drop blanks around names and those that set Han characters wide; others are left."""
    from gridscore.ledger.large.text_tidying import (
        are_set_wide,
        closed_up,
        narrow_letters,
        trimmed,
    )

    bare, strange = trimmed(texts)
    bare = narrow_letters(bare)
    closed = closed_up(bare)
    parted = np.flatnonzero(closed.differ(bare))
    wide = are_set_wide(bare.take(parted))
    names = bare.replaced(parted[wide], closed.take(parted[wide]))
    return names, places(len(names), parted[~wide], strange)


WORDS = WordReader(parse_text, _trimmed)
NAMES = WordReader(parse_name, _names)
IDS = WordReader(parse_id, _bare_ids, tells_blanks=True)


def with_special(parse: Callable[[Cell], Parsed[str]], longest_special: int) -> WordReader:
    """Read words of which short ones, though plain, may mean something else than they say.

    Of those that end in a digit only a single digit may.
    """

    def many(texts: Texts) -> tuple[Texts, NDArray[np.int64]]:
        from gridscore.ledger.large.text_tidying import end_in_digits, trimmed, without_blanks

        bare, strange = trimmed(texts)
        closed = without_blanks(texts)[0]
        lengths = closed.lengths
        special = (lengths <= longest_special) & ~(end_in_digits(closed) & (lengths > 1))
        return bare, places(len(texts), strange, special)

    return WordReader(parse, many, longest_special=longest_special)

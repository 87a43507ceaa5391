"""Whom the rows of a large table are about: ids and names looked up together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

import numpy as np

from gridscore.columns import counting, counts_up, looked_up, places
from gridscore.ledger.codebook import SEVERAL, UNKNOWN, only_ones
from gridscore.ledger.large.text_tidying import (
    all_visible,
    carefully,
    say_formulas,
    without_leading_zeros,
)
from gridscore.ledger.model import BLANK
from gridscore.ledger.parsing.values import parse_id
from gridscore.ledger.parsing.word_readers import IDS
from gridscore.ledger.words import as_texts
from gridscore.side_by_side import AT_ONCE, FOR_TWO, CachedProperty, longest_first

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gridscore.ledger.codebook import Codebook
    from gridscore.ledger.large.texts import Texts
    from gridscore.ledger.model import Amounts, Codes, Ints
    from gridscore.ledger.table import Mask, Table
    from gridscore.ledger.words import Words


class ManyPeople:
    """The people of a roster, whom very many rows are about: looked up together, by kernels."""

    def __init__(
        self, ids: Words, names: Words, book_and_codes: Callable[[], tuple[Codebook[str], Codes]]
    ) -> None:
        """Take ids and names of the roster; a book of the names, and whose is which, on demand."""
        self._ids, self._names = as_texts(ids), as_texts(names)
        self._book_and_codes = book_and_codes

    @CachedProperty
    def _everybody(self) -> Ints:
        """The people in their order: one array for all sheets that name them so."""
        return counting(0, len(self._ids))

    def get_ready(self, large: Sequence[Table]) -> None:
        """Work out what each look-up asks for once, and not in several threads."""
        size = len(self._ids) if len(self._ids) >= FOR_TWO else 0
        jobs: list[tuple[Callable[[], object], int]]
        jobs = [(partial(self.find, self._ids[:1]), size)]  # whatever ids are found by
        if not all(isinstance(table.words("name"), list) for table in large):
            jobs.append((self._names.numbered, size))
        longest_first(jobs, AT_ONCE)
        if len(self._names.odd):
            self._has_forms.any()

    def ids_of(self, table: Table, texts: Texts) -> Ints:
        """Read whom ids mean; BLANK for nobody, and for one that is not known UNKNOWN."""
        worker = self.find(texts)
        strange = np.flatnonzero(worker == BLANK)
        if not len(strange):
            table.say_as_known("id", worker, self._ids)
            return worker
        typed = texts.take(strange)
        keys = carefully(typed, lambda text: parse_id(text).value, IDS.many)
        found = self.find(keys)
        bare = self._find_bare(keys) if (found == BLANK).any() else found
        meant = np.where(found == BLANK, bare, found)
        worker[strange] = np.where(keys.lengths == 0, BLANK, meant)
        other = np.flatnonzero((worker[strange] >= 0) & ((found == BLANK) | typed.differ(keys)))
        table.note_tidied("id", strange[other], self._ids.take(worker[strange[other]]))
        return worker

    def find(self, texts: Texts) -> Ints:
        """Tell whose id each text is, letter by letter; BLANK where nobody's."""
        if texts.are_as(self._ids):
            return self._everybody
        return self._ids.finder.find(texts)

    def _find_bare(self, keys: Texts) -> Amounts:
        """Look ids up without the zeros at the beginning; UNKNOWN where that is not sure."""
        known, number = without_leading_zeros(self._ids).numbered()
        people = np.append(only_ones(number, len(known)), UNKNOWN)
        person: Amounts = people[known.find(without_leading_zeros(keys))]
        return np.where(person == SEVERAL, UNKNOWN, person)

    def named_as_known(self, table: Table, worker: Ints) -> Mask:
        """Mark the rows of a table whose name is that of their id, letter by letter.

        Their name needs no look, unless the roster has it in another form before.
        """
        column = table.columns["name"]
        texts = as_texts(cast("Sequence[str]", column.cells))
        known = self._names
        is_known = worker >= 0
        if column.codes is not None:
            names, number = known.numbered()
            is_known &= column.values(names.find(texts)) == looked_up(number, worker)
        elif not counts_up(worker, len(known)) or not texts.are_as(known):
            is_known &= ~texts.differ_from(known, np.maximum(worker, np.int32(0)))
        if len(known.odd):
            is_known &= ~looked_up(self._has_forms, worker)
        if is_known.all():
            table.say_as_known("name", worker, known)
        return is_known

    @CachedProperty
    def _has_forms(self) -> Mask:
        """Mark the people whose name is shown in another form, or would be read once more."""
        book, code = self._book_and_codes()
        shown = as_texts(book.strings).take(code)
        return shown.differ(self._names) | say_formulas(self._names)

    def names_of(self, table: Table, texts: Texts, worker: Ints, as_known: Mask) -> Amounts:
        """Read names as codes into the book of them; of those `as_known` it is known."""
        book, code_of = self._book_and_codes()
        rows = np.flatnonzero(~as_known)
        typed = texts.take(rows)
        names = all_visible(typed)
        code = book.find_all(names)
        words = book.strings
        other_form = np.append(np.isin(np.arange(len(words)), as_texts(words).odd), False)
        unlike = places(len(typed), typed.odd, other_form[code])
        unlike = unlike[code[unlike] != BLANK]
        known = as_texts(words).take(code[unlike])
        other = np.flatnonzero(known.differ(typed.take(unlike)))
        table.note_tidied("name", rows[unlike[other]], known.take(other))
        name = looked_up(code_of, worker).astype(np.int64)
        name[rows] = np.where(names.lengths == 0, BLANK, np.where(code == BLANK, UNKNOWN, code))
        return name

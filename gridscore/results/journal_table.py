"""The journal: posting columns, melted into one line per amount, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

from gridscore.columns import all_alike, looked_up, rise
from gridscore.equal_rows import first_like, told_apart
from gridscore.journal import Unit
from gridscore.ledger.codebook import Codebook
from gridscore.ledger.words import words_of
from gridscore.messages import say, term
from gridscore.numbers import UNSET, format_hundredths
from gridscore.records import NamedTuple
from gridscore.results.cell_names import CellNamer
from gridscore.results.model import Column, Kind, Table
from gridscore.results.words import CodedWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Assessment, Case
    from gridscore.journal import Batch, Cells, Posting
    from gridscore.messages import Lang

Code = TypeVar("Code", bound=np.integer)

COLUMNS = {
    "posting": Kind.COUNT,
    "id": Kind.TEXT,
    "period": Kind.TEXT,
    "account": Kind.WORD,
    "clause": Kind.TEXT,
    "rule": Kind.WORD,
    "amount": Kind.POINTS,
    "unit": Kind.WORD,
    "reason": Kind.TEXT,
    "file": Kind.TEXT,
    "sheet": Kind.TEXT,
    "cell": Kind.TEXT,
}
PEOPLE_AT_A_TIME = 1 << 16
"""People whose lines are put together at once where a journal is written: memory for them."""


def journal_table(
    case: Case, assessment: Assessment, lang: Lang, person: int | None = None
) -> Table:
    """Melt the postings of an assessment, of everyone or of one person, in order of id.

    Lines of one person keep the order of the postings: points, pay, standing.
    """
    rows = range(len(assessment.person))
    if person is not None:
        (own,) = np.flatnonzero(assessment.person == person).tolist()
        rows = range(own, own + 1)
    return _Melting(case, assessment, lang).lines_of(rows)


def journal_parts(case: Case, assessment: Assessment, lang: Lang) -> Iterator[Table]:
    """Melt the postings some thousand people at a time: together the lines of `journal_table`."""
    melting = _Melting(case, assessment, lang)
    people = len(assessment.person)
    for start in range(0, max(people, 1), PEOPLE_AT_A_TIME):
        yield melting.lines_of(range(start, min(start + PEOPLE_AT_A_TIME, people)))


class _Picked(NamedTuple):
    """Lines of some rows of the result: a stretch of a batch of some posting."""

    posting: Posting
    batch: Batch
    stretch: slice

    def __len__(self) -> int:
        start, stop, _ = self.stretch.indices(len(self.batch.row))
        return stop - start

    def cells(self) -> Cells | None:
        """Give the cells that the lines draw on, None if there is no line that has any."""
        if self.batch.cells is None or not len(self):
            return None
        return self.batch.cells(np.arange(self.stretch.start, self.stretch.stop))


class _Melting:
    """Puts the lines of rows of the result into words, row after row."""

    def __init__(self, case: Case, assessment: Assessment, lang: Lang) -> None:
        self._case, self._assessment, self._lang = case, assessment, lang
        self._namer = CellNamer(case.ledger.sheets)
        self._posted = 0

    def lines_of(self, rows: range) -> Table:
        """Melt the lines of the rows, which follow those that were melted before."""
        postings = self._assessment.postings
        picked = [
            _Picked(posting, batch, slice(*np.searchsorted(batch.row, [rows.start, rows.stop])))
            for posting in postings
            for batch in posting.batches
        ]
        own = [one.batch.row[one.stretch] - rows.start for one in picked]
        count = np.bincount(_joined(own), minlength=len(rows))
        lines = _Lines(_places(own, count))
        number = [n for n, posting in enumerate(postings) for _ in posting.batches]
        posting = lines.filled(number, np.int16)
        columns: dict[str, NDArray[np.int64] | Sequence[str]] = {
            "posting": np.arange(self._posted + 1, self._posted + len(posting) + 1),
            "id": self._ids(rows, np.repeat(np.arange(len(rows)), count)),
            "period": _same(str(self._assessment.period), len(posting)),
            "amount": lines.filled([one.batch.amount[one.stretch] for one in picked], np.int64),
            "draft": _same(term("column", "draft").in_language(self._lang), len(posting)),
            "reason": self._reasons(picked, lines),
            **self._by_posting(posting),
            **self._sources(picked, lines),
        }
        self._posted += len(posting)
        kinds = COLUMNS | ({"draft": Kind.WORD} if self._case.draft else {})
        return Table(
            "journal",
            tuple(
                Column(name, term("column", name).in_language(self._lang), kind, columns[name])
                for name, kind in kinds.items()
            ),
        )

    def _ids(self, rows: range, own: NDArray[np.int64]) -> CodedWords:
        person = self._assessment.person[rows.start : rows.stop]
        return CodedWords(words_of(self._case.ledger.roster.ids, person), own)

    def _by_posting(self, posting: NDArray[np.integer]) -> dict[str, CodedWords]:
        """Give what all lines of a posting have in common."""
        postings = self._assessment.postings
        words = {
            "account": [one.account for one in postings],
            "clause": [one.clause for one in postings],
            "rule": [one.rule for one in postings],
            "unit": [_unit_word(one.unit, self._lang) for one in postings],
        }
        return {name: _coded(each, posting) for name, each in words.items()}

    def _reasons(self, picked: Sequence[_Picked], lines: _Lines) -> CodedWords:
        said = Codebook[str]()
        codes = []
        for posting, batch, stretch in picked:
            words = reasons_in_words(posting, batch, stretch, self._lang)
            by_word = [said.code(word) for word in words.words[:-1]]
            codes.append(looked_up(np.array(by_word, np.int32), words.codes))
        return CodedWords(said.strings, lines.filled(codes, np.int32))

    def _sources(self, picked: Sequence[_Picked], lines: _Lines) -> dict[str, Sequence[str]]:
        """Name the file, sheet and cells of each line."""
        codes: list[NDArray[np.integer] | int] = []
        firsts: list[NDArray[np.integer] | int] = []
        rows, length = [np.zeros(0, np.int32)], 0
        for one in picked:
            cells = one.cells()
            codes.append(0 if cells is None else self._namer.codes_of(cells))
            firsts.append(0 if cells is None else cells.start[:-1] + length)
            if cells is not None:
                rows.append(cells.row)
                length += len(cells.row)
        code = lines.filled(codes, np.int32)
        places = tuple(self._namer.places)  # more are met while these lines are written
        return {
            "file": _coded([place.file for place in places], code),
            "sheet": _coded([place.sheet for place in places], code),
            "cell": self._namer.names(code, lines.filled(firsts, np.int64), np.concatenate(rows)),
        }


class _Lines(NamedTuple):
    """Lines that are to stand person by person: of each batch where its own go."""

    places: Sequence[NDArray[np.int64]]

    def filled(
        self, values: Sequence[NDArray[np.integer] | int], kind: type[Code]
    ) -> NDArray[Code]:
        """Give a column of the values of each batch, or the one that all lines of it have."""
        column = np.empty(sum(map(len, self.places)), kind)
        for at, own in zip(self.places, values, strict=True):
            column[at] = own
        return column


def _places(rows: Sequence[NDArray[np.int64]], count: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Tell where the lines of each batch go, which belong to these rows of the result.

    `count` says how many lines each row has in all. Within a batch rows never fall.
    """
    after = np.cumsum(count) - count  # where the next line of each row goes
    places = []
    for own in rows:
        at = after[own]
        if not rise(own):
            at += np.arange(len(own)) - np.searchsorted(own, own)
        after[own] = at + 1  # of several lines of a row, the last one says so
        places.append(at)
    return places


def _joined(parts: Sequence[NDArray[np.integer]]) -> NDArray[np.int64]:
    return np.concatenate([np.zeros(0, np.int64), *parts])


def _same(word: str, count: int) -> CodedWords:
    return CodedWords([word], np.zeros(count, np.int8))


def _coded(words: Sequence[str], which: NDArray[np.integer]) -> CodedWords:
    """Give each line one of the words, of which some may be the same."""
    book = Codebook[str]()
    codes = [book.code(word) for word in words]
    return CodedWords(book.strings, looked_up(np.array(codes, np.int32), which))


def _unit_word(unit: Unit, lang: Lang) -> str:
    return "" if unit is Unit.NONE else term("unit", unit).in_language(lang)


def reasons_in_words(posting: Posting, batch: Batch, lines: slice, lang: Lang) -> CodedWords:
    """Word the reason of each of the given lines of a batch.

    What lines have in common is worded once; equal figures are put in once. A figure that only
    other batches of the posting show is left blank.
    """
    names = dict.fromkeys(name for each in posting.batches for name in each.figures)
    blanks = {name: f"{{{name}}}" for name in names}
    text = say(f"reasons.{batch.reason.key}", lang, **batch.reason.details, **blanks)
    for name, blank in blanks.items():
        if name not in batch.figures:
            text = text.replace(blank, "")
    if not batch.figures:
        return CodedWords([text], all_alike(0, len(batch.row[lines])))
    figures = [values[lines] for values in batch.figures.values()]
    shown = [blanks[name] for name in batch.figures]
    kinds, which = told_apart(first_like(*figures))
    words = Codebook[str]()
    filled = [
        words.code(_fill(text, zip(shown, map(_figure, line), strict=True)))
        for line in zip(*(values[kinds].tolist() for values in figures), strict=True)
    ]
    return CodedWords(words.strings, np.array(filled, np.int64)[which])


def _fill(text: str, figures: Iterable[tuple[str, str]]) -> str:
    """Put figures into their blanks; other braces are of a title, and stay."""
    for blank, figure in figures:
        text = text.replace(blank, figure)
    return text


def _figure(value: int) -> str:
    return "" if value == UNSET else format_hundredths(value)

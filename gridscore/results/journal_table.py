"""The journal: posting columns, melted into one line per amount, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from gridscore.columns import distinct, first_like
from gridscore.journal import Unit
from gridscore.ledger.codebook import Codebook
from gridscore.ledger.model import cell_name
from gridscore.messages import say, term
from gridscore.numbers import UNSET, format_hundredths
from gridscore.results.model import Column, Kind, Table
from gridscore.results.words import CodedWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Assessment, Case
    from gridscore.journal import Posting
    from gridscore.ledger.model import Ledger
    from gridscore.messages import Lang

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


def journal_table(
    case: Case, assessment: Assessment, lang: Lang, person: int | None = None
) -> Table:
    """Melt the postings of an assessment, of everyone or of one person, in order of id.

    Lines of one person keep the order of the postings: points, pay, standing.
    """
    kept = [_lines_kept(posting, assessment, person) for posting in assessment.postings]
    row = np.concatenate([p.row[k] for p, k in zip(assessment.postings, kept, strict=True)])
    order = np.argsort(row, kind="stable")
    texts: dict[str, list[str]] = {
        name: []
        for name in ("account", "clause", "rule", "unit", "reason", "file", "sheet", "cell")
    }
    for posting, lines in zip(assessment.postings, kept, strict=True):
        _put_into_words(texts, posting, lines, case.ledger, lang)
    amount = np.concatenate([p.amount[k] for p, k in zip(assessment.postings, kept, strict=True)])
    ids = case.ledger.roster.ids
    kinds = COLUMNS | ({"draft": Kind.WORD} if case.draft else {})
    columns: dict[str, NDArray[np.int64] | Sequence[str]] = {
        "posting": np.arange(1, len(order) + 1),
        "id": [ids[assessment.person[index]] for index in row[order]],
        "period": [str(assessment.period)] * len(order),
        "amount": amount[order],
        "draft": [term("column", "draft").in_language(lang)] * len(order),
        **{name: [values[i] for i in order.tolist()] for name, values in texts.items()},
    }
    return Table(
        "journal",
        tuple(
            Column(name, term("column", name).in_language(lang), kind, columns[name])
            for name, kind in kinds.items()
        ),
    )


def _lines_kept(posting: Posting, assessment: Assessment, person: int | None) -> NDArray[np.int64]:
    if person is None:
        return np.arange(len(posting.row))
    return np.flatnonzero(assessment.person[posting.row] == person)


def _put_into_words(
    texts: dict[str, list[str]],
    posting: Posting,
    lines: NDArray[np.int64],
    ledger: Ledger,
    lang: Lang,
) -> None:
    """Append the text columns of the given lines of one posting."""
    count = len(lines)
    texts["account"] += [posting.account] * count
    texts["clause"] += [posting.clause] * count
    texts["rule"] += [posting.rule] * count
    unit = term("unit", posting.unit).in_language(lang) if posting.unit is not Unit.NONE else ""
    texts["unit"] += [unit] * count
    texts["reason"] += reasons_in_words(posting, lines, lang)
    places = _places(posting, lines, ledger)
    for index, name in enumerate(("file", "sheet", "cell")):
        texts[name] += [place[index] for place in places]


def reasons_in_words(posting: Posting, lines: NDArray[np.int64], lang: Lang) -> CodedWords:
    """Word the reason of each of the given lines.

    What lines have in common is worded once; equal figures are put in once.
    """
    blanks = {name: f"{{{name}}}" for name in posting.figures}
    texts = [say(f"reasons.{why.key}", lang, **why.details, **blanks) for why in posting.reasons]
    codes = posting.reason[lines].astype(np.int64)
    words = Codebook[str]()
    if not blanks:
        by_reason = np.array([words.code(text) for text in texts], np.int64)
        return CodedWords(words.words, by_reason[codes])
    figures = [values[lines] for values in posting.figures.values()]
    first = first_like(codes, *figures)
    kinds = distinct(first)
    filled = [
        words.code(
            _fill(
                texts[codes[line]],
                (
                    (blank, _figure(values[line]))
                    for blank, values in zip(blanks.values(), figures, strict=True)
                ),
            )
        )
        for line in kinds.tolist()
    ]
    return CodedWords(words.words, np.array(filled, np.int64)[np.searchsorted(kinds, first)])


def _fill(text: str, figures: Iterable[tuple[str, str]]) -> str:
    """Put figures into their blanks; other braces are of a title, and stay."""
    for blank, figure in figures:
        text = text.replace(blank, figure)
    return text


def _figure(value: int) -> str:
    return "" if value == UNSET else format_hundredths(int(value))


def _places(
    posting: Posting, lines: NDArray[np.int64], ledger: Ledger
) -> list[tuple[str, str, str]]:
    """Name the source of each line: file, sheet, cells."""
    if posting.cells is None:
        return [("", "", "")] * len(lines)
    cells = posting.cells(lines)
    start, sheet = cells.start.tolist(), cells.sheet.tolist()
    rows, cols = cells.row.tolist(), cells.col.tolist()
    patterns: dict[tuple[int, ...], _Pattern] = {}
    places = []
    for line in range(len(lines)):
        own = slice(start[line], start[line + 1])
        sheets = tuple(sheet[own])
        pattern = patterns.get(sheets) or patterns.setdefault(sheets, _pattern(sheets, ledger))
        names = list(map(cell_name, rows[own], cols[own]))
        spots = pattern.spots % tuple([names[place] for place in pattern.order])
        places.append((pattern.file, pattern.sheet, spots))
    return places


class _Pattern(NamedTuple):
    """How cells that stand in certain sheets are named: with a `%s` for each, in an order."""

    file: str
    sheet: str
    spots: str
    order: list[int]


def _pattern(sheets: tuple[int, ...], ledger: Ledger) -> _Pattern:
    """Say how the cells of one line are named, which stand in these sheets.

    Where there are several, each sheet's cells follow its name as Excel writes it:
    `[file]sheet!D5, E5; [file2]sheet!D7`.
    """
    by_sheet: dict[int, list[int]] = {}
    for place, sheet in enumerate(sheets):
        by_sheet.setdefault(sheet, []).append(place)
    refs = [ledger.sheets[sheet] for sheet in by_sheet]
    spots = [", ".join(["%s"] * len(places)) for places in by_sheet.values()]
    if len(refs) > 1:
        names = [f"[{ref.file}]{ref.name}!".replace("%", "%%") for ref in refs]
        spots = [f"{name}{spot}" for name, spot in zip(names, spots, strict=True)]
    files = dict.fromkeys(ref.file for ref in refs)
    titles = dict.fromkeys(ref.name for ref in refs if ref.name)
    order = [place for places in by_sheet.values() for place in places]
    return _Pattern("; ".join(files), "; ".join(titles), "; ".join(spots), order)

"""The journal in the workbook, and the proof that its lines add up to what is published."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import numpy as np

from gridscore.equal_rows import first_like, told_apart
from gridscore.journal import Unit
from gridscore.ledger.codebook import encode
from gridscore.ledger.model import BLANK, column_letters
from gridscore.messages import term
from gridscore.numbers import HUNDRED, UNSET
from gridscore.records import NamedTuple, replace
from gridscore.results.model import Column, Kind, Table
from gridscore.results.text_templates import SLOT, FilledTemplates, Template
from gridscore.results.words import CodedWords
from gridscore.results.xlsx.book import HEADING_ROW, Look, write_text
from gridscore.results.xlsx.bulk_rows import Formulas
from gridscore.results.xlsx.cell_ranges import compact_cells, compact_names
from gridscore.results.xlsx.table_sheet import (
    Part,
    formula_text,
    put_rows,
    write_table_sheets,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.results.xlsx.book import Book
    from gridscore.results.xlsx.table_sheet import Placed


_Spans: TypeAlias = "NDArray[np.int64]"
"""The first and the last line of each worker, shape (workers, 2); BLANK for who has none."""


class _Proof(NamedTuple):
    """A sum of journal lines beside the published figure it must come to."""

    unit: Unit
    figure: str


_PROOFS = (_Proof(Unit.POINTS, "total"), _Proof(Unit.YUAN, "paid"))
_WIDTHS = (12, 16, 16, 16, 12, 16, 16, 12)


def write_journal(book: Book, roster: Placed) -> None:
    """Add the journal as a person reads it, and the proof of its sums."""
    journal = book.report.journal
    placed = write_table_sheets(
        book,
        _for_reading(book, journal),
        book.say("sheet.journal"),
        title=book.say("sheet.journal"),
    )
    write_proof(book, roster, placed)


def _for_reading(book: Book, journal: Table) -> Table:
    """Name the rules in words and put cells together; each rule is looked up once."""
    columns = {column.id: column for column in journal.columns}
    account, rule = columns["account"].values, columns["rule"].values
    like = first_like(_codes(account), _codes(rule))
    different, which = told_apart(like)
    titles = [book.report.title_of(str(account[at]), str(rule[at])) for at in different.tolist()]
    titled = CodedWords(titles, which)
    columns["rule"] = replace(columns["rule"], values=titled)
    columns["cell"] = replace(columns["cell"], values=_compact(columns["cell"]))
    return replace(journal, columns=tuple(columns.values()))


def _compact(cells: Column) -> Sequence[str]:
    if isinstance(cells.values, FilledTemplates):
        return compact_names(cells.values)
    return [compact_cells(str(names)) for names in cells.values]


def _codes(words: Sequence[str] | NDArray[np.int64]) -> NDArray[np.integer]:
    """Give words that are alike one number."""
    return words.codes if isinstance(words, CodedWords) else encode(cast("Sequence[str]", words))[1]


def write_proof(book: Book, roster: Placed, journal: Placed) -> None:
    """Add a sheet that sums each worker's lines and takes off what the roster publishes."""
    table = roster.table
    proofs = [
        proof
        for proof in _PROOFS
        if proof.figure in roster.columns and (proof.unit is Unit.POINTS or book.report.money)
    ]
    if not len(table) or not len(journal.table) or not {"id", "name"} <= roster.columns.keys():
        return
    sheet = book.add_sheet(book.say("sheet.proof"), book.say("sheet.proof"))
    _write_headings(book, sheet, roster, proofs)
    first = HEADING_ROW + 1
    count = roster.parts[0].last - roster.parts[0].first + 1
    names: list[Column | Formulas] = [
        table.columns[roster.columns[name]] for name in ("id", "name")
    ]
    spans = _spans(journal, _texts(table, roster, "id")[:count])
    proved = [
        column
        for number, proof in enumerate(proofs)
        for column in _prove(book, (roster, journal, spans), proof, 2 + 3 * number)
    ]
    part = Part(sheet, first, first + count - 1)
    put_rows(book, part, [*names, *proved], range(count))
    sums = [_published(table, roster, proof)[:count] for proof in proofs]
    _write_sums(book, sheet, part.first, part.last, sums)


def _prove(
    book: Book, placed: tuple[Placed, Placed, _Spans], proof: _Proof, col: int
) -> tuple[Formulas, Formulas, Formulas]:
    """Give the sum of each worker's lines, what is published, and the difference.

    `placed` are the roster, the journal and where each worker's lines stand in it, `col` is where
    the sum stands on the sheet.
    """
    roster, journal, spans = placed
    published = _published(roster.table, roster, proof)
    lines = _sums_of_lines(book, journal, spans, proof)
    sums, own = f"{column_letters(col)}{SLOT}", f"{column_letters(col + 1)}{SLOT}"
    part, count = roster.parts[0], len(spans)
    figure = part.template(roster.columns[proof.figure], corners=1)
    there, here = (np.arange(count) + first for first in (part.first + 1, HEADING_ROW + 2))
    shown = f'IF({figure}="","",{figure})'
    difference = f'ROUND({sums}-IF({own}="",0,{own}),2)'
    return (
        Formulas(Kind.MONEY, lines, np.where(published == UNSET, 0, published)),
        Formulas(Kind.MONEY, _with_numbers(shown, there), published),
        Formulas(Kind.MONEY, _with_numbers(difference, here), np.zeros_like(published)),
    )


def _with_numbers(formula: str, numbers: NDArray[np.int64]) -> FilledTemplates:
    """Put one number after the other into a formula, each wherever one goes."""
    template = Template.of_formula(formula, *[0] * formula.count(SLOT))
    code = np.zeros(len(numbers), np.int8)
    return FilledTemplates([template], code, np.arange(len(numbers)), numbers)


def _write_headings(book: Book, sheet: Any, roster: Placed, proofs: list[_Proof]) -> None:
    lang = book.report.lang
    columns = roster.table.columns
    headings = [columns[roster.columns[name]].heading for name in ("id", "name")]
    for proof in proofs:
        published = columns[roster.columns[proof.figure]].heading
        unit = term("unit", proof.unit).in_language(lang)
        headings += [
            book.say("proof.lines", unit=unit),
            book.say("proof.published", figure=published),
            book.say("proof.difference"),
        ]
    sheet.set_row(HEADING_ROW, 32)
    for col, heading in enumerate(headings):
        sheet.set_column(col, col, _WIDTHS[col])
        write_text(sheet, HEADING_ROW, col, heading, book.format(Look.HEADING))
    sheet.freeze_panes(HEADING_ROW + 1, 2)
    sheet.repeat_rows(0, HEADING_ROW)


def _texts(table: Table, placed: Placed, name: str) -> Sequence[str]:
    return cast("Sequence[str]", table.columns[placed.columns[name]].values)


def _published(table: Table, placed: Placed, proof: _Proof) -> NDArray[np.int64]:
    return cast("NDArray[np.int64]", table.columns[placed.columns[proof.figure]].values)


def _spans(journal: Placed, workers: Sequence[str]) -> _Spans:
    """Find the first and the last line of each worker; the journal goes by id."""
    ids = _texts(journal.table, journal, "id")
    codes = _codes(ids)
    first = np.flatnonzero(np.append(True, codes[1:] != codes[:-1]))
    named = (
        ids.words_of(codes[first].tolist())
        if isinstance(ids, CodedWords)
        else [ids[line] for line in first.tolist()]
    )
    place = dict(zip(named, range(len(named)), strict=True))
    found = list(map(place.get, workers, repeat(len(named))))
    return np.append(
        np.column_stack([first, np.append(first[1:], len(codes)) - 1]), [[BLANK, BLANK]], axis=0
    )[found]


def _sums_of_lines(book: Book, journal: Placed, spans: _Spans, proof: _Proof) -> FilledTemplates:
    """Sum each worker's lines of one unit; some may go on over two sheets."""
    unit = formula_text(term("unit", proof.unit).in_language(book.report.lang))
    units, amounts = journal.columns["unit"], journal.columns["amount"]
    part, line = journal.place(spans)
    row = line + np.array([one.first for one in journal.parts])[part] + 1
    templates = [Template.of_formula("0")]
    code = np.zeros(len(spans), np.int64)
    for number, one in enumerate(journal.parts):
        on_it = (part == number).all(axis=1)
        for corners in (1, 2):
            code[on_it & ((spans[:, 0] != spans[:, 1]) == corners - 1)] = len(templates)
            cells = one.template(units, corners), one.template(amounts, corners)
            places = (0, 1)[:corners] * 2
            templates.append(Template.of_formula(_sum_if(*cells, unit), *places))
    for index in np.flatnonzero(part[:, 0] != part[:, 1]).tolist():
        upper, lower = (journal.parts[number] for number in part[index].tolist())
        start, end = row[index].tolist()
        pieces = ((upper, (start - 1, upper.last)), (lower, (lower.first, end - 1)))
        code[index] = len(templates)
        sums = [
            _sum_if(one.cells(units, rows), one.cells(amounts, rows), unit) for one, rows in pieces
        ]
        templates.append(Template.of_formula("+".join(sums)))
    return FilledTemplates(templates, code, 2 * np.arange(len(spans)), row.ravel())


def _sum_if(units: str, amounts: str, unit: str) -> str:
    return f"SUMIF({units},{unit},{amounts})"


def _write_sums(
    book: Book, sheet: Any, first: int, last: int, published: Sequence[NDArray[np.int64]]
) -> None:
    """Close with the sums, and with how many workers' lines do not come to what is published."""
    from xlsxwriter.utility import xl_range

    row, look = last + 1, book.format(Look.TOTAL, Kind.MONEY)
    write_text(sheet, row, 0, book.say("total"), book.format(Look.TOTAL))
    write_text(sheet, row, 1, "", book.format(Look.TOTAL))
    wrong = []
    for number, figures in enumerate(published):
        total = int(figures[figures != UNSET].sum())
        for col in (2 + 3 * number, 3 + 3 * number):
            cells = xl_range(first, col, last, col)
            book.write_formula(sheet, row, col, f"=SUM({cells})", look, total / HUNDRED)
        differences = xl_range(first, 4 + 3 * number, last, 4 + 3 * number)
        book.write_formula(sheet, row, 4 + 3 * number, f"=SUM({differences})", look, 0)
        wrong.append(f'COUNTIF({differences},"<>0")')
    agrees, differs = book.say("proof.agrees"), book.say("proof.differs")
    formula = f"=IF({'+'.join(wrong)}=0,{formula_text(agrees)},{formula_text(differs)})"
    book.write_formula(sheet, row + 1, 0, formula, book.format(Look.PLAIN), agrees)

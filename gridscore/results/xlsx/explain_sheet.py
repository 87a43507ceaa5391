"""A derivation as a printable sheet, for a worker who objects: every line with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.messages import say, term
from gridscore.numbers import HUNDRED, UNSET
from gridscore.periods import spoken
from gridscore.results.derivation import FIGURES
from gridscore.results.model import Kind
from gridscore.results.xlsx.book import HEADING_ROW, Look
from gridscore.results.xlsx.cell_ranges import compact_cells
from gridscore.results.xlsx.pen import Pen
from gridscore.results.xlsx.workbook import open_book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import BinaryIO

    from gridscore.results.derivation import Derivation, Line
    from gridscore.results.model import Report
    from gridscore.results.xlsx.book import Book

_WIDTHS = (24, 9, 12, 36, 12, 12, 44)
_AMOUNT, _RUNNING, _SOURCE = 4, 5, 6
_ALL = len(_WIDTHS)
_KINDS = {"points": Kind.POINTS, "pay": Kind.MONEY, "standing": Kind.POINTS}
_ENDS = {**FIGURES, "standing": ("standing",)}


def write_explanation(
    report: Report,
    derivations: Sequence[Derivation],
    target: Path | BinaryIO,
    style: Path | None = None,
) -> None:
    """Write how one person's result came about, period by period, with the readings in force.

    `report` is that of the last period. Raises as `write_workbook` does.
    """
    person = derivations[-1]
    with open_book(report, target, style) as book:
        about = f"{person.name} {person.id}"
        sheet = book.add_sheet(book.say("sheet.explain"), about)
        sheet.repeat_rows(0, 1)
        pen = Pen(book, sheet, _WIDTHS, HEADING_ROW)
        pen.set_widths()
        for derivation in derivations:
            _write_period(pen, derivation)
        _write_readings(pen)
        pen.section(book.say("slip.objection"))
        pen.texts([book.words.objection], Look.RUNNING, [_ALL])
        pen.row += 1
        _write_signatures(pen)


def _write_period(pen: Pen, derivation: Derivation) -> None:
    """Write the sums of a period, then what was looked at and changed nothing."""
    row, headings = derivation.row, derivation.headings
    told = [f"{headings[name]} {row[name]}" for name in ("grid", "zone", "parent") if row.get(name)]
    pen.section("  ".join([spoken(derivation.period, pen.book.report.lang), *told]))
    for part in ("points", "pay", "standing"):
        lines = [line for line in derivation.lines if line.part == part and line.bites]
        if lines:
            _write_part(pen, derivation, part, lines)
    idle = [line for line in derivation.lines if not line.bites]
    if idle:
        pen.texts([say("explain.idle", pen.book.report.lang)], Look.LABEL, [_ALL])
        for line in idle:
            _write_line(pen, line, Kind.POINTS)


def _write_part(pen: Pen, derivation: Derivation, part: str, lines: Sequence[Line]) -> None:
    """Write the lines of one sum with the sum so far, and the published figures below."""
    pen.texts(_heads(pen.book, part), Look.HEADING)
    kind, first = _KINDS[part], pen.row + 1
    for line in lines:
        _write_line(pen, line, kind)
        if part != "standing" and line.amount != UNSET:
            at = pen.row  # of the line just written, counted from 1
            pen.row -= 1
            formula = f"=SUM(E{first}:E{at})"
            pen.formula(_RUNNING, formula, line.running / HUNDRED, Look.BODY, kind)
            pen.row += 1
    row, headings = derivation.row, derivation.headings
    shown = [f"{headings[name]} {row[name] or '-'}" for name in _ENDS[part] if name in row]
    pen.texts(["    ".join(shown)], Look.TOTAL, [_ALL])


def _heads(book: Book, part: str) -> list[str]:
    lang = book.report.lang
    clause, reason, amount = (
        term("column", name).in_language(lang) for name in ("clause", "reason", "amount")
    )
    item, source = say(f"explain.{part}", lang), book.say("explain.source")
    return [item, clause, book.say("date"), reason, amount, book.say("explain.running"), source]


def _write_line(pen: Pen, line: Line, kind: Kind) -> None:
    pen.texts([line.title, line.clause, line.date, line.reason, "", "", _source(line)])
    pen.row -= 1
    if line.amount == UNSET:
        pen.text(_AMOUNT, pen.book.say("not-set"), pen.book.format(Look.BODY, Kind.WORD))
    elif line.unit:
        pen.number(_AMOUNT, line.amount / HUNDRED, Look.BODY, kind)
    pen.row += 1


def _source(line: Line) -> str:
    """Name the cells a line draws on; where they stand in several sheets, one to a line."""
    cells = compact_cells(line.cell)
    if cells.startswith("["):
        return cells.replace("; ", "\n")
    return " ".join(part for part in (line.file, line.sheet, cells) if part)


def _write_readings(pen: Pen) -> None:
    lang = pen.book.report.lang
    pen.section(say("explain.readings", lang))
    for reading in pen.book.report.readings:
        cells = [reading.id, reading.clause, reading.text]
        pen.texts(cells, spans=[1, 1, _ALL - 2])


def _write_signatures(pen: Pen) -> None:
    """Write the lines to sign on: who was assessed, and who gave the explanation."""
    book = pen.book
    marks = (book.say("form.worker"), book.say("form.panel"), book.say("date"))
    for col, mark in zip((0, 3, _SOURCE), marks, strict=True):
        pen.text(col, book.say("to-sign", mark=mark), book.format(Look.PLAIN))
    pen.row += 1

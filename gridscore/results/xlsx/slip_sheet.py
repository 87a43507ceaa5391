"""Slips: one page for each worker that says what was found, what follows, and how to object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.messages import say, term
from gridscore.numbers import HUNDRED, UNSET
from gridscore.results.model import Kind
from gridscore.results.xlsx.book import Look
from gridscore.results.xlsx.form_sheet import write_form
from gridscore.results.xlsx.page import ALL, PAGES_PER_SHEET, ROW, Page
from gridscore.results.xlsx.workbook import open_book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import BinaryIO

    from gridscore.results.derivation import Derivation, Line
    from gridscore.results.model import Report
    from gridscore.results.slips import Slip, SlipBook
    from gridscore.results.xlsx.book import Book

_PEOPLE = ("name", "id", "grid", "zone", "level", "parent")
_FOOT = 170
"""Points of height kept free for the last sum, how to object, and the signatures."""


def write_slips(report: Report, target: Path | BinaryIO, style: Path | None = None) -> None:
    """Write everybody's slip and, filled in for each, the forms that the regulation attaches.

    Raises as `write_workbook` does.
    """
    made = report.make_slips()
    with open_book(report, target, style) as book:
        _write_pages(book, made, book.say("sheet.slips"), "")
        for form in made.forms:
            _write_pages(book, made, form.title, form.shows)


def _write_pages(book: Book, made: SlipBook, name: str, shows: str) -> None:
    """Write a page for each slip to sheets called `name`, `name (2)` …; `shows` is of a form."""
    ranked = _ranked(book.report)
    for number, start in enumerate(range(0, max(len(made.slips), 1), PAGES_PER_SHEET), start=1):
        page = Page(book, name if number == 1 else f"{name} ({number})")
        for slip in made.slips[start : start + PAGES_PER_SHEET]:
            if shows:
                write_form(page, made, slip, name, shows)
            else:
                write_slip(page, slip, ranked)
            page.end()


def _ranked(report: Report) -> int:
    """Count who has a rank."""
    column = next(column for column in report.roster.columns if column.id == "rank")
    return sum(value != UNSET for value in column.values)


def write_slip(page: Page, slip: Slip, ranked: int) -> None:
    """Write one slip."""
    book, derivation = page.book, slip.derivation
    if book.words.heading:
        page.line(book.words.heading, Look.CENTRED_NOTE)
    page.title(book.say("slip.title", result=book.report.title))
    page.line(book.note(), Look.CENTRED_NOTE)
    page.labelled(people(derivation))
    _write_lines(page, derivation, "points", _FOOT + _needed(page, derivation, "pay", "standing"))
    _write_outcome(page, derivation, ranked)
    _write_lines(page, derivation, "pay", _FOOT + _needed(page, derivation, "standing"))
    _write_lines(page, derivation, "standing", _FOOT)
    page.gap()
    page.line(book.say("slip.objection"), Look.SECTION)
    page.paragraph(book.words.objection)
    page.gap()
    page.sign(book.say("slip.received"))
    page.sign(book.words.seal)


def people(derivation: Derivation) -> list[tuple[str, str]]:
    """Say whom a page is about: each heading with what stands under it, empty ones left out."""
    row, headings = derivation.row, derivation.headings
    pairs = [(headings[name], row[name]) for name in _PEOPLE if row.get(name)]
    return [*pairs, (headings["standing"], row["standing"])]


def biting(derivation: Derivation, part: str) -> list[Line]:
    """Pick the lines of a part that moved something."""
    return [line for line in derivation.lines if line.part == part and line.bites]


def _needed(page: Page, derivation: Derivation, *parts: str) -> int:
    """Tell how much room the lines of some parts take, with their headings and sums."""
    lines = [biting(derivation, part) for part in parts]
    around = 3 * ROW * sum(map(bool, lines)) + ROW  # and the row of grade and rank
    return around + sum(page.height(_texts(line)) for part in lines for line in part)


def _texts(line: Line) -> list[tuple[str, int]]:
    return [(line.title, 1), (line.clause, 1), (line.date, 1), (line.reason, 2), ("", 1)]


def _write_lines(page: Page, derivation: Derivation, part: str, keep: int) -> None:
    """Write the lines of a part with their sum, leaving `keep` points of the page free.

    Lines that do not fit on the page are put together in one, with what they come to.
    """
    lines, book = biting(derivation, part), page.book
    if not lines:
        return
    kind = Kind.MONEY if part == "pay" else Kind.POINTS
    page.line(say(f"explain.{part}", book.report.lang), Look.SECTION)
    clause, reason, amount = (
        term("column", name).in_language(book.report.lang)
        for name in ("clause", "reason", "amount")
    )
    heads = [book.say("heading.item"), clause, book.say("date"), reason, amount]
    spans = (1, 1, 1, 2, 1)
    page.cells([(h, s, Look.HEADING, Kind.TEXT) for h, s in zip(heads, spans, strict=True)])
    first = page.row + 1
    for index, line in enumerate(lines):
        rest = lines[index:]
        if len(rest) > 1 and page.room - keep < 2 * page.height(_texts(line)):
            _write_rest(page, rest, kind)
            break
        page.cells([(text, span, Look.BODY, Kind.TEXT) for text, span in _texts(line)])
        page.amount(ALL - 1, _amount(book, line), Look.BODY, kind)
    if part == "standing":
        return
    published = derivation.row.get("paid" if part == "pay" else "total", "")
    page.cells([(book.say("total"), ALL - 1, Look.TOTAL, Kind.WORD), ("", 1, Look.TOTAL, kind)])
    formula = f"=SUM(F{first}:F{page.row - 1})" if published else ""
    value = float(published) if published else book.say("not-set") if part == "pay" else "-"
    page.amount(ALL - 1, value, Look.TOTAL, kind, formula)


def _amount(book: Book, line: Line) -> float | str:
    if line.amount == UNSET:
        return book.say("not-set")
    return line.amount / HUNDRED if line.unit else "-"


def _write_rest(page: Page, rest: Sequence[Line], kind: Kind) -> None:
    book = page.book
    text = book.say("slip.rest", count=len(rest), sheet=book.say("sheet.journal"))
    page.cells([(text, ALL - 1, Look.BODY, Kind.TEXT), ("", 1, Look.BODY, kind)])
    total = sum(line.amount for line in rest if line.amount != UNSET)
    page.amount(ALL - 1, total / HUNDRED, Look.BODY, kind)


def _write_outcome(page: Page, derivation: Derivation, ranked: int) -> None:
    """Write grade and rank, where the regulation gives any."""
    row, headings, book = derivation.row, derivation.headings, page.book
    pairs = []
    if book.report.grades:
        pairs.append((headings["grade"], row["grade"] or book.say("summary.ungraded")))
    if row["rank"]:
        among = row["rank"]
        if not book.report.ranking.groups:
            among = book.say("slip.rank", rank=row["rank"], of=ranked)
        pairs.append((headings["rank"], among))
    if pairs:
        page.labelled(pairs)

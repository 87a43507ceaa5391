"""The summary sheet: grades, money, changes, problems and readings on four columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from gridscore.messages import say
from gridscore.numbers import HUNDRED
from gridscore.results.book import HEADING_ROW, Book, Look, grow_row, write_text
from gridscore.results.model import Kind
from gridscore.results.problem_list import (
    by_severity,
    group_alike,
    severity_word,
    what_is_wrong,
    what_to_do,
)
from gridscore.results.table_sheet import money_sum

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gridscore.problems import Problem
    from gridscore.results.model import Column
    from gridscore.results.table_sheet import Part

_MOST_PROBLEMS = 300  # on the sheet; a clerk who has more works through `gridscore check`
_COLUMN, _OWN = "terms.column.", "results.heading."


def write_summary(book: Book, roster: Sequence[Part]) -> None:
    """Add the summary sheet; its figures are formulas over the `roster` parts, with values."""
    sheet = book.add_sheet(book.say("sheet.summary"))
    for col, width in enumerate(book.style.widths.summary):
        sheet.set_column(col, col, width)
    pen = _Pen(book, sheet, HEADING_ROW)
    _write_origin(pen)
    _write_grades(pen, roster)
    _write_money(pen, roster)
    _write_changes(pen)
    _write_problems(pen)
    _write_readings(pen)


@dataclass(slots=True)
class _Pen:
    """Writes downwards; `row` is the next free one."""

    book: Book
    sheet: Any
    row: int

    def section(self, key: str, headings: Sequence[str]) -> None:
        """Start a section one row further down: its name, then its headings."""
        name = self.book.say(f"summary.{key}")
        write_text(self.sheet, self.row + 1, 0, name, self.book.format(Look.SECTION))
        self.row += 2
        lang = self.book.report.lang
        self.texts([say(heading, lang) for heading in headings], Look.HEADING)

    def texts(self, cells: Iterable[str], look: Look = Look.BODY) -> None:
        """Write one row of texts."""
        cells = list(cells)
        grow_row(self.sheet, self.row, zip(cells, self.book.style.widths.summary, strict=False))
        for col, text in enumerate(cells):
            write_text(self.sheet, self.row, col, text, self.book.format(look))
        self.row += 1

    def figure(
        self, label: str, kind: Kind, formula: str, value: float, look: Look = Look.BODY
    ) -> None:
        """Write a row of a label and a formula with its value."""
        write_text(self.sheet, self.row, 0, label, self.book.format(look))
        self.sheet.write_formula(self.row, 1, formula, self.book.format(look, kind), value)
        self.row += 1


def _write_origin(pen: _Pen) -> None:
    report = pen.book.report
    for key, text in (
        ("station", report.station),
        ("period", report.period),
        ("scheme", f"{report.scheme_title} {report.scheme_id}"),
        ("scheme-version", report.scheme_version),
        ("scheme-hash", report.scheme_hash),
    ):
        write_text(pen.sheet, pen.row, 0, pen.book.say(f"summary.{key}"), _plain(pen))
        write_text(pen.sheet, pen.row, 1, text, _plain(pen))
        pen.row += 1


def _plain(pen: _Pen) -> Any:
    return pen.book.format(Look.NOTE)


def _find(columns: Sequence[Column], name: str) -> int | None:
    return next((col for col, column in enumerate(columns) if column.id == name), None)


def _write_grades(pen: _Pen, roster: Sequence[Part]) -> None:
    report = pen.book.report
    columns = report.roster.columns
    graded, people = _find(columns, "grade"), _find(columns, "id")
    if not report.grades or graded is None or people is None:
        return
    pen.section("grades", (_COLUMN + "grade", _OWN + "count"))
    first, given = pen.row, list(cast("Sequence[str]", columns[graded].values))
    for grade in report.grades:
        # The label beside it is the criterion, so that a corrected label counts along.
        counts = "+".join(f"COUNTIF({part.cells(graded)},A{pen.row + 1})" for part in roster)
        pen.figure(grade.heading, Kind.COUNT, f"={counts}", given.count(grade.heading))
    everyone = "+".join(f"COUNTA({part.cells(people)})" for part in roster)
    with_grade = sum(given.count(grade.heading) for grade in report.grades)
    rest = f"={everyone}-SUM(B{first + 1}:B{pen.row})"
    pen.figure(pen.book.say("summary.ungraded"), Kind.COUNT, rest, len(given) - with_grade)
    label = pen.book.say("summary.everyone")
    pen.figure(label, Kind.COUNT, f"={everyone}", len(given), Look.TOTAL)


def _write_money(pen: _Pen, roster: Sequence[Part]) -> None:
    columns = pen.book.report.roster.columns
    if not pen.book.report.money:
        return
    pen.section("money", (_OWN + "item", _COLUMN + "amount"))
    for name, amount in pen.book.report.money.items():
        col = _find(columns, name)
        total = None if col is None else money_sum(columns[col])
        if amount is None or col is None or total is None:
            pen.texts([name if col is None else columns[col].heading, pen.book.say("not-set")])
            continue
        cells = ",".join(part.cells(col) for part in roster)
        pen.figure(columns[col].heading, Kind.MONEY, f"=SUM({cells})", total / HUNDRED)


def _write_changes(pen: _Pen) -> None:
    pen.section(
        "changes", (_COLUMN + "id", _COLUMN + "name", _COLUMN + "reason", _COLUMN + "standing")
    )
    for change in pen.book.report.changes:
        pen.texts([change.id, change.name, change.reason, change.standing])
    if not pen.book.report.changes:
        pen.texts([pen.book.say("summary.none"), "", "", ""])


def _places(pen: _Pen, group: list[Problem]) -> str:
    """Name the place of the first of several like problems, and how many more there are."""
    first = str(group[0].place or "")
    if len(group) == 1:
        return first
    return f"{first}\n{pen.book.say('summary.more-places', count=len(group) - 1)}"


def _write_problems(pen: _Pen) -> None:
    report = pen.book.report
    pen.section("problems", (_OWN + "severity", _OWN + "code", _OWN + "message", _OWN + "place"))
    groups = group_alike(by_severity(report.problems), report.lang)
    for group in groups[:_MOST_PROBLEMS]:
        problem = group[0]
        told = [what_is_wrong(problem, report.lang), what_to_do(problem, report.lang)]
        pen.texts(
            [
                severity_word(problem.severity, report.lang),
                problem.code,
                "\n".join(filter(None, told)),
                _places(pen, group),
            ]
        )
    hidden = sum(len(group) for group in groups[_MOST_PROBLEMS:])
    if hidden > 0:
        pen.texts(["", "", pen.book.say("summary.more-problems", count=hidden), ""])
    if not report.problems:
        pen.texts([pen.book.say("summary.none"), "", "", ""])


def _write_readings(pen: _Pen) -> None:
    pen.section("readings", (_OWN + "reading", _COLUMN + "clause", _OWN + "text", _OWN + "key"))
    for reading in pen.book.report.readings:
        pen.texts([reading.id, reading.clause, reading.text, reading.key])

"""The sources: what a result was made from and by what, so that it can be proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore import __version__
from gridscore.results.problem_list import (
    by_severity,
    group_alike,
    severity_word,
    what_is_wrong,
    what_to_do,
)
from gridscore.results.xlsx.book import HEADING_ROW, Look
from gridscore.results.xlsx.pen import Pen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.messages import Lang
    from gridscore.problems import Problem
    from gridscore.results.xlsx.book import Book

MOST_PROBLEMS = 300
"""On the sheet; a clerk who has more works through `gridscore check`."""

_WIDTHS = (20, 14, 56, 70)
_COLUMN, _OWN = "terms.column.", "results.heading."


def write_sources(book: Book) -> None:
    """Add the sheet of sources."""
    sheet = book.add_sheet(book.say("sheet.sources"), book.say("sheet.sources"))
    sheet.repeat_rows(0, 1)
    pen = Pen(book, sheet, _WIDTHS, HEADING_ROW + 1)
    pen.set_widths()
    _write_origin(pen)
    _write_files(pen)
    _write_readings(pen)
    _write_problems(pen)


def _write_origin(pen: Pen) -> None:
    report = pen.book.report
    for key, text in (
        ("program", f"gridscore {__version__}"),
        ("station", report.station),
        ("period", report.period_in_words),
        ("scheme", f"{report.scheme_title} {report.scheme_id}"),
        ("scheme-version", report.scheme_version),
        ("scheme-hash", report.scheme_hash),
    ):
        pen.text(0, pen.book.say(f"summary.{key}"), pen.book.format(Look.LABEL))
        pen.text(1, text, pen.book.format(Look.BODY), span=2)
        pen.row += 1


def _write_files(pen: Pen) -> None:
    pen.section(pen.book.say("sources.files"))
    heads = pen.say(*(f"{_OWN}{name}" for name in ("modified", "size", "file", "sha256")))
    pen.texts(heads, Look.HEADING)
    stamps = pen.book.report.make_stamps()
    for stamp in stamps:
        pen.texts([stamp.modified, f"{stamp.size:,}", stamp.name, stamp.sha256])
    if not stamps:
        pen.texts([pen.book.say("summary.none"), "", "", ""])


def _write_readings(pen: Pen) -> None:
    pen.section(pen.book.say("summary.readings"))
    keys = (_OWN + "reading", _COLUMN + "clause", _OWN + "text", _OWN + "key")
    pen.texts(pen.say(*keys), Look.HEADING)
    for reading in pen.book.report.readings:
        pen.texts([reading.id, reading.clause, reading.text, reading.key])


def _write_problems(pen: Pen) -> None:
    report = pen.book.report
    pen.section(pen.book.say("summary.problems"))
    keys = tuple(f"{_OWN}{name}" for name in ("severity", "code", "message", "place"))
    pen.texts(pen.say(*keys), Look.HEADING)
    groups = group_alike(by_severity(report.problems), report.lang)
    for group in groups[:MOST_PROBLEMS]:
        problem = group[0]
        pen.texts(
            [
                severity_word(problem.severity, report.lang),
                problem.code,
                told(problem, report.lang),
                places(pen.book, group),
            ]
        )
    hidden = sum(len(group) for group in groups[MOST_PROBLEMS:])
    if hidden:
        pen.texts(["", "", pen.book.say("summary.more-problems", count=hidden), ""])
    if not report.problems:
        pen.texts([pen.book.say("summary.none"), "", "", ""])


def told(problem: Problem, lang: Lang) -> str:
    """Say what is wrong and what to do about it, on a line each."""
    return "\n".join(filter(None, (what_is_wrong(problem, lang), what_to_do(problem, lang))))


def places(book: Book, group: Sequence[Problem]) -> str:
    """Name the place of the first of several like problems, and how many more there are."""
    first = str(group[0].place or "")
    if len(group) == 1:
        return first
    return f"{first}\n{book.say('summary.more-places', count=len(group) - 1)}"

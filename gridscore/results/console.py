"""A result on the terminal: a summary of about one screen.

Whatever stands in a ledger is spelt out before it is shown, and everything is drawn so that a
console in an old encoding can show it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.messages import say
from gridscore.numbers import format_money
from gridscore.results.console_table import (
    print_table,
    print_title,
    put_line,
    shown_cells,
    styled,
)
from gridscore.results.escape import Encodable, display_width, visible
from gridscore.results.problem_list import (
    SEVERITY_STYLES,
    by_severity,
    count_problems,
    severity_word,
    what_is_wrong,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from gridscore.problems import Problem
    from gridscore.results.model import GradeCount, Report

__all__ = ["print_summary", "print_table"]

_MOST_LINES = 5  # of a section of the summary
_WIDEST_BAR = 30
_GRADE_STYLES = {"excellent": "green", "good": "cyan", "pass": "yellow", "fail": "red"}


def print_summary(report: Report, console: Console) -> None:
    """Print what a reader wants first: grades, money, who left, what to look at, by which rules.

    About one screen of 24 lines for a station of 25 people; long lists are cut.
    """
    print_title(report, console)
    _print_basis(report, console)
    _print_grades(report, console)
    _print_groups(report, console)
    _print_money(report, console)
    _print_changes(report, console)
    _print_problems(report, console)
    _print_readings(report, console)


def _print_basis(report: Report, console: Console) -> None:
    basis = say(
        "console.by-scheme",
        report.lang,
        people=len(report.roster),
        scheme=report.scheme_title,
        id=report.scheme_id,
        version=report.scheme_version,
    )
    put_line(console, (visible(basis), "dim"))


def _print_grades(report: Report, console: Console) -> None:
    if not report.grades:
        return
    console.print()
    bars = [(grade.heading, grade.count, _grade_style(grade)) for grade in report.grades]
    ungraded = len(report.roster) - sum(grade.count for grade in report.grades)
    if ungraded:
        bars.append((say("console.ungraded", report.lang), ungraded, "dim"))
    most = max(1, *(count for _, count, _ in bars))
    label_width = max(display_width(label) for label, _, _ in bars)
    for label, count, style in bars:
        padding = " " * (label_width - display_width(label))
        length = -(-count * _WIDEST_BAR // most)  # rounded up: one person is seen
        pieces = ((f"{label}{padding}  ", ""), ("█" * length, style), (f" {count}", "bold"))
        put_line(console, *pieces, indent=2)


def _grade_style(grade: GradeCount) -> str:
    return _GRADE_STYLES.get(grade.grade, "blue")


def _print_groups(report: Report, console: Console) -> None:
    """Print the best groups of each grouping: rank, name, total, grade, how many they are."""
    lang = report.lang
    for group in report.groups:
        console.print()
        put_line(console, (say("console.groups", lang, group=group.heading), "bold"))
        cells = {column.id: shown_cells(column) for column in group.table.columns}
        shown = [cells[name] for name in ("rank", "group", "total", "grade", "members")]
        for rank, name, total, grade, members in list(zip(*shown, strict=True))[:_MOST_LINES]:
            count = say("console.members", lang, count=members)
            figures = " ".join(filter(None, (total or "-", grade)))
            pieces = ((f"{rank or '-'}  {name}  ", ""), (figures, "bold"), (count, "dim"))
            put_line(console, *pieces, indent=2)
        hidden = len(group.table) - _MOST_LINES
        if hidden > 0:
            put_line(console, (say("console.more", lang, count=hidden), "dim"), indent=2)


def _print_money(report: Report, console: Console) -> None:
    if not report.money:
        return
    console.print()
    headings = {column.id: column.heading for column in report.roster.columns}
    pieces = [(say("console.money", report.lang), "bold")]
    for name, amount in report.money.items():
        not_set = say("console.not-set", report.lang)
        shown = not_set if amount is None else format_money(amount)
        pieces += [
            (f"  {headings.get(name, name)} ", ""),
            (shown, "yellow" if amount is None else "bold"),
        ]
    put_line(console, *pieces)


def _print_changes(report: Report, console: Console) -> None:
    if not report.changes:
        return
    console.print()
    put_line(console, (say("console.changes", report.lang), "bold"))
    for change in report.changes[:_MOST_LINES]:
        who = visible(f"{change.id} {change.name}")
        pieces = ((f"{who} ", ""), (change.standing, "bold"), (f" {visible(change.reason)}", ""))
        put_line(console, *pieces, indent=2)
    hidden = len(report.changes) - _MOST_LINES
    if hidden > 0:
        put_line(console, (say("console.more", report.lang, count=hidden), "dim"), indent=2)


def _print_problems(report: Report, console: Console) -> None:
    lang = report.lang
    console.print()
    counted = count_problems(report.problems, lang)
    put_line(
        console, (say("console.problems", lang) + say("console.colon", lang), "bold"), (counted, "")
    )
    kinds = _by_code(by_severity(report.problems))
    for problems in kinds[:_MOST_LINES]:
        _print_kind(report, problems, console)
    hidden = len(kinds) - _MOST_LINES
    if hidden > 0:
        put_line(console, (say("console.more-kinds", lang, count=hidden), "dim"), indent=2)


def _by_code(problems: Iterable[Problem]) -> list[list[Problem]]:
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault((problem.severity, problem.code), []).append(problem)
    return list(kinds.values())


def _print_kind(report: Report, problems: list[Problem], console: Console) -> None:
    """Print the first of several problems of one code, and how many they are."""
    first = problems[0]
    label = f"{severity_word(first.severity, report.lang)}[{first.code}]"
    times = f" ×{len(problems)}" if len(problems) > 1 else ""
    what = visible(what_is_wrong(first, report.lang))
    pieces = ((label, SEVERITY_STYLES[first.severity]), (times, "bold"), (f" {what}", ""))
    put_line(console, *pieces, indent=2)


def _print_readings(report: Report, console: Console) -> None:
    if not report.readings:
        return
    console.print()
    ids = list(dict.fromkeys(reading.id for reading in report.readings))
    label = say("console.readings", report.lang) + say("console.colon", report.lang)
    line = styled((label, "bold"), (", ".join(ids), ""))
    for piece in line.wrap(console, console.width)[:2]:
        piece.rstrip()
        console.print(Encodable(piece), soft_wrap=True)

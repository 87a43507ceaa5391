"""A result on the terminal: a summary of one screen, taken in at a glance.

Whatever stands in a ledger is spelt out before it is shown, and everything is drawn so that a
console in an old encoding can show it.
"""

from __future__ import annotations

from itertools import islice, starmap
from typing import TYPE_CHECKING

import numpy as np

from gridscore.messages import in_words, say
from gridscore.messages.severity import Severity
from gridscore.numbers import divide_half_up, format_money
from gridscore.records import dataclass
from gridscore.results.console.table import print_title, put_line, shown_cells
from gridscore.results.escape import display_width, shorten, visible
from gridscore.results.problem_list import (
    SEVERITY_STYLES,
    by_kind,
    by_severity,
    count_problems,
    severity_word,
    what_is_wrong,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gridscore.problems import Problems
    from gridscore.results.model import GradeCount, GroupTable, Report
    from gridscore.results.terminal import Console, Piece

Line = tuple["Piece", ...]

SCREEN = 21
"""Lines of a summary: an old terminal's 24 without the prompt and two lines on what was written."""
_MOST_LINES, _ENOUGH_LINES = 5, 3  # of a section that may be cut
_WIDEST_BAR = 30
_INDENT = 2  # of the lines below a heading
_WIDEST_NAME = 24
_GRADE_STYLES = {"excellent": "green", "good": "cyan", "pass": "yellow", "fail": "red"}
_OF_READING = "GS1", "GS2", "GS3", "GS4"
"""How the codes begin that are about files, tables and cells, not about what they came to."""


@dataclass(slots=True)
class _Section:
    """A heading and its lines; of lines that may be cut so many are shown as there is room.

    Of `count` lines there are only those here that may be shown.
    """

    heading: Line | None
    lines: list[Line]
    count: int
    shown: int
    may_be_cut: bool = True
    gap: bool = True  # a blank line before it
    counts: bool = True  # its heading tells how many lines there are when some are cut

    @property
    def height(self) -> int:
        """How many lines of the screen it takes."""
        return self.gap + (self.heading is not None) + self.shown


def print_summary(report: Report, console: Console) -> None:
    """Print what a reader wants first: grades, money, who left, what to look at, by which rules.

    One screen of 24 lines; long lists are cut to make it so.
    """
    print_title(report, console)
    put_line(console, (_basis(report), "dim"))
    sections = [*_sections(report, console.width)]
    _fit(sections, SCREEN - 2 - report.draft)
    for section in sections:
        if section.gap:
            console.put()
        if section.heading:
            put_line(console, *section.heading, *_how_many(section, report))
        for line in section.lines[: section.shown]:
            put_line(console, *line, indent=_INDENT)


def _how_many(section: _Section, report: Report) -> Line:
    """Say beside a heading how many of its lines are shown, where that is not all."""
    if section.shown == section.count or not section.counts:
        return ()
    told = say("console.shown", report.lang, shown=section.shown, count=section.count)
    return ((told, "dim"),)


def _sections(report: Report, width: int) -> Iterator[_Section]:
    yield from _grades(report, width)
    for group in report.groups:
        yield _group(report, group)
    yield from _first_ranks(report)
    yield from _money(report, width)
    yield from _changes(report)
    yield _problems(report)
    yield from _readings(report)


def _fit(sections: Sequence[_Section], room: int) -> None:
    """Make all sections fit: long ones are cut, then blank lines go, then more is cut."""
    cuttable = [section for section in sections if section.may_be_cut]
    gaps = [section for section in sections[1:] if section.gap]
    while sum(section.height for section in sections) > room:
        longest = max(cuttable, key=lambda section: section.shown)
        if longest.shown > _ENOUGH_LINES or (longest.shown > 1 and not gaps):
            longest.shown -= 1
        elif gaps:
            gaps.pop().gap = False
        else:
            return


def _cut(heading: Line, lines: Iterable[Line], count: int) -> _Section:
    shown = [*islice(lines, _MOST_LINES)]
    return _Section(heading, shown, count, len(shown))


def _whole(heading: Line | None, lines: list[Line], *, gap: bool = True) -> _Section:
    return _Section(heading, lines, len(lines), len(lines), may_be_cut=False, gap=gap)


def _basis(report: Report) -> str:
    basis = say(
        "console.by-scheme" if not report.ranking.by else "console.by-scheme.units",
        report.lang,
        people=len(report.roster),
        scheme=report.scheme_title,
        id=report.scheme_id,
        version=report.scheme_version,
    )
    return visible(basis)


def _grades(report: Report, width: int) -> Iterator[_Section]:
    """Draw a bar for each grade, with how many have it and which part of all they are.

    Where `width` leaves little room the bars are shorter: the figures behind them must be seen.
    """
    if not report.grades:
        return
    people = len(report.roster)
    bars = [(grade.heading, grade.count, _grade_style(grade)) for grade in report.grades]
    ungraded = people - sum(grade.count for grade in report.grades)
    if ungraded:
        bars.append((say("console.ungraded", report.lang), ungraded, "dim"))
    most = max(1, *(count for _, count, _ in bars))
    label_width = max(display_width(label) for label, _, _ in bars)
    figures = len(f"  {people}  100%")
    widest = max(1, min(_WIDEST_BAR, width - _INDENT - label_width - 2 - figures))
    lines: list[Line] = []
    for label, count, style in bars:
        padding = " " * (label_width - display_width(label))
        length = -(-count * widest // most)  # rounded up: one person is seen
        share = divide_half_up(100 * count, people) if people else 0
        lines.append(
            (
                (f"{label}{padding}  ", ""),
                ("█" * length, style),
                (f" {count}" if length else f"{count}", "bold"),
                (f"  {share}%" if count else "", "dim"),
            )
        )
    yield _whole(None, lines)


def _grade_style(grade: GradeCount) -> str:
    return _GRADE_STYLES.get(grade.grade, "blue")


def _group(report: Report, group: GroupTable) -> _Section:
    """Show the best groups of a grouping: rank, name, total, grade, how many they are."""
    lang = report.lang
    cells = {column.id: shown_cells(column) for column in group.table.columns}
    shown = [cells[name] for name in ("rank", "group", "total", "grade", "members")]
    lines: Iterator[Line] = (
        (
            (f"{rank or '-'}  {name}  ", ""),
            (" ".join(filter(None, (total or "-", grade))), "bold"),
            (say("console.members", lang, count=members), "dim"),
        )
        for rank, name, total, grade, members in zip(*shown, strict=True)
    )
    heading = ((say("console.groups", lang, group=group.heading), "bold"),)
    return _cut(heading, lines, len(group.table))


def _first_ranks(report: Report) -> Iterator[_Section]:
    """Show the first group that ranks are given in, where no grades tell who stands where."""
    if report.grades or not report.ranking.groups:
        return
    (start, heading), *others = report.ranking.groups
    rows = slice(start, others[0][0] if others else len(report.roster))
    told = ("rank", "id", "name", "total", "change")
    all_columns = report.roster.columns
    cells = {column.id: shown_cells(column, rows) for column in all_columns if column.id in told}
    blank = [""] * len(cells["id"])
    columns = [cells.get(name, blank) for name in told]
    width = max(min(display_width(name), _WIDEST_NAME) for name in cells["name"])

    def line(rank: str, person: str, name: str, total: str, change: str) -> Line:
        called = shorten(name, width)
        called += " " * (width - display_width(called))
        return (
            (f"{rank or '-':>3}  {person}  {called}  ", ""),
            (f"{total or '-':>8}", "bold"),
            (f"  {change}" if change else "", "dim"),
        )

    yield _cut(((visible(heading), "bold"),), starmap(line, zip(*columns, strict=True)), len(blank))


def _money(report: Report, width: int) -> Iterator[_Section]:
    """Put the sums of money into one line, and how many people something is withheld from.

    What does not fit into the width goes on below: no sum is cut.
    """
    if not report.money:
        return
    lang = report.lang
    columns = {column.id: column for column in report.roster.columns}
    lines: list[Line] = [((say("console.money", lang), "bold"),)]
    for name, amount in report.money.items():
        not_set = say("console.not-set", lang)
        shown = not_set if amount is None else format_money(amount)
        sum_told: Line = (
            (f"  {say(f'console.money.{name}', lang)} ", ""),
            (shown, "yellow" if amount is None else "bold"),
        )
        if name == "withheld" and amount:
            people = int((np.asarray(columns[name].values, np.int64) > 0).sum())
            sum_told += ((say("console.members.withheld", lang, count=people), "dim"),)
        if sum(display_width(text) for text, _ in lines[-1] + sum_told) <= width:
            lines[-1] += sum_told
        else:
            lines.append(sum_told)
    yield _whole(lines[0], lines[1:])


def _changes(report: Report) -> Iterator[_Section]:
    if not report.changes:
        return
    lines: Iterator[Line] = (
        (
            (visible(f"{change.id} {change.name}") + "  ", ""),
            (change.standing, "bold"),
            (f"  {visible(change.reason)}" if change.reason else "", ""),
        )
        for change in report.changes
    )
    heading = ((say("console.changes", report.lang), "bold"),)
    yield _cut(heading, lines, len(report.changes))


def _problems(report: Report) -> _Section:
    """Show what to look at, one line for each kind: the gravest first, then what moved results."""
    lang = report.lang
    counted = count_problems(report.problems, lang)
    kinds = sorted(by_kind(by_severity(report.problems)), key=_is_of_reading)
    kinds.sort(key=lambda problems: [*Severity].index(problems[0].severity))
    heading = ((say("console.problems", lang) + say("console.colon", lang), "bold"), (counted, ""))
    lines = (_kind(report, problems) for problems in kinds)
    section = _cut(heading, lines, len(kinds))
    if len(report.problems) > len(kinds) or len(kinds) > section.shown:
        section.heading = (*heading, (say("console.problems.verbose", lang), "dim"))
    section.counts = False
    return section


def _is_of_reading(problems: Problems) -> bool:
    """Say whether problems of one code are about what was read, not about what it came to."""
    return problems[0].code.startswith(_OF_READING)


def _kind(report: Report, problems: Problems) -> Line:
    """Tell the first of several problems of one code, and how many they are."""
    first = problems[0]
    label = f"{severity_word(first.severity, report.lang)}[{first.code}]"
    times = f" ×{len(problems)}" if len(problems) > 1 else ""
    what = visible(what_is_wrong(first, report.lang))
    return ((label, SEVERITY_STYLES[first.severity]), (times, "bold"), (f" {what}", ""))


def _readings(report: Report) -> Iterator[_Section]:
    if not report.readings:
        return
    ids = _in_runs(dict.fromkeys(reading.id for reading in report.readings))
    label = say("console.readings", report.lang) + say("console.colon", report.lang)
    yield _whole(((label, "bold"), (str(in_words(ids, report.lang)), "")), [], gap=False)


def _in_runs(ids: Iterable[str]) -> list[str]:
    """Write three readings or more whose numbers follow one another as from and to: R6-R8."""
    runs: list[list[str]] = []
    for one in ids:
        if runs and _follows(runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [one for run in runs for one in ([f"{run[0]}-{run[-1]}"] if len(run) > 2 else run)]


def _follows(one: str, other: str) -> bool:
    """Say whether two readings are R and the number after it."""
    return one[:1] == "R" and one[1:].isdecimal() and other == f"R{int(one[1:]) + 1}"

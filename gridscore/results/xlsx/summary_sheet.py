"""The summary sheet: grades, money, the period before, the rounds, changes, problems, readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from gridscore.ledger.parsing.dates import han_number
from gridscore.messages import term
from gridscore.numbers import HUNDRED, UNSET
from gridscore.patterns import pattern
from gridscore.periods import parse_period, spoken
from gridscore.records import NamedTuple
from gridscore.results.model import Kind
from gridscore.results.problem_list import by_severity, group_alike, severity_word
from gridscore.results.words import CodedWords
from gridscore.results.xlsx.book import HEADING_ROW, Book, Look
from gridscore.results.xlsx.charts import Bars, place_chart
from gridscore.results.xlsx.pen import Pen
from gridscore.results.xlsx.sources_sheet import told
from gridscore.results.xlsx.table_sheet import formula_text, money_sum, sum_formula

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from gridscore.messages import Lang
    from gridscore.results.model import Column, History, PeriodSummary
    from gridscore.results.xlsx.table_sheet import Placed

_WIDTHS = (20, *[11] * 9)
_ALL = len(_WIDTHS)
_TABLE = 5  # columns of the tables; charts stand beside them
_MOST_PROBLEMS, _MOST_CHANGES = 15, 60
_MOST_GROUPS, _MOST_COMPARISONS = 40, 2_000_000
_MOST_UPRIGHT = 8  # bars whose labels such as 100.00 have room side by side
_NUMBER = pattern(r"\d+|[一二三四五六七八九十]+")
_COLUMN, _OWN = "terms.column.", "results.heading."


def write_summary(book: Book, roster: Placed) -> None:
    """Add the summary sheet; its figures are formulas over the `roster`, with their values."""
    name = book.say("sheet.summary")
    sheet = book.add_sheet(name, name)
    pen = Pen(book, sheet, _WIDTHS, HEADING_ROW + 1)
    pen.set_widths()
    sheet.set_portrait()
    sheet.repeat_rows(0, 1)
    history = book.report.make_history()
    _write_origin(pen)
    beside = _Charts(pen, pen.row)
    _write_grades(pen, roster, history, beside)
    _write_money(pen, roster, history)
    _write_rounds(pen, history, beside)
    _write_groups(pen, roster, beside)
    pen.row = max(pen.row, beside.row)
    _write_changes(pen)
    _write_problems(pen)
    _write_readings(pen)


class _Charts:
    """Places charts beside the tables, each below the last one."""

    def __init__(self, pen: Pen, row: int) -> None:
        self.pen, self.row = pen, row

    def add(self, bars: Bars, title: str, *, at: int | None = None) -> None:
        """Place a chart, not above the row `at`."""
        top = max(self.row, at or 0)
        self.row = place_chart(self.pen, bars, title, (top, _TABLE)) + 1


def _find(columns: Sequence[Column], name: str) -> int | None:
    return next((col for col, column in enumerate(columns) if column.id == name), None)


def _write_origin(pen: Pen) -> None:
    report, say_own = pen.book.report, pen.book.say
    for key, text in (
        ("station", report.station),
        ("period", report.period_in_words),
        ("scheme", report.scheme_title),
        ("scheme-version", f"{report.scheme_id} · {report.scheme_version}"),
        ("scheme-hash", report.scheme_hash),
    ):
        if text:
            pen.text(0, say_own(f"summary.{key}"), pen.book.format(Look.LABEL))
            pen.text(1, text, pen.book.format(Look.BODY), span=_ALL - 1)
            pen.row += 1


class _Counted(NamedTuple):
    """A row of the table of grades: how many now, by which formula, how many before."""

    label: str
    formula: str
    people: int
    before: int | None
    look: Look = Look.BODY


def _write_grades(pen: Pen, roster: Placed, history: History, charts: _Charts) -> None:
    report = pen.book.report
    columns = report.roster.columns
    graded, people = _find(columns, "grade"), _find(columns, "id")
    if graded is None or people is None:
        return
    before = history.before
    pen.section(pen.book.say("summary.grades" if report.grades else "summary.people"))
    first_head = _COLUMN + "grade" if report.grades else _OWN + "item"
    heads = pen.say(first_head, _OWN + "count", _OWN + "share")
    pen.texts([*heads, *_compared(pen, before)], Look.HEADING)
    first, given = pen.row, list(cast("Sequence[str]", columns[graded].values))
    rows = []
    for number, grade in enumerate(report.grades):
        # The label beside it is the criterion, so that a corrected label counts along.
        label = f"A{first + number + 1}"
        counts = "+".join(f"COUNTIF({part.cells(graded)},{label})" for part in roster.parts)
        was = before.grades.get(grade.grade) if before else None
        rows.append(_Counted(grade.heading, f"={counts}", given.count(grade.heading), was))
    everyone = "+".join(f"COUNTA({part.cells(people)})" for part in roster.parts)
    if report.grades:
        rest = len(given) - sum(row.people for row in rows)
        last = first + len(rows)
        was = before.people - sum(before.grades.values()) if before else None
        formula = f"={everyone}-SUM(B{first + 1}:B{last})"
        rows.append(_Counted(pen.book.say("summary.ungraded"), formula, rest, was))
    was = before.people if before else None
    label = pen.book.say("summary.everyone")
    rows.append(_Counted(label, f"={everyone}", len(given), was, Look.TOTAL))
    bottom = first + len(rows)
    for row in rows:
        _write_count(pen, row, bottom, len(given))
    _write_mean(pen, roster, before)
    if report.grades:
        names = [row.label for row in rows[:-1]]
        bars = Bars(first, 0, 1, names, [[row.people for row in rows[:-1]]])
        charts.add(bars, pen.book.say("chart.grades"), at=first - 2)


def _compared(pen: Pen, before: PeriodSummary | None) -> list[str]:
    if before is None:
        return []
    return [spoken(before.period, pen.book.report.lang), pen.book.say("heading.change")]


def _write_count(pen: Pen, row: _Counted, bottom: int, everyone: int) -> None:
    book, line = pen.book, pen.row + 1
    pen.text(0, row.label, book.format(row.look))
    pen.formula(1, row.formula, row.people, row.look, Kind.COUNT)
    share = row.people / everyone if everyone else 0
    formula = f"=IF(B{bottom}=0,0,B{line}/B{bottom})"
    pen.book.write_formula(pen.sheet, pen.row, 2, formula, book.share_format(row.look), share)
    if row.before is not None:
        pen.number(3, row.before, row.look, Kind.COUNT)
        pen.formula(4, f"=B{line}-D{line}", row.people - row.before, row.look, Kind.CHANGE)
    pen.row += 1


def _write_mean(pen: Pen, roster: Placed, before: PeriodSummary | None) -> None:
    """Write the mean of the totals, where there are any."""
    col = _find(roster.table.columns, "total")
    numbers = [] if col is None else _numbers(roster.table.columns[col])
    known = [number for number in numbers if number != UNSET]
    if col is None or not known:
        return
    line, book = pen.row + 1, pen.book
    pen.text(0, book.say("summary.mean"), book.format(Look.BODY))
    cells = ",".join(part.cells(col) for part in roster.parts)
    mean = sum(known) / len(known) / HUNDRED
    pen.formula(1, f"=AVERAGE({cells})", mean, Look.BODY, Kind.POINTS)
    pen.text(2, "", book.format(Look.BODY))
    if before:
        was = None if before.mean == UNSET else before.mean / HUNDRED
        pen.number(3, was, Look.BODY, Kind.POINTS)
        change = "" if was is None else mean - was
        pen.formula(4, f'=IF(D{line}="","",B{line}-D{line})', change, Look.BODY, Kind.POINTS)
    pen.row += 1


def _numbers(column: Column) -> list[int]:
    numbers: list[int] = cast("Any", column.values).tolist()
    return numbers


def _write_money(pen: Pen, roster: Placed, history: History) -> None:
    """Write what is due, withheld and paid; a sum with an amount that is not set is not set."""
    report, book, before = pen.book.report, pen.book, history.before
    if not report.money:
        return
    pen.section(book.say("summary.money"))
    heads = pen.say(_OWN + "item", _COLUMN + "amount")
    pen.texts([*heads, *_compared(pen, before)], Look.HEADING, [1, 2, 1, 1] if before else [1, 2])
    for name in report.money:
        col = _find(roster.table.columns, name)
        if col is None:
            continue
        column, line = roster.table.columns[col], pen.row + 1
        formula, value = sum_formula(book, roster, column)
        pen.text(0, column.heading, book.format(Look.BODY))
        pen.text(1, "", book.format(Look.BODY, Kind.MONEY), span=2)
        pen.formula(1, formula, value, Look.BODY, Kind.MONEY)
        if before:
            was, total = before.money.get(name), money_sum(column)
            pen.number(3, None if was is None else was / HUNDRED, Look.BODY, Kind.MONEY)
            change = "" if was is None or total is None else (total - was) / HUNDRED
            formula = f'=IF(AND(ISNUMBER(B{line}),ISNUMBER(D{line})),B{line}-D{line},"")'
            pen.formula(4, formula, change, Look.BODY, Kind.MONEY)
        pen.row += 1


def _write_rounds(pen: Pen, history: History, charts: _Charts) -> None:
    """Set the rounds that make up a longer period beside each other."""
    report, book = pen.book.report, pen.book
    if len(history.rounds) <= 1:  # one alone is no comparison
        return
    pen.row = max(pen.row, charts.row)
    charts.row = pen.row
    pen.section(book.say("summary.rounds"))
    paid = any("paid" in one.money for one in history.rounds)
    grades = report.grades if 3 + len(report.grades) + paid <= _ALL else ()
    heads = [
        *pen.say(_COLUMN + "period", _OWN + "count"),
        book.say("summary.mean"),
        *(grade.heading for grade in grades),
        *([pen.say(_COLUMN + "paid")[0]] if paid else []),
    ]
    pen.texts(heads, Look.HEADING)
    first = pen.row
    for one in history.rounds:
        pen.text(0, _within_year(one.period, report.lang), book.format(Look.VALUE))
        pen.number(1, one.people, Look.BODY, Kind.COUNT)
        pen.number(2, None if one.mean == UNSET else one.mean / HUNDRED, Look.BODY, Kind.POINTS)
        for number, grade in enumerate(grades):
            pen.number(3 + number, one.grades.get(grade.grade, 0), Look.BODY, Kind.COUNT)
        if paid:
            amount = one.money.get("paid")
            value = None if amount is None else amount / HUNDRED
            pen.number(3 + len(grades), value, Look.BODY, Kind.MONEY)
        pen.row += 1
    names = [_within_year(one.period, report.lang) for one in history.rounds]
    means = [None if one.mean == UNSET else one.mean / HUNDRED for one in history.rounds]
    pen.row += 1
    bars = Bars(first, 0, 2, names, [means], lying=len(names) > _MOST_UPRIGHT)
    title = book.say("chart.rounds")
    bottom = place_chart(pen, bars, title, (pen.row, 0))
    if grades:
        counts = [[one.grades.get(g.grade, 0) for one in history.rounds] for g in grades]
        stacked = Bars(first, 0, 3, names, counts, [g.heading for g in grades])
        place_chart(pen, stacked, book.say("chart.rounds-grades"), (pen.row, _TABLE))
    pen.row = charts.row = bottom + 1


def _within_year(period: str, lang: Lang) -> str:
    """Name a round beside the others of its year: `第一季度`, in English `2026Q1`."""
    one = parse_period(period)
    return one.in_language(lang).removeprefix(f"{one.year}年") if one else period


def _write_groups(pen: Pen, roster: Placed, charts: _Charts) -> None:
    """Write the mean total of each zone, or of what else people are grouped by, with a chart."""
    table, book = roster.table, pen.book
    total = _find(table.columns, "total")
    by = _grouping(table.columns, len(table))
    if total is None or by is None or len(roster.parts) > 1:
        return
    words, totals = cast("Sequence[str]", table.columns[by].values), _numbers(table.columns[total])
    names = book.report.make_parent_names() if table.columns[by].id == "parent" else {}
    spelled: dict[str, list[str]] = {}
    for word in sorted(set(words) - {""}, key=lambda word: _in_order(names.get(word, word), word)):
        spelled.setdefault(names.get(word, word), []).append(word)
    groups: dict[str, list[int]] = {key: [] for key in spelled}
    people = dict.fromkeys(groups, 0)
    for word, number in zip(words, totals, strict=True):
        if word:
            key = names.get(word, word)
            people[key] += 1
            groups[key] += [number] if number != UNSET else []
    pen.row = max(pen.row, charts.row)
    charts.row = pen.row
    pen.section(book.say("sheet.by", group=table.columns[by].heading))
    heads = [table.columns[by].heading, *pen.say(_OWN + "count"), book.say("summary.mean")]
    pen.texts(heads, Look.HEADING)
    first, part = pen.row, roster.parts[0]
    means: list[float | None] = []
    for key, known in groups.items():
        line = pen.row + 1
        mine, marks = _is_one_of(part.cells(by), key, line, spelled[key]), part.cells(total)
        pen.text(0, key, book.format(Look.VALUE))
        pen.formula(1, f"=SUMPRODUCT({mine}*1)", people[key], Look.BODY, Kind.COUNT)
        counted = f"SUMPRODUCT({mine}*ISNUMBER({marks}))"
        formula = f'=IF({counted}=0,"",SUMPRODUCT({mine}*1,{marks})/{counted})'
        mean = sum(known) / len(known) / HUNDRED if known else None
        pen.formula(2, formula, "" if mean is None else mean, Look.BODY, Kind.POINTS)
        means.append(mean)
        pen.row += 1
    title = book.say("chart.groups", group=table.columns[by].heading)
    charts.add(Bars(first, 0, 2, list(groups), [means], lying=True), title, at=first - 2)


def _in_order(name: str, word: str) -> tuple[str, str]:
    """Order a name by the numbers in it, also in Chinese numerals: 第二责任区 before 第十责任区."""
    return _NUMBER.sub(lambda found: str(han_number(found[0]) or found[0]).zfill(9), name), word


def _is_one_of(cells: str, key: str, line: int, words: Sequence[str]) -> str:
    """Compare cells with the group's label in the same line, or with all words that mean it."""
    if list(words) == [key]:
        return f"({cells}=A{line})"
    return f"({'+'.join(f'({cells}={formula_text(word)})' for word in words)})"


def _grouping(columns: Sequence[Column], people: int) -> int | None:
    """Choose what to group by: the first of these that parts people into a few groups."""
    for name in ("zone", "parent", "grid"):
        col = _find(columns, name)
        if col is not None:
            values = columns[col].values
            words = values.different() if isinstance(values, CodedWords) else values
            groups = len(set(words) - {""})
            few = 1 < groups <= _MOST_GROUPS and groups < people
            if few and groups * people <= _MOST_COMPARISONS:
                return col
    return None


def _write_changes(pen: Pen) -> None:
    report, book = pen.book.report, pen.book
    pen.section(book.say("summary.changes"))
    spans = [1, 2, 2, _ALL - 5]
    keys = ("id", "name", "standing", "reasons")
    pen.texts([term("column", key).in_language(report.lang) for key in keys], Look.HEADING, spans)
    for change in report.changes[:_MOST_CHANGES]:
        pen.texts([change.id, change.name, change.standing, change.reason], spans=spans)
    hidden = len(report.changes) - _MOST_CHANGES
    if hidden > 0:
        pen.texts([book.say("summary.more-changes", count=hidden)], spans=[_ALL])
    if not report.changes:
        pen.texts([book.say("summary.none")], spans=[_ALL])


def _write_problems(pen: Pen) -> None:
    """List warnings and notices in short; the sheet of sources has them all, with their places."""
    report, book = pen.book.report, pen.book
    pen.section(book.say("summary.problems"))
    spans = [1, 1, _ALL - 2]
    heads = pen.say(*(f"{_OWN}{name}" for name in ("severity", "code", "message")))
    pen.texts(heads, Look.HEADING, spans)
    groups = group_alike(by_severity(report.problems), report.lang)
    for group in groups[:_MOST_PROBLEMS]:
        problem = group[0]
        cells = [severity_word(problem.severity, report.lang), problem.code]
        pen.texts([*cells, told(problem, report.lang)], spans=spans)
    hidden = sum(len(group) for group in groups[_MOST_PROBLEMS:])
    if hidden:
        more = book.say("summary.rest", count=hidden, sheet=book.say("sheet.sources"))
        pen.texts([more], spans=[_ALL])
    if not report.problems:
        pen.texts([book.say("summary.none")], spans=[_ALL])


def _write_readings(pen: Pen) -> None:
    pen.section(pen.book.say("summary.readings"))
    spans = [1, 1, _ALL - 2]
    keys = (_OWN + "reading", _COLUMN + "clause", _OWN + "text")
    pen.texts(pen.say(*keys), Look.HEADING, spans)
    for reading in pen.book.report.readings:
        pen.texts([reading.id, reading.clause, reading.text], spans=spans)

"""How people's results came about: the journal's lines, in sections a person can check."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from gridscore.ledger.model import BLANK, LAST_DAY
from gridscore.messages import term, worded
from gridscore.messages.word_list import WordList
from gridscore.numbers import UNSET, format_hundredths
from gridscore.periods import day_date
from gridscore.records import dataclass
from gridscore.results.journal_table import journal_table
from gridscore.results.model import TEXTS, WHOLE_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Assessment, Case
    from gridscore.journal import Posting, Reason
    from gridscore.ledger.model import Ledger
    from gridscore.messages import Lang, Localised
    from gridscore.results.model import Column, Report
    from gridscore.results.words import CodedWords
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.outcome import Quota

_TEXTS = ("account", "clause", "rule", "unit", "reason", "file", "sheet", "cell")
"""Columns of the journal that are text."""

_MARKS = tuple(f"points:{part}" for part in ("criterion:", "routine", "panel", "survey", "opening"))
"""Accounts whose lines are marks: one of 0 is a mark too, not a rule that changed nothing."""

FIGURES = {
    "points": ("total", "grade", "rank"),
    "pay": ("due", "withheld", "bonus", "commendation", "paid"),
}
"""The published figures that a sum comes to, by the part of a result."""


@dataclass(frozen=True, slots=True)
class Line:
    """One posting of one person; `running` is the sum so far in its unit.

    `date` is the day of the event that a line is about, written out, empty for none.
    """

    account: str
    clause: str
    rule: str
    title: str
    amount: int
    unit: str
    reason: str
    file: str
    sheet: str
    cell: str
    running: int
    bites: bool  # false for a rule that was looked at and changed nothing
    date: str = ""

    @property
    def part(self) -> str:
        """Which sum the line belongs to: `points`, `pay` or `standing`."""
        return part_of(self.account)


@dataclass(frozen=True, slots=True)
class Derivation:
    """One period of one person: the published row by column id, and the lines behind it."""

    period: str
    id: str
    name: str
    row: dict[str, str]
    headings: dict[str, str]
    lines: tuple[Line, ...]


def part_of(account: str) -> str:
    """Say which part of a result an account belongs to; what decides the grade is with points."""
    part = account.partition(":")[0]
    return "points" if part in ("grade", "override", "quota") else part


def derive(
    case: Case, assessment: Assessment, report: Report, person: int, lang: Lang
) -> Derivation:
    """Filter the journal of an assessment down to one person who has a row in it."""
    return _derive(case, assessment, report, lang, person)[person]


def derive_everybody(
    case: Case, assessment: Assessment, report: Report, lang: Lang
) -> dict[int, Derivation]:
    """Part the journal of an assessment by person: everybody who has a row, in order of id."""
    return _derive(case, assessment, report, lang, None)


def _derive(
    case: Case, assessment: Assessment, report: Report, lang: Lang, person: int | None
) -> dict[int, Derivation]:
    roster = case.ledger.roster
    lines = _read_lines(case, assessment, lang, person)
    columns = {column.id: column for column in report.roster.columns}
    headings = {name: column.heading for name, column in columns.items()}
    whose = cast("CodedWords", columns["id"].values).codes
    shown_at = np.arange(len(whose)) if person is None else np.flatnonzero(whose == person)
    places = dict(zip(whose[shown_at].tolist(), shown_at.tolist(), strict=True))
    people = assessment.person.tolist() if person is None else [person]
    return {
        one: Derivation(
            str(assessment.period),
            roster.ids[one],
            roster.names[one],
            {name: _shown(column, places[one]) for name, column in columns.items()},
            headings,
            tuple(lines.get(one, ())),
        )
        for one in people
    }


def _read_lines(
    case: Case, assessment: Assessment, lang: Lang, person: int | None
) -> dict[int, list[Line]]:
    """Read the lines of one person, or of everybody, by person."""
    table = journal_table(case, assessment, lang, person)
    columns: dict[str, Any] = {column.id: column.values for column in table.columns}
    kept = [_lines_of(posting, assessment, person) for posting in assessment.postings]
    parts = [p.row[lines] for p, lines in zip(assessment.postings, kept, strict=True)]
    row = np.concatenate(parts)
    order = np.argsort(row, kind="stable")  # the journal's
    cells = [_single_cells(p, lines) for p, lines in zip(assessment.postings, kept, strict=True)]
    dates = _event_dates(case.ledger, {row for part in cells for _, row in part})
    of_limits = _rules_of_limits(case.scheme)
    stands = [case.standing_word(code) for code in assessment.standing[row].tolist()]
    reasons = (
        (posting, posting.reasons[code], cell)
        for posting, lines, part in zip(assessment.postings, kept, cells, strict=True)
        for code, cell in zip(posting.reason[lines].tolist(), part, strict=True)
    )
    told = [
        (
            reason.moves or _gives(reason, standing),
            dates.get((*cell, posting.rule in of_limits), ""),
        )
        for (posting, reason, cell), standing in zip(reasons, stands, strict=True)
    ]
    whose = assessment.person[row[order]].tolist()
    return _by_person(case.scheme, lang, columns, whose, [told[place] for place in order.tolist()])


def _gives(reason: Reason, standing: Localised) -> bool:
    """Say whether a reason gives the standing that its row shows, be it since an earlier round."""
    return reason.details.get("standing") == standing


def _by_person(
    scheme: Scheme,
    lang: Lang,
    columns: Mapping[str, Any],
    whose: Sequence[int],
    told: Sequence[tuple[bool, str]],
) -> dict[int, list[Line]]:
    """Part the lines of a journal by person, each with the running sum of its part.

    `columns` are those of the journal; with each line stands whose it is, and `told` whether its
    reason moves the row and the date of its event, "" for none.
    """
    found: dict[int, list[Line]] = {}
    running: dict[tuple[int, str], int] = {}
    for index, (person, (moving, date)) in enumerate(zip(whose, told, strict=True)):
        texts = {name: str(columns[name][index]) for name in _TEXTS}
        account, amount = texts["account"], int(columns["amount"][index])
        key = (person, part_of(account))
        running[key] = running.get(key, 0) + (amount if amount != UNSET else 0)
        line = Line(
            **texts,
            title=rule_title(scheme, account, texts["rule"], lang),
            amount=amount,
            running=running[key],
            bites=moving or amount != 0 or account.startswith(_MARKS),
            date=date,
        )
        found.setdefault(person, []).append(line)
    return found


def _lines_of(posting: Posting, assessment: Assessment, person: int | None) -> NDArray[np.int64]:
    if person is None:
        return np.arange(len(posting.row))
    return np.flatnonzero(assessment.person[posting.row] == person)


def _single_cells(posting: Posting, lines: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return sheet and row of the lines that are each about one cell; BLANK of the others."""
    none = BLANK, BLANK
    if posting.cells is None:
        return [none] * len(lines)
    cells = posting.cells(lines)
    start, sheet, row = cells.start.tolist(), cells.sheet.tolist(), cells.row.tolist()
    is_single = np.array([len(cols) == 1 for cols in cells.columns], np.bool_)[cells.which].tolist()
    return [
        (sheet[at], row[at]) if end - at == 1 and is_single[at] else none
        for at, end in pairwise(start)
    ]


def _event_dates(ledger: Ledger, rows: Set[int]) -> dict[tuple[int, int, bool], str]:
    """Date the events of the logs that stand in some rows.

    They are found by sheet and row, and by whether it is the missed limit that is meant.
    """
    events = ledger.incidents
    at = np.flatnonzero(np.isin(events.row, list(rows)))
    columns = (events.sheet, events.row, events.day, events.missed)
    dates = {}
    for sheet, row, day, missed in zip(*(column[at].tolist() for column in columns), strict=True):
        dates[sheet, row, False] = str(day_date(day))
        if missed != LAST_DAY:
            dates[sheet, row, True] = str(day_date(missed))
    return dates


def _rules_of_limits(scheme: Scheme) -> set[str]:
    """Name the rules that count nothing but missed time limits."""
    entries = {entry.id for entry in scheme.entries if entry.missed}
    ladders = {
        ladder.id
        for ladder in scheme.ladders
        if ladder.of and not ladder.category and entries.issuperset(ladder.of)
    }
    return entries | ladders


def rule_title(scheme: Scheme, account: str, rule: str, lang: Lang) -> str:
    """Name the rule behind an account in words: a criterion, a ladder, a payment."""
    titles: dict[str, Localised]
    sort = account.partition(":")[0]
    if account.startswith(("points:criterion:", "points:fault:", "points:opening")):
        titles = {criterion.id: criterion.title for criterion in scheme.criteria}
    elif sort == "grade":
        titles = {grade.id: grade.word for grade in scheme.grades}
    elif sort == "override":
        titles = {override.id: override.title for override in scheme.overrides}
    elif sort == "quota":
        titles = {quota.id: _quota_title(scheme, quota) for quota in scheme.quotas}
    elif account == "pay:commendation":
        titles = {reward.id: reward.title for reward in scheme.pay.rewards}
    elif account.startswith(("pay:due:", "pay:bonus:")):
        titles = {pot.id: pot.title for pot in scheme.pay.all_pots}
        titles |= {payment.id: payment.title for payment in scheme.pay.payments}
        titles |= {entry.id: entry.title for entry in scheme.entries if entry.pays_money}
    else:
        named = (scheme.criteria, scheme.sections, scheme.entries, scheme.ladders, scheme.overrides)
        titles = {rule.id: rule.title for rules in named for rule in rules}
    return (titles.get(rule) or term("rule", rule)).in_language(lang)


def _quota_title(scheme: Scheme, quota: Quota) -> Localised:
    words = tuple(grade.word for grade in scheme.grades if grade.id in quota.grades)
    return worded("reasons.quota-title", grades=WordList(words))


def _shown(column: Column, index: int) -> str:
    value = column.values[index]
    if column.kind in TEXTS:
        return str(value)
    if value == UNSET:
        return ""
    return str(value) if column.kind in WHOLE_NUMBERS else format_hundredths(int(value))


def as_json(derivation: Derivation) -> dict[str, object]:
    """Turn a derivation into what `json.dumps` takes; amounts are exact text, null if not set."""
    return {
        "period": derivation.period,
        "id": derivation.id,
        "name": derivation.name,
        "row": derivation.row,
        "lines": [
            {
                "account": line.account,
                "clause": line.clause,
                "rule": line.rule,
                "title": line.title,
                "date": line.date or None,
                "amount": None if line.amount == UNSET else format_hundredths(line.amount),
                "unit": line.unit,
                "running": format_hundredths(line.running),
                "bites": line.bites,
                "reason": line.reason,
                "file": line.file,
                "sheet": line.sheet,
                "cell": line.cell,
            }
            for line in derivation.lines
        ],
    }

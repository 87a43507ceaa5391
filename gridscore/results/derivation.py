"""How one person's result came about: the journal's lines, in sections a person can check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gridscore.messages import term, worded
from gridscore.messages.word_list import WordList
from gridscore.numbers import UNSET, format_hundredths
from gridscore.results.journal_table import journal_table
from gridscore.results.model import WHOLE_NUMBERS, Kind

if TYPE_CHECKING:
    from gridscore.engine.assessment import Assessment, Case
    from gridscore.messages import Lang, Localised
    from gridscore.results.model import Column, Report
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.outcome import Quota


@dataclass(frozen=True, slots=True)
class Line:
    """One posting of one person; `running` is the sum so far in its unit, UNSET if none."""

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
    roster = case.ledger.roster
    lines = _read_lines(case, assessment, person, lang)
    row, headings = _published_row(report, roster.ids[person])
    return Derivation(
        str(assessment.period), roster.ids[person], roster.names[person], row, headings, lines
    )


def _read_lines(case: Case, assessment: Assessment, person: int, lang: Lang) -> tuple[Line, ...]:
    table = journal_table(case, assessment, lang, person)
    columns: dict[str, Any] = {column.id: column.values for column in table.columns}
    moves = [
        posting.reasons[code].moves
        for posting in assessment.postings
        for code in posting.reason[assessment.person[posting.row] == person]
    ]
    running = {"points": 0, "pay": 0, "standing": 0}
    lines = []
    for index, moving in enumerate(moves):
        texts = {
            name: str(columns[name][index])
            for name in ("account", "clause", "rule", "unit", "reason", "file", "sheet", "cell")
        }
        amount = int(columns["amount"][index])
        part = part_of(texts["account"])
        running[part] += amount if amount != UNSET else 0
        title = rule_title(case.scheme, texts["account"], texts["rule"], lang)
        account = texts["account"]
        mark = account.startswith("points:") and not account.startswith("points:penalty:")
        bites = moving or amount != 0 or mark  # a mark of 0 is a mark
        lines.append(Line(**texts, title=title, amount=amount, running=running[part], bites=bites))
    return tuple(lines)


def rule_title(scheme: Scheme, account: str, rule: str, lang: Lang) -> str:
    """Name the rule behind an account in words: a criterion, a ladder, a payment."""
    titles: dict[str, Localised]
    sort = account.partition(":")[0]
    if account.startswith("points:criterion:"):
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
        titles = {entry.id: entry.title for entry in scheme.entries}
        titles |= {ladder.id: ladder.title for ladder in scheme.ladders}
    return (titles.get(rule) or term("rule", rule)).in_language(lang)


def _quota_title(scheme: Scheme, quota: Quota) -> Localised:
    words = tuple(grade.word for grade in scheme.grades if grade.id in quota.grades)
    return worded("reasons.quota-title", grades=WordList(words))


def _published_row(report: Report, person_id: str) -> tuple[dict[str, str], dict[str, str]]:
    columns = {column.id: column for column in report.roster.columns}
    index = list(columns["id"].values).index(person_id)
    row = {name: _shown(column, index) for name, column in columns.items()}
    return row, {name: column.heading for name, column in columns.items()}


def _shown(column: Column, index: int) -> str:
    value = column.values[index]
    if column.kind in (Kind.TEXT, Kind.WORD):
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

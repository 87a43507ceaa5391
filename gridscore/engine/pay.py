"""Money: what a period pays and withholds, and what the year pays on top (R10, R14, R15, R24)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assessment import Lines, incident_cells
from gridscore.engine.ladder import Verdict
from gridscore.engine.presence import periods_in_post
from gridscore.journal import Reason, Unit, total_of
from gridscore.ledger.model import BLANK
from gridscore.messages import term
from gridscore.numbers import UNSET, divide_half_up, format_hundredths
from gridscore.periods import PeriodKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort
    from gridscore.engine.ladder import History
    from gridscore.journal import Posting
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.periods import Period

SET_ASIDE = {
    Verdict.PENDING: Reason("pending", {"reading": "R7"}),
    Verdict.REVOKED: Reason("revoked", {"reading": "R7"}),
    Verdict.AUTHORITY: Reason("authority", {"reading": "R12"}),
    Verdict.UNDOCUMENTED: Reason("undocumented", {"reading": "R24"}),
    Verdict.DUPLICATE: Reason("duplicate", {"reading": "R19"}),
    Verdict.AFTER_DISMISSAL: Reason("after-dismissal", {"reading": "R11"}),
    Verdict.OUT_OF_POST: Reason("out-of-post", {"reading": "R15"}),
}
"""Why an incident posts nothing."""


@dataclass(frozen=True, slots=True)
class PeriodPay:
    """What one routine period pays: columns in fen, one entry per result row."""

    due: Amounts
    withheld: Amounts
    paid: Amounts
    postings: list[Posting]


def pay_period(case: Case, history: History, period: Period, cohort: Cohort) -> PeriodPay:
    """Post the subsidy and what the ladders withhold from it, down to nothing (R10).

    With the subsidy not set, `due` and `paid` are UNSET and `withheld` is what the steps
    name; the journal restores it, since nothing is paid (R14).
    """
    subsidy = case.scheme.pay.subsidy
    amount = case.settings.get(subsidy.setting, UNSET)
    everyone = np.arange(len(cohort))
    due = Lines("pay:due:subsidy", subsidy.clause, "subsidy", Unit.YUAN)
    due.add(
        everyone,
        amount,
        Reason("due" if amount != UNSET else "due-unset", {"key": subsidy.setting}),
    )
    ladders = [
        _withhold(case, history, code, period, cohort) for code in range(len(case.scheme.ladders))
    ]
    named = -total_of(ladders, Unit.YUAN, len(cohort))
    pot = 0 if amount == UNSET else amount
    rest = np.maximum(named - pot, 0)
    floor = Lines("pay:floor", "R10" if amount != UNSET else "R14", "floor", Unit.YUAN)
    beyond = np.flatnonzero(rest)
    floor.add(
        beyond,
        rest[beyond],
        Reason("floor" if amount != UNSET else "floor-unset", moves=amount != UNSET),
    )
    postings = [due.posting(), *ladders, floor.posting()]
    if amount == UNSET:
        unset = np.full(len(cohort), UNSET, np.int64)
        return PeriodPay(unset, named, unset, postings)
    paid = total_of(postings, Unit.YUAN, len(cohort))
    return PeriodPay(np.full(len(cohort), amount, np.int64), amount - paid, paid, postings)


def _withhold(case: Case, history: History, code: int, period: Period, cohort: Cohort) -> Posting:
    """Post what one ladder withholds in the period: a line for each of its incidents."""
    ladder = case.scheme.ladders[code]
    lines = Lines(f"pay:withheld:{ladder.id}", ladder.clause, ladder.id, Unit.YUAN)
    mine = (
        (history.rule == code)
        & (history.day >= period.first_day)
        & (history.day <= period.last_day)
    )
    mine &= cohort.row_of[history.worker] != BLANK
    for step, number in _steps_reached(history, mine):
        hit = np.flatnonzero(mine & (history.number == number))
        amount = ladder.steps[step].withhold
        key = "withheld" if amount else "no-withholding"
        details = {"number": number, "amount": format_hundredths(amount)}
        reason = Reason(key, details, moves=amount > 0)
        lines.add(cohort.row_of[history.worker[hit]], -amount, reason, _cells(case, history, hit))
    _post_set_aside(case, history, mine, cohort, lines)
    _post_untouched(lines, cohort, Reason("no-incident"))
    return lines.posting()


def _steps_reached(history: History, mine: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """List the (step, occurrence number) pairs among the incidents that count."""
    counting = mine & (history.number > 0)
    pairs = np.unique(np.stack([history.number[counting], history.step[counting]]), axis=1)
    return [(int(step), int(number)) for number, step in pairs.T]


def _post_set_aside(
    case: Case, history: History, mine: NDArray[np.bool_], cohort: Cohort, lines: Lines
) -> None:
    """Post a zero line for each incident that does not count, with the reason."""
    for verdict, reason in SET_ASIDE.items():
        hit = np.flatnonzero(mine & (history.verdict == verdict))
        if len(hit):
            lines.add(cohort.row_of[history.worker[hit]], 0, reason, _cells(case, history, hit))


def _post_untouched(lines: Lines, cohort: Cohort, reason: Reason) -> None:
    """Post a zero line for everybody the rule was looked at for and did not bite."""
    touched = np.zeros(len(cohort), np.bool_)
    for row in lines.row:
        touched[row] = True
    lines.add(np.flatnonzero(~touched), 0, reason)


def _cells(case: Case, history: History, hit: NDArray[np.int64]) -> tuple[Ints, Ints, Ints]:
    return incident_cells(case.ledger.incidents, history.source[hit])


def post_dismissals(case: Case, history: History, cohort: Cohort) -> list[Posting]:
    """Post for each ladder who lost the post by it, and how far the others are."""
    return [_standing(case, history, code, cohort) for code in range(len(case.scheme.ladders))]


def _standing(case: Case, history: History, code: int, cohort: Cohort) -> Posting:
    ladder = case.scheme.ladders[code]
    lines = Lines(f"standing:{ladder.id}", ladder.clause, ladder.id, Unit.NONE)
    position = history.dismissed_at[history.dismissed_at < len(history.rule)]
    position = position[history.rule[position] == code]
    position = position[cohort.row_of[history.worker[position]] != BLANK]
    for number in np.unique(history.number[position]):
        hit = position[history.number[position] == number]
        reason = Reason("dismissed", {"number": int(number)}, moves=True)
        lines.add(cohort.row_of[history.worker[hit]], 0, reason, _cells(case, history, hit))
    kept = _occurrences(history, code, cohort)
    for row in lines.row:
        kept[row] = BLANK  # dismissed by this very ladder
    for count in np.unique(kept[kept != BLANK]):
        lines.add(np.flatnonzero(kept == count), 0, Reason("post-kept", {"count": int(count)}))
    return lines.posting()


def _occurrences(history: History, code: int, cohort: Cohort) -> Amounts:
    """Count each row's incidents that count on one ladder in the year so far."""
    counting = (
        (history.rule == code) & (history.number > 0) & (cohort.row_of[history.worker] != BLANK)
    )
    return np.bincount(cohort.row_of[history.worker[counting]], minlength=len(cohort))


def pay_commendations(case: Case, history: History, cohort: Cohort) -> Posting:
    """Post the money of every documented commendation, and a zero line for the others (R24)."""
    rule = case.scheme.pay.commendation
    lines = Lines("pay:commendation", rule.clause, "commendation", Unit.YUAN)
    mine = (history.rule == len(case.scheme.ladders)) & (cohort.row_of[history.worker] != BLANK)
    hit = np.flatnonzero(mine & (history.verdict == Verdict.COUNTS))
    reason = Reason("commended-applied" if rule.applied_for else "commended", moves=True)
    lines.add(cohort.row_of[history.worker[hit]], rule.amount, reason, _cells(case, history, hit))
    _post_set_aside(case, history, mine, cohort, lines)
    _post_untouched(lines, cohort, Reason("no-commendation"))
    return lines.posting()


def pay_bonus(case: Case, year: Period, cohort: Cohort, grade: Ints) -> Posting:
    """Post the year-end bonus by grade, prorated if the scheme says so (R15, R22)."""
    bonus = case.scheme.pay.bonus
    lines = Lines("pay:bonus", bonus.clause, "bonus", Unit.YUAN)
    share, whole = _share_in_post(case, year, cohort, bonus.proration)
    how = term("proration", bonus.proration)
    for code, band in enumerate(case.scheme.grades):
        row = np.flatnonzero(grade == code)
        amount = divide_half_up(bonus.amounts[band.id] * share[row], whole)
        lines.add(row, amount, Reason("bonus", {"grade": term("grade", band.id), "proration": how}))
    return lines.posting()


def post_no_bonus(reading: str, reason: Reason, rows: NDArray[np.bool_]) -> Posting:
    """Post a zero line for the rows that a reading leaves without grade and bonus."""
    lines = Lines("pay:bonus", reading, "bonus", Unit.YUAN)
    lines.add(np.flatnonzero(rows), 0, reason)
    return lines.posting()


def _share_in_post(case: Case, year: Period, cohort: Cohort, proration: str) -> tuple[Amounts, int]:
    """Count the quarters or months in post, and how many the year has; 1 of 1 without proration."""
    if proration == "none":
        return np.ones(len(cohort), np.int64), 1
    parts = year.parts(PeriodKind(proration))
    present = periods_in_post(case.ledger.roster, parts)[:, cohort.person]
    return present.sum(axis=0, dtype=np.int64), len(parts)

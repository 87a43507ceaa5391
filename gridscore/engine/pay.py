"""Money: what a period pays and withholds, and what the year pays on top (R10, R14, R15, R24).

A payment that the regulation does not know posts nothing; one whose amount the station has not
set posts lines without an amount, and whoever has one is paid nothing yet (R14).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assessment import Lines
from gridscore.engine.incident_lines import RuleIncidents
from gridscore.engine.presence import periods_in_post
from gridscore.journal import Reason, Unit, known_total_of, total_of
from gridscore.messages import term
from gridscore.numbers import UNSET, divide_half_up, format_hundredths
from gridscore.periods import PeriodKind
from gridscore.problems import make_problem
from gridscore.scheme.base import OpenAmount

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Cohort
    from gridscore.engine.ladder import History
    from gridscore.journal import Posting
    from gridscore.ledger.model import Amounts, Ints
    from gridscore.periods import Period
    from gridscore.problems import Problem
    from gridscore.scheme.pay import Bonus, Commendation, Subsidy

NOT_SET = "GS701"


def pay_period(
    case: Case, history: History, period: Period, cohort: Cohort
) -> tuple[dict[str, Amounts], list[Posting]]:
    """Post the subsidy and what the ladders withhold from it, down to nothing (R10).

    Returns the columns `due`, `withheld` and `paid` with the postings behind them. With the
    subsidy not set, `due` and `paid` are UNSET and `withheld` is what the steps name. Where the
    regulation knows no subsidy there are neither columns nor postings.
    """
    subsidy = case.scheme.pay.subsidy
    if subsidy is None:
        return {}, []
    due = _post_subsidy(case, subsidy, cohort)
    withheld = [
        _withhold(case, history, code, period, cohort) for code in range(len(case.scheme.ladders))
    ]
    named = -total_of(withheld, Unit.YUAN, len(cohort))
    pot = known_total_of([due], Unit.YUAN, len(cohort))
    floor = _post_pay_floor(pot, named)
    postings = [due, *withheld, floor, restore_unset([due, *withheld], cohort)]
    paid = known_total_of(postings, Unit.YUAN, len(cohort))
    taken = np.where(pot == UNSET, named, np.minimum(named, pot))
    return {"due": pot, "withheld": taken, "paid": paid}, postings


def _post_subsidy(case: Case, subsidy: Subsidy, cohort: Cohort) -> Posting:
    lines = Lines("pay:due:subsidy", subsidy.clause, "subsidy", Unit.YUAN)
    reason = _unless_unset(case, subsidy.amount, Reason("due"), "due-unset")
    lines.add(np.arange(len(cohort)), case.fen(subsidy.amount), reason)
    return lines.posting()


def _unless_unset(case: Case, amount: int | OpenAmount, reason: Reason, unset: str) -> Reason:
    """Give `reason`, or, for an amount that is not set, one of key `unset` that asks for it."""
    if isinstance(amount, int) or case.fen(amount) != UNSET:
        return reason
    return Reason(unset, {**reason.details, "key": amount.setting}, reason.moves)


def _withhold(case: Case, history: History, code: int, period: Period, cohort: Cohort) -> Posting:
    """Post what one ladder withholds in the period: a line for each of its incidents."""
    ladder = case.scheme.ladders[code]
    lines = Lines(f"pay:withheld:{ladder.id}", ladder.clause, ladder.id, Unit.YUAN)
    incidents = RuleIncidents.of(case, history, cohort, code, period)
    for step, number, hit in incidents.by_number():
        amount = ladder.steps[step].withhold
        key = "withheld" if amount else "no-withholding"
        details = {"number": number, "amount": format_hundredths(amount)}
        incidents.add(lines, hit, -amount, Reason(key, details, moves=amount > 0))
    incidents.add_idle(lines, Reason("no-incident"))
    return lines.posting()


def _post_pay_floor(pot: Amounts, named: Amounts) -> Posting:
    """Post what was named beyond a pot that is set (R10)."""
    lines = Lines("pay:floor", "R10", "floor", Unit.YUAN)
    beyond = np.flatnonzero((pot != UNSET) & (named > pot))
    lines.add(beyond, named[beyond] - pot[beyond], Reason("floor", moves=True))
    return lines.posting()


def restore_unset(postings: Sequence[Posting], cohort: Cohort) -> Posting:
    """Take back the known lines of rows that also have a line that is not set.

    Nothing is paid there yet (R14), and the lines of a row add up to what is paid.
    """
    lines = Lines("pay:floor", "R14", "floor", Unit.YUAN)
    known = total_of(postings, Unit.YUAN, len(cohort))
    unset = known_total_of(postings, Unit.YUAN, len(cohort)) == UNSET
    row = np.flatnonzero(unset & (known != 0))
    lines.add(row, -known[row], Reason("floor-unset"))
    return lines.posting()


def pay_year(
    case: Case,
    history: History,
    year: Period,
    cohort: Cohort,
    grade: Ints,
    no_bonus: Iterable[tuple[str, Reason, NDArray[np.bool_]]],
) -> tuple[dict[str, Amounts], list[Posting]]:
    """Post the bonus by grade and the commendations, as far as the regulation knows them.

    `no_bonus` are rows that a reading leaves without grade, with the reading and why. Returns
    the columns `bonus`, `commendation` and `paid` with the postings behind them.
    """
    rules, rows = case.scheme.pay, len(cohort)
    columns: dict[str, Amounts] = {}
    postings: list[Posting] = []
    if rules.bonus is not None:
        bonus = [_pay_bonus(case, rules.bonus, year, cohort, grade)]
        bonus += [_post_no_bonus(*why) for why in no_bonus]
        columns["bonus"] = known_total_of(bonus, Unit.YUAN, rows)
        postings += bonus
    if rules.commendation is not None:
        praise = _pay_commendations(case, rules.commendation, history, year, cohort)
        columns["commendation"] = known_total_of([praise], Unit.YUAN, rows)
        postings.append(praise)
    if postings:
        postings.append(restore_unset(postings, cohort))
        columns["paid"] = known_total_of(postings, Unit.YUAN, rows)
    return columns, postings


def _pay_commendations(
    case: Case, rule: Commendation, history: History, year: Period, cohort: Cohort
) -> Posting:
    """Post the money of every documented commendation, and a zero line for the others (R24)."""
    lines = Lines("pay:commendation", rule.clause, "commendation", Unit.YUAN)
    incidents = RuleIncidents.of(case, history, cohort, len(case.scheme.ladders), year)
    reason = Reason("commended-applied" if rule.applied_for else "commended", moves=True)
    reason = _unless_unset(case, rule.amount, reason, "commended-unset")
    incidents.add(lines, incidents.counting(), case.fen(rule.amount), reason)
    incidents.add_idle(lines, Reason("no-commendation"))
    return lines.posting()


def _pay_bonus(case: Case, bonus: Bonus, year: Period, cohort: Cohort, grade: Ints) -> Posting:
    """Post the year-end bonus by grade, prorated if the scheme says so (R15, R22)."""
    lines = Lines("pay:bonus", bonus.clause, "bonus", Unit.YUAN)
    share, whole = _share_in_post(case, year, cohort, bonus.proration)
    how = term("proration", bonus.proration)
    for code, band in enumerate(case.scheme.grades):
        row = np.flatnonzero(grade == code)
        amount = case.fen(bonus.amounts[band.id])
        paid = UNSET if amount == UNSET else divide_half_up(amount * share[row], whole)
        reason = Reason("bonus", {"grade": term("grade", band.id), "proration": how})
        lines.add(row, paid, _unless_unset(case, bonus.amounts[band.id], reason, "bonus-unset"))
    return lines.posting()


def _post_no_bonus(reading: str, reason: Reason, rows: NDArray[np.bool_]) -> Posting:
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


def note_unset_period(case: Case) -> list[Problem]:
    """Ask for the amounts of a routine period that the station has not set (R14)."""
    subsidy = case.scheme.pay.subsidy
    return _note_unset(case, [] if subsidy is None else [subsidy.amount])


def note_unset_year(case: Case) -> list[Problem]:
    """Ask for the amounts of the year that the station has not set (R14)."""
    bonus, commendation = case.scheme.pay.bonus, case.scheme.pay.commendation
    amounts = list(bonus.amounts.values()) if bonus else []
    return _note_unset(case, [*amounts, *([commendation.amount] if commendation else [])])


def _note_unset(case: Case, amounts: Iterable[int | OpenAmount]) -> list[Problem]:
    keys = dict.fromkeys(a.setting for a in amounts if isinstance(a, OpenAmount))
    return [make_problem(NOT_SET, key=key) for key in keys if key not in case.settings]

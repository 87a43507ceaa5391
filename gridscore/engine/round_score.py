"""One round, a month, a quarter …: every point that makes up its total (R3, R10, R25).

A round's total is its opening balance, its criteria and what the tariff moves, each within its
limits, and then within the limits of the whole. The total is the sum of the postings, so that
journal and result cannot disagree.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import marked, taken
from gridscore.engine.assessment import Cohort
from gridscore.engine.bounds import bound_points, bound_total
from gridscore.engine.claimed import ClaimedEvents
from gridscore.engine.given_totals import GIVEN, GivenTotals, only_given, post_given_totals
from gridscore.engine.lines import Lines
from gridscore.engine.measures import Measured, measure
from gridscore.engine.missing import exempt_in, has_fault_log
from gridscore.engine.presence import in_post
from gridscore.engine.score import Entries, Sheets, publish_means
from gridscore.engine.score_postings import Moves, post_criterion, post_together
from gridscore.engine.sheets import report_sheets
from gridscore.engine.tariff import Tariff
from gridscore.equal_rows import RowsByCode
from gridscore.journal import Reason, Unit, add_lines, joined, total_of
from gridscore.ledger.model import BLANK
from gridscore.numbers import HUNDRED, UNSET, divide_half_up, format_hundredths
from gridscore.problems import Problems
from gridscore.records import dataclass, replace
from gridscore.scheme.claims import ClaimKind, claim_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Run
    from gridscore.journal import Posting
    from gridscore.ledger.model import Amounts
    from gridscore.periods import Period
    from gridscore.problems import Problem
    from gridscore.scheme.scoring import Criterion


@dataclass(frozen=True, slots=True)
class PeriodScore:
    """One period's points, an entry per person: who is assessed, with which published total.

    `total` is UNSET where there is none; `complete` says that nothing lacks in it. `figures` are
    the balances of criteria and sections by their ids, UNSET for none. `cohort` is everybody
    assessed, the rows of `postings`, or everybody there is where only sums are asked. `entries`
    are the scores of each round in the period, and `moves` gives, when it is asked, what else its
    total came of. `problems` are what is missing (R16) and notices about sheets.
    """

    period: Period
    cohort: Cohort
    entries: tuple[Entries, ...]
    moves: tuple[Callable[[], Moves], ...]
    assessed: NDArray[np.bool_]
    exempt: NDArray[np.bool_]
    total: Amounts
    complete: NDArray[np.bool_]
    figures: dict[str, Amounts]
    postings: list[Posting]
    problems: Sequence[Problem]


def score_round(
    run: Run, *, held: bool = True, asked: Collection[str] | None = None
) -> PeriodScore:
    """Score one round for everyone in post in it (R3, R11, R15, R16).

    Where no round was `held`, everybody is exempt from it. `asked` names the figures that are
    wanted, None all of them.
    """
    case, period, people = run.case, run.period, len(run.case.ledger.roster.ids)
    present = in_post(case.ledger.roster, period)
    assessed = present & (run.dismissal >= period.first_day)
    excused = exempt_in(case.ledger.exemptions, period, people)
    exempt = assessed & excused if held else assessed
    expected = assessed & ~exempt
    # Where only sums are asked, nobody is left out before the end: columns are used as they are.
    cohort = Cohort.of(assessed if asked is None else np.ones(people, np.bool_))
    given = GivenTotals.of(case, period)
    sheets = publish_means(case.ledger.scores, period, people, case.scheme.scoring)
    measured = measure(run, expected & ~given.known, "round")
    # Without a fault log nobody can tell that there were no faults, nor points without a tariff.
    can_score = has_fault_log(case) and not only_given(case.scheme)
    complete = sheets.whole & measured.complete & can_score
    has_total = expected & (complete | given.known)
    if case.draft:
        has_total |= expected & _has_some(case, sheets) & can_score
    scored = cohort.take(has_total & ~given.known) if asked is None else ~given.known
    points = _Points(run, cohort, measured, scored, asked)
    figures, postings, total = points.put_together(sheets)
    more = post_given_totals(case, given, cohort, has_total)
    add_lines(total, more, Unit.POINTS)
    postings += more
    total = _unset_unless(has_total, cohort.spread(total))
    return PeriodScore(
        period=period,
        cohort=cohort,
        # none of who gets no points (R11), or whose total was given
        entries=(replace(sheets.entries, counts=has_total & ~given.known),),
        moves=_moves_of(run, given) if held else (),
        assessed=assessed,
        exempt=exempt,
        total=total,
        complete=complete | given.known,
        figures={
            name: _unset_unless(has_total, cohort.spread(figure))
            for name, figure in figures.items()
        },
        postings=postings,
        problems=Problems(
            report_sheets(run, sheets, present, exempt, given.known),
            measured.problems,
            given.problems(run, expected),
        ),
    )


def _moves_of(run: Run, given: GivenTotals) -> tuple[Callable[[], Moves], ...]:
    """Return what tells what other cells than scores a round's totals came of; mostly nothing."""
    scheme = run.case.scheme
    may_move = scheme.entries or any(criterion.fault for criterion in scheme.criteria)
    if not may_move and not given.known.any():
        return ()
    return (cache(partial(_moves, run)),)


def _moves(run: Run) -> Moves:
    """Name the cells of faults, events, measures and given totals that made a round's totals.

    The round is scored once more: where only its sums are asked for, lines have no cells.
    """
    scored = score_round(run)
    parts = []
    for posting in scored.postings:
        if posting.unit is not Unit.POINTS or posting.account.startswith("points:criterion:"):
            continue
        for batch in posting.batches:
            if batch.cells is not None:
                line = marked((batch.amount != 0) | (posting.rule == GIVEN))
                person = scored.cohort.person[batch.row[line]]
                parts.append(batch.cells(line).spots(person.astype(np.int32, copy=False)))
    spots = joined(parts)
    return Moves(RowsByCode.of(spots.line, len(run.case.ledger.roster.ids)), spots)


def _unset_unless(known: NDArray[np.bool_], figures: Amounts) -> Amounts:
    """Leave figures of their own to whom they are known of, an entry per person."""
    if not known.all():
        figures[~known] = UNSET
    return figures


def _has_some(case: Case, sheets: Sheets) -> NDArray[np.bool_]:
    """Mark who has a score of some criterion, everybody where none is scored."""
    if not case.scheme.scored:
        return np.ones(len(sheets.handed_in), np.bool_)
    return np.asarray((sheets.means != BLANK).any(axis=0))


@dataclass(frozen=True, slots=True)
class _Points:
    """Puts a round together for the rows of `cohort`; `has_total` says which get points.

    `asked` names the balances that are wanted, None all of them and the lines too.
    """

    run: Run
    cohort: Cohort
    measured: Measured
    has_total: NDArray[np.bool_]
    asked: Collection[str] | None

    def put_together(self, sheets: Sheets) -> tuple[dict[str, Amounts], list[Posting], Amounts]:
        """Post everything in the order in which it comes about.

        Returns the balances, the postings and the total of each row.
        """
        scheme = self.run.case.scheme
        tariff = Tariff(self.run, self.cohort, self.has_total, "round", asked=self.asked)
        moved = tariff.post(self.measured)
        postings = self._opening()
        figures = self._opening_figure()
        together = self._added_together({entry.criterion for entry, _ in moved})
        if together:
            known = self.run.case, sheets, self.cohort, self.has_total
            postings.append(post_together(together, *known))
        for code, criterion in enumerate(scheme.criteria):
            if criterion in together:
                continue
            moving = [
                line for entry, lines in moved if entry.criterion == criterion.id for line in lines
            ]
            lines = self._criterion(code, criterion, sheets, moving)
            if self.asked is None or criterion.id in self.asked:
                moves = bool(moving or criterion.fault)
                figures[criterion.id] = self._balance(criterion, lines, moves=moves)
            postings += lines
        sections, sums = tariff.gather_sections(moved)
        postings += sections
        figures |= sums
        total = total_of(postings, Unit.POINTS, len(self.cohort))
        bounds = bound_total(scheme, total, self.has_total)
        add_lines(total, bounds, Unit.POINTS)
        return figures, postings + bounds, total

    def _added_together(self, moved: Collection[str | None]) -> list[Criterion]:
        """List the criteria of which nothing is asked but that they add to the total as they are.

        They are none that is among what is `moved`, that faults take from, or that is weighed.
        """
        if self.asked is None:
            return []
        kept = {*self.asked, *moved}
        return [
            criterion
            for criterion in self.run.case.scheme.scored
            if criterion.id not in kept and criterion.weight is None and not criterion.fault
        ]

    def _balance(self, criterion: Criterion, lines: list[Posting], *, moves: bool) -> Amounts:
        """Sum the lines of a criterion, for those who have any: all, where something `moves` it."""
        known = np.full(len(self.cohort), moves or not criterion.is_scored)
        for batch in (batch for posting in lines for batch in posting.batches):
            known[batch.row] = True
        total = total_of(lines, Unit.POINTS, len(self.cohort))
        return np.where(known & self.has_total, total, UNSET)

    def _opening_figure(self) -> dict[str, Amounts]:
        score = self.run.case.scheme.score
        if score is None or not score.opening:
            return {}
        return {"opening": np.where(self.has_total, score.opening, UNSET)}

    def _opening(self) -> list[Posting]:
        score = self.run.case.scheme.score
        if score is None or not score.opening:
            return []
        lines = Lines("points:opening", score.clause, "opening", Unit.POINTS)
        lines.add(marked(self.has_total), score.opening, Reason("opening"))
        return [lines.posting()]

    def _criterion(
        self, code: int, criterion: Criterion, sheets: Sheets, moving: list[Posting]
    ) -> list[Posting]:
        """Post one criterion: what scorers gave or what it opens with, and what moves it."""
        if criterion.is_scored:
            case = self.run.case
            postings = [post_criterion(case, criterion, sheets, self.cohort, self.has_total)]
        else:
            lines = Lines("points:opening", criterion.clause, criterion.id, Unit.POINTS)
            lines.add(marked(self.has_total), criterion.full, Reason("opening"))
            postings = [lines.posting()]
        postings += [self._faults(code, criterion, criterion.fault)] if criterion.fault else []
        postings += moving
        if criterion.fault or moving:
            limits = criterion.floor, criterion.full
            postings += bound_points(
                total_of(postings, Unit.POINTS, len(self.cohort)),
                self.has_total,
                *limits,
                criterion.clause,
                criterion.id,
                moves=bool(moving),
            )
        return postings

    def _faults(self, code: int, criterion: Criterion, cost: int) -> Posting:
        """Post what each row of the fault log costs: its count times the points of one fault."""
        claim = claim_of(self.run.case.scheme, ClaimKind.FAULT, code)
        account = f"points:fault:{criterion.id}"
        for_sums = self.asked is not None
        lines = Lines(account, criterion.clause, criterion.id, Unit.POINTS, for_sums=for_sums)
        events = ClaimedEvents.of(self.run, self.cohort, claim)
        hit = events.counting()
        source = taken(self.run.history.source, hit)
        times = taken(self.run.case.ledger.incidents.quantity, source)
        amount = -divide_half_up(times * cost, HUNDRED)
        each = Reason("fault", {"points": format_hundredths(cost)})  # the item's column shows it
        events.add_points(lines, hit, amount, self.has_total, each)
        events.add_idle(lines, Reason("no-fault"))
        return lines.posting()

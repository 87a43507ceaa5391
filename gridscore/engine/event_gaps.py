"""Events that lack what their rule needs: a severity, a quantity, the points they cost (R16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import taken
from gridscore.engine.assessors import report_assessors
from gridscore.engine.history import Verdict
from gridscore.engine.lines import event_cells
from gridscore.engine.missing import weigh
from gridscore.engine.places import place_of, problem_about
from gridscore.ledger.coded import flags_by_code
from gridscore.ledger.model import BLANK
from gridscore.ledger.parsing.choices import SEVERITIES, shown_choices, titled_choices
from gridscore.messages.word_list import WordList
from gridscore.numbers import HUNDRED, UNSET, format_percent
from gridscore.periods import day_date
from gridscore.problems import make_problem
from gridscore.scheme.claims import ClaimKind, claim_of, word_of_event
from gridscore.scheme.tariff import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Run
    from gridscore.periods import Period
    from gridscore.problems import Problem
    from gridscore.scheme.ladders import Ladder
    from gridscore.scheme.model import Scheme
    from gridscore.scheme.tariff import Entry

NO_SEVERITY, NO_COUNT, NO_POINTS, POINTS_OUTSIDE = "GS508", "GS509", "GS510", "GS511"
SEVERAL = "GS515"
MISSING = frozenset({NO_SEVERITY, NO_COUNT, NO_POINTS})
NO_FINDINGS, NO_POINTS_OF_MODE = "GS643", "GS647"


def report_events(run: Run) -> list[Problem]:
    """Name every event of a period that counts, and lacks what its line of the tariff needs."""
    case, history, period = run.case, run.history, run.period
    counts = period.has_days(history.day) & (history.verdict == Verdict.COUNTS)
    gaps: list[Problem] = []
    for index, entry in enumerate(case.scheme.entries):
        if entry.claims:
            code = claim_of(case.scheme, ClaimKind.ENTRY, index)
            gaps += _gaps(run, entry, np.flatnonzero(counts & (history.claim == code)))
    several = _several_at_once(run, np.flatnonzero(counts))
    return [*gaps, *several, *report_assessors(case, period), *_note_findings(case, period)]


def _several_at_once(run: Run, counting: NDArray[np.int64]) -> Iterator[Problem]:
    """Name each row that stands for several occurrences where a ladder counts one after the other.

    The quantity of an event is one of occurrences where its entry has no unit of its own.
    """
    scheme, history, quantity = run.case.scheme, run.history, run.case.ledger.incidents.quantity
    ladders = [ladder for ladder in scheme.ladders if ladder.by == "count"]
    if not ladders:
        return
    stated = taken(quantity, history.source[counting])
    left = counting[np.flatnonzero(stated > HUNDRED)]  # and told of no ladder yet
    for ladder in ladders:
        counted = {entry.id for entry in scheme.entries if _is_counted(entry, ladder)}
        are_counted = (
            scheme.summed_categories.isdisjoint(claim.categories)
            and (
                (claim.kind is ClaimKind.LADDER and claim.id == ladder.id)
                or (claim.kind is ClaimKind.ENTRY and claim.id in counted)
            )
            for claim in scheme.claims
        )
        several = flags_by_code(are_counted, history.claim[left])
        yield from _tell(run, SEVERAL, ladder, left[several], "1")
        left = left[~several]


def _is_counted(entry: Entry, ladder: Ladder) -> bool:
    """Say whether a ladder counts an entry's events; where it repeats, the entry itself tells."""
    return entry.id in ladder.of and entry.per is None and not entry.repeats


def _note_findings(case: Case, period: Period) -> list[Problem]:
    """Tell where a tariff about findings meets no list of them, or findings that it does not name.

    That list may be empty. Of each mode that has no points the first finding is named.
    """
    given = any(period.contains(known) for known in case.ledger.totals.periods)
    asked = any(entry.findings or entry.missed for entry in case.scheme.entries)
    if not asked or given:
        return []
    if "findings" not in case.ledger.handed_in:
        return [make_problem(NO_FINDINGS, period=period)]
    return list(_without_points(case, period))


def _without_points(case: Case, period: Period) -> Iterator[Problem]:
    ledger, events = case.ledger, case.ledger.incidents
    claimed = {name for claim in case.scheme.claims for name in claim.categories}
    for code, name in enumerate(events.categories):
        if not name.startswith("finding:") or name in claimed:
            continue
        mine = np.flatnonzero((events.category == code) & period.has_days(events.day))
        if len(mine):
            cell = (int(part[mine[0]]) for part in (events.sheet, events.row, events.col))
            yield make_problem(
                NO_POINTS_OF_MODE,
                place_of(ledger.sheets, *cell),
                period=period,
                mode=word_of_event(case.scheme, name),
                count=len(mine),
            )


def _gaps(run: Run, entry: Entry, mine: NDArray[np.int64]) -> Iterator[Problem]:
    """Name what lacks in the events of one entry, given by their positions in the history."""
    events, source = run.case.ledger.incidents, run.history.source[mine]
    if entry.severities:
        known = (name in entry.severities for name in events.severities)
        priced = flags_by_code(known, events.severity[source])
        words = _severity_words(run.case.scheme, entry)
        yield from _tell(run, NO_SEVERITY, entry, mine[~priced], words)
    if entry.per is not None:
        lacking = mine[events.quantity[source] == BLANK]
        yield from _tell(run, NO_COUNT, entry, lacking, format_percent(entry.per))
    if entry.repeats and entry.per is None:
        several = mine[events.quantity[source] > HUNDRED]
        yield from _tell(run, SEVERAL, entry, several, "1")
    if isinstance(entry.points, Span):
        span = f"{format_percent(entry.points.least)} … {format_percent(entry.points.most)}"
        stated = events.points[source]
        yield from _tell(run, NO_POINTS, entry, mine[stated == UNSET], span)
        size = np.abs(np.where(stated == UNSET, 0, stated))
        least, most = sorted((abs(entry.points.least), abs(entry.points.most)))
        outside = mine[(stated != UNSET) & ((size < least) | (size > most))]
        yield from _tell(run, POINTS_OUTSIDE, entry, outside, span)


def _severity_words(scheme: Scheme, entry: Entry) -> WordList:
    """Name the severities that a line of the tariff has something for, as logs do."""
    titled = tuple((one.id, one.title) for one in scheme.severities if one.id in entry.severities)
    return WordList(tuple(shown_choices(titled_choices(SEVERITIES, titled))))


def _tell(
    run: Run, code: str, rule: Entry | Ladder, which: NDArray[np.int64], wanted: str | WordList
) -> Iterator[Problem]:
    """Name events at their cells; what is only missing is a warning in a draft."""
    case, history, ledger = run.case, run.history, run.case.ledger
    cells = zip(*(part.tolist() for part in event_cells(run, which)), strict=True)
    for position, (sheet, row, col) in zip(which.tolist(), cells, strict=True):
        category = ledger.incidents.category[history.source[position]]
        problem = problem_about(
            ledger,
            code,
            int(history.worker[position]),
            place_of(ledger.sheets, sheet, row, col),
            date=str(day_date(history.day[position])),
            category=word_of_event(case.scheme, ledger.incidents.categories[category]),
            rule=rule.title,
            clause=rule.clause,
            wanted=wanted,
        )
        yield weigh(case, problem) if code in MISSING else problem

"""Events in the order that counts: which rule claims each, and whether it counts.

Events are incidents, faults and findings. Covers R7 (order, only confirmed ones count), R11
(nothing counts after a dismissal), R12 (whose notice counts), R19 (one document, one fact), R20
(one day, each its own occurrence) and R24 (commendations need a document).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import order_by
from gridscore.engine.history import NEVER, History, Verdict
from gridscore.engine.ladder import Hits, climb
from gridscore.engine.presence import stint_on
from gridscore.ledger.coded import flags_by_code
from gridscore.ledger.model import BLANK, PENDING, REVOKED
from gridscore.records import replace
from gridscore.scheme.claims import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.model import Incidents, Ints, Ledger
    from gridscore.periods import Period
    from gridscore.scheme.ladders import Ladder
    from gridscore.scheme.model import Scheme


def trace_events(
    ledger: Ledger,
    scheme: Scheme,
    year: Period,
    until: int,
    *,
    ended: Ints | None = None,
) -> History:
    """Go through the events up to day `until` and decide which count, and what they reach.

    `ended` is each person's last day in post where something else than an event ended it, NEVER
    for the others.
    """
    events, people = ledger.incidents, len(ledger.roster.ids)
    begun = np.ones(len(events.day), np.bool_)
    if not scheme.looks_back:
        begun = events.day >= year.first_day
    source = np.flatnonzero(begun & (events.day <= until))
    source = source[order_by(events.day[source])]
    worker, day = events.worker[source], events.day[source]
    claim = _claims(events, scheme)[events.category[source]]
    verdict = _own_verdicts(events, source, claim, scheme)
    paid = flags_by_code((one.kind is ClaimKind.REWARD for one in scheme.claims), claim)
    outside = (stint_on(ledger.roster, worker, day) == BLANK) & ~paid
    verdict[(verdict == Verdict.COUNTS) & outside] = Verdict.OUT_OF_POST
    if ended is None:
        ended = np.broadcast_to(np.int32(NEVER), people)
    verdict[(verdict == Verdict.COUNTS) & (day > ended[worker])] = Verdict.AFTER_DISMISSAL
    _set_aside_duplicates(verdict, events, source)
    none = np.full(people, NEVER, np.int32)
    history = History(source, worker, day, claim, verdict, (), none, ended)
    counting = np.flatnonzero(verdict == Verdict.COUNTS)
    hits: tuple[Hits, ...] = ()
    for index in range(len(scheme.ladders)):
        hits = (*hits, climb(ledger, scheme, index, replace(history, hits=hits), counting, until))
    dismissed_at = _first_dismissals(history, hits, scheme, year)
    return _until_dismissal(replace(history, hits=hits, dismissed_at=dismissed_at), scheme.ladders)


def calendar_years(day: Ints) -> NDArray[np.int64]:
    """Give the calendar year that each day lies in."""
    return day.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970


def _claims(events: Incidents, scheme: Scheme) -> Ints:
    """Translate each category code into the claim on it."""
    claims = {name: code for code, claim in enumerate(scheme.claims) for name in claim.categories}
    codes = [claims.get(category, BLANK) for category in events.categories]
    return np.array([*codes, BLANK], np.int32)  # the last: a category left blank


def _own_verdicts(
    events: Incidents, source: NDArray[np.int64], claim: Ints, scheme: Scheme
) -> Ints:
    """Judge each event by itself: has it a rule, is it confirmed, may its author notify."""
    verdict = np.full(len(source), Verdict.COUNTS, np.int32)
    for code, rule in enumerate(scheme.claims):
        if rule.authorities:
            allowed = (name in rule.authorities for name in events.authorities)
            may_notify = flags_by_code(allowed, events.authority[source])
            verdict[(claim == code) & ~may_notify] = Verdict.AUTHORITY
        if rule.document:
            undocumented = events.document[source] == BLANK
            verdict[(claim == code) & undocumented] = Verdict.UNDOCUMENTED
    status = events.status[source]
    verdict[status == PENDING] = Verdict.PENDING
    verdict[status == REVOKED] = Verdict.REVOKED
    verdict[claim == BLANK] = Verdict.NO_RULE
    return verdict


def _are_findings(events: Incidents, source: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark the events that are findings: one document may list many, each a fact of its own."""
    found = (name.startswith(("finding:", "missed:")) for name in events.categories)
    return flags_by_code(found, events.category[source])


def _set_aside_duplicates(verdict: Ints, events: Incidents, source: NDArray[np.int64]) -> None:
    """Keep the earliest of those that would count under one document number (R19, R24).

    Only those of one calendar year are held together, whether or not a rule looks further back.
    """
    has_document = (events.document != BLANK)[source]
    documented = np.flatnonzero((verdict == Verdict.COUNTS) & has_document)
    documented = documented[~_are_findings(events, source[documented])]
    document = events.document[source[documented]]
    times = np.bincount(document)
    documented = documented[times[document] > 1]  # nearly all stand alone
    row = source[documented]
    columns = (events.worker, events.category, events.document)
    year = calendar_years(events.day[row])
    facts = np.stack([*(column[row] for column in columns), year], axis=1)
    _, first = np.unique(facts, axis=0, return_index=True)
    repeated = np.ones(len(documented), np.bool_)
    repeated[first] = False
    verdict[documented[repeated]] = Verdict.DUPLICATE


def _first_dismissals(
    history: History, hits: tuple[Hits, ...], scheme: Scheme, year: Period
) -> Ints:
    """Find for each person the position of the year's first event that dismisses him."""
    dismissed_at = history.dismissed_at.copy()
    for ladder, hit in zip(scheme.ladders, hits, strict=True):
        position = hit.position[flags_by_code((step.dismiss for step in ladder.steps), hit.step)]
        position = position[history.day[position] >= year.first_day]
        np.minimum.at(dismissed_at, history.worker[position], position.astype(np.int32))
    return dismissed_at


def _until_dismissal(history: History, ladders: Sequence[Ladder]) -> History:
    """Set aside what follows a dismissal, in the order that counts (R11)."""
    if (history.dismissed_at == NEVER).all():
        return history
    late = np.arange(len(history.source)) > history.dismissed_at[history.worker]
    late &= history.verdict == Verdict.COUNTS
    verdict = np.where(late, np.int32(Verdict.AFTER_DISMISSAL), history.verdict)
    hits = tuple(
        _cut_off(hit, late, history, ladder)
        for hit, ladder in zip(history.hits, ladders, strict=True)
    )
    return replace(history, verdict=verdict, hits=hits)


def _cut_off(hits: Hits, late: NDArray[np.bool_], history: History, ladder: Ladder) -> Hits:
    """Leave out what a ladder counted after a dismissal; the account stands as it was then."""
    kept = hits.take(~late[hits.position])
    standing = np.where(history.dismissed_at[hits.holders] == NEVER, hits.standing, 0)
    worker = history.worker[kept.position]
    mine = history.dismissed_at[worker] != NEVER
    clears = flags_by_code((step.clears for step in ladder.steps), kept.step[mine])
    left = np.where(clears, 0, kept.running[mine])
    standing[np.searchsorted(hits.holders, worker[mine])] = left  # the latest comes last
    return replace(kept, standing=standing)

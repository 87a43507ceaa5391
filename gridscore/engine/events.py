"""Events in the order that counts: which rule claims each, and whether it counts.

Events are incidents, faults and findings. Covers R7 (order, only confirmed ones count), R11
(nothing counts after a dismissal), R12 (whose notice counts), R19 (one document, one fact), R20
(one day, each its own occurrence) and R24 (commendations need a document).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import STRETCH, counting, looked_up, narrowed, taken
from gridscore.engine.history import NEVER, History, Verdict
from gridscore.engine.ladder import Hits, climb
from gridscore.engine.presence import stint_on
from gridscore.engine.runs import begins
from gridscore.engine.windows import of_each_day
from gridscore.equal_rows import order_by
from gridscore.ledger.coded import flags_by_code
from gridscore.ledger.model import BLANK, CONFIRMED, FIRST_DAY, LAST_DAY, PENDING, REVOKED
from gridscore.records import replace
from gridscore.scheme.claims import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gridscore.ledger.model import Incidents, Ints, Ledger, Narrow
    from gridscore.periods import Period
    from gridscore.scheme.ladders import Ladder
    from gridscore.scheme.model import Scheme

_OF_STATUS = {CONFIRMED: Verdict.COUNTS, PENDING: Verdict.PENDING, REVOKED: Verdict.REVOKED}
_ROW_BITS = 31  # of a number that says which row of the logs it is
_FEW_FALLS = 50  # of the dates of the logs, up to which merging what rises is quicker than sorting


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
    first = FIRST_DAY if scheme.looks_back else year.first_day
    source, day, is_missed = _dated(events, first, until)
    worker = taken(events.worker, source)
    claim = _claims(events, scheme, taken(events.category, source), is_missed)
    verdict = _own_verdicts(events, source, claim, scheme)
    outside = np.flatnonzero(
        (verdict == Verdict.COUNTS) & (stint_on(ledger.roster, worker, day) == BLANK)
    )
    paid = flags_by_code((one.kind is ClaimKind.REWARD for one in scheme.claims), claim[outside])
    verdict[outside[~paid]] = Verdict.OUT_OF_POST
    if ended is None:
        ended = np.broadcast_to(np.int32(NEVER), people)
    else:
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
    return of_each_day(
        lambda days: days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970,
        day,
    )


def _dated(
    events: Incidents, first: int, last: int
) -> tuple[NDArray[np.int64], Ints, NDArray[np.bool_]]:
    """List the events from one day to another, in order of date, then of the ledger (R7).

    Returns of each the row of the log and the day, and marks those that are the missed limit of a
    finding, which stands right after it. They are sorted as one number each: numbers are sorted
    ten times as fast as places by numbers. A log that stands in order of date is only merged.
    """
    missed = np.flatnonzero(events.missed != LAST_DAY)
    rows = len(events.day)
    moment = np.empty(rows + len(missed), np.int64)
    own, late = moment[:rows], moment[rows:]
    own[:], late[:] = events.day, events.missed[missed]
    moment <<= _ROW_BITS
    own |= counting(0, rows)
    late |= missed
    moment <<= 1
    late |= 1
    late.sort()
    falls = np.count_nonzero(own[1:] < own[:-1])
    moment.sort(kind="stable" if falls < _FEW_FALLS else None)
    begin, end = np.searchsorted(moment, [day << (_ROW_BITS + 1) for day in (first, last + 1)])
    moment = moment[begin:end]
    day, is_missed = np.empty(len(moment), np.int32), np.empty(len(moment), np.bool_)
    for start in range(0, len(moment), STRETCH):
        part = slice(start, start + STRETCH)
        stretch = moment[part]
        is_missed[part] = stretch & 1
        stretch >>= 1
        day[part] = stretch >> _ROW_BITS
        stretch &= (1 << _ROW_BITS) - 1
    return moment, day, is_missed


def _claims(
    events: Incidents, scheme: Scheme, category: Narrow, is_missed: NDArray[np.bool_]
) -> Narrow:
    """Tell which claim covers each event, by its category; BLANK for those without a rule."""
    claims = {name: code for code, claim in enumerate(scheme.claims) for name in claim.categories}
    limits = [name.replace("finding:", "missed:") for name in events.categories]
    own, of_limit = (
        narrowed(np.array([claims.get(name, BLANK) for name in names], np.int32), len(claims))
        for names in (events.categories, limits)
    )
    return np.where(is_missed, looked_up(of_limit, category), looked_up(own, category))


def _own_verdicts(
    events: Incidents, source: NDArray[np.int64], claim: Narrow, scheme: Scheme
) -> Narrow:
    """Judge each event by itself: has it a rule, is it confirmed, may its author notify."""
    by_status = [_OF_STATUS[status] for status in sorted(_OF_STATUS)]
    verdict = looked_up(np.array(by_status, np.int8), taken(events.status, source))
    for code, rule in enumerate(scheme.claims):
        if not (rule.authorities or rule.document):
            continue
        mine = np.flatnonzero((claim == code) & (verdict == Verdict.COUNTS))
        row = source[mine]
        if rule.authorities:
            allowed = (name in rule.authorities for name in events.authorities)
            may_notify = flags_by_code(allowed, events.authority[row])
            verdict[mine[~may_notify]] = Verdict.AUTHORITY
        if rule.document:
            undocumented = events.document[row] == BLANK
            verdict[mine[undocumented]] = Verdict.UNDOCUMENTED
    verdict[np.flatnonzero(claim == BLANK)] = Verdict.NO_RULE
    return verdict


def _are_findings(events: Incidents, source: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark the events that are findings: one document may list many, each a fact of its own."""
    found = (name.startswith("finding:") for name in events.categories)
    return flags_by_code(found, events.category[source])


def _set_aside_duplicates(verdict: Narrow, events: Incidents, source: NDArray[np.int64]) -> None:
    """Keep the earliest of those that would count under one document number (R19, R24).

    Only those of one calendar year are held together, whether or not a rule looks further back.
    """
    repeated = shared_documents(events)
    if not repeated.any():  # as nearly always
        return
    documented = np.flatnonzero((verdict == Verdict.COUNTS) & repeated[source])
    documented = documented[~_are_findings(events, source[documented])]
    if not len(documented):
        return
    row = source[documented]
    columns = [column[row] for column in (events.worker, events.category, events.document)]
    columns.append(calendar_years(events.day[row]))
    order = order_by(*columns)
    is_first = begins(*(column[order] for column in columns))
    verdict[documented[order[~is_first]]] = Verdict.DUPLICATE


def shared_documents(events: Incidents) -> NDArray[np.bool_]:
    """Mark the rows of the logs whose document number another row has as well."""
    shared = np.zeros(len(events.document), np.bool_)
    row = np.flatnonzero(events.document != BLANK)
    document = taken(events.document, row)
    times = np.bincount(document)
    shared[row[times[document] > 1]] = True
    return shared


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
    late = counting(0, len(history.source)) > taken(history.dismissed_at, history.worker)
    late &= history.verdict == Verdict.COUNTS
    verdict = np.where(late, np.int8(Verdict.AFTER_DISMISSAL), history.verdict)
    hits = tuple(
        _cut_off(hit, late, history, ladder)
        for hit, ladder in zip(history.hits, ladders, strict=True)
    )
    return replace(history, verdict=verdict, hits=hits)


def _cut_off(hits: Hits, late: NDArray[np.bool_], history: History, ladder: Ladder) -> Hits:
    """Leave out what a ladder counted after a dismissal; the account stands as it was then."""
    kept = hits.take(~late[hits.position])
    worker = taken(history.worker, kept.position)
    gone = np.flatnonzero(taken(history.dismissed_at, worker) != NEVER)
    clears = flags_by_code((step.clears for step in ladder.steps), kept.step[gone])
    balance = hits.balances(len(history.dismissed_at))
    balance[history.dismissed_at != NEVER] = 0
    balance[worker[gone]] = np.where(clears, 0, kept.running[gone])  # the latest comes last
    return replace(kept, standing=balance[hits.holders])

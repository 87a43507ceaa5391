"""Notices about incidents that do not count, or count in a way that may surprise."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

from gridscore.columns import taken
from gridscore.engine.events import calendar_years, shared_documents, trace_events
from gridscore.engine.history import NEVER, Verdict
from gridscore.engine.lines import event_cells
from gridscore.engine.places import place_of
from gridscore.engine.presence import in_post, stint_on
from gridscore.engine.runs import begins, ordinals
from gridscore.equal_rows import order_by
from gridscore.ledger.coded import flags_by_code
from gridscore.ledger.model import BLANK
from gridscore.ledger.parsing.values import plain_key
from gridscore.ledger.words import words_of
from gridscore.messages import term
from gridscore.patterns import pattern
from gridscore.periods import Period, PeriodKind, day_date
from gridscore.problems import LazyProblems, Problems
from gridscore.records import replace
from gridscore.scheme.claims import ClaimKind, word_of_event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray

    from gridscore.engine.assessment import Case, Run
    from gridscore.engine.history import History
    from gridscore.ledger.model import Incidents, Ledger, Narrow
    from gridscore.messages import Localised
    from gridscore.problems import Place
    from gridscore.scheme.model import Scheme

T = TypeVar("T")

CODES = {
    Verdict.PENDING: "GS601",
    Verdict.REVOKED: "GS602",
    Verdict.AUTHORITY: "GS603",
    Verdict.UNDOCUMENTED: "GS604",
    Verdict.DUPLICATE: "GS605",
    Verdict.AFTER_DISMISSAL: "GS606",
    Verdict.OUT_OF_POST: "GS608",
}
SAME_DAY, COPIED, UNPAID_AUTHORITY = "GS607", "GS621", "GS624"
PAID_OUT_OF_POST, DISMISSED_EARLIER, UNCOUNTED_DOCUMENT = "GS620", "GS622", "GS641"
UNCOUNTED_AUTHORITY = "GS644"
TAKEN_ON_AGAIN, COUNTS_ELSEWHERE = "GS632", "GS645"
ALIKE_DOCUMENT = "GS646"

_NUMBERS = pattern("[0-9]+")


def note_incidents(run: Run) -> Problems:
    """Tell of each incident of the period that a reading set aside, or that may surprise."""
    case, history = run.case, run.history
    elsewhere = _counting_elsewhere(case.ledger, history)
    is_aside = history.verdict != Verdict.COUNTS
    is_aside[elsewhere] = False  # which is told otherwise
    aside = np.flatnonzero(is_aside)
    verdict, claim = taken(history.verdict, aside), taken(history.claim, aside)
    told = {code: aside[np.flatnonzero(verdict == why)] for why, code in CODES.items()}
    paid = _is_of(ClaimKind.REWARD, case.scheme, claim)
    of_entry = _is_of(ClaimKind.ENTRY, case.scheme, claim)
    unheard, undocumented = verdict == Verdict.AUTHORITY, verdict == Verdict.UNDOCUMENTED
    told["GS603"] = aside[unheard & ~paid & ~of_entry]
    told["GS604"] = aside[undocumented & paid]
    told[UNPAID_AUTHORITY] = aside[unheard & paid]
    told[UNCOUNTED_AUTHORITY] = aside[unheard & of_entry]
    told[UNCOUNTED_DOCUMENT] = aside[undocumented & ~paid]
    told[COUNTS_ELSEWHERE] = elsewhere
    on_ladder = _is_of(ClaimKind.LADDER, case.scheme, history.claim)
    documented = taken(_documented_rows(case.ledger.incidents), history.source)
    together = _sharing_their_day(history, on_ladder | documented)
    occurred = together[on_ladder[together]]
    told[SAME_DAY], told[COPIED] = _counted_on_one_day(case.ledger, history, occurred)
    told[ALIKE_DOCUMENT] = _documented_alike(case.ledger, history, together[documented[together]])
    told[PAID_OUT_OF_POST] = _commended_out_of_post(case, history)
    begin = np.searchsorted(history.day, run.period.first_day)
    noted = [
        _notes(run, code, which[np.searchsorted(which, begin) :])  # they rise
        for code, which in told.items()
        if len(which)
    ]
    return Problems(*noted, _notes(run, TAKEN_ON_AGAIN, _of_those_taken_on_again(run)))


def _of_those_taken_on_again(run: Run) -> NDArray[np.int32]:
    """List the events that dismissed people who have a roster row of later in the period (R11)."""
    dismissed_at = run.history.dismissed_at
    if not (dismissed_at != NEVER).any():
        return dismissed_at[:0]
    roster, period = run.case.ledger.roster, run.period
    begins_later = roster.joined > run.history.dismissal_day()[roster.person]
    in_period = (roster.joined <= period.last_day) & (roster.left >= period.first_day)
    again = np.zeros(len(roster.ids), np.bool_)
    again[roster.person[begins_later & in_period]] = True
    return np.asarray(dismissed_at[again & (dismissed_at != NEVER)])


def _counting_elsewhere(ledger: Ledger, history: History) -> NDArray[np.int64]:
    """List what is pending or revoked in its row while a like row before it is confirmed (R7).

    Who corrects a log at times enters the incident again, and leaves the row that counts.
    """
    taken_back = (history.verdict == Verdict.PENDING) | (history.verdict == Verdict.REVOKED)
    if not taken_back.any():
        return np.zeros(0, np.int64)
    counts, events = history.verdict == Verdict.COUNTS, ledger.incidents
    may_repeat = shared_documents(events) | (events.document == BLANK)
    entered = np.flatnonzero((taken_back | counts) & taken(may_repeat, history.source))
    source = history.source[entered]
    columns = history.worker[entered], events.category[source], events.document[source]
    order = order_by(*columns)  # those of a day stand together: all are in order of date
    alike = ~begins(history.day[entered[order]], *(column[order] for column in columns))[1:]
    before, later = entered[order[:-1][alike]], entered[order[1:][alike]]
    return np.sort(later[counts[before] & taken_back[later]])


def _sharing_their_day(history: History, among: NDArray[np.bool_]) -> NDArray[np.int64]:
    """List of some events those that count on a day on which another of person and claim does.

    They stand person by person, each person's by claim, each claim's in the order that counts.
    """
    counting = np.flatnonzero(among & (history.verdict == Verdict.COUNTS))
    order = counting[order_by(taken(history.worker, counting), taken(history.claim, counting))]
    follows = np.append(~_begin_a_day(history, order), [False])
    return order[np.flatnonzero(follows[:-1] | follows[1:])]


def _begin_a_day(history: History, position: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark the first of those of one person, claim and day, which stand together."""
    columns = history.worker, history.claim, history.day
    return begins(*(taken(column, position) for column in columns))


def _documented_rows(events: Incidents) -> NDArray[np.bool_]:
    """Mark the rows of incident logs that have a document number."""
    logged = flags_by_code((":" not in name for name in events.categories), events.category)
    return np.asarray(logged & (events.document != BLANK))


def _counted_on_one_day(
    ledger: Ledger, history: History, occurred: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """List occurrences that follow another of the same person and ladder on one day (R20).

    First those of the same sheet, then those of another one: perhaps copies. `occurred` are of
    ladders, in the order of `_sharing_their_day`.
    """
    same = ~_begin_a_day(history, occurred)[1:]
    before, later = occurred[:-1][same], occurred[1:][same]
    sheet = ledger.incidents.sheet
    elsewhere = sheet[history.source[before]] != sheet[history.source[later]]
    return np.sort(later[~elsewhere]), np.sort(later[elsewhere])


def _documented_alike(
    ledger: Ledger, history: History, documented: NDArray[np.int64]
) -> NDArray[np.int64]:
    """List events that follow another of the same person, claim and day, documented much alike.

    Their documents have the same numbers and other words: perhaps one document written otherwise.
    `documented` are rows of incident logs, in the order of `_sharing_their_day`.
    """
    events, source = ledger.incidents, history.source
    same = ~_begin_a_day(history, documented)[1:]
    before, later = documented[:-1][same], documented[1:][same]
    one, other = (words_of(events.documents, events.document[source[at]]) for at in (before, later))
    alike = [
        _numbers_of(first) == _numbers_of(second) for first, second in zip(one, other, strict=True)
    ]
    return np.sort(later[np.array(alike, np.bool_)])


def _numbers_of(document: str) -> list[str]:
    """List the numbers in a document number; of one without any, what stands there."""
    numbers = [found.lstrip("0") for found in _NUMBERS.findall(plain_key(document))]
    return numbers or [document]


def _commended_out_of_post(case: Case, history: History) -> NDArray[np.int64]:
    """List commendations that are paid although dated outside the person's time in post."""
    is_reward = _is_of(ClaimKind.REWARD, case.scheme, history.claim)
    paid = np.flatnonzero(is_reward & (history.verdict == Verdict.COUNTS))
    stint = stint_on(case.ledger.roster, history.worker[paid], history.day[paid])
    return np.asarray(paid[stint == BLANK])


def _is_of(kind: ClaimKind, scheme: Scheme, claim: Narrow) -> NDArray[np.bool_]:
    """Mark the events whose claim is of a kind."""
    return flags_by_code((one.kind is kind for one in scheme.claims), claim)


def note_earlier_dismissals(run: Run) -> Problems:
    """Tell of people in post who were dismissed in an earlier calendar year of the log."""
    ledger, period = run.case.ledger, run.period
    present = in_post(ledger.roster, period)
    begin = period.calendar_year.first_day
    if ledger.incidents.day.min(initial=begin) >= begin:  # as nearly always; limits are later
        return Problems()
    years = {day_date(day).year for day in ledger.incidents.days}
    problems = []
    for earlier in sorted(year for year in years if year < period.year):
        year = Period(earlier, PeriodKind.YEAR)
        history = trace_events(ledger, run.case.scheme, year, year.last_day)
        then = replace(run, period=year, history=history, dismissal=history.dismissal_day())
        dismissed_at = history.dismissed_at
        stayed = present & (dismissed_at != NEVER) & _in_same_stint(then, period)
        problems.append(_notes(then, DISMISSED_EARLIER, dismissed_at[stayed]))
    return Problems(*problems)


def _in_same_stint(then: Run, period: Period) -> NDArray[np.bool_]:
    """Say for each person dismissed whether the roster row of that day reaches the period."""
    roster = then.case.ledger.roster
    people = np.arange(len(roster.ids), dtype=np.int32)
    day = np.minimum(then.dismissal, period.last_day).astype(np.int32)
    stint = stint_on(roster, people, day)
    reaches: NDArray[np.bool_] = (stint != BLANK) & (roster.left[stint] >= period.first_day)
    return reaches


def _notes(run: Run, code: str, position: NDArray[np.integer]) -> LazyProblems:
    """Tell of some events of the history; what they share is put into words once."""
    scheme, history, ledger = run.case.scheme, run.history, run.case.ledger
    incidents, roster, sheets = ledger.incidents, ledger.roster, ledger.sheets
    source, person = taken(history.source, position), taken(history.worker, position)
    cells = event_cells(run, position)
    category, authority = taken(incidents.category, source), taken(incidents.authority, source)
    categories, authorities = incidents.categories, incidents.authorities
    document = words_of(incidents.documents, taken(incidents.document, source))
    day, number = taken(history.day, position), _occurrences(history, position)

    def event(category: int) -> Localised:
        return word_of_event(scheme, categories[category])

    def noticed_by(code: int) -> Localised | str:
        return "-" if code == BLANK else term("authority", authorities[code])

    def told(which: slice) -> Iterator[tuple[Place, Localised, Mapping[str, object]]]:
        for *cell, word, id_, name, on, heard_of_by, paper, nth in zip(
            *(part[which].tolist() for part in cells),
            _of_each(category[which], event),
            words_of(roster.ids, person[which]),
            words_of(roster.names, person[which]),
            _of_each(day[which], day_date),
            _of_each(authority[which], noticed_by),
            document[which],
            number[which].tolist(),
            strict=True,
        ):
            details = {
                "id": id_,
                "name": name,
                "date": str(on),
                "category": word,
                "authority": heard_of_by,
                "document": paper or "-",
                "number": nth,
            }
            yield place_of(sheets, *cell), word, details

    return LazyProblems(code, len(position), told)


def _of_each(codes: NDArray[np.integer], say: Callable[[int], T]) -> Iterator[T]:
    """Say what each code stands for, with one call for those alike."""
    listed = codes.tolist()
    said = {code: say(code) for code in set(listed)}
    return map(said.__getitem__, listed)


def _occurrences(history: History, position: NDArray[np.integer]) -> NDArray[np.int64]:
    """Count for each event those of its person, claim and calendar year up to it that count.

    For those that do not count themselves it is 0.
    """
    asked = position[history.verdict[position] == Verdict.COUNTS]
    if not len(asked):
        return np.zeros(len(position), np.int64)
    theirs = np.zeros(len(history.dismissed_at), np.bool_)
    theirs[history.worker[asked]] = True
    counting = np.flatnonzero(taken(theirs, history.worker) & (history.verdict == Verdict.COUNTS))
    worker, claim = taken(history.worker, counting), taken(history.claim, counting)
    order = order_by(worker, claim)  # events stand in order of date, and so of years, already
    year = calendar_years(taken(history.day, counting[order]))
    number = np.zeros(len(history.day), np.int64)
    number[counting[order]] = ordinals(worker[order], claim[order], year) + 1
    return np.asarray(number[position])

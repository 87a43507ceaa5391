"""The regulation `daqinggou-2015`, worked worker by worker as a patient clerk would.

Written from the regulation and its readings alone, before gridscore could compute it. What has
nothing to do with this regulation (publishing a figure, time in post, the order of the rows) is
shared with `daqinggou_2013`; ladders, pots, marks and the year are written out here.

Where the text can be taken in two ways, this is what was taken. A name in brackets is the open
point of `daqinggou_2013` that is followed.

 1. A month names in `reasons` the clause of every incident that counts in it, also of a first or
    second one, which the subsidy of the quarter bears: so does a quarter of a sister regulation
    with points that come off at year end.
 2. A notice counts on the ladder of 四-2 and is named in `reasons` also where the 620 of its month
    are withheld already (at most once a month).
 3. A month pays its 620 in full, and a quarter its subsidy, however few days of it are in post
    (part-quarter-pay), and also while exempt (exempt-pay).
 4. A third or later notice always finds its 620 due: it counts only on a day in post.
 5. Each pot bears its own: a subsidy that is used up leaves the 620 alone, and the other way
    round. With the subsidy not set, `withheld` of the quarter is the 50 and 100 as named and the
    620 of each month hit; the month's own row is not touched by that.
 6. The quarter has a total when any of its months has one: a month without (exempt, or that of
    the dismissal without its sheet) stays out of the mean, and the quarter is graded and ranked
    all the same: R11 grades and ranks the quarter of the dismissal, and only the month lacks its
    sheet.
 7. In a draft a month that is missing stays out of the quarter's mean, which is graded and ranked
    (draft-quarter-grade); a month that lacks a criterion goes in with what it has, and neither
    month, quarter nor year is graded then (draft-half-quarter).
 8. A criterion of the quarter is the mean over the months that have it; nothing if none has.
 9. An exemption for a quarter covers its months, one for the year everything (exempt-year);
    a quarter whose months in post are all exempt has no total. It wins over a sheet that is there
    (exempt-with-sheet).
10. Every month in post exempt: no mark of the year, no total, no grade.
11. A quarter or year that lacks a month names the month as missing, once for each month.
12. A sheet without a single score is no sheet (blank-sheet). Of the month of the dismissal only
    the missing *sheet* is excused, not a criterion that nobody scored (dismissed-half-sheet). A
    missing month before that, be it in the same quarter, is an error (dismissed-early-quarter).
13. `total` of the year is the published mean of its quarters; those not in post or without a
    total stay out. Who left before the last day keeps the total, without grade and rank (R15).
14. `reasons` of a year: the dismissal, and 四-4 where something is paid (reasons-year).
15. Complaints (三-4) are recorded and shown elsewhere: they move no row, so no `reasons`.
16. A commendation by nobody named or by a body that does not count is set aside before document
    numbers are compared, so it does not use one up; neither does one without a document.
17. A commendation from outside the time in post is paid, one after a dismissal is not.
18. One document number is one fact in 四-1 too (document-late-report); a document of another
    calendar year is not looked at (document-of-other-year).
19. The trimmed mean leaves out one highest and one lowest score where there are three or more.
20. "By id" is plain text order; rows with a total and without a rank stand by id too.
21. Grid and zone are those of the roster on the period's last day, also after a dismissal
    (dismissed-place).
22. `deducted` is 0.00: this regulation takes money, never points; `bonus` is empty, it has none.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from .daqinggou_2013 import (
    Gap,
    Outcome,
    Row,
    in_post,
    place_of,
    publish,
    quarter_span,
    ranked,
    text,
)
from .station import Incident, ScoreSheet, Settings, StationYear, Worker

CRITERIA = ("attendance", "reporting", "tasks", "log")  # 25 points each
PERIOD_COLUMNS = (
    *("rank", "id", "name", "grid", "zone", *CRITERIA, "total", "grade"),
    *("due", "withheld", "paid", "standing", "reasons"),
)
"""Columns of a month and of a quarter."""
YEAR_COLUMNS = (
    *("rank", "id", "name", "grid", "zone", "routine", "panel", "survey_rate", "survey_band"),
    *("survey", "deducted", "total", "grade", "bonus", "commendation", "paid"),
    *("standing", "reasons"),
)
PERFORMANCE_PAY = 620  # yuan a month, 当月绩效
COMMENDATION = 100  # yuan
COMMENDING = ("department", "street", "district", "city")  # superior departments (四-4)
NOTIFYING = ("district", "city")  # 四-2, R12


@dataclass(frozen=True)
class Step:
    """What one incident that counts brings."""

    day: date
    clause: str
    from_subsidy: int = 0
    """Yuan named against the quarterly subsidy."""
    forfeits_month: bool = False
    """The performance pay of the month is withheld."""


@dataclass
class Conduct:
    """What the incidents of a worker's year come to."""

    steps: list[Step] = field(default_factory=list)
    commendations: int = 0
    dismissed: date | None = None


@dataclass(frozen=True)
class Mark:
    """Published figures of a month, a quarter or, as the total alone, the year."""

    criteria: dict[str, Fraction]
    total: Fraction | None = None
    whole: bool = True
    """False if something is missing that should be there; never for what is excused."""


EXCUSED = Mark({})
MISSING = Mark({}, whole=False)


def month(station: StationYear, number: int, *, draft: bool = False) -> Outcome:
    """Assess one month (1 to 12)."""
    clerk = _Clerk(station)
    return clerk.outcome(
        [clerk.month_row(w, number) for w in station.workers if clerk.works_in_month(w, number)],
        draft=draft,
    )


def quarter(station: StationYear, number: int, *, draft: bool = False) -> Outcome:
    """Assess one quarter (1 to 4)."""
    clerk = _Clerk(station)
    return clerk.outcome(
        [clerk.quarter_row(w, number) for w in station.workers if clerk.months_of(w, number)],
        draft=draft,
    )


def year_end(station: StationYear, *, draft: bool = False) -> Outcome:
    """Assess the year."""
    clerk = _Clerk(station)
    days = date(station.year, 1, 1), date(station.year, 12, 31)
    return clerk.outcome(
        [clerk.year_row(w) for w in station.workers if in_post(w, *days)], draft=draft
    )


def dismissals(station: StationYear) -> dict[str, date]:
    """The day of dismissal of each worker who is dismissed in the year."""
    days = {worker.id: conduct_of(station, worker).dismissed for worker in station.workers}
    return {worker: day for worker, day in days.items() if day is not None}


def month_span(year: int, number: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def grade_of(total: Fraction) -> str:
    """The bounds borrowed from the sister regulation: 90, 75, 60, each included (R1)."""
    if total < 60:
        return "fail"
    if total < 75:
        return "pass"
    return "good" if total < 90 else "excellent"


# --- incidents -------------------------------------------------------------------------------


def conduct_of(station: StationYear, worker: Worker) -> Conduct:
    """Climb the two ladders of the calendar year by date, then by the ledger (R7, R20).

    What comes after a dismissal does not count, be it on the same day (R11).
    """
    log = [i for i in station.incidents if i.worker == worker.id and i.day.year == station.year]
    counting = [incident for incident in log if _would_count(worker, incident)]
    conduct = Conduct()
    known_documents: set[tuple[str, str]] = set()
    late_reports = notices = 0
    for incident in sorted(counting, key=lambda incident: incident.day):  # sorting is stable
        if incident.document:
            fact = (incident.category, incident.document)
            if fact in known_documents:  # the same fact again (R19, R24)
                continue
            known_documents.add(fact)
        if incident.category == "commendation":
            conduct.commendations += 1
        elif incident.category == "late-report":
            late_reports += 1
            conduct.steps.append(_late_report(incident.day, late_reports))
            if late_reports == 3:
                conduct.dismissed = incident.day
                break
        else:
            notices += 1
            conduct.steps.append(_notice(incident.day, notices))
    return conduct


def _would_count(worker: Worker, incident: Incident) -> bool:
    """Confirmed (R7), by a body that matters (R12, 四-4), documented if it pays (R24)."""
    if incident.status != "confirmed":
        return False
    if incident.category == "commendation":
        return incident.authority in COMMENDING and incident.document != ""
    here = in_post(worker, incident.day, incident.day)
    if incident.category == "environment":
        return here and incident.authority in NOTIFYING
    return here and incident.category == "late-report"


def _late_report(day: date, occurrence: int) -> Step:
    """四-1: 50, then 100 off the quarterly subsidy; the third dismisses."""
    return Step(day, "四-1", from_subsidy={1: 50, 2: 100}.get(occurrence, 0))


def _notice(day: date, occurrence: int) -> Step:
    """四-2: 50, then 100 off the subsidy; from the third on the month's pay (R8)."""
    if occurrence <= 2:
        return Step(day, "四-2", from_subsidy=50 * occurrence)
    return Step(day, "四-2", forfeits_month=True)


# --- means -----------------------------------------------------------------------------------


def mean(figures: Iterable[Fraction]) -> Fraction:
    """The published mean of at least one figure (R3)."""
    figures = list(figures)
    return publish(sum(figures, Fraction(0)) / len(figures))


def mean_of_scorers(
    sheets: Iterable[ScoreSheet], criterion: str, settings: Settings
) -> Fraction | None:
    """The published mean of those who gave a score (R4, R23); None if nobody did."""
    given = [(s.role, Fraction(s.points[criterion])) for s in sheets if s.points.get(criterion)]
    if not given:
        return None
    if settings.scorers == "roles":
        return publish(_mean_by_role(given, settings.role_weights))
    points = sorted(point for _, point in given)
    if settings.scorers == "trimmed" and len(points) > 2:
        points = points[1:-1]
    return mean(points)


def _mean_by_role(given: list[tuple[str, Fraction]], weights: dict[str, str]) -> Fraction:
    """Each role's own mean carries the weight of the role (R4)."""
    weighted = weight_of_all = Fraction(0)
    for role in sorted({role for role, _ in given}):
        own = [point for other, point in given if other == role]
        weighted += Fraction(weights[role]) * sum(own, Fraction(0)) / len(own)
        weight_of_all += Fraction(weights[role])
    return weighted / weight_of_all


def mean_of_marks(marks: list[Mark]) -> Mark:
    """Gather the months of a quarter, or the quarters of a year, that have a total."""
    present = [mark for mark in marks if mark.total is not None]
    if not present:
        return EXCUSED if all(mark.whole for mark in marks) else MISSING
    criteria = {
        criterion: mean(mark.criteria[criterion] for mark in present if criterion in mark.criteria)
        for criterion in CRITERIA
        if any(criterion in mark.criteria for mark in present)
    }
    total = mean(mark.total for mark in present if mark.total is not None)
    return Mark(
        criteria, total, all(mark.whole for mark in present)
    )  # in a draft, of what is there


# --- rows ------------------------------------------------------------------------------------


class _Clerk:
    """Works through one station's year and notes what is missing."""

    def __init__(self, station: StationYear) -> None:
        self.station = station
        self.year = station.year
        self.conduct = {worker.id: conduct_of(station, worker) for worker in station.workers}
        self.missing: set[Gap] = set()

    def outcome(self, rows: list[tuple[Row, Fraction | None]], *, draft: bool) -> Outcome:
        """A gap forbids every row, unless a draft was asked for (R16)."""
        return Outcome(ranked(rows) if draft or not self.missing else [], self.missing, set())

    # when somebody is assessed

    def works_in_month(self, worker: Worker, number: int) -> bool:
        """In post on one day of it (R15), and not dismissed in an earlier month (R11)."""
        first, last = month_span(self.year, number)
        dismissed = self.conduct[worker.id].dismissed
        return in_post(worker, first, last) and (dismissed is None or first <= dismissed)

    def months_of(self, worker: Worker, number: int) -> list[int]:
        """The months of a quarter in which he is assessed."""
        return [
            month
            for month in (3 * number - 2, 3 * number - 1, 3 * number)
            if self.works_in_month(worker, month)
        ]

    def exempt(self, worker: Worker, number: int) -> bool:
        """Exempt from the month, or from its quarter or year (R16)."""
        quarter_number = (number + 2) // 3
        covering = (f"{self.year}-{number:02d}", f"{self.year}Q{quarter_number}", str(self.year))
        return any(e.worker == worker.id and e.period in covering for e in self.station.exemptions)

    def standing(self, worker: Worker, last: date) -> str:
        """What he is on the last day of a period; a dismissal goes before having left."""
        dismissed = self.conduct[worker.id].dismissed
        if dismissed is not None and dismissed <= last:
            return "dismissed"
        return "active" if in_post(worker, last, last) else "left"

    # marks

    def month_mark(self, worker: Worker, number: int) -> Mark:
        """The month's published means of each item and their sum (R4); notes gaps (R16)."""
        period = f"{self.year}-{number:02d}"
        if self.exempt(worker, number):
            return EXCUSED
        sheets = [s for s in self.station.scores if (s.worker, s.period) == (worker.id, period)]
        criteria: dict[str, Fraction] = {}
        for criterion in CRITERIA:
            points = mean_of_scorers(sheets, criterion, self.station.settings)
            if points is not None:
                criteria[criterion] = points
        if not criteria:
            if self._dismissed_in(worker, number):
                return EXCUSED  # R11
            self.missing.add((worker.id, period, "scores"))
            return MISSING
        lacking = [criterion for criterion in CRITERIA if criterion not in criteria]
        self.missing |= {(worker.id, period, criterion) for criterion in lacking}
        return Mark(criteria, sum(criteria.values(), Fraction(0)), not lacking)

    def _dismissed_in(self, worker: Worker, number: int) -> bool:
        dismissed = self.conduct[worker.id].dismissed
        return dismissed is not None and dismissed.month == number

    def quarter_mark(self, worker: Worker, number: int) -> Mark:
        """The mean of the months in post; also of each item, for information."""
        return mean_of_marks([self.month_mark(worker, m) for m in self.months_of(worker, number)])

    def year_mark(self, worker: Worker) -> Mark:
        """The mean of the quarters in post."""
        return mean_of_marks([self.quarter_mark(worker, number) for number in (1, 2, 3, 4)])

    # pay

    def month_pay(self, worker: Worker, number: int) -> tuple[int, int]:
        """The month's performance pay in yuan: due, and withheld, all or nothing."""
        hit = any(
            step.forfeits_month and step.day.month == number
            for step in self.conduct[worker.id].steps
        )
        return PERFORMANCE_PAY, PERFORMANCE_PAY if hit else 0

    def quarter_pay(self, worker: Worker, number: int) -> Row:
        """Two pots: the subsidy bears 50 and 100 down to 0 (R10), each month its 620."""
        first, last = quarter_span(self.year, number)
        steps = [s for s in self.conduct[worker.id].steps if first <= s.day <= last]
        named = Fraction(sum(step.from_subsidy for step in steps))
        months = [self.month_pay(worker, m) for m in self.months_of(worker, number)]
        months_due, months_withheld = (sum(column) for column in zip(*months, strict=True))
        if self.station.settings.subsidy is None:  # R14
            return {"due": "", "withheld": text(named + months_withheld), "paid": ""}
        subsidy = Fraction(self.station.settings.subsidy)
        due = subsidy + months_due
        withheld = min(named, subsidy) + months_withheld
        return {"due": text(due), "withheld": text(withheld), "paid": text(due - withheld)}

    # rows

    def month_row(self, worker: Worker, number: int) -> tuple[Row, Fraction | None]:
        """One row of a month, and the mark it is ranked by."""
        due, withheld = self.month_pay(worker, number)
        pay = {"due": text(due), "withheld": text(withheld), "paid": text(due - withheld)}
        span = month_span(self.year, number)
        return self._period_row(worker, span, self.month_mark(worker, number), pay)

    def quarter_row(self, worker: Worker, number: int) -> tuple[Row, Fraction | None]:
        """One row of a quarter, and the mark it is ranked by."""
        pay = self.quarter_pay(worker, number)
        span = quarter_span(self.year, number)
        return self._period_row(worker, span, self.quarter_mark(worker, number), pay)

    def _period_row(
        self, worker: Worker, span: tuple[date, date], mark: Mark, pay: Row
    ) -> tuple[Row, Fraction | None]:
        first, last = span
        grid, zone = place_of(worker, first, last)
        steps = [s for s in self.conduct[worker.id].steps if first <= s.day <= last]
        ranked_by = mark.total if mark.whole else None
        row = {
            "id": worker.id,
            "name": worker.name,
            "grid": grid,
            "zone": zone,
            **{criterion: text(mark.criteria.get(criterion)) for criterion in CRITERIA},
            "total": text(mark.total),
            "grade": "" if ranked_by is None else grade_of(ranked_by),
            **pay,
            "standing": self.standing(worker, last),
            "reasons": " ".join(sorted({step.clause for step in steps})),
        }
        return row, ranked_by

    def year_row(self, worker: Worker) -> tuple[Row, Fraction | None]:
        """One row of the year, for information but for the commendations, and its mark."""
        conduct = self.conduct[worker.id]
        mark = self.year_mark(worker)
        standing = self.standing(worker, date(self.year, 12, 31))
        counts = standing == "active"
        if standing == "left":
            counts = self.station.settings.leavers_rewarded  # R15
        ranked_by = mark.total if mark.whole and counts else None
        paid = text(conduct.commendations * COMMENDATION)
        grid, zone = place_of(worker, date(self.year, 1, 1), date(self.year, 12, 31))
        clauses = ["四-1"] if conduct.dismissed else []
        clauses += ["四-4"] if conduct.commendations else []
        row = {
            "id": worker.id,
            "name": worker.name,
            "grid": grid,
            "zone": zone,
            "routine": text(mark.total),
            "panel": "",
            "survey_rate": "",
            "survey_band": "",
            "survey": "",
            "deducted": text(0),
            "total": text(mark.total),
            "grade": "" if ranked_by is None else grade_of(ranked_by),
            "bonus": "",
            "commendation": paid,
            "paid": paid,
            "standing": standing,
            "reasons": " ".join(clauses),
        }
        return row, ranked_by

"""The regulation `jimiya`, worked worker by worker as a patient clerk would.

Written from the regulation and its table of readings alone, before gridscore could compute it.
What every regulation shares (rounding, quarters, ranks, the columns' order) is taken from
`daqinggou_2013`; all that is this regulation's own stands here.

Where the texts can be taken in two ways, this is what was taken; a result lists in `doubts` the
names of the choices that bore on it:

* `no-log`: without any fault log the error names the period and no worker, once, provided
  somebody in post is not exempt; a log is the station's, not a worker's. In a draft nobody then
  has points, a total or a grade. Dismissal excuses nothing here: there is no sheet of one's own.
* `log-of-one-quarter`: one log for whatever quarter is enough; a log has dates and no period, so
  that of a quarter without a fault cannot be missed.
* `level-changed`: level is read row by row of the roster. A stay at level 1 is no time in post:
  an official of level 1 who was a grid worker until June has a row and `left` after that.
* `exempt-with-faults`: the exemption wins; the faults of an exempt quarter are not looked at.
* `exempt-year`: the year's row stays, without marks and grade; the bonus is 0.00, rewards are
  paid, warnings stand.
* `all-exempt`: every quarter in post exempt: no mark, no total, no grade; bonus 0.00. Also for
  the dismissed, since this regulation has no other part.
* `exempt-offence`: incidents dated in an exempt quarter count, as under every regulation.
* `reward-outside-post`: dated outside the time in post a reward is still paid, an offence is not
  counted (the milder reading); a fault is not counted either.
* `documents`: R19 and R24 hold within one category: a document that is named for a clue and for
  a rescue pays both. R19 covers 四-2 and 四-3 too, though its question speaks of notices only.
* `hazard-order`: who recognised it is asked before documents are compared: one document of the
  street and then of the city pays once, at the city's row.
* `dismissal-day`: on the day of the dismissal R7's order decides across tables, so a fault of
  that day counts if its log lies before the incident log by path, else not.
* `standing`: dismissed, then left, then the warning. Warned in March and still in post in
  December is `warned` in every quarter from the first on and in the year.
* `reasons`: in a quarter the clauses of steps taken in it; in the year the clause of the standing
  shown (四-2 for a warning that still stands, the dismissal's clause) and 四-1 for each
  documented reward, its amount set or not. Faults make the marks and are not named.
* `bonus-fail`: "fail gets nothing" is the regulation's own word: 0.00 even where the station has
  set no amount at all; likewise for who has no grade.
* `rewards-in-part`: if one of the rewards due has no amount set, `commendation` and `paid` are
  empty; a reward without amount that nobody is due does not matter.
* `bonus-unset`: with the bonus of the grade not set, `bonus` and `paid` are empty.
* `dismissed-place`: shown under the roster's row of the period's last day, even where that stay
  begins after the dismissal.
* `back-after-dismissal`: a roster row that begins after the dismissal does not undo it.
* `exempt-proration`: where the station prorates the bonus, an exempt quarter is one in post.
* `id-order`: "by id" is plain text order.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from .daqinggou_2013 import QUARTER_COLUMNS as PLAIN_QUARTER
from .daqinggou_2013 import YEAR_COLUMNS as PLAIN_YEAR
from .daqinggou_2013 import Outcome, Row, in_post, publish, quarter_span, ranked, text
from .station import CRITERIA, Fault, Incident, StationYear, Stint, Worker

LEVELS = ("level", "parent")  # stand behind the zone
QUARTER_COLUMNS = (*PLAIN_QUARTER[:5], *LEVELS, *PLAIN_QUARTER[5:])
YEAR_COLUMNS = (*PLAIN_YEAR[:5], *LEVELS, *PLAIN_YEAR[5:])

ASSESSED = ("2", "3", "")
"""Grid heads and grid workers, and rows without a level; level 1 leads and assesses."""
FULL_MARK = 20
GRADES = ((90, "excellent"), (75, "good"), (60, "pass"), (0, "fail"))
WARNINGS = {1: "warned", 2: "seriously-warned", 3: "dismissed"}
AT_ONCE = ("misconduct", "absence", "crime")
REWARDS = ("clue", "rescue", "protection", "hazard")
RECOGNISED_BY = ("district", "city")


@dataclass
class Conduct:
    """What the incident log of a worker's year comes to."""

    steps: list[tuple[date, str, str]] = field(default_factory=list)
    """Day, clause, the standing it brings."""
    rewards: dict[str, int] = field(default_factory=dict)
    """How many of each category are due."""
    dismissed: date | None = None
    clause: str = ""
    """That of the dismissal."""


@dataclass
class Mark:
    """Points by criterion and their sum; None where there is nothing to go by."""

    criteria: dict[str, Fraction | None]
    total: Fraction | None = None


def quarter(station: StationYear, number: int, *, draft: bool = False) -> Outcome:
    """Assess one quarter (1 to 4)."""
    clerk = Clerk(station)
    span = quarter_span(station.year, number)
    workers = [worker for worker in clerk.workers if clerk.assessed_in(worker, number)]
    clerk.note_missing_log(workers, [number], f"{station.year}Q{number}")
    return clerk.outcome([clerk.quarter_row(w, number, span) for w in workers], draft=draft)


def year_end(station: StationYear, *, draft: bool = False) -> Outcome:
    """Assess the year."""
    clerk = Clerk(station)
    workers = [w for w in clerk.workers if in_post(w, clerk.first_day, clerk.last_day)]
    clerk.note_missing_log(workers, [1, 2, 3, 4], str(station.year))
    return clerk.outcome([clerk.year_row(worker) for worker in workers], draft=draft)


def dismissals(station: StationYear) -> dict[str, date]:
    """The day of dismissal of each worker who is dismissed in the year."""
    clerk = Clerk(station)
    days = {worker.id: clerk.conduct(worker).dismissed for worker in clerk.workers}
    return {worker: day for worker, day in days.items() if day is not None}


def grade_of(total: Fraction) -> str:
    """A band starts at its lower bound and includes it (二-6, R1, R2)."""
    return next(name for bound, name in GRADES if total >= bound)


def assessed_stays(worker: Worker) -> Worker:
    """The worker as this regulation sees him: without the stays at level 1."""
    return replace(worker, stints=tuple(s for s in worker.stints if s.level in ASSESSED))


class Clerk:
    """Reads one station's year; collects what is missing and what is open to doubt."""

    def __init__(self, station: StationYear) -> None:
        self.station = station
        self.settings = station.settings
        self.first_day = date(station.year, 1, 1)
        self.last_day = date(station.year, 12, 31)
        self.missing: set[tuple[str, str, str]] = set()
        self.doubts: set[str] = set()
        self.workers = [assessed_stays(worker) for worker in station.workers]
        self._conducts = {worker.id: self._conduct(worker) for worker in self.workers}
        for whole, part in zip(station.workers, self.workers, strict=True):
            if part.stints and part != whole:
                self.doubts.add("level-changed")

    def outcome(self, rows: list[tuple[Row, Fraction | None]], *, draft: bool) -> Outcome:
        """A gap forbids every row, unless a draft was asked for (R16)."""
        shown = ranked(rows) if draft or not self.missing else []
        return Outcome(shown, self.missing, self.doubts)

    def note_missing_log(self, workers: list[Worker], numbers: list[int], period: str) -> None:
        """No fault log at all is an error as soon as somebody is to be marked by it (R16)."""
        if self.station.faults is not None:
            return
        if any(
            not self._exempt(worker, number)
            for worker in workers
            for number in numbers
            if self.assessed_in(worker, number)
        ):
            self.missing.add(("", period, "faults"))
            self.doubts.add("no-log")

    # --- the incident log --------------------------------------------------------------

    def conduct(self, worker: Worker) -> Conduct:
        """What the worker's incidents come to."""
        return self._conducts[worker.id]

    def _conduct(self, worker: Worker) -> Conduct:
        """By date, then by the ledger (R7); nothing counts after a dismissal (R11)."""
        result = Conduct()
        late = 0
        seen: set[tuple[str, str]] = set()
        for incident in self._in_order(worker):
            if result.dismissed is not None:
                break
            if not self._would_count(worker, incident):
                continue
            if incident.document:
                if (incident.category, incident.document) in seen:  # R19, R24
                    self._doubt_repeat(incident)
                    continue
                seen.add((incident.category, incident.document))
            if incident.category in REWARDS:
                result.rewards[incident.category] = result.rewards.get(incident.category, 0) + 1
            elif incident.category in AT_ONCE:
                self._step(result, incident.day, "四-3", "dismissed")
            else:
                late += 1
                self._step(result, incident.day, "四-2", WARNINGS[late])
        return result

    def _in_order(self, worker: Worker) -> list[Incident]:
        """This worker's incidents of the calendar year (sorting keeps the ledger's order)."""
        own = [
            incident
            for incident in self.station.incidents
            if incident.worker == worker.id and incident.day.year == self.station.year
        ]
        return sorted(own, key=lambda incident: incident.day)

    def _would_count(self, worker: Worker, incident: Incident) -> bool:
        """Confirmed (R7); a reward by document (R24), a hazard by district or city (四-1).

        An offence must fall into the time in post; a category of another regulation is nothing.
        """
        if incident.status != "confirmed":
            return False
        if incident.category in REWARDS:
            recognised = incident.category != "hazard" or incident.authority in RECOGNISED_BY
            due = incident.document != "" and recognised
            if due and worker.stints and not in_post(worker, incident.day, incident.day):
                self.doubts.add("reward-outside-post")
            return due
        offence = incident.category == "late-report" or incident.category in AT_ONCE
        return offence and in_post(worker, incident.day, incident.day)

    def _doubt_repeat(self, incident: Incident) -> None:
        if incident.category not in REWARDS:
            self.doubts.add("documents")

    @staticmethod
    def _step(result: Conduct, day: date, clause: str, standing: str) -> None:
        result.steps.append((day, clause, standing))
        if standing == "dismissed":
            result.dismissed, result.clause = day, clause

    # --- time in post ------------------------------------------------------------------

    def assessed_in(self, worker: Worker, number: int) -> bool:
        """In post on a day of the quarter (R15) and not dismissed before it (R11)."""
        first, last = quarter_span(self.station.year, number)
        dismissed = self.conduct(worker).dismissed
        return in_post(worker, first, last) and (dismissed is None or dismissed >= first)

    def standing(self, worker: Worker, last: date) -> str:
        """Dismissed, else left, else the latest warning of the year, else active."""
        conduct = self.conduct(worker)
        left = not in_post(worker, last, last)
        if conduct.dismissed is not None and conduct.dismissed <= last:
            if any((s.joined or self.first_day) > conduct.dismissed for s in worker.stints):
                self.doubts.add("back-after-dismissal")
            return "dismissed"
        if left:
            return "left"
        until_then = [standing for day, _, standing in conduct.steps if day <= last]
        return until_then[-1] if until_then else "active"

    def _exempt(self, worker: Worker, number: int) -> bool:
        """Exempt from the quarter or from the whole year (R16)."""
        year = str(self.station.year)
        covering = (f"{year}Q{number}", year)
        return any(e.worker == worker.id and e.period in covering for e in self.station.exemptions)

    def _exempt_from_year(self, worker: Worker) -> bool:
        year = str(self.station.year)
        return any(e.worker == worker.id and e.period == year for e in self.station.exemptions)

    def _stay(self, worker: Worker, first: date, last: date) -> Stint:
        """The stay of the span's last day, else the last one that touches it (R26)."""
        return [stint for stint in worker.stints if stint.overlap(first, last)][-1]

    def _place(self, worker: Worker, first: date, last: date) -> Row:
        stay = self._stay(worker, first, last)
        dismissed = self.conduct(worker).dismissed
        if dismissed is not None and first <= dismissed <= last:
            then = self._stay(worker, first, dismissed)
            if replace(then, joined=None, left=None) != replace(stay, joined=None, left=None):
                self.doubts.add("dismissed-place")
        return {"grid": stay.grid, "zone": stay.zone, "level": stay.level, "parent": stay.parent}

    # --- the quarter -------------------------------------------------------------------

    def mark(self, worker: Worker, number: int) -> Mark:
        """20 points an item, anew each quarter, one off for each failure, down to 0 (二-6)."""
        nothing = Mark(dict.fromkeys(CRITERIA))
        if self.station.faults is None:
            return nothing
        first, last = quarter_span(self.station.year, number)
        faults = [
            fault
            for fault in self.station.faults
            if fault.worker == worker.id and first <= fault.day <= last
        ]
        if self._exempt(worker, number):
            if faults:
                self.doubts.add("exempt-with-faults")
            return nothing
        failures = dict.fromkeys(CRITERIA, 0)
        for fault in faults:
            if self._counts(worker, fault):
                failures[fault.criterion] += 1 if fault.count is None else fault.count
        points = {name: Fraction(max(0, FULL_MARK - lost)) for name, lost in failures.items()}
        return Mark(dict(points), sum(points.values(), Fraction(0)))

    def _counts(self, worker: Worker, fault: Fault) -> bool:
        """Within the time in post, and not after the dismissal by R7's order (R11)."""
        dismissed = self.conduct(worker).dismissed
        if not in_post(worker, fault.day, fault.day):
            return False
        if fault.day == dismissed:
            self.doubts.add("dismissal-day")
            return not self.station.faults_after_incidents
        return dismissed is None or fault.day < dismissed

    def quarter_row(
        self, worker: Worker, number: int, span: tuple[date, date]
    ) -> tuple[Row, Fraction | None]:
        """One row of the quarter, and the mark it is ranked by."""
        first, last = span
        mark = self.mark(worker, number)
        clauses = {clause for day, clause, _ in self.conduct(worker).steps if first <= day <= last}
        if clauses and self._exempt(worker, number):
            self.doubts.add("exempt-offence")
        row = {
            "id": worker.id,
            "name": worker.name,
            **self._place(worker, first, last),
            **{name: text(points) for name, points in mark.criteria.items()},
            "total": text(mark.total),
            "grade": "" if mark.total is None else grade_of(mark.total),
            "due": "",  # the regulation pays nothing by the quarter
            "withheld": "",
            "paid": "",
            "standing": self.standing(worker, last),
            "reasons": " ".join(sorted(clauses)),
        }
        return row, mark.total

    # --- the year ----------------------------------------------------------------------

    def routine(self, worker: Worker) -> Fraction | None:
        """The published mean of the published totals of the quarters in post (R6)."""
        if self._exempt_from_year(worker):
            self.doubts.add("exempt-year")
            return None
        numbers = [number for number in (1, 2, 3, 4) if self.assessed_in(worker, number)]
        if all(self._exempt(worker, number) for number in numbers):
            self.doubts.add("all-exempt")
        totals = [mark.total for mark in (self.mark(worker, n) for n in numbers)]
        present = [total for total in totals if total is not None]
        return publish(sum(present, Fraction(0)) / len(present)) if present else None

    def year_row(self, worker: Worker) -> tuple[Row, Fraction | None]:
        """One row of the year, and the mark it is ranked by (R25: in this order)."""
        standing = self.standing(worker, self.last_day)
        total = self.routine(worker)
        ranked_by = total if self._graded(standing) else None
        grade = "" if ranked_by is None else grade_of(ranked_by)
        bonus = self._bonus(worker, grade)
        commendation = self._commendation(self.conduct(worker))
        known = bonus is not None and commendation is not None
        row = {
            "id": worker.id,
            "name": worker.name,
            **self._place(worker, self.first_day, self.last_day),
            "routine": text(total),
            **dict.fromkeys(("panel", "survey_rate", "survey_band", "survey"), ""),
            "deducted": text(0),
            "total": text(total),
            "grade": grade,
            "bonus": text(bonus),
            "commendation": text(commendation),
            "paid": text((bonus or 0) + (commendation or 0)) if known else "",
            "standing": standing,
            "reasons": " ".join(sorted(self._year_clauses(worker, standing))),
        }
        return row, ranked_by

    def _graded(self, standing: str) -> bool:
        """Dismissed: never (R18); left before the last day: only if so set (R15)."""
        if standing == "left":
            return self.settings.leavers_rewarded
        return standing != "dismissed"

    def _year_clauses(self, worker: Worker, standing: str) -> set[str]:
        conduct = self.conduct(worker)
        clauses = {"四-1"} if conduct.rewards else set()
        if standing == "dismissed":
            clauses.add(conduct.clause)
        elif standing in WARNINGS.values():
            clauses.add("四-2")
        if any(clause not in clauses for _, clause, _ in conduct.steps):
            self.doubts.add("reasons")
        return clauses

    def _bonus(self, worker: Worker, grade: str) -> Fraction | None:
        """The station's reward for the grade (二-6, R14), prorated if so set (R15)."""
        if grade in ("", "fail"):
            return Fraction(0)
        if f"bonus.{grade}" not in self.settings.rewards:
            return None
        full = Fraction(self.settings.rewards[f"bonus.{grade}"])
        if self.settings.proration == "none":
            return full
        if any(self._exempt(worker, number) for number in (1, 2, 3, 4)):
            self.doubts.add("exempt-proration")
        if self.settings.proration == "quarter":
            quarters = sum(self.assessed_in(worker, number) for number in (1, 2, 3, 4))
            return publish(full * quarters / 4)
        return publish(full * self._months(worker) / 12)

    def _months(self, worker: Worker) -> int:
        """Months with a day in post."""
        starts = [date(self.station.year, month, 1) for month in range(1, 13)]
        ends = [*(start - date.resolution for start in starts[1:]), self.last_day]
        return sum(in_post(worker, *span) for span in zip(starts, ends, strict=True))

    def _commendation(self, conduct: Conduct) -> Fraction | None:
        """The cash rewards of 四-1; unset, only who is due none is known to get 0 (R14)."""
        amounts = self.settings.rewards
        if any(category not in amounts for category in conduct.rewards):
            if any(category in amounts for category in conduct.rewards):
                self.doubts.add("rewards-in-part")
            return None
        return sum(
            (number * Fraction(amounts[name]) for name, number in conduct.rewards.items()),
            Fraction(0),
        )

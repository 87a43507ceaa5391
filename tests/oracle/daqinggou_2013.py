"""The regulation `daqinggou-2013`, worked worker by worker as a patient clerk would.

Written from the regulation and its table of readings alone, without a look at gridscore,
and meant to be read beside them: each function names the reading it follows. Where the
texts can be taken in two ways, a comment starts with `AMBIGUOUS`; a result lists in
`doubts` the names of those open questions that bore on it.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import floor

from .station import CRITERIA, Incident, ScoreSheet, StationYear, Tally, Worker

QUARTER_COLUMNS = (
    *("rank", "id", "name", "grid", "zone", *CRITERIA, "total", "grade"),
    *("due", "withheld", "paid", "standing", "reasons"),
)
YEAR_COLUMNS = (
    *("rank", "id", "name", "grid", "zone", "routine", "panel", "survey_rate", "survey_band"),
    *("survey", "deducted", "total", "grade", "bonus", "commendation", "paid"),
    *("standing", "reasons"),
)
LADDERS = {"late-report": "四-1", "environment": "四-2"}
STEPS = (50, 100)  # yuan; the third occurrence is the dismissal
GRADES = ((90, "excellent", 2400), (75, "good", 2000), (60, "pass", 1500), (0, "fail", 1000))
COMMENDATION_YUAN = 500

Row = dict[str, str]
Gap = tuple[str, str, str]
"""Worker id, period, what is missing: `scores`, `panel`, `survey`, a criterion of the
quarter (`patrol`) or of the annual sheet (`panel:patrol`)."""


@dataclass
class Outcome:
    """What a run must give: rows in order, or, where `missing` forbids them, none."""

    rows: list[Row]
    missing: set[Gap]
    doubts: set[str]


@dataclass
class Conduct:
    """What the incidents of a worker's year come to."""

    steps: list[tuple[date, str, int]] = field(default_factory=list)
    """Day, clause, yuan to withhold (0 for the step that dismisses)."""
    commendations: int = 0
    dismissed: date | None = None
    clause: str = ""


@dataclass
class Mark:
    """A sheet's published figures; `complete` unless a criterion lacks every score."""

    criteria: dict[str, Fraction | None] = field(default_factory=dict)
    total: Fraction | None = None
    complete: bool = True


@dataclass
class YearMark:
    """The parts of the year; None for a part that does not exist."""

    routine: Fraction | None = None
    panel: Fraction | None = None
    rate: Fraction | None = None
    survey: Fraction | None = None
    total: Fraction | None = None
    complete: bool = False


def quarter(station: StationYear, number: int, *, draft: bool = False) -> Outcome:
    """Assess one quarter (1 to 4)."""
    reader = Reader(station)
    rows = [
        reader.quarter_row(worker, number)
        for worker in station.workers
        if reader.assessed_in(worker, number)
    ]
    return reader.outcome(rows, draft=draft)


def year_end(station: StationYear, *, draft: bool = False) -> Outcome:
    """Assess the year."""
    reader = Reader(station)
    rows = [
        reader.year_row(worker)
        for worker in station.workers
        if in_post(worker, reader.first_day, reader.last_day)
    ]
    return reader.outcome(rows, draft=draft)


def dismissals(station: StationYear) -> dict[str, date]:
    """The day of dismissal of each worker who is dismissed in the year."""
    reader = Reader(station)
    days = {worker.id: reader.conduct(worker).dismissed for worker in station.workers}
    return {worker: day for worker, day in days.items() if day is not None}


def clauses_in(reasons: str) -> frozenset[str]:
    """The clause numbers that a `reasons` cell names, whatever words stand around them."""
    return frozenset(re.findall(r"[一二三四]-\d+", reasons))


def publish(exact: Fraction) -> Fraction:
    """Round half up to two decimals, once for each published figure (R3)."""
    return Fraction(floor(exact * 100 + Fraction(1, 2)), 100)


def text(figure: Fraction | int | None) -> str:
    """A published figure as the result file shows it; "" where there is none."""
    if figure is None:
        return ""
    hundredths = Fraction(figure) * 100
    assert hundredths.denominator == 1, "only published figures are shown"
    return f"{hundredths.numerator // 100}.{hundredths.numerator % 100:02d}"


def grade_of(total: Fraction) -> str:
    """A band starts at its lower bound and includes it (R1, R2)."""
    return next(name for bound, name, _ in GRADES if total >= bound)


def bonus_of(total: Fraction) -> int:
    """The year-end bonus in yuan by 四-3; fail still earns 1000 (R22)."""
    return next(yuan for bound, _, yuan in GRADES if total >= bound)


def band_of(rate: Fraction) -> str:
    """The label of the survey by 三-6: 90 % and above, 60 % and above, below (R2, R21)."""
    if rate >= 90:
        return "satisfied"
    return "fair" if rate >= 60 else "poor"


def quarter_span(year: int, number: int) -> tuple[date, date]:
    """First and last day of a quarter."""
    month = 3 * number
    return date(year, month - 2, 1), date(year, month, monthrange(year, month)[1])


def in_post(worker: Worker, first: date, last: date) -> bool:
    """At least one day of the span falls into a stint (R15)."""
    return any(stint.overlap(first, last) for stint in worker.stints)


def place_of(worker: Worker, first: date, last: date) -> tuple[str, str]:
    """Grid and zone of the span's last day, else of the last stint that touches it (R26)."""
    touching = [stint for stint in worker.stints if stint.overlap(first, last)]
    return touching[-1].grid, touching[-1].zone


def ranked(rows: list[tuple[Row, Fraction | None]]) -> list[Row]:
    """Equal totals share a rank and the next one skips; without a rank: last, by id (R17)."""
    marks = [mark for _, mark in rows if mark is not None]
    for row, mark in rows:
        row["rank"] = "" if mark is None else str(1 + sum(other > mark for other in marks))
    # AMBIGUOUS id-order: "by id" is taken as plain text order, so "10" stands before "9".
    rows.sort(key=lambda pair: (pair[1] is None, -(pair[1] or 0), pair[0]["id"]))
    return [row for row, _ in rows]


class Reader:
    """Reads one station's year; collects what is missing and what is open to doubt."""

    def __init__(self, station: StationYear) -> None:
        self.station = station
        self.settings = station.settings
        self.year = str(station.year)
        self.first_day = date(station.year, 1, 1)
        self.last_day = date(station.year, 12, 31)
        self.missing: set[Gap] = set()
        self.doubts: set[str] = set()

    def outcome(self, rows: list[tuple[Row, Fraction | None]], *, draft: bool) -> Outcome:
        """A gap forbids every row, unless a draft was asked for (R16)."""
        # AMBIGUOUS unranked-order: rows without a rank but with a total (leavers, drafts)
        # stand by id, not by total.
        if sum(mark is None and row["total"] != "" for row, mark in rows) > 1:
            self.doubts.add("unranked-order")
        shown = ranked(rows) if draft or not self.missing else []
        return Outcome(shown, self.missing, self.doubts)

    # --- the ladders -------------------------------------------------------------------

    def conduct(self, worker: Worker) -> Conduct:
        """One ladder a clause, over the calendar year, by date, then by the ledger (R7).

        Every occurrence is its own step, also on one day (R20); what comes after a
        dismissal no longer counts, be it on the same day (R11).
        """
        result = Conduct()
        occurrences = dict.fromkeys(LADDERS, 0)
        seen: set[tuple[str, str]] = set()
        for incident in self._in_order(worker):
            if result.dismissed is not None:
                break
            if not self._would_count(worker, incident) or self._repeats(incident, seen):
                continue
            if incident.category == "commendation":
                result.commendations += 1
                continue
            occurrences[incident.category] += 1
            self._take_step(result, incident, occurrences[incident.category])
        return result

    def _in_order(self, worker: Worker) -> list[Incident]:
        """This worker's incidents of the calendar year in R7's order (sorting is stable)."""
        own = [i for i in self.station.incidents if i.worker == worker.id]
        documents = {i.document for i in own if i.day.year == self.station.year}
        # AMBIGUOUS document-of-other-year: a document first seen in another calendar year
        # counts anew; that year is not looked at.
        if any(i.document in documents - {""} and i.day.year != self.station.year for i in own):
            self.doubts.add("document-of-other-year")
        return sorted((i for i in own if i.day.year == self.station.year), key=lambda i: i.day)

    def _would_count(self, worker: Worker, incident: Incident) -> bool:
        """Confirmed (R7); commended by document (R24); notice by city or district (R12).

        An incident outside the time in post moves no ladder; a commendation is still paid.
        """
        if incident.status != "confirmed":
            return False
        if incident.category == "commendation":
            return incident.document != ""
        if incident.category == "environment" and incident.authority not in ("city", "district"):
            return False
        return in_post(worker, incident.day, incident.day)

    def _repeats(self, incident: Incident, seen: set[tuple[str, str]]) -> bool:
        """One document number counts once in its category: the earliest stands (R19, R24)."""
        key = (incident.category, incident.document)
        if incident.document and key in seen:
            # AMBIGUOUS document-late-report: R19's question speaks of notices by city and
            # district only, its answer of any category; the answer is followed.
            if incident.category == "late-report":
                self.doubts.add("document-late-report")
            return True
        seen.add(key)
        return False

    def _take_step(self, result: Conduct, incident: Incident, occurrence: int) -> None:
        """四-1, 四-2: 50 yuan, 100 yuan, dismissed (R8 has nothing beyond a dismissal)."""
        clause = LADDERS[incident.category]
        if occurrence <= len(STEPS):
            result.steps.append((incident.day, clause, STEPS[occurrence - 1]))
            return
        result.steps.append((incident.day, clause, 0))
        result.dismissed, result.clause = incident.day, clause

    # --- time in post ------------------------------------------------------------------

    def assessed_in(self, worker: Worker, number: int) -> bool:
        """In post on a day of the quarter (R15) and not dismissed before it (R11)."""
        first, last = quarter_span(self.station.year, number)
        dismissed = self.conduct(worker).dismissed
        return in_post(worker, first, last) and (dismissed is None or dismissed >= first)

    def standing(self, worker: Worker, last: date) -> str:
        """`dismissed` from that day on, `left` if no stint covers the period's last day."""
        left = not in_post(worker, last, last)
        dismissed = self.conduct(worker).dismissed
        if dismissed is not None and dismissed <= last:
            # AMBIGUOUS dismissed-and-left: both are true; the dismissal is shown.
            if left:
                self.doubts.add("dismissed-and-left")
            # AMBIGUOUS back-after-dismissal: a roster row that begins after the dismissal
            # does not undo it within the calendar year.
            if any((s.joined or self.first_day) > dismissed for s in worker.stints):
                self.doubts.add("back-after-dismissal")
            return "dismissed"
        return "left" if left else "active"

    def _exempt(self, worker: Worker, period: str) -> bool:
        """Exempt from the period itself, or from the whole year it lies in (R16)."""
        covering = (period, self.year)
        return any(e.worker == worker.id and e.period in covering for e in self.station.exemptions)

    # --- marks -------------------------------------------------------------------------

    def published_mean(self, criterion: str, sheets: list[ScoreSheet]) -> Fraction | None:
        """The mean over the scorers who gave a score; blanks are left out (R4, R23, R3)."""
        given = [(s.role, Fraction(s.points[criterion])) for s in sheets if s.points.get(criterion)]
        if not given:
            return None
        if self.settings.scorers == "roles":
            return publish(self._mean_by_role(given))
        points = sorted(point for _, point in given)
        if self.settings.scorers == "trimmed":
            points = self._trimmed(points)
        return publish(sum(points, Fraction(0)) / len(points))

    def _trimmed(self, points: list[Fraction]) -> list[Fraction]:
        """R4, trimmed."""
        # AMBIGUOUS trimmed: one highest and one lowest score are dropped where there are
        # three scores or more; with one or two the plain mean stands.
        self.doubts.add("trimmed")
        return points[1:-1] if len(points) >= 3 else points

    def _mean_by_role(self, given: list[tuple[str, Fraction]]) -> Fraction:
        """R4, weights by role: each role's own mean carries the weight of the role.

        Three members together weigh as much as one member would; a role without a score
        weighs nothing.
        """
        weight = self.settings.role_weights
        means = {}
        for role in {role for role, _ in given}:
            points = [point for own, point in given if own == role]
            means[role] = sum(points, Fraction(0)) / len(points)
        total = sum((Fraction(weight[role]) * mean for role, mean in means.items()), Fraction(0))
        return total / sum(Fraction(weight[role]) for role in means)

    def _sheet_mark(
        self, gap: tuple[str, str, str], sheets: list[ScoreSheet], *, excused: bool
    ) -> Mark:
        """Published means and their sum (R4); notes what is missing (R16).

        `gap` names worker, period and kind; `excused`: a missing sheet is no gap (R11, R18).
        """
        worker, period, kind = gap
        criteria = {name: self.published_mean(name, sheets) for name in CRITERIA}
        present = [points for points in criteria.values() if points is not None]
        # AMBIGUOUS blank-sheet: a sheet without a single score is no sheet.
        if sheets and not present:
            self.doubts.add("blank-sheet")
        if not present:
            if not excused:
                self.missing.add(gap)
            # AMBIGUOUS draft-without-sheet: in a draft the total is then empty, not 0.00.
            return Mark(criteria, None, complete=False)
        lacking = [name for name in CRITERIA if criteria[name] is None]
        # AMBIGUOUS dismissed-half-sheet: only a missing *sheet* of a dismissed worker is
        # excused; a sheet that lacks a criterion is an error, as for everybody.
        if lacking and excused:
            self.doubts.add("dismissed-half-sheet")
        prefix = "" if kind == "scores" else f"{kind}:"
        self.missing.update((worker, period, prefix + name) for name in lacking)
        return Mark(criteria, sum(present, Fraction(0)), complete=not lacking)

    def quarter_mark(self, worker: Worker, number: int) -> Mark:
        """The quarter's sheet; an exemption leaves the row without one (R16)."""
        period = f"{self.year}Q{number}"
        sheets = [s for s in self.station.scores if s.worker == worker.id and s.period == period]
        if self._exempt(worker, period):
            # AMBIGUOUS exempt-with-sheet: the exemption wins, the sheet is not looked at.
            if sheets:
                self.doubts.add("exempt-with-sheet")
            return Mark(dict.fromkeys(CRITERIA), None, complete=False)
        dismissed = self.conduct(worker).dismissed
        _, last = quarter_span(self.station.year, number)
        excused = dismissed is not None and dismissed <= last  # it is this very quarter (R11)
        return self._sheet_mark((worker.id, period, "scores"), sheets, excused=excused)

    # --- the quarter's row -------------------------------------------------------------

    def quarter_row(self, worker: Worker, number: int) -> tuple[Row, Fraction | None]:
        """One row of the quarter, and the mark it is ranked by."""
        first, last = quarter_span(self.station.year, number)
        mark = self.quarter_mark(worker, number)
        steps = [step for step in self.conduct(worker).steps if first <= step[0] <= last]
        ranked_by = mark.total if mark.complete else None
        self._quarter_doubts(worker, number, mark)
        grid, zone = place_of(worker, first, last)
        row = {
            "id": worker.id,
            "name": worker.name,
            "grid": grid,
            "zone": zone,
            **{name: text(points) for name, points in mark.criteria.items()},
            "total": text(mark.total),
            "grade": "" if ranked_by is None else grade_of(ranked_by),
            **self._quarter_pay(sum(yuan for _, _, yuan in steps)),
            "standing": self.standing(worker, last),
            # AMBIGUOUS reasons-quarter: the clauses of steps taken in the quarter, also
            # where the pot was empty already; a commendation moves only the year (四-4).
            "reasons": " ".join(sorted({clause for _, clause, _ in steps})),
        }
        return row, ranked_by

    def _quarter_pay(self, steps: int) -> Row:
        """The subsidy bears the steps down to 0 (R10); unset, no amount is invented (R14)."""
        if self.settings.subsidy is None:
            return {"due": "", "withheld": text(steps), "paid": ""}
        due = publish(Fraction(self.settings.subsidy))
        withheld = min(Fraction(steps), due)
        if steps > due:
            self.doubts.add("reasons-quarter")
        return {"due": text(due), "withheld": text(withheld), "paid": text(due - withheld)}

    def _quarter_doubts(self, worker: Worker, number: int, mark: Mark) -> None:
        first, last = quarter_span(self.station.year, number)
        # AMBIGUOUS exempt-pay: an exempt quarter still pays the subsidy, less its steps.
        if mark.total is None and self._exempt(worker, f"{self.year}Q{number}"):
            self.doubts.add("exempt-pay")
        # AMBIGUOUS part-quarter-pay: in post for part of the quarter, the subsidy is full
        # (R15 speaks of prorating the bonus only).
        if not all(in_post(worker, day, day) for day in (first, last)):
            self.doubts.add("part-quarter-pay")
        if self.conduct(worker).commendations:
            self.doubts.add("reasons-quarter")
        self._doubt_place(worker, first, last)

    def _doubt_place(self, worker: Worker, first: date, last: date) -> None:
        # AMBIGUOUS dismissed-place: shown under the grid of the roster's last day, even where
        # he was moved there after his dismissal.
        dismissed = self.conduct(worker).dismissed
        if dismissed is None or not first <= dismissed <= last:
            return
        if place_of(worker, first, dismissed) != place_of(worker, first, last):
            self.doubts.add("dismissed-place")

    # --- the year ----------------------------------------------------------------------

    def year_row(self, worker: Worker) -> tuple[Row, Fraction | None]:
        """One row of the year, and the mark it is ranked by."""
        conduct = self.conduct(worker)
        standing = self.standing(worker, self.last_day)
        mark = self.year_mark(worker)
        ranked_by = mark.total if mark.complete and self._rewarded(standing) else None
        bonus = Fraction(0) if ranked_by is None else self.year_bonus(worker, ranked_by)
        commendation = conduct.commendations * COMMENDATION_YUAN
        grid, zone = place_of(worker, self.first_day, self.last_day)
        self._doubt_place(worker, self.first_day, self.last_day)
        row = {
            "id": worker.id,
            "name": worker.name,
            "grid": grid,
            "zone": zone,
            "routine": text(mark.routine),
            "panel": text(mark.panel),
            "survey_rate": text(mark.rate),
            "survey_band": "" if mark.rate is None else band_of(mark.rate),
            "survey": text(mark.survey),
            "deducted": text(0),  # this regulation takes money, never points, off
            "total": text(mark.total),
            "grade": "" if ranked_by is None else grade_of(ranked_by),
            "bonus": text(bonus),
            "commendation": text(commendation),
            "paid": text(bonus + commendation),
            "standing": standing,
            "reasons": " ".join(sorted(self._year_clauses(conduct))),
        }
        return row, ranked_by

    def _rewarded(self, standing: str) -> bool:
        """Dismissed: never (R18); left before the last day: only if so set (R15)."""
        return standing == "active" or (standing == "left" and self.settings.leavers_rewarded)

    def _year_clauses(self, conduct: Conduct) -> set[str]:
        # AMBIGUOUS reasons-year: the clause of the dismissal (R18) and 四-4 where it is paid;
        # the 50 and 100 yuan moved quarters, not this row, and are not named again.
        if any(clause != conduct.clause for _, clause, _ in conduct.steps):
            self.doubts.add("reasons-year")
        clauses = {conduct.clause} if conduct.clause else set()
        return clauses | ({"四-4"} if conduct.commendations else set())

    def year_mark(self, worker: Worker) -> YearMark:
        """Published weighted parts, summed, between 0 and 100 (R5, R25)."""
        if self._exempt(worker, self.year):
            # AMBIGUOUS exempt-year: out of the annual assessment altogether: no part is
            # shown and no sheet, quarter or vote of his is asked for.
            self.doubts.add("exempt-year")
            return YearMark()
        routine = self.routine(worker)
        panel = self.panel_mark(worker)
        rate = self.survey_rate(worker)
        survey = None if rate is None else publish(rate * self._weights()[2] / 100)
        shares = [
            publish(part * weight / 100)
            for part, weight in zip(
                (routine.total, panel.total, rate), self._weights(), strict=True
            )
            if part is not None
        ]
        total = min(Fraction(100), sum(shares, Fraction(0))) if shares else None
        if self._every_quarter_exempt(worker):
            total = None
        complete = routine.complete and panel.complete and rate is not None
        return YearMark(routine.total, panel.total, rate, survey, total, complete)

    def _weights(self) -> tuple[Fraction, Fraction, Fraction]:
        """40, 40, 20; at a station without any annual sheet 80 and 20 (R5)."""
        if self._panel_held():
            routine, panel, residents = self.settings.weights
            return Fraction(routine), Fraction(panel), Fraction(residents)
        routine, residents = self.settings.weights_without_panel
        return Fraction(routine), Fraction(0), Fraction(residents)

    def _quarters(self, worker: Worker) -> list[int]:
        return [number for number in (1, 2, 3, 4) if self.assessed_in(worker, number)]

    def _every_quarter_exempt(self, worker: Worker) -> bool:
        """Then there is no routine mark and no total."""
        exempt = all(self._exempt(worker, f"{self.year}Q{n}") for n in self._quarters(worker))
        if not exempt:
            return False
        # AMBIGUOUS all-exempt: his vote and annual sheet are shown and still asked for.
        self.doubts.add("all-exempt")
        # AMBIGUOUS all-exempt-dismissed: for the dismissed R18 goes before: the total of the
        # parts that exist.
        return self.conduct(worker).dismissed is None

    def routine(self, worker: Worker) -> Mark:
        """The published mean of the published totals of the periods in post (R6)."""
        marks = [self.quarter_mark(worker, n) for n in self._quarters(worker)]
        totals = [mark.total for mark in marks if mark.total is not None]
        half = [mark for mark in marks if mark.total is not None and not mark.complete]
        # AMBIGUOUS draft-half-quarter: in a draft, a quarter that lacks a criterion goes into
        # the mean with what it has, and the year has no grade.
        if half:
            self.doubts.add("draft-half-quarter")
        self._routine_doubts(worker)
        if not totals:
            return Mark(complete=False)
        return Mark({}, publish(sum(totals, Fraction(0)) / len(totals)), complete=not half)

    def _routine_doubts(self, worker: Worker) -> None:
        gone = [gap for gap in self.missing if gap[0] == worker.id and gap[2] == "scores"]
        # AMBIGUOUS draft-quarter-grade: in a draft with a quarter missing the mean of the
        # others stands, and the year is graded, ranked and shows its bonus.
        if gone:
            self.doubts.add("draft-quarter-grade")
        # AMBIGUOUS dismissed-early-quarter: R18 excuses vote and annual sheet, R11 the
        # quarter of the dismissal; an earlier quarter without a sheet is an error.
        if gone and self.conduct(worker).dismissed:
            self.doubts.add("dismissed-early-quarter")

    def _panel_held(self) -> bool:
        """Whether the station holds any annual sheet (R5)."""
        # AMBIGUOUS panel-held: sheets of anyone in post in the year count, be he dismissed,
        # gone or exempt; sheets of others, and sheets without a score, do not.
        scored = {s.worker for s in self.station.panel if any(s.points.values())}
        here = {w.id for w in self.station.workers if in_post(w, self.first_day, self.last_day)}
        settled = {w.id for w in self.station.workers if self._settled(w)}
        if scored and not scored & (here - settled):
            self.doubts.add("panel-held")
        return bool(scored & here)

    def _settled(self, worker: Worker) -> bool:
        """Dismissed or exempt from the year."""
        return self.conduct(worker).dismissed is not None or self._exempt(worker, self.year)

    def panel_mark(self, worker: Worker) -> Mark:
        """The annual sheet, out of 100; none where the station holds none (R5)."""
        if not self._panel_held():
            return Mark()
        sheets = [s for s in self.station.panel if s.worker == worker.id]
        excused = self.conduct(worker).dismissed is not None  # a notice only (R18)
        return self._sheet_mark((worker.id, self.year, "panel"), sheets, excused=excused)

    # --- the vote ----------------------------------------------------------------------

    def survey_rate(self, worker: Worker) -> Fraction | None:
        """Satisfied by sampled ballots in percent, published (三-6, R13, R3)."""
        tally = self._tally_for(worker)
        base = 0 if tally is None else self._ballots(tally)
        if tally is None or base == 0:
            # AMBIGUOUS no-ballots: a tally of no ballots at all is a missing vote.
            if tally is not None:
                self.doubts.add("no-ballots")
            if self.conduct(worker).dismissed is None:
                self.missing.add((worker.id, self.year, "survey"))
            return None
        return publish(Fraction(100 * tally.satisfied, base))

    def _ballots(self, tally: Tally) -> int:
        """The number sampled where it is stated, else the three answers (R13)."""
        answers = tally.satisfied + tally.fair + tally.poor
        if self.settings.ballots == "valid" or tally.sampled is None:
            return answers
        return tally.sampled

    def _tally_for(self, worker: Worker) -> Tally | None:
        """His own tally, else that of the grid he was longest in (R26)."""
        own = [tally for tally in self.station.tallies if tally.worker == worker.id]
        if own:
            return own[0]
        by_grid = {tally.grid: tally for tally in self.station.tallies if not tally.worker}
        dismissed = self.conduct(worker).dismissed
        grid = self._longest_stay(worker, dismissed or self.last_day)
        # AMBIGUOUS dismissed-stay: the days of a dismissed worker are counted up to the
        # dismissal.
        if grid != self._longest_stay(worker, self.last_day):
            self.doubts.add("dismissed-stay")
        # AMBIGUOUS stay-without-tally: where that grid has no tally the vote is missing, even
        # if another grid of his has one.
        if grid not in by_grid and any(stint.grid in by_grid for stint in worker.stints):
            self.doubts.add("stay-without-tally")
        return by_grid.get(grid)

    def _longest_stay(self, worker: Worker, until: date) -> str:
        """Most days of the year; between equals the grid he was in last (R26)."""
        days: dict[str, int] = {}
        latest: dict[str, date] = {}
        for stint in worker.stints:
            span = stint.overlap(self.first_day, until)
            if span is None:
                continue
            days[stint.grid] = days.get(stint.grid, 0) + (span[1] - span[0]).days + 1
            latest[stint.grid] = span[1]
        return max(days, key=lambda grid: (days[grid], latest[grid]))

    # --- the bonus ---------------------------------------------------------------------

    def year_bonus(self, worker: Worker, total: Fraction) -> Fraction:
        """In full, or by the quarters or months with a day in post if so set (R15)."""
        full = Fraction(bonus_of(total))
        if self.settings.proration == "none":
            return full
        # AMBIGUOUS exempt-proration: an exempt quarter is a quarter in post.
        if any(self._exempt(worker, f"{self.year}Q{n}") for n in (1, 2, 3, 4)):
            self.doubts.add("exempt-proration")
        if self.settings.proration == "quarter":
            return publish(full * len(self._quarters(worker)) / 4)
        return publish(full * self._months(worker) / 12)

    def _months(self, worker: Worker) -> int:
        year = self.station.year
        spans = [(date(year, m, 1), date(year, m, monthrange(year, m)[1])) for m in range(1, 13)]
        return sum(in_post(worker, first, last) for first, last in spans)

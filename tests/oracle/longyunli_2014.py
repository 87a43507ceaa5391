"""The regulation `longyunli-2014`, worked worker by worker as a patient clerk would.

Written from the regulation and its table of readings alone, before gridscore could compute it.
What the two sister regulations share (marks, routine and annual parts, the vote, ranks) is read
in `daqinggou_2013`; here is what differs: offences take points off the year's total, the third
fails the year, nobody is dismissed, nothing is paid in a quarter, and the rewards are amounts
that the regulation leaves to the station.
"""

from fractions import Fraction

from .daqinggou_2013 import (
    LADDERS,
    Conduct,
    Outcome,
    Reader,
    Row,
    band_of,
    grade_of,
    in_post,
    place_of,
    publish,
    quarter_span,
    text,
)
from .station import Incident, StationYear, Worker

POINTS_OFF = (10, 20)  # 四-1, 四-2: off the year's total; the third occurrence fails the year


def quarter(station: StationYear, number: int, *, draft: bool = False) -> Outcome:
    """Assess one quarter (1 to 4)."""
    reader = _Reader(station)
    rows = [
        reader.quarter_row(worker, number)
        for worker in station.workers
        if reader.assessed_in(worker, number)
    ]
    return reader.outcome(rows, draft=draft)


def year_end(station: StationYear, *, draft: bool = False) -> Outcome:
    """Assess the year."""
    reader = _Reader(station)
    rows = [
        reader.year_row(worker)
        for worker in station.workers
        if in_post(worker, reader.first_day, reader.last_day)
    ]
    return reader.outcome(rows, draft=draft)


class _Reader(Reader):
    """Reads one station's year by this regulation."""

    # --- the ladders -------------------------------------------------------------------

    def _take_step(self, result: Conduct, incident: Incident, occurrence: int) -> None:
        """Points off for the first and second; 0 stands for the step that fails the year.

        From the fourth on the last step again (R8): the year stays failed, no more points.
        """
        points = POINTS_OFF[occurrence - 1] if occurrence <= len(POINTS_OFF) else 0
        result.steps.append((incident.day, LADDERS[incident.category], points))

    # --- the quarter -------------------------------------------------------------------

    def _quarter_pay(self, steps: int) -> Row:
        """There is no subsidy: columns that the scheme does not know are empty."""
        return {"due": "", "withheld": "", "paid": ""}

    # --- the year ----------------------------------------------------------------------

    def _quarters(self, worker: Worker) -> list[int]:
        """Quarters in post in which the station held a round: any number is accepted (三)."""
        held = {n for n in (1, 2, 3, 4) if self._round_held(n)}
        # AMBIGUOUS no-round-at-all: then every quarter is asked for, none is excused.
        return [n for n in super()._quarters(worker) if n in held or not held]

    def _round_held(self, number: int) -> bool:
        """Whether anybody in post has a score of the quarter."""
        span = quarter_span(self.station.year, number)
        here = {worker.id for worker in self.station.workers if in_post(worker, *span)}
        sheets = [s for s in self.station.scores if s.period == f"{self.year}Q{number}"]
        return any(s.worker in here and any(s.points.values()) for s in sheets)

    def year_row(self, worker: Worker) -> tuple[Row, Fraction | None]:
        """One row of the year, and the mark it is ranked by (R25: in this order)."""
        conduct = self.conduct(worker)
        standing = self.standing(worker, self.last_day)
        mark = self.year_mark(worker)
        deducted = self._deducted(conduct, mark.total)
        total = None if mark.total is None else mark.total - deducted
        ranked_by = total if mark.complete and self._rewarded(standing) else None
        grade = "" if ranked_by is None else self._grade(conduct, ranked_by)
        bonus = Fraction(0) if grade == "" else self._bonus(worker, grade)
        commendation = self._commendation(conduct)
        unknown = bonus is None or commendation is None
        grid, zone = place_of(worker, self.first_day, self.last_day)
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
            "deducted": text(deducted),
            "total": text(total),
            "grade": grade,
            "bonus": text(bonus),
            "commendation": text(commendation),
            # AMBIGUOUS paid-in-part: where one of the two is not set, the sum is not known
            # either, and is left open rather than shown without it.
            "paid": "" if unknown else text((bonus or 0) + (commendation or 0)),
            "standing": standing,
            "reasons": " ".join(sorted(self._clauses(conduct, total, grade))),
        }
        return row, ranked_by

    def _deducted(self, conduct: Conduct, total: Fraction | None) -> Fraction:
        """Points really taken off: not below 0 (R9). Without a total there is nothing to take."""
        named = Fraction(sum(points for _, _, points in conduct.steps))
        return Fraction(0) if total is None else min(named, total)

    def _grade(self, conduct: Conduct, total: Fraction) -> str:
        """The borrowed bounds; the third occurrence of either clause fails the year outright."""
        # AMBIGUOUS failed-rank: who is failed outright keeps total and rank (R17 ranks by total).
        failed = any(points == 0 for _, _, points in conduct.steps)
        return "fail" if failed else grade_of(total)

    def _clauses(self, conduct: Conduct, total: Fraction | None, grade: str) -> set[str]:
        """What moved the row: points off a total, a grade forced, a commendation documented."""
        off = {clause for _, clause, points in conduct.steps if points and total is not None}
        failed = {clause for _, clause, points in conduct.steps if not points and grade}
        return off | failed | ({"四-4"} if conduct.commendations else set())

    # --- the rewards -------------------------------------------------------------------

    def _bonus(self, worker: Worker, grade: str) -> Fraction | None:
        """The station's reward for the grade (R14), prorated if so set (R15); None: not set."""
        if f"bonus.{grade}" not in self.settings.rewards:
            return None
        full = Fraction(self.settings.rewards[f"bonus.{grade}"])
        if self.settings.proration == "quarter":
            return publish(full * len(super()._quarters(worker)) / 4)
        if self.settings.proration == "month":
            return publish(full * self._months(worker) / 12)
        return full

    def _commendation(self, conduct: Conduct) -> Fraction | None:
        """Per documented commendation (R24); unset, only who has none is known to get 0."""
        if conduct.commendations == 0:
            return Fraction(0)
        if "commendation" not in self.settings.rewards:
            return None
        return conduct.commendations * Fraction(self.settings.rewards["commendation"])

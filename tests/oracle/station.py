"""A station's year as plain data: what the clerks know, before any file is written.

Points and money are decimal strings ("17.5"), so that nothing here can be a float.
"""

from dataclasses import dataclass, field, replace
from datetime import date

CRITERIA = ("patrol", "log", "environment", "service", "ability")


@dataclass(frozen=True)
class Stint:
    """One roster row: a stay in one grid. No date means: before, or beyond, the year.

    Level ("1" to "3") and parent (the id of whoever leads the grid) are for regulations that
    know levels; "" is a row without.
    """

    grid: str
    zone: str
    joined: date | None = None
    left: date | None = None
    level: str = ""
    parent: str = ""

    def overlap(self, first: date, last: date) -> tuple[date, date] | None:
        """The first and last day of the stay that fall in the span, both included."""
        start = max(first, self.joined or first)
        end = min(last, self.left or last)
        return (start, end) if start <= end else None


@dataclass(frozen=True)
class Worker:
    """A person; the stints are in order of time and do not overlap."""

    id: str
    name: str
    stints: tuple[Stint, ...]


@dataclass(frozen=True)
class ScoreSheet:
    """What one scorer gave one worker; period is "2026Q1", "2026-03" where months are assessed,
    or "2026" for the annual sheet.

    A criterion that is "" or absent was left blank.
    """

    worker: str
    period: str
    points: dict[str, str]
    scorer: str = ""
    role: str = ""


@dataclass(frozen=True)
class Incident:
    """One row of the log of incidents and commendations."""

    day: date
    worker: str
    category: str
    authority: str = ""
    document: str = ""
    status: str = "confirmed"


@dataclass(frozen=True)
class Fault:
    """One row of the fault log: so many failures in one criterion; no count is one."""

    day: date
    worker: str
    criterion: str
    count: int | None = None


@dataclass(frozen=True)
class Tally:
    """The counted vote on one worker, or on one grid (the other one is "")."""

    satisfied: int
    fair: int
    poor: int
    sampled: int | None = None
    worker: str = ""
    grid: str = ""


@dataclass(frozen=True)
class Exemption:
    """A recorded exemption from a month ("2026-03"), a quarter ("2026Q1") or the year ("2026")."""

    worker: str
    period: str
    reason: str = "sick leave"


@dataclass(frozen=True)
class Settings:
    """What a station may set; the defaults are the shipped readings."""

    subsidy: str | None = None
    """The quarterly subsidy in yuan; None: not set (R14)."""
    weights: tuple[str, str, str] = ("40", "40", "20")
    """Routine, annual panel sheet, residents, in percent (R5)."""
    weights_without_panel: tuple[str, str] = ("80", "20")
    scorers: str = "mean"
    """mean, trimmed or roles (R4)."""
    role_weights: dict[str, str] = field(
        default_factory=lambda: {"leader": "3", "deputy": "2", "member": "1"}
    )
    proration: str = "none"
    """none, quarter or month (R15)."""
    leavers_rewarded: bool = False
    """True: who left before the year's last day is graded and gets the bonus (R15)."""
    ballots: str = "sampled"
    """sampled or valid (R13)."""
    rewards: dict[str, str] = field(default_factory=dict)
    """Yuan by "bonus.excellent" …, "commendation", "clue" …, where no amount is stated (R14)."""


@dataclass(frozen=True)
class StationYear:
    """All that a station hands in for one year. The order of incidents is the ledger's (R7).

    `faults` is None where no fault log was handed in, () where it is empty. Its files lie
    before those of the incident log by path, unless `faults_after_incidents`.
    """

    year: int
    workers: tuple[Worker, ...]
    scores: tuple[ScoreSheet, ...] = ()
    panel: tuple[ScoreSheet, ...] = ()
    incidents: tuple[Incident, ...] = ()
    tallies: tuple[Tally, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    settings: Settings = Settings()
    faults: tuple[Fault, ...] | None = None
    faults_after_incidents: bool = False

    def with_settings(self, **changes: object) -> "StationYear":
        """The same year under other settings."""
        return replace(self, settings=replace(self.settings, **changes))  # type: ignore[arg-type]

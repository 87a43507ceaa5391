"""The regulation `haze-grid` with the example tariff, worked unit by unit as a patient clerk would.

Written from the regulation and its table of readings, and from the example tariff as people read
it: neither scheme file is opened. Only what every regulation shares (publishing, text) is taken
from `daqinggou_2013`.

Where the texts can be taken in two ways, this is what was taken:

* Ranks are given among those of one level under one superior, on their last day of the month in
  post. A superior is one, whether it is written as an id or as a name. The city is one too,
  whether it is written as such or as the only unit of the first level on the roster; who names
  no superior stands under it.
* The change of rank is the rank of the month before less that of this month. It is left open if
  nothing at all is dated in the month before, if that month has errors, if one of the two ranks
  is missing, and if the unit stood under another superior or at another level then.
* A given total stands for the whole month of the unit, whatever was found. Without a tariff,
  everybody in post who is not exempt needs one.
* A time limit is missed if the finding was resolved after it, or not at all; the miss is dated
  the day after the limit, whatever month that is.
* A document number makes two commendations one (R19), and two criticisms; never two findings.
* Assessors are looked at on the day of the finding, in the month of the finding and in that of
  its missed limit.
* Additions are capped by month before the total is; a total lies between 0 and 100.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from .daqinggou_2013 import Row, publish
from .daqinggou_2013 import text as text_of
from .station import Exemption, Incident

MODES = ("daily", "superior", "special", "media", "public")
SEVERITIES = ("minor", "serious", "grave")
SECTIONS = (*MODES, "missed", "additions")
COLUMNS = (
    *("rank", "change", "id", "name", "grid", "zone", "level", "parent", "opening", *SECTIONS),
    *("total", "grade", "due", "withheld", "paid", "standing"),
)
CITY = "the city"
CITY_WORDS = ("", "市", "全市", "city")
OPENING = Fraction(100)

# The example tariff.
FOUND = {
    "daily": ("0.5", "1", "2"),
    "superior": ("1", "2", "4"),
    "special": ("1", "1.5", "3"),
    "media": ("2", "4", "6"),
    "public": ("0.5", "1", "2"),
}
MOST_BY_COMPLAINTS = Fraction(8)
MISSED = ("0.5", "1", "2")
MISSED_TIMES = {"superior": Fraction("1.5"), "media": Fraction("1.25")}
CRITICISM = Fraction(2)
COMMENDATION, MOST_ADDED = Fraction(2), Fraction(3)
COMMENDED_BY = ("city", "district")


@dataclass(frozen=True)
class Stay:
    """One roster row of a unit or worker; level 0 is none."""

    level: int
    parent: str
    joined: date | None = None
    left: date | None = None
    grid: str = ""

    def covers(self, day: date) -> bool:
        """Say whether a day lies in the stay."""
        return (self.joined or day) <= day <= (self.left or day)


@dataclass(frozen=True)
class Unit:
    """A unit or a worker of the fourth level; its stays in order of time."""

    id: str
    name: str
    stays: tuple[Stay, ...]


@dataclass(frozen=True)
class Finding:
    """A row of the list of findings."""

    day: date
    unit: str
    mode: str
    severity: str
    assessor: str = ""
    deadline: date | None = None
    resolved: date | None = None
    document: str = ""

    @property
    def missed_on(self) -> date | None:
        """The day after a time limit that was not kept."""
        if self.deadline is None or (self.resolved and self.resolved <= self.deadline):
            return None
        return self.deadline + timedelta(days=1)


@dataclass(frozen=True)
class Total:
    """A total that was handed in; the month is "2026-02"."""

    unit: str
    month: str
    points: str


@dataclass(frozen=True)
class City:
    """All that a city's office holds."""

    units: tuple[Unit, ...]
    findings: tuple[Finding, ...] = ()
    incidents: tuple[Incident, ...] = ()
    totals: tuple[Total, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    has_tariff: bool = True


@dataclass
class Bulletin:
    """A month's rows by id, or what forbids them: units without total, strange assessors."""

    rows: dict[str, Row] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    strange: set[tuple[str, date, str]] = field(default_factory=set)

    @property
    def is_refused(self) -> bool:
        """Whether it has errors."""
        return bool(self.missing or self.strange)


@dataclass
class _Line:
    """One unit's month before ranks."""

    unit: Unit
    stay: Stay
    superior: str
    sections: dict[str, Fraction] | None
    total: Fraction | None
    standing: str
    rank: int | None = None


def month_span(month: str) -> tuple[date, date]:
    """First and last day of "2026-02"."""
    first = date.fromisoformat(f"{month}-01")
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def bulletin(city: City, month: str) -> Bulletin:
    """Work a month's bulletin."""
    result = _plain_bulletin(city, month)
    lines = list(_lines(city, month))
    _rank(lines)
    before = (month_span(month)[0] - timedelta(days=1)).isoformat()[:7]
    earlier: dict[str, _Line] = {}
    if _is_begun(city, before) and not _plain_bulletin(city, before).is_refused:
        was = list(_lines(city, before))
        _rank(was)
        earlier = {line.unit.id: line for line in was}
    if not result.is_refused:
        result.rows = {line.unit.id: _row(line, earlier.get(line.unit.id)) for line in lines}
    return result


def _plain_bulletin(city: City, month: str) -> Bulletin:
    """What forbids a month's figures."""
    missing = set()
    if not city.has_tariff:
        expected = {line.unit.id for line in _lines(city, month)} - _exempt(city, month)
        missing = expected - {total.unit for total in city.totals if total.month == month}
    strange = {
        (finding.unit, finding.day, finding.assessor)
        for finding in city.findings
        if finding.assessor and _bears_on(finding, month) and not _may_assess(city, finding)
    }
    return Bulletin({}, missing, strange)


def _bears_on(finding: Finding, month: str) -> bool:
    first, last = month_span(month)
    days = (finding.day, finding.missed_on)
    return any(day is not None and first <= day <= last for day in days)


def _is_begun(city: City, month: str) -> bool:
    """Say whether anything that counts is dated in a month; what is revoked begins none."""
    first, last = month_span(month)
    return (
        any(_bears_on(finding, month) for finding in city.findings)
        or any(
            first <= incident.day <= last and incident.status == "confirmed"
            for incident in city.incidents
        )
        or any(total.month == month for total in city.totals)
    )


def _exempt(city: City, month: str) -> set[str]:
    return {e.worker for e in city.exemptions if e.period in (month, month[:4])}


# --- who stands where ------------------------------------------------------------------


def _assessed(unit: Unit) -> list[Stay]:
    """Leave out the stays at the first level: the city is nobody's subject."""
    return [stay for stay in unit.stays if stay.level != 1]


def _find(city: City, written: str) -> Unit | None:
    """Find a unit by id, else by a name that only one has."""
    for unit in city.units:
        if unit.id == written:
            return unit
    named = [unit for unit in city.units if unit.name == written]
    return named[0] if len(named) == 1 else None


def _superior(city: City, stay: Stay) -> str:
    """Name who is above: an id, the city, or what was written, if that is nobody's."""
    if stay.parent in CITY_WORDS:
        return CITY
    unit = _find(city, stay.parent)
    if unit is not None and _is_the_city(city, unit):
        return CITY
    return unit.id if unit else f"({stay.parent})"


def _is_the_city(city: City, unit: Unit) -> bool:
    """Say whether a unit is the only one of the first level."""
    return [u for u in city.units if any(stay.level == 1 for stay in u.stays)] == [unit]


def _may_assess(city: City, finding: Finding) -> bool:
    """Say whether the assessor is above the unit on that day, or the city.

    A finding outside the time in post concerns nobody and is let be.
    """
    unit = _find(city, finding.unit)
    assert unit is not None
    stay = next((stay for stay in _assessed(unit) if stay.covers(finding.day)), None)
    if stay is None or finding.assessor in CITY_WORDS:
        return True
    assessor = _find(city, finding.assessor)
    if assessor is None:
        return False
    if _is_the_city(city, assessor):
        return True
    for _ in range(9):
        above = _find(city, stay.parent) if stay.parent else None
        if above is None:
            return False
        if above == assessor:
            return True
        stays = [one for one in _assessed(above) if one.covers(finding.day)]
        stay = (stays or list(above.stays))[-1]
    return False


# --- points ----------------------------------------------------------------------------


def _lines(city: City, month: str) -> Iterator[_Line]:
    first, last = month_span(month)
    given = {total.unit: Fraction(total.points) for total in city.totals if total.month == month}
    exempt = _exempt(city, month)
    for unit in city.units:
        stays = [
            stay
            for stay in _assessed(unit)
            if (stay.joined or first) <= last and (stay.left or last) >= first
        ]
        if not stays:
            continue
        standing = "active" if any(stay.covers(last) for stay in stays) else "left"
        sections, total = None, None
        if unit.id in exempt:
            pass
        elif unit.id in given:
            total = given[unit.id]
        elif city.has_tariff:
            sections = _sections(city, unit, first, last)
            total = min(max(OPENING + sum(sections.values()), Fraction(0)), Fraction(100))
        yield _Line(unit, stays[-1], _superior(city, stays[-1]), sections, total, standing)


def _sections(city: City, unit: Unit, first: date, last: date) -> dict[str, Fraction]:
    """Add up what moves a unit's month, section by section."""

    def counts(day: date | None) -> bool:
        if day is None or not first <= day <= last:
            return False
        return any(stay.covers(day) for stay in _assessed(unit))

    sums = dict.fromkeys(SECTIONS, Fraction(0))
    for finding in city.findings:
        if finding.unit != unit.id:
            continue
        severity = SEVERITIES.index(finding.severity)
        if counts(finding.day):
            sums[finding.mode] -= Fraction(FOUND[finding.mode][severity])
        if counts(finding.missed_on):
            times = MISSED_TIMES.get(finding.mode, Fraction(1))
            sums["missed"] -= publish(Fraction(MISSED[severity]) * times)
    sums["public"] = max(sums["public"], -MOST_BY_COMPLAINTS)
    documents = _documents(city, unit, first.year, counts)
    sums["superior"] -= CRITICISM * len(documents["criticism"])
    sums["additions"] = min(COMMENDATION * len(documents["commendation"]), MOST_ADDED)
    return sums


def _documents(
    city: City, unit: Unit, year: int, counts: Callable[[date | None], bool]
) -> dict[str, set[str]]:
    """Gather the documents of the month by category.

    One number is one fact, and the earliest of the year stands.
    """
    found: dict[str, set[str]] = {"criticism": set(), "commendation": set()}
    seen: set[tuple[str, str]] = set()
    for incident in sorted(city.incidents, key=lambda incident: incident.day):
        if incident.worker != unit.id or incident.category not in found:
            continue
        if incident.day.year != year:
            continue
        if incident.status != "confirmed" or not incident.document:
            continue
        if incident.category == "commendation" and incident.authority not in COMMENDED_BY:
            continue
        if not any(stay.covers(incident.day) for stay in _assessed(unit)):
            continue
        fact = incident.category, incident.document
        if fact not in seen and counts(incident.day):
            found[incident.category].add(incident.document)
        seen.add(fact)
    return found


def text(points: Fraction | None) -> str:
    """Write points as the result file shows them, those taken with their sign."""
    if points is None or points >= 0:
        return text_of(points)
    return f"-{text_of(-points)}"


# --- ranks -----------------------------------------------------------------------------


def _rank(lines: list[_Line]) -> None:
    """Rank among those of one level under one superior: as many as are better, and one (R17)."""
    for line in lines:
        if line.total is not None:
            line.rank = 1 + sum(
                other.total is not None and other.total > line.total
                for other in lines
                if _peers(line, other)
            )


def _peers(one: _Line, other: _Line) -> bool:
    return (one.stay.level, one.superior) == (other.stay.level, other.superior)


def _row(line: _Line, earlier: _Line | None) -> Row:
    change = ""
    if earlier and earlier.rank and line.rank and _peers(line, earlier):
        change = str(earlier.rank - line.rank)
    shown = line.sections or {}
    figures = {name: text(shown.get(name)) for name in SECTIONS}
    return {
        "rank": str(line.rank or ""),
        "change": change,
        "id": line.unit.id,
        "name": line.unit.name,
        "grid": line.stay.grid,
        "zone": "",
        "level": str(line.stay.level or ""),
        "parent": line.stay.parent,
        "opening": "" if line.sections is None else text(OPENING),
        **figures,
        "total": text(line.total),
        **dict.fromkeys(("grade", "due", "withheld", "paid"), ""),
        "standing": line.standing,
    }

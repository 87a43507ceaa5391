"""Random cities for `haze-grid`: four levels, two months of findings, and their CSV files.

Superiors are written as ids, as names or as the city; units move, join and leave; assessors are
mostly above the unit, now and then not. Some cities hand in totals and have no tariff.
"""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from .haze_grid import MODES, SEVERITIES, City, Finding, Stay, Total, Unit
from .station import Exemption, Incident

MONTHS = ("2026-02", "2026-03")
CITY_WORDS = ("市", "全市", "city", "")
STATUSES = ("confirmed", "confirmed", "confirmed", "", "pending", "revoked")
AUTHORITIES = ("city", "district", "district", "street", "")
DOCUMENTS = ("", "示例督〔2026〕1号", "示例督〔2026〕1号", "示例督〔2026〕2号", "示例督〔2026〕3号")

Rows = list[dict[str, str]]


def seeded(count: int, *, seed: int = 0) -> Iterator[tuple[int, City]]:
    """So many cities, each with the seed that makes it again."""
    for number in range(seed, seed + count):
        yield number, random_city(Random(number))


def random_city(rng: Random) -> City:
    """One city's February and March."""
    units = _units(rng)
    has_tariff = rng.random() < 0.75
    subjects = [unit for unit in units if unit.stays[0].level != 1]
    return City(
        units=units,
        findings=_findings(rng, units, subjects),
        incidents=_incidents(rng, subjects, has_tariff=has_tariff),
        totals=_totals(rng, subjects, has_tariff=has_tariff),
        exemptions=tuple(
            Exemption(unit.id, rng.choice((*MONTHS, "2026")), "示例：机构调整")
            for unit in subjects
            if rng.random() < 0.05
        ),
        has_tariff=has_tariff,
    )


# --- units -----------------------------------------------------------------------------


def _units(rng: Random) -> tuple[Unit, ...]:
    city = rng.random() < 0.3
    units = [Unit("S", "示例市", (Stay(1, ""),))] if city else []
    for district in "ABCD"[: rng.randint(1, 4)]:
        above = rng.choice(("S", "示例市", *CITY_WORDS)[0 if city else 2 :])
        units.append(Unit(district, f"{district}区", (_stay(rng, 2, above),)))
        for number in range(rng.randint(0, 3)):
            units += _street(rng, f"{district}{number + 1}", (district, f"{district}区"))
    moved = [_moved(rng, unit, units) if rng.random() < 0.08 else unit for unit in units]
    return tuple(sorted(moved, key=lambda unit: unit.id))


def _street(rng: Random, known: str, above: tuple[str, str]) -> Iterator[Unit]:
    name = f"示例街道{known}"
    yield Unit(known, name, (_stay(rng, 3, rng.choice(above)),))
    for number in range(rng.randint(0, 3)):
        parent = rng.choice((known, known, name, above[0]))
        stay = _stay(rng, rng.choice((4, 4, 4, 0)), parent)
        grid = f"示例社区{known}" if rng.random() < 0.5 else ""
        yield Unit(f"{known}W{number + 1}", f"员{known}{number + 1}", (replace(stay, grid=grid),))


def _stay(rng: Random, level: int, parent: str) -> Stay:
    joined = _day(rng) if rng.random() < 0.08 else None
    left = _day(rng) if joined is None and rng.random() < 0.06 else None
    return Stay(level, parent, joined, left)


def _moved(rng: Random, unit: Unit, units: list[Unit]) -> Unit:
    """Put a worker under another street from some day on."""
    (stay,) = unit.stays
    streets = [other.id for other in units if other.stays[0].level == 3]
    if stay.level != 4 or stay.joined or stay.left or not streets:
        return unit
    day = _day(rng)
    before = replace(stay, left=day - timedelta(days=1))
    return replace(unit, stays=(before, Stay(4, rng.choice(streets), day)))


def _day(rng: Random) -> date:
    """A day of the two months, often at their edges."""
    edges = (date(2026, 2, 1), date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31))
    if rng.random() < 0.3:
        return rng.choice(edges)
    return date(2026, 2, 1) + timedelta(days=rng.randint(0, 58))


# --- what happened ---------------------------------------------------------------------


def _findings(rng: Random, units: tuple[Unit, ...], subjects: list[Unit]) -> tuple[Finding, ...]:
    strange = 0.5 if rng.random() < 0.15 else 0.0
    heavy = rng.choice((0, 1, 2, 3, 12))
    empty_february = rng.random() < 0.1
    rows = []
    for unit in subjects:
        favourite = rng.choice(MODES)
        for _ in range(rng.randint(0, heavy)):
            day = _day(rng)
            if empty_february and day.month == 2:
                continue
            finding = Finding(
                day,
                unit.id,
                rng.choice((favourite, favourite, rng.choice(MODES))),
                rng.choice(SEVERITIES),
                **_handling(rng, day),
            )
            written = _assessor(rng, units, unit, finding, strange)
            rows.append(replace(finding, assessor=written, document=rng.choice(DOCUMENTS)))
    rng.shuffle(rows)
    return tuple(rows)


def _handling(rng: Random, day: date) -> dict[str, date]:
    """A time limit and the day of resolving, each now and then left blank."""
    if rng.random() < 0.4:
        return {}
    deadline = day + timedelta(days=rng.choice((0, 3, 7, 15, 40)))
    if rng.random() < 0.3:
        return {"deadline": deadline}
    late = rng.choice((-1, 0, 0, 1, 5))
    return {"deadline": deadline, "resolved": max(day, deadline + timedelta(days=late))}


def _assessor(
    rng: Random, units: tuple[Unit, ...], unit: Unit, finding: Finding, strange: float
) -> str:
    """Mostly the superior of that day or the city; with `strange` perhaps anybody."""
    if rng.random() < strange:
        return rng.choice([other.id for other in units])
    stay = next((stay for stay in unit.stays if stay.covers(finding.day)), unit.stays[0])
    return rng.choice(("市", "", stay.parent, stay.parent))


def _incidents(rng: Random, subjects: list[Unit], *, has_tariff: bool) -> tuple[Incident, ...]:
    """Commendations, and criticisms, of which only the example tariff knows."""
    categories = ("commendation", "commendation", "criticism")[: 3 if has_tariff else 2]
    rows = [
        Incident(
            _day(rng),
            unit.id,
            rng.choice(categories),
            rng.choice(AUTHORITIES),
            rng.choice(DOCUMENTS),
            rng.choice(STATUSES) or "confirmed",
        )
        for unit in subjects
        for _ in range(rng.choice((0, 0, 1, 3)))
    ]
    rng.shuffle(rows)
    return tuple(rows)


def _totals(rng: Random, subjects: list[Unit], *, has_tariff: bool) -> tuple[Total, ...]:
    """Totals of everybody without a tariff, now and then but for one; of few or none with one."""
    share = 0.0 if has_tariff and rng.random() < 0.7 else 0.2 if has_tariff else 1.0
    rows = [
        Total(unit.id, month, rng.choice(("100", "97.5", "97.5", "88.05", "60", "120", "0")))
        for month in MONTHS
        for unit in subjects
        if rng.random() < share
    ]
    if rows and not has_tariff and rng.random() < 0.2:
        rows.pop(rng.randrange(len(rows)))
    return tuple(rows)


# --- files -----------------------------------------------------------------------------


def write(city: City, folder: Path) -> None:
    """Write the ledgers as CSV files; the list of findings and the log even if they are empty."""
    _write(folder / "roster.csv", "id name grid level parent joined left", _roster(city))
    _write(
        folder / "findings.csv",
        "date id source severity assessor deadline resolved document",
        [
            {
                "date": finding.day.isoformat(),
                "id": finding.unit,
                "source": finding.mode,
                "severity": finding.severity,
                "assessor": finding.assessor,
                "deadline": finding.deadline.isoformat() if finding.deadline else "",
                "resolved": finding.resolved.isoformat() if finding.resolved else "",
                "document": finding.document,
            }
            for finding in city.findings
        ],
    )
    _write(
        folder / "incidents.csv",
        "date id category authority document status",
        [
            {
                "date": incident.day.isoformat(),
                "id": incident.worker,
                "category": incident.category,
                "authority": incident.authority,
                "document": incident.document,
                "status": incident.status,
            }
            for incident in city.incidents
        ],
    )
    if city.totals:
        rows = [{"id": t.unit, "period": t.month, "total": t.points} for t in city.totals]
        _write(folder / "totals.csv", "id period total", rows)
    if city.exemptions:
        excused = [
            {"id": e.worker, "period": e.period, "reason": e.reason} for e in city.exemptions
        ]
        _write(folder / "exemptions.csv", "id period reason", excused)


def _roster(city: City) -> Rows:
    return [
        {
            "id": unit.id,
            "name": unit.name,
            "grid": stay.grid,
            "level": str(stay.level or ""),
            "parent": stay.parent,
            "joined": stay.joined.isoformat() if stay.joined else "",
            "left": stay.left.isoformat() if stay.left else "",
        }
        for unit in city.units
        for stay in unit.stays
    ]


def _write(path: Path, headings: str, rows: Rows) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, headings.split())
        writer.writeheader()
        writer.writerows(rows)

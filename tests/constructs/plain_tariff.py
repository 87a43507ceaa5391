"""A tariff worked plainly, one person at a time, in exact fractions: no code of the engine's."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from .station import Event, Station, half_up, later

QUARTERS = ("2026Q1", "2026Q2", "2026Q3", "2026Q4")
Table = dict[str, Any]


def full_marks(item: Table) -> Fraction:
    most = Fraction(str(item["max"]))
    return half_up(most * Fraction(str(item["weight"])) / 100) if "weight" in item else most


def plain_round(parts: Table, station: Station, who: str, period: str) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    moved = [
        (entry, plain_entry(entry, station, who, period))
        for entry in parts["entries"]
        if entry.get("on", "round") == "round"
    ]
    scored = [item for item in parts["criteria"] if "opens" not in item and "fault" not in item]
    total_points = Fraction(parts["score"]["opening"])
    for item in parts["criteria"]:
        full = full_marks(item)
        balance = full
        if item in scored:
            column = scored.index(item)
            given = [
                Fraction(sheet.points[column] or 0)
                for sheet in station.sheets
                if (sheet.who, sheet.period) == (who, period)
            ]
            balance = half_up(sum(given) / Fraction(len(given)))
            if "weight" in item:
                balance = half_up(balance * Fraction(str(item["weight"])) / 100)
        if "fault" in item:
            for event in _counting(station, who, {"category": f"fault:{item['id']}"}):
                if _quarter(event.day) == period:
                    balance -= half_up(Fraction(event.quantity or 1) * Fraction(str(item["fault"])))
        mine = [amount for entry, amount in moved if entry.get("criterion") == item["id"]]
        balance += sum(mine)
        if mine or "fault" in item:
            balance = _within(balance, item.get("floor", 0), full)
        figures[item["id"]] = balance
        total_points += balance
    free = [(entry, amount) for entry, amount in moved if "criterion" not in entry]
    total_points += plain_sections(parts, free, figures)
    figures["total"] = plain_limits(parts, total_points)
    of_year_alone = plain_moved(parts, "year") - plain_moved(parts, "round")
    for _ in parts["sections"]:
        inside = {one["id"] for one in parts["sections"] if one.get("within") in of_year_alone}
        of_year_alone |= inside
    return {name: figure for name, figure in figures.items() if name not in of_year_alone}


def plain_moved(parts: Table, on: str) -> set[str]:
    """The sections that entries of a round, or of the year, lie in, however deep inside."""
    lying = {entry.get("section") for entry in parts["entries"] if entry.get("on", "round") == on}
    around = {one["id"]: one.get("within") for one in parts["sections"]}
    for _ in around:
        lying |= {around[name] for name in lying if name in around}
    return {name for name in lying if name is not None}


def plain_year(parts: Table, station: Station, who: str) -> dict[str, Any]:
    rounds = [plain_round(parts, station, who, period)["total"] for period in QUARTERS]
    figures: dict[str, Any] = {"routine": half_up(sum(rounds) / 4)}
    moved = [
        (entry, plain_entry(entry, station, who, "2026"))
        for entry in parts["entries"]
        if entry.get("on") == "year"
    ]
    total_points = figures["routine"] + plain_sections(parts, moved, figures)
    figures["total"] = plain_limits(parts, total_points)
    of_rounds = {one["id"] for one in parts["sections"]} - plain_moved(parts, "year")
    return {name: None if name in of_rounds else figure for name, figure in figures.items()}


def plain_sections(
    parts: Table, moved: list[tuple[Table, Fraction]], figures: dict[str, Any]
) -> Fraction:
    def section(one: Table) -> Fraction:
        amount = sum((a for entry, a in moved if entry.get("section") == one["id"]), Fraction(0))
        inside = [each for each in parts["sections"] if each.get("within") == one["id"]]
        amount += sum(map(section, inside))
        low, high = one.get("at_least", "none"), one.get("at_most", "none")
        figures[one["id"]] = _within(amount, low, high)
        return Fraction(figures[one["id"]])

    outermost = [one for one in parts["sections"] if "within" not in one]
    loose = [amount for entry, amount in moved if "section" not in entry]
    return Fraction(sum(map(section, outermost)) + sum(loose))


def plain_limits(parts: Table, points: Fraction) -> Fraction:
    points = _within(points, parts["score"]["floor"], parts["score"]["cap"])
    step = parts["score"].get("round_to")
    if step is None:
        return points
    step = Fraction(str(step))
    return half_up(points / step, 0) * step


def _within(points: Fraction, low: Any, high: Any) -> Fraction:
    if low != "none":
        points = max(points, Fraction(str(low)))
    return points if high == "none" else min(points, Fraction(str(high)))


def plain_entry(entry: Table, station: Station, who: str, period: str) -> Fraction:
    """What a line moves in a period, its own cap kept."""
    if "measure" in entry:
        moved = _plain_measured(entry, station, who, period)
    else:
        events = _counting(station, who, entry)
        moved = sum(
            (
                _plain_event(entry, events, number)
                for number, event in enumerate(events)
                if period in (_quarter(event.day), str(event.day.year))
            ),
            Fraction(0),
        )
    cap = Fraction(str(entry.get("cap", 10**9)))
    return max(min(moved, cap), -cap)


def _quarter(day: date) -> str:
    return f"{day.year}Q{(day.month + 2) // 3}"


def _counting(station: Station, who: str, entry: Table) -> list[Event]:
    """The events of a line that count, in order: confirmed, allowed, a document once a year."""
    mine = [e for e in station.events if (e.who, e.category) == (who, entry["category"])]
    kept: list[Event] = []
    for event in sorted(mine, key=lambda event: event.day):
        allowed = entry.get("authorities")
        if event.status != "confirmed" or (allowed and event.authority not in allowed):
            continue
        if entry.get("document") and not event.document:
            continue
        known = [one.document for one in kept if one.day.year == event.day.year]
        if event.document and event.document in known:
            continue
        kept.append(event)
    return kept


def _plain_event(entry: Table, events: list[Event], number: int) -> Fraction:
    event, points = events[number], entry["points"]
    if not isinstance(points, dict):
        amount = Fraction(str(points))
    elif "from" in points:
        sign = 1 if points["to"] > 0 else -1
        amount = sign * abs(Fraction(event.points or 0))
    else:
        amount = Fraction(str(points.get(event.severity, 0)))
    factor = Fraction(str(entry.get("times", {}).get(event.authority, 1)))
    if "repeats" in entry:
        before = [one for one in events[: number + 1] if _together(entry, one, event)]
        factors = entry["repeats"]
        factor *= Fraction(str(factors[min(len(before), len(factors)) - 1]))
    quantity = Fraction(1 if event.quantity is None else event.quantity)
    return _signed_half_up(amount, _units(entry, quantity) * factor)


def _together(entry: Table, one: Event, event: Event) -> bool:
    if entry.get("repeats_alike") and one.severity != event.severity:
        return False
    within = entry["repeats_within"]
    if within == "round":
        return _quarter(one.day) == _quarter(event.day)
    if within == "year":
        return one.day.year == event.day.year
    return later(one.day, within["months"]) > event.day


def _plain_measured(entry: Table, station: Station, who: str, period: str) -> Fraction:
    value = station.measures.get((who, period, entry["measure"]))
    if value is None:
        return Fraction(0)
    quantity = Fraction(value)
    if "short_of" in entry:
        quantity = Fraction(str(entry["short_of"])) - quantity
    if "beyond" in entry:
        quantity -= Fraction(str(entry["beyond"]))
    return _signed_half_up(Fraction(str(entry["points"])), _units(entry, quantity))


def _units(entry: Table, quantity: Fraction) -> Fraction:
    quantity = max(quantity - Fraction(str(entry.get("free", 0))), Fraction(0))
    units = quantity / Fraction(str(entry.get("per", 1)))
    match entry.get("units", "exact"):
        case "started":
            return Fraction(units.__ceil__())
        case "whole":
            return Fraction(units.__floor__())
    return units


def _signed_half_up(amount: Fraction, times: Fraction) -> Fraction:
    size = half_up(abs(amount) * times)
    return size if amount > 0 else -size

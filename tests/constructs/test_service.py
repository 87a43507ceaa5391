"""Length of service by the roster, against days counted one by one on the calendar."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from gridscore.periods import parse_period
from tests.constructs.own_scheme import assess, override, scheme_text, scores

if TYPE_CHECKING:
    from pathlib import Path

MEASURE = """
[[measures]]
id = "served"
title = "Time served"
service = "{unit}"
as_of = "{as_of}"
"""
PAY = """
[[pay.payments]]
id = "seniority"
clause = "7"
title = "Seniority pay"
each = "quarter"
flat = 12.5
times = { measure = "served" }
"""
DISMISSED = """
[[ladders]]
id = "gone"
clause = "8"
title = "Gone"
category = "gone"
steps = [{ dismiss = true }]
"""


def units_served(joined: date, first_not_counted: date, unit: str) -> int:
    """Count the anniversaries reached: where a month has no such day, the first of the next."""
    count, reached = 0, joined
    while True:
        months = (count + 1) * (12 if unit == "years" else 1)
        year, month = divmod(joined.year * 12 + joined.month - 1 + months, 12)
        try:
            reached = date(year, month + 1, joined.day)
        except ValueError:
            year, month = divmod(year * 12 + month + 1, 12)
            reached = date(year, month + 1, 1)
        if reached > first_not_counted:
            return count
        count += 1


@pytest.mark.parametrize("unit", ["years", "months"])
@pytest.mark.parametrize("as_of", ["last-day", "first-day"])
def test_service_is_what_the_calendar_says(tmp_path: Path, unit: str, as_of: str) -> None:
    dice = random.Random(unit + as_of)
    ends = parse_period("2026Q1")
    assert ends is not None
    begin, end = date(2026, 1, 1), date(2026, 3, 31)
    edges = [date(2025, 4, 1), date(2025, 3, 31), date(2024, 2, 29), date(2026, 1, 31), end, begin]
    people, gone = {}, {}
    for number in range(150):
        who = f"P{number:03}"
        joined = begin - timedelta(days=dice.randint(-89, 4000))
        joined = edges[number] if number < len(edges) else joined
        until = max(joined, begin) + timedelta(days=dice.randint(0, 89))
        fate = dice.choice(["stays", "stays", "left", "dismissed"]) if until <= end else "stays"
        people[who] = joined, until if fate == "left" else None
        if fate == "dismissed":
            gone[who] = until
    rows = [f"{who},N,{joined},{left or ''}" for who, (joined, left) in people.items()]
    events = [f"{day},{who},gone" for who, day in gone.items()]
    ledgers = {
        "roster.csv": "\n".join(["id,name,joined,left", *rows]) + "\n",
        "scores.csv": scores(dict.fromkeys(people, 80)),
        "incidents.csv": "\n".join(["date,id,category", *events]) + "\n",
    }
    scheme = scheme_text(MEASURE.format(unit=unit, as_of=as_of) + PAY + DISMISSED)
    result = assess(tmp_path, scheme, ledgers, "2026Q1")
    for number, (who, (joined, left)) in enumerate(people.items()):
        last = min(gone.get(who) or left or end, end)
        after = begin if as_of == "first-day" else last + timedelta(days=1)
        units = units_served(joined, after, unit)
        assert result.rows[who]["paid"] == f"{units * 12.5:.2f}", (who, joined, last)
        told = result.lines(who, "pay:due:seniority")
        assert told == [f"12.50 yuan × {units}.00, Time served, in full"]
        line = next(
            one for one in result.journal if one["id"] == who and "seniority" in one["rule"]
        )
        assert (line["file"], line["cell"]) == ("ledgers/roster.csv", f"C{number + 2}")


def test_two_stays_count_from_the_first(tmp_path: Path) -> None:
    roster = "id,name,grid,left,joined\n"
    roster += "W1,A,G1,2022-12-31,2020-06-01\nW1,A,G2,,2025-11-01\nW2,B,G1,,2025-11-01\n"
    ledgers = {"roster.csv": roster, "scores.csv": scores({"W1": 80, "W2": 80})}
    scheme = scheme_text(MEASURE.format(unit="years", as_of="last-day") + PAY)
    result = assess(tmp_path, scheme, ledgers, "2026Q1")
    assert result.column("paid") == {"W1": "62.50", "W2": "0.00"}
    assert [line["cell"] for line in result.journal if line["id"] == "W1" and line["file"]][
        -1
    ] == "E2"


def test_who_comes_back_later_has_served_until_he_left(tmp_path: Path) -> None:
    roster = "id,name,joined,left\nW1,A,2026-01-20,2026-03-10\nW2,B,2026-01-20,2026-03-10\n"
    roster += "W1,A,2026-06-01,\nW2,B,2026-03-15,\n"
    ledgers = {"roster.csv": roster, "scores.csv": scores({"W1": 80, "W2": 80})}
    scheme = scheme_text(MEASURE.format(unit="months", as_of="last-day") + PAY)
    result = assess(tmp_path, scheme, ledgers, "2026Q1")
    assert result.column("paid") == {"W1": "12.50", "W2": "25.00"}  # to 10 and to 31 March


@pytest.mark.parametrize(("missing", "errors"), [("error", ["GS516"]), ("skip", [])])
def test_who_joined_on_no_known_day(tmp_path: Path, missing: str, errors: list[str]) -> None:
    measure = MEASURE.format(unit="months", as_of="last-day") + f'missing = "{missing}"\n'
    short = override("short", '{ figure = "served", below = 6 }', 'at_most = "pass"', on="round")
    ledgers = {
        "roster.csv": "id,name,joined\nW1,A,\nW2,B,2026-01-01\n",
        "scores.csv": scores({"W1": 95, "W2": 95}),
    }
    result = assess(tmp_path, scheme_text(measure + PAY + short), ledgers, "2026Q1")
    assert [code for code in result.codes() if code == "GS516"] == errors
    assert result.rows["W2"]["grade"] == "pass"
    assert result.rows["W2"]["paid"] == "37.50"
    if not errors:
        assert result.rows["W1"]["grade"] == "excellent"
        assert result.lines("W1", "pay:due:seniority") == ["not paid: Time served is not known"]

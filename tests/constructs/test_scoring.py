"""Several scorers against exact fractions: trimmed means, weights by role, blanks as zeros."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

import pytest

from .station import Person, Sheet, Station, half_up, run, scheme_of, shuffled

ITEMS = [
    {"id": f"c{number}", "clause": "1", "title": f"Item {number}", "max": 50} for number in (1, 2)
]
ROLES = {"leader": 50, "deputy": 33.33, "member": 16.67}


def test_a_blank_as_zero() -> None:
    sheets = (Sheet("W1", "2026Q1", (40, None)), Sheet("W1", "2026Q1", (41, 50), scorer="B"))
    plain = run(
        scheme_of(criteria=ITEMS, scoring={"clause": "1"}), Station(sheets=sheets), "2026Q1"
    )
    assert plain.rows["W1"]["c2"] == 50
    assert plain.codes == ["GS610"]
    zero = scheme_of(criteria=ITEMS, scoring={"clause": "1", "blank": "zero"})
    result = run(zero, Station(sheets=sheets), "2026Q1")
    assert result.rows["W1"]["c2"] == 25
    assert result.codes == []


@pytest.mark.parametrize("blank", ["leave-out", "zero"])
def test_whom_a_scorer_left_out_he_gave_no_zeros(blank: str) -> None:
    """On one form for all zones each scorer leaves out most people: told once, and no sheets."""
    people = tuple(Person(f"W{number}") for number in range(1, 13))
    sheets = (
        *(Sheet(person.id, "2026Q1", (40, 50), scorer="A") for person in people),
        *(Sheet(person.id, "2026Q1", (None, None), scorer="B") for person in people[:0:-1]),
        Sheet("W1", "2026Q1", (30, 50), scorer="B"),
    )
    scheme = scheme_of(criteria=ITEMS, scoring={"clause": "1", "blank": blank})
    result = run(scheme, Station(people=people, sheets=sheets), "2026Q1")
    assert [result.rows[person.id]["c1"] for person in people] == [35, *[40] * 11]
    [told] = result.problems
    assert (told.code, told.details["scorer"], told.details["count"]) == ("GS627", "B", 11)
    named = [words.split()[0] for words in told.details["people"].words]
    assert named == ["W10", "W11", "W12", "W2", "W3", "W4", "W5", "W6"]  # not as the rows stand


def test_a_row_of_blanks_needs_no_role() -> None:
    sheets = (
        Sheet("W1", "2026Q1", (40, 50), "A", "leader"),
        Sheet("W1", "2026Q1", (None, None), "B", "visitor"),
    )
    scheme = scheme_of(criteria=ITEMS, scoring={"clause": "1", "role_weights": ROLES})
    assert run(scheme, Station(sheets=sheets), "2026Q1").codes == ["GS627"]


def test_one_scorer_on_two_sheets_left_no_blank() -> None:
    sheets = (Sheet("W1", "2026Q1", (40, None)), Sheet("W1", "2026Q1", (None, 50)))
    zero = scheme_of(criteria=ITEMS, scoring={"clause": "1", "blank": "zero"})
    row = run(zero, Station(sheets=sheets), "2026Q1").rows["W1"]
    assert (row["c1"], row["c2"]) == (40, 50)


def test_a_great_many_scorers_of_many_roles() -> None:
    roles = {f"role{number}": 10 + number for number in range(8)}
    sheets = tuple(
        Sheet("W1", "2026Q1", (50, (number * 7 + which) % 50), f"S{number}-{which}", f"role{which}")
        for which in range(8)
        for number in range(90 + 7 * which)
    )
    scheme = scheme_of(criteria=ITEMS, scoring={"clause": "1", "role_weights": roles})
    row = run(scheme, Station(sheets=sheets), "2026Q1").rows["W1"]
    assert (row["c1"], row["c2"]) == (50, _plain_mean(sheets, 1, 0, roles))


@pytest.mark.parametrize("seed", range(300))
def test_random_scorers(seed: int) -> None:
    random = Random(seed)
    blank = random.choice(["leave-out", "zero"])
    trim = random.choice([0, 0, 1, 2])
    roles: dict[str, Any] = random.choice([{}, ROLES])
    scoring = {"clause": "1", "trim": trim, "blank": blank, "role_weights": roles}
    scheme = scheme_of(criteria=ITEMS, scoring=scoring)
    people = tuple(Person(f"W{number}") for number in range(3))
    sheets = tuple(
        Sheet(person.id, "2026Q1", _points(random), f"S{number}", random.choice([*ROLES]))
        for person in people
        for number in range(random.randrange(1, 7))
    )
    station = Station(people=people, sheets=sheets)
    rows = run(scheme, station, "2026Q1", draft=True).rows
    for person in people:
        mine = [sheet for sheet in sheets if sheet.who == person.id]
        expected = []
        for column in range(2):
            given = [sheet for sheet in mine if sheet.points[column] is not None]
            handed_in = [sheet for sheet in mine if any(one is not None for one in sheet.points)]
            used = handed_in if blank == "zero" else given
            expected.append(_plain_mean(used, column, trim, roles))
        row = rows[person.id]
        some = any(mean is not None for mean in expected)
        assert [row["c1"], row["c2"]] == expected
        assert row["total"] == (sum(mean or 0 for mean in expected) if some else None)
    assert run(scheme, shuffled(station, random), "2026Q1", draft=True).rows == rows


def _points(random: Random) -> tuple[Fraction | None, ...]:
    return tuple(
        None
        if random.random() < 0.2
        else Fraction(random.choice([40, 45, random.randrange(101)]), 2)
        for _ in ITEMS
    )


def _plain_mean(used: Any, column: int, trim: int, roles: dict[str, Any]) -> Fraction | None:
    """Leave out the extremes, equal ones by the weight of their role; then weigh each role."""
    given = [(Fraction(sheet.points[column] or 0), sheet.role) for sheet in used]
    given.sort(key=lambda one: (one[0], roles.get(one[1], 0)))
    if len(given) > 2 * trim:
        given = given[trim : len(given) - trim]
    if not given:
        return None
    if not roles:
        return half_up(sum(points for points, _ in given) / Fraction(len(given)))
    dividend, divisor = Fraction(0), Fraction(0)
    for name, weight in roles.items():
        mine = [points for points, role in given if role == name]
        if mine:
            dividend += Fraction(str(weight)) * sum(mine) / len(mine)
            divisor += Fraction(str(weight))
    return half_up(dividend / divisor)

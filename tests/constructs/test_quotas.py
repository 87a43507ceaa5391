"""Quotas: how many may have the best grades; and ranks, with grades and without."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.constructs.own_scheme import (
    assess,
    assess_ledger,
    override,
    read,
    roster,
    scheme_text,
    scores,
    year_scores,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gridscore.ledger.model import Ledger

    Change = Callable[[Ledger], Ledger]


def quota(name: str, grades: str, size: str, *, rounding: str = "down", **more: str) -> str:
    """Write a quota of clause 8; ties stay out unless said."""
    given = {"ties": "out", "on": "round", **more}
    keys = "\n".join(f'{key} = "{value}"' for key, value in given.items())
    return f"""
[[quotas]]
id = "{name}"
clause = "8"
grades = {grades}
{size}
rounding = "{rounding}"
{keys}
"""


TEN = {f"W{n:02}": 100 - n for n in range(1, 11)}  # 99 down to 90: all of them excellent


def excellent(tmp_path: Path, body: str, marks: dict[str, object] | None = None) -> list[str]:
    marks = marks or dict(TEN)
    ledgers = {"roster.csv": roster(list(marks)), "scores.csv": scores(marks)}
    result = assess(tmp_path, scheme_text(body), ledgers, "2026Q1")
    return sorted(who for who, grade in result.column("grade").items() if grade == "excellent")


@pytest.mark.parametrize(
    ("size", "rounding", "kept"),
    [
        ("share = 25", "down", 2),  # 2.5 of ten
        ("share = 25", "half-up", 3),
        ("share = 25", "up", 3),
        ("share = 24", "half-up", 2),
        ("share = 20.01", "up", 3),
        ("share = 20", "up", 2),
        ("number = 4", "down", 4),
        ("number = 0", "down", 0),
        ("share = 100", "down", 10),
        ("number = 99", "down", 10),
    ],
)
def test_how_many_a_share_or_a_number_lets_in(
    tmp_path: Path, size: str, rounding: str, kept: int
) -> None:
    body = quota("q", '["excellent"]', size, rounding=rounding)
    assert excellent(tmp_path, body) == list(TEN)[:kept]


@pytest.mark.parametrize(("ties", "kept"), [("in", ["W1", "W2", "W3"]), ("out", ["W1"])])
def test_equal_totals_across_the_line(tmp_path: Path, ties: str, kept: list[str]) -> None:
    marks = {"W1": 95, "W2": 93, "W3": 93, "W4": 92}
    body = quota("q", '["excellent"]', "number = 2", ties=ties)
    assert excellent(tmp_path, body, marks) == kept


def test_equal_totals_that_fit_stay_in_either_way(tmp_path: Path) -> None:
    marks = {"W1": 95, "W2": 93, "W3": 93, "W4": 92}
    for ties in ("in", "out"):
        body = quota("q", '["excellent"]', "number = 3", ties=ties)
        assert excellent(tmp_path, body, marks) == ["W1", "W2", "W3"]


def test_a_quota_says_who_was_kept_and_who_was_not(tmp_path: Path) -> None:
    marks = {"W1": 95, "W2": 93, "W3": 80}
    ledgers = {"roster.csv": roster(list(marks)), "scores.csv": scores(marks)}
    body = quota("q", '["excellent"]', "number = 1")
    result = assess(tmp_path, scheme_text(body), ledgers, "2026Q1")
    assert result.column("grade") == {"W1": "excellent", "W2": "good", "W3": "good"}
    assert result.column("rank") == {"W1": "1", "W2": "2", "W3": "3"}
    assert result.lines("W1", "quota:q") == ["within the 1 who may be graded excellent"]
    beyond = "beyond the 1 who may be graded excellent: graded good"
    assert result.lines("W2", "quota:q") == [beyond]
    assert result.rows["W2"]["reasons"] == f"8 {beyond}"
    assert result.lines("W3", "quota:q") == []  # not looked at: no grade of the quota


def test_several_grades_count_together_from_the_best_down(tmp_path: Path) -> None:
    # W4 is made excellent by an override: the grade goes before the total in the queue.
    marks = {"W1": 95, "W2": 88, "W3": 86, "W4": 62, "W5": 61}
    body = override("a", '{ figure = "total", at_least = 62, at_most = 62 }', 'grade = "excellent"')
    body = body.replace('on = "year"', 'on = "round"')
    body += quota("q", '["excellent", "good"]', "number = 3")
    ledgers = {"roster.csv": roster(list(marks)), "scores.csv": scores(marks)}
    result = assess(tmp_path, scheme_text(body), ledgers, "2026Q1")
    assert result.column("grade") == {
        "W1": "excellent",
        "W2": "good",
        "W3": "pass",
        "W4": "excellent",
        "W5": "pass",
    }


def test_one_quota_follows_the_other(tmp_path: Path) -> None:
    # One excellent; excellent and good together three: who drops to good takes a place of good.
    marks = {"W1": 98, "W2": 95, "W3": 92, "W4": 89, "W5": 60}
    body = quota("a", '["excellent"]', "share = 20")
    body += quota("b", '["excellent", "good"]', "share = 60")
    ledgers = {"roster.csv": roster(list(marks)), "scores.csv": scores(marks)}
    result = assess(tmp_path, scheme_text(body), ledgers, "2026Q1")
    assert result.column("grade") == {
        "W1": "excellent",
        "W2": "good",
        "W3": "good",
        "W4": "pass",
        "W5": "pass",
    }


def test_a_share_of_those_graded_or_of_those_in_post(tmp_path: Path) -> None:
    # Five in post, one of them exempt; one has left before the period's end but is graded.
    people = {f"W{n}": "" for n in range(1, 6)} | {"W6": "2026-02-01"}
    marks = {f"W{n}": 99 - n for n in range(1, 5)} | {"W6": 91}
    ledgers = {
        "roster.csv": roster(people, "left"),
        "scores.csv": scores(marks),
        "exemptions.csv": "id,period,reason\nW5,2026Q1,ill\n",
    }
    kept = {}
    for of in ("graded", "in-post"):
        body = quota("q", '["excellent"]', "share = 40", of=of)
        result = assess(tmp_path, scheme_text(body), ledgers, "2026Q1")
        kept[of] = sum(grade == "excellent" for grade in result.column("grade").values())
    # Graded are W1 to W4 and W6, five; in post W1 to W5, five as well: 40 % of each is two.
    assert kept == {"graded": 2, "in-post": 2}
    ledgers["roster.csv"] = roster({**people, "W7": "", "W8": "", "W9": ""}, "left")
    ledgers["exemptions.csv"] += "W7,2026Q1,ill\nW8,2026Q1,ill\nW9,2026Q1,ill\n"
    body = quota("q", '["excellent"]', "share = 40", of="in-post")
    result = assess(tmp_path, scheme_text(body), ledgers, "2026Q1")
    assert sum(grade == "excellent" for grade in result.column("grade").values()) == 3  # of eight


def test_a_quota_of_the_year_leaves_the_quarters_alone(tmp_path: Path) -> None:
    body = quota("q", '["excellent"]', "number = 1", on="year")
    ledgers = {"roster.csv": roster(["W1", "W2"]), "scores.csv": year_scores({"W1": 95, "W2": 93})}
    quarter = assess(tmp_path, scheme_text(body), ledgers, "2026Q1")
    assert quarter.column("grade") == {"W1": "excellent", "W2": "excellent"}
    year = assess(tmp_path, scheme_text(body), ledgers, "2026")
    assert year.column("grade") == {"W1": "excellent", "W2": "good"}


# ---- against a slow plain reading of the rule, person by person ----


def plain_quota(
    people: list[tuple[str, str, int]], listed: list[str], size: tuple[str, Fraction], ties: str
) -> dict[str, str]:
    """Give each person's grade after a quota: (who, group, total) in, bands 90, 75, 60, 0."""
    names = ["excellent", "good", "pass", "fail"]
    after = {}
    for who, _, total in people:
        after[who] = names[sum(total < bound for bound in (9000, 7500, 6000))]
    before = dict(after)
    below = names[max(names.index(name) for name in listed) + 1]
    for here in {group for _, group, _ in people}:
        base = [one for one in people if one[1] == here]
        way, amount = size
        rounds = {"down": floor, "up": ceil, "half-up": lambda x: floor(x + Fraction(1, 2))}
        room = int(amount) if way == "number" else rounds[way](len(base) * amount / 100)
        mine = [one for one in base if before[one[0]] in listed]

        def standing(one: tuple[str, str, int]) -> tuple[int, int]:
            return (names.index(before[one[0]]), -one[2])

        for one in mine:
            ahead = sum(standing(other) < standing(one) for other in mine)
            alike = sum(standing(other) == standing(one) for other in mine)
            fits = ahead < room if ties == "in" else ahead + alike <= room
            after[one[0]] = before[one[0]] if fits else below
    return after


def test_quotas_agree_with_a_plain_reading(tmp_path: Path) -> None:
    chance = random.Random(20)
    for case in range(200):
        who = [f"W{n:02}" for n in range(chance.randint(1, 14))]
        people = [(one, chance.choice("AB"), chance.randint(50, 100) // 5 * 500) for one in who]
        listed = chance.choice([["excellent"], ["excellent", "good"], ["good"], ["good", "pass"]])
        way = chance.choice(["down", "up", "half-up", "number"])
        amount = chance.randint(0, 6) if way == "number" else chance.randint(1, 10000)
        ties, per = chance.choice(["in", "out"]), chance.choice(["zone", ""])
        size = f"number = {amount}" if way == "number" else f"share = {amount / 100:.2f}"
        rounding = "down" if way == "number" else way
        more = {"ties": ties} | ({"per": "zone"} if per else {})
        body = quota("q", str(listed).replace("'", '"'), size, rounding=rounding, **more)
        folder = tmp_path / str(case)
        folder.mkdir()
        ledgers = {
            "roster.csv": roster({one: zone for one, zone, _ in people}, "zone"),
            "scores.csv": scores({one: f"{total / 100:.2f}" for one, _, total in people}),
        }
        result = assess(folder, scheme_text(body), ledgers, "2026Q1")
        plain = [(one, zone if per else "", total) for one, zone, total in people]
        exact = Fraction(amount) if way == "number" else Fraction(amount, 100)
        expected = plain_quota(plain, listed, (way, exact), ties)
        assert result.column("grade") == expected, (people, body)


# ---- ranks without grades, within level and parent, as a city ranks its units ----

RANKING = """
[ranking]
clause = "8"
within = ["level", "parent"]
change = true
"""


def with_levels(levels: list[int], parents: list[str], names: list[str]) -> Change:
    """Give the people, in order of id, their level and parent."""

    def change(ledger: Ledger) -> Ledger:
        code = [names.index(parent) if parent else -1 for parent in parents]
        people = replace(
            ledger.roster,
            level=np.array(levels, np.int32),
            parent=np.array(code, np.int32),
            parents=names,
        )
        return replace(ledger, roster=people)

    return change


def test_units_are_ranked_by_total_alone_among_those_of_one_superior(tmp_path: Path) -> None:
    january = {"U1": 90, "U2": 95, "V1": 70, "V2": 70, "V3": 60, "V4": 80}
    february = {"U1": 96, "U2": 95, "V1": 60, "V2": 70, "V3": 65, "V4": 80}
    sheets = scores(january, "2026-01") + scores(february, "2026-02").split("\n", 1)[1]
    ledgers = {"roster.csv": roster(list(january)), "scores.csv": sheets}
    change = with_levels(
        [2, 2, 3, 3, 3, 3], ["市", "市", "U1", "U1", "U1", "U2"], ["市", "U1", "U2"]
    )
    scheme = scheme_text(RANKING, routine="month", grades="")
    first = assess(tmp_path, scheme, ledgers, "2026-01", change=change)
    ranks = {"U1": "2", "U2": "1", "V1": "1", "V2": "1", "V3": "3", "V4": "1"}
    assert first.column("rank") == ranks  # V1 and V2 are equal, the next rank skips
    assert set(first.column("grade").values()) == {""}
    second = assess(tmp_path, scheme, ledgers, "2026-02", change=change)
    assert second.column("rank") == {
        "U1": "1",
        "U2": "2",
        "V1": "3",
        "V2": "1",
        "V3": "2",
        "V4": "1",
    }
    gained = {"U1": "1", "U2": "-1", "V1": "-2", "V2": "0", "V3": "1", "V4": "0"}
    assert second.column("change") == gained


def test_a_year_without_grades_is_ranked_too(tmp_path: Path) -> None:
    marks = {"U1": 90, "U2": 95, "V1": 70, "V2": 70}
    ledgers = {"roster.csv": roster(list(marks)), "scores.csv": year_scores(marks)}
    change = with_levels([2, 2, 3, 3], ["市", "市", "U1", "U2"], ["市", "U1", "U2"])
    scheme = scheme_text(RANKING.replace("change = true", ""), grades="")
    loaded, ledger = read(tmp_path, scheme, ledgers)
    year = assess_ledger(loaded, change(ledger), "2026")
    assert year.column("rank") == {"U1": "2", "U2": "1", "V1": "1", "V2": "1"}


def test_whose_total_is_missing_has_no_rank(tmp_path: Path) -> None:
    ledgers = {
        "roster.csv": roster(["U1", "U2", "U3"]),
        "scores.csv": scores({"U1": 90, "U2": 80}, "2026-01"),
        "exemptions.csv": "id,period,reason\nU3,2026-01,moved\n",
    }
    scheme = scheme_text(RANKING, routine="month", grades="")
    result = assess(tmp_path, scheme, ledgers, "2026-01")
    assert result.column("rank") == {"U1": "1", "U2": "2", "U3": ""}
    assert result.column("total")["U3"] == ""

"""Pools: a sum shared to the last fen, worked by hand and against slow exact fractions."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest

from gridscore.engine.sharing import share_out, share_places
from tests.constructs.own_scheme import assess, roster, scheme_text, scores, year_scores

if TYPE_CHECKING:
    from pathlib import Path

    from tests.constructs.own_scheme import Result

LATE = """
[[ladders]]
id = "late"
clause = "6"
category = "late"
title = "Late reports"
steps = [{ withhold = 70 }]
[[pay.pots]]
id = "perf"
clause = "5"
title = "Performance pay"
amount = 100
"""


def pool(body: str, *, each: str = "quarter") -> str:
    return f"""
[[pay.payments]]
id = "pool"
clause = "4"
title = "Pool"
each = "{each}"
{body}
"""


def quarter(
    folder: Path, body: str, marks: dict[str, object], people: str = "", **more: str
) -> Result:
    ledgers = {"roster.csv": people or roster(list(marks)), "scores.csv": scores(marks), **more}
    return assess(folder, scheme_text(body), ledgers, "2026Q1")


def shares(result: Result, account: str = "pay:due:pool") -> dict[str, str]:
    """What each is paid from the pool, by id."""
    return {one["id"]: one["amount"] for one in result.journal if one["account"] == account}


# ---- by hand ----


def test_a_sum_is_shared_alike_and_the_fen_left_over_goes_to_the_best(tmp_path: Path) -> None:
    """Equal weights have equal remainders: the better total has the fen, whatever `remainder`."""
    marks = {"W1": 70, "W2": 90, "W3": 80}
    for remainder in ("largest", "best"):
        result = quarter(tmp_path, pool(f'pool = 100\nremainder = "{remainder}"'), marks)
        assert shares(result) == {"W1": "33.33", "W2": "33.34", "W3": "33.33"}
        assert result.report.money["paid"] == 10000
    assert result.lines("W1", "pay:due:pool") == ["share of 100.00 yuan, alike"]


def test_fens_go_to_the_largest_remainders_or_to_the_best(tmp_path: Path) -> None:
    marks = {"W1": 95, "W2": 75, "W3": 61}  # of 231 points
    body = 'pool = 1\nshare = "points"\n'
    # 100 fen: 41.13, 32.47, 26.41; one left over
    largest = quarter(tmp_path, pool(body), marks)
    assert shares(largest) == {"W1": "0.41", "W2": "0.33", "W3": "0.26"}
    best = quarter(tmp_path, pool(body + 'remainder = "best"'), marks)
    assert shares(best) == {"W1": "0.42", "W2": "0.32", "W3": "0.26"}


def test_a_pool_by_shares_of_grades_among_some(tmp_path: Path) -> None:
    body = pool(
        'pool = 1000\nshare = "grade"\nshares = { excellent = 2, good = 1 }\n'
        'among = ["excellent", "good", "pass"]'
    )
    result = quarter(tmp_path, body, {"W1": 95, "W2": 80, "W3": 80, "W4": 65, "W5": 50})
    # 2 + 1 + 1 shares; the pass takes part with none
    paid = {"W1": "500.00", "W2": "250.00", "W3": "250.00", "W4": "0.00", "W5": "0.00"}
    assert shares(result) == paid
    assert result.lines("W4", "pay:due:pool") == [
        "takes part in 1000.00 yuan shared by grade, with a weight of 0"
    ]
    assert result.lines("W5", "pay:due:pool") == ["looked at: takes no part with this grade"]


def test_each_group_has_a_pool_of_its_own(tmp_path: Path) -> None:
    people = roster({"W1": "East", "W2": "East", "W3": "West", "W4": ""}, "zone")
    marks = {"W1": 80, "W2": 80, "W3": 80, "W4": 80}
    result = quarter(tmp_path, pool('pool = 100\nper = "zone"'), marks, people)
    assert shares(result) == {"W1": "50.00", "W2": "50.00", "W3": "100.00", "W4": "0.00"}
    assert result.lines("W4", "pay:due:pool") == ["takes no part: the roster names no zone"]
    assert "GS703" not in result.codes()  # to be in no group is no pool that is not paid


def test_who_takes_no_part_leaves_the_whole_sum_to_the_others(tmp_path: Path) -> None:
    log = {"incidents.csv": "date,id,category\n2026-02-01,W1,late\n"}
    body = LATE + pool('pool = 100\nwhen = [{ none = "late" }]\nminimum_months = 2')
    people = roster({"W1": "", "W2": "", "W3": "2026-03-01"}, "joined")
    result = quarter(tmp_path, body, {"W1": 90, "W2": 80, "W3": 80}, people, **log)
    assert shares(result) == {"W1": "0.00", "W2": "100.00", "W3": "0.00"}


def test_a_part_of_the_period_weighs_less_and_the_sum_stays_whole(tmp_path: Path) -> None:
    people = roster({"W1": "", "W2": "2026-02-15"}, "joined")
    marks = {"W1": 80, "W2": 80}
    month = quarter(tmp_path, pool('pool = 100\nproration = "month"'), marks, people)
    assert shares(month) == {"W1": "60.00", "W2": "40.00"}  # 3 months to 2
    day = quarter(tmp_path, pool('pool = 100\nproration = "day"'), marks, people)
    assert shares(day) == {"W1": "66.67", "W2": "33.33"}  # 90 days to 45


def test_a_pool_in_which_nobody_has_a_weight_is_not_paid_and_told(tmp_path: Path) -> None:
    people = roster({"W1": "East", "W2": "East", "W3": "West"}, "zone")
    body = pool('pool = 100\nshare = "points"\nper = "zone"')
    result = quarter(tmp_path, body, {"W1": 0, "W2": 0, "W3": 1}, people)
    assert shares(result) == {"W1": "0.00", "W2": "0.00", "W3": "100.00"}
    (told,) = [problem for problem in result.problems if problem.code == "GS703"]
    assert told.details["amount"] == "100.00"
    assert told.details["pool"].in_language("en") == "Pool (East)"  # type: ignore[attr-defined]
    why = ["the pool is not paid: everybody who takes part has a weight of 0"]
    assert result.lines("W1", "pay:due:pool") == why


def test_a_pool_without_anybody_to_share_it_is_told(tmp_path: Path) -> None:
    result = quarter(tmp_path, pool('pool = 100\namong = ["excellent"]'), {"W1": 80})
    assert result.column("paid") == {"W1": "0.00"}
    assert result.codes().count("GS703") == 1


def test_an_empty_pool_that_nobody_shares_is_nothing_to_tell(tmp_path: Path) -> None:
    body = LATE + pool('pool = 0\nforfeited = true\namong = ["excellent"]')
    result = quarter(tmp_path, body, {"W1": 80})
    assert "GS703" not in result.codes()


# ---- what pots withheld ----


def test_what_was_withheld_joins_the_pool_of_the_same_group(tmp_path: Path) -> None:
    people = roster({"W1": "East", "W2": "East", "W3": "West", "W4": "West"}, "zone")
    late = ["2026-02-01,W1,late", "2026-02-02,W1,late", "2026-03-01,W3,late"]
    log = {"incidents.csv": "\n".join(["date,id,category", *late]) + "\n"}
    body = LATE + pool('pool = 10\nper = "zone"\nforfeited = true\nwhen = [{ none = "late" }]')
    result = quarter(tmp_path, body, dict.fromkeys(["W1", "W2", "W3", "W4"], 80), people, **log)
    # W1 lost 2 × 70 off 100: 100 really; W3 lost 70
    assert result.column("withheld") == {"W1": "100.00", "W2": "0.00", "W3": "70.00", "W4": "0.00"}
    assert shares(result) == {"W1": "0.00", "W2": "110.00", "W3": "0.00", "W4": "80.00"}
    assert result.rows["W2"]["paid"] == "210.00"


def test_the_year_shares_out_what_all_its_quarters_withheld(tmp_path: Path) -> None:
    """The sum is what the runs of the quarters really withheld, each down to its own zero."""
    late = [
        *("2026-01-05,W1,late", "2026-01-06,W1,late", "2026-05-01,W1,late"),
        *("2026-11-01,W2,late", "2026-11-02,W2,late"),
    ]
    log = {"incidents.csv": "\n".join(["date,id,category", *late]) + "\n"}
    body = LATE + pool("pool = 0\nforfeited = true", each="year")
    marks = {"W1": 80, "W2": 80, "W3": 80}
    ledgers = {"roster.csv": roster(list(marks)), "scores.csv": year_scores(marks), **log}
    withheld = 0
    for number in range(1, 5):
        result = assess(tmp_path, scheme_text(body), ledgers, f"2026Q{number}")
        withheld += result.report.money["withheld"] or 0
    assert withheld == 27000  # 100 + 70 of W1, 100 of W2
    year = assess(tmp_path, scheme_text(body), ledgers, "2026")
    assert year.column("bonus") == {"W1": "90.00", "W2": "90.00", "W3": "90.00"}
    assert year.report.money == {"bonus": 27000, "paid": 27000}


def test_what_a_pot_not_set_forfeits_leaves_the_pool_of_its_group_open(tmp_path: Path) -> None:
    people = roster({"W1": "East", "W2": "East", "W3": "West"}, "zone")
    log = {"incidents.csv": "date,id,category\n2026-02-01,W1,late\n"}
    steps = 'steps = [{ forfeit = "perf" }]'
    body = LATE.replace("steps = [{ withhold = 70 }]", steps)
    body = body.replace("amount = 100", 'amount = { setting = "pay.perf" }\neach = "quarter"')
    body += pool('pool = 10\nper = "zone"\nforfeited = true\nwhen = [{ none = "late" }]')
    marks = {"W1": 80, "W2": 80, "W3": 80}
    result = quarter(tmp_path, body, marks, people, **log)
    assert result.lines("W2", "pay:due:pool") == ["not set: the station has not given pay.perf"]
    assert result.lines("W3", "pay:due:pool") == ["share of 10.00 yuan, alike"]
    year = assess(
        tmp_path,
        scheme_text(body.replace('each = "quarter"\npool', 'each = "year"\npool')),
        {"roster.csv": people, "scores.csv": year_scores(marks), **log},
        "2026",
    )
    assert [problem.details["key"] for problem in year.problems if problem.code == "GS701"] == [
        "pay.perf"
    ]
    assert year.column("bonus") == {"W1": "0.00", "W2": "", "W3": "10.00"}


# ---- against exact fractions ----


def slow_shares(total: int, members: list[tuple[int, int, int]], remainder: str) -> dict[int, int]:
    """Share a sum among members (number, weight, place from the best), in exact fractions."""
    whole = sum(weight for _, weight, _ in members)
    if whole == 0:
        return {number: 0 for number, _, _ in members}
    exact = {number: Fraction(total * weight, whole) for number, weight, _ in members}
    paid = {number: int(share) for number, share in exact.items()}  # rounded down
    left = total - sum(paid.values())
    entitled = [one for one in members if one[1] > 0]
    if remainder == "largest":
        entitled.sort(key=lambda one: (paid[one[0]] - exact[one[0]], one[2]))
    else:
        entitled.sort(key=lambda one: one[2])
    for number, _, _ in entitled[:left]:
        paid[number] += 1
    return paid


@pytest.mark.parametrize("remainder", ["largest", "best"])
@pytest.mark.parametrize("largest", [3, 10_000, 10**12])
def test_random_pools_agree_with_exact_fractions(remainder: str, largest: int) -> None:
    """With weights up to 10^12 the products leave int64, and are worked out in any size."""
    chance = random.Random(f"{remainder} {largest}")
    for _ in range(300):
        groups, people = chance.randint(1, 3), chance.randint(0, 8)
        total = [chance.choice([0, 1, 7, 100, chance.randint(0, 10**11)]) for _ in range(groups)]
        group = [chance.randrange(groups) for _ in range(people)]
        weight = [chance.choice([0, 1, chance.randint(0, largest)]) for _ in range(people)]
        best = chance.sample(range(people), people)
        got = share_out(
            *(np.array(column, np.int64) for column in (total, group, weight, best)),
            remainder,  # type: ignore[arg-type]  # one of the two
        )
        for code in range(groups):
            mine = [n for n in range(people) if group[n] == code]
            wanted = slow_shares(total[code], [(n, weight[n], best[n]) for n in mine], remainder)
            assert {n: int(got[n]) for n in mine} == wanted
            if any(weight[n] for n in mine):
                assert sum(wanted.values()) == total[code]


def test_random_ranks_agree_with_exact_fractions() -> None:
    chance = random.Random(4)
    for _ in range(300):
        amounts = tuple(chance.randint(0, 500) for _ in range(chance.randint(1, 5)))
        marks = [(chance.randrange(2), chance.randint(1, 4)) for _ in range(chance.randint(0, 9))]
        rank = [1 + sum(g == group and m > mark for g, m in marks) for group, mark in marks]
        group = [one for one, _ in marks]
        got, size = share_places(amounts, np.array(rank, np.int64), np.array(group, np.int64))
        for g in set(group):
            for place in {r for r, one in zip(rank, group, strict=True) if one == g}:
                tied = [n for n in range(len(marks)) if (rank[n], group[n]) == (place, g)]
                total = sum(amounts[place - 1 : place - 1 + len(tied)])
                members = [(n, 1, n) for n in tied]
                wanted = slow_shares(total, members, "largest")
                assert {n: int(got[n]) for n in tied} == wanted
                assert {int(size[n]) for n in tied} == {len(tied)}


@pytest.mark.parametrize("seed", range(12))
def test_random_stations_share_their_pool_exactly(tmp_path: Path, seed: int) -> None:
    """From the ledgers to the result, groups, grades, months in post and what was withheld."""
    chance = random.Random(seed)
    ids = [f"W{number}" for number in range(1, chance.randint(2, 7))]
    joined = {who: chance.choice(["", "2026-02-10", "2026-03-31"]) for who in ids}
    zone = {who: chance.choice(["East", "West"]) for who in ids}
    marks = {who: chance.choice([50, 61.37, 75, 75, 90.01]) for who in ids}
    late = {who: chance.randint(0, 2) for who in ids}
    people = roster({who: f"{zone[who]},{joined[who]}" for who in ids}, "zone,joined")
    # dated in March, when everybody is in post
    rows = [f"2026-03-31,{who},late" for who in ids for _ in range(late[who])]
    log = {"incidents.csv": "\n".join(["date,id,category", *rows]) + "\n"}
    remainder = chance.choice(["largest", "best"])
    body = LATE + pool(
        f'pool = 333.33\nper = "zone"\nforfeited = true\nshare = "points"\nproration = "month"\n'
        f'among = ["excellent", "good", "pass"]\nremainder = "{remainder}"'
    )
    result = quarter(tmp_path, body, dict(marks), people, **log)
    months = {"": 3, "2026-02-10": 2, "2026-03-31": 1}
    by_total = sorted(ids, key=lambda who: (-marks[who], who))
    for name in set(zone.values()):
        mine = [who for who in ids if zone[who] == name]
        total = 33333 + sum(min(100, 70 * late[who]) * 100 for who in mine)
        members = [
            (n, round(marks[who] * 100) * months[joined[who]], by_total.index(who))
            for n, who in enumerate(mine)
            if marks[who] >= 60
        ]
        wanted = slow_shares(total, members, remainder)
        got = {n: shares(result)[who] for n, who in enumerate(mine)}
        expected = {n: f"{wanted.get(n, 0) / 100:.2f}" for n in range(len(mine))}
        assert got == expected

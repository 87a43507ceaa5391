"""The journal names each cell that a measured quantity came of: one, a vote's, or the log's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.constructs.own_scheme import assess, roster, scheme_text

if TYPE_CHECKING:
    from pathlib import Path


RULES = """
[[measures]]
id = "minutes"
title = "Minutes late"
events = ["late"]
[[entries]]
id = "minutes-late"
clause = "5"
title = "Late beyond 10 minutes"
measure = "minutes"
beyond = 10
points = -1
yuan = -2
[[entries]]
id = "vote"
clause = "6"
title = "The vote"
measure = "survey"
points = 0.1
[survey]
clause = "6"
[pay.subsidy]
clause = "7"
title = "Subsidy"
amount = 100
[year]
clause = "2"
"""
SCHEME = scheme_text(RULES).replace("[scoring]", '[score]\nclause = "1"\ncap = 120\n[scoring]')
STATION = {
    "roster.csv": roster({"A": "G1", "B": "G2"}, "grid"),
    "scores.csv": "id,period,work\n"
    + "".join(f"{who},2026Q{n},80\n" for who in "AB" for n in (1, 2, 3, 4)),
    "log.csv": "date,id,category,count\n2026-02-01,A,late,7\n2026-02-02,B,late,9\n"
    "2026-02-03,A,late,8\n2026-05-04,A,late,11\n2026-06-05,B,late,30\n",
    "ballots.csv": "period,grid,choice\n"
    + "".join(f"2026Q{n},G{g},satisfied\n" for n in (1, 2, 3, 4) for g in (1, 2)),
}


def lines(folder: Path, period: str, account: str) -> list[tuple[str, str, str]]:
    """Whose lines an account has, how much they move, and the cells they name."""
    result = assess(folder, SCHEME, STATION, period)
    return [
        (line["id"], line["amount"], line["cell"])
        for line in result.journal
        if line["account"] == account and not line["amount"].startswith("0.00")
    ]


@pytest.mark.parametrize(
    ("account", "amount"),
    [("points:penalty:minutes-late", "-5.00"), ("pay:withheld:minutes-late", "-10.00")],
)
def test_each_event_of_a_sum_is_named(tmp_path: Path, account: str, amount: str) -> None:
    assert lines(tmp_path, "2026Q1", account) == [("A", amount, "C2, C4")]


def test_each_ballot_of_a_vote_is_named(tmp_path: Path) -> None:
    twice = {"ballots.csv": STATION["ballots.csv"] + "2026Q1,G1,poor\n"}
    assert of_vote(tmp_path, STATION | twice) == {"A": "C2, C10", "B": "C3"}


def test_each_figure_of_a_vote_is_named(tmp_path: Path) -> None:
    tally = "period,grid,satisfied,fair,poor\n2026Q1,G1,3,1,0\n2026Q1,G2,5,0,0\n"
    station = {name: text for name, text in STATION.items() if name != "ballots.csv"}
    assert of_vote(tmp_path, station | {"t.csv": tally}) == {"A": "C2, D2, E2", "B": "C3, D3, E3"}


def of_vote(folder: Path, station: dict[str, str]) -> dict[str, str]:
    """The cells of each person's points for the vote of a quarter."""
    result = assess(folder, SCHEME, station, "2026Q1")
    account = "points:addition:vote"
    return {line["id"]: line["cell"] for line in result.journal if line["account"] == account}


def test_the_year_names_what_was_measured_in_its_rounds(tmp_path: Path) -> None:
    ((who, _, cells), *_) = lines(tmp_path, "2026", "points:routine")
    assert who == "A"
    log = "[ledgers/log.csv]!C2, C4, C5"
    votes = "[ledgers/ballots.csv]!C2, C4, C6, C8"
    assert log in cells
    assert votes in cells

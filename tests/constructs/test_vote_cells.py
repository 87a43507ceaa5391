"""The journal names each cell that a vote came of: figures that counted, or ballot after ballot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.constructs.own_scheme import assess, roster, scheme_text, year_scores

if TYPE_CHECKING:
    from pathlib import Path

YEAR = '[year]\nclause = "2"\nweights = { routine = 80, survey = 20 }\n[survey]\nclause = "3"\n'
PEOPLE = {"A": "G1", "B": "G2", "C": "G2"}
STATION = {
    "roster.csv": roster(PEOPLE, "grid"),
    "scores.csv": year_scores(dict.fromkeys(PEOPLE, 80)),
}


def cells(folder: Path, votes: dict[str, str], survey: str = "") -> dict[str, str]:
    """The cells that each person's vote came of."""
    result = assess(folder, scheme_text(YEAR + survey), STATION | votes, "2026")
    return {
        line["id"]: f"{line['file']} {line['cell']}".replace("ledgers/", "")
        for line in result.journal
        if line["account"] == "points:survey"
    }


def test_every_single_ballot_is_named(tmp_path: Path) -> None:
    first = "grid,choice\nG1,satisfied\nG2,poor\nG1,fair\nG2,satisfied\nG1,satisfied\n"
    votes = {"b1.csv": first, "b2.csv": "choice,id,grid\nfair,C,\npoor,,G1\n"}
    assert cells(tmp_path, votes) == {
        "A": "b1.csv; b2.csv [b1.csv]!B2, B4, B6; [b2.csv]!A3",
        "B": "b1.csv B3, B5",
        "C": "b2.csv A2",
    }


def test_of_a_ticked_ballot_the_tick_is_named(tmp_path: Path) -> None:
    ticks = "grid,satisfied,fair,poor\nG1,√,,\nG2,,√,\nG1,,,√\n"
    assert cells(tmp_path, {"ticks.csv": ticks}) == {
        "A": "ticks.csv B2, D4",
        "B": "ticks.csv C3",
        "C": "ticks.csv C3",
    }


@pytest.mark.parametrize(
    ("survey", "sampled"), [("", "E2"), ('denominator = "valid"\n', "")], ids=["sampled", "valid"]
)
def test_of_a_tally_the_number_sampled_is_named_where_it_counts(
    tmp_path: Path, survey: str, sampled: str
) -> None:
    votes = {"survey.csv": "grid,satisfied,fair,poor,sampled\nG1,5,0,1,8\nG2,5,0,1,\n"}
    counted = "survey.csv B2, C2, D2"
    found = cells(tmp_path, votes, survey)
    assert found["A"] == (f"{counted}, {sampled}" if sampled else counted)
    assert found["B"] == "survey.csv B3, C3, D3"


def test_ballots_and_tallies_beside_each_other(tmp_path: Path) -> None:
    votes = {
        "ballots.csv": "grid,choice\nG2,fair\nG2,fair\n",
        "tally.csv": "grid,satisfied,fair,poor\nG1,5,0,1\n",
    }
    assert cells(tmp_path, votes) == {
        "A": "tally.csv B2, C2, D2",
        "B": "ballots.csv B2, B3",
        "C": "ballots.csv B2, B3",
    }


def test_the_rate_of_each_group_of_voters_is_told_with_its_cells(tmp_path: Path) -> None:
    survey = "groups = { residents = 75, peers = 25 }\n"
    votes = (
        "id,grid,group,satisfied,fair,poor\n"
        "A,,residents,3,0,1\nA,,peers,1,1,0\n,G2,residents,1,0,0\n,G2,peers,1,0,0\n"
    )
    result = assess(tmp_path, scheme_text(YEAR + survey), STATION | {"survey.csv": votes}, "2026")
    told = [
        (line["rule"], line["amount"], line["reason"], line["cell"])
        for line in result.journal
        if line["account"] == "points:survey" and line["id"] == "A"
    ]
    # 3 of 4 at 75 % and 1 of 2 at 25 % are 68.75 %, of which 20 % count
    assert told == [
        ("survey", "13.75", "68.75 % satisfied, at 20 %", "D2, E2, F2, D3, E3, F3"),
        ("residents", "0.00", "residents: 75.00 %, weight 75", "D2, E2, F2"),
        ("peers", "0.00", "peers: 50.00 %, weight 25", "D3, E3, F3"),
    ]

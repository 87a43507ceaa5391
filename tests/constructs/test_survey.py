"""The residents' vote: worth of answers, groups of voters, least ballots, votes in rounds."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

import numpy as np
import pytest

from gridscore.messages import Lang, say
from gridscore.messages.severity import Severity
from gridscore.numbers import UNSET

from .station import Person, Result, Sheet, Station, Tally, half_up, run, scheme_of

QUARTERS = ("2026Q1", "2026Q2", "2026Q3", "2026Q4")
ITEM = {"id": "work", "clause": "1", "max": 100, "title": "Work"}
PEOPLE = (Person("W1", grid="G1"), Person("W2", grid="G2"))
SHEETS = tuple(Sheet(who.id, period, (80,)) for who in PEOPLE for period in QUARTERS)
STATION = Station(people=PEOPLE, sheets=SHEETS)
YEAR = {"clause": "y", "weights": {"routine": 80, "survey": 20}}


def scheme(survey: dict[str, Any] | None = None, **parts: Any) -> Any:
    given = {"clause": "v", **(survey or {})}
    needed = {"criteria": [ITEM], "scoring": {"clause": "1"}, "survey": given, "year": YEAR}
    return scheme_of(**needed | parts)


def vote(*tallies: Tally, survey: dict[str, Any] | None = None, **options: Any) -> Result:
    station = replace(STATION, tallies=tallies)
    return run(scheme(survey), station, options.pop("period", "2026"), **options)


def told(result: Result, code: str) -> list[str]:
    return [
        say(f"problems.{code}.what", Lang.EN, **problem.details)
        for problem in result.problems
        if problem.code == code
    ]


def test_answers_are_worth_what_the_scheme_says() -> None:
    worth = {"answers": {"satisfied": 100, "fair": 60, "poor": 12.5}, "denominator": "valid"}
    tallies = Tally("2026", (2, 3, 2), who="W1"), Tally("2026", (0, 0, 3), grid="G2")
    rows = vote(*tallies, survey=worth).rows
    # (2 · 100 + 3 · 60 + 2 · 12.5) / 7 = 405 / 7 = 57.857… %; at 20 % 57.86 is 11.572
    assert rows["W1"]["survey_rate"] == Fraction("57.86")
    assert rows["W1"]["survey"] == Fraction("11.57")
    assert rows["W1"]["total"] == 64 + Fraction("11.57")
    assert rows["W2"]["survey_rate"] == Fraction("12.5")


def test_ballots_sampled_and_not_answered_are_worth_nothing() -> None:
    half = {"answers": {"fair": 50}}
    tallies = (Tally("2026", (2, 3, 2), who="W1", sampled=8), Tally("2026", (8, 0, 0), grid="G2"))
    # (2 + 3 / 2) / 8 = 43.75 %; of valid ones it would be 50 %
    assert vote(*tallies, survey=half).rows["W1"]["survey_rate"] == Fraction("43.75")
    valid = half | {"denominator": "valid"}
    assert vote(*tallies, survey=valid).rows["W1"]["survey_rate"] == 50


def test_halves_of_a_hundredth_of_a_percent_go_up() -> None:
    tallies = Tally("2026", (1, 15999, 0), who="W1"), Tally("2026", (1, 0, 0), who="W2")
    # 1 / 16000 = 0.00625 %
    assert vote(*tallies).rows["W1"]["survey_rate"] == Fraction("0.01")


@pytest.mark.parametrize("sampled", [30, None])
def test_the_least_number_of_ballots(sampled: int | None) -> None:
    few = sampled is None
    tallies = (
        Tally("2026", (29, 0, 0), grid="G1", sampled=sampled),
        Tally("2026", (30, 0, 0), grid="G2"),
    )
    result = vote(*tallies, survey={"minimum": 30}, sound=not few)
    assert result.errors == ["GS514"] * few
    words = "The vote on G1 for 2026 has 29 ballots; fewer than 30 make no vote."
    assert told(result, "GS514") == [words] * few
    assert (result.rows["W1"]["survey_rate"] is None) is few


def test_too_few_ballots_are_a_warning_in_a_draft() -> None:
    tallies = Tally("2026", (3, 0, 0), who="W1"), Tally("2026", (30, 0, 0), grid="G2")
    result = vote(*tallies, survey={"minimum": 30}, draft=True)
    assert told(result, "GS514") == [
        "The vote on W1 NW1 for 2026 has 3 ballots; fewer than 30 make no vote."
    ]
    assert result.rows["W1"]["total"] == 64  # the other parts
    assert result.rows["W1"]["rank"] is None


def test_who_is_exempt_from_the_year_shows_no_points_of_the_vote() -> None:
    tallies = tuple(Tally("2026", (3, 1, 0), who=who) for who in ("W1", "W2"))
    station = replace(STATION, tallies=tallies, exemptions=(("W2", "2026"),))
    rows = run(scheme(), station, "2026").rows
    shown = {who: (row["survey_rate"], row["survey"]) for who, row in rows.items()}
    assert shown == {"W1": (75, 15), "W2": (None, None)}


def test_a_tally_of_a_grid_with_too_few_ballots_is_told_once() -> None:
    people = (Person("W1", grid="G1"), Person("W2", grid="G1"))
    station = replace(STATION, people=people, tallies=(Tally("2026", (3, 0, 0), grid="G1"),))
    result = run(scheme({"minimum": 4}), station, "2026", sound=False)
    assert result.errors == ["GS514"]


GROUPS: dict[str, Any] = {
    "groups": {"residents": 60, "committee": 30, "peers": 10},
    "denominator": "valid",
}


def test_groups_of_voters_are_weighed() -> None:
    tallies = (
        Tally("2026", (2, 1, 0), who="W1", group="residents"),
        Tally("2026", (5, 1, 1), who="W1", group="committee"),
        Tally("2026", (1, 5, 0), grid="G1", group="peers"),
        *(Tally("2026", (1, 0, 0), who="W2", group=group) for group in GROUPS["groups"]),
    )
    result = vote(*tallies, survey=GROUPS)
    # 66.67 % · 0.6 + 71.43 % · 0.3 + 16.67 % · 0.1 = 40.002 + 21.429 + 1.667 = 63.098
    assert result.rows["W1"]["survey_rate"] == Fraction("63.1")
    lines = [p for p in result.assessment.postings if p.account == "points:survey"]
    assert [posting.rule for posting in lines] == ["survey", "residents", "committee", "peers"]
    assert [p.figures["mark"][0] for p in lines] == [6310, 6667, 7143, 1667]
    assert [p.amount[0] for p in lines] == [1262, 0, 0, 0]
    cells = lines[0].cells
    assert cells is not None
    # the three answers of each tally: no number sampled is stated
    found = cells(np.array([0]))
    assert found.row.tolist() == [0, 1, 2]
    assert [len(found.columns[which]) for which in found.which] == [3, 3, 3]


def test_every_group_needs_its_tally() -> None:
    tallies = (
        Tally("2026", (2, 1, 0), who="W1", group="residents"),
        Tally("2026", (2, 1, 0), who="W1", group="peers"),
    )
    result = vote(*tallies, survey=GROUPS, sound=False)
    [words] = told(result, "GS513")
    assert words.startswith("W1 NW1 has no vote of the group “committee” for 2026")
    assert sorted(result.errors) == ["GS504", "GS513"]  # W2 has no tally at all
    assert result.rows["W1"]["survey_rate"] is None


def test_every_group_needs_its_ballots_and_all_together_theirs() -> None:
    everybody = GROUPS | {"group_minimum": 3, "minimum": 12}
    tallies = (
        *(Tally("2026", (3, 0, 0), who="W1", group=group) for group in GROUPS["groups"]),
        *(Tally("2026", (4, 0, 0), who="W2", group=group) for group in ("residents", "peers")),
        Tally("2026", (2, 0, 0), who="W2", group="committee"),
    )
    result = vote(*tallies, survey=everybody, sound=False)
    assert told(result, "GS514") == [
        "The vote on W2 NW2 (committee) for 2026 has 2 ballots; fewer than 3 make no vote.",
        "The vote on W1 NW1 for 2026 has 9 ballots; fewer than 12 make no vote.",
    ]


def test_a_tally_of_no_weighed_group_is_told() -> None:
    groups = {"groups": {"residents": 100}}
    tallies = (
        *(Tally("2026", (3, 0, 0), who=who, group="residents") for who in ("W1", "W2")),
        Tally("2026", (0, 0, 3), who="W1"),
        Tally("2026", (0, 0, 3), grid="G2", group="visitors"),
    )
    result = vote(*tallies, survey=groups)
    assert [text.split(" is left out")[0] for text in told(result, "GS626")] == [
        "The tally of W1 NW1",
        "The tally of G2 (visitors)",
    ]
    assert result.rows["W1"]["survey_rate"] == 100


def test_own_tally_and_that_of_the_grid_group_by_group() -> None:
    groups = {"groups": {"residents": 50, "peers": 50}}
    tallies = (
        *(Tally("2026", (3, 0, 0), who=who, group="residents") for who in ("W1", "W2")),
        *(Tally("2026", (0, 0, 3), grid=grid, group="residents") for grid in ("G1",)),
        *(Tally("2026", (0, 0, 3), grid=grid, group="peers") for grid in ("G1", "G2")),
    )
    result = vote(*tallies, survey=groups)
    assert result.codes.count("GS619") == 1
    assert {row["survey_rate"] for row in result.rows.values()} == {Fraction(50)}


# ---- votes in rounds

ROUND = {
    "score": {"clause": "s", "cap": "none"},
    "entries": [
        {
            "id": "vote",
            "clause": "e",
            "title": "Votes short of 80",
            "measure": "survey",
            "short_of": 80,
            "points": -0.5,
        }
    ],
    "year": {"clause": "y"},
}


def round_vote(*tallies: Tally, period: str = "2026Q1", **options: Any) -> Result:
    station = replace(STATION, tallies=tallies)
    return run(scheme(**ROUND), station, period, **options)


def test_a_round_draws_on_its_own_vote() -> None:
    tallies = (
        Tally("2026Q1", (3, 1, 0), who="W1"),
        Tally("2026Q1", (9, 1, 0), grid="G2"),
        Tally("2026", (0, 0, 1), who="W1"),
        Tally("2026Q2", (0, 0, 1), who="W1"),
        Tally("", (0, 0, 1), who="W1"),
    )
    result = round_vote(*tallies)
    # 75 % is 5 short of 80: 5 · 0.5 = 2.5 points
    assert result.rows["W1"]["total"] == Fraction("77.5")
    assert result.rows["W2"]["total"] == 80
    [line] = [p for p in result.assessment.postings if p.account == "points:penalty:vote"]
    assert sorted(line.figures["value"].tolist()) == [7500, 9000]


def test_a_vote_that_the_round_lacks_is_an_error() -> None:
    result = round_vote(Tally("2026Q1", (1, 0, 0), who="W1"), sound=False)
    assert result.errors == ["GS504"]
    assert told(result, "GS504") == ["W2 NW2 has no residents' vote for 2026Q1."]
    assert result.rows["W2"]["total"] is None
    draft = round_vote(Tally("2026Q1", (1, 0, 0), who="W1"), draft=True)
    assert draft.rows["W2"]["total"] == 80
    assert draft.rows["W2"]["rank"] is None


def test_the_year_asks_for_the_votes_of_its_rounds_alone() -> None:
    tallies = [Tally(one, (1, 1, 0), grid=g) for one in QUARTERS for g in ("G1", "G2")]
    result = round_vote(*tallies, period="2026")
    assert {row["total"] for row in result.rows.values()} == {Fraction(65)}  # 30 short, each 0.5


def test_an_exempt_person_needs_no_vote_in_the_round() -> None:
    tallies = (Tally("2026Q1", (1, 0, 0), who="W1"),)
    station = replace(STATION, tallies=tallies, exemptions=(("W2", "2026Q1"),))
    assert run(scheme(**ROUND), station, "2026Q1").errors == []


def test_the_tariff_of_the_year_draws_on_the_vote_of_the_year() -> None:
    entry = ROUND["entries"][0] | {"on": "year"}  # type: ignore[index]
    tariff = scheme(**ROUND | {"entries": [entry]})
    tallies = (Tally("2026", (3, 1, 0), who="W1"), Tally("2026", (3, 0, 0), who="W2"))
    result = run(tariff, replace(STATION, tallies=tallies), "2026")
    assert result.rows["W1"]["total"] == Fraction("77.5")
    assert run(tariff, STATION, "2026Q1").errors == []
    result = run(tariff, replace(STATION, tallies=tallies[:1]), "2026", sound=False)
    assert result.errors == ["GS504"]


def test_a_vote_that_only_a_condition_asks_for_is_an_error_where_it_lacks() -> None:
    grades = [
        {"id": "good", "from": 60, "needs": [{"figure": "survey_rate", "at_least": 50}]},
        {"id": "poor", "from": 0},
    ]
    asking = scheme(grades=grades, year={"clause": "y"})
    result = run(asking, STATION, "2026", sound=False)
    assert result.errors == ["GS504", "GS504"]
    tallies = tuple(Tally("2026", (1, 1, 0), who=who) for who in ("W1", "W2"))
    result = run(asking, replace(STATION, tallies=tallies), "2026")
    assert result.rows["W1"]["survey_rate"] == 50
    assert result.rows["W1"]["total"] == 80


def test_a_part_that_stands_in_for_a_vote_of_too_few_ballots() -> None:
    year = YEAR | {"instead": {"survey": "shared"}}
    station = replace(STATION, tallies=(Tally("2026", (1, 0, 0), who="W1"),))
    result = run(scheme({"minimum": 5}, year=year), station, "2026")
    assert [(p.code, p.severity) for p in result.problems if p.code != "GS617"] == [
        ("GS514", Severity.WARNING)
    ]
    assert {row["total"] for row in result.rows.values()} == {Fraction(80)}


def test_a_regulation_without_a_vote_has_none() -> None:
    plain = scheme_of(criteria=[ITEM], scoring={"clause": "1"})
    station = replace(STATION, tallies=(Tally("2026", (1, 0, 0), who="W1"),))
    assert run(plain, station, "2026").assessment.figures["survey_rate"].tolist() == [UNSET] * 2


# ---- random votes, against exact fractions


def test_random_votes() -> None:
    random = Random(20260101)
    for _ in range(300):
        survey, groups = _random_survey(random)
        tallies = [
            Tally("2026", _answers(random), group=group, **{kind: name})
            for group in groups
            for kind, names in (("who", ("W1", "W2")), ("grid", ("G1", "G2")))
            for name in names
            if random.random() < 0.8
        ]
        tallies = [_sampled(random, tally) for tally in tallies]
        random.shuffle(tallies)
        result = vote(*tallies, survey=survey, draft=True)
        for person in PEOPLE:
            expected = _plain_rate(survey, groups, tallies, person)
            assert result.rows[person.id]["survey_rate"] == expected, (survey, tallies, person)


def _random_survey(random: Random) -> tuple[dict[str, Any], list[str]]:
    survey: dict[str, Any] = {
        "denominator": random.choice(["sampled", "valid"]),
        "minimum": random.choice([0, 0, 5, 20]),
        "answers": {"satisfied": 100, "fair": random.choice([0, 33.33, 60]), "poor": 0},
    }
    groups = random.sample(["a", "b", "c"], random.choice([0, 2, 3]))
    if groups:
        survey["groups"] = {group: random.choice([10, 33.3, 60]) for group in groups}
        survey["group_minimum"] = random.choice([0, 3])
    return survey, groups or [""]


def _answers(random: Random) -> tuple[int, int, int]:
    first, second, third = (random.randrange(12) for _ in range(3))
    return first + 1, second, third


def _sampled(random: Random, tally: Tally) -> Tally:
    more = sum(tally.answers) + random.randrange(4)
    return replace(tally, sampled=more) if random.random() < 0.5 else tally


def _plain_rate(
    survey: dict[str, Any], groups: list[str], tallies: list[Tally], person: Person
) -> Fraction | None:
    answers = survey["answers"]
    worth = [Fraction(str(answers[name])) for name in ("satisfied", "fair", "poor")]
    all_ballots, dividend, divisor = 0, Fraction(0), Fraction(0)
    for group in groups:
        mine = [t for t in tallies if t.group == group and t.who == person.id]
        mine += [t for t in tallies if t.group == group and t.grid == person.grid]
        if not mine:
            return None
        tally = mine[0]
        ballots = sum(tally.answers)
        if survey["denominator"] == "sampled" and tally.sampled is not None:
            ballots = tally.sampled
        if ballots < survey.get("group_minimum", 0):
            return None
        given = sum(count * each for count, each in zip(tally.answers, worth, strict=True))
        weight = Fraction(str(survey.get("groups", {}).get(group, 1)))
        all_ballots += ballots
        dividend += weight * half_up(Fraction(given) / ballots)
        divisor += weight
    return None if all_ballots < survey["minimum"] else half_up(dividend / divisor)

"""Grades: bands with holes, and what a grade needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.constructs.own_scheme import assess, roster, scheme_text, scores, year_scores

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gridscore.ledger.model import Ledger
    from tests.constructs.own_scheme import Result

    Change = Callable[[Ledger], Ledger]

HOLES = """
[[grades]]
id = "excellent"
from = 90
to = 100
[[grades]]
id = "good"
from = 75
to = 89
[[grades]]
id = "pass"
from = 60
to = 74
clause = "3-2"
[[grades]]
id = "fail"
from = 0
to = 59.5
"""


def test_a_total_between_two_bands_has_no_grade_and_no_rank(tmp_path: Path) -> None:
    marks = {"W1": 90, "W2": 89.5, "W3": 89, "W4": 59.99, "W5": 59.5, "W6": 74.01}
    ledgers = {"roster.csv": roster(list(marks)), "scores.csv": scores(marks)}
    result = assess(tmp_path, scheme_text(grades=HOLES), ledgers, "2026Q1")
    grades = {"W1": "excellent", "W2": "", "W3": "good", "W4": "", "W5": "fail", "W6": ""}
    assert result.column("grade") == grades
    ranks = {"W1": "1", "W2": "", "W3": "2", "W4": "", "W5": "3", "W6": ""}
    assert result.column("rank") == ranks  # W2 had more than W3
    told = [problem for problem in result.problems if problem.code == "GS630"]
    assert [(one.details["id"], one.details["total"]) for one in told] == [
        ("W2", "89.50"),
        ("W6", "74.01"),
        ("W4", "59.99"),
    ]
    (why,) = result.lines("W4", "grade:fail")
    assert (
        why
        == "a total of 59.99 lies in no band, so no grade: fail ends at 59.50, pass begins at 60.00"
    )
    assert "3-2 a total of 74.01" in result.rows["W6"]["reasons"]
    assert result.lines("W1", "grade:excellent") == []


def test_a_total_beyond_the_best_band_has_no_grade_either(tmp_path: Path) -> None:
    grades = HOLES.replace("to = 100", "to = 95")
    ledgers = {"roster.csv": roster(["W1"]), "scores.csv": scores({"W1": 96})}
    result = assess(tmp_path, scheme_text(grades=grades), ledgers, "2026Q1")
    assert result.rows["W1"]["grade"] == ""
    assert result.lines("W1", "grade:excellent")[0].endswith("ends at 95.00, there is none above")


def test_a_grade_decided_outright_is_had_in_a_hole_too(tmp_path: Path) -> None:
    ladder = """
[[ladders]]
id = "late"
clause = "4"
title = "Late reports"
category = "late"
steps = [{ grade = "fail" }]
"""
    marks = {"W1": 92, "W2": 89.5, "W3": 89.5}
    ledgers = {
        "roster.csv": roster(list(marks)),
        "scores.csv": year_scores(marks),
        "incidents.csv": "date,id,category\n2026-02-01,W2,late\n",
    }
    result = assess(tmp_path, scheme_text(ladder, grades=HOLES), ledgers, "2026")
    assert result.column("grade") == {"W1": "excellent", "W2": "fail", "W3": ""}
    assert result.column("rank") == {"W1": "1", "W2": "2", "W3": ""}
    told = [one.details["id"] for one in result.problems if one.code == "GS630"]
    assert told == ["W3"]


def test_a_hole_pays_no_bonus_and_says_so(tmp_path: Path) -> None:
    pay = """
[pay.bonus]
clause = "4"
amounts = { excellent = 400, good = 300, pass = 200, fail = 100 }
"""
    marks = {"W1": 92, "W2": 89.5}
    ledgers = {"roster.csv": roster(list(marks)), "scores.csv": year_scores(marks)}
    result = assess(tmp_path, scheme_text(pay, grades=HOLES), ledgers, "2026")
    assert result.column("bonus") == {"W1": "400.00", "W2": "0.00"}
    assert result.lines("W2", "pay:bonus") == ["the total lies in no band: no grade, no bonus"]


NEEDS = """
[[grades]]
id = "excellent"
from = 90
needs = [
  { figure = "survey_rate", at_least = 80 },
  { none = "late" },
]
[[grades]]
id = "good"
from = 75
clause = "3-2"
needs = [{ count = "late", at_most = 1 }]
[[grades]]
id = "pass"
from = 60
[[grades]]
id = "fail"
from = 0
"""
LATE = """
[survey]
clause = "5"
[[ladders]]
id = "late"
clause = "6"
category = "late"
title = "Late reports"
steps = [{}]
"""
VOTES = "id,period,satisfied,fair,poor\nW1,2026,80,10,10\nW2,2026,79,11,10\nW3,2026,90,5,5\n"
VOTES += "W4,2026,90,5,5\nW5,2026,1,0,0\n"
INCIDENTS = "date,id,category\n2026-02-01,W3,late\n2026-02-01,W4,late\n2026-05-01,W4,late\n"


def needing(tmp_path: Path, period: str, **files: str) -> Result:
    marks = {"W1": 95, "W2": 95, "W3": 95, "W4": 95, "W5": 20}
    ledgers = {
        "roster.csv": roster(list(marks)),
        "scores.csv": year_scores(marks),
        "survey.csv": VOTES,
        "incidents.csv": INCIDENTS,
    }
    return assess(tmp_path, scheme_text(LATE, grades=NEEDS), ledgers | files, period)


def test_who_falls_short_has_the_next_grade_whose_needs_hold(tmp_path: Path) -> None:
    result = needing(tmp_path, "2026")
    # 80.00 % is at least 80; W2 has 79.00; W3 one late report, W4 two.
    assert result.column("grade") == {
        "W1": "excellent",
        "W2": "good",
        "W3": "good",
        "W4": "pass",
        "W5": "fail",
    }
    assert result.column("rank") == {"W1": "1", "W2": "1", "W3": "1", "W4": "1", "W5": "5"}
    assert result.lines("W1", "grade:excellent") == [
        "every condition for excellent that was looked at holds"
    ]
    assert result.lines("W2", "grade:excellent") == [
        "short of excellent, which asks for: percent satisfied at least 80"
    ]
    assert result.lines("W4", "grade:excellent") == [
        "short of excellent, which asks for: none of: Late reports"
    ]
    assert result.lines("W4", "grade:good") == [
        "short of good, which asks for: Late reports: at most 1 times"
    ]
    assert result.lines("W5", "grade:fail") == []
    assert "3-2 short of good" in result.rows["W4"]["reasons"]
    assert "excellent" not in result.rows["W1"]["reasons"]


def test_a_quarter_does_not_look_at_the_vote(tmp_path: Path) -> None:
    result = needing(tmp_path, "2026Q1")
    # In the first quarter W4 has one late report too; the vote is not asked.
    grades = {"W1": "excellent", "W2": "excellent", "W3": "good", "W4": "good", "W5": "fail"}
    assert result.column("grade") == grades
    unseen, earned = result.lines("W2", "grade:excellent")
    assert unseen.startswith("not looked at, there is no such figure in this period")
    assert earned == "every condition for excellent that was looked at holds"


def test_a_vote_that_a_condition_draws_on_must_be_there(tmp_path: Path) -> None:
    result = needing(tmp_path, "2026", **{"survey.csv": VOTES.replace("W5,2026,1,0,0\n", "")})
    assert [p.details["id"] for p in result.problems if p.code == "GS504"] == ["W5"]
    quarter = needing(tmp_path, "2026Q1", **{"survey.csv": VOTES[:30]})
    assert "GS504" not in quarter.codes()

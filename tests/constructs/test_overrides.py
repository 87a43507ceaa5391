"""Overrides: what conditions bring beside the total, in the order of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.command import run, write_ledgers
from tests.constructs.own_scheme import (
    GRADES,
    assess,
    override,
    roster,
    scheme_text,
    scores,
    year_scores,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.constructs.own_scheme import Result

MARKS = {"W1": 95, "W2": 80, "W3": 65, "W4": 40}
LADDER = """
[[ladders]]
id = "late"
clause = "6"
category = "late"
title = "Late reports"
steps = [{ standing = "seriously-warned" }, { dismiss = true }]
"""
BONUS = """
[pay.bonus]
clause = "4"
amounts = { excellent = 400, good = 300, pass = 200, fail = 100 }
"""


def year(tmp_path: Path, body: str, period: str = "2026", **files: str) -> Result:
    ledgers = {"roster.csv": roster(list(MARKS)), "scores.csv": year_scores(MARKS)}
    return assess(tmp_path, scheme_text(body), ledgers | files, period)


def test_a_grade_is_decided_or_bounded(tmp_path: Path) -> None:
    everybody = '{ figure = "total", at_least = 0 }'
    body = (
        override("a", everybody, 'at_most = "good"')
        + override("b", everybody, 'at_least = "pass"')
        + override("c", '{ figure = "total", at_most = 70, at_least = 60 }', 'grade = "fail"')
    )
    result = year(tmp_path, body)
    assert result.column("grade") == {"W1": "good", "W2": "good", "W3": "fail", "W4": "pass"}
    assert result.column("rank") == {"W1": "1", "W2": "2", "W3": "3", "W4": "4"}  # R17: by total
    assert result.lines("W1", "override:a") == ["graded good at most"]
    assert result.lines("W2", "override:a") == [
        "its conditions hold and change nothing: the grade agrees with good already"
    ]
    assert result.lines("W4", "override:b") == ["graded pass at least"]
    assert result.lines("W3", "override:c") == ["graded fail whatever the total"]
    assert result.lines("W1", "override:c") == [
        "looked at, does not hold: total at least 60, at most 70"
    ]
    assert result.rows["W1"]["reasons"] == "9 graded good at most"
    assert result.rows["W2"]["reasons"] == ""
    for who in MARKS:
        for rule in "abc":
            assert len(result.lines(who, f"override:{rule}")) == 1


def test_each_override_starts_from_what_those_before_it_made(tmp_path: Path) -> None:
    first = override("a", '{ figure = "total", above = 90 }', 'grade = "pass"')
    second = override("b", '{ grade = "pass" }', 'grade = "fail"')
    assert year(tmp_path, first + second).column("grade")["W1"] == "fail"
    assert year(tmp_path, second + first).column("grade") == {
        "W1": "pass",
        "W2": "good",
        "W3": "fail",
        "W4": "fail",
    }


def test_both_bounds_of_one_override_keep_the_upper_one_last(tmp_path: Path) -> None:
    both = override(
        "a", '{ figure = "total", at_least = 0 }', 'at_least = "excellent"\nat_most = "good"'
    )
    assert set(year(tmp_path, both).column("grade").values()) == {"good"}


def test_overrides_come_after_the_grades_that_ladders_force(tmp_path: Path) -> None:
    ladder = LADDER.replace("{ standing", '{ grade = "fail", standing')
    body = ladder + override("a", '{ grade = "fail" }', 'at_least = "pass"')
    files = {"incidents.csv": "date,id,category\n2026-02-01,W1,late\n"}
    result = year(tmp_path, body, **files)
    assert result.column("grade")["W1"] == "pass"


def test_on_says_where_an_override_is_looked_at(tmp_path: Path) -> None:
    found = {}
    for on in ("round", "year", "both"):
        body = override("a", '{ figure = "total", above = 90 }', 'grade = "fail"', on=on)
        found[on] = [
            year(tmp_path, body, period).rows["W1"]["grade"] for period in ("2026Q1", "2026")
        ]
    assert found == {
        "round": ["fail", "excellent"],
        "year": ["excellent", "fail"],
        "both": ["fail", "fail"],
    }


def test_where_the_year_is_the_round_it_is_looked_at_in_the_year(tmp_path: Path) -> None:
    body = override("a", '{ figure = "work", above = 90 }', 'grade = "fail"', on="round")
    ledgers = {"roster.csv": roster(["W1"]), "scores.csv": scores({"W1": 95}, "2026")}
    result = assess(tmp_path, scheme_text(body, routine="year"), ledgers, "2026")
    assert result.rows["W1"]["grade"] == "fail"


def test_the_graver_standing_stays(tmp_path: Path) -> None:
    body = LADDER + override("a", '{ figure = "total", at_least = 60 }', 'standing = "warned"')
    incidents = "date,id,category\n2026-02-01,W1,late\n2026-02-01,W2,late\n2026-03-01,W2,late\n"
    result = year(tmp_path, body, **{"incidents.csv": incidents})
    assert result.column("standing") == {
        "W1": "seriously-warned",
        "W2": "dismissed",
        "W3": "warned",
        "W4": "active",
    }
    assert result.lines("W3", "override:a") == ["warned"]
    assert result.lines("W1", "override:a")[0].startswith("its conditions hold and change nothing")
    # W2 lost the post in the year and has no whole result (R18).
    assert result.lines("W2", "override:a") == ["no grade or whole result that it could act on"]


def test_without_a_grade_there_is_nothing_to_decide(tmp_path: Path) -> None:
    body = override("a", '{ none = "late" }', 'grade = "fail"') + LADDER
    files = {"roster.csv": roster({"W1": "", "W2": "2026-11-30", "W3": "", "W4": ""}, "left")}
    result = year(tmp_path, body, **files)
    assert result.column("grade") == {"W1": "fail", "W2": "", "W3": "fail", "W4": "fail"}
    assert result.lines("W2", "override:a") == ["no grade or whole result that it could act on"]


def test_who_is_dismissed_with_the_period_keeps_grade_rank_and_bonus(tmp_path: Path) -> None:
    body = BONUS + override("a", '{ figure = "total", below = 60 }', "dismiss = true")
    result = year(tmp_path, body)
    row = result.rows["W4"]
    assert [row[name] for name in ("standing", "grade", "rank", "bonus")] == [
        "dismissed",
        "fail",
        "4",
        "100.00",
    ]
    assert result.lines("W4", "override:a") == [
        "dismissed with the end of the period; the grade stays, and what it pays is paid"
    ]
    assert "dismissed with the end of the period" in row["reasons"]
    (told,) = [problem for problem in result.problems if problem.code == "GS631"]
    assert (told.details["id"], told.details["date"]) == ("W4", "2026-12-31")
    rounds = override("a", '{ figure = "total", below = 60 }', "dismiss = true", on="round")
    quarter = year(tmp_path, rounds, "2026Q1")
    assert quarter.rows["W4"]["standing"] == "dismissed"
    left = {"roster.csv": roster({**dict.fromkeys(MARKS, ""), "W4": "2026-12-31"}, "left")}
    again = year(tmp_path, body, **left)
    assert again.rows["W4"]["standing"] == "dismissed"
    assert "GS631" not in again.codes()


def test_a_draft_overrides_nobody_whose_result_lacks_a_part(tmp_path: Path) -> None:
    when = '{ any = [{ figure = "survey_rate", below = 50 }, { figure = "total", below = 60 }] }'
    body = '[survey]\nclause = "5"\n' + override("a", when, "dismiss = true")
    votes = "id,period,satisfied,fair,poor\nW1,2026,9,1,0\nW2,2026,9,1,0\nW3,2026,1,9,0\n"
    ledgers = {
        "roster.csv": roster(list(MARKS)),
        "scores.csv": year_scores(MARKS),
        "survey.csv": votes,
    }
    result = assess(tmp_path, scheme_text(body), ledgers, "2026", draft=True)
    assert result.column("standing") == {
        "W1": "active",
        "W2": "active",
        "W3": "dismissed",
        "W4": "active",
    }
    assert (result.rows["W4"]["grade"], result.rows["W4"]["rank"]) == ("", "")
    assert result.lines("W4", "override:a") == ["no grade or whole result that it could act on"]


def test_a_scheme_without_grades_may_dismiss(tmp_path: Path) -> None:
    body = override("a", '{ figure = "rank", above = 3 }', "dismiss = true", on="round")
    ledgers = {"roster.csv": roster(list(MARKS)), "scores.csv": scores(MARKS)}
    result = assess(tmp_path, scheme_text(body, grades=""), ledgers, "2026Q1")
    assert result.column("standing")["W4"] == "dismissed"
    assert result.column("rank") == {"W1": "1", "W2": "2", "W3": "3", "W4": "4"}


def test_explain_tells_what_decided_the_grade(tmp_path: Path) -> None:
    body = override("a", '{ figure = "total", above = 90 }', 'grade = "pass"')
    body += override("b", '{ figure = "total", below = 50 }', 'grade = "fail"')
    body += '[[quotas]]\nid = "q"\nclause = "8"\ngrades = ["excellent", "good"]\n'
    body += 'number = 0\nrounding = "down"\nties = "out"\n'
    (tmp_path / "rules").mkdir()
    rules = tmp_path / "rules" / "own.toml"
    rules.write_text(scheme_text(body), "utf-8")
    ledgers = {"roster.csv": roster(list(MARKS)), "scores.csv": year_scores(MARKS)}
    write_ledgers(tmp_path / "ledgers", ledgers)
    options = ("2026", tmp_path / "ledgers", "--scheme", rules, "--lang", "en")

    def explain(who: str, *options: str | Path) -> str:
        told = run("explain", who, *options)
        assert told.status == 0, told.stderr
        year = told.text[told.text.rindex(f"{who} N{who}  2026") :]  # the year comes last
        return " ".join(year.split())

    points, idle = explain("W1", *options).split("Looked at, changed nothing")
    assert "9 Override a graded pass whatever the total" in points
    assert "9 Override b looked at, does not hold: total below 50" in idle
    told = explain("W2", *options)
    assert "8 quota for excellent, good beyond the 0 who may be graded excellent, good:" in told
    assert "8 优秀、良好名额 超出优秀、良好名额 0 人，定为合格" in explain(
        "W2", *options[:-1], "zh-Hans"
    )


def test_whom_a_round_dismissed_is_absent_from_later_rounds_and_has_no_grade(
    tmp_path: Path,
) -> None:
    body = BONUS + override("a", '{ figure = "total", below = 60 }', "dismiss = true", on="round")
    marks = {"W1": (80, 80, 80, 80), "W2": (80, 50, 90, 90)}
    rows = [
        f"{who},2026Q{n},A,{mark}"
        for who, given in marks.items()
        for n, mark in enumerate(given, 1)
    ]
    incidents = "date,id,category\n2026-08-01,W2,late\n"
    ledgers = {
        "roster.csv": roster(["W1", "W2"]),
        "scores.csv": "\n".join(["id,period,scorer,work", *rows]) + "\n",
        "incidents.csv": incidents,
    }
    text = scheme_text(body + LADDER)
    second = assess(tmp_path, text, ledgers, "2026Q2")
    assert second.column("standing") == {"W1": "active", "W2": "dismissed"}
    assert second.column("grade")["W2"] == "fail"
    third = assess(tmp_path, text, ledgers, "2026Q3")
    assert list(third.rows) == ["W1"]
    assert "GS606" in third.codes()  # the late report of August does not count
    whole = assess(tmp_path, text, ledgers, "2026").rows["W2"]
    # Of the rounds in post: (80 + 50) / 2; no grade, no bonus (R18).
    assert [whole[name] for name in ("total", "grade", "bonus", "standing")] == [
        "65.00",
        "",
        "0.00",
        "dismissed",
    ]
    assert "9 dismissed with the end of 2026Q2" in whole["reasons"]
    (mean,) = [
        line
        for line in assess(tmp_path, text, ledgers, "2026").journal
        if line["id"] == "W2" and line["account"] == "points:routine"
    ]
    assert mean["cell"] == "D6, D7"  # the sheets of the rounds in post alone


def rounds_of(marks: dict[str, tuple[int, ...]]) -> dict[str, str]:
    rows = [
        f"{who},2026Q{n},A,{mark}"
        for who, given in marks.items()
        for n, mark in enumerate(given, 1)
    ]
    text = "\n".join(["id,period,scorer,work", *rows]) + "\n"
    return {"roster.csv": roster(list(marks)), "scores.csv": text}


def test_rounds_with_a_grade_are_counted_up_to_the_round_and_over_the_year(tmp_path: Path) -> None:
    body = override("a", '{ graded = ["fail"], at_least = 2 }', 'standing = "warned"', on="both")
    ledgers = rounds_of({"W1": (50, 80, 50, 80), "W2": (50, 80, 80, 80)})
    text = scheme_text(body)
    standings = {
        period: assess(tmp_path, text, ledgers, period).column("standing")["W1"]
        for period in ("2026Q1", "2026Q2", "2026Q3", "2026")
    }
    assert standings == {
        "2026Q1": "active",
        "2026Q2": "active",
        "2026Q3": "warned",
        "2026": "warned",
    }
    assert assess(tmp_path, text, ledgers, "2026").column("standing")["W2"] == "active"


def test_a_condition_of_the_year_keeps_nobody_from_a_grade_in_a_round(tmp_path: Path) -> None:
    needs = 'from = 90\nneeds = [{ graded = "excellent", at_least = 3, on = "year" }]\n'
    text = scheme_text(grades=GRADES.replace("from = 90\n", needs))
    ledgers = rounds_of({"W1": (95, 95, 89, 89), "W2": (95, 95, 95, 80)})
    quarter = assess(tmp_path, text, ledgers, "2026Q1")
    assert quarter.column("grade") == {"W1": "excellent", "W2": "excellent"}
    # The year: 92.00 with two excellent quarters, 91.25 with three.
    whole = assess(tmp_path, text, ledgers, "2026")
    assert whole.column("grade") == {"W1": "good", "W2": "excellent"}


def test_the_last_places_and_the_time_in_post(tmp_path: Path) -> None:
    body = override("last", '{ figure = "rank_from_last", at_most = 1 }', 'standing = "warned"')
    body += override("short", '{ figure = "whole_months", below = 6 }', "ungraded = true")
    body += override("days", '{ figure = "days_in_post", at_most = 184 }', 'at_most = "pass"')
    people = {"W1": "", "W2": "2026-07-01", "W3": "2026-07-02", "W4": "", "W5": ""}
    marks = {"W1": 80, "W2": 95, "W3": 95, "W4": 70, "W5": 70}
    ledgers = {"roster.csv": roster(people, "joined"), "scores.csv": year_scores(marks)}
    result = assess(tmp_path, scheme_text(body), ledgers, "2026")
    # W2 was there for 184 days and six whole months, W3 for one day less and five.
    assert result.column("grade") == {
        "W1": "good",
        "W2": "pass",
        "W3": "",
        "W4": "pass",
        "W5": "pass",
    }
    warned = {who for who, standing in result.column("standing").items() if standing == "warned"}
    assert warned == {"W4", "W5"}

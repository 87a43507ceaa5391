"""What conditions see: each by itself, as an override that decides the grade."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from gridscore.ledger.model import Measures, PastGrades
from gridscore.periods import Period, PeriodKind
from tests.constructs import station
from tests.constructs.own_scheme import assess, override, roster, scheme_text, year_scores
from tests.constructs.station import Event, Person, Sheet, Station, scheme_of
from tests.constructs.test_grades import INCIDENTS, LATE, VOTES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from gridscore.ledger.model import Ledger
    from tests.constructs.own_scheme import Result

    Change = Callable[[Ledger], Ledger]
    Table = dict[str, Any]

MONTHS = roster(
    {"W1": ",", "W2": "2026-03-31,", "W3": "2026-04-01,", "W4": ",2026-10-01"}, "joined,left"
)


def graded_pass(result: Result) -> list[str]:
    return sorted(who for who, grade in result.column("grade").items() if grade == "pass")


def run(tmp_path: Path, when: str, period: str = "2026", *changes: Change) -> Result:
    override = f"""
[year]
clause = "2"
grade_leavers = true
[[overrides]]
id = "told"
clause = "7"
title = "Told"
on = "both"
when = [{when}]
grade = "pass"
{LATE}
[[measures]]
id = "days"
title = "Days present"
"""
    marks = {"W1": 95, "W2": 92, "W3": 88, "W4": 92}
    ledgers = {
        "roster.csv": MONTHS,
        "scores.csv": year_scores(marks),
        "incidents.csv": INCIDENTS,
        "survey.csv": VOTES,
    }
    days = with_days({"W1": 200_00, "W2": 199_99, "W3": 200_00, "W4": 10_00})

    def change(ledger: Ledger) -> Ledger:
        for one in changes or (days,):
            ledger = one(ledger)
        return ledger

    return assess(tmp_path, scheme_text(override), ledgers, period, change=change)


def with_days(days: dict[str, int]) -> Change:
    """Hand in the days present in the year and in each quarter, in hundredths."""

    def change(ledger: Ledger) -> Ledger:
        people = np.array([ledger.roster.ids.index(who) for who in days], np.int32)
        year = Period(2026, PeriodKind.YEAR)
        periods = [*year.parts(PeriodKind.QUARTER), year]
        zero = np.zeros(len(days) * len(periods), np.int32)
        measures = Measures(
            worker=np.tile(people, len(periods)),
            period=np.repeat(np.arange(len(periods)), len(days)).astype(np.int32),
            measure=zero,
            value=np.tile(np.array(list(days.values()), np.int64), len(periods)),
            sheet=zero,
            row=zero,
            col=zero,
            periods=periods,
        )
        return replace(ledger, measures=measures)

    return change


@pytest.mark.parametrize(
    ("when", "whom"),
    [
        # In post: W1 all year, W2 from 31 March (10 months), W3 from April (9), W4 to October (10).
        ('{ figure = "months", at_least = 10 }', ["W1", "W2", "W4"]),
        ('{ figure = "months", below = 10 }', ["W3"]),
        ('{ figure = "total", above = 92 }', ["W1"]),
        ('{ figure = "total", at_least = 92, at_most = 92 }', ["W2", "W4"]),
        ('{ figure = "rank", at_most = 2 }', ["W1", "W2", "W4"]),
        ('{ figure = "rank", above = 2 }', ["W3"]),
        ('{ figure = "routine", below = 90 }', ["W3"]),
        ('{ figure = "survey_rate", at_least = 90 }', ["W3", "W4"]),
        ('{ figure = "work", below = 92 }', ["W3"]),
        ('{ figure = "days", at_least = 200 }', ["W1", "W3"]),
        ('{ count = "late", at_least = 1 }', ["W4"]),  # W3 was not in post yet
        ('{ count = "late", above = 1 }', ["W4"]),
        ('{ none = "late" }', ["W1", "W2", "W3"]),
        ('{ grade = "good" }', ["W3"]),
        ('{ grade = ["good", "excellent"] }', ["W1", "W2", "W3", "W4"]),
        ('{ any = [{ grade = "good" }, { count = "late", at_least = 2 }] }', ["W3", "W4"]),
        ('{ figure = "total", above = 90 }, { none = "late" }', ["W1", "W2"]),
    ],
)
def test_conditions_of_the_year(tmp_path: Path, when: str, whom: list[str]) -> None:
    assert graded_pass(run(tmp_path, when)) == whom


@pytest.mark.parametrize(
    ("when", "whom"),
    [
        ('{ figure = "survey_rate", at_least = 0 }', []),  # a quarter has no vote
        ('{ any = [{ figure = "survey_rate", at_least = 0 }, { grade = "good" }] }', ["W3"]),
        ('{ figure = "months", at_most = 2 }', []),
        ('{ figure = "months", at_most = 3 }', ["W1", "W2", "W3", "W4"]),
        ('{ figure = "days", at_least = 200 }', ["W1", "W3"]),
    ],
)
def test_conditions_of_a_quarter(tmp_path: Path, when: str, whom: list[str]) -> None:
    assert graded_pass(run(tmp_path, when, "2026Q2")) == whom


def with_past(*rows: tuple[str, int, str]) -> Change:
    """Hand in grades of earlier years: who, year, grade as the ledger says it."""

    def change(ledger: Ledger) -> Ledger:
        grades = list(dict.fromkeys(grade for _, _, grade in rows))
        years = list(dict.fromkeys(year for _, year, _ in rows))
        zero = np.zeros(len(rows), np.int32)
        past = PastGrades(
            worker=np.array([ledger.roster.ids.index(who) for who, _, _ in rows], np.int32),
            period=np.array([years.index(year) for _, year, _ in rows], np.int32),
            grade=np.array([grades.index(grade) for _, _, grade in rows], np.int32),
            sheet=zero,
            row=zero,
            col=zero,
            periods=[Period(year, PeriodKind.YEAR) for year in years],
            grades=grades,
        )
        return replace(ledger, past_grades=past)

    return change


DAYS = with_days({"W1": 1, "W2": 1, "W3": 1, "W4": 1})


@pytest.mark.parametrize(
    ("when", "whom"),
    [
        ('{ previous = "good" }', ["W1", "W2"]),
        ('{ previous = "good", years = 2 }', ["W1"]),  # of W2 the year 2024 is not known
        ('{ previous = ["good", "fail"], years = 2 }', ["W1", "W3"]),
        ('{ previous = "good", years = 3 }', []),
    ],
)
def test_grades_of_the_years_before(tmp_path: Path, when: str, whom: list[str]) -> None:
    past = with_past(
        ("W1", 2025, "good"),
        ("W1", 2024, "良好"),  # by its title
        ("W2", 2025, "good"),
        ("W2", 2023, "good"),
        ("W3", 2025, "fail"),
        ("W3", 2024, "good"),
        ("W4", 2024, "good"),
        ("W4", 2026, "good"),
    )
    assert graded_pass(run(tmp_path, when, "2026", DAYS, past)) == whom
    assert graded_pass(run(tmp_path, when, "2026Q2", DAYS, past)) == whom


def test_the_role_is_that_of_the_last_day(tmp_path: Path) -> None:
    def roles(ledger: Ledger) -> Ledger:
        role = np.array([0, 1, -1, 1], np.int32)
        return replace(ledger, roster=replace(ledger.roster, role=role, roles=["组长", "组员"]))

    assert graded_pass(run(tmp_path, '{ role = ["组员"] }', "2026", DAYS, roles)) == ["W2", "W4"]
    both = '{ role = ["组员", "组长", "站长"] }'
    assert graded_pass(run(tmp_path, both, "2026", DAYS, roles)) == ["W1", "W2", "W4"]


def test_a_measure_that_a_condition_of_the_year_draws_on_must_be_there(tmp_path: Path) -> None:
    days = with_days({"W1": 200_00, "W2": 0, "W4": 10_00})
    result = run(tmp_path, '{ figure = "days", at_least = 200 }', "2026", days)
    missing = [p.details for p in result.problems if p.code == "GS507"]
    assert {one["id"] for one in missing} == {"W3"}
    assert {str(one["period"]) for one in missing} >= {"2026"}
    without = run(tmp_path, '{ figure = "total", at_least = 0 }', "2026", days)
    asked = {str(p.details["period"]) for p in without.problems if p.code == "GS507"}
    assert asked.isdisjoint({"2026"})


def test_events_of_other_years_and_other_rules_do_not_count(tmp_path: Path) -> None:
    body = """
[score]
clause = "1"
cap = 100
[[entries]]
id = "praise"
clause = "8"
title = "Praise"
category = "praise"
points = 1
document = true
[[ladders]]
id = "slow"
clause = "6"
category = "slow"
title = "Slow reports"
window = { months = 24 }
steps = [{}]
[[ladders]]
id = "both"
clause = "6"
of = ["praise"]
title = "Counted twice over"
steps = [{}]
"""
    overrides = "".join(
        f"""
[[overrides]]
id = "{rule}-{number}"
clause = "7"
title = "{rule} {number}"
when = [{{ count = "{rule}", at_least = {number} }}]
standing = "warned"
"""
        for rule in ("slow", "praise", "both")
        for number in (1, 2, 3)
    )
    scheme = scheme_text(body + overrides)
    incidents = """date,id,category,document,status
2025-12-31,W1,slow,,
2026-01-01,W1,slow,,
2026-02-01,W1,praise,No. 1,
2026-02-02,W1,praise,,
2026-03-02,W1,praise,No. 2,
2026-04-02,W1,praise,No. 3,revoked
2026-12-31,W1,praise,No. 4,
"""
    ledgers = {
        "roster.csv": roster(["W1"]),
        "scores.csv": year_scores({"W1": 70}),
        "incidents.csv": incidents,
    }
    result = assess(tmp_path, scheme, ledgers, "2026")
    told = {
        rule: sum(
            result.lines("W1", f"override:{rule}-{number}")[0].startswith(("warned", "its"))
            for number in (1, 2, 3)
        )
        for rule in ("slow", "praise", "both")
    }
    assert told == {"slow": 1, "praise": 3, "both": 3}


def test_a_row_of_the_fault_log_counts_as_often_as_it_says(tmp_path: Path) -> None:
    body = """
[[criteria]]
id = "log"
clause = "1"
max = 20
fault = 1
title = "Log"
[[overrides]]
id = "many"
clause = "7"
title = "Many faults"
on = "both"
when = [{ count = "log", at_least = 4 }]
grade = "fail"
"""
    ledgers = {
        "roster.csv": roster(["W1", "W2"]),
        "scores.csv": year_scores({"W1": 80, "W2": 80}),
        "faults.csv": "date,id,criterion,count\n2026-01-10,W1,log,3\n2026-06-10,W1,log,\n"
        "2026-02-10,W2,log,3\n",
    }
    scheme = scheme_text(body).replace("max = 100", "max = 80")
    quarter = assess(tmp_path, scheme, ledgers, "2026Q1")
    assert quarter.column("grade") == {"W1": "excellent", "W2": "excellent"}
    second = assess(tmp_path, scheme, ledgers, "2026Q2")  # which counts its own faults
    assert second.column("grade") == {"W1": "excellent", "W2": "excellent"}
    year = assess(tmp_path, scheme, ledgers, "2026")
    assert year.column("grade") == {"W1": "fail", "W2": "excellent"}
    assert quarter.lines("W1", "override:many") == [
        "looked at, does not hold: Log: at least 4 times"
    ]


def test_past_grades_are_read_from_a_ledger(tmp_path: Path) -> None:
    body = """
[[overrides]]
id = "twice"
clause = "7"
title = "Two bad years"
when = [{ grade = "fail" }, { previous = "fail" }]
dismiss = true
"""
    ledgers = {
        "roster.csv": roster(["W1", "W2"]),
        "scores.csv": year_scores({"W1": 40, "W2": 40}),
        "history.csv": "工号,年度,考核等次\nW1,2025,不合格\nW2,2025,良好\n",
    }
    result = assess(tmp_path, scheme_text(body), ledgers, "2026")
    assert result.column("standing") == {"W1": "dismissed", "W2": "active"}
    assert result.lines("W2", "override:twice") == [
        "looked at, does not hold: graded fail in each of the 1 years before"
    ]


WORK = {"id": "work", "clause": "1", "max": 100, "title": "Work"}
QUARTERS = ("2026Q1", "2026Q2", "2026Q3", "2026Q4")
BANDS = [{"id": "good", "from": 60}, {"id": "poor", "from": 0}]


def test_none_of_several_rules_holds_only_where_not_one_counted_anything() -> None:
    """W1 was late, W2 slow, W3 neither."""
    scheme = scheme_of(
        criteria=[WORK],
        scoring={"clause": "1"},
        grades=BANDS,
        ladders=[
            {"id": name, "clause": "6", "category": name, "title": name, "steps": [{}]}
            for name in ("late", "slow")
        ],
        overrides=[
            {
                "id": "told",
                "clause": "7",
                "title": "Told",
                "when": [{"none": ["late", "slow"]}],
                "grade": "poor",
                "on": "round",
            }
        ],
    )
    who = ("W1", "W2", "W3")
    given = Station(
        people=tuple(map(Person, who)),
        sheets=tuple(Sheet(one, "2026Q1", (80,)) for one in who),
        events=(Event(date(2026, 2, 1), "W1", "late"), Event(date(2026, 2, 1), "W2", "slow")),
    )
    found = station.run(scheme, given, "2026Q1")
    assert found.grades == {"W1": "good", "W2": "good", "W3": "poor"}


def test_a_condition_of_the_year_is_not_looked_at_in_a_round(tmp_path: Path) -> None:
    when = '{ figure = "total", at_least = 0, on = "year" }'
    text = scheme_text(override("a", when, 'grade = "fail"', on="both"))
    ledgers = {"roster.csv": roster(["W1"]), "scores.csv": year_scores({"W1": 95})}
    quarter = assess(tmp_path, text, ledgers, "2026Q1")
    assert quarter.column("grade") == {"W1": "excellent"}
    (told,) = quarter.lines("W1", "override:a")
    assert told.startswith("not looked at")
    assert assess(tmp_path, text, ledgers, "2026").column("grade") == {"W1": "fail"}


def test_who_left_needs_no_measure_that_a_condition_of_the_year_draws_on() -> None:
    when = [{"figure": "days", "at_least": 200}]
    scheme = scheme_of(
        criteria=[WORK],
        scoring={"clause": "1"},
        grades=[{"id": "good", "from": 60, "needs": when}, {"id": "poor", "from": 0}],
        measures=[{"id": "days", "title": "Days present"}],
    )
    rounds = {"W1": QUARTERS, "W2": QUARTERS[:2]}
    given = Station(
        people=(Person("W1"), Person("W2", left=date(2026, 6, 30))),
        sheets=tuple(Sheet(who, one, (80,)) for who, held in rounds.items() for one in held),
        measures={
            **{(who, one, "days"): 60 for who, held in rounds.items() for one in held},
            ("W1", "2026", "days"): 240,
        },
    )
    assert station.run(scheme, given, "2026").grades == {"W1": "good", "W2": ""}


def test_the_panels_mark_is_seen_in_years_that_have_one() -> None:
    when = [{"figure": "panel", "at_least": 90}]
    scheme = scheme_of(
        criteria=[WORK],
        scoring={"clause": "1"},
        year={
            "clause": "y",
            "weights": {"routine": 50, "panel": 50},
            "weights_without_panel": {"routine": 100},
        },
        grades=[{"id": "good", "from": 60, "needs": when}, {"id": "poor", "from": 0}],
    )
    given = Station(
        people=(Person("W1"), Person("W2")),
        sheets=tuple(Sheet(who, one, (80,)) for who in ("W1", "W2") for one in QUARTERS),
    )
    # without annual sheets there is no such mark, and what is not there keeps nobody from a grade
    assert station.run(scheme, given, "2026").grades == {"W1": "good", "W2": "good"}
    panel = (Sheet("W1", "2026", (95,)), Sheet("W2", "2026", (85,)))
    given = replace(given, sheets=(*given.sheets, *panel))
    assert station.run(scheme, given, "2026").grades == {"W1": "good", "W2": "poor"}


@pytest.mark.parametrize(("missing", "errors"), [("error", ["GS507"]), ("skip", [])])
def test_a_measure_that_may_lack_may_do_so_where_a_condition_draws_on_it(
    missing: str, errors: list[str]
) -> None:
    scheme = scheme_of(
        criteria=[WORK],
        scoring={"clause": "1"},
        grades=[
            {"id": "good", "from": 60, "needs": [{"figure": "days", "at_least": 200}]},
            {"id": "poor", "from": 0},
        ],
        measures=[{"id": "days", "title": "Days present", "missing": missing}],
    )
    given = Station(
        sheets=tuple(Sheet("W1", one, (80,)) for one in QUARTERS),
        measures={("W1", one, "days"): 60 for one in QUARTERS},
    )
    result = station.run(scheme, given, "2026", sound=False)
    assert result.errors == errors
    assert result.grades == {"W1": "" if errors else "poor"}  # what lacks meets no need


def held_in_rounds(asking: Table, marks: dict[str, tuple[int, ...]], period: str) -> list[str]:
    """Say of whom an override holds that asks about the last place of rounds."""
    last = {"id": "last", "clause": "7", "title": "Last", "on": "round"}
    last["when"] = [{"figure": "rank_from_last", "at_most": 1}]
    told = {"id": "told", "clause": "7", "title": "Told", "on": "both", "grade": "poor"}
    scheme = scheme_of(
        criteria=[WORK],
        scoring={"clause": "1"},
        grades=BANDS,
        overrides=[last, {**told, "when": [{"met": "last", **asking}]}],
    )
    given = Station(
        people=tuple(map(Person, marks)),
        sheets=tuple(
            Sheet(who, one, (mark,))
            for who, given in marks.items()
            for one, mark in zip(QUARTERS, given, strict=True)
        ),
    )
    grades = station.run(scheme, given, period).grades
    return [who for who, grade in grades.items() if grade == "poor"]


@pytest.mark.parametrize(
    ("asking", "period", "whom"),
    [
        ({"rounds": 1}, "2026Q1", []),  # of the year before nothing was handed in
        ({"rounds": 1}, "2026Q2", ["W1"]),
        ({"rounds": 2}, "2026Q3", ["W1"]),
        ({"rounds": 2}, "2026Q4", []),
        ({"rounds": 1}, "2026", ["W1", "W2"]),  # of the year its last round, which they share
        ({"at_least": 1}, "2026Q1", ["W1"]),  # with the round itself
        ({"at_least": 2}, "2026Q3", ["W1"]),
        ({"at_least": 3}, "2026Q4", ["W1"]),
        ({"at_least": 3}, "2026", ["W1"]),
        ({"at_least": 1, "below": 3}, "2026", ["W2", "W3"]),
        ({"at_most": 0}, "2026", []),
    ],
)
def test_an_override_of_earlier_rounds(asking: Table, period: str, whom: list[str]) -> None:
    marks = {"W1": (70, 70, 90, 70), "W2": (80, 80, 85, 70), "W3": (90, 90, 80, 90)}
    assert held_in_rounds(asking, marks, period) == whom

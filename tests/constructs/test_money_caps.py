"""A limit on the money of a line, round by round, against amounts added up one by one."""

from __future__ import annotations

import random
from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.command import run
from tests.constructs.own_scheme import assess, roster, scheme_text, scores

if TYPE_CHECKING:
    from pathlib import Path

MONTHS = ["2026-01", "2026-02", "2026-03"]
PAY = {"minor": Fraction(5), "serious": Fraction(15, 2), "grave": Fraction(-9)}
PAY_CAP, FINE_CAP, VISIT_CAP, POT = Fraction(20), Fraction(20), Fraction("33.33"), Fraction(25)
BODY = """
[score]
clause = "1"
cap = 100

[[measures]]
id = "visits"
title = "Visits"

[[entries]]
id = "report"
clause = "3"
title = "Report"
category = "report"
yuan = { minor = 5, serious = 7.5, grave = -9 }
yuan_cap = 20

[[entries]]
id = "visit"
clause = "4"
title = "Visits"
measure = "visits"
yuan = 1.5
yuan_cap = 33.33

[[pay.pots]]
id = "performance"
clause = "5"
title = "Performance pay"
amount = 25
"""


def test_each_round_has_its_own_limit(tmp_path: Path) -> None:
    dice = random.Random("limits")
    people = [f"P{number:02}" for number in range(60)]
    events = [
        (dice.choice(people), dice.choice(MONTHS), dice.randint(1, 28), dice.choice([*PAY]))
        for _ in range(700)
    ]
    visits = {(who, month): dice.randint(0, 45) for who in people for month in MONTHS}
    ledgers = {
        "roster.csv": roster(people),
        "incidents.csv": "date,id,category,severity\n"
        + "".join(f"{m}-{day:02},{who},report,{sort}\n" for who, m, day, sort in events),
        "measures.csv": "period,id,visits\n"
        + "".join(f"{month},{who},{count}\n" for (who, month), count in visits.items()),
    }
    ledgers |= {f"scores-{month}.csv": scores(dict.fromkeys(people, 80), month) for month in MONTHS}
    scheme = scheme_text(BODY, routine="month")
    scheme = scheme.replace('routine = "month"', 'routine = "month"\ngather = "quarter"')
    due: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    off: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for who, month, _, sort in events:
        (due if PAY[sort] > 0 else off)[who, month] += abs(PAY[sort])
    for key, count in visits.items():
        due[key] = min(due[key], PAY_CAP) + min(count * Fraction(3, 2), VISIT_CAP) + POT
        off[key] = min(off[key], FINE_CAP, POT)
    for month in MONTHS:
        result = assess(tmp_path, scheme, ledgers, month)
        for who in people:
            row = result.rows[who]
            assert Fraction(row["due"]) == due[who, month]
            assert Fraction(row["withheld"] or 0) == off[who, month]
            assert Fraction(row["paid"]) == due[who, month] - off[who, month]
    quarter = assess(tmp_path, scheme, ledgers, "2026Q1")
    for who in people:
        row = quarter.rows[who]
        assert Fraction(row["due"]) == sum(due[who, month] for month in MONTHS)
        assert Fraction(row["withheld"] or 0) == sum(off[who, month] for month in MONTHS)


def test_what_goes_beyond_is_a_line_of_its_own(tmp_path: Path) -> None:
    log = "date,id,category,severity\n" + "2026-02-01,W1,report,serious\n" * 3
    log += "2026-02-02,W1,report,grave\n2026-02-02,W2,report,serious\n"
    ledgers = {
        "roster.csv": roster(["W1", "W2"]),
        "scores.csv": scores({"W1": 80, "W2": 80}, "2026-02"),
        "measures.csv": "period,id,visits\n2026-02,W1,23\n2026-02,W2,22\n",
        "incidents.csv": log,
    }
    result = assess(tmp_path, scheme_text(BODY, routine="month"), ledgers, "2026-02")
    lines = [
        (line["amount"], line["clause"], line["reason"])
        for line in result.journal
        if line["id"] == "W1" and line["account"] == "pay:due:report" and line["amount"] != "0.00"
    ]
    limit = "no more than 20 yuan in 2026-02"
    assert lines == [*[("7.50", "3", "Report")] * 3, ("-2.50", "3", limit)]
    assert limit in result.rows["W1"]["reasons"]
    # 23 × 1.5 = 34.50 beyond 33.33; 22 × 1.5 = 33.00 is not
    assert result.lines("W1", "pay:due:visit") == [
        "Visits: 23.00",
        "no more than 33.33 yuan in 2026-02",
    ]
    assert result.lines("W2", "pay:due:visit") == ["Visits: 22.00"]
    assert result.rows["W1"]["paid"] == f"{25 + 20 - 9 + 33.33:.2f}"


def test_a_limit_of_the_year(tmp_path: Path) -> None:
    body = BODY.replace("yuan_cap = 20", 'yuan_cap = 20\non = "year"').replace(
        "yuan = { minor = 5, serious = 7.5, grave = -9 }", "yuan = 8"
    )
    body = body[: body.index("[[pay.pots]]")]
    log = "date,id,category\n2026-01-01,W1,report\n2026-05-01,W1,report\n2026-12-31,W1,report\n"
    year = [f"2026Q{number}" for number in (1, 2, 3, 4)]
    rows = "".join(f"{quarter},W1,0\n" for quarter in year)
    ledgers = {
        "roster.csv": roster(["W1"]),
        "incidents.csv": log,
        "measures.csv": f"period,id,visits\n{rows}",
    }
    ledgers |= {f"scores-{one}.csv": scores({"W1": 80}, one) for one in year}
    result = assess(tmp_path, scheme_text(body), ledgers, "2026")
    assert result.rows["W1"]["paid"] == "20.00"
    assert result.lines("W1", "pay:due:report")[-1] == "no more than 20 yuan in 2026"


def test_a_limit_is_told_with_the_regulation(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(scheme_text(BODY, routine="month"), "utf-8")
    shown = run("scheme", "show", file, "--lang", "en")
    assert "At most 20 yuan in one round." in " ".join(shown.text.split())

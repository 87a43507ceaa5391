"""Money multiplied by a measured quantity, by role and by grade."""

from __future__ import annotations

from pathlib import Path

from tests.command import run, write_ledgers
from tests.constructs.own_scheme import assess, roster, scheme_text, year_scores

SCHEME = """
id = "own"
title = "Own"
routine = "month"
[score]
clause = "1"
opening = 100
cap = 100
[[measures]]
id = "days"
title = "Days present"
[[entries]]
id = "error"
clause = "2"
title = "Error"
category = "error"
points = -10
[[grades]]
id = "a"
from = 95
[[grades]]
id = "b"
from = 0
[year]
clause = "1"
[[pay.payments]]
id = "extra"
clause = "3"
title = "Extra"
each = "month"
"""
ROSTER = "id,name,role\nN1,One,senior\nN2,Two,nurse\nN3,Three,nurse\n"
LOG = "date,id,category\n2026-03-02,N2,error\n"
DAYS = "period,id,days\n2026-03,N1,22\n2026-03,N2,20\n2026-03,N3,11\n"


def paid(folder: Path, rule: str) -> dict[str, str]:
    ledgers = {"roster.csv": ROSTER, "incidents.csv": LOG, "measures.csv": DAYS}
    write_ledgers(folder, ledgers)
    scheme = folder / "own.toml"
    scheme.write_text(SCHEME + rule, "utf-8")
    call = ("month", "2026-03", folder, "--scheme", scheme, "--format", "json", "--lang", "en")
    result = run(*call)
    assert result.status == 0, result.stderr
    assert run("scheme", "check", scheme, "--lang", "en").status == 0
    return {who: row["paid"] for who, row in sorted(result.rows.items())}


def test_an_amount_for_each_unit_of_a_measure_by_grade(tmp_path: Path) -> None:
    rule = 'flat = 0.15\ntimes = { measure = "days", grades = { a = 1.1, b = 0.5 } }\n'
    # 0.15 × 22 × 1.1 = 3.63; 0.15 × 20 × 0.5 = 1.50; 0.15 × 11 × 1.1 = 1.815, a half upwards
    assert paid(tmp_path, rule) == {"N1": "3.63", "N2": "1.50", "N3": "1.82"}


def test_a_pool_by_points_days_and_role(tmp_path: Path) -> None:
    rule = """pool = 1000
share = "points"
times = { measure = "days", roles = { senior = 1.5 } }
remainder = "top"
"""
    # parts: 100 × 22 × 1.5 = 3300, 90 × 20 = 1800, 100 × 11 = 1100, together 6200
    # 532.258…, 290.322…, 177.419…: rounded down they lack two fen, which N1 has
    assert paid(tmp_path, rule) == {"N1": "532.27", "N2": "290.32", "N3": "177.41"}


def test_money_for_each_point_by_role(tmp_path: Path) -> None:
    rule = "per_point = 2\nabove = 80\ntimes = { roles = { senior = 1.25 } }\n"
    assert paid(tmp_path, rule) == {"N1": "50.00", "N2": "20.00", "N3": "40.00"}


def test_a_line_names_the_factors_that_it_was_multiplied_by(tmp_path: Path) -> None:
    times = 'times = { measure = "days", roles = { senior = 1.5 }, grades = { a = 1, b = 0.5 } }\n'
    rule = "flat = 0.15\n" + times
    for title, way in (("Each", "per_point = 0.15\n"), ("Shared", "pool = 1000\n")):
        rule += f'[[pay.payments]]\nid = "{title.lower()}"\nclause = "3"\ntitle = "{title}"\n'
        rule += f'each = "month"\n{way}{times}'
    pot = '[pay.subsidy]\nclause = "4"\ntitle = "Subsidy"\namount = 100\nproration = "mid-month"\n'
    paid(tmp_path, rule + pot)
    told = run(
        "explain", "N1", "2026-03", tmp_path, "--scheme", tmp_path / "own.toml", "--lang", "en"
    )
    text = " ".join(told.text.split())
    assert "0.15 yuan × 22.00, Days present, in full, times the factors of role, grade" in text
    assert "0.15 yuan each, in full, times the factors of Days present, role, grade" in text
    assert "share of 1000.00 yuan, alike, times the factors of Days present, role, grade" in text
    assert "due for the period, by months in post on the 15th" in text


def test_the_period_that_a_payment_falls_due_in_asks_for_its_quantity(tmp_path: Path) -> None:
    body = """
[[measures]]
id = "days"
title = "Days"

[[pay.payments]]
id = "extra"
clause = "3"
title = "Extra"
flat = 10
times = { measure = "days" }
"""
    ledgers = {
        "roster.csv": roster(["W1", "W2"]),
        "scores.csv": year_scores({"W1": 80, "W2": 80}),
        "measures.csv": "period,id,days\n2026,W1,7\n",
    }
    assert not assess(tmp_path, scheme_text(body), ledgers, "2026Q1").problems
    year = assess(tmp_path, scheme_text(body), ledgers, "2026")
    assert year.column("paid") == {"W1": "70.00", "W2": "0.00"}
    assert [(one.code, one.details["id"]) for one in year.problems] == [("GS507", "W2")]

"""Payments to each person by himself: flat, by grade, role, points and rank, worked by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest

from gridscore.engine.payments import _times
from tests.constructs.own_scheme import assess, roster, scheme_text, scores, year_scores

if TYPE_CHECKING:
    from pathlib import Path

    from tests.constructs.own_scheme import Result

LADDER = """
[[ladders]]
id = "late"
clause = "6"
category = "late"
title = "Late reports"
steps = [{}]
"""
DISMISS = LADDER.replace("steps = [{}]", "steps = [{ dismiss = true }]")


def payment(body: str, *, each: str = "quarter", name: str = "extra") -> str:
    return f"""
[[pay.payments]]
id = "{name}"
clause = "4"
title = "Extra pay"
each = "{each}"
{body}
"""


def quarter(
    folder: Path, body: str, marks: dict[str, object], people: object = None, **more: str
) -> Result:
    """Assess the first quarter under a scheme with `body`; `people` are roster rows by id."""
    listed = people if isinstance(people, str) else roster(list(marks))
    ledgers = {"roster.csv": listed, "scores.csv": scores(marks), **more}
    return assess(folder, scheme_text(body), ledgers, "2026Q1")


def year(
    folder: Path, body: str, marks: dict[str, object], people: str = "", **more: str
) -> Result:
    ledgers = {"roster.csv": people or roster(list(marks)), "scores.csv": year_scores(marks)}
    return assess(folder, scheme_text(body), {**ledgers, **more}, "2026")


def incidents(*rows: str) -> str:
    return "\n".join(["date,id,category", *rows]) + "\n"


# ---- when, and under which account ----


def test_a_payment_falls_due_in_the_run_of_its_own_kind_alone(tmp_path: Path) -> None:
    body = payment("flat = 100") + payment("flat = 1000", each="year", name="annual")
    in_quarter = quarter(tmp_path, body, {"W1": 80})
    assert in_quarter.lines("W1", "pay:due:extra") == ["the same for everybody, in full"]
    assert in_quarter.lines("W1", "pay:bonus:annual") == []
    row = in_quarter.rows["W1"]
    assert (row["due"], row["withheld"], row["paid"]) == ("100.00", "", "100.00")
    in_year = year(tmp_path, body, {"W1": 80})
    row = in_year.rows["W1"]
    assert (row["bonus"], row["paid"]) == ("1000.00", "1000.00")
    assert "due" not in row
    assert in_year.lines("W1", "pay:due:extra") == []


def test_a_quarter_gathered_from_months_does_not_pay_the_months_again(tmp_path: Path) -> None:
    body = payment("flat = 10", each="month") + payment("flat = 100", name="quarterly")
    scheme = scheme_text(body, routine="month").replace(
        "[scoring]", 'gather = "quarter"\n[scoring]'
    )
    sheets = [f"W1,2026-0{month},A,80" for month in (1, 2, 3)]
    ledgers = {
        "roster.csv": roster(["W1"]),
        "scores.csv": "\n".join(["id,period,scorer,work", *sheets]) + "\n",
    }
    assert assess(tmp_path, scheme, ledgers, "2026-02").column("paid") == {"W1": "10.00"}
    assert assess(tmp_path, scheme, ledgers, "2026Q1").column("paid") == {"W1": "100.00"}


def test_the_titles_of_payments_pots_and_rewards_are_explained() -> None:
    from gridscore.messages import Lang
    from gridscore.results.derivation import rule_title
    from gridscore.scheme.loading import load_scheme

    jimiya = load_scheme("jimiya").scheme
    assert rule_title(jimiya, "pay:commendation", "clue", Lang.ZH_HANS) == "重要线索或协助抓捕"
    daqinggou = load_scheme("daqinggou-2015").scheme
    title = rule_title(daqinggou, "pay:due:performance", "performance", Lang.EN)
    assert title == "Monthly performance pay"
    assert rule_title(daqinggou, "pay:due:subsidy", "subsidy", Lang.EN) == "Quarterly subsidy"


# ---- flat, by grade, by role ----


def test_by_grade_pays_what_a_grade_has_and_says_where_it_has_none(tmp_path: Path) -> None:
    body = payment("by_grade = { excellent = 300, good = 200.5 }")
    result = quarter(tmp_path, body, {"W1": 95, "W2": 80, "W3": 65})
    assert result.column("paid") == {"W1": "300.00", "W2": "200.50", "W3": "0.00"}
    assert result.lines("W2", "pay:due:extra") == ["grade good, in full"]
    assert result.lines("W3", "pay:due:extra") == ["looked at: no amount for this grade or role"]
    assert result.report.money == {"due": 50050, "paid": 50050}


def test_by_role_pays_by_role_and_grade(tmp_path: Path) -> None:
    body = payment(
        "[pay.payments.by_role.head]\nexcellent = 600\ngood = 500\n"
        "[pay.payments.by_role.worker]\nexcellent = 300"
    )
    people = roster({"W1": "head", "W2": "worker", "W3": "worker", "W4": "cook", "W5": ""}, "role")
    marks = {"W1": 80, "W2": 95, "W3": 80, "W4": 95, "W5": 95}
    result = quarter(tmp_path, body, marks, people)
    paid = {"W1": "500.00", "W2": "300.00", "W3": "0.00", "W4": "0.00", "W5": "0.00"}
    assert {who: row["paid"] for who, row in sorted(result.rows.items())} == paid
    assert result.lines("W1", "pay:due:extra") == ["head, grade good, in full"]


def test_an_exempt_person_has_the_flat_payment_of_a_round_and_none_by_grade(tmp_path: Path) -> None:
    body = payment("flat = 50") + payment("by_grade = { good = 200 }", name="graded")
    people = roster(["W1", "W2"])
    exempt = {"exemptions.csv": "id,period,reason\nW2,2026Q1,leave\n"}
    result = quarter(tmp_path, body, {"W1": 80}, people, **exempt)
    assert result.column("paid") == {"W1": "250.00", "W2": "50.00"}
    (line,) = [
        one for one in result.journal if one["id"] == "W2" and one["account"] == "pay:due:graded"
    ]
    assert (line["amount"], line["clause"]) == ("0.00", "R16")
    assert line["reason"] == "not paid: exempt from the period's assessment"


def test_who_is_dismissed_in_a_round_is_still_paid_for_it(tmp_path: Path) -> None:
    """R11: the round of the dismissal is graded, ranked and paid."""
    body = DISMISS + payment("by_grade = { good = 200 }")
    log = {"incidents.csv": incidents("2026-02-10,W1,late")}
    result = quarter(tmp_path, body, {"W1": 80, "W2": 80}, **log)
    assert result.rows["W1"]["standing"] == "dismissed"
    assert result.column("paid") == {"W1": "200.00", "W2": "200.00"}


@pytest.mark.parametrize(
    "body",
    ["flat = 900", "by_grade = { good = 900 }", "per_point = 10", "by_rank = [900]", "pool = 900"],
)
def test_the_year_pays_nothing_by_results_to_who_left_was_dismissed_or_is_exempt(
    tmp_path: Path, body: str
) -> None:
    """R15, R16, R18: no bonus, whatever it is measured by; the zero line cites the reading."""
    people = roster({"W1": "", "W2": "2026-11-30", "W3": "", "W4": ""}, "left")
    more = {
        "incidents.csv": incidents("2026-12-10,W3,late"),
        "exemptions.csv": "id,period,reason\nW4,2026,leave\n",
    }
    marks = {"W1": 80, "W2": 85, "W3": 90, "W4": 95}
    result = year(tmp_path, DISMISS + payment(body, each="year"), marks, people, **more)
    assert result.rows["W1"]["bonus"] == ("800.00" if "per_point" in body else "900.00")
    for who, clause in (("W2", "R15"), ("W3", "R18"), ("W4", "R16")):
        assert (result.rows[who]["bonus"], result.rows[who]["paid"]) == ("0.00", "0.00")
        (line,) = [
            one
            for one in result.journal
            if one["id"] == who and one["account"] == "pay:bonus:extra"
        ]
        assert (line["clause"], line["amount"]) == (clause, "0.00")


def test_leavers_that_the_scheme_grades_are_paid_by_their_share_of_the_year(tmp_path: Path) -> None:
    graded = '[year]\nclause = "2"\ngrade_leavers = true\n'
    body = graded + payment('by_grade = { good = 1000 }\nproration = "month"', each="year")
    people = roster({"W1": "2026-08-01"}, "left")
    ledgers = {"roster.csv": people, "scores.csv": year_scores({"W1": 80})}
    result = assess(tmp_path, scheme_text(body), ledgers, "2026")
    # in post in January to August, one day of it: 8 of 12 months of 1000 = 666.666…
    assert result.rows["W1"]["bonus"] == "666.67"


# ---- by points ----


def test_each_point_above_the_bound_is_paid_and_rounded_once(tmp_path: Path) -> None:
    body = payment("per_point = 0.35\nabove = 60")
    result = quarter(tmp_path, body, {"W1": 90.7, "W2": 60, "W3": 59.99, "W4": 60.01, "W5": 60.3})
    # 30.70 × 0.35 = 10.745, half up; 0.01 × 0.35 = 0.0035; 0.30 × 0.35 = 0.105, half up
    paid = {"W1": "10.75", "W2": "0.00", "W3": "0.00", "W4": "0.00", "W5": "0.11"}
    assert {who: row["paid"] for who, row in sorted(result.rows.items())} == paid
    told = "30.70 points above 60.00, 0.35 yuan each, in full"
    assert result.lines("W1", "pay:due:extra") == [told]
    assert result.lines("W2", "pay:due:extra") == ["total 60.00: not above 60.00"]
    assert result.lines("W3", "pay:due:extra") == ["total 59.99: not above 60.00"]


def test_points_and_share_in_post_are_rounded_together(tmp_path: Path) -> None:
    body = payment('per_point = 0.35\nabove = 60\nproration = "month"')
    people = roster({"W1": "2026-02-28"}, "joined")
    result = quarter(tmp_path, body, {"W1": 90.7}, people)
    # 30.70 × 0.35 × 2/3 = 7.16333…; rounded in two steps 10.75 × 2/3 = 7.17
    assert result.rows["W1"]["paid"] == "7.16"


def test_points_are_paid_where_the_total_lies_in_no_band(tmp_path: Path) -> None:
    bands = '[[grades]]\nid = "good"\nfrom = 75\n[[grades]]\nid = "poor"\nfrom = 0\nto = 60\n'
    body = payment("per_point = 1\nabove = 60") + payment("by_grade = { good = 5 }", name="graded")
    ledgers = {"roster.csv": roster(["W1"]), "scores.csv": scores({"W1": 70})}
    result = assess(tmp_path, scheme_text(body, grades=bands), ledgers, "2026Q1")
    assert result.rows["W1"]["paid"] == "10.00"
    told = ["not paid: no total or no grade that it could go by"]
    assert result.lines("W1", "pay:due:graded") == told


def test_a_draft_pays_nothing_on_a_part_sum(tmp_path: Path) -> None:
    more = '[[criteria]]\nid = "log"\nclause = "1"\nmax = 50\ntitle = "Log"\n'
    body = more + payment("per_point = 1") + payment("pool = 100", name="pool")
    scheme = scheme_text(body).replace("max = 100", "max = 50")
    sheet = "id,period,scorer,work,log\nW1,2026Q1,A,40,40\nW2,2026Q1,A,40,\n"
    ledgers = {"roster.csv": roster(["W1", "W2"]), "scores.csv": sheet}
    result = assess(tmp_path, scheme, ledgers, "2026Q1", draft=True)
    assert result.column("total") == {"W1": "80.00", "W2": "40.00"}
    assert result.column("paid") == {"W1": "180.00", "W2": "0.00"}


# ---- by rank ----


def test_equal_ranks_share_what_their_places_earn_to_the_last_fen(tmp_path: Path) -> None:
    body = payment("by_rank = [500, 300.01, 100]")
    result = quarter(tmp_path, body, {"W1": 80, "W2": 90, "W3": 90, "W4": 80, "W5": 70})
    # places 1 and 2: 800.01 = 400.01 + 400.00; places 3 and 4: 100 + nothing, 50 each
    paid = {"W2": "400.01", "W3": "400.00", "W1": "50.00", "W4": "50.00", "W5": "0.00"}
    assert result.column("paid") == paid
    shared = ["rank 1, shared by 2: what their places earn together, in full"]
    assert result.lines("W2", "pay:due:extra") == shared
    beyond = ["looked at: beyond the 3 places that are paid"]
    assert result.lines("W5", "pay:due:extra") == beyond
    assert result.report.money["paid"] == 90001


def test_ranks_are_paid_within_their_groups(tmp_path: Path) -> None:
    body = '[ranking]\nclause = "3"\nwithin = ["zone"]\n' + payment("by_rank = [500, 300]")
    people = roster({"W1": "East", "W2": "East", "W3": "West", "W4": "West"}, "zone")
    result = quarter(tmp_path, body, {"W1": 80, "W2": 90, "W3": 70, "W4": 70}, people)
    paid = {"W1": "300.00", "W2": "500.00", "W3": "400.00", "W4": "400.00"}
    assert {who: row["paid"] for who, row in sorted(result.rows.items())} == paid


def test_who_is_unfit_keeps_his_place_and_nobody_moves_up(tmp_path: Path) -> None:
    body = LADDER + payment('by_rank = [500, 300]\nwhen = [{ none = "late" }]')
    log = {"incidents.csv": incidents("2026-02-10,W1,late")}
    result = quarter(tmp_path, body, {"W1": 95, "W2": 90, "W3": 85}, **log)
    assert result.column("paid") == {"W1": "0.00", "W2": "300.00", "W3": "0.00"}
    tied = quarter(tmp_path, body, {"W1": 90, "W2": 90, "W3": 85}, **log)
    assert tied.column("paid") == {"W1": "0.00", "W2": "400.00", "W3": "0.00"}


def test_without_grades_ranks_alone_are_paid(tmp_path: Path) -> None:
    ledgers = {"roster.csv": roster(["W1", "W2"]), "scores.csv": scores({"W1": 50, "W2": 60})}
    scheme = scheme_text(payment("by_rank = [500]"), grades="")
    result = assess(tmp_path, scheme, ledgers, "2026Q1")
    assert result.column("paid") == {"W2": "500.00", "W1": "0.00"}


# ---- conditions, time in post, open amounts ----


def test_what_must_hold_is_told_where_it_does_not(tmp_path: Path) -> None:
    body = LADDER + payment(
        'flat = 100\nwhen = [{ none = "late" }, { figure = "total", at_least = 70 }]'
    )
    log = {"incidents.csv": incidents("2026-02-10,W1,late")}
    result = quarter(tmp_path, body, {"W1": 65, "W2": 65, "W3": 70}, **log)
    paid = {"W1": "0.00", "W2": "0.00", "W3": "100.00"}
    assert {who: row["paid"] for who, row in sorted(result.rows.items())} == paid
    (first,) = result.lines("W1", "pay:due:extra")  # one line, of the first that fails
    assert first.startswith("not paid: what must hold does not: ")
    assert "Late reports" in first
    assert "not paid" not in result.rows["W2"]["reasons"]  # the journal tells, the row would drown


def test_a_payment_by_rank_may_ask_for_the_rank_and_the_grade(tmp_path: Path) -> None:
    body = payment(
        'flat = 100\nwhen = [{ figure = "rank", at_most = 2 }, { grade = ["excellent", "good"] }]'
    )
    result = quarter(tmp_path, body, {"W1": 90, "W2": 65, "W3": 60})
    assert result.column("paid") == {"W1": "100.00", "W2": "0.00", "W3": "0.00"}


@pytest.mark.parametrize(
    ("joined", "left", "months"),
    [("2026-01-31", "", 3), ("2026-02-01", "", 2), ("", "2026-02-01", 2), ("2026-03-31", "", 1)],
)
def test_months_in_post_count_by_one_day_in_them(
    tmp_path: Path, joined: str, left: str, months: int
) -> None:
    """R15: a month counts of which at least one day is in post."""
    people = roster({"W1": f"{joined},{left}"}, "joined,left")
    for least in (1, 2, 3):
        body = payment(f"flat = 90\nminimum_months = {least}")
        result = quarter(tmp_path, body, {"W1": 80}, people)
        assert result.rows["W1"]["paid"] == ("90.00" if months >= least else "0.00")


def test_months_after_a_dismissal_do_not_count(tmp_path: Path) -> None:
    body = DISMISS + payment('flat = 90\nproration = "month"')
    body += payment("flat = 1\nminimum_months = 3", name="full")
    log = {"incidents.csv": incidents("2026-02-10,W1,late")}
    result = quarter(tmp_path, body, {"W1": 80}, **log)
    assert result.rows["W1"]["paid"] == "60.00"  # January and February; not three months
    told = ["not paid: fewer than 3 months in post in the period"]
    assert result.lines("W1", "pay:due:full") == told


@pytest.mark.parametrize(
    ("proration", "paid"),
    # joined on 2026-02-15: 45 of the 90 days, 2 of the 3 months, the quarter
    [("none", "90.01"), ("quarter", "90.01"), ("month", "60.01"), ("day", "45.01")],
)
def test_a_share_of_the_period_is_paid_half_up(tmp_path: Path, proration: str, paid: str) -> None:
    body = payment(f'flat = 90.01\nproration = "{proration}"')
    people = roster({"W1": "2026-02-15"}, "joined")
    result = quarter(tmp_path, body, {"W1": 80}, people)
    assert result.rows["W1"]["paid"] == paid  # 60.0066…, 45.005


def test_days_of_several_stints_add_up_and_end_with_a_dismissal(tmp_path: Path) -> None:
    body = DISMISS + payment('flat = 90\nproration = "day"')
    people = "id,name,grid,joined,left\nW1,NW1,G1,,2026-01-10\nW1,NW1,G2,2026-01-21,2026-03-31\n"
    log = {"incidents.csv": incidents("2026-02-09,W1,late")}
    result = quarter(tmp_path, body, {"W1": 80}, people, **log)
    assert result.rows["W1"]["paid"] == "30.00"  # 10 + 11 + 9 days of 90


def test_the_bonus_by_grade_is_prorated_by_days_too(tmp_path: Path) -> None:
    body = '[pay.bonus]\nclause = "4"\nproration = "day"\n'
    body += "amounts = { excellent = 730, good = 365, pass = 1, fail = 0 }\n"
    people = roster({"W1": "2026-03-02"}, "joined")
    result = year(tmp_path, body, {"W1": 80}, people)
    assert result.rows["W1"]["bonus"] == "305.00"  # 365 days less the 60 before


OPEN = '{ setting = "pay.extra" }'


@pytest.mark.parametrize(
    "body",
    [f"flat = {OPEN}", f"by_grade = {{ good = {OPEN} }}", f"per_point = {OPEN}", f"pool = {OPEN}"],
)
def test_an_amount_left_open_leaves_the_whole_pay_of_the_row_open(
    tmp_path: Path, body: str
) -> None:
    """R14: what is known beside it is taken back, and the station is asked for the key."""
    whole = payment(body) + payment("flat = 10", name="known")
    result = quarter(tmp_path, whole, {"W1": 80, "W2": 80})
    for row in result.rows.values():
        assert (row["due"], row["paid"]) == ("", "")
    (told,) = [problem for problem in result.problems if problem.code == "GS701"]
    assert told.details["key"] == "pay.extra"
    assert result.lines("W1", "pay:due:extra") == ["not set: the station has not given pay.extra"]
    assert result.report.money == {"due": None, "paid": None}


def test_an_open_amount_touches_nobody_whom_it_does_not_pay(tmp_path: Path) -> None:
    body = payment(f"by_grade = {{ good = {OPEN} }}") + payment("flat = 10", name="known")
    result = quarter(tmp_path, body, {"W1": 80, "W2": 65})
    assert result.column("paid") == {"W1": "", "W2": "10.00"}


# ---- pots of the year ----

POT = '[[pay.pots]]\nid = "deposit"\nclause = "5"\ntitle = "Deposit"\namount = 500\neach = "year"\n'
TAKES = LADDER.replace("steps = [{}]", 'steps = [{ withhold = 200, pot = "deposit" }]')


def test_the_year_pays_its_own_pots_beside_bonus_and_commendation(tmp_path: Path) -> None:
    body = TAKES + POT + payment("by_grade = { good = 300 }", each="year")
    body += '[pay.commendation]\nclause = "7"\ncategory = "commendation"\namount = 50\n'
    log = (
        "date,id,category,document\n"
        "2026-02-01,W1,late,\n2026-03-01,W1,late,\n2026-08-01,W1,late,\n"
        "2026-05-01,W2,commendation,No. 1\n"
    )
    result = year(tmp_path, body, {"W1": 80, "W2": 80}, **{"incidents.csv": log})
    columns = ("due", "withheld", "bonus", "commendation", "paid")
    # W1: three times 200 off 500, down to 0; 0 + 300. W2: 500 + 300 + 50
    first, second = (result.rows[who] for who in ("W1", "W2"))
    assert [first[name] for name in columns] == ["500.00", "500.00", "300.00", "0.00", "300.00"]
    assert [second[name] for name in columns] == ["500.00", "0.00", "300.00", "50.00", "850.00"]
    money = {"due": 100000, "withheld": 50000, "bonus": 60000, "commendation": 5000, "paid": 115000}
    assert result.report.money == money
    shown = [name for name in result.rows["W1"] if name in columns]
    assert shown == list(columns)


def test_the_year_does_not_tell_again_what_its_quarters_withheld(tmp_path: Path) -> None:
    quarterly = POT.replace('"deposit"', '"perf"').replace("year", "quarter")
    more = TAKES.replace('"late"', '"rude"').replace('"deposit"', '"perf"')
    body = TAKES + more + POT + quarterly
    log = {"incidents.csv": incidents("2026-02-01,W1,rude", "2026-03-01,W1,late")}
    result = year(tmp_path, body, {"W1": 80}, **log)
    assert (result.rows["W1"]["withheld"], result.rows["W1"]["paid"]) == ("200.00", "300.00")
    assert result.lines("W1", "pay:withheld:rude") == []
    in_quarter = quarter(tmp_path, body, {"W1": 80}, **log)
    assert (in_quarter.rows["W1"]["withheld"], in_quarter.rows["W1"]["paid"]) == (
        "200.00",
        "300.00",
    )
    assert in_quarter.lines("W1", "pay:withheld:late") == [
        "occurrence 1 this year: withheld from pay that is not due in this period"
    ]


def test_the_year_does_not_name_as_a_reason_what_moved_a_quarter(tmp_path: Path) -> None:
    quarterly = POT.replace('"deposit"', '"perf"').replace("year", "quarter")
    steps = 'steps = [{ withhold = 200, pot = "perf" }, { withhold = 90, pot = "deposit" }]'
    body = LADDER.replace("steps = [{}]", steps) + POT + quarterly
    log = {"incidents.csv": incidents("2026-02-01,W1,late", "2026-05-01,W2,late")}
    log["incidents.csv"] += "2026-08-01,W2,late\n"
    marks: dict[str, object] = {"W1": 80, "W2": 80}
    result = year(tmp_path, body, marks, **log)
    assert result.column("withheld") == {"W1": "0.00", "W2": "90.00"}
    assert result.rows["W1"]["reasons"] == ""
    assert result.rows["W2"]["reasons"] == "6 occurrence 2 this year: 90.00 yuan withheld"
    first = quarter(tmp_path, body, marks, **log)  # where the deposit is yet to come
    assert first.column("withheld") == {"W1": "200.00", "W2": "0.00"}


def test_a_title_may_hold_braces(tmp_path: Path) -> None:
    bands = (
        '[[grades]]\nid = "good"\ntitle = "G{x}"\nfrom = 75\n[[grades]]\nid = "poor"\nfrom = 0\n'
    )
    body = payment('pool = 100\nwhen = [{ grade = ["good"] }]')
    marks = {"W1": 80, "W2": 70}
    ledgers = {"roster.csv": roster(list(marks)), "scores.csv": scores(marks)}
    result = assess(tmp_path, scheme_text(body, grades=bands), ledgers, "2026Q1")
    (why,) = result.lines("W2", "pay:due:extra")
    assert "G{x}" in why


@pytest.mark.parametrize("fen", [7, 2**40 + 3])
def test_points_times_yuan_are_rounded_once_whatever_their_size(fen: int) -> None:
    points, divisor = [0, 1, 2**25 + 1, 2**30 + 7], 3_600
    exact = [(Fraction(fen * one, divisor) + Fraction(1, 2)).__floor__() for one in points]
    assert _times(fen, np.array(points, np.int64), divisor).tolist() == exact

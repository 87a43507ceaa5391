"""Lines of the tariff that pay or take money: per event, per unit, by severity, measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gridscore.messages.severity import Severity
from tests.constructs.own_scheme import assess, roster, scheme_text, scores, year_scores

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.constructs.own_scheme import Result

SCORE = '[score]\nclause = "1"\ncap = 100\n'
POT = '[[pay.pots]]\nid = "perf"\nclause = "5"\ntitle = "Performance pay"\namount = 100\n'


def entry(body: str, name: str = "event", category: str = "event") -> str:
    about = "" if "measure" in body else f'category = "{category}"\n'
    return f'[[entries]]\nid = "{name}"\nclause = "3"\ntitle = "The event"\n{about}{body}\n'


def log(*rows: str, columns: str = "severity,count") -> dict[str, str]:
    return {"incidents.csv": "\n".join([f"date,id,category,{columns}", *rows]) + "\n"}


def quarter(folder: Path, body: str, more: Mapping[str, str], *people: str) -> Result:
    marks = dict.fromkeys(people or ("W1", "W2"), 80)
    ledgers = {"roster.csv": roster(list(marks)), "scores.csv": scores(marks), **more}
    return assess(folder, scheme_text(SCORE + body), ledgers, "2026Q1")


def test_a_reward_for_each_event_needs_no_pot(tmp_path: Path) -> None:
    rows = log("2026-02-01,W1,event,,", "2026-03-01,W1,event,,", "2026-04-01,W2,event,,")
    result = quarter(tmp_path, entry("yuan = 30.5"), rows)
    assert result.column("paid") == {"W1": "61.00", "W2": "0.00"}  # W2's is of the next quarter
    assert result.column("due") == {"W1": "61.00", "W2": "0.00"}
    assert result.column("withheld") == {"W1": "", "W2": ""}  # there is nothing to withhold from
    assert result.lines("W1", "pay:due:event") == ["The event", "The event"]
    assert result.lines("W2", "pay:due:event") == ["looked at: nothing of the kind in the period"]
    (first, _) = [one for one in result.journal if one["account"] == "pay:due:event"][:2]
    assert (first["clause"], first["file"], first["cell"]) == ("3", "ledgers/incidents.csv", "C2")
    assert result.rows["W1"]["reasons"] == "3 The event"


def test_a_fine_for_each_event_comes_off_the_first_pot_down_to_nothing(tmp_path: Path) -> None:
    rows = log(
        *("2026-02-01,W1,event,,", "2026-03-01,W1,event,,", "2026-03-02,W1,event,,"),
        "2026-03-01,W2,event,,",
    )
    second = POT.replace('"perf"', '"second"')
    result = quarter(tmp_path, entry("yuan = -40") + POT + second, rows)
    # three times 40 off 100: 100 withheld; the second pot bears nothing
    assert result.column("withheld") == {"W1": "100.00", "W2": "40.00"}
    assert result.column("paid") == {"W1": "100.00", "W2": "160.00"}
    amounts = [one["amount"] for one in result.journal if one["account"] == "pay:withheld:event"]
    assert amounts == ["-40.00"] * 4
    (floor,) = [one for one in result.journal if one["account"] == "pay:floor" and one["amount"]]
    assert (floor["id"], floor["amount"], floor["clause"]) == ("W1", "20.00", "R10")


def test_a_fine_and_a_ladder_take_from_one_pot_together(tmp_path: Path) -> None:
    ladder = (
        '[[ladders]]\nid = "late"\nclause = "6"\ncategory = "late"\ntitle = "Late"\n'
        "steps = [{ withhold = 70 }]\n"
    )
    rows = log("2026-02-01,W1,event,,", "2026-03-01,W1,late,,")
    result = quarter(tmp_path, entry("yuan = -40") + ladder + POT, rows)
    assert (result.rows["W1"]["withheld"], result.rows["W1"]["paid"]) == ("100.00", "0.00")


def test_money_by_severity_may_pay_and_take(tmp_path: Path) -> None:
    body = entry("yuan = { minor = 10, serious = -30, grave = -50.25 }") + POT
    rows = log(
        *("2026-02-01,W1,event,minor,", "2026-02-02,W1,event,serious,"),
        *("2026-02-03,W2,event,grave,", "2026-02-04,W3,event,minor,"),
    )
    result = quarter(tmp_path, body, rows, "W1", "W2", "W3")
    columns = ("due", "withheld", "paid")
    rows_of = {who: [row[name] for name in columns] for who, row in result.rows.items()}
    assert rows_of == {
        "W1": ["110.00", "30.00", "80.00"],
        "W2": ["100.00", "50.25", "49.75"],
        "W3": ["110.00", "0.00", "110.00"],
    }


def test_a_severity_that_moves_no_money_is_told_once(tmp_path: Path) -> None:
    body = entry("yuan = { minor = 0, serious = -30 }") + POT
    result = quarter(tmp_path, body, log("2026-02-01,W1,event,minor,"))
    assert result.lines("W1", "pay:withheld:event") == ["The event"]
    assert result.rows["W1"]["reasons"] == ""
    assert result.lines("W1", "pay:due:event") == []
    both = entry("yuan = { minor = 0, serious = -30, grave = 5 }") + POT
    result = quarter(tmp_path, both, log("2026-02-01,W1,event,minor,"))
    assert result.lines("W1", "pay:due:event") == ["The event"]
    assert "The event" not in result.lines("W1", "pay:withheld:event")


@pytest.mark.parametrize(
    ("units", "paid"),
    # 25 pieces, 3 of them free, 10 a unit at 7.55 yuan: 2.2 units, 3 started, 2 whole
    [("exact", "16.61"), ("started", "22.65"), ("whole", "15.10")],
)
def test_money_per_unit_of_the_count(tmp_path: Path, units: str, paid: str) -> None:
    body = entry(f'yuan = 7.55\nper = 10\nfree = 3\nunits = "{units}"')
    result = quarter(tmp_path, body, log("2026-02-01,W1,event,,25"))
    assert result.rows["W1"]["paid"] == paid


def test_money_doubles_with_the_occurrence_and_counts_by_authority(tmp_path: Path) -> None:
    body = entry("yuan = -10\nrepeats = [1, 2]\ntimes = { city = 1.5 }") + POT
    rows = log(
        *("2026-02-01,W1,event,city", "2026-02-02,W1,event,street", "2026-02-03,W1,event,"),
        columns="authority",
    )
    result = quarter(tmp_path, body, rows)
    assert result.rows["W1"]["withheld"] == "55.00"  # 15, then 20 and 20


def test_events_that_do_not_count_pay_nothing_and_say_why(tmp_path: Path) -> None:
    rows = log("2026-02-01,W1,event,pending", "2026-02-02,W1,event,revoked", columns="status")
    result = quarter(tmp_path, entry("yuan = 30"), rows)
    assert result.rows["W1"]["paid"] == "0.00"
    assert result.lines("W1", "pay:due:event") == [
        "not counted: still pending (R7)",
        "not counted: revoked (R7)",
    ]


def test_points_and_money_of_one_line_move_apart(tmp_path: Path) -> None:
    body = entry("points = -2\nyuan = -30\ncap = 3") + POT
    rows = log(*(f"2026-02-0{day},W1,event,," for day in (1, 2, 3)))
    result = quarter(tmp_path, body, rows)
    row = result.rows["W1"]  # the cap is of points only
    assert (row["total"], row["withheld"], row["paid"]) == ("77.00", "90.00", "10.00")


def test_somebody_without_a_total_is_paid_for_events_all_the_same(tmp_path: Path) -> None:
    exempt = {"exemptions.csv": "id,period,reason\nW2,2026Q1,leave\n"}
    ledgers = {
        "roster.csv": roster(["W1", "W2"]),
        "scores.csv": scores({"W1": 80}),
        **log("2026-02-01,W2,event,,"),
        **exempt,
    }
    result = assess(tmp_path, scheme_text(SCORE + entry("yuan = 30")), ledgers, "2026Q1")
    assert result.column("paid") == {"W1": "0.00", "W2": "30.00"}


# ---- measured ----

VISITS = '[[measures]]\nid = "visits"\ntitle = "Visits"\n'


def measures(period: str = "2026Q1", **values: object) -> dict[str, str]:
    rows = [f"{who},{period},{value}" for who, value in values.items()]
    return {"measures.csv": "\n".join(["id,period,visits", *rows]) + "\n"}


def test_a_measured_quantity_is_paid_by_the_unit_beyond_a_target(tmp_path: Path) -> None:
    body = VISITS + entry('measure = "visits"\nyuan = 1.5\nbeyond = 60')
    result = quarter(tmp_path, body, measures(W1=75, W2=60))
    assert result.column("paid") == {"W1": "22.50", "W2": "0.00"}
    assert result.lines("W1", "pay:due:event") == ["The event: 75.00, counted beyond 60"]
    (line,) = [
        one for one in result.journal if one["id"] == "W1" and one["account"] == "pay:due:event"
    ]
    assert (line["file"], line["cell"]) == ("ledgers/measures.csv", "C2")


def test_a_measured_shortfall_comes_off_the_pot(tmp_path: Path) -> None:
    body = VISITS + entry('measure = "visits"\nyuan = -3\nshort_of = 60') + POT
    result = quarter(tmp_path, body, measures(W1=50, W2=10))
    assert result.column("withheld") == {"W1": "30.00", "W2": "100.00"}  # 150 off 100
    assert result.column("paid") == {"W1": "70.00", "W2": "0.00"}


def test_a_gathered_quarter_adds_up_the_measures_of_its_months(tmp_path: Path) -> None:
    body = SCORE + VISITS + entry('measure = "visits"\nyuan = -30\nshort_of = 10') + POT
    scheme = scheme_text(body, routine="month").replace(
        "[scoring]", 'gather = "quarter"\n[scoring]'
    )
    sheets = [f"W1,2026-0{month},A,80" for month in (1, 2, 3)]
    visits = [f"W1,2026-0{month},{value}" for month, value in ((1, 9), (2, 5), (3, 10))]
    ledgers = {
        "roster.csv": roster(["W1"]),
        "scores.csv": "\n".join(["id,period,scorer,work", *sheets]) + "\n",
        "measures.csv": "\n".join(["id,period,visits", *visits]) + "\n",
    }
    months = [assess(tmp_path, scheme, ledgers, f"2026-0{month}") for month in (1, 2, 3)]
    assert [one.rows["W1"]["withheld"] for one in months] == ["30.00", "100.00", "0.00"]
    gathered = assess(tmp_path, scheme, ledgers, "2026Q1").rows["W1"]
    # each month's pot bears its own: what is beyond it in February is not taken from March
    assert (gathered["due"], gathered["withheld"]) == ("300.00", "130.00")


# ---- of the year ----


def test_money_of_the_year_falls_due_in_the_year_alone(tmp_path: Path) -> None:
    year_pot = POT.replace('"perf"', '"deposit"') + 'each = "year"\n'
    body = (
        *(SCORE, entry('yuan = 30\non = "year"', "praise", "praise")),
        *(entry('yuan = -40\non = "year"', "blame", "blame"), POT, year_pot),
    )
    marks = {"W1": 80}
    ledgers = {
        "roster.csv": roster(["W1"]),
        "scores.csv": year_scores(marks),
        **log("2026-02-01,W1,praise,,", "2026-02-02,W1,blame,,"),
    }
    scheme = scheme_text("".join(body))
    in_quarter = assess(tmp_path, scheme, ledgers, "2026Q1").rows["W1"]
    assert (in_quarter["due"], in_quarter["withheld"]) == ("100.00", "0.00")
    year = assess(tmp_path, scheme, ledgers, "2026").rows["W1"]
    columns = ("due", "withheld", "bonus", "paid")
    assert [year[name] for name in columns] == ["130.00", "40.00", "", "90.00"]


def test_a_measured_quantity_of_the_year_is_paid_by_what_the_year_came_to(tmp_path: Path) -> None:
    body = SCORE + VISITS + entry('measure = "visits"\nyuan = 2\nbeyond = 200\non = "year"')
    ledgers = {
        "roster.csv": roster(["W1"]),
        "scores.csv": year_scores({"W1": 80}),
        "measures.csv": "id,period,visits\nW1,2026,230\n",
    }
    result = assess(tmp_path, scheme_text(body), ledgers, "2026")
    assert result.column("paid") == {"W1": "60.00"}
    assert result.lines("W1", "pay:due:event") == ["The event: 230.00, counted beyond 200"]


def test_what_a_round_paid_is_not_paid_again_by_the_year(tmp_path: Path) -> None:
    ledgers = {
        "roster.csv": roster(["W1"]),
        "scores.csv": year_scores({"W1": 80}),
        **log("2026-02-01,W1,event,,"),
    }
    result = assess(tmp_path, scheme_text(SCORE + entry("yuan = 30")), ledgers, "2026")
    assert result.report.money == {}
    assert result.lines("W1", "pay:due:event") == []


def test_a_fine_of_the_round_where_its_pot_falls_due_later_says_so(tmp_path: Path) -> None:
    body = SCORE + entry("yuan = -40") + POT + 'each = "quarter"\n'
    monthly = POT.replace('"perf"', '"monthly"') + 'each = "month"\n'
    scheme = scheme_text(body + monthly, routine="month")
    scheme = scheme.replace("[scoring]", 'gather = "quarter"\n[scoring]')
    sheets = [f"W1,2026-0{month},A,80" for month in (1, 2, 3)]
    ledgers = {
        "roster.csv": roster(["W1"]),
        "scores.csv": "\n".join(["id,period,scorer,work", *sheets]) + "\n",
        **log("2026-02-01,W1,event,,"),
    }
    month = assess(tmp_path, scheme, ledgers, "2026-02")
    assert (month.rows["W1"]["withheld"], month.rows["W1"]["paid"]) == ("0.00", "100.00")
    assert month.lines("W1", "pay:withheld:event") == [
        "The event: withheld from pay that is not due in this period"
    ]
    gathered = assess(tmp_path, scheme, ledgers, "2026Q1").rows["W1"]
    assert (gathered["withheld"], gathered["paid"]) == ("40.00", "360.00")


GRADED = """
[[pay.payments]]
id = "merit"
clause = "6"
title = "Merit pay"
each = "quarter"
by_grade = { excellent = 300, good = 200 }
"""


def test_a_fine_comes_off_a_payment_down_to_nothing(tmp_path: Path) -> None:
    body = GRADED + entry('yuan = -90\npot = "merit"')
    rows = log("2026-02-01,W1,event,,", "2026-02-02,W2,event,,2", "2026-02-03,W2,event,,")
    result = quarter(tmp_path, body, rows)  # 80 points: good, 200
    assert result.column("due") == {"W1": "200.00", "W2": "200.00"}
    assert result.column("withheld") == {"W1": "90.00", "W2": "200.00"}
    assert result.column("paid") == {"W1": "110.00", "W2": "0.00"}
    assert "pay:floor" in {line["account"] for line in result.journal if line["id"] == "W2"}


@pytest.mark.parametrize(("step", "left"), [("withhold_share = 12.5", 175), ("withhold = 20", 180)])
def test_a_step_takes_a_share_of_a_payment(tmp_path: Path, step: str, left: int) -> None:
    steps = f'steps = [{{ {step}, pot = "merit" }}]'
    body = f'{GRADED}[[ladders]]\nid = "l"\nclause = "7"\ntitle = "L"\ncategory = "late"\n{steps}\n'
    rows = {"incidents.csv": "date,id,category\n2026-02-01,W1,late\n"}
    result = quarter(tmp_path, body, rows)
    assert result.column("paid") == {"W1": f"{left}.00", "W2": "200.00"}


@pytest.mark.parametrize(
    ("how", "due"),
    [
        ("day", "45.56"),
        ("month", "66.67"),
        ("half-month", "50.00"),
        ("mid-month", "33.33"),
        ("whole-month", "33.33"),
    ],
)
def test_a_pot_by_time_in_post(tmp_path: Path, how: str, due: str) -> None:
    ledgers = {
        "roster.csv": roster({"W1": "2026-02-19"}, "joined"),  # 10 and 31 of 90 days
        "scores.csv": scores({"W1": 80}),
    }
    body = POT + f'proration = "{how}"\n'
    result = assess(tmp_path, scheme_text(body), ledgers, "2026Q1")
    assert result.rows["W1"]["due"] == due


def test_what_a_draft_does_not_know_yet_is_a_warning(tmp_path: Path) -> None:
    body = entry("points = { minor = -1, serious = -3 }", "a", "a")
    body += entry("per = 5\npoints = -1", "b", "b")
    body += entry("points = { from = -5, to = -1 }", "c", "c")
    head = "date,id,category,severity,count,points\n"
    rows = head + "2026-02-01,W1,a,,,\n2026-02-02,W1,b,,,\n2026-02-03,W1,c,,,\n"
    ledgers = {
        "roster.csv": roster(["W1"]),
        "scores.csv": scores({"W1": 80}),
        "incidents.csv": rows,
    }
    text = scheme_text(SCORE + body)
    for draft, severity in ((False, Severity.ERROR), (True, Severity.WARNING)):
        result = assess(tmp_path, text, ledgers, "2026Q1", draft=draft)
        told = {p.code: p.severity for p in result.problems if p.code.startswith("GS5")}
        assert told == dict.fromkeys(["GS508", "GS509", "GS510"], severity)


def test_a_measure_that_the_log_adds_up(tmp_path: Path) -> None:
    body = '[[measures]]\nid = "minutes"\ntitle = "Minutes"\nevents = ["late"]\n'
    body += entry('measure = "minutes"\nbeyond = 30\nper = 10\nunits = "started"\npoints = -1')
    rows = log(
        "2026-01-10,W1,late,,12.5",
        "2026-03-31,W1,late,,18",
        "2026-03-31,W2,late,,40.5",
        "2026-04-01,W2,late,,90",  # of the next quarter
        "2026-02-01,W1,late,,500",
    )
    rows = {"incidents.csv": rows["incidents.csv"].replace("500", "500,revoked").replace(
        "severity,count", "severity,count,status"
    )}  # fmt: skip
    result = quarter(tmp_path, body, rows)
    # W1: 30.5, so one started ten beyond 30; W2: 40.5, two.
    assert result.column("total") == {"W1": "79.00", "W2": "78.00"}
    towards = [line for line in result.journal if line["reason"].endswith("towards Minutes")]
    assert [(line["id"], line["cell"]) for line in towards] == [
        ("W1", "C2"),
        ("W1", "C3"),
        ("W2", "C4"),
    ]
